"""Components of ours: how their program and their data reach the browser.

Streamlit puts a component's script into each message of that component, so that 41 KB
of map would go with each change of a few values. A message that does not change goes by
its name alone. The script of a ``component`` therefore travels by itself, in one that
is not seen, and the one that is seen carries data, and a few lines that wait for the
script.

Data go as ``plain``: Streamlit looks for tables among the values of a dict, and imports
pandas to know them, a third of a second of a fresh server's first page.
"""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitDuplicateElementKey

# Both sides meet under a name that changes with the script: a page left open over an
# update never draws with the old one.
_MEET = """
globalThis.cakupanPrograms ??= new Map();
const $program = globalThis.cakupanPrograms.get(NAME) ?? {};
if (!$program.draw) {
  $program.draw = new Promise(settle => { $program.settle = settle; });
  globalThis.cakupanPrograms.set(NAME, $program);
}
"""
_OFFER = """
$program.settle(draw);
export default () => {};
"""
# Data that was overtaken while the script was on its way is not drawn: what draws it
# would be told to clean up behind the newer data.
_WAIT = """
const newest = new WeakMap();
export default async component => {
  const [data] = component.data;
  newest.set(component.parentElement, component);
  const draw = await $program.draw;
  if (newest.get(component.parentElement) !== component) return;
  return draw({...component, data});
};
"""


def plain(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return data as they go to a component's script: JSON, in a list of one.

    Args:
        data: nothing but what JSON knows.
    """
    return [data]


def component(name: str, *, html: str, css: str, script: str) -> Callable[..., Any]:
    """Return a function that mounts a component, as ``st.components.v2.component``.

    Args:
        name: the component's name in the application.
        html: what it begins with.
        css: its style.
        script: JavaScript without ``export`` that declares ``function draw``, which
            takes what a component's default export takes.
    """
    digest = hashlib.sha256(script.encode()).hexdigest()[:12]
    meet = _MEET.replace("NAME", json.dumps(f"{name}-{digest}"))
    program = st.components.v2.component(f"{name}_program", js=meet + script + _OFFER)
    shown = st.components.v2.component(name, html=html, css=css, js=meet + _WAIT)

    def mount(*, key: str, data: dict[str, Any], **settings: Any) -> Any:
        with st.container(gap=None):
            # Once a page, however many it has of the component.
            with suppress(StreamlitDuplicateElementKey):
                program(key=f"{name}_program")
            return shown(key=key, data=plain(data), **settings)

    return mount
