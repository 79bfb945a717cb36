"""The numbers of a text entered under their roles, and what stands there twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cakupan.topics.claims.figures.dates import DatedText, When
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, Stated
from cakupan.topics.claims.sentence import lexicon as say
from cakupan.topics.claims.sentence.clauses import WordsBeside
from cakupan.topics.claims.sentence.counts import AFTER
from cakupan.topics.claims.sentence.tokens import NumberToken
from cakupan.topics.claims.sentence.weighing import OF_TARGET, RIVAL, Roles

_SOME_OF = re.compile(
    r"\b(?:termasuk|di ?antaranya|includ\w+|of (?:whom|which|them))\b", re.IGNORECASE
)
_MOVED = {PERSONS: ("active", "previous_active"), PERCENT: ("pct", "previous_pct")}


@dataclass
class EnteredNumbers:
    """What the numbers of a text state together.

    Attributes:
        roles: field by the number's place in the list of tokens.
        stated: number by field.
        parts: parts of a sum.
        dates: dates that the claim is about; not the year of its target.
        rivals: places of numbers that the text says again or against another.
        unclear: places of numbers whose role is asked.
        told: places of numbers that are named as not used.
        contradictions: places by field that the text gives several numbers for.
        summed: texts of numbers that were added up, by field.
        also: the same thing in its other unit, by field.
        has_more_parts: the parts are some of all ("termasuk", "di antaranya").
        is_achievement: the percent is called a share of a target.
    """

    roles: dict[int, str] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)
    parts: list[Stated] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    rivals: set[int] = field(default_factory=set)
    unclear: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    contradictions: dict[str, list[int]] = field(default_factory=dict)
    summed: dict[str, str] = field(default_factory=dict)
    also: dict[str, Stated] = field(default_factory=dict)
    has_more_parts: bool = False
    is_achievement: bool = False


def give(text: str, roles: Roles, dates: Sequence[DatedText]) -> EnteredNumbers:
    """Return the claim that the roles make, with what stands there twice."""
    given = EnteredNumbers(told=set(roles.told))
    for place, words in enumerate(roles.words):
        role = roles.by_place.get(place)
        if role is not None:
            _enter(place, words, role, given)
        elif place not in roles.told:
            given.unclear.add(place)
    _leave_months(roles, given)
    given.is_achievement = _is_share_of_target(roles, given)
    given.dates = [
        one.when for one in dates if not _is_of_another(text, one, roles, given)
    ]
    return given


def _enter(place: int, words: WordsBeside, role: str, given: EnteredNumbers) -> None:
    token = words.token
    if role == "part":
        given.roles[place] = role
        given.has_more_parts |= bool(_SOME_OF.search(words.left))
        if token.stated is not None:
            given.parts.append(token.stated)
        return
    is_moved = role == AFTER or (role == "pct" and words.is_to)
    if is_moved and _move_on(place, token, given):
        return
    role = _MOVED[token.unit][0] if role == AFTER else role
    if role not in given.roles.values():
        given.roles[place] = role
        if token.stated is not None:
            given.stated[role] = _signed(token.stated, role, words)
        return
    _enter_again(place, words, role, given)


def _enter_again(
    place: int, words: WordsBeside, role: str, given: EnteredNumbers
) -> None:
    """Enter a number for a field that has one."""
    token, held = words.token, given.stated.get(role)
    if held is not None and token.stated is not None:
        if token.stated.point == held.point:
            given.rivals.add(place)  # the same number again
            return
        if role == "gap" and held.unit == token.unit == PERSONS and _adds(words):
            given.summed[role] = f"{held.text} + {token.text}"
            total = held.value + token.stated.value
            step = max(held.step, token.stated.step)
            given.stated[role] = Stated(total, total, step, PERSONS, str(int(total)))
            given.roles[place] = role
            return
        # "120.000 pekerja atau 60 persen belum": one thing in two units.
        is_both = role in ("gap", "needed", "change") and held.unit != token.unit
        if is_both and role not in given.also:
            second = _signed(token.stated, role, words)
            if held.unit == PERCENT:  # the workers first, their share beside them
                held, second = second, held
                given.stated[role] = held
            given.also[role] = second
            given.roles[place] = role
            return
        is_rival = role in ("active", "pct") and RIVAL.search(words.left)
        if is_rival and "other" not in given.stated:
            given.stated["other"] = replace(token.stated, unit=held.unit)
            given.roles[place] = "other"
            return
    first = next(one for one, name in given.roles.items() if name == role)
    given.contradictions.setdefault(role, [first]).append(place)


def _adds(words: WordsBeside) -> bool:
    """Return whether two numbers are two segments' of one thing."""
    return words.is_and and any(
        cue.kind == say.SEGMENT for cue in (*words.before, *words.behind)
    )


def _signed(stated: Stated, role: str, words: WordsBeside) -> Stated:
    """Return a change with its direction; a fall is written with a minus."""
    kinds = [cue.kind for cue in words.before if cue.kind in (say.UP, say.DOWN)]
    if role != "change" or kinds[-1:] != [say.DOWN]:
        return stated
    ends = stated.ends and (-stated.ends[1], -stated.ends[0])
    text = f"-{stated.text}"
    return replace(stated, low=-stated.high, high=-stated.low, ends=ends, text=text)


def _move_on(place: int, token: NumberToken, given: EnteredNumbers) -> bool:
    """Take "X ... menjadi Y" for the number before and after; False without an X."""
    name, before = _MOVED[token.unit]
    if name not in given.stated or before in given.roles.values():
        return False
    for one, held in list(given.roles.items()):
        if held == name:
            given.roles[one] = before
    given.stated[before] = given.stated.pop(name)
    given.roles[place] = name
    if token.stated is not None:
        given.stated[name] = token.stated
    return True


def _leave_months(roles: Roles, given: EnteredNumbers) -> None:
    """Name months as not used where no money is spent over them."""
    if {"rupiah", "rate"} & set(given.roles.values()):
        return
    if "needed" in given.stated:
        return
    for place in [one for one, role in given.roles.items() if role == "months"]:
        del given.roles[place]
        given.told.add(place)
        given.stated.pop("months", None)


def _is_share_of_target(roles: Roles, given: EnteredNumbers) -> bool:
    """Return whether the words call the percent a share of a target."""
    for place, role in given.roles.items():
        words = roles.words[place]
        if role != "pct" or words.token.unit != PERCENT:
            continue
        after = roles.by_place.get(place + 1)
        if after == "target_pct" and not OF_TARGET.match(words.tail):
            continue
        named = re.search(r"\b(?:capaian|realisasi|pencapaian) (?:dari )?target\b",
                          words.left, re.IGNORECASE)  # fmt: skip
        if named or (OF_TARGET.match(words.tail) and after != "target_pct"):
            return True
    return False


def _is_of_another(
    text: str, one: DatedText, roles: Roles, given: EnteredNumbers
) -> bool:
    """Return whether a date belongs to a target or to the level before."""
    for place, words in enumerate(roles.words):
        token = words.token
        role = given.roles.get(place, "")
        is_left = token.start - len(words.left) <= one.start < token.start
        is_right = token.end <= one.start < token.end + len(words.right)
        if is_left or is_right:
            return role.startswith(("target", "previous"))
    lead = text[max(0, one.start - 14) : one.start]
    return bool(re.search(r"\btarget\w*\s+(?:\w+\s+)?$", lead, re.IGNORECASE))
