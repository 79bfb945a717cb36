"""The lapse calendar: when each funded cover ends, drawn and as a table."""

from collections.abc import Sequence

import streamlit as st

from cakupan.charts import Calendar, Span
from cakupan.topics.cohorts.blocks.calendar import ticks
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.topics.cohorts.phrases import status
from cakupan.ui import blocks, pictures
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.vulnerable.facts import Document, Facts
from cakupan.ui.vulnerable.follows import lapse_of, lapses_next
from cakupan.ui.vulnerable.words import payers, region_of
from cakupan.wording import Wording, _

MOST_BARS = 14
_MOST_TICKS = 5  # more would run into each other on a phone
MONTH_COLUMNS = (
    "month",
    "starting_workers",
    "funded_workers",
    "planned_workers",
    "ending_workers",
    "coverage_change_pp",
    "coverage_change_from",
    "base_workers",
    "base_period",
    "arrears_deadline",
)


def calendar(known: Facts) -> None:
    """Draw the calendar; without any dated cohort, say what it would need."""
    if known.document is None:
        return
    words = known.question.words
    st.subheader(words.say(_("Lapse calendar")), anchor=False)
    if not known.cohorts:
        said = words.say(
            _(
                "No source names first month and number of months of a cohort here, "
                "so nothing can be drawn. The decree of workers paid for (SK penerima "
                "iuran) names both; the local government or the BPJS Ketenagakerjaan "
                "branch could supply it."
            )
        )
        st.html(paragraph(said))
        return
    finding = finding_of(known)
    st.html(f"{paragraph(finding)}{paragraph(_how(known), 'ck-tags')}")
    _draw(known, finding)
    with st.expander(words.say(_("The chart as a table"))):
        months = known.document["by_month"]
        st.html(months_table(months, words))
        blocks.downloads(
            known.question, "calendar", MONTH_COLUMNS, months, "lapse calendar"
        )


def finding_of(known: Facts) -> str:
    """Return what the calendar shows: of all that end next, as the answer says it."""
    words = known.question.words
    if known.running:
        return " ".join(lapses_next(known))
    if known.coming:
        return lapse_of(known, known.coming[0])
    last = known.ended[0]
    return words.say(
        _("Every cover with stated months has ended, the last in {month}."),
        month=words.month(last.last_month),
    )


def _how(known: Facts) -> str:
    words = known.question.words
    said = words.say(
        _(
            "One bar a cohort, from its first to its last month; hollow: planned or "
            "budgeted only. In colour: what ends next. Dotted line: today."
        )
    )
    hidden = len(known.cohorts) - MOST_BARS
    if hidden > 0:
        said += " " + words.say(
            _("The {count} that end last are drawn; all stand in the table below."),
            count=MOST_BARS,
        )
    return said


def _draw(known: Facts, finding: str) -> None:
    pictures.draw(calendar_of(known), "chart_lapses", finding)


def calendar_of(known: Facts) -> Calendar:
    """Return the calendar: by first month; where there is too much, what ends last."""
    question = known.question
    words = question.words
    latest = sorted(known.cohorts, key=lambda item: item.last_month, reverse=True)
    kept = {item.cohort_id for item in latest[:MOST_BARS]}
    shown = [item for item in known.cohorts if item.cohort_id in kept]
    return Calendar(
        title=words.say(_("Lapse calendar")),
        spans=tuple(_span(known, item) for item in shown),
        today=question.as_of,
        today_label=words.say(_("today")),
        ticks=ticks(shown, question.as_of, words, _MOST_TICKS),
        name=words.say(_("Workers")),
    )


def _span(known: Facts, item: DatedCohort) -> Span:
    words, question = known.question.words, known.question
    upcoming = {item.cohort_id for item in known.ending_next} if known.running else {}
    row = known.rows[item.cohort_id]
    until = words.month(item.last_month, short=True)
    return Span(
        label=region_of(row, question) if known.below else payers([item.payer], words),
        value_label=words.say(
            _("{workers} to {month}"), workers=words.number(item.workers), month=until
        ),
        first=item.first_month,
        last=item.last_month,
        value=item.workers,
        short_label=words.say(_("until {month}"), month=until),
        is_plan=item.is_plan,
        is_own=item.cohort_id in upcoming,
        detail=_detail(known, item),
    )


def _detail(known: Facts, item: DatedCohort) -> str:
    words, row = known.question.words, known.rows[item.cohort_id]
    return "\n".join(
        (
            region_of(row, known.question),
            payers([item.payer], words),
            words.say(
                _("{workers} workers, {first} to {last}"),
                workers=words.number(item.workers),
                first=words.month(item.first_month, short=True),
                last=words.month(item.last_month, short=True),
            ),
            status(row, words),
            f"{row['source_publisher']} ({row['source_id']})",
        )
    )


def months_table(months: Sequence[Document], words: Wording) -> str:
    """Return one row a month: who begins, is covered, ends, and what coverage loses."""
    heads = [head(words.say(_("Month of cover")))] + [
        head(words.say(label), is_number=True)
        for label in (
            _("Begin"),
            _("Covered"),
            _("Of them by plan"),
            _("End"),
            _("Coverage, month after"),
            _("Arrears until"),
        )
    ]
    rows = []
    for item in months:
        ends = item["ending_workers"]
        change = item["coverage_change_pp"]
        shown = words.say(_("no base")) if change is None else words.change(change)
        until = item["arrears_deadline"]
        rows.append(
            [
                cell(words.month(item["month"], short=True), is_head=True),
                *(
                    cell(words.number(item[key]), is_number=True)
                    for key in ("starting_workers", "funded_workers", "planned_workers")
                ),
                cell(words.number(ends), is_number=True),
                cell(shown if ends else "–", is_number=True),
                cell(words.month(until, short=True) if until else "–", is_number=True),
            ]
        )
    return table(heads, rows, words.say(_("Lapse calendar")))
