"""A ranking as SVG, and what its drawing shares with the figure of a page."""

from collections.abc import Sequence

from cakupan.charts import RankedDot, RankedDots
from cakupan.pictures.drawing import ACCENT, BAND, GUIDE, INK, PEER, Drawing
from cakupan.pictures.placing import cut, text_width

_WIDTH = 480.0
_SIZE = 12.0
_ROW = 18.0
_AXIS = 20.0
_WIDEST_NAME = 168.0
_GAP = 12.0  # between names, dots and values


def heights(lines: Sequence[RankedDot]) -> list[int]:
    """Return how many lines down each place stands, from 0; a gap takes a line.

    >>> heights([RankedDot("1 A", 9, "9", 9, 9),
    ...          RankedDot("8 B", 2, "2", 2, 2, follows_gap=True)])
    [0, 2]
    """
    downs, height = [], -1
    for line in lines:
        height += 2 if line.follows_gap else 1
        downs.append(height)
    return downs


def end_of(chart: RankedDots) -> float:
    """Return where the axis of the values ends."""
    return max(*(line.high for line in chart.dots), chart.ticks[-1].value)


def draw_ranks(chart: RankedDots) -> Drawing:
    """Return a ranking drawn, a line a place: names, dot with its range, value."""
    downs = heights(chart.dots)
    bottom = _ROW * (downs[-1] + 1)
    drawing = Drawing(_WIDTH, bottom + _AXIS)
    names = [cut(line.label, _SIZE, _WIDEST_NAME) for line in chart.dots]
    left = max(text_width(name, _SIZE, bold=True) for name in names) + _GAP
    values = [text_width(line.value_label, _SIZE, bold=True) for line in chart.dots]
    span = _WIDTH - max(values) - _GAP - left
    end = end_of(chart)

    def x_of(value: float) -> float:
        return left + span * value / end

    for tick in chart.ticks:
        x = x_of(tick.value)
        drawing.line(x, 0, x, bottom, colour=GUIDE)
        drawing.text(x, bottom + 14, tick.label, size=_SIZE, anchor="middle")
    median = x_of(chart.median)
    drawing.line(median, 0, median, bottom, dash="2 3")
    with drawing.series(chart.name):
        for line, name, down in zip(chart.dots, names, downs, strict=True):
            y = _ROW * (down + 0.5)
            if line.high > line.low:
                ends = x_of(max(line.low, 0)), x_of(line.high)
                drawing.line(ends[0], y, ends[1], y, colour=BAND, width=5)
            colour = ACCENT if line.is_own else PEER
            drawing.dot(x_of(line.value), y, 5 if line.is_own else 3.5, colour=colour)
            ink, bold = (ACCENT, True) if line.is_own else (INK, False)
            drawing.text(0, y + 4, name, size=_SIZE, colour=ink, bold=bold)
            drawing.text(
                _WIDTH,
                y + 4,
                line.value_label,
                size=_SIZE,
                colour=ink,
                bold=bold,
                anchor="end",
            )
    return drawing
