"""The spine: where a region stands between the least and the most of its peers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

import plotly.graph_objects as go

from cakupan.measures import Position, nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.wording import Wording, _

_ROW = 62
_AXIS = 34
_GAP = 26


@dataclass(frozen=True)
class SpineRow:
    """One indicator of the spine.

    Attributes:
        label: the indicator and the peers, in the reader's words.
        place: the region's value among its peers'.
        peers: all known values of the peers.
        unit: ``percent``, or ``count`` for persons, drawn on a logarithmic axis.
    """

    label: str
    place: Position
    peers: tuple[float, ...]
    unit: Literal["percent", "count"] = "percent"


def spine(
    rows: Sequence[SpineRow], region: str, words: Wording, look: Look
) -> go.Figure:
    """Return one line a row: least, middle half, median, most, and this region's dot.

    Args:
        rows: percents and counts; each unit gets an axis of its own.
        region: the region's short name, for the dot's text.
        words: of the reader.
        look: colours.
    """
    panels = [
        panel
        for unit in ("percent", "count")
        if (panel := [row for row in rows if row.unit == unit])
    ]
    height = _ROW * len(rows) + _AXIS * len(panels) + _GAP * (len(panels) - 1) + 16
    canvas = Canvas(height, look, bottom=_AXIS)
    inner = height - _AXIS - 8
    top = float(inner)
    for number, panel in enumerate(panels, start=1):
        bottom = top - _ROW * len(panel)
        axis = "" if number == 1 else str(number)
        _draw_panel(canvas, panel, region, words, axis)
        canvas.layout[f"yaxis{axis}"] = {
            "domain": [max(bottom / inner, 0.0), top / inner],
            "range": [-len(panel) + 0.35, 0.65],
            "visible": False,
            "fixedrange": True,
        }
        top = bottom - _AXIS - _GAP
    return canvas.figure()


def _draw_panel(
    canvas: Canvas, rows: Sequence[SpineRow], region: str, words: Wording, axis: str
) -> None:
    unit = rows[0].unit
    canvas.layout[f"xaxis{axis}"] = _x_axis(rows, words, canvas.look, f"y{axis}")
    axes = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    exact = words.percent if unit == "percent" else words.number
    for height, row in _placed(rows):
        place = row.place
        message = _("{value} · {rank} of {of}")
        value = words.say(
            message, value=exact(place.value), rank=place.rank, of=place.of
        )
        canvas.row_head(row.label, value, height + 0.34, yref=f"y{axis}", is_own=True)
    _draw_spans(canvas, rows, axes)
    _draw_marks(canvas, rows, exact, words, axes)
    canvas.trace(
        x=[row.place.value for row in rows],
        y=[height for height, _row in _placed(rows)],
        mode="markers",
        marker={"size": 13, "color": canvas.look.accent},
        text=[f"{plain(region)}: {exact(row.place.value)}" for row in rows],
        **axes,
    )


def _placed(rows: Sequence[SpineRow]) -> list[tuple[int, SpineRow]]:
    """Return the rows with their heights, from the top down."""
    return [(-place, row) for place, row in enumerate(rows)]


def _draw_spans(canvas: Canvas, rows: Sequence[SpineRow], axes: dict[str, str]) -> None:
    """Draw least to most, the middle half, and a stroke a peer."""
    look = canvas.look
    for ends, width, colour in (
        (lambda place: (place.minimum, place.maximum), 1.5, look.peer),
        (lambda place: (place.lower, place.upper), 9, look.band),
    ):
        xs: list[float | None] = []
        ys: list[int | None] = []
        for height, row in _placed(rows):
            xs += [*ends(row.place), None]
            ys += [height, height, None]
        line = {"width": width, "color": colour}
        canvas.trace(x=xs, y=ys, mode="lines", line=line, **axes)
    peers = [(value, height) for height, row in _placed(rows) for value in thinned(row)]
    canvas.trace(
        x=[value for value, _height in peers],
        y=[height for _value, height in peers],
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 7,
            "line": {"width": 1, "color": look.peer},
        },
        opacity=0.7,
        **axes,
    )


def thinned(row: SpineRow) -> list[float]:
    """Return the peers' values, of those that would fall on one stroke only one.

    Five hundred strokes say no more than the hundred that can be told apart.
    """
    is_log = row.unit == "count"
    width = row.place.maximum - row.place.minimum
    kept: dict[float, float] = {}
    for value in row.peers:
        place = log10(max(value, 1)) * 60 if is_log else value / (width or 1) * 120
        kept.setdefault(round(place), round(value, 2))
    return list(kept.values())


def _draw_marks(
    canvas: Canvas,
    rows: Sequence[SpineRow],
    exact: Callable[[float], str],
    words: Wording,
    axes: dict[str, str],
) -> None:
    """Draw ends and medians as strokes; quartiles answer to the pointer alone."""
    xs, ys, texts = [], [], []
    for height, row in _placed(rows):
        place = row.place
        for value, message in (
            (place.minimum, _("lowest: {value}")),
            (place.lower, _("a quarter is at or below {value}")),
            (place.median, _("median: {value}")),
            (place.upper, _("a quarter is at or above {value}")),
            (place.maximum, _("highest: {value}")),
        ):
            xs.append(value)
            ys.append(height)
            texts.append(words.say(message, value=exact(value)))
    widths = [1.5, 0, 2.5, 0, 1.5] * len(rows)
    canvas.trace(
        x=xs,
        y=ys,
        text=texts,
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": [11, 11, 17, 11, 11] * len(rows),
            "line": {"width": widths, "color": canvas.look.peer},
        },
        **axes,
    )


def _x_axis(
    rows: Sequence[SpineRow], words: Wording, look: Look, anchor: str
) -> dict[str, object]:
    settings: dict[str, object] = {
        "anchor": anchor,
        "fixedrange": True,
        "zeroline": False,
        "showgrid": True,
        "gridcolor": look.guide,
        "tickfont": {"size": SMALL, "color": look.ink},
    }
    largest = max(row.place.maximum for row in rows)
    if rows[0].unit == "percent":
        ticks = nice_ticks(max(largest, 50))
        return {
            **settings,
            "range": [-ticks[-1] * 0.02, ticks[-1] * 1.02],
            "tickvals": ticks,
            "ticktext": [f"{words.number(tick)}%" for tick in ticks],
        }
    smallest = max(min(row.place.minimum for row in rows), 1)
    powers = range(floor(log10(smallest)), ceil(log10(max(largest, 1))) + 1)
    return {
        **settings,
        "type": "log",
        "range": [log10(smallest) - 0.1, log10(max(largest, 1)) + 0.1],
        "tickvals": [10**power for power in powers],
        "ticktext": [words.number(10**power) for power in powers],
    }
