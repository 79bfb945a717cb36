"""What is said of rankings, each block composed once for pages, copies and files.

Every function takes the figures, what is asked of them, the reader's words and what
the reader chose, and returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.ranking.blocks.alike import peers, peers_listed
from cakupan.topics.ranking.blocks.ranked import answer, doubts, instead, places
from cakupan.topics.ranking.blocks.scorecard import (
    scorecard,
    scorecard_answer,
    scorecard_stated,
)

# Every block of the topic; the proof that all writers say the same walks this list.
BLOCKS: tuple[Compose, ...] = (
    instead,
    answer,
    places,
    doubts,
    peers,
    peers_listed,
    scorecard_answer,
    scorecard,
    scorecard_stated,
)

__all__ = [
    "BLOCKS",
    "answer",
    "doubts",
    "instead",
    "peers",
    "peers_listed",
    "places",
    "scorecard",
    "scorecard_answer",
    "scorecard_stated",
]
