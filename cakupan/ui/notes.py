"""Notes beside a field or in the place of an answer: what is wrong, what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from cakupan.errors import CakupanError
from cakupan.wording import Wording
from cakupan.writers.markup import paragraph


@contextmanager
def saying_errors(words: Wording) -> Iterator[None]:
    """Say an error where the answer would stand; the inputs above it stay."""
    try:
        yield
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")


def note(text: str, kind: str = "ck-note") -> None:
    """Draw a note of plain text, heard by screen readers when it changes."""
    st.html(f'<div class="{kind}" role="status">{paragraph(text)}</div>')
