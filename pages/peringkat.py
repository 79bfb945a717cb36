"""Who stands where, how sure is that, and what would change it?

For branch managers who follow the Paritrana Award and governors who hear of it. Reads
from the address: the common keys, ``section`` and the keys of every section.
"""

from cakupan.ui import controls, frame, ranking_sections, reading
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Rankings"), *ranking_sections.KEYS, is_title_seen=False)
question = ask(view, words)

controls.controls(question)
ranking_sections.draw(question)
reading.follow()
