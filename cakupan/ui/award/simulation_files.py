"""What a reader takes along: the table, and the file that gives it again elsewhere."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from cakupan import watermark
from cakupan.topics.award.ask import AwardSimulation
from cakupan.topics.award.documents import columns_of, file_rows, file_text
from cakupan.topics.award.figures.profile_files import to_line
from cakupan.topics.award.labels import LABEL
from cakupan.ui import state
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import _
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(question: Question, award: AwardSimulation, day: date) -> None:
    """Draw three buttons: CSV, XLSX, and the profile with all that was typed."""
    words, dataset = question.words, question.view.dataset
    metadata = _metadata(question, award, day)
    tables: tuple[tuple[str, Callable[..., bytes], str], ...] = (
        ("csv", csv_file, "text/csv"),
        ("xlsx", xlsx_file, _XLSX),
    )
    month = f"{award.ranking.scope.period_end:%Y-%m}"
    with st.container(horizontal=True, key="downloads_award"):
        for ending, make, mime in tables:
            st.download_button(
                words.say(_("Download {format}"), format=ending.upper()),
                data=partial(_made, make, award, metadata),
                file_name=watermark.file_name(
                    f"cakupan-paritrana-bukan-resmi-{month}.{ending}", dataset
                ),
                mime=mime,
                key=f"download_award_{ending}",
                on_click="ignore",
            )
        st.download_button(
            words.say(_("Download the profile with evidence")),
            data=partial(_profile_file, award, dataset, day, question),
            file_name=watermark.file_name(
                f"cakupan-paritrana-bukan-resmi-{month}.toml", dataset
            ),
            mime="application/toml",
            key="download_award_profile",
            on_click="ignore",
        )
    text = _(
        "The profile file carries weights, evidence, seed and day: “cakupan rank "
        "--profile FILE” gives another office the same table to the digit."
    )
    st.html(paragraph(words.say(text), "ck-foot"))


def _made(
    make: Callable[..., bytes], award: AwardSimulation, metadata: dict[str, str]
) -> bytes:
    return make(columns_of(award), file_rows(award), metadata)


def _profile_file(
    award: AwardSimulation, dataset: str, day: date, question: Question
) -> bytes:
    return file_text(award, dataset, day, question.words).encode()


def _metadata(question: Question, award: AwardSimulation, day: date) -> dict[str, Any]:
    what, profile = award.ranking.what, award.asked.profile
    address = "?" + "&".join(f"{k}={v}" for k, v in state.format(question.view).items())
    return {
        "title": LABEL,
        "period": award.ranking.scope.period_end.isoformat(),
        "segment_scope": what.definition.scope,
        "base": what.definition.base,
        "vintage": award.ranking.scope.vintage,
        "dataset": question.view.dataset,
        "known_on": day.isoformat(),
        "profile": to_line(profile),
        "left_out": " ".join(region.region_code for region in award.ranking.left_out),
        "address": address,
    }
