"""A province's regencies: money shared among them, and how unequal they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cakupan.data import KNOWN_NOW, NATION, Data, Row, Scope
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.allocation import (
    WAYS,
    Allocation,
    RegencyCoverage,
    allocate,
)
from cakupan.topics.budget.figures.budget import cost, rates_from
from cakupan.topics.budget.figures.inequality import Inequality, compute_inequality
from cakupan.topics.coverage.ask_computed import CoverageAsked

ALL = Decimal(100)  # percent
# What money is shared by: coverage, or workers of a base where none is published.
COVERAGE, NON_WAGE, EMPLOYED = "coverage", "non_wage", "employed"


@dataclass(frozen=True)
class SharesInputs:
    """Money to be shared among the regions below one.

    Attributes:
        rupiah: the whole.
        months: of cover for each worker.
        start: first month.
        payer: whose rate holds.
        with_jht: with old-age savings.
        target_pct: the reader's own; None for all workers of the base.
        ground: base whose workers are reached where no coverage is published.
        period_end: month of the coverages; None for their own latest one.
    """

    rupiah: int
    months: int
    start: date
    payer: str
    with_jht: bool = False
    target_pct: Decimal | None = None
    ground: str = NON_WAGE
    period_end: date | None = None


@dataclass(frozen=True)
class InequalityInputs:
    """How the coverages of the regions below one are compared.

    Attributes:
        target_pct: what "below" is measured against; None for all workers.
        period_end: month of the coverages; None for their own latest one.
    """

    target_pct: Decimal | None = None
    period_end: date | None = None


@dataclass(frozen=True)
class Regencies:
    """The regions below one, with coverage of one definition.

    Attributes:
        rows: of ``coverage__by_region``, those with active workers and a base.
        set_aside: those without, by code, with the reason of absence.
        period_end: of the figures.
    """

    rows: tuple[Row, ...]
    set_aside: Mapping[str, str]
    period_end: date

    @property
    def places(self) -> tuple[RegencyCoverage, ...]:
        """Return their figures, in the order of the rows."""
        return tuple(
            RegencyCoverage(
                row["region_code"], row["base_workers"], row["active_workers"]
            )
            for row in self.rows
        )

    @property
    def names(self) -> dict[str, str]:
        """Return their names by code."""
        return {row["region_code"]: row["region_name"] for row in self.rows}


@dataclass(frozen=True)
class SharedMoney:
    """A budget shared among regions in each of the ways.

    Attributes:
        ground: ``COVERAGE``, or the base whose workers are reached: each region then
            begins at nought, and what comes out is the part of them that the money
            reaches, and no coverage.
        rows: of the regions, of ``coverage__by_region`` or ``workforce__by_level``.
        set_aside: regions without a figure, by code, with the reason of absence.
        period_end: of the figures; None where no region has one.
        target_pct: no region is raised above it.
        rupiah_per_worker: what one worker costs over the months asked for.
        ways: one a way, their shares in the order of the rows.
    """

    ground: str
    rows: tuple[Row, ...]
    set_aside: Mapping[str, str]
    period_end: date | None
    target_pct: Decimal
    rupiah_per_worker: int
    ways: tuple[Allocation, ...]

    @property
    def is_coverage(self) -> bool:
        """Return whether what comes out is coverage."""
        return self.ground == COVERAGE


@dataclass(frozen=True)
class UnequalRegencies:
    """How unequal the regions below one are; no measures for one region alone."""

    regencies: Regencies
    measures: Inequality | None


def below(scope: Scope, period_end: date | None) -> CoverageAsked:
    """Return which coverage of the regions below a scope's region is meant.

    Args:
        scope: region and definition.
        period_end: None for their own latest month: an office's regencies go on after
            the month of the published provinces.
    """
    return replace(CoverageAsked.of_scope(scope), period_end=period_end)


def regencies_of(data: Data, what: CoverageAsked) -> Regencies:
    """Return the regencies of a province (or the nation's provinces) with figures.

    Raises:
        NotPublishedError: none of them has a coverage.
    """
    level = "province" if what.code == NATION else "regency"
    scope = data.scope(
        what.code, what.definition, what.period_end, what.vintage, level=level
    )
    above = scope.region
    rows = data.rows(
        "coverage__by_region",
        level=level,
        parent=above.region_code if level == "regency" else None,
        vintage=above.vintage,
        period_end=scope.period_end,
        segments=what.definition.segments,
        base=what.definition.base,
    )
    covered = tuple(row for row in rows if row["coverage_pct"] is not None)
    set_aside = {
        row["region_code"]: row["absence_reason"]
        for row in rows
        if row["coverage_pct"] is None
    }
    if not covered:
        raise NotPublishedError(
            "{region}: none of its {count} regions has a published coverage.",
            "not_published",
            {
                "region_code": what.code,
                "absence_reason": "not_published",
                "set_aside": set_aside,
            },
            region=above.region_name,
            count=len(rows),
        )
    return Regencies(covered, set_aside, scope.period_end)


def is_without_coverage(data: Data, what: CoverageAsked) -> bool:
    """Return whether no region below has a published coverage."""
    try:
        regencies_of(data, what)
    except NotPublishedError as error:
        return "set_aside" in error.document
    return False


def shared_money(data: Data, scope: Scope, inputs: SharesInputs) -> SharedMoney:
    """Return money shared by coverage, or by workers where no coverage is published.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: the payer has no rate.
    """
    what = below(scope, inputs.period_end)
    if is_without_coverage(data, what):
        return share_by_workers(data, scope, inputs)
    return share_by_coverage(data, regencies_of(data, what), inputs)


def share_by_coverage(
    data: Data, regencies: Regencies, inputs: SharesInputs
) -> SharedMoney:
    """Return money shared among regencies by their coverage, in each of the ways.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: the payer has no rate.
    """
    price = _price(data, inputs)
    target = inputs.target_pct or ALL
    return SharedMoney(
        ground=COVERAGE,
        rows=regencies.rows,
        set_aside=regencies.set_aside,
        period_end=regencies.period_end,
        target_pct=target,
        rupiah_per_worker=price,
        ways=tuple(
            allocate(way, regencies.places, target, inputs.rupiah, price)
            for way in WAYS
        ),
    )


def share_by_workers(data: Data, scope: Scope, inputs: SharesInputs) -> SharedMoney:
    """Return money shared by workers to be reached, where nobody's coverage is known.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: the payer has no rate.
    """
    is_nation = scope.region.region_code == NATION
    rows = data.rows(
        "workforce__by_level",
        level="province" if is_nation else "regency",
        parent=None if is_nation else scope.region.region_code,
        vintage="38",
        period_end=KNOWN_NOW,
    )
    with_workers = tuple(row for row in rows if row[inputs.ground])
    price = _price(data, inputs)
    places = [
        RegencyCoverage(r["region_code"], r[inputs.ground], 0) for r in with_workers
    ]
    return SharedMoney(
        ground=inputs.ground,
        rows=with_workers,
        set_aside={},
        period_end=with_workers[0]["base_period"] if with_workers else None,
        target_pct=ALL,
        rupiah_per_worker=price,
        ways=tuple(allocate(way, places, ALL, inputs.rupiah, price) for way in WAYS),
    )


def _price(data: Data, inputs: SharesInputs) -> int:
    """Return what one worker costs over the months asked for."""
    book = rate_book(data, inputs.payer, with_jht=inputs.with_jht)
    return cost(1, rates_from(book.of, inputs.start, inputs.months))


def inequality_of(
    data: Data, what: CoverageAsked, target_pct: Decimal
) -> UnequalRegencies:
    """Return how unequal the regencies of a province are.

    Raises:
        NotPublishedError: no regency has a coverage.
    """
    regencies = regencies_of(data, what)
    return UnequalRegencies(regencies, compute_inequality(regencies.places, target_pct))
