"""Reads of where regions stand beside others: peers, awards, the scorecard.

As in ``cakupan.reads``: typed arguments in, rows out, ``known_on`` everywhere.
"""

from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row, Store


def read_traits(
    store: Store,
    level: str,
    vintage: str,
    period_end: date = KNOWN_NOW,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return what makes regions of a level alike, in the last round up to a day."""
    return store.rows(
        "reads/peers__traits",
        level=level,
        vintage=vintage,
        period_end=period_end,
        known_on=known_on,
    )


def read_survey(
    store: Store,
    level: str,
    vintage: str,
    period_end: date = KNOWN_NOW,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return workers and shares of every region of a level, beside the year before."""
    return store.rows(
        "reads/scorecard__survey",
        level=level,
        vintage=vintage,
        period_end=period_end,
        known_on=known_on,
    )


def read_award_history(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return every result of the Paritrana Award with the winner's zone."""
    return store.rows("reads/awards__history", known_on=known_on)
