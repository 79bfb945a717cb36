"""Where a region's series leads, or what it lacks for that; who pays until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cakupan.answers.forms import Document
from cakupan.answers.starts import points_of, series_points
from cakupan.data import Data
from cakupan.data.months import first_day, month_text
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.budget.figures.forecast import (
    INTERVAL,
    LEAST_POINTS,
    Expected,
    Forecast,
    Missing,
    forecast,
    if_nothing_is_renewed,
)
from cakupan.topics.cohorts.ask import dated_cohorts
from cakupan.topics.cohorts.figures import calendar
from cakupan.topics.targets.figures import check_target, check_workers, workers_at


@dataclass(frozen=True)
class Goal:
    """What the forecast's last month is held against.

    Attributes:
        target_pct: over 0, up to 100.
        eligible: workers of the base then.
    """

    target_pct: Decimal
    eligible: int


def forecast_of(
    data: Data,
    region: Region,
    segments: Sequence[str],
    until: date,
    series: str | None = None,
    goal: Goal | None = None,
) -> Document:
    """Return a region's forecast in one series, or what is missing for one.

    Args:
        data: the figures.
        region: whose series.
        segments: scope of the active workers.
        until: any day of the last month.
        series: the series; None for the longest.
        goal: for the chance to reach a target.

    Raises:
        BadInputError: the month is not after the last figure, or a goal out of range.
    """
    chosen, rows = series_points(data, region, segments, series)
    points = points_of(rows)
    document: Document = {
        "region_code": region.region_code,
        "series": chosen,
        "segment_scope": "+".join(segments),
        "known": [
            {
                "period_end": row["period_end"].isoformat(),
                "active_workers": row["active_workers"],
                "precision": row["precision"],
                "conflicting": row["conflicting"],
                "source_id": row["source_id"],
                "source_publisher": row["source_publisher"],
            }
            for row in rows
        ],
    }
    found = forecast(points, until)
    if isinstance(found, Missing):
        return {**document, **_missing_document(data, region, segments, found)}
    cohorts = dated_cohorts(data, region)
    first = min(point.month for point in points)
    funded = {
        month.month: month.funded
        for month in calendar(cohorts, first, first_day(until))
    }
    ending = if_nothing_is_renewed(points, funded, until)
    return {
        **document,
        **_forecast_document(found, goal),
        "missing": None,
        "funded_cohorts": len(cohorts),
        "if_nothing_is_renewed": (
            [] if isinstance(ending, Missing) else _months(ending.expected)
        ),
    }


def trend_series(rows: Sequence[Row], scope: str) -> Row | None:
    """Return the series and scope that a region's trend stands on.

    The scope asked for, where a series gives enough months of it for a forecast; else
    the longest series of several segments, whose scope is to be named; without any,
    the longest of the scope asked for.

    Args:
        rows: of ``read_series_of_region``, the longest first.
        scope: segments asked for, as ``PU+BPU+JAKON``.
    """
    own = [row for row in rows if row["segment_scope"] == scope]
    if own and own[0]["points"] >= LEAST_POINTS:
        return own[0]
    whole = [row for row in rows if "+" in row["segment_scope"]]
    longest = max((row["points"] for row in [*whole, *own]), default=0)
    found = [row for row in [*own, *whole] if row["points"] == longest]
    return min(found, key=lambda row: _breadth(row, scope), default=None)


def _breadth(row: Row, scope: str) -> tuple[bool, int]:
    """Order series of one length: the scope asked for first, then most segments."""
    return row["segment_scope"] != scope, -row["segment_scope"].count("+")


def _missing_document(
    data: Data, region: Region, segments: Sequence[str], found: Missing
) -> Document:
    """Return what a forecast lacks, and which series the region has."""
    others = data.rows(
        "enrolment__series_by_region",
        territory_id=region.territory_id,
        segments=segments,
    )
    return {
        "method": None,
        "missing": {"points": found.points, "needed": found.needed},
        "other_series": [
            {name: row[name] for name in ("series", "segment_scope", "points")}
            for row in others
        ],
    }


def _forecast_document(found: Forecast, goal: Goal | None) -> Document:
    tested = found.back_test
    chance = None
    if goal:
        check_target(goal.target_pct)
        check_workers(goal.eligible, 0)
        wanted = float(workers_at(goal.eligible, goal.target_pct))
        chance = round(100 * found.chance(wanted), 1)
    return {
        "method": found.method,
        "points": found.points,
        "interval_pct": round(100 * INTERVAL),
        "expected": _months(found.expected),
        "chance_of_target_pct": chance,
        "back_test": (
            {
                "forecasts": tested.forecasts,
                "months_ahead": tested.months_ahead,
                "mean_error_workers": round(tested.mean_error_workers),
                "mean_error_pct": round(tested.mean_error_pct, 2),
                "inside_pct": round(tested.inside_pct, 1),
            }
            if tested
            else None
        ),
    }


def _months(expected: Sequence[Expected]) -> list[Document]:
    return [
        {
            "month": month_text(month.month),
            "workers": round(month.workers),
            "low": round(month.low),
            "high": round(month.high),
        }
        for month in expected
    ]
