"""The one model in which everything is said: blocks of plain data, without markup.

A block is what one reader learns from one place. Topics compose blocks; writers write
them, as a page, HTML, PDF, DOCX, PPTX, XLSX, CSV or JSON; pictures draw their charts
and maps. None of them composes a sentence: a finding is said here, once, for all.

Texts are in the reader's language and ready to be read. A writer escapes them. Kinds of
charts are in ``cakupan.charts``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cakupan.charts import Chart

Kind = Literal["grid", "narrow", "records", "strip"]
# How much a note weighs: said in passing, or a doubt that goes with the finding.
Weight = Literal["plain", "doubt"]
# What a cell is, where its text alone does not show it: without a figure, above 100 %.
Tone = Literal["", "muted", "over", "met", "missed"]
# Whether numbers fit each other, as the text says too; a writer may show a sign.
Fit = Literal["", "fits", "misses"]


@dataclass(frozen=True)
class Address:
    """A place in Cakupan; each writer makes the link that its reader can follow.

    Attributes:
        page: name of the page, as ``wilayah``.
        region_code: Kemendagri code; empty where the reader's region stays.
        block: key of the block that is meant; empty for the page.
        changes: other keys of the page's address, as ``(("period", "2023-12"),)``.
    """

    page: str
    region_code: str = ""
    block: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Link:
    """A way on: within Cakupan by ``address``, to a document elsewhere by ``href``."""

    text: str
    address: Address | None = None
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One place of a table.

    Attributes:
        text: what stands in it.
        note: in small type under it.
        href: where the text leads outside of Cakupan.
        title: of a link, what it leads to.
        is_number: stands to the right and is not broken.
        order: what the column is sorted by, where its text is not.
        strong: what follows the text in bold: a verdict.
        address: where the text leads within Cakupan.
        tone: said by its text too; a writer may show it besides.
        shade: class of its colour, from 0 the lightest; None for none. The value
            stands in the text, so that a writer without colours leaves nothing out.
        is_code: what a program reads, its lines as they stand.
    """

    text: str
    note: str = ""
    href: str = ""
    title: str = ""
    is_number: bool = False
    order: float | str | None = None
    strong: str = ""
    address: Address | None = None
    tone: Tone = ""
    shade: int | None = None
    is_code: bool = False


@dataclass(frozen=True)
class Records:
    """The rows behind a sheet or a picture, for files and other programs.

    Attributes:
        name: of the file, as ``statements``.
        columns: keys of the rows that are written, in their order.
        rows: unrounded values; shared with other readers, so nobody changes them.
        title: what they are, for who opens the file.
        survey: round of rows that are of the survey alone, which has neither segments
            nor a base; None where they are of the month that is asked for.
        source: who stands behind them; empty where each row says it.
        about: what was asked for them, by names that programs read; it goes before
            what a page says of its own question.
        address: where the same rows stand at any later time; None for the page itself.
        is_whole: whether they are a list of all there is, of no month and definition.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    title: str = ""
    survey: date | None = None
    source: str = ""
    about: tuple[tuple[str, str], ...] = ()
    address: Address | None = None
    is_whole: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table.

    Attributes:
        caption: what a screen reader says of it.
        heads: its first row.
        rows: one cell a head; the first of a row names it.
        kind: ``grid`` scrolls sideways, ``narrow`` is kept together, ``records``
            become lists on a phone, ``strip`` is a line of values, each with what it
            is in a few words.
        is_numbered: whether its rows are counted, from one.
        is_sortable: whether a reader may sort it, and search it where it is long.
        is_searchable: whether a reader may search a sortable one, however short.
        is_folded: whether it opens on demand where the writer can fold.
        opens_as: what is written on a folded one; empty for the caption.
        rows_at_once: how many rows stand open where the writer can fold the others
            under ``opens_as``; 0 for all.
        shares: how paper divides its width among the columns, where their content
            does not: 0 for as wide as the content needs.
        key_column: place of the cell that names its row.
        keys: what programs call each row, as a region's code; empty where their order
            is enough.
        own: key of the row that stands out, the reader's own; empty for none.
        first_rows: how many rows a page shows before a reader asks for all; 0 for all.
        is_captioned: whether its caption is seen too.
        terms: further words by which each row is found, as other names of a region;
            empty where what stands in it is enough.
        shades: what the classes of its cells' colours are called, the lightest first;
            empty where none has a colour.
        widths: of its columns on a page, in rem; 0 for as wide as the content needs.
    """

    caption: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Kind = "grid"
    is_numbered: bool = False
    is_sortable: bool = False
    is_searchable: bool = False
    is_folded: bool = False
    opens_as: str = ""
    rows_at_once: int = 0
    shares: tuple[float, ...] = ()
    key_column: int = 0
    keys: tuple[str, ...] = ()
    own: str = ""
    first_rows: int = 0
    is_captioned: bool = False
    terms: tuple[str, ...] = ()
    shades: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class MapRegion:
    """One region of a map.

    Attributes:
        code, name, short_name: of the region.
        value: unrounded; None where there is none.
        value_label: as it is to be read, or why there is none, in a word.
        detail: definition and parts, lines by newline.
        shade: class of its colour, from 0 the lightest; None without a value.
        absence: reason code where there is no value.
        is_over: above 100 percent.
        size: people that its circle stands for; None without.
        mark: a dated figure of another kind that is published; empty for none.
        address: where a press leads.
    """

    code: str
    name: str
    short_name: str
    value: float | None
    value_label: str
    detail: str
    shade: int | None
    absence: str | None
    is_over: bool = False
    size: float | None = None
    mark: str = ""
    address: Address | None = None


