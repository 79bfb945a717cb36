"""The map of a province's regencies, whose regions are links, and its table twin."""

import html
from collections.abc import Sequence

from cakupan import mapdata, reads, sentences
from cakupan.blocks import Cell, Sheet
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.pictures.look import HATCH_INK, HATCH_PAPER, HATCHES, PALETTE
from cakupan.pictures.placing import text_width
from cakupan.shapes import shape_set
from cakupan.site.asking import Here
from cakupan.site.content import Block, Sign
from cakupan.tables import cells
from cakupan.tables.cells import head, number
from cakupan.wording import _

_SIZE = 21.0  # of a name on a canvas 1,000 wide
_ROOM = 6.0
_EDGE = 20.0  # so that no name or outline is cut


def block(here: Here) -> Block:
    """Return map and table of the regencies and cities of a province."""
    words, facts, site = here.words, here.facts, here.site
    name = "coverage" if site.is_made_up else "informal_share"
    measure = Measure(name, facts.breaks(name, "regency"))
    rows = _rows(here, name)
    shown = mapdata.regions(measure, rows, site.marks, words)
    shapes = shape_set()
    key = shapes.key_for("regency", here.region.region_code, here.region.vintage)
    tags = _tags(rows, name, here)
    if shapes.is_approximate_at(key):
        tags = cells.joined((tags, words.say(_("Borders are approximate."))))
    finding = _finding(measure, rows, here)
    title = words.say(
        _("Regencies and cities of {region}"), region=here.region.region_name
    )
    return Block(
        key="peta",
        title=title,
        finding=finding,
        tags=tags,
        svg=_drawing(shapes.load(key), shown, here, f"{title}: {finding}"),
        is_map=True,
        signs=_signs(measure, shown, here),
        sheets=(_sheet(measure, rows, here),),
    )


def _rows(here: Here, name: str) -> list[Row]:
    if name == "coverage":
        return _coverage(here)
    return reads.read_workforce_by_level(
        here.site.asked.store,
        "regency",
        KNOWN_NOW,
        here.region.vintage,
        here.region.region_code,
        here.site.known_on,
    )


def _coverage(here: Here) -> list[Row]:
    return reads.read_coverage(
        here.site.asked.store,
        here.site.what.definition,
        here.facts.scene.period_end,
        here.region.vintage,
        level="regency",
        parent=here.region.region_code,
        known_on=here.site.known_on,
    )


def _tags(rows: Sequence[Row], name: str, here: Here) -> str:
    words = here.words
    if name == "coverage":
        known = [row for row in rows if row["coverage_pct"] is not None]
        return f"{sentences.short_tags(known[0], words)}." if known else ""
    known = [row for row in _coverage(here) if row["coverage_pct"] is not None]
    said = words.say(
        _(
            "Published participants in {month}: {known} of {of} regencies and cities; "
            "shown is what is real for all."
        ),
        month=words.month(here.facts.scene.period_end),
        known=len(known),
        of=len(rows),
    )
    return f"{said} {mapdata.sakernas_tags(rows[0], words)}." if rows else ""


def _finding(measure: Measure, rows: Sequence[Row], here: Here) -> str:
    words = here.words
    known = [row for row in rows if measure.value(row) is not None]
    if not known:
        return words.say(
            _("No region on this map has a published figure for {month}."),
            month=words.month(here.facts.scene.period_end),
        )
    ordered = sorted(known, key=lambda row: (measure.value(row), row["region_code"]))
    low, high = ordered[0], ordered[-1]
    said = words.say(
        _("{label}: from {low} ({lowest}) to {high} ({highest})"),
        label=measure.label(words),
        low=measure.text(measure.value(low), low, words),
        lowest=low["short_name"],
        high=measure.text(measure.value(high), high, words),
        highest=high["short_name"],
    )
    return f"{said}."


def _pattern(reason: str, name: str) -> str:
    size, path, width = HATCHES[reason]
    return (
        f'<pattern id="{name}" width="{size}" height="{size}" '
        f'patternUnits="userSpaceOnUse" patternTransform="scale(1.4)">'
        f'<rect width="{size}" height="{size}" fill="{HATCH_PAPER}"/>'
        f'<path d="{path}" fill="none" stroke="{HATCH_INK}" stroke-width="{width}" '
        'stroke-linecap="round"/></pattern>'
    )


def _fill(shown: dict[str, list[object]], place: int | None) -> str:
    if place is None:
        return "url(#peta-not_published)"
    if shown["over"][place]:
        return PALETTE[-1]
    found = shown["cls"][place]
    if isinstance(found, int):
        return PALETTE[found]
    return f"url(#peta-{shown['absence'][place] or 'not_published'})"


def _drawing(
    shapes: dict[str, object],
    shown: dict[str, list[object]],
    here: Here,
    alt: str,
) -> str:
    """Return the map as SVG: a link a region, names where there is room."""
    by_code = {code: place for place, code in enumerate(shown["code"])}
    listed: list[list[object]] = shapes["shapes"]  # type: ignore[assignment]
    reasons = {reason for reason in shown["absence"] if reason} | {"not_published"}
    defs = "".join(
        _pattern(reason, f"peta-{reason}") for reason in HATCHES if reason in reasons
    )
    links = {r.region_code: here.site.link(r) for r in here.site.regencies}
    regions = "".join(
        _region(shape, shown, by_code.get(str(shape[0])), links, here)
        for shape in sorted(listed, key=lambda shape: str(shape[0]))
    )
    names = _names(listed, shown, by_code)
    width, height = float(str(shapes["width"])), float(str(shapes["height"]))
    return (
        f'<svg role="group" aria-label="{html.escape(alt)}" '
        f'xmlns="http://www.w3.org/2000/svg" viewBox="{-_EDGE:g} {-_EDGE:g} '
        f'{width + 2 * _EDGE:g} {height + 2 * _EDGE:g}"><defs>{defs}</defs>'
        f'{regions}<g class="names" aria-hidden="true">{names}</g></svg>'
    )


