"""What is on record of a region beside the coverage asked for, by its name. Pure.

A month may come without one of its segments, a region may have other months than its
neighbours, an office may count a month that is published too. None of it is ever
filled, added to what is asked, or put in its place: it stands beside it, by its name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cakupan import documents
from cakupan.data.store import Row
from cakupan.wording import Wording, _

# Of the month asked for: other segments, or another count of the same ones.
NARROWER, OTHER_SERIES = "narrower", "other_series"
# Of other months: the last one, and one that came later than what is shown.
LATEST, NEWER = "latest", "newer"


@dataclass(frozen=True)
class Beside:
    """One figure that is on record beside the one asked for.

    Attributes:
        kind: ``NARROWER``, ``OTHER_SERIES``, ``LATEST`` or ``NEWER``.
        row: of ``read_months``.
    """

    kind: str
    row: Row


def beside(months: Sequence[Row], shown: Row) -> list[Beside]:
    """Return what is on record beside a coverage, the same month first.

    Of other months only an office's are named: the published ones are in every list.

    Args:
        months: of ``read_months``, in the order of their periods.
        shown: the coverage asked for, of ``coverage__by_region``; it may be absent.
    """
    period: date = shown["period_end"]
    same = [row for row in months if row["period_end"] == period]
    office = [row for row in months if row["is_office"] and row not in same]
    if shown["active_workers"] is not None:
        others = [r for r in same if r["is_whole"] and r["series"] != shown["series"]]
        return [
            *(Beside(OTHER_SERIES, row) for row in others),
            *(Beside(NEWER, row) for row in _last(office, period)),
        ]
    found = [Beside(NARROWER, row) for row in same if not row["is_whole"]]
    last = _last(office, date.min)
    # Under a month of which a part is there, only a whole one says more.
    if found:
        last = [row for row in last if row["is_whole"]]
    return found + [Beside(LATEST, row) for row in last]


def _last(months: Iterable[Row], after: date) -> list[Row]:
    """Return the last whole month after a day, and the last one if it is later."""
    found: list[Row] = []
    known = [row for row in months if row["period_end"] > after]
    whole = [row for row in known if row["is_whole"]]
    if whole:
        found.append(whole[-1])
    if known and (not whole or known[-1]["period_end"] > whole[-1]["period_end"]):
        found.append(known[-1])
    return found


# What is taken from a month's figure that stands where the scope asked for is absent.
_PART = (
    *("series", "worker_basis", "worker_basis_evidence", "segment_scope", "precision"),
    *("active_workers", "base_period", "base_workers", "coverage_pct"),
    *("source_id", "source_publisher", "row_ids"),
)


def shown_row(months: Sequence[Row], asked: Row) -> Row:
    """Return a coverage, or the part of it that was sent for the same month.

    The part carries its own ``segment_scope``, which is to be named wherever it stands.
    """
    if asked["series"] is not None:
        return asked
    found = [item.row for item in beside(months, asked) if item.kind == NARROWER]
    return {**asked, **{name: found[0][name] for name in _PART}} if found else asked


def absence(months: Sequence[Row], shown: Row, words: Wording) -> str:
    """Return that a coverage is not there, and what it lacks where that is known.

    Args:
        months: of ``read_months``.
        shown: the coverage asked for, which is absent.
        words: the reader's words.
    """
    known = beside(months, shown)
    if not known:
        return words.absence(shown["absence_reason"], shown["region_name"])
    fields = {
        "region": shown["region_name"],
        "month": words.month(shown["period_end"]),
        "scope": words.scope(shown["segment_scope"]),
    }
    for found in known:
        if found.kind == NARROWER and found.row["lacking"]:
            return words.say(
                _("{region}, {month}: no figure of {scope}; {lacking}."),
                lacking=_lacking(found.row, words),
                **fields,
            )
    return words.say(_("{region}, {month}: no figure of {scope}."), **fields)


def _lacking(row: Row, words: Wording) -> str:
    """Return which segments are not there, and why they are not."""
    lacking = words.scope(row["lacking"])
    if row["lacking_reason"]:
        reason = words.absence_short(row["lacking_reason"])
        return words.say(_("{segments}: {reason}"), segments=lacking, reason=reason)
    if row["is_office"]:
        return words.say(_("{segments} not sent yet"), segments=lacking)
    return words.say(_("{segments} not published"), segments=lacking)


def scope(row: Row, words: Wording) -> str:
    """Return the segments of a month's figure, and those that it is without."""
    counted = words.scope(row["segment_scope"])
    if not row["lacking"]:
        return counted
    return words.say(
        _("{scope}, without {lacking}: {why}"),
        scope=counted,
        lacking=words.scope(row["lacking"]),
        why=_lacking(row, words),
    )


def value(row: Row, words: Wording) -> str:
    """Return workers and, over a base that fits them, their share of it."""
    is_exact = row["precision"] == "exact"
    write = words.number if is_exact else words.workers_words
    workers = write(row["active_workers"])
    if row["coverage_pct"] is None:
        return words.say(_("{workers} workers"), workers=workers)
    return words.say(
        _("{workers} of {base} workers, {percent}"),
        workers=workers,
        base=words.number(row["base_workers"]),
        percent=words.percent(row["coverage_pct"]),
    )


_SAID = {
    NARROWER: _("On record for {month}: {value} ({scope}). {source}"),
    LATEST: _("The last month on record, {month}: {value} ({scope}). {source}"),
    NEWER: _("A later month is on record, {month}: {value} ({scope}). {source}"),
    OTHER_SERIES: _(
        "Another count of the same month: {value} ({scope}). {source} Unlike series "
        "are never added or compared."
    ),
}


def said(found: Beside, words: Wording) -> str:
    """Return a figure that is on record with its month, scope and publisher."""
    row = found.row
    return words.say(
        _SAID[found.kind],
        month=words.month(row["period_end"]),
        value=value(row, words),
        scope=scope(row, words),
        source=words.say(_("Source: {sources}."), sources=row["source_publisher"]),
    )


def plain(found: Beside) -> str:
    """Return a figure that is on record in codes, for a line on the terminal."""
    row = found.row
    percent = documents.rounded(row["coverage_pct"])
    return (
        f"{row['period_end'].isoformat()} {row['segment_scope']} "
        f"{row['active_workers']}"
        + (f" = {percent} %" if percent is not None else "")
        + f" ({row['source_id']})"
    )


def document(found: Beside) -> dict[str, Any]:
    """Return a figure that is on record as the command line prints it."""
    row = found.row
    kept = ("worker_basis", "active_workers", "base", "base_workers", "precision")
    return {
        "kind": found.kind,
        "period_end": documents.iso(row["period_end"]),
        "series": row["series"],
        "segment_scope": row["segment_scope"],
        "lacking": row["lacking"].split("+") if row["lacking"] else [],
        **{name: row[name] for name in kept},
        "base_period": documents.iso(row["base_period"]),
        "coverage_pct": documents.rounded(row["coverage_pct"]),
        "source_id": row["source_id"],
        "publisher": row["source_publisher"],
    }
