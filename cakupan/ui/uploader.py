"""The one way for a page to ask for a file; elsewhere the server takes none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cakupan import uploads

_PLACE = "_cakupan_uploads"


@contextmanager
def watched() -> Iterator[None]:
    """Open the session's place for files if what is drawn inside has an uploader."""
    context, session = get_script_run_ctx(), st.session_state
    if _PLACE not in session:
        session[_PLACE] = uploads.Place()
    place: uploads.Place = session[_PLACE]
    place.is_drawn = False
    if context is not None:
        uploads.keep(context.session_id, place)
    try:
        yield
    finally:
        place.is_open = place.is_drawn


def uploader(label: str, **settings: Any) -> Any:
    """Draw ``st.file_uploader``, and let the server take its file."""
    place: uploads.Place = st.session_state[_PLACE]
    place.is_open = place.is_drawn = True
    return st.file_uploader(label, **settings)
