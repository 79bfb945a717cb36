"""Which regions stand in the scorecard, and by which round of the survey."""

from datetime import date

import streamlit as st

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION
from cakupan.topics.ranking.ask_peers import LEVELS
from cakupan.topics.ranking.ask_scorecard import (
    BELOW,
    OWN_LIST,
    PROVINCES,
    WITH_PEERS,
    RegionChoice,
    listable,
)
from cakupan.ui import controls, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import _
from cakupan.writers.markup import paragraph

MOST = 60  # regions in a list of one's own: a link of under 500 letters
_LATEST = "latest"
_CODE = state.matching("code", "", r"[0-9]{2}(\.[0-9]{2})?", "64, 64.01")
_LABELS = {
    PROVINCES: _("All provinces"),
    BELOW: _("Regencies of a province"),
    WITH_PEERS: _("A region and its peers"),
    OWN_LIST: _("Your own list"),
}


def _read_codes(text: str) -> str | None:
    """Return codes once each in their order, or None if one has no form."""
    codes = list(dict.fromkeys(part for part in text.split(",") if part))
    if len(codes) > MOST or not all(_CODE.read(code) for code in codes):
        return None
    return ",".join(codes)


KIND = state.one_of("card", *_LABELS)
LIST = Key("card_list", "", _read_codes, "64,65,64.72")
ROUND = state.matching("card_round", _LATEST, r"20\d\d", "2024")
KEYS = (KIND, LIST, ROUND)


def choice(question: Question) -> RegionChoice:
    """Return what the address asks of the scorecard."""
    view = question.view
    year = view[ROUND.name]
    return RegionChoice(
        view[KIND.name],
        tuple(part for part in view[LIST.name].split(",") if part),
        KNOWN_NOW if year == _LATEST else date(int(year), 12, 31),
    )


def choose(question: Question) -> None:
    """Draw the choice of regions and of the survey's round, and the link to keep."""
    words = question.words
    chosen = state.bound_segmented(
        words.say(_("Regions in the scorecard")),
        list(_LABELS),
        KIND.name,
        lambda name: words.say(_LABELS[name]),
        label_visibility="collapsed",
    )
    if chosen == OWN_LIST:
        _own_list(question)
    elif chosen != PROVINCES and question.region.level not in LEVELS:
        hint = _(
            "Choose a province or a regency above; until then all provinces stand here."
        )
        st.html(paragraph(words.say(hint), "ck-tags"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="card_doors"):
        _round(question)
        copy_link(question.pinned_view, words)


def _own_list(question: Question) -> None:
    """Draw the list of regions by name or code; the address keeps it."""
    words = question.words
    options = list(listable(question.data, question.scope))
    controls.region_list(
        question,
        words.say(_("Provinces, regencies and cities, by name or code")),
        options,
        "card_list_choice",
        value=[code for code in choice(question).codes if code in options],
        take=lambda codes: {LIST.name: ",".join(codes)},
        max_selections=MOST,
        placeholder=words.say(_("none yet")),
    )


def _round(question: Question) -> None:
    """Draw the choice of the survey's round; the coverage's month stands above."""
    words = question.words
    nation = question.index.of(NATION, "38")
    history = question.data.rows(
        "workforce__history_by_region", territory_id=nation.territory_id
    )
    years = sorted({str(row["period_end"].year) for row in history}, reverse=True)
    state.bound_selectbox(
        words.say(_("Sakernas August of")),
        [_LATEST, *years],
        ROUND.name,
        lambda text: words.say(_("the latest year")) if text == _LATEST else text,
        width=200,
    )
