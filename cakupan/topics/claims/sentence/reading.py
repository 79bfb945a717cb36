"""A sentence read as a claim: numbers, what each is, region, date, and every doubt.

Roles follow from the words beside a number, Indonesian and English, and are shown for
correction. What they do not decide is asked, never guessed: a number with two
readings, one that nothing explains, two claims in one text, a name that fits two
regions. A number that counts something else is named as not used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cakupan.data.intake import personal
from cakupan.data.regions import RegionIndex
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.dates import DatedText, When
from cakupan.topics.claims.figures.quantities import RUPIAH, Stated
from cakupan.topics.claims.sentence import entering, groups, places, roles
from cakupan.topics.claims.sentence.clauses import JOINT
from cakupan.topics.claims.sentence.entering import EnteredNumbers
from cakupan.topics.claims.sentence.places import NamedPlace
from cakupan.topics.claims.sentence.tokens import NumberToken, find_tokens

LONGEST = 2000
_OWNER = re.compile(r"['’]s\b")
_MARKUP = re.compile(
    r"<[^<>]{0,200}>|\[[^\[\]]{0,200}\](?:\([^()]{0,200}\))?|\$\w{1,20}\$"
)

# The roles of money, which may have as many digits as a telephone number.
_MONEY = ("rupiah", "rate")

# What a reader is asked or told about a sentence.
PERSONAL = "personal"
NO_NUMBERS = "no_numbers"
OPEN_NUMBER = "open_number"
TWO_NUMBERS = "two_numbers"
SEVERAL_REGIONS = "several_regions"
BRANCH = "branch_office"
UNCLEAR = "unclear_number"
NOT_A_CLAIM = "not_a_claim"
SEVERAL_DATES = "several_dates"
UNUSED = "unused_number"
SUMMED = "summed"
SHARED_SCALE = "shared_scale"
SHORTENED = "shortened"
GROUP = "group"
UNKNOWN_GROUP = "unknown_group"
# These leave the claim open; the others are only said.
QUESTIONS = (
    PERSONAL,
    NO_NUMBERS,
    NOT_A_CLAIM,
    OPEN_NUMBER,
    UNCLEAR,
    TWO_NUMBERS,
    SEVERAL_REGIONS,
    BRANCH,
)


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

    token: NumberToken
    role: str | None


@dataclass(frozen=True)
class SentenceReading:
    """A sentence as it was read.

    Attributes:
        text: what was read, shortened where it was longer than ``LONGEST``.
        numbers: every number that counts or shares something.
        claim: what they state together.
        region_code: the region, if exactly one is named.
        when: the date, if one is named.
        is_achievement: the words call the percent a share of a target.
        doubts: what is asked and said.
        claims: the text of each claim, where there are several: one is to be chosen.
    """

    text: str
    numbers: tuple[FoundNumber, ...]
    claim: Claim
    region_code: str | None = None
    when: When | None = None
    is_achievement: bool = False
    doubts: tuple[Doubt, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Doubt, ...]:
        """What must be answered before the claim can be checked."""
        return tuple(doubt for doubt in self.doubts if doubt.code in QUESTIONS)


def read_text(text: str, index: RegionIndex) -> SentenceReading:
    """Read a sentence.

    Args:
        text: as it was pasted; only its first ``LONGEST`` characters are read.
        index: the regions that it may name.
    """
    shortened = text[:LONGEST]
    tokens, dates = find_tokens(shortened)
    named = places.find_places(shortened, index)
    # Names of places and dates say nothing about a number: they are blank to it.
    bare = _blank(shortened, [*named, *dates])
    assigned = roles.assign(bare, tokens)
    entered = entering.enter(shortened, assigned, dates)
    if _holds_personal(shortened, tokens, entered):
        return SentenceReading(shortened, (), Claim(), doubts=(Doubt(PERSONAL),))
    group_known = groups.group_of(shortened, assigned)
    group = group_known or groups.unknown_group(assigned)
    codes = places.chosen(named, index)
    claims = _claims(shortened, tokens, entered)
    doubts = [Doubt(SHORTENED)] if len(text) > LONGEST else []
    doubts += _of_numbers(tokens, entered)
    if len(codes) > 1:
        words = ", ".join(dict.fromkeys(place.text for place in named))
        doubts.append(Doubt(SEVERAL_REGIONS, words, "region", codes))
    office = places.of_office(named, index)
    if office and not codes:
        doubts.append(Doubt(BRANCH, office[0], "region", office[1]))
    if group and entered.roles:
        doubts.append(Doubt(GROUP if group_known else UNKNOWN_GROUP, group))
    when, other_dates = _one_date(entered.dates)
    if other_dates:
        doubts.append(
            Doubt(SEVERAL_DATES, when.text if when else "", "date", other_dates)
        )
    return SentenceReading(
        text=shortened,
        numbers=tuple(
            FoundNumber(token, entered.roles.get(place))
            for place, token in enumerate(tokens)
        ),
        claim=_claim(entered).with_(group=group),
        region_code=codes[0] if len(codes) == 1 else None,
        when=when,
        is_achievement=entered.is_achievement,
        doubts=tuple(doubts),
        claims=claims,
    )


def _holds_personal(
    text: str, tokens: Sequence[NumberToken], entered: EnteredNumbers
) -> bool:
    """Return whether a number is one of a person: a NIK, KPJ or telephone number."""
    return any(
        personal.of_number(
            text[token.start : token.end],
            is_money=token.unit == RUPIAH or entered.roles.get(place) in _MONEY,
        )
        for place, token in enumerate(tokens)
    )


def _blank(text: str, parts: Sequence[NamedPlace | DatedText]) -> str:
    """Return a text with blanks in the place of some of its parts, and of markup."""
    text = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    letters = list(text)
    for part in parts:
        owner = _OWNER.match(text, part.end)
        if owner:  # "North Kalimantan's 370,000 workers"
            letters[owner.start() : owner.end()] = " " * len(owner.group())
        letters[part.start : part.end] = " " * (part.end - part.start)
    return "".join(letters)


def read_claim(text: str, number: int, index: RegionIndex) -> SentenceReading:
    """Read one of several claims of a text; its region, if only the whole names one.

    Args:
        text: as it was pasted.
        number: which of ``SentenceReading.claims``, from 1.
        index: the regions that it may name.
    """
    whole = read_text(text, index)
    if not 1 <= number <= len(whole.claims):
        return whole
    part = read_text(whole.claims[number - 1], index)
    region = part.region_code
    asks_region = any(doubt.name == "region" for doubt in part.questions)
    if region is None and not asks_region:
        region = whole.region_code
    when = part.when or whole.when
    return replace(part, region_code=region, when=when)


def with_role(
    reading: SentenceReading, place: int, role: str | None
) -> SentenceReading:
    """Return a reading in which the reader says what one number is.

    A number that had the role loses it; parts of a sum are several. What was asked
    about the number, and about two numbers of the role, is answered.

    Args:
        reading: as it was read.
        place: of the number among ``SentenceReading.numbers``.
        role: a field of a claim; None for a number that is not used.
    """
    numbers = [
        FoundNumber(
            number.token, role if at == place else _role_left(number.role, role)
        )
        for at, number in enumerate(reading.numbers)
    ]
    before = reading.claim.stated
    stated: dict[str, Stated] = {}
    parts: list[Stated] = []
    for at, number in enumerate(numbers):
        if number.role is None or number.token.stated is None:
            continue
        if number.role == "part":
            parts.append(number.token.stated)
            continue
        is_same = at != place and number.role in before
        stated[number.role] = before[number.role] if is_same else number.token.stated
    claim = Claim(
        is_achievement=reading.is_achievement,
        part=tuple(parts),
        has_more_parts=reading.claim.has_more_parts or len(parts) == 1,
        group=reading.claim.group,
    ).with_(**stated)
    token = numbers[place].token
    doubts = [
        doubt
        for doubt in reading.doubts
        if not (doubt.code in (UNCLEAR, UNUSED) and doubt.text == token.text)
        and not (doubt.code == TWO_NUMBERS and token.text in doubt.choices)
        and doubt.code != NOT_A_CLAIM
    ]
    if role is None:
        doubts.append(Doubt(UNUSED, token.text))
    return replace(reading, numbers=tuple(numbers), claim=claim, doubts=tuple(doubts))


def _role_left(role: str | None, chosen: str | None) -> str | None:
    return None if role == chosen and role != "part" else role


def _claim(entered: EnteredNumbers) -> Claim:
    """Return the claim; of two numbers for one thing neither is taken."""
    stated = {
        name: part
        for name, part in entered.stated.items()
        if name not in entered.contradictions
    }
    claim = Claim(
        is_achievement=entered.is_achievement,
        part=tuple(entered.parts),
        has_more_parts=entered.has_more_parts or len(entered.parts) == 1,
        also=tuple(
            (name, second) for name, second in entered.also.items() if name in stated
        ),
    )
    return claim.with_(**stated)


def _claims(
    text: str,
    tokens: Sequence[NumberToken],
    entered: EnteredNumbers,
) -> tuple[str, ...]:
    """Return the text of each claim, where a text makes several.

    A claim begins at the joint before the number that a field has a second time.
    """
    if not entered.contradictions:
        return ()
    most = max(entered.contradictions.values(), key=len)
    edges = [0]
    for place in most[1:]:
        before = tokens[place - 1].end
        between = text[before : tokens[place].start]
        joint = JOINT.search(between)
        edges.append(before + (joint.start() if joint else 0))
    edges.append(len(text))
    parts = [text[start:end].strip(" ,;.") for start, end in pairwise(edges)]
    return tuple(parts)


def _of_numbers(tokens: Sequence[NumberToken], entered: EnteredNumbers) -> list[Doubt]:
    if not tokens:
        return [Doubt(NO_NUMBERS)]
    doubts = []
    for place, token in enumerate(tokens):
        role = entered.roles.get(place)
        if token.choices:
            doubts.append(Doubt(OPEN_NUMBER, token.text, role, token.choices))
        elif place in entered.unclear or (token.stated is None and role):
            doubts.append(Doubt(UNCLEAR, token.text))
        elif place in entered.unused:
            doubts.append(Doubt(UNUSED, token.text))
        if token.is_shared:
            doubts.append(Doubt(SHARED_SCALE, token.text, role))
    for name, among in entered.contradictions.items():
        texts = tuple(tokens[place].text for place in among)
        doubts.append(Doubt(TWO_NUMBERS, ", ".join(texts), name, texts))
    doubts += [Doubt(SUMMED, text, name) for name, text in entered.summed.items()]
    if not entered.roles and not any(doubt.code in QUESTIONS for doubt in doubts):
        doubts.append(Doubt(NOT_A_CLAIM))
    return doubts


def _one_date(dates: Sequence[When]) -> tuple[When | None, tuple[str, ...]]:
    """Return the most exact date, the last of several, and the others' texts.

    A claim about a change names the earlier month first.
    """
    if not dates:
        return None, ()
    longest = max(len(date.text) for date in dates)
    exact = [date for date in dates if len(date.text) == longest]
    other_texts = dict.fromkeys(
        date.text for date in exact if date.text != exact[-1].text
    )
    return exact[-1], tuple(other_texts)
