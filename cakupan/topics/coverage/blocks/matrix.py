"""Coverage by segments and bases, and the bases where no participants are known."""

from dataclasses import replace

from cakupan import sentences
from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.data.definitions import ROUND_BASES
from cakupan.topics.coverage import ask, phrases
from cakupan.topics.coverage.figures import OWN_BASES, Matrix, pairs
from cakupan.wording import Wording, _

NONE = "–"
MATRIX_COLUMNS = (
    "segment_scope",
    "base",
    "base_period",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "source_id",
    "base_source_id",
    "row_ids",
    "base_row_id",
)
BASE_COLUMNS = ("region_code", "vintage", "period_end", "base", "workers", "source_id")
# Bases that little room has; the universe of a segment stands in a column of its own.
_SHORT_BASES = ("employed", "labour_force", "eligible_estimate")


def matrix(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return coverage by segment against each base; None without participants."""
    by_base = ask.matrix(data, scope)
    if not by_base.rows:
        return None
    title = words.say(_("Coverage by segment and base"))
    foot = words.say(
        _(
            "–: not set against each other. Employees are the universe of PU alone, "
            "non-wage workers that of BPU alone; construction workers have no universe "
            "of their own in the survey."
        )
    )
    block = Block(
        key="coverage.matrix",
        title=title,
        finding=phrases.own_universe(by_base, words),
        tags=_tags(by_base, words),
        sheet=_sheet(by_base, words),
        records=Records("matrix", MATRIX_COLUMNS, by_base.rows, "coverage by segment"),
        foot=foot,
        sources=by_base.source_ids,
    )
    short = replace(
        block,
        tags=_short_tags(by_base, words),
        sheet=_short_sheet(by_base, title, words),
        foot="",
    )
    return replace(block, short=short)


def _tags(found: Matrix, words: Wording) -> str:
    """Return month, definition and source."""
    row = found.shown
    basis = words.worker_basis(row["worker_basis"], row["worker_basis_evidence"])
    total = sentences.summed(row, words)
    return words.say(
        _(
            "{month}: workers of the row as percent of the people in the column's "
            "head ({base_month}); {basis}. Source: {sources}."
        ),
        month=words.month(row["period_end"]),
        base_month=words.month(found.rows[0]["base_period"]),
        basis=f"{total}, {basis}" if total else basis,
        sources=sentences.series_and_survey(row, words),
    )


def _sheet(found: Matrix, words: Wording) -> Sheet:
    """Return segments (down) against bases (across), each with its workers."""
    by_pair = pairs(found.rows)
    counts = {row["base"]: row["base_workers"] for row in found.rows}
    active = {row["segment_scope"]: row["active_workers"] for row in found.rows}
    heads = [Cell(words.say(_("Segments")))]
    heads += [
        Cell(words.base(base, short=True), words.number(counts[base]), is_number=True)
        for base in found.bases
    ]
    lines = tuple(
        (
            Cell(words.scope(segments), words.number(active[segments])),
            *(_percent(by_pair.get((segments, base)), words) for base in found.bases),
        )
        for segments in found.scopes
    )
    caption = words.say(_("Coverage by segment (rows) and base (columns)"))
    return Sheet(caption, tuple(heads), lines)


def _percent(row: Row | None, words: Wording) -> Cell:
    if row is None or row["coverage_pct"] is None:
        return Cell(NONE, is_number=True)
    over = ">100" if row["is_over_100"] else ""
    text, order = words.percent(row["coverage_pct"]), row["coverage_pct"]
    return Cell(text, over, is_number=True, order=order)


def _short_tags(found: Matrix, words: Wording) -> str:
    month = words.month(found.shown["period_end"])
    total = sentences.summed(found.shown, words)
    return words.say(
        _(
            "{month}, percent of the people named ({base_month}). Own universe: "
            "employees for PU, non-wage workers for BPU. Source: {sources}."
        ),
        month=f"{month} ({total})" if total else month,
        base_month=words.month(found.rows[0]["base_period"]),
        sources=sentences.sources(found.shown, words),
    )


def _short_sheet(found: Matrix, caption: str, words: Wording) -> Sheet:
    """Return the same figures in fewer columns: a segment's own universe is one."""
    by_pair = pairs(found.rows)
    active = {row["segment_scope"]: row["active_workers"] for row in found.rows}
    heads = [
        words.say(_("Active")),
        *(words.base(base, short=True) for base in _SHORT_BASES),
        words.say(_("of its own universe")),
    ]
    lines = []
    for segments in found.scopes:
        own = (segments, OWN_BASES.get(segments, ""))
        known = [by_pair.get((segments, base)) for base in _SHORT_BASES]
        cells = [_percent(row, words) for row in (*known, by_pair.get(own))]
        count = Cell(words.number(active[segments]), is_number=True)
        lines.append((Cell(words.scope(segments)), count, *cells))
    first = Cell(words.say(_("Segments")))
    named = tuple(Cell(head, is_number=True) for head in heads)
    return Sheet(caption, (first, *named), tuple(lines))


def bases(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return who could be protected, where it is not known who is; else None."""
    if ask.matrix(data, scope).rows:
        return None
    row, known = ask.coverage(data, scope), ask.bases(data, scope)
    why = phrases.absence(ask.months(data, scope), row, words)
    title = words.say(_("Workers by base"))
    absence = Absence(row["absence_reason"], why)
    by_base = {part["base"]: part for part in known}
    shown = [by_base[base] for base in ROUND_BASES if base in by_base]
    if not shown:
        text = words.say(_("No Sakernas round is on record for this region."))
        return Block("coverage.bases", title, why, notes=(Note(text),), absence=absence)
    heads = (Cell(words.say(_("Base"))), Cell(words.say(_("People")), is_number=True))
    lines = tuple(
        (
            Cell(phrases.base_name(part["base"], words)),
            Cell(words.number(part["workers"]), is_number=True, order=part["workers"]),
        )
        for part in shown
    )
    return Block(
        key="coverage.bases",
        title=title,
        finding=why,
        tags=words.say(
            _("Sakernas, {month}: people who could be protected."),
            month=words.month(shown[0]["period_end"]),
        ),
        sheet=Sheet(title, heads, lines, kind="narrow"),
        records=Records("bases", BASE_COLUMNS, tuple(shown), "workers by base"),
        sources=tuple(dict.fromkeys(part["source_id"] for part in shown)),
        absence=absence,
    )
