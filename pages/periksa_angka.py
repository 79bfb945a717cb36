"""Do the numbers of a claim fit, and which known figure was meant?

For who hears a figure in a hearing and has ten seconds. Reads from the address: the
common keys; a key for each number of the claim, as typed; ``on`` its date; ``payer``;
``share`` if the percent is a share of a target; ``about`` if it is the nation's.
"""

from cakupan.ui import (
    claim_answer,
    claim_beside,
    claim_examples,
    claim_facts,
    claim_fields,
    frame,
    reading,
)
from cakupan.ui.question import ask
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Check a number"), *claim_fields.KEYS, is_title_seen=False)
question = ask(view, words)
claim_answer.style()

# The sentence, and what was read from it, for correction.
claim_fields.text_box(question)
claim_beside.questions(question)
claim_fields.fields(question)

# Answer, then the arithmetic under it.
known = claim_facts.checked(question)
claim_answer.verdict(known)
claim_answer.arithmetic(known)

# Evidence: what is known of that region and time. Doubt: what to bear in mind.
claim_beside.known(known)
claim_beside.doubts(known)

claim_examples.examples(question)
claim_beside.sources(known)
reading.follow()
