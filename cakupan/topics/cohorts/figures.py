"""Funded cohorts: when their cover ends, how deep it is, which is the latest. Pure.

A cohort is bought by the month: 7,000 workers for two months are not 7,000 workers
for a year. Only cohorts with a first month and a number of months stand in a calendar.

A cohort without stated months is told of a day or a year all the same, and counts as
of then: 54,452 of 2024 are later than 7,000 until January 2024. A cohort whose own
statements stand against each other in an open conflict is disputed wherever it leads.

Claims paid and contributions paid are compared only when both are of the same region,
year, programme and segments (F17).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cakupan import vocabulary
from cakupan.data.months import add_months, month_range, parse_month
from cakupan.data.store import Row

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

OPEN = ("at_least", "at_most")
# What a source says with "about", "more than" or "up to"; other digits are its own.
LOOSE = ("about", *OPEN)
_TURNED = {"at_least": "at_most", "at_most": "at_least"}

# Fewer cases than these are hidden: a handful in a small place can be a family.
SMALLEST_SHOWN = 10

# Benefit of a death that is not of work, and what insures it (PP 82/2019).
JKM_BENEFIT = 42_000_000
JKM_PER_MONTH = 6_800


@dataclass(frozen=True)
class DatedCohort:
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

        >>> begin = date(2023, 12, 1)
        >>> cohort = DatedCohort("a", "65", begin, 2, 7_000, "apbd_provinsi")
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

        >>> begin = date(2023, 12, 1)
        >>> DatedCohort("a", "65", begin, 2, 7_000, "dbh_cht").kpi_equivalent
        2333
        >>> DatedCohort("a", "65", begin, 4, 500, "csr").kpi_equivalent
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
    cohorts: Iterable[DatedCohort], first: date | None = None, last: date | None = None
) -> list[CalendarMonth]:
    """Return the months from the first to the last with what is covered in each.

    Args:
        cohorts: with months; each counted once.
        first: first month shown; None for the earliest of the cohorts.
        last: last month shown; None for the latest.

    >>> cohorts = [DatedCohort("a", "65", date(2023, 8, 1), 5, 35_000, "apbd_provinsi"),
    ...     DatedCohort("b", "65", date(2023, 12, 1), 2, 7_000, "apbd_provinsi")]
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


def workers_lapsing(cohorts: Iterable[DatedCohort], since: date, until: date) -> int:
    """Return workers covered in one month whose cover ends before another.

    Those counted at the start of a plan and gone when the target is due; a cohort
    that begins after the start was never in the starting figure.

    >>> cohort = DatedCohort("a", "61.72", date(2025, 12, 1), 5, 7_737, "apbd_kabkota")
    >>> workers_lapsing([cohort], date(2025, 12, 1), date(2026, 12, 1))
    7737
    """
    return sum(
        cohort.workers
        for cohort in cohorts
        if cohort.covers(since) and cohort.last_month < until
    )


def stated_until(row: Row) -> date:
    """Return the last day that a cohort's counted statement is about.

    The last month of cover where it is stated, else the end of what is told.
    """
    if row["last_month"]:
        return parse_month(row["last_month"], "last_month")
    return row["period_end"] or row["period_start"] or date.min


def latest_cohort(rows: Iterable[Row]) -> Row | None:
    """Return the cohort that is told of the latest time and tells its workers.

    Args:
        rows: of ``read_cohorts`` or the counted ones of ``programmes__by_region``.
    """
    counted = [row for row in rows if row["workers"]]
    return max(
        counted,
        key=lambda row: (stated_until(row), row["workers"], row["cohort_id"]),
        default=None,
    )


def latest_paid_cohort(rows: Iterable[Row]) -> Row | None:
    """Return the latest cohort that is no plan: one that its source calls paid."""
    return latest_cohort(row for row in rows if not row["is_plan"])


def ending_with(row: Row, rows: Iterable[Row]) -> list[Row]:
    """Return the cohorts that end in a cohort's last month, the largest first.

    A cohort without stated months stands alone; what was only planned stands apart
    from what was paid for.
    """
    if not row["is_dated"]:
        return [row]
    together = [
        other
        for other in rows
        if other["is_dated"]
        and other["last_month"] == row["last_month"]
        and other["is_plan"] == row["is_plan"]
    ]
    return sorted(together, key=lambda one: (-one["workers"], one["cohort_id"]))


@dataclass(frozen=True)
class Paid:
    """Rupiah with the tags that make it comparable."""

    rupiah: int
    region_code: str
    year: int
    programme: str
    segment_scope: str

    @property
    def tags(self) -> tuple[str, int, str, str]:
        """Return what must be equal for a comparison."""
        return self.region_code, self.year, self.programme, self.segment_scope


@dataclass(frozen=True)
class ClaimsRatio:
    """Claims over contributions.

    Attributes:
        pct: None where a reason stands.
        reason: ``not_published`` or ``not_comparable``.
    """

    pct: Fraction | None
    reason: str | None = None


def claims_ratio(claims: Paid, contributions: Paid | None) -> ClaimsRatio:
    """Return claims as a percent of contributions, or why it cannot be said.

    >>> paid = Paid(50, "64", 2023, "JKK", "PU")
    >>> claims_ratio(paid, None).reason
    'not_published'
    >>> claims_ratio(paid, Paid(200, "64", 2023, "JKK", "PU")).pct
    Fraction(25, 1)
    """
    if contributions is None or contributions.rupiah < 1:
        return ClaimsRatio(None, "not_published")
    if claims.tags != contributions.tags:
        return ClaimsRatio(None, "not_comparable")
    return ClaimsRatio(Fraction(100 * claims.rupiah, contributions.rupiah))


def shown_count(cases: int | None) -> int | None:
    """Return a count of cases, None where it is too small to be shown.

    Zero is shown: nobody can be recognised in it.

    >>> shown_count(9), shown_count(10), shown_count(0)
    (None, 10, 0)
    """
    if cases is None or 0 < cases < SMALLEST_SHOWN:
        return None
    return cases


def break_even_deaths() -> Fraction:
    """Return the deaths per 1,000 worker-years at which JKM pays what it takes.

    Without scholarships, which are paid after three years of contributions.

    >>> round(float(break_even_deaths()), 2)
    1.94
    """
    return Fraction(1000 * 12 * JKM_PER_MONTH, JKM_BENEFIT)


def share_precision(part: str | None, whole: str | None) -> str | None:
    """Return how precise a share is, by its part and its whole; None if it is open.

    >>> share_precision("exact", "at_least"), share_precision("at_least", "exact")
    ('at_most', 'at_least')
    >>> share_precision("rounded", "about"), share_precision("at_least", "at_least")
    ('about', None)
    """
    bounds = {part, _TURNED.get(whole or "", whole)} & set(OPEN)
    if len(bounds) > 1:
        return None
    if bounds:
        return bounds.pop()
    return "about" if {part, whole} & {"about", "range"} else "exact"


def sum_precision(kinds: Iterable[str | None]) -> str:
    """Return how precise a sum of numbers is; empty where all of them are numbers.

    A sum of a lower and an upper bound is neither: it is about what they sum to.

    >>> sum_precision(["exact", "about"]), sum_precision(["at_least", "exact"])
    ('about', 'at_least')
    >>> sum_precision(["at_least", "at_most"]), sum_precision(["rounded", "exact"])
    ('about', '')
    """
    loose = {kind for kind in kinds if kind and kind in LOOSE}
    return "about" if len(loose) > 1 else next(iter(loose), "")
