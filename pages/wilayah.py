"""Where does one region stand, by every definition in use?

For a governor's staff, a member of parliament or a branch that asks about one place:
552 regions, the nation and the two undivided provinces of Papua. Reads from the
address: the common keys, ``measure`` and ``pick`` of the map, ``peers``, how many,
and ``cite``, the figure that a link quotes.
"""

from cakupan.ui import (
    blocks,
    citation,
    controls,
    frame,
    peers,
    profile,
    profile_coverage,
    profile_doubts,
    profile_outcomes,
    profile_records,
    regionmap,
    trust,
)
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Region"), *regionmap.KEYS, *peers.KEYS, citation.KEY, is_title_seen=False
)
question = ask(view, words)

controls.controls(question)
profile.breadcrumb(question)

# Answer, what else is said, what follows, where it comes from.
row = question.coverage()
profile.headline(question, row)
citation.shown(question, row)
blocks.circulating(question, row)
blocks.consequence(question, row)
profile.doors(question, row)

# Evidence: coverage and place, workers and statements, what is on record.
profile_coverage.coverage(question, row)
peers.peers(question)
profile.trends(question, row)
profile_records.targets(question)
profile_records.programmes(question)
profile_records.stated_workers(question)
profile_outcomes.benefits(question)
profile_outcomes.awards(question)
profile_outcomes.regulations(question)

# The level below, or the regions beside.
profile.below(question)

# Doubt: how far to trust, what disagrees, was printed wrong or is missing, sources.
trust.panel(question, row)
profile_doubts.conflicts(question)
profile_doubts.corrections(question)
profile_doubts.absences(question)
citation.others(question, row)
profile_doubts.sources(question, row)
