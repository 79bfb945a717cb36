"""Profiles of the simulation: which criteria count, how much, and on which scale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cakupan.errors import BadInputError

SCALES = ("percentile", "min_max", "capped")
POLARITIES = ("higher", "lower")
DRAWS, MOST_DRAWS = 10_000, 100_000
SEED, LARGEST_SEED = 1, 2**31 - 1
# How firmly the weights are believed: the sum of the Dirichlet's parameters.
CONCENTRATION = Decimal(20)


@dataclass(frozen=True)
class Weight:
    """One criterion of a profile.

    Attributes:
        criterion: its code.
        weight: as written, never negative; only the proportions count.
        polarity: ``higher`` where more is better, else ``lower``.
    """

    criterion: str
    weight: Decimal
    polarity: str = "higher"


@dataclass(frozen=True)
class Profile:
    """Criteria with weights and a scale: a reader's model, never the jury's.

    Attributes:
        code: its name in links and on the command line.
        titles: by language; may be empty.
        weights: in the order of the file; those of zero weight count for nothing.
        scale: one of ``SCALES``.
        concentration: the larger, the less the draws move the weights.
        seed: of the draws.
        draws: how many.
    """

    code: str
    weights: tuple[Weight, ...]
    titles: tuple[tuple[str, str], ...] = ()
    scale: str = SCALES[0]
    concentration: Decimal = CONCENTRATION
    seed: int = SEED
    draws: int = DRAWS

    @property
    def total(self) -> Decimal:
        """Return the sum of the weights as written."""
        return sum((item.weight for item in self.weights), Decimal(0))

    @property
    def is_rescaled(self) -> bool:
        """Return whether the weights as written do not sum to 1."""
        return self.total != 1

    @property
    def shares(self) -> dict[str, Fraction]:
        """Return the weights that count, rescaled to the sum of 1, exactly."""
        total = Fraction(self.total)
        return {
            item.criterion: Fraction(item.weight) / total
            for item in self.weights
            if item.weight
        }

    @property
    def polarity(self) -> dict[str, str]:
        """Return each criterion's polarity."""
        return {item.criterion: item.polarity for item in self.weights}

    def title(self, lang: str) -> str:
        """Return the title in a language, else in any, else the code."""
        named = dict(self.titles)
        return named.get(lang) or next(iter(named.values()), "") or self.code


def check_weights(weights: tuple[Weight, ...], place: object) -> None:
    """Refuse weights that rank nothing: all zero.

    Raises:
        BadInputError: there is no weight over zero.
    """
    if not any(item.weight for item in weights):
        raise BadInputError(
            "{place}: expected at least one weight over 0, found none. Give a "
            "criterion a weight.",
            place=place,
        )


def parse_weight(text: str, criterion: str, place: object) -> Decimal:
    """Read a weight as it was typed, ``0.2``, ``20`` or ``0,2``.

    Raises:
        BadInputError: no number, or a negative one.
    """
    match = re.fullmatch(r"\s*(-?[0-9]{1,9})(?:[.,]([0-9]{1,6}))?\s*", text)
    value = Decimal(f"{match[1]}.{match[2] or '0'}") if match else None
    # "-0.5" begins with "-0", whose sign a number alone would lose.
    if value is None or value < 0 or (match and match[1].startswith("-") and value):
        raise BadInputError(
            "{place}: expected the weight of {criterion} as a number of 0 or more, "
            "found '{found}'. Write for instance 0.2.",
            place=place,
            criterion=criterion,
            found=text.strip()[:40],
        )
    return abs(value.normalize()) if value else Decimal(0)


def own_profile(weights: Mapping[str, str], place: object) -> Profile:
    """Return the reader's own profile from typed weights by criterion.

    Raises:
        BadInputError: a weight cannot be read, or all are zero.
    """
    read = tuple(
        Weight(code, parse_weight(text, code, place)) for code, text in weights.items()
    )
    check_weights(read, place)
    return Profile("own", read)
