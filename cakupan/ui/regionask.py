"""A region as a reader writes it, in a search field or the address: found, or asked.

What is asked stands on the page as a sentence with a button a choice, until one is
taken or the address changes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from cakupan.data.regionnames import SEVERAL, Meant
from cakupan.data.regions import Region, RegionIndex
from cakupan.errors import UnknownRegionError
from cakupan.ui import frame, state
from cakupan.wording import Wording, _

_ASKED = "_cakupan_region_asked"  # text, what it may mean, what a choice changes, when

Take = Callable[[str], Mapping[str, Any]]


def understand(
    text: str, index: RegionIndex, options: Sequence[str], take: Take
) -> str | None:
    """Return the option that a typed text means; keep the question where it is one.

    Args:
        text: as typed.
        index: the regions.
        options: the codes that the field offers.
        take: the changes of the address that a choice means.
    """
    meant = index.names.search(text)
    offered = tuple(code for code in meant.codes if code in options)
    # "Jambi" is a question, but not in a list of provinces.
    if len(offered) == 1 and meant.why in ("", SEVERAL):
        return offered[0]
    if meant.why != SEVERAL or not offered:
        offered = meant.codes
    kept = Meant(offered, meant.why, meant.offices, meant.other)
    st.session_state[_ASKED] = (
        text,
        kept,
        take,
        tuple(options),
        state.format(state.shown()),
    )
    return None


def draw(index: RegionIndex, words: Wording, shown: Region) -> None:
    """Draw the question about what was typed, while the address stays as it was.

    Args:
        index: the regions.
        words: the reader's.
        shown: the region that the page is about meanwhile.
    """
    asked = st.session_state.get(_ASKED)
    if asked is None:
        return
    text, meant, take, options, address = asked
    if address != state.format(state.shown()):
        del st.session_state[_ASKED]
        return
    error = index.question(text, meant)
    error.choices = tuple(code for code in error.choices if code in options)
    say(error, index, words, shown, take)


def say(
    error: UnknownRegionError,
    index: RegionIndex,
    words: Wording,
    shown: Region,
    take: Take = lambda code: {"region": code},
) -> None:
    """Say what is asked about a region, with a button a choice."""
    st.warning(frame.escape_markdown(words.error(error)))
    if not error.choices:
        return
    with st.container(horizontal=True, key="region_choices"):
        for code in error.choices:
            region = index.of(code, "38")
            st.button(
                frame.escape_markdown(f"{region.region_name} · {code}"),
                key=f"region_choice_{code}",
                on_click=_take,
                args=(code, take),
            )
    message = _("Until you choose, this page is about {region}.")
    st.caption(frame.escape_markdown(words.say(message, region=shown.region_name)))


def _take(code: str, take: Take) -> None:
    st.session_state.pop(_ASKED, None)
    state.update(**take(code))
