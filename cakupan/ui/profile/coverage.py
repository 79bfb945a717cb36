"""Coverage of a region by segment against each base, beside its place among peers."""

import streamlit as st

from cakupan.definitions import BASES
from cakupan.store import Row
from cakupan.ui import blocks
from cakupan.ui.profile import charts
from cakupan.ui.profile.facts import standings
from cakupan.ui.profile.table import Cell, cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

SCOPES = ("PU+BPU+JAKON", "PU+BPU", "PU", "BPU", "JAKON")
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


def _draw_matrix(question: Question, row: Row, rows: list[Row]) -> None:
    words = question.words
    st.subheader(words.say(_("Coverage by segment and base")), anchor=False)
    subtitle = words.say(
        _(
            "{month}: workers of the row as percent of the people in the column's "
            "head ({base_month}); {basis}. Source: {sources}."
        ),
        month=words.month(row["period_end"]),
        base_month=words.month(rows[0]["base_period"]),
        basis=words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        sources=f"{words.series(row['series'])}; {words.series('sakernas_august')}",
    )
    left_out = words.say(
        _(
            "–: not set against each other. Employees are the universe of PU alone, "
            "non-wage workers that of BPU alone; construction workers have no universe "
            "of their own in the survey."
        )
    )
    st.html(
        f"{paragraph(subtitle, 'ck-tags')}{matrix_table(rows, words)}"
        f"{paragraph(left_out, 'ck-foot')}"
    )
    blocks.downloads(question, "matrix", MATRIX_COLUMNS, rows, "coverage by segment")


def matrix_table(rows: list[Row], words: Wording) -> str:
    """Return the table of segments (down) against bases (across)."""
    by_pair = {(row["segment_scope"], row["base"]): row for row in rows}
    bases = {row["base"]: row["base_workers"] for row in rows}
    shown = [base for base in BASES if base in bases]
    heads = [head(words.say(_("Segments")))] + [
        head(words.base(b, short=True), words.number(bases[b]), is_number=True)
        for b in shown
    ]
    lines = []
    for scope in SCOPES:
        own = [row for row in rows if row["segment_scope"] == scope]
        if own:
            active = words.number(own[0]["active_workers"])
            first = cell(words.scope(scope), active, is_head=True)
            cells = [_matrix_cell(by_pair.get((scope, b)), words) for b in shown]
            lines.append([first, *cells])
    caption = words.say(_("Coverage by segment (rows) and base (columns)"))
    return table(heads, lines, caption)


def _matrix_cell(row: Row | None, words: Wording) -> Cell:
    if row is None or row["coverage_pct"] is None:
        return cell("–", is_number=True)
    over = ">100" if row["is_over_100"] else ""
    return cell(words.percent(row["coverage_pct"]), over, is_number=True)
