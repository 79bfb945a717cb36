"""Dots on lines as Plotly draws them: ranks with their ranges, percents in groups."""

from collections.abc import Iterable, Sequence

from cakupan.charts import DotGroups, GroupDot, RankRow, RankRows
from cakupan.pictures.canvas import (
    SMALL,
    Canvas,
    hidden_axis,
    on_demand,
    plain,
    ticked_axis,
)
from cakupan.pictures.dots import MARGIN, NAME_LETTERS, cut_name, reach
from cakupan.pictures.look import Look

_RANK_ROW = 22
_RANK_LEFT = 148
_RANK_HEAD = 26  # room for the mark over the rows
_GROUP_ROW = 64
_AXIS = 34


def draw_rank_rows(chart: RankRows, look: Look) -> Canvas:
    """Return one row a region: a dot at its rank, a line over its range."""
    rows = chart.rows
    head = _RANK_HEAD if chart.mark else 8
    height = head + _RANK_ROW * len(rows) + _AXIS
    canvas = Canvas(height, look, left=_RANK_LEFT, bottom=_AXIS)
    canvas.layout["margin"]["t"] = head
    if chart.mark:
        canvas.text(
            f"<b>{plain(chart.mark)}</b>",
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
        "ticktext": [_named(row) for row in rows],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    last = chart.ticks[-1].value
    canvas.layout["xaxis"] = {
        **ticked_axis(chart.ticks, look),
        "range": [0.3, last + 0.7],
    }
    for is_own, colour in ((False, look.peer), (True, look.accent)):
        placed = [(y, row) for y, row in enumerate(rows) if row.is_own is is_own]
        _draw_ranks(canvas, placed, colour)
    return canvas


def _named(row: RankRow) -> str:
    name = plain(cut_name(row.label, NAME_LETTERS))
    return f"<b>{name}</b>" if row.is_own else name


def _draw_ranks(
    canvas: Canvas, rows: Sequence[tuple[int, RankRow]], colour: str
) -> None:
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
        text=[on_demand(row.detail or row.label) for _y, row in rows],
    )


def draw_dot_groups(chart: DotGroups, look: Look) -> Canvas:
    """Return one line a group: its dots by value, the chosen ones last and filled."""
    groups = chart.groups
    canvas = Canvas(len(groups) * _GROUP_ROW + _AXIS, look, bottom=_AXIS - 8)
    end = chart.ticks[-1].value
    ends = [-end * MARGIN, end * (1 + MARGIN)]
    canvas.layout["xaxis"] = {**ticked_axis(chart.ticks, look), "range": ends}
    canvas.layout["yaxis"] = hidden_axis([-0.4, len(groups) - 0.1])
    for height, group in enumerate(reversed(groups)):
        canvas.row_head(
            group.label, group.value_label, height + 0.42, yref="y", is_own=False
        )
        canvas.trace(
            x=list(reach(group)),
            y=[height, height],
            mode="lines",
            line={"width": 1.5, "color": look.guide},
        )
    placed = [
        (dot, height)
        for height, group in enumerate(reversed(groups))
        for dot in group.dots
    ]
    ring = {"symbol": "circle-open", "size": 10, "color": look.peer}
    diamond = {"symbol": "diamond", "size": 13, "color": look.accent}
    others = ((dot, height) for dot, height in placed if not dot.is_chosen)
    chosen = ((dot, height) for dot, height in placed if dot.is_chosen)
    _draw_dots(canvas, others, chart.others, {**ring, "line": {"width": 1.5}})
    _draw_dots(canvas, chosen, chart.chosen, diamond)
    return canvas


def _draw_dots(
    canvas: Canvas,
    placed: Iterable[tuple[GroupDot, int]],
    name: str,
    marker: dict[str, object],
) -> None:
    dots = list(placed)
    canvas.trace(
        name=plain(name),
        x=[dot.value for dot, _height in dots],
        y=[height for _dot, height in dots],
        text=[
            on_demand(dot.detail or f"{dot.label}: {dot.value_label}")
            for dot, _height in dots
        ],
        mode="markers",
        marker=marker,
    )
