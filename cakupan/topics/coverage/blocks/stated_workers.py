"""Numbers of workers that somebody published without a percent: members, and bases."""

from cakupan import sentences
from cakupan.blocks import Block, Cell, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics import cells
from cakupan.topics.coverage import ask
from cakupan.wording import Wording, _

COUNT_COLUMNS = (
    "row_id",
    "period_start",
    "period_end",
    "workers",
    "precision",
    "status",
    "segment_scope",
    "worker_group",
    "worker_basis",
    "worker_basis_evidence",
    "indicator",
    "base",
    "note",
    "note_id",
    "source_id",
)


def stated_workers(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the numbers that stand in no series; None where there are none."""
    rows = _rows(data, scope)
    if not rows:
        return None
    title = words.say(_("Worker numbers as published"))
    heads = (
        Cell(words.say(_("Describes"))),
        Cell(words.say(_("Workers")), is_number=True),
        Cell(words.say(_("Who"))),
        Cell(words.say(_("What was said"))),
        Cell(words.say(_("Source"))),
    )
    lines = tuple(_line(row, data, words) for row in rows)
    return Block(
        key="coverage.stated_workers",
        title=title,
        tags=_tags(rows, words),
        sheet=Sheet(title, heads, lines, kind="records"),
        records=Records("stated-workers", COUNT_COLUMNS, tuple(rows), "worker numbers"),
        sources=tuple(dict.fromkeys(row["source_id"] for row in rows)),
    )


def _tags(rows: list[Row], words: Wording) -> str:
    """Return what the numbers are: members, bases or both; that none is summed."""
    if not any(row["base"] for row in rows):
        return words.say(
            _(
                "Published without a percent. They stand in no series and are never "
                "summed."
            )
        )
    what = (
        _("Bases as their publishers named them.")
        if all(row["base"] for row in rows)
        else _(
            "Numbers published without a percent, and bases as their publishers named "
            "them."
        )
    )
    return cells.joined(
        (words.say(what), words.say(_("They stand in no series and are never summed.")))
    )


def _rows(data: Data, scope: Scope) -> list[Row]:
    """Return members and bases by day, each with all columns of the file."""
    empty = dict.fromkeys(COUNT_COLUMNS)
    bases = (
        {
            **row,
            "note": row["base_as_worded"],
            "note_id": row["base_as_worded_id"],
        }
        for row in ask.stated_bases(data, scope.region)
    )
    counts = [*ask.stated_counts(data, scope.region), *bases]
    counts.sort(key=lambda row: (row["period_end"], row["row_id"]))
    return [{**empty, **row} for row in counts]


def _line(row: Row, data: Data, words: Wording) -> tuple[Cell, ...]:
    return (
        Cell(sentences.span(row["period_start"], row["period_end"], words)),
        cells.workers(row["workers"], row["precision"], words),
        _who(row, words),
        Cell(sentences.note(row, words) or cells.NONE),
        cells.source(row["source_id"], data.sources, words),
    )


def _who(row: Row, words: Wording) -> Cell:
    """Return who is counted: members of a status, or the people of a base."""
    group = words.worker_group(row["worker_group"]) if row["worker_group"] else ""
    if row["base"] == "vulnerable":
        return Cell(words.worker_group("RENTAN"), cells.scope(row, words))
    if row["base"]:
        return Cell(words.base(row["base"]), cells.scope(row, words))
    who = cells.joined((cells.scope(row, words), group), ", ")
    return Cell(words.status(row["status"]), who)
