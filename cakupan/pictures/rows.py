"""What percents and places look like, wherever they are drawn: reaches, strokes."""

from math import log10

from cakupan.charts import PercentRow, PlaceLine

_OPEN = 0.12  # of the axis: how far "more than" reaches


def reach_of(row: PercentRow, end: float) -> tuple[float, float] | None:
    """Return the ends of a range, or how far "more than" and "at most" are drawn.

    Args:
        row: its shape says which.
        end: of the axis.
    """
    if row.shape == "range" and row.low is not None and row.high is not None:
        return row.low, row.high
    if row.shape == "at_least":
        return row.value, min(row.value + end * _OPEN, end)
    if row.shape == "at_most":
        return max(row.value - end * _OPEN, 0), row.value
    return None


def middle_of(row: PercentRow) -> float:
    """Return where a row is pointed at: its dot, or amid its range."""
    if row.shape == "range" and row.low is not None and row.high is not None:
        return (row.low + row.high) / 2
    return row.value


def scaled(place: PlaceLine, value: float) -> float:
    """Return a value as its axis counts it: numbers of people by their powers of ten.

    A province has a hundred times the workers of another; side by side the small ones
    would fall on one spot.
    """
    return log10(max(value, 1)) if place.unit == "workers" else value


def share_of(place: PlaceLine, value: float) -> float:
    """Return where a value stands between the least and the most of the peers."""
    least, most = scaled(place, place.least), scaled(place, place.most)
    return (scaled(place, value) - least) / ((most - least) or 1.0)


def thinned(place: PlaceLine, strokes: int) -> list[float]:
    """Return the peers' values, of those that would fall on one stroke only one.

    Five hundred strokes say no more than the hundred that can be told apart.

    Args:
        place: with its peers.
        strokes: how many can be told apart between the least and the most.
    """
    span = (scaled(place, place.most) - scaled(place, place.least)) or 1.0
    kept: dict[int, float] = {}
    for value in place.peers:
        kept.setdefault(round(scaled(place, value) / span * strokes), value)
    return list(kept.values())
