"""What a region's page knows: the reads that several of its blocks share."""

from collections.abc import Mapping

from cakupan.data.store import Row
from cakupan.topics.coverage import absences
from cakupan.ui import run
from cakupan.ui.question import Question


def sources() -> Mapping[str, Row]:
    """Return all sources by id."""
    return run.data().sources


def statements(question: Question) -> list[Row]:
    """Return the percents that somebody published for the region."""
    rows: list[Row] = question.data.rows(
        "statements__by_region", territory_id=question.region.territory_id
    )
    return rows


def missing(question: Question, subject: str) -> str:
    """Return why a kind of figure is missing here and who could supply it.

    The region's own reason goes first, then the nation's; empty where neither is known.
    """
    rows = question.data.rows("absences__all")
    return absences.reason(
        rows, question.region.territory_id, (subject,), question.words
    )
