"""A map of blocks as SVG: for documents with its legend, for the copy with links.

Both are drawn from the path strings that the pages' map is drawn from. Classes have the
colours of the pages; a region without a figure has the hatch of its reason.
"""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from typing import Any

from cakupan.blocks import Address, Map, MapRegion, Sign
from cakupan.pictures.drawing import (
    ACCENT,
    INK,
    PAPER,
    Drawing,
    escaped,
)
from cakupan.pictures.look import PALETTE
from cakupan.pictures.placing import Box, cut, meet, text_width
from cakupan.shapes import ShapeSet

_TALLEST = 620.0  # of a map 1,000 wide
_NARROWEST = 640.0
_LEGEND = 34.0
_LEGEND_SIZE = 23.0
_TILE = 1.4  # of a hatch
_COAST = "#5B5F63"
_PALE = "#E6E7E8"  # regions under circles
_NO_FIGURE = "not_published"  # a region of the shapes that the figures do not know
# Over 100 %: the darkest class with a dotted outline, as on the pages' map.
_DOTTED = (
    f'<path d="{{path}}" fill="none" stroke="{PAPER}" stroke-width="3"/>'
    f'<path d="{{path}}" fill="none" stroke="{INK}" stroke-width="3" '
    'stroke-dasharray="4 4"/>'
)
_NAME_SIZE = 21.0  # of a name on a canvas 1,000 wide
_ROOM = 6.0
_EDGE = 20.0  # so that no name or outline is cut
_REACH = 60.0  # radius of the largest circle

Links = Callable[[Address], str]
Shape = tuple[str, str, float, float]


def draw_map(shown: Map, shapes: ShapeSet, alt: str, href: Links | None = None) -> str:
    """Return a map as SVG.

    Args:
        shown: the map.
        shapes: the files of shapes that it names.
        alt: title and finding, for who does not see it.
        href: gives the link to an address, empty where there is none: then regions are
            links with names, styled by the page around them, and the legend stands
            beside the map (``draw_sign``). Without it the legend is drawn. Circles
            to read others by are always drawn, at the scale of the map.
    """
    if href is None:
        return _draw_for_document(shown, shapes, alt)
    return _draw_with_links(shown, shapes, alt, href)


# ---------------------------------------------------------------- for documents


