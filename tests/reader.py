"""A reader at a browser that remembers: what each widget showed goes with each step.

Streamlit's ``AppTest`` sends each widget's value with the labels of the last run. A
browser sends what it was given when the widget first appeared, until somebody gives it
another value; so the labels of yesterday's language come back.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from cakupan import paths

KINDS = ("selectbox", "button_group", "multiselect", "text_input")
_OURS = re.compile(r"(.+?)(-\d+)?$")


def widgets(app: AppTest) -> dict[str, Any]:
    """Return the drawn fields by their key, without the number of a new one."""
    found = {}
    for kind in KINDS:
        for field in app.get(kind):
            if field.key and not field.key.startswith("_cakupan"):
                found[_OURS.fullmatch(field.key)[1]] = field
    return found


def widget(app: AppTest, key: str) -> Any:
    """Return the field of a key as it is drawn now, be it the first or a new one."""
    return widgets(app)[key]


@contextmanager
def one_look_at_the_packages() -> Iterator[None]:
    """Let Streamlit look once which packages bring components, not for each page.

    Its ``AppTest`` reads the description of every installed package anew: 0.2 s.
    """
    name = "scan_component_manifests"
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(getattr(manifest_scanner, name))
        patch.setattr(manifest_scanner, name, once)
        yield


class Reader:
    """Opens a page, and chooses and types as a browser would send it."""

    def __init__(self, page: str, **query: str) -> None:
        """Open a page of the project at an address."""
        self.app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
        self.app.switch_page(f"pages/{page}.py")
        for key, value in query.items():
            self.app.query_params[key] = value
        self.app.run()
        self.known: dict[str, WidgetState] = {}
        self._look()

    def _look(self) -> None:
        """Take over what the last run drew, as a browser does."""
        assert not self.app.exception, self.app.exception
        drawn = self.fields()
        ids = {field.proto.id for field in drawn.values()}
        self.known = {name: state for name, state in self.known.items() if name in ids}
        for field in drawn.values():
            if field.proto.id not in self.known or field.proto.set_value:
                self.known[field.proto.id] = _first(field.proto)

    def fields(self) -> dict[str, Any]:
        """Return the drawn fields by their key."""
        return widgets(self.app)

    def shown(self, key: str) -> list[str]:
        """Return what a field shows in the browser."""
        state = self.known[self.fields()[key].proto.id]
        if state.HasField("string_value"):
            return [state.string_value]
        return list(state.string_array_value.data)

    def labels(self, key: str) -> list[str]:
        """Return the labels that a field offers, none for a text."""
        proto = self.fields()[key].proto
        if isinstance(proto, ButtonGroup):
            return [option.content for option in proto.options]
        return list(getattr(proto, "options", ()))

    @property
    def address(self) -> dict[str, str]:
        """The address that stands in the browser."""
        values = self.app.query_params.items()
        return {key: v if isinstance(v, str) else v[-1] for key, v in values}

    def choose(self, key: str, *texts: str) -> None:
        """Choose labels, or type a text, in a field; all others are sent as shown."""
        field = self.fields()[key]
        self.send({field.proto.id: _state(field.proto, texts)})

    def send(self, touched: dict[str, WidgetState]) -> None:
        """Send every widget as the browser has it, some of them touched."""
        self.known |= touched
        states = WidgetStates()
        states.widgets.extend(self.known.values())
        self.app._run(states)
        self._look()

    def touch(self, key: str, *texts: str) -> dict[str, WidgetState]:
        """Return what a choice sends, for a step that is sent later."""
        field = self.fields()[key]
        return {field.proto.id: _state(field.proto, texts)}


def _state(proto: Any, texts: Sequence[str]) -> WidgetState:
    state = WidgetState(id=proto.id)
    if type(proto).__name__ in ("Selectbox", "TextInput"):
        state.string_value = texts[0]
    else:
        state.string_array_value.data[:] = texts
    return state


def _first(proto: Any) -> WidgetState:
    """Return what a widget shows that the browser draws for the first time."""
    kind = type(proto).__name__
    if kind == "TextInput":
        return _state(proto, [proto.value if proto.set_value else proto.default])
    if kind == "Selectbox":
        first = proto.raw_value if proto.set_value else proto.options[proto.default]
        return _state(proto, [first])
    options = [getattr(option, "content", option) for option in proto.options]
    given = [options[index] for index in proto.default]
    return _state(proto, proto.raw_values if proto.set_value else given)
