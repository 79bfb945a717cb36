"""Coverage over time: unlike figures are never joined, and each is counted once."""

from datetime import date

import pytest

from cakupan.charts import PercentRows, Timeline
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage.blocks.trend import over_time
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def test_two_pages_count_the_figures_that_the_page_counts(data):
    """Kaltim: the page said seven, one of them printed twice and one of PU alone."""
    block = coverage.trend(data, data.scope("64"), ID)
    assert "5 angka cakupan terbit" in block.finding
    assert block.finding.endswith("; untuk segmen tertentu saja: 1 lagi.")
    assert block.finding.startswith("Satu bulan dapat dihitung: Desember 2023, 71,63%.")
    assert block.short.finding == block.finding
    assert len(block.records.rows) == 7


def test_a_page_has_a_line_a_percent_and_two_pages_an_axis_of_time(data):
    block = coverage.trend(data, data.scope("64"), ID)
    assert isinstance(block.picture, PercentRows)
    assert [row.shape for row in block.picture.rows].count("computed") == 1
    axis = block.short.picture
    assert isinstance(axis, Timeline)
    names = [mark.label for part in axis.series for mark in part.marks]
    # Of PU alone: on an axis with the others it would be read as the whole.
    assert "68%" in [row.value_label for row in block.picture.rows]
    assert "68%" not in names
    assert "UCJ 52,15%" in names
    # Printed twice of one day, drawn once.
    assert names.count("70,86%") == 1


def test_no_two_lines_of_the_drawing_read_the_same(data):
    block = coverage.trend(data, data.scope("64"), ID)
    lines = [(row.label, row.value_label) for row in block.picture.rows]
    # Diskominfo and Insite Kaltim print the 70.86 of 31 March: one line, both named.
    assert lines.count(("31 Maret 2023", "70,86%")) == 1
    assert len(lines) == 5 + 1 + 1  # published, of some segments, computed
    detail = block.picture.rows[0].detail
    assert "(S0051)" in detail
    assert "(S0218)" in detail
    assert detail.count("70,86%, 31 Maret 2023") == 1
    assert len(block.sheet.rows) == 8  # the table has each in its own words


def test_where_nobody_published_a_percent_it_is_said_why(data):
    block = coverage.trend(data, data.scope("64.09"), EN)
    assert block.finding.startswith("No coverage percent of Kabupaten Penajam Paser")
    assert block.absence.text == block.finding
    assert block.short is None
    # Two pages show the workers since 2018 instead.
    workers = over_time(data, data.scope("64.09"), EN)
    assert workers.title == "Workers since 2018, and targets"
    assert any(note.text.startswith("Nationally:") for note in workers.notes)


def test_shares_of_some_segments_are_no_range_of_coverage(data):
    """Jawa Barat: "3 figures, from 6.5% to 65%", BPU the one and PU the other."""
    block = coverage.trend(data, data.scope("32"), EN)
    assert block.finding.endswith("Published for some segments alone: 3.")
    assert "65%" not in block.finding
    assert len(block.sheet.rows) == 4
    # Kutai Timur has nothing else: two pages show its workers.
    east = data.scope("64.08")
    assert coverage.trend(data, east, EN).short is None
    assert over_time(data, east, EN).key == "coverage.workforce"


def test_a_computed_coverage_stands_where_nothing_was_published(data):
    """DKI: the page said that nothing is published, and drew nothing."""
    block = coverage.trend(data, data.scope("31"), ID)
    assert block.finding == "Satu bulan dapat dihitung: Desember 2023, 147,82%."
    assert block.notes[0].text.startswith("Belum ditemukan pernyataan cakupan")
    assert block.sheet.rows[0][1].note == ">100"
    assert block.records is None


def test_made_up_figures_are_over_time_and_nobody_published_them(simulation_store):
    made_up = Data(simulation_store, today=TODAY)
    block = coverage.trend(made_up, made_up.scope("65"), EN)
    assert "in one series" in block.finding
    assert {row.shape for row in block.picture.rows} == {"computed"}
    assert block.notes[0].text.startswith("Not simulated")


def test_every_target_that_is_drawn_has_its_source(data):
    """The brief drew the national targets and listed the sources of none."""
    short = coverage.trend(data, data.scope("64"), ID).short
    drawn = data.rows("targets__by_region", territory_id="00", figures_of="00")
    labels = {mark.label for mark in short.picture.series[-1].marks}
    for row in drawn:
        if row["target_pct"] is not None and any(
            ID.stated_percent(row["target_pct_as_printed"]) in label for label in labels
        ):
            assert row["source_id"] in short.sources


def test_worker_numbers_stand_in_no_series(data):
    block = coverage.stated_workers(data, data.scope("64"), EN)
    # Its bases were said to be published without a percent, one of them is of 70.86 %.
    assert block.tags == (
        "Numbers published without a percent, and bases as their publishers named "
        "them. They stand in no series and are never summed."
    )
    kubar = coverage.stated_workers(data, data.scope("64.07"), EN)
    assert kubar.tags.startswith("Published without a percent.")
    kalbar = coverage.stated_workers(data, data.scope("61"), EN)
    assert kalbar.tags.startswith("Bases as their publishers named them.")
    assert len(block.sheet.rows) == len(block.records.rows)
    assert set(block.sources) == {row["source_id"] for row in block.records.rows}
    assert coverage.stated_workers(data, data.scope("64.09"), EN) is None
