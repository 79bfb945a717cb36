"""The map of regions beside its table twin: each selects the other.

On the nation's provinces a pick goes a level down; on regencies it marks the region
in map and table and offers its page.
"""

import html
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cakupan import mapdata, maptitles, watermark
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.mapdata import Measure
from cakupan.measures import class_breaks
from cakupan.pictures.look import PALETTE
from cakupan.topics.coverage import blocks as coverage
from cakupan.ui import blocks, firstpaint, frame, run, state
from cakupan.ui.map import region_map
from cakupan.ui.map.component import LegendItem, MapRegions, MapShapes
from cakupan.ui.mapfoot import draw_foot
from cakupan.ui.maptitles import (
    Place,
    place_of,
    subtitle_of,
    title_of,
)
from cakupan.ui.mapwords import foot_text, map_words
from cakupan.ui.question import Question
from cakupan.ui.regiontable import (
    draw_region_table,
)
from cakupan.ui.writing import popover
from cakupan.wording import _

# The map's own keys of the address.
KEYS = (
    state.one_of("measure", "auto", *mapdata.MEASURES),
    state.matching("pick", "", r"\d{2}(\.\d{2})?", "64, 64.01"),
)


class _Shown(TypedDict):
    regions: MapRegions
    legend: list[LegendItem]


class _Written(TypedDict):
    title: str
    subtitle: str
    foot: str
    watermark: str
    file_name: str


def measure_name(question: Question, place: Place) -> str:
    """Return the measure that is shown.

    Below province level hardly any coverage is published, so that map opens on what
    is real for all 514.
    """
    named: str = question.view["measure"]
    if named != "auto":
        return named
    is_simulated = question.view.dataset == watermark.SIMULATION
    if place.level == "province" or is_simulated:
        return "coverage"
    return "informal_share"


def rows_of(question: Question, place: Place, name: str) -> list[Row]:
    """Return one row a region with what the measure needs."""
    if name == "coverage":
        return question.coverage_of(place.level, place.parent_code)
    return _workforce(question, place, KNOWN_NOW)


def _workforce(question: Question, place: Place, until: date) -> list[Row]:
    """Return the last round up to a day; the survey's own measures take the latest."""
    # All regencies are the same in both divisions.
    is_one = place.level == "regency" and place.parent is None
    rows: list[Row] = question.data.rows(
        "workforce__by_level",
        level=place.level,
        parent=place.parent_code,
        vintage="38" if is_one else question.division_of(place.parent_code),
        period_end=until,
    )
    return rows


def _breaks(question: Question, level: str, name: str) -> tuple[float, ...]:
    """Return class bounds from the pooled figures of all periods, nationwide."""
    if name == "coverage":
        shown = question.scene.period_end
        pooled = [
            row["coverage_pct"]
            for month in mapdata.months_pooled(question.periods, level, shown)
            for row in question.data.rows(
                "coverage__by_region",
                level=level,
                parent=None,
                vintage=question.scene.vintage,
                period_end=month,
                segments=question.definition.segments,
                base=question.definition.base,
            )
        ]
        found = class_breaks(pooled, 100)
        if not found and level == "regency":
            return _breaks(question, "province", name)
        return tuple(found)
    everywhere = Place(level, None)
    latest = _workforce(question, everywhere, KNOWN_NOW)
    month = maptitles.month_shown(Measure(name, ()), latest, question.scene.period_end)
    last = next((row["base_period"] for row in latest if row["base_period"]), None)

    def of_round(until: date) -> list[Row]:
        return latest if until == last else _workforce(question, everywhere, until)

    return mapdata.breaks_of_rounds(name, of_round, month)


def _marks(question: Question, place: Place) -> dict[str, Row]:
    """Return the latest statements, shown as dated marks on the regency map."""
    if place.level == "province":
        return {}
    rows = question.data.rows(
        "statements__latest_by_level",
        level=place.level,
        parent=place.parent_code,
        vintage=question.division_of(place.parent_code),
    )
    return {row["region_code"]: row for row in rows}


