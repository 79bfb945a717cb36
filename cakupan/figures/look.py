"""What all figures share: colours, an empty figure, ticks and labels."""

import html
from dataclasses import dataclass
from math import floor, log10
from typing import Any

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

_STAMP = "rgba(205,25,25,0.22)"

SMALL = 12
LONGEST = 38  # letters of a row's label
NORMAL = 13


def look(theme: str | None) -> Look:
    """Return the colours of a theme, ``light``, ``dark`` or not known yet.

    >>> look("light").accent, look(None) == look("dark")
    ('#A33D12', False)
    """
    return {"light": _LIGHT, "dark": _DARK}.get(theme or "", _EITHER)


class Canvas:
    """A figure in the making: traces, texts and lines, made into Plotly's at the end.

    Plotly checks every property when it is set, and every annotation anew with each
    one that is added; checked once, a page's charts cost a quarter of the time.
    """

    def __init__(
        self,
        height: int,
        look: Look,
        *,
        left: int = 8,
        right: int = 16,
        bottom: int = 28,
    ) -> None:
        """Begin a figure without legend, zoom and title.

        Dragging is off, so that a finger on a phone scrolls the page.
        """
        self.look = look
        self.layout: dict[str, Any] = {
            "height": height,
            "margin": {"l": left, "r": right, "t": 8, "b": bottom, "pad": 4},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"align": "left"},
            "font": {"size": NORMAL, "color": look.ink},
        }
        self.traces: list[dict[str, Any]] = []
        self.texts: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []

    def trace(self, **settings: Any) -> None:
        """Add points or a line; without ``text`` the pointer passes over it."""
        hover = (
            {"hovertemplate": "%{text}<extra></extra>"}
            if "text" in settings
            else {"hoverinfo": "skip"}
        )
        self.traces.append({"type": "scatter", **hover, **settings})

    def text(self, content: str, **settings: Any) -> None:
        """Write HTML of Plotly's kind; plain text goes through ``plain`` first."""
        self.texts.append({"text": content, "showarrow": False, **settings})

    def row_head(
        self, label: str, value: str, height: float, *, yref: str, is_own: bool
    ) -> None:
        """Write what a row is about at its left and its value at its right.

        Args:
            label: plain text, cut where a phone has no room for more.
            value: plain text.
            height: on the axis ``yref``.
            yref: axis of the height.
            is_own: whether the value is the region's own, in the accent.
        """
        cut = label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
        shared = {
            "y": height,
            "yref": yref,
            "xref": "paper",
            "yanchor": "middle",
            "bgcolor": self.look.paper,
            "borderpad": 0,
        }
        colour = self.look.accent if is_own else self.look.ink
        font = {"size": NORMAL, "color": colour}
        self.text(plain(cut), x=0, xanchor="left", **shared)
        self.text(f"<b>{plain(value)}</b>", x=1, xanchor="right", font=font, **shared)

    def figure(self) -> go.Figure:
        """Return the figure."""
        drawn = {"annotations": self.texts, "shapes": self.lines}
        return go.Figure(data=self.traces, layout={**self.layout, **drawn})


def stamp(figure: go.Figure, word: str) -> go.Figure:
    """Write a word across a figure, so that its picture carries it; none if empty."""
    if word:
        figure.add_annotation(
            text=f"<b>{plain(word)}</b>",
            x=0.5,
            y=0.5,
            xref="paper",
            yref="paper",
            showarrow=False,
            textangle=-14,
            font={"size": 44, "color": _STAMP},
        )
    return figure


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
