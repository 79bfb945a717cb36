"""Numbers that stand in words or need more than digits: ``sejuta``, ``setahun``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cakupan.claims.quantities import MONTHS, PERCENT, PERSONS

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "dua belas": 12,
    "dua puluh empat": 24, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip
_COUNTED = "|".join(sorted(_ONES, key=len, reverse=True))
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
    rf"(?:{'|'.join(_ONES)})\s+(?:dari|in|of|out of)\s+(?:every\s+)?"
    rf"(?:{'|'.join(_ONES)}))\b",
    re.IGNORECASE,
)
_HALF = re.compile(rf"\b(?:setengah|half a)\s+(?={_SCALE})", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b({_COUNTED})\s+(?=(?:{_SCALE}|bulan|tahun|months?|years?)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Spelled:
    """A number in words.

    Attributes:
        start: its place in the text.
        end: the place behind it.
        digits: as a numeral.
        scale: of the word, as 1000000 in ``sejuta``.
        unit: of the word; None where the words behind tell.
    """

    start: int
    end: int
    digits: str
    scale: int = 1
    unit: str | None = None


def find_spelled(text: str) -> list[Spelled]:
    """Return the numbers in words, in the order of the text.

    >>> [(one.digits, one.scale) for one in find_spelled("sejuta atau enam bulan")]
    [('1', 1000000), ('6', 1)]
    """
    found = [
        Spelled(match.start(), match.end(), *_WHOLE[match.group().lower()])
        for match in _WORD.finditer(text)
        if not _A_RATE.search(text[: match.start()])
    ]
    found += [
        Spelled(match.start(), match.end(1), str(_ONES[match[1].lower()]))
        for match in _COUNT.finditer(text)
    ]
    found += [
        Spelled(match.start(), match.end() - 1, "0.5") for match in _HALF.finditer(text)
    ]
    found += [
        Spelled(match.start(), match.end(), "") for match in _RATIO.finditer(text)
    ]
    return sorted(found, key=lambda one: one.start)
