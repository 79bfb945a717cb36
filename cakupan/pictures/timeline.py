"""What a timeline looks like, wherever it is drawn: joins, tones, labels."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from textwrap import wrap
from typing import Literal

from cakupan.charts import Break, Timeline, TimeMark, TimeSeries
from cakupan.pictures.look import Look
from cakupan.pictures.placing import (
    Box,
    Label,
    Point,
    Spot,
    along,
    beside,
    line_height,
)

Tone = Literal["accent", "ink", "peer"]

NEAR = 7.0  # pixels within which marks cover each other
_LETTERS = 15  # of a line of a name at the end of a series
_ALIKE = {"about": "stated"}
_TARGETS = ("target", "national")


def at(day: date) -> float:
    """Return a day as a year with its fraction.

    >>> at(date(2023, 1, 1)), round(at(date(2023, 8, 31)), 2)
    (2023.0, 2023.66)
    """
    return day.year + (day.timetuple().tm_yday - 1) / 366


def drawn(chart: Timeline) -> list[TimeSeries]:
    """Return the series of a chart that have a mark, targets first.

    So no target hides a figure that it is set for.
    """
    found = [series for series in chart.series if series.marks]
    return sorted(found, key=lambda series: series.marks[0].kind not in _TARGETS)


def ends(chart: Timeline) -> tuple[int, int]:
    """Return the first year of a chart, and the one after its last."""
    years = [mark.day.year for series in chart.series for mark in series.marks]
    return min(years), (chart.last_year or max(years)) + 1


def is_beyond(mark: TimeMark, chart: Timeline) -> bool:
    """Say whether a mark is of a later year than the axis has: an arrow at its end."""
    return mark.day.year >= ends(chart)[1]


def along_axis(mark: TimeMark, chart: Timeline) -> float:
    """Return where a mark stands on the axis of time, as a year with its fraction."""
    return min(at(mark.day), ends(chart)[1])


def named_years(chart: Timeline, most: int) -> list[int]:
    """Return at most so many years to write under the axis; the latest is one."""
    first, end = ends(chart)
    step = max(1, -(-(end - first) // most))
    return sorted(range(end - 1, first - 1, -step))


def runs(series: TimeSeries) -> list[list[TimeMark]]:
    """Return the marks of each run, by day; a mark of no run is one by itself."""
    found: dict[object, list[TimeMark]] = {}
    for place, mark in enumerate(series.marks):
        found.setdefault(mark.run or place, []).append(mark)
    return [sorted(run, key=lambda mark: mark.day) for run in found.values()]


def tone(series: TimeSeries, mark: TimeMark, chart: Timeline) -> Tone:
    """Return the colour of a mark, its label and its line."""
    if series.is_own:
        return "accent"
    if series.is_dashed or mark.kind == "national":
        return "peer"
    if mark.kind == "target":
        return "ink"
    if any(other.is_own for other in chart.series):
        return "peer"
    return "accent" if mark.kind == "computed" else "ink"


def is_dashed(series: TimeSeries, mark: TimeMark) -> bool:
    """Say whether the line through a mark is dashed: an estimate, or years of ours."""
    return series.is_dashed or mark.kind in _TARGETS


def has_end_label(series: TimeSeries) -> bool:
    """Say whether the label stands at the end: asked for, or only the last has one."""
    return series.is_labelled_at_end or (
        len(series.marks) > 1
        and [place for place, mark in enumerate(series.marks) if mark.label]
        == [len(series.marks) - 1]
    )


def end_lines(series: TimeSeries) -> list[str]:
    """Return what stands at the end of a series: its name, and its last label.

    A label that names the series already stands alone.
    """
    label = series.marks[-1].label
    if series.is_labelled_at_end:
        return [label]
    return [*wrap(series.name, _LETTERS), label]


def end_tone(series: TimeSeries, chart: Timeline) -> Tone:
    """Return the colour of what stands at the end of a series."""
    return tone(series, series.marks[-1], chart)


def break_at(chart: Timeline, item: Break) -> float:
    """Return where a break is drawn: between the last figure before and the first."""
    days = sorted({mark.day for series in chart.series for mark in series.marks})
    if item.day in days and item.day != days[0]:
        return (at(days[days.index(item.day) - 1]) + at(item.day)) / 2
    return at(item.day)


Placed = tuple[TimeSeries, TimeMark, Point]
Where = Callable[[TimeMark], Point]


def taken(chart: Timeline, where: Where) -> list[Box]:
    """Return what no label may cover: the marks, and the lines that join them."""
    boxes = []
    for series in chart.series:
        for mark in series.marks:
            x, y = where(mark)
            boxes.append((x - 6, y - 6, x + 6, y + 6))
        for one, other in joins(series):
            boxes += along((where(one), where(other)))
    return boxes


def labels(chart: Timeline, where: Where, look: Look) -> list[Label]:
    """Return the labels of the marks, what is computed here first.

    Args:
        chart: whose series with a label at their end are left out.
        where: a mark's place on the narrowest paper.
        look: colours.
    """
    first, end = ends(chart)
    placed = [
        (series, mark, where(mark))
        for series in chart.series
        if not has_end_label(series)
        for mark in series.marks
    ]
    ordered = sorted(
        shared(placed),
        key=lambda item: (item[0][1].kind != "computed", -item[0][2][0]),
    )
    return [
        Label(
            share=(along_axis(mark, chart) - first) / (end - first),
            y=spot[1],
            lines=(text,),
            spots=beside(is_joined=bool(mark.run)),
            colour=getattr(look, tone(series, mark, chart)),
            is_bold=mark.kind == "computed",
        )
        for (series, mark, spot), text in ordered
    ]


def break_labels(
    chart: Timeline, top: float, inner: float, size: float, look: Look
) -> list[Label]:
    """Return the labels of the breaks: at the foot of their line, or at its head.

    Args:
        chart: with its breaks.
        top: where the axis of values ends.
        inner: how long it is.
        size: of the letters.
        look: colours.
    """
    first, end = ends(chart)
    made = []
    for item in chart.breaks:
        lines = tuple(item.label.split(" ", 1))
        foot = inner - 6 - (len(lines) - 1) * line_height(size)
        spots = [
            spot
            for down in (foot, size)
            for spot in (Spot(-5, down, "end"), Spot(5, down, "start"))
        ]
        share = (break_at(chart, item) - first) / (end - first)
        made.append(Label(share, top, lines, tuple(spots), look.peer))
    return made


def shared(placed: list[Placed]) -> Iterator[tuple[Placed, str]]:
    """Yield the marks to be labelled, with their text: one for what lies on one spot.

    Two labels around two marks that cover each other would not say whose is whose.
    """
    kept: list[tuple[Placed, list[str]]] = []
    for item in sorted(placed, key=lambda item: (item[1].kind, item[2])):
        labels = next((said for other, said in kept if _cover(other, item)), None)
        if labels is None:
            kept.append((item, [item[1].label]))
        else:
            labels.append(item[1].label)
    for item, said in kept:
        text = "; ".join(dict.fromkeys(filter(None, said)))
        if text:
            yield item, text


def _cover(one: Placed, other: Placed) -> bool:
    kinds = {_ALIKE.get(item[1].kind, item[1].kind) for item in (one, other)}
    across, down = (abs(a - b) for a, b in zip(one[2], other[2], strict=True))
    return len(kinds) == 1 and across < NEAR and down < NEAR


def joins(series: TimeSeries) -> Iterator[tuple[TimeMark, TimeMark]]:
    """Yield the marks of a series that a line joins, two by two."""
    for run in runs(series):
        yield from pairwise(run)
