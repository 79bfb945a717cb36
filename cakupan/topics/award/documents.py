"""The simulation as a document, as rows of a file, and as a file to send on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data import Data, definitions
from cakupan.data.definitions import Definition
from cakupan.errors import BadInputError, CakupanError
from cakupan.topics.award.ask import AwardSimulation
from cakupan.topics.award.figures.profile_files import (
    ProfileFile,
    to_line,
    write_profile,
)
from cakupan.topics.award.figures.scoring import Scored, SetAside
from cakupan.topics.award.labels import LABEL, SIMULATION
from cakupan.topics.evidence.ask_sources import SourceInRole, source_in_role
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import Wording, _, half_up

_LEVELS = ("province", "regency")
# Decimals of a share of 1, and of what a reader typed.
_OF_ONE, _AS_TYPED = {"places": 4}, {"places": 6}
# Of the table and its files, before one column a criterion.
COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "score",
    "rank_low",
    "rank_high",
    "p_first_pct",
    "p_top3_pct",
    "weight_pct",
)


def hundred(score: Fraction) -> Decimal:
    """Return a score as 0 to 100 with two decimals, rounded half-up.

    >>> hundred(Fraction(2, 3))
    Decimal('66.67')
    """
    return half_up(100 * score)


@dataclass(frozen=True)
class CriterionWeight:
    """A criterion of a profile, with its weight and what the draws make of it.

    Attributes:
        weight: as written.
        weight_share: of the sum of all weights.
        drawn_low, drawn_high: between which nine draws of ten lie.
    """

    criterion: str
    weight: Decimal = field(metadata=_AS_TYPED)
    weight_share: Fraction = field(metadata=_OF_ONE)
    polarity: str
    drawn_low: float = field(metadata=_OF_ONE)
    drawn_high: float = field(metadata=_OF_ONE)


@dataclass(frozen=True)
class SimulatedProfile:
    """The profile of a simulation; only criteria that have a weight."""

    code: str
    title: str
    scale: str
    concentration: Decimal = field(metadata=_AS_TYPED)
    seed: int
    draws: int
    criteria: tuple[CriterionWeight, ...]


@dataclass(frozen=True)
class EvidenceValue:
    """The value of a region in a criterion, and where it comes from."""

    value: Fraction
    origin: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class SimulatedRegion:
    """A region with a place, as the command line prints it.

    Attributes:
        value: its coverage, percent; None without one.
        rank_change: always None: weights and what is typed have no date.
        p_first, p_top3: shares of the draws with the first place, one of the three.
        score: 0 to 100.
        weight_pct: percent of the weight that its criteria carry.
        evidence: by criterion.
        peer_median: median coverage of its peers; None where too few have a figure.
    """

    region_code: str
    region_name: str
    rank: int
    value: Fraction | None
    rank_change: None
    rank_change_reason: str
    rank_low: int
    rank_high: int
    p_first: float = field(metadata=_OF_ONE)
    p_top3: float = field(metadata=_OF_ONE)
    score: Fraction
    weight_pct: Fraction
    missing: tuple[str, ...]
    evidence: Mapping[str, EvidenceValue]
    peer_median: Fraction | None


@dataclass(frozen=True)
class RegionSetAside:
    """A region whose criteria carry less than half of the weight."""

    region_code: str
    region_name: str
    absence_reason: str
    weight_pct: Fraction
    missing: tuple[str, ...]


@dataclass(frozen=True)
class UnusedEvidence:
    """What was typed of a region that is not compared, or a criterion that is not."""

    criterion: str
    region_code: str
    value: Decimal = field(metadata=_AS_TYPED)


@dataclass(frozen=True)
class SimulationDocument:
    """A simulation as ``cakupan rank --profile --json`` prints it, to be checked.

    Its keys are a contract.

    Attributes:
        label: that the weights are not official.
        known_on: day as of which the data are known; None for now.
        growth_since, growth_reason: month from which growth counts, or why none.
        regions: by code.
        constant_criteria: equal for all that have them.
        regions_with_value: by criterion.
        same_as_file: whether it gives the result of the file that asked for it; None
            where the file holds none.
    """

    label: str
    level: str
    period_end: date
    vintage: str
    segment_scope: str
    base: str
    series: str | None
    known_on: date | None
    growth_since: date | None
    growth_reason: str | None
    profile: SimulatedProfile
    regions: tuple[SimulatedRegion, ...]
    set_aside: tuple[RegionSetAside, ...]
    left_out: tuple[str, ...]
    constant_criteria: tuple[str, ...]
    regions_with_value: Mapping[str, int]
    unused_evidence: tuple[UnusedEvidence, ...]
    weights_rescaled: bool
    sources: tuple[SourceInRole, ...]
    same_as_file: bool | None


def simulation_document(
    award: AwardSimulation,
    data: Data,
    medians: Mapping[str, Fraction | None],
    file_result: Mapping[str, tuple[int, str]],
) -> SimulationDocument:
    """Return a simulation for other programs.

    Args:
        award: the simulation.
        data: the figures.
        medians: coverage of each region's peers, by code.
        file_result: of the profile's file; empty where it holds none.
    """
    ranking, standings = award.ranking, award.standings
    is_now = data.known_on == definitions.KNOWN_NOW
    return SimulationDocument(
        label=LABEL,
        level=ranking.what.level,
        period_end=ranking.scope.period_end,
        vintage=ranking.scope.vintage,
        segment_scope=ranking.what.definition.scope,
        base=ranking.what.definition.base,
        series=ranking.series,
        known_on=None if is_now else data.known_on,
        growth_since=ranking.earlier,
        growth_reason=ranking.earlier_reason,
        profile=_profile(award),
        regions=tuple(
            _region(award, item, medians.get(item.region_code))
            for item in _by_code(award)
        ),
        set_aside=tuple(
            RegionSetAside(
                item.region_code,
                award.regions[item.region_code].region_name,
                "not_published",
                100 * item.weight,
                item.missing,
            )
            for item in standings.set_aside
        ),
        left_out=tuple(region.region_code for region in ranking.left_out),
        constant_criteria=standings.constant,
        regions_with_value=standings.region_counts,
        unused_evidence=tuple(UnusedEvidence(*item) for item in award.unused),
        weights_rescaled=award.request.profile.is_rescaled,
        sources=tuple(
            source_in_role(data.sources, source_id, "evidence")
            for source_id in sorted(award.source_ids)
        ),
        same_as_file=not different(award, file_result) if file_result else None,
    )


def _by_code(award: AwardSimulation) -> list[Scored]:
    return sorted(award.standings.ranked, key=lambda item: item.region_code)


def _profile(award: AwardSimulation) -> SimulatedProfile:
    profile, shares = award.request.profile, award.request.profile.shares
    ranges = {item.criterion: item for item in award.weight_ranges}
    return SimulatedProfile(
        code=profile.code,
        title=profile.title("id"),
        scale=profile.scale,
        concentration=profile.concentration,
        seed=profile.seed,
        draws=profile.draws,
        criteria=tuple(
            CriterionWeight(
                item.criterion,
                item.weight,
                shares[item.criterion],
                item.polarity,
                ranges[item.criterion].low,
                ranges[item.criterion].high,
            )
            for item in profile.weights
            if item.weight
        ),
    )


def _region(
    award: AwardSimulation, item: Scored, peer_median: Fraction | None = None
) -> SimulatedRegion:
    code, row = item.region_code, award.rows.get(item.region_code)
    sure = award.sureness[code]
    coverage = None
    if row is not None:
        coverage = 100 * Fraction(row["active_workers"], row["base_workers"])
    return SimulatedRegion(
        region_code=code,
        region_name=award.regions[code].region_name,
        rank=item.rank,
        value=coverage,
        rank_change=None,
        rank_change_reason="simulation",
        rank_low=sure.rank_low,
        rank_high=sure.rank_high,
        p_first=sure.p_first,
        p_top3=sure.p_top3,
        score=100 * item.score,
        weight_pct=100 * item.weight,
        missing=item.missing,
        evidence={
            name: EvidenceValue(value.amount, value.origin, value.source_ids)
            for name, value in award.values[code].items()
        },
        peer_median=peer_median,
    )


def metadata(award: AwardSimulation) -> dict[str, str]:
    """Return what was asked, as the head of a table's file names it."""
    what, scope = award.ranking.what, award.ranking.scope
    return {
        "period": scope.period_end.isoformat(),
        "segment_scope": what.definition.scope,
        "base": what.definition.base,
        "vintage": scope.vintage,
        "profile": to_line(award.request.profile),
        "left_out": " ".join(region.region_code for region in award.ranking.left_out),
    }


