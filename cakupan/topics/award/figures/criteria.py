"""What the juries are said to look at, and how each is measured here.

The criteria are public, edition by edition; weights are not. Which of them a
published figure gives, and which a reader types, is said with each.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

from cakupan.data.intake.personal import safe
from cakupan.errors import BadInputError

COVERAGE = "coverage"
GROWTH = "coverage_growth"
REGULATION = "regulation"
BUDGET = "budget"

Origin = Literal["figures", "either", "typed"]
_LARGEST = Decimal(1_000_000_000)
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    Attributes:
        code: its name in files and links.
        letter: its name in the link's evidence.
        unit: ``percent``, ``points``, ``grade``, ``rupiah``, ``marks`` or ``yes_no``.
        origin: ``figures`` (computed from published figures alone), ``either`` (our
            records, where they have it, else typed) or ``typed``.
        most: largest value that can be typed, and that a change can reach; None
            where there is no limit.
        step: smallest change of a typed value.
    """

    code: str
    letter: str
    unit: str
    origin: Origin
    most: Decimal | None
    step: Decimal


CRITERIA = {
    item.code: item
    for item in (
        Criterion(REGULATION, "r", "grade", "either", Decimal(3), Decimal(1)),
        Criterion(COVERAGE, "c", "percent", "figures", None, Decimal("0.01")),
        Criterion(GROWTH, "g", "points", "figures", None, Decimal("0.01")),
        Criterion(BUDGET, "b", "rupiah", "either", None, Decimal(1)),
        Criterion("innovation", "n", "marks", "typed", Decimal(100), Decimal("0.01")),
        Criterion("interview", "w", "marks", "typed", Decimal(100), Decimal("0.01")),
        Criterion("attendance", "h", "yes_no", "typed", Decimal(1), Decimal(1)),
    )
}
TYPED = tuple(code for code, item in CRITERIA.items() if item.origin != "figures")
BY_LETTER = {item.letter: item for item in CRITERIA.values()}


def parse_value(text: str, criterion: Criterion, place: object) -> Decimal:
    """Read what a reader typed for one region and criterion.

    Args:
        text: as ``80``, ``2.5`` or ``2,5``.
        criterion: what it is.
        place: where it stands, named in the error.

    >>> parse_value("2,5", CRITERIA["innovation"], "here")
    Decimal('2.5')

    Raises:
        BadInputError: no number, one out of its range, or one with too many digits.
    """
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    most = criterion.most if criterion.most is not None else _LARGEST
    is_fine = value.is_finite() and 0 <= value <= most
    if is_fine and criterion.step == 1:
        is_fine = value == value.to_integral_value()
    exponent = value.as_tuple().exponent
    if not is_fine or (isinstance(exponent, int) and -exponent > _MOST_DECIMALS):
        raise BadInputError(
            "{place}: expected {criterion} as a number from 0 to {most}, found "
            "'{found}'. Write digits only.",
            place=place,
            criterion=criterion.code,
            most=f"{most:f}",
            found=safe(text.strip()),
        )
    return value
