"""Months as the first day of each: read, add, count, list.

All cover and every contribution of this field runs by the calendar month.
"""

import re
from collections.abc import Iterator
from datetime import date

from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError

# The earliest programme data are of 2014; nobody plans beyond the RPJPN of 2045.
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST = 1200

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?")


def parse_month(text: str, name: str) -> date:
    """Read ``2023-12`` as the first day of the month; a day in it may follow.

    Args:
        text: year and month, ``2023-12-31`` too.
        name: what the month is for, named in the error.

    >>> parse_month("2023-12", "--from").isoformat()
    '2023-12-01'

    Raises:
        BadInputError: any other form, or a year outside 2000 to 2100.
    """
    match = _MONTH.fullmatch(text.strip())
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise BadInputError(
            "{name}: expected a month as 2026-01, from {first} to {last}, found "
            "'{found}'. Write year and month.",
            name=name,
            first=f"{FIRST_YEAR}-01",
            last=f"{LAST_YEAR}-12",
            found=safe(text.strip())[:40],
        )
    return date(int(match[1]), int(match[2]), 1)


def first_day(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """Return the month so many months later, earlier if negative.

    >>> add_months(date(2023, 12, 1), 1).isoformat()
    '2024-01-01'
    """
    ordinal = month.year * 12 + month.month - 1 + count
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def months_from(start: date, end: date) -> int:
    """Return how many months the second month lies after the first.

    >>> months_from(date(2025, 12, 31), date(2026, 12, 1))
    12
    """
    return (end.year - start.year) * 12 + end.month - start.month


def month_range(first: date, last: date) -> Iterator[date]:
    """Return every month from the first to the last, both included.

    >>> [m.month for m in month_range(date(2023, 11, 1), date(2024, 1, 1))]
    [11, 12, 1]
    """
    for step in range(months_from(first, last) + 1):
        yield add_months(first_day(first), step)


def month_text(month: date | None) -> str | None:
    """Return a month as ``2023-12``; None stays None."""
    return f"{month:%Y-%m}" if month else None


def check_months(months: int) -> None:
    """Refuse a number of months that nothing can be planned over.

    Raises:
        BadInputError: less than one, or more than a hundred years.
    """
    if not 1 <= months <= LONGEST:
        raise BadInputError(
            "Months: expected a whole number from 1 to {longest}, found {found}. "
            "Write how many months.",
            longest=LONGEST,
            found=months,
        )
