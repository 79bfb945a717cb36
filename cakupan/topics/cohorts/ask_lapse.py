"""A region's funded cohorts with the calendar of their ends, as one document.

The names of the fields are the keys of ``cakupan lapse --json``, which other programs
read. Months are text, ``2023-12``; ratios are exact, and rounded where they are
written. ``from_`` is written as ``from``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data import Data, Region, Row
from cakupan.data.definitions import month_end
from cakupan.data.months import add_months, month_text
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.budget.figures.funnel import plan_error
from cakupan.topics.budget.figures.money import (
    NOT_ENOUGH,
    Fit,
    money_fit,
    stated_count,
    stated_money,
)
from cakupan.topics.cohorts.ask import (
    CohortChoices,
    FundedCohorts,
    cohort_rows,
    funded_cohorts,
)
from cakupan.topics.cohorts.figures import (
    ARREARS_MONTHS,
    CalendarMonth,
    DatedCohort,
    calendar,
)
from cakupan.wording import rounded_down

_PLANS = ("planned", "budgeted", "committed", "target")
_NEEDED = ("workers", "first_month", "months")


@dataclass(frozen=True)
class StatementSource:
    """The document that a statement stands in; ``published_on`` as printed."""

    source_id: str
    title: str
    publisher: str
    url: str | None
    published_on: date | None


@dataclass(frozen=True)
class Dispute:
    """An open conflict in which a cohort's own statements stand against each other."""

    conflict_id: str
    title_id: str
    title_en: str


@dataclass(frozen=True)
class OtherStatement:
    """A statement of a cohort that does not count: a conflict, not a sum."""

    statement_id: str
    region_code: str
    workers: int | None
    precision: str | None
    months: int | None
    rupiah: int | None
    plan_status: str
    source: StatementSource


@dataclass(frozen=True)
class StatedCohort:
    """What its counted statement says of a cohort, and what others say of it."""

    cohort_id: str
    region_code: str
    region_name: str
    workers: int | None
    precision: str | None
    payer: str
    programmes: str | None
    rupiah: int | None
    plan_status: str
    is_plan: bool
    dispute: Dispute | None
    source: StatementSource
    other_statements: tuple[OtherStatement, ...]


@dataclass(frozen=True)
class CohortWithMonths(StatedCohort):
    """A cohort whose months are known: when it ends, what it bought, what it cost.

    Attributes:
        worker_months: workers times months.
        full_year_equivalent: workers whom the same money covers for a year.
        kpi_equivalent: count of BPJS's membership handbook; never coverage.
        arrears_deadline: last month in which arrears may be paid.
        rupiah_at_rate: what it costs by its payer's rate; None where that is not known.
    """

    first_month: str | None
    last_month: str | None
    months: int
    worker_months: int
    full_year_equivalent: Fraction
    protection_depth: str
    kpi_equivalent: int | None
    arrears_deadline: str | None
    rupiah_at_rate: int | None


@dataclass(frozen=True)
class CohortWithoutMonths(StatedCohort):
    """A cohort that stands outside every monthly sum, and what no source states."""

    months: int | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class LapseMonth:
    """One month of the calendar.

    Attributes:
        coverage_change_pp: what coverage of the base loses in ``coverage_change_from``,
            in points; plans are in no coverage.
        coverage_change_reason: ``no_base`` where that is not known.
        base_workers: of the survey round on or before the month.
    """

    month: str | None
    starting_workers: int
    funded_workers: int
    planned_workers: int
    ending_workers: int
    ending_planned_workers: int
    coverage_change_pp: Fraction | None
    coverage_change_from: str | None
    coverage_change_reason: str | None
    base_workers: int | None
    base_period: date | None
    arrears_deadline: str | None


@dataclass(frozen=True)
class CohortTotals:
    """Sums of dated cohorts.

    Workers registered in a year are no workers covered for a year: both stand here.
    Those of a plan are registered nowhere yet, and stand apart.
    """

    cohorts: int
    registered_by_year: dict[str, int]
    planned_by_year: dict[str, int]
    worker_months: int
    planned_worker_months: int
    full_year_equivalent: Fraction
    worker_months_in_window: int


