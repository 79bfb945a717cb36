"""Coverage by segment and base, over time, and the place among peers."""

import re

from cakupan import findings
from cakupan.brief.content import Part, Picture
from cakupan.brief.timechart import Mark, draw
from cakupan.definitions import BASES
from cakupan.site import cells
from cakupan.site.asking import Here
from cakupan.site.cells import head, number
from cakupan.site.content import Block, Cell, Sheet
from cakupan.store import Row
from cakupan.wording import Wording, _

SCOPES = ("PU+BPU+JAKON", "PU+BPU", "PU", "BPU", "JAKON")
_AT = r'x1="[\d.-]+" y1="[\d.-]+" x2="[\d.-]+" y2="[\d.-]+"'
_ENDS = re.compile(r'x1="([\d.-]+)" y1="([\d.-]+)" x2="([\d.-]+)" y2="([\d.-]+)"')
_RUN = re.compile(rf"<line {_AT} (?P<kind>[^>]*?)/>(?:<line {_AT} (?P=kind)/>)+")
WORKFORCE_BASES = (
    "labour_force",
    "employed",
    "eligible_estimate",
    "employees",
    "non_wage",
    "employed_informal",
)


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
        svg=drawn(part.picture),
        alt=part.picture.alt if part.picture else "",
        legend=part.legend,
        sheets=tuple(sheets),
        notes=part.notes,
    )


def drawn(picture: Picture | None) -> str:
    """Return a drawing with its lines of one kind as one path: a fifth of the weight.

    >>> line = '<line x1="{0}" y1="1" x2="{0}" y2="9" stroke="#5F6770"/>'
    >>> drawn(Picture(line.format(2) + line.format(4.5), ""))
    '<path d="M2 1L2 9M4.5 1L4.5 9" stroke="#5F6770"/>'
    """
    return _RUN.sub(_one_path, picture.svg) if picture else ""


def _one_path(run: re.Match[str]) -> str:
    lines = "".join(
        f"M{_plain(x1)} {_plain(y1)}L{_plain(x2)} {_plain(y2)}"
        for x1, y1, x2, y2 in _ENDS.findall(run.group())
    )
    return f'<path d="{lines}" {run.group("kind")}/>'


def _plain(written: str) -> str:
    return f"{float(written):g}"


def place(here: Here) -> Block:
    """Return the place among peers."""
    return of_part(here.brief.part("place"), "posisi")


def segments(here: Here) -> Block | None:
    """Return coverage by segment against each base; None without participants."""
    words, rows, row = here.words, here.facts.matrix, here.facts.row
    if not rows:
        return None
    by_pair = {(part["segment_scope"], part["base"]): part for part in rows}
    counts = {part["base"]: part["base_workers"] for part in rows}
    shown = [base for base in BASES if base in counts]
    heads = [head(words.say(_("Segments")))]
    heads += [
        head(words.base(base, short=True), words.number(counts[base]), is_number=True)
        for base in shown
    ]
    lines = []
    for scope in SCOPES:
        own = [part for part in rows if part["segment_scope"] == scope]
        if own:
            first = Cell(words.scope(scope), words.number(own[0]["active_workers"]))
            cells_ = [_percent(by_pair.get((scope, base)), words) for base in shown]
            lines.append((first, *cells_))
    part = here.brief.part("segments")
    tags = words.say(
        _(
            "{month}: workers of the row as percent of the people in the column's "
            "head ({base_month}); {basis}. Source: {sources}."
        ),
        month=words.month(row["period_end"]),
        base_month=words.month(rows[0]["base_period"]),
        basis=words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        sources=f"{words.series(row['series'])}; {words.series('sakernas_august')}",
    )
    left_out = words.say(
        _(
            "–: not set against each other. Employees are the universe of PU alone, "
            "non-wage workers that of BPU alone; construction workers have no universe "
            "of their own in the survey."
        )
    )
    caption = words.say(_("Coverage by segment (rows) and base (columns)"))
    sheet = Sheet(caption, tuple(heads), tuple(lines))
    title = words.say(_("Coverage by segment and base"))
    return Block(
        "segmen", title, part.finding, tags=tags, sheets=(sheet,), foot=left_out
    )


def _percent(row: Row | None, words: Wording) -> Cell:
    if row is None or row["coverage_pct"] is None:
        return number(cells.NONE)
    over = ">100" if row["is_over_100"] else ""
    return number(words.percent(row["coverage_pct"]), over, row["coverage_pct"])


def workforce(here: Here) -> Block:
    """Return the bases of every August round, drawn and as a table."""
    words, history = here.words, here.facts.history
    title = words.say(_("Workers since 2018"))
    if not history:
        text = words.say(_("No Sakernas round is on record for this region."))
        missing = here.facts.missing("workforce")
        return Block("pekerja", title, cells.joined((text, missing)))
    tags = words.say(
        _("People, Sakernas August; the eligible workers are our estimate.")
    )
    if any(row["has_break"] for row in history):
        tags += " " + words.say(
            _(
                "From August 2023 the survey uses new weights: the figures before "
                "and after are not compared."
            )
        )
    finding = findings.of_workforce(history, words) + "."
    marks = _marks(history, words)
    picture = draw(marks, words.workers_words, finding) if marks else None
    source = words.say(_("Source: {sources}."), sources=words.series("sakernas_august"))
    return Block(
        key="pekerja",
        title=title,
        finding=finding,
        tags=tags,
        svg=drawn(picture),
        alt=finding,
        legend=words.say(_("Diamond: employed people; dot: workers not paid a wage.")),
        sheets=(_workforce_sheet(history, words),),
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


def _workforce_sheet(history: list[Row], words: Wording) -> Sheet:
    by_pair = {(row["period_end"], row["base"]): row["workers"] for row in history}
    breaks = {row["period_end"] for row in history if row["has_break"]}
    heads = [head(words.say(_("Round")))]
    heads += [head(_base_name(base, words), is_number=True) for base in WORKFORCE_BASES]
    lines = []
    for month in sorted({row["period_end"] for row in history}, reverse=True):
        said = words.say(_("new weights from here on")) if month in breaks else ""
        counts = [by_pair.get((month, base)) for base in WORKFORCE_BASES]
        lines.append(
            (
                Cell(words.month(month), said),
                *(
                    number(cells.NONE if count is None else words.number(count))
                    for count in counts
                ),
            )
        )
    caption = words.say(_("The chart as a table"))
    return Sheet(caption, tuple(heads), tuple(lines))


def _base_name(base: str, words: Wording) -> str:
    if base == "employed_informal":
        return words.say(_("informal workers"))
    return words.base(base)
