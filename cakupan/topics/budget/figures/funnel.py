"""From a plan to verified workers, step by step (F11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cakupan.errors import BadInputError


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
