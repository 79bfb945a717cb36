"""Blocks written on a page of Streamlit.

Text is HTML of ours, escaped; pictures, buttons and links within the page are parts of
Streamlit, which the page hands in: this module knows neither the address nor the frame.
"""

import html
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import streamlit as st

from cakupan.blocks import Block, Fit, Link, Map, Note, Records, Sheet
from cakupan.charts import Chart
from cakupan.pictures.look import PALETTE
from cakupan.writers.markup import Href, inner_link, link, paragraph, sheet, stressed

# Draws a picture under a key of its own, with what a screen reader says of it.
Draw = Callable[[Chart | Map, str, str], None]
# Draws a heading: its text, and its place in the page's address.
Head = Callable[[str, str], None]
# Draws a table that a reader sorts, under a key of its own.
Sort = Callable[[Sheet, str], None]
_MOST_OPEN = 3  # blocks within a block that stand open; more are folded
_MOST_NOTES = 7  # of a block within a block that stands open; a longer list is folded
_SIGNS = {"fits": "✓", "misses": "✕"}


def subheading(title: str, anchor: str) -> None:
    """Draw the heading of a block as pages have it."""
    st.subheader(title, anchor=anchor)


@dataclass(frozen=True)
class Page:
    """A page in the making: what it takes to write a block on it.

    Attributes:
        href: makes the link of an address in text.
        follow: draws a link within Cakupan.
        offer: draws the buttons that give records as files.
        draw: draws a chart or a map.
        sort: draws a table that a reader sorts.
        head: draws the heading of a block.
    """

    href: Href
    follow: Callable[[Link], None]
    offer: Callable[[Records], None]
    draw: Draw
    sort: Sort
    head: Head = subheading

    def write(self, *blocks: Block, is_live: bool = False) -> None:
        """Write blocks one under the other, in the order of their reading.

        Each is its heading, finding, tags, picture, notes, blocks within it, table,
        files, foot and ways on; what a block has not is left out.

        Args:
            blocks: in their order.
            is_live: whether their findings answer fields beside them, so that a
                screen reader reads them out when they change.
        """
        for block in blocks:
            self._write(block, is_live=is_live)

    def write_beside(self, block: Block, shares: tuple[int, int]) -> None:
        """Write a block whose picture stands to the left of its table.

        Args:
            block: without a picture it is written as any other.
            shares: of the width that picture and table take.
        """
        if block.picture is None:
            self._write(block)
            return
        head = replace(block, picture=None, sheet=None, records=None)
        self._write(replace(head, parts=(), links=(), foot=""))
        drawn, written = st.columns(shares, gap="medium")
        with drawn:
            self._draw(block)
        with written:
            rest = replace(block, title="", finding="", tags="", sources=())
            self._write(replace(rest, picture=None, notes=(), absence=None))

    def _draw(self, block: Block) -> None:
        """Draw a block's picture, and how it is to be read."""
        if block.picture is None:
            return
        key = f"chart_{block.key.rpartition('.')[2]}"
        self.draw(block.picture, key, block.finding or block.title)
        if isinstance(block.picture.legend, str) and block.picture.legend:
            _html(paragraph(block.picture.legend, "ck-foot"))

    def _write(self, block: Block, *, is_live: bool = False) -> None:
        before = _said(block, is_live=is_live)
        if block.title and block.is_answer:
            before = _chip(block) + before
        elif block.title:
            self.head(block.title, block.anchor)
        if block.picture is not None:
            before = _html(before)
            self._draw(block)
        # Sentences that belong together stand in one element, without a gap.
        before += self._notes(block) + self._folded(block)
        if not all(map(_is_text, block.parts)):
            before = _html(before)
        self._parts(block)
        self._table(block, before)
        self._follow(block)

    def _folded(self, block: Block) -> str:
        parts = [part for part in block.parts if _is_text(part)]
        are_few = len(parts) <= _MOST_OPEN
        return "".join(
            self._part(
                part,
                is_open=are_few and not _is_long(part)
                if part.is_open is None
                else part.is_open,
            )
            for part in parts
        )

    def _parts(self, block: Block) -> None:
        """Write the blocks within a block that hold more than text and a table."""
        for part in block.parts:
            if not _is_text(part):
                with st.expander(part.title) if part.title else st.container():
                    table = part.sheet and replace(part.sheet, is_folded=False)
                    self._write(replace(part, title="", sheet=table))

    def _table(self, block: Block, before: str) -> None:
        """Write a block's table, files and foot under what stands before them."""
        table, records = block.sheet, block.records
        foot = paragraph(block.foot, "ck-foot") if block.foot else ""
        if table is not None and table.is_folded:
            _html(before)
            with st.expander(table.opens_as or table.caption):
                self._sheet(table, block)
                if records is not None:
                    self.offer(records)
            _html(foot)
            return
        if table is not None and table.is_sortable:
            before = _html(before)
            self._sheet(table, block)
            _html(foot)
        else:
            _html(before + (self._open_rows(table) if table else "") + foot)
        # Under a sentence or a strip of values files would outweigh what is said.
        has_rows = table is not None and table.kind != "strip"
        if records is not None and (has_rows or records.is_whole):
            self.offer(records)

    def _sheet(self, table: Sheet, block: Block) -> None:
        if table.shades:
            _html(_legend(table))
        if table.is_sortable:
            self.sort(table, f"table_{block.key.rpartition('.')[2]}")
        else:
            _html(sheet(table, self.href))

    def _open_rows(self, table: Sheet) -> str:
        """Return a table; rows beyond those that stand open are folded."""
        most = table.rows_at_once
        if not most or len(table.rows) <= most:
            return sheet(table, self.href)
        first, others = table.rows[:most], table.rows[most:]
        return (
            f"{sheet(replace(table, rows=first), self.href)}<details><summary>"
            f"{html.escape(table.opens_as or table.caption)}</summary>"
            f"{sheet(replace(table, rows=others), self.href)}</details>"
        )

    def _follow(self, block: Block) -> None:
        """Write a block's ways on: documents elsewhere, then our own pages."""
        _html(_outside(way for way in block.links if way.address is None))
        inside = [way for way in block.links if way.address is not None]
        if not inside:
            return
        key = f"ways_{block.anchor}"
        with st.container(horizontal=True, gap="small", key=key):
            for way in inside:
                self.follow(way)

    def inside(self, block: Block) -> str:
        """Return all of a block but its title and picture as HTML, to be set apart."""
        return "".join(
            (
                _said(block),
                self._notes(block),
                self._folded(block),
                sheet(block.sheet, self.href) if block.sheet else "",
                paragraph(block.foot, "ck-foot") if block.foot else "",
                self._ways(block.links),
            )
        )

    def _part(self, part: Block, *, is_open: bool = False) -> str:
        """Return a block within another one as HTML, folded under its title."""
        inside = self.inside(part)
        if not part.title:
            return inside
        return (
            f'<details class="ck-note" id="{part.anchor}"'
            f"{' open' if is_open else ''}><summary>"
            f"<b>{html.escape(part.title)}</b></summary>{inside}</details>"
        )

    def _notes(self, block: Block) -> str:
        """Return a block's notes, and why it has no figure."""
        code = [note.text for note in block.notes if note.is_code]
        lines = [n for n in block.notes if n.weight == "plain" and not n.is_code]
        doubts = [note for note in block.notes if note.weight == "doubt"]
        is_said = block.is_answer or not block.title
        kind = "ck-sowhat" if is_said else ""
        said = paragraph(block.missing, kind) if block.missing else ""
        if any(note.fit for note in lines):
            items = "".join(
                f"<li>{_sign(note.fit)}{self._note(note)}</li>" for note in lines
            )
            said += f'<ul class="ck-plain">{items}</ul>'
        elif len(lines) > 1 and not is_said:
            items = "".join(f"<li>{self._note(note)}</li>" for note in lines)
            said += f"<ul>{items}</ul>"
        else:
            named = f' class="{kind}"' if kind else ""
            said += "".join(
                f"<p{named}>{self._note(note, with_tags=False)}</p>"
                f"{paragraph(note.tags, 'ck-tags') if note.tags else ''}"
                for note in lines
            )
        said += "".join(
            f'<pre tabindex="0"><code>{html.escape(text)}</code></pre>' for text in code
        )
        return said + "".join(
            f'<div class="ck-note"><p>{self._note(note)}</p></div>' for note in doubts
        )

    def _note(self, note: Note, *, with_tags: bool = True) -> str:
        text = html.escape(note.text)
        if note.tags and with_tags:
            text += f' <span class="ck-tags">{html.escape(note.tags)}</span>'
        return " ".join((text, *self._links(note.links)))

    def _links(self, links: Iterable[Link]) -> Iterator[str]:
        for way in links:
            if way.address is None:
                yield link(way.text, way.href, way.note)
            else:
                yield inner_link(way.text, self.href(way.address))

    def _ways(self, links: Iterable[Link]) -> str:
        items = "".join(f"<li>{said}</li>" for said in self._links(links))
        return f"<ul>{items}</ul>" if items else ""


