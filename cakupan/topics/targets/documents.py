"""Targets, gaps and paces as the command line prints them.

Names of fields are the keys of the commands' JSON, which are a contract; values are
unrounded, the encoder rounds them.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.months import month_text
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.jsonfields import AMONG, IF_KNOWN, UNROUNDED, WHOLE_OR
from cakupan.topics.coverage.documents import (
    CoverageDocument,
    StatementDocument,
    coverage_document,
    statement_document,
)
from cakupan.topics.evidence.ask_sources import SourceDocument, source_of
from cakupan.topics.targets.results import (
    ComputedPace,
    PaceAsked,
    PaceFrom,
    PublishedGap,
    PublishedTarget,
    StatedPace,
    StatedStart,
    TypedGap,
    TypedPace,
)

# ---------------------------------------------------------------- published targets


@dataclass(frozen=True)
class MeasuredOn:
    """The coverage that a target is measured on; without a month where none.

    Attributes:
        regencies_summed: regencies whose sum it is; no key where it is no sum.
    """

    base: str
    period_end: date | None
    base_period: date | None
    active_workers: int | None
    base_workers: int | None
    coverage_pct: float | None
    regencies_summed: int | None = field(metadata=IF_KNOWN)
    source_id: str | None
    base_source_id: str | None


@dataclass(frozen=True)
class LatestStatement:
    """The latest published percent of a target's own indicator."""

    stated_pct: float = field(metadata=UNROUNDED)
    period_end: date
    source_id: str


@dataclass(frozen=True)
class TargetDocument:
    """A target beside the latest statement of the same indicator.

    Attributes:
        target_pct: percent with its publisher's digits.
        measured_on: where it names its base; else no key.
        gap_pp: target less what it meets, percentage points.
    """

    region_code: str
    vintage: str
    regime: str
    indicator: str
    due_on: date | None
    segment_scope: str
    target_pct: float | None = field(metadata=UNROUNDED)
    target_workers: int | None
    precision: str
    latest_same_indicator: LatestStatement | None
    measured_on: MeasuredOn | None = field(metadata=IF_KNOWN)
    gap_pp: float | None
    is_met: bool | None
    source: SourceDocument


def _measured_on(row: Row) -> MeasuredOn | None:
    if not row["base"]:
        return None
    return MeasuredOn(
        base=row["base"],
        period_end=row["latest_period_end"],
        base_period=row["latest_base_period"],
        active_workers=row["latest_active_workers"],
        base_workers=row["latest_base_workers"],
        coverage_pct=row["latest_pct"],
        regencies_summed=row["regencies_summed"] or None,
        source_id=row["latest_source_id"],
        base_source_id=row["latest_base_source_id"],
    )


def target_document(row: Row) -> TargetDocument:
    """Return one target beside the latest statement of the same indicator.

    Args:
        row: of ``targets__by_region``.
    """
    latest = None
    if row["latest_row_id"] and not row["base"]:
        latest = LatestStatement(
            row["latest_pct"], row["latest_period_end"], row["latest_source_id"]
        )
    return TargetDocument(
        region_code=row["region_code"],
        vintage=row["vintage"],
        regime=row["regime"],
        indicator=row["indicator"],
        due_on=row["due_on"],
        segment_scope=row["segment_scope"],
        target_pct=row["target_pct"],
        target_workers=row["target_workers"],
        precision=row["precision"],
        latest_same_indicator=latest,
        measured_on=_measured_on(row),
        gap_pp=row["gap_pp"],
        is_met=row["is_met"],
        source=source_of(row),
    )


# ---------------------------------------------------------------- gaps


@dataclass(frozen=True)
class TypedGapNumbers:
    """The gap to a typed target, in workers and percentage points."""

    eligible: int
    active: int
    coverage_pct: Fraction
    target_pct: Decimal = field(metadata=UNROUNDED)
    target_workers: int
    gap_workers: int
    gap_pp: Fraction
    surplus_workers: int
    gap_to_universal_workers: int


@dataclass(frozen=True)
class TypedGapDocument:
    """The gap to a typed target; with a region, after its coverage.

    Attributes:
        is_target_typed: True with a region; no key where both numbers were typed.
    """

    coverage: CoverageDocument | None = field(metadata=AMONG)
    numbers: TypedGapNumbers = field(metadata=AMONG)
    is_target_typed: bool | None = field(metadata=IF_KNOWN)


@dataclass(frozen=True)
class ChosenTarget:
    """A published target as it was chosen.

    Attributes:
        is_national: the region has none of this regime; the nation's is shown.
    """

    regime: str
    indicator: str
    due_on: date | None
    segment_scope: str
    target_pct: float | None = field(metadata=UNROUNDED)
    is_national: bool
    source: SourceDocument


