"""What is asked of the regions of a map: one row each, their marks, their classes."""

from dataclasses import dataclass, replace
from datetime import date

from cakupan import watermark
from cakupan.data import KNOWN_NOW, NATION, Data, Region, Row, Scope
from cakupan.measures import class_breaks
from cakupan.topics.coverage import ask, map_measures, map_titles
from cakupan.topics.coverage.map_measures import MapMeasure

# A measure that the reader left open.
AUTO = "auto"


@dataclass(frozen=True)
class Shown:
    """Which regions are shown, by what.

    Attributes:
        level: of the regions, ``province`` or ``regency``.
        parent: code of the province that they lie in; None for the whole nation.
        measure: one of ``map_measures.MEASURES``.
        is_bubbles: as circles, whose areas are numbers of people.
        month: of the coverage, where none of the regions has a figure for the month
            of the scope and an office sends them for another; None for the scope's.
    """

    level: str
    parent: str | None
    measure: str
    is_bubbles: bool = False
    month: date | None = None


def below(data: Data, scope: Scope) -> Shown:
    """Return the level below a region; of a regency, those of its province."""
    region = scope.region
    if region.level == "regency" or region.level == "province":
        parent = region.parent_code if region.level == "regency" else region.region_code
        return settled(data, scope, Shown("regency", parent, AUTO))
    return settled(data, scope, Shown("province", None, AUTO))


def beside(data: Data, scope: Scope) -> Shown:
    """Return a region among its peers: provinces, or the regencies of its province."""
    region = scope.region
    if region.level == "regency":
        parent = region.parent_code or NATION
        return settled(data, scope, Shown("regency", parent, AUTO))
    return settled(data, scope, Shown("province", None, AUTO))


def settled(data: Data, scope: Scope, asked: Shown) -> Shown:
    """Return what is shown of some regions, where the reader left it open.

    Below province level hardly any coverage is published, so that map opens on what
    is real for all 514. Where one regency of a province has a figure for the month,
    or a part of it, it opens on coverage; where none has, and an office sends them for
    another month, coverage is that of the office's last usual month.

    Args:
        data: the figures.
        scope: period, division and definition.
        asked: with ``AUTO`` for a measure that is left open.
    """
    is_open = asked.measure == AUTO
    if asked.level == "province" or data.dataset == watermark.SIMULATION:
        return replace(asked, measure="coverage") if is_open else asked
    if asked.parent is None or not (is_open or asked.measure == "coverage"):
        return replace(asked, measure="informal_share") if is_open else asked
    plain = replace(asked, measure="coverage")
    month = None
    is_sent = any(
        row["coverage_pct"] is not None or row["sent_scope"]
        for row in coverage(data, scope, plain)
    )
    if not is_sent:
        above = data.regions.of(asked.parent, scope.vintage)
        month = ask.usual_month(data, replace(scope, region=above))
        if month is None:
            return replace(asked, measure="informal_share") if is_open else asked
    return replace(plain, month=month)


def scope_shown(scope: Scope, shown: Shown) -> Scope:
    """Return the scope whose month the figures shown are of."""
    return replace(scope, period_end=shown.month or scope.period_end)


def division(data: Data, scope: Scope, shown: Shown) -> str:
    """Return the division in which the regions below a parent are asked for.

    A province of 2022 has its regencies in its own division alone, also where the
    figures of the scope still count 34 provinces.
    """
    if shown.parent is None:
        return scope.vintage
    return data.regions.of(shown.parent, scope.vintage).vintage


def rows(data: Data, scope: Scope, shown: Shown) -> list[Row]:
    """Return a row a region, of ``coverage__by_region`` or ``workforce__by_level``."""
    if shown.measure == "coverage":
        return coverage(data, scope, shown)
    return _round(data, scope, shown, KNOWN_NOW)


def coverage(data: Data, scope: Scope, shown: Shown) -> list[Row]:
    """Return the regions' rows of ``coverage__by_region``."""
    of_month = scope_shown(scope, shown)
    return ask.coverage_of_level(data, of_month, shown.level, shown.parent)


def _round(data: Data, scope: Scope, shown: Shown, until: date) -> list[Row]:
    """Return the last survey round up to a day; the measures take the latest."""
    # All regencies are the same in both divisions.
    is_one = shown.level == "regency" and shown.parent is None
    return data.rows(
        "workforce__by_level",
        level=shown.level,
        period_end=until,
        vintage="38" if is_one else division(data, scope, shown),
        parent=shown.parent,
    )


def marks(data: Data, scope: Scope, shown: Shown) -> dict[str, Row]:
    """Return the regencies' latest published percents by code; dated, they are marks.

    Rows are of ``statements__latest_by_level``.
    """
    if shown.level == "province":
        return {}
    found = data.rows(
        "statements__latest_by_level",
        level=shown.level,
        vintage=division(data, scope, shown),
        parent=shown.parent,
    )
    return {row["region_code"]: row for row in found}


def measure(data: Data, scope: Scope, shown: Shown) -> MapMeasure:
    """Return what the map shows, with the classes of its colours."""
    of_month = scope_shown(scope, shown)
    bounds = data.remembered(breaks, of_month, Shown(shown.level, None, shown.measure))
    return MapMeasure(shown.measure, bounds, is_bubbles=shown.is_bubbles)


def breaks(data: Data, scope: Scope, everywhere: Shown) -> tuple[float, ...]:
    """Return class bounds from the pooled figures of all periods, nationwide.

    Regencies without enough figures have those of the provinces.
    """
    if everywhere.measure == "coverage":
        found = _breaks_of_coverage(data, scope, everywhere.level)
        if not found and everywhere.level == "regency":
            found = _breaks_of_coverage(data, scope, "province")
        return found
    latest = _round(data, scope, everywhere, KNOWN_NOW)
    plain = MapMeasure(everywhere.measure, ())
    month = map_titles.month_shown(plain, latest, scope.period_end)
    return map_measures.breaks_of_rounds(
        everywhere.measure,
        lambda until: _round(
            data, scope, everywhere, KNOWN_NOW if until == month else until
        ),
        month,
    )


def _breaks_of_coverage(data: Data, scope: Scope, level: str) -> tuple[float, ...]:
    periods = data.rows("enrolment__periods", segments=scope.definition.segments)
    pooled = [
        row["coverage_pct"]
        for month in map_measures.months_pooled(periods, level, scope.period_end)
        for row in data.rows(
            "coverage__by_region",
            level=level,
            vintage=scope.vintage,
            period_end=month,
            segments=scope.definition.segments,
            base=scope.definition.base,
        )
    ]
    return tuple(class_breaks(pooled, 100))


def parent_of(data: Data, scope: Scope, shown: Shown) -> Region | None:
    """Return the province that the regions lie in; None for the whole nation."""
    if shown.parent is None:
        return None
    return data.regions.of(shown.parent, scope.vintage)
