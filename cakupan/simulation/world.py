"""The real figures that a simulation hangs on: bases and December 2023.

They are read from the store of published figures, so that they are the same here as
on screen; nothing in them is simulated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_BASE, DEFAULT_SEGMENTS, Definition
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.errors import StoreError

SEGMENTS = DEFAULT_SEGMENTS
ANCHOR = date(2023, 12, 31)
ANCHOR_SERIES = "kemnaker_1726"
# The universe of each segment; of construction workers there is none in the survey.
_BASES = {"PU": "employees", "BPU": "non_wage", "JAKON": "employed"}


@dataclass(frozen=True)
class Regency:
    """A regency or city with what its share of a province is made from.

    Attributes:
        code: Kemendagri code.
        province: its province since 2022.
        old_province: its province of the older division, in which the anchors are.
        bases: workers of Sakernas August 2023 by segment: employees, non-wage
            workers, all employed.
    """

    code: str
    is_city: bool
    province: str
    old_province: str
    bases: Mapping[str, int]


@dataclass(frozen=True)
class World:
    """The country and its published figures of December 2023.

    Attributes:
        regencies: ordered by code.
        anchors: active workers by old province and segment.
        parted: codes of provinces that stand for other land in the two divisions,
            and of those that only the newer one has.
    """

    regencies: tuple[Regency, ...]
    anchors: Mapping[tuple[str, str], int]
    parted: frozenset[str]


def _bases(data: Data, segment: str) -> dict[str, int]:
    definition = Definition((segment,), _BASES[segment])
    rows = data.rows(
        "coverage__by_region",
        level="regency",
        vintage="38",
        period_end=ANCHOR,
        segments=definition.segments,
        base=definition.base,
    )
    return {row["region_code"]: row["base_workers"] or 0 for row in rows}


def _anchors(
    data: Data, segment: str, series: str | None
) -> dict[tuple[str, str], int]:
    rows = data.rows(
        "coverage__by_region",
        level="province",
        vintage="34",
        period_end=ANCHOR,
        segments=(segment,),
        base=DEFAULT_BASE,
        series=series,
    )
    missing = [r["region_code"] for r in rows if r["active_workers"] is None]
    if missing:
        raise StoreError(
            "Expected published active workers of {segment} for every province in "
            "{month}, found none for {codes}. Restore the figures in data/.",
            segment=segment,
            month=ANCHOR.isoformat(),
            codes=", ".join(missing),
        )
    return {(row["region_code"], segment): row["active_workers"] for row in rows}


def _parted(index: RegionIndex) -> frozenset[str]:
    old = {r.territory_id for r in index.of_level("province", "34")}
    return frozenset(
        r.region_code
        for r in index.of_level("province", "38")
        if r.territory_id not in old
    )


def read_world(store: Store, series: str | None = ANCHOR_SERIES) -> World:
    """Read the country from a store of published figures.

    Args:
        store: of the data set Terbit.
        series: the line that the anchors belong to; None: the widest.

    Raises:
        StoreError: a province has no published figure.
    """
    data = Data(store)
    index = data.regions
    bases = {segment: _bases(data, segment) for segment in SEGMENTS}
    anchors: dict[tuple[str, str], int] = {}
    for segment in SEGMENTS:
        anchors |= _anchors(data, segment, series)
    regencies = tuple(
        Regency(
            region.region_code,
            region.kind == "kota",
            str(region.parent_code),
            str(region.province_code_34),
            {segment: bases[segment][region.region_code] for segment in SEGMENTS},
        )
        for region in sorted(
            index.of_level("regency", "38"), key=lambda region: region.region_code
        )
    )
    return World(regencies, anchors, _parted(index))
