"""How far is a region from its target, and what does closing the gap cost?

For who drafts a budget, sits in a hearing or answers for a branch's number. Reads
from the address: the common keys, and what the reader types on this page.
"""

from cakupan.ui import (
    blocks,
    citation,
    controls,
    frame,
    planning_budget,
    planning_desk,
    planning_inputs,
    planning_own,
    planning_pace,
    planning_scenarios,
    planning_share,
    planning_short,
    planning_targets,
    planning_trend,
    reading,
)
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Targets & budget"), *planning_inputs.KEYS, citation.KEY, is_title_seen=False
)
question = ask(view, words)

controls.controls(question)

# Answer: the gap, to a target and to all workers, never under one label.
row = question.coverage()
example = planning_budget.example(question)
planning_desk.answer(question, row)
citation.shown(question, row)
planning_short.in_short(question, example)
planning_desk.target_field(question)
planning_desk.doors(question, row, planning_budget.pinned(question, example))

# Evidence: what was promised, how fast it must go, what it costs, where it leads.
planning_targets.targets(question)
planning_pace.pace(question)
planning_own.own_numbers(question)
planning_budget.budget(question, example)
planning_share.share(question, example)
planning_scenarios.scenarios(question, example)
planning_trend.trend(question)

# Doubt: where the numbers come from.
blocks.sources_foot(planning_desk.source_ids(question, row, example.programme), words)
reading.follow()
