"""The simulation by region: where each value comes from, and what is never mixed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.errors import BadInputError
from cakupan.topics.award.ask import AwardRequest, break_even, lifts, simulate
from cakupan.topics.award.documents import (
    different,
    file_rows,
    question_of,
    rank_request_of_file,
    result_of,
    to_file,
)
from cakupan.topics.award.figures.profile_files import parse_profile, write_profile
from cakupan.topics.award.figures.profiles import Profile, Weight
from cakupan.topics.award.kept_profiles import named_profile, profiles_by_code
from cakupan.topics.award.phrases import notes, of_nobody
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import Wording

DECEMBER = date(2023, 12, 31)
KALIMANTAN = RankRequest(period_end=DECEMBER, zone="Kalimantan")
EQUAL = profiles_by_code()["equal"]


@pytest.fixture
def published(shipped_store: Store) -> Data:
    return Data(shipped_store)


@pytest.fixture
def simulated(simulation_store: Store) -> Data:
    return Data(simulation_store)


def test_each_value_says_where_it_comes_from(published):
    typed = (("innovation", "65", Decimal(70)), ("regulation", "64", Decimal(3)))
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL, typed))
    kaltim, kaltara = found.values["64"], found.values["65"]
    assert kaltim["coverage"].amount == Fraction(132_323_300, 1_847_295)
    assert kaltim["coverage"].source_ids == ("S0006", "D007")
    # The register has a governor's regulation, 2; what was typed goes before it.
    assert (kaltim["regulation"].amount, kaltim["regulation"].origin) == (3, "typed")
    assert kaltara["innovation"].origin == "typed"
    # Kaltara paid 182,000 worker-months at Rp16,800 in 2023, all dated and realised.
    assert kaltara["budget"].origin == "records"
    assert kaltara["budget"].source_ids == ("S0160", "SEED0")
    base = found.rows["65"]["base_workers"]
    assert kaltara["budget"].amount == Fraction(182_000 * 16_800, base)
    assert "regulation" not in found.values["61"]


def test_the_register_gives_what_nobody_typed(published):
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL))
    regulation = found.values["64"]["regulation"]
    assert (regulation.amount, regulation.origin) == (2, "records")
    assert (regulation.note, regulation.source_ids) == ("19/2023", ("D050",))


def test_published_figures_have_no_growth_and_the_reason_is_said(published):
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL))
    assert found.standings.region_counts["coverage_growth"] == 0
    assert found.ranking.earlier_reason == "no_earlier_period"
    said = " ".join(notes(found, Wording("en")))
    assert "Coverage growth cannot be computed" in said


def test_one_region_alone_has_no_place(published):
    typed = (("innovation", "64", Decimal(70)),)
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL, typed))
    assert [item.region_code for item in found.standings.ranked] == ["64"]
    assert "only Kalimantan Timur" in of_nobody(found, Wording("en"))
    # The file of the table gave it place 1.
    assert {row["rank"] for row in file_rows(found)} == {None}
    assert [row["region_code"] for row in file_rows(found)] == sorted(found.regions)


def test_simulated_figures_give_growth_in_points_since_the_year_before(simulated):
    growth = Profile("g", (Weight("coverage_growth", Decimal(1)),))
    what = RankRequest(level="regency", period_end=date(2024, 12, 31), parent="65")
    found = simulate(simulated, AwardRequest(what, growth))
    assert found.ranking.earlier == DECEMBER
    now = simulate(simulated, AwardRequest(what, profiles_by_code()["coverage"]))
    then = simulate(
        simulated,
        AwardRequest(
            replace(what, period_end=DECEMBER), profiles_by_code()["coverage"]
        ),
    )
    assert len(found.standings.ranked) == 5
    for code, known in found.values.items():
        change = (
            now.values[code]["coverage"].amount - then.values[code]["coverage"].amount
        )
        assert known["coverage_growth"].amount == change


def test_growth_is_not_told_over_the_surveys_new_weights(simulated):
    growth = Profile("g", (Weight("coverage_growth", Decimal(1)),))
    what = RankRequest(level="regency", period_end=DECEMBER, parent="65")
    found = simulate(simulated, AwardRequest(what, growth))
    assert found.standings.region_counts["coverage_growth"] == 0
    assert len(found.standings.set_aside) == 5


def test_workers_that_lift_a_region_do_lift_it(published):
    what = RankRequest(period_end=DECEMBER)
    coverage = profiles_by_code()["coverage"]
    found = simulate(published, AwardRequest(what, coverage))
    (lift,) = lifts(found, "65")
    above = found.values["92"]["coverage"].amount
    base, active = (found.rows["65"][k] for k in ("base_workers", "active_workers"))
    # Kaltara stands behind the old Papua Barat; the fewest workers that reach it.
    assert lift.rank == 3
    assert Fraction(100 * (active + lift.steps), base) >= above
    assert Fraction(100 * (active + lift.steps - 1), base) < above


def test_who_has_no_place_has_no_break_even_and_nothing_lifts_it(published):
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL))
    assert break_even(found, "64", "65") is None
    assert lifts(found, "64") == []


@pytest.mark.parametrize(
    "what",
    [
        KALIMANTAN,
        replace(KALIMANTAN, left_out=("62", "63")),
        RankRequest(period_end=DECEMBER, peer_group="64"),
        RankRequest(),
    ],
)
def test_a_file_asks_for_the_same_regions_again(published, what):
    coverage = profiles_by_code()["coverage"]
    found = simulate(published, AwardRequest(what, coverage))
    text = write_profile(to_file(found, "terbit", date(2026, 11, 21)))
    file = parse_profile(text, "x.toml")
    again = simulate(
        published,
        AwardRequest(
            rank_request_of_file(file.question, RankRequest(), "x"), file.profile
        ),
    )
    assert different(again, file.result) == []
    assert result_of(again) == result_of(found)
    assert question_of(again, "terbit", date(2026, 11, 21)) == file.question


def test_a_changed_result_in_a_file_is_noticed(published):
    found = simulate(
        published, AwardRequest(KALIMANTAN, profiles_by_code()["coverage"])
    )
    assert different(found, result_of(found) | {"64": (2, "100.00")}) == ["64"]
    assert different(found, result_of(found) | {"99": (9, "1.00")}) == ["99"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"level": "village"}, "expected one of province, regency, found 'village'"),
        ({"vintage": "36"}, "expected auto, 34 or 38, found '36'"),
        ({"period": "2023"}, "Period: expected a month"),
        ({"base": "all"}, "Base: expected one of"),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_its_file(question, said):
    with pytest.raises(BadInputError, match=r"x\.toml \[question\]") as caught:
        rank_request_of_file(question, RankRequest(), "x.toml")
    assert said in str(caught.value)


def test_the_file_of_the_table_names_who_has_no_place_and_what_is_missing(published):
    found = simulate(published, AwardRequest(KALIMANTAN, EQUAL))
    rows = {row["region_code"]: row for row in file_rows(found)}
    assert len(rows) == 5
    assert rows["61"]["rank"] is None
    assert rows["61"]["missing"] == "regulation coverage_growth budget innovation"
    assert rows["61"]["regulation"] is None
    assert rows["61"]["regulation_origin"] == "missing"
    assert {row["label"] for row in rows.values()} == {"Simulasi, bukan bobot resmi"}


def test_an_offices_profile_stands_beside_ours(tmp_path, monkeypatch):
    folder = tmp_path / "award_profiles"
    folder.mkdir()
    text = 'code = "cabang"\n[criteria.coverage]\nweight = 2\n'
    (folder / "cabang.toml").write_text(text)
    monkeypatch.setenv("CAKUPAN_DATA", str(tmp_path))
    assert list(profiles_by_code()) == ["coverage", "equal", "template", "cabang"]
    assert named_profile("cabang").profile.shares == {"coverage": 1}
