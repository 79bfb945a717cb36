"""What a reader opens beside an answer of coverage, and the ways on from it."""

import html

import streamlit as st

from cakupan.data.store import Row
from cakupan.findings import coverage_statements
from cakupan.topics.coverage import blocks as coverage
from cakupan.ui import frame
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import citation
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.question import Question
from cakupan.ui.writing import popover
from cakupan.wording import _


def links_from_overview(question: Question, row: Row) -> None:
    """Draw what can be asked of the overview's answer, then the ways by reader.

    Args:
        question: what the page is asked.
        row: coverage of the region.
    """
    words, view = question.words, question.view
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        popover(question, coverage.why_different)
        popover(question, coverage.origin)
        way_to_cases(question)
        citation.cite(question, row)
        copy_link(question.pinned_view, words)
    with st.container(horizontal=True, key="ways"):
        label = html.escape(words.say(_("Coverage & target")))
        st.html(f'<a href="#capaian-target">{label}</a>', width="content")
        frame.page_link("periksa_angka", words.say(_("Check a number")), view)
        frame.page_link("peringkat", words.say(_("Rankings")), view)
        whole = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", whole, view)


def links_from_region(question: Question, row: Row) -> None:
    """Draw why figures differ, where the answer's come from, and the link to copy.

    Args:
        question: what the page is asked.
        row: coverage of the region.
    """
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        statements = question.data.rows(
            "statements__by_region", territory_id=question.region.territory_id
        )
        if coverage_statements(statements) or row["coverage_pct"] is not None:
            popover(question, coverage.why_different)
        popover(question, coverage.origin)
        way_to_cases(question)
        citation.cite(question, row)
        copy_link(question.pinned_view, question.words)
        label = question.words.say(_("Brief for a hearing ›"))
        frame.page_link("risalah", label, question.pinned_view)
