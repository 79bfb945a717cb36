"""Which address holds in a reader's session, and how it is read and changed.

The address is the only truth: a ``View`` is parsed from it at the start of each run,
and a change is written back to it by a callback, which runs before the page, so that a
change costs one run.
"""

import logging
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cakupan.data.intake.typed import HIDDEN
from cakupan.ui.address import KEYS, Key, Problem, View, format, parse
from cakupan.ui.trail import MARKS, Trail

log = logging.getLogger("cakupan")

_SHOWN = "_cakupan_shown"  # the View the page last read
_TRAIL = "_cakupan_trail"  # the addresses that the browser may show; the last holds
_HEARD = "_cakupan_heard"  # the widget that brings back how far the browser is
_KEYS = "_cakupan_keys"  # the keys of the page that was read last
_MOVED = "_cakupan_moved"  # a link was followed, and the address bar may not show it


def _is_back() -> bool:
    """Tell whether the reader went back or forward in the browser."""
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


def _followed() -> tuple[Trail, bool]:
    """Return the trail as far as the browser may be behind, and whether it was left.

    Left means that this run is one of a link or of Back. The answer is the same before
    and after a write of the same run.
    """
    session = st.session_state
    trail = session.get(_TRAIL, Trail()).heard(session.get(_HEARD))
    return trail, trail.is_left_for(st.query_params.to_dict(), _is_back())


def begin() -> View:
    """Settle which address holds; the frame calls this once at the start of a run."""
    session, asked = st.session_state, st.query_params.to_dict()
    trail, is_left = _followed()
    is_link = is_left and trail.holding is not None and not _is_back()
    if is_link:
        trail = trail.then(asked)
    elif is_left:
        trail = trail.arrived(asked)
    elif trail.holding is not None and asked != trail.holding:
        st.query_params.from_dict(trail.holding)
    session[_TRAIL], session[_MOVED] = trail, is_link
    # With the keys of the page that is on screen: it may send a choice before this run
    # comes to its own page.
    session[_SHOWN] = parse(trail.holding or {}, session.get(_KEYS, ()))[0]
    return session[_SHOWN]


def listen() -> None:
    """Draw, unseen, what brings back with the reader's next step what arrived."""
    session = st.session_state
    mark = session[_TRAIL].mark
    if session.get(_HEARD) != mark:
        session[_HEARD] = mark
    marks = [str(number) for number in range(MARKS)]
    st.selectbox(_HEARD, marks, key=_HEARD, label_visibility="collapsed")


def _announce() -> None:
    """Put the address of a followed link into the address bar, where it is not yet.

    A link to another page changes the bar by itself; one to the same page with other
    keys does not, and the next run would carry the old ones. Called from the page,
    when the browser knows it, so that a link to another page leaves one entry in its
    history.
    """
    if st.session_state.pop(_MOVED, False):
        st.query_params.from_dict(st.session_state[_TRAIL].holding)


def read(*keys: Key) -> tuple[View, list[Problem]]:
    """Return the view of this run, with the page's own keys, and what was not used."""
    _announce()
    trail = st.session_state.get(_TRAIL, Trail())
    view, problems = parse(trail.holding or {}, keys)
    st.session_state[_SHOWN], st.session_state[_KEYS] = view, keys
    return view, problems


def settle(view: View) -> View:
    """Let this be the view of the run: what the address means, in its one writing."""
    st.session_state[_SHOWN] = view
    return view


def shown() -> View:
    """Return the view that the page last read."""
    return st.session_state.get(_SHOWN, View())


def write(view: View) -> None:
    """Put a view into the address; for callbacks, which run before the page.

    Where the reader has followed a link or gone back, nothing is written: a widget
    that seems changed then only has not heard of its new value.
    """
    session, params = st.session_state, format(view)
    trail, is_left = _followed()
    if is_left:
        return
    session[_TRAIL], session[_SHOWN] = trail.then(params), view
    st.query_params.from_dict(params)


def update(**changes: Any) -> None:
    """Change some values of the view and put it into the address; for callbacks.

    A value that its key cannot have is not written, nor a key that the page on screen
    does not have: the reader is then on the way to another page.
    """
    view = shown()
    keys = {key.name: key for key in (*KEYS, *st.session_state.get(_KEYS, ()))}
    fitting = {}
    for name, value in changes.items():
        text = ",".join(value) if name == "segments" else str(value)
        understood = keys[name].read(text) if name in format(view) else None
        if understood is None:
            log.debug("%s is not written: no such key or value here", name)
        else:
            fitting[name] = HIDDEN if understood == HIDDEN else value
    if fitting:
        write(view.change(**fitting))
