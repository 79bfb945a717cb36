"""Small tables that a page writes itself: escaped, captioned, with sources as links."""

from cakupan.topics import cells
from cakupan.topics.cells import Sources
from cakupan.wording import Wording
from cakupan.writers.markup import (
    HtmlCell,
    cell,
    head,
    link,
    of_plain,
    paragraph,
    raw_cell,
    sheet,
    table,
)

__all__ = [
    "HtmlCell",
    "cell",
    "head",
    "link",
    "paragraph",
    "raw_cell",
    "sheet",
    "source_cell",
    "table",
]


def source_cell(source_id: str, sources: Sources, words: Wording) -> HtmlCell:
    """Return where a row comes from: publisher as a link, date, id of the source."""
    return of_plain(cells.source(source_id, sources, words), is_head=False)
