"""Where does each figure come from, and how is it made?

Asked by whoever doubts a number, and by whoever is about to quote one.
Reads from the address: the common keys, ``source``, the source that is opened,
and ``conflict``, ``topic`` and ``at`` of the register of figures that disagree.
"""

from cakupan.ui import frame, reading
from cakupan.ui.question import ask
from cakupan.ui.sources import conflicts, evidence, method, sourcelist, warned
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Sources & method"), *sourcelist.KEYS, *conflicts.KEYS)
question = ask(view, words)

method.answer(question)
method.define(question)
sourcelist.sources(question)
conflicts.section(question)
evidence.corrections(question)
evidence.missing(question)
method.checks(question)
warned.section(question)
method.terms(question)
method.quoting(question)
reading.follow(conflicts.anchor(question))
