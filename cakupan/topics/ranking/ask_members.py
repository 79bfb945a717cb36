"""What a ranking asks, and the figures that answer it, region by region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.scope import Scope
from cakupan.data.store import Row
from cakupan.topics.ranking.ask_coverage import coverage_rows
from cakupan.topics.ranking.ask_peers import PeersRequest, peer_codes

COVERAGE = "coverage"
# What the survey gives for every region: a share of the employed, a count of people.
SHARE, COUNT = "informal_share", "non_wage"
MEASURES = (COVERAGE, SHARE, COUNT)
PARTS = {SHARE: ("employed_informal", "employed"), COUNT: ("non_wage", None)}
SURVEY = "sakernas_august"


@dataclass(frozen=True)
class RankRequest:
    """What is ranked, among whom.

    Attributes:
        level: ``province`` or ``regency``.
        definition: segments and base of the coverage.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
        by: one of ``MEASURES``.
        parent, zone: only regions of this province or Paritrana zone.
        peer_group: only this region and its peers.
        left_out: regions that the reader leaves out.
        rse_pct: relative standard error that the reader assumes, percent.
    """

    level: str = "province"
    definition: Definition = field(default_factory=Definition)
    period_end: date | None = None
    vintage: str = "auto"
    by: str = COVERAGE
    parent: str | None = None
    zone: str | None = None
    peer_group: str | None = None
    left_out: tuple[str, ...] = ()
    rse_pct: Decimal = Decimal(0)


def members_of(data: Data, what: RankRequest, vintage: str) -> list[Region]:
    """Return the regions of the set by code, those that are left out included.

    Raises:
        BadInputError, NotPublishedError: the region has no peers.
    """
    if what.level == "regency" and what.parent:
        above = data.regions.of(what.parent, vintage)
        regions = data.regions.children(above, above.vintage)
    else:
        division = vintage if what.level == "province" else "38"
        regions = data.regions.of_level(what.level, division)
    if what.peer_group:
        like = PeersRequest(
            what.peer_group,
            definition=what.definition,
            period_end=what.period_end,
            vintage=what.vintage,
        )
        codes = set(peer_codes(data, like))
        regions = tuple(region for region in regions if region.region_code in codes)
    return sorted(
        (
            region
            for region in regions
            if what.zone is None or region.paritrana_zone == what.zone
        ),
        key=lambda region: region.region_code,
    )


def zones(data: Data) -> list[str]:
    """Return the names of the Paritrana zones."""
    return sorted({r.paritrana_zone for r in data.regions.regions if r.paritrana_zone})


def rows_of(
    data: Data,
    what: RankRequest,
    scope: Scope,
    series: str | None,
    regions: Sequence[Region],
) -> dict[str, Row]:
    """Return the figures of the regions by code."""
    codes = {region.region_code for region in regions}
    if what.by == COVERAGE:
        rows = coverage_rows(
            data,
            what.level,
            scope.vintage,
            scope.period_end,
            what.definition,
            series,
        )
    else:
        rows = data.rows(
            "workforce__by_level",
            level=what.level,
            vintage=scope.vintage,
            period_end=scope.period_end,
        )
    return {row["region_code"]: row for row in rows if row["region_code"] in codes}


def value_of(what: RankRequest, row: Row) -> Fraction | None:
    """Return what a region is ranked by, unrounded; None without a figure."""
    if what.by == COVERAGE:
        if row["coverage_pct"] is None:
            return None
        return Fraction(100 * row["active_workers"], row["base_workers"])
    above, below = PARTS[what.by]
    if row[above] is None:
        return None
    if below is None:
        return Fraction(row[above])
    return Fraction(100 * row[above], row[below]) if row[below] else None


def values_of(what: RankRequest, rows: Mapping[str, Row]) -> dict[str, Fraction]:
    """Return the values of the regions that have one."""
    values = {code: value_of(what, row) for code, row in rows.items()}
    return {code: value for code, value in values.items() if value is not None}


def round_of(rows: Mapping[str, Row]) -> date | None:
    """Return the survey round that figures stand on; None without figures."""
    rounds = [row["base_period"] for row in rows.values() if row["base_period"]]
    return max(rounds, default=None)
