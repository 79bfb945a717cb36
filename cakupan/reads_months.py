"""What is on record of a region, month by month, and which month is the default."""

from collections.abc import Sequence
from datetime import date

from cakupan.data.definitions import KNOWN_NOW, Definition
from cakupan.data.store import Row, Store


def read_months(
    store: Store,
    territory_id: str,
    definition: Definition,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return every month of a region with the most of a scope that was sent for it.

    ``is_whole`` tells whether that is the scope asked for; else ``segment_scope``
    names what there is and ``lacking`` what it is without.
    """
    return store.rows(
        "reads/enrolment__months_by_region",
        territory_id=territory_id,
        segments=list(definition.segments),
        base=definition.base,
        known_on=known_on,
    )


def latest_period(rows: list[Row], levels: Sequence[str]) -> date | None:
    """Return the default month of the first level that has any: see ``scene_of``."""
    for level in levels:
        own = [row for row in rows if row["level"] == level]
        complete = [row for row in own if row["is_near_complete"]]
        if own:
            return max(row["period_end"] for row in complete or _usual(own))
    return max((row["period_end"] for row in rows), default=None)


def _usual(rows: list[Row]) -> list[Row]:
    """Return the months in which a series has nearly all regions that it ever has."""
    most: dict[str, int] = {}
    for row in rows:
        most[row["series"]] = max(most.get(row["series"], 0), row["regions_published"])
    return [r for r in rows if r["regions_published"] >= 0.9 * most[r["series"]]]


def own_period(months: Sequence[Row], usual: date | None) -> date | None:
    """Return the default month, or the region's own last one if it is not in that."""
    whole = [row["period_end"] for row in months if row["is_whole"]]
    if usual in whole:
        return usual
    known = whole or [row["period_end"] for row in months]
    return max(known, default=usual)
