"""The numbers of a sentence with their units; dates and ordinals are none of them.

A number that counts something else than workers, as firms or cases, is kept as
``is_aside``: it enters no claim, and the reader is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cakupan.data.nouns import FIRMS, LAWS, MONEY, PEOPLE, SHORT_LAWS
from cakupan.topics.claims.figures import hedges, numerals
from cakupan.topics.claims.figures.dates import (
    DAY_ALONE,
    DatedText,
    find_dates,
    find_month_spans,
)
from cakupan.topics.claims.figures.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Stated,
)
from cakupan.topics.claims.sentence.numberwords import find_spelled

_MONEY_BEFORE = re.compile(rf"(?:{MONEY}|rupiah\.?)\s*$", re.IGNORECASE)
_MONEY_AFTER = re.compile(r"\s*rupiah\b", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s*([A-Za-z]+)")
_PERCENT_AFTER = re.compile(
    r"\s*(?:%|persen(?:nya|an)?\b|per ?cent\b|pct\b)(?:-?nya\b)?", re.IGNORECASE
)
_POINTS_AFTER = re.compile(
    r"\s*(?:%|persen\b)?\s*(?:poin(?:ts?)?(?: persen(?:tase)?)?\b|percentage points?\b"
    r"|pp\b)",
    re.IGNORECASE,
)
_MONTHS_AFTER = re.compile(r"\s*-?(?:bulan|months?)\b", re.IGNORECASE)
_YEARS_AFTER = re.compile(r"\s*(?:tahun|years?)\b", re.IGNORECASE)
_SPAN_BEFORE = re.compile(
    r"(?:selama|for|masa|untuk|(?:ter|di|per)lindung(?:i|an)|terdaftar|didaftarkan|"
    r"terproteksi|tercover|kepesertaan|protected|covered|enrolled|insured)\s*$",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(rf"\s*{PEOPLE}\b", re.IGNORECASE)
# What may be counted in the same breath as workers, and is none.
_ASIDE_AFTER = re.compile(
    r"\s*(?:(?:active|registered|new|more|local)\s+)?(?:provinsi|kabupaten|kab\b|kota\b|"
    r"kecamatan|desa\b|kelurahan|perusahaan|badan usaha|badan hukum|pemberi kerja|"
    r"unit usaha|umkm|usaha\b|koperasi|kantor|cabang|sekolah|masjid|ponpes|proyek|"
    r"regenc|provinces?|villages|districts|cities|companies|firms|employers|businesses|"
    r"hari\b|days?\b|jam\b|kasus|cases|klaim|claims|kartu|cards|anak\b|children|"
    r"ahli waris|heirs|siswa|mahasiswa|students|penerima manfaat|beneficiar|program\b|"
    r"programs?\b|programmes?\b|unit\b|hektare|hektar|ha\b|km\b|ton\b|kali\b|times\b|"
    r"kepala keluarga|kk\b|households|tahun|years?\b|wib\b|wita\b|wit\b|"
    r"(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
_ASIDE_BEFORE = re.compile(
    r"\b(?:nomor|no\.?|pasal|ayat|ke-|peringkat|rank(?:ed)?|urutan|juara|usia|umur|"
    r"berusia|aged?|pukul|jam|halaman|bab|jilid|covid-|"
    rf"(?:{SHORT_LAWS}|SE)\.?)\s*$|(?<![0-9.,])[0-9]{{1,4}}/$",
    re.IGNORECASE,
)
# "perusahaan terdaftar 2.310": the firms stand before their number.
_FIRMS_BEFORE = re.compile(
    rf"\b{FIRMS}\b"
    r"(?:\s+(?!dengan\b|yang\b|dan\b|with\b|and\b)\w+){0,4}\s*$",
    re.IGNORECASE,
)
_ASIDE_BEHIND = re.compile(
    r"/[0-9]{1,4}(?![0-9.,]*[0-9])|\s+(?:tahun|of)\s+(?:19|20)[0-9]{2}\b"
)
# "Perpres 109 Tahun 2013", "Inpres 2/2021": the year of a law is not the claim's.
_OF_LAW = re.compile(
    rf"\b(?:{LAWS}|SE|Surat Edaran|Law|Regulation|Instruction|Decree)\b"
    r"[^.,;0-9]{0,40}[0-9]{1,4}\s*(?:/|Tahun|of)\s*$",
    re.IGNORECASE,
)
# A bare year is one where a word of time stands before it, whatever follows.
_TIME_BEFORE = re.compile(
    r"\b(?:pada|tahun|di|per|sejak|hingga|sampai|akhir|awal|selama|januari|februari|"
    r"maret|april|mei|juni|juli|agustus|september|oktober|november|desember|in|by|"
    r"since|until|of)\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|sampai|hingga|s\.?d\.?|to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:antara|between)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:dari|from)\s*$", re.IGNORECASE)
_YEAR_LIKE = re.compile(r"20[1-4][0-9]")
_BETWEEN_AND = re.compile(r"\s*(?:dan|and)\s*", re.IGNORECASE)
_BECAME = re.compile(r"\s*(?:menjadi|ke|to)\s*", re.IGNORECASE)
_SHARED = re.compile(r"\s*(?:dari|of|out of|dan|and|menjadi|to|/)\s*", re.IGNORECASE)
# Nobody states so few workers; they are a ratio.
_FEWEST = 20
# "25, 5 persen": one number with a blank in it, or two.
_TORN = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:\s+[.,]\s*|\s*[.,]\s+)[0-9]{1,2}"
    r"(?=\s*(?:%|persen|per ?cent|poin|juta|miliar|milyar|million|billion))",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?<![0-9/.,(])[1-9]/[2-9](?![0-9/])")


@dataclass(frozen=True)
class NumberToken:
    """A number of a sentence.

    Attributes:
        start: its place in the text.
        end: the place behind its unit.
        text: as written, with scale and unit.
        stated: what it says; None where it can be read in two ways.
        unit: of a stated number.
        choices: the two readings of an open number, as they can be typed.
        is_shared: its scale word stands behind the next number.
        is_aside: it counts or names something else than a claim is about.
        is_ordinal: it counts nothing: a rank, an article, an age.
    """

    start: int
    end: int
    text: str
    stated: Stated | None
    unit: str
    choices: tuple[str, ...] = ()
    is_shared: bool = False
    is_aside: bool = False
    is_ordinal: bool = False


@dataclass(frozen=True)
class _Raw:
    """A number with the words around it."""

    start: int
    end: int
    digits: str
    scale: int
    unit: str
    factor: int = 1
    hedge: str | None = None
    is_aside: bool = False
    is_ordinal: bool = False
    has_point: bool = False
    more: _Raw | None = None


@dataclass(frozen=True)
class _Digits:
    """Digits in a text, or the word that stands for them."""

    start: int
    end: int
    digits: str
    scale: int = 1
    unit: str | None = None
    has_point: bool = False


def find_tokens(text: str) -> tuple[list[NumberToken], list[DatedText]]:
    """Return the numbers of a text that count or share something, and its dates."""
    dates = [
        date
        for date in find_dates(text)
        if not _is_count_of_something(text, date.start, date.end)
    ]
    spans_of_dates = [(date.start, date.end) for date in dates]
    spans_of_dates += [(date.start(), date.end()) for date in DAY_ALONE.finditer(text)]
    raws = [
        _raw(text, digits)
        for digits in _digits(text)
        if not any(start <= digits.start < end for start, end in spans_of_dates)
    ]
    tokens = _joined(text, _added(text, raws), numerals.style_of_text(text))
    stated_dates = [date for date in dates if not _OF_LAW.search(text[: date.start])]
    numbers = sorted(
        [*tokens, *_stretched(text, tokens)], key=lambda token: token.start
    )
    return numbers, stated_dates


def _digits(text: str) -> list[_Digits]:
    """Return every number in digits or words; of ``1/3`` the whole."""
    numbers = [
        _Digits(one.start, one.end, one.digits, one.scale, one.unit, one.has_point)
        for one in find_spelled(text)
    ]
    numbers += [
        _Digits(match.start(), match.end(), "")
        for form in (_FRACTION, _TORN)
        for match in form.finditer(text)
    ]
    places = [(one.start, one.end) for one in numbers]
    numbers += [
        _Digits(match.start(), match.end(), match.group())
        for match in numerals.NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in places)
    ]
    return sorted(numbers, key=lambda one: one.start)


def _stretched(text: str, tokens: Sequence[NumberToken]) -> list[NumberToken]:
    """Return ``Oktober sampai Desember 2025`` as months, where money is spent."""
    units = {one.unit for one in tokens}
    if RUPIAH not in units or MONTHS in units:
        return []
    return [
        NumberToken(
            one.start,
            one.end,
            text[one.start : one.end],
            Stated(
                Fraction(one.months),
                Fraction(one.months),
                Fraction(1),
                MONTHS,
                text[one.start : one.end],
            ),
            MONTHS,
        )
        for one in find_month_spans(text)
    ]


def _is_count_of_something(text: str, start: int, end: int) -> bool:
    """Return whether a year is none: ``Rp2023``, ``2000 orang``, ``1962 ribu``."""
    if not text[start:end].isdigit():
        return False
    behind, before = text[end : end + 16], text[max(0, start - 16) : start]
    word = _WORD_AFTER.match(behind)
    if _MONEY_BEFORE.search(before) or _PERCENT_AFTER.match(behind):
        return True
    if word and numerals.scale_of(word[1]) > 1:
        return True
    return bool(_PEOPLE_AFTER.match(behind)) and not _TIME_BEFORE.search(before)


def _raw(text: str, number: _Digits) -> _Raw:
    start, end = number.start, number.end
    before, behind = text[max(0, start - 48) : start], text[end : end + 40]
    if _ASIDE_BEFORE.search(before) or (
        number.digits and _ASIDE_BEHIND.match(behind) and not number.unit
    ):
        return _Raw(
            start, end, number.digits, 1, PERSONS, is_aside=True, is_ordinal=True
        )
    hedge = hedges.hedge_before(before)
    decade = hedges.DECADE_BEHIND.match(behind)
    if decade:
        hedge, end = hedges.DECADE, end + decade.end()
        behind = text[end : end + 40]
    if number.unit in (MONTHS, PERCENT):
        return _more(text, _Raw(start, end, number.digits, 1, number.unit, hedge=hedge))
    is_money = bool(_MONEY_BEFORE.search(before))
    word = _WORD_AFTER.match(behind)
    scale = numerals.scale_of(word[1], is_money=is_money) if word else 1
    if word and scale == 1 and (about := re.fullmatch(r"(\w+)an", word[1])):
        scale = numerals.scale_of(about[1])
        hedge = hedges.ABOUT if scale > 1 and hedge is None else hedge
    if word and scale > 1:
        end += word.end()
        behind = text[end : end + 40]
    raw = _Raw(
        start, end, number.digits, scale * number.scale, PERSONS,
        hedge=hedge, has_point=number.has_point,
    )  # fmt: skip
    return _more(text, _with_unit(raw, before, behind, is_money=is_money))


def _more(text: str, raw: _Raw) -> _Raw:
    """Return a number with the "lebih" that stands behind it, if one does."""
    is_more = raw.hedge is None and hedges.MORE_BEHIND.match(text, raw.end)
    return replace(raw, hedge=hedges.AT_LEAST) if is_more else raw


def _with_unit(raw: _Raw, before: str, behind: str, *, is_money: bool) -> _Raw:
    """Return a number with the unit that the words beside it give."""
    if is_money:
        return replace(raw, unit=RUPIAH)
    for unit, form in (
        (POINTS, _POINTS_AFTER),
        (PERCENT, _PERCENT_AFTER),
        (MONTHS, _MONTHS_AFTER),
        (RUPIAH, _MONEY_AFTER),
    ):
        after = form.match(behind)
        if after:
            return replace(raw, end=raw.end + after.end(), unit=unit)
    years = _YEARS_AFTER.match(behind)
    if years and raw.scale == 1 and _SPAN_BEFORE.search(before):
        return replace(raw, end=raw.end + years.end(), unit=MONTHS, factor=12)
    aside = _ASIDE_AFTER.match(behind)
    if aside:
        return replace(raw, end=raw.end + aside.end(), is_aside=True)
    is_people = bool(_PEOPLE_AFTER.match(behind))
    return replace(raw, is_aside=bool(_FIRMS_BEFORE.search(before)) and not is_people)


def _added(text: str, raws: Sequence[_Raw]) -> list[_Raw]:
    """Return numbers with ``282 miliar 142 juta`` as one."""
    numbers: list[_Raw] = []
    for raw in raws:
        previous = numbers[-1] if numbers else None
        is_rest = (
            previous is not None
            and previous.scale > raw.scale > 1
            and previous.more is None
            and raw.unit in (PERSONS, previous.unit)
            and not text[previous.end : raw.start].strip()
        )
        if previous is not None and is_rest:
            numbers[-1] = replace(previous, more=raw, end=raw.end)
        else:
            numbers.append(raw)
    return numbers


def _joined(text: str, raws: Sequence[_Raw], style: str | None) -> list[NumberToken]:
    """Return tokens; ranges are one, and a first number may share the second's unit."""
    tokens: list[NumberToken] = []
    place = 0
    while place < len(raws):
        raw = raws[place]
        following = raws[place + 1] if place + 1 < len(raws) else None
        between = text[raw.end : following.start] if following else ""
        is_range = _RANGE.fullmatch(between) or (
            _BETWEEN.search(text[: raw.start]) and _BETWEEN_AND.fullmatch(between)
        )
        if following and is_range and _is_range(text, raw, following):
            tokens.append(_range(text, raw, following, style))
            place += 2
            continue
        is_shared = bool(
            following
            and _SHARED.fullmatch(between)
            and _may_share(raw, following)
            and following.scale > 1
            and len(raw.digits) < 6
        )
        is_shared = is_shared or bool(
            following
            and _BECAME.fullmatch(between)
            and _is_percent_before(text, raw, following)
        )
        if following and is_shared:
            raw = replace(raw, scale=following.scale, unit=following.unit)
        tokens.append(replace(_token(text, raw, style), is_shared=is_shared))
        place += 1
    return tokens


