"""Coverage over time: what was published and computed by day, beside targets.

Unlike figures are never joined. On a page each percent has a line of its own: four of
one day would fall on top of each other on an axis of time. Two pages have room for the
axis of time alone, with the targets on it, and for the figures nearest to the month.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from cakupan import findings, sentences, watermark
from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.charts import PercentRow, PercentRows, Tick, Timeline, TimeMark, TimeSeries
from cakupan.data import Data, Row, Scope
from cakupan.measures import nice_ticks
from cakupan.topics import cells
from cakupan.topics.coverage import absences, phrases
from cakupan.topics.coverage import ask_trend as ask
from cakupan.topics.coverage.ask_trend import OverTime
from cakupan.topics.coverage.blocks.workforce import workforce
from cakupan.topics.targets import ask as ask_targets
from cakupan.vocabulary import AS_STATED
from cakupan.wording import Wording, _

STATEMENT_COLUMNS = (
    "row_id",
    "region_code",
    "vintage",
    "said_on",
    "period_end",
    "stated_pct_as_printed",
    "pct_low",
    "pct_high",
    "precision",
    "kind",
    "stated_active",
    "stated_base",
    "implied_base_low",
    "implied_base_high",
    "segment_scope",
    "worker_group",
    "worker_basis",
    "indicator",
    "scope_as_worded",
    "base_as_worded",
    "source_id",
)
_KEY = "coverage.trend"
_WHOLE_AXIS = 100.0  # percent: a shorter axis would make much of little
_MOST_LINES = 7  # of the table on two pages
_MOST_TARGETS = 3
_Shape = Literal["stated", "about", "range", "at_least", "at_most", "computed"]


def trend(data: Data, scope: Scope, words: Wording) -> Block:
    """Return coverage over time; where nobody published any, why there is none."""
    course = ask.over_time(data, scope)
    title = words.say(_("Coverage as published"))
    why = "" if course.statements else _unpublished(data, scope, words)
    if not course.computed and not course.statements:
        absence = Absence("not_published", why)
        return Block(_KEY, title, why, absence=absence)
    lines = _lines(course, scope, words)
    finding = _finding(course, scope, words)
    block = Block(
        key=_KEY,
        title=title,
        finding=finding,
        tags=_tags(course, words),
        picture=_rows(lines, title, words) if len(lines) > 1 else None,
        sheet=replace(
            _sheet(course, data, words),
            is_folded=len(lines) > 1,
            opens_as=words.say(_("Each figure with its wording and source")),
        ),
        records=_records(course) if course.statements else None,
        notes=(Note(why),) if why else (),
        sources=_ids([*course.computed, *course.statements]),
    )
    if not course.computed and not course.whole:
        return block
    return replace(block, short=_short(block, course, data, scope, words))


def over_time(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the short form; where no coverage is known, the workers since 2018.

    Both with the targets in words.
    """
    block = trend(data, scope, words)
    if block.short is not None:
        return block.short
    workers = workforce(data, scope, words).brief()
    notes, ids = _target_notes(data, scope, words)
    return replace(
        workers,
        title=words.say(_("Workers since 2018, and targets")),
        notes=(*workers.notes, *notes),
        sources=tuple(dict.fromkeys((*workers.sources, *ids))),
    )


def _tags(found: OverTime, words: Wording) -> str:
    if not found.statements:
        return words.say(_("Percent."))
    return words.say(_("Percent. Each figure as its publisher worded it."))


def _unpublished(data: Data, scope: Scope, words: Wording) -> str:
    """Return why no percent is published, and who could supply one."""
    if data.dataset == watermark.SIMULATION:
        return words.say(
            _(
                "Not simulated: this section is about what publishers said. It is "
                "there with published figures."
            )
        )
    rows = data.rows("absences__all")
    own = absences.reason(rows, scope.region.territory_id, ("statement",), words)
    return own or words.say(
        _(
            "No coverage percent of {region} was found in open sources. Could be "
            "supplied by: the BPJS Ketenagakerjaan office for this region and the "
            "local labour office."
        ),
        region=scope.region.region_name,
    )


def _finding(found: OverTime, scope: Scope, words: Wording) -> str:
    """Return what can be computed, and how many percents were published.

    Those of some segments alone are counted apart: they bound no coverage of all.
    """
    parts = []
    if found.computed:
        only = found.is_only_month
        parts.append(_of_computed(found.computed, scope, words, is_only=only))
    whole, partial = found.whole, len(found.partial)
    if whole and partial:
        parts.append(
            words.say(
                _("{finding}; for some segments alone: {count} more"),
                finding=findings.of_statements(whole, words),
                count=partial,
            )
        )
    elif whole:
        parts.append(findings.of_statements(whole, words))
    elif partial:
        said = _("Published for some segments alone: {count}")
        parts.append(words.say(said, count=partial))
    return "".join(f"{part}. " for part in parts).rstrip()


