"""Reads of the award's simulation: evidence that our records hold.

As in ``cakupan.reads``: typed arguments in, rows out, ``known_on`` everywhere.
"""

from collections.abc import Sequence
from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row, Store


def read_award_regulations(
    store: Store,
    territories: Sequence[str],
    period_end: date,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return the strongest instrument of each region up to a year; 3 is a perda.

    A region without a row is not known to have one, which is not the same as none.
    """
    return store.rows(
        "reads/award_regulations__by_region",
        territories=list(territories),
        period_end=period_end,
        known_on=known_on,
    )


def read_award_budgets(
    store: Store,
    territories: Sequence[str],
    period_end: date,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return rupiah, at the rate, that regions' own budgets paid in a year.

    A region without a row is not known to have paid, which is not zero.
    """
    return store.rows(
        "reads/award_budgets__by_region",
        territories=list(territories),
        period_end=period_end,
        known_on=known_on,
    )
