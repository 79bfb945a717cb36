"""What several blocks, documents and the command line say of funded cohorts. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from cakupan import sentences
from cakupan.data.months import add_months
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.budget.figures.money import NO_MONTHS, SLIPS, Fit
from cakupan.topics.cohorts.ask import FundedCohorts, StatedNumber
from cakupan.topics.cohorts.ask_lapse import LapseCalendar
from cakupan.topics.cohorts.figures import (
    DEPTHS,
    LOOSE,
    DatedCohort,
    stated_until,
    sum_precision,
)
from cakupan.wording import Wording, _, half_up
from cakupan.wording.numbers import Number

DEPTH = {
    DEPTHS[0]: _("under 3 months"),
    DEPTHS[1]: _("3 to 35 months"),
    DEPTHS[2]: _("36 months and more"),
}
DEPTH_NOTE = {
    DEPTHS[0]: _("a death leaves Rp10 million to the heirs of a BPU member"),
    DEPTHS[1]: _("a death leaves Rp42 million"),
    DEPTHS[2]: _("a death leaves Rp42 million and scholarships for two children"),
}
NOT_STATED = "–"
# Months: an end within a year is still news beside cover that runs.
RECENT = 12
# More cohorts than these, ending together, are told by their sum alone.
_MOST_NAMED = 4


def loosely(precision: str | None, text: str, words: Wording) -> str:
    """Return a number as precisely as its source gives it: ``about 19,000``."""
    return words.precise(precision or "", text) if precision in LOOSE else text


def stated_count(workers: int | None, precision: str | None, words: Wording) -> str:
    """Return workers as precisely as their source gives them; a dash for none."""
    if workers is None:
        return NOT_STATED
    return loosely(precision, words.number(workers), words)


def count(row: Mapping[str, Any], words: Wording) -> str:
    """Return the workers of a statement: see ``stated_count``."""
    return stated_count(row["workers"], row["precision"], words)


def total(rows: Sequence[Row], words: Wording) -> str:
    """Return the workers of some cohorts, no more exact than their sources are."""
    whole = words.number(sum(row["workers"] for row in rows))
    return loosely(sum_precision(row["precision"] for row in rows), whole, words)


def at_least(rows: Sequence[Row], words: Wording) -> str:
    """Return the workers of some cohorts beside which others may have been covered.

    What is at most so many is no bound any longer once others may come to it.
    """
    whole = words.number(sum(row["workers"] for row in rows))
    vague = sum_precision(row["precision"] for row in rows)
    if vague == "at_least":
        return loosely(vague, whole, words)
    if vague == "at_most":
        return loosely("about", whole, words)
    return words.say(_("at least {count}"), count=loosely(vague, whole, words))


def payers(codes: Iterable[str], words: Wording) -> str:
    """Return who pays, each once."""
    return words.listing(words.payer(code) for code in dict.fromkeys(codes))


def cover(row: Mapping[str, Any], words: Wording) -> str:
    """Return first to last month of a cohort, or what of them no source names.

    >>> from cakupan.wording import speak
    >>> cover({"first_month": None, "months": 12}, speak("id"))
    '12 bulan, bulan awal tidak disebut'
    """
    if not row["first_month"]:
        if row["months"]:
            stated = words.months(row["months"])
            return words.say(_("{months}, first month not stated"), months=stated)
        return words.say(_("months not stated"))
    return words.say(
        _("{first} to {last}"),
        first=words.month(row["first_month"], short=True),
        last=words.month(row["last_month"], short=True),
    )


def stated_days(row: Row, words: Wording) -> str:
    """Return the days that a statement is about: a day, a year, from and to."""
    return sentences.span(row["period_start"], row["period_end"], words)


def place(row: Mapping[str, Any], region: Region) -> str:
    """Return the name of a cohort's region."""
    return str(row["region_name"] or region.region_name)


def tag(row: Row, words: Wording) -> str:
    """Return when a cohort is of and what its source calls it, disputed or not."""
    when = str(stated_until(row).year)
    if row["is_dated"]:
        month = words.month(row["last_month"], short=True)
        when = words.say(_("until {month}"), month=month)
    return f"{when}, {status(row, words)}"