def _of_computed(
    rows: Sequence[Row], scope: Scope, words: Wording, *, is_only: bool
) -> str:
    last = rows[-1]
    said = phrases.computed_months(rows, words, is_only=is_only)
    if last["segment_scope"] == scope.definition.scope:
        return said
    # A narrower scope never stands where the one asked for is expected, unnamed.
    named = words.scope(last["segment_scope"])
    return words.say(_("{scope}: {finding}"), scope=named, finding=said)


# ------------------------------------------------------------------ a line a percent


def _lines(found: OverTime, scope: Scope, words: Wording) -> tuple[PercentRow, ...]:
    """Return published coverage and our own, a line each, by day."""
    runs = findings.like_runs(found.published)
    dated = [
        (
            row["period_end"],
            PercentRow(
                label=_label(row, words),
                value_label=sentences.statement_value(row, words),
                value=float(row["stated_pct"]),
                low=row["pct_low"],
                high=row["pct_high"],
                shape=_shape(row),
                run=runs.get(row["row_id"], ""),
                detail=_detail(row, words),
            ),
        )
        for row in found.published
    ]
    run = "computed" if len(found.computed) > 1 else ""
    dated += [
        (
            row["period_end"],
            PercentRow(
                label=_computed_label(row, scope, words),
                value_label=words.percent(row["coverage_pct"]),
                value=row["coverage_pct"],
                shape="computed",
                run=run,
                detail="\n".join(
                    (sentences.fraction(row, words), sentences.tags(row, words))
                ),
            ),
        )
        for row in found.computed
    ]
    dated.sort(key=lambda pair: pair[0])
    return _each_once(line for _day, line in dated)


def _each_once(lines: Iterable[PercentRow]) -> tuple[PercentRow, ...]:
    """Return lines that read alike as one, which says on demand who printed it."""
    found: dict[tuple[str, str], PercentRow] = {}
    for line in lines:
        first = found.setdefault((line.label, line.value_label), line)
        if first is not line:
            said = dict.fromkeys((*first.detail.split("\n"), *line.detail.split("\n")))
            found[line.label, line.value_label] = replace(first, detail="\n".join(said))
    return tuple(found.values())


def _rows(lines: tuple[PercentRow, ...], title: str, words: Wording) -> PercentRows:
    ends = (row.high or row.value for row in lines)
    return PercentRows(
        title=title,
        rows=lines,
        ticks=_ticks(max(_WHOLE_AXIS, *ends), words),
        legend=words.say(
            _(
                "By date. Full dot: published; open dot: said to be about; diamond: "
                "computed here. A line joins only figures of one publisher under one "
                "definition."
            )
        ),
    )


def _ticks(largest: float, words: Wording) -> tuple[Tick, ...]:
    return tuple(Tick(t, f"{words.number(t)}%") for t in nice_ticks(largest))


def _label(row: Row, words: Wording) -> str:
    """Return the day and what is known of the definition; it may be nothing."""
    parts = [sentences.span(row["period_start"], row["period_end"], words)]
    if row["indicator"] != "not_stated":
        parts.append(words.indicator(row["indicator"]))
    if row["segment_scope"] != AS_STATED:
        parts.append(words.scope(row["segment_scope"]))
    return " · ".join(parts)


def _computed_label(row: Row, scope: Scope, words: Wording) -> str:
    said = words.say(_("{day} · computed"), day=words.date(row["period_end"]))
    if row["segment_scope"] == scope.definition.scope:
        return said
    return f"{said} · {words.scope(row['segment_scope'])}"


def _shape(row: Row) -> _Shape:
    named: dict[str, _Shape] = {
        "about": "about",
        "range": "range",
        "at_least": "at_least",
        "at_most": "at_most",
    }
    return named.get(row["precision"], "stated")


def _detail(row: Row, words: Wording) -> str:
    """Return what a published percent says of itself on demand."""
    day = sentences.span(row["period_start"], row["period_end"], words)
    lines = [
        f"{sentences.statement_value(row, words)}, {day}",
        _parts(row, words),
        _worded(row, "scope", words),
        f"{row['source_publisher']} ({row['source_id']})",
    ]
    return "\n".join(line for line in lines if line)


