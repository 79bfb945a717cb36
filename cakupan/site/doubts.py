"""The sources of a page."""

from collections.abc import Iterable

from cakupan import sentences
from cakupan.blocks import Block, Link
from cakupan.data.store import Row
from cakupan.site.asking import Here
from cakupan.tables import cells
from cakupan.topics.coverage import ask_doubts
from cakupan.wording import _


def sources(here: Here) -> Block:
    """Return every source of the page: title, publisher, day, address."""
    words = here.words
    links = tuple(
        Link(
            row["title"],
            None,
            cells.address(row["url"]),
            f"{row['publisher']}, {sentences.published(row, words)} "
            f"({row['source_id']})",
        )
        for row in (here.facts.sources[key] for key in _source_ids(here))
    )
    return Block("sumber", words.say(_("Sources")), links=links)


def _source_ids(here: Here) -> list[str]:
    """Return the ids of the sources on the page, in the order of its blocks."""
    facts, region = here.facts, here.region
    data = here.site.data
    row = facts.row
    blocks: list[Iterable[Row]] = [
        facts.history,
        facts.statements,
        facts.own_targets or facts.national_targets,
        data.rows(
            "programmes__by_region", territory_id=facts.programme_region.territory_id
        ),
        data.rows("enrolment__stated_by_region", territory_id=region.territory_id),
        data.rows("benefits__by_region", territory_id=region.territory_id),
        data.rows("award_results__by_region", territory_id=region.territory_id),
        data.rows("remarks__by_region", territory_id=region.territory_id),
    ]
    found = [row["source_id"], row["base_source_id"]]
    found += [part["source_id"] for rows in blocks for part in rows]
    found += [part["latest_source_id"] for part in facts.own_targets]
    found += [source.source_id for source in here.brief.sources]
    if here.is_province:
        found += [mark["source_id"] for mark in here.site.marks.values()]
    figures = ask_doubts.figures_of_cases(data)
    found += [
        figure["source_id"]
        for case in ask_doubts.cases_of(data, region)
        for figure in figures.get(case["conflict_id"], [])
    ]
    return list(dict.fromkeys(part for part in found if part))
