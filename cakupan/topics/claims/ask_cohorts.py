"""A number of funded workers that is the sum of several cohorts of its time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from cakupan.topics.claims.ask_records import ClaimRecords, NearbyRecord
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.dates import When
from cakupan.topics.claims.figures.quantities import PERSONS, Stated

_MONTHS = 12


@dataclass(frozen=True)
class CohortSum:
    """Cohorts that a claim adds up.

    Attributes:
        field: the field of the claim that their sum is.
        cohorts: the counted statement of each, the first one first.
        stated_by: a statement that gives the sum itself, if one is on record.
    """

    field: str
    cohorts: tuple[NearbyRecord, ...]
    stated_by: NearbyRecord | None

    @property
    def workers(self) -> int:
        """Workers of all of them."""
        return sum(one.row["workers"] for one in self.cohorts)

    @property
    def full_year(self) -> Fraction | None:
        """Workers that their months of cover are worth for a year; None if unknown."""
        months = [one.row["months"] for one in self.cohorts]
        if any(number is None for number in months):
            return None
        paid = [
            one.row["workers"] * number
            for one, number in zip(self.cohorts, months, strict=True)
        ]
        return Fraction(sum(paid), _MONTHS)

    def taken_from(self, known: ClaimRecords) -> ClaimRecords:
        """Return what is known without the statements of these cohorts' own sizes."""
        sizes = {(one.row["cohort_id"], one.row["workers"]) for one in self.cohorts}
        rest = tuple(
            one
            for one in known.funded
            if (one.row["cohort_id"], one.row["workers"]) not in sizes
        )
        return replace(known, funded=rest)


def cohorts_of(claim: Claim, known: ClaimRecords) -> CohortSum | None:
    """Return the cohorts begun in a claim's time whose sum the claim states."""
    name = "active" if claim.active else "needed"
    own: Stated | None = getattr(claim, name)
    if own is None or own.unit != PERSONS or known.when is None:
        return None
    begun = [one for one in known.funded if _is_counted(one, known.when)]
    for group in _groups(begun):
        total = sum(one.row["workers"] for one in group)
        if len(group) > 1 and own.is_rounding_of(Fraction(total)):
            ordered = sorted(group, key=lambda one: str(one.row["period_start"]))
            own_statement = [
                one
                for one in known.funded
                if name in one.fits and not one.row["is_counted"]
                and one.row["workers"] == total
            ]  # fmt: skip
            return CohortSum(
                name, tuple(ordered), own_statement[0] if own_statement else None
            )
    return None


def _is_counted(one: NearbyRecord, when: When) -> bool:
    start = one.row["period_start"]
    is_exact = one.row["precision"] == "exact"
    return bool(
        one.row["is_counted"] and is_exact and start and when.start <= start <= when.end
    )


def _groups(begun: list[NearbyRecord]) -> Iterable[list[NearbyRecord]]:
    """Return all cohorts together, then those of each payer."""
    yield begun
    for payer in dict.fromkeys(one.row["payer"] for one in begun):
        yield [one for one in begun if one.row["payer"] == payer]
