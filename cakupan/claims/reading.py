"""A sentence read as a claim: numbers, what each is, region, date, and every doubt.

Roles are guessed from the words beside a number, Indonesian and English, and shown
for correction. What cannot be decided is asked, never guessed: a number with two
readings, two numbers for one thing, a name that fits two regions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cakupan.claims import places, roles
from cakupan.claims.claim import Claim
from cakupan.claims.dates import When
from cakupan.claims.tokens import Token, find_tokens
from cakupan.regions import RegionIndex

LONGEST = 2000

# What a reader is asked or told about a sentence.
NO_NUMBERS = "no_numbers"
OPEN_NUMBER = "open_number"
TWO_NUMBERS = "two_numbers"
SEVERAL_REGIONS = "several_regions"
SEVERAL_DATES = "several_dates"
UNUSED = "unused_number"
SUMMED = "summed"
SHARED_SCALE = "shared_scale"
SHORTENED = "shortened"
# These leave the claim open; the others are only said.
QUESTIONS = (NO_NUMBERS, OPEN_NUMBER, TWO_NUMBERS, SEVERAL_REGIONS)


@dataclass(frozen=True)
class Doubt:
    """Something about the sentence that is asked or said.

    Attributes:
        code: which.
        text: the words concerned.
        name: the field concerned, if one is.
        choices: what the reader may choose from: numbers, region codes, dates.
    """

    code: str
    text: str = ""
    name: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundNumber:
    """A number of the sentence with the role that it was given.

    Attributes:
        token: place, text, unit and value.
        role: a field of a claim; None where it has none.
    """

    token: Token
    role: str | None


@dataclass(frozen=True)
class Reading:
    """A sentence as it was read.

    Attributes:
        text: what was read, shortened where it was longer than ``LONGEST``.
        numbers: every number that counts or shares something.
        claim: what they state together.
        region_code: the region, if exactly one is named.
        when: the date, if one is named.
        is_achievement: the words call the percent a share of a target.
        doubts: what is asked and said.
    """

    text: str
    numbers: tuple[FoundNumber, ...]
    claim: Claim
    region_code: str | None = None
    when: When | None = None
    is_achievement: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def questions(self) -> tuple[Doubt, ...]:
        """What must be answered before the claim can be checked."""
        return tuple(one for one in self.doubts if one.code in QUESTIONS)


def read_text(text: str, index: RegionIndex) -> Reading:
    """Read a sentence.

    Args:
        text: as it was pasted; only its first ``LONGEST`` characters are read.
        index: the regions that it may name.
    """
    kept = text[:LONGEST]
    tokens, dates = find_tokens(kept)
    given = roles.assign(kept, tokens, dates)
    doubts = [Doubt(SHORTENED)] if len(text) > LONGEST else []
    doubts += _of_numbers(tokens, given)
    named = places.find_places(kept, index)
    codes = places.chosen(named, index)
    if len(codes) > 1:
        words = ", ".join(dict.fromkeys(place.text for place in named))
        doubts.append(Doubt(SEVERAL_REGIONS, words, "region", codes))
    when, other_dates = _one_date(given.dates)
    if other_dates:
        doubts.append(
            Doubt(SEVERAL_DATES, when.text if when else "", "date", other_dates)
        )
    # Of two numbers for one thing neither is taken: the reader is asked.
    stated = {
        name: part
        for name, part in given.stated.items()
        if name not in given.contradictions
    }
    claim = Claim(is_achievement=given.is_achievement).with_(**stated)
    return Reading(
        text=kept,
        numbers=tuple(
            FoundNumber(token, given.roles.get(place))
            for place, token in enumerate(tokens)
        ),
        claim=claim,
        region_code=codes[0] if len(codes) == 1 else None,
        when=when,
        is_achievement=given.is_achievement,
        doubts=tuple(doubts),
    )


def _of_numbers(tokens: Sequence[Token], given: roles.Given) -> list[Doubt]:
    if not tokens:
        return [Doubt(NO_NUMBERS)]
    doubts = []
    for place, token in enumerate(tokens):
        role = given.roles.get(place)
        if token.choices:
            doubts.append(Doubt(OPEN_NUMBER, token.text, role, token.choices))
        elif role is None and place not in given.rivals:
            doubts.append(Doubt(UNUSED, token.text))
        if token.is_shared:
            doubts.append(Doubt(SHARED_SCALE, token.text, role))
    doubts += [
        Doubt(TWO_NUMBERS, ", ".join(texts), name, tuple(texts))
        for name, texts in given.contradictions.items()
    ]
    doubts += [Doubt(SUMMED, text, name) for name, text in given.summed.items()]
    return doubts


def _one_date(dates: Sequence[When]) -> tuple[When | None, tuple[str, ...]]:
    """Return the most exact date, the last of several, and the others' texts.

    A claim about a change names the earlier month first.
    """
    if not dates:
        return None, ()
    longest = max(len(one.text) for one in dates)
    exact = [one for one in dates if len(one.text) == longest]
    others = dict.fromkeys(one.text for one in exact if one.text != exact[-1].text)
    return exact[-1], tuple(others)
