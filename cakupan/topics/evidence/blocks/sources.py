"""The documents that figures stand in, as the blocks themselves name them."""

from collections.abc import Iterable

from cakupan import sentences
from cakupan.blocks import Block, Link
from cakupan.data import Data
from cakupan.topics import cells
from cakupan.wording import Wording, _


def ids_of(blocks: Iterable[Block | None]) -> tuple[str, ...]:
    """Return the source ids of blocks and of what is within them, in their order.

    Args:
        blocks: as they are shown; None where one has nothing to say.
    """
    found = (
        source_id
        for block in blocks
        if block is not None
        for part in block.walk()
        for source_id in part.sources
    )
    return tuple(dict.fromkeys(found))


def sources_of(ids: Iterable[str | None], data: Data, words: Wording) -> Block:
    """Return sources as a list: title, publisher, day, address.

    Args:
        ids: in the order of the list; each is listed once.
        data: the figures.
        words: the reader's words.
    """
    listed = tuple(dict.fromkeys(source_id for source_id in ids if source_id))
    links = tuple(
        Link(
            row["title"],
            None,
            cells.address(row["url"]),
            f"{row['publisher']}, {sentences.published(row, words)} "
            f"({row['source_id']})",
        )
        for row in (data.sources[source_id] for source_id in listed)
    )
    return Block(
        "evidence.sources", words.say(_("Sources")), links=links, sources=listed
    )
