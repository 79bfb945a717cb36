"""Do the numbers of a claim fit, and which known figure was meant?

For who hears a figure in a hearing and has ten seconds. Reads from the address: the
common keys; a key for each number of the claim, as typed; ``on`` its date; ``payer``;
``share`` if the percent is a share of a target; ``about`` if it is the nation's.
"""

from cakupan.topics.claims import blocks as claims
from cakupan.ui import frame, reading
from cakupan.ui.fields import claim_sentence
from cakupan.ui.fields import claims as fields
from cakupan.ui.question import ask
from cakupan.ui.writing import write, write_sources, write_unkept
from cakupan.wording import _

frame.require()
view, words = frame.page(_("Check a number"), *fields.KEYS, is_title_seen=False)
question = ask(view, words)
fields.style()

# The sentence, and what was read from it, for correction.
claim_sentence.text_box(question)
claim_sentence.chips(question)
claim_sentence.several_claims(question)
claim_sentence.open_questions(question)
fields.numbers(question)
stated = fields.stated_claim(question)

# Answer, then the arithmetic under it, then what is known of that region and time.
evidence = ((claims.verdict, stated), (claims.arithmetic, stated),
            (claims.figures_on_record, stated))  # fmt: skip
write(question, evidence[0])
fields.links_onward(question, stated)
write(question, *evidence[1:])

# Doubt: what to bear in mind. It quotes the pasted sentence, which nobody else keeps.
write_unkept(question, claims.to_bear_in_mind, stated, claim_sentence.doubts())

fields.examples(question)
write_sources(question, *evidence, (claims.to_bear_in_mind, stated))
reading.follow(
    formerly={
        "putusan": "claims-verdict",
        "hitungan": "claims-arithmetic",
        "yang-diketahui": "claims-known_figures",
        "catatan": "claims-to_bear_in_mind",
    }
)
