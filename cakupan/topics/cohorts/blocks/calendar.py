"""The lapse calendar: when each funded cover ends, drawn and by month."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cakupan.blocks import Absence, Block, Cell, Note, Sheet
from cakupan.charts import Calendar, DayTick, Span
from cakupan.data import NATION, Data, Row, Scope
from cakupan.data.months import add_months, months_from
from cakupan.topics.cells import head, number
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    FundedCohorts,
    StatedNumber,
    funded_cohorts,
    stated_numbers,
)
from cakupan.topics.cohorts.ask_lapse import LapseMonth, lapse_of
from cakupan.topics.cohorts.blocks.columns import records_of, source_ids
from cakupan.topics.cohorts.figures import DatedCohort, latest_cohort
from cakupan.wording import Wording, _

_KEY = "cohorts.calendar"
MONTH_COLUMNS = (
    "month",
    "starting_workers",
    "funded_workers",
    "planned_workers",
    "ending_workers",
    "coverage_change_pp",
    "coverage_change_from",
    "base_workers",
    "base_period",
    "arrears_deadline",
)
_MOST_BARS = 14
_MOST_TICKS = 5  # more would run into each other on a phone
# On two pages: bars, ticks, cohorts without months.
_FEW_BARS = 7
_PAPER_TICKS = 6
_MOST_UNDATED = 3
_MOST_NUMBERS = 2
_STEPS = (1, 2, 3, 6, 12, 24, 36)
_LONGEST = 60


def calendar(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return when cover ends; None where no cohort is on record at all.

    Without a cohort that states its months: what would tell them.
    """
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return None
    numbers = sorted(stated_numbers(data, scope.region), key=lambda n: n.period_end)
    numbers = numbers[-_MOST_NUMBERS:]
    if not funded.dated:
        return _without_months(funded, numbers, data, words)
    lapses = lapse_of(data, funded, scope.definition.base)
    finding = (
        f"{_disputed(funded, words)} {_finding(funded, data.today, words)}".strip()
    )
    totals = phrases.of_calendar(lapses, words)
    notes = _number_notes(numbers, data, words)
    block = Block(
        key=_KEY,
        title=words.say(_("Lapse calendar")),
        finding=finding,
        tags=totals,
        picture=_picture(funded, finding, data.today, words),
        sheet=_months(lapses.by_month, words),
        records=records_of(
            "calendar", MONTH_COLUMNS, lapses.by_month, "lapse calendar"
        ),
        notes=(*_end_of_nation(funded, words), *notes),
        sources=source_ids(funded.rows_of(_drawn(funded, _MOST_BARS)), numbers),
    )
    return replace(block, short=_short(block, funded, numbers, data, words))


def _short(
    block: Block,
    funded: FundedCohorts,
    numbers: Sequence[StatedNumber],
    data: Data,
    words: Wording,
) -> Block:
    """Return the calendar for two pages: fewer bars, and what states no months."""
    undated = _undated_shown(funded)
    drawn = funded.rows_of(_drawn(funded, _FEW_BARS))
    return replace(
        block,
        picture=_picture(funded, block.finding, data.today, words, is_short=True),
        sheet=_undated_sheet(funded, undated, words) if funded.undated else None,
        records=None,
        notes=_number_notes(numbers, data, words),
        sources=source_ids([*drawn, *undated], numbers),
    )


def _without_months(
    funded: FundedCohorts, numbers: Sequence[StatedNumber], data: Data, words: Wording
) -> Block:
    """Return that no end can be said, and which document would tell it."""
    text = words.say(
        _(
            "No source names first month and number of months of a cohort here, "
            "so its end cannot be said."
        )
    )
    supplier = words.say(
        _(
            "The decree of workers paid for (SK penerima iuran) names both; the local "
            "government or the BPJS Ketenagakerjaan branch could supply it."
        )
    )
    undated = _undated_shown(funded)
    outside = Note(phrases.outside_sums(len(funded.undated), words))
    block = Block(
        key=_KEY,
        title=words.say(_("Lapse calendar")),
        finding=f"{_disputed(funded, words)} {text}".strip(),
        notes=(outside, *_number_notes(numbers, data, words)),
        sources=source_ids(undated, numbers),
        absence=Absence("not_published", supplier),
    )
    return replace(
        block, short=replace(block, sheet=_undated_sheet(funded, undated, words))
    )


