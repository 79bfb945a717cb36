"""Which vulnerable workers are paid for, by whom, and until when?

For whoever renews a cohort before it lapses, and whoever asks what a programme bought.
Reads from the address: the common keys; ``below`` (own, all) for the regions in it;
``handbook`` (off, on) for the handbook's count; ``cite``, what a link quotes.
"""

from cakupan.ui import citation, controls, frame, warned
from cakupan.ui.question import ask
from cakupan.ui.vulnerable import (
    answer,
    calendar,
    cohorts,
    facts,
    funding,
    money,
    outcomes,
)
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Vulnerable workers"),
    *facts.KEYS,
    citation.KEY,
    is_title_seen=False,
)
question = facts.in_present_division(ask(view, words))

answer.choices(question)
controls.unusual_choices(question)

# Answer, what follows from it, where it comes from.
known = facts.facts(question)
answer.answer(known)
citation.shown(question)
warned.of_cohorts(question)

# Evidence: when cover ends, what was bought, who pays, whether it adds up.
calendar.calendar(known)
cohorts.cohorts(known)
cohorts.depth(known)
funding.mix(known)
money.year_cost(known)
money.plans(known)
money.arithmetic(known)
outcomes.outcomes(question)

# Doubt: what disagrees, what is missing everywhere, sources.
outcomes.conflicts(question)
outcomes.general(known)
outcomes.sources(known)
