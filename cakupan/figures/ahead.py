"""Where a series of active workers leads: what is known, what is expected, targets.

A full line joins figures of one series with equal tags; other series stand beside it as
hollow dots that nothing joins. What is expected is dashed, inside its interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from cakupan.data.months import months_from
from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.pictures.placing import apart
from cakupan.wording import Wording, _

_HEIGHT = 340
_BOTTOM = 30
_TOP = 8
_LINE = 34  # pixels of a label of two lines
_MOST_YEARS = 5  # years that a phone can name
_MOST_DOTS = 30  # more would run into each other
_YEAR = 12


@dataclass(frozen=True)
class Seen:
    """One published number of workers.

    Attributes:
        month: any day of its month.
        workers: active.
        detail: text of the tooltip, lines by newline.
    """

    month: date
    workers: int
    detail: str = ""


@dataclass(frozen=True)
class Foretold:
    """One month ahead, with the bounds of its interval and without renewal."""

    month: date
    workers: int
    low: int
    high: int
    unrenewed: int | None = None


@dataclass(frozen=True)
class Level:
    """A target in workers: a thin line across the months with its label.

    Attributes:
        label: whose target and for when, in the reader's words.
        workers: of the same segments as the series.
        is_typed: the reader's own.
    """

    label: str
    workers: int
    is_typed: bool = False


@dataclass(frozen=True)
class Course:
    """What the figure shows.

    Attributes:
        known: of one series, by month, at least one.
        expected: the months ahead, by month, at least one.
        beside: of other series or segments; never joined.
        levels: targets in workers.
    """

    known: Sequence[Seen]
    expected: Sequence[Foretold]
    beside: Sequence[Seen] = ()
    levels: Sequence[Level] = ()


def ahead(course: Course, words: Wording, look: Look) -> go.Figure:
    """Return the figure of a series and its forecast; the axis begins at zero."""
    canvas = Canvas(_HEIGHT, look, left=58, right=124, bottom=_BOTTOM)
    first = course.known[0].month.replace(day=1)
    top = _axes(canvas, course, first, words)
    _draw_levels(canvas, course.levels)
    _draw_expected(canvas, course, first, words)
    _draw_known(canvas, course.known, first)
    _draw_beside(canvas, course.beside, first)
    _draw_last(canvas, course.known[-1].month, first, words)
    _label_ends(canvas, course, top, words)
    return canvas.figure()


def _at(first: date, month: date) -> int:
    return months_from(first, month)


def _axes(canvas: Canvas, course: Course, first: date, words: Wording) -> float:
    """Draw the axes and return the upper end of the scale of workers."""
    last = course.expected[-1].month
    largest = max(
        *(point.workers for point in course.known),
        *(month.high for month in course.expected),
        *(level.workers for level in course.levels),
        *(point.workers for point in course.beside),
        1,
    )
    ticks = nice_ticks(largest)
    shared = {
        "tickfont": {"size": SMALL, "color": canvas.look.ink},
        "zeroline": False,
        "fixedrange": True,
    }
    years = range(first.year + (first.month > 1), last.year + 1)
    step = -(-len(years) // _MOST_YEARS)
    named = [year for year in years if (last.year - year) % step == 0]
    canvas.layout["xaxis"] = {
        **shared,
        "range": [-1, _at(first, last) + 1],
        "tickvals": [_at(first, date(year, 1, 1)) for year in named],
        "ticktext": [str(year) for year in named],
        "tickangle": 0,
        "showgrid": True,
        "gridcolor": canvas.look.guide,
    }
    canvas.layout["yaxis"] = {
        **shared,
        "range": [0, ticks[-1] * 1.04],
        "tickvals": ticks,
        "ticktext": [words.workers_words(tick) for tick in ticks],
        "showgrid": True,
        "gridcolor": canvas.look.guide,
    }
    return ticks[-1] * 1.04


def _draw_known(canvas: Canvas, known: Sequence[Seen], first: date) -> None:
    """Draw the series; over more than a year without a figure the line breaks."""
    xs: list[float] = []
    ys: list[int | None] = []
    texts: list[str] = []
    for point in known:
        place = _at(first, point.month)
        if xs and place - xs[-1] > _YEAR:
            xs.append(place - 0.5)
            ys.append(None)
            texts.append("")
        xs.append(place)
        ys.append(point.workers)
        texts.append(plain(point.detail).replace("\n", "<br>"))
    colour = canvas.look.accent
    canvas.trace(
        x=xs,
        y=ys,
        name="known",
        mode="lines+markers" if len(known) <= _MOST_DOTS else "lines",
        connectgaps=False,
        line={"width": 2.5, "color": colour},
        marker={"size": 8, "color": colour},
        text=texts,
    )


def _draw_expected(canvas: Canvas, course: Course, first: date, words: Wording) -> None:
    look, known = canvas.look, course.known[-1]
    start = _at(first, known.month)
    months = [_at(first, month.month) for month in course.expected]
    lows = [month.low for month in course.expected]
    highs = [month.high for month in course.expected]
    canvas.trace(
        x=[start, *months, *months[::-1]],
        y=[known.workers, *highs, *lows[::-1]],
        name="interval",
        mode="lines",
        fill="toself",
        fillcolor=look.guide,
        line={"width": 0, "color": look.guide},
    )
    texts = [
        f"{words.month(month.month)}: {words.workers_words(month.workers)}"
        for month in course.expected
    ]
    canvas.trace(
        x=[start, *months],
        y=[known.workers, *(month.workers for month in course.expected)],
        name="expected",
        mode="lines",
        line={"width": 2, "dash": "dash", "color": look.accent},
        text=["", *map(plain, texts)],
    )
    if is_unrenewed_apart(course):
        canvas.trace(
            x=[start, *months],
            y=[known.workers, *(month.unrenewed for month in course.expected)],
            name="unrenewed",
            mode="lines",
            line={"width": 2, "dash": "dot", "color": look.ink},
        )


def is_unrenewed_apart(course: Course) -> bool:
    """Return whether the end without renewal lies below what is expected."""
    last = course.expected[-1]
    return last.unrenewed is not None and last.unrenewed < last.workers


def _draw_beside(canvas: Canvas, beside: Sequence[Seen], first: date) -> None:
    if not beside:
        return
    colour = canvas.look.peer
    canvas.trace(
        x=[_at(first, point.month) for point in beside],
        y=[point.workers for point in beside],
        name="beside",
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 8,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        text=[plain(point.detail).replace("\n", "<br>") for point in beside],
    )


def _draw_levels(canvas: Canvas, levels: Sequence[Level]) -> None:
    canvas.lines += [
        {
            "type": "line",
            "x0": 0,
            "x1": 1,
            "xref": "paper",
            "y0": level.workers,
            "y1": level.workers,
            "layer": "below",
            "line": {
                "width": 1,
                "dash": "dash" if level.is_typed else "solid",
                "color": canvas.look.ink,
            },
        }
        for level in levels
    ]


def _draw_last(canvas: Canvas, month: date, first: date, words: Wording) -> None:
    """Draw where the published figures end."""
    place = _at(first, month)
    canvas.lines.append(
        {
            "type": "line",
            "x0": place,
            "x1": place,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "layer": "below",
            "line": {"width": 1.5, "dash": "dot", "color": canvas.look.peer},
        }
    )
    canvas.text(
        plain(words.say(_("last figure"))).replace(" ", "<br>", 1),
        x=place,
        y=0.02,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        xshift=-4,
        align="right",
        font={"size": SMALL, "color": canvas.look.peer},
    )


def _label_ends(canvas: Canvas, course: Course, top: float, words: Wording) -> None:
    """Write what each line is at its right end, moved apart where needed."""
    look, last = canvas.look, course.expected[-1]
    ends = {
        "expected": (words.say(_("expected")), last.workers, look.accent),
        **{
            f"level {place}": (level.label, level.workers, look.ink)
            for place, level in enumerate(course.levels)
        },
    }
    if is_unrenewed_apart(course) and last.unrenewed is not None:
        label = words.say(_("nothing renewed"))
        ends["unrenewed"] = (label, last.unrenewed, look.ink)
    inner = _HEIGHT - _BOTTOM - _TOP
    wanted = {key: inner * end[1] / top for key, end in ends.items()}
    for key, height in apart(wanted, dict.fromkeys(ends, _LINE), inner).items():
        label, workers, colour = ends[key]
        canvas.text(
            f"{plain(label)}<br><b>{plain(words.workers_words(workers))}</b>",
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            align="left",
            y=height / inner * top,
            yanchor="middle",
            font={"size": SMALL, "color": colour},
        )
