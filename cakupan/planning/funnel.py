"""From a plan to verified workers, and whether stated money fits stated cover (F11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cakupan.errors import BadInputError

# Budgets are rounded up for late names and for bank charges; further off is worth
# a question in a hearing.
TOLERANCE_PCT = 2


def plan_error(planned: int, verified: int) -> Fraction:
    """Return by how many percent a plan was larger than what was verified.

    >>> float(round(plan_error(150_000, 98_000), 1))
    53.1

    Raises:
        BadInputError: nobody was verified.
    """
    if verified < 1:
        raise BadInputError(
            "Verified workers: expected at least 1, found {found}. A plan cannot be "
            "measured against nobody.",
            found=verified,
        )
    return Fraction(100 * planned, verified) - 100


@dataclass(frozen=True)
class Step:
    """One step of the funnel.

    Attributes:
        name: what is counted.
        workers: persons.
        of_previous_pct: percent of the step before; None for the first.
        of_first_pct: percent of the first step.
    """

    name: str
    workers: int
    of_previous_pct: Fraction | None
    of_first_pct: Fraction | None


def funnel(counts: Sequence[tuple[str, int]]) -> list[Step]:
    """Return each step with its conversion.

    >>> steps = funnel([("proposed", 1_800), ("approved", 1_616)])
    >>> float(round(steps[1].of_previous_pct, 1))
    89.8
    """
    steps = []
    for place, (name, workers) in enumerate(counts):
        before = counts[place - 1][1] if place else 0
        first = counts[0][1]
        steps.append(
            Step(
                name=name,
                workers=workers,
                of_previous_pct=Fraction(100 * workers, before) if before else None,
                of_first_pct=Fraction(100 * workers, first) if first else None,
            )
        )
    return steps


@dataclass(frozen=True)
class Arithmetic:
    """Stated money against stated workers and months.

    Attributes:
        verdict: ``fits`` (within 2 %), ``too_little`` or ``too_much`` money for the
            months stated; ``months_not_stated``; ``not_enough`` figures.
        expected_rupiah: workers x rate x months; None without months.
        difference_pct: stated over expected, percent; None without months.
        months_bought: months that the money pays for the workers.
        workers_bought: workers that the money pays for the months, rounded down.
    """

    verdict: str
    expected_rupiah: int | None = None
    difference_pct: Fraction | None = None
    months_bought: Fraction | None = None
    workers_bought: int | None = None


def check_arithmetic(
    workers: int | None, months: int | None, rupiah: int | None, rate: int | None
) -> Arithmetic:
    """Check a published programme's own figures against each other.

    Args:
        workers: persons as stated.
        months: of cover as stated; None where no source gives them.
        rupiah: as stated.
        rate: what one month costs the payer.

    >>> from cakupan.wording.numbers import half_up
    >>> ketapang = check_arithmetic(34_400, None, 4_300_000_000, 16_800)
    >>> ketapang.verdict, float(half_up(ketapang.months_bought))
    ('months_not_stated', 7.44)
    >>> kotim = check_arithmetic(4_400, 9, 739_122_000, 16_800)
    >>> kotim.verdict, kotim.expected_rupiah, float(half_up(kotim.difference_pct, 1))
    ('too_much', 665280000, 11.1)
    """
    if not workers or not rupiah or not rate:
        return Arithmetic("not_enough")
    bought = Fraction(rupiah, workers * rate)
    if not months:
        return Arithmetic("months_not_stated", months_bought=bought)
    expected = workers * rate * months
    off = Fraction(100 * rupiah, expected) - 100
    verdict = "fits"
    if abs(off) > TOLERANCE_PCT:
        verdict = "too_much" if off > 0 else "too_little"
    return Arithmetic(verdict, expected, off, bought, rupiah // (rate * months))
