"""How far is a region from its target, and what does closing the gap cost?

For who drafts a budget, sits in a hearing or answers for a branch's number. Reads
from the address: the common keys, and what the reader types on this page.
"""

from cakupan.topics.budget import blocks as budget
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.targets import blocks as targets
from cakupan.ui import blocks, citation, controls, frame, reading
from cakupan.ui.fields import budget as budget_fields
from cakupan.ui.fields import planning
from cakupan.ui.fields import scenarios as scenario_fields
from cakupan.ui.fields import targets as target_fields
from cakupan.ui.notes import saying_errors
from cakupan.ui.planning import desk, short
from cakupan.ui.question import ask
from cakupan.ui.writing import write, write_first, write_under
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
short.in_short(question)
target_fields.target(question)
desk.doors(question, row, budget_fields.pinned(question))

# Evidence: what was promised, how fast it must go, what it costs, where it leads.
write(question, targets.by_regime, targets.national)
aim = target_fields.aim(question)
if aim is not None:
    write_under(question, targets.pace, aim)
own = target_fields.own_numbers(question)
if own is not None:
    write_under(question, targets.own_numbers, own)

write(question, (budget.example, view.vintage))
budget_fields.plan(question)
with saying_errors(words):
    inputs = budget_fields.budget_inputs(question)
    write_under(question, budget.plan, inputs)
    if budget_fields.revenue(question):
        revenue = budget_fields.revenue_inputs(question)
        write_under(question, budget.revenue_share, revenue)
    write(question, (budget.payers, inputs))

if budget_fields.shares(question):
    with saying_errors(words):
        write_under(question, budget.shares, budget_fields.shares_inputs(question))

scenario_fields.keep(question)
write_under(question, budget.scenarios, scenario_fields.kept_plans(question))
scenario_fields.open_or_remove(question)

with saying_errors(words):
    write(question, (budget.forecast, budget_fields.forecast_inputs(question)))
with saying_errors(words):
    write(question, budget.change)
if budget_fields.change(question):
    with saying_errors(words):
        write_under(
            question, budget.typed_change, budget_fields.change_inputs(question)
        )
with saying_errors(words):
    write(question, (budget.inequality, budget_fields.inequality_inputs(question)))

# Doubt: where the numbers come from.
blocks.sources_foot(
    desk.source_ids(question, row, budget_fields.example(question).programme), words
)
reading.follow()
