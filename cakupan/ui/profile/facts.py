"""What a region's page knows: the reads that several of its blocks share."""

from functools import partial

from cakupan import documents, reads, reads_planning
from cakupan.answers import absences
from cakupan.answers import standings as places
from cakupan.data.definitions import KNOWN_NOW, Definition
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.findings import Standing
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


def peers_workforce(question: Question, parent: str | None) -> list[Row]:
    """Return the latest Sakernas August of all regencies, or of a province's."""
    rows: list[Row] = cache.read(
        reads.read_workforce_by_level,
        "regency",
        KNOWN_NOW,
        "38",
        parent,
        question.known_on,
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


def standings(question: Question) -> list[Standing]:
    """Return the region's place among its peers, by what is known of all of them."""
    words, region = question.words, question.region
    if region.level == "province":
        return places.of_province(
            region, question.definition, partial(provinces, question), words
        )
    if region.level == "regency":
        province = question.index.of(region.parent_code or NATION, "38")
        read = partial(peers_workforce, question)
        return places.of_regency(region, province.short_name, read, words)
    return []


def provinces(question: Question, definition: Definition) -> list[Row]:
    """Return the coverage of all provinces by a definition."""
    return question.coverage_of("province", None, definition)


def programmes(question: Question) -> list[Row]:
    """Return the funded cohorts of the region, every statement of each."""
    region = reads_planning.programme_region(
        question.index, question.region, question.view.vintage
    )
    rows: list[Row] = cache.read(reads.read_programmes, region, question.known_on)
    return rows
