"""SVG in the making: colours, text, lines, marks; plain text is always escaped.

The same drawings stand in the PDF, on the page and in files. No browser is needed: a
width of text is estimated from its letters.
"""

import html
from collections.abc import Iterable

from cakupan.brief.content import Picture

# As the charts of the pages on white paper; a test compares them.
INK, ACCENT, PEER, BAND = "#16191D", "#A33D12", "#5F6770", "#AEB5BC"
GUIDE, PAPER = "#DADDE0", "#FFFFFF"
FONT = "IBM Plex Sans, sans-serif"
# One hatch a reason of absence, as on the map of the pages: tile, path, line width.
HATCHES = {
    "not_published": (7, "M-1,1L1,-1M0,7L7,0M6,8L8,6", 0.9),
    "not_collected": (6, "M1.5,1.5h.01M4.5,4.5h.01", 1.7),
    "withheld": (7, "M0,7L7,0M0,0L7,7", 0.9),
    "region_did_not_exist": (5, "M0,2.5H5", 0.9),
    "not_comparable": (7, "M-1,6L1,8M0,0L7,7M6,-1L8,1", 0.9),
    "no_base": (5, "M2.5,0V5", 0.9),
}
HATCH_INK, HATCH_PAPER = "#7F8285", "#F6F6F6"
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


class Drawing:
    """A drawing of a given size, from the top left."""

    def __init__(self, width: float, height: float) -> None:
        """Begin with an empty paper."""
        self.width, self.height = width, height
        self._parts: list[str] = []
        self._hatches: dict[tuple[str, float], str] = {}

    def raw(self, part: str) -> None:
        """Add SVG that holds no text from data."""
        self._parts.append(part)

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
        """Add a line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.raw(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{colour}" stroke-width="{width}"{dashed}/>'
        )

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
        self.raw(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" '
            f'height="{height:.1f}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="{stroke_width}"/>'
        )

    def dot(
        self, x: float, y: float, radius: float, *, colour: str, is_open: bool = False
    ) -> None:
        """Add a dot, filled or open."""
        fill = PAPER if is_open else colour
        self.raw(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" '
            f'stroke="{colour}" stroke-width="1.4"/>'
        )

    def diamond(self, x: float, y: float, size: float, *, colour: str) -> None:
        """Add a filled diamond."""
        self.raw(
            f'<path d="M{x:.1f} {y - size:.1f}L{x + size:.1f} {y:.1f}'
            f'L{x:.1f} {y + size:.1f}L{x - size:.1f} {y:.1f}Z" fill="{colour}"/>'
        )

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
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="{size}" '
            f'fill="{colour}" text-anchor="{anchor}"{weight}>'
            f"{html.escape(said, quote=False)}</text>"
        )

    def hatch(self, reason: str, unit: float = 1.0) -> str:
        """Return the fill of a reason of absence, its tiles ``unit`` times as large."""
        key = (reason, unit)
        if key not in self._hatches:
            self._hatches[key] = f"hatch{len(self._hatches)}"
        return f"url(#{self._hatches[key]})"

    def _patterns(self) -> Iterable[str]:
        for (reason, unit), name in self._hatches.items():
            size, path, width = HATCHES[reason]
            yield (
                f'<pattern id="{name}" width="{size}" height="{size}" '
                f'patternUnits="userSpaceOnUse" patternTransform="scale({unit:.3f})">'
                f'<rect width="{size}" height="{size}" fill="{HATCH_PAPER}"/>'
                f'<path d="{path}" fill="none" stroke="{HATCH_INK}" '
                f'stroke-width="{width}" stroke-linecap="round"/></pattern>'
            )

    def picture(self, alt: str) -> Picture:
        """Return the drawing with what it shows."""
        defs = "".join(self._patterns())
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:.1f}" '
            f'height="{self.height:.1f}" viewBox="0 0 {self.width:.1f} '
            f'{self.height:.1f}">'
        )
        body = "".join(self._parts)
        return Picture(f"{head}<defs>{defs}</defs>{body}</svg>", alt)


def nice_ticks(largest: float, most: int = 5) -> list[float]:
    """Return round ticks from zero that reach a value.

    >>> nice_ticks(147.82), nice_ticks(0)
    ([0, 50, 100, 150], [0, 1])
    """
    if largest <= 0:
        return [0, 1]
    rough = largest / (most - 1)
    magnitude = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 0.1
    step = next(f * magnitude for f in (1, 2, 2.5, 5, 10) if f * magnitude >= rough)
    step = int(step) if float(step).is_integer() else step
    return [step * place for place in range(int(-(-largest // step)) + 1)]
