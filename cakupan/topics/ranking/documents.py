"""Rankings and peers for other programs and as rows of files.

Names of fields are the keys of the commands' JSON, which are a contract; values are
unrounded, the encoder rounds them.
"""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.store import Row
from cakupan.topics.evidence.ask_sources import (
    SourceInRole,
    SourcesById,
    source_in_role,
)
from cakupan.topics.ranking.ask import Ranking, Standing
from cakupan.topics.ranking.ask_members import COUNT, COVERAGE, PARTS, RankRequest
from cakupan.topics.ranking.ask_peers import CHOSEN_BY, INDICATORS, Compared, PeerGroup
from cakupan.topics.ranking.ask_peers import COVERAGE as COVERAGE_PCT
from cakupan.topics.ranking.figures.peers import TRAITS, Peer

FILE_COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "value",
    "numerator",
    "denominator",
    "rank_low",
    "rank_high",
    "not_distinguishable_from",
    "rank_change",
    "rank_change_own",
    "rank_change_others",
    "rank_change_restated",
    "rank_change_reason",
    "is_over_100",
    "absence_reason",
    "other_series",
)


@dataclass(frozen=True)
class RankedRegion:
    """A ranked region, as the command line prints it.

    Attributes:
        value: what is ranked by; whole where it counts people.
        numerator, denominator: that the value is made of.
        rank_low, rank_high: best and worst place that the value may have.
        not_distinguishable_from: codes of regions within rounding or equal.
        rank_change: places gained; None with ``rank_change_reason``. It is the sum of
            the three that follow.
        p_first, p_top3, score: of a simulated award; None without a profile.
        peer_median: of the region's peers; None where too few have a figure.
    """

    region_code: str
    region_name: str
    rank: int
    value: Fraction | int
    numerator: int
    denominator: int | None
    is_over_100: bool
    rank_low: int
    rank_high: int
    not_distinguishable_from: tuple[str, ...]
    rank_change: int | None
    rank_change_reason: str | None
    rank_change_own: int | None
    rank_change_others: int | None
    rank_change_restated: int | None
    p_first: float | None = None
    p_top3: float | None = None
    score: float | None = None
    peer_median: Fraction | None = None


@dataclass(frozen=True)
class UnrankedRegion:
    """A region of the set that could not be ranked, and why."""

    region_code: str
    region_name: str
    absence_reason: str
    other_series: str | None


@dataclass(frozen=True)
class RankingDocument:
    """A ranking as ``cakupan rank --json`` prints it: its keys are a contract.

    Attributes:
        assumed_rse_pct: relative standard error that the reader assumed, percent.
        command: the line that gives the same again.
        regions: by code.
    """

    level: str
    by: str
    parent: str | None
    zone: str | None
    peer_group: str | None
    period_end: date
    previous_period_end: date | None
    segment_scope: str | None
    worker_basis: str | None
    base: str | None
    base_period: date | None
    vintage: str
    series: str | None
    assumed_rse_pct: Decimal | None = field(metadata={"places": 6})
    left_out: tuple[str, ...]
    command: str
    sources: tuple[SourceInRole, ...]
    regions: tuple[RankedRegion, ...]
    set_aside: tuple[UnrankedRegion, ...]


def document(
    ranking: Ranking,
    data: Data,
    medians: Mapping[str, Fraction | None],
) -> RankingDocument:
    """Return a ranking for other programs.

    Args:
        ranking: the ranking.
        data: the figures.
        medians: of each region's peers, by code.
    """
    what = ranking.what
    first = ranking.standings[0].row if ranking.standings else {}
    is_coverage = what.by == COVERAGE
    return RankingDocument(
        level=what.level,
        by=what.by,
        parent=what.parent,
        zone=what.zone,
        peer_group=what.peer_group,
        period_end=ranking.scope.period_end,
        previous_period_end=ranking.earlier,
        segment_scope=what.definition.scope if is_coverage else None,
        worker_basis=first.get("worker_basis"),
        base=what.definition.base if is_coverage else PARTS[what.by][1],
        base_period=first.get("base_period"),
        vintage=ranking.scope.vintage,
        series=ranking.series,
        assumed_rse_pct=what.rse_pct or None,
        left_out=tuple(region.region_code for region in ranking.left_out),
        command=command_line(ranking, data.pinned_day, data.dataset),
        sources=_sources(ranking.standings, data.sources),
        regions=tuple(
            replace(ranked_region(item, what), peer_median=medians.get(item.code))
            for item in sorted(ranking.standings, key=lambda item: item.code)
        ),
        set_aside=tuple(
            UnrankedRegion(
                item.code, item.region.region_name, item.reason, item.other_series
            )
            for item in ranking.set_aside
        ),
    )


