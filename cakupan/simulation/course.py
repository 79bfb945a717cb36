"""How the number of active workers moves: level, season, and chance; pure.

Shaped as the field is known to move: a fall in 2020, own-account workers growing
fast until 2024, a trough in February and a peak in December, when contributions paid
once a year from public budgets fall due. The numbers are invented.
"""

import math
from collections.abc import Sequence
from datetime import date
from random import Random

# Levels at the end of each year from 2018 on; December 2023 is 1.
_LEVELS = {
    "PU": (0.82, 0.86, 0.79, 0.83, 0.92, 1.0, 1.05, 1.08),
    "BPU": (0.36, 0.41, 0.39, 0.50, 0.73, 1.0, 1.10, 1.18),
    "JAKON": (0.90, 0.95, 0.66, 0.72, 0.85, 1.0, 1.04, 1.02),
}
_FIRST_LEVEL = 2018
# January to December, December is 1.
_SEASONS = {
    "PU": (0.985, 0.97, 0.974, 0.977, 0.98, 0.982, 0.985, 0.987, 0.99, 0.992, 0.996, 1),
    "BPU": (0.94, 0.85, 0.86, 0.87, 0.88, 0.89, 0.9, 0.91, 0.92, 0.94, 0.96, 1),
    "JAKON": (0.84, 0.72, 0.75, 0.79, 0.82, 0.85, 0.87, 0.89, 0.92, 0.94, 0.97, 1),
}
_MEMORY = 0.8  # of one month's chance in the next
_SPREAD = 0.006


def level(segment: str, month: date) -> float:
    """Return the national level without season; December 2023 is 1.

    >>> round(level("PU", date(2024, 6, 30)), 3)
    1.025
    """
    levels = _LEVELS[segment]
    place = month.year - _FIRST_LEVEL
    before, after = levels[place - 1] if place else levels[0], levels[place]
    return before + (after - before) * month.month / 12


def course(segment: str, months: Sequence[date], chance: Random) -> list[float]:
    """Return one region's level in each month, season and chance included.

    Growth, season and chance differ by region; the mean of many regions follows
    ``level``.
    """
    growth = 0.75 + 0.5 * chance.random()
    swing = 0.7 + 0.6 * chance.random()
    drift = 0.0
    found = []
    for month in months:
        # Twelve uniform numbers less six are close to normal.
        normal = sum(chance.random() for _ in range(12)) - 6
        drift = _MEMORY * drift + _SPREAD * normal
        season = 1 - swing * (1 - _SEASONS[segment][month.month - 1])
        found.append(level(segment, month) ** growth * season * math.exp(drift))
    return found


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Split a whole number by weights, exactly, by largest remainders.

    >>> apportion(10, [1, 1, 1])
    [4, 3, 3]
    """
    whole = sum(weights)
    if not weights or whole <= 0:
        weights, whole = [1.0] * len(weights), float(len(weights))
    shares = [total * weight / whole for weight in weights]
    parts = [math.floor(share) for share in shares]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - shares[i], i))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts
