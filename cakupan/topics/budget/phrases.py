"""Sentences on money, workers and months, and where they lead. Pure."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from cakupan.data import Definition, Row
from cakupan.topics.budget.ask_cost import (
    GAP_BPU,
    GAP_TO_TARGET,
    GAP_TO_UNIVERSAL,
    LATEST_COHORT,
    LATEST_PAID,
    NON_WAGE,
    ONE_POINT,
    ClosingCost,
    PayableNeed,
)
from cakupan.topics.budget.figures.allocation import (
    IN_PROPORTION,
    LIFT_LOWEST,
    MOST_AT_TARGET,
)
from cakupan.topics.budget.figures.budget import AT_START, EVEN, Budget
from cakupan.topics.budget.figures.decompose import CoverageChange, rounded_parts
from cakupan.topics.budget.figures.forecast import (
    LINEAR,
    SEASONAL,
    Expected,
    Forecast,
    Missing,
)
from cakupan.topics.budget.figures.inequality import Inequality
from cakupan.topics.cohorts.phrases import tag as tag_of
from cakupan.wording import Wording, _

WAY = {
    LIFT_LOWEST: _("lift the lowest"),
    MOST_AT_TARGET: _("most regencies to the target"),
    IN_PROPORTION: _("in proportion to the gap"),
}
# For heads of columns, under sentences with the names in full.
WAY_SHORT = {
    LIFT_LOWEST: _("lowest first"),
    MOST_AT_TARGET: _("smallest gap first"),
    IN_PROPORTION: _("in proportion"),
}
INTAKE = {
    AT_START: _("all from the first month"),
    EVEN: _("the same number every month"),
}
METHOD = {
    SEASONAL: _("change over the same month of the year before"),
    LINEAR: _("straight line"),
}


def typed_percent(value: Decimal, words: Wording) -> str:
    """Return a percent with the digits that it was typed with: 61% and not 61.00%."""
    return words.stated_percent(f"{value.normalize():f}")


# Money, workers and months


def budget(plan: Budget, words: Wording) -> str:
    """Return money, workers and months, and what is left."""
    covers = words.say(
        _("{rupiah} covers {workers} workers for {months}."),
        rupiah=words.rupiah(plan.rupiah),
        workers=words.number(plan.workers),
        months=words.months(plan.months),
    )
    if not plan.remainder_rupiah:
        return covers
    left = words.say(_("{rupiah} is left."), rupiah=words.rupiah(plan.remainder_rupiah))
    return f"{covers} {left}"


# What closing the gap costs


def need(
    each: PayableNeed, costs: ClosingCost, definition: Definition, words: Wording
) -> str:
    """Return what the workers of a need are counted for.

    Args:
        each: the need.
        costs: what closing the gap costs.
        definition: whose base and points are meant.
        words: the reader's words.
    """
    base = words.base(definition.base)
    if each.key in (LATEST_COHORT, LATEST_PAID):
        return _as_many(each.key, each.cohorts, words)
    if each.key == GAP_TO_TARGET and costs.target_gap:
        target = costs.target_gap.target.row
        return words.say(
            _("Gap to the target {regime} {year}"),
            regime=words.regime(target["regime"]),
            year=target["due_on"].year,
        )
    return words.say(_NEEDS[each.key], base=base)


_NEEDS = {
    ONE_POINT: _("One point of the {base}"),
    GAP_BPU: _("Non-wage workers without BPU membership"),
    NON_WAGE: _("All workers not paid a wage"),
    GAP_TO_UNIVERSAL: _("Gap to the whole {base}"),
}


def _as_many(key: str, group: tuple[Row, ...], words: Wording) -> str:
    """Return what the latest cohorts are called: one, or all that end together."""
    is_last = key == LATEST_COHORT
    if len(group) > 1:
        message = (
            _(
                "As many vulnerable workers as the last {count} cohorts on record, "
                "which end together ({tag})"
            )
            if is_last
            else _(
                "As many as the last {count} before that are no plan and end together "
                "({tag})"
            )
        )
    else:
        message = (
            _("As many vulnerable workers as the last cohort on record ({tag})")
            if is_last
            else _("As many as the last one before that is no plan ({tag})")
        )
    return words.say(message, count=len(group), tag=tag_of(group[0], words))


# Where it leads, and why it changed


def forecast(ahead: Forecast, unrenewed: Sequence[Expected], words: Wording) -> str:
    """Return the expected workers, the warning, the error, and without renewal."""
    last, tested = ahead.expected[-1], ahead.back_test
    parts = [
        words.say(
            _("{month}: {workers} workers, between {low} and {high}."),
            month=words.month(last.month),
            workers=words.workers_words(round(last.workers)),
            low=words.workers_words(round(last.low)),
            high=words.workers_words(round(last.high)),
        )
    ]
    if ahead.method == LINEAR:
        text = _(
            "A straight line through {points} points: it does not know that members "
            "fall back every year after December."
        )
        parts.append(words.say(text, points=ahead.points))
    if tested:
        error = words.percent(tested.mean_error_pct)
        text = _("On months already known it was wrong by {error} on average.")
        parts.append(words.say(text, error=error))
    else:
        parts.append(words.say(_("It cannot be tested on months already known.")))
    if is_below(unrenewed, ahead):
        text = _("If nothing that is funded is renewed: {workers}.")
        count = words.workers_words(round(unrenewed[-1].workers))
        parts.append(words.say(text, workers=count))
    return " ".join(parts)


def is_below(unrenewed: Sequence[Expected], ahead: Forecast) -> bool:
    """Return whether the end without renewal lies below what is expected."""
    last = round(ahead.expected[-1].workers)
    return bool(unrenewed) and round(unrenewed[-1].workers) < last


def forecast_lacks(missing: Missing, words: Wording) -> str:
    """Return what a series lacks for a forecast."""
    return words.say(
        _(
            "No forecast: {points} comparable points of one series are known, at "
            "least {needed} are needed."
        ),
        points=missing.points,
        needed=missing.needed,
    )


def change(coverage_change: CoverageChange, words: Wording) -> str:
    """Return a change of coverage with its two effects, which sum to it."""
    whole, (members, base) = rounded_parts(
        coverage_change.change, [coverage_change.numerator, coverage_change.denominator]
    )
    return words.say(
        _("Coverage: {change}. Members alone: {members}. The base alone: {base}."),
        change=words.change(whole),
        members=words.change(members),
        base=words.change(base),
    )


def inequality(measures: Inequality, names: Mapping[str, str], words: Wording) -> str:
    """Return how far apart regions are.

    Args:
        measures: of inequality.
        names: region names by code.
        words: the reader's words.
    """
    return words.say(
        _("{highest} has {high}, {lowest} {low}: {range} apart."),
        highest=names[measures.highest],
        high=words.percent(measures.highest_pct),
        lowest=names[measures.lowest],
        low=words.percent(measures.lowest_pct),
        range=words.points(measures.range_pp),
    )
