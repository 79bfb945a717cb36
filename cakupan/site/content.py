"""What the pages of an offline copy say, ready to be written. Plain data.

A text is text, whatever stands in it: the templates escape it. Only ``svg`` is markup,
of drawings that this program made.
"""

from dataclasses import dataclass

from cakupan.blocks import Sheet
from cakupan.brief.content import BriefAsked


@dataclass(frozen=True)
class SiteAsked(BriefAsked):
    """Which copy is meant: of a province, as a brief, in one language or more.

    Attributes:
        langs: languages, the first is the one that opens.
    """

    langs: tuple[str, ...] = ("id",)


@dataclass(frozen=True)
class Sign:
    """A mark of a legend: its drawing, what it means and how many there are."""

    svg: str
    label: str
    count: int | None = None


@dataclass(frozen=True)
class Case:
    """Figures that disagree: their title, what is said of them, and themselves."""

    title: str
    lines: tuple[str, ...]
    sheet: Sheet | None = None


@dataclass(frozen=True)
class Link:
    """A way to another page, or to a source."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Block:
    """One block of a page.

    Attributes:
        key: its anchor.
        title: its heading.
        finding: what it shows, in one sentence.
        tags: definition, unit, source.
        svg: its drawing, markup of our own, which names what it shows.
        is_map: the drawing is a map, whose regions are links.
        legend: how the marks of the drawing are to be read.
        signs: a legend with drawings.
        sheets: its tables.
        notes: what must be said beside it.
        cases: figures that disagree.
        links: ways on, or sources.
        code: a line for a terminal.
        foot: under the tables.
    """

    key: str
    title: str
    finding: str = ""
    tags: str = ""
    svg: str = ""
    is_map: bool = False
    legend: str = ""
    signs: tuple[Sign, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    notes: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    links: tuple[Link, ...] = ()
    code: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Page:
    """A page.

    Attributes:
        file: its place in the copy, with slashes.
        lang: ``id`` or ``en``.
        title: its heading.
        subtitle: month and definition.
        names: other names by which it is found.
        above: the way up; its text, its address.
        answer: the answer; the number in large type stands between the two others.
        tags: its definition, source and age.
        others: other figures in circulation, value and definition.
        follows: what follows from it.
        blocks: the rest.
        twins: the same page in other languages.
    """

    file: str
    lang: str
    title: str
    subtitle: str = ""
    names: tuple[str, ...] = ()
    above: Link | None = None
    answer: tuple[str, str, str] = ("", "", "")
    tags: str = ""
    others: tuple[tuple[str, str], ...] = ()
    follows: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    twins: tuple[Link, ...] = ()