def _region(
    shape: Sequence[object],
    shown: dict[str, list[object]],
    place: int | None,
    links: dict[str, str],
    here: Here,
) -> str:
    code, path = str(shape[0]), html.escape(str(shape[1]), quote=True)
    drawn = f'<path class="land" d="{path}" fill="{_fill(shown, place)}"/>'
    if place is not None and shown["over"][place]:
        drawn += f'<path class="over" d="{path}"/>'
    if place is None or code not in links:
        return drawn
    detail = str(shown["detail"][place]).replace("\n", "; ")
    said = cells.joined(
        (f"{shown['name'][place]}: {shown['value'][place]}", detail), ". "
    )
    mark = shown["mark"][place]
    text = html.escape(cells.joined((said, str(mark) if mark else ""), ". "))
    return (
        f'<a href="{html.escape(links[code], quote=True)}" aria-label="{text}">'
        f"<title>{text}</title>{drawn}</a>"
    )


def _names(
    listed: Sequence[Sequence[object]],
    shown: dict[str, list[object]],
    by_code: dict[object, int],
) -> str:
    """Return names with values where they cover no other; the table has them all."""
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for code, _path, at_x, at_y in sorted(listed, key=lambda shape: str(shape[0])):
        place = by_code.get(code)
        if place is None:
            continue
        x, y = float(str(at_x)), float(str(at_y))
        if shown["mark"][place]:
            parts.append(f'<circle cx="{x:g}" cy="{y - 30:g}" r="7"/>')
        name, value = str(shown["short"][place]), str(shown["value"][place])
        half = max(text_width(name, _SIZE), text_width(value, _SIZE)) / 2 + _ROOM
        box = (x - half, y - _SIZE - _ROOM, x + half, y + 1.2 * _SIZE + _ROOM)
        if (
            box[0] < -_EDGE
            or box[2] > 1000 + _EDGE
            or any(_meet(box, b) for b in taken)
        ):
            continue
        taken.append(box)
        parts.append(
            f'<text x="{x:g}" y="{y:g}">{html.escape(name)}<tspan x="{x:g}" '
            f'dy="{1.15 * _SIZE:g}">{html.escape(value)}</tspan></text>'
        )
    return "".join(parts)


def _meet(
    a: tuple[float, float, float, float], b: tuple[float, float, float, float]
) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _signs(
    measure: Measure, shown: dict[str, list[object]], here: Here
) -> tuple[Sign, ...]:
    return tuple(
        Sign(_swatch(item["kind"], item["key"]), item["label"], item["count"])
        for item in mapdata.legend(measure, shown, here.words)
    )


def _swatch(kind: str, key: object) -> str:
    box = '<rect class="land" x="1" y="1" width="22" height="14" fill="{fill}"/>'
    if kind == "class":
        inside = box.format(fill=PALETTE[int(str(key))])
    elif kind == "over":
        inside = box.format(fill=PALETTE[-1])
        inside += '<path class="over" d="M1 1h22v14h-22z"/>'
    elif kind == "mark":
        inside = '<g class="names"><circle cx="12" cy="8" r="5"/></g>'
    else:
        # The pattern of the map itself may lie in another drawing of the page.
        name = f"sign-{key}"
        inside = f"<defs>{_pattern(str(key), name)}</defs>" + box.format(
            fill=f"url(#{name})"
        )
    return f'<svg viewBox="0 0 24 16" width="24" height="16">{inside}</svg>'


def _sheet(measure: Measure, rows: Sequence[Row], here: Here) -> Sheet:
    """Return the map's numbers, one row a region."""
    words, site = here.words, here.site
    heads = [
        head(words.say(_("Region"))),
        head(measure.label(words), is_number=True),
    ]
    is_coverage = measure.name == "coverage"
    columns = (
        ("active_workers", "base_workers") if is_coverage else ("employed", "non_wage")
    )
    labels = (
        [words.say(_("Active")), words.base(site.what.definition.base)]
        if is_coverage
        else [words.base("employed"), words.base("non_wage")]
    )
    heads += [head(label, is_number=True) for label in labels]
    links = {r.region_code: site.link(r) for r in site.regencies}
    lines = []
    for row in rows:
        value, code = measure.value(row), row["region_code"]
        mark = site.marks.get(code)
        lines.append(
            (
                Cell(
                    row["region_name"],
                    _marked(mark, here) if mark else "",
                    href=links.get(code, ""),
                    order=row["region_name"],
                ),
                number(measure.text(value, row, words), order=value),
                *(_count(row[column], here) for column in columns),
            )
        )
    caption = words.say(_("The map as a table"))
    return Sheet(caption, tuple(heads), tuple(lines), is_sortable=True)


def _count(value: int | None, here: Here) -> Cell:
    said = cells.NONE if value is None else here.words.number(value)
    return number(said, order=value)


def _marked(statement: Row, here: Here) -> str:
    words = here.words
    said = words.say(
        _("Stated: {value} ({indicator}, {month})"),
        value=sentences.statement_value(statement, words),
        indicator=words.indicator(statement["indicator"]),
        month=sentences.month_of(statement, words, short=True),
    )
    publisher = here.facts.sources[statement["source_id"]]["publisher"]
    return f"{said}. {publisher}"
