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

from cakupan import documents, reads, sentences, watermark
from cakupan.answers import absences, headline, on_record, standings
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.ui import cache, state
from cakupan.ui.question import Question
from cakupan.wording import Wording, _
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file

# What a reader of a coverage figure asks about; programmes and awards stand elsewhere.
_COVERAGE_TOPICS = ("coverage", "active_workers", "base")
_MOST_CONFLICTS = 3


def _strong(text: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<strong{kind}>{html.escape(text)}</strong>"


def answer(question: Question, row: Row) -> None:
    """Draw the page's answer: one sentence, its tags and its age.

    Without a coverage that absence is the answer; the workforce stands under it.
    """
    said = headline_of(question, row)
    st.html(
        f'<p class="ck-answer">{_stressed(said)}</p>'
        f"{_paragraph(said.tags, 'ck-tags')}"
        f"{''.join(_paragraph(line, 'ck-sowhat') for line in said.on_record)}"
        f"{_paragraph(said.beneath, 'ck-sowhat')}"
        f"{_paragraph(said.beneath_tags, 'ck-tags')}"
    )


def headline_of(question: Question, row: Row) -> headline.Headline:
    """Return the answer of the question's region, as all files say it."""
    words, region = question.words, question.region
    rows = cache.read(reads.read_absences, question.known_on)
    why = absences.of_coverage(rows, region.territory_id, region.level, words)
    workforce = latest_workforce(question)
    months = question.months
    return headline.of_region(row, months, workforce, why, question.as_of, words)


def latest_workforce(question: Question) -> Row | None:
    """Return the region's row of the latest round; None where none was surveyed."""
    region = question.region
    rows = cache.read(
        reads.read_workforce_by_level,
        region.level,
        KNOWN_NOW,
        region.vintage,
        region.parent_code,
        question.known_on,
    )
    code = region.region_code
    return next((row for row in rows if row["region_code"] == code), None)


def _stressed(said: headline.Headline) -> str:
    """Return an answer as HTML, its number large and what is stressed in bold."""
    text = html.escape(said.answer)
    for part in said.stressed:
        text = text.replace(html.escape(part), _strong(part), 1)
    if said.number:
        text = text.replace(said.number, _strong(said.number, "ck-number"), 1)
    return text


def _paragraph(text: str, kind: str) -> str:
    return f'<p class="{kind}">{html.escape(text)}</p>' if text else ""


def circulating(question: Question, row: Row) -> None:
    """Draw "other figures in circulation": up to five, each with its definition."""
    words = question.words
    statements = cache.read(
        reads.read_statements, question.region, known_on=question.known_on
    )
    readings = sentences.other_readings(matrix(question, row), statements, row)
    if not readings:
        return
    items = []
    for kind, reading in readings:
        if kind == "computed":
            value = words.percent(reading["coverage_pct"])
            tag = words.base(reading["base"], short=True)
        else:
            value = sentences.statement_value(reading, words)
            tag = words.say(
                _("stated, {month} ({indicator})"),
                month=sentences.month_of(reading, words, short=True),
                indicator=words.indicator(reading["indicator"]),
            )
        items.append(f"<li><b>{html.escape(value)}</b> {html.escape(tag)}</li>")
    with st.container(key="circulating", gap=None):
        label = html.escape(words.say(_("Other figures in circulation")))
        st.html(
            f'<p class="ck-tags">{label}</p><ul class="ck-strip">{"".join(items)}</ul>'
        )


def matrix(question: Question, row: Row) -> list[Row]:
    """Return the region's coverage by scope and base; empty without a series."""
    shown = on_record.shown_row(question.months, row)
    if shown["series"] is None:
        return []
    rows: list[Row] = cache.read(
        reads.read_coverage_matrix,
        question.region,
        row["period_end"],
        shown["series"],
        question.known_on,
    )
    return rows


def why_different(question: Question) -> None:
    """Draw the small window that says why the figures differ."""
    words, lang = question.words, question.words.lang
    with st.popover(words.say(_("Why do they differ?"))):
        st.write(
            words.say(
                _(
                    "Four things differ between published figures without being said: "
                    "the segments counted, whose workers are counted (registered, "
                    "working or living here), the workers they are divided by, and "
                    "the month. Figures that differ in one of them are not compared."
                )
            )
        )
        for conflict in conflicts(question)[:_MOST_CONFLICTS]:
            title = html.escape(conflict[f"title_{lang}"])
            reading = html.escape(conflict[f"reading_{lang}"])
            settle = html.escape(
                words.say(
                    _("What would settle it: {document}"),
                    document=conflict[f"settle_{lang}"],
                )
            )
            st.html(
                f'<div class="ck-note"><strong>{title}</strong><p>{reading}</p>'
                f"<p>{settle}</p></div>"
            )


def conflicts(question: Question) -> list[Row]:
    """Return the figures that disagree on this region's coverage, nearest first."""
    period_end = question.scene.period_end

    def distance(row: Row) -> int:
        near = [row["period_start"] or period_end, row["period_end"] or period_end]
        return min(abs((day - period_end).days) for day in near)

    found = [
        row
        for row in cache.read(reads.read_conflicts, question.known_on)
        if row["territory_id"] == question.region.territory_id
        and row["topic"] in _COVERAGE_TOPICS
    ]
    return sorted(found, key=lambda row: (row["topic"] != "coverage", distance(row)))


def consequence(question: Question, row: Row) -> None:
    """Draw the one line of consequence: place among peers, and the target."""
    parts = [*_places(question, row), _target(question)]
    text = " · ".join(part for part in parts if part)
    if text:
        st.html(f'<p class="ck-sowhat">{html.escape(text)}.</p>')
    peak = headline.of_month(row, question.words)
    if peak:
        st.html(_paragraph(peak, "ck-tags"))


def _places(question: Question, row: Row) -> list[str]:
    words = question.words
    if question.region.level != "province" or row["coverage_pct"] is None:
        return [_uncovered(row, words)] if row["coverage_pct"] is not None else []
    land, definition = question.region.territory_id, question.definition
    read = partial(question.coverage_of, "province", None)
    return [standings.ranks(land, definition, read, words)]


def _uncovered(row: Row, words: Wording) -> str:
    return words.say(
        _("{count} of the {base} are not protected yet"),
        count=words.number(row["gap_to_universal_workers"]),
        base=words.base(row["base"]),
    )


def _target(question: Question) -> str:
    nation = question.index.of(NATION, question.scene.vintage)
    own, national = (
        cache.read(reads.read_targets, region, question.known_on, *figures_of)
        for region, *figures_of in ((question.region,), (nation, question.region))
    )
    name, since = question.region.short_name, question.scene.period_end
    return sentences.own_or_national_target(own, national, name, since, question.words)


def origin(question: Question, row: Row) -> None:
    """Draw the small window that says where a coverage figure comes from."""
    words = question.words
    with st.popover(words.say(_("Where does this number come from?"))):
        if row["coverage_pct"] is None:
            st.write(on_record.absence(question.months, row, words))
        else:
            _origin_table(row, words)


def _origin_table(row: Row, words: Wording) -> None:
    sources = cache.read(documents.sources_by_id)
    over = _(
        "{count} more than the base: counted by place of registration; many "
        "companies are registered at their head office."
    )
    lines = [
        (words.say(_("Numerator")), words.number(row["active_workers"])),
        (words.say(_("Denominator")), words.number(row["base_workers"])),
        (words.say(_("Segments")), words.scope(row["segment_scope"])),
        (
            words.say(_("Whose workers")),
            words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        ),
        (words.say(_("Base")), words.base(row["base"])),
        (words.say(_("Period")), words.date(row["period_end"])),
        (words.say(_("Survey round")), words.month(row["base_period"])),
        (words.say(_("Precision")), words.precision(row["precision"])),
        (words.say(_("Rows of our data")), f"{row['row_ids']} / {row['base_row_id']}"),
    ]
    for key, role in (
        ("source_id", _("Source of the numerator")),
        ("base_source_id", _("Source of the denominator")),
    ):
        source = sources[row[key]]
        lines.append(
            (words.say(role), f"{source['title']} · {source['publisher']} ({row[key]})")
        )
    if row["is_over_100"]:
        count = words.number(row["surplus_workers"])
        lines.append((words.say(_("Above 100%")), words.say(over, count=count)))
    body = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(str(value))}</td></tr>"
        for name, value in lines
    )
    st.html(f'<table class="ck-table">{body}</table>')


