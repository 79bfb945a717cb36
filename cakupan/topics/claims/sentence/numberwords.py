"""Numbers that stand in words or need more than digits: ``sejuta``, ``setahun``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cakupan.data.nouns import PEOPLE
from cakupan.topics.claims.figures.quantities import MONTHS, PERCENT, PERSONS

_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
    "tujuh": 7, "delapan": 8, "sembilan": 9, "zero": 0, "one": 1, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "sepuluh": 10, "sebelas": 11, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip
_ONE_OF = {"seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9}
_HUNDREDS = ("ratus", "hundred")
_POINT = ("koma", "point")
_PARTS = ("belas", "puluh", "seratus", *_HUNDREDS, *_POINT)
_WORDS = sorted({*_UNITS, *_TEENS, *_TENS, *_SCALES, *_ONE_OF, *_PARTS}, key=len)
_NUMBER_WORD = "|".join(reversed(_WORDS))
# "a hundred", "one hundred and twenty"; "forty and fifty" are two numbers.
_A = r"a\s+(?=hundred|thousand|million|billion)"
_AND = r"(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and)?"
_RUN = re.compile(
    rf"(?<![\w-])(?:{_A})?(?:{_NUMBER_WORD})(?:{_AND}(?:\s+|-)(?:{_NUMBER_WORD}))*"
    r"(?:\s+(?:setengah|and a half))?(?![\w-])",
    re.IGNORECASE,
)
_ONE_DIGIT = "|".join(_UNITS)
# "25 koma 5", "dua puluh lima koma 5": digits on one side of the point at least.
_POINT_SAID = re.compile(
    r"(?:(?:(?<=rp)|(?<=rp\s)|(?<![\w.,]))"
    r"(?P<digits>[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)|"
    rf"(?<![\w-])(?P<words>(?:{_NUMBER_WORD})(?:(?:\s+|-)(?:{_NUMBER_WORD}))*?))"
    rf"\s+(?:{'|'.join(_POINT)})\s+"
    rf"(?P<part>[0-9]+(?:\s[0-9])*|(?:{_ONE_DIGIT})(?:\s+(?:{_ONE_DIGIT}))*)"
    r"(?![\w.,-]*[0-9])(?![\w-])",
    re.IGNORECASE,
)
# Behind these words a number in words is one that counts or shares something.
_COUNTS = re.compile(
    r"\s*(?:persen\w*|per ?cent|poin|points?|percentage|bulan|tahun|months?|years?)\b|"
    r"\s*%",
    re.IGNORECASE,
)
_PEOPLE = re.compile(rf"\s*(?:{PEOPLE}|tenaga|rupiah)\b", re.IGNORECASE)
_ONE_WORD = re.compile(r"[^\W_]+")
_TO_NEXT = re.compile(
    r"\s*(?:sampai|hingga|to|-|dan|and|dari|of|out of|menjadi|ke)\s*", re.IGNORECASE
)
# Fewer people than this in words are no claim: "dua pekerja".
_FEWEST = 20
# A number in words may be a year up to here.
_NO_YEAR = 10_000
_ONES = "|".join(
    word for word in (*_UNITS, "sepuluh", "ten") if word not in ("nol", "zero")
)
_SCALE = r"ribu|juta|miliar|milyar|triliun|thousand|million|billion"
# What one word says: digits, the scale behind them, the unit.
_WHOLE = {
    "seribu": ("1", 10**3, PERSONS),
    "sejuta": ("1", 10**6, PERSONS),
    "semiliar": ("1", 10**9, PERSONS),
    "setahun": ("12", 1, MONTHS),
    "sebulan": ("1", 1, MONTHS),
    "setengah tahun": ("6", 1, MONTHS),
    "for a year": ("12", 1, MONTHS),
    "for a full year": ("12", 1, MONTHS),
    "for a whole year": ("12", 1, MONTHS),
    "half a year": ("6", 1, MONTHS),
    "separuh": ("50", 1, PERCENT),
    "half of": ("50", 1, PERCENT),
}
_WORD = re.compile(rf"\b(?:{'|'.join(_WHOLE)})\b(?!-)", re.IGNORECASE)
# "per bulan", "sebulan" behind money is a rate and no length of time.
_A_RATE = re.compile(
    r"(?:Rp\s?[0-9][0-9.,]*(?:\s+(?:ribu|rb))?(?:\s+per\s+orang)?)\s*$", re.IGNORECASE
)
# Shares in words, whose number is not certain: asked.
_RATIO = re.compile(
    r"\b(?:sepertiga|seperempat|seperlima|(?:dua|tiga|empat) per(?:tiga|empat|lima)|"
    r"a third|a quarter|two[- ]thirds|three[- ]quarters|"
    rf"(?:{_ONES})\s+(?:dari|in|of|out of)\s+(?:every\s+)?(?:{_ONES}))\b"
    rf"(?!\s+(?:belas|puluh|ratus|{_SCALE}|persen|percent|pekerja \w+ ratus))",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b(?:setengah|half a)\s+(?={_SCALE}|persen|per ?cent)", re.IGNORECASE
)


@dataclass(frozen=True)
class SpelledNumber:
    """A number in words.

    Attributes:
        start: its place in the text.
        end: the place behind it.
        digits: as a numeral.
        scale: of the word, as 1000000 in ``sejuta``.
        unit: of the word; None where the words behind tell.
        has_point: the digits have a decimal point, and no point groups thousands.
    """

    start: int
    end: int
    digits: str
    scale: int = 1
    unit: str | None = None
    has_point: bool = False


def find_spelled(text: str) -> list[SpelledNumber]:
    """Return the numbers in words, in the order of the text.

    >>> [(one.digits, one.scale) for one in find_spelled("sejuta atau enam bulan")]
    [('1', 1000000), ('6', 1)]
    """
    ratios = [
        SpelledNumber(match.start(), match.end(), "") for match in _RATIO.finditer(text)
    ]
    pointed = _apart(_said_points(text), ratios)
    numbers = [*ratios, *pointed, *_apart(_runs(text), [*ratios, *pointed])]
    others = [
        SpelledNumber(match.start(), match.end(), *_WHOLE[match.group().lower()])
        for match in _WORD.finditer(text)
        if not _A_RATE.search(text[: match.start()])
    ]
    others += [
        SpelledNumber(match.start(), match.end() - 1, "0.5")
        for match in _HALF.finditer(text)
    ]
    return sorted([*numbers, *_apart(others, numbers)], key=lambda one: one.start)


def _said_points(text: str) -> list[SpelledNumber]:
    """Return numbers whose decimal point is a word, with digits beside it.

    >>> [one.digits for one in _said_points("25 koma 5 persen, nol koma 25")]
    ['25.5', '0.25']
    """
    numbers = []
    for match in _POINT_SAID.finditer(text):
        if match["digits"]:
            whole = re.sub(r"[.,]", "", match["digits"])
        else:
            value = _whole(re.findall(r"[a-z]+", match["words"].lower()))
            whole = "" if value is None else str(value)
        part = "".join(
            word if word.isdigit() else str(_UNITS[word])
            for word in match["part"].lower().split()
        )
        is_said_in_digits = match["digits"] or match["part"][0].isdigit()
        if whole and is_said_in_digits:
            digits = f"{whole}.{part}"
            numbers.append(
                SpelledNumber(match.start(), match.end(), digits, has_point=True)
            )
    return numbers


def _apart(
    numbers: list[SpelledNumber], others: list[SpelledNumber]
) -> list[SpelledNumber]:
    """Return the numbers that lie inside none of others."""
    return [
        number
        for number in numbers
        if not any(
            number.start < other.end and other.start < number.end for other in others
        )
    ]


def _runs(text: str) -> list[SpelledNumber]:
    """Return numbers of several words, where what follows says that they count."""
    numbers: list[SpelledNumber] = []
    following: SpelledNumber | None = None
    for match in reversed(list(_RUN.finditer(text))):
        places = list(_ONE_WORD.finditer(text, match.start(), match.end()))
        words = [place.group().lower() for place in places]
        if len(words) == 1 and (words[0] in _ONE_OF or words[0] in _SCALES):
            continue
        numeral = _read_run(words)
        if numeral is None:
            continue
        digits, length = numeral
        end = places[length - 1].end()
        number = SpelledNumber(match.start(), end, digits, has_point="." in digits)
        if _is_count(text, number, following):
            numbers.append(number)
            following = number
    return numbers


def _is_count(
    text: str, number: SpelledNumber, following: SpelledNumber | None
) -> bool:
    """Return whether a number in words counts or shares something."""
    behind = text[number.end :]
    scale = re.match(rf"\s*(?:{_SCALE})\b", behind, re.IGNORECASE)
    if scale or _COUNTS.match(behind):
        return True
    value = float(number.digits.replace(",", "."))
    if value >= _NO_YEAR or (value >= _FEWEST and _PEOPLE.match(behind)):
        return True
    between = text[number.end : following.start] if following else ""
    return bool(following and _TO_NEXT.fullmatch(between))


def _read_run(words: list[str]) -> tuple[str, int] | None:
    """Return the numeral of a run of number words; None for words that make none.

    A scale word at the end stays outside, as behind digits: the number's second part
    is how many of the words were read, 0 for all.

    >>> _read_run("dua puluh lima".split()), _read_run("dua ratus ribu".split())
    (('25', 0), ('200', 2))
    >>> _read_run("forty five point two".split()), _read_run(["puluh"])
    (('45.2', 0), None)
    """
    half = 0
    if words[-1] in ("setengah", "half"):
        half = 1 if words[-1] == "setengah" else 3
        whole = _whole(words[:-half])
        return None if whole is None else (f"{whole}.5", 0)
    last = words[-1] in _SCALES
    if last and not any(word in _SCALES or word in _ONE_OF for word in words[:-1]):
        read = _read_run(words[:-1]) if len(words) > 1 else None
        return None if read is None else (read[0], len(words) - 1)
    for point in _POINT:
        if point in words:
            at = words.index(point)
            whole = _whole(words[:at])
            digits = [_UNITS.get(word) for word in words[at + 1 :]]
            if whole is None or not digits or any(one is None for one in digits):
                return None
            return f"{whole}.{''.join(map(str, digits))}", 0
    whole = _whole(words)
    return None if whole is None else (str(whole), 0)


def _whole(words: list[str]) -> int | None:
    """Return a whole number in words; None for words that make none."""
    total, part, last = 0, 0, 0
    for word in words:
        if word == "and" or (word == "a" and not total + part):
            last = 1 if word == "a" else last
            part = 1 if word == "a" else part
            continue
        if word in _ONE_OF:
            total, part, last = total + _ONE_OF[word], 0, 0
        elif word in _SCALES:
            if not part:
                return None
            total, part, last = total + part * _SCALES[word], 0, 0
        else:
            part_and_last = _add(part, last, word)
            if part_and_last is None:
                return None
            part, last = part_and_last
    return total + part if words else None


def _add(part: int, last: int, word: str) -> tuple[int, int] | None:
    """Return a number below a thousand after one more word, and what it may multiply.

    Args:
        part: the number so far.
        last: its last ones, which "puluh", "belas", "ratus" multiply.
        word: the next word.
    """
    if word == "seratus" and not part:
        return 100, 0
    if word in _HUNDREDS:
        return (last * 100, 0) if last and part == last else None
    if word in ("puluh", "belas"):
        added = last * 10 if word == "puluh" else last + 10
        return (part - last + added, 0) if last and part % 100 == last else None
    if word in _UNITS:
        is_free = part % 10 == 0 and part % 100 != 10 and not last
        return (part + _UNITS[word], _UNITS[word]) if is_free else None
    value = _TEENS.get(word) or _TENS.get(word)
    is_round = part % 100 == 0 and not last
    return (part + value, 0) if value and is_round else None
