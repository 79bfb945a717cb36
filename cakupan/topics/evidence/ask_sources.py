"""Published sources beside figures, as the command line prints them.

Names of fields are keys of the commands' JSON, which are a contract.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cakupan.data.store import Row

SourcesById = Mapping[str, Row]


@dataclass(frozen=True)
class SourceDocument:
    """A document that figures come from.

    Attributes:
        published_on: its day; None where it names none.
    """

    source_id: str
    title: str
    publisher: str
    url: str
    published_on: date | None


@dataclass(frozen=True)
class SourceInRole(SourceDocument):
    """A document and what was taken from it: numerator, denominator, evidence."""

    role: str


def source_of(row: Row) -> SourceDocument:
    """Return the source that a read has joined to its row.

    Args:
        row: with ``source_id``, ``source_title`` and so on; without ``published_on``
            the day is that of the statement, ``said_on``.
    """
    return SourceDocument(
        row["source_id"],
        row["source_title"],
        row["source_publisher"],
        row["source_url"],
        row.get("published_on", row.get("said_on")),
    )


def source_in_role(sources: SourcesById, source_id: str, role: str) -> SourceInRole:
    """Return one source by its id, and what was taken from it."""
    source = sources[source_id]
    return SourceInRole(
        source_id,
        source["title"],
        source["publisher"],
        source["url"],
        source["published_on"],
        role,
    )