def _legend(table: Sheet) -> str:
    """Return what the colours of a table's cells are called, each in its own."""
    items = "".join(
        f'<li style="display:inline-block;margin:0 .25rem .25rem 0;padding:0 .5rem;'
        f"background:{colour};color:{'#fff' if colour == PALETTE[-1] else '#000'}"
        f'">{html.escape(name)}</li>'
        for colour, name in zip(PALETTE, table.shades, strict=True)
    )
    return (
        '<ul style="list-style:none;padding:0;margin:.25rem 0;font-size:.875rem">'
        f"{items}</ul>"
    )


def _chip(block: Block) -> str:
    """Return the title of an answer, small above it."""
    title = html.escape(block.title)
    return f'<p class="ck-chip" id="{block.anchor}">{_sign(block.fit)}{title}</p>'


def _sign(fit: Fit) -> str:
    """Return a sign for what the words beside it say, which no screen reader reads."""
    return f'<span aria-hidden="true">{_SIGNS[fit]}</span> ' if fit else ""


def _is_long(block: Block) -> bool:
    """Return whether what a block says would push away what follows it."""
    has_code = any(note.is_code for note in block.notes)
    return has_code or len(block.notes) > _MOST_NOTES


def _is_text(block: Block) -> bool:
    return block.picture is None and block.records is None


