"""Regions on a map and in its table: the level below a region, or those beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cakupan import sentences
from cakupan.blocks import (
    Absence,
    Address,
    Block,
    Cell,
    Map,
    MapRegion,
    Note,
    Records,
    Sheet,
    Sign,
)
from cakupan.data import NATION, Data, Row, Scope
from cakupan.shapes import shape_set
from cakupan.topics.coverage import ask, map_measures, map_titles
from cakupan.topics.coverage import ask_regions as asked
from cakupan.topics.coverage.ask_regions import Shown
from cakupan.topics.coverage.map_measures import MapMeasure
from cakupan.wording import Wording, _

COVERAGE_COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "period_end",
    "segment_scope",
    "worker_basis",
    "worker_basis_evidence",
    "base",
    "base_period",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "gap_to_universal_workers",
    "surplus_workers",
    "absence_reason",
    "series",
    "source_id",
    "base_source_id",
)
# Of an office's months: what is a sum of regencies, and what is there in part.
_PART_COLUMNS = ("regencies_summed", "regencies_in", "regencies_of", "sent_scope")
WORKFORCE_COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "base_period",
    "labour_force",
    "employed",
    "non_wage",
    "employed_informal",
    "informal_share_pct",
    "absence_reason",
    "source_id",
)
# The latest published percent beside a region's figures: as it is read, then in parts.
STATED_COLUMNS = (
    "stated_coverage",
    "stated_pct",
    "stated_pct_low",
    "stated_pct_high",
    "stated_precision",
    "stated_indicator",
    "stated_period_end",
    "stated_source_id",
)
_NONE = "–"


def regions(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the level below a region as map and table; of a regency, those around."""
    return regions_as(asked.below(data, scope), data, scope, words)


def regions_as(shown: Shown, data: Data, scope: Scope, words: Wording) -> Block:
    """Return regions as map and table.

    Args:
        shown: which regions, by which measure.
        data: the figures.
        scope: period, division and definition; its region is outlined, if it is drawn.
        words: the reader's words.
    """
    page_month = scope.period_end
    scope = asked.scope_shown(scope, shown)
    rows, marks = asked.rows(data, scope, shown), asked.marks(data, scope, shown)
    measure = asked.measure(data, scope, shown)
    where = asked.parent_of(data, scope, shown)
    title = map_titles.title(
        measure,
        rows,
        scope.period_end,
        shown.level,
        where.region_name if where else "Indonesia",
        words,
    )
    finding = _finding(measure, rows, scope, words)
    tags = f"{map_titles.unit(measure, words)} {_tags(measure, rows, scope, words)}"
    drawn = _map(shown, measure, rows, marks, words)
    shapes = _shapes(data, scope, shown)
    is_known = any(measure.value(row) is not None for row in rows)
    return Block(
        key="coverage.regions",
        title=_heading(shown, where.region_name if where else "Indonesia", words),
        finding=finding,
        tags=tags.strip(),
        picture=replace(
            drawn,
            title=title,
            shapes=shapes,
            foot=map_titles.credit(measure, rows, words),
            mode="bubbles" if shown.is_bubbles else "fill",
        ),
        sheet=_sheet(shown, measure, rows, marks, scope, words),
        records=_records(shown, measure, rows, marks, scope, title, words),
        notes=(
            *_other_month(shown, page_month, words),
            *_notes(shown, measure, rows, data, scope, words),
        ),
        foot=map_titles.borders(shape_set(), shapes, words),
        sources=_ids(rows, marks),
        absence=None if is_known else Absence("not_published", finding),
    )