def columns_of(award: AwardSimulation) -> tuple[str, ...]:
    """Return the columns of the table as a file: places, then each criterion."""
    names = [
        part
        for name in award.request.profile.shares
        for part in (name, f"{name}_origin")
    ]
    return (*COLUMNS, *names, "missing", "label")


def file_rows(award: AwardSimulation) -> list[dict[str, Any]]:
    """Return the table as a file: who has a place by place, then who has none."""
    rows = []
    for item in award.placed:
        region = vars(_region(award, item))
        of_draws = {
            f"{name}_pct": 100 * Decimal(repr(region[name]))
            for name in ("p_first", "p_top3")
        }
        columns = {**region, **of_draws}
        cells = {name: columns[name] for name in COLUMNS}
        rows.append(cells | _criteria_cells(award, item))
    for aside in award.without_place:
        cells = {
            **dict.fromkeys(COLUMNS),
            "region_code": aside.region_code,
            "region_name": award.regions[aside.region_code].region_name,
            "weight_pct": 100 * aside.weight,
        }
        rows.append(cells | _criteria_cells(award, aside))
    return rows


def _criteria_cells(award: AwardSimulation, item: Scored | SetAside) -> dict[str, Any]:
    values = award.values[item.region_code]
    cells: dict[str, Any] = {"missing": " ".join(item.missing), "label": LABEL}
    for name in award.request.profile.shares:
        value = values.get(name)
        cells[name] = value.amount if value else None
        cells[f"{name}_origin"] = value.origin if value else "missing"
    return cells


