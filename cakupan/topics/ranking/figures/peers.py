"""Regions that are most alike: nearest by size, informal work, kind and budget.

The rule. Only regions of one kind meet (regencies with regencies, cities with
cities). Each trait is standardised over all regions of the kind: less their mean, by
their standard deviation. The distance of two regions is the root of the mean of the
squared differences over the traits that both have; size and informal share count
for every region, the budget counts where both have one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest
from math import fsum, log, sqrt
from statistics import median

# In the order in which a reader reads them.
TRAITS = ("workers", "informal_share", "budget")
PEERS = 10  # how many, unless a reader asks for another number


@dataclass(frozen=True)
class Traits:
    """What a region is compared by.

    Attributes:
        kind: ``kabupaten``, ``kota`` or ``provinsi``.
        workers: employed people; taken as a logarithm.
        informal_share: percent of them.
        budget: rupiah of the region's budget a worker, as a logarithm; None where no
            budget is on record.
    """

    region_code: str
    kind: str
    workers: int | None
    informal_share: float | None
    budget: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether the region can have peers."""
        return bool(self.workers) and self.informal_share is not None


@dataclass(frozen=True)
class Peer:
    """A region beside another.

    Attributes:
        distance: 0 is the same in every trait; 1 a standard deviation apart.
        traits: those that both regions have.
    """

    region_code: str
    distance: float
    traits: tuple[str, ...]


_Scores = tuple[float, float, float | None]


def neighbours(
    regions: Iterable[Traits], region_code: str, k: int = PEERS
) -> tuple[Peer, ...]:
    """Return a region's peers, the nearest first, equally near ones by code.

    Fewer than ``k`` where the kind has no more; none for a region without traits.

    >>> towns = [Traits(code, "kota", size, 40.0) for code, size in
    ...          (("a", 100), ("b", 110), ("c", 1000), ("d", 130))]
    >>> [peer.region_code for peer in neighbours(towns, "a", 2)]
    ['b', 'd']
    """
    scores = _scores_of_kind(regions, region_code)
    return _nearest(scores, region_code, k) if region_code in scores else ()


def all_neighbours(
    regions: Iterable[Traits], k: int = PEERS
) -> dict[str, tuple[Peer, ...]]:
    """Return the peers of every region that has traits."""
    by_kind: dict[str, list[Traits]] = {}
    for region in regions:
        by_kind.setdefault(region.kind, []).append(region)
    nearest: dict[str, tuple[Peer, ...]] = {}
    for same in by_kind.values():
        scores = _scores(same)
        nearest |= {code: _nearest(scores, code, k) for code in scores}
    return nearest


def peer_median(
    peers: Iterable[Peer], values: Mapping[str, Fraction]
) -> Fraction | None:
    """Return the median of the peers' values; None if less than half have one.

    >>> near = [Peer(code, 0.1, TRAITS) for code in "abcd"]
    >>> peer_median(near, {"a": Fraction(1), "b": Fraction(4)})
    Fraction(5, 2)
    >>> peer_median(near, {"a": Fraction(1)}) is None
    True
    """
    codes = [peer.region_code for peer in peers]
    of_peers = [values[code] for code in codes if code in values]
    if not of_peers or 2 * len(of_peers) < len(codes):
        return None
    return median(of_peers)


def _scores_of_kind(regions: Iterable[Traits], region_code: str) -> dict[str, _Scores]:
    listed = list(regions)
    kinds = {region.kind for region in listed if region.region_code == region_code}
    return _scores([region for region in listed if region.kind in kinds])


def _scores(same: Sequence[Traits]) -> dict[str, _Scores]:
    """Return each region's standardised traits; regions of one kind."""
    surveyed = sorted(
        (region for region in same if region.is_known),
        key=lambda region: region.region_code,
    )
    sizes = _standardised([log(region.workers or 1) for region in surveyed])
    shares = _standardised([region.informal_share or 0.0 for region in surveyed])
    with_budget = [region for region in surveyed if region.budget]
    budgets = dict(
        zip(
            [region.region_code for region in with_budget],
            _standardised([log(region.budget or 1) for region in with_budget]),
            strict=True,
        )
    )
    return {
        region.region_code: (size, share, budgets.get(region.region_code))
        for region, size, share in zip(surveyed, sizes, shares, strict=True)
    }


def _standardised(values: Sequence[float]) -> list[float]:
    """Return values less their mean, by their deviation; alike ones become 0."""
    if not values:
        return []
    mean = fsum(values) / len(values)
    deviation = sqrt(fsum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / deviation if deviation else 0.0 for value in values]


def _nearest(
    scores: Mapping[str, _Scores], region_code: str, k: int
) -> tuple[Peer, ...]:
    own = scores[region_code]
    size, share, budget = own
    # Squares are enough to order by; both needed traits are there in every region.
    squares = [
        (
            ((s - size) ** 2 + (i - share) ** 2) / 2
            if budget is None or b is None
            else ((s - size) ** 2 + (i - share) ** 2 + (b - budget) ** 2) / 3,
            code,
        )
        for code, (s, i, b) in scores.items()
    ]
    near = [each for each in nsmallest(k + 1, squares) if each[1] != region_code]
    return tuple(
        Peer(code, sqrt(square), _shared(own, scores[code]))
        for square, code in near[:k]
    )


def _shared(one: _Scores, other: _Scores) -> tuple[str, ...]:
    has_budgets = one[2] is not None and other[2] is not None
    return TRAITS if has_budgets else TRAITS[:2]
