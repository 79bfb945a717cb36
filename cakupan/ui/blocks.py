"""Blocks that pages are composed of: answer, other figures, origin, downloads.

A block draws; what it says comes from ``sentences`` and the reader's words, and every
figure in it from a read. Text from data is escaped before it stands in HTML.
"""

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from cakupan import sentences, watermark
from cakupan.ui import run, state
from cakupan.ui.question import Question
from cakupan.wording import Wording, _
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file


def sources_foot(source_ids: Sequence[str | None], words: Wording) -> None:
    """Draw the sources of a block: title, publisher, date, address."""
    known = run.data().sources
    lines = []
    for source_id in dict.fromkeys(part for part in source_ids if part):
        source = known[source_id]
        title = html.escape(source["title"])
        url = source["url"] or ""
        if url.startswith(("https://", "http://")):
            title = (
                f'<a href="{html.escape(url, quote=True)}" rel="noopener noreferrer" '
                f'target="_blank">{title}</a>'
            )
        published = sentences.published(source, words)
        lines.append(
            f"{title}, {html.escape(source['publisher'])}, {html.escape(published)} "
            f"({source_id})"
        )
    if lines:
        label = html.escape(words.say(_("Sources")))
        st.html(f'<p class="ck-foot">{label}: {"; ".join(lines)}.</p>')


def downloads(
    question: Question,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    title: str,
    *,
    of_survey: date | None = None,
    source: str = "",
    about: Mapping[str, str] | None = None,
    is_whole: bool = False,
) -> None:
    """Draw the two buttons that give exactly the rows shown, as CSV and XLSX.

    Args:
        question: what the page is asked.
        name: of the file and its buttons.
        columns: of the file.
        rows: that are shown.
        title: of the file.
        of_survey: round of the rows where they are of the survey alone, which has
            neither segments nor a base; None where the page's month is theirs.
        source: who stands behind them.
        about: what was asked for them where it is more or other than the page's
            question, as another ``period``.
        is_whole: whether the rows are a list of all there is, of no month, division
            and definition.
    """
    words = question.words
    period = of_survey or question.scope.period_end
    if about and "period" in about:
        period = date.fromisoformat(about["period"])
    asked = {
        "segment_scope": question.definition.scope,
        "base": question.definition.base,
    }
    metadata = {
        "title": title,
        **({} if is_whole else {"period": period.isoformat()}),
        **({} if of_survey or is_whole else asked),
        **({"source": source} if source else {}),
        **({} if is_whole else {"vintage": question.scope.vintage}),
        "dataset": question.view.dataset,
        "known_on": question.data.pinned_day.isoformat(),
        "address": "?" + "&".join(f"{k}={v}" for k, v in _params(question).items()),
        **(about or {}),
    }
    makers: tuple[tuple[str, Callable[..., bytes], str], ...] = (
        ("csv", csv_file, "text/csv"),
        (
            "xlsx",
            xlsx_file,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    )
    with st.container(horizontal=True, key=f"downloads_{name}"):
        for ending, make, mime in makers:
            st.download_button(
                words.say(_("Download {format}"), format=ending.upper()),
                data=partial(make, columns, rows, metadata),
                file_name=watermark.file_name(
                    f"cakupan-{name}.{ending}"
                    if is_whole
                    else f"cakupan-{name}-{period:%Y-%m}.{ending}",
                    question.view.dataset,
                ),
                mime=mime,
                key=f"download_{name}_{ending}",
                on_click="ignore",
            )


def _params(question: Question) -> dict[str, str]:
    return state.format(question.view)
