"""The button that copies a figure as it is quoted: its short text and its link."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

import streamlit as st

from cakupan.ui.copylink import COPYING
from cakupan.ui.program import plain
from cakupan.wording import Wording, _

_FOLDER = Path(__file__).parent
_component: Any = st.components.v2.component(
    "cakupan_cite_button",
    html='<div class="cite"><button type="button"></button><p role="status"></p></div>',
    css=(_FOLDER / "citebutton.css").read_text("utf-8"),
    js=COPYING + (_FOLDER / "citebutton.js").read_text("utf-8"),
)


class Entry(TypedDict):
    """One figure to be quoted: its text, and the query of its permanent link."""

    text: str
    query: str


def cite_button(entry: Entry, words: Wording, key: str = "cite") -> None:
    """Draw the button of the page's headline; on a phone it stays at hand."""
    _component(
        key=key,
        data=plain({"entries": [entry], "label": "", "words": _words(words)}),
        width="content",
    )


def cite_list(
    entries: Sequence[Entry], label: str, words: Wording, key: str = "cite_list"
) -> None:
    """Draw a folded list of figures, each with its button.

    Args:
        entries: figures in the order of the page.
        label: what the list holds, in the reader's language.
        words: the reader's words.
        key: key of the component.
    """
    _component(
        key=key,
        data=plain({"entries": list(entries), "label": label, "words": _words(words)}),
    )


def _words(words: Wording) -> dict[str, str]:
    return {
        "cite": words.say(_("Quote")),
        "copied": words.say(_("Text and link copied.")),
        "failed": words.say(_("The browser did not copy. Copy this by hand:")),
    }
