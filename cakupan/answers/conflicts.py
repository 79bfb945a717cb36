"""The register of figures that disagree: which, how read, what would settle them."""

from collections.abc import Iterable, Sequence
from typing import Any

from cakupan.answers import quoted
from cakupan.citation import quotable
from cakupan.data import Data
from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.documents import iso
from cakupan.errors import BadInputError
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
PAGE = "sumber_metode"
COLUMNS = (
    "conflict_id",
    "region_code",
    "vintage",
    "region_name",
    "period_start",
    "period_end",
    "topic",
    "status",
    "title_id",
    "title_en",
    "reading_id",
    "reading_en",
    "settle_id",
    "settle_en",
    "figure_id",
    "figure_table",
    "figure_period_start",
    "figure_period_end",
    "measure",
    "value_as_printed",
    "precision",
    "value_low",
    "value_high",
    "rupiah",
    "months",
    "segment_scope",
    "indicator",
    "note",
    "note_id",
    "source_id",
    "source_title",
    "source_publisher",
    "source_url",
    "published_as",
    "entered_on",
)


def by_conflict(data: Data) -> dict[str, list[Row]]:
    """Return the figures of each conflict, in the order of what they describe."""
    found: dict[str, list[Row]] = {}
    for row in data.rows("conflicts__figures"):
        found.setdefault(row["conflict_id"], []).append(row)
    return found


def chosen(
    rows: Iterable[Row], topics: Sequence[str] = (), territories: Sequence[str] = ()
) -> list[Row]:
    """Return the conflicts of some topics and places; no topic and no place is all."""
    return [
        row
        for row in rows
        if (not topics or row["topic"] in topics)
        and (not territories or row["territory_id"] in territories)
    ]


def places(asked_index: Iterable[Region], region: Region) -> list[str]:
    """Return the land of a region and of the regencies in it; of the nation, all."""
    if region.region_code == NATION:
        return []
    inside = [
        other.territory_id
        for other in asked_index
        if region.level == "province" and other.parent_code == region.region_code
    ]
    return [region.territory_id, *inside]


def open_and_explained(rows: Iterable[Row]) -> tuple[int, int]:
    """Return how many conflicts are open, and how many are explained."""
    states = [row["status"] for row in rows]
    return states.count("open"), states.count("explained")


def register(
    data: Data, region: Region | None, topic: str | None, below: bool
) -> list[dict[str, Any]]:
    """Return the conflicts of a region and topic as documents."""
    rows = data.rows("conflicts__all")
    territories: list[str] = []
    if region is not None:
        territories = [region.territory_id]
        if below:
            territories = places(data.regions.regions, region)
    figures = by_conflict(data)
    return [
        document(row, figures.get(row["conflict_id"], []))
        for row in chosen(rows, [topic] if topic else [], territories)
    ]


def one(data: Data, conflict_id: str) -> dict[str, Any]:
    """Return one conflict by its id.

    Raises:
        BadInputError: there is none on that day.
    """
    rows = data.rows("conflicts__all")
    row = next((row for row in rows if row["conflict_id"] == conflict_id), None)
    if row is None:
        raise BadInputError(
            "Conflict: expected an id as C-64-2023, found '{found}'. 'cakupan "
            "conflicts' lists all.",
            found=conflict_id,
        )
    return document(row, by_conflict(data).get(conflict_id, []))


def document(row: Row, figures: Iterable[Row]) -> dict[str, Any]:
    """Return one conflict with its figures side by side."""
    return {
        "conflict_id": row["conflict_id"],
        "region_code": row["region_code"],
        "region_name": row["region_name"],
        "vintage": row["vintage"],
        "period_start": iso(row["period_start"]),
        "period_end": iso(row["period_end"]),
        "topic": row["topic"],
        "status": row["status"],
        **{
            f"{part}_{lang}": row[f"{part}_{lang}"]
            for part in ("title", "reading", "settle")
            for lang in ("id", "en")
        },
        "link": f"{PAGE}?conflict={row['conflict_id']}",
        "figures": [quoted.figure_document(figure) for figure in figures],
    }


def flat(rows: Iterable[Row], figures: dict[str, list[Row]]) -> list[dict[str, Any]]:
    """Return one line a figure, for files; a conflict without figures is one line."""
    lines = []
    for row in rows:
        own: Sequence[Row | None] = figures.get(row["conflict_id"]) or [None]
        for figure in own:
            line = {name: row.get(name) for name in COLUMNS}
            if figure:
                line |= {n: figure[n] for n in COLUMNS[14:] if n in figure}
                line["figure_period_start"] = figure["period_start"]
                line["figure_period_end"] = figure["period_end"]
                line["entered_on"] = figure["entered_on"]
            lines.append(line)
    return lines


def side_by_side(
    figures: Iterable[Row], words: Wording
) -> list[tuple[str, str, str, str, str]]:
    """Return the cells of figures that disagree: value, what, when, who, key."""
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


def time(row: Row, words: Wording) -> str:
    """Return the months that a conflict is about."""
    days = [day for day in (row["period_start"], row["period_end"]) if day]
    if not days:
        return words.say(_("undated"))
    months = [words.month(day, short=True) for day in days]
    return "–".join(dict.fromkeys(months))
