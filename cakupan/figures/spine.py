"""The spine: where a region stands between the least and the most of its peers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

import plotly.graph_objects as go

from cakupan.figures.look import SMALL, Look, blank, nice_ticks, plain, row_head
from cakupan.measures import Position
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
    figure = blank(height, look, bottom=_AXIS)
    inner = height - _AXIS - 8
    top = float(inner)
    for number, panel in enumerate(panels, start=1):
        bottom = top - _ROW * len(panel)
        axis = "" if number == 1 else str(number)
        span = [max(bottom / inner, 0.0), top / inner]
        _draw_panel(figure, panel, region, words, look, axis, span)
        top = bottom - _AXIS - _GAP
    return figure


def _draw_panel(
    figure: go.Figure,
    rows: Sequence[SpineRow],
    region: str,
    words: Wording,
    look: Look,
    axis: str,
    span: list[float],
) -> None:
    write = _writer(rows[0].unit, words)
    figure.update_layout(
        {
            f"xaxis{axis}": _x_axis(rows, write, look, anchor=f"y{axis}"),
            f"yaxis{axis}": {
                "domain": span,
                "range": [-len(rows) + 0.35, 0.65],
                "visible": False,
                "fixedrange": True,
            },
        }
    )
    for place, row in enumerate(rows):
        _draw_row(figure, row, -place, region, words, look, axis)


def _x_axis(
    rows: Sequence[SpineRow], write: Callable[[float], str], look: Look, anchor: str
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
        bounds = [-ticks[-1] * 0.02, ticks[-1] * 1.02]
    else:
        smallest = max(min(row.place.minimum for row in rows), 1)
        powers = range(floor(log10(smallest)), ceil(log10(largest)) + 1)
        ticks = [10**power for power in powers]
        settings["type"] = "log"
        bounds = [log10(smallest) - 0.1, log10(largest) + 0.1]
    return {
        **settings,
        "range": bounds,
        "tickvals": ticks,
        "ticktext": [write(tick) for tick in ticks],
    }


def _writer(unit: str, words: Wording) -> Callable[[float], str]:
    if unit == "percent":
        return lambda value: f"{words.number(value)}%"
    return words.number


def _draw_row(
    figure: go.Figure,
    row: SpineRow,
    height: int,
    region: str,
    words: Wording,
    look: Look,
    axis: str,
) -> None:
    place, axes = row.place, {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    exact = words.percent if row.unit == "percent" else words.number
    label = _("{value} · {rank} of {of}")
    value = words.say(label, value=exact(place.value), rank=place.rank, of=place.of)
    row_head(figure, row.label, value, height + 0.34, look, yref=f"y{axis}")
    for ends, width, colour in (
        ((place.minimum, place.maximum), 1.5, look.peer),
        ((place.lower, place.upper), 9, look.band),
    ):
        figure.add_scatter(
            x=ends,
            y=[height, height],
            mode="lines",
            line={"width": width, "color": colour},
            hoverinfo="skip",
            **axes,
        )
    figure.add_scatter(
        x=row.peers,
        y=[height] * len(row.peers),
        mode="markers",
        marker={"symbol": "line-ns", "size": 7, "line": {"width": 1}},
        marker_line_color=look.peer,
        opacity=0.7,
        hoverinfo="skip",
        **axes,
    )
    _draw_points(figure, row, height, exact, region, words, look, axes)


def _draw_points(
    figure: go.Figure,
    row: SpineRow,
    height: int,
    exact: Callable[[float], str],
    region: str,
    words: Wording,
    look: Look,
    axes: dict[str, str],
) -> None:
    place = row.place
    named = (
        (place.minimum, _("lowest: {value}")),
        (place.lower, _("a quarter is at or below {value}")),
        (place.median, _("median: {value}")),
        (place.upper, _("a quarter is at or above {value}")),
        (place.maximum, _("highest: {value}")),
    )
    figure.add_scatter(
        x=[value for value, _message in named],
        y=[height] * len(named),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": [11, 11, 17, 11, 11],
            "line": {"width": [1.5, 0, 2.5, 0, 1.5], "color": look.peer},
        },
        text=[words.say(message, value=exact(value)) for value, message in named],
        hovertemplate="%{text}<extra></extra>",
        **axes,
    )
    figure.add_scatter(
        x=[place.value],
        y=[height],
        mode="markers",
        marker={"size": 13, "color": look.accent},
        text=[f"{plain(region)}: {exact(place.value)}"],
        hovertemplate="%{text}<extra></extra>",
        **axes,
    )
