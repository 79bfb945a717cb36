"""What protection paid, in figures that are never more than they are (F17).

Claims paid and contributions paid are compared only when both are of the same
region, year, programme and segments. Small counts are hidden: a handful of cases in
a small place can be a family.
"""

from dataclasses import dataclass
from fractions import Fraction

SMALLEST_SHOWN = 10

# Benefit of a death that is not of work, and what insures it (PP 82/2019).
JKM_BENEFIT = 42_000_000
JKM_PER_MONTH = 6_800


@dataclass(frozen=True)
class Paid:
    """Rupiah with the tags that make it comparable."""

    rupiah: int
    region_code: str
    year: int
    programme: str
    segment_scope: str

    @property
    def tags(self) -> tuple[str, int, str, str]:
        """Return what must be equal for a comparison."""
        return self.region_code, self.year, self.programme, self.segment_scope


@dataclass(frozen=True)
class ClaimsRatio:
    """Claims over contributions.

    Attributes:
        pct: None where a reason stands.
        reason: ``not_published`` or ``not_comparable``.
    """

    pct: Fraction | None
    reason: str | None = None


def claims_ratio(claims: Paid, contributions: Paid | None) -> ClaimsRatio:
    """Return claims as a percent of contributions, or why it cannot be said.

    >>> paid = Paid(50, "64", 2023, "JKK", "PU")
    >>> claims_ratio(paid, None).reason
    'not_published'
    >>> claims_ratio(paid, Paid(200, "64", 2023, "JKK", "PU")).pct
    Fraction(25, 1)
    """
    if contributions is None or contributions.rupiah < 1:
        return ClaimsRatio(None, "not_published")
    if claims.tags != contributions.tags:
        return ClaimsRatio(None, "not_comparable")
    return ClaimsRatio(Fraction(100 * claims.rupiah, contributions.rupiah))


def shown_count(cases: int | None) -> int | None:
    """Return a count of cases, None where it is too small to be shown.

    Zero is shown: nobody can be recognised in it.

    >>> shown_count(9), shown_count(10), shown_count(0)
    (None, 10, 0)
    """
    if cases is None or 0 < cases < SMALLEST_SHOWN:
        return None
    return cases


def break_even_deaths() -> Fraction:
    """Return the deaths per 1,000 worker-years at which JKM pays what it takes.

    Without scholarships, which are paid after three years of contributions.

    >>> round(float(break_even_deaths()), 2)
    1.94
    """
    return Fraction(1000 * 12 * JKM_PER_MONTH, JKM_BENEFIT)