def regions_beside(data: Data, scope: Scope, words: Wording) -> Block:
    """Return a region among its peers: a regency in its province, else the provinces.

    The region is outlined. Two pages have room for the map alone.
    """
    shown = asked.beside(data, scope)
    block = regions_as(shown, data, scope, words)
    is_inside = scope.region.level == "regency"
    title = _("Regencies and cities around") if is_inside else _("On the map")
    outlined, outline_shapes, is_drawn = _outline(_shapes(data, scope, shown), scope)
    scope = asked.scope_shown(scope, shown)
    rows, measure = asked.rows(data, scope, shown), asked.measure(data, scope, shown)
    own = outlined if outlined not in {row["region_code"] for row in rows} else ""
    undivided = words.say(
        _(
            "Outlined: {region}, which these figures still count within the "
            "undivided province."
        ),
        region=scope.region.region_name,
    )
    picture = replace(_map_of(block), outlined=outlined, outline_shapes=outline_shapes)
    whole = replace(
        block,
        key="coverage.regions_beside",
        title=words.say(title),
        tags=f"{block.tags} {undivided}" if own and is_drawn else block.tags,
        picture=picture,
    )
    tags = [_short_tags(measure, rows, scope, words)]
    if own and is_drawn:
        tags.append(undivided)
    unmarked = _map(shown, measure, rows, {}, words)
    return replace(
        whole,
        short=replace(
            whole,
            tags=" ".join(part for part in (*tags, block.foot) if part),
            picture=replace(picture, regions=unmarked.regions, legend=unmarked.legend),
            sheet=None,
            notes=(),
            foot="",
            sources=_ids(rows, {}),
        ),
    )


def _map_of(block: Block) -> Map:
    if not isinstance(block.picture, Map):
        raise TypeError(f"expected a map of regions, found {block.picture!r}")
    return block.picture


def _outline(shapes: str, scope: Scope) -> tuple[str, str, bool]:
    """Return the region that is outlined, in which shapes, and whether it is drawn.

    The nation lies on no map. A province of 2022 lies on a map of 34 provinces too:
    both are drawn alike.
    """
    known, region, own = shape_set(), scope.region, shapes
    if region.level == "province":
        own = known.key_for("province", None, region.vintage)
    code = region.region_code
    is_drawn = any(shape[0] == code for shape in known.load(own)["shapes"])
    return code if is_drawn else "", "" if own == shapes else own, is_drawn


def _shapes(data: Data, scope: Scope, shown: Shown) -> str:
    vintage = asked.division(data, scope, shown)
    return shape_set().key_for(shown.level, shown.parent, vintage)


def _heading(shown: Shown, where: str, words: Wording) -> str:
    label = (
        _("Provinces of {region}")
        if shown.level == "province"
        else _("Regencies and cities of {region}")
    )
    return words.say(label, region=where)


def _finding(
    measure: MapMeasure, rows: Sequence[Row], scope: Scope, words: Wording
) -> str:
    """Return the least and the most, with their regions; or that none has a figure."""
    plain = replace(measure, is_bubbles=False)
    known = [row for row in rows if measure.value(row) is not None]
    if not known:
        return words.say(
            _("No region on this map has a published figure for {month}."),
            month=words.month(scope.period_end),
        )
    if len(known) == 1:
        one = words.say(
            _("{label}: {value} ({region}), the only region with a figure"),
            label=measure.label(words),
            value=plain.text(measure.value(known[0]), known[0], words),
            region=known[0]["short_name"],
        )
        return f"{one}."
    ordered = sorted(known, key=lambda row: (measure.value(row), row["region_code"]))
    low, high = ordered[0], ordered[-1]
    said = words.say(
        _("{label}: from {low} ({lowest}) to {high} ({highest})"),
        label=measure.label(words),
        low=plain.text(measure.value(low), low, words),
        lowest=low["short_name"],
        high=plain.text(measure.value(high), high, words),
        highest=high["short_name"],
    )
    return f"{said}."


def _tags(
    measure: MapMeasure, rows: Sequence[Row], scope: Scope, words: Wording
) -> str:
    return map_titles.tags(measure, rows, scope.definition, words)


