"""Reads of where regions stand: traits, the survey beside the year before, awards."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import sakernas

NOW = date(2026, 1, 1)
AUGUST = date(2024, 8, 31)


def traits(bench, level="province", vintage="38", period_end=AUGUST, known_on=NOW):
    return bench.ask(
        "reads/peers__traits",
        level=level,
        vintage=vintage,
        period_end=period_end,
        known_on=known_on,
    )


def survey(bench, level="province", vintage="38", period_end=AUGUST, known_on=NOW):
    return bench.ask(
        "reads/scorecard__survey",
        level=level,
        vintage=vintage,
        period_end=period_end,
        known_on=known_on,
    )


def budget(code: str, year: str, value: str, **more):
    name = f"{code}-{year}"
    return {
        "row_id": name,
        "region_code": code,
        "period": year,
        "measure": "apbd_total",
        "value": value,
        **more,
    }


def test_every_region_of_the_level_has_its_traits_in_the_last_round(surveyed):
    # August 2023: of ten employed five are informal.
    assert_rows(
        traits(surveyed),
        [
            {"region_code": code, "kind": "provinsi", "employed": employed,
             "informal_share_pct": 50.0, "base_period": date(2023, 8, 31),
             "budget_per_worker": None, "absence_reason": None}
            for code, employed in (("10", 200), ("20", 400), ("30", 50))
        ],
    )  # fmt: skip
    assert [row["kind"] for row in traits(surveyed, "regency")] == ["kabupaten"] * 4


def test_a_region_that_was_not_surveyed_stays_with_a_reason(bench):
    bench.given("workforce_sakernas_august", sakernas("20", "38", "province", 2023, 0))
    found = {row["region_code"]: row for row in traits(bench)}
    assert found["10"]["absence_reason"] == "not_collected"
    # Employed is nought: no share, and no budget a worker.
    assert found["20"]["employed"] == 0
    assert found["20"]["informal_share_pct"] is None


def test_budgets_of_one_year_alone_stand_side_by_side(surveyed):
    surveyed.given(
        "context_figures",
        budget("10", "2022", "1000"),
        budget("20", "2022", "4000"),
        budget("20", "2023", "9000"),
        budget("30", "2025", "5000"),
        budget("30", "2022", "7000", entered_on="2026-06-01"),
        budget("10", "2021", "0"),
    )
    # 2022 has two regions, 2023 one; 2025 is later than asked.
    found = {row["region_code"]: row["budget_per_worker"] for row in traits(surveyed)}
    assert found == {"10": 1000 / 200, "20": 4000 / 400, "30": None}
    assert {row["budget_year"] for row in traits(surveyed)} == {"2022", None}


def test_a_year_later_is_told_as_change_of_shares_in_points_of_people_in_percent(
    surveyed,
):
    row = dict(sakernas("20", "38", "province", 2024, 42))
    # 420 employed after 400: 5 % more; of them 252 informal, 60 % after 50 %.
    more = {"employed_formal": 168, "employed_informal": 252}
    surveyed.given("workforce_sakernas_august", row | more)
    found = {row["region_code"]: row for row in survey(surveyed)}
    assert found["20"]["employed_change_pct"] == pytest.approx(5)
    assert found["20"]["informal_change_pp"] == pytest.approx(10)
    assert found["20"]["non_wage_change_pp"] == pytest.approx(0)
    assert found["20"]["change_reason"] is None
    # The other provinces have no row of 2024.
    assert found["10"]["absence_reason"] == "not_collected"
    assert found["10"]["employed_change_pct"] is None


def test_no_change_is_told_across_the_new_weights(surveyed):
    at_2023 = date(2023, 12, 31)
    for level in ("province", "regency"):
        rows = survey(surveyed, level, period_end=at_2023)
        assert {row["change_reason"] for row in rows} == {"base_break"}
        assert {row["employed_change_pct"] for row in rows} == {None}
        assert all(row["employed"] for row in rows)


def test_provinces_whose_people_did_not_move_are_compared_across_it_regencies_not(
    bench,
):
    for year, tens in ((2022, 100), (2023, 101)):
        row = sakernas("20", "38", "province", year, tens)
        bench.given("workforce_sakernas_august", row)
        regency = sakernas("20.01", "38", "regency", year, tens)
        bench.given("workforce_sakernas_august", regency)
    found = {row["region_code"]: row for row in survey(bench)}
    assert found["20"]["employed_change_pct"] == pytest.approx(1)
    regencies = {row["region_code"]: row for row in survey(bench, "regency")}
    assert regencies["20.01"]["change_reason"] == "base_break"


def test_the_first_round_has_no_change(surveyed):
    rows = survey(surveyed, period_end=date(2022, 12, 31))
    assert {row["change_reason"] for row in rows} == {"no_earlier_period"}


def test_a_figure_given_twice_counts_once_and_later_entries_not_yet(surveyed):
    later = dict(sakernas("20", "38", "province", 2024, 50))
    surveyed.given("workforce_sakernas_august", later | {"entered_on": "2026-06-01"})
    assert [row["base_period"] for row in survey(surveyed)] == [date(2023, 8, 31)] * 3
    assert [row["employed"] for row in traits(surveyed)] == [200, 400, 50]


def award(name: str, **more):
    return {
        "award_id": name,
        "award_year": 2019,
        "stage": "national",
        "category": "provincial_government",
        "winner": "Pesisir",
        "region_code": "20",
        "vintage": "38",
        **more,
    }


def test_results_of_one_award_are_counted_as_its_readings(bench):
    bench.given(
        "award_results",
        award("A", rank=1),
        award("B", rank=3, source_id="T3"),
        award("C", award_year=2020, category="province_zone_coverage"),
        award("D", award_year=2021, region_code=None, vintage=None, winner="PT Contoh"),
        award("E", award_year=2022, entered_on="2026-06-01"),
        award("F", winner="Lembah", region_code="10"),
    )
    rows = bench.ask("reads/awards__history", known_on=NOW)
    assert_rows(
        rows,
        [
            {"award_id": name, "readings": count, "has_zone_award": is_zone,
             "territory_id": land}
            for name, count, is_zone, land in (
                ("D", 1, False, None),
                ("C", 1, True, "20"),
                ("F", 1, False, "10@38"),
                ("A", 2, False, "20"),
                ("B", 2, False, "20"),
            )
        ],
    )  # fmt: skip