def question_of(award: AwardSimulation, dataset: str, known_on: date) -> dict[str, str]:
    """Return what was asked as a profile file carries it, nothing left open."""
    ranking, what = award.ranking, award.ranking.what
    settings = {
        "level": what.level,
        "parent": what.parent or "",
        "zone": what.zone or "",
        "peer_group": what.peer_group or "",
        "period": f"{ranking.scope.period_end:%Y-%m}",
        "vintage": ranking.scope.vintage,
        "segments": ",".join(what.definition.segments),
        "base": what.definition.base,
        "dataset": dataset,
        "left_out": ",".join(sorted(what.left_out)),
        "known_on": known_on.isoformat(),
    }
    return {key: text for key, text in settings.items() if text}


def to_file(award: AwardSimulation, dataset: str, known_on: date) -> ProfileFile:
    """Return profile, question, evidence and result as one file."""
    return ProfileFile(
        profile=award.request.profile,
        question=question_of(award, dataset, known_on),
        evidence=award.request.evidence,
        result=result_of(award),
    )


def result_of(award: AwardSimulation) -> dict[str, tuple[int, str]]:
    """Return place and score of each region as a file carries them."""
    return {
        item.region_code: (item.rank, f"{hundred(item.score):f}")
        for item in _by_code(award)
    }


def file_text(
    award: AwardSimulation, dataset: str, known_on: date, words: Wording
) -> str:
    """Return the file that another office gives to ``cakupan rank --profile``."""
    heads = (
        words.say(SIMULATION),
        words.say(_("The same table: cakupan rank --profile FILE")),
    )
    return write_profile(to_file(award, dataset, known_on), heads)


def different(
    award: AwardSimulation, result: Mapping[str, tuple[int, str]]
) -> list[str]:
    """Return the regions whose place or score is not that of a file."""
    own = result_of(award)
    return sorted(
        code for code in own.keys() | result.keys() if own.get(code) != result.get(code)
    )


def rank_request_of_file(
    question: Mapping[str, str], what: RankRequest, name: str
) -> RankRequest:
    """Return a question with what a profile file asks.

    Args:
        question: of the file.
        what: what holds where the file says nothing.
        name: of the file, for errors.

    Raises:
        BadInputError: a setting that cannot be read, named with the file.
    """
    try:
        return _request_of_file_settings(question, what)
    except CakupanError as error:
        raise BadInputError(
            "{place}: {reason}", place=f"{name} [question]", reason=error
        ) from error


def _request_of_file_settings(
    question: Mapping[str, str], what: RankRequest
) -> RankRequest:
    changes: dict[str, Any] = {}
    if level := question.get("level"):
        if level not in _LEVELS:
            raise BadInputError(
                "Level: expected one of {expected}, found '{found}'. Choose one of "
                "them.",
                expected=", ".join(_LEVELS),
                found=level[:40],
            )
        changes["level"] = level
    for key in ("parent", "zone", "peer_group"):
        if key in question:
            changes[key] = question[key] or None
    if period := question.get("period"):
        changes["period_end"] = definitions.parse_period(period)
    if vintage := question.get("vintage"):
        if vintage not in ("auto", *definitions.VINTAGES):
            raise BadInputError(
                "Vintage: expected auto, 34 or 38, found '{found}'. Choose one of "
                "them.",
                found=vintage[:40],
            )
        changes["vintage"] = vintage
    if "segments" in question or "base" in question:
        segments = question.get("segments", ",".join(what.definition.segments))
        changes["definition"] = Definition(
            definitions.parse_segments(segments),
            definitions.parse_base(question.get("base", what.definition.base)),
        )
    if "left_out" in question:
        parts = question["left_out"].split(",")
        changes["left_out"] = tuple(part.strip() for part in parts if part.strip())
    return replace(what, **changes)
