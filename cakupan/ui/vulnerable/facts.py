"""What the page on vulnerable workers knows of a region, read once for all blocks.

Months, sums and verdicts are those of the command ``cakupan lapse``; the blocks draw
them and compute nothing of their own.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cakupan.answers.lapse import lapse_calendar
from cakupan.data import Data
from cakupan.data.months import first_day
from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.sentences import span
from cakupan.topics.budget import ask_plan
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.budget import budget_for
from cakupan.topics.budget.figures.rates import RateBook
from cakupan.topics.cohorts import figures
from cakupan.topics.cohorts.ask import cohort_of, stated_numbers
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.ui.question import Question
from cakupan.ui.state import one_of

BELOW = one_of("below", "own", "all")
HANDBOOK = one_of("handbook", "off", "on")
KEYS = (BELOW, HANDBOOK)
MOST_CHOICES = 40
_MOST_PLACES = 60  # each is a read of its own

Document = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """Funded cohorts of a region.

    Attributes:
        question: what the page is asked.
        below: whether the cohorts of the regions in it are counted too.
        document: as ``cakupan lapse --json`` gives it; None without any cohort.
        cohorts: those with first month, months and workers, by first month.
        rows: the counted statement of each cohort, by cohort.
        statements: every statement, by its id.
        groups: labels of worker groups in the reader's language.
        periods: first and last day that a statement is about, by its id.
    """

    question: Question
    below: bool
    document: Document | None
    cohorts: tuple[DatedCohort, ...]
    rows: dict[str, Row]
    statements: dict[str, Row]
    groups: dict[str, str]
    periods: dict[str, tuple[date | None, date]]

    @property
    def this_month(self) -> date:
        """Return the first day of the reader's month."""
        return first_day(self.question.as_of)

    @property
    def running(self) -> list[DatedCohort]:
        """Return the cohorts that are covered this month, what ends next first."""
        found = [item for item in self.cohorts if item.covers(self.this_month)]
        return sorted(found, key=lambda item: (item.last_month, -item.workers))

    @property
    def coming(self) -> list[DatedCohort]:
        """Return the cohorts whose cover has not begun, the earliest first."""
        return [item for item in self.cohorts if item.first_month > self.this_month]

    @property
    def ended(self) -> list[DatedCohort]:
        """Return the cohorts whose cover has ended, the latest first."""
        found = [item for item in self.cohorts if item.last_month < self.this_month]
        return sorted(found, key=lambda item: item.last_month, reverse=True)

    @property
    def ending_next(self) -> list[DatedCohort]:
        """Return the running cohorts that end first, all of one month; paid ones first.

        A plan ends nothing as long as nobody says that it was paid.
        """
        running = [c for c in self.running if not c.is_plan] or self.running
        return [item for item in running if item.last_month == running[0].last_month]

    @property
    def ended_last(self) -> list[DatedCohort]:
        """Return the ended cohorts of the latest last month; those paid, if any are."""
        last = self.ended[0].last_month
        found = [item for item in self.ended if item.last_month == last]
        return [item for item in found if not item.is_plan] or found

    @property
    def undated(self) -> list[Document]:
        """Return the cohorts without months, the latest said first."""
        if self.document is None:
            return []
        return sorted(
            self.document["undated"],
            key=lambda item: self.said_from(item["cohort_id"]),
            reverse=True,
        )

    @property
    def latest_undated(self) -> Document | None:
        """Return the latest cohort without months that tells workers, own first."""
        code = self.question.region.region_code
        told = [self.rows[item["cohort_id"]] for item in self.undated]
        own = [row for row in told if row["region_code"] == code]
        row = figures.latest_cohort(own) or figures.latest_cohort(told)
        found = [i for i in self.undated if row and i["cohort_id"] == row["cohort_id"]]
        return found[0] if found else None

    @property
    def later_money(self) -> list[Row]:
        """Return the region's later cohorts of which money alone is told."""
        latest, code = self.latest_undated, self.question.region.region_code
        since = figures.stated_until(self.rows[latest["cohort_id"]]) if latest else None
        return [
            row
            for row in self.rows.values()
            if row["region_code"] == code
            and row["rupiah"]
            and not row["workers"]
            and (since is None or figures.stated_until(row) > since)
        ]

    def said_from(self, cohort_id: str) -> date:
        """Return the day that a cohort's counted statement is about."""
        statement = self.statements[self.rows[cohort_id]["statement_id"]]
        day: date = statement["said_from"]
        return day

    def told_of(self, statement_id: str) -> str:
        """Return the days that a statement is about: a day, a year, from and to."""
        if statement_id not in self.periods:
            day = self.statements[statement_id]["said_from"]
            return self.question.words.month(day)
        start, end = self.periods[statement_id]
        return span(start, end, self.question.words)

    def told_of_cohort(self, item: Document) -> str:
        """Return the days that a cohort's counted statement is about."""
        return self.told_of(self.rows[item["cohort_id"]]["statement_id"])

    def month(self, month: date) -> Document | None:
        """Return one month of the calendar; None outside it."""
        key = f"{month:%Y-%m}"
        months = self.document["by_month"] if self.document else []
        return next((item for item in months if item["month"] == key), None)

    def groups_of(self, cohort_id: str) -> str:
        """Return a cohort's worker groups, in the reader's language."""
        codes = (self.rows[cohort_id]["worker_groups"] or "").split(";")
        return ", ".join(self.groups[code] for code in codes if code)