@dataclass(frozen=True)
class CoverageBeside:
    """A computed coverage beside a published target, of another definition."""

    period_end: date
    segment_scope: str
    base: str
    active_workers: int | None
    base_workers: int | None
    coverage_pct: float | None
    is_same_definition: bool


@dataclass(frozen=True)
class PublishedGapDocument:
    """The gap to a published target.

    Attributes:
        gap_pp: target less statement; None where there is no statement.
        workers_reason: why no workers follow from it.
        computed: coverage of another definition beside it; never subtracted.
        statement: that it meets; no key where there is none.
        measured_on: where the target names its base; else no key.
    """

    region_code: str
    region_name: str
    target: ChosenTarget
    target_pct: float | None = field(metadata=UNROUNDED)
    target_workers: int | None
    gap_workers: int | None
    gap_pp: Fraction | None
    surplus_workers: int | None
    workers_reason: str | None
    is_target_typed: bool
    computed: CoverageBeside | None
    statement: StatementDocument | None = field(default=None, metadata=IF_KNOWN)
    measured_on: MeasuredOn | None = field(default=None, metadata=IF_KNOWN)


def typed_gap(found: TypedGap, data: Data | None = None) -> TypedGapDocument:
    """Return the gap to a typed target.

    Args:
        found: the gap.
        data: the figures; None where both numbers were typed.
    """
    gap, coverage = found.gap, None
    if found.row is not None and data is not None:
        coverage = coverage_document(found.row, data.sources)
    numbers = TypedGapNumbers(
        eligible=found.eligible,
        active=found.active,
        coverage_pct=gap.coverage_pct,
        target_pct=found.target_pct,
        target_workers=gap.target_workers,
        gap_workers=gap.gap_workers,
        gap_pp=gap.gap_pp,
        surplus_workers=gap.surplus_workers,
        gap_to_universal_workers=gap.gap_to_universal_workers,
    )
    return TypedGapDocument(coverage, numbers, True if coverage else None)


def published_gap(found: PublishedGap) -> PublishedGapDocument:
    """Return the gap to a published target, with the statement that it meets."""
    gap = found.gap
    return replace(
        without_statement(found.region, found.target, found.computed),
        target_workers=gap.target_workers if gap else None,
        gap_workers=gap.gap_workers if gap else None,
        gap_pp=found.gap_pp,
        surplus_workers=gap.surplus_workers if gap else None,
        workers_reason=found.workers_reason,
        statement=statement_document(found.statement),
        measured_on=_measured_on(found.target.row),
    )


def without_statement(
    region: Region, target: PublishedTarget, computed: Row | None
) -> PublishedGapDocument:
    """Return a published target and the coverage beside it, of another definition."""
    return PublishedGapDocument(
        region_code=region.region_code,
        region_name=region.region_name,
        target=_chosen(target),
        target_pct=target.row["target_pct"],
        target_workers=None,
        gap_workers=None,
        gap_pp=None,
        surplus_workers=None,
        workers_reason="no_base",
        is_target_typed=False,
        computed=_beside(computed) if computed else None,
    )


def _chosen(target: PublishedTarget) -> ChosenTarget:
    row = target.row
    return ChosenTarget(
        regime=row["regime"],
        indicator=row["indicator"],
        due_on=row["due_on"],
        segment_scope=row["segment_scope"],
        target_pct=row["target_pct"],
        is_national=target.is_national,
        source=source_of(row),
    )


def _beside(row: Row) -> CoverageBeside:
    return CoverageBeside(
        period_end=row["period_end"],
        segment_scope=row["segment_scope"],
        base=row["base"],
        active_workers=row["active_workers"],
        base_workers=row["base_workers"],
        coverage_pct=row["coverage_pct"],
        is_same_definition=False,
    )


# ---------------------------------------------------------------- paces


@dataclass(frozen=True)
class AskedTarget:
    """What a pace is asked for.

    Attributes:
        due: month, as 2026-12.
        churn_pct: members who leave each month, percent.
    """

    target_pct: Decimal = field(metadata=UNROUNDED)
    due: str | None
    churn_pct: Decimal = field(metadata=UNROUNDED)


@dataclass(frozen=True)
class RequiredPace:
    """Enrolment that a target asks for, workers a month.

    Attributes:
        mean_net_intake: over the last twelve months; None where unknown.
        pace_ratio: required over mean; None with ``pace_ratio_reason``.
    """

    required_per_month: int
    required_per_month_exact: Fraction
    mean_net_intake: Fraction | None
    pace_ratio: Fraction | None
    pace_ratio_reason: str | None
    is_out_of_reach: bool | None


