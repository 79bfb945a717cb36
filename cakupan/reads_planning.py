"""Reads of the planning desk: cohorts, rates, series, stated bases, budgets.

As in ``cakupan.reads``: typed arguments in, rows out, ``known_on`` everywhere.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION, Region, RegionIndex
from cakupan.data.store import Row, Store

JKK_JKM = "JKK+JKM"
WITH_JHT = "JKK+JKM+JHT"


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


def regions_below(index: RegionIndex, region: Region) -> list[Region]:
    """Return a region and all that lie in it, provinces before regencies.

    The nation's provinces are those of the present division; an island group has
    the provinces that are filed under it.
    """
    if region.region_code == NATION:
        provinces = index.children(region, "38")
    elif region.level == "island_group":
        provinces = tuple(
            province
            for province in index.of_level("province", region.vintage)
            if province.island_group == region.island_group
        )
    else:
        return [region, *index.children(region, region.vintage)]
    regencies = [
        regency
        for province in provinces
        for regency in index.children(province, province.vintage)
    ]
    return [region, *provinces, *regencies]


def _territories(regions: Iterable[Region]) -> list[str]:
    return [region.territory_id for region in regions]


def read_cohorts(
    store: Store, regions: Iterable[Region], known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return the counted statement of each funded cohort of some regions.

    ``is_dated`` tells whether a source gives workers, first month and months; the
    others stand outside every monthly sum.
    """
    return store.rows(
        "reads/programmes__cohorts",
        territories=_territories(regions),
        known_on=known_on,
    )


def read_programme_arithmetic(
    store: Store, regions: Iterable[Region], known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return every statement of cohorts beside its payer's rate (rupiah a month)."""
    return store.rows(
        "reads/programmes__arithmetic",
        territories=_territories(regions),
        known_on=known_on,
    )


def read_rates(
    store: Store,
    payer: str,
    *,
    with_jht: bool = False,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return what one month of one worker costs a payer, in rupiah, by validity."""
    return store.rows(
        "reads/contribution_rates__by_payer",
        payer=payer,
        programmes=WITH_JHT if with_jht else JKK_JKM,
        known_on=known_on,
    )


def read_series_points(
    store: Store,
    region: Region,
    segments: Sequence[str],
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return active workers of a scope by month, every series on its own."""
    return store.rows(
        "reads/enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=list(segments),
        known_on=known_on,
    )


def read_series_of_region(
    store: Store,
    region: Region,
    segments: Sequence[str],
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return a region's series by scope and length, the longest first.

    A month counts for a scope if one figure gives it, or one of each segment does.
    """
    return store.rows(
        "reads/enrolment__series_by_region",
        territory_id=region.territory_id,
        segments=list(segments),
        known_on=known_on,
    )


def read_stated_bases(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return the bases that somebody published for a region, with their wording."""
    return store.rows(
        "reads/workforce__stated_by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_context(
    store: Store, region: Region, measure: str, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return one measure of a region's context over time, as ``apbd_total``."""
    return store.rows(
        "reads/context_figures__by_region",
        territory_id=region.territory_id,
        measure=measure,
        known_on=known_on,
    )
