"""Who stands where, how sure is that, and what would change it?

For branch managers who follow the Paritrana Award and governors who hear of it. Reads
from the address: the common keys, ``section`` and the keys of every section.
"""

from cakupan.ui import controls, frame, reading
from cakupan.ui.question import ask
from cakupan.ui.ranking import sections
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Rankings"), *sections.KEYS, is_title_seen=False)
question = ask(view, words)

controls.controls(question)
sections.draw(question)
reading.follow()
