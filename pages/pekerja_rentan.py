"""Which vulnerable workers are paid for, by whom, and until when?

For whoever renews a cohort before it lapses, and whoever asks what a programme bought.
Reads from the address: the common keys; ``below`` (own, all) for the regions in it;
``handbook`` (off, on) for the handbook's count; ``cite``, what a link quotes.
"""

from cakupan.ui import (
    citation,
    controls,
    frame,
    vulnerable,
    vulnerable_calendar,
    vulnerable_cohorts,
    vulnerable_facts,
    vulnerable_funding,
    vulnerable_money,
    vulnerable_outcomes,
)
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Vulnerable workers"),
    *vulnerable_facts.KEYS,
    citation.KEY,
    is_title_seen=False,
)
question = vulnerable_facts.in_present_division(ask(view, words))

vulnerable.choices(question)
controls.unusual_choices(question)

# Answer, what follows from it, where it comes from.
known = vulnerable_facts.facts(question)
vulnerable.answer(known)
citation.shown(question)

# Evidence: when cover ends, what was bought, who pays, whether it adds up.
vulnerable_calendar.calendar(known)
vulnerable_cohorts.cohorts(known)
vulnerable_cohorts.depth(known)
vulnerable_funding.mix(known)
vulnerable_money.year_cost(known)
vulnerable_money.plans(known)
vulnerable_money.arithmetic(known)
vulnerable_outcomes.outcomes(question)

# Doubt: what disagrees, what is missing everywhere, sources.
vulnerable_outcomes.conflicts(question)
vulnerable_outcomes.general(known)
vulnerable_outcomes.sources(known)
