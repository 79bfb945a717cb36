"""The register of figures that disagree: which, how read, what would settle them."""

from collections.abc import Iterable, Sequence
from typing import Any

from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError
from cakupan.topics.evidence import cases
from cakupan.topics.evidence.ask_doubts import figures_of_cases
from cakupan.topics.evidence.documents import ConflictDocument, conflict_document

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


def register(
    data: Data, region: Region | None, topic: str | None, below: bool
) -> list[ConflictDocument]:
    """Return the conflicts of a region and topic as documents."""
    rows = data.rows("conflicts__all")
    territories: list[str] = []
    if region is not None:
        territories = [region.territory_id]
        if below:
            territories = cases.places(data.regions.regions, region)
    figures = figures_of_cases(data)
    return [
        _conflict(row, figures.get(row["conflict_id"], []))
        for row in cases.chosen(rows, [topic] if topic else [], territories)
    ]


def one(data: Data, conflict_id: str) -> ConflictDocument:
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
    return _conflict(row, figures_of_cases(data).get(conflict_id, []))


def _conflict(row: Row, figures: Iterable[Row]) -> ConflictDocument:
    return conflict_document(row, figures, f"{PAGE}?conflict={row['conflict_id']}")


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
