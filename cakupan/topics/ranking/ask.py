"""Regions ranked inside one series and equal tags: places, movement, who stands aside.

Coverage is ranked by default. Where no members are published (regencies, today), what
the labour force survey gives for every region of the level can be ranked instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from cakupan import sentences
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_BASE, Definition
from cakupan.data.regions import NATION, Region
from cakupan.data.scope import Scope
from cakupan.data.store import Row
from cakupan.topics.ranking.ask_members import (
    COVERAGE,
    SHARE,
    SURVEY,
    RankRequest,
    members_of,
    round_of,
    rows_of,
    values_of,
)
from cakupan.topics.ranking.ask_movement import moves_of
from cakupan.topics.ranking.ask_peers import peer_medians
from cakupan.topics.ranking.figures.movement import Movement
from cakupan.topics.ranking.figures.places import Placing, RankedValue, exact, places

# Without a limit of its own, a number may be as large as it likes.
_NO_LIMIT = Fraction(10**12)


@dataclass(frozen=True)
class Standing:
    """A ranked region.

    Attributes:
        row: of ``coverage__by_region`` or ``workforce__by_level``.
        place: its place.
        moved: since the earlier month; None with a reason.
    """

    row: Row
    place: Placing
    moved: Movement | None
    moved_reason: str | None

    @property
    def code(self) -> str:
        """Return the region's code."""
        return self.place.region_code


@dataclass(frozen=True)
class Aside:
    """A region of the set that cannot be ranked.

    Attributes:
        reason: as ``absence_reason``; ``not_comparable`` where it has a figure in
            another series only.
        other_series: that series.
        other_publisher: who published that series' figure.
        kind: the same reason, or what of a figure is on record or on its way: see
            ``sentences.absence_kind``.
    """

    region: Region
    reason: str
    other_series: str | None = None
    other_publisher: str | None = None
    kind: str = ""

    @property
    def code(self) -> str:
        """Return the region's code."""
        return self.region.region_code


@dataclass(frozen=True)
class Ranking:
    """A ranking with everything that it left aside.

    Attributes:
        what: as asked.
        scope: month and division; for the survey's measures the round's month.
        series: that all figures stand in; None where there is no figure.
        standings: best first, tied ones by code.
        left_out: regions that the reader left out, those of the set alone.
        around: the province or region that the set is named after; None without.
        earlier: month that movement is counted from; None with a reason.
    """

    what: RankRequest
    scope: Scope
    series: str | None
    standings: tuple[Standing, ...]
    set_aside: tuple[Aside, ...]
    left_out: tuple[Region, ...]
    around: Region | None
    earlier: date | None
    earlier_reason: str | None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the documents of the figures, numerators before denominators."""
        keys = ("source_id", "base_source_id")
        ids = (item.row.get(key) for key in keys for item in self.standings)
        return tuple(dict.fromkeys(part for part in ids if part))

    @property
    def publisher(self) -> str | None:
        """Return who published the figures; None where there is none."""
        return next((f.row.get("source_publisher") for f in self.standings), None)

    def shared_ranks(self) -> set[int]:
        """Return the places that several regions share."""
        ranks = [item.place.rank for item in self.standings]
        return {one for one, other in pairwise(ranks) if one == other}

    def of(self, code: str) -> Standing | None:
        """Return one region's standing, None if it is not ranked."""
        return next((item for item in self.standings if item.code == code), None)


