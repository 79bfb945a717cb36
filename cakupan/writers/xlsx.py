"""Rows as a workbook that a reader takes along, with what they mean."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from cakupan import watermark
from cakupan.writers.values import is_simulated, plain_value, with_version


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
