"""What a check gives: a number held against others, a verdict with its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.topics.claims.figures.quantities import Stated

FITS = "fits"
SLIPS = "slips"
MISSES = "misses"


@dataclass(frozen=True)
class NumberTest:
    """One number of a claim against what the others make of it.

    Attributes:
        computed: what the others give.
        stated: the number.
        fit: ``fits``, ``slips`` or ``misses``.
        slipped: the field that would have slipped; None where all fits or all misses.
        is_cut: whether cutting digits off explains it.
    """

    computed: DerivedNumber
    stated: Stated
    fit: str
    slipped: str | None = None
    is_cut: bool = False


@dataclass(frozen=True)
class Finding:
    """A verdict with the numbers that it rests on.

    Attributes:
        code: of ``verdicts``.
        figures: the numbers, by name.
        of: the test that it explains, if it explains one.
        field: the field concerned, as the one in the wrong unit.
    """

    code: str
    figures: Mapping[str, Fraction] = field(default_factory=dict)
    of: NumberTest | None = None
    field: str | None = None
