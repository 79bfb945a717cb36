"""Dates, months and ages as text, in the reader's language."""

import calendar
import datetime
import functools

from babel.dates import format_date

Date = datetime.date | str


def to_date(value: Date) -> datetime.date:
    """Return a date; ``YYYY-MM`` stands for the last day of the month.

    >>> to_date("2023-12"), to_date("2023-07-05")
    (datetime.date(2023, 12, 31), datetime.date(2023, 7, 5))
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if len(value) == len("2023-12"):
        year, month = map(int, value.split("-"))
        return datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date.fromisoformat(value)


def format_day(value: Date, lang: str) -> str:
    """Return a full date.

    >>> format_day("2023-07-05", "id"), format_day("2023-07-05", "en")
    ('5 Juli 2023', '5 July 2023')
    """
    return format_date(to_date(value), "d MMMM y", locale=lang)


@functools.lru_cache(maxsize=2_000, typed=True)
def format_month(value: Date, lang: str, short: bool = False) -> str:
    """Return month and year.

    >>> format_month("2023-12-31", "id"), format_month("2023-12", "id", short=True)
    ('Desember 2023', 'Des 2023')
    """
    return format_date(to_date(value), "MMM y" if short else "MMMM y", locale=lang)


def months_between(earlier: datetime.date, later: datetime.date) -> int:
    """Return the whole months from one date to another, negative if reversed.

    A month's last day counts as its end, so 31 December to 30 April is four.

    >>> months_between(datetime.date(2023, 12, 31), datetime.date(2026, 11, 21))
    34
    >>> months_between(datetime.date(2023, 12, 31), datetime.date(2024, 4, 30))
    4
    """
    if later < earlier:
        return -months_between(later, earlier)
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    last_day = calendar.monthrange(later.year, later.month)[1]
    return months - (later.day < min(earlier.day, last_day))
