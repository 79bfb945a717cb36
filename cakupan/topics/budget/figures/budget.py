"""Money to workers or months and back, month by month.

One month of one worker costs what the payer's rate of that month is. Workers that
can be afforded are rounded down; integers stay integers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil

from cakupan.data.months import LONGEST, add_months, check_months
from cakupan.errors import BadInputError

# All are covered from the first month, or the same number joins every month.
AT_START, EVEN = "at-start", "even"
INTAKES = (AT_START, EVEN)
YEAR = 12  # months

RateOf = Callable[[date], int]


@dataclass(frozen=True)
class Rate:
    """What one worker costs in one month, in rupiah."""

    month: date
    rupiah: int


@dataclass(frozen=True)
class Budget:
    """Workers, months and money that belong together.

    Attributes:
        rupiah: the money given, or the cost found.
        workers: covered in the last month.
        months: whole months.
        months_exact: months with their fraction; whole unless they were asked for.
        remainder_rupiah: money left after whole workers and whole months.
        rates: of the months paid, the first one where not even that is.
    """

    rupiah: int
    workers: int
    months: int
    months_exact: Fraction
    remainder_rupiah: int
    rates: tuple[Rate, ...]


def rates_from(rate_of: RateOf, start: date, months: int) -> tuple[Rate, ...]:
    """Return the rate of each month from a month on."""
    listed = (add_months(start, step) for step in range(months))
    return tuple(Rate(month, rate_of(month)) for month in listed)


def covered(workers: int, months: int, intake: str) -> list[int]:
    """Return the workers covered in each month.

    With even intake the numbers are whole persons, and all are in by the last month.

    >>> covered(10, 3, "at-start"), covered(10, 3, "even")
    ([10, 10, 10], [3, 6, 10])
    """
    if intake == AT_START:
        return [workers] * months
    return [workers * (step + 1) // months for step in range(months)]


def cost(workers: int, rates: Sequence[Rate], intake: str = AT_START) -> int:
    """Return the rupiah that covering workers over the rates' months takes.

    >>> december = date(2023, 12, 1)
    >>> cost(7_000, rates_from(lambda month: 16_800, december, 2))
    235200000

    Of 100 a month over 12 months, n x c x m(m + 1)/2:

    >>> cost(1_200, rates_from(lambda month: 16_800, december, 12), "even")
    131040000
    """
    in_months = covered(workers, len(rates), intake)
    return sum(n * rate.rupiah for n, rate in zip(in_months, rates, strict=True))


def check_money(rupiah: int) -> None:
    """Refuse money below zero.

    Raises:
        BadInputError: it is negative.
    """
    if rupiah < 0:
        raise BadInputError(
            "Money: expected 0 rupiah or more, found {found}. Write the budget "
            "without a minus.",
            found=rupiah,
        )


def check_headcount(workers: int) -> None:
    """Refuse a plan for nobody.

    Raises:
        BadInputError: less than one worker.
    """
    if workers < 1:
        raise BadInputError(
            "Workers: expected at least 1, found {found}. Write how many workers are "
            "to be covered.",
            found=workers,
        )


def budget_for(
    workers: int, months: int, rate_of: RateOf, start: date, intake: str = AT_START
) -> Budget:
    """Return what workers cost over months.

    >>> year = budget_for(58_701, 12, lambda month: 16_800, date(2026, 1, 1))
    >>> year.rupiah
    11834121600

    Raises:
        BadInputError: no workers, or months out of range.
    """
    check_headcount(workers)
    check_months(months)
    rates = rates_from(rate_of, start, months)
    total = cost(workers, rates, intake)
    return Budget(total, workers, months, Fraction(months), 0, rates)


def workers_for(
    rupiah: int, months: int, rate_of: RateOf, start: date, intake: str = AT_START
) -> Budget:
    """Return the most workers that money covers over months.

    >>> found = workers_for(4 * 10**9, 10, lambda month: 16_800, date(2026, 1, 1))
    >>> found.workers, found.remainder_rupiah
    (23809, 88000)

    Raises:
        BadInputError: negative money, or months out of range.
    """
    check_money(rupiah)
    check_months(months)
    rates = rates_from(rate_of, start, months)
    low, high = 0, rupiah // rates[-1].rupiah
    while low < high:
        middle = (low + high + 1) // 2
        if cost(middle, rates, intake) <= rupiah:
            low = middle
        else:
            high = middle - 1
    left = rupiah - cost(low, rates, intake)
    return Budget(rupiah, low, months, Fraction(months), left, rates)


def months_for(
    rupiah: int, workers: int, rate_of: RateOf, start: date, intake: str = AT_START
) -> Budget:
    """Return how long money covers workers.

    With even intake it is the longest intake that the money carries; either way the
    fraction is the remainder over what one month more would take.

    >>> found = months_for(2 * 10**9, 22_121, lambda month: 16_800, date(2025, 8, 1))
    >>> found.months, round(float(found.months_exact), 2), found.remainder_rupiah
    (5, 5.38, 141836000)

    Raises:
        BadInputError: negative money, no workers, or money for over a century.
    """
    check_money(rupiah)
    check_headcount(workers)
    rates: list[Rate] = []
    spent = 0
    while len(rates) < LONGEST:
        if intake == EVEN and len(rates) == workers:
            # Fewer than one worker a month is no even intake any more.
            exact = Fraction(workers)
            return Budget(rupiah, workers, workers, exact, rupiah - spent, (*rates,))
        month = add_months(start, len(rates))
        longer = [*rates, Rate(month, rate_of(month))]
        needed = (
            spent + workers * longer[-1].rupiah
            if intake == AT_START
            else cost(workers, longer, intake)
        )
        if needed > rupiah:
            months = len(rates)
            exact = months + Fraction(rupiah - spent, needed - spent)
            paid = tuple(rates or longer)
            return Budget(rupiah, workers, months, exact, rupiah - spent, paid)
        rates, spent = longer, needed
    raise BadInputError(
        "Rp{rupiah} for {workers} workers lasts longer than {longest} months. Check "
        "both numbers.",
        rupiah=rupiah,
        workers=workers,
        longest=LONGEST,
    )


def cost_of_one_point(eligible: int, rates: Sequence[Rate]) -> int:
    """Return the rupiah of one percentage point more, over the rates' months.

    One point is a hundredth of the base, rounded up to whole workers.

    >>> year = rates_from(lambda month: 16_800, date(2026, 1, 1), 12)
    >>> cost_of_one_point(213_582, year)
    430617600
    """
    return cost(ceil(Fraction(eligible, 100)), rates)


def share_of_budget(rupiah: int, whole: int) -> Fraction:
    """Return money as a percent of a budget.

    >>> round(float(share_of_budget(4 * 10**9, 3_494_591_835_909)), 4)
    0.1145

    Raises:
        BadInputError: the whole is not positive.
    """
    if whole < 1:
        raise BadInputError(
            "Budget: expected more than 0 rupiah, found {found}. Write the whole "
            "budget.",
            found=whole,
        )
    return Fraction(100 * rupiah, whole)


def rate_changes(rates: Sequence[Rate]) -> list[Rate]:
    """Return the first rate and each that differs from the month before."""
    later = [
        after for before, after in pairwise(rates) if after.rupiah != before.rupiah
    ]
    return [*rates[:1], *later]
