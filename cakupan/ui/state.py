"""What the reader looks at: address, session and widgets kept the same.

The address is the only truth: a ``View`` is parsed from it at the start of each run,
widgets take their value from it, and a change (widget, map click, button) is written
back to it by a callback, which runs before the page, so that a change costs one run.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cakupan.ui.address import (
    KEYS,
    Key,
    Params,
    Problem,
    View,
    format,
    link,
    matching,
    one_of,
    parse,
    target,
)
from cakupan.ui.trail import MARKS, Trail

__all__ = [
    "KEYS",
    "Key",
    "Params",
    "Problem",
    "View",
    "begin",
    "bound_multiselect",
    "bound_segmented",
    "bound_selectbox",
    "format",
    "link",
    "listen",
    "matching",
    "one_of",
    "parse",
    "read",
    "shown",
    "target",
    "update",
    "write",
]

_SHOWN = "_cakupan_shown"  # the View the page last read
_TRAIL = "_cakupan_trail"  # the addresses that the browser may show; the last holds
_HEARD = "_cakupan_heard"  # the widget that brings back how far the browser is
_TURN = "_cakupan_turn_"  # how often a tucked widget was replaced
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
    session[_SHOWN] = parse(trail.holding or {})[0]
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
    st.session_state[_SHOWN] = view
    return view, problems


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
    """Change some values of the view and put it into the address; for callbacks."""
    write(shown().change(**changes))


def _take(key: str, widget: str) -> None:
    """Put a widget's new value into the address."""
    update(**{key: st.session_state[widget]})


def _take_several(key: str, widget: str, options: Sequence[str]) -> None:
    """Put a widget's values into the address, in the options' order; never none."""
    chosen = [item for item in options if item in st.session_state[widget]]
    if chosen:
        update(**{key: chosen if key == "segments" else ",".join(chosen)})


def _value(key: str) -> Any:
    """Return what the shown view has for a key of the address."""
    view = shown()
    return view[key] if key in dict(view.extra) else getattr(view, key)


def _choice(key: str, options: Sequence[str], value: str | None) -> str:
    """Return what a widget shows: the given value, the address's, or the first."""
    wanted = _value(key) if value is None else value
    return wanted if wanted in options else options[0]


def _settings(
    key: str, value: Any, name: str, default: Any, tucked: bool
) -> dict[str, Any]:
    """Return the settings that make a widget show a value: its key, its default.

    A widget that shows something else is given the value; Streamlit hands that to
    the browser once. A tucked widget may not be drawn there at that moment: it would
    come back with its old value and overwrite the address. So it is replaced by a
    new widget, under a key with a number.
    """
    turn = st.session_state.get(_TURN + key, 0)
    widget = f"{key}-{turn}" if turn else key
    if st.session_state.get(widget, value) != value:
        if not tucked:
            st.session_state[widget] = value
            return {"key": widget}
        st.session_state[_TURN + key] = turn + 1
        widget = f"{key}-{turn + 1}"
    return {"key": widget, name: default}


def bound_selectbox(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
    *,
    value: str | None = None,
    tucked: bool = False,
    **settings: Any,
) -> str:
    """Draw a select box that shows and writes a key of the address.

    Args:
        label: its label, in the reader's language.
        options: values as they stand in the address.
        key: the address's key, and the widget's.
        format_func: writes an option for the reader.
        value: what to show where the address only implies it (the latest period).
        tucked: True inside a popover, an expander, a tab or a dialog.
        settings: passed to ``st.selectbox``.
    """
    options = list(options)
    chosen = _choice(key, options, value)
    settings |= _settings(key, chosen, "index", options.index(chosen), tucked)
    settings |= {"on_change": _take, "args": (key, settings["key"])}
    return st.selectbox(label, options, format_func=format_func, **settings)


def bound_segmented(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
    *,
    value: str | None = None,
    tucked: bool = False,
    **settings: Any,
) -> str:
    """Draw a row of choices, one of which is always taken; as ``bound_selectbox``."""
    chosen = _choice(key, options, value)
    settings |= _settings(key, chosen, "default", chosen, tucked)
    settings |= {"on_change": _take, "args": (key, settings["key"])}
    return st.segmented_control(
        label, options, required=True, format_func=format_func, **settings
    )


def bound_multiselect(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
    *,
    tucked: bool = False,
    **settings: Any,
) -> tuple[str, ...]:
    """Draw a row of choices, several of which may be taken, but never none.

    Taking away the last one brings it back: no figure is about nobody. The values
    stand in the address in the order of ``options``.
    """
    value = _value(key)
    taken = value.split(",") if isinstance(value, str) else value
    chosen = [item for item in options if item in taken]
    settings |= _settings(key, chosen, "default", chosen, tucked)
    args = (key, settings["key"], tuple(options))
    settings |= {"on_change": _take_several, "args": args}
    picked = st.segmented_control(
        label, options, selection_mode="multi", format_func=format_func, **settings
    )
    return tuple(item for item in options if item in picked)
