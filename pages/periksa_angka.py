"""Do the numbers of a claim fit, and which known figure was meant?

For who hears a figure in a hearing and has ten seconds. Reads from the address: the
common keys; a key for each number of the claim, as typed; ``on`` its date; ``payer``;
``share`` if the percent is a share of a target; ``about`` if it is the nation's.
"""

from cakupan.ui import frame, reading
from cakupan.ui.claim import answer, beside, chips, examples, facts, fields
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Check a number"), *fields.KEYS, is_title_seen=False)
question = ask(view, words)
answer.style()

# The sentence, and what was read from it, for correction.
fields.text_box(question)
chips.chips(question)
chips.claims(question)
beside.questions(question)
fields.fields(question)

# Answer, then the arithmetic under it.
known = facts.checked(question)
answer.verdict(known)
answer.arithmetic(known)

# Evidence: what is known of that region and time. Doubt: what to bear in mind.
beside.known(known)
beside.doubts(known)

examples.examples(question)
beside.sources(known)
reading.follow()
