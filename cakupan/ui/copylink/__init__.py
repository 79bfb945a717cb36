"""The button that copies a permanent link: every key, with nothing left to defaults.

A default that is left out changes its meaning when the default moves, so the link
names the period that "the latest" stood for.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from cakupan.ui import state
from cakupan.ui.program import plain
from cakupan.ui.state import View
from cakupan.wording import Wording, _

_FOLDER = Path(__file__).parent
# What copies in the browser, for other components that do.
COPYING = (_FOLDER / "copying.js").read_text("utf-8")
_component: Any = st.components.v2.component(
    "cakupan_copy_link",
    html='<div><button type="button"></button><p role="status"></p></div>',
    css=(_FOLDER / "copylink.css").read_text("utf-8"),
    js=COPYING + (_FOLDER / "copylink.js").read_text("utf-8"),
)


def copy_link(view: View, words: Wording, key: str = "copy_link") -> None:
    """Draw the button.

    Args:
        view: what the link shows, with the period that is on screen.
        words: the reader's words.
        key: key of the component.
    """
    _component(
        key=key,
        data=plain(
            {
                "query": "?" + urlencode(state.format(view), safe=","),
                "words": {
                    "copy": words.say(_("Copy link")),
                    "copied": words.say(_("Link copied.")),
                    "failed": words.say(_("The browser did not copy. The link:")),
                },
            }
        ),
    )
