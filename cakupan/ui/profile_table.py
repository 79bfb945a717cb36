"""Small tables that a page writes itself: escaped, captioned, with sources as links."""

import html
from collections.abc import Mapping, Sequence

from cakupan import sentences
from cakupan.store import Row
from cakupan.wording import Wording

Sources = Mapping[str, Row]


def cell(
    text: str, note: str = "", *, is_number: bool = False, is_head: bool = False
) -> str:
    """Return one cell; the note stands under its text in small type."""
    return raw_cell(html.escape(text), note, is_number=is_number, is_head=is_head)


def raw_cell(
    content: str, note: str = "", *, is_number: bool = False, is_head: bool = False
) -> str:
    """Return one cell of content that is HTML already; the note is escaped."""
    kind = ' class="ck-right"' if is_number else ""
    under = f'<div class="ck-tags">{html.escape(note)}</div>' if note else ""
    if is_head:
        return f'<th scope="row"{kind}>{content}{under}</th>'
    return f"<td{kind}>{content}{under}</td>"


def head(text: str, note: str = "", *, is_number: bool = False) -> str:
    """Return one cell of a table's first row."""
    kind = ' class="ck-right"' if is_number else ""
    under = f'<div class="ck-tags">{html.escape(note)}</div>' if note else ""
    return f'<th scope="col"{kind}>{html.escape(text)}{under}</th>'


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    """Return a table of cells; where it is wider than the page it scrolls by itself."""
    said = html.escape(caption, quote=True)
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return (
        f'<div class="ck-scroll" role="region" aria-label="{said}" tabindex="0">'
        f'<table class="ck-table" aria-label="{said}">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def source_cell(source_id: str, sources: Sources, words: Wording) -> str:
    """Return where a row comes from: publisher as a link, date, id of the source."""
    source = sources[source_id]
    return raw_cell(
        link(source["publisher"], source["url"], source["title"]),
        f"{sentences.published(source, words)} · {source_id}",
    )


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


def upper_first(text: str) -> str:
    """Return a text that begins with a capital; the rest keeps its letters.

    >>> upper_first("kasus kecelakaan kerja (JKK)")
    'Kasus kecelakaan kerja (JKK)'
    """
    return text[:1].upper() + text[1:]


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    name = f' class="{kind}"' if kind else ""
    return f"<p{name}>{html.escape(text)}</p>"
