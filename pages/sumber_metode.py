"""Where does each figure come from, and how is it made?

Asked by whoever doubts a number, and by whoever is about to quote one.
Reads from the address: the common keys, and ``source``, the source that is opened.
"""

from cakupan.ui import evidence, frame, method, reading, sourcelist
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Sources & method"), *sourcelist.KEYS)
question = ask(view, words)

method.answer(question)
method.define(question)
sourcelist.sources(question)
evidence.conflicts(question)
evidence.corrections(question)
evidence.missing(question)
method.checks(question)
method.terms(question)
method.quoting(question)
reading.follow()
