"""Coverage by segment and base, over time, and the place among peers."""

from cakupan import findings
from cakupan.blocks import Cell, Sheet
from cakupan.brief.content import Part
from cakupan.brief.timechart import Mark, draw
from cakupan.data.store import Row
from cakupan.site.asking import Here
from cakupan.site.content import Block
from cakupan.tables import cells, coverage
from cakupan.tables.cells import head, number
from cakupan.wording import Wording, _


def of_part(part: Part, key: str, *, with_table: bool = True) -> Block:
    """Return a block of the brief as one of a page: the same words and numbers."""
    sheets = []
    if part.table and with_table:
        heads = tuple(head(c.label, is_number=c.is_number) for c in part.table.columns)
        rows = tuple(
            tuple(
                number(text) if column.is_number else Cell(text)
                for text, column in zip(row, part.table.columns, strict=True)
            )
            for row in part.table.rows
        )
        sheets.append(Sheet(part.table.caption, heads, rows, kind="records"))
    return Block(
        key=key,
        title=part.title,
        finding=part.finding,
        tags=part.tags,
        svg=part.picture.svg if part.picture else "",
        legend=part.legend,
        sheets=tuple(sheets),
        notes=part.notes,
    )


def place(here: Here) -> Block:
    """Return the place among peers."""
    return of_part(here.brief.part("place"), "posisi")


def segments(here: Here) -> Block | None:
    """Return coverage by segment against each base; None without participants."""
    words, rows = here.words, here.facts.matrix
    if not rows:
        return None
    return Block(
        key="segmen",
        title=words.say(_("Coverage by segment and base")),
        finding=here.brief.part("segments").finding,
        tags=coverage.matrix_tags(here.facts.shown, rows, words),
        sheets=(coverage.matrix(rows, words),),
        foot=coverage.matrix_foot(words),
    )


def workforce(here: Here) -> Block:
    """Return the bases of every August round, drawn and as a table."""
    words, history = here.words, here.facts.history
    title = words.say(_("Workers since 2018"))
    if not history:
        text = words.say(_("No Sakernas round is on record for this region."))
        missing = here.facts.missing("workforce")
        return Block("pekerja", title, cells.joined((text, missing)))
    finding = findings.of_workforce(history, words) + "."
    marks = _marks(history, words)
    picture = draw(marks, words.workers_words, finding) if marks else None
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    return Block(
        key="pekerja",
        title=title,
        finding=finding,
        tags=coverage.rounds_tags(history, words),
        svg=picture.svg if picture else "",
        legend=words.say(_("Diamond: employed people; dot: workers not paid a wage.")),
        sheets=(coverage.rounds(history, words),),
        foot=source,
    )


def _marks(history: list[Row], words: Wording) -> list[Mark]:
    """Return employed and non-wage workers; a break of the survey parts the lines."""
    breaks = [row["period_end"] for row in history if row["has_break"]]
    last = max(row["period_end"] for row in history)
    marks = []
    for row in history:
        if row["base"] not in ("employed", "non_wage"):
            continue
        since = sum(row["period_end"] >= day for day in set(breaks))
        marks.append(
            Mark(
                row["period_end"],
                row["workers"],
                words.number(row["workers"]) if row["period_end"] == last else "",
                "computed" if row["base"] == "employed" else "stated",
                f"{row['base']} {since}",
            )
        )
    return marks
