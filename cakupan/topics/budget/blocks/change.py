"""Why coverage changed: what members did, and what the base did."""

from cakupan.blocks import Absence, Block, Records
from cakupan.data import Data, Scope
from cakupan.errors import NotPublishedError
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_change import (
    RegionChange,
    WorkersAtTwoDates,
    change_document,
    latest_change,
)
from cakupan.wording import Wording, _

CHANGE_COLUMNS = (
    *("series", "segment_scope", "base", "from", "to"),
    *("from_pct", "to_pct", "change_pp", "numerator_pp", "denominator_pp"),
)
_KEY = "budget.change"


def change(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the change over the last whole years of the region's longest series."""
    try:
        region_change = latest_change(data, scope)
    except NotPublishedError as error:
        reason = words.absence(error.absence_reason)
        return Block(_KEY, "", reason, absence=Absence(error.absence_reason, reason))
    if region_change is None:
        text = _(
            "No change can be said for {region}: no two Decembers, or any two months "
            "a year apart, stand in one published series."
        )
        lacking = words.say(text, region=scope.region.region_name)
        return Block(_KEY, "", lacking, absence=Absence("not_published", lacking))
    ids = (
        row[key]
        for row in (region_change.before, region_change.after)
        for key in ("source_id", "base_source_id")
    )
    return Block(
        key=_KEY,
        title="",
        finding=phrases.change(region_change.change, words),
        tags=_tags(region_change, words),
        records=Records(
            "change", CHANGE_COLUMNS, (_row(region_change),), "change of coverage"
        ),
        sources=tuple(dict.fromkeys(source_id for source_id in ids if source_id)),
    )


def typed_change(
    data: Data, scope: Scope, words: Wording, typed: WorkersAtTwoDates
) -> Block:
    """Return a change between two numbers of the reader's own, split in two.

    Raises:
        BadInputError: a base of zero, or negative workers.
    """
    return Block(
        key="budget.typed_change",
        title="",
        finding=phrases.change(typed.change(), words),
        tags=words.say(_("Your typed numbers, not published ones.")),
    )


def _tags(region_change: RegionChange, words: Wording) -> str:
    before, after = region_change.before, region_change.after
    tags = words.say(
        _(
            "From {before} ({before_pct}) to {after} ({after_pct}); {scope} over "
            "{base}; {series}."
        ),
        before=words.month(before["period_end"]),
        before_pct=words.percent(before["coverage_pct"]),
        after=words.month(after["period_end"]),
        after_pct=words.percent(after["coverage_pct"]),
        scope=words.scope(before["segment_scope"]),
        base=words.base(before["base"]),
        series=words.series(before["series"], after["source_publisher"]),
    )
    if region_change.is_definition_change:
        tags += " " + words.say(
            _("The survey's weights changed: that part is a change of definition.")
        )
    return tags


def _row(region_change: RegionChange) -> dict[str, object]:
    before, after = region_change.before, region_change.after
    return {
        "series": before["series"],
        "segment_scope": before["segment_scope"],
        "base": before["base"],
        "from": before["period_end"],
        "to": after["period_end"],
        "from_pct": before["coverage_pct"],
        "to_pct": after["coverage_pct"],
        **vars(change_document(region_change.change)),
    }
