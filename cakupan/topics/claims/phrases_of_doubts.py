"""What a sentence leaves open, said to whoever pasted it, with the choices."""

from collections.abc import Sequence

from cakupan.data.regions import RegionIndex
from cakupan.errors import BadInputError, Phrase
from cakupan.topics.claims.phrases import NAMES
from cakupan.topics.claims.sentence import reading
from cakupan.topics.claims.sentence.reading import Doubt
from cakupan.wording import Wording, _

_SHORT = 60
_MOST = 5

_SENTENCES = {
    reading.PERSONAL: _(
        "The sentence holds a number of a person (NIK, KK, KPJ or telephone): nothing "
        "was read from it. Take it out; only aggregates are checked here."
    ),
    reading.NO_NUMBERS: _(
        "No number was found in the sentence. Paste one with a number, or type it into "
        "the fields."
    ),
    reading.OPEN_NUMBER: _(
        "“{text}” can be read in two ways: {choices}. Choose the one that is meant."
    ),
    reading.NOT_A_CLAIM: _(
        "None of the numbers says how many workers are protected, or out of how many. "
        "Paste a sentence that does, or type the numbers into the fields."
    ),
    reading.UNCLEAR: _(
        "It is not clear what “{text}” counts. Type it into the field that is meant, "
        "or leave it out."
    ),
    reading.TWO_NUMBERS: _(
        "The sentence gives two numbers for one thing ({name}): {choices}. Choose the "
        "one that is meant."
    ),
    reading.SEVERAL_REGIONS: _(
        "“{text}” fits several regions: {choices}. Choose the one that is meant."
    ),
    reading.BRANCH: _(
        "“{text}” is an office of BPJS Ketenagakerjaan: its area is not that of the "
        "city or province of its name. Choose the region that is meant: {choices}."
    ),
    reading.SEVERAL_DATES: _(
        "Several dates are named; {text} was taken, not {choices}."
    ),
    reading.UNUSED: _("“{text}” was found but not used: what it counts is not clear."),
    reading.GROUP: _(
        "“{text}” are some of the workers, or of the place: nothing is compared with "
        "the figures of all workers."
    ),
    reading.UNKNOWN_GROUP: _(
        "Which workers “{text}” are is not known here: nothing is compared with the "
        "figures of all workers."
    ),
    reading.SUMMED: _("{text} were added up."),
    reading.SHARED_SCALE: _("“{text}” was read with the unit of the number behind it."),
    reading.SHORTENED: _("The text is long: only its beginning was read."),
}
_ERRORS = {
    "personal": "Text: expected no personal data, found a number of a person (NIK, KK, "
    "KPJ or telephone; content not shown). Take it out.",
    "no_numbers": "Text: expected a sentence with a number, found none. Write for "
    "instance '49,74 persen dari 1.358.649 pekerja'.",
    "open_number": "Text: '{text}' can be read in two ways: {choices}. Write the one "
    "that is meant, in the text or as an option.",
    "not_a_claim": "Text: none of its numbers says how many workers are protected, or "
    "out of how many. Write those that do as options, as --active 675000.",
    "unclear_number": "Text: it is not clear what '{text}' counts. Write the numbers "
    "that are meant as options, as --active 675000 or --pct 49.74.",
    "two_numbers": "Text: two numbers for one thing ({name}): {choices}. Write the one "
    "that is meant as an option, or --claim with its place: {claims}.",
    "branch_office": "Text: '{text}' is an office, whose area is not that of the city "
    "or province of its name. Write --region with the code that is meant: {choices}.",
    "several_regions": "Text: '{text}' fits several regions: {choices}. Write --region "
    "with a code.",
}


def sentence_of(doubt: Doubt, index: RegionIndex, words: Wording) -> str:
    """Return a doubt as a sentence."""
    return words.say(
        _SENTENCES[doubt.code],
        text=doubt.text[:_SHORT],
        name=words.say(NAMES.get(doubt.name or "", "")).lower() if doubt.name else "",
        choices=_choices(doubt, index),
    )


def error_of(
    doubt: Doubt, index: RegionIndex, claims: Sequence[str] = ()
) -> BadInputError:
    """Return a question as the error of a command; with the claims to choose from."""
    numbered = enumerate(claims or doubt.choices, start=1)
    return BadInputError(
        _ERRORS[doubt.code],
        text=doubt.text[:_SHORT],
        name=Phrase(NAMES[doubt.name]) if doubt.name in NAMES else "",
        choices=_choices(doubt, index),
        claims="; ".join(f"{place} “{text[:_SHORT]}”" for place, text in numbered),
    )


def _choices(doubt: Doubt, index: RegionIndex) -> str:
    shown = doubt.choices[:_MOST]
    if doubt.name == "region":
        named = [f"{code} {index.of(code, '38').region_name}" for code in shown]
        return ", ".join(named)
    return ", ".join(shown)
