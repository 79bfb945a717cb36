"""The small map: the region among its peers, in the classes of the pages' maps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cakupan import mapdata, maptitles, sentences, watermark
from cakupan.blocks import Address, Block, Map, MapRegion, Sign
from cakupan.brief.facts import Facts
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.shapes import ShapeSet, shape_set
from cakupan.wording import Wording, _


def build(facts: Facts) -> Block:
    """Return the map of provinces, or of the regencies around a regency."""
    words = facts.words
    is_inside = facts.is_regency
    is_made_up = facts.what.dataset == watermark.SIMULATION
    name = "informal_share" if is_inside and not is_made_up else "coverage"
    measure = mapdata.Measure(name, facts.breaks(name))
    rows = _rows(facts, name)
    finding = _finding(facts, measure, rows)
    shapes = shape_set()
    if is_inside:
        key = own_key = shapes.key_for("regency", facts.region.parent_code, "38")
    else:
        key = shapes.key_for("province", None, facts.scene.vintage)
        # A province of 2022 lies on a map of 34 provinces too: both are drawn alike.
        own_key = key
        if facts.region.level == "province":
            own_key = shapes.key_for("province", None, facts.region.vintage)
    tags = _tags(facts, rows, measure)
    own = facts.region.region_code
    is_drawn = _is_drawn(shapes, own_key, facts.region)
    if is_drawn and own not in {row["region_code"] for row in rows}:
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
    return Block(
        key="map",
        title=words.say(title),
        finding=finding,
        tags=tags,
        picture=replace(
            map_of(measure, rows, {}, words),
            title=finding,
            shapes=key,
            outlined=own if is_drawn else "",
            outline_shapes="" if own_key == key else own_key,
        ),
    )


def _rows(facts: Facts, name: str) -> list[Row]:
    if not facts.is_regency:
        return facts.peers(facts.what.definition)
    if name == "informal_share":
        return facts.neighbours
    return facts.data.rows(
        "coverage__by_region",
        level="regency",
        parent=facts.region.parent_code,
        vintage="38",
        period_end=facts.scene.period_end,
        segments=facts.what.definition.segments,
        base=facts.what.definition.base,
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


def map_of(
    measure: mapdata.Measure,
    rows: Sequence[Row],
    marks: dict[str, Row],
    words: Wording,
    addresses: Mapping[str, Address] | None = None,
) -> Map:
    """Return a map of some rows, still without its title and shapes.

    Args:
        measure: what is shown.
        rows: one a region.
        marks: latest published statements by region code, shown as dated marks.
        words: the reader's words.
        addresses: where a press on a region leads, by its code.
    """
    shown = mapdata.regions(measure, rows, marks, words)
    return Map(
        title="",
        unit=measure.label(words),
        shapes="",
        regions=tuple(
            MapRegion(
                code=code,
                name=shown["name"][at],
                short_name=shown["short"][at],
                value=measure.value(rows[at]),
                value_label=shown["value"][at],
                detail=shown["detail"][at],
                shade=shown["cls"][at],
                absence=shown["absence"][at],
                is_over=bool(shown["over"][at]),
                size=shown["size"][at],
                mark=shown["mark"][at] or "",
                address=(addresses or {}).get(code),
            )
            for at, code in enumerate(shown["code"])
        ),
        legend=tuple(
            Sign(item["kind"], item["key"], item["label"], item["count"])
            for item in mapdata.legend(measure, shown, words)
        ),
    )


def _is_drawn(shapes: ShapeSet, key: str, region: Region) -> bool:
    """Return whether a region lies on a map: the nation lies on none."""
    listed = shapes.load(key)["shapes"]
    return any(shape[0] == region.region_code for shape in listed)
