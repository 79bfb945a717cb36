"""Why a region's place moved: by itself, by the others, or because figures changed.

Counted in places gained, so that a better place is positive, among the regions that
have a figure in both months.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cakupan.topics.ranking.figures.places import sortable

Values = Mapping[str, Fraction]


@dataclass(frozen=True)
class Movement:
    """Places gained since an earlier month; the three parts sum to the change.

    Attributes:
        change: old place less new place.
        own: old place less the place that the new value has among the others' old
            ones.
        others: the rest, when the others' new values come in.
        restated: what appeared only when published figures were replaced later.
    """

    change: int
    own: int
    others: int
    restated: int


def movements(
    old: Values, new: Values, as_first_known: tuple[Values, Values] | None = None
) -> dict[str, Movement]:
    """Return the movement of each region that has both values.

    Args:
        old: values of the earlier month.
        new: values of the later one.
        as_first_known: both again, as they were first on record; None where nothing
            was replaced since. Own and others are counted on these.

    >>> old = {"a": Fraction(3), "b": Fraction(2), "c": Fraction(1)}
    >>> new = {"a": Fraction(3), "b": Fraction(2), "c": Fraction(5, 2)}
    >>> movements(old, new)["c"], movements(old, new)["b"]
    (Movement(change=1, own=1, others=0, restated=0), \
Movement(change=-1, own=0, others=-1, restated=0))
    """
    both = old.keys() & new.keys()
    now = _between(
        {code: old[code] for code in both}, {code: new[code] for code in both}
    )
    if as_first_known is None:
        return now
    first_old, first_new = as_first_known
    in_both = both & first_old.keys() & first_new.keys()
    first = _between(
        {code: first_old[code] for code in in_both},
        {code: first_new[code] for code in in_both},
    )
    return {
        code: (
            Movement(
                change=moved.change,
                own=first[code].own,
                others=first[code].others,
                restated=moved.change - first[code].change,
            )
            if code in first
            else moved
        )
        for code, moved in now.items()
    }


def _between(old: Values, new: Values) -> dict[str, Movement]:
    """Return the movement between two lists of the same regions."""
    old_values = sorted(map(sortable, old.values()))
    new_values = sorted(map(sortable, new.values()))
    moved = {}
    for code, value in new.items():
        before = _place(old[code], old_values)
        # Its old value stays in the list; it is not one of the others.
        among_old = _place(value, old_values) - (old[code] > value)
        after = _place(value, new_values)
        moved[code] = Movement(before - after, before - among_old, among_old - after, 0)
    return moved


def _place(value: Fraction, ascending: list[tuple[float, Fraction]]) -> int:
    return 1 + len(ascending) - bisect_right(ascending, sortable(value))
