"""What a page hands to its writer: links that carry the address, and files."""

from functools import partial
from typing import Any

from cakupan.blocks import Address, Link, Records, anchor_of
from cakupan.ui import blocks, frame, state
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.writers.page import Draw, Page


def page_of(question: Question, draw: Draw) -> Page:
    """Return the page of a question, on which blocks are written.

    Args:
        question: what the page is asked; links within Cakupan carry its address.
        draw: draws a chart or a map.
    """
    return Page(
        href=partial(href, question.view),
        follow=partial(_follow, question.view),
        offer=partial(_offer, question),
        draw=draw,
    )


def href(view: View, address: Address) -> str:
    """Return the link to an address from a page, relative, as text holds it."""
    place = f"#{anchor_of(address.block)}" if address.block else ""
    return f"./{state.link(view, address.page, **_changes(address))}{place}"


def _follow(view: View, way: Link) -> None:
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


def _offer(question: Question, records: Records) -> None:
    blocks.downloads(
        question,
        records.name,
        records.columns,
        records.rows,
        records.title or records.name,
        of_survey=records.survey,
        source=records.source,
    )
