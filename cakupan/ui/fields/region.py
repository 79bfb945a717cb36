"""Where a region lies: the ways up, to its other division, down and beside.

And, folded, the sources of everything on its page.
"""

import html
from collections.abc import Iterator

import streamlit as st

from cakupan.data.regions import NATION, Region
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage import borders
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.ui import blocks, frame, regionmap
from cakupan.ui.fields.cohorts import in_present_division
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of
from cakupan.wording import _
from cakupan.writers.markup import paragraph


def breadcrumb(question: Question) -> None:
    """Draw the way up: nation, province, this region; then a word on old Papua."""
    region, view = question.region, question.view
    if region.region_code == NATION:
        return
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for above in _above(question):
            label = f"{above.region_name} ›"
            frame.page_link("wilayah", label, view, region=above.region_code)
        here = html.escape(region.region_name)
        st.html(f'<p aria-current="page"><b>{here}</b></p>', width="content")
    _division_note(question)


def _above(question: Question) -> list[Region]:
    """Return the regions above this one, the nation first."""
    found: list[Region] = []
    code = question.region.parent_code
    while code:
        above = question.index.of(code, question.region.vintage)
        found.insert(0, above)
        code = above.parent_code
    return found


def _division_note(question: Question) -> None:
    """Say which Papua this is, with the way to the other one."""
    words, region = question.words, question.region
    text = borders.borders_note(region, words)
    if not text:
        return
    with st.container(key="division", horizontal=True, gap="small"):
        st.html(paragraph(text, "ck-tags"), width="content")
        for other in borders.others(region, question.index):
            frame.page_link(
                "wilayah",
                f"{other.region_name} ({words.vintage(other.vintage)})",
                question.view,
                region=other.region_code,
                vintage=other.vintage,
            )


def below(question: Question) -> None:
    """Draw the level below as map and table; for a regency the ways to its peers."""
    if question.region.level == "regency":
        _neighbours(question)
        return
    if question.region.level not in ("national", "province"):
        return
    label = (
        _("Provinces of {region}")
        if question.region.region_code == NATION
        else _("Regencies and cities of {region}")
    )
    title = question.words.say(label, region=question.region.region_name)
    st.subheader(title, anchor=False)
    regionmap.region_map_and_table(question)


def _neighbours(question: Question) -> None:
    words, region = question.words, question.region
    province = question.index.of(region.parent_code or NATION, "38")
    others = [
        other
        for other in question.index.children(province, "38")
        if other.region_code != region.region_code
    ]
    st.subheader(
        words.say(
            _("Other regencies and cities of {region}"), region=province.region_name
        ),
        anchor=False,
    )
    with st.container(key="neighbours", horizontal=True, gap="small"):
        for other in others:
            frame.page_link(
                "wilayah",
                _short(other),
                question.view,
                region=other.region_code,
            )


def _short(region: Region) -> str:
    return region.short_name or region.region_name


# Blocks of a region's page, in their order; the map of a province is one of them.
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
    statements_block = block_of(in_present_division(question), cohorts.statements)
    yield from ids_of([statements_block])
