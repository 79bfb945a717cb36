"""How far a region's figures can be trusted, as the command line prints it.

Names of fields are the keys of the command's JSON, which are a contract.
"""

from dataclasses import dataclass
from datetime import date

from cakupan.data import Data, Scope
from cakupan.data.store import Row
from cakupan.topics.coverage.documents import CoverageDocument, coverage_document
from cakupan.topics.evidence import quotable
from cakupan.topics.evidence.ask_trust import trusted
from cakupan.topics.evidence.trust import Bounds, Reach
from cakupan.wording import months_between


@dataclass(frozen=True)
class TrustedFigure:
    """A figure that a coverage stands on.

    Attributes:
        role: what it gives to the coverage.
        value: workers; a percent as its publisher printed it.
        age_months: full months from its end to the reader's day.
        entered_on: day of its row in our data.
    """

    role: str
    figure_key: str
    value: int | str | None
    measure: str
    period_end: date | None
    age_months: int | None
    publisher: str
    source_id: str
    published_on: date | None
    entered_on: date
    precision: str


@dataclass(frozen=True)
class ReachBelow:
    """How many regions below have figures, and what share of the base they hold.

    Attributes:
        base_with_coverage_pct, base_with_published_percent_pct: percent of the base.
    """

    level: str
    regions: int
    with_coverage: int
    with_published_percent: int
    base_with_coverage_pct: float | None
    base_with_published_percent_pct: float | None
    over_100: int


@dataclass(frozen=True)
class UniquePersons:
    """Between which numbers of persons the memberships lie."""

    memberships: int
    low: int | None
    high: int
    is_held_by_base: bool
    is_base_exceeded: bool


@dataclass(frozen=True)
class ConflictCounts:
    """How many figures of the region disagree, by how they were read."""

    open: int
    explained: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class TrustDocument:
    """What the block ``evidence.trust`` says of a region.

    Attributes:
        as_of: the reader's day.
    """

    region_code: str
    region_name: str
    vintage: str
    as_of: date
    coverage: CoverageDocument
    figures: tuple[TrustedFigure, ...]
    regions_below: ReachBelow | None
    unique_persons: UniquePersons | None
    conflicts: ConflictCounts


def document(data: Data, scope: Scope, as_of: date) -> TrustDocument:
    """Return what the block ``evidence.trust`` says of a region, as a document."""
    trust, region = trusted(data, scope), scope.region
    still_open, explained = trust.open_and_explained
    return TrustDocument(
        region_code=region.region_code,
        region_name=region.region_name,
        vintage=region.vintage,
        as_of=as_of,
        coverage=coverage_document(trust.row, data.sources),
        figures=tuple(
            _figure(role, figure, trust.row, as_of) for role, figure in trust.figures
        ),
        regions_below=_reach_below(trust.reach) if trust.reach else None,
        unique_persons=_unique_persons(trust.bounds) if trust.bounds else None,
        conflicts=ConflictCounts(
            open=still_open,
            explained=explained,
            ids=tuple(part["conflict_id"] for part in trust.cases),
        ),
    )


def _figure(role: str, figure: Row, row: Row, as_of: date) -> TrustedFigure:
    printed = figure["value_as_printed"]
    if figure["measure"] not in quotable.PERCENTS and printed is not None:
        printed = int(printed)
    end = figure["period_end"]
    return TrustedFigure(
        role=role,
        figure_key=figure["figure_key"],
        value=row["active_workers"] if role == "active" else printed,
        measure=figure["measure"],
        period_end=end,
        age_months=months_between(end, as_of) if end else None,
        publisher=figure["source_publisher"],
        source_id=figure["source_id"],
        published_on=figure["published_on"],
        entered_on=figure["entered_on"],
        precision=row["precision"] if role == "active" else figure["precision"],
    )


def _reach_below(reach: Reach) -> ReachBelow:
    return ReachBelow(
        level=reach.level,
        regions=reach.regions,
        with_coverage=reach.computed,
        with_published_percent=reach.stated,
        base_with_coverage_pct=reach.computed_pct,
        base_with_published_percent_pct=reach.stated_pct,
        over_100=reach.over_100,
    )


def _unique_persons(bounds: Bounds) -> UniquePersons:
    return UniquePersons(
        memberships=bounds.memberships,
        low=bounds.low,
        high=bounds.high,
        is_held_by_base=bounds.is_held_by_base,
        is_base_exceeded=bounds.is_base_exceeded,
    )