@dataclass(frozen=True)
class Drawn:
    """A map that is drawn, and what the rest beside it needs.

    Attributes:
        choices: the place kept above the map for its choices.
        beside: the place kept beside it for the table.
    """

    question: Question
    place: Place
    measure: Measure
    rows: list[Row]
    marks: dict[str, Row]
    choices: DeltaGenerator
    beside: DeltaGenerator


def draw_map(question: Question) -> Drawn:
    """Draw the map and follow a pick; ``draw_rest`` draws what belongs to it."""
    place = place_of(question)
    name = measure_name(question, place)
    breaks = _breaks(question, place.level, name)
    measure = Measure(name, breaks, is_bubbles=question.view.view == "bubbles")
    rows = rows_of(question, place, name)
    marks = _marks(question, place)
    choices = firstpaint.place("map_choices")
    _heading(question, place, measure, rows)
    left, right = st.columns([13, 11], gap="medium")
    with left:
        _draw_map(question, place, measure, rows, marks)
    return Drawn(question, place, measure, rows, marks, choices, right)


def draw_rest(drawn: Drawn) -> None:
    """Draw the map's choices, its table and its foot, and follow a pick."""
    question, place = drawn.question, drawn.place
    with drawn.choices:
        _choices(question, place)
    with drawn.beside:
        event = draw_region_table(
            question,
            drawn.rows,
            drawn.marks,
            level=place.level,
            measure=drawn.measure,
            caption=title_of(question, place, drawn.measure, drawn.rows),
            key=f"table_{place.level}_{place.parent_code or NATION}",
        )
        if event.picked and event.picked != question.view["pick"]:
            state.update(pick=event.picked)
            st.rerun()
        _picked(question, drawn.rows)
    if drawn.measure.name == "coverage":
        blocks.notes(question, drawn.rows)
    draw_foot(question, place, drawn.measure, drawn.rows, drawn.marks)


def region_map_and_table(question: Question) -> None:
    """Draw the map with all that belongs to it."""
    draw_rest(draw_map(question))


def _choices(question: Question, place: Place) -> None:
    words = question.words
    with st.container(horizontal=True, key="map_choices", vertical_alignment="center"):
        if place.parent:
            frame.page_link(
                "ringkasan",
                "‹ Indonesia",
                question.view,
                region=NATION,
                level="province",
            )
        if place.parent is None:
            state.bound_segmented(
                words.say(_("Regions drawn")),
                ["province", "regency"],
                "level",
                lambda code: words.level(code, plural=True),
                label_visibility="collapsed",
            )
        state.bound_segmented(
            words.say(_("Kind of map")),
            ["geographic", "tiles", "bubbles"],
            "view",
            words.map_view,
            label_visibility="collapsed",
        )
        state.bound_selectbox(
            words.say(_("Measure on the map")),
            list(mapdata.MEASURES),
            "measure",
            lambda code: mapdata.measure_label(code, words),
            value=measure_name(question, place),
            label_visibility="collapsed",
        )


def _heading(
    question: Question, place: Place, measure: Measure, rows: list[Row]
) -> None:
    """Say what the map shows, its unit, and its tags unless the answer carries them."""
    title = html.escape(title_of(question, place, measure, rows))
    is_said = measure.name == "coverage" and place.parent is None
    tags = (
        maptitles.unit(measure, question.words)
        if is_said
        else subtitle_of(question, measure, rows)
    )
    st.html(
        f'<p><strong>{title}</strong></p><p class="ck-tags">{html.escape(tags)}</p>'
    )


