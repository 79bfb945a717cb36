"""A chart or map as SVG, for documents and the copy: what the pages' figures show.

No browser is needed, and the same block gives the same bytes.
"""

from functools import singledispatch
from itertools import pairwise

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
    Timeline,
    TimeMark,
    TimeSeries,
)
from cakupan.pictures import timeline
from cakupan.pictures.calendars import draw_calendar
from cakupan.pictures.courses import draw_course
from cakupan.pictures.dots import draw_dot_groups, draw_rank_rows
from cakupan.pictures.drawing import (
    ACCENT,
    BAND,
    GUIDE,
    INK,
    PAPER,
    PEER,
    Drawing,
)
from cakupan.pictures.look import look
from cakupan.pictures.maps import draw_map, draw_sign
from cakupan.pictures.placing import (
    Label,
    Paper,
    Point,
    Spot,
    apart,
    cut,
    line_height,
    place_labels,
    text_width,
)
from cakupan.pictures.ranks import draw_ranks
from cakupan.pictures.rows import reach_of, share_of, thinned

__all__ = ["draw", "draw_map", "draw_sign"]

_WIDTH = 480.0
_SIZE = 12.0
_SMALL = 11.0
_LOOK = look("light")


def draw(chart: Chart, alt: str) -> str:
    """Return a chart as SVG, 480 wide.

    Args:
        chart: with at least one row, mark, place or bar.
        alt: title and finding, for who does not see it.
    """
    return _draw(chart).svg(alt)


@singledispatch
def _draw(chart: Chart) -> Drawing:
    raise TypeError(f"Expected a chart, found {type(chart).__name__}.")


def _head(drawing: Drawing, label: str, value: str, y: float, *, is_own: bool) -> None:
    """Write what a row is about at its left and its value at its right."""
    width = text_width(value, _SIZE, bold=True)
    said = cut(label, _SIZE, _WIDTH - width - 14)
    for left, wide in ((0.0, text_width(said, _SIZE)), (_WIDTH - width, width)):
        # A line of the axis may pass behind.
        drawing.box(left, y - 11, wide, 14, fill=PAPER)
    drawing.text(0, y, said, size=_SIZE)
    colour = ACCENT if is_own else INK
    drawing.text(_WIDTH, y, value, size=_SIZE, anchor="end", bold=True, colour=colour)


# ---------------------------------------------------------------- percents, a line each

_ROW = 38.0
_ROW_AXIS = 22.0


@_draw.register
def _(chart: PercentRows) -> Drawing:
    drawing = Drawing(_WIDTH, _ROW * len(chart.rows) + _ROW_AXIS)
    end = chart.ticks[-1].value
    bottom = drawing.height - _ROW_AXIS + 2

    def x_of(value: float) -> float:
        return 8 + (_WIDTH - 16) * value / end

    for tick in chart.ticks:
        x = x_of(tick.value)
        drawing.line(x, 0, x, bottom, colour=GUIDE)
    middles = [_ROW * at + 27 for at in range(len(chart.rows))]
    for y in middles:
        drawing.line(x_of(0), y, x_of(end), y, colour=GUIDE)
    for run in dict.fromkeys(row.run for row in chart.rows if row.run):
        points = [
            (x_of(row.value), y)
            for row, y in zip(chart.rows, middles, strict=True)
            if row.run == run
        ]
        for one, other in pairwise(points):
            drawing.line(*one, *other, width=1.5)
    for row, y in zip(chart.rows, middles, strict=True):
        is_own = row.shape == "computed"
        _head(drawing, row.label, row.value_label, y - 14, is_own=is_own)
        reach = reach_of(row, end)
        ends = (x_of(reach[0]), x_of(reach[1])) if reach else None
        _draw_percent(drawing, row, (x_of(row.value), y), ends)
    _write_ticks(drawing, [(x_of(t.value), t.label) for t in chart.ticks], bottom + 14)
    return drawing


def _draw_percent(
    drawing: Drawing, row: PercentRow, spot: Point, ends: tuple[float, float] | None
) -> None:
    """Draw a dot, or a range as a bar, or an arrow without an end."""
    x, y = spot
    if ends:
        drawing.line(ends[0], y, ends[1], y, width=4)
    if row.shape == "range" and ends:
        for end in ends:
            drawing.line(end, y - 6, end, y + 6, width=2)
    elif row.shape == "computed":
        drawing.diamond(x, y, 6.5, colour=ACCENT)
    else:
        drawing.dot(x, y, 4.5, colour=PEER, is_open=row.shape == "about")
    if row.shape in ("at_least", "at_most") and ends:
        tip, way = (ends[1], 1) if row.shape == "at_least" else (ends[0], -1)
        corners = ((tip + 6 * way, y), (tip, y - 6), (tip, y + 6))
        drawing.shape(corners, colour=PEER)


