"""The data set Simulasi on the pages: the mark that none can miss, and the switch.

The mark stands above the page and across it, on screen and on paper, because a
simulated figure that loses its page looks like a published one.
"""

import functools
import html
from pathlib import Path

import streamlit as st

from cakupan import watermark
from cakupan.data.definitions import DATASETS
from cakupan.ui import state
from cakupan.ui.state import View
from cakupan.wording import Wording, _

_HERE = Path(__file__).resolve().parent
_TIMES = 24  # how often the word stands across a screen or a sheet
_NAMES = {"terbit": _("Published"), "simulasi": _("Simulasi")}
_REAL = _(
    "Real in it: regions, the Sakernas bases, contribution rates, and the active "
    "workers of each of the 34 provinces in December 2023."
)
_MADE_UP = _(
    "Made up: every other number of participants, every funded cohort, every target."
)
_NOT_IN_IT = _(
    "Not in it: published percents and worker numbers, benefits, awards, regulations, "
    "conflicts, corrections. Sections on these stay empty or are left out."
)


@functools.cache
def _style() -> str:
    return watermark.style() + (_HERE / "simulation.css").read_text(encoding="utf-8")


def mark(view: View, words: Wording) -> None:
    """Draw the line above the page and the word across it; nothing on Terbit."""
    if view.dataset != watermark.SIMULATION:
        return
    across = f"<span>{watermark.WORD}</span>" * _TIMES
    st.html(
        f"<style>{_style()}</style>"
        f'<div class="ck-watermark" aria-hidden="true">{across}</div>'
    )
    line = html.escape(words.say(watermark.LINE))
    what = html.escape(words.say(_("What is real in it, what is made up?")))
    parts = "".join(
        f"<p>{html.escape(words.say(text))}</p>"
        for text in (_REAL, _MADE_UP, _NOT_IN_IT)
    )
    with st.container(
        key="simulation", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(
            f'<div class="ck-simulation" role="note"><strong>{line}</strong>'
            f"<details><summary>{what}</summary>{parts}</details></div>"
        )
        st.button(
            words.say(_("Back to published figures")),
            key="to_published",
            on_click=state.update,
            kwargs={"dataset": "terbit"},
        )


def switch(words: Wording) -> None:
    """Draw the choice of the data set; it stands at the foot of every page."""
    with st.container(key="dataset_choice", gap=None):
        state.bound_segmented(
            words.say(_("Data set")),
            DATASETS,
            "dataset",
            lambda name: words.say(_NAMES[name]),
        )
        st.caption(
            words.say(
                _(
                    "Simulasi holds made-up figures for every regency and month: for "
                    "training, demonstrations and load tests. It is never mixed with "
                    "published figures."
                )
            )
        )


def is_left_out(view: View, words: Wording) -> bool:
    """Say that a section is not simulated; return whether it is to be left out.

    A section on published figures calls this below its heading.
    """
    if view.dataset != watermark.SIMULATION:
        return False
    text = words.say(watermark.NOT_SIMULATED)
    st.html(f'<p class="ck-tags">{html.escape(text)}</p>')
    return True
