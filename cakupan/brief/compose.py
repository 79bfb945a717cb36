"""A brief of a region: which blocks stand side by side on its two pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from cakupan import __version__, sentences, watermark
from cakupan.blocks import Block, Document, Map, Records, Source, Spread
from cakupan.brief import blocks, numbers, questions, worksheets
from cakupan.brief.content import BriefAsked, Figure
from cakupan.data import Data, Row, Scope
from cakupan.topics import Compose
from cakupan.topics.budget import blocks as budget
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.wording import Wording, _, speak


@dataclass(frozen=True)
class SideBySide:
    """Functions whose blocks stand side by side; what follows is as of ``Spread``."""

    composed: tuple[Compose, ...]
    shares: tuple[float, ...] = ()
    wide_tables: tuple[str, ...] = ()
    begins_page: bool = False


# The brief in the order of its reading.
BRIEF: tuple[SideBySide, ...] = (
    SideBySide(
        (blocks.regions_beside, coverage.over_time),
        wide_tables=("coverage.trend", "coverage.workforce"),
    ),
    SideBySide((blocks.segments, budget.gap_and_cost), (1.2, 1)),
    SideBySide((blocks.end_of_cover, blocks.place)),
    SideBySide((blocks.five_questions,), begins_page=True),
    SideBySide((evidence.in_doubt,)),
)
# Functions that take the division that the reader asked for: whose cohorts are meant.
OF_COHORTS: tuple[Compose, ...] = (
    budget.gap_and_cost,
    blocks.end_of_cover,
    blocks.five_questions,
)


def compose(data: Data, what: BriefAsked) -> Document:
    """Return the brief of a region.

    Args:
        data: the figures; what several briefs share is read once.
        what: the request.

    Raises:
        UnknownRegionError: no such region.
        NotPublishedError: no period has a figure for these segments at all.
        BoundaryError: the shapes of the map are not there.
    """
    data, words = data.at(what.as_of), speak(what.lang)
    scope = data.scope(what.region_code, what.definition, what.period_end, what.vintage)
    region, asked = scope.region, (data, scope, words)
    title = words.say(_("Brief: {region}"), region=region.region_name)
    answer = coverage.answer_of_document(*asked).brief()
    others = coverage.circulating_in_document(*asked)
    spreads = tuple(_spreads(*asked, what.vintage))
    shown = [block for spread in spreads for block in spread.blocks]
    queries = questions.find(*asked, what.vintage)
    figures = numbers.figures(*asked, what.vintage)
    return Document(
        name=f"cakupan-risalah-{region.region_code}-{scope.period_end:%Y-%m}-{what.lang}",
        lang=what.lang,
        day=what.as_of,
        region_code=region.region_code,
        region_name=region.region_name,
        period_end=scope.period_end,
        title=title,
        subtitle=coverage.subtitle(*asked),
        mark=watermark.of_dataset(what.dataset),
        answer=answer,
        others=others,
        spreads=spreads,
        sources=_sources((answer, others, *_questions_last(shown)), data, words),
        terms=coverage.terms(what.definition, words),
        foot=_foot(what, words),
        about=_about(data, scope, what, title),
        figures=_records(figures, title),
        worksheets=worksheets.worksheets(*asked, what.vintage, queries, figures),
        card=_card(shown),
    )


def _spreads(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> Iterator[Spread]:
    """Yield the blocks as they stand on two pages; what says nothing is left out."""
    for placed in BRIEF:
        composed = (
            compose_block(
                data, scope, words, *([vintage] if compose_block in OF_COHORTS else [])
            )
            for compose_block in placed.composed
        )
        shown = tuple(block for block in composed if block is not None)
        if shown:
            yield Spread(
                shown,
                placed.shares,
                tuple(map(_picture_share, shown)),
                placed.wide_tables,
                placed.begins_page,
            )


def _picture_share(block: Block) -> float:
    """Return how much of its block's width a picture takes."""
    # A map of regencies is less wide than one of the country.
    is_small = isinstance(block.picture, Map) and "." in block.picture.outlined
    return 0.74 if is_small else 1


def _card(shown: Sequence[Block]) -> Block:
    """Return the block whose drawing stands on the card: the place, else the map."""
    drawn = {block.key: block.brief() for block in shown if block.brief().picture}
    regions = next(b for b in shown if b.key == "coverage.regions_beside")
    return drawn.get("coverage.place_among_peers", regions)


def _questions_last(shown: Sequence[Block]) -> list[Block]:
    """Return blocks as their sources are listed: questions stand on the others."""
    return sorted(shown, key=lambda block: block.key == "questions")


def _records(figures: tuple[Figure, ...], title: str) -> Records:
    """Return the figures as rows, their sources apart by spaces."""
    rows = (
        {**asdict(item), "source_ids": " ".join(item.source_ids)} for item in figures
    )
    columns = tuple(field.name for field in fields(Figure))
    return Records("figures", columns, tuple(rows), title)


def _about(data: Data, scope: Scope, what: BriefAsked, title: str) -> dict[str, str]:
    """Return what a file says of itself: question, days, version."""
    return {
        "title": title,
        "region": f"{scope.region.region_code} {scope.region.region_name}",
        "period": scope.period_end.isoformat(),
        "segment_scope": what.definition.scope,
        "base": what.definition.base,
        "vintage": what.vintage,
        "dataset": what.dataset,
        "known_on": data.pinned_day.isoformat(),
        "as_of": what.as_of.isoformat(),
        "version": f"Cakupan {__version__}",
    }


def _sources(
    shown: Iterable[Block | None], data: Data, words: Wording
) -> tuple[Source, ...]:
    """Return the sources of what the brief shows, in the order of its blocks."""
    return tuple(
        Source(
            key, _source_line(data.sources[key], words), data.sources[key]["url"] or ""
        )
        for key in ids_of(shown)
    )


def _source_line(source: Row, words: Wording) -> str:
    published = sentences.published(source, words)
    return f"{source['title']}, {source['publisher']}, {published}"


def _foot(what: BriefAsked, words: Wording) -> str:
    return words.say(
        _("Cakupan {version}, brief of {day}. Figures belong to their publishers."),
        version=__version__,
        day=words.date(what.as_of),
    )
