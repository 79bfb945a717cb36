"""Published percents, each on a line of its own, by date; a line joins only like ones.

On one time axis the figures that matter fall on top of each other (four for Kalimantan
Timur on one day), so each has a line that begins with its date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from cakupan.figures.look import SMALL, Look, blank, nice_ticks, plain, row_head
from cakupan.store import Row
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
    figure = blank(_ROW * len(rows) + _AXIS + 8, look, bottom=_AXIS)
    ticks = nice_ticks(max(100.0, *(row.high or row.value for row in rows)))
    figure.update_layout(
        xaxis={
            "range": [-ticks[-1] * 0.02, ticks[-1] * 1.03],
            "tickvals": ticks,
            "ticktext": [f"{words.number(tick)}%" for tick in ticks],
            "tickfont": {"size": SMALL, "color": look.ink},
            "showgrid": True,
            "gridcolor": look.guide,
            "zeroline": False,
            "fixedrange": True,
        },
        yaxis={
            "range": [-len(rows) + 0.4, 0.7],
            "visible": False,
            "fixedrange": True,
        },
    )
    _join_like(figure, rows, look)
    for place, row in enumerate(rows):
        _draw(figure, row, -place, ticks[-1], look)
    return figure


def _join_like(figure: go.Figure, rows: Sequence[StatedRow], look: Look) -> None:
    runs = dict.fromkeys(row.run for row in rows if row.run)
    for run in runs:
        points = [
            (row.value, -place) for place, row in enumerate(rows) if row.run == run
        ]
        figure.add_scatter(
            x=[value for value, _height in points],
            y=[height for _value, height in points],
            mode="lines",
            line={"width": 1.5, "color": look.peer},
            hoverinfo="skip",
        )


def _draw(
    figure: go.Figure, row: StatedRow, height: int, end: float, look: Look
) -> None:
    colour = look.accent if row.shape == "computed" else look.peer
    figure.add_shape(
        type="line",
        x0=0,
        x1=end,
        y0=height,
        y1=height,
        layer="below",
        line={"width": 1, "color": look.guide},
    )
    is_own = row.shape == "computed"
    row_head(figure, row.label, row.value_label, height + 0.42, look, is_own=is_own)
    reach = {
        "range": (row.low, row.high),
        "at_least": (row.value, min(row.value + end * 0.12, end)),
        "at_most": (max(row.value - end * 0.12, 0), row.value),
    }.get(row.shape)
    if reach:
        figure.add_scatter(
            x=reach,
            y=[height, height],
            mode="lines+markers",
            line={"width": 4, "color": colour},
            marker={"symbol": _ends(row.shape), "size": 11, "color": colour},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[_middle(row)],
        y=[height],
        mode="markers",
        marker=_marker(row.shape, colour),
        text=[plain(row.detail).replace("\n", "<br>")],
        hovertemplate="%{text}<extra></extra>",
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


def _marker(shape: str, colour: str) -> dict[str, object]:
    if shape == "computed":
        return {"symbol": "diamond", "size": 14, "color": colour}
    if shape == "range":
        return {"size": 16, "color": colour, "opacity": 0}
    symbol = "circle-open" if shape == "open" else "circle"
    return {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 2}}
