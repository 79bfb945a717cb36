"""The coverage that is ranked and set side by side: asked of the figures here alone."""

from datetime import date

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.store import Row


def coverage_rows(
    data: Data,
    level: str,
    vintage: str,
    period_end: date,
    definition: Definition,
    series: str | None = None,
) -> list[Row]:
    """Return ``coverage__by_region`` of all regions of a level, absent ones included.

    Args:
        data: the figures.
        level: ``province`` or ``regency``.
        vintage: division of the provinces.
        period_end: month's last day.
        definition: segments and base.
        series: the one whose figures count; each region's own by default.
    """
    return data.rows(
        "coverage__by_region",
        level=level,
        vintage=vintage,
        period_end=period_end,
        segments=definition.segments,
        base=definition.base,
        series=series,
    )
