"""A region's funded cohorts, and when they end."""

from collections.abc import Sequence
from datetime import date

from cakupan.answers import forms
from cakupan.answers.forms import Document
from cakupan.data import Data
from cakupan.data.definitions import month_end
from cakupan.data.months import month_text
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.cohorts.ask import cohort_of
from cakupan.topics.cohorts.figures import CalendarMonth, DatedCohort, calendar


def lapse_calendar(
    data: Data,
    region: Region,
    base: str,
    first: date | None = None,
    last: date | None = None,
    *,
    below: bool = False,
) -> Document:
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
    places = data.regions.below(region) if below else [region]
    rows = _cohort_rows(data, region, places, below=below)
    statements = data.rows(
        "programmes__arithmetic", territories=[place.territory_id for place in places]
    )
    about: dict[str, list[Row]] = {}
    for part in statements:
        about.setdefault(part["cohort_id"], []).append(part)
    cohorts = [cohort_of(row) for row in rows if row["is_dated"]]
    shown = {
        cohort.cohort_id: cohort
        for cohort in cohorts
        if (first is None or cohort.last_month >= first)
        and (last is None or cohort.first_month <= last)
    }
    months = calendar(cohorts, first, last)
    in_window = sum(month.funded for month in months)
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "includes_below": below,
        "from": month_text(months[0].month) if months else None,
        "to": month_text(months[-1].month) if months else None,
        "base": base,
        "totals": forms.totals_document(list(shown.values()), in_window),
        "cohorts": _cohort_documents(rows, shown, about),
        "by_month": _month_documents(data, region, base, months),
        "undated": [
            forms.undated_document(row, about.get(row["cohort_id"], []))
            for row in rows
            if not row["is_dated"]
        ],
        "arithmetic": forms.arithmetic_documents(statements),
        "plans": forms.plan_documents(statements),
    }


def _cohort_rows(
    data: Data, region: Region, places: Sequence[Region], *, below: bool
) -> list[Row]:
    rows = data.rows(
        "programmes__cohorts", territories=[place.territory_id for place in places]
    )
    if not rows:
        within = [] if below else data.regions.below(region)
        inside = data.rows(
            "programmes__cohorts", territories=[place.territory_id for place in within]
        )
        raise NotPublishedError(
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
    return rows


def _cohort_documents(
    rows: Sequence[Row], shown: dict[str, DatedCohort], about: dict[str, list[Row]]
) -> list[Document]:
    listed = []
    for row in rows:
        if row["cohort_id"] not in shown:
            continue
        said = about.get(row["cohort_id"], [])
        rates = [
            part["rupiah_per_month"]
            for part in said
            if part["statement_id"] == row["statement_id"]
        ]
        cohort = shown[row["cohort_id"]]
        rate = rates[0] if rates else None
        listed.append(forms.cohort_document(row, cohort, rate, said))
    return listed


def _month_documents(
    data: Data, region: Region, base: str, months: Sequence[CalendarMonth]
) -> list[Document]:
    """Return the months, each over the survey round on or before it."""
    history = [
        row
        for row in data.rows(
            "workforce__history_by_region", territory_id=region.territory_id
        )
        if row["base"] == base
    ]
    listed = []
    for month in months:
        end = month_end(month.month.year, month.month.month)
        known = [row for row in history if row["period_end"] <= end]
        round_ = known[-1] if known else {"workers": None, "period_end": None}
        listed.append(
            forms.calendar_document(month, round_["workers"], round_["period_end"])
        )
    return listed
