"""What is on record for a region: targets, cohorts, worker numbers as stated."""

from dataclasses import replace

from cakupan import sentences
from cakupan.blocks import Block
from cakupan.site.asking import Here
from cakupan.tables import records
from cakupan.topics import cells
from cakupan.wording import _


def targets(here: Here) -> Block:
    """Return the targets, each beside the latest figure of its own indicator.

    A region without any shows what is national as national.
    """
    words, facts = here.words, here.facts
    own = facts.own_targets
    title = words.say(_("Targets"))
    caption = title if own else words.say(_("National targets"))
    # The province's page lists the national ones for all of its regencies.
    rows = own or (facts.national_targets if here.is_province else [])
    sheet = records.targets(rows, facts.sources, words, caption)
    return Block(
        "target",
        title,
        "" if own else _no_target(here),
        sheet=sheet if rows else None,
        foot=records.targets_note(words) if rows else "",
    )


def _no_target(here: Here) -> str:
    """Return that a region has no target of its own, why, and the national one."""
    words, facts = here.words, here.facts
    said = [
        words.say(
            _(
                "{region} has no published target of its own. The national targets "
                "are shown as national; they are not targets of {region}."
            ),
            region=here.region.region_name,
        ),
        facts.missing("target"),
    ]
    since = facts.scope.period_end
    first = sentences.next_target(facts.national_targets, since)
    if first:
        target = sentences.target_sentence(first, words, since)
        said.append(words.say(_("Nationally: {target}."), target=target))
    return cells.joined(said)


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
