"""Days, months and years as people write them, Indonesian and English."""

import re
from dataclasses import dataclass
from datetime import date

from cakupan.data.definitions import month_end
from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2,
    "maret": 3, "march": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5, "may": 5,
    "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7, "agustus": 8,
    "august": 8, "agu": 8, "ags": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10, "november": 11, "nov": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_FORMS = (
    re.compile(
        rf"(?<![0-9])(?P<y>{_YEAR})-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})(?![0-9])"
    ),
    re.compile(
        rf"(?<![0-9])(?P<d>[0-9]{{1,2}})[/.](?P<m>[0-9]{{1,2}})[/.](?P<y>{_YEAR})(?![0-9])"
    ),
    re.compile(
        rf"(?<![0-9])(?P<d>[0-9]{{1,2}})\s+(?P<n>{_NAME})\.?,?\s+(?P<y>{_YEAR})(?![0-9])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<n>{_NAME})\.?\s+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})"
        r"(?![0-9])",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![0-9])(?P<y>{_YEAR})-(?P<m>[0-9]{{2}})(?![0-9-])"),
    re.compile(rf"\b(?P<n>{_NAME})\.?,?\s+(?P<y>{_YEAR})(?![0-9])", re.IGNORECASE),
    re.compile(rf"(?<![0-9.,/])(?P<y>{_YEAR})(?![0-9/%]|[.,][0-9])"),
)


# Days without a year (``30 Juni``, ``(12/8)``) are no numbers of a claim.
DAY_ALONE = re.compile(
    rf"(?<![0-9.,])[0-9]{{1,2}}\s+(?:{_NAME})\b|\b(?:{_NAME})\s+[0-9]{{1,2}}(?![0-9.,])"
    r"|\([0-9]{1,2}/[0-9]{1,2}\)",
    re.IGNORECASE,
)
# "Oktober sampai Desember 2025": months of one year, or of the years that are named.
_TO_MONTH = re.compile(
    rf"\b(?P<n1>{_NAME})(?:\s+(?P<y1>{_YEAR}))?\s*(?:[-–—]|sampai(?:\s+dengan)?|hingga|"
    rf"s\.?[/]?d\.?|to|until|through)\s*(?P<n2>{_NAME})\s+(?P<y2>{_YEAR})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class MonthSpan:
    """Months from one to another, both included, with their place in a text."""

    start: int
    end: int
    months: int


def find_month_spans(text: str) -> list[MonthSpan]:
    """Return the stretches of months that a text names.

    >>> [one.months for one in find_month_spans("dari Oktober sampai Desember 2025")]
    [3]
    """
    spans = []
    for match in _TO_MONTH.finditer(text):
        first, last = (_MONTHS[match[name].lower()] for name in ("n1", "n2"))
        years = int(match["y2"]) - int(match["y1"] or match["y2"])
        months = 12 * years + last - first + 1
        if months > 0:
            spans.append(MonthSpan(match.start(), match.end(), months))
    return spans


@dataclass(frozen=True)
class When:
    """A day, a month or a year.

    Attributes:
        start: first day.
        end: last day.
        text: in one true writing: ``2023``, ``2023-07`` or ``2023-07-05``.
    """

    start: date
    end: date
    text: str


@dataclass(frozen=True)
class DatedText:
    """A date with its place in a text."""

    when: When
    start: int
    end: int


def _when(parts: dict[str, str | None]) -> When | None:
    name = (parts.get("n") or "").lower()
    month = _MONTHS.get(name) or int(parts.get("m") or 0)
    year, day = int(parts["y"] or 0), int(parts.get("d") or 0)
    if not month:
        return When(date(year, 1, 1), date(year, 12, 31), f"{year}")
    if not 1 <= month <= 12:
        return None
    last = month_end(year, month)
    if not day:
        return When(date(year, month, 1), last, f"{year}-{month:02}")
    if not 1 <= day <= last.day:
        return None
    exact = date(year, month, day)
    return When(exact, exact, exact.isoformat())


def parse_when(text: str, name: str) -> When:
    """Read a date as it is typed: a year, a month or a day.

    >>> parse_when("5 Juli 2023", "--date").text, parse_when("2023-07", "--date").text
    ('2023-07-05', '2023-07')

    Raises:
        BadInputError: any other form, or a day that no calendar has.
    """
    bare = text.strip()
    for form in _FORMS:
        match = form.fullmatch(bare)
        when = _when(match.groupdict()) if match else None
        if when:
            return when
    raise BadInputError(
        "{name}: expected a date as 2023, 2023-07 or 2023-07-05, found '{found}'. "
        "Write one of these.",
        name=name,
        found=safe(bare)[:40],
    )


def find_dates(text: str) -> list[DatedText]:
    """Return the dates of a text in its order, the longest form of each place."""
    dates: list[DatedText] = []
    for form in _FORMS:
        for match in form.finditer(text):
            is_inside_another = any(
                match.start() < one.end and one.start < match.end() for one in dates
            )
            when = None if is_inside_another else _when(match.groupdict())
            if when:
                dates.append(DatedText(when, match.start(), match.end()))
    return sorted(dates, key=lambda one: one.start)
