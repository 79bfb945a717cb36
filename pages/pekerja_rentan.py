"""Which vulnerable workers are paid for, by whom, and until when?

For whoever renews a cohort before it lapses, and whoever asks what a programme bought.
Reads from the address: the common keys; ``below`` (own, all) for the regions in it;
``handbook`` (off, on) for the handbook's count; ``cite``, what a link quotes.
"""

from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.evidence import blocks as evidence
from cakupan.ui import citation, frame, warned
from cakupan.ui.fields import cohorts as fields
from cakupan.ui.question import ask
from cakupan.ui.writing import write, write_sources
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Vulnerable workers"), *fields.KEYS, citation.KEY, is_title_seen=False
)
question = fields.in_present_division(ask(view, words))
asked = fields.choose(question)

# Answer, what follows from it, where it comes from.
write(question, (cohorts.answer, asked), (cohorts.consequence, asked))
fields.ways_on(question, asked)
citation.shown(question)
warned.of_cohorts(question)

# Evidence: when cover ends, what was bought, who pays, whether it adds up.
write(
    question,
    (cohorts.calendar, asked),
    (cohorts.with_months, asked),
    (cohorts.without_months, asked),
    (cohorts.depth, asked),
)
asked = fields.choose_handbook(question, asked)
write(
    question,
    (cohorts.handbook, asked),
    (cohorts.funding, asked),
    (cohorts.year_cost, asked),
    (cohorts.plans, asked),
    (cohorts.arithmetic, asked),
    evidence.benefits_or_absence,
)

# Doubt: what disagrees, what is missing everywhere, sources.
write(
    question,
    (evidence.disagreements_by, ("programme",)),
    (cohorts.unpublished, asked),
)
write_sources(
    question,
    (cohorts.answer, asked),
    (cohorts.calendar, asked),
    (cohorts.with_months, asked),
    (cohorts.without_months, asked),
    (cohorts.year_cost, asked),
    (cohorts.arithmetic, asked),
    evidence.benefits_or_absence,
    is_folded=True,
)
