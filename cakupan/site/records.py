"""When cover ends, and every cohort of a region."""

from dataclasses import replace

from cakupan.blocks import Block
from cakupan.site.asking import Here
from cakupan.tables import records


def cohorts(here: Here) -> Block:
    """Return when cover ends, then every cohort with its conflicting statements."""
    words, part, data = here.words, here.brief.block("lapse"), here.site.data
    region = here.facts.programme_region
    rows = data.rows("programmes__by_region", territory_id=region.territory_id)
    labels = {
        row["code"]: row[f"label_{words.lang}"]
        for row in data.rows("programmes__worker_groups")
    }
    sheet = records.cohorts(rows, labels, here.facts.sources, words)
    return replace(
        part,
        key="kohort",
        title=sheet.caption,
        sheet=sheet if rows else None,
        foot=records.cohorts_note(words) if rows else "",
    )
