"""The ranking: one dot a region, best at the top, tied regions on one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from cakupan.figures.look import SMALL, Canvas, Look, nice_ticks, plain

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
    """

    label: str
    value: float
    text: str
    low: float
    high: float
    hover: str
    is_own: bool = False


def ranking(
    dots: Sequence[Dot],
    look: Look,
    tick: Callable[[float], str],
    median: float | None = None,
) -> go.Figure:
    """Return the dots from the top down, with their ranges where they have one.

    Args:
        dots: best first.
        look: colours.
        tick: writes a number of the axis.
        median: of the ranked values; a thin line.
    """
    canvas = Canvas(_ROW * len(dots) + _AXIS + 8, look, left=0, bottom=_AXIS)
    largest = max(dot.high for dot in dots)
    ticks = nice_ticks(largest)
    heights = [-place for place in range(len(dots))]
    canvas.layout["xaxis"] = {
        "range": [0, _end(largest, ticks)],
        "tickvals": ticks,
        "ticktext": [tick(value) for value in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    canvas.layout["yaxis"] = {
        "range": [-len(dots) + 0.4, 0.6],
        "tickvals": heights,
        "ticktext": [_label(dot, look) for dot in dots],
        "tickfont": {"size": SMALL, "color": look.ink},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    if median is not None:
        canvas.lines.append(
            {
                "type": "line",
                "x0": median,
                "x1": median,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "layer": "below",
                "line": {"width": 1, "color": look.peer, "dash": "dot"},
            }
        )
    _draw_ranges(canvas, dots, heights)
    _draw_dots(canvas, dots, heights)
    _draw_values(canvas, dots, heights, _end(largest, ticks))
    return canvas.figure()


def _end(largest: float, ticks: Sequence[float]) -> float:
    """Return where the axis ends: values stand to the right of the last dot."""
    return max(largest, ticks[-1]) * 1.28


def _label(dot: Dot, look: Look) -> str:
    name = dot.label
    if len(name) > _LONGEST:
        name = f"{name[: _LONGEST - 1].rstrip()}…"
    return _marked(dot, name, look)


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
        canvas.trace(x=xs, y=ys, mode="lines", line=line)


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
    )


def _draw_values(
    canvas: Canvas, dots: Sequence[Dot], heights: Sequence[int], end: float
) -> None:
    """Write the values in a column at the right, where no line crosses them."""
    canvas.trace(
        x=[end] * len(dots),
        y=list(heights),
        mode="text",
        text=[_marked(dot, dot.text, canvas.look) for dot in dots],
        textposition="middle left",
        textfont={"size": SMALL, "color": canvas.look.ink},
        hoverinfo="skip",
        hovertemplate=None,
    )
