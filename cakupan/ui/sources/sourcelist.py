"""The block of *Sources & method* that lists all documents and opens one of them."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan.data.store import Row
from cakupan.ui import reading, state
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.sources import evidence
from cakupan.ui.sources.method import heading
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _

# The page's own key: the source that is opened.
KEYS = (state.matching("source", "", r"[A-Za-z0-9_.-]{1,40}", "S0006"),)

TABLES = {
    "workforce": _("workforce of regions (bases)"),
    "context_figures": _("population, poverty, budgets"),
    "enrolment": _("participants"),
    "benefits": _("benefits and work accidents"),
    "statements": _("published percents"),
    "programmes": _("funded cohorts"),
    "award_results": _("award results"),
    "remarks": _("remarks and undated figures"),
    "targets": _("targets"),
    "regulations": _("regulations"),
    "contribution_rates": _("contribution rates"),
}
SOURCE_KINDS = {
    "official": _("official"),
    "press": _("press"),
    "derived": _("copy or compilation"),
}
SOURCE_COLUMNS = (
    "source_id",
    "title",
    "publisher",
    "url",
    "published_on",
    "published_as",
    "kind",
    "licence",
    "rows_used",
    "entered_on",
)


def sources(question: Question) -> None:
    """Draw what the data hold, and every source; a picked one is opened."""
    words = question.words
    heading("sumber", words)
    tables = question.data.rows("sources__by_table")
    st.html(_contents(tables, words))
    rows = question.data.rows("sources__all")
    event = data_table(
        [
            Column("title", words.say(_("Document")), is_key=True),
            Column("publisher", words.say(_("Publisher"))),
            Column("published", words.say(_("Published"))),
            Column("kind", words.say(_("Kind"))),
            Column("rows", words.say(_("Rows")), "number"),
        ],
        [_source_row(row, words) for row in rows],
        key="sources",
        caption=words.say(_("Choose a row for its address and licence.")),
        words=table_words(words),
        picked=question.view["source"] or None,
        max_height=460,
        search=True,
    )
    if event.picked and event.picked != question.view["source"]:
        state.update(source=event.picked)
        st.rerun()
    _opened(question, rows)
    evidence.downloads(question, "sumber", SOURCE_COLUMNS, rows)


def _contents(tables: Sequence[Row], words: Wording) -> str:
    by_name = {row["table_name"]: row for row in tables}
    heads = (
        words.say(_("Rows of data")),
        words.say(_("Rows")),
        words.say(_("Sources")),
        words.say(_("Years")),
    )
    lines = [
        (
            words.say(label),
            words.number(by_name[name]["rows_used"]),
            words.number(by_name[name]["sources_used"]),
            _years(by_name[name]),
        )
        for name, label in TABLES.items()
        if name in by_name
    ]
    return reading.stacked(heads, lines, caption=heads[0], numbers=(1, 2))


def _years(row: Row) -> str:
    first, last = row["first_year"], row["last_year"]
    if first is None:
        return "–"
    return str(first) if first == last else f"{first}–{last}"


def _source_row(row: Row, words: Wording) -> TableRow:
    return TableRow(
        row["source_id"],
        [
            Cell(row["title"], row["title"], note=row["source_id"]),
            Cell(row["publisher"], row["publisher"]),
            Cell(_published(row, words), _published_order(row)),
            Cell(words.say(SOURCE_KINDS[row["kind"]]), row["kind"]),
            Cell(words.number(row["rows_used"]), row["rows_used"]),
        ],
    )


def _published(row: Row, words: Wording) -> str:
    if row["published_on"]:
        return words.date(row["published_on"])
    return row["published_as"] or words.say(_("undated"))


def _published_order(row: Row) -> str | None:
    return row["published_on"].isoformat() if row["published_on"] else None


def _opened(question: Question, rows: Sequence[Row]) -> None:
    words, chosen = question.words, question.view["source"]
    if not chosen:
        return
    row = next((row for row in rows if row["source_id"] == chosen), None)
    if row is None:
        text = words.say(_("No source has the id {source}."), source=chosen)
        st.html(f'<div class="ck-note" role="status">{html.escape(text)}</div>')
        return
    lines = (
        (_("Publisher"), html.escape(row["publisher"])),
        (_("Published"), html.escape(_published(row, words))),
        (_("Address"), address(row["url"], words)),
        (_("Licence"), html.escape(_licence(row["licence"], words))),
        (_("Entered our data"), words.date(row["entered_on"])),
        (_("Rows of our data"), words.number(row["rows_used"])),
    )
    body = "".join(
        f'<tr><th scope="row">{html.escape(words.say(name))}</th><td>{value}</td></tr>'
        for name, value in lines
    )
    st.html(
        f'<div class="ck-note" role="status"><strong>{html.escape(row["title"])}'
        f"</strong> ({html.escape(chosen)})"
        f'<table class="ck-table ck-define"><tbody>{body}</tbody></table></div>'
    )


def address(url: str | None, words: Wording) -> str:
    """Return an address as a link if it is one of the web, else as text."""
    if not url:
        return html.escape(words.say(_("none known")))
    shown = html.escape(url, quote=True)
    if not url.startswith(("https://", "http://")):
        return shown
    return f'<a href="{shown}" rel="noopener noreferrer" target="_blank">{shown}</a>'


def _licence(licence: str | None, words: Wording) -> str:
    if not licence or licence == "not stated":
        return words.say(_("not stated"))
    return licence