def _short_tags(
    measure: MapMeasure, rows: Sequence[Row], scope: Scope, words: Wording
) -> str:
    """Return definition, date and source in few words."""
    if measure.name != "coverage":
        return _tags(measure, rows, scope, words)
    row = next((row for row in rows if row["coverage_pct"] is not None), None)
    if row is None:
        return ""
    source = words.say(_("Source: {sources}."), sources=sentences.sources(row, words))
    # Which provinces are sums of their regencies is said of each.
    plain = {**row, "regencies_summed": None}
    return f"{sentences.short_tags(plain, words)}. {source}"


def _notes(
    shown: Shown,
    measure: MapMeasure,
    rows: Sequence[Row],
    data: Data,
    scope: Scope,
    words: Wording,
) -> list[Note]:
    """Return why coverage is not shown, what is above 100 %, what circles sum to."""
    notes = []
    if shown.level == "regency" and shown.measure != "coverage":
        known = asked.coverage(data, scope, shown)
        count = sum(row["coverage_pct"] is not None for row in known)
        said = words.say(
            _(
                "Published participants in {month}: {known} of {of} regencies and "
                "cities; shown is what is real for all."
            ),
            month=words.month(scope.period_end),
            known=count,
            of=len(known),
        )
        notes.append(Note(said))
    if measure.name != "coverage":
        return notes
    notes += _of_sums(shown, rows, words)
    over = sentences.over_100(rows, words)
    if over:
        notes.append(Note(over, "doubt"))
    if shown.is_bubbles and shown.parent is None and shown.level == "province":
        notes += _sum_of_circles(rows, data, scope, words)
    return notes


def _other_month(shown: Shown, asked_month: date, words: Wording) -> tuple[Note, ...]:
    """Return that the figures are of another month than the one asked for."""
    if shown.month is None:
        return ()
    said = words.say(
        _(
            "No regency or city here has a figure for {asked}; shown is {month}, the "
            "last month that the office sent."
        ),
        asked=words.month(asked_month),
        month=words.month(shown.month),
    )
    return (Note(said),)


def _of_sums(shown: Shown, rows: Sequence[Row], words: Wording) -> list[Note]:
    """Return how many regencies are in, and which provinces are sums of theirs."""
    month = words.month(rows[0]["period_end"]) if rows else ""
    count = sum(row["coverage_pct"] is not None for row in rows)
    if shown.level == "regency" and shown.parent is not None and count < len(rows):
        said = words.say(
            _("{month}: {count} of {of} regencies and cities are in."),
            month=month,
            count=count,
            of=len(rows),
        )
        return [Note(said)]
    summed = [
        f"{row['region_name']} ({sentences.summed(row, words)})"
        for row in rows
        if row["regencies_summed"]
    ]
    partial = [
        f"{row['region_name']} ({sentences.regencies_in(row, words)})"
        for row in rows
        if row["regencies_in"] is not None
    ]
    said_of = (
        (_("Not published for the province itself: {regions}."), summed),
        (_("Regencies and cities that are in, not all yet: {regions}."), partial),
    )
    return [
        Note(words.say(text, regions=words.listing(listed)))
        for text, listed in said_of
        if listed
    ]


def _sum_of_circles(
    rows: Sequence[Row], data: Data, scope: Scope, words: Wording
) -> list[Note]:
    """Return why the regions' gaps do not sum to the nation's."""
    region = data.regions.of(NATION, scope.vintage)
    nation = ask.coverage(data, replace(scope, region=region))
    total = map_measures.total_gap(rows)
    if nation["gap_to_universal_workers"] is None or total is None:
        return []
    said = words.say(
        _(
            "The circles sum to {total}; the national gap is {gap}. The difference "
            "is the surplus of regions above 100%, which fills no other region's "
            "gap."
        ),
        total=words.number(total),
        gap=words.number(nation["gap_to_universal_workers"]),
    )
    return [Note(said)]


