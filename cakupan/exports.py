"""Files that a reader takes along: exactly the rows shown, with what they mean.

Figures are written as numbers, not as text, with the same rounding as on screen;
the metadata (question, tags, sources, address, version) travels inside the file.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from cakupan import __version__, watermark
from cakupan.documents import rounded


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return rounded(value)
    return value.isoformat() if isinstance(value, date) else value


def csv_file(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    metadata: Mapping[str, str],
) -> bytes:
    """Return rows as CSV (UTF-8 with mark, so that spreadsheets read it).

    The first line is a comment: ``# key: value | key: value``. Of simulated figures
    it says first that they are.

    Args:
        columns: names of the columns, in order.
        rows: one mapping a row; other keys are left out.
        metadata: what the rows mean.
    """
    text = io.StringIO()
    pairs = [f"{key}: {value}" for key, value in _with_version(metadata).items()]
    text.write("# " + " | ".join(" ".join(pair.split()) for pair in pairs) + "\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    return text.getvalue().encode("utf-8-sig")


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
