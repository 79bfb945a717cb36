"""The map of a province's regencies, whose regions are links, and its table twin."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cakupan import mapdata, sentences
from cakupan.blocks import Address, Block, Cell, Sheet
from cakupan.brief import mapchart
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.shapes import shape_set
from cakupan.site.asking import Here
from cakupan.tables import cells
from cakupan.tables.cells import head, number
from cakupan.wording import _


def block(here: Here) -> Block:
    """Return map and table of the regencies and cities of a province."""
    words, facts, site = here.words, here.facts, here.site
    name = "coverage" if site.is_made_up else "informal_share"
    measure = Measure(name, facts.breaks(name, "regency"))
    rows = _rows(here, name)
    shapes = shape_set()
    key = shapes.key_for("regency", here.region.region_code, here.region.vintage)
    tags = _tags(rows, name, here)
    if shapes.is_approximate_at(key):
        tags = cells.joined((tags, words.say(_("Borders are approximate."))))
    finding = _finding(measure, rows, here)
    title = words.say(
        _("Regencies and cities of {region}"), region=here.region.region_name
    )
    addresses = {
        region.region_code: Address("wilayah", region.region_code)
        for region in site.regencies
    }
    shown = mapchart.map_of(measure, rows, site.marks, words, addresses)
    return Block(
        key="peta",
        title=title,
        finding=finding,
        tags=tags,
        picture=replace(shown, title=title, shapes=key),
        sheet=_sheet(measure, rows, addresses, here),
    )


def _rows(here: Here, name: str) -> list[Row]:
    if name == "coverage":
        return _coverage(here)
    return here.site.data.rows(
        "workforce__by_level",
        level="regency",
        parent=here.region.region_code,
        vintage=here.region.vintage,
        period_end=KNOWN_NOW,
    )


def _coverage(here: Here) -> list[Row]:
    return here.site.data.rows(
        "coverage__by_region",
        level="regency",
        parent=here.region.region_code,
        vintage=here.region.vintage,
        period_end=here.facts.scene.period_end,
        segments=here.site.what.definition.segments,
        base=here.site.what.definition.base,
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


def _sheet(
    measure: Measure, rows: Sequence[Row], addresses: Mapping[str, Address], here: Here
) -> Sheet:
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
    lines = []
    for row in rows:
        value, code = measure.value(row), row["region_code"]
        mark = site.marks.get(code)
        lines.append(
            (
                Cell(
                    row["region_name"],
                    _marked(mark, here) if mark else "",
                    order=row["region_name"],
                    address=addresses.get(code),
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
