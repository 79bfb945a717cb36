"""A whole brief from a region's facts: the sentences of the pages, in their order."""

from collections.abc import Iterable
from dataclasses import asdict, fields, replace

from cakupan import __version__, sentences, watermark
from cakupan.blocks import (
    Block,
    Document,
    Map,
    Records,
    Source,
    Spread,
)
from cakupan.brief import (
    ledger,
    queries,
    values,
)
from cakupan.brief.content import BriefAsked, Figure, Query
from cakupan.brief.facts import Facts
from cakupan.brief.sheets import of_texts, with_bars
from cakupan.data import Data
from cakupan.data.store import Row
from cakupan.topics.budget import blocks as budget
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage import phrases
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.wording import Wording, _


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
    facts = Facts(data, what)
    asked = facts.data, facts.scope, facts.words
    parts = (
        coverage.regions_beside(*asked).brief(),
        coverage.over_time(*asked),
        _segments(facts),
        budget.gap_and_cost(*asked, what.vintage),
        _lapses(facts),
        _place(facts),
    )
    asks, numbers = queries.ask(facts), values.figures(facts)
    words, region = facts.words, facts.region
    month = facts.scope.period_end
    title = words.say(_("Brief: {region}"), region=region.region_name)
    answer = coverage.answer_of_document(*asked).brief()
    others = coverage.circulating_in_document(*asked)
    doubts = evidence.in_doubt(*asked)
    sources = _sources(facts, (answer, others, *parts, doubts), asks)
    return Document(
        name=f"cakupan-risalah-{region.region_code}-{month:%Y-%m}-{what.lang}",
        lang=what.lang,
        day=what.as_of,
        region_code=region.region_code,
        region_name=region.region_name,
        period_end=month,
        title=title,
        subtitle=coverage.subtitle(*asked),
        mark=watermark.of_dataset(what.dataset),
        answer=answer,
        others=others,
        spreads=_spreads(parts, _questions(asks, words), doubts),
        sources=sources,
        terms=coverage.terms(what.definition, words),
        foot=_foot(facts),
        about=_about(facts, title),
        figures=_records(numbers, title),
        worksheets=ledger.worksheets(facts, asks, numbers),
        card=_card(parts),
    )


def _spreads(
    parts: tuple[Block, ...], asks: Block, doubts: Block | None
) -> tuple[Spread, ...]:
    """Return the blocks as they stand on two pages."""
    shown, trend, segments, cost, lapse, place = parts
    # A map of regencies is less wide than one of the country.
    is_small = isinstance(shown.picture, Map) and "." in shown.picture.outlined
    return (
        Spread(
            (shown, trend),
            picture_shares=(0.74 if is_small else 1, 1),
            wide_tables=(trend.key,),
        ),
        Spread((segments, cost), (1.2, 1)),
        Spread((lapse, place)),
        Spread((asks,), begins_page=True),
        *([Spread((doubts,))] if doubts else []),
    )


def _card(parts: tuple[Block, ...]) -> Block:
    """Return the block whose drawing stands on the card: the place, else the map."""
    shown, place = parts[0], parts[-1].brief()
    return place if place.picture else shown


def _segments(facts: Facts) -> Block:
    """Return coverage by segment and base; without participants, the bases."""
    asked = facts.data, facts.scope, facts.words
    matrix = coverage.matrix(*asked)
    if matrix is not None:
        return with_bars(matrix.brief(), 0, 2)
    bases = coverage.bases(*asked)
    if bases is None:
        raise ValueError("neither participants nor their absence: check the matrix")
    return with_bars(bases, 0, 1, "workers")


def _place(facts: Facts) -> Block:
    """Return the place among peers; of the nation, the provinces at both ends."""
    asked, month = (facts.data, facts.scope, facts.words), facts.scope.period_end
    place = coverage.place_among_peers(*asked)
    if place is None:  # a group of islands has no peers
        title = facts.words.say(_("Place among peers"))
        return Block("place", title, phrases.no_place(month, facts.words))
    return with_bars(place, 1, 2) if facts.is_nation else place.brief()


def _lapses(facts: Facts) -> Block:
    """Return when cover ends; without a cohort on record, that there is none."""
    asked = facts.data, facts.programme_scope, facts.words
    calendar = cohorts.calendar(*asked)
    if calendar is not None:
        return calendar.brief()
    return replace(cohorts.statements(*asked), links=())


def _questions(asks: tuple[Query, ...], words: Wording) -> Block:
    """Return the questions to ask, each with its figure and who must answer."""
    title = words.say(_("Five questions to ask"))
    labels = (_("Question"), _("Its figure"), _("Who must answer"))
    ids = [source_id for query in asks for source_id in query.source_ids]
    return Block(
        key="questions",
        title=title,
        sheet=of_texts(
            title,
            [(words.say(label), False) for label in labels],
            [(query.text, query.figure, query.office) for query in asks],
            (1.75, 1.15, 0.8),
            is_numbered=True,
        ),
        sources=tuple(dict.fromkeys(ids)),
    )


def _records(numbers: tuple[Figure, ...], title: str) -> Records:
    """Return the figures as rows, their sources apart by spaces."""
    rows = (
        {**asdict(item), "source_ids": " ".join(item.source_ids)} for item in numbers
    )
    columns = tuple(field.name for field in fields(Figure))
    return Records("figures", columns, tuple(rows), title)


def _about(facts: Facts, title: str) -> dict[str, str]:
    """Return what a file says of itself: question, days, version."""
    asked, region = facts.what, facts.region
    return {
        "title": title,
        "region": f"{region.region_code} {region.region_name}",
        "period": facts.scope.period_end.isoformat(),
        "segment_scope": asked.definition.scope,
        "base": asked.definition.base,
        "vintage": asked.vintage,
        "dataset": asked.dataset,
        "known_on": facts.data.pinned_day.isoformat(),
        "as_of": asked.as_of.isoformat(),
        "version": f"Cakupan {__version__}",
    }


def _sources(
    facts: Facts, blocks: tuple[Block | None, ...], asks: Iterable[Query]
) -> tuple[Source, ...]:
    """Return the sources of what the brief shows, in the order of its blocks."""
    ids: list[str | None] = [*ids_of(blocks)]
    ids += [source_id for query in asks for source_id in query.source_ids]
    return tuple(
        Source(key, _source_line(facts, key), facts.sources[key]["url"] or "")
        for key in dict.fromkeys(part for part in ids if part)
    )


def _source_line(facts: Facts, source_id: str) -> str:
    source: Row = facts.sources[source_id]
    published = sentences.published(source, facts.words)
    return f"{source['title']}, {source['publisher']}, {published}"


def _foot(facts: Facts) -> str:
    words = facts.words
    return words.say(
        _("Cakupan {version}, brief of {day}. Figures belong to their publishers."),
        version=__version__,
        day=words.date(facts.what.as_of),
    )
