"""What a region map is called: its place, its title, its tags."""

from dataclasses import dataclass

from cakupan import maptitles
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.ui.question import Question


@dataclass(frozen=True)
class Place:
    """Which regions are drawn: a level, below a parent (None: the nation)."""

    level: str
    parent: Region | None

    @property
    def parent_code(self) -> str | None:
        """Return the parent's code; None for the nation."""
        return self.parent.region_code if self.parent else None


def place_of(question: Question) -> Place:
    """Return what the address asks to be drawn."""
    region = question.region
    if region.level == "regency" and region.parent_code:
        return Place("regency", question.index.of(region.parent_code, region.vintage))
    if region.level == "province":
        return Place("regency", region)
    return Place(question.view.level, None)


def title_of(
    question: Question, place: Place, measure: Measure, rows: list[Row]
) -> str:
    """Return what the map shows: measure, level, place, month."""
    where = place.parent.region_name if place.parent else "Indonesia"
    month = question.scene.period_end
    return maptitles.title(measure, rows, month, place.level, where, question.words)


def subtitle_of(question: Question, measure: Measure, rows: list[Row]) -> str:
    """Return the unit of what the map shows, its definition, date and source."""
    words = question.words
    tags = maptitles.tags(measure, rows, question.definition, words)
    return f"{maptitles.unit(measure, words)} {tags}".strip()
