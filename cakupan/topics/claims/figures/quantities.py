"""Numbers as they are stated: a value, and how far the digits given leave it open.

Exact fractions throughout. ``49,74`` means 49.735 to 49.745; ``675 ribu`` means
674,500 to 675,500; both ends belong to the interval, because nobody says how a half
was rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

PERSONS = "persons"
PERCENT = "percent"
POINTS = "points"
CHANGE = "change"  # percent or points, which is not said
RUPIAH = "rupiah"
MONTHS = "months"

HALF = Fraction(1, 2)
# A miss of one unit of the last digit: the unit, beyond the half that rounding takes.
SLIP = Fraction(3, 2)


@dataclass(frozen=True)
class Interval:
    """All values from ``low`` to ``high``."""

    low: Fraction
    high: Fraction

    def __add__(self, other: Interval) -> Interval:
        """Return every sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        """Return every difference."""
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        """Return every product."""
        products = [a * b for a in self.ends for b in other.ends]
        return Interval(min(products), max(products))

    def over(self, other: Interval) -> Interval | None:
        """Return every quotient; None where the divisor may be zero.

        >>> Interval(Fraction(1), Fraction(2)).over(Interval(Fraction(4), Fraction(4)))
        Interval(low=Fraction(1, 4), high=Fraction(1, 2))
        """
        if other.low <= 0 <= other.high:
            return None
        quotients = [a / b for a in self.ends for b in other.ends]
        return Interval(min(quotients), max(quotients))

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """Both ends."""
        return self.low, self.high

    @property
    def middle(self) -> Fraction:
        """The value halfway."""
        return (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        """Return whether some value lies in both.

        >>> Interval(Fraction(1), Fraction(2)).meets(Interval(Fraction(2), Fraction(3)))
        True
        """
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: Fraction | int) -> Interval:
        """Return every value times a number."""
        return self * exactly(Fraction(factor))


def exactly(value: Fraction | int) -> Interval:
    """Return the interval of one value."""
    return Interval(Fraction(value), Fraction(value))


@dataclass(frozen=True)
class Stated:
    """A number as somebody stated it.

    Attributes:
        low: the number, or the lower end of a range (``4-5 bulan``).
        high: the number, or the upper end.
        step: one unit of the last digit given.
        unit: ``persons``, ``percent``, ``points``, ``change``, ``rupiah``, ``months``.
        text: as it was written; empty for a number from our own data.
        ends: what it means where a hedge says so (``70-an``, ``lebih dari``).
        hedge: which hedge that is; of ``cakupan.topics.claims.figures.hedges``.
    """

    low: Fraction
    high: Fraction
    step: Fraction
    unit: str
    text: str = ""
    ends: tuple[Fraction, Fraction] | None = None
    hedge: str | None = None

    @property
    def value(self) -> Fraction:
        """The number; of a range, its middle."""
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        """Whether two ends were given."""
        return self.low != self.high

    @property
    def point(self) -> Interval:
        """The number alone, as if its digits were exact."""
        return Interval(self.low, self.high)

    @property
    def interval(self) -> Interval:
        """What the number means: half a unit of its last digit to either side.

        Months are whole months: money for 5.38 months pays 5 of them. Where a hedge
        gives the ends, they count.
        """
        if self.ends is not None:
            return Interval(*self.ends)
        if self.unit == MONTHS and self.step == 1:
            return Interval(self.low, self.high + 1)
        return self._widened(HALF, HALF)

    @property
    def cut(self) -> Interval:
        """What it means if the digits after the last were cut off, not rounded."""
        return self._widened(Fraction(0), Fraction(1))

    @property
    def slipped(self) -> Interval:
        """What it means if its last digit is wrong by one."""
        return self._widened(SLIP, SLIP)

    @property
    def one_off(self) -> Interval:
        """The number with its last digit wrong by one, and nothing else."""
        return self._widened(Fraction(1), Fraction(1))

    @property
    def places(self) -> int:
        """Decimals given; of a computed number, which has no last digit, two.

        >>> Stated(Fraction(5), Fraction(5), Fraction(1, 100), PERCENT).places
        2
        """
        places, step = 0, self.step or Fraction(1, 100)
        while step < 1:
            places, step = places + 1, step * 10
        return places

    def away_from(self, other: Stated) -> Fraction:
        """Return how far two numbers, or the near ends of ranges, are apart.

        >>> one = Stated(Fraction(65), Fraction(68), Fraction(1), PERCENT)
        >>> one.away_from(Stated(Fraction(50), Fraction(50), Fraction(1), PERCENT))
        Fraction(15, 1)
        """
        return max(Fraction(0), self.low - other.high, other.low - self.high)

    def times(self, factor: Fraction) -> Stated:
        """Return the number in another unit of size."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            step=self.step * factor,
            ends=self.ends and (self.ends[0] * factor, self.ends[1] * factor),
        )

    def is_rounding_of(self, value: Fraction) -> bool:
        """Return whether the number is what this value rounds to (months: its whole).

        >>> Stated(Fraction(87), Fraction(87), Fraction(1), PERCENT).is_rounding_of(
        ...     Fraction(8725, 100))
        True
        """
        if self.unit == MONTHS and self.step == 1:
            return self.low <= value < self.high + 1
        return self.interval.low <= value <= self.interval.high

    def is_cut_of(self, value: Fraction) -> bool:
        """Return whether the number is what is left of this value's first digits."""
        return self.low <= value < self.high + self.step

    def _widened(self, below: Fraction, above: Fraction) -> Interval:
        if self.ends is not None:
            return Interval(*self.ends)
        return Interval(self.low - below * self.step, self.high + above * self.step)


def count_step(value: int) -> Fraction:
    """Return the unit of the last digit that a count written in full gives.

    Zeros at the end are rounding, as 675,000 for 675 thousand, but to a thousand at
    most: 110,000 in full is not anything from 105,000 to 115,000; two digits stay.

    >>> [int(count_step(n)) for n in (675_000, 2_500_000, 500_000, 73_236, 40, 0)]
    [1000, 1000, 1000, 1, 1, 1]
    """
    step = 1
    while step < 1000 and value % (step * 10) == 0 and value // (step * 10) >= 10:
        step *= 10
    return Fraction(step)


def stated_count(value: int, unit: str = PERSONS) -> Stated:
    """Return a count written in full."""
    exact = Fraction(value)
    return Stated(exact, exact, count_step(value), unit)
