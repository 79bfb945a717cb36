"""What is said of coverage, each block composed once for pages, copy, brief and files.

Every function takes the figures, what is asked of them and the reader's words, and
returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.coverage.blocks.answer import (
    answer,
    circulating,
    consequence,
    origin,
    why_different,
    with_consequence,
)
from cakupan.topics.coverage.blocks.documents import (
    answer_of_document,
    circulating_in_document,
    subtitle,
    terms,
)
from cakupan.topics.coverage.blocks.matrix import bases, matrix
from cakupan.topics.coverage.blocks.months import months, office_ranks
from cakupan.topics.coverage.blocks.place import place_among_peers
from cakupan.topics.coverage.blocks.programmes import members_by_programme
from cakupan.topics.coverage.blocks.regions import regions, regions_beside
from cakupan.topics.coverage.blocks.stated_workers import stated_workers
from cakupan.topics.coverage.blocks.trend import over_time, trend
from cakupan.topics.coverage.blocks.workforce import workforce

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (
    answer,
    circulating,
    why_different,
    consequence,
    origin,
    matrix,
    bases,
    place_among_peers,
    workforce,
    trend,
    months,
    office_ranks,
    stated_workers,
    members_by_programme,
    regions,
    regions_beside,
)

__all__ = [
    "BLOCKS",
    "answer",
    "answer_of_document",
    "bases",
    "circulating",
    "circulating_in_document",
    "consequence",
    "matrix",
    "members_by_programme",
    "months",
    "office_ranks",
    "origin",
    "over_time",
    "place_among_peers",
    "regions",
    "regions_beside",
    "stated_workers",
    "subtitle",
    "terms",
    "trend",
    "why_different",
    "with_consequence",
    "workforce",
]
