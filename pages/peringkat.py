"""Who stands where, how sure is that, and what would change it?

For branch managers who follow the Paritrana Award and governors who hear of it. Reads
from the address: the common keys, ``section`` and the keys of every section; the
chosen section alone is computed.
"""

from dataclasses import replace

import streamlit as st

from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.ranking import blocks as ranking
from cakupan.ui import blocks, controls, frame, reading
from cakupan.ui.award import history, simulation
from cakupan.ui.fields import ranking as fields
from cakupan.ui.fields import scorecard as card_fields
from cakupan.ui.question import Question, ask
from cakupan.ui.writing import block_of, page_of, view_of_rows, write
from cakupan.wording import _


def coverage_ranking(question: Question) -> None:
    """Who stands where by coverage, or by what the survey gives for all?"""
    request = fields.request(question)

    # Answer, what follows from it, and what the reader may choose.
    write(question, (ranking.instead, request), (ranking.answer, request))
    fields.choices(question)
    places = block_of(question, ranking.places, request)
    is_survey = block_of(question, ranking.instead, request) is not None
    more = () if is_survey or request.by != "coverage" else (coverage.why_different,)
    fields.actions(question, view_of_rows(question, places), *more)
    fields.unusual(question)

    # Evidence and doubt: the places drawn and listed, what could move one, sources.
    if places is not None:
        page_of(question).write_beside(replace(places, title=""), (1, 1))
        write(question, (ranking.doubts, request))
        blocks.sources_foot(places.sources, question.words)


def scorecard(question: Question) -> None:
    """How do regions stand side by side, indicator by indicator?"""
    choice = card_fields.choice(question)
    write(question, (ranking.scorecard_answer, choice))
    card_fields.choose(question)
    card = block_of(question, ranking.scorecard, choice)
    if card is None:
        return
    page_of(question).write(replace(card, title=""))
    blocks.sources_foot(card.sources, question.words)
    stated = block_of(question, ranking.scorecard_stated, choice)
    if stated is not None:
        with st.expander(stated.finding):
            blocks.sources_foot(stated.sources, question.words)


SECTIONS = {
    "ranking": coverage_ranking,
    "award": simulation.draw,
    "history": history.draw,
    "scorecard": scorecard,
}

frame.require()
view, words = frame.page(
    _("Rankings"),
    fields.SECTION,
    *fields.KEYS,
    *simulation.KEYS,
    *history.KEYS,
    *card_fields.KEYS,
    is_title_seen=False,
)
question = ask(view, words)

controls.controls(question)
SECTIONS[fields.section(question)](question)
reading.follow()
