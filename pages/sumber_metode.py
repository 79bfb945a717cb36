"""Where does each figure come from, and how is it made?

Asked by whoever doubts a number, and by whoever is about to quote one.
Reads from the address: the common keys, ``source``, the source that is opened,
and ``conflict``, ``topic`` and ``at`` of the register of figures that disagree.
"""

from cakupan.topics.evidence import blocks as evidence
from cakupan.ui import frame, reading
from cakupan.ui.fields import evidence as fields
from cakupan.ui.question import ask
from cakupan.ui.writing import write
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Sources & method"), *fields.KEYS)
question = ask(view, words)

SECTIONS: tuple[reading.Section, ...] = (
    ("definisi", evidence.measures, reading.chapters),
    ("sumber", evidence.all_sources, fields.sources),
    ("konflik", evidence.all_cases, fields.register),
    ("koreksi", evidence.printed_errors, reading.section),
    ("belum-ada", evidence.all_missing, reading.section),
    ("pemeriksaan", evidence.checks, reading.section),
    ("perhatian", evidence.to_be_looked_at, reading.section),
    ("istilah", evidence.terms, reading.section),
    ("kutipan", evidence.how_to_quote, reading.chapters),
)

write(question, evidence.all_figures)
reading.begin(question, SECTIONS)
for anchor, compose, section in SECTIONS:
    section(question, anchor, compose)
reading.follow(fields.case_anchor(question))
