"""The Paritrana simulation by region: figures and evidence in, places out.

Coverage and its growth come from figures, regulation and budget from our records
where they have them, the rest from the reader. What a reader types stands before our
records. What nobody gives is missing, and never zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from cakupan.data import Data, Scope
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import Phrase
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
from cakupan.topics.award.figures.profiles import Profile, check_weights
from cakupan.topics.award.figures.scoring import (
    Scored,
    SetAside,
    Standings,
    compute_standings,
)
from cakupan.topics.award.kept_profiles import USUAL_PROFILE, project_profiles
from cakupan.topics.ranking.ask import Ranking, member_of_level, rank
from cakupan.topics.ranking.ask import usual_request as usual_ranking
from cakupan.topics.ranking.ask_members import COVERAGE, RankRequest, rows_of, values_of
from cakupan.wording import _

FIGURES, RECORDS, TYPED = "figures", "records", "typed"
_FULL = Fraction(100)


@dataclass(frozen=True)
class AwardRequest:
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
class CriterionValue:
    """The value of one region in one criterion.

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


CriterionValues = Mapping[str, CriterionValue]


@dataclass(frozen=True)
class AwardSimulation:
    """A simulation with everything that it stands on.

    Attributes:
        request: what was simulated.
        ranking: of the coverage of the same regions.
        regions: by code, all that are compared.
        values: by code, then criterion; those of the profile.
        standings: places and who stands aside.
        sureness: by code, of the regions with a place.
        weight_ranges: how far the draws move each weight.
        unused: evidence for regions that are not compared, or criteria without
            weight.
    """

    request: AwardRequest
    ranking: Ranking
    regions: Mapping[str, Region]
    values: Mapping[str, CriterionValues]
    standings: Standings
    sureness: Mapping[str, Sureness]
    weight_ranges: Sequence[WeightRange]
    unused: Evidence = NOTHING
    rows: Mapping[str, Row] = field(default_factory=dict)

    @property
    def has_places(self) -> bool:
        """Whether two regions at least have a place: one alone has none."""
        return len(self.standings.ranked) > 1

    @property
    def placed(self) -> tuple[Scored, ...]:
        """Return who has a place, by place; nobody where one would stand alone."""
        return self.standings.ranked if self.has_places else ()

    @property
    def without_place(self) -> tuple[Scored | SetAside, ...]:
        """Return who has no place, by code."""
        aside = self.standings.set_aside
        if self.has_places:
            return aside
        everyone: list[Scored | SetAside] = [*self.standings.ranked, *aside]
        return tuple(sorted(everyone, key=lambda item: item.region_code))

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the documents of all values, in the order of regions and criteria."""
        ids = (
            source_id
            for values in self.values.values()
            for value in values.values()
            for source_id in value.source_ids
        )
        return tuple(dict.fromkeys(ids))

    def scored(self, code: str) -> Scored | None:
        """Return a region's place, None if it has none."""
        ranked = self.standings.ranked
        return next((item for item in ranked if item.region_code == code), None)


def usual_request(scope: Scope) -> AwardRequest:
    """Return what is simulated where nothing is chosen: equal weights, no evidence."""
    return AwardRequest(usual_ranking(scope), project_profiles()[USUAL_PROFILE])


def simulation(
    data: Data, scope: Scope, request: AwardRequest | None = None
) -> AwardSimulation:
    """Return a simulation, made once for all readers of it.

    Args:
        data: the figures.
        scope: what the page is asked.
        request: what the reader chose; the usual simulation by default.

    Raises: as ``simulate``.
    """
    return data.remembered(simulate, request or usual_request(scope))


def region_in_question(scope: Scope, award: AwardSimulation) -> str:
    """Return the code of the scope's region at the level compared; empty for none."""
    return member_of_level(scope, award.ranking.what.level) or ""


def region_compared(scope: Scope, award: AwardSimulation) -> str:
    """Return whose place is looked at: the region in question, else the second.

    Args:
        scope: what the page is asked.
        award: with two places at least.
    """
    own = region_in_question(scope, award)
    return own if award.scored(own) else award.standings.ranked[1].region_code


def region_against(award: AwardSimulation, code: str, chosen: str) -> str:
    """Return with whom a region is compared: the one chosen, else its neighbour.

    Args:
        award: with two places at least.
        code: a region with a place.
        chosen: code that the reader chose; passed over where it has no place.
    """
    if chosen != code and award.scored(chosen):
        return chosen
    order = [item.region_code for item in award.standings.ranked]
    place = order.index(code)
    return order[place - 1] if place else order[1]


