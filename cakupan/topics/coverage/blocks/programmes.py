"""Members of each programme, as an office enters them; nobody publishes them."""

from cakupan.blocks import Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics import cells
from cakupan.topics.coverage import ask
from cakupan.wording import Wording, _

PROGRAMME_COLUMNS = (
    "row_id",
    "programme",
    "period_end",
    "workers",
    "precision",
    "absence_reason",
    "status",
    "segment_scope",
    "worker_basis",
    "worker_basis_evidence",
    "series",
    "note",
    "source_id",
)


def members_by_programme(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the members of each programme; None where no office entered them."""
    rows = ask.programme_members(data, scope.region)
    if not rows:
        return None
    title = words.say(_("Members by programme"))
    heads = (
        Cell(words.say(_("Programme"))),
        Cell(words.say(_("Month"))),
        Cell(words.say(_("Members")), is_number=True),
        Cell(words.say(_("Who"))),
        Cell(words.say(_("Source"))),
    )
    lines = tuple(_line(row, data, words) for row in rows)
    counted_in_each = _(
        "Who is in several programmes is counted in each: the numbers are never "
        "summed, and none of them is the number of members or a coverage."
    )
    return Block(
        key="coverage.members_by_programme",
        title=title,
        sheet=Sheet(title, heads, lines, kind="records"),
        records=Records(
            "members-by-programme", PROGRAMME_COLUMNS, tuple(rows), "members"
        ),
        notes=(Note(words.say(counted_in_each)),),
        sources=tuple(dict.fromkeys(row["source_id"] for row in rows)),
    )


def _line(row: Row, data: Data, words: Wording) -> tuple[Cell, ...]:
    who = cells.joined(
        (
            words.status(row["status"]),
            cells.scope(row, words),
            words.worker_basis(
                row["worker_basis"], row["worker_basis_evidence"], short=True
            ),
        ),
        ", ",
    )
    return (
        Cell(words.insurance_programme(row["programme"])),
        Cell(words.month(row["period_end"])),
        cells.workers(row["workers"], row["precision"], words)
        if row["workers"] is not None
        else Cell(words.absence_short(row["absence_reason"]), is_number=True),
        Cell(who, row["note"] or ""),
        cells.source(row["source_id"], data.sources, words),
    )
