"""Blocks for pages that are read: headings with anchors, tables that stack on a phone.

A page is drawn piece by piece, long after the browser looked for ``#sumber`` in it; so
a small part in the browser goes there once the page stands.
"""

import html
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from cakupan.ui.program import plain

_FOLLOW = """
const SETTLED = 400;   // milliseconds without a change of height
const PATIENCE = 8000; // after that the reader is left alone
const followed = new WeakMap();
const READER = ["wheel", "touchmove", "keydown", "mousedown"];

export default function ({ data: [data], parentElement }) {
  const named = decodeURIComponent(location.hash.slice(1));
  const anchor = (data.formerly ?? {})[named] || named || data.anchor;
  if (!anchor || followed.get(parentElement) === anchor) return;
  followed.set(parentElement, anchor);
  const began = performance.now();
  const stop = new AbortController();
  for (const name of READER) {
    addEventListener(name, () => stop.abort(), { signal: stop.signal, passive: true });
  }
  let height = -1;
  let since = began;
  const look = (now) => {
    if (stop.signal.aborted || !parentElement.isConnected) return;
    const target = document.getElementById(anchor);
    const place = target ? target.closest(".stMain").scrollHeight : -1;
    if (place !== height) {
      height = place;
      since = now;
    } else if (target && now - since > SETTLED) {
      target.scrollIntoView();
      stop.abort();
      return;
    }
    if (now - began < PATIENCE) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
"""
_STYLE = """
[data-testid="stLayoutWrapper"]:has(> .st-key-anchors) { display: none; }
.stApp .stHtml h2, .stApp .stHtml h3 { margin: 0; padding: 0.75rem 0 0.25rem;
  scroll-margin-top: 0.5rem; }
.ck-stack td:first-child { font-weight: 600; }
@media (max-width: 40rem) {
  .ck-stack thead { position: absolute; clip-path: inset(50%); }
  .ck-stack tr, .ck-stack td { display: block; }
  .ck-stack tr { border-bottom: 1px solid var(--ck-line); padding: 0.375rem 0; }
  .ck-table.ck-stack td { border-bottom: 0; padding: 0.125rem 0; text-align: left; }
  .ck-stack td:not(:first-child)::before, .ck-named td::before { color: var(--ck-muted);
    content: attr(data-label) ": "; }
}
"""


@cache
def _follower() -> Any:
    return st.components.v2.component("cakupan_anchors", js=_FOLLOW)


def follow(anchor: str = "", formerly: Mapping[str, str] | None = None) -> None:
    """Go to the heading that the address names, once; a page's last line.

    Args:
        anchor: where to go if the address names no heading; empty for nowhere.
        formerly: names that headings had, and the anchors that they have now: links
            that were given away lead there still.
    """
    data = {"anchor": anchor, "formerly": dict(formerly or {})}
    with st.container(key="anchors"):
        _follower()(key="anchors_follow", data=plain(data))


def heading(text: str, anchor: str, level: int = 2) -> None:
    """Draw a heading that links lead to.

    Args:
        text: in the reader's language.
        anchor: what stands after ``#`` in a link; never changed once published.
        level: 2 for a section, 3 for a part of one.
    """
    st.html(f'<h{level} id="{anchor}">{html.escape(text)}</h{level}>')


def stacked(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    caption: str,
    numbers: Sequence[int] = (),
    is_first_named: bool = False,
) -> str:
    """Return a small table as HTML; on a phone each row becomes a block.

    Args:
        heads: names of the columns; the first column names its row.
        rows: cells as plain text.
        caption: what the table lists, for screen readers.
        numbers: places of columns that stand to the right.
        is_first_named: whether a phone shows the first column's name too.
    """

    def kind(place: int) -> str:
        return ' class="ck-right"' if place in numbers else ""

    head = "".join(
        f'<th scope="col"{kind(place)}>{html.escape(name)}</th>'
        for place, name in enumerate(heads)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{kind(place)} data-label="{html.escape(heads[place], quote=True)}">'
            f"{html.escape(text)}</td>"
            for place, text in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table class="ck-table ck-stack{" ck-named" if is_first_named else ""}" '
        f'aria-label="{html.escape(caption)}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def style() -> str:
    """Return the rules that these blocks need, for the page's own style."""
    return _STYLE
