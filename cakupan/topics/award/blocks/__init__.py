"""What is said of the award, each block composed once for pages, copy and files.

Every function takes the figures, what is asked of them, the reader's words and what the
reader chose, and returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.award.blocks.results import disputes, results, results_answer
from cakupan.topics.award.blocks.simulation import (
    break_even,
    lifts,
    not_official,
    simulated_answer,
    simulated_places,
    simulation_doubts,
    weights,
)
from cakupan.topics.award.blocks.winners import winners

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (
    not_official,
    simulated_answer,
    simulated_places,
    lifts,
    break_even,
    weights,
    simulation_doubts,
    results_answer,
    results,
    disputes,
    winners,
)

__all__ = [
    "BLOCKS",
    "break_even",
    "disputes",
    "lifts",
    "not_official",
    "results",
    "results_answer",
    "simulated_answer",
    "simulated_places",
    "simulation_doubts",
    "weights",
    "winners",
]
