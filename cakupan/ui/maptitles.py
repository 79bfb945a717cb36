"""What a region map is called: its place, its title, its tags."""

from dataclasses import dataclass
from datetime import date

from cakupan import mapdata, sentences
from cakupan.definitions import base_round_year, month_end
from cakupan.mapdata import Measure
from cakupan.regions import Region
from cakupan.store import Row
from cakupan.ui.question import Question
from cakupan.wording import _


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


def title_of(question: Question, place: Place, measure: Measure) -> str:
    """Return what the map shows: measure, level, place, month."""
    where = place.parent.region_name if place.parent else "Indonesia"
    return question.words.say(
        _("{measure} by {level}, {where}, {month}"),
        measure=measure.label(question.words),
        level=question.words.level(place.level),
        where=where,
        month=question.words.month(month_shown(question, measure)),
    )


def month_shown(question: Question, measure: Measure) -> date:
    """Return the month that the map's figures describe."""
    period_end = question.scene.period_end
    if measure.name == "coverage":
        return period_end
    return month_end(base_round_year(period_end), 8)


def subtitle_of(question: Question, measure: Measure, rows: list[Row]) -> str:
    """Return the definition of what the map shows, its date and its source."""
    words = question.words
    known = [row for row in rows if measure.value(row) is not None]
    if not known:
        return words.say(
            _("{scope} over {base}, {month}"),
            scope=words.scope(question.definition.scope),
            base=words.base(question.definition.base),
            month=words.month(question.scene.period_end),
        )
    if measure.name == "coverage":
        return sentences.tags(known[0], words)
    return words.say(
        _("{round}. Source: {source}."),
        round=mapdata.sakernas_tags(known[0], words),
        source=sentences.publisher("sakernas_august", words),
    )


def bubble_title_of(question: Question, place: Place, measure: Measure) -> str:
    """Return what the circles stand for, and where."""
    words = question.words
    where = place.parent.region_name if place.parent else "Indonesia"
    if measure.name == "coverage":
        return words.say(_("Workers not protected yet, {where}"), where=where)
    counted = "non_wage" if measure.name == "non_wage" else "employed"
    label = mapdata.measure_label(counted, words)
    return f"{label}, {where}"
