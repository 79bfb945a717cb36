"""Which results of the award a reader wants to see: edition, stage, category, zone."""

import streamlit as st

from cakupan.topics.award import ask_history
from cakupan.topics.award.figures.history import ResultsFilter
from cakupan.ui import state
from cakupan.ui.question import Question
from cakupan.wording import _

_ALL = "all"
_YEAR = state.matching("won_in", _ALL, r"20\d\d", "2023")
_STAGES = ("national", "provincial")
_STAGE = state.one_of("won_at", _ALL, *_STAGES)
_CATEGORY = state.matching("won_as", _ALL, r"[a-z0-9_]{1,40}", "provincial_government")
_ZONE = state.matching("won_zone", _ALL, r"[A-Za-z -]{1,40}", "Kalimantan")
KEYS = (_YEAR, _STAGE, _CATEGORY, _ZONE)
_ANYTHING = {
    _YEAR.name: _("all editions"),
    _STAGE.name: _("both stages"),
    _CATEGORY.name: _("all categories"),
    _ZONE.name: _("all zones"),
}
_WIDTH, _CATEGORY_WIDTH = 200, 330  # pixels


def chosen(question: Question) -> ResultsFilter:
    """Return which results the address asks for."""
    values = (question.view[key.name] for key in KEYS)
    return ResultsFilter(*("" if value == _ALL else value for value in values))


def choices(question: Question) -> None:
    """Draw a list each of editions, stages, categories and zones on record."""
    words = question.words
    rows = [r.first for r in ask_history.results(question.data, ResultsFilter())]
    listed = {row[f"category_{words.lang}"]: row["category"] for row in rows}
    categories = {listed[name]: name for name in sorted(listed)}
    years = sorted({str(row["award_year"]) for row in rows}, reverse=True)
    zones = sorted({row["zone"] for row in rows if row["zone"]})
    lists = (
        (_YEAR, _("Year judged"), {year: year for year in years}),
        (_STAGE, _("Stage"), {code: words.award_stage(code) for code in _STAGES}),
        (_CATEGORY, _("Category"), categories),
        (_ZONE, _("Zone"), {zone: zone for zone in zones}),
    )
    with st.container(key="award_filters", horizontal=True):
        for key, label, names in lists:
            anything = {_ALL: words.say(_ANYTHING[key.name])}
            state.bound_selectbox(
                words.say(label),
                [_ALL, *names],
                key.name,
                (anything | names).__getitem__,
                width=_CATEGORY_WIDTH if key is _CATEGORY else _WIDTH,
            )
