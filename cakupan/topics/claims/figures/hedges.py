"""How exactly a number is meant: ``sekitar``, ``lebih dari``, ``hampir``, ``70-an``.

A hedge moves the ends that a number leaves; the number itself stays as it was said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from cakupan.topics.claims.figures.quantities import MONTHS, PERSONS, RUPIAH, Stated

Ends = tuple[Fraction, Fraction]

ABOUT = "about"
AT_LEAST = "at_least"
AT_MOST = "at_most"
BELOW = "below"
DECADE = "decade"
# Behind "hampir" a number may be a tenth lower.
_SHORT_OF = Fraction(1, 10)
_HUNDREDTH = Fraction(1, 100)
_NOT = r"(?<!tak )(?<!tidak )"
_END = r"\s*(?:Rp\.?\s*)?$"
_FORMS = (
    (
        AT_LEAST,
        re.compile(
            rf"(?:\b(?:{_NOT}lebih dari|lebih besar dari|di atas|sedikitnya|setidaknya|"
            r"paling sedikit|paling tidak|minimal|(?:tak|tidak) kurang dari|"
            r"(?<!no )(?<!not )more than|(?:no|not) (?:less|fewer) than|over|"
            rf"above|at least)|>=?|≥){_END}",
            re.IGNORECASE,
        ),
    ),
    (
        BELOW,
        re.compile(
            rf"(?:\b(?:{_NOT}kurang dari|di bawah|paling banyak|paling tinggi|maksimal|"
            r"(?:belum|tidak|tak) (?:sampai|mencapai|genap)|(?:tak|tidak) lebih dari|"
            r"(?<!no )(?<!not )(?:less|fewer) than|(?:no|not) more than|under|below|"
            rf"at most|up to)|<=?|≤){_END}",
            re.IGNORECASE,
        ),
    ),
    (
        AT_MOST,
        re.compile(
            rf"\b(?:hampir|nyaris|mendekati|almost|nearly|close to){_END}",
            re.IGNORECASE,
        ),
    ),
    (
        ABOUT,
        re.compile(
            r"(?:\b(?:sekitar|kira-kira|kurang lebih|lebih kurang|sekira|kisaran|"
            rf"about|around|some|roughly|approximately)|±|~|≈|\+/-){_END}",
            re.IGNORECASE,
        ),
    ),
)
DECADE_BEHIND = re.compile(r"-?an\b", re.IGNORECASE)
# "50 persen lebih", and no comparison: "lebih tinggi dari".
MORE_BEHIND = re.compile(
    r"\s*lebih\b(?!\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit|dari|baik))",
    re.IGNORECASE,
)


def hedge_before(text: str) -> str | None:
    """Return how the words right before a number hedge it.

    >>> hedge_before("sudah lebih dari "), hedge_before("Baru sekitar Rp")
    ('at_least', 'about')
    """
    return next((name for name, form in _FORMS if form.search(text)), None)


def hedged(stated: Stated, hedge: str | None) -> Stated:
    """Return a number with the ends that its hedge leaves.

    ``70-an`` is 70 to below 80; ``lebih dari 600 ribu`` reaches to 700 thousand.
    """
    if hedge is None or stated.unit == MONTHS or stated.is_range:
        return stated
    value, half = stated.low, stated.step / 2
    unit = last_digit(value)
    if hedge == DECADE:
        smallest = Fraction(1) if stated.unit in (PERSONS, RUPIAH) else _HUNDREDTH
        below = value + unit - smallest
        return replace(stated, ends=(value, below), hedge=hedge)
    if hedge == AT_LEAST:
        return replace(stated, ends=(value - half, value + unit), hedge=hedge)
    if hedge == BELOW:
        return replace(stated, ends=(Fraction(0), value + half), hedge=hedge)
    if hedge == AT_MOST:
        lowest = value - max(unit, value * _SHORT_OF)
        return replace(
            stated, ends=(max(Fraction(0), lowest), value + half), hedge=hedge
        )
    return replace(stated, ends=(value - stated.step, value + stated.step), hedge=hedge)


def of_both(low: Stated, high: Stated, hedge: str | None) -> Ends | None:
    """Return the ends of a hedged range: what the hedge leaves of both its ends.

    ``sekitar 30-35 persen`` is 29 to 36, never less than the 30 to 35 it names.
    """
    if hedge is None or low.unit == MONTHS:
        return None
    first, last = (replace(one, ends=None, hedge=None) for one in (low, high))
    below, above = hedged(first, hedge).interval, hedged(last, hedge).interval
    return below.low, above.high


def last_digit(value: Fraction) -> Fraction:
    """Return the unit of the last digit that is not zero.

    >>> last_digit(Fraction(600_000)), last_digit(Fraction("61.5"))
    (Fraction(100000, 1), Fraction(1, 10))
    """
    if not value:
        return Fraction(1)
    unit = Fraction(1)
    while (value / unit).denominator != 1:
        unit /= 10
    while (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit
