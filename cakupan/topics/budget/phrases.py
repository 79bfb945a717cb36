"""Sentences on money, workers and months, in the reader's words. Pure."""

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
from cakupan.topics.cohorts.phrases import tag as tag_of
from cakupan.wording import Wording, _


def need(
    each: PayableNeed, found: ClosingCost, definition: Definition, words: Wording
) -> str:
    """Return what the workers of a need are counted for.

    Args:
        each: the need.
        found: what closing the gap costs.
        definition: whose base and points are meant.
        words: the reader's words.
    """
    base = words.base(definition.base)
    if each.key in (LATEST_COHORT, LATEST_PAID):
        return _as_many(each.key, each.cohorts, words)
    if each.key == GAP_TO_TARGET and found.target_gap:
        target = found.target_gap["target"]
        return words.say(
            _("Gap to the target {regime} {year}"),
            regime=words.regime(target["regime"]),
            year=target["due_on"][:4],
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
