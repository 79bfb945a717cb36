"""Lapse calendar: months across, funded cohorts down, today as a line.

A bar runs from the first to the last month that a source states. A hollow bar stands on
a plan; the bar in the accent ends next.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.planning.months import add_months, months_from
from cakupan.wording import Wording, _

_ROW = 46
_AXIS = 34
_TOP = 24  # room for the word at today's line
_BAR = 0.3
_HOLLOW = "rgba(0,0,0,0)"
_STEPS = (1, 2, 3, 6, 12, 24, 36)
_MOST_TICKS = 5  # more would run into each other on a phone


@dataclass(frozen=True)
class LapseRow:
    """One funded cohort.

    Attributes:
        label: whose cohort, in the reader's words.
        value_label: workers and last month, as they are to be read.
        first: first day of the first month of cover.
        last: first day of the last month of cover.
        is_plan: the source speaks of a plan only.
        is_next: whose cover ends next.
        detail: text of the tooltip, lines by newline.
    """

    label: str
    value_label: str
    first: date
    last: date
    is_plan: bool = False
    is_next: bool = False
    detail: str = ""


def tick_months(first: date, last: date) -> list[date]:
    """Return at most five months to write under the axis, the first included.

    >>> [m.isoformat()[:7] for m in tick_months(date(2023, 8, 1), date(2024, 2, 1))]
    ['2023-08', '2023-10', '2023-12', '2024-02']
    """
    length = months_from(first, last)
    step = next(
        (step for step in _STEPS if length // step < _MOST_TICKS),
        -(-length // (_MOST_TICKS - 1)),
    )
    return [add_months(first, count) for count in range(0, length + 1, step)]


def lapses(
    rows: Sequence[LapseRow], today: date, words: Wording, look: Look
) -> go.Figure:
    """Return one bar a cohort on one axis of months, with a line at today."""
    begin = min(row.first for row in rows)
    end = max(add_months(row.last, 1) for row in rows)
    now = _place(begin, today)
    left, right = min(0.0, now), max(float(months_from(begin, end)), now)
    margin = (right - left) * 0.02
    canvas = Canvas(_ROW * len(rows) + _AXIS + _TOP, look, bottom=_AXIS)
    first, last = add_months(begin, int(left // 1)), add_months(begin, int(right))
    ticks = tick_months(first, last)
    canvas.layout["xaxis"] = {
        "range": [left - margin, right + margin],
        "tickvals": [months_from(begin, month) for month in ticks],
        "ticktext": [words.month(month, short=True) for month in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": True,
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }
    canvas.layout["yaxis"] = {
        "range": [-len(rows) + 0.5, 1.05],
        "visible": False,
        "fixedrange": True,
    }
    canvas.layout["barmode"] = "overlay"
    _draw_today(canvas, now, len(rows), (left, right), words)
    for place, row in enumerate(rows):
        canvas.row_head(
            row.label, row.value_label, -place + 0.46, yref="y", is_own=row.is_next
        )
    _draw_bars(canvas, rows, begin)
    return canvas.figure()


def _place(begin: date, day: date) -> float:
    """Return where a day lies, in months after the first of the axis."""
    length = calendar.monthrange(day.year, day.month)[1]
    return months_from(begin, day) + (day.day - 1) / length


def _draw_today(
    canvas: Canvas, now: float, count: int, ends: tuple[float, float], words: Wording
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
    middle = (ends[0] + ends[1]) / 2
    canvas.text(
        plain(words.say(_("today"))),
        x=now,
        y=0.9,
        yref="y",
        xanchor="right" if now > middle else "left",
        font={"size": SMALL, "color": canvas.look.ink},
    )


def _draw_bars(canvas: Canvas, rows: Sequence[LapseRow], begin: date) -> None:
    look = canvas.look
    colours = [look.accent if row.is_next else look.peer for row in rows]
    canvas.trace(
        type="bar",
        orientation="h",
        base=[months_from(begin, row.first) for row in rows],
        x=[months_from(row.first, row.last) + 1 for row in rows],
        y=[-place for place in range(len(rows))],
        width=_BAR,
        marker={
            "color": [
                _HOLLOW if row.is_plan else colour
                for row, colour in zip(rows, colours, strict=True)
            ],
            "line": {"width": 2, "color": colours},
        },
        text=[plain(row.detail).replace("\n", "<br>") for row in rows],
        textposition="none",
    )
