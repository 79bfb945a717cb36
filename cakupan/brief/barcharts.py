"""The lapse calendar and the places among peers, as drawings."""

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cakupan.brief.content import Picture
from cakupan.measures import Position
from cakupan.pictures.drawing import (
    ACCENT,
    BAND,
    GUIDE,
    INK,
    PAPER,
    PEER,
    Drawing,
)
from cakupan.pictures.placing import cut, text_width
from cakupan.planning.months import add_months, months_from
from cakupan.wording import Wording, _

_WIDTH = 480.0
_SIZE = 12.0
_ROW = 36.0
_AXIS = 22.0
_STEPS = (1, 2, 3, 6, 12, 24, 36)


@dataclass(frozen=True)
class Bar:
    """A funded cohort on the calendar.

    Attributes:
        label: whose cohort.
        value: workers and last month, as they are to be read.
        first, last: first days of the first and last month of cover.
        is_plan: drawn hollow.
        is_next: drawn in the accent.
    """

    label: str
    value: str
    first: date
    last: date
    is_plan: bool = False
    is_next: bool = False


def lapses(bars: Sequence[Bar], today: date, words: Wording, alt: str) -> Picture:
    """Return one bar a cohort on one axis of months, with a line at today."""
    begin = min([bar.first for bar in bars] + [today.replace(day=1)])
    end = max([add_months(bar.last, 1) for bar in bars] + [add_months(today, 1)])
    length = max(months_from(begin, end), 1)
    drawing = Drawing(_WIDTH, 20 + _ROW * len(bars) + _AXIS)
    scale = (_WIDTH - 12) / length

    def x_of(months: float) -> float:
        return 6 + months * scale

    bottom = drawing.height - _AXIS
    step = next((step for step in _STEPS if length // step < 6), 60)
    for count in range(0, length, step):
        month = add_months(begin, count)
        drawing.line(x_of(count), 18, x_of(count), bottom, colour=GUIDE)
        said = words.month(month, short=True)
        if x_of(count) + text_width(said, _SIZE) <= _WIDTH:
            drawing.text(x_of(count), bottom + 15, said, size=_SIZE)
    days = calendar.monthrange(today.year, today.month)[1]
    now = x_of(months_from(begin, today) + (today.day - 1) / days)
    drawing.line(now, 16, now, bottom, colour=INK, dash="2 3", width=1.4)
    anchor = "end" if now > _WIDTH / 2 else "start"
    drawing.text(now, 12, words.say(_("today")), size=_SIZE, anchor=anchor)
    for place, bar in enumerate(bars):
        _draw_bar(drawing, bar, 20 + _ROW * place, x_of, begin)
    return Picture(drawing.svg(alt), alt)


def _draw_bar(
    drawing: Drawing, bar: Bar, top: float, x_of: Callable[[float], float], begin: date
) -> None:
    colour = ACCENT if bar.is_next else PEER
    width = text_width(bar.value, _SIZE, bold=True)
    drawing.box(0, top + 2, _WIDTH, 14, fill=PAPER)
    drawing.text(0, top + 13, cut(bar.label, _SIZE, _WIDTH - width - 16), size=_SIZE)
    drawing.text(
        _WIDTH,
        top + 13,
        bar.value,
        size=_SIZE,
        anchor="end",
        bold=True,
        colour=ACCENT if bar.is_next else INK,
    )
    left = x_of(months_from(begin, bar.first))
    right = x_of(months_from(begin, bar.last) + 1)
    drawing.box(
        left,
        top + 19,
        right - left,
        10,
        fill=PAPER if bar.is_plan else colour,
        stroke=colour,
        stroke_width=1.4,
    )


@dataclass(frozen=True)
class Spine:
    """A region's place by one indicator.

    Attributes:
        label: the indicator and the peers.
        value: the region's value and rank, as they are to be read.
        place: the region among its peers.
        peers: all known values.
        ticks: least, median and most, as they are to be read.
    """

    label: str
    value: str
    place: Position
    peers: tuple[float, ...]
    ticks: tuple[str, str, str]


def places(rows: Sequence[Spine], alt: str) -> Picture:
    """Return one line an indicator: a stroke a peer, the middle half, the region."""
    height = 50.0
    drawing = Drawing(_WIDTH, height * len(rows))
    for number, row in enumerate(rows):
        _draw_spine(drawing, row, height * number)
    return Picture(drawing.svg(alt), alt)


def _draw_spine(drawing: Drawing, row: Spine, top: float) -> None:
    width = text_width(row.value, _SIZE, bold=True)
    label = cut(row.label, _SIZE, _WIDTH - width - 14)
    drawing.text(0, top + 12, label, size=_SIZE)
    drawing.text(
        _WIDTH, top + 12, row.value, size=_SIZE, anchor="end", bold=True, colour=ACCENT
    )
    least, most = row.place.minimum, row.place.maximum
    span = (most - least) or 1.0

    def x_of(value: float) -> float:
        return 8 + (_WIDTH - 16) * (value - least) / span

    y = top + 24
    drawing.line(x_of(least), y, x_of(most), y, colour=BAND)
    middle = x_of(row.place.lower), x_of(row.place.upper)
    drawing.box(middle[0], y - 4, middle[1] - middle[0], 8, fill=BAND)
    for peer in row.peers:
        drawing.line(x_of(peer), y - 4, x_of(peer), y + 4, width=0.8)
    median = x_of(row.place.median)
    drawing.line(median, y - 8, median, y + 8, colour=INK, width=1.6)
    drawing.dot(x_of(row.place.value), y, 5, colour=ACCENT)
    low, mid, high = row.ticks
    drawing.text(0, top + 43, low, size=11, colour=PEER)
    drawing.text(_WIDTH, top + 43, high, size=11, colour=PEER, anchor="end")
    room = text_width(low, 11) + text_width(mid, 11) / 2 + 8
    if room < median < _WIDTH - text_width(high, 11) - text_width(mid, 11) / 2 - 8:
        drawing.text(median, top + 43, mid, size=11, anchor="middle")
