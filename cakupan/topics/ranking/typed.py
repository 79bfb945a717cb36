"""What a reader types for a ranking, read the same on the page and in the terminal."""

from decimal import Decimal

from cakupan.data.regions import RegionIndex
from cakupan.data.typed_numbers import parse_percent
from cakupan.errors import BadInputError

_MOST = 50
# What the survey may be assumed to be off by, percent: our guess, not published.
ASSUMED = {"province": "2", "regency": "10"}


def parse_error(text: str, name: str) -> Decimal:
    """Read an assumed relative standard error, percent.

    >>> parse_error("2,5%", "--assume-rse")
    Decimal('2.5')

    Raises:
        BadInputError: no number, or one outside 0 to 50.
    """
    value = parse_percent(text, name)
    if not 0 <= value <= _MOST:
        raise BadInputError(
            "{name}: expected a relative standard error of 0 to {most} percent, found "
            "'{found}'. Write 2 or 10.",
            name=name,
            most=_MOST,
            found=text.strip(),
        )
    return value


def parse_regions(text: str, index: RegionIndex) -> tuple[str, ...]:
    """Read regions by code, name or alias, parted by commas; in the order of codes.

    Raises:
        UnknownRegionError: nothing fits one of them, or several regions do.
    """
    named = [part for part in text.split(",") if part.strip()]
    return tuple(sorted({index.find(part).region_code for part in named}))


def parse_zone(text: str, zones: list[str]) -> str:
    """Return the Paritrana zone that a reader names, in any case.

    Raises:
        BadInputError: there is no such zone.
    """
    by_lower = {zone.lower(): zone for zone in zones}
    if text.strip().lower() not in by_lower:
        raise BadInputError(
            "Zone: expected one of {expected}, found '{found}'. Choose one of them.",
            expected=", ".join(by_lower.values()),
            found=text.strip(),
        )
    return by_lower[text.strip().lower()]
