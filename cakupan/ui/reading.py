"""Blocks for pages that are read: headings with anchors, tables that stack on a phone.

A page is drawn piece by piece, long after the browser looked for ``#sumber`` in it; so
a small part in the browser goes there once the page stands.
"""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from cakupan.blocks import Block
from cakupan.topics import Compose
from cakupan.ui import blocks, simulation, writing
from cakupan.ui.program import plain
from cakupan.ui.question import Question
from cakupan.ui.writing import block_of, page_of
from cakupan.wording import _

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
.ck-note pre { background: var(--ck-tint); font-size: 0.8125rem; line-height: 1.45;
  margin: 0.25rem 0 0; max-height: 30rem; overflow: auto; padding: 0.75rem; }
.ck-note pre code { white-space: pre; }
.ck-table code { font-size: 0.8125rem; overflow-wrap: anywhere; white-space: pre-wrap; }
@media print { .ck-note pre { max-height: none; overflow: visible; } }
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


# A section of a page: its anchor, what it says, and how that is written.
Section = tuple[str, Compose, Callable[[Question, str, Compose], None]]


def begin(question: Question, sections: Sequence[Section]) -> None:
    """Write the style of a page that is read, and the ways to its sections.

    Args:
        question: what the page is asked.
        sections: in the order of the page.
    """
    label = html.escape(question.words.say(_("Sections of this page")))
    links = " · ".join(
        f'<a href="#{anchor}">{html.escape(block.title)}</a>'
        for anchor, compose, _write in sections
        if (block := block_of(question, compose)) is not None
    )
    st.html(f'<style>{_STYLE}</style><nav aria-label="{label}"><p>{links}</p></nav>')


def section(question: Question, anchor: str, compose: Compose) -> None:
    """Write a block as a section of the page, under a heading of its own.

    Args:
        question: what the page is asked.
        anchor: what stands after ``#`` in links to it; never changed once published.
        compose: function of a topic.
    """
    block = block_of(question, compose)
    if block is not None:
        begin_section(question, anchor, block)


def begin_section(question: Question, anchor: str, block: Block) -> None:
    """Write what stands of a section under its heading, before what a reader picks."""
    page_of(question, head=heading).write(replace(block, key=anchor))


def chapters(question: Question, anchor: str, compose: Compose) -> None:
    """Write a block as a section whose parts have headings of their own.

    Args:
        question: what the page is asked.
        anchor: of the section; the last word of a part's key is the part's.
        compose: function of a topic.
    """
    block = block_of(question, compose)
    if block is None:
        return
    begin_section(question, anchor, replace(block, parts=()))
    for part in block.parts:
        heading(part.title, part.key.rpartition(".")[2], level=3)
        page_of(question).write(replace(part, title=""))


def card(question: Question, block: Block, anchor: str = "") -> None:
    """Write a block that the reader opened apart, heard when it changes."""
    named = f' id="{html.escape(anchor, quote=True)}"' if anchor else ""
    title = f"<h3>{html.escape(block.title)}</h3>" if block.title else ""
    inside = page_of(question).inside(replace(block, links=()))
    kind = "ck-note ck-warn" if block.fit == "misses" else "ck-note"
    st.html(f'<div class="{kind}"{named} role="status">{title}{inside}</div>')


def remark(question: Question, compose: Compose) -> None:
    """Write a block as a note beside what stands above it, without a heading.

    Args:
        question: what the page is asked.
        compose: function of a topic; one that has nothing to say is passed over.
    """
    block = block_of(question, compose)
    if block is None:
        return
    inside = page_of(question).inside(replace(block, links=()))
    st.html(
        f'<div class="ck-note" role="note"><strong>{html.escape(block.title)}</strong>'
        f"{inside}</div>"
    )
    for way in block.links:
        writing.follow(question.view, way)


def shipped_section(
    question: Question,
    anchor: str,
    title: str,
    compose: Compose,
    opens_sources: str = "",
) -> None:
    """Write a block of what is published under a heading that always stands.

    A simulation has nothing published, and says so in its place.

    Args:
        question: what the page is asked.
        anchor: what stands after ``#`` in links to it; never changed once published.
        title: of the heading, a message.
        compose: function of a topic.
        opens_sources: heading that opens the block's sources, a message; empty where
            they are not listed.
    """
    words = question.words
    heading(words.say(title), anchor)
    if simulation.is_left_out(question.view, words):
        return
    block = block_of(question, compose)
    if block is None:
        return
    page_of(question).write(replace(block, title=""))
    if opens_sources:
        with st.expander(words.say(opens_sources)):
            blocks.sources_foot(block.sources, words)
