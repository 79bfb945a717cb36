"""Where a series of active workers goes, with an interval and its own back-test.

By seasonal difference where 24 months in a row exist: members fall back every year
after December, so a December is compared with a December. With fewer, but at least
6 points, a straight line and a warning. Else nothing, and what is missing.

``statistics`` of the standard library fits the line; the seasonal difference is
prescribed by the field (F9), so that a model library would have nothing to choose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from statistics import linear_regression, mean, stdev

from cakupan.data.months import add_months, check_months, months_from
from cakupan.topics.budget.figures.student import t_quantile, t_share_below
from cakupan.topics.targets.figures import Point

SEASONAL, LINEAR = "seasonal_difference", "linear"
SEASONAL_MONTHS = 24
LEAST_POINTS = 6
INTERVAL = 0.8
YEAR = 12


@dataclass(frozen=True)
class Expected:
    """One month ahead: workers expected, and the bounds of the interval."""

    month: date
    workers: float
    low: float
    high: float
    spread: float


@dataclass(frozen=True)
class BackTest:
    """How the same method would have done on the months that are known.

    Attributes:
        forecasts: months foretold from earlier ones.
        months_ahead: how far ahead at least.
        mean_error_workers: mean absolute error, workers.
        mean_error_pct: mean absolute error in percent of what came.
        inside_pct: percent of what came that lay inside the interval.
    """

    forecasts: int
    months_ahead: int
    mean_error_workers: float
    mean_error_pct: float
    inside_pct: float


@dataclass(frozen=True)
class Forecast:
    """A forecast with what it stands on.

    Attributes:
        method: ``seasonal_difference`` or ``linear``; the latter wants a warning,
            because a line does not know the season.
        points: how many known points it stands on.
        expected: one for each month ahead.
        freedom: degrees of freedom of the interval.
        back_test: None where no known month can be foretold from others.
    """

    method: str
    points: int
    expected: tuple[Expected, ...]
    freedom: int
    back_test: BackTest | None

    def chance(self, workers: float) -> float:
        """Return the probability that the last month reaches so many workers."""
        last = self.expected[-1]
        if not last.spread:
            return float(last.workers >= workers)
        return 1 - t_share_below((workers - last.workers) / last.spread, self.freedom)


@dataclass(frozen=True)
class Missing:
    """What a series lacks for a forecast.

    Attributes:
        points: what it has.
        needed: what the simplest method asks for.
    """

    points: int
    needed: int = LEAST_POINTS


def method_for(points: Sequence[Point]) -> str | None:
    """Return the method that a series allows; None for none.

    >>> months = [add_months(date(2024, 1, 1), n) for n in range(24)]
    >>> method_for([Point(month, 1) for month in months])
    'seasonal_difference'
    >>> method_for([Point(month, 1) for month in months if month.month != 6])
    'linear'
    >>> method_for([Point(month, 1) for month in months[:5]]) is None
    True
    """
    ordered = sorted(points, key=lambda point: point.month)
    tail = ordered[-SEASONAL_MONTHS:]
    in_a_row = len(tail) == SEASONAL_MONTHS and (
        months_from(tail[0].month, tail[-1].month) == SEASONAL_MONTHS - 1
    )
    if in_a_row:
        return SEASONAL
    return LINEAR if len(points) >= LEAST_POINTS else None


def _run_of_months(ordered: Sequence[Point]) -> list[Point]:
    """Return the last points without a missing month between them."""
    run = [ordered[-1]]
    for point in reversed(ordered[:-1]):
        if months_from(point.month, run[-1].month) != 1:
            break
        run.append(point)
    return run[::-1]


def _expected(month: date, workers: float, spread: float, freedom: int) -> Expected:
    reach = t_quantile((1 + INTERVAL) / 2, freedom) * spread
    return Expected(month, workers, max(0.0, workers - reach), workers + reach, spread)


def _seasonal(ordered: Sequence[Point], months: int) -> tuple[int, list[Expected]]:
    """Add the mean change over a year to the same month of the year before."""
    known = [point.workers for point in _run_of_months(ordered)]
    steps = [after - before for before, after in zip(known, known[YEAR:], strict=False)]
    drift, spread, count = mean(steps[-YEAR:]), stdev(steps), len(steps)
    # Yearly changes of neighbouring months overlap: a year of them is one witness.
    freedom = max(2, count // YEAR)
    last, expected = ordered[-1].month, []
    for ahead in range(1, months + 1):
        years = (ahead - 1) // YEAR + 1
        base = known[-YEAR + (ahead - 1) % YEAR]
        # Each year ahead adds a year's scatter, and the mean's own error grows on.
        wide = spread * sqrt(years + years**2 / min(count, YEAR))
        month = add_months(last, ahead)
        expected.append(_expected(month, base + years * drift, wide, freedom))
    return freedom, expected


def _linear(ordered: Sequence[Point], months: int) -> tuple[int, list[Expected]]:
    """Draw the least-squares line on through the months ahead."""
    first = ordered[0].month
    at = [months_from(first, point.month) for point in ordered]
    known = [point.workers for point in ordered]
    slope, intercept = linear_regression(at, known)
    centre, count = mean(at), len(at)
    errors = sum(
        (y - intercept - slope * x) ** 2 for x, y in zip(at, known, strict=True)
    )
    scatter = sqrt(errors / (count - 2))
    width = sum((x - centre) ** 2 for x in at)
    expected = []
    for ahead in range(1, months + 1):
        x = at[-1] + ahead
        spread = scatter * sqrt(1 + 1 / count + (x - centre) ** 2 / width)
        month = add_months(ordered[-1].month, ahead)
        expected.append(_expected(month, intercept + slope * x, spread, count - 2))
    return count - 2, expected


_METHODS = {SEASONAL: _seasonal, LINEAR: _linear}


def _trials(
    ordered: Sequence[Point], method: str, ahead: int
) -> list[tuple[Sequence[Point], Point]]:
    """Return known points, each with those so many months before it and earlier."""
    pairs = (
        ([p for p in ordered if months_from(p.month, came.month) >= ahead], came)
        for came in ordered
    )
    wanted = (SEASONAL,) if method == SEASONAL else (SEASONAL, LINEAR)
    return [(before, came) for before, came in pairs if method_for(before) in wanted]


def _back_test(ordered: Sequence[Point], method: str, ahead: int) -> BackTest | None:
    """Foretell known months as far ahead as asked, up to a year; else the next one."""
    far = min(ahead, YEAR)
    trials = _trials(ordered, method, far) or _trials(ordered, method, 1)
    errors, shares, inside, tested = [], [], [], []
    for before, came in trials:
        tested.append(months_from(before[-1].month, came.month))
        _, expected = _METHODS[method](before, tested[-1])
        foretold = expected[-1]
        errors.append(abs(foretold.workers - came.workers))
        shares.append(100 * errors[-1] / came.workers if came.workers else 0.0)
        inside.append(foretold.low <= came.workers <= foretold.high)
    if not errors:
        return None
    part = 100 * sum(inside) / len(inside)
    return BackTest(len(errors), min(tested), mean(errors), mean(shares), part)


def forecast(points: Sequence[Point], until: date) -> Forecast | Missing:
    """Return what a series leads to by a month, or what it lacks.

    Args:
        points: of one series with equal tags, one a month, in any order.
        until: any day of the last month to foretell, after the last point.

    >>> line = [Point(add_months(date(2024, 1, 1), n), 100 + 10 * n) for n in range(6)]
    >>> found = forecast(line, date(2024, 8, 31))
    >>> found.method, [round(month.workers) for month in found.expected]
    ('linear', [160, 170])
    >>> forecast(line[:3], date(2024, 8, 31))
    Missing(points=3, needed=6)

    Raises:
        BadInputError: the month is not after the last point, or a century ahead.
    """
    ordered = sorted(points, key=lambda point: point.month)
    method = method_for(ordered)
    if method is None:
        return Missing(len(ordered))
    ahead = months_from(ordered[-1].month, until)
    check_months(ahead)
    freedom, expected = _METHODS[method](ordered, ahead)
    count = len(_run_of_months(ordered)) if method == SEASONAL else len(ordered)
    tested = _back_test(ordered, method, ahead)
    return Forecast(method, count, tuple(expected), freedom, tested)


def if_nothing_is_renewed(
    points: Sequence[Point], funded: Mapping[date, int], until: date
) -> Forecast | Missing:
    """Return the forecast in which funded cohorts end as they stand.

    What is not funded goes on as before; to it comes the cover that is already paid
    for, month by month (F1).

    Args:
        points: as for ``forecast``.
        funded: covered by funded cohorts in each month; a month left out has none.
        until: any day of the last month.
    """
    rest = [Point(p.month, p.workers - funded.get(p.month, 0)) for p in points]
    rest_ahead = forecast(rest, until)
    if isinstance(rest_ahead, Missing):
        return rest_ahead
    expected = tuple(
        replace(
            month,
            workers=month.workers + funded.get(month.month, 0),
            low=month.low + funded.get(month.month, 0),
            high=month.high + funded.get(month.month, 0),
        )
        for month in rest_ahead.expected
    )
    return replace(rest_ahead, expected=expected)
