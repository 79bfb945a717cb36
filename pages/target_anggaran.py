"""How far is a region from its target, and what does closing the gap cost?

For who drafts a budget, sits in a hearing or answers for a branch's number. Reads
from the address: the common keys, and what the reader types on this page.
"""

from cakupan.topics.targets import blocks as targets
from cakupan.ui import blocks, citation, controls, frame, reading
from cakupan.ui.fields import planning
from cakupan.ui.planning import (
    budget,
    desk,
    own,
    pace,
    scenarios,
    share,
    short,
    trend,
)
from cakupan.ui.question import ask
from cakupan.ui.writing import write
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Targets & budget"), *planning.KEYS, citation.KEY, is_title_seen=False
)
question = ask(view, words)

controls.controls(question)

# Answer: the gap, to a target and to all workers, never under one label.
row = question.coverage()
example = budget.example(question)
desk.answer(question, row)
citation.shown(question, row)
short.in_short(question, example)
desk.target_field(question)
desk.doors(question, row, budget.pinned(question, example))

# Evidence: what was promised, how fast it must go, what it costs, where it leads.
write(question, targets.by_regime, targets.national)
pace.pace(question)
own.own_numbers(question)
budget.budget(question, example)
share.share(question, example)
scenarios.scenarios(question, example)
trend.trend(question)

# Doubt: where the numbers come from.
blocks.sources_foot(desk.source_ids(question, row, example.programme), words)
reading.follow()
