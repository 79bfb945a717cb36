"""The months that a calendar of cover names on its axis."""

from collections.abc import Sequence
from datetime import date

from cakupan.charts import DayTick
from cakupan.data.months import add_months, months_from
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.wording import Wording

_STEPS = (1, 2, 3, 6, 12, 24, 36)
_LONGEST = 60


def ticks(
    cohorts: Sequence[DatedCohort], today: date, words: Wording, most: int = 6
) -> tuple[DayTick, ...]:
    """Return months evenly apart, from the first of some cohorts or today's.

    Args:
        cohorts: whose months the calendar shows.
        today: which it shows too.
        words: the reader's words.
        most: months that the axis has room for.
    """
    this = today.replace(day=1)
    begin = min([cohort.first_month for cohort in cohorts] + [this])
    lasts = [add_months(cohort.last_month, 1) for cohort in cohorts]
    length = max(months_from(begin, max([*lasts, add_months(today, 1)])), 1)
    step = next((step for step in _STEPS if length // step < most), _LONGEST)
    months = [add_months(begin, count) for count in range(0, length, step)]
    return tuple(DayTick(month, words.month(month, short=True)) for month in months)
