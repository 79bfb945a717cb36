"""Whether stated money fits stated workers and months (F3): the one rule for it.

Money fits where workers x months x rate lies among the values that its digits stand
for: "Rp2 miliar" is 1.5 to 2.5 miliar, Rp739,122,000 printed to the rupiah is itself.
Counts and months may be ranges too; then it fits where the two ranges meet. Every page,
command and file asks here, and so does the claim checker.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

# All values from the first to the second, both included; None: the upper end is open.
Span = tuple[Fraction, Fraction | None]
Whole = int | Fraction

FITS, SLIPS = "fits", "slips"
TOO_LITTLE, TOO_MUCH = "too_little", "too_much"
NO_MONTHS, NOT_ENOUGH = "months_not_stated", "not_enough"

# Scale words in which money is printed: juta, miliar, triliun.
_SCALES = (10**12, 10**9, 10**6)
_HALF = Fraction(1, 2)
# A miss by the last digit is one only where at least three digits were given: of "Rp2
# miliar" a unit is half of all.
_FINE = 100


def money_step(rupiah: int) -> int:
    """Return the unit of the last digit of rounded money, as it is printed in words.

    A zero that the scale word does not hold is a digit: "Rp10 miliar" is told from
    Rp9 miliar, "Rp500 juta" from Rp499 juta.

    >>> [money_step(n) for n in (2_000_000_000, 4_300_000_000, 254_000_000, 16_800)]
    [1000000000, 100000000, 1000000, 100]
    >>> money_step(10_000_000_000), money_step(739_122_000), money_step(0)
    (1000000000, 1000, 1)
    """
    if not rupiah:
        return 1
    scale = next((unit for unit in _SCALES if rupiah >= unit), rupiah)
    step = 1
    while rupiah % (step * 10) == 0 and step * 10 <= scale:
        step *= 10
    return step


@dataclass(frozen=True)
class Money:
    """Rupiah as somebody stated them.

    Attributes:
        low: the amount, or the lower end of a range.
        high: the amount, or the upper end; None where it is open ("at least").
        step: one unit of the last digit; 0 where it is exact to the rupiah.
    """

    low: Fraction
    high: Fraction | None
    step: Fraction = Fraction(0)

    @property
    def span(self) -> Span:
        """Return what the digits stand for: half a unit of the last to either side."""
        return self._widened(_HALF)

    @property
    def slipped(self) -> Span:
        """Return what they stand for if they were cut, or rounded up: one unit."""
        is_fine = self.step * _FINE <= self.low
        return self._widened(Fraction(1) if is_fine else _HALF)

    def _widened(self, part: Fraction) -> Span:
        high = None if self.high is None else self.high + part * self.step
        return max(Fraction(0), self.low - part * self.step), high


def stated_money(rupiah: int, precision: str | None = "exact") -> Money:
    """Return money of our rows with the digits that its precision leaves.

    Args:
        rupiah: the amount.
        precision: as in ``programmes.rupiah_precision``.

    >>> [int(end) for end in stated_money(2_000_000_000, "rounded").span]
    [1500000000, 2500000000]
    >>> stated_money(4_000_000_000, "at_least").span[1] is None
    True
    """
    value = Fraction(rupiah)
    if precision in (None, "exact"):
        return Money(value, value)
    if precision == "at_least":
        return Money(value, None)
    if precision == "at_most":
        return Money(Fraction(0), value)
    return Money(value, value, Fraction(money_step(rupiah)))


def stated_count(workers: int, precision: str | None = "exact") -> Span:
    """Return workers of our rows with the digits that their precision leaves.

    >>> [int(end) for end in stated_count(98_000, "about")], stated_count(4_400)[0]
    ([97500, 98500], Fraction(4400, 1))
    """
    value = Fraction(workers)
    if precision in (None, "exact"):
        return value, value
    if precision == "at_least":
        return value, None
    if precision == "at_most":
        return Fraction(0), value
    step = 1
    while workers and workers % (step * 10) == 0:
        step *= 10
    # Two digits stay: 30,000 is not taken for anything from 25,000 to 35,000.
    half = Fraction(step if workers // step >= 10 else max(1, step // 10), 2)
    return value - half, value + half


@dataclass(frozen=True)
class Fit:
    """Stated money against stated workers and months.

    Attributes:
        verdict: ``fits``; ``slips`` (fits if the last of three or more digits was cut
            or rounded up); ``too_little`` or ``too_much`` money for the months stated;
            ``months_not_stated``; ``not_enough`` figures.
        expected_low: what the fewest workers and months cost, in rupiah; None without
            months.
        expected_high: what the most cost; None without months, or where open.
        difference_rupiah: stated less what is due, from the nearer end; 0 within.
        difference_pct: the same in percent of what is due.
        months_bought: months that the money pays for the workers; where it is printed
            it is rounded down.
        whole_months: fewest and most whole months that fit the money; None where no
            whole month does.
        workers_bought: workers that the money pays for the months, rounded down.
    """

    verdict: str
    expected_low: Fraction | None = None
    expected_high: Fraction | None = None
    difference_rupiah: Fraction | None = None
    difference_pct: Fraction | None = None
    months_bought: Fraction | None = None
    whole_months: tuple[int, int] | None = None
    workers_bought: int | None = None

    @property
    def is_fit(self) -> bool:
        """Whether nothing but the last digit stands against it."""
        return self.verdict in (FITS, SLIPS)


def money_fit(
    workers: Span | None, months: Span | None, money: Money | None, rate: Whole | None
) -> Fit:
    """Hold stated money against the workers and months stated beside it.

    Args:
        workers: persons, as their digits leave them; one number is both ends.
        months: of cover; a range as ``(4, 5)``; None where none are stated.
        money: as stated.
        rate: rupiah that one worker costs in a month; None where it is not known.

    >>> kaltara, billions = stated_count(22_121), stated_money(2 * 10**9, "rounded")
    >>> money_fit(kaltara, (Fraction(4), Fraction(5)), billions, 16_800).verdict
    'fits'
    >>> money_fit(kaltara, None, billions, 16_800).whole_months
    (5, 6)
    >>> nine, stated = (Fraction(9), Fraction(9)), stated_money(739_122_000)
    >>> kotim = money_fit(stated_count(4_400), nine, stated, 16_800)
    >>> kotim.verdict, int(kotim.expected_low), int(kotim.difference_rupiah)
    ('too_much', 665280000, 73842000)
    """
    if not (workers and money and rate) or workers[0] <= 0 or money.high == 0:
        return Fit(NOT_ENOUGH)
    month = _product(workers, (Fraction(rate), Fraction(rate)))
    bought = _bought(workers, money, rate)
    whole = _whole_months(month, money.span)
    if months is None:
        return Fit(NO_MONTHS, months_bought=bought, whole_months=whole)
    due = _product(month, months)
    off, of = _difference(due, money)
    pays = None
    if months[1] and money.low == money.high:
        pays = floor(money.low / (months[1] * rate))
    verdict = TOO_MUCH if off > 0 else TOO_LITTLE
    if _meet(due, money.slipped):
        verdict = FITS if _meet(due, money.span) else SLIPS
    return Fit(
        verdict=verdict,
        expected_low=due[0],
        expected_high=due[1],
        difference_rupiah=off,
        difference_pct=100 * off / of,
        months_bought=bought,
        whole_months=whole,
        workers_bought=pays,
    )


def _product(one: Span, other: Span) -> Span:
    high = None if one[1] is None or other[1] is None else one[1] * other[1]
    return one[0] * other[0], high


def _meet(one: Span, other: Span) -> bool:
    return (other[1] is None or one[0] <= other[1]) and (
        one[1] is None or other[0] <= one[1]
    )


def _bought(workers: Span, money: Money, rate: Whole) -> Fraction | None:
    """Return months by the numbers as stated; None where one is open or a range."""
    if workers[1] is None or money.low != money.high:
        return None
    return 2 * money.low / ((workers[0] + workers[1]) * rate)


def _whole_months(month: Span, money: Span) -> tuple[int, int] | None:
    """Return the fewest and most whole months that fit; None where none do, or any."""
    if money[1] is None:
        return None
    fewest = 1 if month[1] is None else max(1, ceil(money[0] / month[1]))
    most = floor(money[1] / month[0])
    return (fewest, most) if fewest <= most else None


def _difference(due: Span, money: Money) -> tuple[Fraction, Fraction]:
    """Return stated money less what is due at its nearer end, and that end."""
    if due[1] is not None and money.low > due[1]:
        return money.low - due[1], due[1]
    if money.high is not None and money.high < due[0]:
        return money.high - due[0], due[0]
    return Fraction(0), due[0]
