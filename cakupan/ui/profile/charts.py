"""Charts of a region's page, each with its finding, tags, table twin and source.

Plotly is imported when the first chart is drawn, so that the answer above stands first.
"""

from typing import TYPE_CHECKING, Any

import streamlit as st

from cakupan import watermark
from cakupan.ui import state

if TYPE_CHECKING:
    from cakupan.figures import Look

# No tool bar, no zoom: a chart here is read, and a finger on it scrolls the page.
_CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}


def look() -> "Look":
    """Return the colours of the reader's theme."""
    from cakupan.figures import look as of_theme

    return of_theme(st.context.theme.type)


def chart(figure: Any, key: str, alt: str) -> None:
    """Draw a figure; ``alt`` is what a screen reader says of it."""
    from cakupan.pictures.canvas import stamp

    word = watermark.of_dataset(state.shown().dataset)
    st.plotly_chart(stamp(figure, word), key=key, config=_CONFIG, alt=alt)
