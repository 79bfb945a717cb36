"""Regions on a map and in its table: one composition for page, copy and brief."""

from dataclasses import replace
from datetime import date

import pytest

from cakupan.blocks import Map
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage.ask_regions import Shown, measure
from cakupan.topics.coverage.blocks.regions import regions_as
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def test_map_table_and_rows_are_of_the_same_regions(data):
    for code, count in (("00", 34), ("64", 10), ("64.01", 10), ("94", 8)):
        block = coverage.regions(data, data.scope(code), ID)
        drawn = [region.code for region in block.picture.regions]
        assert drawn == [row[0].address.region_code for row in block.sheet.rows]
        assert drawn == [row["region_code"] for row in block.records.rows]
        assert len(drawn) == count


def test_the_least_and_the_most_are_the_finding(data):
    """The page of a province drew its map without saying what it shows."""
    block = coverage.regions(data, data.scope("64"), EN)
    assert block.finding.endswith("from 31.69% (Bontang) to 55.80% (Paser).")
    known = [region.value for region in block.picture.regions]
    assert (round(min(known), 2), round(max(known), 2)) == (31.69, 55.80)


def test_why_no_coverage_is_drawn_of_regencies_is_said(data):
    """The copy said it, the page opened on informal work without a word."""
    block = coverage.regions(data, data.scope("64"), EN)
    assert block.notes[0].text == (
        "Published participants in December 2023: 0 of 10 regencies and cities; shown "
        "is what is real for all."
    )


def test_above_100_percent_is_said_beside_the_map_of_provinces(data):
    block = coverage.regions(data, data.scope("00"), ID)
    assert next(n.text for n in block.notes if n.weight == "doubt").startswith(
        "Di atas 100%: DKI Jakarta."
    )
    jakarta = next(row for row in block.sheet.rows if row[0].text == "DKI Jakarta")
    assert (jakarta[1].text, jakarta[1].note, jakarta[1].tone) == (
        "147,82",
        ">100",
        "over",
    )


def test_what_was_published_stands_in_a_column_with_who_said_it(data):
    block = coverage.regions(data, data.scope("64"), ID)
    paser = next(row for row in block.sheet.rows if row[0].text == "Kabupaten Paser")
    assert paser[3].text == "90,85%"
    assert paser[3].note == "UCJ, Des 2024; Nomor Satu Kaltim (Disway)"
    assert paser[4].text == "71.909"
    assert "S0109" in block.sources
    by_code = {row["region_code"]: row for row in block.records.rows}
    assert by_code["64.01"]["stated_coverage"] == "90,85%"
    assert by_code["64.02"]["stated_coverage"] is None


def test_classes_are_those_of_all_regions_whatever_is_shown(data):
    """The brief of a made-up regency had the classes of the provinces."""
    scope = data.scope("64")
    own = measure(data, scope, Shown("regency", "64", "informal_share"))
    every = measure(data, scope, Shown("regency", None, "informal_share"))
    assert own.breaks == every.breaks
    assert len(own.breaks) == 4


def test_circles_sum_to_more_than_the_nations_gap_and_it_is_said_why(data):
    shown = Shown("province", None, "coverage", is_bubbles=True)
    block = regions_as(shown, data, data.scope("00"), ID)
    assert block.picture.mode == "bubbles"
    assert {sign.kind for sign in block.picture.legend} <= {"size", "absence", "mark"}
    sizes = sum(region.size or 0 for region in block.picture.regions)
    assert any(ID.number(sizes) in note.text for note in block.notes)


def test_two_pages_have_the_map_alone_with_the_region_outlined(data):
    block = coverage.regions_beside(data, data.scope("94"), ID)
    short = block.brief()
    assert isinstance(short.picture, Map)
    assert short.sheet is None
    assert short.finding == block.finding
    assert short.picture.outlined == "94"
    assert short.picture.outline_shapes.endswith("38")
    assert "Bergaris tepi: Papua Tengah" in short.tags
    assert not any(region.mark for region in short.picture.regions)
    assert coverage.regions_beside(data, data.scope("00"), ID).picture.outlined == ""


def test_a_month_without_figures_says_so(data):
    scope = replace(data.scope("00"), period_end=date(2020, 6, 30))
    block = coverage.regions(data, scope, EN)
    assert block.absence.text == block.finding
    assert block.finding == (
        "No region on this map has a published figure for June 2020."
    )


def test_made_up_regencies_are_drawn_by_their_coverage(simulation_store):
    made_up = Data(simulation_store, today=TODAY)
    block = coverage.regions(made_up, made_up.scope("65"), ID)
    assert block.records.name == "coverage-regency-65"
    assert [head.note for head in block.sheet.heads][1] == "%"
