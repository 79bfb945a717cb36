"""Where do Indonesia's workers stand? The first page of every reader.

Answers: how many are protected, out of how many, where, and against which target.
Reads from the address: the common keys, ``measure`` and ``pick`` of the map, and
``cite``, the figure that a link quotes.
"""

from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.targets import blocks as targets
from cakupan.ui import controls, firstpaint, frame, reading, regionmap
from cakupan.ui.fields import citation
from cakupan.ui.fields import coverage as fields
from cakupan.ui.question import ask
from cakupan.ui.writing import write
from cakupan.wording import _

frame.require()
view, words = frame.page(
    _("Overview"), *regionmap.KEYS, citation.KEY, is_title_seen=False
)
question = ask(view, words)

# Sent in the order in which a reader waits for it, not in which it stands on the page.
choices = firstpaint.place("controls")
row = question.coverage()
write(question, coverage.answer)
citation.shown(question, row)
reading.remark(question, evidence.standing_out_in_month)
write(question, coverage.circulating, coverage.consequence)
firstpaint.let_paint("answer")
doors = firstpaint.place("doors")
drawn = regionmap.draw_map(question)
firstpaint.let_paint("map")

frame.draw_head()
with choices:
    controls.controls(question)
with doors:
    fields.links_from_overview(question, row)
regionmap.draw_rest(drawn)
reading.shipped_section(
    question,
    "capaian-target",
    _("Published coverage against published target"),
    targets.against_statements,
    opens_sources=_("Sources of coverage and targets"),
)
reading.shipped_section(
    question, "yang-belum-ada", _("What is missing"), evidence.missing_nationwide
)
reading.follow()