def _draw_for_document(shown: Map, shapes: ShapeSet, alt: str) -> str:
    width, height = shapes.size(shown.shapes)
    scale = min(1.0, _TALLEST / height)
    wide = max(width * scale, _NARROWEST)
    left = (wide - width * scale) / 2
    lines = -(-len(_grid(shown)) // _columns(wide))
    circles = _circles(shown)
    below = _LEGEND * (lines + 0.6) + (2 * _REACH + 8 if circles else 0)
    drawing = Drawing(wide, height * scale + below)
    regions = {region.code: region for region in shown.regions}
    drawing.raw(f'<g transform="translate({left:.1f} 0) scale({scale:.4f})">')
    listed = _listed(shapes, shown.shapes)
    for code, path, _x, _y in listed:
        region = regions.get(code)
        fill, is_ground = _fill(drawing, region, shown)
        line = _COAST if is_ground else PAPER
        drawing.raw(
            f'<path d="{escaped(path)}" fill="{fill}" stroke="{line}" '
            'stroke-width="1"/>'
        )
        if region and region.is_over and shown.mode == "fill":
            drawing.raw(_DOTTED.format(path=escaped(path)))
    _draw_circles(drawing, listed, regions, shown)
    _draw_marks(drawing, listed, regions)
    outline = _outline(shown, shapes)
    if outline:
        drawing.raw(_outlined(outline))
    drawing.raw("</g>")
    _draw_legend(drawing, _grid(shown), height * scale + _LEGEND)
    if circles:
        top = height * scale + _LEGEND * (lines + 0.6)
        _draw_sizes(drawing, circles, shown, top, scale)
    return drawing.svg(alt)


def _grid(shown: Map) -> list[Sign]:
    """Return the signs that stand in rows; circles have a strip of their own."""
    return [sign for sign in shown.legend if sign.kind != "size"]


def _circles(shown: Map) -> list[Sign]:
    return [sign for sign in shown.legend if sign.kind == "size"]


def _columns(width: float) -> int:
    return 3 if width > 900 else 2


def _listed(shapes: ShapeSet, key: str) -> list[Shape]:
    """Return code, path and middle of each shape, by code."""
    found: Sequence[Sequence[Any]] = shapes.load(key)["shapes"]
    return sorted((str(s[0]), str(s[1]), float(s[2]), float(s[3])) for s in found)


def _outline(shown: Map, shapes: ShapeSet) -> str:
    """Return the path of the outlined region; empty where it lies on no such map."""
    key = shown.outline_shapes or shown.shapes
    listed = _listed(shapes, key) if shown.outlined else []
    return next((path for code, path, _x, _y in listed if code == shown.outlined), "")


def _outlined(path: str) -> str:
    return (
        f'<path d="{escaped(path)}" fill="none" pointer-events="none" '
        f'stroke="{ACCENT}" stroke-width="4"/>'
    )


def _fill(drawing: Drawing, region: MapRegion | None, shown: Map) -> tuple[str, bool]:
    """Return a region's fill, and whether it is no colour of the scale."""
    if region is None:
        return drawing.hatch(_NO_FIGURE, _TILE), True
    if shown.mode == "bubbles" and region.size is not None:
        return _PALE, True
    if region.is_over:
        return PALETTE[-1], False
    if region.shade is not None:
        return PALETTE[region.shade], False
    return drawing.hatch(region.absence or _NO_FIGURE, _TILE), True


def _radius(size: float, shown: Map) -> float:
    largest = max((region.size or 0 for region in shown.regions), default=0)
    return max(2.0, _REACH * sqrt(size / largest)) if largest else 0.0


def _draw_circles(
    drawing: Drawing,
    listed: Sequence[Shape],
    regions: Mapping[str, MapRegion],
    shown: Map,
) -> None:
    """Draw circles whose areas are people, the largest first so that none is hidden."""
    if shown.mode != "bubbles":
        return
    sized = [
        (regions[code].size or 0, x, y)
        for code, _path, x, y in listed
        if code in regions and regions[code].size
    ]
    for size, x, y in sorted(sized, reverse=True):
        drawing.raw(_circle(x, y, _radius(size, shown)))


def _circle(x: float, y: float, radius: float) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.1f}" fill="{ACCENT}" '
        f'fill-opacity="0.5" stroke="{ACCENT}" stroke-width="1.5"/>'
    )


def _draw_marks(
    drawing: Drawing, listed: Sequence[Shape], regions: Mapping[str, MapRegion]
) -> None:
    for code, _path, x, y in listed:
        if code in regions and regions[code].mark:
            drawing.raw(_ring(x, y))


def _ring(x: float, y: float) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="6" fill="{PAPER}" stroke="{INK}" '
        'stroke-width="3"/>'
    )


