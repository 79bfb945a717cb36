"""The planning desk's answers in one line each, right under the gap.

How many a month, what a year costs, when cover ends: the questions that bring most
readers here, answered before any field is touched.
"""

import html
from collections.abc import Sequence
from datetime import date

import streamlit as st

from cakupan.data.months import add_months, first_day
from cakupan.data.regions import NATION
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_plan import costed
from cakupan.topics.cohorts.ask import dated_cohorts
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.topics.cohorts.phrases import dispute as dispute_of
from cakupan.topics.targets import blocks as targets
from cakupan.ui.fields import budget
from cakupan.ui.fields.targets import aim_or_none
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of
from cakupan.wording import _

_RECENT = 12  # months: an end within a year is still news beside cover that runs


def in_short(question: Question) -> None:
    """Draw the three answers; one that nobody can give is left to its section."""
    parts = [_monthly(question), _yearly(question), _ends(question)]
    items = "".join(
        f"<li><b>{html.escape(number)}</b> {html.escape(text)}</li>"
        for number, text in filter(None, parts)
    )
    if items:
        name = html.escape(question.words.say(_("In short")))
        st.html(f'<ul class="ck-strip" aria-label="{name}">{items}</ul>')


def _monthly(question: Question) -> tuple[str, str] | None:
    """Return how many must join each month to the target of the pace below."""
    aim = aim_or_none(question)
    block = aim and block_of(question, targets.pace_in_short, aim)
    if not block or block.sheet is None:
        return None
    number, text = block.sheet.rows[0]
    return number.text, text.text


def _yearly(question: Question) -> tuple[str, str] | None:
    """Return what the workers of the plan below cost for a year."""
    words, programme = question.words, budget.example(question).programme
    if programme is None and not question.view["workers"]:
        return None
    try:
        found = costed(
            question.data,
            budget.budget_inputs(question),
            question.region,
            question.definition.base,
        )
    except CakupanError:
        return None  # the section on money says why
    dispute = ""
    message = _("a year for {workers} workers at the rate of {payer}, {month} a month")
    if programme and programme["dispute_id"] and not question.view["workers"]:
        dispute = dispute_of(programme, words)
        message = _(
            "a year for {workers} workers of a disputed programme at the rate of "
            "{payer}, {month} a month. {dispute}"
        )
    text = words.say(
        message,
        workers=words.number(found.budget.workers),
        payer=words.payer(found.inputs.payer),
        month=words.rupiah(found.rupiah_per_month),
        dispute=dispute,
    )
    return words.rupiah(found.rupiah_per_year), text


def _ends(question: Question) -> tuple[str, str] | None:
    """Return when the region's own funded cover ends next, or ended last."""
    words, region = question.words, question.region
    if region.region_code == NATION:
        return None
    dated = dated_cohorts(question.data, region, below=False)
    found = [cohort for cohort in dated if not cohort.is_plan]
    now = first_day(question.as_of)
    running = [item for item in found if item.covers(now)]
    ended = [item for item in found if item.last_month < now]
    last = _ending_in(max((c.last_month for c in ended), default=None), ended)
    if not running:
        if not last:
            return None
        text = words.say(
            _(
                "the cover of {workers} vulnerable workers ended, the last with stated "
                "months"
            ),
            workers=words.number(sum(item.workers for item in last)),
        )
        return words.month(last[0].last_month), text
    ending = _ending_in(min(item.last_month for item in running), running)
    text = words.say(
        _("the cover of {workers} vulnerable workers ends"),
        workers=words.number(sum(item.workers for item in ending)),
    )
    if last and last[0].last_month >= add_months(now, -_RECENT):
        text += words.say(
            _("; that of {workers} others ended in {month}"),
            workers=words.number(sum(item.workers for item in last)),
            month=words.month(last[0].last_month),
        )
    return words.month(ending[0].last_month), text


def _ending_in(month: date | None, cohorts: Sequence[DatedCohort]) -> list[DatedCohort]:
    return [item for item in cohorts if item.last_month == month]
