"""First things first: what a reader waits for is painted before the rest is sent.

A browser draws whatever has arrived by then in one go, and a page's many small parts
take it a quarter of a second. A short silence after the answer, and a longer one after
the map, let it paint these two first. Only a session's first page is silent: after
that the old page stands until the new one replaces it.
"""

import time
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_IS_PAINTED = "_cakupan_first_page_is_painted"
# Seconds; measured in docs/decisions/0010-first-paint.md.
_SILENCE = {"answer": 0.05, "map": 0.4}


def place(name: str) -> DeltaGenerator:
    """Return an empty place to be filled later in the run.

    ``frame.css`` keeps its usual height free (``st-key-place_<name>``), so that what
    stands below does not jump when it is filled.
    """
    return st.container(key=f"place_{name}")


def let_paint(what: Literal["answer", "map"]) -> None:
    """Be silent for a moment on a session's first page, so that a part is painted.

    Nobody waits where no browser asked (a test of a page), so nothing happens there.
    """
    if st.session_state.get(_IS_PAINTED) or not st.context.headers:
        return
    time.sleep(_SILENCE[what])


def done() -> None:
    """Note that the session's first page stands; the frame calls it."""
    st.session_state[_IS_PAINTED] = True
