"""Charts read back from their drawings: what is seen, and not what was handed in.

A value is measured where its mark stands, against the axis beside it; its words are
those written there. So a drawing that puts a mark elsewhere, or omits one, differs.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any
from xml.etree import ElementTree

import plotly.graph_objects as go

from cakupan.charts import (
    Bars,
    Calendar,
    Chart,
    Course,
    DotGroups,
    PercentRows,
    Places,
    RankedDots,
    RankRows,
    Timeline,
)
from cakupan.pictures.drawing import ACCENT, BAND, GUIDE, INK, PAPER, PEER
from cakupan.pictures.timeline import at

Point = tuple[float, float]


@dataclass(frozen=True)
class Seen:
    """What a reader sees of a chart.

    Attributes:
        title: what it is called.
        series: by name, the values of its marks in the order of the chart.
        words: all that is written beside the marks.
    """

    title: str
    series: dict[str, list[tuple[float, ...]]]
    words: set[str]


def in_figure(figure: go.Figure, chart: Chart) -> Seen:
    """Return what a Plotly figure of a chart shows."""
    read = {
        PercentRows: _rows_in_figure,
        Timeline: _time_in_figure,
        Places: _places_in_figure,
        Bars: _bars_in_figure,
        Calendar: _months_in_figure,
        RankedDots: _ranked_in_figure,
        Course: _course_in_figure,
        RankRows: _ranks_in_figure,
        DotGroups: _groups_in_figure,
    }[type(chart)]
    title = html.unescape(figure.layout.meta["title"])
    notes = [_plain(note.text) for note in figure.layout.annotations]
    return Seen(title, read(figure, chart), set(notes))


def in_svg(svg: str, chart: Chart) -> Seen:
    """Return what an SVG of a chart shows."""
    root = ElementTree.fromstring(svg)  # noqa: S314 -- our own drawing
    read = {
        PercentRows: _rows_in_svg,
        Timeline: _time_in_svg,
        Places: _places_in_svg,
        Bars: _bars_in_svg,
        Calendar: _months_in_svg,
        RankedDots: _ranked_in_svg,
        Course: _course_in_svg,
        RankRows: _ranks_in_svg,
        DotGroups: _groups_in_svg,
    }[type(chart)]
    title = (root.get("aria-label") or "").partition(":")[0]
    return Seen(title, read(root, chart), {said for said, _spot in texts(root)})


def _plain(text: str) -> str:
    bare = re.sub(r"</?b>", "", text).replace("<br>", " ")
    return html.unescape(bare)


# ---------------------------------------------------------------- a Plotly figure


def _rows_in_figure(figure: go.Figure, chart: PercentRows) -> dict[str, Any]:
    dots = figure.data[-1]
    reaches = {
        trace.y[0]: tuple(trace.x)
        for trace in figure.data
        if trace.mode == "lines+markers"
    }
    values = {}
    for place, row in enumerate(chart.rows):
        is_seen = dots.marker.opacity[place] > 0
        assert dots.y[place] == -place
        reach = reaches.get(-place, ())
        values[row.value_label] = [(dots.x[place],) if is_seen else (), reach]
    return values


def _time_in_figure(figure: go.Figure, chart: Timeline) -> dict[str, Any]:
    assert len(figure.data) == len(chart.series)
    return {
        html.unescape(trace.name): sorted(
            (x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None
        )
        for trace in figure.data
    }


def _places_in_figure(figure: go.Figure, chart: Places) -> dict[str, Any]:
    found: dict[str, list[tuple[float, ...]]] = {}
    for unit, axis in _axes(chart):
        traces = [trace for trace in figure.data if (trace.xaxis or "x") == axis]
        own, marks = traces[-1], traces[-2]
        band = traces[1]
        for number, place in enumerate(p for p in chart.places if p.unit == unit):
            least, lower, median, upper, most = marks.x[5 * number : 5 * number + 5]
            assert tuple(band.x[3 * number : 3 * number + 2]) == (lower, upper)
            found[place.label] = [
                (own.x[number],),
                (least, lower, median, upper, most),
            ]
    return found


def _axes(chart: Places) -> list[tuple[str, str]]:
    units = [
        unit
        for unit in ("percent", "workers")
        if any(place.unit == unit for place in chart.places)
    ]
    return list(zip(units, ("x", "x2"), strict=False))


def _bars_in_figure(figure: go.Figure, chart: Bars) -> dict[str, Any]:
    (bars,) = figure.data
    assert list(bars.y) == [-place for place in range(len(chart.bars))]
    return {chart.name: [() if x is None else (x,) for x in bars.x]}


def _months_in_figure(figure: go.Figure, chart: Calendar) -> dict[str, Any]:
    """Return first and last month of each span and today, from the first tick on."""
    (bars,) = figure.data
    start = figure.layout.xaxis.tickvals[0]
    (today,) = figure.layout.shapes
    ends = [
        (base - start, base + long - start)
        for base, long in zip(bars.base, bars.x, strict=True)
    ]
    hollow = [colour.endswith(",0)") for colour in bars.marker.color]
    assert hollow == [span.is_plan for span in chart.spans]
    return {chart.name: [*ends, (today.x0 - start,)]}


def _ranks_in_figure(figure: go.Figure, chart: RankRows) -> dict[str, Any]:
    """Return each row's rank and range, by its height on the figure."""
    found = {}
    names = [_plain(name) for name in figure.layout.yaxis.ticktext]
    for lines_of, dots in (figure.data[:2], figure.data[2:]):
        ends = list(zip(lines_of.x[::3], lines_of.x[1::3], strict=True))
        for place, (rank, height) in enumerate(zip(dots.x, dots.y, strict=True)):
            found[height] = [(rank,), ends[place]]
    assert names == [row.label for row in chart.rows]
    return {names[height]: found[height] for height in sorted(found)}


