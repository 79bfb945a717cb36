"""Reads that a figure is doubted with: what disagrees, is said beside, rows by key.

As in ``cakupan.reads``: typed arguments in, rows out, ``known_on`` everywhere.
"""

from collections.abc import Iterable
from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import Region
from cakupan.data.store import Row, Store


def read_conflict_figures(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return the figures of every conflict, by conflict and by what they describe."""
    return store.rows("reads/conflicts__figures", known_on=known_on)


def read_figures(
    store: Store, figure_keys: Iterable[str], known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return rows of our data by key; keys that do not exist are left out.

    A key is the row's id; of a Sakernas row it is the id, a point and the base.
    """
    return store.rows(
        "reads/citation__rows", figure_keys=list(figure_keys), known_on=known_on
    )


def read_latest_entry(store: Store, known_on: date = KNOWN_NOW) -> date | None:
    """Return the day of the latest entry on or before a day; None before the first."""
    entered_on: date | None = store.rows(
        "reads/citation__latest_entry", known_on=known_on
    )[0]["entered_on"]
    return entered_on


def read_build_warnings(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return what in an office's own figures somebody should look at."""
    return store.rows("reads/build_warnings__all", known_on=known_on)


def read_remarks(store: Store, region: Region, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return what sources say of a region beside the figures of the other tables."""
    return store.rows(
        "reads/remarks__by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )
