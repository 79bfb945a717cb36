"""How many workers must join each month to reach a target in time.

Members leave too: a share of all every month (churn), and cohorts whose funding
ends on a known day. Both are made up for before the target comes nearer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cakupan.errors import BadInputError
from cakupan.planning.gap import check_target, workers_at
from cakupan.planning.months import add_months, check_months, first_day

# From three times the present pace on, a target is out of reach at that pace (F4).
OUT_OF_REACH = 3


@dataclass(frozen=True)
class Pace:
    """The enrolment that a target asks for.

    Attributes:
        required_exact: workers a month, unrounded, never negative.
        required_per_month: the same in whole persons, rounded up.
    """

    required_exact: Fraction
    required_per_month: int


@dataclass(frozen=True)
class PaceRatio:
    """The required pace over the mean net intake of the last twelve months.

    Attributes:
        ratio: None where a reason stands.
        reason: ``not_published`` (no month twelve months before in the same series)
            or ``not_growing`` (members did not become more).
    """

    ratio: Fraction | None
    reason: str | None = None

    @property
    def is_out_of_reach(self) -> bool | None:
        """Return whether the target is out of reach at the present pace."""
        return None if self.ratio is None else self.ratio > OUT_OF_REACH


def check_churn(churn_pct: Decimal) -> None:
    """Refuse a monthly loss that is no share of the members.

    Raises:
        BadInputError: negative, or 100 and more.
    """
    if not 0 <= churn_pct < 100:
        raise BadInputError(
            "Churn: expected a percent a month from 0 to under 100, found {found}. "
            "Write the share of members who leave each month.",
            found=f"{churn_pct.normalize():f}",
        )


def check_lapses(lapses: int) -> None:
    """Refuse a negative number of ending covers.

    Raises:
        BadInputError: it is negative.
    """
    if lapses < 0:
        raise BadInputError(
            "Lapses: expected 0 workers or more, found {found}. Write how many covers "
            "end before the target date.",
            found=lapses,
        )


def compute_pace(
    eligible: int,
    active: Fraction | int,
    target_pct: Decimal,
    months: int,
    churn_pct: Decimal = Decimal(0),
    lapses: int = 0,
) -> Pace:
    """Return the monthly enrolment to a target with churn and known lapses.

    Args:
        eligible: workers of the base at the target date.
        active: protected at the start; a fraction where only a percent is stated.
        target_pct: over 0, up to 100.
        months: from the start to the target date.
        churn_pct: share of the members who leave each month, percent.
        lapses: members whose funding ends before the target date.

    >>> from decimal import Decimal as D
    >>> compute_pace(213_582, 103_079, D("52.15"), 5, D(2)).required_per_month
    3791
    >>> compute_pace(213_582, 103_079, D("52.15"), 5).required_per_month
    1661

    Raises:
        BadInputError: any value out of its range.
    """
    check_target(target_pct)
    check_months(months)
    check_churn(churn_pct)
    check_lapses(lapses)
    target = workers_at(eligible, target_pct)
    staying = Fraction(active) - lapses
    churn = Fraction(churn_pct) / 100
    if churn:
        kept = (1 - churn) ** months
        exact = (target - staying * kept) * churn / (1 - kept)
    else:
        exact = (target - staying) / months
    exact = max(Fraction(0), exact)
    return Pace(exact, ceil(exact))


@dataclass(frozen=True)
class Point:
    """Active workers of one series at one month's end; the month as its first day."""

    month: date
    workers: int


def mean_net_intake(points: Sequence[Point], month: date) -> Fraction | None:
    """Return workers won a month over the twelve months up to a month.

    None if the series does not give both ends. What joined and what left is not
    known apart, so it is the net of both.

    >>> december = [Point(date(2023, 12, 1), 100), Point(date(2024, 12, 1), 220)]
    >>> mean_net_intake(december, date(2024, 12, 31))
    Fraction(10, 1)
    """
    by_month = {point.month: point.workers for point in points}
    end = first_day(month)
    before = add_months(end, -12)
    if end not in by_month or before not in by_month:
        return None
    return Fraction(by_month[end] - by_month[before], 12)


def pace_ratio(required: Fraction, mean: Fraction | None) -> PaceRatio:
    """Return the required pace over the mean net intake, or why there is none.

    >>> pace_ratio(Fraction(40), Fraction(10)).ratio
    Fraction(4, 1)
    >>> pace_ratio(Fraction(40), None).reason
    'not_published'
    """
    if mean is None:
        return PaceRatio(None, "not_published")
    if mean <= 0:
        return PaceRatio(None, "not_growing")
    return PaceRatio(required / mean)
