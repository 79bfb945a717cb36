"""The data table: a Streamlit component of one HTML table (see docs/decisions/0005).

It shows the rows it is given, in the order the reader asks for, and reports the row
that was picked. It reads no store, knows no language (every word comes along) and
computes no figure. Component code is trusted code: data reaches it as data and is
never made into HTML.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from numbers import Real
from pathlib import Path
from typing import Any, Literal, TypedDict

from cakupan.ui import program

_FOLDER = Path(__file__).parent
# One script in two files: it reaches the browser as one text, from which relative
# imports cannot be resolved.
_SCRIPTS = ("rows.js", "table.js")

_HTML = """
<div class="table">
  <div class="tools" hidden>
    <input class="search" type="search" autocomplete="off" spellcheck="false">
    <p class="count" role="status"></p>
  </div>
  <div class="frame">
    <div class="box">
      <table aria-describedby="keys">
        <caption><span></span></caption>
        <thead><tr></tr></thead>
        <tbody></tbody>
      </table>
    </div>
    <p class="keys" id="keys"></p>
  </div>
  <p class="empty" hidden></p>
  <button class="all" type="button" hidden></button>
  <p class="live" role="status"></p>
</div>
"""


Tone = Literal[
    "muted",
    "over",
    "met",
    "missed",
    "scale-1",
    "scale-2",
    "scale-3",
    "scale-4",
    "scale-5",
    "scale-over",
]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table.

    Attributes:
        key: its name in the program, unique in the table; never shown.
        label: its name for the reader.
        kind: ``text`` wraps, ``number`` stands to the right and is not broken,
            ``mark`` is a short word or sign and is not broken.
        note: short line under the label, the unit for example.
        width: the width it wants, in rem; None leaves it to the content.
        is_key: whether its cells head their rows and stay in sight when the table is
            scrolled sideways; without any the first column does.
    """

    key: str
    label: str
    kind: Literal["text", "number", "mark"] = "text"
    note: str | None = None
    width: float | None = None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one place of the table.

    Attributes:
        text: what is shown, formatted and in the reader's language.
        sort: what the column is sorted by, all numbers or all texts in a column; None
            (or NaN) comes last in both directions. A column of Nones is not sorted.
        note: small second line.
        tone: ``muted`` for a reason of absence, ``over`` above 100 percent, ``met`` and
            ``missed`` for a target, ``scale-1`` to ``scale-5`` for a class of the map's
            scale and ``scale-over`` for its last class above 100 percent; each adds to
            the text and never replaces it.
        href: link to a page of the app, beginning with ``?``, ``/`` or ``./``; any
            other address is not made into a link.
    """

    text: str
    sort: float | str | None
    note: str | None = None
    tone: Tone | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    Attributes:
        key: what is reported when the row is picked, unique in the table.
        cells: one a column, in the order of the columns.
        terms: further words the row is found by, other names and codes; never shown.
    """

    key: str
    cells: Sequence[TableCell]
    terms: str = ""


class TableWords(TypedDict):
    """Every word the table shows or speaks beside its data, in the reader's language.

    ``keys`` says what the keys do; ``search`` names the filter box; ``count`` holds
    ``{shown}`` and ``{total}``; ``empty`` is said where there are no rows,
    ``no_match`` where the filter leaves none; ``show_all`` holds ``{total}``;
    ``sorted_up``, ``sorted_down`` and ``sorted_off`` hold ``{column}`` and are spoken
    when the order changes.
    """

    keys: str
    search: str
    count: str
    empty: str
    no_match: str
    show_all: str
    sorted_up: str
    sorted_down: str
    sorted_off: str


@dataclass(frozen=True)
class TableEvent:
    """What the reader did in the table since the last run.

    Attributes:
        picked: key of the row that was picked, or None.
    """

    picked: str | None = None


