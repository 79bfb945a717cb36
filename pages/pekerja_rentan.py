"""Which vulnerable workers are paid for, by whom, and until when?

For whoever renews a cohort before it lapses, and whoever asks what a programme bought.
Reads from the address: the common keys; ``below`` (own, all) for the regions in it;
``handbook`` (off, on) for the handbook's count; ``cite``, what a link quotes.
"""

from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.evidence import blocks as evidence
from cakupan.ui import frame, reading
from cakupan.ui.fields import citation
from cakupan.ui.fields import cohorts as fields
from cakupan.ui.question import ask
from cakupan.ui.writing import write, write_sources
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Vulnerable workers"), *fields.KEYS, citation.KEY, is_title_seen=False
)
question = fields.in_present_division(ask(view, words))
choices = fields.choose(question)

# Answer, what follows from it, where it comes from.
write(question, (cohorts.answer, choices), (cohorts.consequence, choices))
fields.links_onward(question, choices)
citation.shown(question)
reading.remark(question, evidence.standing_out_in_cohorts)

# Evidence: when cover ends, what was bought, who pays, whether it adds up.
write(
    question,
    (cohorts.calendar, choices),
    (cohorts.with_months, choices),
    (cohorts.without_months, choices),
    (cohorts.depth, choices),
)
choices = fields.choose_handbook(question, choices)
write(
    question,
    (cohorts.handbook, choices),
    (cohorts.funding, choices),
    (cohorts.year_cost, choices),
    (cohorts.plans, choices),
    (cohorts.arithmetic, choices),
    evidence.benefits_or_absence,
)

# Doubt: what disagrees, what is missing everywhere, sources.
write(
    question,
    (evidence.disagreements_by, ("programme",)),
    (cohorts.unpublished, choices),
)
write_sources(
    question,
    (cohorts.answer, choices),
    (cohorts.calendar, choices),
    (cohorts.with_months, choices),
    (cohorts.without_months, choices),
    (cohorts.year_cost, choices),
    (cohorts.arithmetic, choices),
    evidence.benefits_or_absence,
    is_folded=True,
)
