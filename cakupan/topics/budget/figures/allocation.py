"""Share a province's money among its regencies in three ways.

Money becomes whole workers first; never more than it pays for, and never more than
a regency lacks. What each way favours is the reader's choice, not ours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.budget import check_money
from cakupan.topics.targets.figures import check_target, workers_at

Given = dict[str, int]


@dataclass(frozen=True)
class RegencyCoverage:
    """A regency with its base and its active workers, of one definition."""

    region_code: str
    eligible: int
    active: int


@dataclass(frozen=True)
class Share:
    """What one regency gets.

    Attributes:
        workers: newly covered, whole.
        rupiah: what they cost.
        coverage_before_pct, coverage_after_pct: 0 to 100 and above, exact.
        gap_workers: to the target, before.
        is_at_target: after the money.
    """

    region_code: str
    workers: int
    rupiah: int
    coverage_before_pct: Fraction
    coverage_after_pct: Fraction
    gap_workers: int
    is_at_target: bool


@dataclass(frozen=True)
class Allocation:
    """A way to share money, with what it leads to.

    Attributes:
        way: one of ``WAYS``.
        shares: in the order of the regencies given.
        workers: newly covered in all.
        unspent_rupiah: less than one worker's cost, or more once all gaps are closed.
        at_target: regencies at the target afterwards.
    """

    way: str
    shares: tuple[Share, ...]
    workers: int
    unspent_rupiah: int
    at_target: int


def lift_lowest(
    gaps: Mapping[str, int], places: Sequence[RegencyCoverage], most: int
) -> Given:
    """Return workers by region that raise the lowest coverage as far as they go.

    Water filling: the lowest regencies rise to one level together; what whole
    workers leave over goes, one each, to those that are lowest then.
    """
    level = _level(gaps, places, most)
    given = {}
    for place in places:
        wanted = int(level * place.eligible) - place.active
        given[place.region_code] = min(max(0, wanted), gaps[place.region_code])
    by_code = {place.region_code: place for place in places}

    def coverage(code: str) -> tuple[Fraction, str]:
        place = by_code[code]
        return Fraction(place.active + given[code], place.eligible), code

    left = min(most, sum(gaps.values())) - sum(given.values())
    while left:
        lowest = min((c for c in given if given[c] < gaps[c]), key=coverage)
        given[lowest] += 1
        left -= 1
    return given


def _level(
    gaps: Mapping[str, int], places: Sequence[RegencyCoverage], most: int
) -> Fraction:
    """Return the coverage to which the lowest can be raised together.

    From its own coverage on each regency takes in proportion to its base, so the
    workers taken are a broken line of the level; the level is read off it. All gaps
    close at the same target, so that none closes before the line ends.
    """
    lacking = [place for place in places if gaps[place.region_code]]
    turns = sorted((Fraction(p.active, p.eligible), p.eligible) for p in lacking)
    level, slope, used = Fraction(0), 0, Fraction(0)
    for turn, eligible in turns:
        taken = used + (turn - level) * slope
        if taken > most:
            break
        level, used, slope = turn, taken, slope + eligible
    return level + (most - used) / slope if slope else level


def most_at_target(
    gaps: Mapping[str, int], places: Sequence[RegencyCoverage], most: int
) -> Given:
    """Return workers by region that bring as many regencies to the target as can be.

    The smallest gap is closed first; what is left when the next cannot be closed
    goes towards it.
    """
    given = {place.region_code: 0 for place in places}
    for code in sorted(given, key=lambda code: (gaps[code], code)):
        given[code] = min(gaps[code], most)
        most -= given[code]
    return given


def in_proportion(
    gaps: Mapping[str, int], places: Sequence[RegencyCoverage], most: int
) -> Given:
    """Return workers by region in proportion to the gaps.

    Whole workers go by the largest remainder, ties by region code.
    """
    whole = sum(gaps.values())
    most = min(most, whole)
    given = {
        place.region_code: gaps[place.region_code] * most // whole if whole else 0
        for place in places
    }
    by_remainder = sorted(
        given, key=lambda code: (-(gaps[code] * most % whole) if whole else 0, code)
    )
    for code in by_remainder[: most - sum(given.values())]:
        given[code] += 1
    return given


_Way = Callable[[Mapping[str, int], Sequence[RegencyCoverage], int], Given]
LIFT_LOWEST, MOST_AT_TARGET, IN_PROPORTION = (
    "lift_lowest",
    "most_at_target",
    "proportion",
)
_WAYS: dict[str, _Way] = {
    LIFT_LOWEST: lift_lowest,
    MOST_AT_TARGET: most_at_target,
    IN_PROPORTION: in_proportion,
}
WAYS = tuple(_WAYS)


def allocate(
    way: str,
    places: Sequence[RegencyCoverage],
    target_pct: Decimal,
    rupiah: int,
    rupiah_per_worker: int,
) -> Allocation:
    """Share money among regencies, whole workers only.

    Args:
        way: one of ``WAYS``.
        places: regencies with a base of at least 1 worker; others cannot be served.
        target_pct: no regency is raised above it.
        rupiah: the money, 0 or more.
        rupiah_per_worker: what one worker costs over the planned months.

    >>> places = [RegencyCoverage("a", 100, 10), RegencyCoverage("b", 100, 30),
    ...     RegencyCoverage("c", 50, 40)]
    >>> found = allocate("lift_lowest", places, Decimal(80), 60, 1)
    >>> [share.workers for share in found.shares]
    [40, 20, 0]
    >>> found = allocate("most_at_target", places, Decimal(80), 60, 1)
    >>> [share.workers for share in found.shares], found.at_target
    ([10, 50, 0], 2)
    >>> found = allocate("proportion", places, Decimal(80), 60, 1)
    >>> [share.workers for share in found.shares]
    [35, 25, 0]

    Raises:
        BadInputError: a target over 100, negative money, no price, or no base.
    """
    check_target(target_pct)
    check_money(rupiah)
    if rupiah_per_worker < 1:
        raise BadInputError(
            "Cost of one worker: expected at least Rp1, found {found}. Check the rate "
            "and the months.",
            found=rupiah_per_worker,
        )
    bare = sorted(place.region_code for place in places if place.eligible < 1)
    if bare:
        raise BadInputError(
            "Regions to share among: expected a base for each, found none for "
            "{found}. Leave them out or choose another base.",
            found=", ".join(bare[:5]),
        )
    targets = {p.region_code: ceil(workers_at(p.eligible, target_pct)) for p in places}
    gaps = {p.region_code: max(0, targets[p.region_code] - p.active) for p in places}
    given = _WAYS[way](gaps, places, rupiah // rupiah_per_worker)
    shares = tuple(
        Share(
            region_code=place.region_code,
            workers=given[place.region_code],
            rupiah=given[place.region_code] * rupiah_per_worker,
            coverage_before_pct=Fraction(100 * place.active, place.eligible),
            coverage_after_pct=Fraction(
                100 * (place.active + given[place.region_code]), place.eligible
            ),
            gap_workers=gaps[place.region_code],
            is_at_target=given[place.region_code] >= gaps[place.region_code],
        )
        for place in places
    )
    return Allocation(
        way=way,
        shares=shares,
        workers=sum(given.values()),
        unspent_rupiah=rupiah - sum(share.rupiah for share in shares),
        at_target=sum(share.is_at_target for share in shares),
    )
