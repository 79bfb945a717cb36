"""Published percents, each on a line of its own, by date; a line joins only like ones.

On one time axis the figures that matter fall on top of each other (four for Kalimantan
Timur on one day), so each has a line that begins with its date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from cakupan.data.store import Row
from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.wording import Wording

_ROW = 46
_AXIS = 34


@dataclass(frozen=True)
class StatedRow:
    """One published or computed percent.

    Attributes:
        label: date and definition, in the reader's words.
        value_label: the percent as it is to be read, ``lebih dari 50%``.
        value: where the dot stands, percent.
        low, high: ends of a range that the publisher gave; None without one.
        shape: ``stated``, ``open`` (about), ``range``, ``at_least``, ``at_most``, or
            ``computed`` for our own.
        run: what it may be joined with: equal runs are one publisher's line.
        detail: text of the tooltip, lines by newline.
    """

    label: str
    value_label: str
    value: float
    low: float | None = None
    high: float | None = None
    shape: Literal["stated", "open", "range", "at_least", "at_most", "computed"] = (
        "stated"
    )
    run: str | None = None
    detail: str = ""


def like_runs(statements: Sequence[Row]) -> dict[str, str]:
    """Return, by row id, the run of each statement that has a like one.

    Like are statements of one source with the same indicator (named), the same
    segments, place rule, group and words for the base, on different days. All else
    stays a point by itself, and so does what is only about or a range.
    """
    keys: dict[str, str] = {}
    days: dict[str, set[object]] = {}
    for row in statements:
        if row["indicator"] == "not_stated" or row["precision"] not in (
            "exact",
            "rounded",
        ):
            continue
        tags = ("indicator", "segment_scope", "worker_basis", "worker_group")
        words = ("base_as_worded", "source_id", "kind")
        key = "|".join(str(row[name]) for name in (*tags, *words))
        keys[row["row_id"]] = key
        days.setdefault(key, set()).add(row["period_end"])
    return {row_id: key for row_id, key in keys.items() if len(days[key]) > 1}


def stated(rows: Sequence[StatedRow], words: Wording, look: Look) -> go.Figure:
    """Return one line a percent, in the order given, on one axis of percents."""
    canvas = Canvas(_ROW * len(rows) + _AXIS + 8, look, bottom=_AXIS)
    ticks = nice_ticks(max(100.0, *(row.high or row.value for row in rows)))
    canvas.layout["xaxis"] = {
        "range": [-ticks[-1] * 0.02, ticks[-1] * 1.03],
        "tickvals": ticks,
        "ticktext": [f"{words.number(tick)}%" for tick in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": True,
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    canvas.layout["yaxis"] = {
        "range": [-len(rows) + 0.4, 0.7],
        "visible": False,
        "fixedrange": True,
    }
    _join_like(canvas, rows)
    for place, row in enumerate(rows):
        _draw_head(canvas, row, -place, ticks[-1])
        _draw_reach(canvas, row, -place, ticks[-1])
    _draw_dots(canvas, rows)
    return canvas.figure()


def _join_like(canvas: Canvas, rows: Sequence[StatedRow]) -> None:
    """Join the dots of each run, and nothing else."""
    for run in dict.fromkeys(row.run for row in rows if row.run):
        points = [(row.value, -at) for at, row in enumerate(rows) if row.run == run]
        canvas.trace(
            x=[value for value, _height in points],
            y=[height for _value, height in points],
            mode="lines",
            line={"width": 1.5, "color": canvas.look.peer},
        )


def _draw_head(canvas: Canvas, row: StatedRow, height: int, end: float) -> None:
    canvas.lines.append(
        {
            "type": "line",
            "x0": 0,
            "x1": end,
            "y0": height,
            "y1": height,
            "layer": "below",
            "line": {"width": 1, "color": canvas.look.guide},
        }
    )
    is_own = row.shape == "computed"
    canvas.row_head(row.label, row.value_label, height + 0.42, yref="y", is_own=is_own)


def _draw_reach(canvas: Canvas, row: StatedRow, height: int, end: float) -> None:
    """Draw a range as a bar, and "more than" as an arrow without an end."""
    reach = {
        "range": (row.low, row.high),
        "at_least": (row.value, min(row.value + end * 0.12, end)),
        "at_most": (max(row.value - end * 0.12, 0), row.value),
    }.get(row.shape)
    if reach:
        colour = canvas.look.peer
        canvas.trace(
            x=reach,
            y=[height, height],
            mode="lines+markers",
            line={"width": 4, "color": colour},
            marker={"symbol": _ends(row.shape), "size": 11, "color": colour},
        )


def _draw_dots(canvas: Canvas, rows: Sequence[StatedRow]) -> None:
    """Draw one dot a row; a range has only the place where its tooltip hangs."""
    look = canvas.look
    symbols = {"computed": "diamond", "open": "circle-open"}
    colours = [look.accent if row.shape == "computed" else look.peer for row in rows]
    sizes = {"computed": 14, "range": 16}
    canvas.trace(
        x=[_middle(row) for row in rows],
        y=[-place for place in range(len(rows))],
        mode="markers",
        marker={
            "symbol": [symbols.get(row.shape, "circle") for row in rows],
            "size": [sizes.get(row.shape, 11) for row in rows],
            "color": colours,
            "opacity": [0 if row.shape == "range" else 1 for row in rows],
            "line": {"width": 2, "color": colours},
        },
        text=[plain(row.detail).replace("\n", "<br>") for row in rows],
    )


def _middle(row: StatedRow) -> float:
    """Return where the tooltip of a line hangs: at its dot, or amid its range."""
    if row.shape == "range" and row.low is not None and row.high is not None:
        return (row.low + row.high) / 2
    return row.value


def _ends(shape: str) -> list[str]:
    return {
        "range": ["line-ns", "line-ns"],
        "at_least": ["circle", "triangle-right"],
        "at_most": ["triangle-left", "circle"],
    }[shape]
