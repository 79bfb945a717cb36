"""What cohorts cost and cover of all vulnerable workers, as far as rates are known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cakupan.data import Data, Region, Row
from cakupan.data.months import first_day
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.budget import budget_for
from cakupan.topics.cohorts.ask import FundedCohorts, StatedNumber, stated_numbers
from cakupan.topics.cohorts.figures import share_precision

# A cohort whose payer nobody names is shown at what a public budget pays.
PUBLIC = "apbd_provinsi"
YEAR = 12


def cost(data: Data, workers: int, months: int, payer: str, day: date) -> int | None:
    """Return the rupiah of some months from a day's month, as ``cakupan budget`` does.

    None where our table has no rate of that payer for one of the months.
    """
    book = data.remembered(rate_book, payer)
    try:
        return budget_for(workers, months, book.of, first_day(day)).rupiah
    except NotPublishedError:
        return None


def payer_of(funded: FundedCohorts, row: Row) -> str:
    """Return whose rate a cohort is counted with: its payer's, else a public one."""
    has_rate = funded.statement_of(row)["rupiah_per_month"]
    return str(row["payer"]) if has_rate else PUBLIC


@dataclass(frozen=True)
class SharePaid:
    """A cohort beside the number of vulnerable workers that was stated of its year.

    Attributes:
        row: the cohort's counted statement.
        base: the stated number.
        percent: exact.
        precision: of the percent, as its parts leave it.
    """

    row: Row
    base: StatedNumber
    percent: Fraction
    precision: str


def shares_paid(
    data: Data, funded: FundedCohorts, region: Region
) -> Iterator[SharePaid]:
    """Yield the region's own cohorts as shares of all vulnerable workers stated."""
    for base in stated_numbers(data, region):
        for row in funded.own:
            is_like = funded.stated_from(row).year == base.period_end.year
            if not (is_like and row["workers"] and base.workers):
                continue
            precision = share_precision(row["precision"], base.precision)
            if precision is not None:
                percent = Fraction(100 * row["workers"], base.workers)
                yield SharePaid(row, base, percent, precision)
