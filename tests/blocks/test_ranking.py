"""Blocks of the ranking and of peers, each with its value."""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.topics.ranking import blocks as ranking
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import speak

WORDS = speak("en")


@pytest.fixture(scope="module")
def data(shipped_store) -> Data:
    return Data(shipped_store, today=date(2026, 11, 21))


def pages_of(block) -> dict:
    """Return the division that each row's link names, by the code of its region."""
    sheet = block.sheet
    cells = [row[sheet.key_column] for row in sheet.rows]
    return {
        cell.address.region_code: dict(cell.address.changes)["vintage"]
        for cell in cells
    }


def test_a_link_names_the_division_where_a_code_has_two_meanings(data):
    request = RankRequest(vintage="34")
    pages = pages_of(ranking.places(data, data.scope("64"), WORDS, request))
    assert len(pages) == 34
    # Papua Barat of 2021 is another land than the one of 2023 under the same code.
    assert {code for code, vintage in pages.items() if vintage == "34"} == {"91", "92"}
    listed = pages_of(ranking.peers_listed(data, data.scope("65"), WORDS))
    assert listed["92"] == "34"
    assert listed["62"] == "auto"


def test_a_row_is_found_by_every_name_of_its_region(data):
    sheet = ranking.places(data, data.scope("00"), WORDS).sheet
    terms = dict(zip(sheet.keys, sheet.terms, strict=True))
    assert "Kaltim" in terms["64"]


def test_the_rows_say_what_was_asked_and_where_they_stand_later(data):
    request = RankRequest(left_out=("31",), zone="Kalimantan")
    block = ranking.places(data, data.scope("64"), WORDS, request)
    about = dict(block.records.about)
    assert about["known_on"] == "2026-11-30"
    assert about["command"] in block.foot
    changes = dict(block.records.address.changes)
    assert (changes["among"], changes["zone"]) == ("zone", "Kalimantan")
    assert (changes["leave_out"], changes["period"]) == ("31", "2023-12")


def test_a_region_without_a_figure_has_its_reason_and_no_place(data):
    block = ranking.answer(data, data.scope("94"), WORDS, RankRequest(vintage="38"))
    assert block.absence.reason == "not_published"
    assert "Papua Tengah" in block.absence.text
    assert block.number == "147.82%"


def test_what_cannot_be_ranked_is_said_and_something_else_is(data):
    request = RankRequest("regency", parent="64")
    told = ranking.instead(data, data.scope("64"), WORDS, request)
    assert told.finding.startswith("0 of 10 regencies and cities have published")
    block = ranking.answer(data, data.scope("64"), WORDS, request)
    assert "by informal share" in block.finding
    assert ranking.instead(data, data.scope("64"), WORDS) is None


def test_files_of_the_survey_alone_name_its_round_and_no_coverage(data):
    for compose in (ranking.peers, ranking.peers_listed):
        samarinda = compose(data, data.scope("64.72"), WORDS).records
        # December 2023 has no coverage of a city: all is of the survey's last round.
        assert samarinda.survey == date(2025, 8, 31)
        assert compose(data, data.scope("64"), WORDS).records.survey is None


def test_peers_are_told_of_provinces_and_regencies_alone(data):
    assert ranking.peers(data, data.scope("00"), WORDS) is None
    five = ranking.peers(data, data.scope("64"), WORDS, 5)
    assert "34.72 points above the median of its 5 peers, 36.91%" in five.finding
    assert len(ranking.peers_listed(data, data.scope("64"), WORDS, 5).sheet.rows) == 5
