"""Coverage, statements and bases as the command line prints them.

Names of fields are the keys of the commands' JSON, which are a contract; values are
unrounded, the encoder rounds them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.jsonfields import AMONG, IF_KNOWN, UNROUNDED
from cakupan.topics.coverage.figures import Beside
from cakupan.topics.evidence.ask_sources import (
    SourceDocument,
    SourceInRole,
    SourcesById,
    source_in_role,
    source_of,
)

_SIX_MONTHS = 6


@dataclass(frozen=True)
class RegenciesIn:
    """Of a province's sum and of a part of the segments: how much of it is in.

    A key is there only where its value is known.

    Attributes:
        regencies_summed: regencies whose sum the figure is.
        regencies_in, regencies_of: how many have the month, of how many.
        sent_scope: segments that were sent.
    """

    regencies_summed: int | None = field(metadata=IF_KNOWN)
    regencies_in: int | None = field(metadata=IF_KNOWN)
    regencies_of: int | None = field(metadata=IF_KNOWN)
    sent_scope: str | None = field(metadata=IF_KNOWN)


@dataclass(frozen=True)
class CoverageDocument:
    """One coverage with its tags and sources.

    Attributes:
        coverage_pct: percent; None with ``absence_reason``.
        gap_to_universal_workers: workers of the base who are not protected.
        surplus_workers: participants beyond the base.
        of_parts: of a province's sum, how many regencies are in.
    """

    region_code: str
    region_name: str
    level: str
    period_end: date
    segment_scope: str
    worker_basis: str | None
    worker_basis_evidence: str | None
    base: str
    base_period: date | None
    active_workers: int | None
    base_workers: int | None
    coverage_pct: float | None
    gap_to_universal_workers: int | None
    surplus_workers: int | None
    is_over_100: bool | None
    absence_reason: str | None
    precision: str | None
    vintage: str
    series: str | None
    of_parts: RegenciesIn = field(metadata=AMONG)
    sources: tuple[SourceInRole, ...]


@dataclass(frozen=True)
class FigureOnRecord:
    """A figure that is on record beside the one asked for; see ``figures.Beside``.

    Attributes:
        lacking: segments that it is without.
    """

    kind: str
    period_end: date
    series: str | None
    segment_scope: str
    lacking: tuple[str, ...]
    worker_basis: str | None
    active_workers: int | None
    base: str | None
    base_workers: int | None
    precision: str | None
    regencies_summed: int | None = field(metadata=IF_KNOWN)
    base_period: date | None
    coverage_pct: float | None
    source_id: str | None
    publisher: str | None


@dataclass(frozen=True)
class RegionCoverageDocument:
    """The coverage of a region, and what is on record beside it."""

    coverage: CoverageDocument = field(metadata=AMONG)
    on_record: tuple[FigureOnRecord, ...]


@dataclass(frozen=True)
class StatementDocument:
    """A published percent and the base that it implies.

    Attributes:
        said_on: day on which it was published.
        stated_pct, pct_low, pct_high: percent as published, with its digits.
    """

    region_code: str
    vintage: str
    said_on: date
    period_end: date
    stated_pct: float | None = field(metadata=UNROUNDED)
    stated_pct_as_printed: str | None
    pct_low: float | None = field(metadata=UNROUNDED)
    pct_high: float | None = field(metadata=UNROUNDED)
    stated_active: int | None
    active_precision: str | None
    stated_base: int | None
    implied_base: int | None
    implied_base_low: int | None
    implied_base_high: int | None
    precision: str
    kind: str
    segment_scope: str
    scope_as_worded: str | None
    base_as_worded: str | None
    indicator: str
    source: SourceDocument


@dataclass(frozen=True)
class AbsentCoverage:
    """Why there is no coverage, and what was published around its month."""

    region_code: str
    region_name: str
    period_end: date
    segment_scope: str
    base: str
    vintage: str
    absence_reason: str
    of_parts: RegenciesIn = field(metadata=AMONG)
    statements: tuple[StatementDocument, ...]
    on_record: tuple[FigureOnRecord, ...]


@dataclass(frozen=True)
class WorkforceDocument:
    """The bases of a region in one survey round, workers by base."""

    region_code: str
    region_name: str
    vintage: str
    period_end: date
    bases: Mapping[str, int]
    source: SourceDocument


def coverage_document(row: Row, sources: SourcesById) -> CoverageDocument:
    """Return one coverage with its tags and sources.

    Args:
        row: of ``coverage__by_region``.
        sources: all, by id.
    """
    numerators = (row["source_ids"] or "").split()
    roles = [(source_id, "numerator") for source_id in numerators]
    if row["base_source_id"]:
        roles.append((row["base_source_id"], "denominator"))
    return CoverageDocument(
        region_code=row["region_code"],
        region_name=row["region_name"],
        level=row["level"],
        period_end=row["period_end"],
        segment_scope=row["segment_scope"],
        worker_basis=row["worker_basis"],
        worker_basis_evidence=row["worker_basis_evidence"],
        base=row["base"],
        base_period=row["base_period"],
        active_workers=row["active_workers"],
        base_workers=row["base_workers"],
        coverage_pct=row["coverage_pct"],
        gap_to_universal_workers=row["gap_to_universal_workers"],
        surplus_workers=row["surplus_workers"],
        is_over_100=row["is_over_100"],
        absence_reason=row["absence_reason"],
        precision=row["precision"],
        vintage=row["vintage"],
        series=row["series"],
        of_parts=_regencies_in(row),
        sources=tuple(source_in_role(sources, *pair) for pair in roles),
    )


def _regencies_in(row: Row) -> RegenciesIn:
    return RegenciesIn(
        row.get("regencies_summed"),
        row.get("regencies_in"),
        row.get("regencies_of"),
        row.get("sent_scope"),
    )


def figure_on_record(beside: Beside) -> FigureOnRecord:
    """Return a figure that is on record beside the one asked for."""
    row = beside.row
    return FigureOnRecord(
        kind=beside.kind,
        period_end=row["period_end"],
        series=row["series"],
        segment_scope=row["segment_scope"],
        lacking=tuple(row["lacking"].split("+")) if row["lacking"] else (),
        worker_basis=row["worker_basis"],
        active_workers=row["active_workers"],
        base=row["base"],
        base_workers=row["base_workers"],
        precision=row["precision"],
        regencies_summed=row["regencies_summed"] or None,
        base_period=row["base_period"],
        coverage_pct=row["coverage_pct"],
        source_id=row["source_id"],
        publisher=row["source_publisher"],
    )


def statement_document(row: Row) -> StatementDocument:
    """Return one published percent with the base that it implies.

    Args:
        row: of ``statements__by_region``.
    """
    return StatementDocument(
        region_code=row["region_code"],
        vintage=row["vintage"],
        said_on=row["said_on"],
        period_end=row["period_end"],
        stated_pct=row["stated_pct"],
        stated_pct_as_printed=row["stated_pct_as_printed"],
        pct_low=row["pct_low"],
        pct_high=row["pct_high"],
        stated_active=row["stated_active"],
        active_precision=row["active_precision"],
        stated_base=row["stated_base"],
        implied_base=row["implied_base"],
        implied_base_low=row["implied_base_low"],
        implied_base_high=row["implied_base_high"],
        precision=row["precision"],
        kind=row["kind"],
        segment_scope=row["segment_scope"],
        scope_as_worded=row["scope_as_worded"],
        base_as_worded=row["base_as_worded"],
        indicator=row["indicator"],
        source=SourceDocument(
            row["source_id"],
            row["source_title"],
            row["source_publisher"],
            row["source_url"],
            row["said_on"],
        ),
    )


def workforce_document(region: Region, rows: list[Row]) -> WorkforceDocument:
    """Return the bases of a region in one survey round.

    Args:
        region: whose workers.
        rows: of ``workforce__by_region``, at least one.
    """
    first = rows[0]
    return WorkforceDocument(
        region_code=region.region_code,
        region_name=region.region_name,
        vintage=region.vintage,
        period_end=first["period_end"],
        bases={row["base"]: row["workers"] for row in rows},
        source=source_of(first),
    )


def absent_coverage(
    region: Region,
    row: Row,
    definition: Definition,
    statements: Iterable[Row],
    beside: Iterable[Beside],
) -> AbsentCoverage:
    """Return why there is no coverage, and what was published around its month.

    Args:
        region: in its division.
        row: of ``coverage__by_region``, without a percent.
        definition: segments and base that were asked for.
        statements: see ``statements_near``.
        beside: what is on record beside it.
    """
    return AbsentCoverage(
        region_code=region.region_code,
        region_name=region.region_name,
        period_end=row["period_end"],
        segment_scope=definition.scope,
        base=definition.base,
        vintage=region.vintage,
        absence_reason=row["absence_reason"],
        of_parts=_regencies_in(row),
        statements=tuple(map(statement_document, statements)),
        on_record=tuple(map(figure_on_record, beside)),
    )


def statements_near(data: Data, region: Region, month: date) -> list[Row]:
    """Return the statements of a region within six months of a month.

    Args:
        data: the figures.
        region: in any division.
        month: its last day.
    """
    first, last = six_months_around(month)
    return data.rows(
        "statements__by_region",
        territory_id=region.territory_id,
        from_date=first,
        to_date=last,
    )


def six_months_around(day: date) -> tuple[date, date]:
    """Return the first and last day of what is shown beside a month without a figure.

    >>> [day.isoformat() for day in six_months_around(date(2023, 12, 31))]
    ['2023-06-28', '2024-06-28']
    """
    return _shifted(day, -_SIX_MONTHS), _shifted(day, _SIX_MONTHS)


def _shifted(day: date, months: int) -> date:
    ordinal = day.year * 12 + day.month - 1 + months
    return date(ordinal // 12, ordinal % 12 + 1, min(day.day, 28))


# How precise a published number is, in a sign before it.
_SIGNS = {"about": "~", "at_least": ">", "at_most": "<="}


def statement_percent(statement: Row) -> str:
    """Return the percent of a statement with its precision, for the terminal.

    Args:
        statement: of ``statements__by_region``.

    >>> statement_percent({"stated_pct_as_printed": "50", "precision": "about"})
    '~50'
    >>> statement_percent({"stated_pct_as_printed": "65", "precision": "range",
    ...     "pct_low": 65.0, "pct_high": 68.0})
    '65-68'
    """
    precision = statement.get("precision", "exact")
    if precision == "range":
        return f"{statement['pct_low']:g}-{statement['pct_high']:g}"
    return f"{_SIGNS.get(precision, '')}{statement['stated_pct_as_printed']}"


def statement_plain(statement: Row) -> str:
    """Return one statement in a few plain words, for a line on the terminal.

    >>> statement_plain({"period_end": date(2023, 7, 5), "stated_active": 675000,
    ...     "active_precision": "about", "stated_pct_as_printed": "49.74",
    ...     "precision": "exact", "source_id": "SEED1"})
    '2023-07-05: ~675000 = 49.74 % (SEED1)'
    >>> statement_plain({"period_end": date(2023, 7, 5), "stated_active": None,
    ...     "stated_pct_as_printed": "65", "precision": "range", "pct_low": 65.0,
    ...     "pct_high": 68.0, "source_id": "S0063"})
    '2023-07-05: 65-68 % (S0063)'
    """
    active, percent = statement["stated_active"], statement_percent(statement)
    count = ""
    if active is not None:
        count = f"{_SIGNS.get(statement.get('active_precision', ''), '')}{active} = "
    month, source = statement["period_end"].isoformat(), statement["source_id"]
    return f"{month}: {count}{percent} % ({source})"
