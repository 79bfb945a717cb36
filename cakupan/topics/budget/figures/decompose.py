"""Split a change of coverage into what members did and what the base did.

The split is Shapley's: each effect is the mean over both orders, and the two sum to
the change exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cakupan.errors import BadInputError
from cakupan.wording.numbers import half_up


@dataclass(frozen=True)
class CoverageChange:
    """A change of coverage in percentage points, exact.

    Attributes:
        change: after less before.
        numerator: through more or fewer members.
        denominator: through a larger or smaller base.
    """

    change: Fraction
    numerator: Fraction
    denominator: Fraction


def decompose(
    active_before: int, base_before: int, active_after: int, base_after: int
) -> CoverageChange:
    """Return the change of coverage and its two effects.

    >>> change = decompose(2_500_000, 5_400_000, 3_300_000, 7_900_000)
    >>> [float(round(part, 2)) for part in (change.numerator, change.denominator)]
    [12.47, -16.99]
    >>> change.numerator + change.denominator == change.change
    True

    Raises:
        BadInputError: a base of zero, or negative workers.
    """
    if base_before < 1 or base_after < 1:
        raise BadInputError(
            "Base: expected at least 1 worker at both dates, found {before} and "
            "{after}. Without a base there is no coverage.",
            before=base_before,
            after=base_after,
        )
    if active_before < 0 or active_after < 0:
        raise BadInputError(
            "Active workers: expected 0 or more at both dates, found {before} and "
            "{after}. Write how many were protected.",
            before=active_before,
            after=active_after,
        )
    inverse_before, inverse_after = Fraction(1, base_before), Fraction(1, base_after)
    gained = active_after - active_before
    both = active_before + active_after
    numerator = 50 * gained * (inverse_before + inverse_after)
    denominator = 50 * both * (inverse_after - inverse_before)
    return CoverageChange(numerator + denominator, numerator, denominator)


def rounded_parts(
    whole: Fraction, parts: Sequence[Fraction], places: int = 2
) -> tuple[Decimal, list[Decimal]]:
    """Round a whole and its parts so that the shown parts sum to the shown whole.

    Each is rounded half-up; where that leaves a last digit over, the part that its
    rounding moved most in the other direction takes it.

    >>> third = Fraction(1, 3)
    >>> whole, parts = rounded_parts(Fraction(1), [third, third, third])
    >>> whole, parts
    (Decimal('1.00'), [Decimal('0.34'), Decimal('0.33'), Decimal('0.33')])
    """
    shown = [half_up(part, places) for part in parts]
    total = half_up(whole, places)
    unit = Decimal(1).scaleb(-places)
    while (missing := total - sum(shown)) != 0:
        sign = 1 if missing > 0 else -1
        errors = [
            sign * (exact - Fraction(part))
            for exact, part in zip(parts, shown, strict=True)
        ]
        shown[errors.index(max(errors))] += sign * unit
    return total, shown
