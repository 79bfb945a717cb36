"""Small tables that a page writes itself: escaped, captioned, with sources as links."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from cakupan.blocks import Cell as PlainCell
from cakupan.blocks import Kind, Sheet
from cakupan.tables import cells
from cakupan.tables.cells import Sources
from cakupan.wording import Wording


@dataclass(frozen=True)
class Cell:
    """One place of a table.

    Attributes:
        content: HTML; text from data is escaped already.
        note: plain text in small type under it.
        is_number: stands to the right and is not broken.
        is_head: names its row.
    """

    content: str
    note: str = ""
    is_number: bool = False
    is_head: bool = False

    def drawn(self, scope: str, label: str = "") -> str:
        """Return the cell as HTML; the label is said before it on a phone."""
        kind = ' class="ck-right"' if self.is_number else ""
        note = f'<div class="ck-tags">{html.escape(self.note)}</div>'
        inside = self.content + (note if self.note else "")
        if self.is_head:
            return f'<th scope="{scope}"{kind}>{inside}</th>'
        return f'<td{kind} data-label="{html.escape(label)}"><div>{inside}</div></td>'


def cell(
    text: str, note: str = "", *, is_number: bool = False, is_head: bool = False
) -> Cell:
    """Return a cell of plain text."""
    return Cell(html.escape(text), note, is_number, is_head)


def raw_cell(content: str, note: str = "", *, is_number: bool = False) -> Cell:
    """Return a cell of content that is HTML already."""
    return Cell(content, note, is_number)


def head(text: str, note: str = "", *, is_number: bool = False) -> Cell:
    """Return a cell of a table's first row."""
    return Cell(html.escape(text), note, is_number, is_head=True)


def table(
    heads: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    caption: str,
    *,
    kind: Kind = "grid",
) -> str:
    """Return a table of cells.

    Args:
        heads: cells of the first row; none where the rows' heads say enough.
        rows: cells of the others.
        caption: what a screen reader says of it.
        kind: ``grid`` scrolls sideways where it is wider than the page; ``narrow`` has
            few short columns that are kept together; ``records`` has columns of text,
            and on a phone each row becomes a list of label and value.
    """
    said = html.escape(caption, quote=True)
    labels = [part.content for part in heads] or [""] * len(rows[0] if rows else [])
    first = "".join(part.drawn("col") for part in heads)
    body = "".join(
        "<tr>"
        + "".join(
            part.drawn("row", html.unescape(label))
            for part, label in zip(row, labels, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="ck-scroll ck-{kind}" role="region" aria-label="{said}" '
        f'tabindex="0"><table class="ck-table" aria-label="{said}">'
        f"<thead><tr>{first}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def sheet(of: Sheet) -> str:
    """Return a table of cells of plain text; the first of each row names it."""
    heads = [head(part.text, part.note, is_number=part.is_number) for part in of.heads]
    rows = [
        [_of_plain(part, is_head=place == 0) for place, part in enumerate(row)]
        for row in of.rows
    ]
    return table(heads, rows, of.caption, kind=of.kind)


def _of_plain(part: PlainCell, *, is_head: bool) -> Cell:
    content = link(part.text, part.href, part.title)
    if part.strong:
        content += f"<b>{html.escape(part.strong)}</b>"
    return Cell(content, part.note, part.is_number, is_head)


def source_cell(source_id: str, sources: Sources, words: Wording) -> Cell:
    """Return where a row comes from: publisher as a link, date, id of the source."""
    return _of_plain(cells.source(source_id, sources, words), is_head=False)


def link(text: str, url: str | None, title: str = "") -> str:
    """Return text as a link to an outside page, or as text where there is none."""
    shown = html.escape(text)
    if not (url or "").startswith(("https://", "http://")):
        return shown
    about = f' title="{html.escape(title, quote=True)}"' if title else ""
    return (
        f'<a href="{html.escape(url or "", quote=True)}" rel="noopener noreferrer" '
        f'target="_blank"{about}>{shown}</a>'
    )


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    name = f' class="{kind}"' if kind else ""
    return f"<p{name}>{html.escape(text)}</p>"
