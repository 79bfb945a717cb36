"""What figures stand on, each block composed once for pages, copy, brief and files.

Every function takes the figures, what is asked of them and the reader's words, and
returns a block, or None where there is nothing to say.
"""

from cakupan.topics import Compose
from cakupan.topics.evidence.blocks.documents import all_sources, one_source
from cakupan.topics.evidence.blocks.doubts import (
    absences,
    corrections,
    disagreements,
    in_doubt,
    missing_nationwide,
)
from cakupan.topics.evidence.blocks.listed import (
    all_missing,
    printed_errors,
    to_be_looked_at,
)
from cakupan.topics.evidence.blocks.method import (
    all_figures,
    checks,
    how_to_quote,
    measures,
    terms,
)
from cakupan.topics.evidence.blocks.outcomes import (
    awards,
    benefits,
    benefits_or_absence,
    remarks,
)
from cakupan.topics.evidence.blocks.quoted import quoted_figure
from cakupan.topics.evidence.blocks.register import (
    all_cases,
    disagreements_by,
    one_case,
    way_to_cases,
)
from cakupan.topics.evidence.blocks.regulations import regulations
from cakupan.topics.evidence.blocks.standing_out import (
    standing_out_in_cohorts,
    standing_out_in_month,
)
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
    quoted_figure,
    how_to_quote,
    standing_out_in_month,
    standing_out_in_cohorts,
)
# Blocks that say the same wherever they are asked, but for what comes first.
WHOLE_BLOCKS: tuple[Compose, ...] = (
    all_figures,
    measures,
    all_sources,
    one_source,
    all_cases,
    one_case,
    printed_errors,
    all_missing,
    checks,
    to_be_looked_at,
    terms,
)

__all__ = [
    "BLOCKS",
    "WHOLE_BLOCKS",
    "absences",
    "all_cases",
    "all_figures",
    "all_missing",
    "all_sources",
    "awards",
    "benefits",
    "benefits_or_absence",
    "checks",
    "corrections",
    "disagreements",
    "disagreements_by",
    "how_to_quote",
    "in_doubt",
    "measures",
    "missing_nationwide",
    "one_case",
    "one_source",
    "printed_errors",
    "quoted_figure",
    "regulations",
    "remarks",
    "standing_out_in_cohorts",
    "standing_out_in_month",
    "terms",
    "to_be_looked_at",
    "trust",
    "way_to_cases",
]
