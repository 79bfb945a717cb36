"""Published claims as examples: a click fills the fields with their numbers."""

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.sentences import published
from cakupan.topics.claims.ask_records import published_claim
from cakupan.ui import run, simulation
from cakupan.ui.claim import fields
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

# Shown at once: one of each kind that a hearing meets most.
_FIRST = ("P02", "P07", "P15", "P22", "P24")


def _take(claim_id: str) -> None:
    rows: list[Row] = run.data().rows("claims__published")
    row = next(one for one in rows if one["claim_id"] == claim_id)
    fields.drop_reading()
    about = "nation" if row["region_code"] == NATION else "region"
    fields.fill(
        published_claim(row), on=row["as_of"], region=row["region_code"], about=about
    )


def examples(question: Question) -> None:
    """Draw the examples: five at once, the others behind a click."""
    words = question.words
    if simulation.is_left_out(question.view, words):
        return
    rows: list[Row] = question.data.rows("claims__published")
    first = [row for row in rows if row["claim_id"] in _FIRST]
    st.caption(words.say(_("Examples, as published")))
    with st.container(key="claim_examples", horizontal=True):
        for row in first:
            _chip(row, words)
    others = [row for row in rows if row not in first]
    label = words.say(_("More examples ({count})"), count=len(others))
    with st.expander(label), st.container(key="claim_others", horizontal=True):
        for row in others:
            _chip(row, words)


def _chip(row: Row, words: Wording) -> None:
    said = row[f"said_{words.lang}"]
    source = f"{row['source_publisher']}, {published(row, words)} ({row['source_id']})"
    st.button(
        f"{row['short_name']}: {said}",
        key=f"claim_example_{row['claim_id']}",
        help=source,
        on_click=_take,
        args=(row["claim_id"],),
    )
