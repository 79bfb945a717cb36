"""Targets of every regime over time, with the published figures of their indicators.

A point is what a document or a publisher says. A dashed line between two years of one
regime is ours: nobody published the years between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from cakupan.measures import nice_ticks
from cakupan.pictures.canvas import SMALL, Canvas, plain
from cakupan.pictures.look import Look
from cakupan.pictures.placing import apart
from cakupan.wording import Wording, _

_HEIGHT = 380
_BOTTOM = 30
_TOP = 8
_LINE = 16
_MOST_YEARS = 4  # years that a phone can name
_FAR_YEARS = 6  # a target further off stands at the edge with its year


@dataclass(frozen=True)
class TargetPoint:
    """A target of one year.

    Attributes:
        due_on: when it is due.
        percent: of workers.
        detail: text of the tooltip, lines by newline.
    """

    due_on: date
    percent: float
    detail: str


@dataclass(frozen=True)
class TargetLine:
    """The targets of one regime, by date.

    Attributes:
        label: regime and whose it is, in the reader's words.
        points: by date; joined by a dashed line that is ours.
        is_national: the nation's, shown beside a region's own.
    """

    label: str
    points: tuple[TargetPoint, ...]
    is_national: bool = False


@dataclass(frozen=True)
class FigurePoint:
    """A published figure of the same indicator as some target.

    Attributes:
        day: what it describes.
        percent: as stated.
        label: the percent as it is to be read.
        detail: text of the tooltip, lines by newline.
    """

    day: date
    percent: float
    label: str
    detail: str


def targets(
    lines: Sequence[TargetLine],
    figures: Sequence[FigurePoint],
    words: Wording,
    look: Look,
) -> go.Figure:
    """Return targets by regime over time, and figures of the same indicators.

    Args:
        lines: at least one.
        figures: none where nobody published one.
        words: of the reader.
        look: colours.
    """
    days = [point.due_on for line in lines for point in line.points]
    days += [point.day for point in figures]
    first, last = min(days).year, _last_year(days)
    canvas = Canvas(_HEIGHT, look, left=44, right=136, bottom=_BOTTOM)
    ticks = _axes(canvas, first, last, words)
    for line in lines:
        _draw_line(canvas, line, last)
    _draw_figures(canvas, figures)
    _label_ends(canvas, lines, last, ticks[-1] * 1.04, words)
    return canvas.figure()


def _last_year(days: Sequence[date]) -> int:
    """Return the last year on the axis; targets a generation off do not stretch it."""
    near = min(days).year + _FAR_YEARS
    return max(day.year for day in days if day.year <= near)


def _axes(canvas: Canvas, first: int, last: int, words: Wording) -> list[float]:
    ticks = nice_ticks(100.0)
    shared = {
        "tickfont": {"size": SMALL, "color": canvas.look.ink},
        "zeroline": False,
        "fixedrange": True,
    }
    step = 1 if last - first < _MOST_YEARS else 2
    years = range(last, first - 1, -step)
    canvas.layout["xaxis"] = {
        **shared,
        # The year's mark stands at its end, where most targets are due.
        "range": [first + 0.1, last + 1.12],
        "tickvals": [year + 1 for year in years],
        "ticktext": [str(year) for year in years],
        "tickangle": 0,
        "showgrid": False,
    }
    canvas.layout["yaxis"] = {
        **shared,
        "range": [0, ticks[-1] * 1.04],
        "tickvals": ticks,
        "ticktext": [f"{words.number(tick)}%" for tick in ticks],
        "showgrid": True,
        "gridcolor": canvas.look.guide,
    }
    return ticks


def _at(day: date) -> float:
    """Return a day as a year with its fraction; the last of December is a whole."""
    return day.year + day.timetuple().tm_yday / (366 if day.year % 4 == 0 else 365)


def _colour(line: TargetLine, look: Look) -> str:
    return look.peer if line.is_national else look.accent


def _draw_line(canvas: Canvas, line: TargetLine, last: int) -> None:
    colour = _colour(line, canvas.look)
    near = "diamond-open" if line.is_national else "square-open"
    shown = [point for point in line.points if point.due_on.year <= last]
    if len({point.due_on for point in shown}) > 1:
        canvas.trace(
            x=[_at(point.due_on) for point in shown],
            y=[point.percent for point in shown],
            mode="lines",
            line={"width": 1.5, "dash": "dash", "color": colour},
        )
    canvas.trace(
        x=[min(_at(point.due_on), last + 1) for point in line.points],
        y=[point.percent for point in line.points],
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": [
                "triangle-right-open" if point.due_on.year > last else near
                for point in line.points
            ],
            "size": 10,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        text=[plain(point.detail).replace("\n", "<br>") for point in line.points],
    )


def _draw_figures(canvas: Canvas, figures: Sequence[FigurePoint]) -> None:
    if not figures:
        return
    look = canvas.look
    canvas.trace(
        x=[_at(point.day) for point in figures],
        y=[point.percent for point in figures],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "circle", "size": 12, "color": look.ink},
        text=[plain(point.detail).replace("\n", "<br>") for point in figures],
    )
    for point in figures:
        canvas.text(
            f"<b>{plain(point.label)}</b>",
            x=_at(point.day),
            y=point.percent,
            yanchor="middle",
            xanchor="right",
            xshift=-9,
            font={"size": SMALL, "color": look.ink},
        )


def _label_ends(
    canvas: Canvas, lines: Sequence[TargetLine], last: int, top: float, words: Wording
) -> None:
    """Write each regime and its last percent at the right, moved apart."""
    inner = _HEIGHT - _BOTTOM - _TOP
    ends = {f"{place}": line for place, line in enumerate(lines)}
    wanted = {key: inner * line.points[-1].percent / top for key, line in ends.items()}
    for key, height in apart(wanted, dict.fromkeys(ends, _LINE), inner).items():
        line = ends[key]
        point = line.points[-1]
        value = f"{words.stated_percent(f'{point.percent:g}')}"
        message = (
            _("{label} {percent}, {year} →")
            if point.due_on.year > last
            else _("{label} {percent}")
        )
        year = point.due_on.year
        said = words.say(message, label=line.label, percent=value, year=year)
        canvas.text(
            plain(said),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=4,
            align="left",
            y=height / inner * top,
            yanchor="middle",
            font={"size": SMALL, "color": _colour(line, canvas.look)},
        )
