"""Which computed coverage an answer is about."""

from dataclasses import dataclass
from datetime import date

from cakupan.answers import starts
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row


@dataclass(frozen=True)
class CoverageAsked:
    """Which computed coverage is meant.

    Attributes:
        code: region.
        definition: segments and base.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
    """

    code: str
    definition: Definition
    period_end: date | None = None
    vintage: str = "auto"


def computed(data: Data, what: CoverageAsked) -> tuple[Region, Row]:
    """Return the region in its division, and its coverage.

    Raises:
        NotPublishedError: there is no figure or no base.
    """
    return starts.computed_coverage(
        data, what.code, what.definition, what.period_end, what.vintage
    )
