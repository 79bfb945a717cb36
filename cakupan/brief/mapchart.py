"""The small map: the region among its peers, in the classes and hatches of the pages.

Drawn from the path strings that the pages' map is drawn from.
"""

from typing import Any

from cakupan import mapdata, maptitles, reads, sentences, watermark
from cakupan.brief.content import Chart, Part, Picture, Series
from cakupan.brief.facts import Facts
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.pictures.drawing import ACCENT, INK, PAPER, Drawing
from cakupan.pictures.look import PALETTE
from cakupan.pictures.placing import cut
from cakupan.shapes import ShapeSet, shape_set
from cakupan.wording import Wording, _

_TALLEST = 620.0  # of a map 1,000 wide
_LEGEND = 34.0
_NARROWEST = 640.0
_COAST = "#5B5F63"
# Over 100 %: the darkest class with a dotted outline, as on the pages' map.
_DOTTED = (
    f'<path d="{{path}}" fill="none" stroke="{PAPER}" stroke-width="3"/>'
    f'<path d="{{path}}" fill="none" stroke="{INK}" stroke-width="3" '
    'stroke-dasharray="4 4"/>'
)


def build(facts: Facts) -> Part:
    """Return the map of provinces, or of the regencies around a regency."""
    words = facts.words
    is_inside = facts.is_regency
    is_made_up = facts.what.dataset == watermark.SIMULATION
    name = "informal_share" if is_inside and not is_made_up else "coverage"
    measure = mapdata.Measure(name, facts.breaks(name))
    rows = _rows(facts, name)
    shown = mapdata.regions(measure, rows, {}, words)
    finding = _finding(facts, measure, rows)
    shapes = shape_set()
    if is_inside:
        key = shapes.key_for("regency", facts.region.parent_code, "38")
    else:
        key = shapes.key_for("province", None, facts.scene.vintage)
    tags = _tags(facts, rows, measure)
    outline = _outline(shapes, key, facts.region)
    if outline and facts.region.region_code not in shown["code"]:
        tags += " " + words.say(
            _(
                "Outlined: {region}, which these figures still count within the "
                "undivided province."
            ),
            region=facts.region.region_name,
        )
    if shapes.is_approximate_at(key):
        tags += " " + words.say(_("Borders are approximate."))
    title = _("Regencies and cities around") if is_inside else _("On the map")
    own = facts.region.region_code
    return Part(
        key="map",
        title=words.say(title),
        finding=finding,
        tags=tags,
        picture=_draw(shapes, key, measure, shown, outline, words, finding),
        chart=_chart(rows, measure, own, words),
    )


def _rows(facts: Facts, name: str) -> list[Row]:
    if not facts.is_regency:
        return facts.peers(facts.what.definition)
    if name == "informal_share":
        return facts.neighbours
    return reads.read_coverage(
        facts.asked.store,
        facts.what.definition,
        facts.scene.period_end,
        "38",
        level="regency",
        parent=facts.region.parent_code,
        known_on=facts.asked.known_on,
    )


def _finding(facts: Facts, measure: mapdata.Measure, rows: list[Row]) -> str:
    words = facts.words
    known = [row for row in rows if measure.value(row) is not None]
    if not known:
        return words.say(
            _("No region on this map has a published figure for {month}."),
            month=words.month(facts.scene.period_end),
        )
    highest = max(known, key=lambda row: (measure.value(row) or 0, row["region_code"]))
    lowest = min(known, key=lambda row: (measure.value(row) or 0, row["region_code"]))
    return words.say(
        _("{label}: from {low} ({lowest}) to {high} ({highest})"),
        label=measure.label(words),
        low=measure.text(measure.value(lowest), lowest, words),
        lowest=lowest["short_name"],
        high=measure.text(measure.value(highest), highest, words),
        highest=highest["short_name"],
    )


def _tags(facts: Facts, rows: list[Row], measure: mapdata.Measure) -> str:
    """Return definition, date and source of what the map shows."""
    words = facts.words
    if measure.name != "coverage":
        return maptitles.tags(measure, rows, facts.what.definition, words)
    row = next((row for row in rows if row["coverage_pct"] is not None), None)
    if row is None:
        return ""
    source = words.say(_("Source: {sources}."), sources=sentences.sources(row, words))
    return f"{sentences.short_tags(row, words)}. {source}"


