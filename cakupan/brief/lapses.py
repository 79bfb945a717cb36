"""When funded cover ends: the calendar, and the cohorts that state no months."""

from collections.abc import Sequence
from typing import Any

from cakupan.blocks import Block, Note, Sheet
from cakupan.brief.content import Query
from cakupan.brief.facts import Facts
from cakupan.brief.offices import office
from cakupan.brief.sheets import of_texts
from cakupan.charts import Calendar, Span
from cakupan.data.months import first_day
from cakupan.data.store import Row
from cakupan.topics.cohorts import figures, phrases
from cakupan.topics.cohorts.blocks.calendar import ticks
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.wording import Wording, _

_MOST_BARS = 7
_MOST_UNDATED = 3
_MOST_NUMBERS = 2


def lapse(facts: Facts) -> Block:
    """Return the lapse calendar; without a dated cohort, what is missing for one."""
    words = facts.words
    title = words.say(_("Lapse calendar"))
    if not facts.cohorts:
        return Block("lapse", title, _no_cohort(facts))
    disputed = _disputed(facts)
    undated = [row for row in facts.cohorts if not row["is_dated"]]
    notes = [*_stated_numbers(facts)]
    if undated:
        notes.insert(0, _undated_line(facts, undated))
    table = _undated_table(facts, undated) if undated else None
    if not facts.dated:
        text = words.say(
            _(
                "No source names first month and number of months of a cohort here, "
                "so its end cannot be said."
            )
        )
        text = f"{disputed} {text}".strip()
        return Block("lapse", title, text, sheet=table, notes=tuple(map(Note, notes)))
    shown = facts.dated[-_MOST_BARS:]
    finding = f"{disputed} {lapse_finding(facts)}".strip()
    totals = phrases.of_calendar(facts.lapse, words) if facts.lapse else ""
    legend = words.say(
        _("Bar: first to last month of cover; hollow: planned only; dotted: today.")
    )
    return Block(
        key="lapse",
        title=title,
        finding=finding,
        tags=totals,
        picture=Calendar(
            title=finding,
            spans=tuple(_span(facts, cohort) for cohort in shown),
            today=facts.what.as_of,
            today_label=words.say(_("today")),
            ticks=ticks(shown, facts.what.as_of, words),
            name=words.say(_("Workers")),
            legend=legend,
        ),
        sheet=table,
        notes=tuple(map(Note, _stated_numbers(facts))),
    )


def _disputed(facts: Facts) -> str:
    """Return what is disputed of the region's latest cohorts, which goes first."""
    code, words = facts.region.region_code, facts.words
    own = [row for row in facts.cohorts if row["region_code"] == code]
    shown = [figures.latest_cohort(own)]
    upcoming = next_ending(facts) or last_ended(facts)
    if upcoming and not facts.is_nation:
        shown.append(cohort_row(facts, upcoming.cohort_id))
    return phrases.disputes(filter(None, shown), words)


def _no_cohort(facts: Facts) -> str:
    missing = facts.missing("programme")
    text = facts.words.say(
        _(
            "{region}: no funded cohort is on record. That nobody published one does "
            "not mean that there is none."
        ),
        region=facts.region.region_name,
    )
    return f"{text} {missing}".strip()


def next_ending(facts: Facts) -> DatedCohort | None:
    """Return the running cohort that ends first; None if none runs."""
    month = first_day(facts.what.as_of)
    running = [cohort for cohort in facts.dated if cohort.covers(month)]
    return min(
        running, key=lambda c: (c.last_month, -c.workers, c.cohort_id), default=None
    )


def last_ended(facts: Facts) -> DatedCohort | None:
    """Return the cohort that ended last; None if none has ended."""
    month = first_day(facts.what.as_of)
    ended = [cohort for cohort in facts.dated if cohort.last_month < month]
    return max(
        ended, key=lambda c: (c.last_month, c.workers, c.cohort_id), default=None
    )


def ending_with(facts: Facts, cohort: DatedCohort) -> list[DatedCohort]:
    """Return the cohorts that end in a cohort's last month, the largest first.

    What was only planned is not counted among what was paid for.
    """
    found = [
        other
        for other in facts.dated
        if other.last_month == cohort.last_month and other.is_plan == cohort.is_plan
    ]
    return sorted(found, key=lambda c: (-c.workers, c.cohort_id))


def count_of(facts: Facts, cohorts: Sequence[DatedCohort]) -> str:
    """Return the workers of some cohorts, no more exact than their sources are."""
    words = facts.words
    rows = [cohort_row(facts, cohort.cohort_id) for cohort in cohorts]
    if len(rows) == 1:
        return stated_count(rows[0], words)
    total = words.number(sum(cohort.workers for cohort in cohorts))
    kinds = {row["precision"] for row in rows}
    vague = next(
        (kind for kind in ("about", "at_least", "at_most") if kind in kinds), ""
    )
    return words.precise(vague, total) if vague else total


def parts_of(facts: Facts, cohorts: Sequence[DatedCohort]) -> str:
    """Return each of several cohorts with its payer; empty for one alone."""
    if len(cohorts) < 2:
        return ""
    words = facts.words
    parts = []
    for cohort in cohorts:
        row = cohort_row(facts, cohort.cohort_id)
        who = words.payer(cohort.payer)
        if facts.is_nation:
            who = f"{row['region_name']}, {who}"
        parts.append(f"{stated_count(row, words)} ({who})")
    return words.say(
        _("{count} cohorts: {parts}."), count=len(parts), parts="; ".join(parts)
    )


