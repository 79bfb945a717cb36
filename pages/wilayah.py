"""Where does one region stand, by every definition in use?

For a governor's staff, a member of parliament or a branch that asks about one place:
552 regions, the nation and the two undivided provinces of Papua. Reads from the
address: the common keys, ``measure`` and ``pick`` of the map, ``peers``, how many,
and ``cite``, the figure that a link quotes.
"""

from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.targets import blocks as targets
from cakupan.ui import controls, frame, reading, regionmap
from cakupan.ui.fields import citation, ranking, region
from cakupan.ui.fields import cohorts as cohorts_of
from cakupan.ui.fields import coverage as coverage_of
from cakupan.ui.fields import evidence as evidence_of
from cakupan.ui.question import ask
from cakupan.ui.writing import write, write_columns
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Region"), *regionmap.KEYS, ranking.PEERS_KEY, citation.KEY, is_title_seen=False
)
question = ask(view, words)

controls.controls(question)
region.breadcrumb(question)

# Answer, what else is said, what follows, where it comes from.
row = question.coverage()
write(question, coverage.answer)
citation.shown(question, row)
reading.remark(question, evidence.standing_out_in_month)
write(question, coverage.circulating, coverage.consequence)
coverage_of.links_from_region(question, row)

# Evidence: coverage and place, workers and statements, what is on record.
write_columns(question, (6, 5), coverage.matrix, coverage.place_among_peers)
ranking.peers_and_count(question)
write_columns(question, (1, 1), coverage.workforce, coverage.trend)
write(question, coverage.months, targets.as_table)
write(cohorts_of.in_present_division(question), cohorts.statements)
write(question, coverage.members_by_programme, coverage.stated_workers)
write(
    question,
    evidence.benefits,
    evidence.awards,
    evidence.remarks,
    evidence.regulations,
)

# The level below, or the regions beside.
region.below(question)

# Doubt: how far to trust, what disagrees, was printed wrong or is missing, sources.
write(question, evidence.trust)
evidence_of.disagreements(question)
write(question, evidence.corrections, evidence.absences)
citation.others(question, row)
region.sources(question)