def _groups_in_figure(figure: go.Figure, chart: DotGroups) -> dict[str, Any]:
    """Return each group's values, and of each whether it is chosen."""
    others, chosen = figure.data[-2:]
    found: dict[str, list[tuple[float, ...]]] = {}
    for place, group in enumerate(reversed(chart.groups)):
        found[group.label] = [
            (x, float(is_chosen))
            for is_chosen, trace in ((False, others), (True, chosen))
            for x, y in sorted(zip(trace.x, trace.y, strict=True))
            if y == place
        ]
    return {group.label: found[group.label] for group in chart.groups}


def _ranked_in_figure(figure: go.Figure, chart: RankedDots) -> dict[str, Any]:
    """Return median, then each place with the ends of its range, if it has one."""
    median, *ranges, dots = figure.data
    ends = {}
    for trace in ranges:
        for first in range(0, len(trace.x), 3):
            ends[trace.y[first]] = tuple(trace.x[first : first + 2])
    assert list(figure.layout.yaxis.tickvals) == list(dots.y)
    return {
        html.unescape(dots.name): [
            (median.x[0],),
            *((x, *ends.get(y, ())) for x, y in zip(dots.x, dots.y, strict=True)),
        ]
    }


def _course_in_figure(figure: go.Figure, chart: Course) -> dict[str, Any]:
    """Return month and value of each line, and each level."""
    found = {
        trace.name: [
            (x, y) for x, y in zip(trace.x, trace.y, strict=True) if y is not None
        ]
        for trace in figure.data
    }
    levels = [line for line in figure.layout.shapes if line.xref == "paper"]
    return found | {f"level {place}": [(line.y0,)] for place, line in enumerate(levels)}


# ---------------------------------------------------------------- an SVG


def texts(root: ElementTree.Element) -> Iterator[tuple[str, Point]]:
    """Yield each text with where it stands."""
    for part in root.iter():
        if part.tag.endswith("text"):
            yield part.text or "", (_number(part, "x"), _number(part, "y"))


def _number(part: ElementTree.Element, name: str) -> float:
    return float(part.get(name, "0"))


def lines(root: ElementTree.Element, **kind: str) -> list[tuple[Point, Point]]:
    """Return both ends of each line of a kind, as ``stroke="#DADDE0"``."""
    found = []
    for part in root.iter():
        if part.tag.endswith("path") and all(
            part.get(name.replace("_", "-")) == value for name, value in kind.items()
        ):
            for pair in re.findall(r"M(\S+) (\S+?)L(\S+) ([\d.-]+)", part.get("d", "")):
                x1, y1, x2, y2 = map(float, pair)
                found.append(((x1, y1), (x2, y2)))
    return found


