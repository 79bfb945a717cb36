"""Region names in a sentence, found by the names that the index of regions knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cakupan.data.nouns import SCHEME
from cakupan.data.regions import NATION, RegionIndex

_WORD = re.compile(r"[^\W_]+(?:['’-](?!s\b)[^\W_]+)*")
_MOST_WORDS = 6
# Letters between a city and the province of its address: ", Provinsi ".
_NEXT = 12
_ABBREVIATIONS = {"kab": "kabupaten", "prov": "provinsi", "kep": "kepulauan"}
# Words that say of what kind the region is that they stand beside.
_KINDS = {
    **dict.fromkeys(
        ("provinsi", "pemprov", "pemerintah provinsi", "gubernur", "wagub",
         "wakil gubernur", "dprd provinsi", "province of", "governor of"),
        "province",
    ),
    **dict.fromkeys(
        ("kota", "pemkot", "pemerintah kota", "wali kota", "walikota",
         "wakil wali kota", "dprd kota", "city of", "mayor of"),
        "kota",
    ),
    **dict.fromkeys(
        ("kabupaten", "pemkab", "pemerintah kabupaten", "bupati", "wakil bupati",
         "dprd kabupaten", "regency of", "regent of"),
        "kabupaten",
    ),
}  # fmt: skip
_KINDS_BEHIND = {
    "province": "province",
    "city": "kota",
    "regency": "kabupaten",
    "municipality": "kota",
}
# An office's area is not the city's or province's that it has its name from.
_OFFICE_BEFORE = re.compile(
    r"\b(?:(?:kantor\s+)?cabang(?:\s+(?:utama|perintis|pembantu|madya|pratama))?|kacab|"
    r"KCP?|kakacab|kakanwil|kanwil|kantor wilayah|kantor perwakilan|"
    rf"branch(?:\s+office)?(?:\s+(?:of|in))?)(?:\s+{SCHEME})?\s+$",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(r"\s+(?:branch|regional office)\b", re.IGNORECASE)
# "BPJS Ketenagakerjaan Samarinda melindungi ...", but not its members or coverage.
_INSTITUTE_BEFORE = re.compile(
    rf"(?<!peserta )(?<!kepesertaan )(?<!cakupan )(?<!anggota )(?<!perlindungan )"
    rf"(?<!program )(?<!coverage )\b{SCHEME}\s+$",
    re.IGNORECASE,
)
# Names of regions that are words of everyday speech or of this field, where they do
# not stand beside "Kota" or "Kabupaten".
_COMMON = frozenset({"ri", "nasional", "republik indonesia", "indonesia", "batu"})


@dataclass(frozen=True)
class NamedPlace:
    """Where a text names a region.

    Attributes:
        text: as written.
        codes: every region that the name fits.
        start: place in the text.
        end: place behind it.
        office: the words, where the name is a branch office's: "Cabang Surabaya".
    """

    text: str
    codes: tuple[str, ...]
    start: int
    end: int
    office: str = ""


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


@lru_cache(maxsize=4)
def _names(index: RegionIndex) -> Mapping[str, tuple[str, ...]]:
    """Return the regions of every name in plain letters."""
    codes_by_name: dict[str, set[str]] = {}
    for region in index.regions:
        if region.level == "area":  # an office's catchment, which no claim is about
            continue
        for name in (region.region_name, region.short_name, *region.aliases):
            codes_by_name.setdefault(_plain(name), set()).add(region.region_code)
    return {name: tuple(sorted(codes)) for name, codes in codes_by_name.items() if name}


def find_places(text: str, index: RegionIndex) -> list[NamedPlace]:
    """Return the regions that a text names, the longest name at each place.

    A name of one word begins with a capital, unless the text has none at all. A word
    of kind beside it decides between regions of one name: ``Provinsi Jambi``,
    ``Pemkot Gorontalo``, ``Jambi Province``.
    """
    names = _names(index)
    words = list(_WORD.finditer(text))
    has_capitals = any(letter.isupper() for letter in text)
    places: list[NamedPlace] = []
    place = 0
    while place < len(words):
        longest = _longest(text, words, place, names, has_capitals)
        if longest is None:
            place += 1
            continue
        length, codes = longest
        start, end = words[place].start(), words[place + length - 1].end()
        kind = _kind_beside(text, words, place, length)
        codes_of_kind = _of_kind(codes, kind, index)
        office = _office(text, start, end, is_bare=kind is None)
        places.append(NamedPlace(text[start:end], codes_of_kind, start, end, office))
        place += length
    return places


def _office(text: str, start: int, end: int, *, is_bare: bool) -> str:
    """Return the words of a branch office whose name a region's is; else nothing.

    Args:
        text: the sentence.
        start: where the name begins.
        end: where it ends.
        is_bare: no "Kota", "Kabupaten", "Provinsi" stands beside it.
    """
    before = text[max(0, start - 60) : start]
    office = _OFFICE_BEFORE.search(before)
    if office is None and is_bare:
        office = _INSTITUTE_BEFORE.search(before)
    if office:
        return " ".join((office.group() + text[start:end]).split())
    behind = _OFFICE_BEHIND.match(text, end)
    return text[start:end] + behind.group() if behind else ""


def _kind_beside(
    text: str, words: list[re.Match[str]], place: int, length: int
) -> str | None:
    """Return the kind that the words before or behind a name say."""
    for size in (3, 2, 1):
        before = words[max(0, place - size) : place]
        if len(before) == size and not re.search(
            r"[.;:!?,()]", text[before[0].start() : words[place].start()].rstrip(". ")
        ):
            plain = " ".join(
                _ABBREVIATIONS.get(_plain(one.group()), _plain(one.group()))
                for one in before
            )
            if plain in _KINDS:
                return _KINDS[plain]
    first = _plain(words[place].group())
    if length > 1 and _ABBREVIATIONS.get(first, first) in _KINDS:
        return _KINDS[_ABBREVIATIONS.get(first, first)]
    behind = words[place + length : place + length + 1]
    return _KINDS_BEHIND.get(_plain(behind[0].group())) if behind else None


def _of_kind(
    codes: tuple[str, ...], kind: str | None, index: RegionIndex
) -> tuple[str, ...]:
    """Return those of some regions that are of a kind; all where none is."""
    if kind is None or len(codes) == 1:
        return codes
    of_kind = tuple(
        code
        for code in codes
        if kind in (index.of(code, "38").kind, index.of(code, "38").level)
    )
    return of_kind or codes


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
            re.search(r"[.,;:!?()]\s", text[a.end() : b.start() + 1] + " ")
            and _plain(a.group()) not in _ABBREVIATIONS
            for a, b in pairwise(part)
        ):
            continue
        plain = " ".join(
            _ABBREVIATIONS.get(_plain(word.group()), _plain(word.group()))
            for word in part
        )
        if plain in names and plain not in _COMMON:
            return length, names[plain]
    return None


def chosen(places: list[NamedPlace], index: RegionIndex) -> tuple[str, ...]:
    """Return the regions that a text is about: one, several to choose from, or none.

    Regions in which another named one lies are its address: "Wonogiri, Jawa Tengah".
    """
    places = [place for place in places if not place.office]
    codes = dict.fromkeys(code for place in places for code in place.codes)
    sure = [place.codes[0] for place in places if len(place.codes) == 1]
    open_ = [place.codes for place in places if len(place.codes) > 1]
    # "Kota Bogor ... Bogor": the full name says which one is meant; and "Jambi"
    # behind a regency of Jambi is its address.
    settled = set(sure).union(*(_above(code, index) for code in sure))
    open_ = [group for group in open_ if not set(group) & settled]
    named = [code for code in codes if code in sure or any(code in g for g in open_)]
    # Of a name with several regions none is another's address: all are asked.
    above = {parent for code in sure for parent in _above(code, index)}
    above -= _namesakes(places, sure, index)
    inner = [code for code in named if code not in above]
    return tuple(inner)


def of_office(
    places: list[NamedPlace], index: RegionIndex
) -> tuple[str, tuple[str, ...]] | None:
    """Return the office's words and the regions it may mean; None where no office is.

    Its area is neither surely the region of its name nor the province around.
    """
    for place in places:
        if place.office:
            around = (index.of(code, "38").parent_code for code in place.codes)
            outer = [code for code in around if code and code != NATION]
            return place.office, tuple(dict.fromkeys([*place.codes, *outer]))
    return None


def _namesakes(
    places: list[NamedPlace], sure: list[str], index: RegionIndex
) -> set[str]:
    """Return provinces that are named beside their city of one name, not as address.

    "Kota Jambi, Provinsi Jambi" is an address; "Provinsi Jambi di Kota Jambi" is not.
    """
    provinces = set()
    for inner, outer in ((a, b) for a in places for b in places):
        if len(inner.codes) != 1 or len(outer.codes) != 1:
            continue
        city = index.of(inner.codes[0], "38")
        if city.parent_code != outer.codes[0] or city.level != "regency":
            continue
        province = index.of(outer.codes[0], "38")
        is_same = _plain(city.region_name).endswith(f" {_plain(province.region_name)}")
        is_address = 0 <= outer.start - inner.end <= _NEXT
        if is_same and not is_address:
            provinces.add(province.region_code)
    return provinces & set(sure)


def _above(code: str, index: RegionIndex) -> set[str]:
    region = index.of(code, "38")
    codes = {NATION} if code != NATION else set()
    if region.parent_code:
        codes.add(region.parent_code)
    if region.island_group == "Kalimantan" and region.level == "province":
        codes.add("KAL")
    if region.level == "regency" and region.parent_code:
        codes |= _above(region.parent_code, index)
    return codes
