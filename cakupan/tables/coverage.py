"""Coverage by segment and base, and the bases of every survey round."""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.blocks import Cell, Sheet
from cakupan.data.definitions import BASES, ROUND_BASES, SCOPES
from cakupan.data.store import Row
from cakupan.tables import cells
from cakupan.tables.cells import head, number
from cakupan.wording import Wording, _


def matrix(rows: Sequence[Row], words: Wording) -> Sheet:
    """Return the table of segments (down) against bases (across)."""
    by_pair = {(row["segment_scope"], row["base"]): row for row in rows}
    counts = {row["base"]: row["base_workers"] for row in rows}
    shown = [base for base in BASES if base in counts]
    heads = [head(words.say(_("Segments")))]
    heads += [
        head(words.base(base, short=True), words.number(counts[base]), is_number=True)
        for base in shown
    ]
    lines = []
    for scope in SCOPES:
        own = [row for row in rows if row["segment_scope"] == scope]
        if own:
            first = Cell(words.scope(scope), words.number(own[0]["active_workers"]))
            percents = [_percent(by_pair.get((scope, base)), words) for base in shown]
            lines.append((first, *percents))
    caption = words.say(_("Coverage by segment (rows) and base (columns)"))
    return Sheet(caption, tuple(heads), tuple(lines))


def matrix_tags(row: Row, rows: Sequence[Row], words: Wording) -> str:
    """Return month, definition and source of the matrix.

    Args:
        row: the region's coverage, whose series the matrix is of.
        rows: of the matrix.
        words: the reader's words.
    """
    return words.say(
        _(
            "{month}: workers of the row as percent of the people in the column's "
            "head ({base_month}); {basis}. Source: {sources}."
        ),
        month=words.month(row["period_end"]),
        base_month=words.month(rows[0]["base_period"]),
        basis=words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        sources=sentences.series_and_survey(row, words),
    )


def matrix_foot(words: Wording) -> str:
    """Return why some pairs of segment and base are left out."""
    return words.say(
        _(
            "–: not set against each other. Employees are the universe of PU alone, "
            "non-wage workers that of BPU alone; construction workers have no universe "
            "of their own in the survey."
        )
    )


def _percent(row: Row | None, words: Wording) -> Cell:
    if row is None or row["coverage_pct"] is None:
        return number(cells.NONE)
    over = ">100" if row["is_over_100"] else ""
    return number(words.percent(row["coverage_pct"]), over, row["coverage_pct"])


def rounds(history: Sequence[Row], words: Wording) -> Sheet:
    """Return one row a survey round, the latest first, one column a base."""
    by_pair = {(row["period_end"], row["base"]): row["workers"] for row in history}
    breaks = {row["period_end"] for row in history if row["has_break"]}
    heads = [head(words.say(_("Round")))]
    heads += [head(base_name(base, words), is_number=True) for base in ROUND_BASES]
    lines = []
    for month in sorted({row["period_end"] for row in history}, reverse=True):
        said = words.say(_("new weights from here on")) if month in breaks else ""
        counts = [by_pair.get((month, base)) for base in ROUND_BASES]
        lines.append(
            (
                Cell(words.month(month), said),
                *(
                    number(cells.NONE if count is None else words.number(count))
                    for count in counts
                ),
            )
        )
    return Sheet(words.say(_("Workers since 2018")), tuple(heads), tuple(lines))


def rounds_tags(history: Sequence[Row], words: Wording) -> str:
    """Return what the rounds count, and where they are not compared."""
    text = words.say(
        _("People, Sakernas August; the eligible workers are our estimate.")
    )
    if any(row["has_break"] for row in history):
        text += " " + words.say(
            _(
                "From August 2023 the survey uses new weights: the figures before "
                "and after are not compared."
            )
        )
    return text


def base_name(base: str, words: Wording) -> str:
    """Return the name of a count of a round."""
    if base == "employed_informal":
        return words.say(_("informal workers"))
    return words.base(base)