def rank(data: Data, what: RankRequest) -> Ranking:
    """Return the ranking of a set of regions; it may be empty.

    Raises:
        NotPublishedError: no month has a figure for these segments.
    """
    scope = _scope(data, what)
    members = members_of(data, what, scope.vintage)
    in_set = [region for region in members if region.region_code not in what.left_out]
    series, other = _series(data, what, scope, in_set)
    rows = rows_of(data, what, scope, series, in_set)
    if what.by != COVERAGE:
        scope = replace(scope, period_end=round_of(rows) or scope.period_end)
    entries = _entries(data, what, rows)
    ranked = {code: rows[code] for code in entries}
    moves = moves_of(data, what, scope, series, ranked)
    standings = tuple(
        Standing(
            row=rows[place.region_code],
            place=place,
            moved=moves.by_code.get(place.region_code),
            moved_reason=moves.why_none(rows[place.region_code]),
        )
        for place in places(entries.values(), Fraction(what.rse_pct) / 100)
    )
    aside = [
        _aside(region, rows.get(region.region_code), other.get(region.territory_id))
        for region in in_set
        if region.region_code not in entries
    ]
    named = what.peer_group or what.parent
    return Ranking(
        what=what,
        scope=scope,
        series=series,
        standings=standings,
        set_aside=tuple(aside),
        left_out=tuple(r for r in members if r.region_code in what.left_out),
        around=data.regions.of(named, scope.vintage) if named else None,
        earlier=moves.earlier,
        earlier_reason=moves.reason,
    )


def medians_of_peers(data: Data, ranking: Ranking) -> dict[str, Fraction | None]:
    """Return the median of each ranked region's peers, by code.

    Peers count wherever they lie, inside the ranked set or not, in the same series
    and month; None where fewer than half of them have a figure.
    """
    everywhere = replace(ranking.what, parent=None, zone=None, peer_group=None)
    regions = members_of(data, everywhere, ranking.scope.vintage)
    rows = rows_of(data, everywhere, ranking.scope, ranking.series, regions)
    medians = peer_medians(
        data,
        ranking.what.level,
        ranking.scope.vintage,
        ranking.scope.period_end,
        values_of(everywhere, rows),
    )
    return {item.code: medians.get(item.code) for item in ranking.standings}


def _scope(data: Data, what: RankRequest) -> Scope:
    if what.by != COVERAGE:
        vintage = "38" if what.vintage == "auto" else what.vintage
        nation = data.regions.of(NATION, vintage)
        month = what.period_end or data.known_on
        return Scope(nation, month, vintage, what.definition)
    return data.scope(
        NATION, what.definition, what.period_end, what.vintage, level=what.level
    )


def _series(
    data: Data, what: RankRequest, scope: Scope, regions: Sequence[Region]
) -> tuple[str | None, dict[str, Row]]:
    """Return the series with most of the regions, and who stands in another only.

    Of those the row of ``ranking__series`` is given, by territory.
    """
    if what.by != COVERAGE:
        return SURVEY, {}
    rows = data.rows(
        "ranking__series",
        territories=[region.territory_id for region in regions],
        segments=what.definition.segments,
        period_end=scope.period_end,
    )
    if not rows:
        return None, {}
    chosen: str = rows[0]["series"]
    inside = {row["territory_id"] for row in rows if row["series"] == chosen}
    others = {
        row["territory_id"]: row
        for row in reversed(rows)
        if row["territory_id"] not in inside
    }
    return chosen, others


def _entries(
    data: Data, what: RankRequest, rows: Mapping[str, Row]
) -> dict[str, RankedValue]:
    """Return the values that can be ranked, with what their rounding allows."""
    values = values_of(what, rows)
    entries = {code: exact(code, value) for code, value in values.items()}
    if what.by != COVERAGE:
        return entries
    rough = [rows[code] for code in values if rows[code]["precision"] != "exact"]
    if not rough:
        return entries
    row_ids = [name for row in rough for name in row["row_ids"].split()]
    bounds = {
        bound["territory_id"]: (bound["workers_low"], bound["workers_high"])
        for bound in data.rows(
            "ranking__bounds", row_ids=row_ids, segments=what.definition.segments
        )
    }
    for row in rough:
        lows, highs = zip(*(bounds[part] for part in _parts(data, row)), strict=True)
        low, high = _sum_known(lows), _sum_known(highs)
        code, base = row["region_code"], row["base_workers"]
        entries[code] = replace(
            entries[code],
            low=Fraction(0) if low is None else 100 * low / base,
            high=_NO_LIMIT if high is None else 100 * high / base,
        )
    return entries


