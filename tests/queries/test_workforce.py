"""The bases: sums of statuses, rounds, and workers per region and level."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure, sakernas

NOW = date(2026, 1, 1)
DECEMBER = date(2023, 12, 31)


def test_bases_are_sums_of_statuses(bench):
    """Seven powers of two, so that every sum shows what went in."""
    bench.given(
        "workforce_sakernas_august",
        {
            "row_id": "W",
            "working_age_population": 1000,
            "labour_force": 200,
            "employed": 127,
            "unemployed": 73,
            "employed_formal": 12,
            "employed_informal": 115,
            "st1_own_account": 1,
            "st2_own_account_unpaid_help": 2,
            "st3_employer_paid": 4,
            "st4_employee": 8,
            "st5_casual_agri": 16,
            "st6_casual_nonagri": 32,
            "st7_unpaid_family": 64,
        },
    )
    rows = bench.ask("staging/stg_sakernas__workforce")
    assert {row["base"]: row["workers"] for row in rows} == {
        "working_age_population": 1000,
        "labour_force": 200,
        "employed": 127,  # 1 + 2 + 4 + 8 + 16 + 32 + 64
        "employed_excl_unpaid": 63,  # 127 - 64
        "eligible_estimate": 61,  # 1 + 4 + 8 + 16 + 32: all but 2 and 7
        "employees": 8,
        "non_wage": 55,  # 127 - 8 - 64
        "unemployed": 73,
        "employed_formal": 12,
        "employed_informal": 115,
    }


def test_a_missing_status_makes_its_bases_missing(bench):
    row = dict(sakernas("20", "38", "province", 2023, 40))
    bench.given("workforce_sakernas_august", row | {"st7_unpaid_family": None})
    rows = bench.ask("staging/stg_sakernas__workforce")
    missing = {row["base"] for row in rows if row["workers"] is None}
    assert missing == {"employed_excl_unpaid", "non_wage"}


def test_the_mart_keeps_both_divisions_apart(surveyed):
    rows = [
        row
        for row in surveyed.ask("marts/workforce")
        if row["region_code"] == "10"
        and row["base"] == "employed"
        and row["period_end"] == date(2023, 8, 31)
    ]
    assert_rows(
        rows,
        [
            {"vintage": "34", "territory_id": "10@34", "workers": 250},
            {"vintage": "38", "territory_id": "10@38", "workers": 200},
        ],
    )


def test_a_stated_base_stands_apart_from_the_survey(surveyed):
    rule = {"measure": "workforce_denominator", "status": "*"}
    rule["destination"] = "workforce"
    surveyed.given("figure_rules", rule)
    surveyed.given(
        "reported_figures",
        figure(
            "B1",
            measure="workforce_denominator",
            status=None,
            segment="ALL",
            value=390,
            precision="rounded",
            definition_note="potential workers",
        ),
    )
    surveyed.given("stated_bases", {"figure_id": "B1", "base": "eligible_bpjs"})
    stated = [row for row in surveyed.ask("marts/workforce") if row["row_id"] == "B1"]
    assert_rows(
        stated,
        [
            {
                "series": "as_stated",
                "base": "eligible_bpjs",
                "workers": 390,
                "precision": "rounded",
                "base_as_worded": "potential workers",
            }
        ],
    )
    # ... and never serves as the base of a computed coverage.
    bases = surveyed.ask(
        "reads/workforce__by_region",
        territory_id="20",
        period_end=DECEMBER,
        known_on=NOW,
    )
    assert "eligible_bpjs" not in {row["base"] for row in bases}


@pytest.mark.parametrize(
    ("period", "employed"),
    [(date(2022, 7, 31), None), (date(2023, 7, 31), 320), (DECEMBER, 400)],
)
def test_the_round_is_the_last_on_or_before_a_month(surveyed, period, employed):
    rows = surveyed.ask(
        "reads/workforce__by_region",
        territory_id="20",
        period_end=period,
        known_on=NOW,
    )
    found = {row["base"]: row["workers"] for row in rows}
    assert found.get("employed") == employed
    assert len(rows) in (0, 10)


def breaks_of(lab, territory):
    rows = lab.ask(
        "reads/workforce__history_by_region", territory_id=territory, known_on=NOW
    )
    return {
        row["period_end"].year: row["has_break"]
        for row in rows
        if row["base"] == "employed"
    }


def test_history_marks_the_break_of_regencies_in_2023(surveyed):
    assert breaks_of(surveyed, "20.01") == {2022: False, 2023: True}


@pytest.mark.parametrize(
    ("of_2022", "is_far"), [(100, False), (91, False), (90, True), (112, True)]
)
def test_a_province_breaks_where_its_people_moved_by_over_a_tenth(
    bench, of_2022, is_far
):
    """100 in 2023: 9.9 % more than 91, 11.1 % more than 90, 10.7 % less than 112."""
    bench.given(
        "workforce_sakernas_august",
        *(
            sakernas("20", "38", "province", year, 40)
            | {"working_age_population": people}
            for year, people in ((2021, 50), (2022, of_2022), (2023, 100), (2024, 200))
        ),
    )
    assert breaks_of(bench, "20") == {
        2021: False,
        2022: False,
        2023: is_far,
        2024: False,
    }


class TestByLevel:
    """Employed, non-wage and informal share of all regions of a level."""

    def ask(self, lab, **more):
        asked = {
            "level": "regency",
            "parent": None,
            "vintage": "38",
            "period_end": DECEMBER,
            "known_on": NOW,
        }
        return lab.ask("reads/workforce__by_level", **(asked | more))

    def test_every_region_is_present(self, surveyed):
        assert_rows(
            self.ask(surveyed),
            [
                {
                    "region_code": code,
                    "employed": employed,
                    "non_wage": employed // 2,
                    "informal_share_pct": 50.0,
                    "absence_reason": None,
                }
                for code, employed in (
                    ("10.01", 200),
                    ("20.01", 100),
                    ("20.02", 300),
                    ("30.01", 50),
                )
            ],
        )

    def test_a_region_that_was_not_surveyed_stays(self, bench):
        bench.given(
            "workforce_sakernas_august", sakernas("20.01", "38", "regency", 2023, 9)
        )
        assert_rows(
            self.ask(bench, parent="20"),
            [
                {
                    "region_code": "20.01",
                    "employed": 90,
                    "informal_share_pct": 50.0,
                    "absence_reason": None,
                },
                {
                    "region_code": "20.02",
                    "employed": None,
                    "informal_share_pct": None,
                    "absence_reason": "not_collected",
                },
            ],
        )

    def test_nobody_employed_gives_no_share(self, bench):
        bench.given(
            "workforce_sakernas_august", sakernas("20.01", "38", "regency", 2023, 0)
        )
        (row,) = [row for row in self.ask(bench) if row["region_code"] == "20.01"]
        assert (row["employed"], row["informal_share_pct"]) == (0, None)

    def test_parents_are_those_of_the_division(self, surveyed):
        def codes(parent, vintage):
            rows = self.ask(surveyed, parent=parent, vintage=vintage)
            return [row["region_code"] for row in rows]

        assert codes("10", "34") == ["10.01", "30.01"]
        assert codes("10", "38") == ["10.01"]
