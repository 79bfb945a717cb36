"""Rows as CSV that a reader takes along: exactly those shown, with what they mean.

Figures are written as numbers, not as text, with the same rounding as on screen;
the metadata (question, tags, sources, address, version) travels inside the file. Text
that an office typed never becomes a formula of the program that opens the file.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cakupan.blocks import Block
from cakupan.writers.values import about, plain, plain_value, text_of, with_version


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
        cells = [plain_value(value) for value in row]
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
    cells = ([row[name] for name in columns] for row in rows)
    return csv_lines([columns, *cells], _line(metadata))


def _line(metadata: Mapping[str, str]) -> str:
    pairs = [f"{key}: {value}" for key, value in with_version(metadata).items()]
    return " | ".join(" ".join(pair.split()) for pair in pairs)


def block_file(block: Block, metadata: Mapping[str, str]) -> bytes:
    """Return the rows behind a block as CSV; of a block without any, its table.

    What the block says stands in the first line, before the metadata.
    """
    said = {**about(block), **metadata}
    if block.records is not None:
        said |= dict(block.records.about)
        return csv_file(block.records.columns, block.records.rows, said)
    rows = (block.sheet.heads, *block.sheet.rows) if block.sheet else ()
    return csv_lines([[text_of(cell) for cell in row] for row in rows], _line(said))