def _write_ticks(drawing: Drawing, ticks: list[tuple[float, str]], base: float) -> None:
    """Write the numbers of an axis across, none beyond the paper."""
    for x, label in ticks:
        half = text_width(label, _SIZE) / 2
        middle = min(max(x, half), _WIDTH - half)
        drawing.text(middle, base, label, size=_SIZE, anchor="middle")


# ---------------------------------------------------------------- figures by date

_TIME_HEIGHT = 226.0
_TIME_RIGHT, _TIME_TOP, _TIME_BOTTOM = 14.0, 12.0, 24.0
_MOST_YEARS = 7
_INNER = _TIME_HEIGHT - _TIME_TOP - _TIME_BOTTOM


@_draw.register
def _(chart: Timeline) -> Drawing:
    drawing = Drawing(_WIDTH, _TIME_HEIGHT)
    ends = [series for series in chart.series if timeline.has_end_label(series)]
    left = 12 + max(text_width(tick.label, _SIZE) for tick in chart.ticks)
    right = max([_TIME_RIGHT, *map(_width_of_end, ends)])
    # What stands at the end of a line is not to be written over.
    width = _WIDTH - right if ends else _WIDTH
    paper = Paper(width, left, _WIDTH - right)
    first, end = timeline.ends(chart)
    top = chart.ticks[-1].value

    def where(mark: TimeMark) -> Point:
        share = (timeline.along_axis(mark, chart) - first) / (end - first)
        return paper.x(share), _TIME_TOP + _INNER * (1 - mark.value / top)

    _draw_time_axes(drawing, chart, paper)
    for series in timeline.drawn(chart):
        with drawing.series(series.name):
            _draw_series(drawing, series, chart, where)
    _write_ends(drawing, chart, ends, paper)
    breaks = timeline.break_labels(chart, _TIME_TOP, _INNER, _SIZE, _LOOK)
    for label in breaks:
        x = paper.x(label.share)
        drawing.line(x, _TIME_TOP, x, _TIME_TOP + _INNER, dash="2 3", width=1.4)
    labels = [*breaks, *timeline.labels(chart, where, _LOOK)]
    taken = timeline.taken(chart, where)
    taken += [(paper.x(b.share) - 1, 0, paper.x(b.share) + 1, 999) for b in breaks]
    for label, spot in place_labels(
        labels, [paper], _TIME_TOP + _INNER, _SIZE, [taken]
    ):
        _write_label(drawing, label, spot, paper)
    return drawing


def _draw_time_axes(drawing: Drawing, chart: Timeline, paper: Paper) -> None:
    foot = _TIME_TOP + _INNER
    top = chart.ticks[-1].value
    for tick in chart.ticks:
        y = foot - _INNER * tick.value / top
        drawing.line(paper.left, y, paper.right, y, colour=GUIDE)
        drawing.text(paper.left - 5, y + 4, tick.label, size=_SIZE, anchor="end")
    first, end = timeline.ends(chart)
    for year in timeline.named_years(chart, _MOST_YEARS):
        x = paper.x((year - first) / (end - first))
        drawing.line(x, foot, x, foot + 4)
        middle = paper.x((year + 0.5 - first) / (end - first))
        drawing.text(middle, _TIME_HEIGHT - 6, str(year), size=_SIZE, anchor="middle")


def _draw_series(
    drawing: Drawing, series: TimeSeries, chart: Timeline, where: timeline.Where
) -> None:
    for one, other in timeline.joins(series):
        colour = getattr(_LOOK, timeline.tone(series, one, chart))
        dash = "4 3" if timeline.is_dashed(series, one) else ""
        width = 2.0 if series.is_own else 1.2
        drawing.line(*where(one), *where(other), colour=colour, dash=dash, width=width)
    for mark in series.marks:
        x, y = where(mark)
        colour = getattr(_LOOK, timeline.tone(series, mark, chart))
        if timeline.is_beyond(mark, chart):
            arrow = ((x - 5, y - 5), (x + 5, y), (x - 5, y + 5), (x - 2, y))
            drawing.shape(arrow, colour=colour)
        elif mark.kind == "computed":
            drawing.diamond(x, y, 5.5, colour=colour)
        elif mark.kind == "target":
            drawing.box(x - 4, y - 4, 8, 8, fill=colour)
        elif mark.kind == "national":
            drawing.box(x - 4, y - 4, 8, 8, fill=PAPER, stroke=colour, stroke_width=1.4)
        else:
            radius = 3 if mark.run and series.is_dashed else 4
            drawing.dot(x, y, radius, colour=colour, is_open=mark.kind == "about")


def _width_of_end(series: TimeSeries) -> float:
    return 12 + max(text_width(line, _SIZE) for line in timeline.end_lines(series))