def _chart(
    rows: list[Row], measure: mapdata.Measure, own: str, words: Wording
) -> Chart:
    ordered = sorted(
        rows,
        key=lambda row: (
            measure.value(row) is None,
            -(measure.value(row) or 0),
            row["region_code"],
        ),
    )
    return Chart(
        kind="columns",
        categories=tuple(row["short_name"] for row in ordered),
        series=(
            Series(measure.label(words), tuple(measure.value(row) for row in ordered)),
        ),
        unit="percent",
        own=next(
            (row["short_name"] for row in ordered if row["region_code"] == own), ""
        ),
    )


def _draw(
    shapes: ShapeSet,
    key: str,
    measure: mapdata.Measure,
    shown: dict[str, Any],
    outline: str,
    words: Wording,
    alt: str,
) -> Picture:
    width, height = shapes.size(key)
    scale = min(1.0, _TALLEST / height)
    wide = max(width * scale, _NARROWEST)
    left = (wide - width * scale) / 2
    legend = mapdata.legend(measure, shown, words)
    lines = -(-len(legend) // _columns(wide))
    drawing = Drawing(wide, height * scale + _LEGEND * (lines + 0.6))
    by_code = {code: place for place, code in enumerate(shown["code"])}
    drawing.raw(f'<g transform="translate({left:.1f} 0) scale({scale:.4f})">')
    for code, path in _paths(shapes, key):
        place = by_code.get(code)
        fill, is_ground = _fill(drawing, shown, place)
        line = _COAST if is_ground else PAPER
        drawing.raw(
            f'<path d="{path}" fill="{fill}" stroke="{line}" stroke-width="1"/>'
        )
        if place is not None and shown["over"][place]:
            drawing.raw(_DOTTED.format(path=path))
    if outline:
        drawing.raw(
            f'<path d="{outline}" fill="none" stroke="{ACCENT}" stroke-width="4"/>'
        )
    drawing.raw("</g>")
    _draw_legend(drawing, legend, height * scale + _LEGEND)
    return Picture(drawing.svg(alt), alt)


def _outline(shapes: ShapeSet, key: str, region: Region) -> str:
    """Return the path of the region itself; empty where it lies on no such map.

    A province of 2022 lies on a map of 34 provinces too: both are drawn alike.
    """
    own = key
    if region.level == "province":
        own = shapes.key_for("province", None, region.vintage)
    code = region.region_code
    return next((path for name, path in _paths(shapes, own) if name == code), "")


def _columns(width: float) -> int:
    return 3 if width > 900 else 2


def _paths(shapes: ShapeSet, key: str) -> list[tuple[str, str]]:
    """Return code and path of each shape, in the file's order."""
    return [(shape[0], shape[1]) for shape in shapes.load(key)["shapes"]]


def _fill(
    drawing: Drawing, shown: dict[str, Any], place: int | None
) -> tuple[str, bool]:
    """Return a region's fill, and whether it is no colour of the scale."""
    if place is None:
        return drawing.hatch("not_published", 1.4), True
    if shown["over"][place]:
        return PALETTE[-1], False
    found: int | None = shown["cls"][place]
    if found is not None:
        return PALETTE[found], False
    return drawing.hatch(shown["absence"][place] or "not_published", 1.4), True


def _draw_legend(drawing: Drawing, legend: list[Any], top: float) -> None:
    """Draw the classes and reasons with their counts, a few in a row."""
    columns = _columns(drawing.width)
    column = drawing.width / columns
    for place, item in enumerate(legend):
        x = (place % columns) * column + 4
        y = top + (place // columns) * _LEGEND
        kind = item["kind"]
        fill = PAPER
        if kind == "class":
            fill = PALETTE[item["key"]]
        elif kind == "over":
            fill = PALETTE[-1]
        elif kind == "absence":
            fill = drawing.hatch(item["key"], 1.4)
        drawing.box(x, y - 18, 30, 20, fill=fill, stroke=_COAST)
        if kind == "over":
            drawing.raw(_DOTTED.format(path=f"M{x} {y - 18}h30v20h-30z"))
        said = cut(f"{item['label']} ({item['count']})", 23, column - 48)
        drawing.text(x + 38, y - 1, said, size=23)
