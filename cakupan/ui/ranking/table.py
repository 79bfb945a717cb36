"""The ranking as a table and as files, with the line that gives it again."""

import html
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from cakupan import watermark
from cakupan.topics.ranking import phrases as said
from cakupan.topics.ranking.ask import Aside, Ranking, Standing
from cakupan.topics.ranking.ask_members import COUNT
from cakupan.topics.ranking.documents import (
    FILE_COLUMNS,
    command_line,
    file_rows,
    metadata,
    parts_of,
)
from cakupan.ui import frame, state
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.state import View
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file

_SEARCH_FROM = 40
_LOWEST = 460  # pixels before the table scrolls
_MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table(question: Question, found: Ranking, own: str | None, height: int = 0) -> None:
    """Draw one row a region, best first, then those that are not ranked.

    Args:
        question: what the page is asked.
        found: the ranking.
        own: the region in question.
        height: of what stands beside it, in pixels.
    """
    words = question.words
    has_range = any(i.place.rank_low != i.place.rank_high for i in found.standings)
    has_moves = found.earlier is not None
    shared = found.shared_ranks()
    rows = [
        TableRow(
            item.code,
            [
                _rank_cell(item, shared, words),
                *_cells(item, found, words, has_range, has_moves),
            ],
            item.code,
        )
        for item in found.standings
    ]
    empty = len(_columns(found, words, has_range, has_moves)) - 3
    rows += [_aside_row(item, words, empty) for item in found.set_aside]
    event = data_table(
        _columns(found, words, has_range, has_moves),
        rows,
        key=f"ranking_{found.what.level}_{found.what.by}",
        caption=words.say(_("Ranking of {peers}"), peers=said.set_name(found, words)),
        words=table_words(words),
        picked=own,
        max_height=max(_LOWEST, height),
        search=len(rows) > _SEARCH_FROM,
        show_caption=False,
    )
    if event.picked:
        name = question.index.of(event.picked, found.scope.vintage).region_name
        label = words.say(_("Open the page of {region} ›"), region=name)
        frame.page_link("wilayah", label, question.view, region=event.picked)


def _columns(
    found: Ranking, words: Wording, has_range: bool, has_moves: bool
) -> list[Column]:
    columns = [
        Column("rank", words.say(_("Rank")), "number"),
        Column("name", words.level(found.what.level).capitalize(), is_key=True),
        Column(
            "value",
            words.say(said.MEASURE[found.what.by]),
            "number",
            note=None if found.what.by == COUNT else "%",
        ),
    ]
    if has_range:
        columns.append(Column("range", words.say(_("Place between")), "number"))
    if has_moves:
        month = words.month(found.earlier or found.scope.period_end, short=True)
        label = words.say(_("Movement"))
        columns.append(Column("moved", label, "text", note=month))
    return columns


def _rank_cell(item: Standing, shared: set[int], words: Wording) -> Cell:
    rank = item.place.rank
    mark = "=" if rank in shared else ""
    return Cell(f"{words.number(rank)}{mark}", rank)


def _cells(
    item: Standing, found: Ranking, words: Wording, has_range: bool, has_moves: bool
) -> list[Cell]:
    place, is_over = item.place, bool(item.row.get("is_over_100"))
    above, below = parts_of(found.what)
    note = None
    if below:
        note = f"{words.number(item.row[above])} / {words.number(item.row[below])}"
    cells = [
        Cell(item.row["region_name"], item.row["region_name"], note=note),
        Cell(
            words.number(place.value, 0 if found.what.by == COUNT else 2),
            float(place.value),
            note=">100" if is_over else None,
            tone="over" if is_over else None,
        ),
    ]
    if has_range:
        text = f"{place.rank_low}–{place.rank_high}"
        if place.rank_low == place.rank_high:
            text = str(place.rank_low)
        cells.append(Cell(text, place.rank_low))
    if has_moves:
        cells.append(_moved_cell(item, words))
    return cells


def _moved_cell(item: Standing, words: Wording) -> Cell:
    moved = item.moved
    if moved is None:
        return Cell("–", None, tone="muted")
    note = None
    if moved.own or moved.others or moved.restated:
        note = words.say(
            _("own {own}, others {others}"),
            own=said.signed(moved.own),
            others=said.signed(moved.others),
        )
        if moved.restated:
            note = words.say(
                _("{note}, corrected {count}"),
                note=note,
                count=said.signed(moved.restated),
            )
    return Cell(said.change_text(moved.change, words), moved.change, note=note)


def _aside_row(item: Aside, words: Wording, empty: int) -> TableRow:
    note = None
    if item.other_series:
        note = words.series(item.other_series, item.other_publisher, short=True)
    cells = [
        Cell("–", None, tone="muted"),
        Cell(item.region.region_name, item.region.region_name),
        Cell(words.absence_short(item.reason), None, note=note, tone="muted"),
        *(Cell("–", None, tone="muted") for _place in range(empty)),
    ]
    return TableRow(item.region.region_code, cells, item.region.region_code)


def pinned_view(question: Question, found: Ranking) -> View:
    """Return the view that gives the same digits at any later time."""
    return question.view.change(
        period=f"{found.scope.period_end:%Y-%m}",
        vintage=found.scope.vintage,
        known_on=question.data.pinned_day.isoformat(),
        by=found.what.by,
    )


def files(question: Question, found: Ranking) -> None:
    """Draw the downloads of exactly these rows, and the command that gives them."""
    words, dataset = question.words, question.view.dataset
    day = question.data.pinned_day
    line = command_line(found, day, dataset)
    address = "peringkat?" + urlencode(
        state.format(pinned_view(question, found)), safe=","
    )
    about = metadata(found, line, address, day, dataset)
    makers: dict[str, Callable[..., bytes]] = {
        "csv": csv_file,
        "xlsx": xlsx_file,
    }
    with st.container(horizontal=True, key="downloads_ranking"):
        for ending, make in makers.items():
            st.download_button(
                words.say(_("Download {format}"), format=ending.upper()),
                data=partial(_file, make, found, about),
                file_name=watermark.file_name(
                    f"cakupan-ranking-{found.scope.period_end:%Y-%m}.{ending}", dataset
                ),
                mime=_MIME[ending],
                key=f"download_ranking_{ending}",
                on_click="ignore",
            )
    label = words.say(_("The same table at any later time:"))
    st.html(
        f'<p class="ck-tags">{html.escape(label)} <code>{html.escape(line)}</code></p>'
    )


def _file(make: Callable[..., bytes], found: Ranking, about: dict[str, str]) -> bytes:
    return make(FILE_COLUMNS, file_rows(found), about)
