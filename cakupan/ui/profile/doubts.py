"""Doubts of a region's page with their ways on, and all of its sources."""

from collections.abc import Sequence

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.coverage import blocks as coverage
from cakupan.ui import blocks
from cakupan.ui.profile.facts import programmes, statements
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts as register
from cakupan.ui.writing import block_of, page_of
from cakupan.wording import _


def disagreements(question: Question) -> None:
    """Draw the figures of this region that disagree, and the way to the register."""
    block = block_of(question, coverage.disagreements)
    if block is not None:
        page_of(question).write(block)
        register.door(question)


def sources(question: Question, row: Row) -> None:
    """Draw the sources of everything on the page."""
    words = question.words
    with st.expander(words.say(_("All sources of this page"))):
        blocks.sources_foot(source_ids(question, row), words)


def source_ids(question: Question, row: Row) -> list[str]:
    """Return the ids of the sources on the page, in the order of its blocks."""
    region = question.region
    nation = question.index.of(NATION, region.vintage)
    found: list[str | None] = [row["source_id"], row["base_source_id"]]
    rows: list[Sequence[Row]] = [
        question.data.rows(
            "workforce__history_by_region", territory_id=region.territory_id
        ),
        statements(question),
        question.data.rows(
            "targets__by_region",
            territory_id=region.territory_id,
            figures_of=region.territory_id,
        )
        or question.data.rows(
            "targets__by_region",
            territory_id=nation.territory_id,
            figures_of=nation.territory_id,
        ),
        programmes(question),
        question.data.rows(
            "enrolment__stated_by_region", territory_id=region.territory_id
        ),
        question.data.rows("benefits__by_region", territory_id=region.territory_id),
        question.data.rows(
            "award_results__by_region", territory_id=region.territory_id
        ),
        question.data.rows("remarks__by_region", territory_id=region.territory_id),
        question.data.rows("regulations__by_region", territory_id=region.territory_id),
    ]
    found += [part["source_id"] for block in rows for part in block]
    return list(dict.fromkeys(part for part in found if part))
