"""Under a region map and its table: their figures as files, and their sources."""

import streamlit as st

from cakupan import maptitles
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.ui import blocks
from cakupan.ui.maptitles import Place, title_of
from cakupan.ui.question import Question
from cakupan.ui.regiontable import (
    COVERAGE_COLUMNS,
    STATED_COLUMNS,
    WORKFORCE_COLUMNS,
    with_stated,
)
from cakupan.wording import _


def draw_foot(
    question: Question,
    place: Place,
    measure: Measure,
    rows: list[Row],
    marks: dict[str, Row],
) -> None:
    """Draw the files of what map and table show, and its sources."""
    is_coverage = measure.name == "coverage"
    columns = COVERAGE_COLUMNS if is_coverage else WORKFORCE_COLUMNS
    written: list[Row] = rows
    if place.level == "regency":
        columns = (*columns, *STATED_COLUMNS)
        written = with_stated(rows, marks, question.words)
    blocks.downloads(
        question,
        f"{measure.name}-{place.level}-{place.parent_code or NATION}",
        columns,
        written,
        title_of(question, place, measure, rows),
        of_survey=None
        if is_coverage
        else maptitles.month_shown(measure, rows, question.scene.period_end),
        source=maptitles.credit(measure, rows, question.words),
    )
    used = [row.get("source_id") for row in rows]
    used += [row.get("base_source_id") for row in rows]
    used += [mark["source_id"] for mark in marks.values()]
    with st.expander(question.words.say(_("Sources of these figures"))):
        blocks.sources_foot(used, question.words)