@dataclass(frozen=True)
class MoneyCheck:
    """Whether a statement's money fits its workers and months.

    Attributes:
        expected_rupiah: workers × months × rate; None without months.
        difference_rupiah: stated less due, from the nearer end; 0 within.
        months_bought: whole, or rounded down to two decimals.
        whole_months: fewest and most whole months that fit the money as rounded.
        workers_bought: for the months stated, rounded down.
    """

    statement_id: str
    cohort_id: str
    region_code: str
    workers: int
    months: int | None
    rupiah: int
    rupiah_precision: str | None
    rupiah_per_month: int
    verdict: str
    expected_rupiah: int | None
    difference_rupiah: int | Fraction | None
    difference_pct: Fraction | None
    months_bought: int | Decimal | None
    whole_months: tuple[int, int] | None
    workers_bought: int | None
    source_id: str


@dataclass(frozen=True)
class PlanCheck:
    """Workers planned and verified of one cohort, both by one source."""

    cohort_id: str
    region_code: str
    planned_workers: int
    verified_workers: int
    plan_error_pct: Fraction
    source_id: str


@dataclass(frozen=True)
class LapseCalendar:
    """A region's funded cohorts, and when they end."""

    region_code: str
    region_name: str
    includes_below: bool
    from_: str | None
    to: str | None
    base: str
    totals: CohortTotals
    cohorts: tuple[CohortWithMonths, ...]
    by_month: tuple[LapseMonth, ...]
    undated: tuple[CohortWithoutMonths, ...]
    arithmetic: tuple[MoneyCheck, ...]
    plans: tuple[PlanCheck, ...]


def lapse_calendar(
    data: Data,
    region: Region,
    base: str,
    first: date | None = None,
    last: date | None = None,
    *,
    below: bool = False,
) -> LapseCalendar:
    """Return a region's funded cohorts and when they end.

    Args:
        data: the figures.
        region: whose cohorts.
        base: workers that a drop of coverage is measured on.
        first: first month; None for the earliest cohort's.
        last: last month; None for the latest cohort's.
        below: count the cohorts of the regions in it too.

    Raises:
        BadInputError: the last month before the first.
        NotPublishedError: no funded cohort is on record.
    """
    if first and last and last < first:
        raise BadInputError(
            "Expected --to on or after --from, found {first} to {last}. Swap them.",
            first=month_text(first),
            last=month_text(last),
        )
    # A page tells the nation of the cohorts in it; who asks here says --below.
    if not cohort_rows(data, region, below=below):
        raise _no_cohort(data, region, below=below)
    funded = funded_cohorts(data, region, CohortChoices(with_below=below))
    return lapse_of(data, funded, base, first, last, below=below)


def lapse_of(
    data: Data,
    funded: FundedCohorts,
    base: str,
    first: date | None = None,
    last: date | None = None,
    *,
    below: bool | None = None,
) -> LapseCalendar:
    """Return the calendar of cohorts that were fetched: see ``lapse_calendar``.

    Args:
        data: the figures.
        funded: the cohorts; none gives an empty calendar.
        base: workers that a drop of coverage is measured on.
        first: first month; None for the earliest cohort's.
        last: last month; None for the latest cohort's.
        below: as it was asked; None for what the cohorts are of.
    """
    shown = [
        cohort
        for cohort in funded.dated
        if (first is None or cohort.last_month >= first)
        and (last is None or cohort.first_month <= last)
    ]
    months = calendar(funded.dated, first, last)
    statements = list(funded.statements.values())
    return LapseCalendar(
        region_code=funded.region.region_code,
        region_name=funded.region.region_name,
        includes_below=funded.with_below if below is None else below,
        from_=month_text(months[0].month) if months else None,
        to=month_text(months[-1].month) if months else None,
        base=base,
        totals=_totals(shown, sum(month.funded for month in months)),
        cohorts=tuple(_with_months(funded, cohort) for cohort in shown),
        by_month=tuple(_months(data, funded.region, base, months)),
        undated=tuple(
            _without_months(funded, row)
            for row in funded.rows.values()
            if not row["is_dated"]
        ),
        arithmetic=tuple(_money_checks(statements)),
        plans=tuple(_plan_checks(statements)),
    )


