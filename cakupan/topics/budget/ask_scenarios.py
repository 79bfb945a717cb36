"""What a kept plan leads to: its budget, and the gap and pace to a typed target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data, Scope
from cakupan.topics.budget.ask_plan import BudgetInputs, CostedBudget, costed
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets.ask_gap import gap_to_typed
from cakupan.topics.targets.ask_pace import PaceAsked, pace_from_computed


@dataclass(frozen=True)
class KeptPlan:
    """A plan that a reader has kept under a name.

    Attributes:
        letter: A or B.
        name: as the reader called it.
        inputs: of the budget.
        target_pct: what it is held against; None without a target.
        due: month of that target.
        churn_pct: share of the members who leave each month, percent.
    """

    letter: str
    name: str
    inputs: BudgetInputs
    target_pct: Decimal | None
    due: date
    churn_pct: Decimal = Decimal(0)


@dataclass(frozen=True)
class ScenarioResult:
    """What a kept plan leads to.

    Attributes:
        kept: the plan.
        budget: what it costs.
        gap_workers: to the typed target; None without one.
        gap_pp: the same in percentage points.
        required_per_month: workers who must join each month until it is due.
    """

    kept: KeptPlan
    budget: CostedBudget
    gap_workers: int | None = None
    gap_pp: Fraction | None = None
    required_per_month: int | None = None


def result_of(data: Data, scope: Scope, kept: KeptPlan) -> ScenarioResult:
    """Return what a kept plan leads to.

    Raises:
        CakupanError: a number that cannot be used, or a figure that is missing.
    """
    budget = costed(data, kept.inputs, scope.region, scope.definition.base)
    if kept.target_pct is None:
        return ScenarioResult(kept, budget)
    what = CoverageAsked.of_scope(scope)
    gap = gap_to_typed(data, what, kept.target_pct).gap
    inputs = PaceAsked(
        target_pct=kept.target_pct,
        due_on=kept.due,
        churn_pct=kept.churn_pct,
        as_of=data.today,
    )
    pace = pace_from_computed(data, what, inputs).start.pace
    return ScenarioResult(
        kept,
        budget,
        gap.gap_workers,
        gap.gap_pp,
        pace.required_per_month,
    )
