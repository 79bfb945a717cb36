"""What is said of targets, each block composed once for all who write it."""

from cakupan.topics import Compose
from cakupan.topics.targets.blocks.against import against_statements
from cakupan.topics.targets.blocks.by_regime import as_table, by_regime, national
from cakupan.topics.targets.blocks.gap import gap, origin, typed_without_coverage
from cakupan.topics.targets.blocks.pace import own_numbers, pace, pace_in_short

# Every block of the topic: the proof that all writers say the same walks this list.
BLOCKS: tuple[Compose, ...] = (
    gap,
    typed_without_coverage,
    origin,
    by_regime,
    national,
    pace,
    pace_in_short,
    own_numbers,
    against_statements,
)

__all__ = [
    "BLOCKS",
    "against_statements",
    "as_table",
    "by_regime",
    "gap",
    "national",
    "origin",
    "own_numbers",
    "pace",
    "pace_in_short",
    "typed_without_coverage",
]
