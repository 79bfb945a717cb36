"""Which role a percent or points have, by the words that belong to them."""

from __future__ import annotations

import re

from cakupan.data.nouns import NATIONAL, WORKERS
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, POINTS
from cakupan.topics.claims.sentence import lexicon
from cakupan.topics.claims.sentence.counts import AFTER
from cakupan.topics.claims.sentence.weighing import (
    FORMAL,
    OF_TARGET,
    Roles,
    by_partner,
    is_more,
    is_wanted,
    last_held,
    moves_else,
    next_number,
    predicate,
    strongest,
)

_MORE_NOT = re.compile(r"^\W*lagi\s+(?:yang\s+)?(?:masih\s+)?belum", re.IGNORECASE)
_TARGET_BEHIND = re.compile(
    r"^\s*(?:target|goal)\b(?!\W+(?:(?:sudah|telah|bisa)\W+)?(?:ter(?:penuhi|capai|"
    r"realisasi)|dicapai|dipenuhi|met|reached|achieved))",
    re.IGNORECASE,
)
_CONTRIBUTION = re.compile(r"\biuran\b", re.IGNORECASE)
_SHORT_OF = re.compile(
    r"^\W*(?:(?:below|short of|under|di bawah|dari|"
    r"(?:lebih )?(?:rendah|kurang) dari)\W+)"
    r"(?:\w+\W+){0,2}?(?:target\w*|[0-9]|$)",
    re.IGNORECASE,
)
# "45 percent of workers are covered": no number of the base is given.
_OF_WORKERS = re.compile(
    r"^\W*(?:of|dari)\s+(?:(?:the|all|our|its|seluruh|semua|total|para)\s+)*"
    rf"{WORKERS}\b"
    r"(?!\W+(?:\w+\W+){0,3}?(?:who|that|yang|adalah|merupakan)\b)",
    re.IGNORECASE,
)
_TOWARDS = re.compile(r"^\W*(?:for|untuk|to|menuju|guna)\b", re.IGNORECASE)
_NATION = re.compile(rf"\b(?:{NATIONAL}|indonesia)\b", re.IGNORECASE)
_SHARE_BEHIND = re.compile(
    r"^\W*(?:dari|of|terhadap)\s+(?:(?!target|sasaran)\w+\s+){0,4}?"
    rf"(?:{NATIONAL}|se-?indonesia)",
    re.IGNORECASE,
)
_PERCENT_BY = {
    lexicon.TARGET: "target_pct", lexicon.GAP: "gap", lexicon.NEEDED: "needed",
    lexicon.DISTANCE: "gap", lexicon.UP: "change", lexicon.DOWN: "change",
    lexicon.BEFORE: "previous_pct", lexicon.NOW: "pct", lexicon.REACHED: "pct",
    lexicon.COVERED: "pct", lexicon.SHARE: "share_of_members",
}  # fmt: skip


def of_percent(place: int, roles: Roles) -> str | None:
    """Return the role of a percent or of points; None where no word says it."""
    words = roles.words[place]
    behind, cue = predicate(place, roles), strongest(words)
    kind = cue.kind if cue else None
    if _SHARE_BEHIND.match(words.tail):
        return "share_of_members"
    is_rate = _CONTRIBUTION.search(words.left)
    if is_rate or kind == lexicon.OTHER or (kind is None and behind == lexicon.OTHER):
        roles.unused.add(place)
        return None
    if lexicon.UNKNOWN in (kind, behind) or kind == lexicon.ADDED:
        return None
    if kind in (lexicon.FUTURE, lexicon.GIVES):
        return _of_gift(place, roles) if kind == lexicon.GIVES else None
    if behind == lexicon.GAP and _MORE_NOT.match(words.tail):
        return "gap"
    if is_more(place, roles):
        return "needed"
    if _TARGET_BEHIND.match(words.right):
        return "target_pct"
    moved = _of_move(place, roles, kind)
    if moved or kind in (lexicon.UP, lexicon.DOWN):
        is_level = moved in ("pct", "change", AFTER)
        return None if is_level and is_wanted(place, roles) else moved
    role = _by_cue(place, roles, kind, behind)
    return None if role == "pct" and is_wanted(place, roles) else role


