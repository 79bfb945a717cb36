"""What all figures share: colours, an empty figure, ticks and labels."""

import html
from dataclasses import dataclass
from math import floor, log10

import plotly.graph_objects as go


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

SMALL = 12
LONGEST = 38  # letters of a row's label
NORMAL = 13


def look(theme: str | None) -> Look:
    """Return the colours of a theme, ``light``, ``dark`` or not known yet.

    >>> look("light").accent, look(None) == look("dark")
    ('#A33D12', False)
    """
    return {"light": _LIGHT, "dark": _DARK}.get(theme or "", _EITHER)


def blank(
    height: int, look: Look, *, left: int = 8, right: int = 16, bottom: int = 28
) -> go.Figure:
    """Return a figure without legend, zoom and title.

    Dragging is off, so that a finger on a phone scrolls the page.
    """
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": left, "r": right, "t": 8, "b": bottom, "pad": 4},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        hoverlabel={"align": "left"},
        font={"size": NORMAL, "color": look.ink},
    )
    return figure


def row_head(
    figure: go.Figure,
    label: str,
    value: str,
    height: float,
    look: Look,
    *,
    yref: str = "y",
    is_own: bool = True,
) -> None:
    """Write what a row is about at its left and its value at its right.

    Args:
        figure: to write into.
        label: plain text, cut where a phone has no room for more.
        value: plain text.
        height: on the axis ``yref``.
        look: colours.
        yref: axis of the height.
        is_own: whether the value is the region's own, in the accent.
    """
    cut = label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
    shared = {
        "y": height,
        "yref": yref,
        "xref": "paper",
        "yanchor": "middle",
        "showarrow": False,
        "bgcolor": look.paper,
        "borderpad": 0,
    }
    figure.add_annotation(text=plain(cut), x=0, xanchor="left", **shared)
    colour = look.accent if is_own else look.ink
    figure.add_annotation(
        text=f"<b>{plain(value)}</b>",
        x=1,
        xanchor="right",
        font={"size": NORMAL, "color": colour},
        **shared,
    )


def plain(text: str) -> str:
    """Return text that Plotly does not take for markup."""
    return html.escape(text, quote=False)


def nice_ticks(largest: float, most: int = 5) -> list[float]:
    """Return round ticks from zero that reach or pass a value.

    >>> nice_ticks(1_976_447)
    [0, 500000, 1000000, 1500000, 2000000]
    >>> nice_ticks(147.82)
    [0, 50, 100, 150]
    >>> nice_ticks(0)
    [0, 1]
    """
    if largest <= 0:
        return [0, 1]
    rough = largest / (most - 1)
    magnitude = 10 ** floor(log10(rough))
    step = next(
        factor * magnitude
        for factor in (1, 2, 2.5, 5, 10)
        if factor * magnitude >= rough
    )
    if magnitude >= 1:
        step = int(step) if float(step).is_integer() else step
    count = int(-(-largest // step))
    return [step * place for place in range(count + 1)]
