"""What a region map is called: title, unit, tags, credit; on screen and in its files.

Each is said from the rows that are shown: the survey's measures carry their round and
its publisher, not the month and the participants' publisher of the page. Pure.
"""

from collections.abc import Sequence
from datetime import date

from cakupan import sentences
from cakupan.data.definitions import Definition
from cakupan.data.store import Row
from cakupan.shapes import ShapeSet
from cakupan.topics.coverage import map_measures
from cakupan.topics.coverage.map_measures import MapMeasure
from cakupan.wording import Wording, _


def title(
    measure: MapMeasure,
    rows: Sequence[Row],
    period_end: date,
    level: str,
    where: str,
    words: Wording,
) -> str:
    """Return what the map shows: measure, level, place, month.

    Args:
        measure: what is shown, as colours or as circles.
        rows: of the regions on the map.
        period_end: the month that is asked for.
        level: of the regions.
        where: name of the region that they lie in.
        words: the reader's words.
    """
    month = month_shown(measure, rows, period_end)
    label = map_measures.counted_label(measure, words) if measure.is_bubbles else ""
    return words.say(
        _("{measure} by {level}, {where}, {month}"),
        measure=label or measure.label(words),
        level=words.level(level),
        where=where,
        month=words.month(month),
    )


def month_shown(measure: MapMeasure, rows: Sequence[Row], period_end: date) -> date:
    """Return the month that the map's figures describe.

    Survey figures are of the round in their rows, which may be years from the month
    that participants are asked for.
    """
    if measure.name == "coverage":
        return period_end
    rounds = [row["base_period"] for row in rows if row["base_period"]]
    return max(rounds, default=period_end)


def unit(measure: MapMeasure, words: Wording) -> str:
    """Return the unit of what is shown, as a sentence of its own."""
    if measure.is_bubbles:
        return words.say(_("Circles: number of people."))
    if measure.name in map_measures.COUNTS:
        return words.say(_("Number of people."))
    return words.say(_("Percent."))


def tags(
    measure: MapMeasure, rows: Sequence[Row], definition: Definition, words: Wording
) -> str:
    """Return the definition of what the map shows, its date and its source.

    Args:
        measure: what is shown.
        rows: of the regions on the map.
        definition: segments and base that are asked for.
        words: the reader's words.
    """
    known = [row for row in rows if measure.value(row) is not None]
    if measure.name != "coverage":
        if not known:
            return ""
        return words.say(
            _("{round}. Source: {source}."),
            round=map_measures.sakernas_tags(known[0], words),
            source=sentences.survey_publisher(words),
        )
    if known:
        # Which provinces are sums of their regencies is said of each.
        return sentences.tags({**known[0], "regencies_summed": None}, words)
    if not rows:
        return ""
    asked = words.say(
        _("{scope} over {base}, {month}"),
        scope=words.scope(definition.scope),
        base=words.base(definition.base),
        month=words.month(rows[0]["period_end"]),
    )
    return f"{asked}."


def credit(measure: MapMeasure, rows: Sequence[Row], words: Wording) -> str:
    """Return who stands behind the figures shown, in the publishers' own names.

    The survey alone counts workers; participants have their series' publisher too.
    """
    survey = words.series("sakernas_august")
    if measure.name != "coverage":
        return survey
    series = dict.fromkeys(
        words.series(row["series"], row["source_publisher"])
        for row in rows
        if row["series"]
    )
    return "; ".join([*series, survey])


def borders(shapes: ShapeSet, key: str, words: Wording) -> str:
    """Return whose borders a map draws: a sentence that stands under it and its files.

    Args:
        shapes: the set that is in use.
        key: of the file that is drawn; tiles have no borders to speak of.
        words: the reader's words.
    """
    if shapes.is_approximate_at(key):
        return words.say(_("Borders are approximate."))
    if not shapes.source or key.startswith("tile-"):
        return ""
    message = _("Borders: {source} ({licence}).")
    return words.say(message, source=shapes.source, licence=shapes.licence)
