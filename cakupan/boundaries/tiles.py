"""Tiles: every region one equal square, laid out by hand in ``geo/tiles_*.csv``."""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from cakupan.boundaries.encode import LONG_SIDE
from cakupan.errors import BoundaryError

GAP = 0.08  # of a tile's side, left free between tiles

_NO_LAYOUT = (
    'Expected a tile layout with columns code, row, col, found {found} in "{file}". '
    "Restore the file from version control."
)
_TAKEN = (
    'Expected every tile in a cell of its own, found "{first}" and "{second}" both in '
    'row {row}, column {col} of "{file}". Move one of them.'
)
_TWICE = (
    'Expected every region once, found "{code}" twice in "{file}". Remove one line.'
)

Layout = Mapping[str, tuple[int, int]]


def read_layout(file: Path) -> Layout:
    """Return row and column of every region, by code.

    Raises:
        BoundaryError: the file is missing, a column is missing, two tiles share a
            cell, or a region occurs twice.
    """
    try:
        with file.open(encoding="utf-8", newline="") as text:
            lines = list(csv.DictReader(text))
        cells = [(line["code"], (int(line["row"]), int(line["col"]))) for line in lines]
    except (OSError, KeyError, ValueError) as error:
        raise BoundaryError(_NO_LAYOUT, found=repr(error), file=str(file)) from error
    layout: dict[str, tuple[int, int]] = {}
    taken: dict[tuple[int, int], str] = {}
    for code, cell in cells:
        if code in layout:
            raise BoundaryError(_TWICE, code=code, file=str(file))
        if cell in taken:
            row, col = cell
            raise BoundaryError(
                _TAKEN, first=taken[cell], second=code, row=row, col=col, file=str(file)
            )
        layout[code] = cell
        taken[cell] = code
    return layout


def tile_document(layout: Layout, codes: Collection[str]) -> dict[str, Any]:
    """Return the shape file of the tiles of some regions, framed on them."""
    cells = {code: layout[code] for code in sorted(codes)}
    top = min(row for row, _ in cells.values())
    left = min(col for _, col in cells.values())
    rows = max(row for row, _ in cells.values()) - top + 1
    cols = max(col for _, col in cells.values()) - left + 1
    side = LONG_SIDE / max(rows, cols)
    shapes = [
        _tile(code, (col - left) * side, (row - top) * side, side)
        for code, (row, col) in cells.items()
    ]
    return {
        "width": round(cols * side, 1),
        "height": round(rows * side, 1),
        "kind": "tiles",
        "shapes": shapes,
    }


def _tile(code: str, x: float, y: float, side: float) -> list[Any]:
    """Return one square with its gap and the label point in its middle."""
    gap = round(side * GAP / 2, 1)
    edge = round(side - 2 * gap, 1)
    path = f"M{x + gap:.1f} {y + gap:.1f}h{edge:.1f}v{edge:.1f}h-{edge:.1f}z"
    return [code, path, round(x + side / 2, 1), round(y + side / 2, 1)]