def in_present_division(question: Question) -> Question:
    """Return the question in the division since 2022, unless the reader chose another.

    Programmes are told of today's provinces; the four new ones have some too.
    """
    if question.view.vintage == "34":
        return question
    region = question.index.of(question.region.region_code, "38")
    scope = replace(question.scope, region=region, vintage="38")
    return replace(question, scope=scope)


def facts(question: Question) -> Facts:
    """Return what is known of the region's funded cohorts."""
    region = question.region
    below = region.region_code == NATION or question.view["below"] == "all"
    rows = _cohorts(question, region, below)
    statements = question.data.rows(
        "programmes__arithmetic", territories=_lands(question, region, below)
    )
    document = question.data.remembered(
        _document, region, question.definition.base, below
    )
    groups = {
        group["code"]: group[f"label_{question.words.lang}"]
        for group in question.data.rows("programmes__worker_groups")
    }
    return Facts(
        question=question,
        below=below,
        document=document,
        cohorts=tuple(cohort_of(row) for row in rows if row["is_dated"]),
        rows={row["cohort_id"]: row for row in rows},
        statements={row["statement_id"]: row for row in statements},
        groups=groups,
        periods=_periods(question, statements),
    )


def _periods(
    question: Question, statements: list[Row]
) -> dict[str, tuple[date | None, date]]:
    """Return the days of statements; of many regions only of the first ones."""
    places = dict.fromkeys((row["region_code"], row["vintage"]) for row in statements)
    return {
        row["statement_id"]: (row["period_start"], row["period_end"])
        for code, vintage in list(places)[:_MOST_PLACES]
        for row in question.data.rows(
            "programmes__by_region",
            territory_id=question.index.of(code, vintage).territory_id,
        )
    }


def vulnerable_bases(question: Question) -> list[Document]:
    """Return what somebody published as the region's number of vulnerable workers."""
    found: list[Document] = question.data.remembered(stated_numbers, question.region)
    return found


def cost(
    question: Question, workers: int, months: int, payer: str, day: date
) -> int | None:
    """Return the rupiah of some months from a day's month, as ``cakupan budget`` does.

    None where our table has no rate of that payer for one of the months.
    """
    book: RateBook = question.data.remembered(rate_book, payer)
    try:
        return budget_for(workers, months, book.of, first_day(day)).rupiah
    except NotPublishedError:
        return None


def apbd_share(question: Question, rupiah: int) -> Document:
    """Return money as a share of the region's last published budget (APBD)."""
    found = question.data.remembered(ask_plan.apbd_share, question.region, rupiah)
    return ask_plan.apbd_document(found)


def _cohorts(question: Question, region: Region, below: bool) -> list[Row]:
    return question.data.rows(
        "programmes__cohorts", territories=_lands(question, region, below)
    )


def _lands(question: Question, region: Region, below: bool) -> list[str]:
    places = question.index.below(region) if below else [region]
    return [place.territory_id for place in places]


def _document(data: Data, region: Region, base: str, below: bool) -> Document | None:
    """Return the command's document; None where no cohort is on record."""
    try:
        return lapse_calendar(data, region, base, below=below)
    except NotPublishedError:
        return None


def regions_with_cohorts(question: Question) -> list[Region]:
    """Return the regions of the same province that have a funded cohort."""
    region, index = question.region, question.index
    above = region
    if region.level == "regency":
        above = index.of(region.parent_code or NATION, "38")
    rows = _cohorts(question, above, True)
    codes = {(row["region_code"], row["vintage"]) for row in rows}
    return [
        place
        for place in index.below(above)
        if (place.region_code, place.vintage) in codes
        and place.region_code != region.region_code
    ][:MOST_CHOICES]
