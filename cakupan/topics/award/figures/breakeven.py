"""What would change an order: another weight, or another value of one criterion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from cakupan.topics.award.figures.criteria import CRITERIA
from cakupan.topics.award.figures.profiles import Profile
from cakupan.topics.award.figures.scoring import (
    LEAST_WEIGHT,
    Scored,
    Values,
    columns_of,
    ranks_of,
    scale,
)

_ROOT_SCALE = 10**18  # of a root that is no fraction


@dataclass(frozen=True)
class BreakEven:
    """The weight of a criterion at which two regions stand equal.

    The other weights keep their proportions to each other.

    Attributes:
        criterion: whose weight moves.
        weight: as it is, 0 to 1.
        break_even: the nearest one to it, 0 to 1; None where no weight changes who
            stands before whom.
        is_always_equal: the two are equal at every weight of it.
        leads_above: ``first`` or ``second``: who leads at a weight above it; None
            where there is none.
    """

    criterion: str
    weight: Fraction
    break_even: Fraction | None
    is_always_equal: bool
    leads_above: str | None


def break_even_weight(
    weights: Mapping[str, Fraction], criterion: str, first: Values, second: Values
) -> list[Fraction]:
    """Return the weights of a criterion, in 0 to 1, at which two scores are equal.

    Only those at which both regions still carry half of the weight, and so a place.

    With the same criteria in both it is one: ``-D / (d - D)``, d the difference in
    this criterion, D the weighted mean of the differences in the others. Where one
    lacks a criterion its weights are rescaled, and there may be two.

    Args:
        weights: by criterion; only the proportions count.
        criterion: whose weight moves, among ``weights``.
        first: scaled values of one region, those that it has.
        second: likewise of the other.

    >>> third = Fraction(1, 10)
    >>> weights = {"a": Fraction(1), "b": Fraction(1)}
    >>> other = {"a": Fraction(0), "b": third}
    >>> list(map(str, break_even_weight(weights, "a", {"a": 2 * third,
    ...     "b": Fraction(0)}, other)))
    ['1/3']
    """
    lead = _lead(weights, criterion, first, second)
    at_none, at_half, at_all = (
        lead(Fraction(0)),
        lead(Fraction(1, 2)),
        lead(Fraction(1)),
    )
    # The lead is a t^2 + b t + c; three points of it give all of it.
    square = 2 * at_none - 4 * at_half + 2 * at_all
    linear = at_all - at_none - square
    roots = _roots(square, linear, at_none)
    low, high = _bounds(weights, criterion, first, second)
    return [root for root in roots if low <= root <= high]


def _bounds(
    weights: Mapping[str, Fraction], criterion: str, first: Values, second: Values
) -> tuple[Fraction, Fraction]:
    """Return between which weights of a criterion both regions keep a place."""
    low, high = Fraction(0), Fraction(1)
    others = {name: share for name, share in weights.items() if name != criterion}
    total = sum(others.values(), Fraction(0))
    for values in (first, second):
        part = sum((others.get(name, Fraction(0)) for name in values), Fraction(0))
        carried = part / total
        if criterion not in values:
            high = min(high, 1 - LEAST_WEIGHT / carried if carried else Fraction(0))
        elif carried < 1:
            low = max(low, (LEAST_WEIGHT - carried) / (1 - carried))
    return low, high


def _lead(
    weights: Mapping[str, Fraction], criterion: str, first: Values, second: Values
) -> Callable[[Fraction], Fraction]:
    """Return the first's lead over the second at a weight, times positive numbers."""
    others = {name: share for name, share in weights.items() if name != criterion}
    total = sum(others.values(), Fraction(0))

    def parts(values: Values, moved: Fraction) -> tuple[Fraction, Fraction]:
        share = {name: (1 - moved) * one / total for name, one in others.items()}
        share[criterion] = moved
        carried = sum((share[name] for name in values), Fraction(0))
        return sum(
            (share[name] * values[name] for name in values), Fraction(0)
        ), carried

    def lead(moved: Fraction) -> Fraction:
        one, one_weight = parts(first, moved)
        two, two_weight = parts(second, moved)
        return one * two_weight - two * one_weight

    return lead


def _roots(square: Fraction, linear: Fraction, constant: Fraction) -> list[Fraction]:
    if square == 0:
        return [-constant / linear] if linear else []
    inside = linear * linear - 4 * square * constant
    if inside < 0:
        return []
    root = _square_root(inside)
    return sorted({(-linear - root) / (2 * square), (-linear + root) / (2 * square)})


