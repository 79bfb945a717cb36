"""Blocks on a page: what topics say of its question, composed once for all readers.

What a page hands to its writer: links that carry the address, files, and pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

import streamlit as st

from cakupan import topics
from cakupan.blocks import Address, Block, Link, Records, Sheet, anchor_of
from cakupan.data.regions import Region
from cakupan.errors import CakupanError
from cakupan.topics import Compose
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.ui import blocks, frame, pictures, state
from cakupan.ui.notes import saying_errors
from cakupan.ui.question import Question
from cakupan.ui.sheets import draw_sheet
from cakupan.ui.state import View
from cakupan.wording import _
from cakupan.writers.page import Draw, Head, Page, subheading


def write(question: Question, *composed: Compose | tuple[Any, ...]) -> None:
    """Write what is said of a question's region, in the order given.

    Args:
        question: what the page is asked.
        composed: functions of a topic, or one with what the reader typed, as
            ``(cost, budget_inputs)``; one that has nothing to say is passed over.
    """
    page_of(question).write(*_blocks(question, *composed))


def write_strip(question: Question, *composed: Compose | tuple[Any, ...]) -> None:
    """Write blocks of one line each as one strip; arguments as of ``write``."""
    found = list(_blocks(question, *composed))
    sheets = [block.sheet for block in found if block.sheet is not None]
    if not sheets:
        return
    rows = tuple(row for sheet in sheets for row in sheet.rows)
    ids = ids_of(found)
    strip = Block("in_short", "", sheet=replace(sheets[0], rows=rows), sources=ids)
    page_of(question).write(strip)


def write_first(question: Question, *composed: Compose | tuple[Any, ...]) -> None:
    """Write the first that has something to say; arguments as of ``write``."""
    page_of(question).write(*islice(_blocks(question, *composed), 1))


def _blocks(
    question: Question, *composed: Compose | tuple[Any, ...]
) -> Iterator[Block]:
    """Yield the blocks that have something to say."""
    for each in composed:
        block = block_of(question, *(each if isinstance(each, tuple) else (each,)))
        if block is not None:
            yield block


def write_under(question: Question, compose: Compose, *typed: Any) -> None:
    """Write what the fields above give: they bear its heading, and it is read out.

    What is wrong with them is said where the block would stand.

    Args:
        question: what the page is asked.
        compose: function of a topic.
        typed: what the reader typed, as the function takes it.
    """
    with saying_errors(question.words):
        block = block_of(question, compose, *typed)
        if block is not None:
            page_of(question).write(replace(block, title=""), is_live=True)


def write_unkept(question: Question, compose: Compose, *typed: Any) -> None:
    """Write a block that quotes what the reader pasted: composed for this run alone.

    Args:
        question: what the page is asked.
        compose: function of a topic.
        typed: what the reader typed or pasted, as the function takes it.
    """
    block = compose(question.data, question.scope, question.words, *typed)
    if block is not None:
        page_of(question).write(block)


def write_sources(
    question: Question,
    *composed: Compose | tuple[Any, ...],
    is_folded: bool = False,
    opens_as: str = _("All sources of this page"),
) -> None:
    """Write the sources of blocks that stand on the page, in their order, each once.

    Args:
        question: what the page is asked.
        composed: as ``write`` takes them.
        is_folded: behind a heading that opens them.
        opens_as: that heading, a message; it may hold their ``{count}``.
    """
    asked = [each if isinstance(each, tuple) else (each,) for each in composed]
    ids = ids_of(_block_or_none(question, *each) for each in asked)
    if not is_folded:
        blocks.sources_foot(ids, question.words)
    elif ids:
        with st.expander(question.words.say(opens_as, count=len(ids))):
            blocks.sources_foot(ids, question.words)


def _block_or_none(question: Question, compose: Compose, *typed: Any) -> Block | None:
    """Return a block; None where its fields are wrong, which is said at its place."""
    try:
        return block_of(question, compose, *typed)
    except CakupanError:
        return None


def write_beside(
    question: Question, shares: tuple[int, int], compose: Compose, *typed: Any
) -> None:
    """Write a block with its picture to the left of its table.

    Args:
        question: what the page is asked.
        shares: of the width that picture and table take.
        compose: function of a topic.
        typed: what the reader typed besides, as the function takes it.
    """
    block = block_of(question, compose, *typed)
    if block is not None:
        page_of(question).write_beside(block, shares)


def write_columns(
    question: Question, shares: tuple[int, int], left: Compose, right: Compose
) -> None:
    """Write two blocks side by side; one that stands alone takes the whole width.

    Args:
        question: what the page is asked.
        shares: of the width that the two take.
        left: function of a topic.
        right: function of a topic.
    """
    found, page = list(_blocks(question, left, right)), page_of(question)
    if len(found) < len(shares):
        page.write(*found)
        return
    columns = st.columns(shares, gap="large")
    for column, block in zip(columns, found, strict=True):
        with column:
            page.write(block)


def write_around(
    question: Question, field: Callable[[], None], compose: Compose, *typed: Any
) -> None:
    """Write a block with a field between its heading and what it says.

    Args:
        question: what the page is asked.
        field: draws the field.
        compose: function of a topic.
        typed: what the reader typed besides, as the function takes it.
    """
    block = block_of(question, compose, *typed)
    if block is not None:
        if block.title:
            st.subheader(block.title, anchor=block.anchor)
        field()
        page_of(question).write(replace(block, title=""))


def block_of(
    question: Question, compose: Compose, *typed: Any, region: Region | None = None
) -> Block | None:
    """Return one block, remembered for all readers.

    Args:
        question: what the page is asked.
        compose: function of a topic.
        typed: what the reader typed besides, as the function takes it.
        region: where it is another than the question's.
    """
    scope = replace(question.scope, region=region) if region else question.scope
    return topics.block(compose, question.data, scope, question.words, *typed)


def popover(
    question: Question, compose: Compose, *typed: Any, region: Region | None = None
) -> None:
    """Draw the button that opens a block in a small window, if it says anything."""
    block = block_of(question, compose, *typed, region=region)
    if block is not None:
        with st.popover(block.title):
            page_of(question).write(replace(block, title=""))


def page_of(
    question: Question, draw: Draw = pictures.draw, head: Head = subheading
) -> Page:
    """Return the page of a question, on which blocks are written.

    Args:
        question: what the page is asked; links within Cakupan carry its address.
        draw: draws a chart or a map.
        head: draws the heading of a block.
    """
    return Page(
        href=partial(href, question.view),
        follow=partial(follow, question.view),
        offer=partial(offer, question),
        draw=draw,
        sort=partial(_sort, question),
        head=head,
    )


def href(view: View, address: Address) -> str:
    """Return the link to an address from a page, relative, as text holds it."""
    place = f"#{anchor_of(address.block)}" if address.block else ""
    return f"./{state.link(view, address.page, **_changes(address))}{place}"


def follow(view: View, way: Link) -> None:
    """Draw a link within Cakupan from a page."""
    if way.address is not None:
        frame.page_link(way.address.page, way.text, view, **_changes(way.address))


def _changes(address: Address) -> dict[str, Any]:
    """Return the keys that differ behind an address, as a view holds them."""
    changes: dict[str, Any] = dict(address.changes)
    if "segments" in changes:
        changes["segments"] = tuple(changes["segments"].split(","))
    if address.region_code:
        changes["region"] = address.region_code
    return changes


def _sort(question: Question, sheet: Sheet, key: str) -> None:
    draw_sheet(sheet, key, question.words, partial(href, question.view))


def view_of_rows(question: Question, block: Block | None) -> View:
    """Return the view that gives the rows of a block at any later time.

    Args:
        question: what the page is asked.
        block: without rows of its own the question's period alone is kept.
    """
    records = block.records if block else None
    if records is None or records.address is None:
        return question.pinned_view
    return question.view.change(**_changes(records.address))


def offer(question: Question, records: Records) -> None:
    """Draw the buttons that give records as files."""
    about = dict(records.about)
    if records.address is not None:
        about["address"] = href(question.view, records.address).removeprefix("./")
    blocks.downloads(
        question,
        records.name,
        records.columns,
        records.rows,
        records.title or records.name,
        of_survey=records.survey,
        source=records.source,
        is_whole=records.is_whole,
        about=about,
    )
