"""Percents as published: their digits, their bounds, the base that they imply."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure

NOW = date(2026, 1, 1)
PERCENT = {
    "measure": "percent",
    "segment": "ALL",
    "period_end": "2023-06-30",
    "statement_kind": "coverage",
    "indicator": "ucj",
    "source_id": "T3",
}
WORKERS = {"segment": "ALL", "period_end": "2023-06-30", "source_id": "T3"}


def percent(figure_id="P", value="45.0", **more):
    return figure(figure_id, **(PERCENT | {"value": value} | more))


def workers(figure_id="N", value=180, **more):
    return figure(figure_id, **(WORKERS | {"value": value} | more))


def statements(lab, **more):
    asked = {
        "territory_id": "20",
        "from_date": date(2000, 1, 1),
        "to_date": date(2100, 1, 1),
        "known_on": NOW,
    }
    return lab.ask("reads/statements__by_region", **(asked | more))


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("45", 44.5, 45.5),
        ("45.0", 44.95, 45.05),
        ("49.74", 49.735, 49.745),
        ("147.8", 147.75, 147.85),
        ("0", -0.5, 0.5),
    ],
)
def test_bounds_are_half_a_unit_of_the_last_digit(bench, printed, low, high):
    bench.given("reported_figures", percent(value=printed))
    assert_rows(
        statements(bench),
        [
            {
                "stated_pct": float(printed),
                "stated_pct_as_printed": printed,
                "pct_low": low,
                "pct_high": high,
            }
        ],
    )


@pytest.mark.parametrize(
    ("precision", "low", "high", "bounds"),
    [
        ("range", "65", "68", (65.0, 68.0)),
        ("at_least", "65", None, (65.0, None)),
        ("at_most", None, "68", (None, 68.0)),
    ],
)
def test_a_range_or_bound_is_the_sources_own(bench, precision, low, high, bounds):
    bench.given(
        "reported_figures",
        percent(value="65", precision=precision, value_low=low, value_high=high),
    )
    (row,) = statements(bench)
    assert (row["pct_low"], row["pct_high"]) == bounds


def test_the_implied_base_is_workers_over_percent(bench):
    bench.given("reported_figures", percent(value="45.0"), workers(value=180))
    assert_rows(
        statements(bench),
        [
            {
                "stated_active": 180,
                "implied_base": 400,  # 100 * 180 / 45.0
                "implied_base_low": 399,  # 100 * 180 / 45.05 = 399.55..
                "implied_base_high": 400,  # 100 * 180 / 44.95 = 400.44..
            }
        ],
    )


def test_rounded_workers_widen_the_implied_base(bench):
    bench.given(
        "reported_figures",
        percent(value="50"),
        workers(value=2000, precision="rounded"),
    )
    assert_rows(
        statements(bench),
        [
            {
                "implied_base": 4000,
                # 2000 is rounded to thousands: 1500 to 2500 workers.
                "implied_base_low": 2970,  # 100 * 1500 / 50.5 = 2970.29..
                "implied_base_high": 5050,  # 100 * 2500 / 49.5 = 5050.50..
            }
        ],
    )


def test_a_percent_of_zero_implies_no_base(bench):
    bench.given("reported_figures", percent(value="0"), workers(value=0))
    (row,) = statements(bench)
    assert row["implied_base"] is None


def test_a_percent_alone_implies_no_base(bench):
    bench.given("reported_figures", percent())
    assert_rows(
        statements(bench),
        [{"stated_active": None, "stated_base": None, "implied_base": None}],
    )


def test_over_100_percent_is_kept(bench):
    bench.given("reported_figures", percent(value="112.5"))
    assert statements(bench)[0]["stated_pct"] == 112.5


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"source_id": "T2"}, id="another source"),
        pytest.param({"region_code": "10"}, id="another region"),
        pytest.param({"vintage": "34"}, id="another division"),
        pytest.param({"period_end": "2023-07-31"}, id="another day"),
        pytest.param({"segment": "PU"}, id="another segment"),
        pytest.param({"entered_on": "2025-01-01"}, id="entered later"),
    ],
)
def test_only_a_number_that_stood_beside_it_is_the_numerator(bench, other):
    bench.given("reported_figures", percent(), workers(**other))
    (row,) = [row for row in statements(bench) if row["row_id"] == "P"]
    assert row["stated_active"] is None


def test_statements_are_of_the_land_not_of_the_code(bench):
    bench.given(
        "reported_figures",
        percent("A", region_code="10", vintage="34"),
        percent("B", region_code="10", vintage="38", value="30"),
    )
    assert [row["row_id"] for row in statements(bench, territory_id="10@34")] == ["A"]
    assert [row["row_id"] for row in statements(bench, territory_id="10@38")] == ["B"]


def test_days_bound_the_answer_on_both_sides(bench):
    bench.given("reported_figures", percent())
    day = date(2023, 6, 30)
    assert len(statements(bench, from_date=day, to_date=day)) == 1
    assert statements(bench, from_date=date(2023, 7, 1)) == []
    assert statements(bench, to_date=date(2023, 6, 29)) == []


def test_an_offices_statement_brings_its_own_numbers(bench):
    bench.given(
        "statements",
        {
            "row_id": "K",
            "period_end": "2023-06-30",
            "stated_pct": "50.0",
            "stated_active": 50,
            "stated_base": 100,
            "segment_scope": "PU+BPU",
            "base_as_worded": "pekerja",
            "indicator": "ucj",
            "statement_kind": "coverage",
        },
        origin="office",
    )
    assert_rows(
        statements(bench),
        [
            {
                "row_id": "K",
                "stated_active": 50,
                "stated_base": 100,
                "implied_base": 100,
                "segment_scope": "PU+BPU",
                "base_as_worded": "pekerja",
            }
        ],
    )


class TestLatest:
    """The latest coverage percent of every region that has one."""

    def ask(self, lab, **more):
        asked = {"level": "province", "parent": None, "vintage": "38", "known_on": NOW}
        return lab.ask("reads/statements__latest_by_level", **(asked | more))

    def test_the_latest_day_wins_and_all_are_counted(self, bench):
        bench.given(
            "reported_figures",
            percent("A", "40", period_end="2023-01-31"),
            percent("B", "45", period_end="2023-06-30"),
        )
        assert_rows(
            self.ask(bench),
            [{"region_code": "20", "row_id": "B", "statement_count": 2}],
        )

    def test_of_an_undated_percent_nobody_can_say_that_it_is_the_latest(self, bench):
        bench.given("reported_figures", percent("A", "40", period_end=None))
        assert self.ask(bench) == []

    def test_a_percent_of_formal_segments_is_not_the_latest_of_a_region(self, bench):
        bench.given("reported_figures", percent("A", "40"))
        bench.given(
            "statements",
            {
                "row_id": "F-office",
                "period_end": "2025-12-31",
                "segment_scope": "PU+JAKON",
                "stated_pct": "65.34",
            },
        )
        assert [row["row_id"] for row in self.ask(bench)] == ["A"]

    def test_of_one_day_the_named_indicator_goes_first_then_the_official(self, bench):
        bench.given(
            "reported_figures",
            percent("A", "40", indicator="not_stated", source_id="T1"),
            percent("B", "41", source_id="T3"),
            percent("C", "42", source_id="T2"),
        )
        assert [row["row_id"] for row in self.ask(bench)] == ["C"]

    @pytest.mark.parametrize(
        "tags",
        [
            pytest.param({"statement_kind": "share_of_target"}, id="share of a target"),
            pytest.param({"segment": "RENTAN"}, id="of vulnerable workers"),
            pytest.param({"segment": "PU"}, id="of one segment"),
        ],
    )
    def test_what_is_no_coverage_of_workers_is_left_out(self, bench, tags):
        rule = {
            "measure": "percent",
            "status": "active",
            "statement_kind": "share_of_target",
            "destination": "statement",
        }
        bench.given("figure_rules", rule)
        bench.given("reported_figures", percent(**tags))
        assert len(bench.ask("marts/statements")) == 1
        assert self.ask(bench) == []
