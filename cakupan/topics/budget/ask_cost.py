"""What closing a region's gap costs: workers who could be paid for, at today's rate."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from cakupan.data import NATION, Data, Row, Scope
from cakupan.data.regions import Region
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_plan import ApbdShare, BudgetBase, apbd_share
from cakupan.topics.budget.ask_rates import YearOfRates, rates_from_today
from cakupan.topics.cohorts import figures as cohorts
from cakupan.topics.cohorts.ask import programme_region
from cakupan.topics.coverage import ask
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets import ask as ask_targets
from cakupan.topics.targets.ask_gap import gap_to_target
from cakupan.topics.targets.results import PublishedGap, PublishedTarget

# What workers are counted for, each a key of files and other programs.
ONE_POINT, GAP_TO_TARGET, GAP_BPU = "one_point", "gap_to_target", "gap_bpu"
LATEST_COHORT, LATEST_PAID = "latest_cohort", "latest_cohort_no_plan"
NON_WAGE, GAP_TO_UNIVERSAL = "non_wage", "gap_to_universal"
# Whose rate a gap is counted with: a province or a regency pays from its own budget.
_PAYERS = {"regency": "apbd_kabkota"}


@dataclass(frozen=True)
class PayableNeed:
    """Workers who could be paid for.

    Attributes:
        key: what they are counted for, one of those above.
        workers: whole persons; a need is rounded up.
        source_ids: where the workers stand.
        cohorts: of a latest cohort: it and those that end in the same month.
    """

    key: str
    workers: int
    source_ids: tuple[str, ...]
    cohorts: tuple[Row, ...] = ()


@dataclass(frozen=True)
class ClosingCost:
    """What closing a gap costs at the rates of today.

    Attributes:
        row: the region's coverage, of ``coverage__by_region``; it may be absent.
        shown: the coverage, or the part of it that was sent.
        rates: of the payer, from the reader's month on.
        base: of the chosen definition; None where no number is known.
        target_gap: to the first own target that has its like; None without one.
        needs: in the order of reading.
        point_share: one point's cost as a part of the region's budget; None without.
    """

    row: Row
    shown: Row
    rates: YearOfRates
    base: BudgetBase | None
    target_gap: PublishedGap | None
    needs: tuple[PayableNeed, ...]
    point_share: ApbdShare | None


def payer_of(region: Region) -> str:
    """Return the payer whose rate a region's gap is counted with."""
    return _PAYERS.get(region.level, "apbd_provinsi")


def closing_cost(data: Data, scope: Scope, vintage: str = "auto") -> ClosingCost:
    """Return what closing the gap of a scope's region costs.

    Args:
        data: the figures; the rates are those of the reader's month.
        scope: region, period and definition.
        vintage: the division that the reader asked for, whose cohorts are meant.
    """
    row, base = ask.coverage(data, scope), chosen_base(data, scope)
    rates, target_gap = (
        rates_from_today(data, payer_of(scope.region)),
        _target_gap(data, scope),
    )
    point = rates.cost(one_point(base)) if base else None
    return ClosingCost(
        row=row,
        shown=ask.shown(data, scope),
        rates=rates,
        base=base,
        target_gap=target_gap,
        needs=tuple(_needs(data, scope, vintage, base, target_gap)),
        point_share=None if point is None else apbd_share(data, scope.region, point),
    )


def one_point(base: BudgetBase) -> int:
    """Return the workers of one percentage point, rounded up."""
    return ceil(Fraction(base.workers, 100))


def chosen_base(data: Data, scope: Scope) -> BudgetBase | None:
    """Return the workers of the chosen base with their survey month; None without."""
    row, base = ask.coverage(data, scope), scope.definition.base
    if row["coverage_pct"] is not None:
        workers, period, source_id = (
            row[key] for key in ("base_workers", "base_period", "base_source_id")
        )
        return BudgetBase(base, workers, period, source_id)
    round_row = ask.base_of_round(data, scope, base)
    if round_row is None:
        return None
    return BudgetBase(
        base, round_row["workers"], round_row["period_end"], round_row["source_id"]
    )


def bpu_gap(data: Data, scope: Scope) -> tuple[int, Row] | None:
    """Return the non-wage workers who are no BPU members, with the coverage they miss.

    None where no figure of both is on record.
    """
    rows = ask.matrix(data, scope).rows
    pair = ("BPU", "non_wage")
    row = next((r for r in rows if (r["segment_scope"], r["base"]) == pair), None)
    if row is None or not row["base_workers"]:
        return None
    return max(0, row["base_workers"] - row["active_workers"]), row


def latest_cohorts(
    data: Data, scope: Scope, vintage: str
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield the region's own latest cohorts by key; of a plan, what went before too.

    Whether its months are stated or not: the latest is the one of the latest day, with
    those that end in the same month.
    """
    region = programme_region(data.regions, scope.region, vintage)
    places = data.regions.below(region) if region.region_code == NATION else [region]
    rows = data.rows(
        "programmes__cohorts", territories=[place.territory_id for place in places]
    )
    own = [row for row in rows if row["region_code"] == scope.region.region_code]
    last = cohorts.latest_cohort(own)
    if last is None:
        return
    yield LATEST_COHORT, tuple(cohorts.ending_with(last, own))
    before = cohorts.latest_paid_cohort(own)
    if before and last["is_plan"]:
        yield LATEST_PAID, tuple(cohorts.ending_with(before, own))


def _target_gap(data: Data, scope: Scope) -> PublishedGap | None:
    """Return the gap of the first own target that has its like; None without one."""
    target = ask_targets.of_region(data, scope).next_like
    if target is None:
        return None
    what = CoverageAsked.of_scope(scope)
    try:
        return gap_to_target(data, what, PublishedTarget(target, is_national=False))
    except CakupanError:
        return None


def _needs(
    data: Data,
    scope: Scope,
    vintage: str,
    base: BudgetBase | None,
    target_gap: PublishedGap | None,
) -> Iterator[PayableNeed]:
    if base:
        yield PayableNeed(ONE_POINT, one_point(base), _ids(base.source_id))
    for key, group in latest_cohorts(data, scope, vintage):
        workers = sum(row["workers"] for row in group)
        yield PayableNeed(
            key, workers, _ids(*(row["source_id"] for row in group)), group
        )
    if target_gap and target_gap.gap and target_gap.gap.gap_workers:
        workers = target_gap.gap.gap_workers
        yield PayableNeed(GAP_TO_TARGET, workers, target_gap.source_ids)
    open_bpu = bpu_gap(data, scope)
    if open_bpu and open_bpu[0]:
        row = open_bpu[1]
        yield PayableNeed(
            GAP_BPU, open_bpu[0], _ids(row["source_id"], row["base_source_id"])
        )
    elif not ask.matrix(data, scope).rows and (
        own := ask.base_of_round(data, scope, NON_WAGE)
    ):
        yield PayableNeed(NON_WAGE, own["workers"], _ids(own["source_id"]))
    row = ask.coverage(data, scope)
    universal = row["gap_to_universal_workers"]
    if universal:
        ids = _ids(row["source_id"], row["base_source_id"])
        yield PayableNeed(GAP_TO_UNIVERSAL, universal, ids)


def _ids(*ids: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source_id for source_id in ids if source_id))
