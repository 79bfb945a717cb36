"""Workbooks: rows that a reader takes along, and documents that recompute themselves.

Each formula is written with its result, so that a viewer that does not compute shows
the same. Text stays text: nothing from data is read as a formula.
"""

import io
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from cakupan import watermark
from cakupan.blocks import Block, Document, Formula, Worksheet
from cakupan.wording import Wording, _, speak
from cakupan.writers.values import is_simulated, plain_value, with_version

_WIDEST = 90
_LINE = 15  # points that a line of text is high
_A4 = 9
_LONGEST_NAME = 31  # letters of a sheet's name
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


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
    mark = f"{watermark.WORD} " if is_simulated(metadata) else ""
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
                value = plain_value(row[name])
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
        for line, (key, value) in enumerate(with_version(metadata).items()):
            about.write_string(line, 0, key, head)
            about.write_string(line, 1, value)
        for part in (sheet, about) if mark else ():
            part.set_header(f"&C&B{watermark.FILE_LINE}")
            part.set_footer(f"&C&B{watermark.FILE_LINE}")
    return buffer.getvalue()


def sheet_name(title: str, taken: Collection[str]) -> str:
    """Return a title as a name that a sheet may have, and that no other has.

    >>> sheet_name("Kabupaten/kota", ()), sheet_name("Data", ["data", "data 2"])
    ('Kabupaten-kota', 'Data 3')
    """
    known = {name.casefold() for name in taken}
    plain = _NO_NAME.sub("-", title).strip("' ") or "-"
    name, number = plain[:_LONGEST_NAME].rstrip("' "), 1
    while name.casefold() in known:
        number += 1
        end = f" {number}"
        name = plain[: _LONGEST_NAME - len(end)].rstrip("' ") + end
    return name


class _Sheet:
    """A sheet that is filled from the top, line by line."""

    def __init__(self, book: "_Book", title: str, widths: Sequence[int]) -> None:
        self._book = book
        mark = book.mark
        self.name = book.free_name(f"{mark} {title}" if mark else title)
        self._sheet = book.file.add_worksheet(self.name)
        self._widths = widths
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self.line = self.first = 0
        if mark:
            self._sheet.set_header(f"&C&B{watermark.FILE_LINE}")
            self._sheet.set_footer(f"&C&B{watermark.FILE_LINE}")
            self.row([watermark.FILE_LINE], "head")

    def head(self, *labels: str) -> None:
        """Write the heads of a table, under which its rows begin."""
        self.row(labels, "head")
        self.first = self.line

    def row(self, values: Sequence[Any], style: str = "") -> int:
        """Write a line; numbers as numbers, the rest as text. Return its number."""
        if not style:
            self._sheet.set_row(self.line, _LINE * self._lines(values))
        for place, value in enumerate(values):
            if value is None:
                continue
            if isinstance(value, bool):
                self._sheet.write_boolean(self.line, place, value)
            elif isinstance(value, int):
                self._sheet.write_number(self.line, place, value, self._style("whole"))
            elif isinstance(value, float):
                self._sheet.write_number(self.line, place, value, self._style("exact"))
            elif isinstance(value, Formula):
                self._formula(place, value)
            else:
                kind = style or "text"
                self._sheet.write_string(
                    self.line, place, str(value), self._style(kind)
                )
        self.line += 1
        return self.line - 1

    def _formula(self, place: int, value: Formula) -> None:
        """Write a formula with its result; its name stands for its cell from here."""
        at = {"row": self.line + 1, "first": self.first + 1, "last": self.line}
        text = value.text.format_map({**self._book.cells, **at})
        style = self._style("exact" if value.is_exact else "whole")
        self._sheet.write_formula(self.line, place, text, style, value.result)
        if value.name:
            self._book.cells[value.name] = self._cell(self.line, place)

    def _lines(self, values: Sequence[Any]) -> int:
        """Return how many lines the longest text of a row takes in its column."""
        texts = zip(values, self._widths, strict=False)
        needed = (ceil(len(t) / wide) for t, wide in texts if isinstance(t, str))
        return max([1, *needed])

    def _cell(self, line: int, column: int) -> str:
        """Return the address of a cell of this sheet, for a formula elsewhere."""
        name = self.name.replace("'", "''")
        return f"'{name}'!{xl_rowcol_to_cell(line, column, True, True)}"

    def _style(self, name: str) -> Any:
        return self._book.styles[name]