def _map(
    shown: Shown,
    measure: MapMeasure,
    rows: Sequence[Row],
    marks: dict[str, Row],
    words: Wording,
) -> Map:
    """Return a map of some rows, still without its title and shapes."""
    drawn = map_measures.regions(measure, rows, marks, words)
    signs = [
        Sign(item["kind"], item["key"], item["label"], item["count"])
        for item in map_measures.legend(measure, drawn, words)
    ]
    if measure.is_bubbles:
        circles = [
            Sign("size", item["key"], item["label"])
            for item in map_measures.bubble_legend(drawn, words)
        ]
        signs = circles + [sign for sign in signs if sign.kind in ("absence", "mark")]
    return Map(
        title="",
        unit=measure.label(words),
        shapes="",
        regions=tuple(
            MapRegion(
                code=code,
                name=drawn["name"][at],
                short_name=drawn["short"][at],
                value=measure.value(rows[at]),
                value_label=drawn["value"][at],
                detail=drawn["detail"][at],
                shade=drawn["cls"][at],
                absence=drawn["absence"][at],
                is_over=bool(drawn["over"][at]),
                size=drawn["size"][at],
                mark=drawn["mark"][at] or "",
                address=_page_of(shown, code),
            )
            for at, code in enumerate(drawn["code"])
        ),
        legend=tuple(signs),
    )


# ----------------------------------------------------------------------- the table


def _sheet(
    shown: Shown,
    measure: MapMeasure,
    rows: Sequence[Row],
    marks: Mapping[str, Row],
    scope: Scope,
    words: Wording,
) -> Sheet:
    """Return the map's numbers, one row a region."""
    is_coverage = measure.name == "coverage"
    heads = [Cell(words.level(shown.level).capitalize())]
    heads += (
        _coverage_heads(measure, scope, words)
        if is_coverage
        else _survey_heads(measure, words)
    )
    if shown.level == "regency":
        stated = Cell(words.say(_("Stated coverage")), is_number=True)
        heads.insert(_STATED_AT[is_coverage], stated)
    lines = []
    for row in rows:
        name, code = row["region_name"], row["region_code"]
        line = [Cell(name, order=name, address=_page_of(shown, code))]
        line += (
            _coverage_cells(row, measure, words)
            if is_coverage
            else _survey_cells(row, measure, words)
        )
        if shown.level == "regency":
            line.insert(_STATED_AT[is_coverage], _stated_cell(marks.get(code), words))
        lines.append(tuple(line))
    caption = words.say(_("The map as a table"))
    return Sheet(caption, tuple(heads), tuple(lines), is_sortable=True)


def _page_of(shown: Shown, code: str) -> Address:
    """Return the page of a region, in the month that is shown of it."""
    if shown.month is None:
        return Address("wilayah", code)
    return Address("wilayah", code, changes=(("period", f"{shown.month:%Y-%m}"),))


# What was published stands behind a coverage and its parts, and before the survey's
# number that has no room beside a map.
_STATED_AT = {True: 4, False: 3}


def _coverage_heads(measure: MapMeasure, scope: Scope, words: Wording) -> list[Cell]:
    base = words.base(scope.definition.base, short=True)
    second = _("Not protected yet") if measure.is_bubbles else _("Active")
    return [
        Cell(words.say(_("Coverage")), "%", is_number=True),
        Cell(words.say(second), is_number=True),
        Cell(words.say(_("Base")), base, is_number=True),
    ]


def _coverage_cells(row: Row, measure: MapMeasure, words: Wording) -> list[Cell]:
    base, percent = row["base_workers"], row["coverage_pct"]
    if percent is None:
        return [
            _absent(row, words),
            Cell(_NONE, is_number=True, tone="muted"),
            Cell(
                _NONE if base is None else words.number(base),
                is_number=True,
                order=base,
            ),
        ]
    people = row["gap_to_universal_workers" if measure.is_bubbles else "active_workers"]
    over = row["is_over_100"]
    return [
        Cell(
            words.number(percent, 2),
            ">100" if over else "",
            is_number=True,
            order=percent,
            tone="over" if over else "",
        ),
        Cell(words.number(people), is_number=True, order=people),
        Cell(words.number(base), is_number=True, order=base),
    ]


