"""The Paritrana simulation by region: figures and evidence in, places out.

Coverage and its growth come from figures, regulation and budget from our records
where they have them, the rest from the reader. What a reader types stands before our
records. What nobody gives is missing, and never zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.award.figures.breakeven import (
    BreakEven,
    Lift,
    compute_break_even,
    compute_lift,
    levers_of,
)
from cakupan.topics.award.figures.criteria import BUDGET, GROWTH, REGULATION
from cakupan.topics.award.figures.draws import (
    Sureness,
    WeightRange,
    compute_sureness,
    weight_ranges,
)
from cakupan.topics.award.figures.evidence import NOTHING, Evidence
from cakupan.topics.award.figures.profiles import Profile
from cakupan.topics.award.figures.scoring import Scored, Standings, compute_standings
from cakupan.topics.ranking.ask import Ranking, rank
from cakupan.topics.ranking.ask_members import COVERAGE, RankRequest, rows_of, values_of

FIGURES, RECORDS, TYPED = "figures", "records", "typed"
_FULL = Fraction(100)


@dataclass(frozen=True)
class AwardAsked:
    """What is simulated.

    Attributes:
        what: month, definition and the regions compared.
        profile: criteria, weights, scale, draws.
        evidence: what the reader typed about regions.
    """

    what: RankRequest
    profile: Profile
    evidence: Evidence = NOTHING


@dataclass(frozen=True)
class Value:
    """What is known of one region and criterion.

    Attributes:
        amount: exact.
        origin: ``figures``, ``records`` or ``typed`` by the reader.
        source_ids: documents that it stands on; empty where it was typed.
        note: number of an instrument, and the like.
    """

    amount: Fraction
    origin: str
    source_ids: tuple[str, ...] = ()
    note: str = ""


Known = Mapping[str, Value]


@dataclass(frozen=True)
class AwardSimulation:
    """A simulation with everything that it stands on.

    Attributes:
        asked: what was simulated.
        ranking: of the coverage of the same regions.
        regions: by code, all that are compared.
        known: by code, then criterion; those of the profile.
        standings: places and who stands aside.
        sureness: by code, of the regions with a place.
        weight_ranges: how far the draws move each weight.
        unused: evidence for regions that are not compared, or criteria without
            weight.
    """

    asked: AwardAsked
    ranking: Ranking
    regions: Mapping[str, Region]
    known: Mapping[str, Known]
    standings: Standings
    sureness: Mapping[str, Sureness]
    weight_ranges: Sequence[WeightRange]
    unused: Evidence = NOTHING
    rows: Mapping[str, Row] = field(default_factory=dict)

    def scored(self, code: str) -> Scored | None:
        """Return a region's place, None if it has none."""
        found = (item for item in self.standings.ranked if item.region_code == code)
        return next(found, None)


def simulate(data: Data, award: AwardAsked) -> AwardSimulation:
    """Return the places of regions under a reader's profile.

    Raises:
        BadInputError: fewer than two regions are compared.
        NotPublishedError: no month has a figure for these segments.
    """
    profile = award.profile
    ranking = rank(data, replace(award.what, by=COVERAGE))
    rows = {standing.code: standing.row for standing in ranking.standings}
    regions = {
        code: data.regions.of(code, ranking.scope.vintage)
        for code in sorted([*rows, *(a.region.region_code for a in ranking.set_aside)])
    }
    known = _known(data, award, ranking, regions, rows)
    standings = compute_standings(profile, amounts(known))
    sureness = compute_sureness(profile, standings.ranked)
    return AwardSimulation(
        asked=award,
        ranking=ranking,
        regions=regions,
        known=known,
        standings=standings,
        sureness={
            item.region_code: sure
            for item, sure in zip(standings.ranked, sureness, strict=True)
        },
        weight_ranges=weight_ranges(profile),
        unused=tuple(
            item
            for item in award.evidence
            if item[1] not in regions or item[0] not in profile.shares
        ),
        rows=rows,
    )


def read_award(
    data: Data, award: AwardAsked, code: str | None
) -> tuple[AwardSimulation, list[Lift]]:
    """Return a simulation and what would lift one region, for whoever keeps it.

    Args:
        data: the figures.
        award: what is simulated.
        code: the region in question; None for none.

    Raises: as ``simulate``.
    """
    found = simulate(data, award)
    return found, lifts(found, code) if code else []


