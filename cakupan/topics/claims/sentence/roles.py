"""Which number of a sentence is which, by the words that belong to it.

Three passes: what the words beside a number say; what it is worth in another unit
("70.000 orang atau 26 persen"); what it is joined to ("dan BPU 200.000"). A number
that none of them explains has no role, and the reader is asked: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cakupan.topics.claims.figures.quantities import MONTHS, PERCENT, PERSONS, RUPIAH
from cakupan.topics.claims.sentence import lexicon, subjects
from cakupan.topics.claims.sentence.clauses import (
    CLAUSE_END,
    OPENS_OUT_OF,
    WordsBeside,
    words_of,
)
from cakupan.topics.claims.sentence.counts import PEOPLE_BEHIND, of_persons
from cakupan.topics.claims.sentence.shares import of_percent
from cakupan.topics.claims.sentence.tokens import NumberToken
from cakupan.topics.claims.sentence.weighing import (
    RIVAL,
    Roles,
    by_partner,
    is_segment,
    next_number,
    strongest,
)

_RATE_BEHIND = re.compile(
    r"\W*(?:(?:untuk )?(?:per|setiap|tiap|/)\s*(?:orang|pekerja|peserta|jiwa|worker|"
    r"person)?\W*)?(?:(?:per|setiap|tiap|/|a|each)\s*(?:bulan|month)|sebulan|"
    r"setiap bulan|monthly)|\W*(?:per|tiap) (?:orang|pekerja|peserta)",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"\b(?:setiap|tiap|per|each|every)\s+(?:bulan|month)\b|\bmonthly\b",
    re.IGNORECASE,
)
# A month's contribution is no larger than this; a budget is no smaller.
_MOST_RATE = 1_000_000
_THERE_ARE = re.compile(
    r"\b(?:ada|terdapat|memiliki|has|have|there are)\s*$", re.IGNORECASE
)
_NEUTRAL = re.compile(
    r"(?:di|dari|pada|per|untuk|sekitar|kurang|lebih|hampir|mencapai|sebesar|adalah|dan|"
    r"pekerja|tenaga|kerja|terendah|tertinggi|se|the|of|in|at|is|it|workers?|lowest|"
    r"highest|about|some|hingga|sampai|akhir|awal|tahun|bulan|ini|itu|kita|kami|nya|"
    r"angka|angkanya|persentase|persentasenya|atau|equal|to|setara|dengan|hanya|yang|"
    r"kabupaten|kota|provinsi|regency|city|province|persen|percent|ada|kini)"
)


def assign(text: str, tokens: Sequence[NumberToken]) -> Roles:
    """Return what each number is, as far as the words say it."""
    roles = Roles(words_of(text, tokens))
    for place, words in enumerate(roles.words):
        if words.token.is_aside:
            roles.unused.add(place)
            continue
        role = _by_words(place, roles)
        if role:
            roles.by_place[place] = role
    for rule in (by_partner, _by_joint, by_partner, _by_joint):
        _fill(roles, rule)
    for rule in (_by_default, by_partner, _by_joint):
        _fill(roles, rule)
    _leave_distances(roles)
    subjects.leave_others(roles)
    return roles


def _leave_distances(roles: Roles) -> None:
    """Ask about a distance that has no two ends: "masih ada gap 59 persen"."""
    roles_held = set(roles.by_place.values())
    for place, role in list(roles.by_place.items()):
        cue = strongest(roles.words[place])
        is_distance = cue is not None and cue.kind == lexicon.DISTANCE
        if role == "gap" and is_distance and not roles_held & {"pct", "active"}:
            del roles.by_place[place]


def _fill(roles: Roles, rule: Callable[[int, Roles], str | None]) -> None:
    """Enter what a rule gives for the numbers that have no role yet."""
    for place in range(len(roles.words)):
        if place not in roles.by_place and place not in roles.unused:
            role = rule(place, roles)
            if role:
                roles.by_place[place] = role


def _by_words(place: int, roles: Roles) -> str | None:
    words = roles.words[place]
    unit = words.token.unit
    if unit == MONTHS:
        return "months"
    if unit == RUPIAH:
        return _of_money(words)
    if unit == PERSONS:
        return of_persons(place, roles)
    return of_percent(place, roles)


_YEARLY = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:(?:per|tiap|setiap|a|each)\W+(?:tahun|year)|setahun)\b",
    re.IGNORECASE,
)
_WAGE = re.compile(r"\b(?:upah|gaji|UMP|UMK|PDRB|pendapatan|wage)\b", re.IGNORECASE)


def _of_money(words: WordsBeside) -> str | None:
    stated = words.token.stated
    if _WAGE.search(words.left):
        return None
    is_small = stated is None or stated.value < _MOST_RATE
    if is_small and _YEARLY.match(words.tail):
        return None  # a rate of a year, which no field has
    is_rate = bool(_RATE_BEHIND.match(words.tail))
    if not is_small and (is_rate or _MONTHLY.search(words.left)):
        return None  # what all of them cost in one month, which no field has
    return "rate" if is_rate else "rupiah"


def _by_joint(place: int, roles: Roles) -> str | None:
    """Return the role of a number that is joined to another of its unit."""
    words = roles.words[place]
    last = place - 1
    if last < 0 or roles.words[last].sentence != words.sentence:
        return None
    if last in roles.unused and words.token.unit == PERSONS:
        # "6,700 active companies and 210,000 workers": said of both.
        cues = [*roles.words[last].before, *roles.words[last].behind]
        is_covered = any(cue.kind == lexicon.COVERED for cue in cues)
        people = re.match(r"\s*(?:\w+\s)?(?:pekerja|tenaga|workers|orang)", words.right)
        if words.is_and and people and is_covered:
            return "active"
        roles.unused.add(place)
        return None
    role = roles.by_place.get(last)
    if roles.words[last].token.unit != words.token.unit or role is None:
        return None
    if words.is_and and (role == "part" or (role == "gap" and is_segment(words))):
        return role
    if role in ("active", "pct") and RIVAL.search(words.left):
        return role
    # "Cakupan 37 persen, 27 persen": said twice, which is asked.
    return role if role == "pct" and words.is_bare else None


def _by_default(place: int, roles: Roles) -> str | None:
    """Return the role of a number that stands alone: bare, and nothing else is it."""
    words = roles.words[place]
    unit, roles_taken = words.token.unit, set(roles.by_place.values())
    # "39 persen turun menjadi 25,77 persen": before and after of one thing.
    later = next_number(place, roles, (unit,))
    is_moved = later is not None and roles.words[later].is_to
    is_free = is_moved or "pct" not in roles_taken
    if unit == PERCENT and is_free and _says_nothing_else(words):
        return "pct"
    if unit == PERSONS and is_moved and later is not None and words.is_bare:
        return "active" if roles.by_place.get(later) == "active" else None
    if unit == PERSONS and "active" in roles_taken and "eligible" not in roles_taken:
        is_all = _THERE_ARE.search(words.left) and PEOPLE_BEHIND.match(words.right)
        return "eligible" if is_all else None
    after = next_number(place, roles, (unit,))
    is_open = after is not None and "active" not in roles_taken and unit == PERSONS
    if after is not None and is_open and RIVAL.search(roles.words[after].left):
        # "54.000 pekerja rentan (Disnaker), sedangkan gubernur 45.000".
        roles.by_place[after] = "active"
        return "active"
    is_base = "eligible" not in roles_taken and "gap" not in roles_taken
    if (
        unit == PERSONS
        and "active" not in roles_taken
        and "pct" in roles_taken
        and is_base
    ):
        return "active" if words.is_bare or words.is_equal else None
    return None


def _says_nothing_else(words: WordsBeside) -> bool:
    """Return whether the words of a percent name nothing that is unknown here.

    Places and dates are blank here; any other word may be what is counted.
    """
    clause = words.right
    if OPENS_OUT_OF.match(words.tail[len(words.right) :]):
        clause = CLAUSE_END.split(words.tail, maxsplit=1)[0]
    return all(
        _NEUTRAL.fullmatch(word.lower())
        for text in (words.left, clause)
        for word in re.findall(r"[^\W\d_]+", text)
    )