def data_table(
    columns: Sequence[TableColumn],
    rows: Sequence[Row],
    key: str,
    *,
    caption: str,
    words: TableWords,
    picked: str | None = None,
    max_height: int | None = None,
    search: bool = False,
    page_rows: int | None = None,
    show_caption: bool = True,
    pickable: bool = True,
) -> TableEvent:
    """Show a table and report the row that the reader picked, once.

    Rows, columns and words may change from run to run under one key: cells are then
    rewritten in place, and the order and filter that the reader chose stay.

    Args:
        columns: the columns, from the left.
        rows: the rows, in the order they have before the reader sorts.
        key: key of the component, made of what it lists (level, parent, vintage).
        caption: what the table shows, one sentence; its name for screen readers.
        words: the component's own words.
        picked: key of the row to emphasise; where it changes, the table scrolls the row
            into sight inside its own box. A key that no row has emphasises none.
        max_height: height in pixels above which the table scrolls in a box; None for
            all rows at full height.
        search: whether there is a filter box with a count.
        page_rows: how many rows to show before the reader asks for all; None for all.
        show_caption: whether the caption is seen, and not only spoken.
        pickable: whether a row can be picked; False for a table that is only read.

    Raises:
        ValueError: a key is used twice, a row has not one cell a column, or the values
            that a column is sorted by are not of one kind.
    """
    _check_keys("column", [column.key for column in columns])
    _check_keys("row", [row.key for row in rows])
    _check_cells(columns, rows)
    result = _component(
        key=key,
        data={
            "columns": _column_data(columns),
            "rows": [_row_data(row) for row in rows],
            "caption": caption,
            "show_caption": show_caption,
            "words": dict(words),
            "picked": picked,
            "max_height": max_height,
            "search": search,
            "page_rows": page_rows,
            "pickable": pickable,
        },
        on_picked_change=_on_change,
    )
    # What a browser sends is not to be trusted: only a row of the table can be picked.
    keys = {row.key for row in rows} if pickable else set()
    chosen = result.picked
    return TableEvent(chosen if isinstance(chosen, str) and chosen in keys else None)


def _check_keys(what: str, keys: Sequence[str]) -> None:
    twice = [key for key, count in Counter(keys).items() if count > 1]
    if twice:
        raise ValueError(
            f"expected each {what} key once, found more often: {twice[:5]}"
        )


def _check_cells(columns: Sequence[TableColumn], rows: Sequence[Row]) -> None:
    heads = [column.key for column in columns if column.is_key]
    if not columns or len(heads) > 1:
        raise ValueError(f"expected columns, at most one of them is_key, found {heads}")
    for row in rows:
        if len(row.cells) != len(columns):
            raise ValueError(
                f"expected {len(columns)} cells in row {row.key!r}, "
                f"found {len(row.cells)}"
            )
    for i, column in enumerate(columns):
        values = (_sort_value(row.cells[i].sort) for row in rows)
        kinds = {isinstance(value, str) for value in values if value is not None}
        if len(kinds) > 1:
            raise ValueError(
                f"expected numbers or texts to sort column {column.key!r} by, "
                "found both"
            )


def _column_data(columns: Sequence[TableColumn]) -> list[dict[str, Any]]:
    """Return the columns as data, exactly one of them the key."""
    listed = [asdict(column) for column in columns]
    if not any(column.is_key for column in columns):
        listed[0]["is_key"] = True
    return listed


def _row_data(row: Row) -> list[Any]:
    """Return a row as short data: key, terms, then a list a cell without its tail."""
    return [row.key, row.terms, *map(_cell_data, row.cells)]


def _cell_data(cell: TableCell) -> list[Any]:
    """Return a cell as text, sort, note, tone and link, without Nones at its end."""
    values = [cell.text, _sort_value(cell.sort), cell.note, cell.tone, cell.href]
    while values[-1] is None:
        values.pop()
    return values


def _sort_value(value: Any) -> float | str | None:
    """Return what the browser can sort by: a text, a finite number, or None.

    Databases and data frames hand over integers, decimals and numbers of their own.
    """
    # The first tests meet nearly all cells, and cost a tenth of asking for a Real.
    if value is None or isinstance(value, str) or type(value) is int:
        return value
    if type(value) is float or isinstance(value, Real | Decimal):
        number = float(value)
        return number if math.isfinite(number) else None
    raise ValueError(
        f"expected a number, a text or None to sort by, found {value!r}; "
        "give a date as its ISO text"
    )


def _on_change() -> None:
    """Do nothing: a registered callback is what makes Streamlit return the value."""


_component = program.component(
    "cakupan_data_table",
    html=_HTML,
    css=(_FOLDER / "table.css").read_text("utf-8"),
    script="\n".join((_FOLDER / name).read_text("utf-8") for name in _SCRIPTS),
)
