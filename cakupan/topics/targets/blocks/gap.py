"""How far a region is from a target, typed or published, and from all workers."""

from dataclasses import dataclass
from typing import Any

from cakupan import sentences
from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.errors import NotPublishedError
from cakupan.topics.coverage import ask as ask_coverage
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets import ask, phrases
from cakupan.topics.targets.ask_gap import gap_to_target, gap_to_typed
from cakupan.topics.targets.results import (
    NO_TARGET,
    PublishedGap,
    PublishedTarget,
    TypedGap,
    TypedTarget,
)
from cakupan.wording import Wording, _

GAP_COLUMNS = (
    "region_code",
    "region_name",
    "is_target_typed",
    "regime",
    "due_on",
    "target_pct",
    "coverage_pct",
    "period_end",
    "gap_workers",
    "gap_pp",
    "surplus_workers",
    "source_id",
    "base_source_id",
    "target_source_id",
)
_WHY_NO_WORKERS = {
    "no_base": _("Workers cannot be said: the publisher gives no base with it."),
    "rounded": _(
        "Workers cannot be said to the person: the publisher's numbers are rounded."
    ),
}


@dataclass(frozen=True)
class _Answer:
    """One gap as it is said: sentence, its number, its tags, the row behind it."""

    sentence: str
    number: str
    tags: str
    row: dict[str, Any]

    @property
    def sources(self) -> tuple[str, ...]:
        keys = ("source_id", "base_source_id", "target_source_id")
        return tuple(self.row[key] for key in keys if self.row[key])


def gap(
    data: Data, scope: Scope, words: Wording, typed: TypedTarget = NO_TARGET
) -> Block | None:
    """Return the gap to a typed and to a published target, and to all workers.

    A typed target meets the computed coverage, a published one the latest statement of
    its own indicator. Without either it is the gap to all workers; None where that is
    not known: no coverage, or one above 100 %.
    """
    row = ask_coverage.coverage(data, scope)
    answers = [
        answer
        for answer in (
            _to_typed(data, scope, words, typed),
            _to_published(data, scope, words),
        )
        if answer
    ]
    is_gap_known = row["coverage_pct"] is not None and not row["is_over_100"]
    notes = [Note(other.sentence, tags=other.tags) for other in answers[1:]]
    if answers and is_gap_known:
        notes.append(Note(_to_all(row, words)))
    if not answers and is_gap_known:
        answers = [_without_target(row, data, words)]
    if not answers:
        return None
    first = answers[0]
    ids = [source_id for answer in answers for source_id in answer.sources]
    if is_gap_known:
        ids += [row["source_id"], row["base_source_id"]]
    return Block(
        key="targets.gap",
        title="",
        finding=first.sentence,
        tags=first.tags,
        number=first.number,
        records=Records(
            "gap",
            GAP_COLUMNS,
            tuple(answer.row for answer in answers),
            "the gap to the target",
        ),
        notes=tuple(notes),
        sources=tuple(dict.fromkeys(ids)),
        is_answer=True,
    )


def typed_without_coverage(
    data: Data, scope: Scope, words: Wording, typed: TypedTarget = NO_TARGET
) -> Block | None:
    """Return why a typed target meets nothing here; None where it meets a coverage."""
    row = ask_coverage.coverage(data, scope)
    if typed.target_pct is None or row["coverage_pct"] is not None:
        return None
    reason = words.absence(row["absence_reason"], scope.region.region_name)
    text = words.say(
        _(
            "A target of {target} can be typed here only against a computed coverage. "
            "{reason}"
        ),
        target=phrases.typed_percent(typed.target_pct, words),
        reason=reason,
    )
    absence = Absence(row["absence_reason"], text)
    return Block("targets.typed_without_coverage", "", text, absence=absence)


def _of_region(sentence: str, scope: Scope, words: Wording) -> str:
    return words.say(
        _("{region}: {sentence}"),
        region=scope.region.region_name,
        sentence=phrases.lower_first(sentence),
    )


def _number(found: TypedGap | PublishedGap, words: Wording) -> str:
    """Return the number of a gap that stands in large type."""
    if found.gap is None:
        return words.points(found.gap_pp) if isinstance(found, PublishedGap) else ""
    return words.number(found.gap.gap_workers or found.gap.surplus_workers)


def _to_typed(
    data: Data, scope: Scope, words: Wording, typed: TypedTarget
) -> _Answer | None:
    """Return the gap of the computed coverage to a typed target, if both are there."""
    if typed.target_pct is None:
        return None
    try:
        found = gap_to_typed(data, CoverageAsked.of_scope(scope), typed.target_pct)
    except NotPublishedError:
        return None
    row = ask_coverage.coverage(data, scope)
    tags = words.say(
        _("Gap to the target, your typed target. {percent} now: {tags} {age}."),
        percent=words.percent(row["coverage_pct"]),
        tags=sentences.tags(row, words),
        age=sentences.age(row["period_end"], data.today, words),
    )
    return _Answer(
        _of_region(phrases.typed_gap(found, words), scope, words),
        _number(found, words),
        tags,
        {
            **_row(scope),
            "is_target_typed": True,
            "target_pct": found.target_pct,
            "coverage_pct": row["coverage_pct"],
            "period_end": row["period_end"],
            "gap_workers": found.gap.gap_workers,
            "gap_pp": found.gap.gap_pp,
            "surplus_workers": found.gap.surplus_workers,
            "source_id": row["source_id"],
            "base_source_id": row["base_source_id"],
        },
    )


def _row(scope: Scope) -> dict[str, Any]:
    """Return a row of the records without a value."""
    region = scope.region
    return dict.fromkeys(GAP_COLUMNS) | {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "is_target_typed": False,
    }


