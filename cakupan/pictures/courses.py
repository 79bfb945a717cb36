"""A course as SVG, and what its drawing shares with the figure of a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from cakupan.charts import Course, CourseEnd, CourseMark
from cakupan.pictures.drawing import ACCENT, GUIDE, INK, PEER, Drawing
from cakupan.pictures.placing import apart, line_height, text_width

_WIDTH = 480.0
_HEIGHT = 226.0
_SIZE = 12.0
_TOP, _BOTTOM = 8.0, 24.0
_INNER = _HEIGHT - _TOP - _BOTTOM
_MOST_YEARS = 7
_GAP = 8.0  # between the lines and what stands at their ends
_YEAR = 12

Point = tuple[float, float]


def month_at(chart: Course, day: date) -> int:
    """Return how many months a day lies after the first that is known."""
    first = chart.known[0].day
    return (day.year - first.year) * _YEAR + day.month - first.month


def last_month(chart: Course) -> int:
    """Return the place of the last month ahead."""
    return month_at(chart, chart.expected[-1].month)


def named_years(chart: Course, most: int) -> list[tuple[int, int]]:
    """Return years to write under the axis and where each begins; the latest is one."""
    first, last = chart.known[0].day, chart.expected[-1].month
    years = range(first.year + (first.month > 1), last.year + 1)
    step = max(1, -(-len(years) // most))
    return [
        (year, month_at(chart, date(year, 1, 1)))
        for year in years
        if (last.year - year) % step == 0
    ]


def runs(chart: Course) -> Iterator[Sequence[CourseMark]]:
    """Yield the known marks that a line joins: none is over a year after another."""
    run = [chart.known[0]]
    for mark in chart.known[1:]:
        if month_at(chart, mark.day) - month_at(chart, run[-1].day) > _YEAR:
            yield run
            run = []
        run.append(mark)
    yield run


def ends(chart: Course) -> dict[str, tuple[CourseEnd, float]]:
    """Return what is written at the right end of each line, with its value, by name."""
    last = chart.expected[-1]
    found = {"expected": (chart.end, last.value)}
    found |= {
        f"level {place}": (level.end, level.value)
        for place, level in enumerate(chart.levels)
    }
    if chart.lower_end is not None and last.lower_course is not None:
        found["lower course"] = (chart.lower_end, last.lower_course)
    return found


@dataclass(frozen=True)
class _Frame:
    """The paper of a course: where its months and values stand."""

    chart: Course
    left: float
    right: float

    def spot(self, month: float, value: float) -> Point:
        """Return the place of a value in a month."""
        long, top = last_month(self.chart) or 1, self.chart.ticks[-1].value
        across = self.left + (self.right - self.left) * month / long
        return across, _TOP + _INNER * (1 - value / top)

    def where(self, mark: CourseMark) -> Point:
        """Return the place of a known number."""
        return self.spot(month_at(self.chart, mark.day), mark.value)

    def ahead(self, values: Iterable[float]) -> list[Point]:
        """Return the places of values of the months ahead."""
        months = (month_at(self.chart, part.month) for part in self.chart.expected)
        return [self.spot(*pair) for pair in zip(months, values, strict=True)]


def draw_course(chart: Course) -> Drawing:
    """Return a course drawn: lines over the months, their names at the right."""
    written = [
        text_width(line, _SIZE, bold=True)
        for end, _value in ends(chart).values()
        for line in (end.label, end.value_label)
    ]
    left = _GAP + max(text_width(tick.label, _SIZE) for tick in chart.ticks)
    frame = _Frame(chart, left, _WIDTH - max(written) - _GAP)
    drawing = Drawing(_WIDTH, _HEIGHT)
    _draw_axes(drawing, frame)
    _draw_expected(drawing, frame)
    _draw_known(drawing, frame)
    _write_ends(drawing, chart, frame.right)
    return drawing


def _draw_axes(drawing: Drawing, frame: _Frame) -> None:
    chart = frame.chart
    for tick in chart.ticks:
        _x, y = frame.spot(0, tick.value)
        drawing.line(frame.left, y, frame.right, y, colour=GUIDE)
        drawing.text(frame.left - 5, y + 4, tick.label, size=_SIZE, anchor="end")
    for year, month in named_years(chart, _MOST_YEARS):
        x, foot = frame.spot(month, 0)
        drawing.line(x, foot, x, foot + 4)
        drawing.text(x, _HEIGHT - 6, str(year), size=_SIZE, anchor="middle")


def _draw_expected(drawing: Drawing, frame: _Frame) -> None:
    """Draw interval, levels and what is expected, from the last known figure on."""
    chart = frame.chart
    start, parts = frame.where(chart.known[-1]), chart.expected
    with drawing.series("interval"):
        lows = frame.ahead(part.low for part in parts)
        highs = frame.ahead(part.high for part in parts)
        drawing.shape([start, *highs, *lows[::-1]], colour=GUIDE)
    for place, level in enumerate(chart.levels):
        y = frame.spot(0, level.value)[1]
        dash = "4 3" if level.is_typed else ""
        with drawing.series(f"level {place}"):
            drawing.line(frame.left, y, frame.right, y, colour=INK, dash=dash)
    with drawing.series("expected"):
        _join(drawing, [start, *frame.ahead(p.value for p in parts)], ACCENT, "4 3")
    if "lower course" in ends(chart):
        lower = frame.ahead(part.lower_course or 0 for part in parts)
        with drawing.series("lower course"):
            _join(drawing, [start, *lower], INK, "1 3")


def _draw_known(drawing: Drawing, frame: _Frame) -> None:
    """Draw the known figures, those beside them, and where they end."""
    chart = frame.chart
    # What is known of the series stands before what lies beside it.
    if chart.beside:
        with drawing.series("beside"):
            for mark in chart.beside:
                drawing.dot(*frame.where(mark), 3.5, colour=PEER, is_open=True)
    with drawing.series("known"):
        for run in runs(chart):
            _join(drawing, [frame.where(mark) for mark in run], ACCENT)
        for mark in chart.known:
            drawing.dot(*frame.where(mark), 3, colour=ACCENT)
    x = frame.where(chart.known[-1])[0]
    drawing.line(x, _TOP, x, _TOP + _INNER, dash="2 3", width=1.4)
    words = chart.last_label.split(" ", 1)
    for at, line in enumerate(words):
        y = _TOP + _INNER - 6 - (len(words) - 1 - at) * line_height(_SIZE)
        drawing.text(x - 5, y, line, size=_SIZE, anchor="end", colour=PEER)


def _join(
    drawing: Drawing, points: Sequence[Point], colour: str, dash: str = ""
) -> None:
    for one, other in pairwise(points):
        drawing.line(*one, *other, colour=colour, dash=dash, width=2.0)


def _write_ends(drawing: Drawing, chart: Course, right: float) -> None:
    """Write name and value of each line at its right end, moved apart where needed."""
    named, top, step = ends(chart), chart.ticks[-1].value, line_height(_SIZE)
    wanted = {key: _INNER * value / top for key, (_end, value) in named.items()}
    sizes = dict.fromkeys(named, round(2 * step) + 3)
    for key, height in apart(wanted, sizes, _INNER + _TOP).items():
        end, _value = named[key]
        colour = ACCENT if key == "expected" else INK
        base = _TOP + _INNER - height - 2
        drawing.text(right + _GAP, base, end.label, size=_SIZE, colour=colour)
        drawing.text(
            right + _GAP,
            base + step,
            end.value_label,
            size=_SIZE,
            colour=colour,
            bold=True,
        )
