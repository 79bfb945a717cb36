"""Two named plans side by side, each with what it leads to."""

from collections.abc import Callable

from cakupan.blocks import Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Scope
from cakupan.data.months import month_text
from cakupan.errors import CakupanError
from cakupan.topics import cells
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_plan import budget_document
from cakupan.topics.budget.ask_scenarios import (
    KeptPlan,
    ScenarioResult,
    result_of,
)
from cakupan.topics.budget.blocks.plan import BUDGET_COLUMNS
from cakupan.wording import Wording, _

SCENARIO_COLUMNS = (
    *("scenario", "name", *BUDGET_COLUMNS),
    *("target_pct", "gap_workers", "gap_pp", "due", "churn_pct"),
    "required_per_month",
)


def scenarios(
    data: Data, scope: Scope, words: Wording, kept: tuple[KeptPlan, ...]
) -> Block | None:
    """Return kept plans side by side, and why one cannot be counted; None without one.

    Args:
        data: the figures.
        scope: region, period and definition.
        words: the reader's words.
        kept: the plans, each with its letter.
    """
    if not kept:
        return None
    results, notes = [], []
    for each in kept:
        try:
            results.append(result_of(data, scope, each))
        except CakupanError as error:
            message = _("Scenario {letter}: {reason}")
            reason = words.error(error)
            text = words.say(message, letter=each.letter, reason=reason)
            notes.append(Note(text, "doubt"))
    title = words.say(_("Two scenarios side by side"))
    return Block(
        key="budget.scenarios",
        title=title,
        notes=tuple(notes),
        sheet=_sheet(results, title, words) if results else None,
        records=Records(
            "scenarios", SCENARIO_COLUMNS, tuple(map(_row, results)), "scenarios"
        )
        if results
        else None,
    )


def _row(each: ScenarioResult) -> dict[str, object]:
    document = budget_document(each.budget)
    return {
        **{name: document.get(name) for name in BUDGET_COLUMNS},
        "scenario": each.kept.letter,
        "name": each.kept.name,
        "target_pct": each.kept.target_pct,
        "gap_workers": each.gap_workers,
        "gap_pp": each.gap_pp,
        "due": month_text(each.kept.due)
        if each.required_per_month is not None
        else None,
        "churn_pct": each.kept.churn_pct
        if each.required_per_month is not None
        else None,
        "required_per_month": each.required_per_month,
    }


_Value = Callable[[ScenarioResult], str]


def _sheet(results: list[ScenarioResult], title: str, words: Wording) -> Sheet:
    """Return one row a quantity, one column a scenario."""
    lines: list[tuple[str, _Value]] = [
        (_("Who pays"), lambda each: words.payer(each.budget.inputs.payer)),
        (_("Programmes"), lambda each: each.budget.inputs.programmes),
        (
            _("First month"),
            lambda each: words.month(each.budget.budget.rates[0].month),
        ),
        (_("Workers"), lambda each: words.number(each.budget.budget.workers)),
        (_("Whole months"), lambda each: words.number(each.budget.budget.months)),
        (_("Money"), lambda each: words.rupiah(each.budget.budget.rupiah)),
        (
            _("Left over"),
            lambda each: words.rupiah(each.budget.budget.remainder_rupiah),
        ),
        (
            _("Upkeep of the year after"),
            lambda each: words.rupiah(each.budget.upkeep_rupiah),
        ),
    ]
    if any(each.gap_workers is not None for each in results):
        lines += [
            (
                _("Gap to the target, your typed target"),
                lambda each: _gap(each, words),
            ),
            (_("To join each month"), lambda each: _joining(each, words)),
        ]
    heads = (
        cells.head(words.say(_("Scenario"))),
        *(
            cells.head(f"{each.kept.letter}: {each.kept.name}", is_number=True)
            for each in results
        ),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (cells.head(words.say(label)), *(cells.number(value(each)) for each in results))
        for label, value in lines
    )
    return Sheet(title, heads, rows)


def _gap(each: ScenarioResult, words: Wording) -> str:
    if each.gap_workers is None or each.kept.target_pct is None:
        return cells.NONE
    return words.say(
        _("{workers} to {target}"),
        workers=words.number(each.gap_workers),
        target=phrases.typed_percent(each.kept.target_pct, words),
    )


def _joining(each: ScenarioResult, words: Wording) -> str:
    if each.required_per_month is None:
        return cells.NONE
    return words.say(
        _("{workers} to {month}, {percent} leaving"),
        workers=words.number(each.required_per_month),
        month=words.month(each.kept.due),
        percent=words.percent(each.kept.churn_pct),
    )
