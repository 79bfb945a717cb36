"""Reads of the rankings: rounding, series of a set of regions, when it was known.

As in ``cakupan.reads``: typed arguments in, rows out, ``known_on`` everywhere.
"""

from collections.abc import Sequence
from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row, Store


def read_bounds(
    store: Store, row_ids: Sequence[str], segments: Sequence[str]
) -> list[Row]:
    """Return the least and most workers that numbers which are not exact may mean.

    Args:
        store: open store.
        row_ids: rows of enrolment, as ``read_coverage`` names them; they carry the
            day as of which they are known.
        segments: whose workers are summed.
    """
    return store.rows(
        "reads/ranking__bounds", row_ids=list(row_ids), segments=list(segments)
    )


def read_series(
    store: Store,
    territories: Sequence[str],
    segments: Sequence[str],
    period_end: date,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return which series each region stands in; the first reaches most of them."""
    return store.rows(
        "reads/ranking__series",
        territories=list(territories),
        segments=list(segments),
        period_end=period_end,
        known_on=known_on,
    )


def read_first_known(
    store: Store,
    territories: Sequence[str],
    series: str | None,
    segments: Sequence[str],
    bases: Sequence[str],
    ends: tuple[date, date],
    rounds: tuple[date, date],
    known_on: date = KNOWN_NOW,
) -> Row:
    """Return the day on which a movement could first be told, and if it changed since.

    Args:
        store: open store.
        territories: the regions that moved.
        series: of their active workers; None where bases alone are ranked.
        segments: whose workers are summed.
        bases: what they are divided by, or what is ranked.
        ends: the month and the earlier one.
        rounds: survey rounds of their bases.
        known_on: rows that entered later are not counted.
    """
    return store.rows(
        "reads/ranking__first_known",
        territories=list(territories),
        series=series,
        segments=list(segments),
        bases=list(bases),
        period_end=ends[0],
        previous_end=ends[1],
        base_period=rounds[0],
        previous_base_period=rounds[1],
        known_on=known_on,
    )[0]


def read_breaks(
    store: Store,
    territories: Sequence[str],
    rounds: tuple[date, date],
    known_on: date = KNOWN_NOW,
) -> set[str]:
    """Return the regions whose bases in two survey rounds are not like.

    Args:
        store: open store.
        territories: regions asked about.
        rounds: the later round and the earlier one.
        known_on: rows that entered later are not counted.
    """
    rows = store.rows(
        "reads/ranking__breaks",
        territories=list(territories),
        base_period=rounds[0],
        previous_base_period=rounds[1],
        known_on=known_on,
    )
    return {row["territory_id"] for row in rows}
