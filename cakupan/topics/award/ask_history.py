"""The award's results on record, and its zone winners beside coverage."""

from cakupan.data import NATION, Data, Row
from cakupan.data.definitions import Definition
from cakupan.topics.award.figures import history
from cakupan.topics.award.figures.history import (
    AwardResult,
    ResultsFilter,
    WinnersByCoverage,
)


def results(data: Data, wanted: ResultsFilter) -> list[AwardResult]:
    """Return the results that a reader wants to see, latest edition first."""
    every_result = history.results_of(data.rows("awards__history"))
    return [result for result in every_result if wanted.fits(result.first)]


def gaps(data: Data) -> list[Row]:
    """Return what of the national lists of winners is known to be missing."""
    return [
        row
        for row in data.rows("absences__all")
        if row["subject"] == "award" and row["territory_id"] == NATION
    ]


def disputes(data: Data, shown: list[AwardResult]) -> list[Row]:
    """Return the disagreements that concern editions of some disputed results."""
    years = {result.first["award_year"] for result in shown if result.is_disputed}
    return [
        row
        for row in data.rows("conflicts__all")
        if row["topic"] == "award"
        and row["period_end"] is not None
        and row["period_end"].year in years
    ]


def winners(data: Data, definition: Definition) -> WinnersByCoverage:
    """Return the edition's zone winners beside December's coverage, as known."""
    return data.remembered(_winners, definition)


def _winners(data: Data, definition: Definition) -> WinnersByCoverage:
    coverage = data.rows(
        "coverage__by_region",
        level="province",
        vintage=history.DIVISION,
        period_end=history.EDITION_END,
        segments=definition.segments,
        base=definition.base,
    )
    rows = data.rows("awards__history")
    return history.winners_by_coverage(rows, coverage, data.regions)