def notes(question: Question, rows: Sequence[Row]) -> None:
    """Draw the note that coverage over 100 % needs."""
    words = question.words
    over = [row["region_name"] for row in rows if row["is_over_100"]]
    if not over:
        return
    text = words.say(
        _(
            "Above 100%: {regions}. Workers are counted by place of registration; "
            "many companies are registered at their head office. The figure is shown "
            "as it is."
        ),
        regions=words.listing(over),
    )
    st.html(f'<div class="ck-note"><p>{html.escape(text)}</p></div>')


def sources_foot(source_ids: Sequence[str | None], words: Wording) -> None:
    """Draw the sources of a block: title, publisher, date, address."""
    known = cache.read(documents.sources_by_id)
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
    """
    words = question.words
    period = of_survey or question.scene.period_end
    asked = {
        "segment_scope": question.definition.scope,
        "base": question.definition.base,
    }
    metadata = {
        "title": title,
        "period": period.isoformat(),
        **({} if of_survey else asked),
        **({"source": source} if source else {}),
        "vintage": question.scene.vintage,
        "dataset": question.view.dataset,
        "known_on": question.view.known_on or question.as_of.isoformat(),
        "address": "?" + "&".join(f"{k}={v}" for k, v in _params(question).items()),
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
                    f"cakupan-{name}-{period:%Y-%m}.{ending}",
                    question.view.dataset,
                ),
                mime=mime,
                key=f"download_{name}_{ending}",
                on_click="ignore",
            )


def _params(question: Question) -> dict[str, str]:
    return state.format(question.view)
