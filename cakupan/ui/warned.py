"""Beside a figure of an office: what in it stands out, and where that is listed."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan.data.store import Row
from cakupan.topics.evidence import build_warnings
from cakupan.ui import frame
from cakupan.ui.question import Question
from cakupan.wording import _

_MOST_SHOWN = 3


def of_month(question: Question, row: Row) -> None:
    """Draw what stands out in the month's figures of the region that is answered.

    Args:
        question: what the page is asked.
        row: the region's coverage.
    """
    rows = [
        found
        for found in _rows(question)
        if found["period_end"] == row["period_end"] and found["segment_scope"]
    ]
    _draw(question, rows)


def of_cohorts(question: Question) -> None:
    """Draw which cohorts of the region may be counted twice."""
    _draw(question, [row for row in _rows(question) if not row["segment_scope"]])


def _rows(question: Question) -> list[Row]:
    rows: list[Row] = question.data.rows("build_warnings__all")
    return build_warnings.of_figures(rows)


def _draw(question: Question, rows: Sequence[Row]) -> None:
    words = question.words
    own = build_warnings.gravest_first(build_warnings.of_region(rows, question.region))
    below = len(build_warnings.below(rows, question.region))
    if not own and not below:
        return
    lines = [build_warnings.line(row, words) for row in own[:_MOST_SHOWN]]
    rest = own[_MOST_SHOWN:]
    if rest:
        more, kinds = words.number(len(rest)), build_warnings.by_kind(rest, words)
        lines.append(
            words.say(_("And {count} more ({kinds})."), count=more, kinds=kinds)
        )
    if below:
        lines.append(
            words.say(
                _("{count} figures of the regions in it stand out too."),
                count=words.number(below),
            )
        )
    label = html.escape(words.say(_("To be looked at in the office's own figures")))
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    st.html(
        f'<div class="ck-note" role="note"><strong>{label}</strong>'
        f"<ul>{items}</ul></div>"
    )
    link = words.say(_("All of them, with file and row ›"))
    frame.page_link("sumber_metode", link, question.pinned_view)
