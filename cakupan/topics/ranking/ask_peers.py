"""A region beside those most like it, and the codes and medians that rankings use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import median

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.scope import Scope
from cakupan.data.store import Row
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.coverage.ask import coverage
from cakupan.topics.ranking.ask_coverage import coverage_rows
from cakupan.topics.ranking.figures.peers import (
    PEERS,
    Peer,
    Traits,
    all_neighbours,
    neighbours,
    peer_median,
)

LEVELS = ("province", "regency")
MOST_PEERS = 50
COVERAGE = "coverage_pct"
# What is set beside the peers: column, and whether its difference is in workers,
# percent of workers or percentage points.
INDICATORS = {
    COVERAGE: "points",
    "employed": "workers",
    "informal_share_pct": "points",
    "non_wage_share_pct": "points",
    "employed_change_pct": "points",
    "informal_change_pp": "points",
}
# They choose the peers, so that their differences are small by making.
CHOSEN_BY = ("employed", "informal_share_pct")


@dataclass(frozen=True)
class PeersRequest:
    """Whose peers are asked for.

    Attributes:
        code: a province or a regency.
        k: how many.
        definition: of the coverage that is set beside them.
        period_end: month's last day; None for the latest near-complete coverage, and
            where the region has none for the latest survey round.
        vintage: ``auto``, ``34`` or ``38``.
    """

    code: str
    k: int = PEERS
    definition: Definition = field(default_factory=Definition)
    period_end: date | None = None
    vintage: str = "auto"


@dataclass(frozen=True)
class Compared:
    """One indicator of a region beside its peers.

    Attributes:
        value: the region's own; None where it has none.
        median: of the peers; None where fewer than half of them have a figure.
        count: peers with a figure.
        difference: own value less the median; None where either is missing.
    """

    indicator: str
    value: float | None
    median: float | None
    count: int
    difference: float | None


@dataclass(frozen=True)
class PeerGroup:
    """A region with its peers.

    Attributes:
        what: as asked.
        own: the region's traits, survey and coverage in one row.
        peers: nearest first, the same rows, each with its distance.
        candidates: other regions of the kind that were surveyed.
        with_budget: regions of the kind whose budget is on record.
        compared: by indicator.
    """

    what: PeersRequest
    region: Region
    own: Row
    peers: tuple[tuple[Peer, Row], ...]
    candidates: int
    with_budget: int
    compared: tuple[Compared, ...]

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the documents of traits, coverage and budget, of all its regions."""
        rows = (self.own, *(row for _peer, row in self.peers))
        keys = ("source_id", "coverage_source_id", "budget_source_id")
        ids = (row[key] for key in keys for row in rows)
        return tuple(dict.fromkeys(part for part in ids if part))


def check_k(k: int) -> None:
    """Refuse a number of peers that gives no group.

    Raises:
        BadInputError: fewer than 2, or more than ``MOST_PEERS``.
    """
    if not 2 <= k <= MOST_PEERS:
        raise BadInputError(
            "Expected 2 to {most} peers, found {found}. Choose a number in between.",
            most=MOST_PEERS,
            found=k,
        )


def group_of(data: Data, what: PeersRequest) -> PeerGroup:
    """Return a region's peers with what is known of all of them.

    Raises:
        BadInputError: the region is neither a province nor a regency, or ``k`` is
            out of range.
        NotPublishedError: the survey has no figure of the region.
    """
    check_k(what.k)
    region, by_code, round_end = _scope(data, what)
    traits = data.rows(
        "peers__traits",
        level=region.level,
        vintage=region.vintage,
        period_end=round_end,
    )
    nearest = neighbours(_traits(traits), region.region_code, what.k)
    rows = _joined(data, region, round_end, traits, by_code)
    own = rows[region.region_code]
    if not nearest:
        raise _no_traits(region, own)
    same = [row for row in traits if row["kind"] == region.kind]
    peers = tuple((peer, rows[peer.region_code]) for peer in nearest)
    return PeerGroup(
        what=what,
        region=region,
        own=own,
        peers=peers,
        candidates=sum(row["employed"] is not None for row in same) - 1,
        with_budget=sum(row["budget_per_worker"] is not None for row in same),
        compared=tuple(
            _compare(name, own, [row for _peer, row in peers]) for name in INDICATORS
        ),
    )


def group_of_scope(data: Data, scope: Scope, count: int = PEERS) -> PeerGroup:
    """Return the peers of a scope's region, remembered for all readers.

    Where the region has no coverage in the scope's month, all is of the survey's
    latest round.

    Args:
        data: the figures.
        scope: of a province or a regency.
        count: how many peers.

    Raises:
        BadInputError, NotPublishedError: as ``group_of``.
    """
    region, row = scope.region, coverage(data, scope)
    request = PeersRequest(
        region.region_code,
        count,
        scope.definition,
        scope.period_end if row[COVERAGE] is not None else None,
        region.vintage if region.level == "province" else "auto",
    )
    group: PeerGroup = data.remembered(group_of, request)
    return group


