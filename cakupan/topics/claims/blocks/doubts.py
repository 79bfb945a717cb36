"""What to bear in mind of a claim: of its sentence, of other figures, of conflicts."""

from cakupan import sentences
from cakupan.blocks import Block, Note
from cakupan.data import Data, Row, Scope
from cakupan.topics.claims import ask, phrases_of_doubts, phrases_of_verdicts
from cakupan.topics.claims.ask import NOTHING_STATED, StatedClaim
from cakupan.topics.claims.ask_records import NearbyRecord, published_soon_after
from cakupan.topics.claims.sentence.reading import QUESTIONS, Doubt
from cakupan.wording import Wording, _

_MOST_CONFLICTS = 3


def to_bear_in_mind(
    data: Data,
    scope: Scope,
    words: Wording,
    typed: StatedClaim = NOTHING_STATED,
    doubts: tuple[Doubt, ...] = (),
) -> Block | None:
    """Return what else is to be said of a claim; None where nothing is.

    Args:
        data: the figures.
        scope: what the page is asked; not looked at.
        words: the reader's words.
        typed: the claim.
        doubts: about the sentence that it was read from; those that are asked stand
            beside the sentence, not here.
    """
    del scope
    lines = [
        phrases_of_doubts.sentence_of(doubt, data.regions, words)
        for doubt in doubts
        if doubt.code not in QUESTIONS
    ]
    conflicts: tuple[Row, ...] = ()
    ids: list[str] = []
    checked = ask.checked_claim(data, typed)
    if checked is not None:
        lines += [
            phrases_of_verdicts.explain(checked, finding, words).text
            for finding in checked.findings[1:]
        ]
        if checked.records:
            conflicts = checked.records.conflicts[:_MOST_CONFLICTS]
            later = published_soon_after(checked.records)
            lines += [_published_later(record, words) for record in later]
            ids += [record.row["source_id"] for record in later]
        if checked.matching_target:
            lines.append(_known_target(checked.matching_target, words))
            ids.append(checked.matching_target["source_id"])
    if not lines and not conflicts:
        return None
    return Block(
        key="claims.to_bear_in_mind",
        title=words.say(_("To bear in mind")),
        notes=tuple(map(Note, lines)),
        parts=tuple(_conflict(row, words) for row in conflicts),
        sources=tuple(dict.fromkeys(ids)),
    )


def _published_later(record: NearbyRecord, words: Wording) -> str:
    """Return a coverage that was published after the claim, so that nobody knew it."""
    return words.say(
        _("Published later: {value}, {day} ({source_id})."),
        value=sentences.statement_value(record.row, words),
        day=words.date(record.on),
        source_id=record.row["source_id"],
    )


def _known_target(row: Row, words: Wording) -> str:
    """Return the region's target that the workers needed fit."""
    return words.say(
        _("A target of {pct} is known: {regime} {year} ({source_id})."),
        pct=words.stated_percent(row["target_pct_as_printed"]),
        regime=words.regime(row["regime"]),
        year=row["due_on"].year,
        source_id=row["source_id"],
    )


def _conflict(row: Row, words: Wording) -> Block:
    """Return figures that are known to disagree at the claim's time."""
    return Block(
        key=f"claims.to_bear_in_mind.{row['conflict_id']}",
        title=row[f"title_{words.lang}"],
        finding=row[f"reading_{words.lang}"],
        notes=(
            Note(
                words.say(
                    _("What would settle it: {document}"),
                    document=row[f"settle_{words.lang}"],
                )
            ),
        ),
    )
