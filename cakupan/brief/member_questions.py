"""Questions about the number of members: where it is missing, in part, or old."""

from cakupan.brief.content import HearingQuestion
from cakupan.brief.offices import office
from cakupan.data import Data, Scope
from cakupan.topics.coverage import ask, phrases
from cakupan.topics.coverage.figures import beside
from cakupan.wording import Wording, _


def unknown(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask for the number of members, where nobody published it."""
    row = ask.coverage(data, scope)
    if row["active_workers"] is not None:
        return None
    others = beside(ask.months(data, scope), row)
    if others:
        text = words.say(
            _("How many active members has {region} in all of {scope}, {month}?"),
            region=scope.region.region_name,
            scope=words.scope(row["segment_scope"]),
            month=words.month(row["period_end"]),
        )
        figure = phrases.on_record(others[0], words)
        ids = (others[0].row["source_id"],)
        return HearingQuestion(text, figure, office(scope.region, words, "branch"), ids)
    base = ask.base_of_round(data, scope, "employed")
    text = words.say(
        _(
            "How many active members does {region} have by segment this month, and "
            "when are they published?"
        ),
        region=scope.region.region_name,
    )
    figure = words.say(
        _("members: {reason}"), reason=words.absence_short("not_published")
    )
    if base:
        figure = words.say(
            _("{count} employed people, {month}; no series has members of this month"),
            count=words.number(base["workers"]),
            month=words.month(base["period_end"]),
        )
    source_ids = (base["source_id"],) if base else ()
    return HearingQuestion(
        text, figure, office(scope.region, words, "branch"), source_ids
    )


def old(
    data: Data, scope: Scope, words: Wording, vintage: str
) -> HearingQuestion | None:
    """Ask for this month's figure, where the latest is older than a year."""
    row = ask.coverage(data, scope)
    months = (data.today - row["period_end"]).days // 30
    if row["active_workers"] is None or months <= 12:
        return None
    text = words.say(
        _("How many active members are there today, by segment and regency?")
    )
    figure = words.say(
        _("{count} in {month}, {age}"),
        count=words.number(row["active_workers"]),
        month=words.month(row["period_end"]),
        age=words.age(row["period_end"], data.today),
    )
    return HearingQuestion(
        text, figure, office(scope.region, words, "branch"), (row["source_id"],)
    )
