"""The map of regions beside its table twin: each selects the other.

On the nation's provinces a pick goes a level down; on regencies it marks the region
in map and table and offers its page.
"""

import html
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cakupan import watermark
from cakupan.blocks import Block, Map, Sheet, Sign
from cakupan.data import Data, Scope
from cakupan.data.regions import NATION
from cakupan.pictures.look import PALETTE
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage import map_measures, map_titles
from cakupan.topics.coverage.ask_regions import AUTO, Shown, scope_shown, settled
from cakupan.topics.coverage.blocks.regions import regions_as
from cakupan.topics.coverage.map_measures import MapMeasure
from cakupan.ui import blocks, firstpaint, frame, state
from cakupan.ui.map import region_map
from cakupan.ui.map.component import LegendItem, MapRegions, MapShapes
from cakupan.ui.mapwords import foot_text, map_words
from cakupan.ui.question import Question
from cakupan.ui.run import shapes
from cakupan.ui.sheets import draw_sheet
from cakupan.ui.writing import page_of, popover
from cakupan.wording import _, speak
from cakupan.writers.markup import paragraph

_TABLE_HEIGHT = 430  # pixels beside the map, above which the table scrolls

# The map's own keys of the address.
KEYS = (
    state.one_of("measure", AUTO, *map_measures.MEASURES),
    state.matching("pick", "", r"\d{2}(\.\d{2})?", "64, 64.01"),
)


class _Written(TypedDict):
    title: str
    subtitle: str
    foot: str
    watermark: str
    file_name: str


def shown_of(question: Question) -> Shown:
    """Return which regions the address asks for, and by what."""
    view, region = question.view, question.region
    level, parent = view.level, None
    if region.level == "regency" and region.parent_code:
        level, parent = "regency", region.parent_code
    elif region.level == "province":
        level, parent = "regency", region.region_code
    named: str = view["measure"]
    asked = Shown(level, parent, named, is_bubbles=view.view == "bubbles")
    return settled(question.data, question.scope, asked)


def _composed(data: Data, scope: Scope, shown: Shown, lang: str) -> Block:
    return regions_as(shown, data, scope, speak(lang))


@dataclass(frozen=True)
class Drawn:
    """A map that is drawn, and what the rest beside it needs.

    Attributes:
        question: what the page is asked.
        shown: which regions, by what.
        block: what is said of them.
        picture: the map of the block.
        choices: the place kept above the map for its choices.
        beside: the place kept beside it for the table.
    """

    question: Question
    shown: Shown
    block: Block
    picture: Map
    choices: DeltaGenerator
    beside: DeltaGenerator


def draw_map(question: Question) -> Drawn:
    """Draw the map and follow a pick; ``draw_rest`` draws what belongs to it."""
    shown, words = shown_of(question), question.words
    block = question.data.remembered(_composed, question.scope, shown, words.lang)
    picture = block.picture
    if not isinstance(picture, Map):
        raise TypeError(f"expected a map of regions, found {picture!r}")
    choices = firstpaint.place("map_choices")
    _heading(question, shown, block, picture)
    left, right = st.columns([13, 11], gap="medium")
    with left:
        _draw_map(question, shown, block, picture)
    return Drawn(question, shown, block, picture, choices, right)


def draw_rest(drawn: Drawn) -> None:
    """Draw the map's choices, its table and its foot, and follow a pick."""
    question, shown, block = drawn.question, drawn.shown, drawn.block
    with drawn.choices:
        _choices(question, shown)
    with drawn.beside:
        if block.sheet is not None:
            event = draw_sheet(
                _pickable(block.sheet, drawn),
                f"table_{shown.level}_{shown.parent or NATION}",
                question.words,
                max_height=_TABLE_HEIGHT,
                is_pickable=True,
            )
            if event.picked and event.picked != question.view["pick"]:
                state.update(pick=event.picked)
                st.rerun()
        _picked(question, shown, block)
    for note in block.notes:
        if note.weight == "doubt":
            st.html(f'<div class="ck-note">{paragraph(note.text)}</div>')
    if block.records is not None:
        page_of(question).offer(block.records)
    with st.expander(question.words.say(_("Sources of these figures"))):
        blocks.sources_foot(block.sources, question.words)


def _pickable(sheet: Sheet, drawn: Drawn) -> Sheet:
    """Return the map's table, its rows named by their regions' codes."""
    regions = [row[0].address for row in sheet.rows]
    return replace(
        sheet,
        caption=drawn.picture.title,
        keys=tuple(region.region_code for region in regions if region),
        own=drawn.question.view["pick"],
    )


def region_map_and_table(question: Question) -> None:
    """Draw the map with all that belongs to it."""
    draw_rest(draw_map(question))


