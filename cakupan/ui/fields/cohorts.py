"""What a reader chooses of funded cohorts: whose, on which base, by which count."""

from dataclasses import replace

import streamlit as st

from cakupan.data import definitions
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.cohorts.ask import CohortChoices, funded_cohorts, programme_scope
from cakupan.ui import controls, frame, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import citation
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.question import Question
from cakupan.ui.writing import popover
from cakupan.wording import _

_BELOW = state.one_of("below", "own", "all")
_HANDBOOK = state.one_of("handbook", "off", "on")
KEYS = (_BELOW, _HANDBOOK)
_BELOW_LABELS = {
    "own": _("this region's own"),
    "all": _("with its regencies and cities"),
}
_HANDBOOK_LABELS = {"off": _("off"), "on": _("on")}


def in_present_division(question: Question) -> Question:
    """Return the question in the division since 2022, unless the reader chose another.

    Programmes are told of today's provinces; the four new ones have some too.
    """
    scope = programme_scope(question.data, question.scope, question.view.vintage)
    return replace(question, scope=scope)


def choose(question: Question) -> CohortChoices:
    """Draw region, whose cohorts, and the base that a drop is measured on."""
    words = question.words
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        controls.choose_region(question)
        if question.region.level == "province":
            state.bound_segmented(
                words.say(_("Cohorts counted")),
                list(_BELOW_LABELS),
                _BELOW.name,
                lambda code: words.say(_BELOW_LABELS[code]),
            )
        state.bound_selectbox(
            words.say(_("Base of the drop in coverage")),
            definitions.COMMON_BASES,
            "base",
            words.base,
        )
    controls.unusual_choices(question)
    return CohortChoices(with_below=question.view["below"] == "all")


def choose_handbook(question: Question, choices: CohortChoices) -> CohortChoices:
    """Draw whether the handbook's count is shown; nothing where nothing is paid."""
    if not funded_cohorts(question.data, question.region, choices).paid:
        return choices
    words = question.words
    chosen = state.bound_segmented(
        words.say(_("Handbook count: workers × min(1, months/6)")),
        list(_HANDBOOK_LABELS),
        _HANDBOOK.name,
        lambda code: words.say(_HANDBOOK_LABELS[code]),
    )
    return replace(choices, with_handbook=chosen == "on")


def links_onward(question: Question, choices: CohortChoices) -> None:
    """Draw where the answer comes from, what else is known, and the link to copy."""
    funded = funded_cohorts(question.data, question.region, choices)
    if not funded.rows:
        return
    words = question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        popover(question, cohorts.origin, choices)
        frame.page_link(
            "wilayah",
            words.say(_("All of {region}"), region=question.region.short_name),
            question.view,
        )
        way_to_cases(question, "programme", with_below=True)
        for row in funded.leading[:1]:
            citation.cite_figure(question, row["statement_id"])
        frame.page_link(
            "target_anggaran",
            words.say(_("What it costs to go on ›")),
            question.view,
        )
        copy_link(question.pinned_view, words)
