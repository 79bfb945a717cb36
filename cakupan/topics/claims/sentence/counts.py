"""Which role a number of workers has, by the words that belong to it."""

from __future__ import annotations

import re

from cakupan.data.nouns import PEOPLE
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, POINTS, RUPIAH
from cakupan.topics.claims.sentence import lexicon
from cakupan.topics.claims.sentence.clauses import WordsBeside
from cakupan.topics.claims.sentence.lexicon import Cue
from cakupan.topics.claims.sentence.weighing import (
    FORMAL,
    Roles,
    is_more,
    is_segment,
    is_wanted,
    last_held,
    moves_else,
    next_number,
    predicate,
    strongest,
)

_NEWCOMERS = re.compile(
    r"^\s*(?:(?:peserta|pekerja|anggota|tenaga kerja|orang)\s+baru\b(?!\s+(?:ter|di|"
    r"me))"
    r"|new (?:members|participants|workers))",
    re.IGNORECASE,
)
PEOPLE_BEHIND = re.compile(rf"^\s*(?:\w+\s+)?{PEOPLE}\b", re.IGNORECASE)
_PEOPLE_BEFORE = re.compile(
    r"\b(?:peserta|pekerja|orang|anggota|workers|members)\b", re.I
)
AFTER = "after"
_MEMBERS = re.compile(
    r"^\s*(?:active |registered )?(?:peserta|members|participants)\b(?! (?:potensial|"
    r"yang (?:di)?target|baru))",
    re.IGNORECASE,
)
OF_MEMBERS = re.compile(
    r"^\s*(?:(?:active |registered )?(?:peserta|members|participants|anggota)\b|"
    r"(?:(?!sudah|telah|baru|yang|hanya|were|are|is)\w+\s+){1,3}(?:terdaftar|terlindungi|aktif|registered|covered|protected|"
    r"enrolled|insured)\b)",
    re.IGNORECASE,
)
# What is wanted of money, in words that name no target.
_PURPOSE = re.compile(
    r"agar|supaya|ingin|berharap|diharapkan|(?:untuk|guna|agar) mencapai|to reach",
    re.IGNORECASE,
)
# What protection costs, and no benefit as "biaya perawatan".
_COST = re.compile(
    r"(?:biaya|belanja)\b(?!\s+(?:\w+\s+)?(?:pengobatan|perawatan|berobat|rawat|medis|"
    r"rehabilitasi|pendidikan|sekolah|kuliah|pemakaman|transportasi|angkutan)\b)",
    re.IGNORECASE,
)
_REACHES = re.compile(r"\b(?:mencapai|reach)\b", re.IGNORECASE)
_PERSONS_BY = {
    lexicon.TARGET: "target_workers", lexicon.GAP: "gap", lexicon.NEEDED: "needed",
    lexicon.DISTANCE: "gap", lexicon.BASE: "eligible", lexicon.ALL: "eligible",
    lexicon.UP: "change", lexicon.DOWN: "change", lexicon.BEFORE: "previous_active",
    lexicon.PART: "part", lexicon.NOW: "active", lexicon.REACHED: "active",
    lexicon.COVERED: "active",
}  # fmt: skip


def of_persons(place: int, roles: Roles) -> str | None:
    """Return the role of a number of workers; None where its words do not say it."""
    words = roles.words[place]
    if _counts_the_same(place, roles) or _gets_benefits(place, roles):
        roles.unused.add(place)
        return None
    if words.is_of:
        return _out_of(place, roles)
    behind, cue = predicate(place, roles), strongest(words)
    if behind == lexicon.UNKNOWN:
        return None
    if behind == lexicon.GAP:
        return "gap"
    if is_more(place, roles):
        return "needed"
    kind = cue.kind if cue else None
    if kind == lexicon.OTHER or (kind is None and behind == lexicon.OTHER):
        if _is_cost(cue, words) and _is_paid_for(place, roles):
            return "needed"  # "Biaya perlindungan 24.800 pekerja setahun Rp5 miliar"
        roles.unused.add(place)
        return None
    is_new = _NEWCOMERS.match(words.right) and kind != lexicon.NEEDED
    if is_new or kind in (lexicon.FUTURE, lexicon.UNKNOWN, lexicon.ADDED):
        return None
    is_change = kind in (lexicon.UP, lexicon.DOWN)
    if is_change and (moves_else(place, roles) or is_wanted(place, roles)):
        return None
    moved = _of_moved(place, roles, kind)
    return moved or _by_cue(place, roles, kind, behind)


