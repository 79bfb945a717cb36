"""Numbers in text, with Indonesian or English separators, and their scale words.

Points group thousands in Indonesian and start the decimals in English; a comma does
the reverse. One separator before exactly three digits may be either: then the other
numbers of the text decide, and if they cannot, the reader is asked.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from cakupan.topics.claims.figures.quantities import count_step

INDONESIAN = "id"
ENGLISH = "en"

SCALES = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 10**3),
    **dict.fromkeys(("juta", "jt", "million", "mn"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "billion", "bn"), 10**9),
    **dict.fromkeys(("triliun", "trilyun", "trillion", "tn"), 10**12),
}
# "Rp4 M" is four billion in Indonesian (miliar), not four million.
MONEY_SCALES = {"m": 10**9, "t": 10**12}
NUMBER = re.compile(
    r"(?:(?<=[Rr][Pp])|(?<![0-9A-Za-z.,]))[0-9]+(?:[.,][0-9]+)*(?![0-9])"
)
# No count of workers, rupiah or months here is longer than this.
MOST_DIGITS = 18
_GROUPS = {
    ".": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
    ",": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+"),
}
_DECIMAL_OF = {INDONESIAN: ",", ENGLISH: "."}
_ENGLISH_WORDS = re.compile(
    r"\b(?:of|the|workers|million|thousand|billion|percent|against|and|is|equal|in|"
    r"were|are|for|not|funded|active|needed|lowest|with|from|out|months)\b",
    re.IGNORECASE,
)
_INDONESIAN_WORDS = re.compile(
    r"\b(?:dari|pekerja|juta|ribu|miliar|persen|terhadap|dan|yang|setara|untuk|bulan|"
    r"adalah|belum|naik|turun|atau|pada|di|dengan|peserta|orang|jiwa|sebanyak)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Numeral:
    """A number as it stands in a text.

    Attributes:
        digits: as written.
        value: what it says; None where it can be read in two ways.
        step: one unit of its last digit.
        choices: the readings of a number with two of them.
    """

    digits: str
    value: Fraction | None
    step: Fraction
    choices: tuple[Fraction, ...] = ()


def style_of(digits: str) -> str | None:
    """Return whose separators a number has beyond doubt; None if it may be either.

    >>> style_of("1.358.649"), style_of("49.74"), style_of("1,358"), style_of("61")
    ('id', 'en', None, None)
    """
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return None
    if len(set(marks)) == 2:
        return ENGLISH if marks[-1] == "." else INDONESIAN
    if len(marks) > 1:
        return INDONESIAN if marks[0] == "." else ENGLISH
    if _is_open(digits):
        return None
    return INDONESIAN if marks[0] == "," else ENGLISH


def style_of_text(text: str) -> str | None:
    """Return whose separators a text uses, by its numbers, else by English words.

    Indonesian words prove nothing: the press mixes both.

    >>> style_of_text("962,711 of 1,358,649 is 70.86 %"), style_of_text("1,358 orang")
    ('en', None)
    """
    styles = {style_of(match.group()) for match in NUMBER.finditer(text)} - {None}
    if len(styles) == 1:
        return styles.pop()
    is_english = _ENGLISH_WORDS.search(text) and not _INDONESIAN_WORDS.search(text)
    return ENGLISH if not styles and is_english else None


def _is_open(digits: str) -> bool:
    """Return whether one separator stands before exactly three digits."""
    whole, _, fraction = digits.replace(",", ".").partition(".")
    return len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0")


def read_numeral(
    digits: str, style: str | None, *, scale: int = 1, is_percent: bool = False
) -> Numeral | None:
    """Read the digits of a number.

    Args:
        digits: as ``1.358.649``.
        style: whose separators the text uses, where that is known.
        scale: of the word behind it, as 1000 for ``ribu``.
        is_percent: no percent here has thousands.

    Returns:
        None for digits that are no number (``12.34.56``).
    """
    if len(re.sub(r"[.,]", "", digits)) > MOST_DIGITS:
        return None
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return _whole(digits, digits, scale, is_percent=is_percent)
    if len(marks) == 1 and _is_open(digits):
        return _read_open(digits, marks[0], style, scale, is_percent)
    if len(marks) == 1:
        return _decimal(digits, marks[0], scale)
    if len(set(marks)) == 1:
        bare = digits.replace(marks[0], "")
        grouped = _GROUPS[marks[0]].fullmatch(digits)
        return _whole(digits, bare, scale) if grouped else None
    whole = digits.rpartition(marks[-1])[0]
    is_clean = marks.count(marks[-1]) == 1 and _GROUPS[marks[0]].fullmatch(whole)
    return _decimal(digits, marks[-1], scale) if is_clean else None


def _read_open(
    digits: str, mark: str, style: str | None, scale: int, is_percent: bool
) -> Numeral:
    """Read one separator before three digits, or return both readings."""
    decimal = _decimal(digits, mark, scale)
    whole = _whole(digits, digits.replace(mark, ""), scale)
    if is_percent:
        return decimal
    if style is not None:
        is_decimal = mark == _DECIMAL_OF[style]
        # A part of a person: the text's own style must be wrong here.
        if is_decimal and scale == 1:
            return Numeral(digits, None, Fraction(1), _values(whole, decimal))
        return decimal if is_decimal else whole
    if scale > 1:
        # "1,358 juta": an Indonesian word behind an Indonesian decimal comma.
        return (
            decimal
            if mark == ","
            else Numeral(digits, None, Fraction(scale), _values(whole, decimal))
        )
    if mark == ".":
        return whole
    return Numeral(digits, None, Fraction(1), _values(whole, decimal))


def _values(*numerals: Numeral) -> tuple[Fraction, ...]:
    return tuple(part.value for part in numerals if part.value is not None)


def _whole(digits: str, bare: str, scale: int, *, is_percent: bool = False) -> Numeral:
    value = int(bare)
    step = Fraction(1) if is_percent or scale > 1 else count_step(value)
    return Numeral(digits, Fraction(value * scale), step * scale)


def read_decimal(digits: str, *, scale: int = 1) -> Numeral:
    """Read digits whose only point is said to be decimal: "satu koma dua lima nol".

    >>> read_decimal("1.250", scale=10**6).value
    Fraction(1250000, 1)
    """
    return _decimal(digits, ".", scale)


def _decimal(digits: str, mark: str, scale: int) -> Numeral:
    other = "," if mark == "." else "."
    whole, _, fraction = digits.replace(other, "").partition(mark)
    step = Fraction(scale, 10 ** len(fraction))
    return Numeral(digits, int(whole + fraction) * step, step)


def scale_of(word: str, *, is_money: bool = False) -> int:
    """Return what a word behind a number multiplies it by; 1 for any other word.

    >>> scale_of("ribu"), scale_of("M"), scale_of("M", is_money=True)
    (1000, 1, 1000000000)
    """
    plain = word.lower()
    if is_money and plain in MONEY_SCALES:
        return MONEY_SCALES[plain]
    return SCALES.get(plain, 1)


def write_choice(value: Fraction, digits: str) -> str:
    """Return one reading of an open number as nobody can misread it.

    >>> write_choice(Fraction(1358), "1,358"), write_choice(Fraction("1.358"), "1,358")
    ('1358', '1,3580')
    """
    if value.denominator == 1:
        return str(value.numerator)
    whole, _, fraction = digits.replace(",", ".").partition(".")
    return f"{whole},{fraction}0"
