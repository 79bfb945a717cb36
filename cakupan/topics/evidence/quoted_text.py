"""Quoted words read back: which regions, months, days and definitions they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from cakupan.data import definitions
from cakupan.data.definitions import SEGMENTS, Definition
from cakupan.data.regions import Region, RegionIndex
from cakupan.wording import Wording, speak

_WORDS = (speak("id"), speak("en"))
_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_MONTH_NUMBERS = {
    words.month(date(2000, number, 1)).split()[0].lower(): number
    for words in _WORDS
    for number in range(1, 13)
}


def days_of(keys: Mapping[str, str], text: str) -> list[date]:
    """Return the full dates of a link (``known_on``), or of a text in its order.

    >>> days_of({}, "Kaltim, 5 Juli 2023: ... Menurut data 21 November 2026.")
    [datetime.date(2023, 7, 5), datetime.date(2026, 11, 21)]
    """
    if keys.get("known_on"):
        return [definitions.parse_date(keys["known_on"], "known_on")]
    found = []
    for day, name, year in _DAY.findall(text):
        month = _MONTH_NUMBERS.get(name.lower())
        try:
            found.append(date(int(year), month or 0, int(day)))
        except ValueError:
            continue
    return found


def months_in(text: str, ends: Iterable[date]) -> list[date]:
    """Return the months of a list that a text names, long or short."""
    return [
        end
        for end in ends
        if any(
            words.month(end, short=short) in text
            for words in _WORDS
            for short in (False, True)
        )
    ]


def regions_in(text: str, index: RegionIndex) -> list[Region]:
    """Return the regions that a text begins with, in both divisions.

    Of several names, one inside the other, the longest goes first.
    """
    begin = text.removeprefix("SIMULASI: ").lstrip("\"'“‘ ")
    named = [r for r in index.regions if begin.startswith(f"{r.region_name},")]
    return sorted(named, key=lambda region: -len(region.region_name))


def definitions_in(text: str) -> Iterator[Definition]:
    """Yield every definition whose segments and base a text names."""
    for length in range(len(SEGMENTS), 0, -1):
        for segments in combinations(SEGMENTS, length):
            if not any(_scope_in(text, segments, words) for words in _WORDS):
                continue
            for base in definitions.BASES:
                allowed = definitions.SEGMENT_BASES.get(base)
                if allowed in (None, segments) and _base_in(text, base):
                    yield Definition(segments, base)


def _scope_in(text: str, segments: tuple[str, ...], words: Wording) -> bool:
    return f"({words.scope(segments)};" in text or f"({' + '.join(segments)};" in text


def _base_in(text: str, base: str) -> bool:
    return any(
        f": {words.base(base, short=short)}," in text
        for words in _WORDS
        for short in (False, True)
    )