def _said(block: Block, *, is_live: bool = False) -> str:
    """Return finding and tags of a block, marked with the sources they stand on."""
    mark = ""
    if block.sources:
        ids = html.escape(" ".join(block.sources), quote=True)
        mark = f' data-sources="{ids}"'
    is_large = block.is_answer or block.number
    kind = "ck-answer" if is_large else "" if block.title else "ck-sowhat"
    named = f' class="{kind}"' if kind else ""
    # An answer to what is typed beside it is read out when it changes.
    is_live = is_live or bool(block.is_answer and block.title)
    named += ' role="status"' if is_live else ""
    text = stressed(block.finding, block.number, block.stressed)
    written = f"<p{named}{mark}>{text}</p>" if text else ""
    if mark and not text:
        written = f"<p hidden{mark}></p>"
    return written + (paragraph(block.tags, "ck-tags") if block.tags else "")


def _outside(links: Iterable[Link]) -> str:
    """Return the ways to documents elsewhere, a line each."""
    items = "".join(
        f"<li>{link(way.text, way.href)}"
        + (f' <span class="ck-tags">{html.escape(way.note)}</span>' if way.note else "")
        + "</li>"
        for way in links
    )
    return f"<ul>{items}</ul>" if items else ""


def _html(content: str) -> str:
    """Write HTML, if there is any; return that nothing is left to be written."""
    if content:
        st.html(content)
    return ""
