"""How sure a place is: many draws of the weights, each with its own order.

The weights of a draw come from a Dirichlet around the profile's own. The generator is
seeded, and sums are made element by element in one order, so that the same profile
gives the same digits whatever the order of the regions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cakupan.topics.award.figures.profiles import Profile
from cakupan.topics.award.figures.scoring import Scored

_CHUNK = 500  # draws at once: what fits a processor's own memory
_STEPS = 2.0**40  # scores as whole numbers: equal ones are equal to the last digit
_LOW, _HIGH = 0.05, 0.95
_TOP = 3

_Ints = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sureness:
    """How a region's place holds when the weights move.

    Attributes:
        rank_low: best place of the range that holds nine draws of ten; the place at
            the profile's own weights is in the range by definition.
        rank_high: worst place of it.
        p_first: share of the draws in which it is first, alone or with others.
        p_top3: share of the draws in which its place is 1, 2 or 3.
    """

    rank_low: int
    rank_high: int
    p_first: float
    p_top3: float


@dataclass(frozen=True)
class WeightRange:
    """Between which values nine draws of ten take a criterion's weight."""

    criterion: str
    low: float
    high: float


def draw_weights(profile: Profile) -> _Floats:
    """Return one row a draw, one column a criterion that counts; rows sum to 1."""
    shares = profile.shares
    if len(shares) == 1:
        return np.ones((profile.draws, 1))
    around = float(profile.concentration)
    alpha = [around * float(share) for share in shares.values()]
    return np.random.default_rng(profile.seed).dirichlet(alpha, profile.draws)


def weight_ranges(profile: Profile) -> list[WeightRange]:
    """Return how far the draws move each weight."""
    weights = draw_weights(profile)
    low, high = np.quantile(weights, [_LOW, _HIGH], axis=0)
    return [
        WeightRange(name, float(low[place]), float(high[place]))
        for place, name in enumerate(profile.shares)
    ]


def compute_sureness(profile: Profile, ranked: Sequence[Scored]) -> list[Sureness]:
    """Return how sure each region's place is, in the order given.

    The 5 to 95 % range is widened, where need be, to hold the place at the profile's
    own weights: a range that excludes the place it is about would help nobody.

    Args:
        profile: its draws, seed and concentration.
        ranked: the regions with a place.
    """
    if not ranked:
        return []
    # One order, whatever the caller's: the same sums, the same digits.
    order = sorted(range(len(ranked)), key=lambda place: ranked[place].region_code)
    counts = _count_ranks(profile, [ranked[place] for place in order])
    upto = counts.cumsum(axis=1)
    by_place: dict[int, Sureness] = {}
    for row, place in enumerate(order):
        own = ranked[place].rank
        low, high = (
            int(np.searchsorted(upto[row], share * profile.draws, side="left")) + 1
            for share in (_LOW, _HIGH)
        )
        by_place[place] = Sureness(
            rank_low=min(low, own),
            rank_high=max(high, own),
            p_first=float(counts[row, 0]) / profile.draws,
            p_top3=float(counts[row, :_TOP].sum()) / profile.draws,
        )
    return [by_place[place] for place in range(len(ranked))]


def _count_ranks(profile: Profile, ranked: Sequence[Scored]) -> _Ints:
    """Return in how many draws each region (row) had each place (column, from 1)."""
    names, count = list(profile.shares), len(ranked)
    has = np.array([[name in item.scaled for item in ranked] for name in names])
    scaled = np.array(
        [[float(item.scaled.get(name, 0)) for item in ranked] for name in names]
    )
    shift = count.bit_length()
    places = np.arange(count, dtype=np.int64)
    total = np.zeros(count * count, dtype=np.int64)
    weights = draw_weights(profile)
    for start in range(0, profile.draws, _CHUNK):
        scores = _scores(weights[start : start + _CHUNK], scaled, has)
        # Place and score in one number: sorted, it names who stands where.
        scores *= -_STEPS
        scores += _STEPS + 0.5
        keys = scores.astype(np.int64)
        keys <<= shift
        keys |= places
        keys.sort(axis=1)
        who = keys & ((1 << shift) - 1)
        keys >>= shift
        who *= count
        who += _places_with_ties(keys, places)
        total += np.bincount(who.ravel(), minlength=count * count)
    return total.reshape(count, count)


def _scores(weights: _Floats, scaled: _Floats, has: npt.NDArray[np.bool_]) -> _Floats:
    """Return one row a draw, one column a region, over the weights it has."""
    scores: _Floats = weights[:, 0, None] * scaled[0]
    for place in range(1, len(scaled)):
        scores += weights[:, place, None] * scaled[place]
    if not has.all():
        carried: _Floats = weights[:, 0, None] * has[0]
        for place in range(1, len(has)):
            carried += weights[:, place, None] * has[place]
        # A draw may leave nothing to a region's criteria: then it scores nothing.
        scores /= np.maximum(carried, np.finfo(float).tiny)
    return scores


def _places_with_ties(keys: _Ints, places: _Ints) -> _Ints:
    """Return each place from 0, equal scores at the first of theirs."""
    same = keys[:, 1:] == keys[:, :-1]
    if not same.any():
        return places
    ranks = np.broadcast_to(places, keys.shape).copy()
    ranks[:, 1:][same] = 0
    return np.maximum.accumulate(ranks, axis=1)
