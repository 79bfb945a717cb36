"""A chart as a Plotly figure, for a page.

Only what draws a page's chart imports this module, when the chart is drawn: a page that
draws none never loads Plotly.
"""

from collections.abc import Callable, Sequence
from functools import singledispatch
from math import log10
from typing import Any

import plotly.graph_objects as go

from cakupan.charts import (
    Bars,
    Calendar,
    Chart,
    Course,
    DotGroups,
    PercentRow,
    PercentRows,
    PlaceLine,
    Places,
    RankedDots,
    RankRows,
    Tick,
    Timeline,
    TimeMark,
    TimeSeries,
)
from cakupan.pictures import timeline
from cakupan.pictures.calendars import month_of, place_of
from cakupan.pictures.canvas import (
    PHONE,
    SMALL,
    Canvas,
    hidden_axis,
    on_demand,
    plain,
    ticked_axis,
)
from cakupan.pictures.coursefigure import course_figure
from cakupan.pictures.dots_plotly import draw_dot_groups, draw_rank_rows
from cakupan.pictures.look import Look
from cakupan.pictures.placing import (
    Label,
    Paper,
    apart,
    line_height,
    place_labels,
    text_width,
)
from cakupan.pictures.rankfigure import rank_figure
from cakupan.pictures.rows import middle_of, reach_of, thinned

_AXIS = 34
_STATED_ROW = 46
_PLACE_ROW = 62
_PLACE_GAP = 26
_PEERS_APART = 120  # strokes of peers that can be told apart on a phone
_BAR_ROW = 24
_CALENDAR_ROW = 46
_CALENDAR_TOP = 24  # room for the word at today's line
_HOLLOW = "rgba(0,0,0,0)"
_LONGEST_BAR = 24  # letters of a bar's name
_TIME_HEIGHT = 270
_TIME_TOP = 8
_TIME_BOTTOM = 28
_TIME_INNER = _TIME_HEIGHT - _TIME_TOP - _TIME_BOTTOM
_MOST_YEARS = 5
_YEAR = 40  # pixels of a year that is named, on a phone too
# A label keeps clear of the others on a phone, a tablet and a desk alike.
_WIDTHS = (328, 420, 560, 760, 1040)


def figure(chart: Chart, look: Look) -> go.Figure:
    """Return a chart as a figure without title and legend: the page writes them.

    Args:
        chart: with at least one row, mark, place or bar.
        look: colours of the reader's theme.
    """
    canvas = _draw(chart, look)
    canvas.layout["meta"] = {"title": plain(chart.title)}
    return canvas.figure()


@singledispatch
def _draw(chart: Chart, look: Look) -> Canvas:
    raise TypeError(f"Expected a chart, found {type(chart).__name__}.")


# ---------------------------------------------------------------- percents, a line each


@_draw.register
def _(chart: PercentRows, look: Look) -> Canvas:
    rows = chart.rows
    canvas = Canvas(_STATED_ROW * len(rows) + _AXIS + 8, look, bottom=_AXIS)
    end = chart.ticks[-1].value
    canvas.layout["xaxis"] = {
        **ticked_axis(chart.ticks, look),
        "range": [-end * 0.02, end * 1.03],
    }
    canvas.layout["yaxis"] = hidden_axis([-len(rows) + 0.4, 0.7])
    _join_like(canvas, rows)
    for place, row in enumerate(rows):
        _draw_row_line(canvas, -place, end)
        is_own = row.shape == "computed"
        canvas.row_head(
            row.label, row.value_label, -place + 0.42, yref="y", is_own=is_own
        )
        _draw_reach(canvas, row, -place, end)
    _draw_row_dots(canvas, rows)
    return canvas


def _join_like(canvas: Canvas, rows: Sequence[PercentRow]) -> None:
    """Join the dots of each run, and nothing else."""
    for run in dict.fromkeys(row.run for row in rows if row.run):
        points = [(row.value, -at) for at, row in enumerate(rows) if row.run == run]
        canvas.trace(
            x=[value for value, _height in points],
            y=[height for _value, height in points],
            mode="lines",
            line={"width": 1.5, "color": canvas.look.peer},
        )


def _draw_row_line(canvas: Canvas, height: int, end: float) -> None:
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