def status(row: Row, words: Wording) -> str:
    """Return what its source calls a cohort, planned or paid; and whether disputed."""
    plan = words.plan(row["plan_status"])
    is_disputed = row.get("dispute_id") is not None
    return f"{plan}, {words.say(_('disputed'))}" if is_disputed else plan


def dispute(row: Row, words: Wording) -> str:
    """Return that a cohort is disputed, and what stands against what; else nothing."""
    title = row[f"dispute_title_{words.lang}"]
    return words.say(_("Disputed: {title}."), title=title) if title else ""


def disputes(rows: Iterable[Row], words: Wording) -> str:
    """Return the disputes of some cohorts, each once."""
    return " ".join(dict.fromkeys(filter(None, (dispute(row, words) for row in rows))))


def no_cohort(region: Region, inside: int, words: Wording) -> str:
    """Return that no programme is on record, which is no zero.

    Args:
        region: which has none of its own.
        inside: cohorts on record of the regions in it.
        words: the reader's words.
    """
    if inside:
        return words.say(
            _(
                "{region}: no programme of its own that pays for vulnerable workers is "
                "on record. Cohorts on record of the regions in it: {count}."
            ),
            region=region.region_name,
            count=words.number(inside),
        )
    return words.say(
        _(
            "{region}: no programme that pays for vulnerable workers is on record. "
            "That none was published does not mean that there is none."
        ),
        region=region.region_name,
    )


def of_lapse(cohort: DatedCohort, words: Wording, workers: str = "") -> str:
    """Return when a cohort's cover ends, and until when arrears may be paid.

    Args:
        cohort: the cohort, or one of several that end in its last month.
        words: the reader's words.
        workers: of all of them; empty for the cohort's own.
    """
    if cohort.is_plan:
        return words.say(
            _("The planned cover of {workers} workers ends in {month}."),
            workers=workers or words.number(cohort.workers),
            month=words.month(cohort.last_month),
        )
    return words.say(
        _(
            "The cover of {workers} workers ends in {month}; arrears may be paid "
            "until {deadline}."
        ),
        workers=workers or words.number(cohort.workers),
        month=words.month(cohort.last_month),
        deadline=words.month(cohort.arrears_deadline),
    )


def end_of(
    funded: FundedCohorts, cohorts: Sequence[DatedCohort], words: Wording
) -> str:
    """Return when cohorts that end together end: all of them, each with its payer.

    Args:
        funded: where they are of; among several regions each is named.
        cohorts: of one last month, the largest first.
        words: the reader's words.
    """
    rows = funded.rows_of(cohorts)
    text = of_lapse(cohorts[0], words, total(rows, words))
    if funded.with_below and len(rows) == 1:
        text = f"{place(rows[0], funded.region)}: {text}"
    return f"{text} {parts_of(funded, cohorts, words)}".rstrip()


def parts_of(
    funded: FundedCohorts, cohorts: Sequence[DatedCohort], words: Wording
) -> str:
    """Return each of several cohorts with its payer; empty for one alone."""
    if len(cohorts) < 2:
        return ""
    if len(cohorts) > _MOST_NAMED:
        return words.say(
            _("Those are {count} cohorts."), count=words.number(len(cohorts))
        )
    parts = []
    for row in funded.rows_of(cohorts):
        who = words.payer(row["payer"])
        if funded.with_below:
            who = f"{place(row, funded.region)}, {who}"
        parts.append(f"{count(row, words)} ({who})")
    return words.say(
        _("{count} cohorts: {parts}."), count=len(parts), parts="; ".join(parts)
    )


