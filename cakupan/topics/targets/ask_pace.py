"""How fast workers must join in a region, from each starting point there is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan import documents
from cakupan.answers import forms, starts
from cakupan.answers.forms import Document, plain
from cakupan.data import Data
from cakupan.data.months import first_day, month_text, months_from
from cakupan.data.regions import Region
from cakupan.topics.cohorts.ask import dated_cohorts
from cakupan.topics.cohorts.figures import workers_lapsing
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed
from cakupan.topics.targets import ask, ask_starts
from cakupan.topics.targets.figures import (
    check_due,
    check_target,
    compute_pace,
    mean_net_intake,
    pace_ratio,
)


@dataclass(frozen=True)
class PaceAsked:
    """Under which assumptions a pace is asked.

    Attributes:
        target_pct: of the target.
        due_on: any day of the month in which it is due.
        churn_pct: share of the members who leave each month, percent.
        lapses: ending covers that the reader counts on; None to take those on record.
        as_of: the reader's today; a target before it can only be compared.
    """

    target_pct: Decimal
    due_on: date
    churn_pct: Decimal = Decimal(0)
    lapses: int | None = 0
    as_of: date | None = None


def _pace(
    data: Data,
    region: Region,
    how: PaceAsked,
    start: tuple[int, Fraction, date],
    mean: Fraction | None,
) -> Document:
    eligible, active, on = start
    check_due(how.due_on, on, how.as_of)
    months = months_from(on, how.due_on)
    on_record = workers_lapsing(
        dated_cohorts(data, region), first_day(on), first_day(how.due_on)
    )
    lapses = on_record if how.lapses is None else how.lapses
    pace = compute_pace(eligible, active, how.target_pct, months, how.churn_pct, lapses)
    ratio = pace_ratio(pace.required_exact, mean)
    return {
        "eligible": eligible,
        "active": forms.whole_or(active),
        "coverage_pct": plain(100 * active / eligible),
        "period_end": on.isoformat(),
        "months": months,
        "lapses": lapses,
        "known_lapses": on_record,
        **forms.pace_document(pace, ratio, mean),
    }


def pace_from_computed(data: Data, what: CoverageAsked, how: PaceAsked) -> Document:
    """Return the pace from a computed coverage to a target that the reader typed.

    Raises:
        BadInputError: a value out of range, or a date not after the last figure.
        NotPublishedError: the region has no coverage or no base.
    """
    check_target(how.target_pct)
    region, row = computed(data, what)
    _, rows = starts.series_points(
        data, region, what.definition.segments, row["series"]
    )
    mean = mean_net_intake(starts.points_of(rows), row["period_end"])
    start = (row["base_workers"], Fraction(row["active_workers"]), row["period_end"])
    return {
        **documents.coverage_document(row, data.sources),
        **_asked_of(how),
        "is_target_typed": True,
        **_pace(data, region, how, start, mean),
    }


def _asked_of(how: PaceAsked) -> Document:
    return {
        "target_pct": float(how.target_pct),
        "due": month_text(how.due_on),
        "churn_pct": float(how.churn_pct),
    }


def pace_from_stated(
    data: Data,
    region: Region,
    how: PaceAsked,
    target: ask.PublishedTarget | None = None,
    eligible: int | None = None,
) -> Document:
    """Return the pace from each published percent of the latest month.

    Where sources conflict on the start, every answer stands, and the single answer
    is given only if there is one.

    Raises:
        BadInputError: a value out of range, or a date not after the last figure.
        NotPublishedError: no percent, or no base to count it on.
    """
    check_target(how.target_pct)
    answers = []
    rows = ask.like_statements(data, region, target) if target else None
    for start in ask_starts.stated_starts(data, region, eligible, rows):
        on = start.statement["period_end"]
        found = _pace(data, region, how, (start.eligible, start.active, on), None)
        answers.append(
            {
                "stated_pct": start.statement["stated_pct"],
                "indicator": start.statement["indicator"],
                "precision": start.statement["precision"],
                "is_same_indicator": ask.same_indicator(start.statement, target),
                **found,
                "base_source_id": start.base_source_id,
                "source": forms.source_of(start.statement),
            }
        )
    paces = {answer["required_per_month"] for answer in answers}
    only = answers[0] if len(paces) == 1 else None
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        **_asked_of(how),
        "target": (
            forms.target_of(target.row, is_national=target.is_national)
            if target
            else None
        ),
        "is_target_typed": target is None,
        "required_per_month": only["required_per_month"] if only else None,
        "required_per_month_low": min(paces),
        "required_per_month_high": max(paces),
        "pace_ratio": None,
        "pace_ratio_reason": "not_published",
        "starts": answers,
    }