class _Book:
    """The workbook in the making."""

    def __init__(self, buffer: io.BytesIO, mark: str) -> None:
        settings = {"in_memory": True, "strings_to_formulas": False}
        self.file = xlsxwriter.Workbook(buffer, settings)
        self.mark = mark
        self.cells: dict[str, str] = {}  # addresses of formulas that have a name
        self.names: list[str] = []
        self.styles = {
            "text": self.file.add_format({"text_wrap": True, "valign": "top"}),
            "head": self.file.add_format({"bold": True, "bottom": 1}),
            "title": self.file.add_format({"bold": True, "font_size": 16}),
            "whole": self.file.add_format({"num_format": "#,##0", "valign": "top"}),
            "exact": self.file.add_format({"num_format": "0.00", "valign": "top"}),
        }

    def free_name(self, title: str) -> str:
        """Return a name for the next sheet."""
        self.names.append(sheet_name(title, self.names))
        return self.names[-1]


def document_file(document: Document) -> bytes:
    """Return a document as a workbook: what it says, its worksheets, its sources."""
    buffer = io.BytesIO()
    book = _Book(buffer, document.mark)
    day = document.day
    book.file.set_properties(
        {
            "title": f"{document.mark} {document.title}".strip(),
            "author": "Cakupan",
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    words = speak(document.lang)
    _summary(book, document, words)
    for worksheet in document.worksheets:
        _worksheet(book, worksheet)
    for block in document.blocks:
        for part in block.walk():
            if part.records is not None:
                _worksheet(book, _of_records(part))
    _sources(book, document, words)
    book.file.close()
    return buffer.getvalue()


def _summary(book: _Book, document: Document, words: Wording) -> None:
    answer, others = document.answer, document.others
    sheet = _Sheet(book, words.say(_("Brief")), (34, _WIDEST))
    sheet.row([document.title], "title")
    sheet.row([words.say(_("Definition")), document.subtitle])
    sheet.row([words.say(_("Answer")), answer.finding])
    sheet.row([words.say(_("Tags and age")), answer.tags])
    for note in answer.notes:
        said = " ".join(filter(None, (note.text, note.tags)))
        sheet.row([words.say(_("What follows")), said])
    if others and others.sheet:
        for row in others.sheet.rows:
            sheet.row([others.title, " ".join(cell.text for cell in row)])
    for block in document.blocks:
        for part in block.walk():
            _said(sheet, part.brief())
    for name, meaning in document.terms:
        sheet.row([name, meaning])


def _said(sheet: _Sheet, block: Block) -> None:
    """Write what a block says, a line; what is in doubt has a line each."""
    plain = [note for note in block.notes if note.weight == "plain"]
    notes = (" ".join(filter(None, (note.text, note.tags))) for note in plain)
    said = (block.finding, block.tags, *notes, block.foot, block.missing)
    text = " ".join(filter(None, said))
    if text:
        sheet.row([block.title, text])
    for note in block.notes:
        if note.weight == "doubt":
            sheet.row([block.title, " ".join(filter(None, (note.text, note.tags)))])


def _worksheet(book: _Book, of: Worksheet) -> None:
    sheet = _Sheet(book, of.name, of.widths)
    sheet.head(*of.heads)
    for row in of.rows:
        sheet.row(row)


def _of_records(block: Block) -> Worksheet:
    """Return the rows behind a block as a worksheet of their names."""
    records = block.records
    columns = records.columns if records else ()
    rows = records.rows if records else ()
    return Worksheet(
        name=block.title or block.key,
        heads=columns,
        widths=tuple(max(10, min(40, len(name) + 4)) for name in columns),
        rows=tuple(tuple(plain_value(row[name]) for name in columns) for row in rows),
    )


def _sources(book: _Book, document: Document, words: Wording) -> None:
    sheet = _Sheet(book, words.say(_("Sources")), (14, _WIDEST, 70))
    sheet.head(words.say(_("Source")), words.say(_("Title")), words.say(_("Address")))
    for source in document.sources:
        sheet.row([source.source_id, source.text, source.url])
    sheet.line += 1
    for key, value in document.about.items():
        sheet.row([key, value])
