"""Where do Indonesia's workers stand? The first page of every reader.

Answers: how many are protected, out of how many, where, and against which target.
Reads from the address: the common keys, and ``measure`` and ``pick`` of the map.
"""

from cakupan.ui import blocks, controls, frame, overview, reading, regionmap
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Overview"), *regionmap.KEYS, is_title_seen=False)
question = ask(view, words)

controls.controls(question, with_regencies=False)
row = question.coverage()
blocks.answer(question, row)
blocks.circulating(question, row)
blocks.consequence(question, row)
overview.doors(question, row)

regionmap.region_map_and_table(question)
overview.targets(question)
overview.missing(question)
reading.follow()
