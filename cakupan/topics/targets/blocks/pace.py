"""How many workers must join each month: from published percents, or from our own."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cakupan import watermark
from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.documents import whole_or
from cakupan.errors import CakupanError, NotPublishedError
from cakupan.topics import cells
from cakupan.topics.cells import head, number
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets import ask, phrases
from cakupan.topics.targets.ask_gap import gap_of_numbers
from cakupan.topics.targets.ask_pace import (
    pace_from_computed,
    pace_from_stated,
    pace_of_numbers,
)
from cakupan.topics.targets.results import (
    NO_AIM,
    TYPED,
    ComputedPace,
    PaceAsked,
    PaceFrom,
    PublishedTarget,
    StatedPace,
    StatedStart,
    TypedAim,
    TypedNumbers,
)
from cakupan.wording import Wording, _

PACE_COLUMNS = (
    "target_pct",
    "due",
    "churn_pct",
    "start_pct",
    "period_end",
    "eligible",
    "active",
    "months",
    "lapses",
    "known_lapses",
    "required_per_month",
    "mean_net_intake",
    "pace_ratio",
    "source_id",
    "base_source_id",
)
_KEY = "targets.pace"


def pace(data: Data, scope: Scope, words: Wording, typed: TypedAim = NO_AIM) -> Block:
    """Return the enrolment a month that a target asks for, or what is missing for it.

    A published target starts from each published percent of its own indicator, a typed
    one from the computed coverage.
    """
    title = words.say(_("Workers to join each month"))
    try:
        found = _found(data, scope, typed)
    except NotPublishedError as error:
        text = _missing(error, data, scope, words)
        return Block(_KEY, title, text, absence=Absence(error.absence_reason, text))
    except CakupanError as error:
        return Block(_KEY, title, notes=(Note(words.error(error), "doubt"),))
    if found is None:
        message = _(
            "No published target of {region} lies ahead. Type a target above to see "
            "how many workers it asks for each month."
        )
        text = words.say(message, region=scope.region.region_name)
        return Block(_KEY, title, text, absence=Absence("not_published", text))
    if isinstance(found, ComputedPace):
        return replace(_of_computed(found, data, words), title=title)
    return replace(_of_stated(found, data, words), title=title)


def pace_in_short(
    data: Data, scope: Scope, words: Wording, typed: TypedAim = NO_AIM
) -> Block | None:
    """Return the pace in a line; None where it cannot be said, or none is needed."""
    try:
        found = _found(data, scope, typed)
    except CakupanError:
        return None  # the block on the pace says why
    if found is None:
        return None
    if isinstance(found, ComputedPace):
        low = high = found.start.pace.required_per_month
        sources = _sources_of(found.row)
    else:
        low, high = found.low, found.high
        sources = _sources_of_starts(found.starts)
    if high == 0:
        return None  # reached at the start
    workers = words.number(low)
    if low != high:
        workers = words.say(_("{low} to {high}"), low=workers, high=words.number(high))
    text = words.say(
        _("workers to join each month{span} for {target}"),
        span=phrases.pace_span(found, words),
        target=_aim(data, scope, words, typed),
    )
    heads = (
        Cell(words.say(_("Workers")), is_number=True),
        Cell(words.say(_("What"))),
    )
    line = (Cell(workers, is_number=True), Cell(text))
    return Block(
        key="targets.pace_in_short",
        title="",
        sheet=Sheet(words.say(_("In short")), heads, (line,), kind="strip"),
        sources=sources,
    )


def _found(
    data: Data, scope: Scope, typed: TypedAim
) -> ComputedPace | StatedPace | None:
    """Return the pace to the target that is planned for; None where none is typed.

    Raises:
        CakupanError: what was typed cannot be used, or there is no figure to start.
    """
    ahead = ask.targets_ahead(ask.of_region(data, scope), data.today)
    chosen = ask.aim_of(ahead, typed)
    if chosen != TYPED:
        row = ahead[chosen]
        target = PublishedTarget(row, is_national=False)
        asked = _asked(data, typed, target.percent, row["due_on"])
        return pace_from_stated(data, scope.region, asked, target)
    if typed.target_pct is None:
        return None
    due_on = typed.due_on or ask.due_by_default(data.today)
    asked = _asked(data, typed, typed.target_pct, due_on)
    return pace_from_computed(data, CoverageAsked.of_scope(scope), asked)


def _asked(data: Data, typed: TypedAim, target: Decimal, due_on: Any) -> PaceAsked:
    return PaceAsked(
        target_pct=target,
        due_on=due_on,
        churn_pct=typed.churn_pct,
        lapses=None if typed.counts_lapses else 0,
        as_of=data.today,
    )


def _aim(data: Data, scope: Scope, words: Wording, typed: TypedAim) -> str:
    """Return the target that is planned for, with its month."""
    ahead = ask.targets_ahead(ask.of_region(data, scope), data.today)
    chosen = ask.aim_of(ahead, typed)
    if chosen != TYPED:
        return phrases.aim(ahead[chosen], words)
    due_on = typed.due_on or ask.due_by_default(data.today)
    return words.say(
        _("{target}, {month}"),
        target=phrases.typed_aim(typed.target_pct, words),
        month=words.month(due_on),
    )


def _missing(error: NotPublishedError, data: Data, scope: Scope, words: Wording) -> str:
    """Return what is missing to start from."""
    if data.dataset == watermark.SIMULATION:
        return words.say(
            _(
                "Simulasi holds no published percents to start from. Type a target "
                "above: the pace then starts from the computed coverage."
            )
        )
    if error.absence_reason == "not_comparable":
        return words.error(error)
    message = (
        _(
            "{region}: coverage is published as a percent without the number of "
            "workers it is a percent of, so workers cannot be counted. Type base and "
            "protected workers below."
        )
        if error.absence_reason == "no_base"
        else _(
            "{region}: nobody published a coverage of all segments to start from. "
            "Type base and protected workers below."
        )
    )
    return words.say(message, region=scope.region.region_name)


# ---------------------------------------------------------------- from our own


def _of_computed(found: ComputedPace, data: Data, words: Wording) -> Block:
    start, row = found.start, found.row
    tags = words.say(
        _(
            "From {active} of {base} ({percent}, {start}) to {due}: {months}. Your "
            "typed target, on the computed coverage."
        ),
        active=words.number(row["active_workers"]),
        base=words.number(start.eligible),
        percent=words.percent(start.coverage_pct),
        start=words.month(row["period_end"]),
        due=words.month(found.asked.due_on),
        months=words.months(start.months),
    )
    value = cells.number(words.percent(start.coverage_pct))
    basis = words.say(_("computed, {base}"), base=words.base(row["base"]))
    first = Cell(value.text, f"{basis}, {words.month(row['period_end'])}")
    line = (
        first,
        *_numbers(start, row["base_source_id"], words),
        cells.source(row["source_id"], data.sources, words),
    )
    record = _record(found.asked, start) | {
        "start_pct": start.coverage_pct,
        "source_id": row["source_id"],
        "base_source_id": row["base_source_id"],
    }
    return _block(
        phrases.pace(found, words),
        (start.pace.required_per_month,),
        _sheet((line,), words),
        (record,),
        words,
        tags=tags,
        foot=cells.joined((phrases.lapses(start, words), phrases.ratio(start, words))),
        sources=_sources_of(row),
    )


def _sources_of(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys((row["source_id"], row["base_source_id"])))


# ---------------------------------------------------------------- from published ones


def _of_stated(found: StatedPace, data: Data, words: Wording) -> Block:
    lines = tuple(_start(part, data, words) for part in found.starts)
    records = tuple(
        _record(found.asked, part.start)
        | {
            "start_pct": part.statement["stated_pct"],
            "source_id": part.statement["source_id"],
            "base_source_id": part.base_source_id,
        }
        for part in found.starts
    )
    first = found.starts[0].start
    foot = (
        _base(found.starts, words),
        phrases.lapses(first, words),
        phrases.ratio(first, words),
    )
    ids = _sources_of_starts(found.starts)
    if found.target:
        ids = (*ids, found.target.row["source_id"])
    return _block(
        phrases.pace(found, words),
        (found.low, found.high),
        _sheet(lines, words),
        records,
        words,
        foot=cells.joined(foot),
        sources=tuple(dict.fromkeys(ids)),
    )


def _sources_of_starts(starts: Iterable[StatedStart]) -> tuple[str, ...]:
    ids = [
        source_id
        for part in starts
        for source_id in (part.statement["source_id"], part.base_source_id)
    ]
    return tuple(dict.fromkeys(source_id for source_id in ids if source_id))


def _base(starts: Iterable[StatedStart], words: Wording) -> str:
    """Return on whose base a percent without one is counted; may be empty."""
    for part in starts:
        is_own = part.statement["stated_base"] == part.start.eligible
        if part.base_source_id and not is_own:
            return words.say(
                _(
                    "The percent is published without its base; workers are counted on "
                    "the base last published for the region, {base} ({source})."
                ),
                base=words.number(part.start.eligible),
                source=part.base_source_id,
            )
    return ""


def _start(part: StatedStart, data: Data, words: Wording) -> tuple[Cell, ...]:
    """Return one starting point with the enrolment it asks for."""
    row = part.statement
    stated = words.stated_percent(row["stated_pct_as_printed"])
    tag = f"{words.indicator(row['indicator'])}, {words.date(row['period_end'])}"
    precision = "exact" if row["precision"] == "rounded" else row["precision"]
    return (
        Cell(words.precise(precision, stated, low=stated, high=stated), tag),
        *_numbers(part.start, part.base_source_id, words),
        cells.source(row["source_id"], data.sources, words),
    )


# ---------------------------------------------------------------- shared


def _block(
    finding: str,
    workers: tuple[int, ...],
    sheet: Sheet,
    records: tuple[dict[str, Any], ...],
    words: Wording,
    **more: Any,
) -> Block:
    """Return a pace: its sentence with the numbers in bold, its starting points."""
    bold = tuple(words.number(count) for count in dict.fromkeys(workers) if count)
    return Block(
        key=_KEY,
        title="",
        finding=finding,
        stressed=bold,
        sheet=sheet,
        records=Records("pace", PACE_COLUMNS, records, "pace"),
        is_answer=True,
        **more,
    )


def _numbers(
    start: PaceFrom, base_source: str | None, words: Wording
) -> tuple[Cell, ...]:
    return (
        number(words.number(start.active)),
        number(words.number(start.eligible), base_source or ""),
        number(words.number(start.months)),
        number(words.number(start.pace.required_per_month)),
    )


def _sheet(lines: tuple[tuple[Cell, ...], ...], words: Wording) -> Sheet:
    heads = (
        head(words.say(_("Starting point"))),
        head(words.say(_("Protected, workers")), is_number=True),
        head(words.say(_("Base, workers")), is_number=True),
        head(words.say(_("Months")), is_number=True),
        head(words.say(_("To join each month")), is_number=True),
        head(words.say(_("Source"))),
    )
    caption = words.say(_("Workers to join each month"))
    return Sheet(caption, heads, lines, kind="records")


def _record(asked: PaceAsked, start: PaceFrom) -> dict[str, Any]:
    return {
        "target_pct": asked.target_pct,
        "due": f"{asked.due_on:%Y-%m}",
        "churn_pct": asked.churn_pct,
        "period_end": start.start_on,
        "eligible": start.eligible,
        "active": whole_or(start.active),
        "months": start.months,
        "lapses": start.lapses,
        "known_lapses": start.known_lapses,
        "required_per_month": start.pace.required_per_month,
        "mean_net_intake": start.mean,
        "pace_ratio": start.ratio.ratio,
    }


# ---------------------------------------------------------------- of typed numbers


def own_numbers(data: Data, scope: Scope, words: Wording, typed: TypedNumbers) -> Block:
    """Return gap and pace of numbers that the reader typed, published by nobody."""
    title = words.say(_("With your own numbers"))
    try:
        gap = gap_of_numbers(typed.eligible, typed.active, typed.target_pct)
        monthly = _monthly(typed, words)
    except CakupanError as error:
        note = Note(words.error(error), "doubt")
        return Block("targets.own_numbers", title, notes=(note,))
    return Block(
        key="targets.own_numbers",
        title=title,
        finding=phrases.typed_gap(gap, words),
        tags=words.say(_("Your typed numbers, not published ones.")),
        notes=(Note(monthly), Note(phrases.universal_gap(gap.gap, words))),
        is_answer=True,
    )


def _monthly(typed: TypedNumbers, words: Wording) -> str:
    """Return how many must join each month, with and without members who leave."""
    numbers = (typed.eligible, typed.active, typed.target_pct, typed.months)
    required = pace_of_numbers(*numbers, typed.churn_pct).start.pace
    text = words.say(
        _("In {months}, {workers} workers must join every month ({percent} leaving)."),
        months=words.months(typed.months),
        workers=words.number(required.required_per_month),
        percent=words.percent(typed.churn_pct),
    )
    if not typed.churn_pct:
        return text
    bare = pace_of_numbers(*numbers).start.pace
    without = words.say(
        _("Without leaving: {workers}."), workers=words.number(bare.required_per_month)
    )
    return f"{text} {without}"
