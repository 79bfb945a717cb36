"""What the reader looks at: address, session and widgets kept the same.

The address is the only truth: a ``View`` is parsed from it at the start of each run,
widgets take their value from it, and a change (widget, map click, button) is written
back to it by a callback, which runs before the page, so that a change costs one run.

Streamlit's browser part knows an option by its label alone, and labels change with the
language. So a widget whose options, labels or value changed behind the browser is
replaced by a new one: what the old one still sends is read with its own labels, and
counts only if the reader touched it. Nothing but that key changes in the address, and
only to a value that was offered.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from cakupan.ui import widgetwords
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
from cakupan.ui.session import begin, listen, read, settle, shown, update, write

__all__ = [
    "KEYS",
    "Key",
    "Params",
    "Problem",
    "View",
    "begin",
    "bound_list",
    "bound_multiselect",
    "bound_row",
    "bound_segmented",
    "bound_selectbox",
    "bound_text",
    "format",
    "link",
    "listen",
    "matching",
    "one_of",
    "parse",
    "read",
    "settle",
    "shown",
    "target",
    "typed",
    "update",
    "write",
]

_TURN = "_cakupan_turn_"  # how often a widget was replaced, and its options
_SEEN = "_cakupan_seen"  # what each widget shows in the browser


class _Offered(str):
    """An option; a text that a reader typed is none, though it may read like one."""

    __slots__ = ()


Take = Callable[[Any], Mapping[str, Any]]
Understand = Callable[[str], str | None]


def _take(
    widget: str,
    take: Take,
    options: Sequence[str] | None,
    understand: Understand | None = None,
) -> None:
    """Put what the reader chose or typed into the address, if he did.

    Streamlit reports a widget as changed too where the browser still shows, or still
    has, one that was replaced.
    """
    session = st.session_state
    value, seen = session.get(widget), session.get(_SEEN, {})
    if value is None or value == seen.get(widget):
        return
    seen[widget] = value
    if understand and isinstance(value, list):
        read = [v if isinstance(v, _Offered) else understand(v) for v in value]
        # A text may mean what is taken already.
        value = list(dict.fromkeys(v for v in read if v is not None))
    elif understand and not isinstance(value, _Offered):
        value = understand(value)
    chosen = value if isinstance(value, list) else [value]
    if options is not None and not set(chosen) <= set(options):
        return
    update(**take(value))


def _value(key: str) -> Any:
    """Return what the shown view has for a key of the address."""
    view = shown()
    return view[key] if key in dict(view.extra) else getattr(view, key)


def _choice(key: str, options: Sequence[str], value: str | None) -> str:
    """Return what a widget shows: the given value, the address's, or the first."""
    wanted = _value(key) if value is None else value
    return wanted if wanted in options else options[0]


def _name(key: str, turn: int) -> str:
    return f"{key}-{turn}" if turn else key


def _widget(key: str, value: Any, offered: Sequence[tuple[str, str]] = ()) -> str:
    """Return under which name a widget that shows a value is drawn.

    It is a new name, with a number, where the value or what is offered is not what
    the browser has. (Given the value, Streamlit would hand it to the browser; the old
    one would come back from there if the reader is faster than the line, or if the
    widget is in a closed popover at that moment.)

    Args:
        key: of the address, or another name that no other widget of a page has.
        value: what it is to show.
        offered: options with their labels.
    """
    session, offer = st.session_state, hash(tuple(offered))
    turn, before = session.get(_TURN + key, (0, offer))
    if before != offer or session.get(_name(key, turn), value) != value:
        turn += 1
    session[_TURN + key] = turn, offer
    session.setdefault(_SEEN, {})[_name(key, turn)] = value
    return _name(key, turn)


def _settings(
    key: str,
    value: Any,
    options: Sequence[str],
    format_func: Callable[[str], str],
    take: Take | None,
) -> dict[str, Any]:
    """Return what all widgets with options are drawn with."""
    labels = widgetwords.labels(options, format_func)
    widget = _widget(key, value, tuple(labels.items()))
    return {
        "key": widget,
        "format_func": lambda option: labels.get(option, str(option)),
        "on_change": _take,
        "args": (widget, take or (lambda chosen: {key: chosen}), tuple(options)),
    }