def _of_moved(place: int, roles: Roles, kind: str | None) -> str | None:
    """Return the role of workers in "naik dari 63.000 menjadi 94.500"."""
    words, is_change = roles.words[place], kind in (lexicon.UP, lexicon.DOWN)
    if words.is_to and is_change:
        return _became(place, roles)
    last = roles.near(place, (PERSONS, PERCENT, POINTS))
    is_after_change = last is not None and roles.by_place.get(last) == "change"
    if words.is_from and (is_change or is_after_change):
        return "active" if _is_today(place, roles) else "previous_active"
    return "change" if is_change else None


def _is_only(place: int, roles: Roles) -> bool:
    """Return whether no other number of workers stands in the sentence before."""
    return roles.near(place, (PERSONS,)) is None


def _is_today(place: int, roles: Roles) -> bool:
    """Return whether the level before is today's: of a target, or "saat ini"."""
    words = roles.words[place]
    last = roles.near(place, (PERSONS,))
    is_aimed = last is not None and roles.by_place.get(last) == "target_workers"
    return is_aimed or any(cue.kind == lexicon.NOW for cue in words.behind)


def _by_cue(
    place: int, roles: Roles, kind: str | None, behind: str | None
) -> str | None:
    """Return the role that the cue before a number gives, weighed with what follows."""
    words, is_covered = roles.words[place], behind == lexicon.COVERED
    if is_covered and (
        kind == lexicon.ALL or (kind == lexicon.PART and not _held_any(roles, "active"))
    ):
        return "active"
    if kind == lexicon.NOW and _is_paid_for(place, roles):
        return "needed"
    if kind == lexicon.TARGET and _has_money(place, roles) and not _is_named_aim(words):
        return _for_whom(place, roles)
    if kind in _PERSONS_BY:
        return _PERSONS_BY[kind]
    return _of_plain_persons(place, roles, behind)


def _of_plain_persons(place: int, roles: Roles, behind: str | None) -> str | None:
    """Return the role of workers beside whom no heavier word stands."""
    words = roles.words[place]
    if is_segment(words) and _is_in_sum(place, roles):
        return "part"
    if words.is_to:
        return _became(place, roles)
    if _is_paid_for(place, roles):
        return "needed"
    if behind == lexicon.BASE:
        return "eligible"
    if behind == lexicon.COVERED:
        return "active"
    if is_segment(words) and words.is_and and roles.by_place.get(place - 1) == "gap":
        return "gap"
    if FORMAL.search(words.right):
        return "part"
    return _of_members(place, roles)


def _of_members(place: int, roles: Roles) -> str | None:
    """Return "active" for workers who are said to be covered before their number."""
    words = roles.words[place]
    if any(cue.kind == lexicon.COVERED for cue in words.before):
        return "active"
    after = next_number(place, roles, (PERSONS,))
    if after is not None and roles.words[after].is_of:
        return "active"
    return None


def _became(place: int, roles: Roles) -> str | None:
    """Return the role of what workers became, and settle what they were before."""
    if moves_else(place, roles) or is_wanted(place, roles):
        return None
    last = roles.near(place, (PERSONS,))
    is_from = last is not None and roles.words[last].is_from
    if last is not None and is_from and roles.by_place.get(last) == "eligible":
        # "dari 80.000 orang menjadi 92.000": no base.
        roles.by_place[last] = "previous_active"
    return "active" if last_held(roles, place, ("active",)) is None else AFTER