def marks(root: ElementTree.Element) -> list[Point]:
    """Return the middles of dots, squares and diamonds, in the order drawn."""
    found = []
    for part in root.iter():
        kind, path = part.tag.rpartition("}")[2], part.get("d", "")
        if kind == "circle":
            found.append((_number(part, "cx"), _number(part, "cy")))
        elif kind == "rect" and part.get("width") == part.get("height") == "8":
            found.append((_number(part, "x") + 4, _number(part, "y") + 4))
        elif re.fullmatch(r"[^L]+(L[^L]+){3}Z", path):
            corners = re.findall(r"[ML](\S+) ([\d.-]+)", path)
            xs, ys = zip(*((float(x), float(y)) for x, y in corners), strict=True)
            found.append((sum(xs) / 4, sum(ys) / 4))
    return found


def _scale(spots: Sequence[float], values: Sequence[float]) -> Callable[[float], float]:
    """Return what a place on an axis means, by its first and its last tick."""
    share = (values[-1] - values[0]) / (spots[-1] - spots[0])
    return lambda spot: values[0] + (spot - spots[0]) * share


def _rows_in_svg(root: ElementTree.Element, chart: PercentRows) -> dict[str, Any]:
    guides = lines(root, stroke=GUIDE)
    upright = [one[0] for one, other in guides if one[0] == other[0]]
    heights = [one[1] for one, other in guides if one[1] == other[1]]
    value_at = _scale(upright, [tick.value for tick in chart.ticks])
    dots = {y: value_at(x) for x, y in marks(root)}
    reaches = {
        one[1]: (value_at(one[0]), value_at(other[0]))
        for one, other in lines(root, stroke_width="4")
    }
    return {
        row.value_label: [(dots[y],) if y in dots else (), reaches.get(y, ())]
        for row, y in zip(chart.rows, heights, strict=True)
    }


def _time_in_svg(root: ElementTree.Element, chart: Timeline) -> dict[str, Any]:
    guides = [one[1] for one, _other in lines(root, stroke=GUIDE)]
    value_at = _scale(guides, [tick.value for tick in chart.ticks])
    years = sorted(
        (float(said), x)
        for said, (x, y) in texts(root)
        if re.fullmatch(r"20\d\d", said) and y == 220
    )
    year_at = _scale([x for _year, x in years], [year + 0.5 for year, _x in years])
    return {
        group.get("data-series", ""): sorted(
            (year_at(x), value_at(y)) for x, y in marks(group)
        )
        for group in root
        if group.get("data-series") is not None
    }


def _places_in_svg(root: ElementTree.Element, chart: Places) -> dict[str, Any]:
    found = {}
    groups = [group for group in root if group.get("data-series") is not None]
    for group, place in zip(groups, chart.places, strict=True):
        assert group.get("data-series") == place.label
        ((start, end),) = lines(group, stroke=BAND)
        is_log = place.unit == "workers"
        ends = [log10(place.least), log10(place.most)] if is_log else None
        value_at = _scale([start[0], end[0]], ends or [place.least, place.most])
        band = next(p for p in group if p.get("fill") == BAND)
        ((median, _foot),) = lines(group, stroke=INK)
        left = _number(band, "x")
        seen = (start[0], left, median[0], left + _number(band, "width"), end[0])
        values = [value_at(x) for x in (marks(group)[0][0], *seen)]
        if is_log:
            values = [10**value for value in values]
        found[place.label] = [(values[0],), tuple(values[1:])]
        strokes = lines(group, stroke=PEER, stroke_width="0.8")
        assert strokes[0][0][0] == start[0]
        assert strokes[-1][0][0] == end[0]
    return found


def _bars_in_svg(root: ElementTree.Element, chart: Bars) -> dict[str, Any]:
    (group,) = [part for part in root if part.get("data-series") is not None]
    drawn = {
        round((_number(part, "y") - 4) / 20): _number(part, "width")
        for part in group
        if part.tag.endswith("rect") and part.get("fill") in (ACCENT, PEER)
    }
    largest = max(bar.value for bar in chart.bars if bar.value is not None)
    share = largest / max(drawn.values())
    assert PAPER not in {part.get("fill") for part in group}
    name = group.get("data-series", "")
    return {
        name: [
            (drawn[place] * share,) if place in drawn else ()
            for place in range(len(chart.bars))
        ]
    }


