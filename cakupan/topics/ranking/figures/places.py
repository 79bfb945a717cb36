"""Places of regions, who cannot be told apart, and how far a place may be off.

The largest value has place 1; equal values share a place and the next one is skipped
(1, 2, 2, 4). A published number that was rounded stands for all numbers that round to
it: regions whose numbers may lie either way are not distinguishable. What a survey
adds is not published; only a reader who assumes a relative standard error gets it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

# Two-sided 95 %: one difference in twenty is called real though it is chance.
_Z = 1.96


@dataclass(frozen=True)
class RankedValue:
    """A region's value, and the least and most that its published parts allow.

    Attributes:
        value: unrounded.
        low, high: equal to the value where its parts are published exactly.
    """

    region_code: str
    value: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Placing:
    """Where a region stands.

    Attributes:
        rank: competition rank on the unrounded value.
        rank_low, rank_high: best and worst place that the value may have; from ties
            and rounding, and from the assumed error where there is one.
        near: regions that ties or the rounding of the published numbers leave
            undistinguished from this one.
    """

    region_code: str
    value: Fraction
    rank: int
    rank_low: int
    rank_high: int
    near: tuple[str, ...]


def exact(region_code: str, value: Fraction) -> RankedValue:
    """Return an entry whose parts are published exactly."""
    return RankedValue(region_code, value, value, value)


def places(
    entries: Iterable[RankedValue], rse: Fraction = Fraction(0)
) -> tuple[Placing, ...]:
    """Return the place of every region, best first, tied ones by code.

    Args:
        entries: values of one definition, none negative.
        rse: relative standard error that the reader assumes for each value, as a
            share (0.02 is 2 %), independent between regions.

    >>> squares = {"a": 9, "b": 4, "c": 4, "d": 1}
    >>> tied = [exact(code, Fraction(value)) for code, value in squares.items()]
    >>> [(p.region_code, p.rank, p.rank_high, p.near) for p in places(tied)]
    [('a', 1, 1, ()), ('b', 2, 3, ('c',)), ('c', 2, 3, ('b',)), ('d', 4, 4, ())]
    >>> [(p.rank_low, p.rank_high) for p in places(tied, Fraction(3, 10))]
    [(1, 3), (1, 3), (1, 3), (4, 4)]
    """
    listed = list(entries)
    values = sorted(sortable(entry.value) for entry in listed)
    lows = sorted(sortable(entry.low) for entry in listed)
    highs = sorted(sortable(entry.high) for entry in listed)
    share = distinct_share(rse)
    by_code = sorted(listed, key=lambda entry: entry.region_code)
    ordered = sorted(by_code, key=lambda entry: sortable(entry.value), reverse=True)
    return tuple(
        Placing(
            region_code=entry.region_code,
            value=entry.value,
            rank=1 + len(listed) - bisect_right(values, sortable(entry.value)),
            rank_low=1 + _surely_above(entry, lows, share),
            rank_high=len(listed) - bisect_left(highs, sortable(entry.low * share)),
            near=near,
        )
        for entry, near in zip(ordered, _near(ordered), strict=True)
    )


def sortable(value: Fraction) -> tuple[float, Fraction]:
    """Return what sorts as the value does, ten times faster.

    Rounding to a float never swaps two fractions; the exact one decides where two
    become the same.
    """
    return float(value), value


def _surely_above(
    entry: RankedValue, lows: Sequence[tuple[float, Fraction]], share: Fraction
) -> int:
    """Count the regions whose least value lies surely above this one's most."""
    if not share:
        return 0
    return len(lows) - bisect_right(lows, sortable(entry.high / share))


def distinct_share(rse: Fraction) -> Fraction:
    """Return the share of a value below which another is surely smaller.

    Two values a > b differ when (a - b)^2 > z^2 rse^2 (a^2 + b^2): the difference
    against its own standard error. Solved for b / a; 1 without an error, and 0 where
    the error is so large that no two values differ.

    >>> distinct_share(Fraction(0)), distinct_share(Fraction(1))
    (Fraction(1, 1), Fraction(0, 1))
    >>> round(float(distinct_share(Fraction(2, 100))), 4)
    0.946
    """
    if not rse:
        return Fraction(1)
    rest = 1 - (_Z * float(rse)) ** 2
    if rest <= 0:
        return Fraction(0)
    return Fraction((1 - sqrt(1 - rest**2)) / rest)


def _near(ordered: Sequence[RankedValue]) -> list[tuple[str, ...]]:
    """Return for each region the others whose possible values meet its own."""
    near: list[list[str]] = [[] for _entry in ordered]
    running: list[int] = []
    by_least = sorted(
        range(len(ordered)), key=lambda place: sortable(ordered[place].low)
    )
    for place in by_least:
        entry = ordered[place]
        running = [other for other in running if ordered[other].high >= entry.low]
        for other in running:
            near[other].append(entry.region_code)
            near[place].append(ordered[other].region_code)
        running.append(place)
    return [tuple(sorted(codes)) for codes in near]
