"""An office's months as a line: coverage month by month, in its own series.

Only months of one series, worker basis and scope are joined, and no line runs over a
month that was not sent. A month of a province in which some regencies are is named, and
no point of the line.
"""

from cakupan import sentences
from cakupan.blocks import Absence, Address, Block, Cell, Link, Records, Sheet
from cakupan.charts import Tick, Timeline, TimeMark, TimeSeries
from cakupan.data import Data, Row, Scope
from cakupan.measures import nice_ticks
from cakupan.topics import cells
from cakupan.topics.coverage import ask as ask_coverage
from cakupan.topics.coverage import ask_months as ask
from cakupan.topics.coverage import phrases
from cakupan.topics.coverage.ask_months import Months
from cakupan.topics.coverage.blocks.answer import ANSWER_COLUMNS
from cakupan.wording import Wording, _

MONTH_COLUMNS = (
    "period_end",
    "series",
    "segment_scope",
    "worker_basis",
    "active_workers",
    "precision",
    "base",
    "base_period",
    "base_workers",
    "coverage_pct",
    "lacking",
    "regencies_summed",
    "regencies_in",
    "regencies_of",
    "source_id",
    "base_source_id",
    "row_ids",
)
_KEY = "coverage.months"


def months(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the months that an office sent of the region; None where it sent none."""
    monthly = ask.months(data, scope)
    if not monthly.listed:
        return None
    title = words.say(_("Coverage month by month"))
    finding = _finding(monthly, words)
    return Block(
        key=_KEY,
        title=title,
        finding=finding,
        tags=_tags(monthly, scope, words),
        picture=_line(monthly, title, words) if len(monthly.drawn) > 1 else None,
        sheet=_sheet(monthly, title, data, words),
        records=Records(
            "months", MONTH_COLUMNS, _records(monthly), "coverage by month"
        ),
        sources=monthly.source_ids,
        absence=None if monthly.drawn else Absence("not_published", finding),
    )


def _finding(found: Months, words: Wording) -> str:
    """Return the first and the last month of the line, and what is on its way."""
    parts = []
    if found.drawn:
        only = found.is_only_month
        parts.append(phrases.computed_months(found.drawn, words, is_only=only))
    if found.coming:
        parts.append(
            words.say(
                _("{month}: {count} of {of} regencies and cities are in"),
                month=words.month(found.coming["period_end"]),
                count=found.coming["regencies_in"],
                of=found.coming["regencies_of"],
            )
        )
    return "".join(f"{part}. " for part in parts).rstrip()


def _tags(found: Months, scope: Scope, words: Wording) -> str:
    """Return the definition of the line, and whose it is."""
    if not found.drawn:
        return words.say(
            _("Looked for: {scope} over {base}."),
            scope=words.scope(scope.definition.scope),
            base=words.base(scope.definition.base),
        )
    row = found.drawn[-1]
    return words.say(
        _(
            "{scope}, {basis}; base: {base}, of the last August before each month. "
            "Source: {sources}."
        ),
        scope=words.scope(row["segment_scope"]),
        basis=words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        base=words.base(row["base"]),
        sources=sentences.sources(row, words),
    )


def _line(found: Months, title: str, words: Wording) -> Timeline:
    marks = tuple(
        TimeMark(
            row["period_end"],
            row["coverage_pct"],
            words.percent(row["coverage_pct"]) if row is found.drawn[-1] else "",
            "computed",
            run=f"run {run}",
            detail="\n".join(
                (
                    f"{words.month(row['period_end'])}: "
                    f"{words.percent(row['coverage_pct'])}",
                    sentences.fraction(row, words),
                    sentences.tags(row, words),
                )
            ),
        )
        for run, row in zip(found.runs, found.drawn, strict=True)
    )
    largest = max(mark.value for mark in marks)
    return Timeline(
        title=title,
        series=(
            TimeSeries(sentences.series_short(found.drawn[-1], words), marks, True),
        ),
        ticks=tuple(Tick(at, _tick(at, words)) for at in nice_ticks(largest)),
        legend=words.say(
            _("The line is interrupted where a month was not sent in full.")
        ),
    )


def _tick(value: float, words: Wording) -> str:
    """Return a tick, ``5%`` or ``0.5%``."""
    return f"{words.number(value, 0 if value == int(value) else 1)}%"


def _sheet(found: Months, title: str, data: Data, words: Wording) -> Sheet:
    """Return one row a month, the last one first."""
    heads = (
        Cell(words.say(_("Month"))),
        Cell(words.say(_("Coverage")), is_number=True),
        Cell(words.say(_("Workers and base"))),
        Cell(words.say(_("Segments"))),
        Cell(words.say(_("Source"))),
    )
    lines = tuple(_month(row, data, words) for row in reversed(found.listed))
    return Sheet(
        title,
        heads,
        lines,
        kind="records",
        is_folded=True,
        opens_as=words.say(_("Each month with its numbers and source")),
    )


def _month(row: Row, data: Data, words: Wording) -> tuple[Cell, ...]:
    month = Cell(words.month(row["period_end"]))
    source = cells.source(row["source_id"], data.sources, words)
    if row.get("regencies_in") is not None:
        said = Cell(sentences.regencies_in(row, words), tone="muted")
        return (month, Cell(cells.NONE, is_number=True), said, Cell(cells.NONE), source)
    percent = row["coverage_pct"]
    return (
        month,
        Cell(cells.NONE, is_number=True)
        if percent is None
        else Cell(words.percent(percent), is_number=True, order=percent),
        Cell(
            words.number(row["active_workers"])
            if row["base_workers"] is None
            else sentences.fraction(row, words)
        ),
        Cell(phrases.scope(row, words)),
        source,
    )


def _records(found: Months) -> tuple[Row, ...]:
    empty = dict.fromkeys(MONTH_COLUMNS)
    return tuple({**empty, **row} for row in found.listed)


def office_ranks(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return how an office's month ranks the regencies of a province, with a way there.

    None where no office sent two of them.
    """
    ranked = ask_coverage.office_ranks(data, scope)
    if ranked is None:
        return None
    first, last = ranked.rows[0], ranked.rows[-1]
    province, month = ranked.scope.region, ranked.scope.period_end
    parts = [
        words.say(
            _(
                "{month}, {count} of {of} regencies and cities of {province}: highest "
                "{highest} {high}, lowest {lowest} {low}"
            ),
            month=words.month(month),
            count=len(ranked.rows),
            of=ranked.of,
            province=province.region_name,
            highest=first["short_name"],
            high=words.percent(first["coverage_pct"]),
            lowest=last["short_name"],
            low=words.percent(last["coverage_pct"]),
        )
    ]
    rank = ranked.rank(scope.region.region_code)
    if rank is not None:
        parts.append(
            words.say(
                _("{region}: rank {rank}"), region=scope.region.short_name, rank=rank
            )
        )
    way = Link(
        words.say(_("Rank these regencies and cities ›")),
        Address(
            "peringkat",
            changes=(
                ("level", "regency"),
                ("among", "parent"),
                ("period", f"{month:%Y-%m}"),
            ),
        ),
    )
    return Block(
        key="coverage.office_ranks",
        title="",
        finding=f"{'; '.join(parts)}.",
        tags=sentences.tags(first, words),
        records=Records(
            "office-ranks", ANSWER_COLUMNS, ranked.rows, "coverage by regency"
        ),
        links=(way,),
        sources=tuple(
            dict.fromkeys(
                part for row in ranked.rows for part in ask_coverage.sources_of(row)
            )
        ),
    )
