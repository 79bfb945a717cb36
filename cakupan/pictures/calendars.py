"""A calendar of cover as SVG: one bar a cohort on one axis of months, and today."""

import calendar
from collections.abc import Callable
from datetime import date

from cakupan.charts import Calendar, Span
from cakupan.pictures.drawing import ACCENT, GUIDE, INK, PAPER, PEER, Drawing
from cakupan.pictures.placing import cut, text_width

_WIDTH = 480.0
_SIZE = 12.0
_ROW = 36.0
_AXIS = 22.0
_TOP = 20.0  # room for the word at today's line


def draw_calendar(chart: Calendar) -> Drawing:
    """Return one bar a span on one axis of months, with a line at today."""
    begin = min(
        [month_of(span.first) for span in chart.spans] + [month_of(chart.today)]
    )
    lasts = [month_of(span.last) + 1 for span in chart.spans]
    length = max(max([*lasts, month_of(chart.today) + 1]) - begin, 1)
    drawing = Drawing(_WIDTH, _TOP + _ROW * len(chart.spans) + _AXIS)
    scale = (_WIDTH - 12) / length

    def x_of(months: float) -> float:
        return 6 + (months - begin) * scale

    bottom = drawing.height - _AXIS
    for tick in chart.ticks:
        x = x_of(month_of(tick.day))
        drawing.line(x, _TOP - 2, x, bottom, colour=GUIDE)
        if x + text_width(tick.label, _SIZE) <= _WIDTH:
            drawing.text(x, bottom + 15, tick.label, size=_SIZE)
    now = x_of(place_of(chart.today))
    drawing.line(now, 16, now, bottom, colour=INK, dash="2 3", width=1.4)
    anchor = "end" if now > _WIDTH / 2 else "start"
    drawing.text(now, 12, chart.today_label, size=_SIZE, anchor=anchor)
    with drawing.series(chart.name):
        for place, span in enumerate(chart.spans):
            _draw_span(drawing, span, _TOP + _ROW * place, x_of)
    return drawing


def month_of(day: date) -> int:
    """Return a day's month, counted from the first of our era."""
    return day.year * 12 + day.month - 1


def place_of(day: date) -> float:
    """Return where a day lies among the months of our era.

    >>> place_of(date(2023, 2, 15)) - month_of(date(2023, 1, 1))
    1.5
    """
    days = calendar.monthrange(day.year, day.month)[1]
    return month_of(day) + (day.day - 1) / days


def _draw_span(
    drawing: Drawing, span: Span, top: float, x_of: Callable[[float], float]
) -> None:
    colour = ACCENT if span.is_own else PEER
    width = text_width(span.value_label, _SIZE, bold=True)
    drawing.box(0, top + 2, _WIDTH, 14, fill=PAPER)
    drawing.text(0, top + 13, cut(span.label, _SIZE, _WIDTH - width - 16), size=_SIZE)
    drawing.text(
        _WIDTH,
        top + 13,
        span.value_label,
        size=_SIZE,
        anchor="end",
        bold=True,
        colour=ACCENT if span.is_own else INK,
    )
    left, right = x_of(month_of(span.first)), x_of(month_of(span.last) + 1)
    drawing.box(
        left,
        top + 19,
        right - left,
        10,
        fill=PAPER if span.is_plan else colour,
        stroke=colour,
        stroke_width=1.4,
    )
