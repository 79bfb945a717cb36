"""The documents that the command line prints and pages offer as files.

Keys are the contract other programs rely on; see ``docs/COMMANDS.md``. Numbers are
plain, dates ISO, percents rounded half-up to two decimals at this edge only.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data.store import Row
from cakupan.wording import half_up, rounded_down


def rounded(value: float | Decimal | Fraction | None) -> float | None:
    """Round half-up to two decimals, the same everywhere; None stays None.

    >>> rounded(22.775), rounded(None)
    (22.78, None)
    """
    return None if value is None else float(half_up(value))


def whole_or(value: Fraction | None) -> int | float | None:
    """Return a whole number as one, any other rounded to two decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(half_up(value))


def plain(value: Fraction | Decimal | None, places: int = 2) -> float | None:
    """Return an exact number rounded half-up as a plain one; None stays None.

    >>> plain(Fraction(7, 6)), plain(None)
    (1.17, None)
    """
    return None if value is None else float(half_up(value, places))


def paid(value: Fraction | None) -> int | float | None:
    """Return months that money pays: whole as such, else rounded down.

    >>> paid(Fraction(739_122_000, 4_400 * 16_800)), paid(Fraction(5))
    (9.99, 5)
    """
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    return float(rounded_down(value))


def iso(value: date | None) -> str | None:
    """Return a date as ISO text; None stays None."""
    return value.isoformat() if value else None


def source_of(row: Row) -> dict[str, Any]:
    """Return the source that a read has joined to its row."""
    return {
        "source_id": row["source_id"],
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "url": row["source_url"],
        "published_on": iso(row.get("published_on", row.get("said_on"))),
    }
