"""What is asked of the figures that disagree, are printed wrong, or are missing."""

from cakupan.data import Data, Region, Row, Scope
from cakupan.data.scope import months_of
from cakupan.topics.coverage import absences
from cakupan.topics.coverage.ask import programme_members
from cakupan.topics.evidence import cases


def cases_of(data: Data, region: Region) -> list[Row]:
    """Return the cases of ``conflicts__all`` of a region, in the register's order."""
    return cases.chosen(data.rows("conflicts__all"), (), [region.territory_id])


def figures_of_cases(data: Data) -> dict[str, list[Row]]:
    """Return the figures of every case, of ``conflicts__figures``, by case."""
    return data.remembered(_figures_of_cases)


def _figures_of_cases(data: Data) -> dict[str, list[Row]]:
    return cases.grouped(data.rows("conflicts__figures"))


def corrections_of(data: Data, region: Region) -> list[Row]:
    """Return what of ``corrections__all`` is known of figures of a region."""
    land = region.territory_id
    return [row for row in data.rows("corrections__all") if row["territory_id"] == land]


def absences_of(data: Data, scope: Scope) -> list[Row]:
    """Return the absences of ``absences__all`` that stand on a region's page."""
    region = scope.region
    return absences.here(
        data.rows("absences__all"),
        region.territory_id,
        region.level,
        months_of(data, region, scope.definition),
        is_by_programme=bool(programme_members(data, region)),
    )


def members_absent(data: Data, scope: Scope) -> Row | None:
    """Return why there are no other figures of members; None where an office sends.

    The region's own reason goes before the nation's, because it says more.
    """
    region = scope.region
    if any(row["is_office"] for row in months_of(data, region, scope.definition)):
        return None
    return absences.of_members(
        data.rows("absences__all"), region.territory_id, region.level
    )


def regencies_with_figure(data: Data) -> tuple[int, int]:
    """Return how many regencies have a published percent of any kind, and of all."""
    counted = data.rows("regions__with_figures")
    regencies = next(row for row in counted if row["level"] == "regency")
    return regencies["regions_with_statement"], regencies["regions_total"]