@dataclass(frozen=True)
class Sign:
    """A mark of a map's legend: what it is, its words, and how many regions have it."""

    kind: Literal["class", "over", "absence", "mark", "size"]
    key: str | int | float
    label: str
    count: int | None = None


@dataclass(frozen=True)
class Map:
    """A map of regions in classes of colour, with hatches where there is no figure.

    Attributes:
        title: what is shown, of when.
        unit: of the values, in words.
        shapes: key of the shape file that is drawn.
        regions: in the order of the file of figures.
        legend: the signs that occur.
        foot: source, and that borders are approximate where they are.
        outlined: code of a region that is outlined; empty for none.
        outline_shapes: key of the file its outline comes from, where it is another.
        mode: ``fill`` or ``bubbles``.
    """

    title: str
    unit: str
    shapes: str
    regions: tuple[MapRegion, ...]
    legend: tuple[Sign, ...]
    foot: str = ""
    outlined: str = ""
    outline_shapes: str = ""
    mode: Literal["fill", "bubbles"] = "fill"


@dataclass(frozen=True)
class Note:
    """What must be said beside a finding, a sentence or two, with its ways on.

    Attributes:
        text: the sentences.
        weight: ``doubt`` stands out.
        links: ways on.
        tags: definition, source and age of a figure in the text.
        is_code: a line to be typed as it stands.
        fit: of a test of numbers, how it ended.
    """

    text: str
    weight: Weight = "plain"
    links: tuple[Link, ...] = ()
    tags: str = ""
    is_code: bool = False
    fit: Fit = ""


@dataclass(frozen=True)
class Absence:
    """Why a block has no figure.

    Attributes:
        reason: its code, as ``not_published``.
        text: the reason and who could supply the figure, in words.
    """

    reason: str
    text: str


def anchor_of(key: str) -> str:
    """Return the place of a block with a key within its page's address."""
    return key.replace(".", "-")


