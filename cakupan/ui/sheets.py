"""Tables of blocks that a reader sorts and searches, drawn by the table component."""

from cakupan.blocks import Cell, Sheet
from cakupan.ui.table import Row as TableRow
from cakupan.ui.table import TableCell, TableColumn, TableEvent, TableWords, data_table
from cakupan.ui.table.component import Tone
from cakupan.wording import Wording, _
from cakupan.writers.markup import Href

# Fewer rows are found faster by looking than by typing.
_SEARCH_FROM = 40
_NAMED_FROM = 20  # rows that are found by other names than those that stand there
_SCALE: tuple[Tone, ...] = ("scale-1", "scale-2", "scale-3", "scale-4", "scale-5")


def draw_sheet(
    sheet: Sheet,
    key: str,
    words: Wording,
    href: Href | None = None,
    *,
    max_height: int | None = 620,
    is_pickable: bool = False,
) -> TableEvent:
    """Draw a table that a reader sorts, and report the row that was picked.

    Args:
        sheet: as many cells a row as it has heads.
        key: of the component.
        words: the reader's.
        href: makes the link of an address; without it they are left as text.
        max_height: height in pixels above which the table scrolls in a box; None for
            all rows at full height.
        is_pickable: whether a row can be picked, by its key.
    """
    widths = sheet.widths or (0,) * len(sheet.heads)
    columns = [
        TableColumn(
            f"column_{place}",
            head.text,
            "number" if head.is_number else "text",
            note=head.note or None,
            width=(widths[place] or None),
            is_key=place == sheet.key_column,
        )
        for place, head in enumerate(sheet.heads)
    ]
    keys = sheet.keys or tuple(map(str, range(len(sheet.rows))))
    terms = sheet.terms or ("",) * len(sheet.rows)
    rows = [
        TableRow(name, [_cell(cell, href) for cell in row], more)
        for name, row, more in zip(keys, sheet.rows, terms, strict=True)
    ]
    return data_table(
        columns,
        rows,
        key=key,
        caption=sheet.caption,
        words=table_words(words),
        picked=sheet.own or None,
        max_height=None if sheet.first_rows else max_height,
        search=_has_search(sheet),
        page_rows=sheet.first_rows or None,
        show_caption=sheet.is_captioned,
        pickable=is_pickable,
    )


def _has_search(sheet: Sheet) -> bool:
    count = len(sheet.rows)
    is_cut = 0 < sheet.first_rows < count
    most = _NAMED_FROM if sheet.terms else _SEARCH_FROM
    return sheet.is_searchable or is_cut or count > most


def _cell(cell: Cell, href: Href | None) -> TableCell:
    link = href(cell.address) if href and cell.address is not None else None
    text = " ".join(filter(None, (cell.text, cell.strong)))
    return TableCell(text, cell.order, cell.note or None, _tone(cell), link)


def _tone(cell: Cell) -> Tone | None:
    if cell.shade is None:
        return cell.tone or None
    return "scale-over" if cell.tone == "over" else _SCALE[cell.shade]


def table_words(words: Wording) -> TableWords:
    """Return every word that a table shows or speaks."""
    return {
        "keys": words.say(
            _("Arrow keys move between rows, Enter chooses, headings sort.")
        ),
        "search": words.say(_("Search")),
        "count": words.say(_("{shown} of {total}"), shown="{shown}", total="{total}"),
        "empty": words.say(_("No row to show.")),
        "no_match": words.say(_("No row fits.")),
        "show_all": words.say(_("Show all {total}"), total="{total}"),
        "sorted_up": words.say(
            _("Sorted by {column}, smallest first"), column="{column}"
        ),
        "sorted_down": words.say(
            _("Sorted by {column}, largest first"), column="{column}"
        ),
        "sorted_off": words.say(_("{column}: order as given"), column="{column}"),
    }
