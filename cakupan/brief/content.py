"""What a brief says, in the reader's language and ready to be written. Plain data.

No markup anywhere: a title, a sentence or a cell is text, whatever stands in it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cakupan.data.definitions import KNOWN_NOW, Definition

Unit = Literal["percent", "workers", "rupiah", "rank"]


@dataclass(frozen=True)
class BriefAsked:
    """Which brief is meant; the same request gives the same bytes.

    Attributes:
        region_code: Kemendagri code.
        as_of: the reader's today, for ages and lapses.
        definition: segments and base.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
        known_on: day as of which the data are known.
        lang: ``id`` or ``en``.
        dataset: ``terbit`` or ``simulasi``.
    """

    region_code: str
    as_of: date
    definition: Definition = field(default_factory=Definition)
    period_end: date | None = None
    vintage: str = "auto"
    known_on: date = KNOWN_NOW
    lang: str = "id"
    dataset: str = "terbit"


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers are set to the right."""

    label: str
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """A table as it is read.

    Attributes:
        caption: what it shows.
        columns: its heads.
        rows: one text a column.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing.

    Attributes:
        svg: the drawing, as SVG.
        alt: what it shows, for who does not see it.
    """

    svg: str
    alt: str


@dataclass(frozen=True)
class Series:
    """Numbers of an editable chart under one name; None where there is none."""

    name: str
    values: tuple[float | int | None, ...]


@dataclass(frozen=True)
class Chart:
    """The numbers of a part's picture, for a chart that can be edited.

    Attributes:
        kind: ``bars`` lie, ``columns`` stand, ``points`` are not joined.
        categories: what each number is about.
        series: the numbers.
        unit: percent or workers.
        own: category of the region itself, drawn apart from its peers.
    """

    kind: Literal["bars", "columns", "points"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    own: str = ""


@dataclass(frozen=True)
class Part:
    """One block of the brief.

    Attributes:
        key: ``map``, ``trend``, ``segments``, ``cost``, ``lapse`` or ``place``.
        title: its heading.
        finding: what it shows, in one sentence.
        tags: definition, unit, source.
        legend: how the marks of the drawing are to be read.
        picture: its drawing, if there is something to draw.
        table: its table, if there is one.
        notes: what must be said beside it.
        chart: the numbers of its drawing.
    """

    key: str
    title: str
    finding: str
    tags: str = ""
    legend: str = ""
    picture: Picture | None = None
    table: Table | None = None
    notes: tuple[str, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True)
class Query:
    """A question to ask in a hearing.

    Attributes:
        text: the question.
        figure: the figure that it stands on, with its date.
        office: who must answer.
        source_ids: where the figure comes from.
    """

    text: str
    figure: str
    office: str
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """A source of the brief: its id, a line of text, its address."""

    source_id: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure of the brief as a number, for spreadsheets.

    Attributes:
        key: stable name, the same in both languages.
        label: what it is.
        value: unrounded; empty for a range, which has ends and no single value.
        unit: of the value.
        definition: segments, base and rule, in words.
        period: ISO date or month that it describes.
        source_ids: where it comes from.
        as_published: a published figure as its publisher gives it, with ``about``,
            ``more than`` or both ends of a range; empty for what is computed here.
        value_low, value_high: the ends of a range that was published as one.
        precision: of a published figure; ``computed`` for what is computed here.
    """

    key: str
    label: str
    value: float | int | str
    unit: Unit
    definition: str
    period: str
    source_ids: tuple[str, ...]
    as_published: str = ""
    value_low: float | None = None
    value_high: float | None = None
    precision: str = "computed"


@dataclass(frozen=True)
class Ratio:
    """A coverage by its two parts.

    Attributes:
        scope, base: in the reader's words.
        active, workers: numerator and denominator.
        percent: unrounded.
        source_ids: of both.
    """

    scope: str
    base: str
    active: int
    workers: int
    percent: float
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Cover:
    """A funded cohort; months are None where no source names them.

    ``as_published`` has its workers as precisely as the source gives them.
    """

    region: str
    payer: str
    workers: int | None
    first_month: str | None
    months: int | None
    last_month: str | None
    rupiah: int | None
    source_id: str
    as_published: str


@dataclass(frozen=True)
class Goal:
    """A target in percent, beside the latest figure of its own indicator, if any."""

    regime: str
    due_on: date
    target: str
    latest: str | None
    latest_on: date | None
    is_national: bool
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """The numbers that a workbook recomputes the brief from.

    Attributes:
        ratios: coverage by segments and base, the brief's own first.
        rates: month (ISO) and rupiah of each of the twelve months that costs are
            counted over; empty where a rate is not known.
        needs: key, name and workers of what could be bought.
        covers: funded cohorts.
        goals: targets.
    """

    ratios: tuple[Ratio, ...]
    rates: tuple[tuple[str, int], ...]
    needs: tuple[tuple[str, str, int], ...]
    covers: tuple[Cover, ...]
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class Brief:
    """A whole brief.

    Attributes:
        asked: what was asked for.
        region_code, region_name: of the region.
        period_end: month that it describes.
        title: its title.
        subtitle: month and definition.
        mark: word across every page, empty for published figures.
        number: the answer's number, empty where there is none.
        number_of: what the number counts, in a word or two.
        answer: the answer, one sentence.
        tags: its definition, source and age.
        follows: what follows from it, a sentence each.
        others: other figures in circulation: value and definition.
        parts: blocks, in the order of the pages.
        queries: questions to ask.
        doubts: what disagrees, is corrected or is missing.
        sources: every source of the figures above.
        terms: words and what they mean.
        figures: the figures as numbers.
        ledger: what a workbook recomputes them from.
        foot: made with what, as of when.
    """

    asked: BriefAsked
    region_code: str
    region_name: str
    period_end: date
    title: str
    subtitle: str
    mark: str
    number: str
    number_of: str
    answer: str
    tags: str
    follows: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    queries: tuple[Query, ...]
    doubts: tuple[str, ...]
    sources: tuple[Source, ...]
    terms: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    ledger: Ledger
    foot: str

    def part(self, key: str) -> Part:
        """Return a block by its key.

        Raises:
            KeyError: there is none.
        """
        return next(part for part in self.parts if part.key == key)