# ------------------------------------------------------- each in its publisher's words


def _sheet(found: OverTime, data: Data, words: Wording) -> Sheet:
    """Return one row a percent: value, parts, definition, source; ours among them."""
    lines = [
        (row["period_end"], _statement(row, data, words)) for row in found.statements
    ]
    lines += [
        (row["period_end"], _computed(row, data, words)) for row in found.computed
    ]
    lines.sort(key=lambda line: line[0])
    heads = (
        Cell(words.say(_("Describes"))),
        Cell(words.say(_("Percent")), is_number=True),
        Cell(words.say(_("Workers and base"))),
        Cell(words.say(_("Definition"))),
        Cell(words.say(_("Source"))),
    )
    caption = words.say(_("Coverage as published"))
    return Sheet(caption, heads, tuple(line for _day, line in lines), kind="records")


def _computed(row: Row, data: Data, words: Wording) -> tuple[Cell, ...]:
    over = ">100" if row["is_over_100"] else ""
    return (
        Cell(words.date(row["period_end"])),
        Cell(words.percent(row["coverage_pct"]), over, is_number=True),
        Cell(sentences.fraction(row, words)),
        Cell(_computed_tags(row, words)),
        cells.source(row["source_id"], data.sources, words),
    )


def _computed_tags(row: Row, words: Wording) -> str:
    tags = f"{sentences.scope(row, words)} / {words.base(row['base'])}"
    return words.say(_("computed: {tags}"), tags=tags)


def _statement(row: Row, data: Data, words: Wording) -> tuple[Cell, ...]:
    kind = "" if row["kind"] == "coverage" else words.statement(row["kind"])
    over = ">100" if row["stated_pct"] > 100 else ""
    basis = words.worker_basis(
        row["worker_basis"], row["worker_basis_evidence"], short=True
    )
    tags = ", ".join(
        (words.indicator(row["indicator"]), words.scope(row["segment_scope"]), basis)
    )
    scope = _worded(row, "scope", words)
    return (
        Cell(sentences.span(row["period_start"], row["period_end"], words), kind),
        Cell(sentences.statement_value(row, words), over, is_number=True),
        Cell(_parts(row, words) or cells.NONE, _worded(row, "base", words)),
        Cell(scope or tags, tags if scope else ""),
        cells.source(row["source_id"], data.sources, words),
    )


def _worded(row: Row, part: str, words: Wording) -> str:
    """Return how the publisher worded ``scope`` or ``base``; empty if not at all."""
    own = row[f"{part}_as_worded_id"] if words.lang == "id" else None
    return own or row[f"{part}_as_worded"] or ""


def _parts(row: Row, words: Wording) -> str:
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


def _records(found: OverTime) -> Records:
    return Records(
        "statements", STATEMENT_COLUMNS, found.statements, "published percents"
    )


