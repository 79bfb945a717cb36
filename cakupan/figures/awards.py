"""Coverage of the provinces by zone of the award, the winners marked."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.wording import Wording

_ROW = 64
_AXIS = 34


@dataclass(frozen=True)
class ZoneDot:
    """A province of a zone.

    Attributes:
        percent: its coverage.
        detail: text of the tooltip.
        is_winner: a filled diamond in the accent; the others are rings.
    """

    percent: float
    detail: str
    is_winner: bool


@dataclass(frozen=True)
class ZoneRow:
    """A zone.

    Attributes:
        label: its name.
        value: what is said at its right.
    """

    label: str
    value: str
    dots: tuple[ZoneDot, ...]


def zones(rows: Sequence[ZoneRow], words: Wording, look: Look) -> go.Figure:
    """Return one line a zone: its provinces by coverage, winners filled.

    Args:
        rows: at least one, from above.
        words: of the reader.
        look: colours.
    """
    canvas = Canvas(len(rows) * _ROW + _AXIS, look, bottom=_AXIS - 8)
    largest = max(dot.percent for row in rows for dot in row.dots)
    ticks = nice_ticks(largest)
    canvas.layout["xaxis"] = {
        "range": [-ticks[-1] * 0.02, ticks[-1] * 1.02],
        "tickvals": ticks,
        "ticktext": [f"{words.number(tick)}%" for tick in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    canvas.layout["yaxis"] = {
        "range": [-0.4, len(rows) - 0.1],
        "visible": False,
        "fixedrange": True,
    }
    for place, row in enumerate(reversed(rows)):
        canvas.row_head(row.label, row.value, place + 0.42, yref="y", is_own=False)
        _line(canvas, row, place)
    for is_winner in (False, True):
        _dots(canvas, rows, is_winner)
    return canvas.figure()


def _line(canvas: Canvas, row: ZoneRow, height: int) -> None:
    values = [dot.percent for dot in row.dots]
    canvas.trace(
        x=[min(values), max(values)],
        y=[height, height],
        mode="lines",
        line={"width": 1.5, "color": canvas.look.guide},
    )


def _dots(canvas: Canvas, rows: Sequence[ZoneRow], is_winner: bool) -> None:
    """Draw the winners, or the others; the winners last, so that none is hidden."""
    shown = [
        (dot, height)
        for height, row in enumerate(reversed(rows))
        for dot in row.dots
        if dot.is_winner == is_winner
    ]
    look = canvas.look
    marker = (
        {"symbol": "diamond", "size": 13, "color": look.accent}
        if is_winner
        else {
            "symbol": "circle-open",
            "size": 10,
            "color": look.peer,
            "line": {"width": 1.5},
        }
    )
    canvas.trace(
        x=[dot.percent for dot, _height in shown],
        y=[height for _dot, height in shown],
        text=[plain(dot.detail).replace("\n", "<br>") for dot, _height in shown],
        mode="markers",
        marker=marker,
    )
