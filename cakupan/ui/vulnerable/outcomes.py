"""What protection paid, beside contributions of the same year where they are known."""

import streamlit as st

from cakupan import sentences
from cakupan.data.regions import NATION
from cakupan.topics.evidence import blocks as evidence
from cakupan.ui import blocks
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts as register
from cakupan.ui.vulnerable.facts import Facts, vulnerable_bases
from cakupan.ui.writing import write
from cakupan.wording import _

_TOPICS = ("programme",)


def outcomes(question: Question) -> None:
    """Draw claims and benefits as published; without any, what is missing."""
    write(question, evidence.benefits_or_absence)


def conflicts(question: Question) -> None:
    """Draw the figures on programmes that disagree, each folded."""
    register.panel(question, _TOPICS)


def sources(known: Facts) -> None:
    """Draw the sources of everything on the page."""
    question = known.question
    rows = [
        *known.statements.values(),
        *vulnerable_bases(question),
        *question.data.rows(
            "benefits__by_region", territory_id=question.region.territory_id
        ),
    ]
    if not rows:
        return
    with st.expander(question.words.say(_("All sources of this page"))):
        blocks.sources_foot([row["source_id"] for row in rows], question.words)


def general(known: Facts) -> None:
    """Say what holds for every region: cohorts are no published table."""
    question = known.question
    if known.document is None:  # the page has said so above
        return
    nation = [
        row
        for row in question.data.rows("absences__all")
        if row["territory_id"] == NATION and row["subject"] == "programme"
    ]
    if nation:
        st.html(paragraph(sentences.absence(nation[0], question.words), "ck-foot"))
