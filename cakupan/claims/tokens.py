"""The numbers of a sentence with their units, dates and ordinals left aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cakupan.claims import numerals
from cakupan.claims.dates import Dated, find_dates
from cakupan.claims.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Stated,
)

_MONEY_BEFORE = re.compile(r"(?:Rp|IDR|rupiah)\.?\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*rupiah\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s*([A-Za-z]+)")
_PERCENT_AFTER = re.compile(r"\s*(?:%|persen\b|per ?cent\b|pct\b)", re.IGNORECASE)
_POINTS_AFTER = re.compile(
    r"\s*(?:%|persen\b)?\s*(?:poin(?:ts?)?(?: persen(?:tase)?)?\b|percentage points?\b"
    r"|pp\b)",
    re.IGNORECASE,
)
_MONTHS_AFTER = re.compile(r"\s*(?:bulan|months?)\b", re.IGNORECASE)
_YEARS_AFTER = re.compile(r"\s*(?:tahun|years?)\b", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"(?:selama|for|masa)\s*$", re.IGNORECASE)
# A number that counts or names something else.
_ASIDE_AFTER = re.compile(
    r"\s*(?:provinsi|kabupaten|kab\b|kota\b|kecamatan|desa|kelurahan|perusahaan|"
    r"regenc|provinces?|villages|cities|companies|hari\b|days?\b|jam\b|kasus|cases|"
    r"tahun|years?\b|kali\b|times\b|WIB|WITA|WIT\b|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_ASIDE_BEFORE = re.compile(
    r"(?:nomor|no\.?|pasal|ayat|ke-|peringkat|rank(?:ed)?|urutan|juara|"
    r"(?:PP|UU|Inpres|Perpres|Permen\w*|Pergub|Perda|Perbup|Perwali|SE)\.?)\s*$|/$",
    re.IGNORECASE,
)
_ASIDE_BEHIND = re.compile(r"/[0-9]|\s+(?:tahun|of)\s+(?:19|20)[0-9]{2}\b")
_RANGE = re.compile(r"\s*(?:[-–—]|sampai|hingga|s\.?d\.?)\s*", re.IGNORECASE)
_SHARED = re.compile(r"\s*(?:dari|of|out of|dan|and|menjadi|to|/)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """A number of a sentence.

    Attributes:
        start: its place in the text.
        end: the place behind its unit.
        text: as written, with scale and unit.
        stated: what it says; None where it can be read in two ways.
        unit: of a stated number.
        choices: the two readings of an open number, as they can be typed.
        is_shared: its scale word stands behind the next number.
    """

    start: int
    end: int
    text: str
    stated: Stated | None
    unit: str
    choices: tuple[str, ...] = ()
    is_shared: bool = False


@dataclass(frozen=True)
class _Raw:
    """A number with the words around it."""

    start: int
    end: int
    digits: str
    scale: int
    unit: str
    factor: int = 1
    word: str = ""


def find_tokens(text: str) -> tuple[list[Token], list[Dated]]:
    """Return the numbers of a text that count or share something, and its dates."""
    dates = [
        one
        for one in find_dates(text)
        if not _is_count_of_something(text, one.start, one.end)
    ]
    raws = [
        raw
        for match in numerals.NUMBER.finditer(text)
        if not any(one.start <= match.start() < one.end for one in dates)
        and (raw := _raw(text, match)) is not None
    ]
    return _joined(text, raws, numerals.style_of_text(text)), dates


def _is_count_of_something(text: str, start: int, end: int) -> bool:
    """Return whether a year is none: ``Rp2023``, ``2000 orang``, ``2023 persen``."""
    if not text[start:end].isdigit():
        return False
    behind = text[end : end + 12]
    return bool(
        _MONEY_BEFORE.search(text[max(0, start - 8) : start])
        or _PERCENT_AFTER.match(behind)
        or re.match(r"\s*(?:orang|jiwa|pekerja|peserta|workers|people)\b", behind)
    )


def _raw(text: str, match: re.Match[str]) -> _Raw | None:
    start, end = match.span()
    before, behind = text[max(0, start - 24) : start], text[end : end + 40]
    if _ASIDE_BEFORE.search(before) or _ASIDE_BEHIND.match(behind):
        return None
    is_money = bool(_MONEY_BEFORE.search(before))
    word = _WORD_AFTER.match(behind)
    scale = numerals.scale_of(word[1], is_money=is_money) if word else 1
    scaled = word[1] if word and scale > 1 else ""
    if word and scaled:
        end += word.end()
        behind = text[end : end + 40]
    if is_money:
        return _Raw(start, end, match.group(), scale, RUPIAH, word=scaled)
    for unit, form in (
        (POINTS, _POINTS_AFTER),
        (PERCENT, _PERCENT_AFTER),
        (MONTHS, _MONTHS_AFTER),
        (RUPIAH, _MONEY_AFTER),
    ):
        after = form.match(behind)
        if after:
            return _Raw(
                start, end + after.end(), match.group(), scale, unit, word=scaled
            )
    years = _YEARS_AFTER.match(behind)
    if years and _SPAN_BEFORE.search(before):
        return _Raw(start, end + years.end(), match.group(), scale, MONTHS, 12)
    if scale == 1 and _ASIDE_AFTER.match(behind):
        return None
    return _Raw(start, end, match.group(), scale, PERSONS, word=scaled)


def _joined(text: str, raws: Sequence[_Raw], style: str | None) -> list[Token]:
    """Return tokens; ranges are one, and a first number may share the second's unit."""
    found: list[Token] = []
    place = 0
    while place < len(raws):
        raw = raws[place]
        following = raws[place + 1] if place + 1 < len(raws) else None
        between = text[raw.end : following.start] if following else ""
        if following and _RANGE.fullmatch(between) and _may_share(raw, following):
            found.append(_range(text, raw, following, style))
            place += 2
            continue
        is_shared = bool(
            following
            and _SHARED.fullmatch(between)
            and _may_share(raw, following)
            and following.scale > 1
            and len(raw.digits) < 6
        )
        if following and is_shared:
            raw = replace(
                raw, scale=following.scale, unit=following.unit, word=following.word
            )
        found.append(replace(_token(text, raw, style), is_shared=is_shared))
        place += 1
    return found


