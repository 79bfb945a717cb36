"""The ranking: one dot a region, best at the top, tied regions on one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look

_ROW = 23
_AXIS = 30
_LONGEST = 26  # letters of a label; a phone has room for no more


@dataclass(frozen=True)
class Dot:
    """One place of the ranking: a region, or several that are equal.

    Attributes:
        label: place and names, in the reader's words.
        value: what it is ranked by.
        text: the value as readers write it.
        low, high: the least and most that the value may be; equal to it if exact.
        hover: all there is to say of it.
        is_own: the region in question stands here.
        follows_gap: places are left out above this one.
    """

    label: str
    value: float
    text: str
    low: float
    high: float
    hover: str
    is_own: bool = False
    follows_gap: bool = False


def ranking(
    dots: Sequence[Dot],
    look: Look,
    tick: Callable[[float], str],
    median: float,
) -> go.Figure:
    """Return the dots from the top down, with their ranges where they have one.

    Args:
        dots: best first.
        look: colours.
        tick: writes a number of the axis.
        median: of the ranked values; a dotted line.
    """
    heights = _heights(dots)
    lines = 1 - heights[-1]
    canvas = Canvas(_ROW * lines + _AXIS + 8, look, left=0, right=4, bottom=_AXIS)
    largest = max(dot.high for dot in dots)
    ticks = nice_ticks(largest)
    canvas.layout["xaxis"] = {
        "range": [0, max(largest, ticks[-1]) * 1.04],
        "tickvals": ticks,
        "ticktext": [tick(value) for value in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    names = [_marked(dot, _cut(dot.label), look) for dot in dots]
    values = [_marked(dot, dot.text, look) for dot in dots]
    canvas.layout["yaxis"] = _y_axis(heights, names, look)
    # A second axis keeps the values clear of the dots, however narrow the screen.
    canvas.layout["yaxis2"] = {
        **_y_axis(heights, values, look),
        "side": "right",
        "overlaying": "y",
    }
    canvas.trace(
        x=[median, median],
        y=[0.6, 0.4 - lines],
        mode="lines",
        line={"width": 1, "color": look.peer, "dash": "dot"},
    )
    _draw_ranges(canvas, dots, heights)
    _draw_dots(canvas, dots, heights)
    return canvas.figure()


def _heights(dots: Sequence[Dot]) -> list[int]:
    """Return the height of each line, downwards from 0; a gap takes a line."""
    heights, height = [], 1
    for dot in dots:
        height -= 2 if dot.follows_gap else 1
        heights.append(height)
    return heights


def _y_axis(
    heights: Sequence[int], texts: Sequence[str], look: Look
) -> dict[str, object]:
    return {
        "range": [heights[-1] - 0.6, 0.6],
        "tickvals": list(heights),
        "ticktext": list(texts),
        "tickfont": {"size": SMALL, "color": look.ink},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _cut(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - 1].rstrip()}…"


def _marked(dot: Dot, text: str, look: Look) -> str:
    """Return a text of a line, in the accent where the region in question stands."""
    if not dot.is_own:
        return plain(text)
    return f'<b><span style="color:{look.accent}">{plain(text)}</span></b>'


def _draw_ranges(canvas: Canvas, dots: Sequence[Dot], heights: Sequence[int]) -> None:
    xs: list[float | None] = []
    ys: list[int | None] = []
    for dot, height in zip(dots, heights, strict=True):
        if dot.high > dot.low:
            xs += [dot.low, dot.high, None]
            ys += [height, height, None]
    if xs:
        line = {"width": 5, "color": canvas.look.band}
        canvas.trace(x=xs, y=ys, mode="lines", line=line, yaxis="y2")


def _draw_dots(canvas: Canvas, dots: Sequence[Dot], heights: Sequence[int]) -> None:
    look = canvas.look
    canvas.trace(
        x=[dot.value for dot in dots],
        y=list(heights),
        mode="markers",
        marker={
            "size": [12 if dot.is_own else 8 for dot in dots],
            "color": [look.accent if dot.is_own else look.peer for dot in dots],
        },
        text=[plain(dot.hover) for dot in dots],
        yaxis="y2",
    )