def _ids(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the sources of figures, computed ones with that of their base."""
    source_ids = [
        row.get(key) for row in rows for key in ("source_id", "base_source_id")
    ]
    return tuple(dict.fromkeys(source_id for source_id in source_ids if source_id))


# -------------------------------------------------------------------- for two pages


def _short(
    block: Block, found: OverTime, data: Data, scope: Scope, words: Wording
) -> Block:
    """Return the same figures on an axis of time, with the targets on it."""
    stated = found.whole
    first = min(row["period_end"] for row in (*found.computed, *stated))
    goals = ask_targets.of_region(data, scope).drawn(first)
    notes, ids = _target_notes(data, scope, words)
    series = tuple(
        TimeSeries(words.say(name), marks)
        for name, marks in (
            (_("Computed"), _computed_marks(found.computed, words)),
            (_("Published"), _stated_marks(stated, words)),
            (_("Target"), _target_marks(goals, words)),
        )
    )
    largest = max(mark.value for part in series for mark in part.marks)
    legend = words.say(
        _(
            "Diamond: computed here; dot: published (open: about); square: target "
            "(open: national). Lines join only figures of one definition."
        )
    )
    title = block.finding
    near = _nearest(found.computed, stated, scope.period_end)
    drawn = [row for row, _is_national in goals]
    return replace(
        block,
        title=words.say(_("Coverage over time, and targets")),
        tags="",
        picture=Timeline(title, series, _ticks(largest, words), legend=legend),
        sheet=_short_sheet(near, words),
        notes=notes,
        sources=tuple(dict.fromkeys((*_ids([*found.computed, *stated, *drawn]), *ids))),
    )


def _computed_marks(rows: Sequence[Row], words: Wording) -> tuple[TimeMark, ...]:
    return tuple(
        TimeMark(
            row["period_end"],
            row["coverage_pct"],
            words.percent(row["coverage_pct"]),
            "computed",
            "computed" if len(rows) > 1 else "",
        )
        for row in rows
    )


def _stated_marks(rows: Sequence[Row], words: Wording) -> tuple[TimeMark, ...]:
    runs = findings.like_runs(rows)
    return tuple(
        TimeMark(
            row["period_end"],
            float(row["stated_pct"]),
            sentences.statement_value(row, words),
            "stated" if row["precision"] in ("exact", "rounded") else "about",
            runs.get(row["row_id"], ""),
        )
        for row in rows
    )


def _target_marks(
    goals: Sequence[tuple[Row, bool]], words: Wording
) -> tuple[TimeMark, ...]:
    return tuple(
        TimeMark(
            row["due_on"],
            row["target_pct"],
            f"{words.regime(row['regime'])} "
            f"{words.stated_percent(row['target_pct_as_printed'])}",
            "national" if is_national else "target",
            f"{row['regime']} {row['indicator']} {row['segment_scope']}",
        )
        for row, is_national in goals
    )


def _nearest(
    computed: Sequence[Row], stated: Sequence[Row], month: date
) -> list[tuple[bool, Row]]:
    """Return the figures nearest to the month asked for, by day; ours are marked."""
    lines = [*((True, row) for row in computed), *((False, row) for row in stated)]
    lines.sort(key=lambda line: abs((line[1]["period_end"] - month).days))
    return sorted(lines[:_MOST_LINES], key=lambda line: line[1]["period_end"])


def _short_sheet(lines: Sequence[tuple[bool, Row]], words: Wording) -> Sheet:
    heads = (
        Cell(words.say(_("Describes"))),
        Cell(words.say(_("Coverage")), is_number=True),
        Cell(words.say(_("Definition"))),
        Cell(words.say(_("Source"))),
    )
    rows = tuple(
        _short_computed(row, words) if is_ours else _short_stated(row, words)
        for is_ours, row in lines
    )
    return Sheet(
        words.say(_("Each figure with its definition and source")),
        heads,
        rows,
        kind="records",
        shares=(0, 0, 1, 0),
    )


def _short_computed(row: Row, words: Wording) -> tuple[Cell, ...]:
    return (
        Cell(words.date(row["period_end"])),
        Cell(words.percent(row["coverage_pct"]), is_number=True),
        Cell(_computed_tags(row, words)),
        Cell(f"{row['source_id']}, {row['base_source_id']}"),
    )


def _short_stated(row: Row, words: Wording) -> tuple[Cell, ...]:
    tags = words.indicator(row["indicator"])
    if row["segment_scope"] != AS_STATED:
        tags += f", {words.scope(row['segment_scope'])}"
    said = words.say(
        _("published: {tags} ({publisher})"),
        tags=tags,
        publisher=row["source_publisher"],
    )
    return (
        Cell(sentences.span(row["period_start"], row["period_end"], words)),
        Cell(sentences.statement_value(row, words), is_number=True),
        Cell(said),
        Cell(row["source_id"]),
    )


def _target_notes(
    data: Data, scope: Scope, words: Wording
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Return the targets in words, each beside its like; and their sources."""
    found, since = ask_targets.of_region(data, scope), scope.period_end
    own = sorted(
        (row for row in found.own if row["target_pct"] is not None),
        key=lambda row: (row["latest_row_id"] is None, row["due_on"], row["row_id"]),
    )[:_MOST_TARGETS]
    if own:
        said = (sentences.target_sentence(row, words, since) for row in own)
        return tuple(Note(f"{line}.") for line in said), _target_ids(own)
    first = sentences.next_target(found.national, since)
    if first is None:
        rows, land = data.rows("absences__all"), scope.region.territory_id
        why = absences.reason(rows, land, ("target",), words)
        return ((Note(why),) if why else ()), ()
    none = words.say(
        _("{region} has no published target of its own."),
        region=scope.region.region_name,
    )
    target = sentences.target_sentence(first, words, since)
    national = words.say(_("Nationally: {target}."), target=target)
    return (Note(none), Note(national)), _target_ids([first])


def _target_ids(rows: Sequence[Row]) -> tuple[str, ...]:
    keys = ("source_id", "latest_source_id", "latest_base_source_id")
    source_ids = (row[key] for row in rows for key in keys)
    return tuple(dict.fromkeys(source_id for source_id in source_ids if source_id))
