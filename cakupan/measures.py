"""What SQL cannot say well, as small pure functions: classes and positions.

No store, no words, no screen. Values are percents or counts as the reads give
them; None means that there is no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from statistics import quantiles

CLASSES = 5


def class_breaks(values: Sequence[float | None], ceiling: float | None) -> list[float]:
    """Return the upper bounds of all classes but the last, ascending, without ties.

    The bounds are quintiles of the given values, rounded to a figure that a reader
    can keep in mind; values above the ceiling are left out, because one province
    at 148 % would stretch the scale for all.

    Args:
        values: pooled figures of one series, all periods.
        ceiling: 100 for percents, None for counts.

    >>> class_breaks([12.3, 18.0, 25.1, 31.9, 44.0, 71.6, 147.8], 100)
    [18.0, 25.0, 32.0, 44.0]
    >>> class_breaks([5.0], 100)
    []
    """
    used = sorted(
        value
        for value in values
        if value is not None and (ceiling is None or value <= ceiling)
    )
    if len(used) < CLASSES:
        return []
    breaks: list[float] = []
    for bound in quantiles(used, n=CLASSES, method="inclusive"):
        kept = _memorable(bound)
        if kept > (breaks[-1] if breaks else used[0]) and kept < used[-1]:
            breaks.append(kept)
    return breaks


def _memorable(value: float) -> float:
    """Return a value with two leading digits, and no decimals from 10 on."""
    if value == 0:
        return 0.0
    digits = len(str(int(abs(value))))
    return float(round(value, 2 - digits if digits > 1 else 1))


def class_of(value: float | None, breaks: Sequence[float]) -> int | None:
    """Return the class of a value: the number of bounds that it has reached.

    >>> class_of(30.0, [17.0, 25.0, 32.0, 44.0]), class_of(147.8, [17.0, 25.0])
    (2, 2)
    """
    if value is None:
        return None
    return sum(value >= bound for bound in breaks)


@dataclass(frozen=True)
class Position:
    """Where one value stands among its peers.

    Attributes:
        rank: competition rank (1, 2, 2, 4), the largest value first.
        of: peers with a value, itself included.
        minimum, lower, median, upper, maximum: of the peers' values, quartiles
            by linear interpolation.
    """

    value: float
    rank: int
    of: int
    minimum: float
    lower: float
    median: float
    upper: float
    maximum: float


def position(value: float | None, peers: Sequence[float | None]) -> Position | None:
    """Return where a value stands among its peers; None without a value or peers.

    >>> found = position(3.0, [1.0, 2.0, 3.0, 3.0, 9.0, None])
    >>> found.rank, found.of, found.median
    (2, 5, 3.0)
    """
    known = [peer for peer in peers if peer is not None]
    if value is None or len(known) < 2:
        return None
    lower, median, upper = quantiles(known, n=4, method="inclusive")
    return Position(
        value=value,
        rank=1 + sum(peer > value for peer in known),
        of=len(known),
        minimum=min(known),
        lower=lower,
        median=median,
        upper=upper,
        maximum=max(known),
    )


def nice_ticks(largest: float, most: int = 5) -> list[float]:
    """Return round ticks from zero that reach or pass a value.

    >>> nice_ticks(1_976_447)
    [0, 500000, 1000000, 1500000, 2000000]
    >>> nice_ticks(147.82)
    [0, 50, 100, 150]
    >>> nice_ticks(0)
    [0, 1]
    """
    if largest <= 0:
        return [0, 1]
    rough = largest / (most - 1)
    magnitude = 10 ** floor(log10(rough))
    step = next(
        factor * magnitude
        for factor in (1, 2, 2.5, 5, 10)
        if factor * magnitude >= rough
    )
    if magnitude >= 1:
        step = int(step) if float(step).is_integer() else step
    count = int(-(-largest // step))
    return [step * place for place in range(count + 1)]


def power_ticks(smallest: float, largest: float) -> list[int]:
    """Return the powers of ten around positive values, for a logarithmic axis.

    >>> power_ticks(820, 1_847_295)
    [100, 1000, 10000, 100000, 1000000, 10000000]
    """
    low, high = max(smallest, 1), max(largest, 1)
    return [10**power for power in range(floor(log10(low)), ceil(log10(high)) + 1)]
