"""What a region's page knows: the reads that several of its blocks share."""

from cakupan import documents, reads, reads_planning
from cakupan.data.store import Row
from cakupan.topics.coverage import absences
from cakupan.ui import cache
from cakupan.ui.question import Question


def sources() -> dict[str, Row]:
    """Return all sources by id."""
    found: dict[str, Row] = cache.read(documents.sources_by_id)
    return found


def statements(question: Question) -> list[Row]:
    """Return the percents that somebody published for the region."""
    rows: list[Row] = cache.read(
        reads.read_statements, question.region, known_on=question.known_on
    )
    return rows


def stated_counts(question: Question) -> list[Row]:
    """Return worker numbers published for the region that stand in no series."""
    rows: list[Row] = cache.read(
        reads.read_stated_workers, question.region, question.known_on
    )
    return rows


def missing(question: Question, subject: str) -> str:
    """Return why a kind of figure is missing here and who could supply it.

    The region's own reason goes first, then the nation's; empty where neither is known.
    """
    rows = cache.read(reads.read_absences, question.known_on)
    return absences.reason(
        rows, question.region.territory_id, (subject,), question.words
    )


def programmes(question: Question) -> list[Row]:
    """Return the funded cohorts of the region, every statement of each."""
    region = reads_planning.programme_region(
        question.index, question.region, question.view.vintage
    )
    rows: list[Row] = cache.read(reads.read_programmes, region, question.known_on)
    return rows
