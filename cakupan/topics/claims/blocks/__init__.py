"""What is said of a claim that somebody published, composed once for all readers.

Every function takes the figures, what the page is asked, the reader's words and the
claim that was typed; without a claim ``verdict`` says what to do, the others nothing.
"""

from cakupan.topics import Compose
from cakupan.topics.claims.blocks.doubts import to_bear_in_mind
from cakupan.topics.claims.blocks.records import figures_on_record
from cakupan.topics.claims.blocks.verdict import arithmetic, verdict

# Every block of the topic: the proof that all writers say the same walks this list.
BLOCKS: tuple[Compose, ...] = (verdict, arithmetic, figures_on_record, to_bear_in_mind)

__all__ = ["BLOCKS", "arithmetic", "figures_on_record", "to_bear_in_mind", "verdict"]
