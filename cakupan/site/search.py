"""What the search box searches: names, codes and the text of figures, by page.

A plain script file, because a page that is opened from a folder may not fetch.
"""

import json
from collections.abc import Iterable, Iterator

from cakupan.blocks import Block, Cell
from cakupan.topics.cells import NONE
from cakupan.writers.html import HtmlPage

_LONGEST = 130  # letters of a line that is found


def script(pages: Iterable[HtmlPage]) -> str:
    """Return the script that hands the pages of one language to the search box.

    An entry is a page's address, its title, its other names, then its blocks: each
    with its place, its title and lines of text in it.
    """
    entries = [
        [
            page.file.rpartition("/")[2],
            page.title,
            " · ".join(page.names),
            [[key, title, list(lines)] for key, title, lines in _blocks(page)],
        ]
        for page in pages
    ]
    written = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    # Two line ends of Unicode end a line of older scripts too.
    written = written.replace("\u2028", " ").replace("\u2029", " ")
    return f"window.cakupanPages={written};\n"


def _blocks(page: HtmlPage) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if page.answer:
        sheet = page.others.sheet if page.others else None
        rows = sheet.rows if sheet else ()
        others = (" ".join(cell.text for cell in row) for row in rows)
        yield "", "", (page.answer.finding, *others)
    for block in page.blocks:
        lines = tuple(dict.fromkeys(_lines(block)))
        if lines:
            yield block.anchor, block.title, lines


def _lines(block: Block) -> Iterator[str]:
    if block.finding:
        yield _cut(block.finding)
    for part in block.parts:
        if part.title:
            yield _cut(part.title)
        elif part.sheet:
            yield from map(_row, part.sheet.rows)
    if block.sheet:
        yield from map(_row, block.sheet.rows)


def _row(row: tuple[Cell, ...]) -> str:
    """Return a row of a table in a line, without its empty places."""
    return _cut(" · ".join(c.text for c in row if c.text and c.text != NONE))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