def of_end(funded: FundedCohorts, today: date, words: Wording) -> str:
    """Return which cover ends next; where none runs, which ended last.

    Args:
        funded: with cohorts that state their months.
        today: the reader's, for ages.
        words: the reader's words.
    """
    if funded.running or not funded.ended:
        begun = funded.at_an_end or _beginning_next(funded)
        return end_of(funded, begun, words)
    group = funded.ended_last
    message = (
        _(
            "The planned cover of {workers} workers was to end in {month}, {age}; no "
            "cover with stated months runs today."
        )
        if group[0].is_plan
        else _(
            "The cover of {workers} workers ended in {month}, {age}; no cover with "
            "stated months runs today."
        )
    )
    rows = funded.rows_of(group)
    text = words.say(
        message,
        workers=total(rows, words),
        month=words.month(group[0].last_month),
        age=words.age(group[0].last_month, today),
    )
    if funded.with_below and len(rows) == 1:
        text = f"{place(rows[0], funded.region)}: {text}"
    return f"{text} {parts_of(funded, group, words)}".rstrip()


def _beginning_next(funded: FundedCohorts) -> list[DatedCohort]:
    """Return those to come that end with the one that begins first."""
    first = funded.coming[0]
    return [
        cohort
        for cohort in funded.coming
        if (cohort.last_month, cohort.is_plan) == (first.last_month, first.is_plan)
    ]


def end_in_short(funded: FundedCohorts, words: Wording) -> tuple[str, str] | None:
    """Return when paid cover ends next, or ended last: the month, and what of it.

    None where no paid cover with stated months is on record.
    """
    running = [cohort for cohort in funded.running if not cohort.is_plan]
    ended = [cohort for cohort in funded.ended if not cohort.is_plan]
    last = [cohort for cohort in ended if cohort.last_month == ended[0].last_month]
    if not running:
        if not last:
            return None
        text = words.say(
            _(
                "the cover of {workers} vulnerable workers ended, the last with stated "
                "months"
            ),
            workers=total(funded.rows_of(last), words),
        )
        return words.month(last[0].last_month), text
    ending = [c for c in running if c.last_month == running[0].last_month]
    text = words.say(
        _("the cover of {workers} vulnerable workers ends"),
        workers=total(funded.rows_of(ending), words),
    )
    if last and last[0].last_month >= add_months(funded.this_month, -RECENT):
        text += words.say(
            _("; that of {workers} others ended in {month}"),
            workers=total(funded.rows_of(last), words),
            month=words.month(last[0].last_month),
        )
    return words.month(ending[0].last_month), text


def mostly_without_months(funded: FundedCohorts, words: Wording) -> str:
    """Return how many cohorts of all regions have months at all.

    A few regions state months: the next of them to end says nothing of the nation.
    """
    places = {row["region_code"] for row in funded.rows.values() if row["is_dated"]}
    return words.say(
        _(
            "Of {all} cohorts on record in all regions {undated} do not fully state "
            "their months: how many workers are covered today cannot be said. The "
            "{dated} that state them lie in {places} regions."
        ),
        all=len(funded.rows),
        undated=len(funded.undated),
        dated=len(funded.dated),
        places=len(places),
    )


def of_calendar(calendar: LapseCalendar, words: Wording) -> str:
    """Return what dated cohorts bought, and how many cohorts stand outside."""
    totals = calendar.totals
    message = _(
        "{months} worker-months in {cohorts} cohorts: as much as {year} workers for a "
        "year."
    )
    if totals.cohorts == 1:
        message = _(
            "{months} worker-months in one cohort: as much as {year} workers for a "
            "year."
        )
    if not totals.cohorts:  # undated ones make no zero of what was paid for
        message = _("No cohort with stated months is on record for this time.")
    vague = sum_precision(cohort.precision for cohort in calendar.cohorts)
    parts = [
        words.say(
            message,
            months=loosely(vague, words.number(totals.worker_months), words),
            cohorts=totals.cohorts,
            year=words.persons(totals.full_year_equivalent),
        )
    ]
    if totals.planned_worker_months:
        planned = (
            _("All of them stand on a plan only.")
            if totals.planned_worker_months == totals.worker_months
            else _("{months} of them stand on a plan only.")
        )
        months = words.number(totals.planned_worker_months)
        parts.append(words.say(planned, months=months))
    if calendar.undated:
        parts.append(outside_sums(len(calendar.undated), words))
    return " ".join(sentences.upper_first(part) for part in parts)


