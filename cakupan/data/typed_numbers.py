"""Numbers as they are typed on a command line or stand in a link, as exact values.

Pages read what people type in a form with ``cakupan.wording.parse_number``, which
knows grouped thousands; here digits stand plain.
"""

import re
from decimal import Decimal

from cakupan.data.intake import typed
from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError

_COUNT = re.compile(r"-?[0-9]{1,15}")
_PERCENT = re.compile(r"(-?[0-9]{1,6})(?:[.,]([0-9]{1,6}))?\s*(%?)")

# Below, a monthly churn can only be meant as a share (0.02 is 2 %); from 1 on only
# as a percent. Between the two both readings are plausible.
_SHARE_BELOW = Decimal("0.1")


def parse_count(text: str, name: str, *, is_money: bool = False) -> int:
    """Read a whole number of workers, months or rupiah.

    Args:
        text: digits, a minus allowed (what it counts decides if that can be).
        name: what it is, named in the error.
        is_money: rupiah, which may have more digits than there are inhabitants.

    >>> parse_count("22121", "--workers")
    22121

    Raises:
        BadInputError: anything but digits, or a number of a person.
    """
    typed.refuse(text, name, is_money=is_money)
    if not _COUNT.fullmatch(text.strip()):
        raise BadInputError(
            "{name}: expected a whole number as 22121, found '{found}'. Write digits "
            "only.",
            name=name,
            found=safe(text.strip())[:40],
        )
    return int(text)


def parse_percent(text: str, name: str) -> Decimal:
    """Read a percent, ``52.15``, ``52,15`` or ``52.15%``, exactly.

    >>> parse_percent("52,15%", "--target-pct")
    Decimal('52.15')

    Raises:
        BadInputError: no such number.
    """
    typed.refuse(text, name, is_percent=True)
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        raise BadInputError(
            "{name}: expected a percent as 52.15, found '{found}'. Write the number.",
            name=name,
            found=safe(text.strip())[:40],
        )
    return Decimal(f"{match[1]}.{match[2] or '0'}")


def parse_churn(text: str, name: str) -> Decimal:
    """Read a monthly churn in percent: ``2`` and ``2%`` are 2, ``0.02`` is 2 too.

    >>> parse_churn("2", "--churn"), parse_churn("0.5%", "--churn")
    (Decimal('2.0'), Decimal('0.5'))
    >>> parse_churn("0.02", "--churn") == 2
    True

    Raises:
        BadInputError: no number, or one from 0.1 to 1 that may be share or percent.
    """
    value = parse_percent(text, name)
    if text.strip().endswith("%") or value >= 1 or value <= 0:
        return value
    if value < _SHARE_BELOW:
        return value * 100
    raise BadInputError(
        "{name}: '{found}' can be a share or a percent. Write {percent}% or {share}%.",
        name=name,
        found=text.strip(),
        percent=f"{value.normalize():f}",
        share=f"{(value * 100).normalize():f}",
    )