def _disputed(funded: FundedCohorts, words: Wording) -> str:
    """Return what is disputed of the cohorts that lead, which goes first."""
    rows = [latest_cohort(funded.own)]
    if funded.region.region_code != NATION:
        rows += funded.rows_of(funded.at_an_end)
    return phrases.disputes(filter(None, rows), words)


def _finding(funded: FundedCohorts, today: date, words: Wording) -> str:
    """Return what ends next or ended last; of the nation, how little is known."""
    if funded.region.region_code == NATION:
        return phrases.mostly_without_months(funded, words)
    return phrases.of_end(funded, today, words)


def _end_of_nation(funded: FundedCohorts, words: Wording) -> Iterator[Note]:
    """Yield which cover ends next, where the finding leads with something else."""
    if funded.region.region_code == NATION and funded.running:
        yield Note(phrases.end_of(funded, funded.at_an_end, words))


def _number_notes(
    numbers: Sequence[StatedNumber], data: Data, words: Wording
) -> tuple[Note, ...]:
    return tuple(
        Note(phrases.of_stated_number(one, data.sources[one.source_id], words))
        for one in numbers
    )


# ------------------------------------------------------------------------ the drawing


def _drawn(funded: FundedCohorts, most: int) -> list[DatedCohort]:
    """Return the cohorts that end last, as many as have room, by first month."""
    latest = sorted(funded.dated, key=lambda cohort: cohort.last_month, reverse=True)
    kept = {cohort.cohort_id for cohort in latest[:most]}
    return [cohort for cohort in funded.dated if cohort.cohort_id in kept]


def _picture(
    funded: FundedCohorts,
    finding: str,
    today: date,
    words: Wording,
    *,
    is_short: bool = False,
) -> Calendar:
    drawn = _drawn(funded, _FEW_BARS if is_short else _MOST_BARS)
    legend = words.say(
        _(
            "One bar a cohort, from its first to its last month; hollow: planned or "
            "budgeted only. Dotted line: today."
        )
    )
    if funded.running:
        legend = f"{legend} {words.say(_('In colour: what ends next.'))}"
    elif funded.ended:
        legend = f"{legend} {words.say(_('In colour: what ended last.'))}"
    if len(funded.dated) > len(drawn):
        message = _(
            "The {count} that end last are drawn; all stand in the table below."
        )
        if is_short:
            message = _("The {count} that end last are drawn.")
        legend = f"{legend} {words.say(message, count=len(drawn))}"
    return Calendar(
        title=finding,
        spans=tuple(_span(funded, cohort, words, is_short) for cohort in drawn),
        today=today,
        today_label=words.say(_("today")),
        ticks=ticks(drawn, today, words, _PAPER_TICKS if is_short else _MOST_TICKS),
        name=words.say(_("Workers")),
        legend=legend,
    )


def _span(
    funded: FundedCohorts, cohort: DatedCohort, words: Wording, is_short: bool
) -> Span:
    row = funded.rows[cohort.cohort_id]
    region, payer = phrases.place(row, funded.region), words.payer(cohort.payer)
    label = payer
    if funded.with_below:  # on a phone there is room for one of them
        label = f"{region}, {payer}" if is_short else region
    until = words.month(cohort.last_month, short=True)
    counted = phrases.count(row, words)
    return Span(
        label=label,
        value_label=words.say(_("{workers} to {month}"), workers=counted, month=until),
        first=cohort.first_month,
        last=cohort.last_month,
        value=cohort.workers,
        short_label=words.say(_("until {month}"), month=until),
        is_plan=cohort.is_plan,
        is_own=cohort in funded.at_an_end,
        detail="\n".join(
            (
                region,
                payer,
                words.say(
                    _("{workers} workers, {first} to {last}"),
                    workers=counted,
                    first=words.month(cohort.first_month, short=True),
                    last=until,
                ),
                phrases.status(row, words),
                f"{row['source_publisher']} ({row['source_id']})",
            )
        ),
    )


