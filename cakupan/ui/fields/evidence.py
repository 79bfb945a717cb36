"""What a reader opens and chooses of evidence: a document, a case, kinds and places."""

from dataclasses import replace

import streamlit as st

from cakupan.blocks import Sheet
from cakupan.topics import Compose
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence import cases
from cakupan.topics.evidence.blocks.register import CasesAsked
from cakupan.ui import controls, reading, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import citation
from cakupan.ui.question import Question
from cakupan.ui.sheets import draw_sheet
from cakupan.ui.writing import block_of, follow, offer, page_of
from cakupan.wording import _

CASE_ANCHOR = "perkara"
_ALL = "all"
# The page's own keys: the document and the case that are opened, the kind and the
# place of the cases that are shown.
KEYS = (
    state.matching("source", "", r"[A-Za-z0-9_.-]{1,40}", "S0006"),
    state.matching("conflict", "", r"C-[A-Za-z0-9_.-]{1,60}", "C-64-2023"),
    state.one_of("topic", _ALL, *cases.TOPICS),
    state.matching("at", "", r"[A-Z0-9.-]{1,12}", "64, 64.02"),
)


def sources(question: Question, anchor: str, compose: Compose) -> None:
    """Write what the data hold, and every source; a picked one is opened."""
    opened = question.view["source"]
    block = block_of(question, compose, opened)
    if block is None or block.sheet is None:
        return
    reading.begin_section(question, anchor, replace(block, sheet=None, records=None))
    _pick(question, block.sheet, "source", max_height=460)
    if opened and (one := block_of(question, evidence.one_source, opened)):
        reading.card(question, one)
    if block.records is not None:
        offer(question, block.records)


def register(question: Question, anchor: str, compose: Compose) -> None:
    """Write the register: how many, the choice of kind and place, the list, a case."""
    view = question.view
    asked = CasesAsked(
        topics=() if view["topic"] == _ALL else (view["topic"],),
        place=view["at"],
        opened=view["conflict"],
    )
    block = block_of(question, compose, asked)
    if block is None:
        return
    reading.begin_section(question, anchor, replace(block, sheet=None, records=None))
    if block.sheet is None:
        return
    _choices(question)
    _pick(question, block.sheet, "conflict", max_height=420)
    if view["conflict"]:
        _opened(question, view["conflict"])
    if block.records is not None:
        offer(question, block.records)


def _choices(question: Question) -> None:
    """Draw the choices of kind and place."""
    words, here = question.words, question.view["at"]
    names = {
        row["region_code"]: row["region_name"]
        for row in sorted(
            question.data.rows("conflicts__all"), key=lambda row: row["region_name"]
        )
    }
    if here and here not in names:
        own_regions = [r for r in question.index.regions if r.region_code == here]
        names[here] = own_regions[0].region_name if own_regions else here
    with st.container(key="register", horizontal=True, vertical_alignment="bottom"):
        controls.region_box(
            question,
            words.say(_("Region of the case")),
            ["", *names],
            "at",
            lambda code: names.get(code) or words.say(_("All regions")),
            value=here,
        )
        state.bound_segmented(
            words.say(_("Kind of figure")),
            [_ALL, *cases.TOPICS],
            "topic",
            lambda code: words.say(_("All") if code == _ALL else cases.TOPICS[code]),
        )


def _pick(question: Question, sheet: Sheet, key: str, max_height: int) -> None:
    """Draw a list; the row that is picked stands in the address by its key."""
    event = draw_sheet(
        sheet,
        f"list_{key}",
        question.words,
        max_height=max_height,
        is_pickable=True,
    )
    if event.picked and event.picked != question.view[key]:
        state.update(**{key: event.picked})
        st.rerun()


def _opened(question: Question, conflict_id: str) -> None:
    """Write the case that the address names, with its ways on."""
    words = question.words
    block = block_of(question, evidence.one_case, conflict_id)
    if block is None:
        return
    reading.card(question, block, CASE_ANCHOR)
    if block.absence is not None:
        return
    with st.container(key="case", horizontal=True, vertical_alignment="center"):
        copy_link(question.pinned_view, words, key="copy_case")
        for way in block.links:
            follow(question.view, way)
    citation.of_case(question, conflict_id)


def case_anchor(question: Question) -> str:
    """Return where a link that names a case leads; empty if it names none."""
    return CASE_ANCHOR if question.view["conflict"] else ""


def way_to_cases(question: Question, *topics: str, with_below: bool = False) -> None:
    """Draw the way to the register, where figures of the region disagree.

    Args:
        question: what the page is asked.
        topics: kinds of figures that the page shows; none is all.
        with_below: also those of the regencies in a province, or of all regions.
    """
    way = evidence.way_to_cases(
        question.data, question.scope, question.words, topics, with_below=with_below
    )
    if way is not None:
        follow(question.view, way)


def disagreements(question: Question) -> None:
    """Draw the figures of this region that disagree, and the way to the register."""
    block = block_of(question, evidence.disagreements)
    if block is not None:
        page_of(question).write(block)
        way_to_cases(question)
