"""Region names in a sentence, found by the names that the index of regions knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cakupan.regions import NATION, RegionIndex

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST_WORDS = 6
_ABBREVIATIONS = {"kab": "kabupaten", "prov": "provinsi", "kep": "kepulauan"}
_FORMAL = ("provinsi", "province")
# Names of regions that are words of everyday speech or of this field, where they do
# not stand beside "Kota" or "Kabupaten".
_COMMON = frozenset({"ri", "nasional", "republik indonesia", "indonesia", "batu"})


@dataclass(frozen=True)
class Place:
    """Where a text names a region.

    Attributes:
        text: as written.
        codes: every region that the name fits.
        start: place in the text.
        end: place behind it.
    """

    text: str
    codes: tuple[str, ...]
    start: int
    end: int


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


@lru_cache(maxsize=4)
def _names(index: RegionIndex) -> Mapping[str, tuple[str, ...]]:
    """Return the regions of every name in plain letters."""
    found: dict[str, set[str]] = {}
    for region in index.regions:
        if region.level == "area":  # an office's catchment, which no claim is about
            continue
        for name in (region.region_name, region.short_name, *region.aliases):
            found.setdefault(_plain(name), set()).add(region.region_code)
    return {name: tuple(sorted(codes)) for name, codes in found.items() if name}


def find_places(text: str, index: RegionIndex) -> list[Place]:
    """Return the regions that a text names, the longest name at each place.

    A name of one word begins with a capital, unless the text has none at all.
    """
    names = _names(index)
    words = list(_WORD.finditer(text))
    has_capitals = any(letter.isupper() for letter in text)
    found: list[Place] = []
    place = 0
    while place < len(words):
        taken = _longest(text, words, place, names, has_capitals)
        if taken is None:
            place += 1
            continue
        length, codes = taken
        start, end = words[place].start(), words[place + length - 1].end()
        found.append(Place(text[start:end], codes, start, end))
        place += length
    return found


def _longest(
    text: str,
    words: list[re.Match[str]],
    place: int,
    names: Mapping[str, tuple[str, ...]],
    has_capitals: bool,
) -> tuple[int, tuple[str, ...]] | None:
    for length in range(min(_MOST_WORDS, len(words) - place), 0, -1):
        part = words[place : place + length]
        if has_capitals and not part[0].group()[0].isupper():
            continue
        if any(
            re.search(r"[.;:!?()]\s", text[a.end() : b.start() + 1] + " ")
            and _plain(a.group()) not in _ABBREVIATIONS
            for a, b in pairwise(part)
        ):
            continue
        plain = " ".join(
            _ABBREVIATIONS.get(_plain(word.group()), _plain(word.group()))
            for word in part
        )
        for formal in _FORMAL:
            plain = plain.removeprefix(f"{formal} ")
        if plain in names and plain not in _COMMON:
            return length, names[plain]
    return None


def chosen(places: list[Place], index: RegionIndex) -> tuple[str, ...]:
    """Return the regions that a text is about: one, several to choose from, or none.

    Regions in which another named one lies are its address: "Wonogiri, Jawa Tengah".
    """
    codes = dict.fromkeys(code for place in places for code in place.codes)
    sure = [place.codes[0] for place in places if len(place.codes) == 1]
    open_ = [place.codes for place in places if len(place.codes) > 1]
    # "Kota Bogor ... Bogor": the full name says which one is meant.
    open_ = [group for group in open_ if not set(group) & set(sure)]
    kept = [code for code in codes if code in sure or any(code in g for g in open_)]
    above = {parent for code in kept for parent in _above(code, index)}
    inner = [code for code in kept if code not in above]
    return tuple(inner)


def _above(code: str, index: RegionIndex) -> set[str]:
    region = index.of(code, "38")
    found = {NATION} if code != NATION else set()
    if region.parent_code:
        found.add(region.parent_code)
    if region.island_group == "Kalimantan" and region.level == "province":
        found.add("KAL")
    if region.level == "regency" and region.parent_code:
        found |= _above(region.parent_code, index)
    return found
