"""Places of a simulation: a dot for the place, a line for the range of the draws."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.wording import Wording

_ROW = 22
_AXIS = 34
_HEAD = 26
_LEFT = 148
_LONGEST = 20  # letters of a region's name
_MOST_TICKS = 6


@dataclass(frozen=True)
class PlaceRow:
    """One region of the chart.

    Attributes:
        label: the region's short name.
        rank: its place.
        low, high: best and worst place of the range.
        detail: text of the tooltip.
        is_own: the region in question.
    """

    label: str
    rank: int
    low: int
    high: int
    detail: str
    is_own: bool = False


def places(
    rows: Sequence[PlaceRow], count: int, mark: str, words: Wording, look: Look
) -> go.Figure:
    """Return one row a region, best first, over the places from first to last.

    Args:
        rows: at least one.
        count: how many regions have a place; the axis ends there.
        mark: stands over the chart, so that its picture carries it.
        words: of the reader.
        look: colours.
    """
    height = _HEAD + _ROW * len(rows) + _AXIS
    canvas = Canvas(height, look, left=_LEFT, bottom=_AXIS)
    canvas.layout["margin"]["t"] = _HEAD
    canvas.text(
        f"<b>{plain(mark)}</b>",
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        font={"size": SMALL, "color": look.ink},
    )
    canvas.layout["yaxis"] = {
        "range": [len(rows) - 0.4, -0.6],
        "tickvals": list(range(len(rows))),
        "ticktext": [_name(row) for row in rows],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    ticks = _ticks(count)
    canvas.layout["xaxis"] = {
        "range": [0.3, count + 0.7],
        "tickvals": ticks,
        "ticktext": [words.number(tick) for tick in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    for is_own, colour in ((False, look.peer), (True, look.accent)):
        chosen = [(y, row) for y, row in enumerate(rows) if row.is_own is is_own]
        _draw(canvas, chosen, colour)
    return canvas.figure()


def _draw(canvas: Canvas, rows: Sequence[tuple[int, PlaceRow]], colour: str) -> None:
    xs: list[float | None] = []
    ys: list[int | None] = []
    for y, row in rows:
        xs += [row.low, row.high, None]
        ys += [y, y, None]
    canvas.trace(x=xs, y=ys, mode="lines", line={"width": 3, "color": colour})
    canvas.trace(
        x=[row.rank for _y, row in rows],
        y=[y for y, _row in rows],
        mode="markers",
        cliponaxis=False,
        marker={"size": 10, "color": colour},
        text=[plain(row.detail) for _y, row in rows],
    )


def _name(row: PlaceRow) -> str:
    cut = row.label
    if len(cut) > _LONGEST:
        cut = f"{cut[: _LONGEST - 1].rstrip()}…"
    return f"<b>{plain(cut)}</b>" if row.is_own else plain(cut)


def _ticks(count: int) -> list[int]:
    """Return places to name: the first, the last, and round ones between.

    >>> _ticks(34), _ticks(5), _ticks(514)
    ([1, 10, 20, 34], [1, 2, 3, 4, 5], [1, 100, 200, 300, 400, 514])
    """
    if count <= _MOST_TICKS:
        return list(range(1, count + 1))
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    step = next(step for step in steps if count / step < _MOST_TICKS)
    between = range(step, count - step // 2, step)
    return [1, *(tick for tick in between if tick > 1), count]
