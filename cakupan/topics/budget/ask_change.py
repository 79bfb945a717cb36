"""Why a region's coverage changed between two periods of one series."""

from dataclasses import dataclass, field
from datetime import date

from cakupan.data import Data, Row, Scope
from cakupan.data.definitions import DEFAULT_BASE, Definition
from cakupan.data.regions import Region
from cakupan.errors import BadInputError
from cakupan.jsonfields import AMONG
from cakupan.topics.budget.ask_forecast import longest_series, segments_of
from cakupan.topics.budget.figures.decompose import (
    CoverageChange,
    decompose,
    rounded_parts,
)
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed_coverage


@dataclass(frozen=True)
class WorkersAtTwoDates:
    """Protected workers and their base at two dates, as typed."""

    active_before: int
    base_before: int
    active_after: int
    base_after: int

    def change(self) -> CoverageChange:
        """Return the change of coverage with its two effects.

        Raises:
            BadInputError: a base of zero, or negative workers.
        """
        return decompose(
            self.active_before, self.base_before, self.active_after, self.base_after
        )


@dataclass(frozen=True)
class RegionChange:
    """A region's change of coverage between two periods of one series.

    Attributes:
        region: whose coverage.
        before, after: rows of ``coverage__by_region``.
        change: with its two effects.
        is_definition_change: whether the survey took new weights in between: the base
            is then another one, and no work of anybody's.
    """

    region: Region
    before: Row
    after: Row
    change: CoverageChange
    is_definition_change: bool


def change_between(
    data: Data,
    what: CoverageAsked,
    periods: tuple[date, date],
    series: str | None = None,
) -> RegionChange:
    """Return the change of coverage between two periods of one series, split in two.

    Raises:
        BadInputError: the periods are the same, or no one series has both.
        NotPublishedError: a period has no figure or no base.
    """
    before, after = periods
    if before >= after:
        raise BadInputError(
            "Two periods: expected the second after the first, found {first} and "
            "{second}. Swap them.",
            first=before.isoformat(),
            second=after.isoformat(),
        )
    region = data.regions.of(what.code, "38")
    first, second = _comparable_rows(data, what, region, periods, series)
    change = decompose(
        first["active_workers"],
        first["base_workers"],
        second["active_workers"],
        second["base_workers"],
    )
    history = data.rows(
        "workforce__history_by_region", territory_id=region.territory_id
    )
    has_break = any(
        row["has_break"]
        and first["base_period"] < row["period_end"] <= second["base_period"]
        for row in history
    )
    return RegionChange(region, first, second, change, has_break)


def latest_change(data: Data, scope: Scope) -> RegionChange | None:
    """Return the change over the last whole years of a region's longest series.

    None where no two of its months lie a year apart.

    Raises:
        NotPublishedError: one of the months has no base.
    """
    series = longest_series(data, scope)
    periods = _years_apart(data, scope.region, series) if series else None
    if series is None or periods is None:
        return None
    what = CoverageAsked(
        scope.region.region_code, Definition(segments_of(series), DEFAULT_BASE)
    )
    return change_between(data, what, periods, series["series"])


def _years_apart(data: Data, region: Region, series: Row) -> tuple[date, date] | None:
    """Return the last two months of a series that lie whole years apart."""
    rows = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=segments_of(series),
    )
    days = sorted(
        {row["period_end"] for row in rows if row["series"] == series["series"]}
    )
    for last in reversed(days):
        before = [day for day in days if day.month == last.month and day < last]
        if before:
            return before[-1], last
    return None


@dataclass(frozen=True)
class ChangeParts:
    """A change in percentage points, split in two; the parts sum to the change.

    Rounded here, so that they do: see ``rounded_parts``.

    Attributes:
        numerator_pp: of the change, by members; ``denominator_pp``: by the base.
    """

    change_pp: float
    numerator_pp: float
    denominator_pp: float


@dataclass(frozen=True)
class ChangeEnd:
    """The coverage at one end of a change."""

    period_end: date
    active_workers: int
    base_workers: int
    base_period: date | None
    source_id: str
    source_publisher: str
    coverage_pct: float


@dataclass(frozen=True)
class RegionChangeDocument:
    """A region's change as the command line prints it; its keys are a contract."""

    region_code: str
    region_name: str
    series: str
    segment_scope: str
    base: str
    vintage: str
    parts: ChangeParts = field(metadata=AMONG)
    is_definition_change: bool
    from_: ChangeEnd
    to: ChangeEnd


def change_document(change: CoverageChange) -> ChangeParts:
    """Return a change split in two; the shown parts sum to the shown change."""
    whole, (numerator, denominator) = rounded_parts(
        change.change, [change.numerator, change.denominator]
    )
    return ChangeParts(float(whole), float(numerator), float(denominator))


def region_change_document(region_change: RegionChange) -> RegionChangeDocument:
    """Return a region's change by the names that programs read."""
    first = region_change.before
    return RegionChangeDocument(
        region_code=region_change.region.region_code,
        region_name=region_change.region.region_name,
        series=first["series"],
        segment_scope=first["segment_scope"],
        base=first["base"],
        vintage=first["vintage"],
        parts=change_document(region_change.change),
        is_definition_change=region_change.is_definition_change,
        from_=_end(first),
        to=_end(region_change.after),
    )


def _end(row: Row) -> ChangeEnd:
    return ChangeEnd(
        period_end=row["period_end"],
        active_workers=row["active_workers"],
        base_workers=row["base_workers"],
        base_period=row["base_period"],
        source_id=row["source_id"],
        source_publisher=row["source_publisher"],
        coverage_pct=row["coverage_pct"],
    )


def _comparable_rows(
    data: Data,
    what: CoverageAsked,
    region: Region,
    periods: tuple[date, date],
    series: str | None,
) -> tuple[Row, Row]:
    """Return the coverage of both periods in one series, base and division."""
    points = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=what.definition.segments,
    )
    series_in = {
        period: {row["series"] for row in points if row["period_end"] == period}
        for period in periods
    }
    both = series_in[periods[0]] & series_in[periods[1]]
    if series:
        both &= {series}
    if series_in[periods[0]] and series_in[periods[1]] and not both:
        raise BadInputError(
            "Two periods: expected figures of one series, found {first} ({series}) "
            "and {second} ({other}). Unlike series are never subtracted; choose other "
            "periods or segments.",
            first=periods[0].isoformat(),
            series=", ".join(sorted(series_in[periods[0]])),
            second=periods[1].isoformat(),
            other=", ".join(sorted(series_in[periods[1]])),
        )
    chosen = series or min(both, default=None)
    first, second = (
        computed_coverage(
            data, what.code, what.definition, period, what.vintage, chosen
        )[1]
        for period in periods
    )
    if (
        first["vintage"] != second["vintage"]
        or first["territory_id"] != (second["territory_id"])
    ):
        raise BadInputError(
            "Two periods: expected one division of provinces, found {first} and "
            "{second}. Name one with --vintage.",
            first=first["vintage"],
            second=second["vintage"],
        )
    return first, second