def _parts(data: Data, row: Row) -> list[str]:
    """Return the territories whose rows a figure is made of: its own, or regencies."""
    if not row["regencies_summed"]:
        return [row["territory_id"]]
    province = data.regions.of(row["region_code"], row["vintage"])
    return [
        part.territory_id for part in data.regions.children(province, row["vintage"])
    ]


def _sum_known(bounds: Iterable[Decimal | None]) -> Fraction | None:
    """Return the sum of bounds; None where one is not known."""
    known = list(bounds)
    if None in known:
        return None
    return sum((Fraction(bound) for bound in known if bound is not None), Fraction(0))


def _aside(region: Region, row: Row | None, other: Row | None) -> Aside:
    if other:
        publisher = other["source_publisher"]
        return Aside(
            region, "not_comparable", other["series"], publisher, "not_comparable"
        )
    if row is None or not row["absence_reason"]:
        return Aside(region, "not_published", kind="not_published")
    kind = sentences.absence_kind(row)
    return Aside(region, row["absence_reason"], kind=kind)


@dataclass(frozen=True)
class ShownRanking:
    """What is shown where a ranking is asked for.

    Attributes:
        requested: as it was asked for.
        ranking: the same; or, where fewer than two regions have a figure, the share of
            informal workers of the same set, which the survey gives for all.
        own: the region in question as a member of the level; None where it is none.
    """

    requested: Ranking
    ranking: Ranking
    own: str | None

    @property
    def is_instead(self) -> bool:
        """Whether something else is ranked than what was asked for."""
        return self.ranking is not self.requested

    @property
    def own_standing(self) -> Standing | None:
        """Return the standing of the region in question, if it is ranked."""
        return self.ranking.of(self.own) if self.own else None


def usual_request(scope: Scope) -> RankRequest:
    """Return what is ranked where nothing is chosen: provinces in the scope's month."""
    return RankRequest(
        definition=scope.definition, period_end=scope.period_end, vintage=scope.vintage
    )


def shown_ranking(
    data: Data, scope: Scope, request: RankRequest | None = None
) -> ShownRanking:
    """Return what can be ranked of what is asked for.

    Args:
        data: the figures.
        scope: its region is the one in question.
        request: what the reader chose; the usual ranking by default.

    Raises:
        NotPublishedError: no month has a figure for these segments.
    """
    requested = data.remembered(rank, request or usual_request(scope))
    ranking = requested
    if len(requested.standings) < 2 and requested.what.by == COVERAGE:
        ranking = data.remembered(
            rank, replace(requested.what, by=SHARE, period_end=None)
        )
    return ShownRanking(
        requested, ranking, member_of_level(scope, requested.what.level)
    )


def member_of_level(scope: Scope, level: str) -> str | None:
    """Return the code of the scope's region at a level; None where it has none.

    Of a regency that is its province, in the division of the scope.
    """
    region = scope.region
    if region.level == level:
        return region.region_code
    if region.level == "regency":
        is_old = scope.vintage == "34"
        return region.province_code_34 if is_old else region.parent_code
    return None


# The base that shows best how far an order depends on what members are divided by.
_OTHER_BASE = "eligible_estimate"


def over_other_base(data: Data, ranking: Ranking) -> Ranking | None:
    """Return a ranking of coverage over another base; None for other rankings.

    Args:
        data: the figures.
        ranking: with at least two regions.
    """
    if ranking.what.by != COVERAGE or len(ranking.standings) < 2:
        return None
    definition = ranking.what.definition
    base = DEFAULT_BASE if definition.base == _OTHER_BASE else _OTHER_BASE
    request = replace(
        ranking.what,
        definition=Definition(definition.segments, base),
        period_end=ranking.scope.period_end,
        vintage=ranking.scope.vintage,
    )
    other: Ranking = data.remembered(rank, request)
    return other
