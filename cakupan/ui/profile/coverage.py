"""Coverage of a region by segment against each base, beside its place among peers."""

import streamlit as st

from cakupan.answers import on_record
from cakupan.data.store import Row
from cakupan.tables import coverage as tables
from cakupan.ui import blocks
from cakupan.ui.profile import charts
from cakupan.ui.profile.facts import standings
from cakupan.ui.profile.table import paragraph, sheet
from cakupan.ui.question import Question
from cakupan.wording import _

MATRIX_COLUMNS = (
    "segment_scope",
    "base",
    "base_period",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "source_id",
    "base_source_id",
    "row_ids",
    "base_row_id",
)


def coverage(question: Question, row: Row) -> None:
    """Draw coverage by segment and base, and the place among peers, side by side."""
    rows = blocks.matrix(question, row)
    places = standings(question)
    if rows and places:
        left, right = st.columns([6, 5], gap="large")
        with left:
            _draw_matrix(question, row, rows)
        with right:
            charts.place_among_peers(question, places)
    elif rows:
        _draw_matrix(question, row, rows)
    elif places:
        charts.place_among_peers(question, places)
    elif question.region.level == "province":
        charts.no_place(question)


def _draw_matrix(question: Question, row: Row, rows: list[Row]) -> None:
    words = question.words
    st.subheader(words.say(_("Coverage by segment and base")), anchor=False)
    tags = paragraph(
        tables.matrix_tags(on_record.shown_row(question.months, row), rows, words),
        "ck-tags",
    )
    foot = paragraph(tables.matrix_foot(words), "ck-foot")
    st.html(f"{tags}{sheet(tables.matrix(rows, words))}{foot}")
    blocks.downloads(question, "matrix", MATRIX_COLUMNS, rows, "coverage by segment")
