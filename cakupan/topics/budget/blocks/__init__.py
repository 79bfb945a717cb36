"""What is said of money, each block composed once for pages, brief and files.

Every function takes the figures, what is asked of them, the reader's words and, where
a reader types something, that; it returns a block, or None where there is nothing to
say.
"""

from cakupan.topics import Compose
from cakupan.topics.budget.blocks.change import change, typed_change
from cakupan.topics.budget.blocks.cost import gap_and_cost
from cakupan.topics.budget.blocks.forecast import forecast
from cakupan.topics.budget.blocks.in_short import year_in_short
from cakupan.topics.budget.blocks.plan import example, payers, plan, revenue_share
from cakupan.topics.budget.blocks.scenarios import scenarios
from cakupan.topics.budget.blocks.shares import inequality, shares

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (
    gap_and_cost,
    example,
    plan,
    revenue_share,
    payers,
    shares,
    scenarios,
    forecast,
    change,
    typed_change,
    inequality,
    year_in_short,
)

__all__ = [
    "BLOCKS",
    "change",
    "example",
    "forecast",
    "gap_and_cost",
    "inequality",
    "payers",
    "plan",
    "revenue_share",
    "scenarios",
    "shares",
    "typed_change",
    "year_in_short",
]
