"""The award's history: who won what and when, filtered in the link."""

import streamlit as st

from cakupan.topics.award import blocks as award
from cakupan.ui import blocks, simulation
from cakupan.ui.fields import award_results
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of, write
from cakupan.wording import _

KEYS = award_results.KEYS


def draw(question: Question) -> None:
    """Draw the section: answer, filters, table, disputes, winners, sources."""
    words = question.words
    if simulation.is_left_out(question.view, words):
        return
    wanted = award_results.chosen(question)
    write(question, (award.results_answer, wanted))
    award_results.choices(question)
    write(question, (award.results, wanted), (award.disputes, wanted), award.winners)
    winners = block_of(question, award.winners)
    if winners is not None:
        blocks.sources_foot(winners.sources, words)
    results = block_of(question, award.results, wanted)
    ids = results.sources if results is not None else ()
    if ids:
        label = words.say(_("Sources of these awards: {count}"), count=len(ids))
        with st.expander(label):
            blocks.sources_foot(ids, words)
