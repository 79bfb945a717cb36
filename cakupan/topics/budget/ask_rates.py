"""What one month of one worker costs a payer, as our table of rates has it."""

from dataclasses import dataclass
from datetime import date

from cakupan.data import Data, Row
from cakupan.data.months import first_day
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.figures.budget import YEAR, Rate, cost, rates_from
from cakupan.topics.budget.figures.rates import RateBook

# Programmes that a payer pays a worker's contribution to.
JKK_JKM = "JKK+JKM"
WITH_JHT = "JKK+JKM+JHT"


def rate_book(data: Data, payer: str, *, with_jht: bool = False) -> RateBook:
    """Return what one month of one worker costs a payer, rupiah, by validity."""
    rows = data.rows(
        "contribution_rates__by_payer",
        payer=payer,
        programmes=WITH_JHT if with_jht else JKK_JKM,
    )
    return RateBook(payer, rows)


@dataclass(frozen=True)
class YearOfRates:
    """What a payer pays for work injury and death (JKK + JKM) from this month on.

    Attributes:
        payer: payer class.
        start: this month.
        row: this month's rate as our table has it; None where none is on record.
        months: this month and eleven more; empty where one of them has no rate.
    """

    payer: str
    start: date
    row: Row | None
    months: tuple[Rate, ...]

    @property
    def rupiah(self) -> int | None:
        """Return what one worker costs this month; None where no rate is known."""
        return self.row["rupiah_per_month"] if self.row else None

    def cost(self, workers: int) -> int | None:
        """Return twelve months' contributions of some workers; None without rates."""
        return cost(workers, self.months) if self.months and workers > 0 else None


def rates_from_today(data: Data, payer: str) -> YearOfRates:
    """Return a payer's rates of the twelve months from the reader's month on."""
    book, start = rate_book(data, payer), first_day(data.today)
    try:
        row = dict(book.row_of(start))
    except NotPublishedError:
        return YearOfRates(payer, start, None, ())
    try:
        return YearOfRates(payer, start, row, rates_from(book.of, start, YEAR))
    except NotPublishedError:
        return YearOfRates(payer, start, row, ())
