"""Which funded cohort is the latest on record, and which stand disputed. Pure.

A cohort without stated months is told of a day or a year all the same, and counts as
of then: 54,452 of 2024 are later than 7,000 until January 2024. A cohort whose own
statements stand against each other in an open conflict is disputed wherever it leads.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from cakupan.data.months import parse_month
from cakupan.data.regions import Region, RegionIndex
from cakupan.data.store import Row
from cakupan.wording import Wording, _


def stated_until(row: Row) -> date:
    """Return the last day that a cohort's counted statement is about.

    The last month of cover where it is stated, else the end of what is told.
    """
    if row["last_month"]:
        return parse_month(row["last_month"], "last_month")
    return row["period_end"] or row["period_start"] or date.min


def latest(rows: Iterable[Row]) -> Row | None:
    """Return the cohort that is told of the latest time and tells its workers.

    Args:
        rows: of ``read_cohorts`` or the counted ones of ``programmes__by_region``.
    """
    told = [row for row in rows if row["workers"]]
    return max(
        told,
        key=lambda row: (stated_until(row), row["workers"], row["cohort_id"]),
        default=None,
    )


def latest_paid(rows: Iterable[Row]) -> Row | None:
    """Return the latest cohort that is no plan: one that its source calls paid."""
    return latest(row for row in rows if not row["is_plan"])


def ending_with(row: Row, rows: Iterable[Row]) -> list[Row]:
    """Return the cohorts that end in a cohort's last month, the largest first.

    A cohort without stated months stands alone; what was only planned stands apart
    from what was paid for.
    """
    if not row["is_dated"]:
        return [row]
    found = [
        other
        for other in rows
        if other["is_dated"]
        and other["last_month"] == row["last_month"]
        and other["is_plan"] == row["is_plan"]
    ]
    return sorted(found, key=lambda one: (-one["workers"], one["cohort_id"]))


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


def dispute_document(row: Row) -> dict[str, Any] | None:
    """Return the open conflict of a cohort; None without one."""
    if row["dispute_id"] is None:
        return None
    return {
        "conflict_id": row["dispute_id"],
        "title_id": row["dispute_title_id"],
        "title_en": row["dispute_title_en"],
    }


def programme_region(index: RegionIndex, region: Region, vintage: str) -> Region:
    """Return the region whose cohorts are shown beside a region's other figures.

    Funded cohorts are told of today's provinces, also where participants are still
    counted in 34 of them; only who asks for the old division gets its own.

    Args:
        index: all regions.
        region: in the division of the other figures.
        vintage: that the reader asked for: ``auto``, ``34`` or ``38``.
    """
    if region.vintage == "34" and vintage == "34":
        return region
    return index.of(region.region_code, "38")