def _is_range(text: str, first: _Raw, second: _Raw) -> bool:
    """Return whether two numbers are ends; "dari 40 ke 55" is before and after."""
    is_move = _FROM.search(text[: first.start]) and second.unit != MONTHS
    return _may_share(first, second) and not is_move


def _is_percent_before(text: str, first: _Raw, second: _Raw) -> bool:
    """Return whether the first of "dari 38 menjadi 42 persen" is a percent too."""
    is_move = _FROM.search(text[: first.start]) and second.unit == PERCENT
    return bool(is_move) and first.unit == PERSONS and _may_share(first, second)


def _may_share(first: _Raw, second: _Raw) -> bool:
    """Return whether a number without unit may stand for the next one's."""
    is_bare = not (first.is_aside or second.is_aside)
    return is_bare and first.scale == 1 and first.unit in (PERSONS, second.unit)


def _token(text: str, raw: _Raw, style: str | None) -> NumberToken:
    is_share = raw.unit in (PERCENT, POINTS)
    written = text[raw.start : raw.end]
    bare = NumberToken(
        raw.start, raw.end, written, None, raw.unit,
        is_aside=raw.is_aside, is_ordinal=raw.is_ordinal,
    )  # fmt: skip
    read = None
    if raw.has_point:
        read = numerals.read_decimal(raw.digits, scale=raw.scale)
    elif raw.digits and not _may_be_year(raw):
        read = numerals.read_numeral(
            raw.digits, style, scale=raw.scale, is_percent=is_share
        )
    if read is None:
        return bare
    if read.value is None:
        choices = tuple(
            numerals.write_choice(value, read.digits) for value in read.choices
        )
        return replace(bare, choices=choices)
    value, step = read.value * raw.factor, read.step
    if raw.more is not None:
        rest = _token(text, raw.more, style).stated
        if rest is None or rest.value >= raw.scale:
            return bare
        value, step = value + rest.value, rest.step
    if raw.unit == PERSONS and (value.denominator != 1 or value < _FEWEST):
        return bare  # a part of a person, or "3 dari 10": what it counts is asked
    is_in_full = raw.unit == RUPIAH and raw.scale == 1
    if raw.unit == MONTHS or is_in_full:
        step = Fraction(1)  # money in full is printed to the rupiah
    stated = hedges.hedged(Stated(value, value, step, raw.unit, written), raw.hedge)
    return replace(bare, stated=stated)


def _may_be_year(raw: _Raw) -> bool:
    """Return whether a count may be a year: "2025 pekerja terlindungi"."""
    is_bare = raw.scale == 1 and raw.unit == PERSONS
    return is_bare and bool(_YEAR_LIKE.fullmatch(raw.digits))


def _range(text: str, first: _Raw, second: _Raw, style: str | None) -> NumberToken:
    """Return ``4-5 bulan`` or ``65 sampai 68 persen`` as one number with two ends."""
    shared = replace(first, scale=second.scale, unit=second.unit, factor=second.factor)
    low, high = _token(text, shared, style), _token(text, second, style)
    written = text[first.start : second.end]
    whole = NumberToken(first.start, second.end, written, None, second.unit)
    if low.stated is None or high.stated is None or low.stated.low > high.stated.high:
        return replace(whole, choices=low.choices or high.choices)
    ends = hedges.of_both(low.stated, high.stated, first.hedge)
    stated = replace(low.stated, high=high.stated.high, ends=ends, text=written)
    return replace(whole, stated=stated)
