"""Where labels stand: widths of text, and places that keep apart.

No browser is needed: a width of text is estimated from its letters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

# How wide the letters of IBM Plex Sans are, in thousandths of their size.
_WIDTHS = {
    letter: width
    for width, letters in (
        (260, " 'ij!,.l:;"),
        (330, "[]f|(){}rt·"),
        (400, '/\\-I"*'),
        (490, "z?sLcvxy"),
        (530, "Jgkae"),
        (570, "F_hnouESTZbdpq"),
        (600, "$+0123456789<=>PVY^`~–CX"),
        (680, "AKRBDU#"),
        (700, "&GHNOQ"),
        (880, "wMm@W%…"),
    )
    for letter in letters
}
_OTHER = 600  # any other letter
_BOLD = 1.06

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a line of text is."""
    wide = sum(_WIDTHS.get(letter, _OTHER) for letter in text) / 1000
    return wide * size * (_BOLD if bold else 1)


def cut(text: str, size: float, width: float) -> str:
    """Return text that fits a width, its end cut where it does not.

    >>> cut("Kalimantan", 10, 30), cut("Kal", 10, 30)
    ('Kali…', 'Kal')
    """
    if text_width(text, size) <= width:
        return text
    kept = text[:-1]
    while len(kept) > 1 and text_width(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def apart(
    wanted: Mapping[str, float], sizes: Mapping[str, int], room: float
) -> dict[str, float]:
    """Return middles, from the top down, that keep texts of these sizes apart.

    None stands above the room or below its floor, if all find a place in it.

    >>> apart({"a": 100, "b": 95, "c": 20}, {"a": 30, "b": 30, "c": 30}, 200)
    {'a': 112.5, 'b': 82.5, 'c': 20}
    >>> apart({"a": 12, "b": 8, "c": 195}, {"a": 30, "b": 30, "c": 30}, 200)
    {'c': 185.0, 'a': 45.0, 'b': 15.0}
    """
    order = sorted(wanted, key=lambda name: -wanted[name])
    placed = dict(wanted)
    for _round in range(len(order) ** 2):
        for upper, lower in pairwise(order):
            overlap = (sizes[upper] + sizes[lower]) / 2 - (
                placed[upper] - placed[lower]
            )
            if overlap > 0:
                placed[upper] += overlap / 2
                placed[lower] -= overlap / 2
    for name in order:
        placed[name] = min(placed[name], room - sizes[name] / 2)
        room = placed[name] - sizes[name] / 2
    floor = 0.0
    for name in reversed(order):
        placed[name] = max(placed[name], floor + sizes[name] / 2)
        floor = placed[name] + sizes[name] / 2
    return {name: placed[name] for name in order}


@dataclass(frozen=True)
class Paper:
    """A width on which a chart is read; a page's chart has many.

    Attributes:
        width: of all.
        left: where the axis begins.
        right: where it ends.
    """

    width: float
    left: float
    right: float

    def x(self, share: float) -> float:
        """Return the place of a share of the axis, from 0 to 1."""
        return self.left + share * (self.right - self.left)


@dataclass(frozen=True)
class Spot:
    """A place for a label, as seen from its mark.

    Attributes:
        across: to the right, to the anchor of the text.
        down: to its first baseline.
        anchor: which end of the text stands there.
    """

    across: float
    down: float
    anchor: Anchor


@dataclass(frozen=True)
class Label:
    """A label that wants a place.

    Attributes:
        share: where its mark stands on the axis, from 0 to 1.
        y: of its mark, from the top.
        lines: what is written.
        spots: places that would do, the best first.
        colour: of the letters.
        is_bold: whether they are bold.
    """

    share: float
    y: float
    lines: tuple[str, ...]
    spots: tuple[Spot, ...]
    colour: str
    is_bold: bool = False


def place_labels(
    labels: Sequence[Label],
    papers: Sequence[Paper],
    height: float,
    size: float,
    taken: Sequence[Sequence[Box]],
) -> list[tuple[Label, Spot]]:
    """Return the labels that find a place on every paper, with the first that does.

    A label without room is left out: two that cover each other say less than one, and
    the table beside a chart has them all.

    Args:
        labels: the most important first.
        papers: widths on which no two labels may meet.
        height: of the paper.
        size: of the letters.
        taken: by paper, boxes that no label may cover.
    """
    covered = [list(boxes) for boxes in taken]
    placed = []
    for label in labels:
        for spot in label.spots:
            boxes = [_box(label, spot, paper, size) for paper in papers]
            if all(
                paper.left <= box[0]
                and box[2] <= paper.width
                and box[1] >= 0
                and box[3] <= height
                and not any(meet(box, other) for other in others)
                for box, paper, others in zip(boxes, papers, covered, strict=True)
            ):
                for box, others in zip(boxes, covered, strict=True):
                    others.append(box)
                placed.append((label, spot))
                break
    return placed


def _box(label: Label, spot: Spot, paper: Paper, size: float) -> Box:
    width = max(text_width(line, size, bold=label.is_bold) for line in label.lines)
    before = {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    left = paper.x(label.share) + spot.across - before
    base = label.y + spot.down
    more = (len(label.lines) - 1) * line_height(size)
    return left, base - size + 2, left + width, base + more + 2


def line_height(size: float) -> float:
    """Return the distance of two baselines."""
    return size * 1.25


def beside(*, is_joined: bool) -> tuple[Spot, ...]:
    """Return the spots of a mark: beside a single one, off the line of a joined one."""
    near = (Spot(8, 4, "start"), Spot(-8, 4, "end"))
    off = (
        Spot(0, -9, "middle"),
        Spot(0, 18, "middle"),
        Spot(-5, -9, "start"),
        Spot(-5, 18, "start"),
        Spot(5, -9, "end"),
        Spot(5, 18, "end"),
    )
    return (*off, *near) if is_joined else (*near, *off)


def along(ends: tuple[Point, Point]) -> Iterator[Box]:
    """Yield small boxes along a line, which no label may cover."""
    (x1, y1), (x2, y2) = ends
    steps = max(1, int(abs(x2 - x1) // 6))
    for step in range(steps + 1):
        x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
        yield x - 1, y - 1, x + 1, y + 1


def meet(a: Box, b: Box) -> bool:
    """Say whether two boxes cover some spot both."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
