"""How fast workers must join in a region, from each starting point there is."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.months import first_day, months_from
from cakupan.data.regions import Region
from cakupan.topics.cohorts.ask import dated_cohorts
from cakupan.topics.cohorts.figures import workers_lapsing
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed
from cakupan.topics.coverage.ask_series import points_of, series_points
from cakupan.topics.targets import ask, ask_starts
from cakupan.topics.targets.figures import (
    check_due,
    check_target,
    check_workers,
    compute_pace,
    mean_net_intake,
    pace_ratio,
)
from cakupan.topics.targets.results import (
    ComputedPace,
    PaceAsked,
    PaceFrom,
    PublishedTarget,
    StatedPace,
    StatedStart,
    TypedPace,
)


def _pace(
    data: Data,
    region: Region,
    asked: PaceAsked,
    start: tuple[int, Fraction, date],
    mean: Fraction | None,
) -> PaceFrom:
    eligible, active, on = start
    check_due(asked.due_on, on, asked.as_of)
    months = months_from(on, asked.due_on)
    known = workers_lapsing(
        dated_cohorts(data, region), first_day(on), first_day(asked.due_on)
    )
    lapses = known if asked.lapses is None else asked.lapses
    pace = compute_pace(
        eligible, active, asked.target_pct, months, asked.churn_pct, lapses
    )
    ratio = pace_ratio(pace.required_exact, mean)
    return PaceFrom(eligible, active, on, months, lapses, known, pace, ratio, mean)


def pace_from_computed(
    data: Data, what: CoverageAsked, asked: PaceAsked
) -> ComputedPace:
    """Return the pace from a computed coverage to a target that the reader typed.

    Raises:
        BadInputError: a value out of range, or a date not after the last figure.
        NotPublishedError: the region has no coverage or no base.
    """
    check_target(asked.target_pct)
    region, row = computed(data, what)
    _, rows = series_points(data, region, what.definition.segments, row["series"])
    mean = mean_net_intake(points_of(rows), row["period_end"])
    start = (row["base_workers"], Fraction(row["active_workers"]), row["period_end"])
    return ComputedPace(asked, _pace(data, region, asked, start, mean), row)


def pace_of_numbers(
    eligible: int,
    active: int,
    target_pct: Decimal,
    months: int,
    churn_pct: Decimal = Decimal(0),
    lapses: int = 0,
    mean: Fraction | None = None,
) -> TypedPace:
    """Return the pace from numbers that the reader typed.

    Args:
        eligible: workers of the base at the target date.
        active: protected at the start.
        target_pct: over 0, up to 100.
        months: from the start to the target date.
        churn_pct: share of the members who leave each month, percent.
        lapses: covers that end before.
        mean: net intake a month over the last twelve; None where it is not typed.

    Raises:
        BadInputError: any value out of its range.
    """
    check_workers(eligible, active)
    start = Fraction(active)
    pace = compute_pace(eligible, start, target_pct, months, churn_pct, lapses)
    ratio = pace_ratio(pace.required_exact, mean)
    found = PaceFrom(eligible, start, None, months, lapses, None, pace, ratio, mean)
    return TypedPace(target_pct, churn_pct, found)


def pace_from_stated(
    data: Data,
    region: Region,
    asked: PaceAsked,
    target: PublishedTarget | None = None,
    eligible: int | None = None,
) -> StatedPace:
    """Return the pace from each published percent of the latest month.

    Where sources conflict on the start, every answer stands, and the single answer
    is given only if there is one.

    Args:
        data: the figures.
        region: whose percents.
        asked: target, month and assumptions.
        target: whose indicator the percents have; None for any.
        eligible: base that the reader typed.

    Raises:
        BadInputError: a value out of range, or a date not after the last figure.
        NotPublishedError: no percent, or no base to count it on.
    """
    check_target(asked.target_pct)
    rows = ask.like_statements(data, region, target) if target else None
    starts = []
    for start in ask_starts.stated_starts(data, region, eligible, rows):
        numbers = (start.eligible, start.active, start.statement["period_end"])
        starts.append(
            StatedStart(
                start.statement,
                start.base_source_id,
                ask.same_indicator(start.statement, target),
                _pace(data, region, asked, numbers, None),
            )
        )
    return StatedPace(region, asked, target, tuple(starts))
