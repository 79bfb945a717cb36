"""SVG in the making: text, lines, marks; plain text is always escaped.

The same drawings stand in the PDF, on the page, in the copy and in files.
"""

import html
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cakupan.pictures.look import HATCH_INK, HATCH_PAPER, HATCHES, look

_LOOK = look("light")
INK, ACCENT, PEER = _LOOK.ink, _LOOK.accent, _LOOK.peer
BAND, PAPER = _LOOK.band, _LOOK.paper
GUIDE = "#DADDE0"  # as on the pages, without a paper that shines through
FONT = "IBM Plex Sans, sans-serif"
_HIDDEN = 'aria-hidden="true"'


def escaped(text: str) -> str:
    """Return plain text for an attribute or the inside of an element."""
    return html.escape(text, quote=True)


class Drawing:
    """A drawing of a given size, from the top left."""

    def __init__(self, width: float, height: float, *, hatches: str = "hatch") -> None:
        """Begin with an empty paper.

        Args:
            width: of the paper.
            height: of the paper.
            hatches: what the ids of its hatches begin with; of two drawings on one
                page, each needs its own.
        """
        self.width, self.height = width, height
        self._parts: list[str] = []
        self._run: tuple[str, list[str]] = "", []
        self._prefix = hatches
        self._hatches: dict[tuple[str, float], str] = {}

    def raw(self, part: str) -> None:
        """Add SVG that holds no text from data."""
        self._end_run()
        self._parts.append(part)

    @contextmanager
    def series(self, name: str) -> Iterator[None]:
        """Keep what is drawn meanwhile together under the name of a series."""
        self.raw(f'<g data-series="{escaped(name)}">')
        yield
        self.raw("</g>")

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = PEER,
        width: float = 1.0,
        dash: str = "",
    ) -> None:
        """Add a line; lines of one kind in a row become one path, a fifth as long."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        style = f'stroke="{colour}" stroke-width="{width:g}"{dashed}'
        if style != self._run[0]:
            self._end_run()
            self._run = style, []
        self._run[1].append(f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}")

    def _end_run(self) -> None:
        style, lines = self._run
        if lines:
            self._parts.append(f'<path d="{"".join(lines)}" {style}/>')
        self._run = "", []

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str = "none",
        stroke_width: float = 1.0,
    ) -> None:
        """Add a rectangle."""
        edge = f' stroke="{stroke}" stroke-width="{stroke_width:g}"'
        self.raw(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0.5))}" '
            f'height="{_n(height)}" fill="{fill}"{edge if stroke != "none" else ""}/>'
        )

    def dot(
        self, x: float, y: float, radius: float, *, colour: str, is_open: bool = False
    ) -> None:
        """Add a dot, filled or open."""
        fill = PAPER if is_open else colour
        self.raw(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{radius:g}" fill="{fill}" '
            f'stroke="{colour}" stroke-width="1.4"/>'
        )

    def diamond(self, x: float, y: float, size: float, *, colour: str) -> None:
        """Add a filled diamond."""
        corners = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        self.shape(corners, colour=colour)

    def shape(self, corners: Iterable[tuple[float, float]], *, colour: str) -> None:
        """Add a filled shape by its corners."""
        path = "L".join(f"{_n(x)} {_n(y)}" for x, y in corners)
        self.raw(f'<path d="M{path}Z" fill="{colour}"/>')

    def text(
        self,
        x: float,
        y: float,
        said: str,
        *,
        size: float = 10,
        colour: str = INK,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """Add a line of plain text, its baseline at ``y``."""
        weight = ' font-weight="700"' if bold else ""
        self.raw(
            f'<text x="{_n(x)}" y="{_n(y)}" font-family="{FONT}" '
            f'font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"{weight}>'
            f"{html.escape(said, quote=False)}</text>"
        )

    def hatch(self, reason: str, unit: float = 1.0) -> str:
        """Return the fill of a reason of absence, its tiles ``unit`` times as large."""
        key = (reason, unit)
        if key not in self._hatches:
            self._hatches[key] = f"{self._prefix}{len(self._hatches)}"
        return f"url(#{self._hatches[key]})"

    def _patterns(self) -> Iterator[str]:
        for (reason, unit), name in self._hatches.items():
            size, path, width = HATCHES[reason]
            yield (
                f'<pattern id="{name}" width="{size}" height="{size}" '
                f'patternUnits="userSpaceOnUse" patternTransform="scale({unit:g})">'
                f'<rect width="{size}" height="{size}" fill="{HATCH_PAPER}"/>'
                f'<path d="{path}" fill="none" stroke="{HATCH_INK}" '
                f'stroke-width="{width}" stroke-linecap="round"/></pattern>'
            )

    def svg(
        self, alt: str, *, role: str = "img", edge: float = 0, is_fluid: bool = False
    ) -> str:
        """Return the drawing.

        Args:
            alt: what it shows, for who does not see it; empty beside text that says
                the same.
            role: ``img``, or ``group`` where parts of it answer to a reader.
            edge: room around the paper.
            is_fluid: without a size of its own, as wide as its place.
        """
        self._end_run()
        wide, high = self.width + 2 * edge, self.height + 2 * edge
        size = "" if is_fluid else f'width="{_n(wide)}" height="{_n(high)}" '
        named = f'role="{role}" aria-label="{escaped(alt)}"' if alt else _HIDDEN
        defs = "".join(self._patterns())
        return (
            f"<svg {named} "
            f'xmlns="http://www.w3.org/2000/svg" {size}'
            f'viewBox="{_n(-edge)} {_n(-edge)} {_n(wide)} {_n(high)}">'
            f"{f'<defs>{defs}</defs>' if defs else ''}{''.join(self._parts)}</svg>"
        )


def _n(value: float) -> str:
    """Return a length with at most one decimal.

    >>> _n(2.04), _n(17.25), _n(-0.01)
    ('2', '17.2', '0')
    """
    return f"{round(value, 1) + 0.0:g}"
