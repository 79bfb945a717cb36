"""Who stands where, how sure is that, and what would change it?

For branch managers who follow the Paritrana Award and governors who hear of it. Reads
from the address: the common keys, ``section`` and the keys of every section; the
chosen section alone is computed.
"""

from functools import partial

import streamlit as st

from cakupan.topics.award import blocks as award
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.ranking import blocks as ranking
from cakupan.ui import controls, frame, reading, simulation
from cakupan.ui.fields import award as award_fields
from cakupan.ui.fields import award_evidence, award_files, award_results
from cakupan.ui.fields import ranking as fields
from cakupan.ui.fields import scorecard as card_fields
from cakupan.ui.question import Question, ask
from cakupan.ui.writing import (
    write,
    write_around,
    write_beside,
    write_sources,
)
from cakupan.wording import _


def coverage_ranking(question: Question) -> None:
    """Who stands where by coverage, or by what the survey gives for all?"""
    request = fields.request(question)

    # Answer, what follows from it, and what the reader may choose.
    write(question, (ranking.instead, request), (ranking.answer, request))
    if request.level == "province":
        write(question, coverage.office_ranks)
    fields.choices(question)
    fields.actions(question, (ranking.places, request), coverage.why_different)
    fields.unusual(question)

    # Evidence and doubt: the places drawn and listed, what could move one, sources.
    write_beside(question, (1, 1), ranking.places, request)
    write(question, (ranking.doubts, request))
    write_sources(question, (ranking.places, request))


def award_simulation(question: Question) -> None:
    """Who would stand where by weights of one's own, and what would change that?"""
    request = award_fields.request(question)
    simulated = award_fields.simulated(question, request)

    # Answer, and never without saying whose weights they are.
    write(question, award.not_official, (award.simulated_answer, request))
    award_fields.choices_without_places(question, simulated)
    fields.choices(question)
    fields.unusual(question)
    award_fields.profile(question)
    award_fields.actions(question, simulated)

    # Evidence: the places, what would change them, what they stand on.
    write_beside(question, (5, 7), award.simulated_places, request)
    left, right = st.columns(2, gap="medium")
    with left:
        write(question, (award.lifts, request))
    with right:
        field = partial(award_fields.against, question, simulated)
        other = question.view[award_fields.AGAINST.name]
        write_around(question, field, award.break_even, request, other)
    award_evidence.evidence(question, simulated)
    write(question, (award.weights, request))
    award_files.open_file(question)
    award_files.take_along(question, simulated)
    write(question, (award.simulation_doubts, request))
    write_sources(question, (award.simulated_answer, request))
    award_fields.forget_fault()


def award_history(question: Question) -> None:
    """Who won the award, and would coverage alone have told?"""
    if simulation.is_left_out(question.view, question.words):
        return
    wanted = award_results.chosen(question)
    write(question, (award.results_answer, wanted))
    award_results.choices(question)
    write(question, (award.results, wanted), (award.disputes, wanted), award.winners)
    write_sources(question, award.winners)
    write_sources(
        question,
        (award.results, wanted),
        is_folded=True,
        opens_as=_("Sources of these awards: {count}"),
    )


def scorecard(question: Question) -> None:
    """How do regions stand side by side, indicator by indicator?"""
    choice = card_fields.choice(question)
    write(question, (ranking.scorecard_answer, choice))
    card_fields.choose(question)
    write(question, (ranking.scorecard, choice))
    write_sources(question, (ranking.scorecard, choice))
    write_sources(
        question,
        (ranking.scorecard_stated, choice),
        is_folded=True,
        opens_as=_("Sources of stated coverage: {count}"),
    )


SECTIONS = {
    "ranking": coverage_ranking,
    "award": award_simulation,
    "history": award_history,
    "scorecard": scorecard,
}

frame.require()
view, words = frame.page(
    _("Rankings"),
    fields.SECTION,
    *fields.KEYS,
    *award_fields.KEYS,
    *award_results.KEYS,
    *card_fields.KEYS,
    is_title_seen=False,
)
question = ask(view, words)

controls.controls(question)
SECTIONS[fields.section(question)](question)
reading.follow()
