"""How far is a region from its target, and what does closing the gap cost?

For who drafts a budget, sits in a hearing or answers for a branch's number. Reads
from the address: the common keys, and what the reader types on this page.
"""

from typing import Any

from cakupan.topics.budget import blocks as budget
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.targets import blocks as targets
from cakupan.ui import controls, frame, reading
from cakupan.ui.fields import budget as budget_fields
from cakupan.ui.fields import citation, planning
from cakupan.ui.fields import scenarios as scenario_fields
from cakupan.ui.fields import targets as target_fields
from cakupan.ui.question import ask
from cakupan.ui.writing import (
    write,
    write_first,
    write_sources,
    write_strip,
    write_under,
)
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Targets & budget"), *planning.KEYS, citation.KEY, is_title_seen=False
)
question = ask(view, words)

controls.controls(question)

# Answer: the gap, to a target and to all workers, never under one label.
row = question.coverage()
typed = target_fields.typed_target(question)
write(question, (targets.typed_without_coverage, typed))
write_first(question, (targets.gap, typed), coverage.answer)
citation.shown(question, row)
write_strip(question, *target_fields.lines_in_short(question))
target_fields.target(question)
target_fields.actions(question, row, budget_fields.pinned(question))

# Evidence: what was promised, how fast it must go, what it costs, where it leads.
write(question, targets.by_regime, targets.national)
aim = target_fields.aim(question)
if aim is not None:
    write_under(question, targets.pace, aim)
own = target_fields.own_numbers(question)
if own is not None:
    write_under(question, targets.own_numbers, own)

evidence: list[Any] = [(targets.pace, aim)] if aim is not None else []
evidence += [(budget.example, view.vintage), budget.change]
write(question, (budget.example, view.vintage))
plan = budget_fields.plan(question)
if plan is not None:
    evidence += [(budget.plan, plan), (budget.payers, plan)]
    write_under(question, budget.plan, plan)
    revenue = budget_fields.revenue(question, plan)
    if revenue is not None:
        write_under(question, budget.revenue_share, revenue)
    write(question, (budget.payers, plan))
money = budget_fields.shares(question)
if money is not None:
    evidence.append((budget.shares, money))
    write_under(question, budget.shares, money)
write_under(question, budget.scenarios, scenario_fields.keep(question))
scenario_fields.open_or_remove(question)

until = budget_fields.forecast(question)
if until is not None:
    evidence.append((budget.forecast, until))
    write(question, (budget.forecast, until))
write(question, budget.change)
two_dates = budget_fields.change(question)
if two_dates is not None:
    write_under(question, budget.typed_change, two_dates)
compared = budget_fields.inequality(question)
if compared is not None:
    evidence.append((budget.inequality, compared))
    write(question, (budget.inequality, compared))

# Doubt: where the numbers come from.
write_sources(
    question,
    *(coverage.answer, (targets.gap, typed), targets.by_regime, targets.national),
    *evidence,
)
reading.follow()
