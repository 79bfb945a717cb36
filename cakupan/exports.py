"""Files that a reader takes along: exactly the rows shown, with what they mean.

Figures are written as numbers, not as text, with the same rounding as on screen;
the metadata (question, tags, sources, address, version) travels inside the file. Text
that an office typed never becomes a formula of the program that opens the file.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from cakupan import __version__, watermark
from cakupan.documents import rounded

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


def _cell(value: Any) -> Any:
    """Return a value as files have it: rounded, a day as ISO, text as it was."""
    if isinstance(value, float):
        return rounded(value)
    return value.isoformat() if isinstance(value, date) else value


def csv_lines(rows: Iterable[Sequence[Any]], about: str = "") -> bytes:
    """Return rows of cells as CSV (UTF-8 with mark, so that spreadsheets read it).

    Args:
        rows: the names of the columns first.
        about: what the rows mean; a first line that begins with ``#``.
    """
    text = io.StringIO()
    if about:
        text.write(f"# {plain(about)}\n")
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        cells = [_cell(value) for value in row]
        writer.writerow([plain(c) if isinstance(c, str) else c for c in cells])
    return text.getvalue().encode("utf-8-sig")


def csv_file(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    metadata: Mapping[str, str],
) -> bytes:
    """Return rows as CSV, as ``csv_lines`` does, with their metadata.

    The first line is a comment: ``# key: value | key: value``. Of simulated figures
    it says first that they are.

    Args:
        columns: names of the columns, in order.
        rows: one mapping a row; other keys are left out.
        metadata: what the rows mean.
    """
    pairs = [f"{key}: {value}" for key, value in _with_version(metadata).items()]
    about = " | ".join(" ".join(pair.split()) for pair in pairs)
    cells = ([row[name] for name in columns] for row in rows)
    return csv_lines([columns, *cells], about)


def xlsx_file(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    metadata: Mapping[str, str],
) -> bytes:
    """Return rows as a workbook with the sheets ``data`` and ``metadata``.

    Args: as ``csv_file``. Text stays text: a region code keeps its zeros and dot,
    and nothing is read as a formula. Simulated figures say so in the sheets' names,
    at their head and foot in print, and in the metadata.
    """
    mark = f"{watermark.WORD} " if _is_simulated(metadata) else ""
    buffer = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(buffer, settings) as book:
        book.set_properties({"title": mark + metadata.get("title", "Cakupan")})
        head = book.add_format({"bold": True, "bottom": 1})
        whole = book.add_format({"num_format": "#,##0"})
        percent = book.add_format({"num_format": "0.00"})
        sheet = book.add_worksheet(f"{mark}data")
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.write_string(0, place, name, head)
            sheet.set_column(place, place, max(10, min(40, len(name) + 4)))
        for line, row in enumerate(rows, start=1):
            for place, name in enumerate(columns):
                value = _cell(row[name])
                if isinstance(value, bool):
                    sheet.write_boolean(line, place, value)
                elif isinstance(value, int):
                    sheet.write_number(line, place, value, whole)
                elif isinstance(value, float):
                    sheet.write_number(line, place, value, percent)
                elif value is not None:
                    sheet.write_string(line, place, str(value))
        about = book.add_worksheet(f"{mark}metadata")
        about.set_column(0, 0, 20)
        about.set_column(1, 1, 100)
        for line, (key, value) in enumerate(_with_version(metadata).items()):
            about.write_string(line, 0, key, head)
            about.write_string(line, 1, value)
        for part in (sheet, about) if mark else ():
            part.set_header(f"&C&B{watermark.FILE_LINE}")
            part.set_footer(f"&C&B{watermark.FILE_LINE}")
    return buffer.getvalue()


def _is_simulated(metadata: Mapping[str, str]) -> bool:
    return metadata.get("dataset") == watermark.SIMULATION


def _with_version(metadata: Mapping[str, str]) -> dict[str, str]:
    word, _colon, said = watermark.FILE_LINE.partition(": ")
    mark = {word: said} if _is_simulated(metadata) else {}
    return {**mark, **metadata, "version": f"Cakupan {__version__}"}
