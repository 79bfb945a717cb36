"""Charts on a page, in the colours of the reader's theme.

Plotly is imported when the first chart is drawn, so that the answer above stands first.
"""

from typing import Any

import streamlit as st

from cakupan import watermark
from cakupan.blocks import Map
from cakupan.charts import Chart
from cakupan.pictures.look import Look
from cakupan.pictures.look import look as look_of_theme
from cakupan.ui import state

# No tool bar, no zoom: a chart here is read, and a finger on it scrolls the page.
_CONFIG = {"displayModeBar": False, "doubleClick": False, "showTips": False}


def draw(picture: Chart | Map, key: str, alt: str) -> None:
    """Draw a chart of a block.

    Args:
        picture: what is drawn.
        key: of its own on the page.
        alt: what a screen reader says of it.
    """
    from cakupan.pictures.plotly import figure

    if isinstance(picture, Map):
        raise TypeError("a map is drawn by the map of the page, not as a chart")
    show(figure(picture, look()), key, alt)


def show(figure: Any, key: str, alt: str) -> None:
    """Show a figure of Plotly, across it the word that made-up figures bear."""
    from cakupan.pictures.canvas import stamp

    word = watermark.of_dataset(state.shown().dataset)
    st.plotly_chart(stamp(figure, word), key=key, config=_CONFIG, alt=alt)


def look() -> Look:
    """Return the colours of the reader's theme."""
    return look_of_theme(st.context.theme.type)