def _draw_map(
    question: Question,
    place: Place,
    measure: Measure,
    rows: list[Row],
    marks: dict[str, Row],
) -> None:
    view = question.view
    kind: Literal["geographic", "tiles"] = (
        "tiles" if view.view == "tiles" else "geographic"
    )
    vintage = place.parent.vintage if place.parent else question.scene.vintage
    key = run.shapes().key_for(place.level, place.parent_code, vintage, kind)
    event = region_map(
        {
            "shapes": _shapes(key, kind),
            "mode": "bubbles" if view.view == "bubbles" else "fill",
            **_shown(question, measure, rows, marks),
            **_written(question, place, measure, rows, key),
            "palette": list(PALETTE),
            "selected": view["pick"] or None,
            "words": map_words(question.words, way_up=place.parent is not None),
        },
        key=f"map_{place.level}_{place.parent_code or NATION}_{vintage}_{kind}",
    )
    if view.view == "bubbles":
        _bubble_note(question, place, measure, rows)
    if event.up:
        state.update(region=NATION, level="province", pick="")
        st.rerun()
    if event.picked:
        _follow(question, place, event.picked)


def _shapes(key: str, kind: Literal["geographic", "tiles"]) -> MapShapes:
    """Return where the browser gets the shapes, and how large their drawing is."""
    shapes = run.shapes()
    width, height = shapes.size(key)
    url = f"app/static/{shapes.url_path(key)}"
    return {"url": url, "kind": kind, "width": width, "height": height}


def _shown(
    question: Question, measure: Measure, rows: list[Row], marks: dict[str, Row]
) -> _Shown:
    """Return what the map shows of the regions, and its legend."""
    words = question.words
    shown = mapdata.regions(measure, rows, marks, words)
    legend = mapdata.legend(measure, shown, words)
    if question.view.view == "bubbles":
        kept = [item for item in legend if item["kind"] in ("absence", "mark")]
        legend = [*mapdata.bubble_legend(shown, words), *kept]
    return {"regions": cast(MapRegions, shown), "legend": legend}


def _written(
    question: Question, place: Place, measure: Measure, rows: list[Row], key: str
) -> _Written:
    """Return what is written into saved files: title, tags, source, name, mark."""
    view, words = question.view, question.words
    month = maptitles.month_shown(measure, rows, question.scene.period_end)
    is_approximate = run.shapes().is_approximate_at(key)
    credit = maptitles.credit(measure, rows, words)
    name = f"cakupan-{measure.name}-{key}-{month:%Y-%m}"
    return {
        "title": title_of(question, place, measure, rows),
        "subtitle": subtitle_of(question, measure, rows),
        "foot": foot_text(credit, words, is_approximate=is_approximate),
        "watermark": watermark.of_dataset(view.dataset),
        "file_name": watermark.file_name(name, view.dataset),
    }


def _follow(question: Question, place: Place, code: str) -> None:
    """Go a level down from a province, or mark a regency."""
    if place.level == "province":
        state.update(region=code, level="regency", pick="")
    elif code == question.view["pick"]:
        return
    else:
        state.update(pick=code)
    st.rerun()


def _bubble_note(
    question: Question, place: Place, measure: Measure, rows: list[Row]
) -> None:
    """Say why the regions' gaps do not sum to the nation's."""
    if measure.name != "coverage" or place.parent or place.level != "province":
        return
    words = question.words
    nation = question.coverage(question.index.of(NATION, question.scene.vintage))
    total = mapdata.total_gap(rows)
    if nation["gap_to_universal_workers"] is None or total is None:
        return
    st.caption(
        words.say(
            _(
                "The circles sum to {total}; the national gap is {gap}. The difference "
                "is the surplus of regions above 100%, which fills no other region's "
                "gap."
            ),
            total=words.number(total),
            gap=words.number(nation["gap_to_universal_workers"]),
        )
    )


def _picked(question: Question, rows: list[Row]) -> None:
    """Offer the page of the region that is marked in map and table."""
    code = question.view["pick"]
    known = {row["region_code"]: row for row in rows}
    if code not in known:
        return
    row = known[code]
    label = question.words.say(
        _("Open the page of {region} ›"), region=row["region_name"]
    )
    with st.container(horizontal=True, key="picked", vertical_alignment="center"):
        frame.page_link("wilayah", label, question.view, region=code)
        if "coverage_pct" in row:
            region = question.index.of(code, row["vintage"])
            popover(question, coverage.origin, region)
