"""The sources of a page."""

from collections.abc import Iterable, Iterator

from cakupan.blocks import Block
from cakupan.site.asking import Here
from cakupan.topics.evidence.blocks.sources import ids_of, sources_of


def source_ids(here: Here, shown: Iterable[Block | None]) -> list[str | None]:
    """Return the ids of the sources on the page, in the order of its blocks.

    Args:
        here: the region.
        shown: the blocks of the page.
    """
    return [*ids_of(shown), *_on_record(here), *_of_brief(here)]


def sources(here: Here, shown: Iterable[Block | None]) -> Block:
    """Return every source of the page: title, publisher, day, address."""
    return sources_of(source_ids(here, shown), here.facts.data, here.words)


def _on_record(here: Here) -> Iterator[str | None]:
    """Yield the sources of cohorts."""
    facts, data = here.facts, here.facts.data
    paid = facts.programme_region.territory_id
    rows = data.rows("programmes__by_region", territory_id=paid)
    yield from (row["source_id"] for row in rows)


def _of_brief(here: Here) -> Iterator[str]:
    """Yield the sources of what the page takes from the brief."""
    yield from (source.source_id for source in here.brief.sources)