def _choices(question: Question, shown: Shown) -> None:
    words = question.words
    with st.container(horizontal=True, key="map_choices", vertical_alignment="center"):
        if shown.parent:
            frame.page_link(
                "ringkasan",
                "‹ Indonesia",
                question.view,
                region=NATION,
                level="province",
            )
        if shown.parent is None:
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
            list(map_measures.MEASURES),
            "measure",
            lambda code: map_measures.measure_label(code, words),
            value=shown.measure,
            label_visibility="collapsed",
        )


def _heading(question: Question, shown: Shown, block: Block, picture: Map) -> None:
    """Say what the map shows, its unit, and its tags unless the answer carries them.

    The nation has no figure of a month in which some provinces have one.
    """
    tags = block.tags
    is_answered = question.coverage()["coverage_pct"] is not None
    if shown.measure == "coverage" and shown.parent is None and is_answered:
        plain = MapMeasure(shown.measure, (), is_bubbles=shown.is_bubbles)
        tags = map_titles.unit(plain, question.words)
    st.html(
        f"<p><strong>{html.escape(picture.title)}</strong></p>"
        f"{paragraph(block.finding)}{paragraph(tags, 'ck-tags')}"
    )


def _draw_map(question: Question, shown: Shown, block: Block, picture: Map) -> None:
    view, is_tiles = question.view, question.view.view == "tiles"
    kind: Literal["geographic", "tiles"] = "tiles" if is_tiles else "geographic"
    vintage = question.division_of(shown.parent)
    key = shapes().key_for(shown.level, shown.parent, vintage, kind)
    event = region_map(
        {
            "shapes": _shapes(key, kind),
            "mode": picture.mode,
            "regions": _regions(picture),
            "legend": [_item(sign) for sign in picture.legend],
            **_written(question, shown, block, picture, key),
            "palette": list(PALETTE),
            "selected": view["pick"] or None,
            "words": map_words(question.words, way_up=shown.parent is not None),
        },
        key=f"map_{shown.level}_{shown.parent or NATION}_{vintage}_{kind}",
    )
    for note in block.notes:
        if note.weight == "plain":
            st.html(paragraph(note.text, "ck-tags"))
    if event.up:
        state.update(region=NATION, level="province", pick="")
        st.rerun()
    if event.picked:
        _follow(question, shown, event.picked)


def _shapes(key: str, kind: Literal["geographic", "tiles"]) -> MapShapes:
    """Return where the browser gets the shapes, and how large their drawing is."""
    known = shapes()
    width, height = known.size(key)
    url = f"app/static/{known.url_path(key)}"
    return {"url": url, "kind": kind, "width": width, "height": height}


def _regions(picture: Map) -> MapRegions:
    """Return the regions of a map as the component takes them: parallel lists."""
    shown = picture.regions
    return {
        "code": [region.code for region in shown],
        "name": [region.name for region in shown],
        "short": [region.short_name for region in shown],
        "cls": [region.shade for region in shown],
        "absence": [region.absence for region in shown],
        "over": [int(region.is_over) for region in shown],
        "value": [region.value_label for region in shown],
        "detail": [region.detail for region in shown],
        "size": [region.size for region in shown],
        "mark": [region.mark or None for region in shown],
    }


def _item(sign: Sign) -> LegendItem:
    return {
        "kind": "bubble" if sign.kind == "size" else sign.kind,
        "key": sign.key,
        "label": sign.label,
        "count": sign.count or 0,
    }


def _written(
    question: Question, shown: Shown, block: Block, picture: Map, key: str
) -> _Written:
    """Return what is written into saved files: title, tags, source, name, mark."""
    survey = block.records.survey if block.records else None
    month = survey or scope_shown(question.scope, shown).period_end
    dataset = question.view.dataset
    name = f"cakupan-{shown.measure}-{key}-{month:%Y-%m}"
    return {
        "title": picture.title,
        "subtitle": block.tags,
        "foot": foot_text(picture.foot, block.foot),
        "watermark": watermark.of_dataset(dataset),
        "file_name": watermark.file_name(name, dataset),
    }


def _follow(question: Question, shown: Shown, code: str) -> None:
    """Go a level down from a province, or mark a regency."""
    if shown.level == "province":
        state.update(region=code, level="regency", pick="")
    elif code == question.view["pick"]:
        return
    else:
        state.update(pick=code)
    st.rerun()


def _picked(question: Question, shown: Shown, block: Block) -> None:
    """Offer the page of the region that is marked in map and table."""
    code = question.view["pick"]
    rows = block.records.rows if block.records else ()
    row = next((row for row in rows if row["region_code"] == code), None)
    if row is None:
        return
    label = question.words.say(
        _("Open the page of {region} ›"), region=row["region_name"]
    )
    with st.container(horizontal=True, key="picked", vertical_alignment="center"):
        month = scope_shown(question.scope, shown).period_end
        changes = {"period": f"{month:%Y-%m}"} if shown.month else {}
        frame.page_link("wilayah", label, question.view, region=code, **changes)
        if shown.measure == "coverage" and shown.month is None:
            region = question.index.of(code, row["vintage"])
            popover(question, coverage.origin, region=region)