def _draw_reach(canvas: Canvas, row: PercentRow, height: int, end: float) -> None:
    """Draw a range as a bar, and "more than" as an arrow without an end."""
    reach = reach_of(row, end)
    if reach:
        colour = canvas.look.peer
        canvas.trace(
            x=list(reach),
            y=[height, height],
            mode="lines+markers",
            line={"width": 4, "color": colour},
            marker={
                "symbol": _ENDS[row.shape],
                "size": 11,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
        )


_ENDS = {
    "range": ["line-ns", "line-ns"],
    "at_least": ["circle", "triangle-right"],
    "at_most": ["triangle-left", "circle"],
}


def _draw_row_dots(canvas: Canvas, rows: Sequence[PercentRow]) -> None:
    """Draw one dot a row; a range has only the place where its tooltip hangs."""
    look = canvas.look
    symbols = {"computed": "diamond", "about": "circle-open"}
    colours = [look.accent if row.shape == "computed" else look.peer for row in rows]
    sizes = {"computed": 14, "range": 16}
    canvas.trace(
        x=[middle_of(row) for row in rows],
        y=[-place for place in range(len(rows))],
        mode="markers",
        marker={
            "symbol": [symbols.get(row.shape, "circle") for row in rows],
            "size": [sizes.get(row.shape, 11) for row in rows],
            "color": colours,
            "opacity": [0 if row.shape == "range" else 1 for row in rows],
            "line": {"width": 2, "color": colours},
        },
        text=[
            on_demand(row.detail or f"{row.label}\n{row.value_label}") for row in rows
        ],
    )


# ---------------------------------------------------------------- figures by date


@_draw.register
def _(chart: Timeline, look: Look) -> Canvas:
    ends = [series for series in chart.series if timeline.has_end_label(series)]
    room = max((_width_of_end(series) for series in ends), default=8)
    left = 16 + max(text_width(tick.label, SMALL) for tick in chart.ticks)
    canvas = Canvas(
        _TIME_HEIGHT, look, left=round(left), right=round(room), bottom=_TIME_BOTTOM
    )
    papers = [
        Paper(width - (room if ends else 0), round(left), width - round(room))
        for width in _WIDTHS
    ]
    across = round(papers[0].right - papers[0].left)
    first, end = timeline.ends(chart)
    years = timeline.named_years(chart, max(2, min(_MOST_YEARS, across // _YEAR)))
    canvas.layout["xaxis"] = {
        "range": [first, end],
        "tickvals": [year + 0.5 for year in years],
        "ticktext": [str(year) for year in years],
        "tickfont": {"size": SMALL, "color": look.ink},
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    top = chart.ticks[-1].value * 1.06
    canvas.layout["yaxis"] = {**ticked_axis(chart.ticks, look), "range": [0, top]}
    for series in timeline.drawn(chart):
        _draw_series(canvas, series, chart)
    _label_ends(canvas, chart, ends, top)
    breaks = timeline.break_labels(chart, _TIME_TOP, _TIME_INNER, SMALL, look)
    for label in breaks:
        _draw_break(canvas, first + label.share * (end - first))
    _write_labels(canvas, chart, breaks, papers)
    return canvas


def _draw_series(canvas: Canvas, series: TimeSeries, chart: Timeline) -> None:
    """Draw the marks of a series; a None between two runs keeps them apart."""
    marks: list[TimeMark | None] = []
    for run in timeline.runs(series):
        marks += [None, *run] if marks else run
    drawn = [mark or series.marks[0] for mark in marks]
    colours = _once(
        [getattr(canvas.look, timeline.tone(series, mark, chart)) for mark in drawn]
    )
    first = series.marks[0]
    is_joined = next(timeline.joins(series), None) is not None
    canvas.trace(
        x=[timeline.along_axis(mark, chart) if mark else None for mark in marks],
        y=[mark.value if mark else None for mark in marks],
        name=plain(series.name),
        mode="lines+markers" if is_joined else "markers",
        connectgaps=False,
        cliponaxis=False,
        line={
            "width": 3.0 if series.is_own else 2.0 if series.is_dashed else 1.5,
            "dash": "dash" if timeline.is_dashed(series, first) else "solid",
            "color": getattr(canvas.look, timeline.tone(series, first, chart)),
        },
        marker={
            "symbol": [_symbol(mark, chart) for mark in drawn],
            "size": _once([_mark_size(mark) for mark in drawn]),
            "opacity": 1,
            "color": colours,
            "line": {"width": 1.5, "color": colours},
        },
        text=[_mark_text(series, mark) if mark else "" for mark in marks],
    )


def _once(values: list[Any]) -> Any:
    """Return what all marks of a series share, or one value a mark."""
    return values if len(set(values)) > 1 else values[0]


_SYMBOLS = {
    "computed": "diamond",
    "stated": "circle",
    "about": "circle-open",
    "target": "square",
    "national": "square-open",
}


def _symbol(mark: TimeMark, chart: Timeline) -> str:
    if not timeline.is_beyond(mark, chart):
        return _SYMBOLS[mark.kind]
    return "triangle-right-open" if mark.kind == "national" else "triangle-right"


def _mark_size(mark: TimeMark) -> int:
    return (6 if mark.run else 10) + 2 * (mark.kind == "computed")


def _mark_text(series: TimeSeries, mark: TimeMark) -> str:
    return on_demand(mark.detail or f"{series.name}\n{mark.label}".strip())


def _width_of_end(series: TimeSeries) -> float:
    return 18 + max(text_width(line, SMALL) for line in timeline.end_lines(series))


def _label_ends(
    canvas: Canvas, chart: Timeline, listed: Sequence[TimeSeries], top: float
) -> None:
    """Write name and number at the right of each line, moved apart where needed."""
    if not listed:
        return
    texts = {f"{at}": timeline.end_lines(series) for at, series in enumerate(listed)}
    wanted = {
        key: _TIME_INNER * listed[int(key)].marks[-1].value / top for key in texts
    }
    step = line_height(SMALL)
    sizes = {key: round(step * len(lines)) + 4 for key, lines in texts.items()}
    for key, height in apart(wanted, sizes, _TIME_INNER).items():
        series = listed[int(key)]
        canvas.text(
            "<br>".join(plain(line) for line in texts[key]),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            align="left",
            y=height / _TIME_INNER * top,
            yanchor="middle",
            font={
                "size": SMALL,
                "color": getattr(canvas.look, timeline.end_tone(series, chart)),
            },
        )


def _draw_break(canvas: Canvas, x: float) -> None:
    canvas.lines.append(
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"width": 1.5, "dash": "dot", "color": canvas.look.peer},
        }
    )


def _write_labels(
    canvas: Canvas, chart: Timeline, breaks: Sequence[Label], papers: Sequence[Paper]
) -> None:
    """Write breaks and values where there is room on every width of a page."""
    first, end = timeline.ends(chart)
    top = chart.ticks[-1].value * 1.06

    def spot_of(paper: Paper) -> Callable[[TimeMark], tuple[float, float]]:
        return lambda mark: (
            paper.x((timeline.along_axis(mark, chart) - first) / (end - first)),
            _TIME_TOP + _TIME_INNER * (1 - mark.value / top),
        )

    labels = [*breaks, *timeline.labels(chart, spot_of(papers[0]), canvas.look)]
    taken = [timeline.taken(chart, spot_of(paper)) for paper in papers]
    placed = place_labels(labels, papers, _TIME_TOP + _TIME_INNER, SMALL, taken)
    for label, spot in placed:
        said = "<br>".join(plain(line) for line in label.lines)
        middle = label.y + spot.down - SMALL * 0.36
        middle += (len(label.lines) - 1) * line_height(SMALL) / 2
        canvas.text(
            f"<b>{said}</b>" if label.is_bold else said,
            x=first + label.share * (end - first),
            xanchor={"start": "left", "middle": "center", "end": "right"}[spot.anchor],
            xshift=spot.across,
            y=1 - (middle - _TIME_TOP) / _TIME_INNER,
            yref="paper",
            yanchor="middle",
            align="right" if spot.anchor == "end" else "left",
            borderpad=0,
            font={"size": SMALL, "color": label.colour},
        )


# ---------------------------------------------------------------- a place among peers


@_draw.register
def _(chart: Places, look: Look) -> Canvas:
    panels = [
        (panel, ticks)
        for unit, ticks in (("percent", chart.ticks), ("workers", chart.count_ticks))
        if (panel := [place for place in chart.places if place.unit == unit])
    ]
    count = len(chart.places)
    height = _PLACE_ROW * count + _AXIS * len(panels)
    height += _PLACE_GAP * (len(panels) - 1) + 16
    canvas = Canvas(height, look, bottom=_AXIS)
    inner = height - _AXIS - 8
    top = float(inner)
    for number, (panel, ticks) in enumerate(panels, start=1):
        bottom = top - _PLACE_ROW * len(panel)
        axis = "" if number == 1 else str(number)
        _draw_panel(canvas, panel, chart.own, ticks, axis)
        canvas.layout[f"yaxis{axis}"] = {
            **hidden_axis([-len(panel) + 0.35, 0.65]),
            "domain": [max(bottom / inner, 0.0), top / inner],
        }
        top = bottom - _AXIS - _PLACE_GAP
    return canvas


def _draw_panel(
    canvas: Canvas,
    places: Sequence[PlaceLine],
    own: str,
    ticks: Sequence[Tick],
    axis: str,
) -> None:
    is_log = places[0].unit == "workers"
    canvas.layout[f"xaxis{axis}"] = {
        **ticked_axis(ticks, canvas.look),
        **(_log_range(places) if is_log else _percent_range(ticks)),
        "anchor": f"y{axis}",
    }
    axes = {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    for height, place in _placed(places):
        canvas.row_head(
            place.label, place.value_label, height + 0.34, yref=f"y{axis}", is_own=True
        )
    _draw_spans(canvas, places, axes)
    _draw_marks(canvas, places, axes)
    canvas.trace(
        x=[place.value for place in places],
        y=[height for height, _place in _placed(places)],
        mode="markers",
        marker={"size": 13, "color": canvas.look.accent},
        name=plain(own),
        text=[on_demand(f"{own}: {place.value_label}") for place in places],
        **axes,
    )


def _percent_range(ticks: Sequence[Tick]) -> dict[str, object]:
    end = ticks[-1].value
    return {"range": [-end * 0.02, end * 1.02]}


def _log_range(places: Sequence[PlaceLine]) -> dict[str, object]:
    smallest = max(min(place.least for place in places), 1)
    largest = max(max(place.most for place in places), 1)
    return {"type": "log", "range": [log10(smallest) - 0.1, log10(largest) + 0.1]}


def _placed(places: Sequence[PlaceLine]) -> list[tuple[int, PlaceLine]]:
    """Return the places with their heights, from the top down."""
    return [(-at, place) for at, place in enumerate(places)]


def _draw_spans(
    canvas: Canvas, places: Sequence[PlaceLine], axes: dict[str, str]
) -> None:
    """Draw least to most, the middle half, and a stroke a peer."""
    look = canvas.look
    for ends, width, colour in (
        (lambda place: (place.least, place.most), 1.5, look.peer),
        (lambda place: (place.lower, place.upper), 9, look.band),
    ):
        xs: list[float | None] = []
        ys: list[int | None] = []
        for height, place in _placed(places):
            xs += [*ends(place), None]
            ys += [height, height, None]
        line = {"width": width, "color": colour}
        canvas.trace(x=xs, y=ys, mode="lines", line=line, **axes)
    peers = [
        (round(value, 2), height)
        for height, place in _placed(places)
        for value in thinned(place, _PEERS_APART)
    ]
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


def _draw_marks(
    canvas: Canvas, places: Sequence[PlaceLine], axes: dict[str, str]
) -> None:
    """Draw ends and medians as strokes; quartiles answer to the pointer alone."""
    xs, ys, texts = [], [], []
    for height, place in _placed(places):
        xs += [place.least, place.lower, place.median, place.upper, place.most]
        ys += [height] * 5
        texts += [on_demand(detail) for detail in place.details]
    canvas.trace(
        x=xs,
        y=ys,
        text=texts,
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": [11, 11, 17, 11, 11] * len(places),
            "line": {
                "width": [1.5, 0, 2.5, 0, 1.5] * len(places),
                "color": canvas.look.peer,
            },
        },
        **axes,
    )


# ---------------------------------------------------------------- values side by side


@_draw.register
def _(chart: Bars, look: Look) -> Canvas:
    names = [_short(bar.label, _LONGEST_BAR) for bar in chart.bars]
    left = 8 + max(text_width(name, SMALL) for name in names)
    right = 10 + max(text_width(b.value_label, SMALL, bold=True) for b in chart.bars)
    canvas = Canvas(
        _BAR_ROW * len(names) + 16, look, left=round(left), right=round(right), bottom=8
    )
    known = [bar.value for bar in chart.bars if bar.value is not None]
    least, most = min([0.0, *known]), max([0.0, *known]) or 1.0
    canvas.layout["xaxis"] = {
        **hidden_axis([least, most]),
        "zeroline": False,
    }
    canvas.layout["yaxis"] = hidden_axis([-len(names) + 0.5, 0.5])
    colours = [look.accent if bar.is_own else look.peer for bar in chart.bars]
    for height, (bar, name) in enumerate(zip(chart.bars, names, strict=True)):
        ink = look.accent if bar.is_own else look.ink
        shared = {"y": -height, "yanchor": "middle", "xref": "paper"}
        font = {"size": SMALL, "color": ink}
        canvas.text(plain(name), x=0, xanchor="right", xshift=-4, font=font, **shared)
        value = f"<b>{plain(bar.value_label)}</b>"
        canvas.text(value, x=1, xanchor="left", xshift=4, font=font, **shared)
    canvas.trace(
        type="bar",
        orientation="h",
        name=plain(chart.name),
        x=[bar.value for bar in chart.bars],
        y=[-height for height in range(len(names))],
        width=0.62,
        marker={"color": colours},
        text=[on_demand(f"{bar.label}\n{bar.value_label}") for bar in chart.bars],
        textposition="none",
    )
    return canvas


# ---------------------------------------------------------------- months of cover


@_draw.register
def _(chart: Calendar, look: Look) -> Canvas:
    spans = chart.spans
    begin = min(month_of(span.first) for span in spans)
    now = place_of(chart.today) - begin
    end = max(month_of(span.last) + 1 - begin for span in spans)
    left, right = min(0.0, now), max(float(end), now)
    margin = (right - left) * 0.02
    height = _CALENDAR_ROW * len(spans) + _AXIS + _CALENDAR_TOP
    canvas = Canvas(height, look, bottom=_AXIS)
    ticks = [Tick(month_of(tick.day) - begin, tick.label) for tick in chart.ticks]
    canvas.layout["xaxis"] = {
        **ticked_axis(ticks, look),
        "range": [left - margin, right + margin],
        "showticklabels": False,
    }
    for tick in ticks:
        _write_month(canvas, tick, (right + margin - tick.value) / (right - left))
    canvas.layout["yaxis"] = hidden_axis([-len(spans) + 0.5, 1.05])
    canvas.layout["barmode"] = "overlay"
    is_late = now > (left + right) / 2
    _draw_today(canvas, now, len(spans), chart.today_label, is_late=is_late)
    for at, span in enumerate(spans):
        canvas.row_head(
            span.label, span.value_label, -at + 0.46, yref="y", is_own=span.is_own
        )
    _draw_months(canvas, chart, begin)
    return canvas


def _write_month(canvas: Canvas, tick: Tick, room: float) -> None:
    """Write a month from its line on, as on paper: centred, the first would be hidden.

    Args:
        canvas: with its axis.
        tick: the month.
        room: share of the axis right of it; a label without room is left out.
    """
    if text_width(tick.label, SMALL) <= room * PHONE:
        canvas.text(
            plain(tick.label),
            x=tick.value,
            y=0,
            yref="paper",
            xanchor="left",
            yanchor="top",
            font={"size": SMALL, "color": canvas.look.ink},
        )


def _draw_today(
    canvas: Canvas, now: float, count: int, label: str, *, is_late: bool
) -> None:
    canvas.lines.append(
        {
            "type": "line",
            "x0": now,
            "x1": now,
            "y0": -count + 0.5,
            "y1": 0.75,
            "layer": "below",
            "line": {"width": 1.5, "dash": "dot", "color": canvas.look.ink},
        }
    )
    canvas.text(
        plain(label),
        x=now,
        y=0.9,
        yref="y",
        xanchor="right" if is_late else "left",
        font={"size": SMALL, "color": canvas.look.ink},
    )


def _draw_months(canvas: Canvas, chart: Calendar, begin: int) -> None:
    look, spans = canvas.look, chart.spans
    colours = [look.accent if span.is_own else look.peer for span in spans]
    canvas.trace(
        type="bar",
        orientation="h",
        name=plain(chart.name),
        base=[month_of(span.first) - begin for span in spans],
        x=[month_of(span.last) - month_of(span.first) + 1 for span in spans],
        y=[-at for at in range(len(spans))],
        width=0.3,
        marker={
            "color": [
                _HOLLOW if span.is_plan else colour
                for span, colour in zip(spans, colours, strict=True)
            ],
            "line": {"width": 2, "color": colours},
        },
        text=[on_demand(s.detail or f"{s.label}\n{s.value_label}") for s in spans],
        textposition="none",
    )


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


_draw.register(RankRows)(draw_rank_rows)
_draw.register(DotGroups)(draw_dot_groups)
_draw.register(RankedDots)(rank_figure)
_draw.register(Course)(course_figure)
