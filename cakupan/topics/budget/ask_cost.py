"""What workers cost, and what that is measured against: a budget and a base."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cakupan.answers import forms
from cakupan.answers.forms import Document, plain
from cakupan.data import Data
from cakupan.data.definitions import month_end
from cakupan.data.months import add_months, month_text
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures import budget as budgets
from cakupan.topics.budget.figures.budget import Budget, RateOf, share_of_budget

_YEAR = 12


@dataclass(frozen=True)
class Measured:
    """What a budget is measured against.

    Attributes:
        region: whose base and budget; None for typed numbers alone.
        base: which workers one point is a hundredth of.
        eligible: workers of the base as typed; they go before the region's.
    """

    region: Region | None
    base: str
    eligible: int | None = None


def measured(
    data: Data, found: Budget, rate_of: RateOf, first: date, against: Measured
) -> Document:
    """Return what a plan's workers cost a month, a year and after, and what a point is.

    Args:
        data: the figures.
        found: the plan.
        rate_of: what one worker costs in a month.
        first: first month of the plan.
        against: region, base, or typed workers of the base.

    Raises:
        BadInputError: a typed base of nobody.
        NotPublishedError: no rate of the payer for a month.
    """
    year = budgets.rates_from(rate_of, first, _YEAR)
    after = add_months(first, found.months)
    upkeep = budgets.rates_from(rate_of, after, _YEAR)
    document = {
        "rupiah_per_month": budgets.cost(found.workers, year[:1]),
        "rupiah_per_year": budgets.cost(found.workers, year),
        "upkeep_from": month_text(after),
        "upkeep_next_year_rupiah": budgets.cost(found.workers, upkeep),
        **_of_base(data, first, against),
        "cost_of_one_point_per_year": None,
        "rupiah_per_base_worker": None,
    }
    workers = document["base_workers"]
    if workers:
        document["cost_of_one_point_per_year"] = budgets.cost_of_one_point(
            workers, year
        )
        document["rupiah_per_base_worker"] = plain(Fraction(found.rupiah, workers))
    if against.region:
        document |= share_of_apbd(data, against.region, found.rupiah)
    return document


def _of_base(data: Data, first: date, against: Measured) -> Document:
    """Return the workers that one point is a hundredth of; None where none are known.

    Raises:
        BadInputError: a typed base of nobody.
    """
    if against.eligible is not None and against.eligible < 1:
        raise BadInputError(
            "Eligible workers: expected at least 1, found {found}. Without a base "
            "there is no coverage.",
            found=against.eligible,
        )
    row = None
    if against.eligible is None and against.region:
        row = base_of(data, against.region, against.base, first)
    return {
        "base": against.base if row else None,
        "base_workers": row["workers"] if row else against.eligible,
        "base_period": row["period_end"].isoformat() if row else None,
    }


def share_of_apbd(data: Data, region: Region, rupiah: int) -> Document:
    """Return money as a percent of a region's last published budget, None without.

    Four decimals: such shares are small.
    """
    rows = data.rows(
        "context_figures__by_region",
        territory_id=region.territory_id,
        measure="apbd_total",
    )
    if not rows:
        return dict.fromkeys(
            ("share_of_apbd_pct", "apbd_year", "apbd_rupiah", "apbd_source")
        )
    last = rows[-1]
    whole = int(last["amount"])
    return {
        "share_of_apbd_pct": plain(share_of_budget(rupiah, whole), 4),
        "apbd_year": last["period"],
        "apbd_rupiah": whole,
        "apbd_source": forms.source_of(last),
    }


def base_of(data: Data, region: Region, base: str, month: date) -> Row | None:
    """Return a region's base in the round on or before a month; None without one."""
    rows = data.rows(
        "workforce__by_region",
        territory_id=region.territory_id,
        period_end=month_end(month.year, month.month),
    )
    found = [row for row in rows if row["base"] == base and row["workers"]]
    return found[0] if found else None
