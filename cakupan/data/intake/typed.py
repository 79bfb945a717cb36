"""Numbers as somebody types them: one of a person is refused, and never said.

A NIK, KPJ or telephone number is made of digits like a count. No count of workers has
so many; money may have as many as a KPJ or a telephone number, not those of a NIK.
"""

import re

from cakupan.data.intake import personal
from cakupan.errors import BadInputError, Phrase

# More persons than live in Indonesia.
MOST_PERSONS = 300_000_000
# Stands in a field and in the address in the place of a number of a person.
HIDDEN = "•••"
_RANGE = re.compile(r"\s*[-–—+=]\s*|\s+(?:sampai|hingga|s\.?d\.?|to)\s+", re.IGNORECASE)
# Nine digits at most, with a fraction: too short for a number of a person.
_SHORT = re.compile(
    r"(?:(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:[., ]\d{3}){1,2})(?:[.,]\d{1,4})?"
    r"|[1-9]\d{9}[.,]\d{1,2})\s*%?"
)


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


_PERSONAL = _("a number of a person (content not shown)")
_MORE = _("more than the people of Indonesia (content not shown)")


def _found(text: str, *, is_money: bool) -> str | None:
    """Return what is typed that is no count or amount, as a message; None if all is."""
    if HIDDEN in text:
        return _PERSONAL
    parts = _RANGE.split(text.strip().removeprefix("-"))
    if not all(map(_SHORT.fullmatch, parts)):  # "10.000-100.000" is no KPJ
        said = personal.of_number(text, is_money=is_money)
        if said:
            return said
    digits = text.strip().removeprefix("-")
    is_whole = not is_money and digits.isascii() and digits.isdigit()
    # Beyond some thousand digits int() refuses: nine are enough for a count.
    is_beyond = len(digits.lstrip("0")) > len(str(MOST_PERSONS))
    if is_whole and (is_beyond or int(digits) > MOST_PERSONS):
        return _MORE
    return None


def refuse(
    text: str, name: str, *, is_money: bool = False, is_percent: bool = False
) -> None:
    """Refuse a typed number that is one of a person, without showing it.

    Args:
        text: as typed.
        name: of the field or option, named in the error.
        is_money: rupiah are asked, not workers, months or percents.
        is_percent: a percent is asked, which has no inhabitants to exceed.

    Raises:
        BadInputError: it is a NIK, KPJ, telephone number, or beyond all inhabitants.
    """
    found = _found(text, is_money=is_money)
    if found and not (is_percent and found == _MORE):
        raise BadInputError(
            "{name}: expected a count, an amount or a percent, found {what}. Take it "
            "out; only aggregates are asked here.",
            name=name,
            what=Phrase(found),
        )


def hidden(text: str, *, is_money: bool = False) -> str:
    """Return what a field and an address may keep of a typed number.

    >>> hidden("22.121"), hidden("6472055203900001"), hidden("10.000-100.000")
    ('22.121', '•••', '10.000-100.000')
    """
    return HIDDEN if _found(text, is_money=is_money) else text
