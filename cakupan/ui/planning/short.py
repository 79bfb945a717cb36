"""The planning desk's answers in one line each, right under the gap.

How many a month, what a year costs, when cover ends: the questions that bring most
readers here, answered before any field is touched.
"""

import html

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_plan import costed
from cakupan.topics.cohorts.ask import OWN, funded_cohorts
from cakupan.topics.cohorts.phrases import dispute as dispute_of
from cakupan.topics.cohorts.phrases import end_in_short
from cakupan.topics.targets import blocks as targets
from cakupan.ui.fields import budget
from cakupan.ui.fields.cohorts import in_present_division
from cakupan.ui.fields.targets import aim_or_none
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of
from cakupan.wording import _


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
    if question.region.region_code == NATION:
        return None
    region = in_present_division(question).region
    return end_in_short(funded_cohorts(question.data, region, OWN), question.words)
