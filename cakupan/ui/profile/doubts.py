"""What bites here: figures that disagree, corrections, what is missing, all sources."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan import sentences
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.coverage import absences as answers
from cakupan.ui import blocks
from cakupan.ui.profile.facts import programmes, statements
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts as register
from cakupan.wording import Wording, _


def conflicts(question: Question) -> None:
    """Draw the figures of this region that disagree, and the way to the register."""
    if register.panel(question):
        register.door(question)


def corrections(question: Question) -> None:
    """Draw what is known to be wrong in figures of this region, as printed."""
    words = question.words
    rows = [
        row
        for row in question.data.rows("corrections__all")
        if row["territory_id"] == question.region.territory_id
    ]
    if not rows:
        return
    st.subheader(words.say(_("Printed wrong, and kept as printed")), anchor=False)
    lines = "".join(f"<li>{_correction(row, words)}</li>" for row in rows)
    st.html(f"<ul>{lines}</ul>")


def _correction(row: Row, words: Wording) -> str:
    source = words.say(
        _("Source: {sources}."),
        sources=f"{row['source_publisher']} ({row['source_id']})",
    )
    reason = html.escape(row[f"reason_{words.lang}"])
    return f'{reason} <span class="ck-tags">{html.escape(source)}</span>'


def absences(question: Question) -> None:
    """Draw what is not there yet: what, why, and who could supply it."""
    words = question.words
    rows = answers.here(
        question.data.rows("absences__all"),
        question.region.territory_id,
        question.region.level,
        question.months,
    )
    if not rows:
        return
    st.subheader(words.say(_("What is not there yet")), anchor=False)
    lines = "".join(
        f"<li>{html.escape(sentences.absence(row, words))}</li>" for row in rows
    )
    st.html(f"<ul>{lines}</ul>")


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
