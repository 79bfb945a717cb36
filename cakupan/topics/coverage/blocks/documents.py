"""What a document on a region begins with: answer, other figures, subtitle, words.

Brief and offline copy have no other pages to lead to, so what a page leads to is said.
"""

from dataclasses import replace

from cakupan.blocks import Block
from cakupan.data import KNOWN_NOW, Data, Scope
from cakupan.data.definitions import DEFAULT_SEGMENTS, Definition
from cakupan.sentences import upper_first
from cakupan.topics.coverage import ask, borders
from cakupan.topics.coverage.ask_trend import OverTime
from cakupan.topics.coverage.blocks.answer import (
    answer,
    circulating,
    consequence,
    with_consequence,
)
from cakupan.wording import Wording, _


def answer_of_document(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the answer with what follows and the borders that it is within.

    Its short form is for two pages, where without a coverage targets stand below.
    """
    told, follows = answer(data, scope, words), consequence(data, scope, words)
    land = borders.sentence(scope.region, data.regions, words)
    since = _published_since(data, scope, words)
    tags = " ".join(part for part in (told.brief().tags, land, since) if part)
    short = told.brief()
    if ask.coverage(data, scope)["coverage_pct"] is not None:
        short = with_consequence(short, follows and follows.brief())
    return replace(
        with_consequence(told, follows),
        tags=tags,
        links=(),
        short=replace(short, tags=tags, links=(), short=None),
    )


def _published_since(data: Data, scope: Scope, words: Wording) -> str:
    """Return how many coverages were published for the namesake since the division.

    They are of other borders than the figures of this document, so none is shown.
    """
    region = scope.region
    if region.valid_to is None:
        return ""
    rows = [
        row
        for other in borders.others(region, data.regions)
        if other.region_code == region.region_code
        for row in data.rows("statements__by_region", territory_id=other.territory_id)
    ]
    known = OverTime((), tuple(rows), is_only_month=True).whole
    if not known:
        return ""
    return words.say(
        _(
            "Coverage figures published since for {region} within its present "
            "borders: {count}; they are in its brief with 38 provinces, not here."
        ),
        region=region.region_name,
        count=len(known),
    )


def circulating_in_document(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the other figures in circulation, named for a document; None if none."""
    others = circulating(data, scope, words)
    if others is None or others.sheet is None:
        return None
    return replace(others, title=others.sheet.caption)


def subtitle(data: Data, scope: Scope, words: Wording) -> str:
    """Return month and definition of the answer; without a coverage, the day.

    Segments over a count of people at work would say that it is of these segments.
    """
    definition = scope.definition
    is_coverage = ask.coverage(data, scope)["coverage_pct"] is not None
    parts = [
        words.month(scope.period_end),
        words.scope(definition.scope),
        words.say(_("base: {base}"), base=words.base(definition.base)),
    ]
    if data.known_on != KNOWN_NOW or not is_coverage:
        day = words.date(data.pinned_day)
        parts.append(words.say(_("as known on {day}"), day=day))
    return " · ".join(parts) if is_coverage else upper_first(parts[-1])


def terms(definition: Definition, words: Wording) -> tuple[tuple[str, str], ...]:
    """Return the words of a document and what they mean."""
    segments = ", ".join(
        f"{words.segment(code, short=True)}: {words.segment(code)}"
        for code in DEFAULT_SEGMENTS
    )
    return (
        (
            words.say(_("Coverage")),
            words.say(
                _(
                    "active members of the named segments, divided by a named base "
                    "of workers, at a month's end. It may pass 100% and is no count "
                    "of persons."
                )
            ),
        ),
        (words.say(_("Segments")), f"{segments}."),
        (words.base(definition.base), words.base_note(definition.base)),
        (words.base("eligible_estimate"), words.base_note("eligible_estimate")),
        (
            words.say(_("Target")),
            words.say(
                _(
                    "compared only with a published figure of the same indicator; "
                    "figures of other definitions are never subtracted."
                )
            ),
        ),
        (
            words.say(_("Cohort")),
            words.say(
                _(
                    "workers whose contributions somebody pays for stated months; "
                    "its last month is the first plus the months less one."
                )
            ),
        ),
    )
