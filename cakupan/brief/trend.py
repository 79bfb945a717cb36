"""The trend: what was published and computed by date, beside targets.

Unlike figures are never joined. Without any coverage: the workers since 2018.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cakupan import findings, sentences
from cakupan.blocks import (
    Block,
    Note,
    Sheet,
    Tick,
    Timeline,
    TimeMark,
    TimeSeries,
)
from cakupan.brief.facts import Facts
from cakupan.brief.sheets import of_texts
from cakupan.data.definitions import Definition
from cakupan.data.store import Row
from cakupan.measures import nice_ticks
from cakupan.topics.coverage import blocks as coverage
from cakupan.vocabulary import AS_STATED, covers_all_workers
from cakupan.wording import Wording, _

_MOST_MARKS = 7  # rows of the table
_MOST_YEARS = 8
_FAR_YEARS = 6  # a target further off would press the years together
_MOST_TARGETS = 3


def build(facts: Facts) -> Block:
    """Return the trend of coverage; where there is none, of workers."""
    computed, stated = _computed(facts), _stated(facts)
    if computed or stated:
        return _coverage_part(facts, computed, stated)
    return _workforce_part(facts)


def _computed(facts: Facts) -> list[Row]:
    """Return our own coverage of the same month of each year, in one series."""
    row, scope = facts.shown, facts.shown["segment_scope"]
    if row["coverage_pct"] is None:
        return []
    definition = Definition(tuple(scope.split("+")), row["base"])
    points = facts.data.rows(
        "enrolment__points_by_region",
        territory_id=facts.region.territory_id,
        segments=definition.segments,
    )
    days = {
        point["period_end"]
        for point in points
        if point["series"] == row["series"]
        and point["period_end"].month == row["period_end"].month
        and point["period_end"] < row["period_end"]
    }
    before = [
        facts.coverage_of(facts.region, definition, day)
        for day in sorted(days)[-_MOST_YEARS:]
    ]
    return [
        *(r for r in before if r["coverage_pct"] and r["series"] == row["series"]),
        row,
    ]


def _stated(facts: Facts) -> list[Row]:
    return listed(facts.coverage_statements)


def listed(rows: Iterable[Row]) -> list[Row]:
    """Return the published coverage of all segments, each figure of a day once.

    Args:
        rows: of ``findings.coverage_statements``.
    """
    found: dict[tuple[date, str], Row] = {}
    for row in rows:
        if covers_all_workers(row["segment_scope"]):
            key = (row["period_end"], row["stated_pct_as_printed"])
            found.setdefault(key, row)
    return sorted(found.values(), key=lambda r: (r["period_end"], r["row_id"]))


def _targets(facts: Facts, first: date) -> list[tuple[Row, bool]]:
    """Return the targets in percent that fit the axis, and whether they are national.

    The region's own; only without any, those of the nation.
    """
    for rows, is_national in (
        (facts.own_targets, False),
        (facts.national_targets, True),
    ):
        known = [
            row
            for row in rows
            if row["target_pct"] is not None
            and first.year <= row["due_on"].year <= first.year + _FAR_YEARS
        ]
        if known:
            return [(row, is_national) for row in known]
    return []


def _coverage_part(facts: Facts, computed: list[Row], stated: list[Row]) -> Block:
    words = facts.words
    days = [row["period_end"] for row in [*computed, *stated]]
    goals = _targets(facts, min(days))
    series = (
        TimeSeries(words.say(_("Computed")), _computed_marks(computed, words)),
        TimeSeries(words.say(_("Published")), _stated_marks(stated, words)),
        TimeSeries(words.say(_("Target")), _target_marks(goals, words)),
    )
    finding = _finding(computed, stated, words)
    asked = facts.what.definition.scope
    if computed and computed[0]["segment_scope"] != asked:
        # A narrower scope never stands where the one asked for is expected, unnamed.
        named = words.scope(computed[0]["segment_scope"])
        finding = words.say(_("{scope}: {finding}"), scope=named, finding=finding)
    key = words.say(
        _(
            "Diamond: computed here; dot: published (open: about); square: target "
            "(open: national). Lines join only figures of one definition."
        )
    )
    largest = max(mark.value for part in series for mark in part.marks)
    return Block(
        key="trend",
        title=words.say(_("Coverage over time, and targets")),
        finding=finding,
        picture=Timeline(
            title=finding,
            series=series,
            ticks=tuple(
                Tick(tick, f"{words.number(tick)}%") for tick in nice_ticks(largest)
            ),
            legend=key,
        ),
        sheet=_table(facts, computed, stated),
        notes=_target_lines(facts),
    )


def _finding(computed: list[Row], stated: list[Row], words: Wording) -> str:
    parts = []
    if len(computed) > 1:
        first, last = computed[0], computed[-1]
        parts.append(
            words.say(
                _("{first_month} {first}, {month} {last}, in one series"),
                first_month=words.month(first["period_end"]),
                first=words.percent(first["coverage_pct"]),
                month=words.month(last["period_end"]),
                last=words.percent(last["coverage_pct"]),
            )
        )
    elif computed:
        parts.append(
            words.say(
                _("One month can be computed: {month}, {percent}"),
                month=words.month(computed[0]["period_end"]),
                percent=words.percent(computed[0]["coverage_pct"]),
            )
        )
    if stated:
        parts.append(findings.of_statements(stated, words))
    return ". ".join(parts) + "."


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


def _table(facts: Facts, computed: list[Row], stated: list[Row]) -> Sheet:
    words = facts.words
    near = facts.scene.period_end
    lines = [
        (
            row["period_end"],
            (
                words.date(row["period_end"]),
                words.percent(row["coverage_pct"]),
                words.say(
                    _("computed: {tags}"),
                    tags=f"{words.scope(row['segment_scope'])} / "
                    f"{words.base(row['base'])}",
                ),
                f"{row['source_id']}, {row['base_source_id']}",
            ),
        )
        for row in computed
    ] + [
        (
            row["period_end"],
            (
                sentences.span(row["period_start"], row["period_end"], words),
                sentences.statement_value(row, words),
                _worded(row, words),
                row["source_id"],
            ),
        )
        for row in stated
    ]
    lines.sort(key=lambda line: (abs((line[0] - near).days), line[1]))
    kept = sorted(lines[:_MOST_MARKS], key=lambda line: (line[0], line[1]))
    heads = (
        (words.say(_("Describes")), False),
        (words.say(_("Coverage")), True),
        (words.say(_("Definition")), False),
        (words.say(_("Source")), False),
    )
    caption = words.say(_("Each figure with its definition and source"))
    return of_texts(caption, heads, [line for _day, line in kept], (0, 0, 1, 0))


def _worded(row: Row, words: Wording) -> str:
    """Return what a published percent says of its definition, in a line."""
    said = words.indicator(row["indicator"])
    if row["segment_scope"] != AS_STATED:
        said += f", {words.scope(row['segment_scope'])}"
    return words.say(
        _("published: {tags} ({publisher})"),
        tags=said,
        publisher=row["source_publisher"],
    )


def _target_lines(facts: Facts) -> tuple[Note, ...]:
    """Return the targets in words, each beside its like; the reason without any."""
    words = facts.words
    own = sorted(
        facts.own_targets,
        key=lambda row: (row["latest_row_id"] is None, row["due_on"], row["row_id"]),
    )
    with_percent = [row for row in own if row["target_pct"] is not None]
    if with_percent:
        said = [
            Note(sentences.target_sentence(row, words) + ".")
            for row in with_percent[:_MOST_TARGETS]
        ]
        return tuple(said)
    missing = [Note(facts.missing("target"))] if facts.missing("target") else []
    first = sentences.next_target(facts.national_targets)
    if first is None:
        return tuple(missing)
    return (
        Note(
            words.say(
                _("{region} has no published target of its own."),
                region=facts.region.region_name,
            )
        ),
        Note(
            words.say(
                _("Nationally: {target}."),
                target=sentences.target_sentence(first, words),
            )
        ),
    )


def _workforce_part(facts: Facts) -> Block:
    """Return the workers since 2018, where nobody published a coverage."""
    workers = coverage.workforce(facts.data, facts.scope, facts.words).brief()
    title = facts.words.say(_("Workers since 2018, and targets"))
    return replace(workers, key="trend", title=title, notes=_target_lines(facts))
