"""What a simulation is made from: a seed, and how much of the country and of time."""

import random
from dataclasses import dataclass
from datetime import date

from cakupan.data.definitions import month_end
from cakupan.errors import BadInputError

# Raised whenever the same seed gives other figures or rows than before.
GENERATOR_VERSION = 2
FIRST_YEAR, LAST_YEAR = 2019, 2025
_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True)
class Recipe:
    """One simulation; the same recipe gives the same bytes.

    Attributes:
        seed: 0 to 2,147,483,647.
        first_year: months begin in its January.
        last_year: months end in its December.
        provinces: codes of the older division (34); empty means all. What is made
            of one region does not depend on which others are made.
    """

    seed: int
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR
    provinces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a seed or years that nothing can be made from."""
        if not 0 <= self.seed <= _LARGEST_SEED:
            raise BadInputError(
                "Seed: expected a whole number from 0 to {most}, found {found}. "
                "Choose another.",
                most=_LARGEST_SEED,
                found=self.seed,
            )
        if not FIRST_YEAR <= self.first_year <= self.last_year <= LAST_YEAR:
            raise BadInputError(
                "Years: expected {first} to {last}, found {found}. Choose years "
                "within these.",
                first=FIRST_YEAR,
                last=LAST_YEAR,
                found=f"{self.first_year}-{self.last_year}",
            )

    def __str__(self) -> str:
        """Return the recipe as the store's fingerprint holds it."""
        provinces = ",".join(self.provinces) or "all"
        return (
            f"seed={self.seed} generator={GENERATOR_VERSION} "
            f"years={self.first_year}-{self.last_year} provinces={provinces}"
        )

    @property
    def months(self) -> list[date]:
        """Return every month end that figures are made for."""
        years = range(self.first_year, self.last_year + 1)
        return [month_end(year, month) for year in years for month in range(1, 13)]

    def chance(self, *parts: object) -> random.Random:
        """Return the random numbers of one thing, as ``chance("64.01", "PU")``.

        Each thing has its own, so that leaving others out changes nothing in it.
        """
        # Python keeps random() the same across versions for a seed of text.
        return random.Random("/".join(map(str, (self.seed, *parts))))  # noqa: S311
