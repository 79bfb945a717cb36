"""The numbers of a text with their roles, and what the words beside one weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cakupan.data.nouns import COVERAGE
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, RUPIAH
from cakupan.topics.claims.sentence import lexicon
from cakupan.topics.claims.sentence.clauses import WordsBeside
from cakupan.topics.claims.sentence.lexicon import Cue

_MORE = re.compile(
    r"^[^\w,;(]*(?:(?!tidak|tak|bukan)\w+[^\w,;(]+){0,2}(?:lagi\b|more\b|"
    r"short of|(?:needed|dibutuhkan|diperlukan)\b)",
    re.IGNORECASE,
)
_BUDGET = re.compile(r"\b(?:anggaran|dana|alokasi|budget|funds?)\b", re.IGNORECASE)
_NEEDED_BEHIND = re.compile(r"(?:needed|dibutuhkan|diperlukan)\s*$", re.IGNORECASE)
RIVAL = re.compile(
    r"\b(?:against|versus|vs\.?|menyebut|menurut|versi|bukan(?! penerima))\b|"
    r"\b(?:sedangkan|"
    r"sementara|padahal|namun|tetapi|tapi|but|while|whereas)\s+(?:gubernur|bupati|"
    r"wali ?kota|kanwil|disnaker\w*|kemnaker|dinas|bps|bpjs|kepala|menteri|governor|"
    r"mayor)\b|(?:sedangkan|sementara|padahal|namun|tetapi|tapi|but|while|whereas)\s+"
    r"(?:\w+\s+){1,3}(?:menyebut|mencatat|says?)",
    re.IGNORECASE,
)
OF_TARGET = re.compile(
    r"^\W*(?:dari|terhadap|of)\s+(?:the |its |their |a )?target|"
    r"^\W*\w* ?target reached",
    re.IGNORECASE,
)
_COVERAGE = re.compile(rf"{COVERAGE}(?:nya)?\b", re.IGNORECASE)
FORMAL = re.compile(r"\b(?:in)?formal\b", re.IGNORECASE)
_SO_THAT = re.compile(
    r"\b(?:agar|supaya|sehingga|so that|in order (?:that|to))\b", re.IGNORECASE
)
# Cues that say more than that somebody is covered.
_STRONG = (
    lexicon.TARGET,
    lexicon.GAP,
    lexicon.DISTANCE,
    lexicon.NEEDED,
    lexicon.BASE,
    lexicon.UP,
    lexicon.DOWN,
    lexicon.BEFORE,
    lexicon.PART,
    lexicon.SHARE,
    lexicon.REACHED,
    lexicon.NOW,
    lexicon.OTHER,
    lexicon.ALL,
    lexicon.FUTURE,
    lexicon.GIVES,
    lexicon.UNKNOWN,
    lexicon.ADDED,
)
# The same thing in workers and in percent.
_PERSONS_OF = {
    "pct": "active", "gap": "gap", "target_pct": "target_workers", "needed": "needed",
    "share_of_members": "active", "previous_pct": "previous_active",
    "change": "change",
}  # fmt: skip
_PERCENT_OF = {
    "active": "pct", "gap": "gap", "target_workers": "target_pct", "needed": "needed",
    "previous_active": "previous_pct",
    "change": "change",
}  # fmt: skip


@dataclass
class Roles:
    """What the numbers of a text were taken for.

    Attributes:
        words: of every number, in the order of the text.
        by_place: field by the number's place.
        unused: places of numbers that are named as not used.
        is_achievement: the percent is called a share of a target.
    """

    words: list[WordsBeside]
    by_place: dict[int, str] = field(default_factory=dict)
    unused: set[int] = field(default_factory=set)
    is_achievement: bool = False

    def near(self, place: int, units: Sequence[str], step: int = -1) -> int | None:
        """Return the nearest number of some units in the same sentence."""
        sentence, place = self.words[place].sentence, place + step
        while 0 <= place < len(self.words):
            words = self.words[place]
            if words.sentence != sentence:
                return None
            if words.token.unit in units and not words.token.is_aside:
                return place
            place += step
        return None


def strongest(words: WordsBeside) -> Cue | None:
    """Return the cue before a number that decides: the last that is not the subject."""
    cues = [cue for cue in words.before if cue.kind in _STRONG]
    # "perusahaan belum patuh sehingga cakupan 45 persen": a coverage is no gap.
    named = [cue.start for cue in words.before if _COVERAGE.match(cue.text)]
    if named:
        cues = [cue for cue in cues if cue.kind != lexicon.GAP or cue.start > named[-1]]
    # "jumlah pekerja terlindungi": all workers are not meant.
    covered = [cue for cue in words.before if cue.kind == lexicon.COVERED]
    if cues and cues[-1].kind == lexicon.ALL and covered[-1:] > []:
        cues = cues[:-1] if covered[-1].start > cues[-1].start else cues
    # "tambahan": of what is needed, or of what is said alone, which is asked.
    needed = [cue for cue in cues if cue.kind == lexicon.NEEDED]
    if cues and cues[-1].kind == lexicon.ADDED and needed:
        return needed[-1]
    # "selisih target dan realisasi": the distance between the two.
    apart = [cue for cue in cues if cue.kind == lexicon.DISTANCE]
    if apart and cues[-1].kind in (lexicon.REACHED, lexicon.TARGET):
        return apart[-1]
    # "realisasi target", "dari 62 persen yang tercapai baru": what is reached.
    kinds = [cue.kind for cue in cues]
    if kinds[-2:] == [lexicon.REACHED, lexicon.TARGET]:
        return cues[-2]
    # "sudah", "baru" may stand anywhere; a heavier word beside them counts.
    heavy = [cue for cue in cues if cue.kind not in (lexicon.NOW, lexicon.REACHED)]
    if cues and cues[-1].kind in (lexicon.NOW, lexicon.REACHED) and heavy:
        is_target = heavy[-1].kind in (
            lexicon.TARGET,
            lexicon.BASE,
            lexicon.BEFORE,
            lexicon.ALL,
        )
        return cues[-1] if is_target else heavy[-1]
    return cues[-1] if cues else None


def kind_of_words_behind(words: WordsBeside) -> str | None:
    """Return what the words behind a number say of it: not covered, covered."""
    kinds = [cue.kind for cue in words.behind]
    for kind in (
        lexicon.UNKNOWN,
        lexicon.GAP,
        lexicon.OTHER,
        lexicon.COVERED,
        lexicon.BASE,
    ):
        if kind in kinds:
            return kind
    return None


def predicate(place: int, roles: Roles) -> str | None:
    """Return what is said of a number, or behind the number that it is a part of.

    "40 persen dari 500.000 pekerja belum terlindungi" says it behind the base.
    """
    words = roles.words[place]
    of_number = kind_of_words_behind(words)
    after = next_number(place, roles, (PERSONS,))
    if of_number is None and any(cue.kind == lexicon.GAP for cue in words.later):
        return lexicon.GAP
    if of_number or after is None or not roles.words[after].opens_of:
        return of_number
    if re.match(r"^\W*(?:\w+\W+){0,3}yang\b", roles.words[after].right):
        return None
    passed = kind_of_words_behind(roles.words[after])
    return None if passed == lexicon.BASE else passed


def moves_else(place: int, roles: Roles) -> bool:
    """Return whether something else than coverage rose or fell: claims, the base."""
    sentence = roles.words[place].sentence
    first = next(words for words in roles.words if words.sentence == sentence)
    kinds = {cue.kind for cue in first.before}
    if lexicon.OTHER in kinds or _BUDGET.search(first.left):
        return True
    return bool(kinds & {lexicon.BASE, lexicon.ALL}) and lexicon.COVERED not in kinds


def is_wanted(place: int, roles: Roles) -> bool:
    """Return whether a rise is what money is for: "Rp5 miliar agar cakupan naik"."""
    sentence = roles.words[place].sentence
    return any(
        words.sentence == sentence
        and words.token.unit == RUPIAH
        and bool(_SO_THAT.search(words.tail if at < place else words.left))
        for at, words in enumerate(roles.words)
    )


def is_segment(words: WordsBeside) -> bool:
    """Return whether a number is called one segment's or one group's."""
    return any(cue.kind == lexicon.SEGMENT for cue in words.before) or any(
        cue.kind == lexicon.SEGMENT for cue in words.behind
    )


def last_held(roles: Roles, place: int, names: Sequence[str]) -> int | None:
    """Return the last number before a place that has one of some roles."""
    places = [
        place_held
        for place_held, role in roles.by_place.items()
        if role in names and place_held < place
    ]
    return max(places, default=None)


def next_number(place: int, roles: Roles, units: Sequence[str]) -> int | None:
    """Return the next number, if it stands in the same sentence and has the unit."""
    after = place + 1
    if after >= len(roles.words):
        return None
    words = roles.words[after]
    is_mate = words.sentence == roles.words[place].sentence
    is_plain = words.token.unit in units and not words.token.is_aside
    return after if is_mate and is_plain else None


def is_more(place: int, roles: Roles) -> bool:
    """Return whether so many are still to come: "21.311 lagi"; "needed" behind it."""
    words = roles.words[place]
    if not _MORE.match(words.tail):
        return False
    # "52,15 persen dibutuhkan 21.311": the word belongs to the next number.
    is_last = place + 1 == len(roles.words)
    return is_last or not _NEEDED_BEHIND.search(words.tail)


def by_partner(place: int, roles: Roles) -> str | None:
    """Return the role of a number that another says in another unit."""
    words = roles.words[place]
    unit = words.token.unit
    if unit not in (PERSONS, PERCENT):
        return None
    other = PERCENT if unit == PERSONS else PERSONS
    table = _PERSONS_OF if unit == PERSONS else _PERCENT_OF
    if words.is_equal or words.says_equal:
        last = roles.near(place, (other,))
        while last is not None and roles.by_place.get(last) in ("eligible", None):
            if last in roles.unused or roles.by_place.get(last) is None:
                break
            last = roles.near(last, (other,))
        role = roles.by_place.get(last, "") if last is not None else ""
        if role == "part":
            roles.unused.add(place)  # the share of a part is no coverage
        if role.startswith("target") and last is not None and not words.says_equal:
            kinds = [cue.kind for cue in roles.words[last].before]
            if lexicon.NEEDED in kinds or lexicon.GAP in kinds:
                return "needed" if lexicon.NEEDED in kinds else "gap"
        if role:
            return table.get(role)
    after = next_number(place, roles, (other,))
    if after is not None and roles.words[after].is_equal:
        return table.get(roles.by_place.get(after, ""))
    return None
