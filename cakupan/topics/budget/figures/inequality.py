"""How unequal coverage is among the regencies of a province.

Every measure weighs a regency by its workers: a worker counts the same in a city
and on an island. Only regencies with both figures, of one definition, stand here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from cakupan.topics.budget.figures.allocation import RegencyCoverage

# Palma-like: the part of the gap that lies with the least covered two fifths.
LOWEST_SHARE = Fraction(2, 5)


@dataclass(frozen=True)
class Inequality:
    """Measures of inequality; percents are on the scale 0 to 100 and above.

    Attributes:
        regions: regencies counted.
        mean_pct: sum of active over sum of eligible.
        lowest, highest: region codes.
        lowest_pct, highest_pct: their coverage.
        range_pp: highest less lowest, percentage points.
        ratio: highest over lowest; None if the lowest is 0.
        deviation_pp: standard deviation weighted by eligible workers, points.
        variation: deviation over mean; None if the mean is 0.
        gini: of coverage weighted by eligible workers, 0 (equal) to 1; None if no
            worker is covered.
        below_target: regencies below the target.
        gap_share_of_lowest_pct: of all workers missing to the target, the percent
            that lies with the least covered 40 % of workers; None without a gap.
    """

    regions: int
    mean_pct: Fraction
    lowest: str
    highest: str
    lowest_pct: Fraction
    highest_pct: Fraction
    range_pp: Fraction
    ratio: Fraction | None
    deviation_pp: float
    variation: float | None
    gini: Fraction | None
    below_target: int
    gap_share_of_lowest_pct: Fraction | None

    @property
    def below_target_pct(self) -> Fraction:
        """Return the share of regencies below the target, percent."""
        return Fraction(100 * self.below_target, self.regions)


def _coverage(place: RegencyCoverage) -> Fraction:
    return Fraction(100 * place.active, place.eligible)


def gini(places: Sequence[RegencyCoverage]) -> Fraction | None:
    """Return the Gini coefficient of coverage weighted by eligible workers.

    Half the mean difference between two workers' regencies, over the mean.

    >>> gini([RegencyCoverage("a", 100, 0), RegencyCoverage("b", 100, 50)])
    Fraction(1, 2)
    """
    eligible = sum(place.eligible for place in places)
    active = sum(place.active for place in places)
    if not active:
        return None
    below, twice_area = 0, 0
    for place in sorted(places, key=lambda p: (_coverage(p), p.region_code)):
        twice_area += place.eligible * (2 * below + place.active)
        below += place.active
    return 1 - Fraction(twice_area, eligible * active)


def _gap_of_lowest(
    ordered: Sequence[RegencyCoverage], target_pct: Decimal
) -> Fraction | None:
    target = Fraction(target_pct) / 100
    gaps = [max(Fraction(0), target * p.eligible - p.active) for p in ordered]
    if not sum(gaps):
        return None
    room = LOWEST_SHARE * sum(place.eligible for place in ordered)
    held = Fraction(0)
    for place, gap in zip(ordered, gaps, strict=True):
        part = min(Fraction(1), room / place.eligible)
        held += part * gap
        room -= part * place.eligible
    return 100 * held / sum(gaps)


def compute_inequality(
    places: Sequence[RegencyCoverage], target_pct: Decimal
) -> Inequality | None:
    """Return the measures of inequality; None for fewer than two regencies.

    Args:
        places: with a base of at least 1 worker each.
        target_pct: what "below" is measured against.

    >>> found = compute_inequality(
    ...     [RegencyCoverage("a", 300, 60), RegencyCoverage("b", 100, 60)], Decimal(50))
    >>> float(found.mean_pct), float(found.range_pp), float(found.ratio)
    (30.0, 40.0, 3.0)
    >>> round(found.deviation_pp, 2), float(found.gini), found.below_target
    (17.32, 0.25, 1)
    """
    if len(places) < 2:
        return None
    ordered = sorted(places, key=lambda p: (_coverage(p), p.region_code))
    eligible = sum(place.eligible for place in places)
    mean = Fraction(100 * sum(place.active for place in places), eligible)
    squares = sum(p.eligible * (_coverage(p) - mean) ** 2 for p in places)
    deviation = sqrt(squares / eligible)
    low, high = ordered[0], ordered[-1]
    return Inequality(
        regions=len(places),
        mean_pct=mean,
        lowest=low.region_code,
        highest=high.region_code,
        lowest_pct=_coverage(low),
        highest_pct=_coverage(high),
        range_pp=_coverage(high) - _coverage(low),
        ratio=_coverage(high) / _coverage(low) if low.active else None,
        deviation_pp=deviation,
        variation=deviation / float(mean) if mean else None,
        gini=gini(places),
        below_target=sum(_coverage(p) < Fraction(target_pct) for p in places),
        gap_share_of_lowest_pct=_gap_of_lowest(ordered, target_pct),
    )
