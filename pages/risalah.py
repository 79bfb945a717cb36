"""What does a member take along to a hearing about one region?

For who will be asked, and held to the answer: two pages to read here and to download.
Reads from the address: the common keys.
"""

from cakupan.ui import briefing, controls, frame
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Brief"), is_title_seen=False)
question = ask(view, words)

controls.controls(question)

# Answer, then the files to take along.
brief = briefing.read(question)
briefing.headline(brief)
briefing.files(question, brief)

# Evidence: the same blocks as in the file.
briefing.queries(brief)
briefing.blocks(brief)

# Doubt: what disagrees, what the words mean, where the figures come from.
briefing.doubt(brief, words)
