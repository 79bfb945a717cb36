"""What nobody published of a region: the same lists for page, copy and brief. Pure.

A region's own reason goes before the one that holds nationwide, because it says more.
"""

from collections.abc import Iterable

from cakupan import sentences
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.wording import Wording

PROGRAMMES = "members_by_programme"
# What a region of a level lacks nationwide, beside what is missing of itself.
_NATIONAL = {
    "regency": (
        "enrolment",
        "enrolment_segment",
        "workforce_change_2022_2023",
        "workforce_sampling_error",
        PROGRAMMES,
    ),
    "province": ("enrolment_monthly", "base_eligible", "benefit", PROGRAMMES),
}
# Figures that are not shown of a region.
_ELSEWHERE = ("poverty", "population", "award_weights")


def here(
    rows: Iterable[Row],
    territory_id: str,
    level: str,
    months: Iterable[Row] = (),
    *,
    is_by_programme: bool = False,
) -> list[Row]:
    """Return a region's own absences, then the nationwide ones that touch it.

    Args:
        rows: of ``absences__all``.
        territory_id: of the region.
        level: its level.
        months: what is on record of it, of ``enrolment__months_by_region``; where an
            office sends members, it is no news that nobody publishes them.
        is_by_programme: whether an office has entered its members by programme.
    """
    is_sent = any(month["is_office"] for month in months)
    national = tuple(
        subject
        for subject in _NATIONAL.get(level, ())
        if not (is_sent and subject.startswith("enrolment"))
        and not (is_by_programme and subject == PROGRAMMES)
    )
    known = [row for row in rows if not row["subject"].startswith(_ELSEWHERE)]
    own = [row for row in known if row["territory_id"] == territory_id]
    if territory_id == NATION:
        return own
    return own + [
        row
        for row in known
        if row["territory_id"] == NATION and row["subject"] in national
    ]


def reason(
    rows: Iterable[Row], territory_id: str, subjects: Iterable[str], words: Wording
) -> str:
    """Return why a kind of figure is missing, and who could supply it.

    Args:
        rows: of ``absences__all``.
        territory_id: of the region.
        subjects: of the absence, the one that says most first.
        words: the reader's words.

    Returns:
        The region's own reason, else the nation's; empty where neither is known.
    """
    by_place: dict[tuple[str, str], Row] = {}
    for row in rows:
        by_place.setdefault((row["territory_id"], row["subject"]), row)
    wanted = list(subjects)
    for place in (territory_id, NATION):
        for subject in wanted:
            if (place, subject) in by_place:
                return sentences.absence(by_place[place, subject], words)
    return ""


def of_coverage(
    rows: Iterable[Row], territory_id: str, level: str, words: Wording
) -> str:
    """Return why a region has no coverage, and who could supply it."""
    row = of_members(rows, territory_id, level)
    return sentences.absence(row, words) if row else ""


def of_members(rows: Iterable[Row], territory_id: str, level: str) -> Row | None:
    """Return why no figures of members are published; None where that is not known.

    The region's own reason goes first. Nationwide, "enrolment" speaks of regencies,
    "enrolment_monthly" of provinces and of the nation.

    Args:
        rows: of ``absences__all``.
        territory_id: of the region.
        level: its level.
    """
    general = "enrolment" if level == "regency" else "enrolment_monthly"
    wanted = [(NATION, general)]
    if territory_id != NATION:
        wanted.insert(0, (territory_id, "enrolment"))
    by_place: dict[tuple[str, str], Row] = {}
    for row in rows:
        by_place.setdefault((row["territory_id"], row["subject"]), row)
    return next((by_place[place] for place in wanted if place in by_place), None)