def peer_codes(data: Data, what: PeersRequest) -> tuple[str, ...]:
    """Return a region's code and those of its peers, to rank them among each other.

    Raises:
        BadInputError, NotPublishedError: as ``group_of``.
    """
    check_k(what.k)
    region, _coverage, round_end = _scope(data, what)
    traits = data.rows(
        "peers__traits",
        level=region.level,
        vintage=region.vintage,
        period_end=round_end,
    )
    nearest = neighbours(_traits(traits), region.region_code, what.k)
    if not nearest:
        raise _no_traits(region, {"absence_reason": "not_collected"})
    return (region.region_code, *(peer.region_code for peer in nearest))


def peer_medians(
    data: Data,
    level: str,
    vintage: str,
    period_end: date,
    values: Mapping[str, Fraction],
    k: int = PEERS,
) -> dict[str, Fraction | None]:
    """Return for each region with a value the median of its peers' values.

    Args:
        data: the figures.
        level: of the regions.
        vintage: division of the provinces.
        period_end: the traits are of the survey's last round up to this day.
        values: by region code; regions without a figure are left out of medians.
        k: peers of each.
    """
    check_k(k)
    traits = data.rows(
        "peers__traits", level=level, vintage=vintage, period_end=period_end
    )
    nearest = all_neighbours(_traits(traits), k)
    return {code: peer_median(nearest.get(code, ()), values) for code in values}


def _scope(data: Data, what: PeersRequest) -> tuple[Region, dict[str, Row], date]:
    """Return the region, coverage of its level by code, and the survey's last day."""
    named = data.regions.of(what.code, "38")
    level = named.level
    if level not in LEVELS:
        raise BadInputError(
            "Expected a province or a regency, found {found}. The nation and groups "
            "of islands have no peers; name a region below them.",
            found=f"{what.code} ({level})",
        )
    scope = data.scope(named, what.definition, what.period_end, what.vintage)
    region = scope.region
    rows = coverage_rows(data, level, region.vintage, scope.period_end, what.definition)
    by_code = {row["region_code"]: row for row in rows}
    has_figure = by_code[region.region_code][COVERAGE] is not None
    is_asked = what.period_end is not None
    round_end = scope.period_end if has_figure or is_asked else data.known_on
    return region, by_code, round_end


def _traits(rows: Sequence[Row]) -> list[Traits]:
    return [
        Traits(
            row["region_code"],
            row["kind"],
            row["employed"],
            row["informal_share_pct"],
            row["budget_per_worker"],
        )
        for row in rows
    ]


def _joined(
    data: Data,
    region: Region,
    round_end: date,
    traits: Sequence[Row],
    coverage: Mapping[str, Row],
) -> dict[str, Row]:
    """Return traits, survey and coverage of each region in one row."""
    survey = {
        row["region_code"]: row
        for row in data.rows(
            "scorecard__survey",
            level=region.level,
            vintage=region.vintage,
            period_end=round_end,
        )
    }
    kept = ("non_wage_share_pct", "employed_change_pct", "informal_change_pp")
    tags = (COVERAGE, "is_over_100", "series", "period_end", "segment_scope", "base")
    return {
        row["region_code"]: {
            **row,
            **{name: survey[row["region_code"]][name] for name in kept},
            "change_reason": survey[row["region_code"]]["change_reason"],
            "earlier_period": survey[row["region_code"]]["earlier_period"],
            **{name: coverage[row["region_code"]][name] for name in tags},
            "coverage_reason": coverage[row["region_code"]]["absence_reason"],
            "coverage_source_id": coverage[row["region_code"]]["source_id"],
            "coverage_publisher": coverage[row["region_code"]]["source_publisher"],
        }
        for row in traits
    }


def _compare(name: str, own: Row, peers: Sequence[Row]) -> Compared:
    values = [row[name] for row in peers if row[name] is not None]
    middle = median(values) if 2 * len(values) >= len(peers) and values else None
    value = own[name]
    is_both = value is not None and middle is not None
    difference = value - middle if is_both else None
    return Compared(name, value, middle, len(values), difference)


def _no_traits(region: Region, row: Row) -> NotPublishedError:
    reason = row["absence_reason"] or "not_collected"
    return NotPublishedError(
        "{region} ({code}): the labour force survey has no figure of it, so that it "
        "has no peers. Ask for a later month.",
        reason,
        {
            "region_code": region.region_code,
            "region_name": region.region_name,
            "absence_reason": reason,
        },
        region=region.region_name,
        code=region.region_code,
    )
