"""Published percents, each in its own words, and beside them what is computed here."""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.blocks import Cell, Sheet
from cakupan.data.store import Row
from cakupan.tables import cells
from cakupan.tables.cells import Sources, head, number
from cakupan.wording import Wording, _


def statements(rows: Sequence[Row], known: Sources, words: Wording) -> Sheet:
    """Return one row a published percent: value, parts, definition, source."""
    lines = tuple(_statement(row, known, words) for row in rows)
    return _sheet(words.say(_("Published")), lines, words)


def by_day(rows: Sequence[Row], computed: Row, known: Sources, words: Wording) -> Sheet:
    """Return the same with the computed coverage among them, by the day described.

    Args:
        rows: published percents.
        computed: a coverage row; without a coverage it stands for nothing.
        known: sources by id.
        words: the reader's words.
    """
    lines = [(row["period_end"], _statement(row, known, words)) for row in rows]
    if computed["coverage_pct"] is not None:
        lines.append((computed["period_end"], _computed(computed, known, words)))
    lines.sort(key=lambda line: line[0])
    return _sheet(words.say(_("Percent")), tuple(line for _day, line in lines), words)


def _sheet(value: str, lines: tuple[tuple[Cell, ...], ...], words: Wording) -> Sheet:
    heads = (
        head(words.say(_("Describes"))),
        head(value, is_number=True),
        head(words.say(_("Workers and base"))),
        head(words.say(_("Definition"))),
        head(words.say(_("Source"))),
    )
    return Sheet(words.say(_("Coverage as published")), heads, lines, kind="records")


def _computed(row: Row, known: Sources, words: Wording) -> tuple[Cell, ...]:
    tags = f"{words.scope(row['segment_scope'])} / {words.base(row['base'])}"
    over = ">100" if row["is_over_100"] else ""
    return (
        Cell(words.date(row["period_end"])),
        number(words.percent(row["coverage_pct"]), over),
        Cell(sentences.fraction(row, words)),
        Cell(words.say(_("computed: {tags}"), tags=tags)),
        cells.source(row["source_id"], known, words),
    )


def _statement(row: Row, known: Sources, words: Wording) -> tuple[Cell, ...]:
    kind = "" if row["kind"] == "coverage" else words.statement(row["kind"])
    over = ">100" if row["stated_pct"] > 100 else ""
    tags = ", ".join(
        (
            words.indicator(row["indicator"]),
            words.scope(row["segment_scope"]),
            words.worker_basis(
                row["worker_basis"], row["worker_basis_evidence"], short=True
            ),
        )
    )
    scope = worded(row, "scope", words)
    return (
        Cell(sentences.span(row["period_start"], row["period_end"], words), kind),
        number(sentences.statement_value(row, words), over),
        Cell(parts(row, words) or cells.NONE, worded(row, "base", words)),
        Cell(scope or tags, tags if scope else ""),
        cells.source(row["source_id"], known, words),
    )


def worded(row: Row, part: str, words: Wording) -> str:
    """Return how the publisher worded ``scope`` or ``base``; empty if not at all."""
    own = row[f"{part}_as_worded_id"] if words.lang == "id" else None
    return own or row[f"{part}_as_worded"] or ""


def parts(row: Row, words: Wording) -> str:
    """Return the numbers that stood beside a percent, or the base that it implies."""
    active, base = row["stated_active"], row["stated_base"]
    if active is None:
        return ""
    said = words.number(active)
    if base is not None:
        return words.say(_("{active} of {base}"), active=said, base=words.number(base))
    if row["implied_base_low"] is None or row["implied_base_high"] is None:
        return words.say(_("{count} workers"), count=said)
    return words.say(
        _("{count} workers; implies a base of {low} to {high}"),
        count=said,
        low=words.number(row["implied_base_low"]),
        high=words.number(row["implied_base_high"]),
    )
