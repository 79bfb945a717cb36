"""The planning desk's answers as documents; keys are the contract of the commands.

Numbers are plain, months ISO (``2026-04``), ratios rounded half-up at this edge.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data.months import add_months, month_text
from cakupan.data.store import Row
from cakupan.documents import iso
from cakupan.topics.budget.figures.funnel import plan_error
from cakupan.topics.budget.figures.money import (
    NOT_ENOUGH,
    Fit,
    money_fit,
    stated_count,
    stated_money,
)
from cakupan.topics.cohorts.ask import dispute_document
from cakupan.topics.cohorts.figures import ARREARS_MONTHS, CalendarMonth, DatedCohort
from cakupan.topics.targets.figures import Gap, Pace, PaceRatio
from cakupan.wording import half_up, rounded_down

Document = dict[str, Any]
_PLANS = ("planned", "budgeted", "committed", "target")


def plain(value: Fraction | Decimal | None, places: int = 2) -> float | None:
    """Return an exact number rounded half-up as a plain one; None stays None.

    >>> plain(Fraction(7, 6)), plain(None)
    (1.17, None)
    """
    return None if value is None else float(half_up(value, places))


def whole_or(value: Fraction | None) -> int | float | None:
    """Return a whole number as one, any other rounded to two decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(half_up(value))


def paid(value: Fraction | None) -> int | float | None:
    """Return months that money pays: whole as such, else rounded down.

    >>> paid(Fraction(739_122_000, 4_400 * 16_800)), paid(Fraction(5))
    (9.99, 5)
    """
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    return float(rounded_down(value))


def gap_document(gap: Gap, eligible: int, active: int, target_pct: Decimal) -> Document:
    """Return a gap to a target with what it was computed from."""
    return {
        "eligible": eligible,
        "active": active,
        "coverage_pct": plain(gap.coverage_pct),
        "target_pct": float(target_pct),
        "target_workers": gap.target_workers,
        "gap_workers": gap.gap_workers,
        "gap_pp": plain(gap.gap_pp),
        "surplus_workers": gap.surplus_workers,
        "gap_to_universal_workers": gap.gap_to_universal_workers,
    }


def source_of(row: Row) -> Document:
    """Return the source that a read has joined to its row."""
    return {
        "source_id": row["source_id"],
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "url": row["source_url"],
        "published_on": iso(row.get("published_on", row.get("said_on"))),
    }


def pace_document(pace: Pace, ratio: PaceRatio, mean: Fraction | None) -> Document:
    """Return a required pace and how it compares with the present one."""
    return {
        "required_per_month": pace.required_per_month,
        "required_per_month_exact": plain(pace.required_exact),
        "mean_net_intake": plain(mean),
        "pace_ratio": plain(ratio.ratio),
        "pace_ratio_reason": ratio.reason,
        "is_out_of_reach": ratio.is_out_of_reach,
    }


def other_statement(row: Row) -> Document:
    """Return a statement of a cohort that does not count: a conflict, not a sum."""
    return {
        "statement_id": row["statement_id"],
        "region_code": row["region_code"],
        "workers": row["workers"],
        "precision": row["precision"],
        "months": row["months"],
        "rupiah": row["rupiah"],
        "plan_status": row["plan_status"],
        "source": source_of(row),
    }


def _named(row: Row, others: Iterable[Row]) -> Document:
    return {
        "cohort_id": row["cohort_id"],
        "region_code": row["region_code"],
        "region_name": row["region_name"],
        "workers": row["workers"],
        "precision": row["precision"],
        "payer": row["payer"],
        "programmes": row["programmes"],
        "rupiah": row["rupiah"],
        "plan_status": row["plan_status"],
        "is_plan": row["is_plan"],
        "dispute": dispute_document(row),
        "source": source_of(row),
        "other_statements": [
            other_statement(other) for other in others if not other["is_counted"]
        ],
    }


def cohort_document(
    row: Row, cohort: DatedCohort, rate: int | None, others: Iterable[Row]
) -> Document:
    """Return a dated cohort: when it ends, what it bought, what it cost by the rate.

    Args:
        row: of ``read_cohorts``.
        cohort: the same, for the calendar.
        rate: rupiah a month of its payer; None where that is not known.
        others: every statement about the cohort.
    """
    return {
        **_named(row, others),
        "first_month": month_text(cohort.first_month),
        "last_month": month_text(cohort.last_month),
        "months": cohort.months,
        "worker_months": cohort.worker_months,
        "full_year_equivalent": plain(cohort.full_year_equivalent),
        "protection_depth": cohort.protection_depth,
        "kpi_equivalent": cohort.kpi_equivalent,
        "arrears_deadline": month_text(cohort.arrears_deadline),
        "rupiah_at_rate": None if rate is None else rate * cohort.worker_months,
    }


