"""When funded cover ends: cohorts, the calendar of their ends, depth of protection.

A cohort is bought by the month: 7,000 workers for two months are not 7,000 workers
for a year. Only cohorts with a first month and a number of months stand here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cakupan import vocabulary
from cakupan.data.months import add_months, month_range

# BPU arrears of up to three months may be paid (Perdir 22/PERDIR.02/072022).
ARREARS_MONTHS = 3

# How BPJS's membership handbook (undated, internal) weighs cohorts: those paid by a
# government or a village by months of six, those of a company only from six on.
_PUBLIC = ("region_budget", "village_budget", "revenue_share")
GOVERNMENT_PAYERS = frozenset(
    payer.code for payer in vocabulary.payers() if payer.kind in _PUBLIC
)
CORPORATE_PAYERS = frozenset(
    payer.code for payer in vocabulary.payers() if payer.kind == "company"
)
HANDBOOK_MONTHS = 6

DEPTHS = ("under_3", "3_to_35", "36_and_more")


@dataclass(frozen=True)
class Cohort:
    """A funded cohort whose months are known.

    Attributes:
        cohort_id: stable key.
        region_code: region that the statement names.
        first_month: first day of the first month of cover.
        months: of cover, at least 1.
        workers: persons.
        payer: payer class.
        is_plan: the source speaks of a plan, budget, promise or target only.
    """

    cohort_id: str
    region_code: str
    first_month: date
    months: int
    workers: int
    payer: str
    is_plan: bool = False

    @property
    def last_month(self) -> date:
        """Return the last month of cover: the first plus the months less one.

        >>> cohort = Cohort("a", "65", date(2023, 12, 1), 2, 7_000, "apbd_provinsi")
        >>> cohort.last_month.isoformat()
        '2024-01-01'
        """
        return add_months(self.first_month, self.months - 1)

    @property
    def arrears_deadline(self) -> date:
        """Return the last month in which arrears may be paid.

        Whether a claim inside that window is paid is not known, and not said.
        """
        return add_months(self.last_month, ARREARS_MONTHS)

    @property
    def worker_months(self) -> int:
        """Return workers times months."""
        return self.workers * self.months

    @property
    def full_year_equivalent(self) -> Fraction:
        """Return how many workers the same money covers for a year."""
        return Fraction(self.worker_months, 12)

    @property
    def protection_depth(self) -> str:
        """Return the class of months: what a death would leave depends on it."""
        return depth_of(self.months)

    @property
    def kpi_equivalent(self) -> int | None:
        """Return the handbook's count, whole and rounded down.

        None for payers that the handbook does not name. A setting, never coverage.

        >>> Cohort("a", "65", date(2023, 12, 1), 2, 7_000, "dbh_cht").kpi_equivalent
        2333
        >>> Cohort("a", "65", date(2023, 12, 1), 4, 500, "csr").kpi_equivalent
        0
        """
        if self.payer in GOVERNMENT_PAYERS:
            counted = min(self.months, HANDBOOK_MONTHS)
            return self.workers * counted // HANDBOOK_MONTHS
        if self.payer in CORPORATE_PAYERS:
            return self.workers if self.months >= HANDBOOK_MONTHS else 0
        return None

    def covers(self, month: date) -> bool:
        """Return whether a month is covered."""
        return self.first_month <= month <= self.last_month


def depth_of(months: int) -> str:
    """Return the depth of protection of so many consecutive months.

    Under 3 the death benefit of a BPU member is Rp10 million, from 3 on Rp42
    million, from 36 on with a scholarship.

    >>> depth_of(2), depth_of(3), depth_of(35), depth_of(36)
    ('under_3', '3_to_35', '3_to_35', '36_and_more')
    """
    if months < 3:
        return DEPTHS[0]
    return DEPTHS[1] if months < 36 else DEPTHS[2]


@dataclass(frozen=True)
class CalendarMonth:
    """One month of the lapse calendar, in workers.

    Attributes:
        starting: whose cover begins with this month.
        funded: covered in this month.
        ending: whose last month this is; they are gone in the next.
        planned: part of ``funded`` that stands on a plan, not on what was done.
        ending_planned: the same part of ``ending``.
    """

    month: date
    starting: int
    funded: int
    ending: int
    planned: int
    ending_planned: int = 0


def calendar(
    cohorts: Iterable[Cohort], first: date | None = None, last: date | None = None
) -> list[CalendarMonth]:
    """Return the months from the first to the last with what is covered in each.

    Args:
        cohorts: with months; each counted once.
        first: first month shown; None for the earliest of the cohorts.
        last: last month shown; None for the latest.

    >>> cohorts = [Cohort("a", "65", date(2023, 8, 1), 5, 35_000, "apbd_provinsi"),
    ...     Cohort("b", "65", date(2023, 12, 1), 2, 7_000, "apbd_provinsi")]
    >>> months = calendar(cohorts)
    >>> sum(month.funded for month in months), [m.ending for m in months][-2:]
    (189000, [35000, 7000])
    """
    listed = list(cohorts)
    if not listed:
        return []
    # One step up, one step down for each cohort: as fast for a nation as for one.
    change: Counter[date] = Counter()
    plans: Counter[date] = Counter()
    ending: Counter[date] = Counter()
    ending_planned: Counter[date] = Counter()
    starting: Counter[date] = Counter()
    for cohort in listed:
        after = add_months(cohort.last_month, 1)
        starting[cohort.first_month] += cohort.workers
        ending[cohort.last_month] += cohort.workers
        if cohort.is_plan:
            ending_planned[cohort.last_month] += cohort.workers
        for steps in (change, plans) if cohort.is_plan else (change,):
            steps[cohort.first_month] += cohort.workers
            steps[after] -= cohort.workers
    begin = first or min(starting)
    end = last or max(ending)
    funded = sum(n for month, n in change.items() if month < begin)
    planned = sum(n for month, n in plans.items() if month < begin)
    months = []
    for month in month_range(begin, end):
        funded += change[month]
        planned += plans[month]
        months.append(
            CalendarMonth(
                month,
                starting[month],
                funded,
                ending[month],
                planned,
                ending_planned[month],
            )
        )
    return months


def workers_lapsing(cohorts: Iterable[Cohort], since: date, until: date) -> int:
    """Return workers covered in one month whose cover ends before another.

    Those counted at the start of a plan and gone when the target is due; a cohort
    that begins after the start was never in the starting figure.

    >>> cohort = Cohort("a", "61.72", date(2025, 12, 1), 5, 7_737, "apbd_kabkota")
    >>> workers_lapsing([cohort], date(2025, 12, 1), date(2026, 12, 1))
    7737
    """
    return sum(
        cohort.workers
        for cohort in cohorts
        if cohort.covers(since) and cohort.last_month < until
    )