def ranked_region(item: Standing, what: RankRequest) -> RankedRegion:
    """Return one ranked region."""
    place, moved = item.place, item.moved
    above, below = parts_of(what)
    return RankedRegion(
        region_code=item.code,
        region_name=item.row["region_name"],
        rank=place.rank,
        value=int(place.value) if what.by == COUNT else place.value,
        numerator=item.row[above],
        denominator=item.row[below] if below else None,
        is_over_100=bool(item.row.get("is_over_100")),
        rank_low=place.rank_low,
        rank_high=place.rank_high,
        not_distinguishable_from=place.near,
        rank_change=moved.change if moved else None,
        rank_change_reason=item.moved_reason,
        rank_change_own=moved.own if moved else None,
        rank_change_others=moved.others if moved else None,
        rank_change_restated=moved.restated if moved else None,
    )


def parts_of(what: RankRequest) -> tuple[str, str | None]:
    """Return the columns of a row that a value is made of."""
    if what.by == COVERAGE:
        return "active_workers", "base_workers"
    return PARTS[what.by]


def file_rows(ranking: Ranking) -> list[dict[str, object]]:
    """Return the rows of the table as ``FILE_COLUMNS``: places, then who stands aside.

    Rows stand as on screen, best first.
    """
    rows: list[dict[str, object]] = []
    for item in ranking.standings:
        row = vars(ranked_region(item, ranking.what))
        near = " ".join(row["not_distinguishable_from"])
        rows.append({**row, "not_distinguishable_from": near})
    for aside in ranking.set_aside:
        rows.append(
            {
                "region_code": aside.region.region_code,
                "region_name": aside.region.region_name,
                "absence_reason": aside.reason,
                "other_series": aside.other_series,
            }
        )
    return [{name: row.get(name) for name in FILE_COLUMNS} for row in rows]


def metadata(ranking: Ranking, command: str, data: Data) -> dict[str, str]:
    """Return what a file of the ranking says of its rows.

    Args:
        ranking: the ranking.
        command: the line that gives the same again.
        data: the figures.
    """
    what = ranking.what
    is_coverage = what.by == COVERAGE
    return {
        "period": ranking.scope.period_end.isoformat(),
        "segment_scope": what.definition.scope if is_coverage else "-",
        "base": what.definition.base if is_coverage else PARTS[what.by][1] or "-",
        "vintage": ranking.scope.vintage,
        "series": ranking.series or "-",
        "set": _set(what),
        "left_out": " ".join(region.region_code for region in ranking.left_out) or "-",
        "assumed_rse_pct": f"{what.rse_pct.normalize():f}" if what.rse_pct else "-",
        "compared_with": ranking.earlier.isoformat() if ranking.earlier else "-",
        "known_on": data.pinned_day.isoformat(),
        "command": command,
    }


def _set(what: RankRequest) -> str:
    parts = (
        ("parent", what.parent),
        ("zone", what.zone),
        ("peers of", what.peer_group),
    )
    return ", ".join(f"{name} {value}" for name, value in parts if value) or "all"


def command_line(ranking: Ranking, known_on: date, dataset: str) -> str:
    """Return the command that gives the same digits again, every option written out.

    The default of an option may move; the day keeps later figures out.
    """
    what = ranking.what
    options: list[tuple[str, str | None]] = [
        ("--level", what.level),
        ("--period", f"{ranking.scope.period_end:%Y-%m}"),
        ("--by", what.by if what.by != COVERAGE else None),
        ("--segments", ",".join(what.definition.segments)),
        ("--base", what.definition.base),
        ("--vintage", ranking.scope.vintage),
        ("--parent", what.parent),
        ("--zone", what.zone),
        ("--peer-group", what.peer_group),
        ("--leave-out", ",".join(what.left_out) or None),
        ("--assume-rse", f"{what.rse_pct.normalize():f}" if what.rse_pct else None),
        ("--dataset", dataset if dataset != "terbit" else None),
        ("--known-on", known_on.isoformat()),
    ]
    if what.by != COVERAGE:
        options = [item for item in options if item[0] not in ("--segments", "--base")]
    written = [f"{name} {shlex.quote(value)}" for name, value in options if value]
    return " ".join(["cakupan rank", *written])


