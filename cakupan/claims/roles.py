"""Which number of a sentence is which, guessed from the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cakupan.claims.dates import Dated, When
from cakupan.claims.quantities import MONTHS, PERCENT, PERSONS, POINTS, RUPIAH, Stated
from cakupan.claims.tokens import Token


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_CHANGE = _words(
    r"\b(?:naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan|"
    r"up|rose|rise[sn]?|grew|growth|increase[ds]?)\b"
)
_FALL = _words(
    r"\b(?:turun|menurun|berkurang|merosot|anjlok|penurunan|down|fell|falls?|"
    r"drop(?:ped)?|decrease[ds]?|declined?)\b"
)
_TO = _words(r"(?:\bmenjadi|\bke|\bto|\bjadi|\bsekarang|\bkini|\bnow|→|->)\s*\W*$")
_FROM = _words(
    r"(?:\bdari|\bfrom|\bsemula|\bsebelumnya|\bsebelum(?:nya)? |\bwas)\s*\W*$"
)
_EARLIER = _words(
    r"\b(?:sebelumnya|semula|tahun lalu|bulan lalu|previously|last year)\b"
)
_TARGET = _words(r"\b(?:target\w*|menargetkan|ditargetkan|sasaran|menuju|aims? for)\b")
_TO_REACH = _words(
    r"\b(?:(?:untuk|guna|agar) mencapai|needed for|to reach|mencapai target)\W*$"
)
_OF_TARGET = _words(
    r"(?:\bdari target\b|\bterhadap target\b|\bof (?:the|its|their|a) target\b|"
    r"\bshare of the target\b|\bof target\b|\btarget reached\b)"
)
_REACHED = _words(r"\b(?:capaian|realisasi|pencapaian) (?:dari )?target\b\D{0,20}$")
_GAP = _words(
    r"\b(?:belum (?:ter\w+|menjadi|jadi|ikut|dilindungi|mendapat\w*|memiliki|punya|di)|"
    r"belum\b|tidak terlindungi|tidak terdaftar|selisih\w*|gap\b|kesenjangan|"
    r"not (?:yet\b|registered|covered|protected)|un(?:registered|covered|protected))"
)
_NOT_YET = _words(
    r"\W*(?:\w+\W+){0,2}(?:belum|not (?:yet|registered|covered|protected)|"
    r"unregistered|uncovered|tidak terlindungi)\b"
)
_IS_BASE = _words(r"\W*(?:\w+\W+)?(?:potensi|angkatan kerja|eligible)\b")
_NEEDED = _words(
    r"\b(?:butuh|dibutuhkan|membutuhkan|perlu|diperlukan|memerlukan|harus|kurang|"
    r"kekurangan|need(?:ed|s)?|missing)\b"
)
_MORE = _words(r"^\W*(?:\w+\W+){0,2}(?:lagi\b|more\b|needed\b|dibutuhkan|diperlukan)")
_BASE = _words(
    r"\b(?:potensi|eligible|semesta|angkatan kerja|penduduk bekerja|basis|"
    r"(?:total|seluruh|jumlah) (?:pekerja|tenaga kerja)|labou?r force|employed|base)\b"
)
_OUT_OF = _words(
    r"(?:\bdari|\bof|\bout of|/|÷|:|\bdibagi|\bterhadap|\bover)\s*"
    r"(?:total|sekitar|about|the|seluruh|jumlah)?\s*$"
)
_RIVAL = _words(
    r"\b(?:against|versus|vs\.?|sedangkan|sementara|padahal|namun|tetapi|tapi|but|"
    r"while|whereas|bukan|menurut|kata)\b"
)
_FOR = _words(r"\b(?:untuk|bagi|for)\W*$")
_WAGE = _words(r"\b(?:penerima upah|PU|formal|wage earners?|employees)\b")
_NON_WAGE = _words(r"\b(?:bukan penerima upah|BPU|informal|non-?wage|non-?upah)\b")
_AND = _words(r"\b(?:dan|and|serta|ditambah|plus)\b|[,+&]")
_NEAR = 45
_CLOSE = 25
_FAR = 90
_TARGET_YEAR = 14


@dataclass
class Given:
    """What the numbers of a sentence were taken for.

    Attributes:
        roles: field by the number's place in the list of tokens.
        stated: number by field.
        dates: dates that the claim is about; not the year of its target.
        rivals: places of numbers that the sentence sets against another.
        contradictions: several texts for one field.
        summed: texts of numbers that were added up, by field.
        is_achievement: the percent is called a share of a target.
    """

    roles: dict[int, str] = field(default_factory=dict)
    stated: dict[str, Stated] = field(default_factory=dict)
    dates: list[When] = field(default_factory=list)
    rivals: set[int] = field(default_factory=set)
    contradictions: dict[str, list[str]] = field(default_factory=dict)
    summed: dict[str, str] = field(default_factory=dict)
    is_achievement: bool = False


@dataclass(frozen=True)
class _Beside:
    """The words beside a number, up to the numbers before and behind it."""

    before: str
    behind: str
    whole: str
    is_last: bool

    @property
    def is_of_target(self) -> bool:
        """Whether the words behind call the number a share of a target.

        "61 persen dari target 68 persen" names the target instead.
        """
        found = _OF_TARGET.search(self.whole[:_FAR])
        if found is None:
            return False
        return self.is_last or len(self.whole) - found.end() > _TARGET_YEAR


def assign(text: str, tokens: Sequence[Token], dates: Sequence[Dated]) -> Given:
    """Return what each number is, and which dates the claim is about."""
    given = Given()
    beside = [_beside(text, tokens, place) for place in range(len(tokens))]
    for place, token in enumerate(tokens):
        role = _role(place, token, tokens, beside, given)
        if role:
            _give(place, token, role, beside[place], given)
    _turn_first_into_previous(tokens, beside, given)
    _share_of_target(tokens, beside, given)
    given.dates = [one.when for one in dates if not _is_due(text, one, tokens, given)]
    return given


def _beside(text: str, tokens: Sequence[Token], place: int) -> _Beside:
    """Return the words of a number; a comma between two parts theirs."""
    token = tokens[place]
    start = tokens[place - 1].end if place else 0
    is_last = place + 1 == len(tokens)
    end = len(text) if is_last else tokens[place + 1].start
    before, behind = text[start : token.start], text[token.end : end]
    before = re.split(r"[.;!?]\s", before)[-1]
    whole = re.split(r"[.!?](?:\s|$)", behind)[0]
    if place:
        before = re.split(r"[,;(]", before)[-1] or before
    behind = whole if is_last else re.split(r"[,;]", whole)[0]
    return _Beside(before, behind, whole, is_last)


def _role(
    place: int,
    token: Token,
    tokens: Sequence[Token],
    beside: Sequence[_Beside],
    given: Given,
) -> str | None:
    """Return the field that a number seems to be."""
    if token.unit == RUPIAH:
        return "rupiah"
    if token.unit == MONTHS:
        return "months"
    if token.unit in (PERCENT, POINTS):
        return _role_of_percent(token, beside[place], given)
    around = tokens[max(0, place - 1) : place + 2]
    is_money = any(one.unit in (RUPIAH, MONTHS) for one in around)
    return _role_of_workers(token, beside[place], given, is_money=is_money)


def _role_of_percent(token: Token, words: _Beside, given: Given) -> str:
    before = words.before[-_NEAR:]
    moved = _CHANGE.search(before) or _FALL.search(before)
    if moved and not _TO.search(before) and not _FROM.search(before):
        return "change"
    if _TO_REACH.search(before) or _target_is_named(before):
        return "target_pct"
    if re.search(r"\b(?:selisih\w*|gap|kesenjangan|belum)\b", before, re.IGNORECASE):
        return "gap"
    if token.unit == POINTS:
        return "gap" if _NEEDED.search(before) else "change"
    if _FROM.search(before) and moved:
        return "previous_pct"
    if _EARLIER.search(before) and "pct" in given.stated:
        return "previous_pct"
    return "pct"


def _target_is_named(before: str) -> bool:
    """Return whether a target is named right before, not as what is reached."""
    return bool(_TARGET.search(before[-_CLOSE:])) and not _REACHED.search(before)


def _role_of_workers(
    token: Token, words: _Beside, given: Given, *, is_money: bool
) -> str | None:
    before = words.before[-_NEAR:]
    held = given.stated.get("gap")
    if held and held.unit == PERSONS and _adds(words):
        return "gap"
    if _GAP.search(before) or _NOT_YET.match(words.behind):
        return "gap"
    if is_money and (_FOR.search(before) or "active" not in given.stated):
        return "needed"
    if _NEEDED.search(before[-_CLOSE:]) or _MORE.match(words.behind):
        return "needed"
    if _OUT_OF.search(before) and "active" in given.stated:
        return "eligible"
    if _BASE.search(before) or _IS_BASE.match(words.behind):
        return "eligible"
    if _TO.search(before) and "active" in given.stated:
        return "after"
    return "active"


def _give(place: int, token: Token, role: str, words: _Beside, given: Given) -> None:
    """Enter a number under its field, or what its being there twice means."""
    if role == "after":
        _move_on(place, token, given)
        return
    if role not in given.stated and not _is_asked(role, given):
        given.roles[place] = role
        if token.stated is not None:
            given.stated[role] = _signed(token.stated, role, words)
        return
    held = given.stated.get(role)
    if held is None or token.stated is None:
        return
    if token.stated.point == held.point:
        given.rivals.add(place)  # the same number again
    elif role == "gap" and held.unit == token.unit == PERSONS and _adds(words):
        given.summed[role] = f"{held.text} + {token.text}"
        total = held.value + token.stated.value
        step = max(held.step, token.stated.step)
        given.stated[role] = Stated(total, total, step, PERSONS, str(total))
        given.roles[place] = role
    elif _RIVAL.search(words.before) and role in ("active", "pct"):
        given.stated["other"] = replace(token.stated, unit=held.unit)
        given.roles[place] = "other"
    elif role in ("active", "pct"):
        given.contradictions.setdefault(role, [held.text]).append(token.text)
        given.rivals.add(place)


def _is_asked(role: str, given: Given) -> bool:
    """Return whether an open number already stands for a field."""
    return role in given.roles.values() and role not in given.stated


def _adds(words: _Beside) -> bool:
    return bool(_AND.search(words.before)) and bool(
        _WAGE.search(words.before) or _NON_WAGE.search(words.behind + words.before)
    )


def _signed(stated: Stated, role: str, words: _Beside) -> Stated:
    """Return a change with its direction; a fall is written with a minus."""
    if role != "change" or not _FALL.search(words.before[-_NEAR:]):
        return stated
    return replace(stated, low=-stated.high, high=-stated.low, text=f"-{stated.text}")


def _move_on(place: int, token: Token, given: Given) -> None:
    """Take "X ... menjadi Y" for the workers before and after."""
    for name, role in list(given.roles.items()):
        if role == "active":
            given.roles[name] = "previous_active"
    given.stated["previous_active"] = given.stated.pop("active")
    given.roles[place] = "active"
    if token.stated is not None:
        given.stated["active"] = token.stated


def _turn_first_into_previous(
    tokens: Sequence[Token], beside: Sequence[_Beside], given: Given
) -> None:
    """Take "70 persen menjadi 75 persen" for the percent before and after."""
    if "pct" not in given.contradictions or "previous_pct" in given.stated:
        return
    held = given.stated["pct"]
    for place, token in enumerate(tokens):
        is_after = _TO.search(beside[place].before) and place in given.rivals
        if is_after and token.stated and token.unit == PERCENT:
            first = next(n for n, role in given.roles.items() if role == "pct")
            given.roles[first] = "previous_pct"
            given.roles[place] = "pct"
            given.stated |= {"previous_pct": held, "pct": token.stated}
            given.rivals.discard(place)
            texts = given.contradictions.pop("pct")
            rest = [text for text in texts if text not in (held.text, token.text)]
            if rest:
                given.contradictions["pct"] = [token.text, *rest]
            return


def _share_of_target(
    tokens: Sequence[Token], beside: Sequence[_Beside], given: Given
) -> None:
    """See whether the words call the percent a share of a target."""
    for place, role in given.roles.items():
        if role == "pct" and tokens[place].unit == PERCENT:
            words = beside[place]
            given.is_achievement = bool(
                words.is_of_target or _REACHED.search(words.before)
            )


def _is_due(text: str, one: Dated, tokens: Sequence[Token], given: Given) -> bool:
    """Return whether a date belongs to the target: "target 61 % in 2026"."""
    for place, role in given.roles.items():
        between = text[tokens[place].end : one.start]
        is_close = 0 <= one.start - tokens[place].end <= _TARGET_YEAR
        if role == "target_pct" and is_close and not re.search(r"[.;(]", between):
            return True
    lead = text[max(0, one.start - _TARGET_YEAR) : one.start]
    return bool(re.search(r"\btarget\w*\s+(?:\w+\s+)?$", lead, re.IGNORECASE))
