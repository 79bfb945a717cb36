"""Student's t distribution for whole degrees of freedom.

The standard library has the normal distribution only, and a library with this one
(SciPy) weighs more than the rest of the page process; few points want wide tails.
"""

from functools import cache
from math import atan, cos, inf, pi, sin, sqrt

_STEPS = 60  # bisections; each halves the interval, down to a float's last digits


def t_share_below(t: float, freedom: int) -> float:
    """Return the probability of a value below t, 0 to 1.

    The finite sums of Abramowitz and Stegun 26.7.3 and 26.7.4.

    >>> round(t_share_below(1.0, 1), 4), round(t_share_below(2.0, 4), 4)
    (0.75, 0.9419)
    """
    angle = atan(t / sqrt(freedom))
    term = cos(angle) if freedom % 2 else 1.0
    total = term
    for step in range(2 + freedom % 2, freedom - 1, 2):
        term *= (step - 1) / step * cos(angle) ** 2
        total += term
    if freedom % 2 == 0:
        inside = sin(angle) * total
    elif freedom == 1:
        inside = 2 * angle / pi
    else:
        inside = 2 / pi * (angle + sin(angle) * total)
    return (1 + inside) / 2


@cache
def t_quantile(share: float, freedom: int) -> float:
    """Return the value that a share lies below.

    >>> round(t_quantile(0.9, 6), 3), round(t_quantile(0.975, 10), 3)
    (1.44, 2.228)
    """
    if not 0 < share < 1:
        return inf if share >= 1 else -inf
    low, high = -1.0, 1.0
    while t_share_below(high, freedom) < share:
        high *= 2
    while t_share_below(low, freedom) > share:
        low *= 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if t_share_below(middle, freedom) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