def _to_published(data: Data, scope: Scope, words: Wording) -> _Answer | None:
    """Return the gap of the target that a page names first to its like figure."""
    target = ask.of_region(data, scope).next_like
    if target is None:
        return None
    found = gap_to_target(
        data, CoverageAsked.of_scope(scope), PublishedTarget(target, is_national=False)
    )
    return _Answer(
        _of_region(phrases.gap_to(found, words), scope, words),
        _number(found, words),
        _published_tags(found, data, words),
        {
            **_row(scope),
            "regime": target["regime"],
            "due_on": target["due_on"],
            "target_pct": target["target_pct"],
            "coverage_pct": found.statement["stated_pct"],
            "period_end": found.statement["period_end"],
            "gap_workers": found.gap and found.gap.gap_workers,
            "gap_pp": found.gap_pp,
            "surplus_workers": found.gap and found.gap.surplus_workers,
            "source_id": found.statement["source_id"],
            "target_source_id": target["source_id"],
        },
    )


def _published_tags(found: PublishedGap, data: Data, words: Wording) -> str:
    """Return which target meets which figure, and what stands beside, unsubtracted."""
    target, statement = found.target.row, found.statement
    publishers = (target["source_publisher"], statement["source_publisher"])
    parts = [
        words.say(
            _(
                "Gap to the target {regime} {year} of {region}, measured on "
                "{definition}: {percent}, {month} ({age}). Source: {sources}."
            )
            if target["base"]
            else _(
                "Gap to the target {regime} {year} of {region}: latest figure of the "
                "same indicator {percent}, {month} ({age}). Source: {sources}."
            ),
            definition=sentences.measured_on(target, words) if target["base"] else "",
            regime=words.regime(target["regime"]),
            year=target["due_on"].year,
            region=found.region.region_name,
            percent=words.stated_percent(statement["stated_pct_as_printed"]),
            month=words.date(statement["period_end"]),
            age=words.age(statement["period_end"], data.today),
            sources="; ".join(dict.fromkeys(publishers)),
        )
    ]
    due, latest = target["due_on"], statement["period_end"]
    if due < data.today and (latest.year, latest.month) != (due.year, due.month):
        message = _("Due in {due}: no figure of that month is published.")
        parts.append(words.say(message, due=words.month(due)))
    if found.workers_reason is not None:
        parts.append(words.say(_WHY_NO_WORKERS[found.workers_reason]))
    if found.computed is not None:
        parts.append(
            words.say(
                _("Other definition, not subtracted: {percent} ({month}, {base})."),
                percent=words.percent(found.computed["coverage_pct"]),
                month=words.month(found.computed["period_end"]),
                base=words.base(found.computed["base"]),
            )
        )
    return " ".join(parts)


def _to_all(row: Row, words: Wording) -> str:
    return words.say(
        _("Gap to all workers, whatever the target: {gap} of {base} ({tags})."),
        gap=words.number(row["gap_to_universal_workers"]),
        base=words.number(row["base_workers"]),
        tags=sentences.short_tags(row, words),
    )


def _without_target(row: Row, data: Data, words: Wording) -> _Answer:
    """Return the gap to all workers, where no target can be compared."""
    sentence = words.say(
        _("{workers} workers of {region} are not protected yet, of {base}"),
        workers=words.number(row["gap_to_universal_workers"]),
        region=row["region_name"],
        base=words.number(row["base_workers"]),
    )
    tags = words.say(
        _(
            "{tags} {age}. No published target of {region} has a figure of the same "
            "indicator; type a target to see the gap to it."
        ),
        tags=sentences.tags(row, words),
        age=sentences.age(row["period_end"], data.today, words),
        region=row["region_name"],
    )
    values = dict.fromkeys(GAP_COLUMNS) | {
        "region_code": row["region_code"],
        "region_name": row["region_name"],
        "is_target_typed": False,
        "coverage_pct": row["coverage_pct"],
        "period_end": row["period_end"],
        "gap_workers": row["gap_to_universal_workers"],
        "source_id": row["source_id"],
        "base_source_id": row["base_source_id"],
    }
    number = words.number(row["gap_to_universal_workers"])
    return _Answer(f"{sentence}.", number, tags, values)


def origin(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return where a published target and its figure come from; None without both."""
    row = ask.of_region(data, scope).next_like
    if row is None:
        return None
    source = f"{row['source_title']} · {row['source_publisher']} ({row['source_id']})"
    latest = words.stated_percent(row["latest_pct_as_printed"])
    day = words.date(row["latest_period_end"])
    lines = (
        (_("Target"), words.stated_percent(row["target_pct_as_printed"])),
        (_("Regime"), words.regime(row["regime"], short=False)),
        (_("Measured on"), sentences.measured_on(row, words))
        if row["base"]
        else (_("Indicator"), words.indicator(row["indicator"])),
        (_("Due"), words.date(row["due_on"])),
        (_("Source"), source),
        (
            _("Latest figure") if row["base"] else _("Latest of the same indicator"),
            f"{latest}, {day} ({row['latest_source_id']})",
        ),
        (_("Rows of our data"), f"{row['row_id']} / {row['latest_row_id']}"),
    )
    title = words.say(_("Where does the target come from?"))
    heads = (Cell(words.say(_("What"))), Cell(words.say(_("Value"))))
    cells = tuple((Cell(words.say(name)), Cell(value)) for name, value in lines)
    keys = ("source_id", "latest_source_id", "latest_base_source_id")
    ids = [row[key] for key in keys if row[key]]
    return Block(
        key="targets.origin",
        title=title,
        sheet=Sheet(title, heads, cells),
        sources=tuple(dict.fromkeys(ids)),
    )
