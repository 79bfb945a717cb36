"""Blocks of the overview: coverage against target, what is missing, the doors."""

import html
from dataclasses import replace

import streamlit as st

from cakupan.data.store import Row
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.targets import blocks as target_blocks
from cakupan.ui import blocks, citation, frame, reading, simulation
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of, page_of, popover
from cakupan.wording import _


def doors(question: Question, row: Row) -> None:
    """Draw what can be asked of the answer, then the doors by reader."""
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


def targets(question: Question) -> None:
    """Draw published coverage against published target under its old address."""
    words = question.words
    block = block_of(question, target_blocks.against_statements)
    title = words.say(_("Published coverage against published target"))
    reading.heading(title, "capaian-target")
    if simulation.is_left_out(question.view, words) or block is None:
        return
    page_of(question).write(replace(block, title=""))
    with st.expander(words.say(_("Sources of coverage and targets"))):
        blocks.sources_foot(block.sources, words)


def missing(question: Question) -> None:
    """Draw what is missing nationwide, why, and who could supply it."""
    words = question.words
    reading.heading(words.say(_("What is missing")), "yang-belum-ada")
    if simulation.is_left_out(question.view, words):
        return
    block = block_of(question, evidence.missing_nationwide)
    if block is not None:
        page_of(question).write(replace(block, title=""))