@dataclass(frozen=True)
class Block:
    """What one reader learns from one place; every writer shows the same.

    Attributes:
        key: its address, file name and JSON key, as ``coverage.answer``.
        title: its heading; empty where the page's own is enough.
        finding: one sentence, numbers included.
        tags: segments, whose workers, base, month, source in a line.
        number: the finding's number in large type; empty where there is none.
        number_of: what the number counts, in a word or two.
        stressed: parts of the finding in bold.
        picture: chart or map; None where there is nothing to draw.
        sheet: its table.
        records: the rows behind it.
        notes: what must be said beside it.
        links: ways on.
        parts: blocks within this one, as figures that disagree, one a case.
        sources: ids of the documents that its figures stand in.
        absence: why there is no figure.
        short: its form for the brief's two pages, a card, a phone: the same finding
            of the same rows, less beside it; None where the whole is short enough.
        foot: under the table, in small type: source, date, how to read it.
        is_answer: what the reader came for, in large type at the head of a page.
        fit: of a verdict on numbers, whether they fit.
        is_open: of a block within one, whether it stands open where a writer can fold;
            None where that depends on how much there is.
    """

    key: str
    title: str
    finding: str = ""
    tags: str = ""
    number: str = ""
    number_of: str = ""
    stressed: tuple[str, ...] = ()
    picture: Chart | Map | None = None
    sheet: Sheet | None = None
    records: Records | None = None
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    parts: tuple["Block", ...] = ()
    sources: tuple[str, ...] = ()
    absence: Absence | None = None
    short: "Block | None" = None
    foot: str = ""
    is_answer: bool = False
    fit: Fit = ""
    is_open: bool | None = None

    def brief(self) -> "Block":
        """Return the form for little room: the short one, or the block itself."""
        return self.short or self

    @property
    def anchor(self) -> str:
        """Return its place within a page's address.

        >>> Block("coverage.answer", "").anchor
        'coverage-answer'
        """
        return anchor_of(self.key)

    @property
    def missing(self) -> str:
        """Return why there is no figure, where the finding does not say it already."""
        if self.absence is None or self.absence.text in self.finding:
            return ""
        return self.absence.text

    def walk(self) -> Iterator["Block"]:
        """Yield this block and every block within it, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True)
class Source:
    """A document that figures stand in: its id, a line of text, its address."""

    source_id: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Formula:
    """A number of a worksheet, with the formula that recomputes it.

    Attributes:
        text: as ``=100*C{row}/D{row}``. ``{row}`` is its own line, ``{first}`` the
            first line under the heads, ``{last}`` the line above it, and the name of
            another formula the cell of that one.
        result: what it gives.
        is_exact: written with two decimals; whole without.
        name: by which other formulas of the document find it.
    """

    text: str
    result: float | int
    is_exact: bool = False
    name: str = ""


@dataclass(frozen=True)
class Worksheet:
    """A sheet of a workbook: numbers as numbers, and formulas that recompute them.

    Attributes:
        name: of the sheet.
        heads: its first row.
        widths: of its columns, in letters.
        rows: one value a head; None for an empty place.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | int | float | Formula | None, ...], ...]


@dataclass(frozen=True)
class Spread:
    """Blocks that stand side by side on paper.

    Attributes:
        blocks: from the left.
        shares: how the width is divided; even without.
        picture_shares: how much of its block's width each picture takes; all without.
        wide_tables: keys of blocks whose table stands under them over the whole width.
        begins_page: whether it begins a page, where all before it fits on one.
    """

    blocks: tuple[Block, ...]
    shares: tuple[float, ...] = ()
    picture_shares: tuple[float, ...] = ()
    wide_tables: tuple[str, ...] = ()
    begins_page: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document: the answer, its evidence, what is in doubt, its sources.

    The same document gives the same bytes in every form.

    Attributes:
        name: of its files, without ending.
        lang: ``id`` or ``en``.
        day: on which it is made.
        region_code, region_name: of which it is.
        period_end: month that its answer describes.
        title, subtitle: what it is of, by which definition.
        mark: word across every page, empty for published figures.
        answer: what the reader came for.
        others: values that are said elsewhere, each with what it is; None without.
        spreads: all other blocks, in the order of reading.
        sources: of every figure in it.
        terms: words and what they mean.
        foot: made with what, as of when.
        about: what was asked, by names that programs read.
        figures: its figures as numbers.
        worksheets: from which a workbook recomputes them.
        card: the block whose picture stands on the card for messages.
    """

    name: str
    lang: str
    day: date
    region_code: str
    region_name: str
    period_end: date
    title: str
    subtitle: str
    mark: str
    answer: Block
    others: Block | None
    spreads: tuple[Spread, ...]
    sources: tuple[Source, ...]
    terms: tuple[tuple[str, str], ...]
    foot: str
    about: Mapping[str, str]
    figures: Records
    worksheets: tuple[Worksheet, ...] = ()
    card: Block | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks under the answer, in the order of reading."""
        return tuple(block for spread in self.spreads for block in spread.blocks)

    def block(self, key: str) -> Block:
        """Return a block by its key.

        Raises:
            KeyError: there is none.
        """
        for block in self.blocks:
            if block.key == key:
                return block
        raise KeyError(key)
