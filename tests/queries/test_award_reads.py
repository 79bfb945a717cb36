"""Evidence that our records hold for the award's simulation, on an invented country."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.queries.test_planning_reads import rate, statement

NOW = date(2026, 1, 1)
END = date(2024, 12, 31)


def instrument(name: str, **more):
    return {"regulation_id": name, "kind": "perda", "number": "3/2024", **more}


def regulations(bench, known_on=NOW, end=END):
    return bench.ask(
        "reads/award_regulations__by_region",
        territories=["20", "20.01"],
        period_end=end,
        known_on=known_on,
    )


def budgets(bench, known_on=NOW, end=END):
    return bench.ask(
        "reads/award_budgets__by_region",
        territories=["20", "20.01"],
        period_end=end,
        known_on=known_on,
    )


def test_the_strongest_instrument_counts_and_all_are_counted(bench):
    bench.given(
        "regulations",
        instrument("A", kind="surat_edaran", number="9/2022"),
        instrument("B", kind="pergub", number="1/2023"),
        instrument("C", kind="pergub", number="5/2021"),
    )
    assert_rows(
        regulations(bench),
        [{"territory_id": "20", "grade": 2, "issued_year": 2021, "instruments": 3}],
    )


@pytest.mark.parametrize(
    ("kind", "grade"),
    [("perda", 3), ("pergub", 2), ("perbup", 2), ("perwali", 2), ("surat_edaran", 1)],
)
def test_each_kind_has_its_grade(bench, kind, grade):
    bench.given("regulations", instrument("A", kind=kind))
    assert [row["grade"] for row in regulations(bench)] == [grade]


@pytest.mark.parametrize(
    "more",
    [
        {"number": None},
        {"number": "560/2972/B.Kesra"},
        {"number": "3/2025"},
        {"issued_on": "2025-01-01"},
        {"kind": "undang_undang"},
        {"region_code": "00"},
        {"entered_on": "2026-02-01"},
    ],
)
def test_what_is_undated_later_or_of_others_gives_no_row(bench, more):
    bench.given("regulations", instrument("A", **more))
    assert regulations(bench) == []


def test_the_day_of_issue_goes_before_the_year_of_the_number(bench):
    bench.given("regulations", instrument("A", number="3/2025", issued_on="2024-12-30"))
    assert [row["issued_year"] for row in regulations(bench)] == [2024]


def test_a_cohort_counts_the_months_that_lie_in_the_year(bench):
    # Of October 2023 to March 2024 three months of 100 workers lie in 2024.
    bench.given(
        "programmes",
        statement("A", first_month="2023-10", last_month="2024-03", months=6),
    )
    bench.given("contribution_rates", rate("R", 16_800, "2020-01-01"))
    assert_rows(
        budgets(bench),
        [{"territory_id": "20", "worker_months": 300, "rupiah_at_rate": 5_040_000}],
    )
    assert budgets(bench, end=date(2022, 12, 31)) == []


def test_each_month_costs_its_own_rate(bench):
    bench.given("programmes", statement("A"))
    bench.given(
        "contribution_rates",
        rate("R1", 10_000, "2020-01-01", "2024-02-29"),
        rate("R2", 20_000, "2024-03-01"),
    )
    # 100 workers: two months at 10,000 and four at 20,000.
    assert [row["rupiah_at_rate"] for row in budgets(bench)] == [10_000_000]


def test_cohorts_of_one_region_are_summed_and_their_sources_named(bench):
    bench.given(
        "programmes",
        statement("A"),
        statement("B", workers=50, source_id="T3"),
        statement("C", region_code="20.01", payer="apbd_kabkota"),
    )
    bench.given(
        "contribution_rates",
        rate("R1", 10_000, "2020-01-01"),
        rate("R2", 10_000, "2020-01-01", payer="apbd_kabkota"),
    )
    assert_rows(
        budgets(bench),
        [
            {
                "territory_id": "20", "cohorts": 2, "worker_months": 900,
                "rupiah_at_rate": 9_000_000, "source_ids": "T1 T3",
            },
            {
                "territory_id": "20.01", "cohorts": 1, "worker_months": 600,
                "rupiah_at_rate": 6_000_000, "source_ids": "T1",
            },
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"plan_status": "planned"},
        {"plan_status": "budgeted"},
        {"is_counted": "false"},
        {"payer": "csr"},
        {"payer": "dbh_sawit"},
        {"workers": None},
        {"first_month": None},
        {"months": None},
        {"entered_on": "2026-02-01"},
        {"region_code": "10"},
    ],
)
def test_what_was_not_spent_or_is_not_known_gives_no_row(bench, more):
    bench.given("programmes", statement("A", **more))
    bench.given(
        "contribution_rates",
        rate("R", 16_800, "2020-01-01"),
        rate("S", 16_800, "2020-01-01", payer="csr"),
        rate("T", 16_800, "2020-01-01", payer="dbh_sawit"),
    )
    assert budgets(bench) == []


def test_a_corrected_statement_counts_once(bench):
    bench.given(
        "programmes",
        statement("A"),
        statement("B", workers=70, supersedes="A", entered_on="2025-06-01"),
    )
    bench.given("contribution_rates", rate("R", 10_000, "2020-01-01"))
    assert [row["worker_months"] for row in budgets(bench)] == [420]
    before = budgets(bench, known_on=date(2025, 5, 31))
    assert [row["worker_months"] for row in before] == [600]
