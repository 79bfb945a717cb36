"""Small HTML that a page writes itself: escaped text, links, captioned tables."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cakupan import blocks
from cakupan.blocks import Address, Kind, Sheet
from cakupan.writers.values import place_of

# Makes the link that a reader of this page can follow.
Href = Callable[[Address], str]


@dataclass(frozen=True)
class HtmlCell:
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
) -> HtmlCell:
    """Return a cell of plain text."""
    return HtmlCell(html.escape(text), note, is_number, is_head)


def raw_cell(content: str, note: str = "", *, is_number: bool = False) -> HtmlCell:
    """Return a cell of content that is HTML already."""
    return HtmlCell(content, note, is_number)


def head(text: str, note: str = "", *, is_number: bool = False) -> HtmlCell:
    """Return a cell of a table's first row."""
    return HtmlCell(html.escape(text), note, is_number, is_head=True)


def table(
    heads: Sequence[HtmlCell],
    rows: Sequence[Sequence[HtmlCell]],
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


def sheet(of: Sheet, href: Href | None = None) -> str:
    """Return a table of cells of plain text.

    Args:
        of: the table.
        href: makes links of addresses; without it they are left as text.
    """
    if of.kind == "strip":
        return strip(of)
    heads = [head(part.text, part.note, is_number=part.is_number) for part in of.heads]
    rows = [
        [
            of_plain(part, href, is_head=place == of.key_column)
            for place, part in enumerate(row)
        ]
        for row in of.rows
    ]
    if of.is_numbered:
        for number, row in enumerate(rows, start=1):
            row[0] = replace(row[0], content=f"{number}. {row[0].content}")
    if not any(part.text for part in of.heads):
        heads = []
    return table(heads, rows, of.caption, kind=of.kind)


def strip(of: Sheet) -> str:
    """Return values in a line, each with what it is."""
    items = "".join(
        f"<li><b>{html.escape(row[0].text)}</b> "
        f"{html.escape(' '.join(part.text for part in row[1:]))}</li>"
        for row in of.rows
    )
    said = html.escape(of.caption)
    return f'<p class="ck-tags">{said}</p><ul class="ck-strip">{items}</ul>'


def of_plain(part: blocks.Cell, href: Href | None = None, *, is_head: bool) -> HtmlCell:
    """Return a cell of plain text as one of HTML, its way on as a link."""
    if part.address is not None and href is not None:
        content = inner_link(part.text, href(part.address))
    else:
        content = link(part.text, part.href, part.title)
    if part.is_code:
        content = f"<code>{content}</code>"
    if part.strong:
        content += f"<b>{html.escape(part.strong)}</b>"
    return HtmlCell(content, part.note, part.is_number, is_head)


def inner_link(text: str, href: str) -> str:
    """Return text as a link to another page of ours."""
    return f'<a href="{html.escape(href, quote=True)}">{html.escape(text)}</a>'


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


def stressed(text: str, number: str = "", parts: Sequence[str] = ()) -> str:
    """Return text as HTML, its number large and some of its parts in bold.

    Each part is looked for in the text alone: what stands in the markup of another
    part is not found again.

    >>> stressed("A 5 of <9>", "5", ["A"])
    '<strong>A</strong> <strong class="ck-number">5</strong> of &lt;9&gt;'
    """
    found = {part: "<strong>" for part in parts if part}
    if number:
        found[number] = '<strong class="ck-number">'
    places = sorted((at, part) for part in found if (at := place_of(part, text)) >= 0)
    written, done = [], 0
    for at, part in places:
        if at < done:
            continue
        written.append(html.escape(text[done:at]))
        written.append(f"{found[part]}{html.escape(part)}</strong>")
        done = at + len(part)
    return "".join(written) + html.escape(text[done:])
