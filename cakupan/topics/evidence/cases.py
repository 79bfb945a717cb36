"""Cases of published figures that disagree: which, in what state, told in words. Pure.

Rows are of the statements ``conflicts__all`` (a case) and ``conflicts__figures`` (its
figures), which docstrings name.
"""

import re
from collections.abc import Iterable, Sequence

from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.topics.evidence import quotable
from cakupan.wording import Wording, _

TOPICS = {
    "coverage": _("Coverage"),
    "active_workers": _("Number of active participants"),
    "base": _("Base"),
    "target": _("Target"),
    "programme": _("Funded cohorts"),
    "award": _("Award"),
}
STATES = {"open": _("open"), "explained": _("explained")}
_FIRST = re.compile(r".{1,120}?[.:] ")


def grouped(figures: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows of ``conflicts__figures`` by case, in the order given."""
    found: dict[str, list[Row]] = {}
    for row in figures:
        found.setdefault(row["conflict_id"], []).append(row)
    return found


def chosen(
    rows: Iterable[Row], topics: Sequence[str] = (), territories: Sequence[str] = ()
) -> list[Row]:
    """Return the cases of some topics and places; no topic and no place is all."""
    return [
        row
        for row in rows
        if (not topics or row["topic"] in topics)
        and (not territories or row["territory_id"] in territories)
    ]


def places(every: Iterable[Region], region: Region) -> list[str]:
    """Return the land of a region and of the regencies in it; of the nation, all."""
    if region.region_code == NATION:
        return []
    inside = [
        other.territory_id
        for other in every
        if region.level == "province" and other.parent_code == region.region_code
    ]
    return [region.territory_id, *inside]


def open_and_explained(rows: Iterable[Row]) -> tuple[int, int]:
    """Return how many cases are open, and how many are explained."""
    states = [row["status"] for row in rows]
    return states.count("open"), states.count("explained")


def time(row: Row, words: Wording) -> str:
    """Return the months that a case is about."""
    days = [day for day in (row["period_start"], row["period_end"]) if day]
    if not days:
        return words.say(_("undated"))
    months = [words.month(day, short=True) for day in days]
    return "–".join(dict.fromkeys(months))


def place(row: Row, words: Wording) -> str:
    """Return region, months, kind, state and id of a case, in a line."""
    return " · ".join(
        (
            row["region_name"],
            time(row, words),
            words.say(TOPICS[row["topic"]]),
            words.say(STATES[row["status"]]),
            row["conflict_id"],
        )
    )


def settle(row: Row, words: Wording) -> str:
    """Return which document would settle a case, and who has it."""
    return words.say(
        _("What would settle it: {document}"), document=row[f"settle_{words.lang}"]
    )


def states(rows: Iterable[Row], words: Wording) -> str:
    """Return how many cases are open, and how many are explained, as a sentence."""
    still_open, explained = open_and_explained(rows)
    return words.say(
        _("Open cases: {open}; explained: {explained}."),
        open=still_open,
        explained=explained,
    )


def lead(text: str) -> str:
    """Return what a reading says first, if it is short; else nothing.

    >>> lead("Rp1.000.000, bukan 2. Sisanya begini.")
    'Rp1.000.000, bukan 2.'
    >>> lead("Definisinya berbeda: begini dan begitu.")
    'Definisinya berbeda:'
    """
    found = _FIRST.match(text)
    return found[0].rstrip() if found else ""


def side_by_side(
    figures: Iterable[Row], words: Wording
) -> list[tuple[str, str, str, str, str]]:
    """Return the cells of figures that disagree: value, what, when, who, key.

    Args:
        figures: of ``conflicts__figures``.
        words: the reader's words.
    """
    lines = []
    for row in figures:
        value = quotable.value(row, words)
        if row["is_superseded"]:
            value = words.say(_("{value} (replaced since)"), value=value)
        what = quotable.what(row, words)
        definition = quotable.definition(row, words)
        lines.append(
            (
                value,
                f"{what}; {definition}" if definition else what,
                quotable.when(row, words),
                quotable.who(row, words),
                row["figure_id"],
            )
        )
    return lines
