"""What workers cost over months, and what that is measured against."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan import documents
from cakupan.data import Data, Row
from cakupan.data.definitions import month_end
from cakupan.data.months import add_months, month_text
from cakupan.data.regions import Region
from cakupan.documents import plain
from cakupan.errors import BadInputError
from cakupan.topics.budget.ask_rates import JKK_JKM, WITH_JHT, rate_book
from cakupan.topics.budget.figures.budget import (
    AT_START,
    YEAR,
    Budget,
    RateOf,
    budget_for,
    check_money,
    cost,
    cost_of_one_point,
    months_for,
    rates_from,
    share_of_budget,
    workers_for,
)
from cakupan.topics.budget.figures.funding import part_of
from cakupan.topics.cohorts.ask import programme_region
from cakupan.topics.cohorts.figures import latest_cohort
from cakupan.topics.targets.figures import check_target


@dataclass(frozen=True)
class BudgetInputs:
    """A budget as it is asked for: two of money, workers and months; the third follows.

    Attributes:
        rupiah, workers, months: None for the one that is sought.
        start: first month.
        payer: whose rate holds.
        with_jht: with old-age savings.
        intake: one of ``INTAKES``.
        eligible: workers of the base as typed; they go before the region's.
    """

    rupiah: int | None
    workers: int | None
    months: int | None
    start: date
    payer: str
    with_jht: bool = False
    intake: str = AT_START
    eligible: int | None = None

    @property
    def sought(self) -> str:
        """Return which of the three is sought."""
        three = ("rupiah", "workers", "months")
        return next(name for name in three if getattr(self, name) is None)

    @property
    def programmes(self) -> str:
        """Return what is paid for, as our table of rates names it."""
        return WITH_JHT if self.with_jht else JKK_JKM


@dataclass(frozen=True)
class RevenueShareInputs:
    """A share of palm or tobacco revenue (DBH) as the ceiling of a budget; as typed.

    Attributes:
        plan: the budget.
        revenue: of the region, rupiah; None until it is typed.
        share_pct: that may be used.
    """

    plan: BudgetInputs
    revenue: int | None
    share_pct: Decimal

    @property
    def most(self) -> int:
        """Return the rupiah that may be used, rounded down.

        Raises:
            BadInputError: negative money, or a share over 100.
        """
        revenue = self.revenue or 0
        check_money(revenue)
        check_target(self.share_pct)
        return part_of(revenue, self.share_pct)


@dataclass(frozen=True)
class BudgetBase:
    """The workers that one percentage point is a hundredth of.

    Attributes:
        base: of the region; None where the number was typed.
        workers: at least 1.
        period_end: of the survey round; None where the number was typed.
        source_id: likewise.
    """

    base: str | None
    workers: int
    period_end: date | None = None
    source_id: str | None = None


@dataclass(frozen=True)
class ApbdShare:
    """Money as a part of a region's last published budget (APBD).

    Attributes:
        pct: percent, exact; such shares are small.
        row: of the budget, of ``context_figures__by_region``.
    """

    pct: Fraction
    row: Row

    @property
    def year(self) -> str:
        """Return the year of the budget, as published."""
        return str(self.row["period"])

    @property
    def rupiah(self) -> int:
        """Return the whole budget."""
        return int(self.row["amount"])


@dataclass(frozen=True)
class CostedBudget:
    """A budget with what its workers cost a month, a year and after.

    Attributes:
        inputs: as it was asked for.
        budget: workers, months and money that belong together.
        rupiah_per_month: of its workers, by the rate of the first month.
        rupiah_per_year: of its workers, over twelve months from the first.
        upkeep_from: the month after the last that is paid.
        upkeep_rupiah: of its workers, over twelve months from there.
        base: what a point is a hundredth of; None where no number is known.
        point_rupiah: one percentage point for a year; None without a base.
        rupiah_per_base_worker: the money for each worker of the base; likewise.
        of_region: whether a region's budget was looked for.
        apbd: the money as a part of it; None where none is published.
    """

    inputs: BudgetInputs
    budget: Budget
    rupiah_per_month: int
    rupiah_per_year: int
    upkeep_from: date
    upkeep_rupiah: int
    base: BudgetBase | None
    point_rupiah: int | None
    rupiah_per_base_worker: Fraction | None
    of_region: bool
    apbd: ApbdShare | None


def costed(
    data: Data, inputs: BudgetInputs, region: Region | None, base: str
) -> CostedBudget:
    """Return a budget with what it is measured against.

    Args:
        data: the figures.
        inputs: two of money, workers and months.
        region: whose base and budget; None for typed numbers alone.
        base: which workers one point is a hundredth of.

    Raises:
        BadInputError: a number out of its range, or a typed base of nobody.
        NotPublishedError: no rate of the payer for a month.
    """
    rate_of = rate_book(data, inputs.payer, with_jht=inputs.with_jht).of
    budget = _budget(inputs, rate_of)
    year = rates_from(rate_of, inputs.start, YEAR)
    after = add_months(inputs.start, budget.months)
    below = _base(data, inputs, region, base)
    return CostedBudget(
        inputs=inputs,
        budget=budget,
        rupiah_per_month=cost(budget.workers, year[:1]),
        rupiah_per_year=cost(budget.workers, year),
        upkeep_from=after,
        upkeep_rupiah=cost(budget.workers, rates_from(rate_of, after, YEAR)),
        base=below,
        point_rupiah=cost_of_one_point(below.workers, year) if below else None,
        rupiah_per_base_worker=(
            Fraction(budget.rupiah, below.workers) if below else None
        ),
        of_region=region is not None,
        apbd=apbd_share(data, region, budget.rupiah) if region else None,
    )


def _budget(inputs: BudgetInputs, rate_of: RateOf) -> Budget:
    start, intake = inputs.start, inputs.intake
    if inputs.rupiah is None:
        workers, months = inputs.workers or 0, inputs.months or 0
        return budget_for(workers, months, rate_of, start, intake)
    if inputs.workers is None:
        return workers_for(inputs.rupiah, inputs.months or 0, rate_of, start, intake)
    return months_for(inputs.rupiah, inputs.workers, rate_of, start, intake)


def _base(
    data: Data, inputs: BudgetInputs, region: Region | None, base: str
) -> BudgetBase | None:
    """Return the workers that one point is a hundredth of; None where none are known.

    Raises:
        BadInputError: a typed base of nobody.
    """
    if inputs.eligible is not None:
        if inputs.eligible < 1:
            raise BadInputError(
                "Eligible workers: expected at least 1, found {found}. Without a base "
                "there is no coverage.",
                found=inputs.eligible,
            )
        return BudgetBase(None, inputs.eligible)
    row = base_row(data, region, base, inputs.start) if region else None
    if row is None:
        return None
    return BudgetBase(base, row["workers"], row["period_end"], row["source_id"])


def base_row(data: Data, region: Region, base: str, month: date) -> Row | None:
    """Return a region's base in the round on or before a month; None without one."""
    rows = data.rows(
        "workforce__by_region",
        territory_id=region.territory_id,
        period_end=month_end(month.year, month.month),
    )
    return next((r for r in rows if r["base"] == base and r["workers"]), None)