def _no_cohort(data: Data, region: Region, *, below: bool) -> NotPublishedError:
    inside = [] if below else cohort_rows(data, region, below=True)
    return NotPublishedError(
        "{region}: no funded cohort of its own is on record, but of the regions in "
        "it there are {count}. Add --below to see them."
        if inside
        else "{region}: no funded cohort is on record. That nobody published one "
        "does not mean that there is none.",
        "not_published",
        {"region_code": region.region_code, "absence_reason": "not_published"},
        region=region.region_name,
        count=len(inside),
    )


def source_of(row: Row) -> StatementSource:
    """Return the document that a row's statement stands in."""
    return StatementSource(
        row["source_id"],
        row["source_title"],
        row["source_publisher"],
        row["source_url"],
        row["published_on"],
    )


def dispute_of(row: Row) -> Dispute | None:
    """Return the open conflict of a cohort; None without one."""
    if row["dispute_id"] is None:
        return None
    return Dispute(row["dispute_id"], row["dispute_title_id"], row["dispute_title_en"])


def _stated_fields(funded: FundedCohorts, row: Row) -> dict[str, Any]:
    names = ("cohort_id", "region_code", "region_name", "workers", "precision")
    bought = ("payer", "programmes", "rupiah", "plan_status", "is_plan")
    return {
        **{name: row[name] for name in (*names, *bought)},
        "dispute": dispute_of(row),
        "source": source_of(row),
        "other_statements": tuple(
            OtherStatement(
                other["statement_id"],
                other["region_code"],
                other["workers"],
                other["precision"],
                other["months"],
                other["rupiah"],
                other["plan_status"],
                source_of(other),
            )
            for other in funded.other_statements(row["cohort_id"])
        ),
    }


def _with_months(funded: FundedCohorts, cohort: DatedCohort) -> CohortWithMonths:
    row = funded.rows[cohort.cohort_id]
    rate = funded.statement_of(row)["rupiah_per_month"]
    values = {
        **_stated_fields(funded, row),
        "first_month": month_text(cohort.first_month),
        "last_month": month_text(cohort.last_month),
        "months": cohort.months,
        "worker_months": cohort.worker_months,
        "full_year_equivalent": cohort.full_year_equivalent,
        "protection_depth": cohort.protection_depth,
        "kpi_equivalent": cohort.kpi_equivalent,
        "arrears_deadline": month_text(cohort.arrears_deadline),
        "rupiah_at_rate": None if rate is None else rate * cohort.worker_months,
    }
    return CohortWithMonths(**values)


def _without_months(funded: FundedCohorts, row: Row) -> CohortWithoutMonths:
    values = {
        **_stated_fields(funded, row),
        "months": row["months"],
        "missing": tuple(name for name in _NEEDED if row[name] is None),
    }
    return CohortWithoutMonths(**values)


def _months(
    data: Data, region: Region, base: str, months: Sequence[CalendarMonth]
) -> Iterable[LapseMonth]:
    """Yield the months, each over the survey round on or before it."""
    history = [
        row
        for row in data.rows(
            "workforce__history_by_region", territory_id=region.territory_id
        )
        if row["base"] == base
    ]
    for month in months:
        end = month_end(month.month.year, month.month.month)
        rounds = [row for row in history if row["period_end"] <= end]
        workers = rounds[-1]["workers"] if rounds else None
        ending = month.ending - month.ending_planned
        yield LapseMonth(
            month=month_text(month.month),
            starting_workers=month.starting,
            funded_workers=month.funded,
            planned_workers=month.planned,
            ending_workers=month.ending,
            ending_planned_workers=month.ending_planned,
            coverage_change_pp=Fraction(-100 * ending, workers) if workers else None,
            coverage_change_from=month_text(add_months(month.month, 1)),
            coverage_change_reason=None if workers else "no_base",
            base_workers=workers,
            base_period=rounds[-1]["period_end"] if rounds else None,
            arrears_deadline=(
                month_text(add_months(month.month, ARREARS_MONTHS))
                if month.ending
                else None
            ),
        )


