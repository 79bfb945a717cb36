"""Scores of regions under a profile: scaled, weighted, ranked; or set aside.

All in exact fractions, so that ties are ties, the order of the regions does not
matter, and ten times the weights are the same weights.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cakupan.errors import BadInputError
from cakupan.topics.award.figures.criteria import CRITERIA
from cakupan.topics.award.figures.profiles import Profile

# A region is ranked if its criteria carry at least this share of the weight.
LEAST_WEIGHT = Fraction(1, 2)
_HALF = Fraction(1, 2)
_FULL = Fraction(100)
_LEAST_REGIONS = 2

Values = Mapping[str, Fraction]


@dataclass(frozen=True)
class Scored:
    """A region with a place.

    Attributes:
        region_code: the region.
        rank: competition rank (1, 2, 2, 4), 1 is the highest score.
        score: 0 to 1.
        scaled: by criterion, 0 to 1; only those that the region has.
        weight: share of the weight that its criteria carry.
        missing: criteria of the profile that it lacks.
    """

    region_code: str
    rank: int
    score: Fraction
    scaled: Values
    weight: Fraction
    missing: tuple[str, ...]


@dataclass(frozen=True)
class SetAside:
    """A region without a place.

    Attributes:
        region_code: the region.
        weight: share of the weight that its criteria carry, under half.
        missing: criteria of the profile that it lacks.
    """

    region_code: str
    weight: Fraction
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Standings:
    """The outcome of a profile.

    Attributes:
        ranked: by place, equal ones by code.
        set_aside: by code.
        constant: criteria that are equal in all regions that have them; each counts
            one half for all.
        region_counts: how many regions have each criterion of the profile.
    """

    ranked: tuple[Scored, ...]
    set_aside: tuple[SetAside, ...]
    constant: tuple[str, ...]
    region_counts: Mapping[str, int]


def scale(
    values: Mapping[str, Fraction], kind: str, polarity: str, unit: str
) -> dict[str, Fraction]:
    """Return values of one criterion by region, scaled to 0 and 1.

    Percentile is the share of the others that stand below, ties by halves. Equal
    values, or a single one, count one half.

    >>> one, two = Fraction(10), Fraction(30)
    >>> both = {"a": one, "b": two, "c": two}
    >>> list(map(str, scale(both, "percentile", "higher", "percent").values()))
    ['0', '3/4', '3/4']
    >>> list(map(str, scale(both, "min_max", "lower", "percent").values()))
    ['1', '0', '0']
    """
    if kind == "capped" and unit == "percent":
        values = {code: min(value, _FULL) for code, value in values.items()}
    if len(set(values.values())) <= 1:
        return dict.fromkeys(values, _HALF)
    scaled = _percentiles(values) if kind == "percentile" else _min_max(values)
    if polarity == "lower":
        return {code: 1 - value for code, value in scaled.items()}
    return scaled


def _percentiles(values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    ordered = sorted(values.values())
    others = len(ordered) - 1
    places = {}
    for value in set(ordered):
        below, upto = bisect_left(ordered, value), bisect_right(ordered, value)
        places[value] = Fraction(below + upto - 1, 2 * others)
    return {code: places[value] for code, value in values.items()}


def _min_max(values: Mapping[str, Fraction]) -> dict[str, Fraction]:
    least, most = min(values.values()), max(values.values())
    return {code: (value - least) / (most - least) for code, value in values.items()}


def ranks_of(scores: Sequence[Fraction]) -> list[int]:
    """Return competition ranks, 1 for the highest.

    >>> ranks_of([Fraction(1, 2), Fraction(3, 4), Fraction(1, 2), Fraction(0)])
    [2, 1, 2, 4]
    """
    ordered = sorted(scores)
    return [len(ordered) - bisect_right(ordered, score) + 1 for score in scores]


def columns_of(
    profile: Profile, regions: Mapping[str, Values]
) -> dict[str, dict[str, Fraction]]:
    """Return the known values by criterion of the profile, then by region."""
    return {
        criterion: {
            code: values[criterion]
            for code, values in regions.items()
            if criterion in values
        }
        for criterion in profile.shares
    }


def check_regions(codes: Iterable[str]) -> None:
    """Refuse a comparison of one region with nobody.

    Raises:
        BadInputError: fewer than two regions.
    """
    listed = list(codes)
    if len(listed) < _LEAST_REGIONS:
        raise BadInputError(
            "Regions compared: expected two or more, found {found}. Choose a larger "
            "group, or bring left-out regions back.",
            found=", ".join(listed) or "0",
        )


def compute_standings(profile: Profile, regions: Mapping[str, Values]) -> Standings:
    """Score and rank regions under a profile.

    Values are scaled among all the regions that have them, those that are set aside
    too: their figures are as real as the others'.

    Args:
        profile: criteria, weights, scale.
        regions: by code, the values that are known; a missing one is left out, and
            never zero.

    Raises:
        BadInputError: fewer than two regions.
    """
    check_regions(regions)
    shares, polarity = profile.shares, profile.polarity
    columns = columns_of(profile, regions)
    scaled = {
        name: scale(column, profile.scale, polarity[name], CRITERIA[name].unit)
        for name, column in columns.items()
    }
    ranked, aside = [], []
    for code in sorted(regions):
        own = {name: scaled[name][code] for name in shares if code in scaled[name]}
        weight = sum((shares[name] for name in own), Fraction(0))
        missing = tuple(name for name in shares if name not in own)
        if weight < LEAST_WEIGHT:
            aside.append(SetAside(code, weight, missing))
            continue
        score = sum((shares[name] * own[name] for name in own), Fraction(0)) / weight
        ranked.append((code, score, own, weight, missing))
    places = ranks_of([score for _code, score, *_others in ranked])
    scored = [
        Scored(code, place, score, own, weight, missing)
        for place, (code, score, own, weight, missing) in zip(
            places, ranked, strict=True
        )
    ]
    return Standings(
        ranked=tuple(sorted(scored, key=lambda item: (item.rank, item.region_code))),
        set_aside=tuple(aside),
        constant=tuple(n for n, values in columns.items() if _is_constant(values)),
        region_counts={name: len(values) for name, values in columns.items()},
    )


def _is_constant(column: Mapping[str, Fraction]) -> bool:
    return bool(column) and len(set(column.values())) == 1