def apbd_share(data: Data, region: Region, rupiah: int) -> ApbdShare | None:
    """Return money as a part of a region's last published budget; None without one."""
    rows = data.rows(
        "context_figures__by_region",
        territory_id=region.territory_id,
        measure="apbd_total",
    )
    if not rows:
        return None
    return ApbdShare(share_of_budget(rupiah, int(rows[-1]["amount"])), rows[-1])


def latest_programme(data: Data, region: Region, vintage: str) -> Row | None:
    """Return a region's latest programme of known size; None where none is on record.

    Args:
        data: the figures.
        region: in the division of the other figures.
        vintage: that the reader asked for: ``auto``, ``34`` or ``38``.
    """
    place = programme_region(data.regions, region, vintage)
    rows = data.rows("programmes__cohorts", territories=[place.territory_id])
    return latest_cohort(rows)


def budget_document(costs: CostedBudget) -> dict[str, Any]:
    """Return a budget by the names that programs and files read."""
    budget, inputs, base = costs.budget, costs.inputs, costs.base
    document = {
        "payer": inputs.payer,
        "programmes": inputs.programmes,
        "intake": inputs.intake,
        "from": month_text(budget.rates[0].month),
        "rupiah": budget.rupiah,
        "workers": budget.workers,
        "months": budget.months,
        # Money buys no part of a month more than it pays for: rounded down.
        "months_exact": documents.paid(budget.months_exact),
        "remainder_rupiah": budget.remainder_rupiah,
        "rates": [
            {"month": month_text(rate.month), "rupiah": rate.rupiah}
            for rate in budget.rates
        ],
        "rupiah_per_month": costs.rupiah_per_month,
        "rupiah_per_year": costs.rupiah_per_year,
        "upkeep_from": month_text(costs.upkeep_from),
        "upkeep_next_year_rupiah": costs.upkeep_rupiah,
        "base": base.base if base else None,
        "base_workers": base.workers if base else None,
        "base_period": documents.iso(base.period_end) if base else None,
        "cost_of_one_point_per_year": costs.point_rupiah,
        "rupiah_per_base_worker": plain(costs.rupiah_per_base_worker),
    }
    return document | apbd_document(costs.apbd) if costs.of_region else document


def apbd_document(share: ApbdShare | None) -> dict[str, Any]:
    """Return a share of a budget, four decimals; None under each name without one."""
    return {
        "share_of_apbd_pct": plain(share.pct, 4) if share else None,
        "apbd_year": share.row["period"] if share else None,
        "apbd_rupiah": share.rupiah if share else None,
        "apbd_source": documents.source_of(share.row) if share else None,
    }