def _totals(cohorts: Sequence[DatedCohort], in_window: int) -> CohortTotals:
    by_year: dict[str, int] = {}
    planned: dict[str, int] = {}
    for cohort in cohorts:
        years = planned if cohort.is_plan else by_year
        year = str(cohort.first_month.year)
        years[year] = years.get(year, 0) + cohort.workers
    worker_months = sum(cohort.worker_months for cohort in cohorts)
    return CohortTotals(
        cohorts=len(cohorts),
        registered_by_year=by_year,
        planned_by_year=planned,
        worker_months=worker_months,
        planned_worker_months=sum(c.worker_months for c in cohorts if c.is_plan),
        full_year_equivalent=Fraction(worker_months, 12),
        worker_months_in_window=in_window,
    )


def fit_of(row: Row, rate: int | None) -> Fit:
    """Return whether a statement's money fits its workers and months.

    Args:
        row: with ``workers``, ``precision``, ``months``, ``rupiah`` and
            ``rupiah_precision``, as a source stated them.
        rate: what one worker cost the payer in a month; None where it is not known.
    """
    months = Fraction(row["months"]) if row["months"] else None
    return money_fit(
        stated_count(row["workers"], row["precision"]) if row["workers"] else None,
        (months, months) if months else None,
        stated_money(row["rupiah"], row["rupiah_precision"]) if row["rupiah"] else None,
        rate,
    )


def _money_checks(statements: Iterable[Row]) -> Iterable[MoneyCheck]:
    """Yield the check of each statement that gives money and workers."""
    for row in statements:
        workers, months, rate = row["workers"], row["months"], row["rupiah_per_month"]
        fit = fit_of(row, rate)
        if fit.verdict == NOT_ENOUGH:
            continue
        yield MoneyCheck(
            statement_id=row["statement_id"],
            cohort_id=row["cohort_id"],
            region_code=row["region_code"],
            workers=workers,
            months=months,
            rupiah=row["rupiah"],
            rupiah_precision=row["rupiah_precision"],
            rupiah_per_month=rate,
            verdict=fit.verdict,
            expected_rupiah=workers * months * rate if months else None,
            difference_rupiah=_whole_or_exact(fit.difference_rupiah),
            difference_pct=fit.difference_pct,
            months_bought=_bought(fit.months_bought),
            whole_months=fit.whole_months,
            workers_bought=fit.workers_bought,
            source_id=row["source_id"],
        )


def _whole_or_exact(value: Fraction | None) -> int | Fraction | None:
    if value is None or value.denominator != 1:
        return value
    return value.numerator


def _bought(months: Fraction | None) -> int | Decimal | None:
    """Return months that money pays: whole as such, else rounded down."""
    if months is None or months.denominator == 1:
        return None if months is None else months.numerator
    return rounded_down(months)


def _plan_checks(statements: Iterable[Row]) -> Iterable[PlanCheck]:
    """Yield plan against verified, where one source gives both for a cohort."""
    groups: dict[tuple[str, str], dict[str, Row]] = {}
    for row in statements:
        if row["workers"] is None:
            continue
        kind = "planned" if row["plan_status"] in _PLANS else row["plan_status"]
        key = (row["cohort_id"], row["source_id"])
        groups.setdefault(key, {}).setdefault(kind, row)
    for (cohort_id, source_id), both in sorted(groups.items()):
        if not {"planned", "realised"} <= set(both) or not both["realised"]["workers"]:
            continue
        planned, verified = both["planned"]["workers"], both["realised"]["workers"]
        yield PlanCheck(
            cohort_id=cohort_id,
            region_code=both["realised"]["region_code"],
            planned_workers=planned,
            verified_workers=verified,
            plan_error_pct=plan_error(planned, verified),
            source_id=source_id,
        )
