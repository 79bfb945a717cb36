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
    return [*ids_of(shown), *_of_brief(here)]


def sources(here: Here, shown: Iterable[Block | None]) -> Block:
    """Return every source of the page: title, publisher, day, address."""
    return sources_of(source_ids(here, shown), here.facts.data, here.words)


def _of_brief(here: Here) -> Iterator[str]:
    """Yield the sources of what the page takes from the brief."""
    yield from (source.source_id for source in here.brief.sources)
