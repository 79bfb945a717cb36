"""What files write alike: values, text that is no formula, what a block says."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan import __version__, watermark
from cakupan.blocks import Block, Cell, Sheet
from cakupan.wording import half_up

# A sign that a spreadsheet may take for the beginning of a formula, where a cell may
# begin: at the start, and behind what the program's own country takes for the end of a
# cell (Indonesia: the semicolon) or of a line, quoted or not.
_FORMULA = re.compile(
    r"""
    (?P<start> ^ | [;\t\r\n] )
    (?P<space> [\s"\x00\u200b-\u200f\u2060\ufeff]* )
    (?= [=@＝＠] | [-+－＋] (?! [\d.,\s%]* (?: [;\t\r\n] | $ ) ) )
    """,
    re.VERBOSE,
)


def plain(text: str) -> str:
    r"""Return text that no spreadsheet takes for a formula.

    An apostrophe goes before the sign that would begin one. A number with its sign
    stays as it is, and so does a sign alone.

    >>> [plain(text) for text in ("=1+1", "-2+3", "Jan;=1", "@a")]
    ["'=1+1", "'-2+3", "Jan;'=1", "'@a"]
    >>> [plain(text) for text in ("-", "+3,5", "-1.250,5 %", "a = b", "64.01 - Paser")]
    ['-', '+3,5', '-1.250,5 %', 'a = b', '64.01 - Paser']
    """
    marked = _FORMULA.sub(r"\g<start>\g<space>'", text)
    return f"'{text}" if marked[:1] in {"\t", "\r", "\n"} else marked


def plain_value(value: Any) -> Any:
    """Return a value as files have it: rounded half-up, a day as ISO, text as it was.

    >>> plain_value(71.625), plain_value(Fraction(1, 3)), plain_value(date(2023, 1, 9))
    (71.63, 0.33, '2023-01-09')
    """
    if isinstance(value, float | Decimal | Fraction):
        return float(half_up(value))
    return value.isoformat() if isinstance(value, date) else value


def text_of(cell: Cell) -> str:
    """Return all that stands in a place of a table, in a line.

    >>> text_of(Cell("71.63", note="2023", strong="met"))
    '71.63 met (2023)'
    """
    said = " ".join(filter(None, (cell.text, cell.strong)))
    return f"{said} ({cell.note})" if cell.note else said


def place_of(part: str, text: str) -> int:
    """Return where a part stands in a text, as a word or a number of its own.

    ``4`` is no part of ``2024``, nor ``0.5%`` one of ``10.5%``.

    >>> place_of("4", "2024: 4 awards"), place_of("0,5%", "10,5%"), place_of("", "a")
    (6, -1, -1)
    """
    if not part:
        return -1
    before = r"(?<![\w.,])" if part[0].isalnum() else ""
    after = r"(?!\w|[.,]\d)" if part[-1].isalnum() else ""
    found = re.search(f"{before}{re.escape(part)}{after}", text)
    return found.start() if found else -1


def columns_of(sheet: Sheet) -> tuple[Cell, ...]:
    """Return what stands at the head of each column; nothing where there are no heads.

    >>> made = Sheet("", (), ((Cell("PU"), Cell("7", is_number=True)),))
    >>> [(cell.text, cell.is_number) for cell in columns_of(made)]
    [('', False), ('', True)]
    """
    if sheet.heads or not sheet.rows:
        return sheet.heads
    return tuple(Cell("", is_number=cell.is_number) for cell in sheet.rows[0])


def about(block: Block) -> dict[str, str]:
    """Return what a block says beside its table, by the names that files give it."""
    notes = " ".join(
        " ".join(filter(None, (note.text, note.tags))) for note in block.notes
    )
    said = {
        "block": block.key,
        "title": block.title,
        "finding": block.finding,
        "tags": block.tags,
        "notes": notes,
        "foot": block.foot,
        "absence": block.absence.text if block.absence else "",
        "sources": " ".join(block.sources),
    }
    return {name: text for name, text in said.items() if text}


def is_simulated(metadata: Mapping[str, str]) -> bool:
    """Return whether metadata are of made-up figures."""
    return metadata.get("dataset") == watermark.SIMULATION


def with_version(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return metadata with the version; of made-up figures they say first that."""
    word, _colon, said = watermark.FILE_LINE.partition(": ")
    mark = {word: said} if is_simulated(metadata) else {}
    return {**mark, **metadata, "version": f"Cakupan {__version__}"}
