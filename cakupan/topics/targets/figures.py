"""The gap to a target, and how many workers must join each month to reach it in time.

The gap to a target and the gap to universal coverage are two figures with two
names. A need is rounded up to whole workers, and a surplus stands apart.

Members leave too: a share of all every month (churn), and cohorts whose funding
ends on a known day. Both are made up for before the target comes nearer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cakupan.data.months import add_months, check_months, first_day
from cakupan.errors import BadInputError

# From three times the present pace on, a target is out of reach at that pace (F4).
OUT_OF_REACH = 3


@dataclass(frozen=True)
class Gap:
    """How far a coverage is from a target.

    Attributes:
        target_workers: workers that the target asks for, rounded up.
        gap_workers: workers still missing to the target, never negative.
        surplus_workers: workers above the target, never negative.
        gap_pp: target less coverage, percentage points; negative above the target.
        coverage_pct: active over eligible, 0 to 100 and above.
        gap_to_universal_workers: workers still missing to the whole base.
    """

    target_workers: int
    gap_workers: int
    surplus_workers: int
    gap_pp: Fraction
    coverage_pct: Fraction
    gap_to_universal_workers: int


def check_target(target_pct: Decimal) -> None:
    """Refuse a target that is no share of the workers.

    Raises:
        BadInputError: zero, negative or over 100.
    """
    if not 0 < target_pct <= 100:
        raise BadInputError(
            "Target: expected a percent over 0 and up to 100, found {found}. A share "
            "of workers cannot be larger.",
            found=f"{target_pct.normalize():f}",
        )


def check_workers(eligible: int, active: int) -> None:
    """Refuse a base or a number of members that cannot be.

    Raises:
        BadInputError: no eligible workers, or fewer than zero active.
    """
    if eligible < 1:
        raise BadInputError(
            "Eligible workers: expected at least 1, found {found}. Without a base "
            "there is no coverage.",
            found=eligible,
        )
    if active < 0:
        raise BadInputError(
            "Active workers: expected 0 or more, found {found}. Write how many are "
            "protected.",
            found=active,
        )


def check_due(due_on: date, last_figure_on: date, as_of: date | None = None) -> None:
    """Refuse a target date that has passed or lies before the last figure.

    Args:
        due_on: any day of the target's month.
        last_figure_on: what the latest figure describes.
        as_of: the reader's today; None where only the figures count.

    Raises:
        BadInputError: the month is past, or is not after the last figure's.
    """
    due = (due_on.year, due_on.month)
    if due <= (last_figure_on.year, last_figure_on.month):
        raise BadInputError(
            "Target date: expected a month after the last figure ({last}), found "
            "{found}. Choose a later month.",
            last=f"{last_figure_on:%Y-%m}",
            found=f"{due_on:%Y-%m}",
        )
    if as_of and due < (as_of.year, as_of.month):
        raise BadInputError(
            "Target date: expected this month ({now}) or later, found {found}. A "
            "past target can only be compared, not planned for.",
            now=f"{as_of:%Y-%m}",
            found=f"{due_on:%Y-%m}",
        )


def workers_at(eligible: int, target_pct: Decimal) -> Fraction:
    """Return the workers that a target asks for, unrounded.

    >>> float(workers_at(213_582, Decimal("52.15")))
    111383.013
    """
    return Fraction(target_pct) * eligible / 100


def compute_gap(eligible: int, active: int, target_pct: Decimal) -> Gap:
    """Return the gap to a target; T x E is unrounded, the result rounded up.

    Args:
        eligible: workers of the base, at least 1.
        active: workers protected, of the same definition.
        target_pct: over 0, up to 100.

    >>> gap = compute_gap(213_582, 103_079, Decimal("52.15"))
    >>> gap.target_workers, gap.gap_workers, round(float(gap.gap_pp), 2)
    (111384, 8305, 3.89)

    Raises:
        BadInputError: a target over 100, no base, or negative workers.
    """
    check_target(target_pct)
    check_workers(eligible, active)
    target = ceil(workers_at(eligible, target_pct))
    coverage = Fraction(100 * active, eligible)
    return Gap(
        target_workers=target,
        gap_workers=max(0, target - active),
        surplus_workers=max(0, active - target),
        gap_pp=Fraction(target_pct) - coverage,
        coverage_pct=coverage,
        gap_to_universal_workers=max(0, eligible - active),
    )


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