def _sources(
    standings: Iterable[Standing], sources: SourcesById
) -> tuple[SourceInRole, ...]:
    """Return each source of the figures once, numerators before denominators."""
    rows: list[Row] = [item.row for item in standings]
    pairs = [
        (row.get(key), role)
        for key, role in (("source_id", "numerator"), ("base_source_id", "denominator"))
        for row in rows
    ]
    return tuple(
        source_in_role(sources, source_id, role)
        for source_id, role in dict.fromkeys(pairs)
        if source_id
    )


# ---------------------------------------------------------------- beside its peers


@dataclass(frozen=True)
class PeerRule:
    """How peers were chosen.

    Attributes:
        traits: by which regions were compared.
        standardised_over: regions of the kind that were compared.
        regions_with_budget: of them, those whose budget is on record.
    """

    traits: tuple[str, ...]
    standardised_over: int
    regions_with_budget: int


@dataclass(frozen=True)
class PeerCoverage:
    """Definition of the coverage that is set beside the peers'."""

    period_end: date
    segment_scope: str
    base: str
    series: str | None
    absence_reason: str | None


@dataclass(frozen=True)
class ComparedIndicator:
    """One indicator of a region beside the median of its peers.

    Attributes:
        difference: own value less the median, in ``unit``.
        is_trait: whether it chose the peers, so that it differs little by making.
    """

    indicator: str
    value: float | None
    peer_median: float | None
    peers_with_figure: int
    difference: float | None
    unit: str
    is_trait: bool
    absence_reason: str | None


@dataclass(frozen=True)
class PeerRegion:
    """A region most like another: 0 is the same, 1 a standard deviation apart."""

    region_code: str
    region_name: str
    distance: float = field(metadata={"places": 4})
    traits: tuple[str, ...]
    employed: int | None
    informal_share_pct: float | None
    budget_per_worker: float | None
    coverage_pct: float | None


@dataclass(frozen=True)
class PeersDocument:
    """A region's peers as ``cakupan peers --json`` prints them."""

    region_code: str
    region_name: str
    vintage: str
    level: str
    kind: str
    k: int
    rule: PeerRule
    base_period: date
    coverage: PeerCoverage
    compared: tuple[ComparedIndicator, ...]
    peers: tuple[PeerRegion, ...]
    sources: tuple[SourceInRole, ...]


def peers_document(group: PeerGroup, sources: SourcesById) -> PeersDocument:
    """Return a region's peers for other programs."""
    own, region = group.own, group.region
    is_covered = own[COVERAGE_PCT] is not None
    used = (
        ("source_id", "traits", True),
        ("coverage_source_id", "coverage", is_covered),
        ("budget_source_id", "budget", bool(own["budget_source_id"])),
    )
    return PeersDocument(
        region_code=region.region_code,
        region_name=region.region_name,
        vintage=region.vintage,
        level=region.level,
        kind=region.kind,
        k=group.what.k,
        rule=PeerRule(
            TRAITS if group.with_budget else TRAITS[:2],
            group.candidates + 1,
            group.with_budget,
        ),
        base_period=own["base_period"],
        coverage=PeerCoverage(
            own["period_end"],
            own["segment_scope"],
            own["base"],
            own["series"],
            own["coverage_reason"],
        ),
        compared=tuple(compared_indicator(item, group) for item in group.compared),
        peers=tuple(_peer(peer, row) for peer, row in group.peers),
        sources=tuple(
            source_in_role(sources, own[key], role)
            for key, role, is_used in used
            if is_used
        ),
    )


def compared_indicator(item: Compared, group: PeerGroup) -> ComparedIndicator:
    """Return one indicator of a region beside the median of its peers."""
    own, reason = group.own, None
    if item.value is None:
        is_coverage = item.indicator == COVERAGE_PCT
        of_survey = own["change_reason"] or own["absence_reason"]
        reason = own["coverage_reason"] if is_coverage else of_survey
    return ComparedIndicator(
        item.indicator,
        item.value,
        item.median,
        item.count,
        item.difference,
        INDICATORS[item.indicator],
        item.indicator in CHOSEN_BY,
        reason,
    )


def _peer(peer: Peer, row: Row) -> PeerRegion:
    return PeerRegion(
        peer.region_code,
        row["region_name"],
        peer.distance,
        peer.traits,
        row["employed"],
        row["informal_share_pct"],
        row["budget_per_worker"],
        row[COVERAGE_PCT],
    )
