"""The numbers of a text entered under their roles, and what stands there twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cakupan.topics.claims.figures.dates import DatedText, When
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, Stated
from cakupan.topics.claims.sentence import lexicon
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
        unused: places of numbers that are named as not used.
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
    unused: set[int] = field(default_factory=set)
    contradictions: dict[str, list[int]] = field(default_factory=dict)
    summed: dict[str, str] = field(default_factory=dict)
    also: dict[str, Stated] = field(default_factory=dict)
    has_more_parts: bool = False
    is_achievement: bool = False


def enter(text: str, roles: Roles, dates: Sequence[DatedText]) -> EnteredNumbers:
    """Return the claim that the roles make, with what stands there twice."""
    entered = EnteredNumbers(unused=set(roles.unused))
    for place, words in enumerate(roles.words):
        role = roles.by_place.get(place)
        if role is not None:
            _enter(place, words, role, entered)
        elif place not in roles.unused:
            entered.unclear.add(place)
    _leave_months(roles, entered)
    entered.is_achievement = _is_share_of_target(roles, entered)
    entered.dates = [
        dated.when for dated in dates if not _is_of_another(text, dated, roles, entered)
    ]
    return entered


def _enter(place: int, words: WordsBeside, role: str, entered: EnteredNumbers) -> None:
    token = words.token
    if role == "part":
        entered.roles[place] = role
        entered.has_more_parts |= bool(_SOME_OF.search(words.left))
        if token.stated is not None:
            entered.parts.append(token.stated)
        return
    is_moved = role == AFTER or (role == "pct" and words.is_to)
    if is_moved and _move_on(place, token, entered):
        return
    role = _MOVED[token.unit][0] if role == AFTER else role
    if role not in entered.roles.values():
        entered.roles[place] = role
        if token.stated is not None:
            entered.stated[role] = _signed(token.stated, role, words)
        return
    _enter_again(place, words, role, entered)


def _enter_again(
    place: int, words: WordsBeside, role: str, entered: EnteredNumbers
) -> None:
    """Enter a number for a field that has one."""
    token, before = words.token, entered.stated.get(role)
    if before is not None and token.stated is not None:
        if token.stated.point == before.point:
            entered.rivals.add(place)  # the same number again
            return
        if role == "gap" and before.unit == token.unit == PERSONS and _adds(words):
            entered.summed[role] = f"{before.text} + {token.text}"
            total = before.value + token.stated.value
            step = max(before.step, token.stated.step)
            entered.stated[role] = Stated(total, total, step, PERSONS, str(int(total)))
            entered.roles[place] = role
            return
        # "120.000 pekerja atau 60 persen belum": one thing in two units.
        is_both = role in ("gap", "needed", "change") and before.unit != token.unit
        if is_both and role not in entered.also:
            second = _signed(token.stated, role, words)
            if before.unit == PERCENT:  # the workers first, their share beside them
                before, second = second, before
                entered.stated[role] = before
            entered.also[role] = second
            entered.roles[place] = role
            return
        is_rival = role in ("active", "pct") and RIVAL.search(words.left)
        if is_rival and "other" not in entered.stated:
            entered.stated["other"] = replace(token.stated, unit=before.unit)
            entered.roles[place] = "other"
            return
    first = next(
        number_place for number_place, name in entered.roles.items() if name == role
    )
    entered.contradictions.setdefault(role, [first]).append(place)


def _adds(words: WordsBeside) -> bool:
    """Return whether two numbers are two segments' of one thing."""
    return words.is_and and any(
        cue.kind == lexicon.SEGMENT for cue in (*words.before, *words.behind)
    )


def _signed(stated: Stated, role: str, words: WordsBeside) -> Stated:
    """Return a change with its direction; a fall is written with a minus."""
    kinds = [cue.kind for cue in words.before if cue.kind in (lexicon.UP, lexicon.DOWN)]
    if role != "change" or kinds[-1:] != [lexicon.DOWN]:
        return stated
    ends = stated.ends and (-stated.ends[1], -stated.ends[0])
    text = f"-{stated.text}"
    return replace(stated, low=-stated.high, high=-stated.low, ends=ends, text=text)


def _move_on(place: int, token: NumberToken, entered: EnteredNumbers) -> bool:
    """Take "X ... menjadi Y" for the number before and after; False without an X."""
    name, before = _MOVED[token.unit]
    if name not in entered.stated or before in entered.roles.values():
        return False
    for number_place, role_held in list(entered.roles.items()):
        if role_held == name:
            entered.roles[number_place] = before
    entered.stated[before] = entered.stated.pop(name)
    entered.roles[place] = name
    if token.stated is not None:
        entered.stated[name] = token.stated
    return True


def _leave_months(roles: Roles, entered: EnteredNumbers) -> None:
    """Name months as not used where no money is spent over them."""
    if {"rupiah", "rate"} & set(entered.roles.values()):
        return
    if "needed" in entered.stated:
        return
    for place in [
        number_place for number_place, role in entered.roles.items() if role == "months"
    ]:
        del entered.roles[place]
        entered.unused.add(place)
        entered.stated.pop("months", None)


def _is_share_of_target(roles: Roles, entered: EnteredNumbers) -> bool:
    """Return whether the words call the percent a share of a target."""
    for place, role in entered.roles.items():
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
    text: str, dated: DatedText, roles: Roles, entered: EnteredNumbers
) -> bool:
    """Return whether a date belongs to a target or to the level before."""
    for place, words in enumerate(roles.words):
        token = words.token
        role = entered.roles.get(place, "")
        is_left = token.start - len(words.left) <= dated.start < token.start
        is_right = token.end <= dated.start < token.end + len(words.right)
        if is_left or is_right:
            return role.startswith(("target", "previous"))
    lead = text[max(0, dated.start - 14) : dated.start]
    return bool(re.search(r"\btarget\w*\s+(?:\w+\s+)?$", lead, re.IGNORECASE))