def _write_ends(
    drawing: Drawing, chart: Timeline, listed: list[TimeSeries], paper: Paper
) -> None:
    """Write name and number at the right of each line, moved apart where needed."""
    if not listed:
        return
    texts = {f"{at}": timeline.end_lines(series) for at, series in enumerate(listed)}
    top, step = chart.ticks[-1].value, line_height(_SIZE)
    wanted = {key: _INNER * listed[int(key)].marks[-1].value / top for key in texts}
    sizes = {key: round(step * len(lines)) + 3 for key, lines in texts.items()}
    for key, height in apart(wanted, sizes, _INNER + _TIME_TOP).items():
        lines, series = texts[key], listed[int(key)]
        base = _TIME_TOP + _INNER - height - step * len(lines) / 2 + _SIZE * 0.9
        colour = getattr(_LOOK, timeline.end_tone(series, chart))
        for at, line in enumerate(lines):
            drawing.text(
                paper.right + 8, base + step * at, line, size=_SIZE, colour=colour
            )


def _write_label(drawing: Drawing, label: Label, spot: Spot, paper: Paper) -> None:
    x, base = paper.x(label.share) + spot.across, label.y + spot.down
    for at, line in enumerate(label.lines):
        y = base + at * line_height(_SIZE)
        width = text_width(line, _SIZE, bold=label.is_bold)
        before = {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
        # A line of the axis may pass behind.
        drawing.box(x - before - 1, y - _SIZE + 3, width + 2, _SIZE, fill=PAPER)
        drawing.text(
            x,
            y,
            line,
            size=_SIZE,
            colour=label.colour,
            anchor=spot.anchor,
            bold=label.is_bold,
        )


# ---------------------------------------------------------------- a place among peers

_PLACE_ROW = 50.0


@_draw.register
def _(chart: Places) -> Drawing:
    drawing = Drawing(_WIDTH, _PLACE_ROW * len(chart.places))
    for at, place in enumerate(chart.places):
        with drawing.series(place.label):
            _draw_place(drawing, place, _PLACE_ROW * at)
    return drawing


def _draw_place(drawing: Drawing, place: PlaceLine, top: float) -> None:
    """Draw a line from the least to the most, each on a scale of its own."""
    _head(drawing, place.label, place.value_label, top + 12, is_own=True)

    def x_of(value: float) -> float:
        return 8 + (_WIDTH - 16) * share_of(place, value)

    y = top + 24
    drawing.line(x_of(place.least), y, x_of(place.most), y, colour=BAND)
    lower, upper = x_of(place.lower), x_of(place.upper)
    drawing.box(lower, y - 4, upper - lower, 8, fill=BAND)
    for peer in sorted(thinned(place, round(_WIDTH))):
        drawing.line(x_of(peer), y - 4, x_of(peer), y + 4, width=0.8)
    median = x_of(place.median)
    drawing.line(median, y - 8, median, y + 8, colour=INK, width=1.6)
    drawing.dot(x_of(place.value), y, 5, colour=ACCENT)
    low, mid, high = place.ticks
    base = top + 43
    drawing.text(0, base, low, size=_SMALL, colour=PEER)
    drawing.text(_WIDTH, base, high, size=_SMALL, colour=PEER, anchor="end")
    half = text_width(mid, _SMALL) / 2 + 8
    room = text_width(low, _SMALL) + half, text_width(high, _SMALL) + half
    if room[0] < median < _WIDTH - room[1]:
        drawing.text(median, base, mid, size=_SMALL, anchor="middle")


# ---------------------------------------------------------------- values side by side

_BAR_ROW = 20.0
_WIDEST_NAME = 168.0


@_draw.register
def _(chart: Bars) -> Drawing:
    drawing = Drawing(_WIDTH, _BAR_ROW * len(chart.bars) + 4)
    names = [cut(bar.label, _SIZE, _WIDEST_NAME) for bar in chart.bars]
    left = 6 + max(text_width(name, _SIZE) for name in names)
    values = [text_width(bar.value_label, _SIZE, bold=True) for bar in chart.bars]
    known = [bar.value for bar in chart.bars if bar.value is not None]
    least, most = min([0.0, *known]), max([0.0, *known])
    scale = (_WIDTH - max(values) - 8 - left) / ((most - least) or 1.0)
    with drawing.series(chart.name):
        for at, (bar, name) in enumerate(zip(chart.bars, names, strict=True)):
            y = _BAR_ROW * at + 2
            colour = ACCENT if bar.is_own else PEER
            if bar.value is not None:
                ends = sorted((0.0, bar.value))
                x = left + (ends[0] - least) * scale
                wide = (ends[1] - ends[0]) * scale
                drawing.box(x, y + 2, wide, _BAR_ROW - 6, fill=colour)
            ink = ACCENT if bar.is_own else INK
            drawing.text(left - 6, y + 13, name, size=_SIZE, anchor="end", colour=ink)
            drawing.text(
                _WIDTH,
                y + 13,
                bar.value_label,
                size=_SIZE,
                anchor="end",
                bold=True,
                colour=ink,
            )
    return drawing


_draw.register(Calendar)(draw_calendar)
_draw.register(RankRows)(draw_rank_rows)
_draw.register(DotGroups)(draw_dot_groups)
_draw.register(RankedDots)(draw_ranks)
_draw.register(Course)(draw_course)