def _months_in_svg(root: ElementTree.Element, chart: Calendar) -> dict[str, Any]:
    upright = [one[0] for one, _other in lines(root, stroke=GUIDE)]
    days = [tick.day.year * 12 + tick.day.month for tick in chart.ticks]
    month_at = _scale(upright, [day - days[0] for day in days])
    (group,) = [part for part in root if part.get("data-series") is not None]
    bars = [part for part in group if part.get("height") == "10"]
    hollow = [part.get("fill") == PAPER for part in bars]
    assert hollow == [span.is_plan for span in chart.spans]
    ((now, _foot),) = lines(root, stroke_dasharray="2 3")
    ends = [(month_at(_number(part, "x")), month_at(_right(part))) for part in bars]
    return {group.get("data-series", ""): [*ends, (month_at(now[0]),)]}


def _ranks_in_svg(root: ElementTree.Element, chart: RankRows) -> dict[str, Any]:
    upright = [one[0] for one, _other in lines(root, stroke=GUIDE)]
    rank_at = _scale(upright, [tick.value for tick in chart.ticks])
    found = {}
    for group in (part for part in root if part.get("data-series") is not None):
        ((one, other),) = lines(group, stroke_width="3")
        ((x, _y),) = marks(group)
        reach = (rank_at(one[0]), rank_at(other[0]))
        found[group.get("data-series", "")] = [(rank_at(x),), reach]
    return found


def _groups_in_svg(root: ElementTree.Element, chart: DotGroups) -> dict[str, Any]:
    upright = [one[0] for one, _other in lines(root, stroke=GUIDE)]
    value_at = _scale(upright, [tick.value for tick in chart.ticks])
    found = {}
    for group in (part for part in root if part.get("data-series") is not None):
        rings = sum(part.tag.endswith("circle") for part in group)
        spots = [value_at(x) for x, _y in marks(group)]
        found[group.get("data-series", "")] = [
            *((value, 0.0) for value in sorted(spots[:rings])),
            *((value, 1.0) for value in sorted(spots[rings:])),
        ]
    return found


def _right(part: ElementTree.Element) -> float:
    return _number(part, "x") + _number(part, "width")


def share_of_year(mark: Any) -> tuple[float, float]:
    """Return a mark of a timeline as both readers give it."""
    return at(mark.day), mark.value


def _ranked_in_svg(root: ElementTree.Element, chart: RankedDots) -> dict[str, Any]:
    upright = [one[0] for one, _other in lines(root, stroke=GUIDE)]
    value_at = _scale(upright, [tick.value for tick in chart.ticks])
    ((median, _foot),) = lines(root, stroke_dasharray="2 3")
    (group,) = [part for part in root if part.get("data-series") is not None]
    ends = {
        one[1]: (value_at(one[0]), value_at(other[0]))
        for one, other in lines(group, stroke=BAND)
    }
    return {
        group.get("data-series", ""): [
            (value_at(median[0]),),
            *((value_at(x), *ends.get(y, ())) for x, y in marks(group)),
        ]
    }


def _course_in_svg(root: ElementTree.Element, chart: Course) -> dict[str, Any]:
    value_at = _scale(
        [one[1] for one, _other in lines(root, stroke=GUIDE)],
        [tick.value for tick in chart.ticks],
    )
    first = chart.known[0].day
    years = [
        ((int(said) - first.year) * 12 - first.month + 1, x)
        for said, (x, y) in texts(root)
        if re.fullmatch(r"20\d\d", said) and y == 220
    ]
    month_at = _scale([x for _month, x in years], [month for month, _x in years])
    found: dict[str, Any] = {}
    for group in root:
        name = group.get("data-series")
        if name in ("known", "beside"):
            spots = marks(group)
        elif name == "interval":
            pairs = re.findall(r"[ML](\S+) ([\d.-]+)", group[0].get("d", ""))
            spots = [(float(x), float(y)) for x, y in pairs]
        elif name is not None:
            joined = lines(group)
            spots = [joined[0][0], *(other for _one, other in joined)]
        else:
            continue
        found[name] = [(month_at(x), value_at(y)) for x, y in spots]
        if name.startswith("level"):
            found[name] = [found[name][0][1:]]
    order = ("interval", "expected", "lower course", "known", "beside")
    levels = [name for name in found if name.startswith("level")]
    return {name: found[name] for name in (*order, *levels) if name in found}