def _may_share(first: _Raw, second: _Raw) -> bool:
    """Return whether a number without unit may stand for the next one's."""
    return first.scale == 1 and first.unit in (PERSONS, second.unit)


def _token(text: str, raw: _Raw, style: str | None) -> Token:
    is_share = raw.unit in (PERCENT, POINTS)
    read = numerals.read_numeral(
        raw.digits, style, scale=raw.scale, is_percent=is_share
    )
    written = text[raw.start : raw.end]
    if read is None:
        return Token(raw.start, raw.end, written, None, raw.unit)
    if read.value is None:
        choices = tuple(
            numerals.write_choice(value, read.digits) for value in read.choices
        )
        return Token(raw.start, raw.end, written, None, raw.unit, choices)
    value = read.value * raw.factor
    step = Fraction(1) if raw.unit == MONTHS else read.step
    stated = Stated(value, value, step, raw.unit, written)
    return Token(raw.start, raw.end, written, stated, raw.unit)


def _range(text: str, first: _Raw, second: _Raw, style: str | None) -> Token:
    """Return ``4-5 bulan`` or ``65 sampai 68 persen`` as one number with two ends."""
    shared = replace(first, scale=second.scale, unit=second.unit, factor=second.factor)
    low, high = _token(text, shared, style), _token(text, second, style)
    written = text[first.start : second.end]
    whole = Token(first.start, second.end, written, None, second.unit)
    if low.stated is None or high.stated is None or low.stated.low > high.stated.high:
        return replace(whole, choices=low.choices or high.choices)
    stated = replace(low.stated, high=high.stated.high, text=written)
    return replace(whole, stated=stated)
