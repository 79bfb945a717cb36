"""What figures stand on, each block composed once for pages, copy, brief and files.

Every function takes the figures, what is asked of them and the reader's words, and
returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.evidence.blocks.doubts import (
    absences,
    corrections,
    disagreements,
    in_doubt,
    missing_nationwide,
)
from cakupan.topics.evidence.blocks.outcomes import (
    awards,
    benefits,
    benefits_or_absence,
    remarks,
)
from cakupan.topics.evidence.blocks.regulations import regulations
from cakupan.topics.evidence.blocks.trust import trust

# Every block of the topic. One that joins is listed here: the proof that all writers
# say the same of it walks this list.
BLOCKS: tuple[Compose, ...] = (
    trust,
    disagreements,
    corrections,
    absences,
    in_doubt,
    missing_nationwide,
    benefits,
    awards,
    remarks,
    regulations,
)

__all__ = [
    "BLOCKS",
    "absences",
    "awards",
    "benefits",
    "benefits_or_absence",
    "corrections",
    "disagreements",
    "in_doubt",
    "missing_nationwide",
    "regulations",
    "remarks",
    "trust",
]