@dataclass(frozen=True)
class StartDocument:
    """The pace from one starting point of a region.

    Attributes:
        lapses: covers that end before the target's day.
        known_lapses: of them, those on record.
    """

    eligible: int
    active: Fraction = field(metadata=WHOLE_OR)
    coverage_pct: Fraction | None
    period_end: date | None
    months: int
    lapses: int
    known_lapses: int | None
    pace: RequiredPace = field(metadata=AMONG)


@dataclass(frozen=True)
class TypedPaceDocument:
    """The pace from numbers that the reader typed."""

    eligible: int
    active: Fraction = field(metadata=WHOLE_OR)
    target_pct: Decimal = field(metadata=UNROUNDED)
    months: int
    churn_pct: Decimal = field(metadata=UNROUNDED)
    lapses: int
    pace: RequiredPace = field(metadata=AMONG)


@dataclass(frozen=True)
class ComputedPaceDocument:
    """The pace from a computed coverage to a typed target."""

    coverage: CoverageDocument = field(metadata=AMONG)
    asked: AskedTarget = field(metadata=AMONG)
    is_target_typed: bool
    start: StartDocument = field(metadata=AMONG)


@dataclass(frozen=True)
class StatedStartDocument:
    """The pace from one published percent.

    Attributes:
        is_same_indicator: whether it is of the target's own indicator.
    """

    stated_pct: float = field(metadata=UNROUNDED)
    indicator: str
    precision: str
    is_same_indicator: bool | None
    start: StartDocument = field(metadata=AMONG)
    base_source_id: str | None
    source: SourceDocument


@dataclass(frozen=True)
class StatedPaceDocument:
    """The pace from each published percent of the latest month."""

    region_code: str
    region_name: str
    asked: AskedTarget = field(metadata=AMONG)
    target: ChosenTarget | None
    is_target_typed: bool
    required_per_month: int | None
    required_per_month_low: int | None
    required_per_month_high: int | None
    pace_ratio: None
    pace_ratio_reason: str
    starts: tuple[StatedStartDocument, ...]


def _asked(asked: PaceAsked) -> AskedTarget:
    return AskedTarget(asked.target_pct, month_text(asked.due_on), asked.churn_pct)


def _pace(found: PaceFrom) -> RequiredPace:
    return RequiredPace(
        required_per_month=found.pace.required_per_month,
        required_per_month_exact=found.pace.required_exact,
        mean_net_intake=found.mean,
        pace_ratio=found.ratio.ratio,
        pace_ratio_reason=found.ratio.reason,
        is_out_of_reach=found.ratio.is_out_of_reach,
    )


def pace_from(found: PaceFrom) -> StartDocument:
    """Return the pace from one starting point of a region."""
    return StartDocument(
        eligible=found.eligible,
        active=found.active,
        coverage_pct=found.coverage_pct,
        period_end=found.start_on,
        months=found.months,
        lapses=found.lapses,
        known_lapses=found.known_lapses,
        pace=_pace(found),
    )


def typed_pace(found: TypedPace) -> TypedPaceDocument:
    """Return the pace from numbers that the reader typed."""
    start = found.start
    return TypedPaceDocument(
        eligible=start.eligible,
        active=start.active,
        target_pct=found.target_pct,
        months=start.months,
        churn_pct=found.churn_pct,
        lapses=start.lapses,
        pace=_pace(start),
    )


def computed_pace(found: ComputedPace, data: Data) -> ComputedPaceDocument:
    """Return the pace from a computed coverage to a typed target."""
    return ComputedPaceDocument(
        coverage=coverage_document(found.row, data.sources),
        asked=_asked(found.asked),
        is_target_typed=True,
        start=pace_from(found.start),
    )


def stated_pace(found: StatedPace) -> StatedPaceDocument:
    """Return the pace from each published percent of the latest month."""
    return StatedPaceDocument(
        region_code=found.region.region_code,
        region_name=found.region.region_name,
        asked=_asked(found.asked),
        target=_chosen(found.target) if found.target else None,
        is_target_typed=found.target is None,
        required_per_month=found.single,
        required_per_month_low=found.low,
        required_per_month_high=found.high,
        pace_ratio=None,
        pace_ratio_reason="not_published",
        starts=tuple(map(_start, found.starts)),
    )


def _start(found: StatedStart) -> StatedStartDocument:
    row = found.statement
    return StatedStartDocument(
        stated_pct=row["stated_pct"],
        indicator=row["indicator"],
        precision=row["precision"],
        is_same_indicator=found.is_same_indicator,
        start=pace_from(found.start),
        base_source_id=found.base_source_id,
        source=source_of(row),
    )