def _square_root(value: Fraction) -> Fraction:
    """Return the root, exact where it is a fraction, else to many digits."""
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    if top * top == value.numerator and bottom * bottom == value.denominator:
        return Fraction(top, bottom)
    return Fraction(
        isqrt(value.numerator * _ROOT_SCALE**2 // value.denominator), _ROOT_SCALE
    )


def compute_break_even(
    profile: Profile, first: Scored, second: Scored
) -> list[BreakEven]:
    """Return the break-even weight of each criterion between two ranked regions.

    None stands for one criterion alone: no other weight could give way.
    """
    shares = profile.shares
    if len(shares) == 1:
        name = next(iter(shares))
        return [BreakEven(name, Fraction(1), None, first.score == second.score, None)]
    lines = []
    for name, share in shares.items():
        roots = break_even_weight(shares, name, first.scaled, second.scaled)
        lead = _lead(shares, name, first.scaled, second.scaled)
        is_equal = not any(lead(Fraction(step, 4)) for step in range(5))
        nearest = min(roots, key=lambda root: abs(root - share), default=None)
        above = None
        if nearest is not None:
            high = _bounds(shares, name, first.scaled, second.scaled)[1]
            end = min((root for root in roots if root > nearest), default=high)
            above = _leader(lead((nearest + end) / 2))
        lines.append(BreakEven(name, share, nearest, is_equal, above))
    return lines


def _leader(lead: Fraction) -> str | None:
    if lead == 0:
        return None
    return "first" if lead > 0 else "second"


@dataclass(frozen=True)
class Lift:
    """The smallest change of one criterion that lifts a region's place.

    Attributes:
        criterion: what changes.
        change: upwards, or downwards where less is better; None where no value that
            it can take is enough.
        value: the value after it.
        rank: the place after it.
        steps: how many of the smallest steps; for coverage, workers.
        follows: criteria that move with it: more workers raise coverage and its
            growth alike.
    """

    criterion: str
    change: Fraction | None
    value: Fraction | None
    rank: int | None
    steps: int | None
    follows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lever:
    """What a reader can move, and in what steps.

    Attributes:
        criterion: what is meant.
        step: smallest change.
        most: largest value; None where there is no limit.
        follows: criteria that move by the same number.
    """

    criterion: str
    step: Fraction
    most: Fraction | None
    follows: tuple[str, ...] = ()


def levers_of(
    profile: Profile, values: Values, base_workers: int | None
) -> list[Lever]:
    """Return what can be moved for one region: the criteria it has.

    Coverage moves by whole workers, and its growth with it.

    Args:
        profile: criteria that count.
        values: the region's own.
        base_workers: denominator of its coverage; None where it is not known.
    """
    worker = Fraction(100, base_workers) if base_workers else None
    pair = [name for name in ("coverage", "coverage_growth") if name in values]
    pair = [name for name in pair if name in profile.shares]
    if len({profile.polarity[name] for name in pair}) > 1:
        pair = pair[:1]  # what helps one of them would hurt the other
    levers = []
    for name in profile.shares:
        criterion = CRITERIA[name]
        if name not in values or name in pair[1:]:
            continue
        step = worker if name in pair and worker else Fraction(criterion.step)
        most = None if criterion.most is None else Fraction(criterion.most)
        follows = tuple(pair[1:]) if name in pair else ()
        levers.append(Lever(name, step, most, follows))
    return levers


def compute_lift(
    profile: Profile, regions: Mapping[str, Values], code: str, lever: Lever
) -> Lift:
    """Return the smallest change of one criterion that lifts a ranked region's place.

    The others' values stay; their scaled values move with it, since a region that
    passes them takes a place of theirs. A better own value never hurts, so the
    smallest one is found by halving.

    Args:
        profile: criteria, weights, scale.
        regions: as for the standings.
        code: a region that has a place.
        lever: what moves.
    """
    trial = _Trial(profile, regions, code, lever)
    start = trial.place(0)
    none = Lift(lever.criterion, None, None, None, None, lever.follows)
    if start == 1:
        return none
    enough = trial.most_steps()
    if enough < 1 or trial.place(enough) >= start:
        return none
    low, high = 0, enough
    while high - low > 1:
        middle = (low + high) // 2
        if trial.place(middle) < start:
            high = middle
        else:
            low = middle
    change = trial.direction * high * lever.step
    value = regions[code][lever.criterion] + change
    return Lift(lever.criterion, change, value, trial.place(high), high, lever.follows)


class _Trial:
    """One region's place after so many steps of a lever."""

    def __init__(
        self, profile: Profile, regions: Mapping[str, Values], code: str, lever: Lever
    ) -> None:
        self._profile, self._code, self._lever = profile, code, lever
        self._columns = columns_of(profile, regions)
        shares = profile.shares
        moved = (lever.criterion, *lever.follows)
        self._moved = moved
        is_up = profile.polarity[lever.criterion] == "higher"
        self.direction = 1 if is_up else -1
        self._still: dict[str, Fraction] = {}
        self._weight: dict[str, Fraction] = {}
        for name, column in self._columns.items():
            scaled = {} if name in moved else self._scaled(name, column)
            for region in column:
                self._weight[region] = (
                    self._weight.get(region, Fraction(0)) + shares[name]
                )
                if name not in moved:
                    part = shares[name] * scaled[region]
                    self._still[region] = self._still.get(region, Fraction(0)) + part
        self._ranked = [
            region for region, weight in self._weight.items() if weight >= LEAST_WEIGHT
        ]

    def _scaled(self, name: str, column: Mapping[str, Fraction]) -> Values:
        profile = self._profile
        unit = CRITERIA[name].unit
        return scale(column, profile.scale, profile.polarity[name], unit)

    def most_steps(self) -> int:
        """Return how many steps can be enough, if any can: past all the others."""
        lever, column = self._lever, self._columns[self._lever.criterion]
        own = column[self._code]
        if self.direction < 0:
            return int(own // lever.step)
        # Past the best by the whole spread: from there on, scales hardly move.
        spread = max(column.values()) - min(column.values())
        end = max(max(column.values()) + spread, own) + lever.step
        for name in lever.follows:
            others = self._columns[name]
            end = max(end, own + max(others.values()) - others[self._code] + lever.step)
        end = end if lever.most is None else min(end, lever.most)
        return int((end - own) // lever.step)

    def place(self, steps: int) -> int:
        """Return the region's place after so many steps."""
        change = self.direction * steps * self._lever.step
        scores = dict(self._still)
        for name in self._moved:
            column = dict(self._columns[name])
            column[self._code] += change
            share = self._profile.shares[name]
            for region, value in self._scaled(name, column).items():
                scores[region] = scores.get(region, Fraction(0)) + share * value
        exact = [scores[region] / self._weight[region] for region in self._ranked]
        return ranks_of(exact)[self._ranked.index(self._code)]