def _survey_heads(measure: MapMeasure, words: Wording) -> list[Cell]:
    employed = Cell(words.say(_("Employed")), is_number=True)
    non_wage = Cell(words.say(_("Not paid a wage")), is_number=True)
    if measure.name == "non_wage":
        return [employed, non_wage]
    unit = "" if measure.is_bubbles else "%"
    informal = Cell(words.say(_("Informal")), unit, is_number=True)
    return [employed, informal, non_wage]


def _survey_cells(row: Row, measure: MapMeasure, words: Wording) -> list[Cell]:
    count = 2 if measure.name == "non_wage" else 3
    if row["employed"] is None:
        return [_absent(row, words) for _column in range(count)]

    def people(column: str) -> Cell:
        return Cell(words.number(row[column]), is_number=True, order=row[column])

    if measure.name == "non_wage":
        return [people("employed"), people("non_wage")]
    share = row["informal_share_pct"]
    informal = Cell(words.number(share, 2), is_number=True, order=share)
    if measure.is_bubbles:
        informal = people("employed_informal")
    return [people("employed"), informal, people("non_wage")]


def _absent(row: Row, words: Wording) -> Cell:
    text = sentences.absence_short_of(row, words)
    return Cell(text, is_number=True, tone="muted")


def _stated_cell(statement: Row | None, words: Wording) -> Cell:
    if statement is None:
        text = words.absence_short("not_published")
        return Cell(text, is_number=True, tone="muted")
    month = sentences.month_of(statement, words, short=True)
    return Cell(
        sentences.statement_value(statement, words),
        f"{words.indicator(statement['indicator'])}, {month}; "
        f"{statement['source_publisher']}",
        is_number=True,
        order=statement["stated_pct"],
    )


def _records(
    shown: Shown,
    measure: MapMeasure,
    rows: Sequence[Row],
    marks: Mapping[str, Row],
    scope: Scope,
    title: str,
    words: Wording,
) -> Records:
    is_coverage = measure.name == "coverage"
    columns = COVERAGE_COLUMNS if is_coverage else WORKFORCE_COLUMNS
    if is_coverage:
        known = (name for name in _PART_COLUMNS if any(row[name] for row in rows))
        columns = (*columns, *known)
    written = list(rows)
    if shown.level == "regency":
        columns = (*columns, *STATED_COLUMNS)
        written = with_stated(rows, marks, words)
    return Records(
        name=f"{measure.name}-{shown.level}-{shown.parent or NATION}",
        columns=columns,
        rows=tuple(written),
        title=title,
        survey=None
        if is_coverage
        else map_titles.month_shown(measure, rows, scope.period_end),
        source=map_titles.credit(measure, rows, words),
        about=(("period", shown.month.isoformat()),) if shown.month else (),
    )


def with_stated(
    rows: Sequence[Row], marks: Mapping[str, Row], words: Wording
) -> list[Row]:
    """Return rows with the regions' latest published percents, for files."""
    return [{**row, **_stated(marks.get(row["region_code"]), words)} for row in rows]


def _stated(statement: Row | None, words: Wording) -> Row:
    if statement is None:
        return dict.fromkeys(STATED_COLUMNS)
    values = (
        sentences.statement_value(statement, words),
        statement["stated_pct"],
        statement["pct_low"],
        statement["pct_high"],
        statement["precision"],
        statement["indicator"],
        statement["period_end"],
        statement["source_id"],
    )
    return dict(zip(STATED_COLUMNS, values, strict=True))


def _ids(rows: Sequence[Row], marks: Mapping[str, Row]) -> tuple[str, ...]:
    notes = [
        part
        for row in rows
        for part in (row.get("source_ids") or row.get("source_id") or "").split()
    ]
    notes += [row.get("base_source_id") for row in rows]
    notes += [mark["source_id"] for mark in marks.values()]
    return tuple(dict.fromkeys(source_id for source_id in notes if source_id))
