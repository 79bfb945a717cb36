"""A Plotly figure in the making: what all figures of the pages share.

A figure carries no title: the page writes finding, tags and source as text around it,
where they wrap on a phone and a screen reader finds them. Numbers in a figure are
written by the reader's words, never by Plotly, so that they look alike everywhere.
"""

import html
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from cakupan.charts import Tick
from cakupan.pictures.look import Look
from cakupan.pictures.placing import cut, text_width

_STAMP = "rgba(205,25,25,0.22)"

SMALL = 12
NORMAL = 13
PHONE = 304  # pixels that a chart has on a phone, within its margins
_GAP = 8  # between a row's label and its value


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
            label: plain text; where a phone has no room beside the value it is written
                smaller, and cut where that is not enough.
            value: plain text.
            height: on the axis ``yref``.
            yref: axis of the height.
            is_own: whether the value is the region's own, in the accent.
        """
        room = PHONE - _GAP - text_width(value, NORMAL, bold=True)
        size = NORMAL if text_width(label, NORMAL) <= room else SMALL
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
        self.text(
            plain(cut(label, size, room)),
            x=0,
            xanchor="left",
            font={"size": size},
            **shared,
        )
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


def ticked_axis(ticks: Sequence[Tick], look: Look) -> dict[str, Any]:
    """Return an axis with lines and labels at some places."""
    return {
        "tickvals": [tick.value for tick in ticks],
        "ticktext": [plain(tick.label) for tick in ticks],
        "tickfont": {"size": SMALL, "color": look.ink},
        "showgrid": True,
        "gridcolor": look.guide,
        "zeroline": False,
        "fixedrange": True,
    }


def hidden_axis(reach: Sequence[float]) -> dict[str, Any]:
    """Return an axis that is not drawn, from one end to the other."""
    return {"range": list(reach), "visible": False, "fixedrange": True}


def on_demand(text: str) -> str:
    """Return what is said on demand: plain text, its lines as Plotly breaks them."""
    return plain(text).replace("\n", "<br>")
