"""What is said of money, each block composed once for pages, brief and files.

Every function takes the figures, what is asked of them, the reader's words and, where
a reader types something, that; it returns a block, or None where there is nothing to
say.
"""

from cakupan.topics import Compose
from cakupan.topics.budget.blocks.cost import gap_and_cost

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (gap_and_cost,)

__all__ = ["BLOCKS", "gap_and_cost"]
