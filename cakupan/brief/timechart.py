"""A chart over time: dots by date, lines only between like ones, targets as squares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from cakupan.brief.content import Picture
from cakupan.measures import nice_ticks
from cakupan.pictures.drawing import (
    ACCENT,
    GUIDE,
    INK,
    PAPER,
    PEER,
    Drawing,
)
from cakupan.pictures.placing import text_width

_WIDTH, _HEIGHT = 480.0, 226.0
_RIGHT, _TOP, _BOTTOM = 14.0, 12.0, 24.0
_SIZE = 12.0
Kind = Literal["stated", "about", "computed", "target", "national"]


@dataclass(frozen=True)
class Mark:
    """One figure on the chart.

    Attributes:
        day: what it describes, or when a target is due.
        value: on the axis.
        label: as it is to be read.
        kind: how it is drawn.
        run: marks of one run are joined; empty for none.
    """

    day: date
    value: float
    label: str
    kind: Kind
    run: str = ""


def draw(marks: Sequence[Mark], write: Callable[[float], str], alt: str) -> Picture:
    """Return the chart of some marks; ``write`` writes a tick of the axis."""
    drawing = Drawing(_WIDTH, _HEIGHT)
    years = [mark.day.year for mark in marks]
    first, last = min(years), max(years) + 1
    ticks = nice_ticks(max(mark.value for mark in marks))
    left = 12 + max(text_width(write(tick), _SIZE) for tick in ticks)
    inner, high = _WIDTH - left - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def x_of(day: date) -> float:
        passed = day.year + (day.timetuple().tm_yday - 1) / 366 - first
        return left + inner * passed / (last - first)

    def y_of(value: float) -> float:
        return _TOP + high * (1 - value / ticks[-1])

    for tick in ticks:
        drawing.line(left, y_of(tick), _WIDTH - _RIGHT, y_of(tick), colour=GUIDE)
        drawing.text(left - 5, y_of(tick) + 4, write(tick), size=_SIZE, anchor="end")
    step = max(1, -(-(last - first) // 7))
    for year in range(first, last, step):
        x = x_of(date(year, 1, 1))
        drawing.line(x, _HEIGHT - _BOTTOM, x, _HEIGHT - _BOTTOM + 4)
        middle = x + inner / (last - first) / 2
        drawing.text(middle, _HEIGHT - 6, str(year), size=_SIZE, anchor="middle")
    placed = [(mark, x_of(mark.day), y_of(mark.value)) for mark in marks]
    _draw_runs(drawing, placed)
    for mark, x, y in placed:
        _draw_mark(drawing, mark, x, y)
    _draw_labels(drawing, placed, left)
    return Picture(drawing.svg(alt), alt)


Placed = tuple[Mark, float, float]


def _draw_runs(drawing: Drawing, placed: Sequence[Placed]) -> None:
    runs: dict[str, list[Placed]] = {}
    for item in placed:
        if item[0].run:
            runs.setdefault(item[0].run, []).append(item)
    for run in runs.values():
        ordered = sorted(run, key=lambda item: item[0].day)
        dash = "4 3" if ordered[0][0].kind in ("target", "national") else ""
        for (_a, x1, y1), (_b, x2, y2) in pairwise(ordered):
            drawing.line(x1, y1, x2, y2, colour=_colour(ordered[0][0]), dash=dash)


def _colour(mark: Mark) -> str:
    return {"computed": ACCENT, "target": INK, "national": PEER}.get(mark.kind, INK)


def _draw_mark(drawing: Drawing, mark: Mark, x: float, y: float) -> None:
    colour = _colour(mark)
    if mark.kind == "computed":
        drawing.diamond(x, y, 5.5, colour=colour)
    elif mark.kind == "target":
        drawing.box(x - 4, y - 4, 8, 8, fill=colour)
    elif mark.kind == "national":
        drawing.box(x - 4, y - 4, 8, 8, fill=PAPER, stroke=colour, stroke_width=1.4)
    else:
        drawing.dot(x, y, 4, colour=colour, is_open=mark.kind == "about")


_Box = tuple[float, float, float, float]
_NEAR = 7.0  # marks that cover each other
_ALIKE: dict[Kind, tuple[Kind, ...]] = {
    "stated": ("stated", "about"),
    "about": ("stated", "about"),
}


def _draw_labels(drawing: Drawing, placed: Sequence[Placed], left_end: float) -> None:
    """Write each value beside its mark where there is room; the table has them all."""
    taken: list[_Box] = [(x - 6, y - 6, x + 6, y + 6) for _mark, x, y in placed]
    taken += _on_runs(placed)
    ordered = sorted(
        _shared(placed), key=lambda item: (item[0].kind != "computed", -item[1])
    )
    for mark, x, y in ordered:
        if not mark.label:
            continue
        width = text_width(mark.label, _SIZE, bold=mark.kind == "computed")
        for left, base in _spots(mark, x, y, width):
            box = (left, base - _SIZE + 2, left + width, base + 2)
            inside = left >= left_end and box[2] <= _WIDTH and box[1] >= 0
            if inside and not any(_meet(box, other) for other in taken):
                _write(drawing, mark, box)
                taken.append(box)
                break


def _shared(placed: Sequence[Placed]) -> list[Placed]:
    """Return the marks to be labelled: what lies on one spot shares one label.

    Two labels around two marks that cover each other would not say whose is whose.
    """
    kept: list[Placed] = []
    for mark, x, y in sorted(placed, key=lambda item: (item[0].kind, item[1], item[2])):
        near = next(
            (
                at
                for at, (other, x2, y2) in enumerate(kept)
                if other.kind in _ALIKE.get(mark.kind, (mark.kind,))
                and abs(x - x2) < _NEAR
                and abs(y - y2) < _NEAR
            ),
            None,
        )
        if near is None:
            kept.append((mark, x, y))
            continue
        other, x2, y2 = kept[near]
        labels = dict.fromkeys(filter(None, (other.label, mark.label)))
        kept[near] = replace(other, label="; ".join(labels)), x2, y2
    return kept


def _on_runs(placed: Sequence[Placed]) -> list[_Box]:
    """Return small boxes along the lines between marks, which no label may cover."""
    runs: dict[str, list[Placed]] = {}
    for item in placed:
        if item[0].run:
            runs.setdefault(item[0].run, []).append(item)
    boxes = []
    for run in runs.values():
        ordered = sorted(run, key=lambda item: item[0].day)
        for (_a, x1, y1), (_b, x2, y2) in pairwise(ordered):
            steps = max(1, int(abs(x2 - x1) // 6))
            for step in range(steps + 1):
                x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
                boxes.append((x - 1, y - 1, x + 1, y + 1))
    return boxes


def _spots(mark: Mark, x: float, y: float, width: float) -> list[tuple[float, float]]:
    """Return where a label may begin: beside a single mark, off the line of a run."""
    beside = [(x + 8, y + 4), (x - 8 - width, y + 4)]
    off = [(x - width / 2, y - 9), (x - width / 2, y + 18), (x - 5, y - 9)]
    off += [(x - 5, y + 18), (x + 5 - width, y - 9), (x + 5 - width, y + 18)]
    return [*off, *beside] if mark.run else [*beside, *off]


def _write(drawing: Drawing, mark: Mark, box: _Box) -> None:
    # A line of the axis may pass behind.
    drawing.box(box[0] - 1, box[1] + 1, box[2] - box[0] + 2, _SIZE, fill=PAPER)
    drawing.text(
        box[0],
        box[3] - 2,
        mark.label,
        size=_SIZE,
        colour=_colour(mark),
        bold=mark.kind == "computed",
    )


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