def _by_cue(
    place: int, roles: Roles, kind: str | None, behind: str | None
) -> str | None:
    """Return the role that the cue before a percent gives, beside what follows."""
    words = roles.words[place]
    if behind == lexicon.GAP:
        return "gap"
    if kind == lexicon.DISTANCE and re.search(r"\b(?:masih|tinggal)\b", words.left):
        return "needed"
    if kind in _PERCENT_BY:
        return _PERCENT_BY[kind]
    if FORMAL.search(words.right) or FORMAL.search(words.left):
        return None if behind != lexicon.COVERED else "pct"
    if behind == lexicon.COVERED or any(
        cue.kind == lexicon.COVERED for cue in words.before
    ):
        return "pct"
    if _OF_WORKERS.match(words.tail) and any(
        cue.kind == lexicon.COVERED for cue in words.later
    ):
        return "pct"
    return _of_base(place, roles)


def _of_base(place: int, roles: Roles) -> str | None:
    """Return the role of a percent by the number that it is a share of."""
    words = roles.words[place]
    if roles.by_place.get(place - 1) == "needed" and _TOWARDS.match(words.left):
        return "target_pct"
    if words.says_equal and (same := by_partner(place, roles)):
        return same
    if OF_TARGET.match(words.tail):
        return "pct"
    after = next_number(place, roles, (PERSONS,))
    return "pct" if after is not None and roles.words[after].opens_of else None


def _of_gift(place: int, roles: Roles) -> str | None:
    """Return what a contribution is: a share of the nation's members, or unknown."""
    words = roles.words[place]
    is_national = _NATION.search(words.left) or _NATION.search(words.tail)
    return "share_of_members" if is_national else None


def _of_move(place: int, roles: Roles, kind: str | None) -> str | None:
    """Return the role of a percent in "naik dari 38 menjadi 42 persen"."""
    words = roles.words[place]
    is_change = kind in (lexicon.UP, lexicon.DOWN)
    if words.token.unit == POINTS and kind not in (lexicon.NEEDED, lexicon.DISTANCE):
        if _SHORT_OF.match(words.tail):
            return "needed"
        return "change" if is_change else None
    if words.is_to:
        return _became(place, roles, kind)
    if words.is_from and kind == lexicon.TARGET:
        after = next_number(place, roles, (PERCENT,))
        return "pct" if after is not None and roles.words[after].is_to else None
    if not (is_change or words.is_from):
        return None
    if words.is_from and any(cue.kind == lexicon.BEFORE for cue in words.behind):
        return "previous_pct"
    is_aimed = any(cue.kind == lexicon.TARGET for cue in words.before)
    last = roles.near(place, (PERCENT,))
    is_after_change = last is not None and roles.by_place.get(last) == "change"
    if words.is_from and (is_change or is_after_change):
        is_aimed = is_aimed or (
            last is not None and roles.by_place.get(last) == "target_pct"
        )
        is_now = any(cue.kind == lexicon.NOW for cue in words.behind)
        return "pct" if is_aimed or is_now else "previous_pct"
    is_else = is_aimed or moves_else(place, roles)
    return "change" if is_change and not is_else else None


def _became(place: int, roles: Roles, kind: str | None) -> str:
    """Return the role of what a percent became or is to become."""
    words, last = roles.words[place], roles.near(place, (PERCENT,))
    before = list(words.before)
    if last is not None and roles.words[last].is_from:
        before += roles.words[last].before
    if any(cue.kind == lexicon.TARGET for cue in before):
        return "target_pct"
    is_held = last_held(roles, place, ("pct",)) is not None
    return AFTER if is_held and kind is None else "pct"
