"""Numbers as text and text as numbers, in the reader's language.

Counts are persons, money is rupiah, percents are on the scale 0 to 100 and may
exceed 100. Rounding happens here and nowhere else: half-up, as a reader does it.
"""

import functools
import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from cakupan.errors import BadInputError
from cakupan.wording.catalogue import _

Number = int | float | Decimal | Fraction

_SCALES = (
    (10**12, _("{number} trillion")),
    (10**9, _("{number} billion")),
    (10**6, _("{number} million")),
    (10**3, _("{number} thousand")),
)
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")
_PLAIN = re.compile(r"\d+")
_WITH_FRACTION = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d+)")


def exact(value: Number) -> Decimal:
    """Return the value as a Decimal, a float by its shortest notation.

    >>> exact(2.675)
    Decimal('2.675')
    """
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(str(value))


class Unrounded(float):
    """A number that documents give with all its digits: the end of an interval."""


def half_up(value: Number, places: int = 2) -> Decimal:
    """Round half away from zero to a number of decimals.

    >>> half_up(71.625), half_up(2.675), half_up(-0.005), half_up(5, 0)
    (Decimal('71.63'), Decimal('2.68'), Decimal('-0.01'), Decimal('5'))
    """
    return exact(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def rounded_down(value: Number, places: int = 2) -> Decimal:
    """Round what can be afforded: 9.9989 months of money are not ten.

    >>> rounded_down(Fraction(739_122_000, 4_400 * 16_800)), rounded_down(5)
    (Decimal('9.99'), Decimal('5.00'))
    """
    return exact(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_FLOOR)


# A page of 514 regions writes some 2,700 numbers, half of them twice (map and table).
# Typed: a float and the fraction equal to it may round apart.
@functools.lru_cache(maxsize=20_000, typed=True)
def format_number(value: Number, lang: str, places: int = 0) -> str:
    """Return a number with the language's separators and fixed decimals.

    >>> format_number(1234567, "id"), format_number(1234567, "en")
    ('1.234.567', '1,234,567')
    >>> format_number(49.735, "id", 2)
    '49,74'
    """
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(half_up(value, places), format=pattern, locale=lang)


def format_digits(text: str | Decimal, lang: str) -> str:
    """Return a publisher's number with exactly the digits it was printed with.

    >>> format_digits("49.7", "id"), format_digits("61", "id")
    ('49,7', '61')
    >>> format_digits("45.0", "en")
    '45.0'
    """
    value = Decimal(str(text))
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return format_number(value, lang, places)


def scale(value: Number, smallest: int) -> tuple[Decimal, str] | None:
    """Return what stands before a large number's word, and the word's message.

    At most four digits are kept: two decimals under 100, one from there on,
    without trailing zeros. None below ``smallest``.

    >>> scale(371632800, 10**6)
    (Decimal('371.6'), '{number} million')
    >>> scale(999_960_000, 10**6)
    (Decimal('1'), '{number} billion')
    >>> scale(16800, 10**6) is None
    True
    """
    size = abs(exact(value))
    if size < smallest:
        return None
    for index, (unit, message) in enumerate(_SCALES):
        if size < unit:
            continue
        kept = _keep_digits(exact(value) / unit)
        if abs(kept) >= 1000 and index:
            unit, message = _SCALES[index - 1]
            kept = _keep_digits(exact(value) / unit)
        return kept, message
    return None


def _keep_digits(value: Decimal) -> Decimal:
    """Round to at most four digits and drop trailing zeros of the fraction."""
    kept = half_up(value, 2 if abs(half_up(value, 2)) < 100 else 1)
    return kept.quantize(Decimal(1)) if kept == kept.to_integral() else kept.normalize()


def parse_number(text: str) -> Decimal:
    """Read a number as Indonesian readers type it.

    Points group thousands and a comma starts the decimals. One comma before
    exactly three digits may be either, so it is refused.

    >>> parse_number("1.358.649"), parse_number("1358649"), parse_number("49,74 %")
    (Decimal('1358649'), Decimal('1358649'), Decimal('49.74'))

    Raises:
        BadInputError: the text is no number, or can be read in two ways.
    """
    bare = text.strip().removeprefix("Rp").removesuffix("%").strip()
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(".", ""))
    parts = _WITH_FRACTION.fullmatch(bare)
    if parts is None:
        raise BadInputError(
            _(
                "Expected a number such as 1.358.649 or 49,74; found “{found}”. "
                "Use points between thousands and a comma before decimals."
            ),
            found=text.strip()[:40],
        )
    whole, fraction = parts.groups()
    if len(fraction) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        raise BadInputError(
            _(
                "“{found}” can be read in two ways. Write {thousands} for "
                "thousands or {decimals} for decimals."
            ),
            found=bare,
            thousands=bare.replace(",", "."),
            decimals=f"{bare}0",
        )
    return Decimal(f"{whole.replace('.', '')}.{fraction}")
