"""Blocks written as HTML pages that need no server, through templates.

Everything from data is escaped by the templates; only drawings of our own are markup.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cakupan.blocks import Block, Link, Map, Sheet, Sign
from cakupan.pictures.svg import draw_sign
from cakupan.writers.drawn import svg_of
from cakupan.writers.markup import Href
from cakupan.writers.values import place_of

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Way:
    """A way to another page of ours by its place among the files."""

    text: str
    href: str


@dataclass(frozen=True)
class HtmlPage:
    """A page.

    Attributes:
        file: its place in the copy, with slashes.
        lang: ``id`` or ``en``.
        title: its heading.
        subtitle: month and definition.
        names: other names by which it is found.
        above: the way up.
        answer: what the reader came for; None where the blocks say all.
        others: values that are said elsewhere, each with what it is.
        blocks: the rest.
        twins: the same page in other languages.
    """

    file: str
    lang: str
    title: str
    subtitle: str = ""
    names: tuple[str, ...] = ()
    above: Way | None = None
    answer: Block | None = None
    others: Block | None = None
    blocks: tuple[Block, ...] = ()
    twins: tuple[Way, ...] = ()


@dataclass(frozen=True)
class HtmlFrame:
    """What stands around every page of a copy.

    Attributes:
        say: its words, by the names of the templates.
        css, script, data: files of style, script and search, from the top.
        home: the first page.
        about: the page that says what the copy is, from any other.
        mark: word across every page, empty for published figures.
        name: of what the copy is of.
        href: makes the link of an address; empty where the copy has no such page.
    """

    say: Mapping[str, str]
    css: str
    script: str
    data: str
    home: str
    about: str
    mark: str
    name: str
    href: Href


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["place_of"] = place_of
    return made


def page_html(page: HtmlPage, frame: HtmlFrame) -> str:
    """Return a page as HTML."""
    tools = {
        "say": frame.say,
        "href": frame.href,
        "drawing": functools.partial(_drawing, href=frame.href),
        "sign": _sign,
        "is_map": _is_map,
        "legend": _legend,
        "tables": _tables,
        "ways": functools.partial(_ways, href=frame.href),
    }
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page, frame=frame, up="../" if "/" in page.file else "", tool=tools
        )
    )


def _is_map(block: Block) -> bool:
    return isinstance(block.picture, Map)


def _drawing(block: Block, href: Href) -> Markup:
    """Return a block's drawing, named for who does not see it."""
    if block.picture is None:
        return Markup()
    alt = block.finding or block.title
    if isinstance(block.picture, Map):
        alt = f"{block.title}: {block.finding}"
    return Markup(svg_of(block.picture, alt, href))  # noqa: S704 -- our own drawing


def _sign(sign: Sign) -> Markup:
    return Markup(draw_sign(sign))  # noqa: S704 -- our own drawing


def _legend(block: Block) -> str:
    picture = block.picture
    return picture.legend if picture and isinstance(picture.legend, str) else ""


def _tables(block: Block) -> list[Sheet]:
    return [block.sheet] if block.sheet else []


def _ways(block: Block, href: Href) -> list[Link]:
    """Return a block's ways on, without those to pages that the copy has not."""
    return [way for way in block.links if way.address is None or href(way.address)]