def bound_selectbox(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
    *,
    value: str | None = None,
    take: Take | None = None,
    understand: Understand | None = None,
    **settings: Any,
) -> str:
    """Draw a select box that shows and writes a key of the address.

    Args:
        label: its label, in the reader's language.
        options: values as they stand in the address.
        key: the address's key, and the widget's.
        format_func: writes an option for the reader.
        value: what to show where the address only implies it (the latest period).
        take: the changes of the address that a choice means, where that is more than
            the value of ``key``.
        understand: makes a typed text an option, or None; without it only an option
            can be chosen.
        settings: passed to ``st.selectbox``.
    """
    options = list(options)
    chosen = _choice(key, options, value)
    settings |= _settings(key, chosen, options, format_func, take)
    if understand:
        options = list(map(_Offered, options))
        settings["args"] = (*settings["args"], understand)
        settings |= {"accept_new_options": True, "filter_mode": "contains"}
    return st.selectbox(label, options, index=options.index(chosen), **settings)


def bound_segmented(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
    *,
    value: str | None = None,
    **settings: Any,
) -> str:
    """Draw a row of choices, one of which is always taken; as ``bound_selectbox``."""
    chosen = _choice(key, options, value)
    settings |= _settings(key, chosen, options, format_func, None)
    return st.segmented_control(
        label, options, required=True, default=chosen, **settings
    )


def bound_multiselect(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Draw a row of choices, several of which may be taken, but never none.

    Taking away the last one brings it back: no figure is about nobody. The values
    stand in the address in the order of ``options``.
    """

    def take(picked: list[str]) -> Mapping[str, Any]:
        chosen = [item for item in options if item in picked]
        if not chosen:
            return {}
        return {key: chosen if key == "segments" else ",".join(chosen)}

    value = _value(key)
    taken = value.split(",") if isinstance(value, str) else value
    chosen = [item for item in options if item in taken]
    picked = bound_row(label, options, key, format_func, value=chosen, take=take)
    return tuple(item for item in options if item in picked)


def bound_row(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str],
    *,
    value: Sequence[str],
    take: Take,
) -> list[str]:
    """Draw a row of choices, any number of which may be taken; as ``bound_list``."""
    taken = list(value)
    settings = _settings(key, taken, options, format_func, take)
    return st.segmented_control(
        label, options, selection_mode="multi", default=taken, **settings
    )


def bound_list(
    label: str,
    options: Sequence[str],
    key: str,
    format_func: Callable[[str], str],
    *,
    value: Sequence[str],
    take: Take,
    understand: Understand | None = None,
    **settings: Any,
) -> None:
    """Draw a searchable list, of which any number may be taken, also none.

    Args:
        label: its label, in the reader's language.
        options: values as they stand in the address.
        key: the widget's.
        format_func: writes an option for the reader.
        value: the options that are taken.
        take: the changes of the address that the taken options mean.
        understand: as of ``bound_selectbox``.
        settings: passed to ``st.multiselect``.
    """
    taken = list(value)
    settings |= _settings(key, taken, options, format_func, take)
    if understand:
        options, taken = list(map(_Offered, options)), list(map(_Offered, taken))
        settings["args"] = (*settings["args"], understand)
        settings |= {"accept_new_options": True, "filter_mode": "contains"}
    # Enter would otherwise take every name that resembles what was typed.
    st.multiselect(label, options, default=taken, select_all=False, **settings)


def bound_text(
    label: str, key: str, value: str, *, take: Take | None = None, **settings: Any
) -> None:
    """Draw a text field that writes a key of the address.

    Args:
        label: its label, in the reader's language.
        key: the address's key, and the widget's.
        value: the text that it shows.
        take: the changes of the address that a text means, where that is more than
            the value of ``key``.
        settings: passed to ``st.text_input``.
    """
    widget = _widget(key, value)
    args = (widget, take or (lambda text: {key: text}), None)
    st.text_input(
        label, value=value, key=widget, on_change=_take, args=args, **settings
    )


def typed(key: str, text: str) -> str:
    """Return what stands in a text field, or ``text`` where it is not drawn yet."""
    turn, _offer = st.session_state.get(_TURN + key, (0, 0))
    found: str = st.session_state.get(_name(key, turn), text)
    return found
