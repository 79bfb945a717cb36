"""What a figure is asked for: region, period, division and definition, settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError

if TYPE_CHECKING:
    from cakupan.data.figures import Data


@dataclass(frozen=True)
class Scope:
    """What a figure is asked for.

    Attributes:
        region: in the division of the period where it exists there; a province of
            2022 in its own.
        period_end: month's last day.
        vintage: division of the period, ``34`` or ``38``.
        definition: segments and base.
    """

    region: Region
    period_end: date
    vintage: str
    definition: Definition


def settle(
    data: Data,
    code: str,
    definition: Definition,
    period_end: date | None,
    vintage: str,
    level: str | None,
) -> Scope:
    """Choose period and division where the reader left them open: see ``Data.scope``.

    The default period is the latest with at least 90 % of the level's regions
    published; else the latest in which a series has 90 % of the regions that it ever
    has, as of an office's own regencies. A level without any month takes its
    provinces'. One region without a figure then has its own last month: whole, or as
    far as it was sent. ``auto`` takes the division that published the period.

    Raises:
        UnknownRegionError: no such region.
        NotPublishedError: no period has a figure for these segments.
    """
    region = data.regions.of(code, "38")
    periods = data.rows("enrolment__periods", segments=definition.segments)
    # The nation is shown with its provinces; regencies fall back to theirs.
    is_regency = (level or region.level) == "regency"
    levels = ["regency", "province"] if is_regency else ["province"]
    if period_end is None:
        period_end = latest_period(periods, levels)
        if level is None:
            period_end = own_period(months_of(data, region, definition), period_end)
        if period_end is None:
            raise NotPublishedError(
                "Nobody published a figure for segments {segments}. Choose other "
                "segments.",
                "not_published",
                {"absence_reason": "not_published"},
                segments="+".join(definition.segments),
            )
    if vintage == "auto":
        of_period = [
            row
            for name in levels
            for row in periods
            if row["level"] == name and row["period_end"] == period_end
        ]
        widest = max(of_period, key=lambda row: row["regions_published"], default=None)
        vintage = widest["vintage"] if widest else "38"
    return Scope(data.regions.of(code, vintage), period_end, vintage, definition)


def months_of(data: Data, region: Region, definition: Definition) -> list[Row]:
    """Return every month of a region with the most of a scope that was sent for it.

    ``is_whole`` tells whether that is the scope asked for; else ``segment_scope``
    names what there is and ``lacking`` what it is without.
    """
    return data.rows(
        "enrolment__months_by_region",
        territory_id=region.territory_id,
        segments=definition.segments,
        base=definition.base,
    )


def latest_period(periods: Sequence[Row], levels: Sequence[str]) -> date | None:
    """Return the default month of the first level that has any: see ``settle``.

    Args:
        periods: of the statement ``enrolment__periods``.
        levels: the nearest first.
    """
    for level in levels:
        own = [row for row in periods if row["level"] == level]
        complete = [row for row in own if row["is_near_complete"]]
        if own:
            return max(row["period_end"] for row in complete or _usual(own))
    return max((row["period_end"] for row in periods), default=None)


def _usual(periods: Sequence[Row]) -> list[Row]:
    """Return the months in which a series has nearly all regions that it ever has."""
    most: dict[str, int] = {}
    for row in periods:
        most[row["series"]] = max(most.get(row["series"], 0), row["regions_published"])
    return [r for r in periods if r["regions_published"] >= 0.9 * most[r["series"]]]


def own_period(months: Sequence[Row], usual: date | None) -> date | None:
    """Return the default month, or the region's own last one if it is not in that.

    Args:
        months: of ``months_of``.
        usual: the default month of the region's level.
    """
    whole = [row["period_end"] for row in months if row["is_whole"]]
    if usual in whole:
        return usual
    known = whole or [row["period_end"] for row in months]
    return max(known, default=usual)
