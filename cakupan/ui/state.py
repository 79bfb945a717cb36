"""What the reader looks at: address, session and widgets kept the same.

The address is the only truth: a ``View`` is parsed from it at the start of each run,
widgets take their value from it, and a change (widget, map click, button) is written
back to it by a callback, which runs before the page, so that a change costs one run.
"""

from collections.abc import Callable, Sequence
from time import monotonic
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
    "matching",
    "one_of",
    "parse",
    "read",
    "settle",
    "shown",
    "target",
    "update",
    "write",
]

_SHOWN = "_cakupan_shown"  # the View the page last read
_PARAMS = "_cakupan_params"  # the parameters that hold
_BROWSER = "_cakupan_browser"  # what the address bar held when we last wrote
_TURN = "_cakupan_turn_"  # how often a tucked widget was replaced
_WRITTEN = "_cakupan_written"  # a callback wrote since the last run began
_SINCE = "_cakupan_since"  # when we last wrote, by a clock that only goes forward
_LATE_SECONDS = 1.5  # the browser has heard by then; the same address is then a link
_MOVED = "_cakupan_moved"  # a link was followed, and the address bar may not show it


def settle(
    asked: Params, holding: Params | None, browser: Params | None, is_back: bool
) -> Params:
    """Return the parameters that hold in this run.

    A run that started before the browser heard of our last change still carries the
    address from before it. Going back in the browser carries the same address, but
    says so.

    Args:
        asked: what the browser sent.
        holding: what holds since our last change, None in the first run.
        browser: what the address bar held then, None once the browser has caught up.
        is_back: the reader went back or forward in the browser.
    """
    is_late = holding is not None and asked == browser and not is_back
    return holding if is_late and holding is not None else asked


def begin() -> View:
    """Settle which address holds; the frame calls this once at the start of a run."""
    session, asked = st.session_state, st.query_params.to_dict()
    context = get_script_run_ctx()
    is_back = bool(context and context.is_history_navigation)
    just_written = session.pop(_WRITTEN, False)
    may_be_late = just_written or monotonic() - session.get(_SINCE, 0) < _LATE_SECONDS
    browser = session.get(_BROWSER) if may_be_late else None
    held = settle(asked, session.get(_PARAMS), browser, is_back)
    if held != asked:
        st.query_params.from_dict(held)
    elif not just_written:
        session[_BROWSER] = None
    is_new = session.get(_PARAMS) not in (None, held)
    session[_MOVED] = is_new and held == asked and not is_back and not just_written
    session[_PARAMS] = held
    session[_SHOWN] = parse(held)[0]
    return session[_SHOWN]


def _announce() -> None:
    """Put the address of a followed link into the address bar, where it is not yet.

    A link to another page changes the bar by itself; one to the same page with other
    keys does not, and the next run would carry the old ones. Called from the page,
    when the browser knows it, so that a link to another page leaves one entry in its
    history.
    """
    if st.session_state.pop(_MOVED, False):
        st.query_params.from_dict(st.session_state[_PARAMS])


def read(*keys: Key) -> tuple[View, list[Problem]]:
    """Return the view of this run, with the page's own keys, and what was not used."""
    _announce()
    view, problems = parse(st.session_state.get(_PARAMS, {}), keys)
    st.session_state[_SHOWN] = view
    return view, problems


def shown() -> View:
    """Return the view that the page last read."""
    return st.session_state.get(_SHOWN, View())


def write(view: View) -> None:
    """Put a view into the address; for callbacks, which run before the page."""
    session, params = st.session_state, format(view)
    if not session.get(_WRITTEN):
        session[_BROWSER] = st.query_params.to_dict()
    session[_PARAMS], session[_SHOWN], session[_WRITTEN] = params, view, True
    session[_SINCE] = monotonic()
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
