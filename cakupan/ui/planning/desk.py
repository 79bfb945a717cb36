"""What can be asked of the planning desk's answer, and the sources of the page."""

import streamlit as st

from cakupan.data.store import Row
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.targets import ask
from cakupan.topics.targets import blocks as targets
from cakupan.ui import citation, frame
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.ui.writing import popover
from cakupan.wording import _


def doors(question: Question, row: Row, pinned: View) -> None:
    """Draw where the numbers come from, the link to copy, and the way to the region.

    Args:
        question: what the page is asked.
        row: coverage of the region.
        pinned: the view with every example that the fields show.
    """
    words = question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        # Where a published figure is the answer, the target says where it is from.
        like = ask.of_region(question.data, question.scope).next_like
        if row["coverage_pct"] is not None or like is None:
            popover(question, coverage.origin)
        popover(question, targets.origin)
        way_to_cases(question, "target", "base", "coverage")
        citation.cite_gap(question, row, pinned)
        copy_link(pinned, words)
        label = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", label, question.view)
        label = words.say(_("When funded cover ends ›"))
        frame.page_link("pekerja_rentan", label, question.view)
