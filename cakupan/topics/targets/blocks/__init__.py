"""What is said of targets, each block composed once for all who write it."""

from cakupan.topics import Compose
from cakupan.topics.targets.blocks.by_regime import as_table, by_regime, national

# Every block of the topic: the proof that all writers say the same walks this list.
BLOCKS: tuple[Compose, ...] = (by_regime, national)

__all__ = ["BLOCKS", "as_table", "by_regime", "national"]