def lapse_finding(facts: Facts) -> str:
    """Return what the calendar shows: what ends next, or what ended last.

    For the nation, how little of it the calendar can show.
    """
    words = facts.words
    if facts.is_nation:
        return _national_finding(facts)
    upcoming = next_ending(facts)
    ended = last_ended(facts)
    if upcoming or ended is None:
        cohort = upcoming or facts.dated[0]
        group = ending_with(facts, cohort)
        text = phrases.of_lapse(cohort, words, count_of(facts, group))
        return f"{text} {parts_of(facts, group)}".strip()
    group = ending_with(facts, ended)
    message = (
        _(
            "The planned cover of {workers} workers was to end in {month}, {age}; no "
            "cover with stated months runs today."
        )
        if ended.is_plan
        else _(
            "The cover of {workers} workers ended in {month}, {age}; no cover with "
            "stated months runs today."
        )
    )
    text = words.say(
        message,
        workers=count_of(facts, group),
        month=words.month(ended.last_month),
        age=words.age(ended.last_month, facts.what.as_of),
    )
    return f"{text} {parts_of(facts, group)}".strip()


def _national_finding(facts: Facts) -> str:
    """Return how many cohorts of all regions have months at all.

    A few regions state months: the next of them to end says nothing of the nation.
    """
    words, undated = facts.words, len(facts.cohorts) - len(facts.dated)
    places = {row["region_code"] for row in facts.cohorts if row["is_dated"]}
    return words.say(
        _(
            "Of {all} cohorts on record in all regions {undated} do not fully state "
            "their months: how many workers are covered today cannot be said. The "
            "{dated} that state them lie in {places} regions."
        ),
        all=len(facts.cohorts),
        undated=undated,
        dated=len(facts.dated),
        places=len(places),
    )


def without_months(facts: Facts) -> Query | None:
    """Ask for the months that most cohorts of all regions do not state."""
    words = facts.words
    undated = len(facts.cohorts) - len(facts.dated)
    if not undated:
        return None
    text = words.say(
        _(
            "Of {all} cohorts of vulnerable workers on record {undated} do not fully "
            "state their months: how many workers are covered today, by whom, and "
            "until when?"
        ),
        all=len(facts.cohorts),
        undated=undated,
    )
    figure = words.say(_("{count} cohorts state their months"), count=len(facts.dated))
    return Query(text, figure, office(facts, "branch"))


def _span(facts: Facts, cohort: DatedCohort) -> Span:
    words = facts.words
    upcoming = next_ending(facts) or last_ended(facts)
    row = cohort_row(facts, cohort.cohort_id)
    label = words.payer(cohort.payer)
    if facts.is_nation:
        label = f"{row['region_name']}, {label}"
    until = words.month(cohort.last_month, short=True)
    return Span(
        label=label,
        value_label=words.say(
            _("{workers}, until {month}"),
            workers=stated_count(row, words),
            month=until,
        ),
        first=cohort.first_month,
        last=cohort.last_month,
        value=cohort.workers,
        short_label=words.say(_("until {month}"), month=until),
        is_plan=cohort.is_plan,
        is_own=upcoming is not None and cohort in ending_with(facts, upcoming),
    )


def cohort_row(facts: Facts, cohort_id: str) -> Row:
    """Return the counted statement of a cohort."""
    return next(row for row in facts.cohorts if row["cohort_id"] == cohort_id)


def _undated_line(facts: Facts, rows: Sequence[Row]) -> str:
    return facts.words.say(
        _("Cohorts without stated months: {count}; they stand outside every sum."),
        count=len(rows),
    )


def stated_numbers(facts: Facts) -> list[dict[str, Any]]:
    """Return the latest numbers of vulnerable workers that somebody stated."""
    return facts.vulnerable_numbers[-_MOST_NUMBERS:]


def _stated_numbers(facts: Facts) -> list[str]:
    return [
        phrases.of_stated_number(item, facts.sources[item["source_id"]], facts.words)
        for item in stated_numbers(facts)
    ]


def _undated_table(facts: Facts, rows: Sequence[Row]) -> Sheet:
    words = facts.words
    told = [row for row in rows if row["workers"] or row["rupiah"]]
    heads = (
        (words.say(_("Cohort without months")), False),
        (words.say(_("Workers")), True),
        (words.say(_("Money")), True),
        (words.say(_("Source")), False),
    )
    lines = tuple(
        (
            _cohort_label(facts, row),
            stated_count(row, words) if row["workers"] else words.say(_("not stated")),
            words.rupiah_words(row["rupiah"])
            if row["rupiah"]
            else words.say(_("not stated")),
            f"{row['source_publisher']} ({row['source_id']})",
        )
        for row in told[-_MOST_UNDATED:]
    )
    return of_texts(words.say(_("Cohorts without months")), heads, lines)


def _cohort_label(facts: Facts, row: Row) -> str:
    words = facts.words
    label = f"{words.payer(row['payer'])}, {phrases.status(row, words)}"
    return f"{row['region_name']}: {label}" if facts.is_nation else label


def stated_count(row: Row, words: Wording) -> str:
    """Return workers as precisely as their source gives them."""
    precision = row["precision"]
    if precision in ("exact", "rounded", "range"):
        return words.number(row["workers"])
    return words.precise(precision, words.number(row["workers"]))
