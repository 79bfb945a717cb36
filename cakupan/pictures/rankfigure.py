"""A ranking as a Plotly figure, for a page: a dot a place, tied regions on one line."""

from collections.abc import Sequence

from cakupan.charts import RankedDot, RankedDots
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.pictures.ranks import end_of, heights

_ROW = 23
_AXIS = 30
_LONGEST = 26  # letters of a label; a phone has room for no more


def rank_figure(chart: RankedDots, look: Look) -> Canvas:
    """Return the dots from the top down, with their ranges where they have one."""
    downs = [-down for down in heights(chart.dots)]
    count = 1 - downs[-1]
    canvas = Canvas(_ROW * count + _AXIS + 8, look, left=0, right=4, bottom=_AXIS)
    canvas.layout["xaxis"] = {
        "range": [0, end_of(chart) * 1.04],
        "tickvals": [tick.value for tick in chart.ticks],
        "ticktext": [tick.label for tick in chart.ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    names = [_marked(line, _cut(line.label), look) for line in chart.dots]
    values = [_marked(line, line.value_label, look) for line in chart.dots]
    canvas.layout["yaxis"] = _y_axis(downs, names, look)
    # A second axis keeps the values clear of the dots, however narrow the screen.
    canvas.layout["yaxis2"] = {
        **_y_axis(downs, values, look),
        "side": "right",
        "overlaying": "y",
    }
    canvas.trace(
        x=[chart.median, chart.median],
        y=[0.6, 0.4 - count],
        mode="lines",
        line={"width": 1, "color": look.peer, "dash": "dot"},
    )
    _draw_ranges(canvas, chart.dots, downs)
    _draw_dots(canvas, chart, downs)
    return canvas


def _y_axis(
    downs: Sequence[int], texts: Sequence[str], look: Look
) -> dict[str, object]:
    return {
        "range": [downs[-1] - 0.6, 0.6],
        "tickvals": list(downs),
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


def _marked(line: RankedDot, text: str, look: Look) -> str:
    """Return a text of a line, in the accent where the region in question stands."""
    if not line.is_own:
        return plain(text)
    return f'<b><span style="color:{look.accent}">{plain(text)}</span></b>'


def _draw_ranges(
    canvas: Canvas, lines: Sequence[RankedDot], downs: Sequence[int]
) -> None:
    xs: list[float | None] = []
    ys: list[int | None] = []
    for line, down in zip(lines, downs, strict=True):
        if line.high > line.low:
            xs += [line.low, line.high, None]
            ys += [down, down, None]
    if xs:
        stroke = {"width": 5, "color": canvas.look.band}
        canvas.trace(x=xs, y=ys, mode="lines", line=stroke, yaxis="y2")


def _draw_dots(canvas: Canvas, chart: RankedDots, downs: Sequence[int]) -> None:
    look = canvas.look
    colours = [look.accent if line.is_own else look.peer for line in chart.dots]
    canvas.trace(
        x=[line.value for line in chart.dots],
        y=list(downs),
        mode="markers",
        name=plain(chart.name),
        marker={
            "size": [12 if line.is_own else 8 for line in chart.dots],
            "color": colours,
        },
        text=[plain(line.detail).replace("\n", "<br>") for line in chart.dots],
        yaxis="y2",
    )