def amounts(known: Mapping[str, Known]) -> dict[str, dict[str, Fraction]]:
    """Return the bare numbers by region and criterion."""
    return {
        code: {name: value.amount for name, value in values.items()}
        for code, values in known.items()
    }


def _known(
    data: Data,
    award: AwardAsked,
    ranking: Ranking,
    regions: Mapping[str, Region],
    rows: Mapping[str, Row],
) -> dict[str, dict[str, Value]]:
    """Return what is known of each region, by the criteria that count."""
    wanted = award.profile.shares
    known: dict[str, dict[str, Value]] = {code: {} for code in regions}

    def put(name: str, values: Mapping[str, Value]) -> None:
        for code, value in values.items() if name in wanted else ():
            if code in known:
                known[code][name] = value

    put(COVERAGE, _coverage(rows))
    if GROWTH in wanted:
        put(GROWTH, _growth(data, ranking, rows))
    if REGULATION in wanted:
        put(REGULATION, _regulations(data, ranking, regions))
    if BUDGET in wanted:
        put(BUDGET, _budgets(data, ranking, regions, rows))
    for name, code, amount in award.evidence:
        put(name, {code: Value(Fraction(amount), TYPED)})
    return known


def _sources(row: Row) -> tuple[str, ...]:
    return tuple(row[key] for key in ("source_id", "base_source_id") if row[key])


def _coverage(rows: Mapping[str, Row]) -> dict[str, Value]:
    return {
        code: Value(
            _FULL * row["active_workers"] / row["base_workers"], FIGURES, _sources(row)
        )
        for code, row in rows.items()
    }


def _growth(data: Data, ranking: Ranking, rows: Mapping[str, Row]) -> dict[str, Value]:
    """Return points gained since the earlier month, where the two are like."""
    if ranking.earlier is None:
        return {}
    like = [item.code for item in ranking.standings if item.moved is not None]
    before = replace(ranking.scope, period_end=ranking.earlier)
    regions = [data.regions.of(code, ranking.scope.vintage) for code in like]
    old = values_of(
        ranking.what, rows_of(data, ranking.what, before, ranking.series, regions)
    )
    now = _coverage(rows)
    return {
        code: Value(now[code].amount - value, FIGURES, now[code].source_ids)
        for code, value in old.items()
    }


def _regulations(
    data: Data, ranking: Ranking, regions: Mapping[str, Region]
) -> dict[str, Value]:
    found = {
        row["territory_id"]: row
        for row in data.rows(
            "award_regulations__by_region",
            territories=[region.territory_id for region in regions.values()],
            period_end=ranking.scope.period_end,
        )
    }
    return {
        code: Value(
            Fraction(row["grade"]),
            RECORDS,
            (row["source_id"],),
            row["number"] or "",
        )
        for code, region in regions.items()
        if (row := found.get(region.territory_id))
    }


def _budgets(
    data: Data,
    ranking: Ranking,
    regions: Mapping[str, Region],
    rows: Mapping[str, Row],
) -> dict[str, Value]:
    """Return rupiah a worker of the base; the base is that of the coverage."""
    found = {
        row["territory_id"]: row
        for row in data.rows(
            "award_budgets__by_region",
            territories=[region.territory_id for region in regions.values()],
            period_end=ranking.scope.period_end,
        )
    }
    return {
        code: Value(
            Fraction(row["rupiah_at_rate"], rows[code]["base_workers"]),
            RECORDS,
            tuple(row["source_ids"].split()),
        )
        for code, region in regions.items()
        if code in rows and (row := found.get(region.territory_id))
    }


def break_even(
    award: AwardSimulation, first: str, second: str
) -> list[BreakEven] | None:
    """Return the break-even weights of two regions; None where one has no place."""
    one, two = award.scored(first), award.scored(second)
    if one is None or two is None:
        return None
    return compute_break_even(award.asked.profile, one, two)


def lifts(award: AwardSimulation, code: str) -> list[Lift]:
    """Return the smallest change of each criterion that lifts a region's place."""
    if award.scored(code) is None:
        return []
    numbers, row = amounts(award.known), award.rows.get(code)
    base = row["base_workers"] if row else None
    profile = award.asked.profile
    return [
        compute_lift(profile, numbers, code, lever)
        for lever in levers_of(profile, numbers[code], base)
    ]
