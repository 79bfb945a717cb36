"""Doubts of a region's page with their ways on, and all of its sources."""

from collections.abc import Iterator

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.ui import blocks
from cakupan.ui.fields.cohorts import in_present_division
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of, page_of
from cakupan.wording import _


def disagreements(question: Question) -> None:
    """Draw the figures of this region that disagree, and the way to the register."""
    block = block_of(question, evidence.disagreements)
    if block is not None:
        page_of(question).write(block)
        way_to_cases(question)


# The blocks of the page, in their order; the map of a province is one of them.
_BEFORE = (
    coverage.answer,
    coverage.circulating,
    coverage.consequence,
    coverage.matrix,
    coverage.place_among_peers,
    coverage.workforce,
    coverage.trend,
    coverage.stated_workers,
)
_AFTER = (
    evidence.benefits,
    evidence.awards,
    evidence.remarks,
    evidence.regulations,
)
_DOUBTS = (evidence.trust, evidence.disagreements, evidence.corrections)


def sources(question: Question) -> None:
    """Draw the sources of everything on the page."""
    words = question.words
    with st.expander(words.say(_("All sources of this page"))):
        blocks.sources_foot(source_ids(question), words)


def source_ids(question: Question) -> list[str]:
    """Return the ids of the sources on the page, in the order of its blocks."""
    has_map = question.region.level != "regency"
    below = (coverage.regions,) if has_map else ()
    after = (*_AFTER, *below, *_DOUBTS)
    found = [
        *ids_of(block_of(question, compose) for compose in _BEFORE),
        *_on_record(question),
        *ids_of(block_of(question, compose) for compose in after),
    ]
    return list(dict.fromkeys(found))


def _on_record(question: Question) -> Iterator[str]:
    """Yield the sources of targets and cohorts."""
    data, land = question.data, question.region.territory_id
    nation = question.index.of(NATION, question.region.vintage).territory_id
    targets = data.rows("targets__by_region", territory_id=land, figures_of=land)
    for row in targets or data.rows(
        "targets__by_region", territory_id=nation, figures_of=nation
    ):
        yield from (row[k] for k in ("source_id", "latest_source_id") if row[k])
    told = block_of(in_present_division(question), cohorts.statements)
    yield from ids_of([told])