def _out_of(place: int, roles: Roles) -> str | None:
    """Return what stands behind "dari": a base, a target, or the level before."""
    words = roles.words[place]
    kinds = [cue.kind for cue in words.before]
    if lexicon.PART in kinds:
        return "part"
    is_alone = all(
        roles.near(place, (PERSONS, PERCENT), step) is None for step in (-1, 1)
    )
    if is_alone and any(cue.kind == lexicon.GAP for cue in words.behind):
        return "gap"  # "of the 199,800 workers not yet protected, most ..."
    moved = _is_moved(place, roles)
    if not moved and _is_paid_for(place, roles) and _is_only(place, roles):
        return "needed"  # "Rp16,800 a month for each of 5,000 fishers"
    if lexicon.TARGET in kinds and not words.is_first:
        return "target_workers"
    last = roles.near(place, (PERSONS, PERCENT, POINTS))
    role = roles.by_place.get(last) if last is not None else None
    if (moved or role == "change") and lexicon.BASE not in kinds:
        return "active" if _is_today(place, roles) else "previous_active"
    if lexicon.BEFORE in kinds or any(
        cue.kind == lexicon.BEFORE for cue in words.behind
    ):
        return "previous_active"
    if any(cue.kind == lexicon.NOW for cue in words.behind) and role == "needed":
        return "active"
    if words.is_first and lexicon.TARGET in kinds:
        return "target_workers"
    if words.is_first and lexicon.BASE not in kinds and OF_MEMBERS.match(words.right):
        # "Dari 500.000 peserta aktif, ...": members are no base of a coverage.
        return "active" if _MEMBERS.match(words.right) else None
    return "eligible"


def _is_moved(place: int, roles: Roles) -> bool:
    """Return whether a number is where something rose or fell from.

    "Turun menjadi 30.000 dari 35.000" says it before the number that it became.
    """
    words, last = roles.words[place], place - 1
    cues = list(words.before)
    if roles.by_place.get(last) == "active" and roles.words[last].is_to:
        cues += roles.words[last].before
    return any(cue.kind in (lexicon.UP, lexicon.DOWN) for cue in cues)


def _counts_the_same(place: int, roles: Roles) -> bool:
    """Return whether a bare number goes on counting firms: "3.400 badan usaha, 210"."""
    words, after = roles.words[place], place + 1
    if after < len(roles.words) and roles.words[after].token.is_aside:
        of = roles.words[after]
        is_people = PEOPLE_BEHIND.match(words.right) or _PEOPLE_BEFORE.search(
            words.left
        )
        if of.opens_of and of.sentence == words.sentence and not is_people:
            return True
    last = place - 1
    if last not in roles.unused or not roles.words[last].token.is_aside:
        return False
    if roles.words[last].token.is_ordinal:
        return False
    is_mate = roles.words[last].sentence == words.sentence
    is_people = PEOPLE_BEHIND.match(words.right)
    return is_mate and not is_people and not words.before


def _gets_benefits(place: int, roles: Roles) -> bool:
    """Return whether money of the sentence is a benefit paid to these people."""
    return any(
        (money := roles.near(place, (RUPIAH,), step)) is not None
        and any(
            cue.kind == lexicon.OTHER
            and not _COST.match(roles.words[money].left[cue.start :])
            for cue in roles.words[money].before
        )
        for step in (-1, 1)
    )


def _is_cost(cue: Cue | None, words: WordsBeside) -> bool:
    """Return whether a cue before a number is what protection costs: "biaya"."""
    return cue is not None and bool(_COST.match(words.left[cue.start :]))


def _is_paid_for(place: int, roles: Roles) -> bool:
    """Return whether money of the same sentence pays for these workers."""
    return _has_money(place, roles) and not _held_any(roles, "needed")


def _has_money(place: int, roles: Roles) -> bool:
    """Return whether money is named in the sentence of a number."""
    return any(roles.near(place, (RUPIAH,), step) is not None for step in (-1, 1))


def _is_named_aim(words: WordsBeside) -> bool:
    """Return whether a target is called so; "agar", "supaya" name what money is for."""
    return any(
        cue.kind == lexicon.TARGET and not _PURPOSE.fullmatch(cue.text)
        for cue in words.before
    )


def _for_whom(place: int, roles: Roles) -> str | None:
    """Return the role of workers whose protection money of the sentence is for.

    "Butuh Rp5 miliar agar 24.800 pekerja terlindungi" says whom it pays for. Beside
    those covered today, and as a level "to reach", it may be all of them or those
    still to come, which is asked.
    """
    words = roles.words[place]
    is_level = _REACHES.search(words.left) or _held_any(roles, "active")
    return None if is_level else "needed"


def _is_in_sum(place: int, roles: Roles) -> bool:
    """Return whether the sentence lists parts: "PU 400.000 dan BPU 200.000"."""
    sentence = roles.words[place].sentence
    mates = [
        words
        for words in roles.words
        if words.sentence == sentence and words.token.unit == PERSONS
    ]
    parts = [words for words in mates if is_segment(words)]
    return len(parts) > 1 and len(mates) > len(parts)


def _held_any(roles: Roles, name: str) -> bool:
    return name in roles.by_place.values()
