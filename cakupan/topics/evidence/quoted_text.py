"""Quoted words read back: which regions, months, days and definitions they name.

Also the documents of published figures and of what has changed behind a quotation.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from cakupan.data import definitions
from cakupan.data.definitions import SEGMENTS, Definition
from cakupan.data.regions import Region, RegionIndex
from cakupan.data.store import Row
from cakupan.documents import iso
from cakupan.topics.evidence.since import RowChange
from cakupan.wording import Wording, speak

_WORDS = (speak("id"), speak("en"))
_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_MONTH_NUMBERS = {
    words.month(date(2000, number, 1)).split()[0].lower(): number
    for words in _WORDS
    for number in range(1, 13)
}


def figure_document(row: Row) -> dict[str, Any]:
    """Return one published figure with its definition and source."""
    return {
        "figure_key": row.get("figure_key") or row.get("figure_id"),
        "table": row["figure_table"],
        "region_code": row["region_code"],
        "vintage": row["vintage"],
        "region_name": row["region_name"],
        "period_start": iso(row["period_start"]),
        "period_end": iso(row["period_end"]),
        "measure": row["measure"],
        "value_as_printed": row["value_as_printed"],
        "precision": row["precision"],
        "rupiah": row["rupiah"],
        "months": row["months"],
        "segment_scope": row["segment_scope"],
        "worker_basis": row["worker_basis"],
        "worker_basis_evidence": row["worker_basis_evidence"],
        "indicator": row["indicator"],
        "payer": row["payer"],
        "note": row["note"],
        "source": {
            "source_id": row["source_id"],
            "title": row["source_title"],
            "publisher": row["source_publisher"],
            "url": row["source_url"],
            "published_on": iso(row["published_on"]),
        },
        "entered_on": iso(row["entered_on"]),
    }


def change_document(change: RowChange) -> dict[str, Any]:
    """Return one row that was replaced, added or left."""
    return {
        "kind": change.kind,
        "old": figure_document(change.old) if change.old else None,
        "new": figure_document(change.new) if change.new else None,
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
