"""Who pays for protection, and how long without a gap (F10)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data.months import add_months, month_range
from cakupan.topics.cohorts.figures import DatedCohort, depth_of


@dataclass(frozen=True)
class PayerShare:
    """One payer class's part.

    Attributes:
        payer: payer class.
        worker_months: workers times months paid.
        share_pct: of all worker-months, percent.
    """

    payer: str
    worker_months: int
    share_pct: Fraction


def funding_mix(cohorts: Iterable[DatedCohort]) -> list[PayerShare]:
    """Return each payer's share of the worker-months, the largest first.

    Worker-months, not workers: two months of one payer are not a year of another.

    >>> mix = funding_mix([DatedCohort("a", "65", date(2024, 1, 1), 2, 600, "csr"),
    ...     DatedCohort("b", "65", date(2024, 1, 1), 12, 300, "apbdes")])
    >>> [(share.payer, float(share.share_pct)) for share in mix]
    [('apbdes', 75.0), ('csr', 25.0)]
    """
    paid: Counter[str] = Counter()
    for cohort in cohorts:
        paid[cohort.payer] += cohort.worker_months
    whole = sum(paid.values())
    return [
        PayerShare(payer, months, Fraction(100 * months, whole))
        for payer, months in sorted(paid.items(), key=lambda item: (-item[1], item[0]))
        if whole
    ]


@dataclass(frozen=True)
class Continuity:
    """Whether the last twelve months had any funded cover.

    Attributes:
        months_covered: of the twelve, with at least one cohort.
        gaps: months without any.
    """

    months_covered: int
    gaps: tuple[date, ...]

    @property
    def share(self) -> Fraction:
        """Return months covered over twelve."""
        return Fraction(self.months_covered, 12)


def continuity(cohorts: Sequence[DatedCohort], until: date) -> Continuity:
    """Return in how many of twelve months some cohort was covered.

    Whether the same people were covered is not known: aggregates do not say it.

    >>> found = continuity(
    ...     [DatedCohort("a", "65", date(2023, 8, 1), 5, 1, "csr")], date(2023, 12, 1))
    >>> found.months_covered, len(found.gaps)
    (5, 7)
    """
    months = month_range(add_months(until, -11), until)
    bare = tuple(m for m in months if not any(c.covers(m) for c in cohorts))
    return Continuity(12 - len(bare), bare)


def workers_by_depth(cohorts: Iterable[DatedCohort]) -> dict[str, int]:
    """Return workers by depth of protection (under 3, 3 to 35, 36 and more months)."""
    by_depth: Counter[str] = Counter()
    for cohort in cohorts:
        by_depth[depth_of(cohort.months)] += cohort.workers
    return dict(by_depth)


def dependence(funded: int, active: int) -> Fraction | None:
    """Return funded workers as a percent of active ones; None without any active."""
    return Fraction(100 * funded, active) if active else None


@dataclass(frozen=True)
class Funded:
    """Workers paid for in a month, as far as cohorts with stated months say.

    Attributes:
        workers: of the cohorts that cover the month and are no plan.
        is_least: other cohorts may have been covered too: plans, and those whose
            months nobody states.
    """

    workers: int
    is_least: bool


def funded_in(cohorts: Iterable[DatedCohort], month: date, undated: int) -> Funded:
    """Return how many workers somebody paid for in a month.

    Args:
        cohorts: those with months; plans are no payment.
        month: first day.
        undated: cohorts on record whose months nobody states.

    >>> known = DatedCohort("a", "65", date(2023, 12, 1), 2, 7_000, "apbd_provinsi")
    >>> funded_in([known], date(2023, 12, 1), 3)
    Funded(workers=7000, is_least=True)
    """
    covering = [cohort for cohort in cohorts if cohort.covers(month)]
    paid = sum(cohort.workers for cohort in covering if not cohort.is_plan)
    has_plans = any(cohort.is_plan for cohort in covering)
    return Funded(paid, bool(undated) or has_plans)


def part_of(rupiah: int, share_pct: Decimal) -> int:
    """Return a share of money in whole rupiah, rounded down.

    >>> part_of(10_000_000_001, Decimal(20))
    2000000000
    """
    return int(rupiah * Fraction(share_pct) / 100)
