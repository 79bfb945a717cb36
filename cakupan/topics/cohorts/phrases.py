"""What several blocks, documents and the command line say of funded cohorts. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.topics.cohorts.figures import DEPTHS, OPEN, DatedCohort, stated_until
from cakupan.wording import Wording, _

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


def tag(row: Row, words: Wording) -> str:
    """Return when a cohort is of and what its source calls it, disputed or not."""
    when = str(stated_until(row).year)
    if row["is_dated"]:
        month = words.month(row["last_month"], short=True)
        when = words.say(_("until {month}"), month=month)
    return f"{when}, {status(row, words)}"


def status(row: Row, words: Wording) -> str:
    """Return what its source calls a cohort, planned or paid; and whether disputed."""
    said = words.plan(row["plan_status"])
    return f"{said}, {words.say(_('disputed'))}" if row["dispute_id"] else said


def dispute(row: Row, words: Wording) -> str:
    """Return that a cohort is disputed, and what stands against what; else nothing."""
    title = row[f"dispute_title_{words.lang}"]
    return words.say(_("Disputed: {title}."), title=title) if title else ""


def disputes(rows: Iterable[Row], words: Wording) -> str:
    """Return the disputes of some cohorts, each once."""
    return " ".join(dict.fromkeys(filter(None, (dispute(row, words) for row in rows))))


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


def of_calendar(document: Mapping[str, Any], words: Wording) -> str:
    """Return what dated cohorts bought, and how many cohorts stand outside."""
    totals = document["totals"]
    message = _(
        "{months} worker-months in {cohorts} cohorts: as much as {year} workers for a "
        "year."
    )
    if totals["cohorts"] == 1:
        message = _(
            "{months} worker-months in one cohort: as much as {year} workers for a "
            "year."
        )
    if not totals["cohorts"]:  # undated ones make no zero of what was paid for
        message = _("No cohort with stated months is on record for this time.")
    parts = [
        words.say(
            message,
            months=words.number(totals["worker_months"]),
            cohorts=totals["cohorts"],
            year=words.persons(totals["full_year_equivalent"]),
        )
    ]
    if totals["planned_worker_months"]:
        parts.append(
            words.say(
                _("{months} of them stand on a plan only."),
                months=words.number(totals["planned_worker_months"]),
            )
        )
    if document["undated"]:
        parts.append(
            words.say(
                _(
                    "Cohorts without stated months: {count}; they stand outside every "
                    "sum."
                ),
                count=len(document["undated"]),
            )
        )
    return " ".join(parts)


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


def of_stated_number(item: dict[str, Any], source: Row, words: Wording) -> str:
    """Return a number of vulnerable workers as precisely as its source gives it."""
    number = words.number(item["workers"])
    if item["precision"] in ("about", *OPEN):
        number = words.precise(item["precision"], number)
    return words.say(
        _("Vulnerable workers there are, as stated in {month}: {workers} ({source})."),
        month=sentences.month_of(item, words),
        workers=number,
        source=f"{source['publisher']}, {item['source_id']}",
    )
