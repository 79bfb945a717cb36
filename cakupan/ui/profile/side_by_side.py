"""Evidence of a region's page that stands side by side on a desktop."""

import streamlit as st

from cakupan.topics.coverage import blocks as coverage_blocks
from cakupan.topics.ranking import blocks as ranking_blocks
from cakupan.ui.fields import ranking as fields
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of, page_of, write


def coverage(question: Question) -> None:
    """Draw coverage by segment and base, and the place among peers, side by side."""
    composed = (coverage_blocks.matrix, coverage_blocks.place_among_peers)
    found = [block for each in composed if (block := block_of(question, each))]
    page = page_of(question)
    if len(found) < 2:
        page.write(*found)
        return
    for column, block in zip(st.columns([6, 5], gap="large"), found, strict=True):
        with column:
            page.write(block)


def peers(question: Question) -> None:
    """Draw a region beside its peers' median, and who they are, side by side."""
    count = fields.peer_count(question)
    listed = block_of(question, ranking_blocks.peers_listed, count)
    if listed is None:
        write(question, (ranking_blocks.peers, count))
        return
    left, right = st.columns([5, 6], gap="large")
    with left:
        write(question, (ranking_blocks.peers, count))
    with right:
        page_of(question).write(listed)
        fields.choose_peer_count(question)


def trends(question: Question) -> None:
    """Draw workers since 2018 and coverage as published, side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        write(question, coverage_blocks.workforce)
    with right:
        write(question, coverage_blocks.trend)