def undated_document(row: Row, others: Iterable[Row]) -> Document:
    """Return a cohort that stands outside every monthly sum, and what is not stated."""
    needed = ("workers", "first_month", "months")
    return {
        **_named(row, others),
        "months": row["months"],
        "missing": [name for name in needed if row[name] is None],
    }


def calendar_document(
    month: CalendarMonth, base_workers: int | None, base_period: date | None
) -> Document:
    """Return one month of the calendar; the drop is felt in the month after.

    Args:
        month: of the calendar.
        base_workers: of the region then; None or 0 leaves the drop without a figure.
        base_period: survey round of the base.
    """
    # A plan's workers were counted in no coverage: their end is no drop of it.
    ending = month.ending - month.ending_planned
    drop = Fraction(-100 * ending, base_workers) if base_workers else None
    return {
        "month": month_text(month.month),
        "starting_workers": month.starting,
        "funded_workers": month.funded,
        "planned_workers": month.planned,
        "ending_workers": month.ending,
        "ending_planned_workers": month.ending_planned,
        "coverage_change_pp": plain(drop),
        "coverage_change_from": month_text(add_months(month.month, 1)),
        "coverage_change_reason": None if base_workers else "no_base",
        "base_workers": base_workers,
        "base_period": iso(base_period),
        "arrears_deadline": (
            month_text(add_months(month.month, ARREARS_MONTHS))
            if month.ending
            else None
        ),
    }


def totals_document(cohorts: Sequence[DatedCohort], in_window: int) -> Document:
    """Return sums of dated cohorts.

    Workers registered in a year are no workers covered for a year: both stand here.
    Those of a plan are registered nowhere yet, and stand apart.
    """
    by_year: dict[str, int] = {}
    planned: dict[str, int] = {}
    for cohort in cohorts:
        year, years = str(cohort.first_month.year), by_year
        if cohort.is_plan:
            years = planned
        years[year] = years.get(year, 0) + cohort.workers
    worker_months = sum(cohort.worker_months for cohort in cohorts)
    return {
        "cohorts": len(cohorts),
        "registered_by_year": by_year,
        "planned_by_year": planned,
        "worker_months": worker_months,
        "planned_worker_months": sum(c.worker_months for c in cohorts if c.is_plan),
        "full_year_equivalent": plain(Fraction(worker_months, 12)),
        "worker_months_in_window": in_window,
    }


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


def arithmetic_documents(statements: Iterable[Row]) -> list[Document]:
    """Return the check of each statement that gives money and workers."""
    listed = []
    for row in statements:
        workers, months, rate = row["workers"], row["months"], row["rupiah_per_month"]
        found = fit_of(row, rate)
        if found.verdict == NOT_ENOUGH:
            continue
        listed.append(
            {
                "statement_id": row["statement_id"],
                "cohort_id": row["cohort_id"],
                "region_code": row["region_code"],
                "workers": workers,
                "months": months,
                "rupiah": row["rupiah"],
                "rupiah_precision": row["rupiah_precision"],
                "rupiah_per_month": rate,
                "verdict": found.verdict,
                "expected_rupiah": workers * months * rate if months else None,
                "difference_rupiah": whole_or(found.difference_rupiah),
                "difference_pct": plain(found.difference_pct),
                "months_bought": paid(found.months_bought),
                "whole_months": found.whole_months,
                "workers_bought": found.workers_bought,
                "source_id": row["source_id"],
            }
        )
    return listed


def plan_documents(statements: Iterable[Row]) -> list[Document]:
    """Return plan against verified, where one source gives both for a cohort."""
    groups: dict[tuple[str, str], dict[str, Row]] = {}
    for row in statements:
        if row["workers"] is None:
            continue
        kind = "planned" if row["plan_status"] in _PLANS else row["plan_status"]
        key = (row["cohort_id"], row["source_id"])
        groups.setdefault(key, {}).setdefault(kind, row)
    return [
        {
            "cohort_id": cohort_id,
            "region_code": both["realised"]["region_code"],
            "planned_workers": both["planned"]["workers"],
            "verified_workers": both["realised"]["workers"],
            "plan_error_pct": plain(
                plan_error(both["planned"]["workers"], both["realised"]["workers"])
            ),
            "source_id": source_id,
        }
        for (cohort_id, source_id), both in sorted(groups.items())
        if {"planned", "realised"} <= set(both) and both["realised"]["workers"]
    ]


def target_of(row: Row, *, is_national: bool) -> Document:
    """Return a published target with its document's source."""
    return {
        "regime": row["regime"],
        "indicator": row["indicator"],
        "due_on": iso(row["due_on"]),
        "segment_scope": row["segment_scope"],
        "target_pct": row["target_pct"],
        "is_national": is_national,
        "source": source_of(row),
    }


def flat(document: Mapping[str, Any], *left_out: str) -> list[tuple[str, Any]]:
    """Return a document's plain values for a table; an unknown one is empty."""
    return [
        (key, "" if value is None else value)
        for key, value in document.items()
        if key not in left_out and not isinstance(value, dict | list)
    ]
