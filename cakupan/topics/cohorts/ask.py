"""What the question of funded cohorts asks of the figures."""

from typing import Any

from cakupan.data import Data
from cakupan.data.months import parse_month
from cakupan.data.regions import Region, RegionIndex
from cakupan.data.store import Row
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.wording.dates import to_date


def cohort_of(row: Row) -> DatedCohort:
    """Return a dated cohort for the calendar.

    Raises:
        BadInputError: the stored month is none; data with a fault.
    """
    return DatedCohort(
        cohort_id=row["cohort_id"],
        region_code=row["region_code"],
        first_month=parse_month(row["first_month"], "first_month"),
        months=row["months"],
        workers=row["workers"],
        payer=row["payer"],
        is_plan=row["is_plan"],
    )


def dated_cohorts(
    data: Data, region: Region, *, below: bool = True
) -> list[DatedCohort]:
    """Return the cohorts with months of a region and, if wanted, of those in it."""
    places = data.regions.below(region) if below else [region]
    rows = data.rows(
        "programmes__cohorts", territories=[place.territory_id for place in places]
    )
    return [cohort_of(row) for row in rows if row["is_dated"]]


def dispute_document(row: Row) -> dict[str, Any] | None:
    """Return the open conflict of a cohort; None without one."""
    if row["dispute_id"] is None:
        return None
    return {
        "conflict_id": row["dispute_id"],
        "title_id": row["dispute_title_id"],
        "title_en": row["dispute_title_en"],
    }


def programme_region(index: RegionIndex, region: Region, vintage: str) -> Region:
    """Return the region whose cohorts are shown beside a region's other figures.

    Funded cohorts are told of today's provinces, also where participants are still
    counted in 34 of them; only who asks for the old division gets its own.

    Args:
        index: all regions.
        region: in the division of the other figures.
        vintage: that the reader asked for: ``auto``, ``34`` or ``38``.
    """
    if region.vintage == "34" and vintage == "34":
        return region
    return index.of(region.region_code, "38")


def stated_numbers(data: Data, region: Region) -> list[dict[str, Any]]:
    """Return what somebody published as a region's number of vulnerable workers."""
    stated = data.rows("workforce__stated_by_region", territory_id=region.territory_id)
    found = [
        {
            "workers": row["workers"],
            "precision": row["precision"],
            "period_start": row["period_start"],
            "period_end": row["period_end"],
            "source_id": row["source_id"],
        }
        for row in stated
        if row["base"] == "vulnerable"
    ]
    context = data.rows(
        "context_figures__by_region",
        territory_id=region.territory_id,
        measure="vulnerable_workers",
    )
    found += [
        {
            "workers": int(row["amount"]),
            "precision": row["precision"],
            "period_start": None,
            "period_end": to_date(row["period"]),
            "source_id": row["source_id"],
        }
        for row in context
    ]
    return found
