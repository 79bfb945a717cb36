"""The table twin of the region map: the same regions, the same words, sortable."""

from cakupan.blocks import Cell as Written
from cakupan.blocks import Sheet
from cakupan.ui.question import Question
from cakupan.ui.table import Cell, Column, TableEvent, TableWords, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _

# Fewer rows are found faster by looking than by typing.
_SEARCH_FROM = 40


def draw_region_table(
    question: Question, sheet: Sheet, *, caption: str, key: str
) -> TableEvent:
    """Draw one row a region and report which row the reader picked.

    Args:
        question: what the page is asked.
        sheet: the first cell of each row leads to the region's page.
        caption: the table's title.
        key: key of the component.
    """
    columns = [
        Column(
            f"column_{place}",
            head.text,
            "number" if head.is_number else "text",
            note=head.note or None,
            is_key=place == 0,
        )
        for place, head in enumerate(sheet.heads)
    ]
    rows = [
        TableRow(row[0].address.region_code, [_cell(cell) for cell in row])
        for row in sheet.rows
        if row[0].address is not None
    ]
    return data_table(
        columns,
        rows,
        key=key,
        caption=caption,
        words=table_words(question.words),
        picked=question.view["pick"] or None,
        max_height=430,
        search=len(rows) > _SEARCH_FROM,
        show_caption=False,
    )


def _cell(cell: Written) -> Cell:
    return Cell(cell.text, cell.order, cell.note or None, cell.tone or None)


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
