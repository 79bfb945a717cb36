"""What is said of funded cohorts, each block composed once for all its readers.

Every function takes the figures, what is asked of them, the reader's words and what
the reader chose, and returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.cohorts.blocks.answer import answer, consequence, origin
from cakupan.topics.cohorts.blocks.calendar import calendar
from cakupan.topics.cohorts.blocks.in_short import end_in_short
from cakupan.topics.cohorts.blocks.listed import (
    statements,
    with_months,
    without_months,
)
from cakupan.topics.cohorts.blocks.money import (
    arithmetic,
    plans,
    unpublished,
    year_cost,
)
from cakupan.topics.cohorts.blocks.payers import depth, funding, handbook

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (
    answer,
    consequence,
    origin,
    calendar,
    with_months,
    without_months,
    depth,
    handbook,
    funding,
    year_cost,
    plans,
    arithmetic,
    unpublished,
    statements,
    end_in_short,
)

__all__ = [
    "BLOCKS",
    "answer",
    "arithmetic",
    "calendar",
    "consequence",
    "depth",
    "end_in_short",
    "funding",
    "handbook",
    "origin",
    "plans",
    "statements",
    "unpublished",
    "with_months",
    "without_months",
    "year_cost",
]