def ticks(
    cohorts: Sequence[DatedCohort], today: date, words: Wording, most: int = 6
) -> tuple[DayTick, ...]:
    """Return months evenly apart, from the first of some cohorts or today's.

    Args:
        cohorts: whose months the calendar shows.
        today: which it shows too.
        words: the reader's words.
        most: months that the axis has room for.
    """
    this = today.replace(day=1)
    begin = min([cohort.first_month for cohort in cohorts] + [this])
    lasts = [add_months(cohort.last_month, 1) for cohort in cohorts]
    length = max(months_from(begin, max([*lasts, add_months(today, 1)])), 1)
    step = next((step for step in _STEPS if length // step < most), _LONGEST)
    months = [add_months(begin, count) for count in range(0, length, step)]
    return tuple(DayTick(month, words.month(month, short=True)) for month in months)


# ------------------------------------------------------------------------- the tables


def _months(months: Sequence[LapseMonth], words: Wording) -> Sheet:
    """Return one row a month: who begins, is covered, ends, and what coverage loses."""
    heads = (
        head(words.say(_("Month of cover"))),
        head(words.say(_("Begin")), is_number=True),
        head(words.say(_("Covered")), is_number=True),
        head(words.say(_("Of them by plan")), is_number=True),
        head(words.say(_("End")), is_number=True),
        head(words.say(_("Coverage, month after")), is_number=True),
        head(words.say(_("Arrears until")), is_number=True),
    )
    return Sheet(
        words.say(_("Lapse calendar")),
        heads,
        tuple(_month(month, words) for month in months),
        is_folded=True,
        opens_as=words.say(_("The chart as a table")),
    )


def _month(month: LapseMonth, words: Wording) -> tuple[Cell, ...]:
    change, until = month.coverage_change_pp, month.arrears_deadline
    shown = words.say(_("no base")) if change is None else words.change(change)
    counts = (
        month.starting_workers,
        month.funded_workers,
        month.planned_workers,
        month.ending_workers,
    )
    return (
        Cell(words.month(month.month or "", short=True)),
        *(number(words.number(workers)) for workers in counts),
        number(shown if month.ending_workers else phrases.NOT_STATED),
        number(words.month(until, short=True) if until else phrases.NOT_STATED),
    )


def _undated_shown(funded: FundedCohorts) -> list[Row]:
    """Return the latest cohorts without months that tell workers or money."""
    sized = [
        row
        for row in funded.rows.values()
        if not row["is_dated"] and (row["workers"] or row["rupiah"])
    ]
    return sized[-_MOST_UNDATED:]


def _undated_sheet(funded: FundedCohorts, rows: Sequence[Row], words: Wording) -> Sheet:
    title = words.say(_("Cohorts without months"))
    heads = (
        head(words.say(_("Cohort without months"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Money")), is_number=True),
        head(words.say(_("Source"))),
    )
    lines = tuple(_undated(funded, row, words) for row in rows)
    return Sheet(title, heads, lines, kind="records")


def _undated(funded: FundedCohorts, row: Row, words: Wording) -> tuple[Cell, ...]:
    label = f"{words.payer(row['payer'])}, {phrases.status(row, words)}"
    if funded.with_below:
        label = f"{phrases.place(row, funded.region)}: {label}"
    unknown = words.say(_("not stated"))
    rupiah = unknown
    if row["rupiah"]:
        stated = words.rupiah_words(row["rupiah"])
        rupiah = phrases.loosely(row["rupiah_precision"], stated, words)
    return (
        Cell(label),
        number(phrases.count(row, words) if row["workers"] else unknown),
        number(rupiah),
        Cell(f"{row['source_publisher']} ({row['source_id']})"),
    )
