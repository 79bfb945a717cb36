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
        return sum(record.row["workers"] for record in self.cohorts)

    @property
    def full_year(self) -> Fraction | None:
        """Workers that their months of cover are worth for a year; None if unknown."""
        months = [record.row["months"] for record in self.cohorts]
        if any(number is None for number in months):
            return None
        paid = [
            record.row["workers"] * number
            for record, number in zip(self.cohorts, months, strict=True)
        ]
        return Fraction(sum(paid), _MONTHS)

    def taken_from(self, records: ClaimRecords) -> ClaimRecords:
        """Return what is known without the statements of these cohorts' own sizes."""
        sizes = {
            (record.row["cohort_id"], record.row["workers"]) for record in self.cohorts
        }
        rest = tuple(
            record
            for record in records.funded
            if (record.row["cohort_id"], record.row["workers"]) not in sizes
        )
        return replace(records, funded=rest)


def cohorts_of(claim: Claim, records: ClaimRecords) -> CohortSum | None:
    """Return the cohorts begun in a claim's time whose sum the claim states."""
    name = "active" if claim.active else "needed"
    stated_number: Stated | None = getattr(claim, name)
    if stated_number is None or stated_number.unit != PERSONS or records.when is None:
        return None
    begun = [record for record in records.funded if _is_counted(record, records.when)]
    for group in _groups(begun):
        total = sum(record.row["workers"] for record in group)
        if len(group) > 1 and stated_number.is_rounding_of(Fraction(total)):
            ordered = sorted(group, key=lambda record: str(record.row["period_start"]))
            own_statement = [
                record
                for record in records.funded
                if name in record.fits and not record.row["is_counted"]
                and record.row["workers"] == total
            ]  # fmt: skip
            return CohortSum(
                name, tuple(ordered), own_statement[0] if own_statement else None
            )
    return None


def _is_counted(record: NearbyRecord, when: When) -> bool:
    start = record.row["period_start"]
    is_exact = record.row["precision"] == "exact"
    return bool(
        record.row["is_counted"]
        and is_exact
        and start
        and when.start <= start <= when.end
    )


def _groups(begun: list[NearbyRecord]) -> Iterable[list[NearbyRecord]]:
    """Return all cohorts together, then those of each payer."""
    yield begun
    for payer in dict.fromkeys(record.row["payer"] for record in begun):
        yield [record for record in begun if record.row["payer"] == payer]