def simulate(data: Data, request: AwardRequest) -> AwardSimulation:
    """Return the places of regions under a reader's profile.

    Raises:
        BadInputError: fewer than two regions are compared, or all weights are zero.
        NotPublishedError: no month has a figure for these segments.
    """
    profile = request.profile
    check_weights(profile.weights, Phrase(_("Your weights")))
    ranking = rank(data, replace(request.what, by=COVERAGE))
    rows = {standing.code: standing.row for standing in ranking.standings}
    regions = {
        code: data.regions.of(code, ranking.scope.vintage)
        for code in sorted([*rows, *(a.region.region_code for a in ranking.set_aside)])
    }
    values = _values(data, request, ranking, regions, rows)
    standings = compute_standings(profile, amounts(values))
    sureness = compute_sureness(profile, standings.ranked)
    return AwardSimulation(
        request=request,
        ranking=ranking,
        regions=regions,
        values=values,
        standings=standings,
        sureness={
            item.region_code: sure
            for item, sure in zip(standings.ranked, sureness, strict=True)
        },
        weight_ranges=weight_ranges(profile),
        unused=tuple(
            item
            for item in request.evidence
            if item[1] not in regions or item[0] not in profile.shares
        ),
        rows=rows,
    )


def amounts(values: Mapping[str, CriterionValues]) -> dict[str, dict[str, Fraction]]:
    """Return the bare numbers by region and criterion."""
    return {
        code: {name: value.amount for name, value in of_region.items()}
        for code, of_region in values.items()
    }


def _values(
    data: Data,
    request: AwardRequest,
    ranking: Ranking,
    regions: Mapping[str, Region],
    rows: Mapping[str, Row],
) -> dict[str, dict[str, CriterionValue]]:
    """Return the values of each region, by the criteria that count."""
    counted = request.profile.shares
    values: dict[str, dict[str, CriterionValue]] = {code: {} for code in regions}

    def put(criterion: str, given: Mapping[str, CriterionValue]) -> None:
        for code, value in given.items() if criterion in counted else ():
            if code in values:
                values[code][criterion] = value

    put(COVERAGE, _coverage(rows))
    if GROWTH in counted:
        put(GROWTH, _growth(data, ranking, rows))
    if REGULATION in counted:
        put(REGULATION, _regulations(data, ranking, regions))
    if BUDGET in counted:
        put(BUDGET, _budgets(data, ranking, regions, rows))
    for criterion, code, amount in request.evidence:
        put(criterion, {code: CriterionValue(Fraction(amount), TYPED)})
    return values


def _source_ids(row: Row) -> tuple[str, ...]:
    return tuple(row[key] for key in ("source_id", "base_source_id") if row[key])


def _coverage(rows: Mapping[str, Row]) -> dict[str, CriterionValue]:
    return {
        code: CriterionValue(
            _FULL * row["active_workers"] / row["base_workers"],
            FIGURES,
            _source_ids(row),
        )
        for code, row in rows.items()
    }


def _growth(
    data: Data, ranking: Ranking, rows: Mapping[str, Row]
) -> dict[str, CriterionValue]:
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
        code: CriterionValue(now[code].amount - value, FIGURES, now[code].source_ids)
        for code, value in old.items()
    }


def _regulations(
    data: Data, ranking: Ranking, regions: Mapping[str, Region]
) -> dict[str, CriterionValue]:
    by_territory = {
        row["territory_id"]: row
        for row in data.rows(
            "award_regulations__by_region",
            territories=[region.territory_id for region in regions.values()],
            period_end=ranking.scope.period_end,
        )
    }
    return {
        code: CriterionValue(
            Fraction(row["grade"]),
            RECORDS,
            (row["source_id"],),
            row["number"] or "",
        )
        for code, region in regions.items()
        if (row := by_territory.get(region.territory_id))
    }


def _budgets(
    data: Data,
    ranking: Ranking,
    regions: Mapping[str, Region],
    rows: Mapping[str, Row],
) -> dict[str, CriterionValue]:
    """Return rupiah a worker of the base; the base is that of the coverage."""
    by_territory = {
        row["territory_id"]: row
        for row in data.rows(
            "award_budgets__by_region",
            territories=[region.territory_id for region in regions.values()],
            period_end=ranking.scope.period_end,
        )
    }
    return {
        code: CriterionValue(
            Fraction(row["rupiah_at_rate"], rows[code]["base_workers"]),
            RECORDS,
            tuple(row["source_ids"].split()),
        )
        for code, region in regions.items()
        if code in rows and (row := by_territory.get(region.territory_id))
    }


def break_even(
    award: AwardSimulation, first: str, second: str
) -> list[BreakEven] | None:
    """Return the break-even weights of two regions; None where one has no place."""
    one, two = award.scored(first), award.scored(second)
    if one is None or two is None:
        return None
    return compute_break_even(award.request.profile, one, two)


def lifts(award: AwardSimulation, code: str) -> list[Lift]:
    """Return the smallest change of each criterion that lifts a region's place."""
    if award.scored(code) is None:
        return []
    numbers, row = amounts(award.values), award.rows.get(code)
    base = row["base_workers"] if row else None
    profile = award.request.profile
    return [
        compute_lift(profile, numbers, code, lever)
        for lever in levers_of(profile, numbers[code], base)
    ]
