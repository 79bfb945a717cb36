"""Questions about targets: one that is missed, or one that nobody published."""

from cakupan import sentences
from cakupan.brief.content import Query
from cakupan.brief.facts import Facts
from cakupan.brief.offices import office
from cakupan.wording import _


def missed(facts: Facts) -> Query | None:
    """Ask how a target is reached from its own latest figure; if past, if it was.

    The next target to come goes first, then the last one that fell due.
    """
    words = facts.words
    like = [row for row in facts.own_targets if row["latest_row_id"] is not None]
    short = [row for row in like if not row["is_met"]]
    if not short:
        return None
    today = facts.what.as_of
    coming = [row for row in short if row["due_on"] >= today]
    row = (
        min(coming, key=lambda row: (row["due_on"], row["row_id"]))
        if coming
        else max(short, key=lambda row: (row["due_on"], row["row_id"]))
    )
    message = (
        _(
            "The target {regime} {year} is {target}, the latest figure {latest}: how "
            "many workers must join each month, and who counts them?"
        )
        if coming
        else _(
            "The target {regime} {year} of {target} has fallen due, the latest figure "
            "on record is {latest}: was it reached, and which target holds now?"
        )
    )
    text = words.say(
        message,
        regime=words.regime(row["regime"]),
        year=row["due_on"].year,
        target=words.stated_percent(row["target_pct_as_printed"]),
        latest=words.stated_percent(row["latest_pct_as_printed"]),
    )
    figure = words.say(
        _("{points} short ({month})"),
        points=words.points(row["gap_pp"]),
        month=words.month(row["latest_period_end"]),
    )
    source_ids = (row["source_id"], row["latest_source_id"])
    return Query(text, figure, office(facts, "planning"), source_ids)


def none_published(facts: Facts) -> Query | None:
    """Ask for a target of the region's own, where it has published none."""
    words = facts.words
    if facts.is_nation or any(row["target_pct"] for row in facts.own_targets):
        return None
    national = sentences.next_target(facts.national_targets)
    if national is None:
        return None
    text = words.say(
        _("Which coverage target binds {region}, from which year and document?"),
        region=facts.region.region_name,
    )
    figure = words.say(
        _("none published; nationally {regime} {year}: {pct}"),
        regime=words.regime(national["regime"]),
        year=national["due_on"].year,
        pct=words.stated_percent(national["target_pct_as_printed"]),
    )
    return Query(text, figure, office(facts, "planning"), (national["source_id"],))
