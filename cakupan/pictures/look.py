"""Colours that carry meaning, and the hatches of what is absent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """Colours that carry meaning; marks stand 3:1 or more from the paper, text 4.5:1.

    Attributes:
        ink: text.
        accent: the region in question.
        peer: its peers, and what is only beside it.
        band: the middle half of the peers.
        guide: lines that lead the eye.
        paper: behind text that crosses a line.
    """

    ink: str
    accent: str
    peer: str
    band: str
    guide: str
    paper: str


_LIGHT = Look(
    "#16191D", "#A33D12", "#5F6770", "#AEB5BC", "rgba(95,103,112,0.28)", "#FFFFFF"
)
_DARK = Look(
    "#ECEFF1", "#FF9E6B", "#A3ABB3", "#59626B", "rgba(163,171,179,0.32)", "#15181B"
)
# A browser that has not said its theme yet gets colours that read on both papers.
_EITHER = Look(
    "#7D858D",
    "#CC5A28",
    "#7D858D",
    "#8B939B",
    "rgba(125,133,141,0.35)",
    "rgba(0,0,0,0)",
)

# ColorBrewer YlGnBu, five classes: light to dark, safe for colour-blind readers and
# for grey print.
PALETTE = ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494")
# One hatch a reason of absence or of what is on its way, as on the map of the pages:
# tile, path, line width.
HATCHES = {
    "not_published": (7, "M-1,1L1,-1M0,7L7,0M6,8L8,6", 0.9),
    "not_collected": (6, "M1.5,1.5h.01M4.5,4.5h.01", 1.7),
    "withheld": (7, "M0,7L7,0M0,0L7,7", 0.9),
    "region_did_not_exist": (5, "M0,2.5H5", 0.9),
    "not_comparable": (7, "M-1,6L1,8M0,0L7,7M6,-1L8,1", 0.9),
    "no_base": (5, "M2.5,0V5", 0.9),
    "in_part": (7, "M0,3.5H4", 1.4),
    "awaited": (7, "M3.5,0V3.5", 1.4),
}
HATCH_INK, HATCH_PAPER = "#7F8285", "#F6F6F6"


def look(theme: str | None) -> Look:
    """Return the colours of a theme, ``light``, ``dark`` or not known yet.

    >>> look("light").accent, look(None) == look("dark")
    ('#A33D12', False)
    """
    return {"light": _LIGHT, "dark": _DARK}.get(theme or "", _EITHER)
