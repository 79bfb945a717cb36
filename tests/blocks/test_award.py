"""What the blocks of the award say; nobody takes a simulation for the jury's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.award import blocks as award
from cakupan.topics.award.ask import AwardRequest
from cakupan.topics.award.figures.history import ResultsFilter
from cakupan.topics.award.figures.profiles import Profile, Weight
from cakupan.topics.award.kept_profiles import project_profiles
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")
DECEMBER = RankRequest(period_end=date(2023, 12, 31))
PROFILES = project_profiles()
COVERAGE = AwardRequest(DECEMBER, PROFILES["coverage"])
ALONE = AwardRequest(DECEMBER, PROFILES["equal"], (("innovation", "64", Decimal(70)),))
MARK = "Simulasi, bukan bobot resmi"
SIMULATED = (
    award.simulated_answer,
    award.simulated_places,
    award.lifts,
    award.break_even,
    award.weights,
    award.simulation_doubts,
)


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def test_where_a_region_stands_is_said_of_it_else_of_the_first(data):
    own = award.simulated_answer(data, data.scope("64"), ID, COVERAGE)
    assert own.finding == (
        "Kalimantan Timur: peringkat 2 dari 34 provinsi menurut profil ini, skor 96,97."
    )
    assert own.tags.startswith("Pertama: DKI Jakarta, skor 100,00.")
    nation = award.simulated_answer(data, data.scope("00"), ID, COVERAGE)
    assert nation.finding.startswith("DKI Jakarta: peringkat 1 dari 34 provinsi")
    # A regency is looked for by its province where provinces are compared.
    paser = award.simulated_answer(data, data.scope("64.01"), ID, COVERAGE)
    assert paser.finding == own.finding


def test_one_region_alone_has_no_place_in_any_block(data):
    scope = data.scope("64")
    answer = award.simulated_answer(data, scope, EN, ALONE)
    assert "one alone has no place" in answer.finding
    assert answer.absence.text == answer.finding
    table = award.simulated_places(data, scope, EN, ALONE)
    assert {row[0].text for row in table.sheet.rows} == {"–"}
    assert {row["rank"] for row in table.records.rows} == {None}
    assert len(table.sheet.rows) == len(table.records.rows) == 34
    assert table.picture is None
    assert award.lifts(data, scope, EN, ALONE) is None
    assert award.break_even(data, scope, EN, ALONE, "65") is None


def test_places_are_drawn_and_listed_alike_under_the_mark(data):
    block = award.simulated_places(data, data.scope("64"), ID, COVERAGE)
    assert block.finding.startswith(f"{MARK}. DKI Jakarta: peringkat 1")
    assert block.picture.mark == MARK
    assert block.sheet.caption.startswith(MARK)
    assert {row["label"] for row in block.records.rows} == {MARK}
    drawn = [(row.rank, row.is_own) for row in block.picture.rows]
    codes = block.sheet.keys
    assert drawn == [
        (int(row[0].text), code == "64")
        for row, code in zip(block.sheet.rows, codes, strict=True)
    ]
    assert block.sheet.own == "64"


def test_what_lifts_a_place_is_said_of_the_region_in_question_alone(data):
    kaltara = award.lifts(data, data.scope("65"), ID, COVERAGE)
    assert kaltara.tags.startswith(f"{MARK}. Kalimantan Utara, peringkat 4")
    assert kaltara.sheet.rows[0][0].note == "66,07%"
    first = award.lifts(data, data.scope("31"), EN, COVERAGE)
    assert first.finding == "DKI Jakarta is first already."
    nobody = award.lifts(data, data.scope("00"), EN, COVERAGE)
    assert nobody.finding.startswith("Choose a region above")


def test_weights_that_are_all_zero_are_answered_not_divided_by(data):
    nothing = Profile("own", (Weight("coverage", Decimal(0)),))
    request = replace(COVERAGE, profile=nothing)
    answer, *others = (made(data, data.scope("64"), ID, request) for made in SIMULATED)
    assert answer.finding.startswith("Bobot Anda: diharapkan paling tidak satu bobot")
    assert others == [None] * 5


def test_results_fit_the_choice_and_the_number_is_theirs(data):
    scope = data.scope("00")
    answer = award.results_answer(data, scope, ID)
    assert (answer.number, answer.finding[:26]) == ("86", "2017–2024: 86 penghargaan ")
    wanted = ResultsFilter(year="2023", zone="Kalimantan")
    assert award.results_answer(data, scope, ID, wanted).number == "4"
    table = award.results(data, scope, ID, wanted)
    assert len(table.sheet.rows) == len(table.records.rows) == 4
    assert award.disputes(data, scope, ID, wanted) is None
    none = award.results_answer(data, scope, EN, ResultsFilter("2017", "provincial"))
    assert none.finding == "No award on record fits this choice."
    assert (none.number, none.sources) == ("", ())


def test_sources_that_disagree_on_a_rank_stand_in_one_row_and_in_a_note(data):
    wanted = ResultsFilter(year="2019", category="provincial_government")
    table = award.results(data, data.scope("00"), EN, wanted)
    papua = next(r for r in table.sheet.rows if "Papua Barat" in r[1].text)
    assert papua[3].text == "disputed"
    assert "1 by iNews Sorong Raya" in papua[3].note
    assert len(table.records.rows) > len(table.sheet.rows)
    (note,) = award.disputes(data, data.scope("00"), EN, wanted).notes
    assert "What would settle it: " in note.text


def test_every_province_that_was_compared_is_behind_the_winners(data):
    block = award.winners(data, data.scope("00"), EN)
    rows = block.records.rows
    assert len(rows) == 32
    assert sum(row["is_winner"] for row in rows) == len(block.sheet.rows) == 11
    drawn = [dot for group in block.picture.groups for dot in group.dots]
    assert [dot.is_chosen for dot in drawn] == [row["is_winner"] for row in rows]
    assert dict(block.records.about)["period"] == "2023-12-31"
