"""What protection paid in a region, which awards it won, and what else is said."""

from cakupan import findings
from cakupan.blocks import Block
from cakupan.site.asking import Here
from cakupan.topics.evidence import outcomes
from cakupan.wording import _


def benefits(here: Here) -> Block | None:
    """Return work-accident cases by segment, then benefits as published, if any."""
    words, known = here.words, here.facts.sources
    rows = here.site.data.rows(
        "benefits__by_region", territory_id=here.region.territory_id
    )
    if not rows:
        return None
    claims = findings.claims_table(rows)
    others = [row for row in rows if row not in claims]
    sheets = []
    if claims:
        sheets.append(outcomes.claims(findings.claims(rows), words))
    if others:
        sheets.append(outcomes.benefits(others, known, words))
    finding = findings.of_claims(rows, words)
    return Block(
        key="manfaat",
        title=words.say(_("What protection paid")),
        finding=f"{finding}." if finding else "",
        tags=outcomes.claims_tags(words) if claims else "",
        sheet=sheets[0] if len(sheets) == 1 else None,
        parts=tuple(
            Block(f"manfaat.{number}", "", sheet=sheet)
            for number, sheet in enumerate(sheets, start=1)
            if len(sheets) > 1
        ),
        foot=outcomes.claims_foot(claims, known, words) if claims else "",
    )


def awards(here: Here) -> Block | None:
    """Return the results of the Paritrana Award, if any."""
    words = here.words
    rows = here.site.data.rows(
        "award_results__by_region", territory_id=here.region.territory_id
    )
    if not rows:
        return None
    sheet = outcomes.awards(rows, here.facts.sources, words)
    tags = outcomes.awards_tags(words)
    return Block("penghargaan", sheet.caption, tags=tags, sheet=sheet)


def remarks(here: Here) -> Block | None:
    """Return what sources say of the region beside all figures, if anything."""
    if here.site.is_made_up:
        return None
    rows = here.site.data.rows(
        "remarks__by_region", territory_id=here.region.territory_id
    )
    if not rows:
        return None
    sheet = outcomes.remarks(rows, here.facts.sources, here.words)
    return Block("juga-disebut", sheet.caption, sheet=sheet)
