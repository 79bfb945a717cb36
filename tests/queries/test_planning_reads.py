"""Reads of the planning desk on an invented country: what is counted, and what not."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure

NOW = date(2026, 1, 1)
EARLIER = date(2024, 2, 1)


def statement(name: str, **more):
    """A counted statement of 100 workers, January to June 2024, APBD provinsi."""
    return {
        "statement_id": name,
        "cohort_id": name,
        "first_month": "2024-01",
        "last_month": "2024-06",
        "months": 6,
        "workers": 100,
        "payer": "apbd_provinsi",
        "programmes": "JKK+JKM",
        "plan_status": "realised",
        **more,
    }


def rate(name: str, rupiah: int, start: str, end: str | None = None, **more):
    return {
        "rate_id": name,
        "payer": "apbd_provinsi",
        "programmes": "JKK+JKM",
        "rupiah_per_month": rupiah,
        "valid_from": start,
        "valid_to": end,
        **more,
    }


def cohorts(bench, *territories, known_on=NOW):
    return bench.ask(
        "reads/programmes__cohorts", territories=list(territories), known_on=known_on
    )


def test_only_the_counted_statement_makes_a_cohort(bench):
    bench.given(
        "programmes",
        statement("A-1", cohort_id="A"),
        statement("A-2", cohort_id="A", is_counted="false", workers=450),
    )
    assert_rows(
        cohorts(bench, "20"),
        [{"cohort_id": "A", "workers": 100, "worker_months": 600, "is_dated": True}],
    )


@pytest.mark.parametrize("unknown", ["first_month", "months", "workers"])
def test_a_cohort_without_months_or_workers_is_undated(bench, unknown):
    bench.given("programmes", statement("A", **{unknown: None}))
    (row,) = cohorts(bench, "20")
    assert row["is_dated"] is False


@pytest.mark.parametrize(
    ("status", "is_plan"),
    [
        ("realised", False),
        ("stated", False),
        ("planned", True),
        ("budgeted", True),
        ("committed", True),
        ("target", True),
    ],
)
def test_what_is_not_yet_done_is_a_plan(bench, status, is_plan):
    bench.given("programmes", statement("A", plan_status=status))
    assert cohorts(bench, "20")[0]["is_plan"] is is_plan


@pytest.mark.parametrize(
    ("taking_part", "conflict", "is_disputed"),
    [
        pytest.param(["A-1", "A-2"], {}, True, id="its own statements disagree"),
        pytest.param(["A-1", "B"], {}, False, id="one of a sum of several"),
        pytest.param(["A-1", "A-2"], {"status": "explained"}, False, id="explained"),
        pytest.param(["A-1", "A-2"], {"topic": "base"}, False, id="another topic"),
        pytest.param(["A-1", "A-2"], {"entered_on": "2030-01-01"}, False, id="later"),
    ],
)
def test_a_cohort_is_disputed_by_an_open_conflict_of_its_own(
    bench, taking_part, conflict, is_disputed
):
    bench.given(
        "programmes",
        statement("A-1", cohort_id="A"),
        statement("A-2", cohort_id="A", is_counted="false", workers=None),
        statement("B"),
    )
    named = {"conflict_id": "C", "topic": "programme", "status": "open"}
    bench.given("conflicts", {**named, "title_id": "A?", **conflict})
    bench.given(
        "conflict_figures",
        *({"conflict_id": "C", "figure_id": key} for key in taking_part),
    )
    found = {row["cohort_id"]: row["dispute_title_id"] for row in cohorts(bench, "20")}
    assert found == {"A": "A?" if is_disputed else None, "B": None}


def test_cohorts_of_the_regions_asked_stand_in_order_of_their_start(bench):
    bench.given(
        "programmes",
        statement("late", first_month="2024-03"),
        statement("none", first_month=None),
        statement("inside", region_code="20.01", first_month="2024-02"),
        statement("elsewhere", region_code="30"),
    )
    found = cohorts(bench, "20", "20.01")
    assert [row["cohort_id"] for row in found] == ["inside", "late", "none"]
    assert found[0]["region_name"] == "Teluk Satu"
    assert cohorts(bench, "10") == []


def test_a_corrected_cohort_is_known_as_of_its_day(bench):
    bench.given(
        "programmes",
        statement("old", cohort_id="A", entered_on="2024-01-15"),
        statement("new", cohort_id="A", supersedes="old", workers=90),
    )
    assert [row["workers"] for row in cohorts(bench, "20")] == [90]
    assert [row["workers"] for row in cohorts(bench, "20", known_on=EARLIER)] == [100]
    assert cohorts(bench, "20", known_on=date(2024, 1, 14)) == []


def arithmetic(bench):
    return bench.ask("reads/programmes__arithmetic", territories=["20"], known_on=NOW)


def test_each_statement_stands_beside_the_rate_of_its_first_month(bench):
    bench.given("contribution_rates", rate("full", 20, "2023-01-01", "2023-12-31"))
    bench.given("contribution_rates", rate("half", 10, "2024-01-01"))
    bench.given(
        "programmes",
        statement("A-1", cohort_id="A", first_month="2023-12"),
        statement("A-2", cohort_id="A", is_counted="false"),
        statement("B", first_month=None, period_start="2023-06-01"),
    )
    assert_rows(
        arithmetic(bench),
        [
            {"statement_id": "A-1", "rupiah_per_month": 20, "is_counted": True},
            {"statement_id": "A-2", "rupiah_per_month": 10, "is_counted": False},
            {"statement_id": "B", "rupiah_per_month": 20, "is_counted": True},
        ],
    )


def test_words_stand_beside_the_statements_that_do_not_count(bench):
    bench.given(
        "programmes",
        statement("A-1", cohort_id="A", note="counted"),
        statement("A-2", cohort_id="A", note="other", is_counted="false"),
    )
    counted, other = arithmetic(bench)
    assert (counted["note"], counted["source_title"]) == (None, None)
    assert other["note"] == "other"
    assert other["source_title"] is not None
    assert counted["source_id"] == other["source_id"]


@pytest.mark.parametrize(
    "change",
    [{"payer": "csr"}, {"programmes": "JKK+JKM+JHT"}, {"first_month": "2022-12"}],
)
def test_a_statement_without_a_rate_stays(bench, change):
    bench.given("contribution_rates", rate("full", 20, "2023-01-01"))
    bench.given("programmes", statement("A", **change))
    assert_rows(arithmetic(bench), [{"statement_id": "A", "rupiah_per_month": None}])


def test_rates_of_a_payer_are_listed_by_their_start(bench):
    bench.given(
        "contribution_rates",
        rate("later", 10, "2024-01-01"),
        rate("first", 20, "2023-01-01", "2023-12-31"),
        rate("jht", 40, "2023-01-01", programmes="JKK+JKM+JHT"),
        rate("other", 20, "2023-01-01", payer="csr"),
        rate("unknown yet", 5, "2023-06-01", entered_on="2026-02-01"),
    )
    found = bench.ask(
        "reads/contribution_rates__by_payer",
        payer="apbd_provinsi",
        programmes="JKK+JKM",
        known_on=NOW,
    )
    assert_rows(
        found,
        [
            {
                "rate_id": "first",
                "rupiah_per_month": 20,
                "valid_to": date(2023, 12, 31),
            },
            {"rate_id": "later", "rupiah_per_month": 10, "valid_to": None},
        ],
    )


def points(bench, *segments, known_on=NOW):
    return bench.ask(
        "reads/enrolment__points_by_region",
        territory_id="20",
        segments=list(segments),
        known_on=known_on,
    )


def test_segments_are_summed_month_by_month_in_one_series(bench):
    bench.given(
        "reported_figures",
        figure("P", value=30),
        figure("B", value=20, segment="BPU"),
        figure("P2", value=40, period_end="2024-01-31"),  # BPU is missing
    )
    assert_rows(
        points(bench, "PU", "BPU"),
        [
            {
                "series": "deret_contoh",
                "segment_scope": "PU+BPU",
                "period_end": date(2023, 12, 31),
                "active_workers": 50,
                "row_ids": "B P",
                "conflicting": 0,
            }
        ],
    )


def test_a_figure_of_the_whole_scope_stands_for_its_parts(bench):
    bench.given(
        "reported_figures",
        figure("P", value=30, precision="rounded"),
        figure("B", value=20, segment="BPU"),
        figure("J", value=10, segment="JAKON"),
        figure("ALL", value=61, segment="ALL"),
    )
    assert_rows(
        points(bench, "PU", "BPU", "JAKON"),
        [{"active_workers": 61, "precision": "exact", "row_ids": "ALL"}],
    )


def test_of_equal_tags_the_more_exact_figure_stands(bench):
    bench.given(
        "source_scopes",
        {
            "source_id": "T3",
            "segment": "PU",
            "segment_scope": "PU",
            "series": "deret_contoh",
            "worker_basis": "registered",
            "worker_basis_evidence": "inferred",
        },
    )
    bench.given(
        "reported_figures",
        figure("A-about", value=30, precision="about"),
        figure("Z-exact", value=31, source_id="T3"),
    )
    assert_rows(points(bench, "PU"), [{"active_workers": 31, "conflicting": 1}])


def test_official_figures_stand_before_the_press(bench):
    bench.given(
        "source_scopes",
        {
            "source_id": "T3",
            "segment": "PU",
            "segment_scope": "PU",
            "series": "deret_contoh",
            "worker_basis": "registered",
            "worker_basis_evidence": "inferred",
        },
    )
    bench.given(
        "reported_figures",
        figure("A-press", value=30, source_id="T3"),  # published later
        figure("Z-official", value=31),
    )
    assert_rows(points(bench, "PU"), [{"active_workers": 31, "source_id": "T1"}])


def test_figures_within_a_month_and_outside_a_series_make_no_point(bench):
    bench.given(
        "reported_figures",
        figure("middle", value=30, period_end="2023-12-15"),
        figure("stated", value=30, source_id="T3"),
        figure("group", value=30, segment="RENTAN"),
    )
    assert points(bench, "PU") == []


def test_series_are_listed_by_length(bench):
    bench.given(
        "reported_figures",
        figure("P", value=30),
        figure("P2", value=40, period_end="2024-01-31"),
        figure("B", value=20, segment="BPU"),
    )
    december, january = date(2023, 12, 31), date(2024, 1, 31)
    assert series(bench, "PU") == [
        ("PU", 2, december, january),
        ("BPU", 1, december, december),
        ("PU+BPU", 1, december, december),  # a row of each, as offices send them
    ]


def series(bench, *segments):
    found = bench.ask(
        "reads/enrolment__series_by_region",
        territory_id="20",
        segments=list(segments),
        known_on=NOW,
    )
    columns = ("segment_scope", "points", "first_period", "last_period")
    return [tuple(row[name] for name in columns) for row in found]


def test_a_scope_has_the_months_in_which_every_segment_is_there(bench):
    bench.given(
        "reported_figures",
        figure("P", value=30),
        figure("B", value=20, segment="BPU"),
        figure("J", value=10, segment="JAKON"),
        figure("P2", value=40, period_end="2024-01-31"),
        figure("B2", value=20, segment="BPU", period_end="2024-01-31"),
    )
    december, january = date(2023, 12, 31), date(2024, 1, 31)
    found = {row[0]: row[1:] for row in series(bench, "BPU", "JAKON")}
    assert found["PU+BPU"] == (2, december, january)
    assert found["PU+BPU+JAKON"] == (1, december, december)
    assert found["BPU+JAKON"] == (1, december, december)  # as asked
    assert "PU+JAKON" not in found


def test_workers_of_unlike_bases_are_no_sum(bench):
    """One registered here, one working here: never one number."""
    office = {"series": "kantor", "worker_basis": "registered", "workers": 30}
    bench.given(
        "enrolment",
        {**office, "row_id": "P"},
        {**office, "row_id": "B", "segment_scope": "BPU", "worker_basis": "working"},
        origin="office",
    )
    assert points(bench, "PU", "BPU") == []
    assert [row["worker_basis"] for row in points(bench, "PU")] == ["registered"]
    assert {row[0] for row in series(bench, "PU", "BPU")} == {"PU", "BPU"}


def test_stated_bases_stand_apart_from_the_survey(surveyed):
    surveyed.given(
        "figure_rules",
        {
            "measure": "workforce_denominator",
            "status": "*",
            "statement_kind": "*",
            "destination": "workforce",
        },
    )
    surveyed.given(
        "reported_figures",
        figure("E", measure="workforce_denominator", value=380, segment="ALL"),
    )
    surveyed.given("stated_bases", {"figure_id": "E", "base": "as_stated"})
    assert_rows(
        surveyed.ask(
            "reads/workforce__stated_by_region", territory_id="20", known_on=NOW
        ),
        [{"row_id": "E", "base": "as_stated", "workers": 380}],
    )


def test_one_measure_of_the_context_is_read_in_order(bench):
    def budget(year: str, rupiah: int, measure: str = "apbd_total"):
        return {
            "row_id": f"{measure}-{year}",
            "period": year,
            "measure": measure,
            "value": rupiah,
            "unit": "rupiah",
        }

    bench.given(
        "context_figures",
        budget("2024", 900),
        budget("2023", 800),
        budget("2024", 5, "population"),
    )
    found = bench.ask(
        "reads/context_figures__by_region",
        territory_id="20",
        measure="apbd_total",
        known_on=NOW,
    )
    assert [(row["period"], int(row["amount"])) for row in found] == [
        ("2023", 800),
        ("2024", 900),
    ]
