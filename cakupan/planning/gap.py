"""The gap to a target, in workers and in percentage points.

The gap to a target and the gap to universal coverage are two figures with two
names. A need is rounded up to whole workers, and a surplus stands apart.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cakupan.errors import BadInputError


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