def _draw_legend(drawing: Drawing, signs: Sequence[Sign], top: float) -> None:
    """Draw the classes and reasons with their counts, a few in a row."""
    columns = _columns(drawing.width)
    column = drawing.width / columns
    for place, sign in enumerate(signs):
        x = (place % columns) * column + 4
        y = top + (place // columns) * _LEGEND
        if sign.kind == "mark":
            drawing.raw(_ring(x + 15, y - 8))
        else:
            fill = _sign_fill(drawing, sign)
            drawing.box(x, y - 18, 30, 20, fill=fill, stroke=_COAST)
        if sign.kind == "over":
            drawing.raw(_DOTTED.format(path=f"M{x:g} {y - 18:g}h30v20h-30z"))
        said = cut(_said(sign), _LEGEND_SIZE, column - 48)
        drawing.text(x + 38, y - 1, said, size=_LEGEND_SIZE)


def _said(sign: Sign) -> str:
    return sign.label if sign.count is None else f"{sign.label} ({sign.count})"


def _sign_fill(drawing: Drawing, sign: Sign) -> str:
    if sign.kind == "class":
        return PALETTE[int(sign.key)]
    if sign.kind == "over":
        return PALETTE[-1]
    return drawing.hatch(str(sign.key), _TILE)


def _draw_sizes(
    drawing: Drawing, signs: Sequence[Sign], shown: Map, top: float, scale: float
) -> None:
    """Draw circles to read the map's by, side by side, each with its number."""
    x = 4.0
    for sign in signs:
        radius = _radius(float(sign.key), shown) * scale
        drawing.raw(_circle(round(x + radius, 1), round(top + _REACH, 1), radius))
        x += 2 * radius + 8
        drawing.text(x, top + _REACH + 8, sign.label, size=_LEGEND_SIZE)
        x += text_width(sign.label, _LEGEND_SIZE) + 20


# ---------------------------------------------------------------- for the copy


def _draw_with_links(shown: Map, shapes: ShapeSet, alt: str, href: Links) -> str:
    """Return a map whose regions are links, with names where there is room."""
    width, height = shapes.size(shown.shapes)
    circles = _circles(shown)
    below = 2 * _REACH + 8 if circles else 0
    drawing = Drawing(width, height + below, hatches="map-hatch")
    regions = {region.code: region for region in shown.regions}
    listed = _listed(shapes, shown.shapes)
    for code, path, _x, _y in listed:
        drawing.raw(_land(drawing, path, regions.get(code), shown, href))
    _draw_circles(drawing, listed, regions, shown)
    outline = _outline(shown, shapes)
    if outline:
        drawing.raw(_outlined(outline))
    drawing.raw('<g class="names" aria-hidden="true">')
    _write_names(drawing, listed, regions)
    drawing.raw("</g>")
    if circles:
        _draw_sizes(drawing, circles, shown, height, 1.0)
    return drawing.svg(alt, role="group", edge=_EDGE, is_fluid=True)


def _land(
    drawing: Drawing, path: str, region: MapRegion | None, shown: Map, href: Links
) -> str:
    fill, _is_ground = _fill(drawing, region, shown)
    drawn = f'<path class="land" d="{escaped(path)}" fill="{fill}"/>'
    if region and region.is_over and shown.mode == "fill":
        drawn += f'<path class="over" d="{escaped(path)}"/>'
    link = href(region.address) if region and region.address else ""
    if region is None or not link:
        return drawn
    detail = region.detail.replace("\n", "; ")
    said = (f"{region.name}: {region.value_label}", detail, region.mark)
    text = escaped(". ".join(filter(None, said)))
    way = f'<a href="{escaped(link)}" aria-label="{text}">'
    return f"{way}<title>{text}</title>{drawn}</a>"


def _write_names(
    drawing: Drawing, listed: Sequence[Shape], regions: Mapping[str, MapRegion]
) -> None:
    """Write names with values where they cover no other; the table has them all."""
    taken: list[Box] = []
    for code, _path, x, y in listed:
        region = regions.get(code)
        if region is None:
            continue
        if region.mark:
            drawing.raw(f'<circle cx="{x:g}" cy="{y - 30:g}" r="7"/>')
        name, value = region.short_name, region.value_label
        half = max(text_width(said, _NAME_SIZE) for said in (name, value)) / 2 + _ROOM
        top, foot = y - _NAME_SIZE - _ROOM, y + 1.2 * _NAME_SIZE + _ROOM
        box = (x - half, top, x + half, foot)
        is_inside = box[0] >= -_EDGE and box[2] <= drawing.width + _EDGE
        if is_inside and not any(meet(box, other) for other in taken):
            taken.append(box)
            drawing.raw(
                f'<text x="{x:g}" y="{y:g}">{escaped(name)}<tspan x="{x:g}" '
                f'dy="{1.15 * _NAME_SIZE:g}">{escaped(value)}</tspan></text>'
            )


def draw_sign(sign: Sign) -> str:
    """Return a mark of a legend as a small SVG, styled by the page around it.

    Args:
        sign: of any kind but ``size``, which needs its map to be read by.
    """
    # A pattern of the map itself may lie in another drawing of the page.
    drawing = Drawing(24, 16, hatches=f"sign-{sign.key}-")
    if sign.kind == "mark":
        drawing.raw('<g class="names"><circle cx="12" cy="8" r="5"/></g>')
        return drawing.svg("")
    fill = _sign_fill(drawing, sign)
    drawing.raw(
        f'<rect class="land" x="1" y="1" width="22" height="14" fill="{fill}"/>'
    )
    if sign.kind == "over":
        drawing.raw('<path class="over" d="M1 1h22v14h-22z"/>')
    return drawing.svg("")
