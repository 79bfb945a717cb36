"""Where a region's series leads, or what it lacks for that; who pays until then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cakupan.data import Data, Row, Scope
from cakupan.data.months import first_day
from cakupan.data.regions import Region
from cakupan.topics.budget.figures.forecast import (
    LEAST_POINTS,
    Expected,
    Forecast,
    Missing,
    forecast,
    if_nothing_is_renewed,
)
from cakupan.topics.cohorts.ask import dated_cohorts
from cakupan.topics.cohorts.figures import calendar
from cakupan.topics.coverage.ask_series import points_of, series_points


@dataclass(frozen=True)
class ForecastInputs:
    """Until when a series is drawn on, and what the reader holds it against.

    Attributes:
        until: first day of the last month.
        target_pct: the reader's own target, of the computed base; None without one.
    """

    until: date
    target_pct: Decimal | None = None


@dataclass(frozen=True)
class SeriesForecast:
    """A region's forecast in one series, or what is missing for one.

    Attributes:
        series: of the active workers; None where the region has none.
        segment_scope: of the series.
        points: its rows, of ``enrolment__points_by_region``, by month.
        forecast: where it leads, or what it lacks.
        funded_cohorts: on record with their months.
        unrenewed: the months ahead if nothing that is funded is renewed; empty where
            that cannot be told apart.
    """

    series: str | None
    segment_scope: str
    points: tuple[Row, ...]
    forecast: Forecast | Missing
    funded_cohorts: int = 0
    unrenewed: tuple[Expected, ...] = ()


def forecast_of(
    data: Data,
    region: Region,
    segments: Sequence[str],
    until: date,
    series: str | None = None,
) -> SeriesForecast:
    """Return a region's forecast in one series, or what is missing for one.

    Args:
        data: the figures.
        region: whose series.
        segments: scope of the active workers.
        until: any day of the last month.
        series: the series; None for the longest.

    Raises:
        BadInputError: the month is not after the last figure.
    """
    chosen, rows = series_points(data, region, segments, series)
    points = points_of(rows)
    ahead = forecast(points, until)
    scope = "+".join(segments)
    if isinstance(ahead, Missing):
        return SeriesForecast(chosen, scope, tuple(rows), ahead)
    cohorts = dated_cohorts(data, region)
    first = min(point.month for point in points)
    funded = {
        month.month: month.funded
        for month in calendar(cohorts, first, first_day(until))
    }
    ending = if_nothing_is_renewed(points, funded, until)
    return SeriesForecast(
        series=chosen,
        segment_scope=scope,
        points=tuple(rows),
        forecast=ahead,
        funded_cohorts=len(cohorts),
        unrenewed=() if isinstance(ending, Missing) else ending.expected,
    )


def longest_series(data: Data, scope: Scope) -> Row | None:
    """Return the series of a region's trend; None where none is published."""
    rows = data.rows(
        "enrolment__series_by_region",
        territory_id=scope.region.territory_id,
        segments=scope.definition.segments,
    )
    return trend_series(rows, scope.definition.scope)


def trend_series(rows: Sequence[Row], scope: str) -> Row | None:
    """Return the series and scope that a region's trend stands on.

    The scope asked for, where a series gives enough months of it for a forecast; else
    the longest series of several segments, whose scope is to be named; without any,
    the longest of the scope asked for.

    Args:
        rows: of ``enrolment__series_by_region``, the longest first.
        scope: segments asked for, as ``PU+BPU+JAKON``.
    """
    own = [row for row in rows if row["segment_scope"] == scope]
    if own and own[0]["points"] >= LEAST_POINTS:
        return own[0]
    whole = [row for row in rows if "+" in row["segment_scope"]]
    longest = max((row["points"] for row in [*whole, *own]), default=0)
    candidates = [row for row in [*own, *whole] if row["points"] == longest]
    return min(candidates, key=lambda row: _breadth(row, scope), default=None)


def segments_of(series: Row) -> tuple[str, ...]:
    """Return the segments of a series."""
    return tuple(series["segment_scope"].split("+"))


def points_beside(data: Data, scope: Scope, trend: SeriesForecast) -> list[Row]:
    """Return the figures of other series or segments, which nothing joins.

    From the first figure of the forecast's series on; of several segments alone.
    """
    first = trend.points[0]["period_end"]
    own = (trend.series, trend.segment_scope)
    return [
        row
        for name in sorted({scope.definition.scope, trend.segment_scope})
        if "+" in name
        for row in data.rows(
            "enrolment__points_by_region",
            territory_id=scope.region.territory_id,
            segments=tuple(name.split("+")),
        )
        if row["period_end"] >= first and (row["series"], row["segment_scope"]) != own
    ]


def _breadth(row: Row, scope: str) -> tuple[bool, int]:
    """Order series of one length: the scope asked for first, then most segments."""
    return row["segment_scope"] != scope, -row["segment_scope"].count("+")
