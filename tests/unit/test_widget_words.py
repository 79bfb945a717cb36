"""Streamlit's own English has a text of ours, and is what Streamlit really says."""

import re
from pathlib import Path

import pytest
import streamlit

from cakupan.ui import widgetwords
from cakupan.wording import speak

PROGRAM = Path(streamlit.__file__).parent / "static" / "static" / "js"


@pytest.fixture(scope="module")
def program() -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(PROGRAM.glob("*.js"))
    )


@pytest.mark.parametrize("text", widgetwords.TEXTS)
def test_streamlit_says_it(program, text):
    """A text that Streamlit puts together is looked for by its first sentence."""
    first = text.removeprefix("{what}").split(". ")[0].split("{")[0]
    assert re.search(rf"[`'\"}}]{re.escape(first)}", program), text


def test_every_text_has_one_of_ours_and_keeps_what_it_fills_in():
    ours = widgetwords.texts(speak("id"))
    assert set(ours) == set(widgetwords.TEXTS)
    for english, text in ours.items():
        assert text != english
        assert set(re.findall(r"\{\w+\}", text)) <= set(re.findall(r"\{\w+\}", english))
    # Streamlit would say "Add: Kaltim" of a text that is looked for.
    assert widgetwords.texts(speak("en")) == {"Add: {what}": "Look for: {what}"}
