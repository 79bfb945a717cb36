"""What one month of one worker costs a payer, as our table of rates has it."""

from cakupan.data import Data
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
