"""What all figures share: colours, an empty figure, ticks and labels."""

import html
from dataclasses import dataclass
from math import floor, log10

import plotly.graph_objects as go

# Text without a colour of its own takes the theme's; Streamlit puts the theme on in
# the browser. These colours carry meaning and stand 3:1 or more from the paper.


@dataclass(frozen=True)
class Look:
    """Colours that carry meaning.

    Attributes:
        accent: the region in question.
        peer: its peers, and what is only beside it.
        band: the middle half of the peers.
        guide: lines that lead the eye.
    """

    accent: str
    peer: str
    band: str
    guide: str


_LIGHT = Look("#A33D12", "#5F6770", "#AEB5BC", "rgba(95,103,112,0.28)")
_DARK = Look("#FF9E6B", "#A3ABB3", "#59626B", "rgba(163,171,179,0.32)")
# A browser that has not said its theme yet gets colours that read on both papers.
_EITHER = Look("#CC5A28", "#7D858D", "#8B939B", "rgba(125,133,141,0.35)")

SMALL = 12
NORMAL = 13


def look(theme: str | None) -> Look:
    """Return the colours of a theme, ``light``, ``dark`` or not known yet.

    >>> look("light").accent, look(None) == look("dark")
    ('#A33D12', False)
    """
    return {"light": _LIGHT, "dark": _DARK}.get(theme or "", _EITHER)


def blank(height: int, *, left: int = 8, right: int = 8, bottom: int = 28) -> go.Figure:
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
        font={"size": NORMAL},
    )
    return figure


def note(
    figure: go.Figure, text: str, x: float, y: float, *, yref: str = "y", **more: object
) -> None:
    """Write a text at a share of the width and a height of the given axis."""
    settings = {
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": NORMAL},
    }
    figure.add_annotation(text=text, x=x, y=y, yref=yref, **{**settings, **more})


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