def outside_sums(undated: int, words: Wording) -> str:
    """Return how many cohorts stand outside of every sum of months."""
    return words.say(
        _("Cohorts without stated months: {count}; they stand outside every sum."),
        count=undated,
    )


def of_continuity(gaps: Sequence[date], words: Wording) -> str:
    """Return in how many of twelve months some funded cohort was covered."""
    covered = 12 - len(gaps)
    if not covered:
        return words.say(_("no cohort with stated months covers any of them."))
    return words.say(
        _(
            "in {covered} of 12 months a cohort with stated months was covered; "
            "whether the same workers were, aggregates do not say."
        ),
        covered=covered,
    )


def of_stated_number(number: StatedNumber, source: Row, words: Wording) -> str:
    """Return a number of vulnerable workers as precisely as its source gives it."""
    return words.say(
        _("Vulnerable workers there are, as stated in {month}: {workers} ({source})."),
        month=stated_month(number, words),
        workers=stated_count(number.workers, number.precision, words),
        source=f"{source['publisher']}, {number.source_id}",
    )


def stated_month(number: StatedNumber, words: Wording) -> str:
    """Return the month or the year that a stated number is about."""
    row = {"period_start": number.period_start, "period_end": number.period_end}
    return sentences.month_of(row, words)


_VERDICTS = {
    "fits": _("The money fits the workers and months stated."),
    "slips": _(
        "{due} are due: the money fits, the digits after it were cut off, not rounded."
    ),
    "too_much": _(
        "The money is {rupiah} ({difference}) more than the workers and months cost."
    ),
    "too_little": _(
        "The money is {rupiah} ({difference}) less than the workers and months cost."
    ),
    "months_not_stated": _(
        "The money pays for {bought} months; no definite number of months is stated."
    ),
    "not_enough": _("Money, workers or rate are not stated: nothing to check."),
}


def of_fit(fit: Fit, words: Wording) -> str:
    """Return whether stated money fits stated workers and months."""
    off = fit.difference_rupiah or Fraction(0)
    message = _VERDICTS[fit.verdict]
    if fit.verdict == NO_MONTHS and fit.months_bought is None:
        if fit.whole_months:
            return words.say(
                _(
                    "The money pays for at most {months}; no definite number of months "
                    "is stated."
                ),
                months=words.months(fit.whole_months[1]),
            )
        message = _(
            "No months are stated, and the money or the workers are a bound or a "
            "range: how many months that pays cannot be said."
        )
    if fit.verdict == SLIPS and off > 0:
        message = _("{due} are due: the money fits, rounded up.")
    verdict = words.say(
        message,
        rupiah=words.rupiah(abs(off)),
        difference=words.percent(abs(fit.difference_pct or Fraction(0))),
        due=words.rupiah(fit.expected_low or 0),
        bought=words.months_paid(fit.months_bought or 0),
    )
    return f"{verdict} {_rounded_months(fit, words)}".rstrip()


def _rounded_months(fit: Fit, words: Wording) -> str:
    """Return which whole months rounded money may stand for, where one is not enough.

    "Rp2 miliar" may be 1.5 to 2.5 miliar: five months of 22,121 workers, or six.
    """
    whole, bought = fit.whole_months, fit.months_bought
    if fit.verdict != NO_MONTHS or not whole or bought is None:
        return ""
    if whole == (floor(bought), floor(bought)):
        return ""
    return words.say(
        _("As rounded, the amount fits {months}."),
        months=month_range(*whole, words),
    )


def month_range(fewest: int, most: int, words: Wording) -> str:
    """Return a number of months that may be several, ``5 sampai 6 bulan``."""
    if fewest == most:
        return words.months(fewest)
    return words.say(
        _("{low} to {high} months"), low=words.number(fewest), high=words.number(most)
    )


def of_plan_error(percent: Number, words: Wording) -> str:
    """Return by how much a plan was off what was verified."""
    size = words.percent(abs(half_up(percent, 1)), 1)
    if percent >= 0:
        return words.say(_("The plan was {size} above what was verified."), size=size)
    return words.say(_("The plan was {size} below what was verified."), size=size)
