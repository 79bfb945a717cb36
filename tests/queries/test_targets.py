"""Targets: one row a target, compared with the latest like statement alone."""

from datetime import date
from decimal import Decimal

import pytest

from tests.assertions import assert_rows
from tests.country import figure

NOW = date(2026, 1, 1)


def target(figure_id="T", value="50", **more):
    fixed = {
        "measure": "target_percent",
        "segment": "ALL",
        "status": None,
        "period_end": "2025-12-31",
        "indicator": "ucj",
        "source_id": "T3",
    }
    return figure(figure_id, **(fixed | {"value": value} | more))


def percent(figure_id="P", value="45.0", **more):
    fixed = {
        "measure": "percent",
        "segment": "ALL",
        "period_end": "2025-06-30",
        "statement_kind": "coverage",
        "indicator": "ucj",
        "source_id": "T3",
    }
    return figure(figure_id, **(fixed | {"value": value} | more))


@pytest.fixture
def rules(bench):
    bench.given(
        "figure_rules",
        {
            "measure": "target_workers",
            "status": "*",
            "statement_kind": "*",
            "destination": "target",
        },
    )
    return bench


def targets(lab, territory="20", figures_of=None):
    return lab.ask(
        "reads/targets__by_region",
        territory_id=territory,
        figures_of=figures_of or territory,
        known_on=NOW,
    )


class TestMart:
    """Percent and workers of one target are one row."""

    def test_percent_and_workers_of_one_source_are_one_target(self, rules):
        rules.given(
            "reported_figures",
            target("A", "50.5"),
            target("B", 200, measure="target_workers"),
        )
        assert_rows(
            rules.ask("marts/targets"),
            [
                {
                    "row_id": "A",
                    "due_on": date(2025, 12, 31),
                    "regime": "UCJ",
                    "indicator": "ucj",
                    "target_pct": 50.5,
                    "target_pct_as_printed": "50.5",
                    "target_workers": 200,
                }
            ],
        )

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"source_id": "T2"}, id="another source"),
            pytest.param({"period_end": "2026-12-31"}, id="another day"),
            pytest.param({"indicator": "rpjmn"}, id="another indicator"),
            pytest.param({"segment": "PU"}, id="another scope"),
        ],
    )
    def test_unlike_targets_stay_apart(self, rules, other):
        rules.given("reported_figures", target("A"), target("B", "60", **other))
        assert len(rules.ask("marts/targets")) == 2

    @pytest.mark.parametrize(
        ("indicator", "regime"),
        [
            ("ucj", "UCJ"),
            ("rpjmn", "RPJMN"),
            ("rpjpn", "RPJPN"),
            ("not_stated", "stated"),
        ],
    )
    def test_the_regime_follows_the_indicator(self, rules, indicator, regime):
        rules.given("reported_figures", target(indicator=indicator))
        assert rules.ask("marts/targets")[0]["regime"] == regime

    def test_a_document_names_the_regime(self, rules):
        rules.given("reported_figures", target(indicator="not_stated"))
        rules.given("target_regimes", {"figure_id": "T", "regime": "Perda"})
        assert rules.ask("marts/targets")[0]["regime"] == "Perda"

    def test_a_correction_takes_the_whole_older_target_out_of_use(self, rules):
        rules.given(
            "reported_figures",
            target("A", "50"),
            target("B", 200, measure="target_workers"),
            target("C", "55", entered_on="2024-06-01", supersedes="A"),
            target("D", 220, measure="target_workers", entered_on="2024-06-01"),
        )
        assert_rows(
            rules.ask("marts/targets"),
            [
                {
                    "row_id": "A",
                    "target_workers": 200,
                    "superseded_on": date(2024, 6, 1),
                },
                {"row_id": "C", "target_workers": 220, "superseded_on": None},
            ],
        )

    def test_an_offices_target_is_one_row_already(self, rules):
        rules.given(
            "targets",
            {
                "row_id": "K",
                "due_on": "2026-12-31",
                "regime": "RPJMD",
                "indicator": "ucj",
                "target_pct": "60",
                "target_workers": 240,
            },
            origin="office",
        )
        assert_rows(
            rules.ask("marts/targets"),
            [
                {
                    "row_id": "K",
                    "regime": "RPJMD",
                    "target_pct": 60.0,
                    "target_workers": 240,
                    "origin": "office",
                }
            ],
        )


class TestByRegion:
    """Each target beside the latest statement of the same indicator."""

    def test_like_is_compared_with_like(self, bench):
        bench.given("reported_figures", target(value="50"), percent(value="45.3"))
        assert_rows(
            targets(bench),
            [
                {
                    "row_id": "T",
                    "latest_row_id": "P",
                    "latest_pct": 45.3,
                    "gap_pp": Decimal("4.7000"),  # 50 - 45.3, in decimals
                    "is_met": False,
                }
            ],
        )

    @pytest.mark.parametrize(
        ("said", "gap", "is_met"),
        [
            ("50", Decimal("0.0000"), True),
            ("63.47", Decimal("-13.4700"), True),
            ("49.99", Decimal("0.0100"), False),
            ("112", Decimal("-62.0000"), True),
        ],
    )
    def test_a_target_reached_is_met(self, bench, said, gap, is_met):
        bench.given("reported_figures", target(value="50"), percent(value=said))
        assert_rows(targets(bench), [{"gap_pp": gap, "is_met": is_met}])

    def test_the_latest_statement_is_compared(self, bench):
        bench.given(
            "reported_figures",
            target(),
            percent("A", "40", period_end="2024-01-31"),
            percent("B", "47", period_end="2024-11-30"),
        )
        assert targets(bench)[0]["latest_row_id"] == "B"

    @pytest.mark.parametrize(
        ("target_tags", "said"),
        [
            pytest.param({}, {"indicator": "rpjmn"}, id="another indicator"),
            pytest.param(
                {"indicator": "not_stated"},
                {"indicator": "not_stated"},
                id="no indicator named",
            ),
            pytest.param({}, {"statement_kind": "share_of_target"}, id="another kind"),
            pytest.param({}, {"region_code": "10"}, id="another region"),
            pytest.param({"segment": "PU"}, {"segment": "BPU"}, id="another scope"),
            pytest.param({}, {"segment": "BPU"}, id="one segment is not all"),
            pytest.param({}, {"segment": "PU_JAKON"}, id="without BPU is not all"),
            pytest.param({"segment": "BPU"}, {}, id="all is not one segment"),
            pytest.param({}, {"precision": "at_least"}, id="an open end"),
            # The first target of the regime is for 2025, so it begins with 2024.
            pytest.param({}, {"period_end": "2023-12-31"}, id="before the regime"),
        ],
    )
    def test_unlike_is_never_compared(self, bench, target_tags, said):
        bench.given("reported_figures", target(**target_tags), percent(**said))
        assert_rows(
            targets(bench),
            [{"latest_row_id": None, "gap_pp": None, "is_met": None}],
        )

    def test_the_regime_begins_with_the_year_before_its_first_target(self, bench):
        bench.given(
            "reported_figures",
            target("A", period_end="2024-12-31"),
            target("B", "60", period_end="2030-12-31"),
            percent(period_end="2023-01-01"),
        )
        assert [row["latest_row_id"] for row in targets(bench)] == ["P", "P"]

    def test_a_national_target_can_stand_beside_a_regions_own_figure(self, bench):
        bench.given(
            "reported_figures",
            target(region_code="00"),
            percent("N", "30", region_code="00"),
            percent("R", "44"),
        )
        (row,) = targets(bench, "00", figures_of="20")
        assert (row["latest_row_id"], row["gap_pp"]) == ("R", Decimal("6.0000"))
        assert targets(bench, "00")[0]["latest_row_id"] == "N"

    def test_a_target_in_workers_alone_is_not_compared_with_a_percent(self, rules):
        rules.given(
            "reported_figures", target("W", 200, measure="target_workers"), percent()
        )
        assert_rows(
            targets(rules), [{"target_pct": None, "gap_pp": None, "is_met": None}]
        )

    def test_a_region_without_target_has_none(self, bench):
        bench.given("reported_figures", target())
        assert targets(bench, "10@38") == []


class TestAgainstStatements:
    """Regions that published both."""

    def ask(self, lab, level="province"):
        return lab.ask("reads/targets__against_statements", level=level, known_on=NOW)

    def test_like_pairs_have_a_difference_and_a_verdict(self, bench):
        bench.given("reported_figures", target(value="50"), percent(value="45.3"))
        assert_rows(
            self.ask(bench),
            [
                {
                    "region_code": "20",
                    "is_like": True,
                    "difference_pp": Decimal("-4.7000"),  # 45.3 - 50
                    "is_met": False,
                }
            ],
        )

    @pytest.mark.parametrize(
        "said", [{"period_end": "2023-12-31"}, {"precision": "at_most"}]
    )
    def test_an_older_or_open_figure_is_unlike(self, bench, said):
        bench.given("reported_figures", target(), percent(**said))
        assert_rows(self.ask(bench), [{"is_like": False, "is_met": None}])

    def test_unlike_pairs_stand_without_a_verdict(self, bench):
        bench.given(
            "reported_figures",
            target(indicator="not_stated"),
            percent(indicator="not_stated"),
        )
        assert_rows(
            self.ask(bench),
            [{"is_like": False, "difference_pp": None, "is_met": None}],
        )

    def test_only_regions_with_both_are_listed(self, bench):
        bench.given("reported_figures", target(), percent(region_code="10"))
        assert self.ask(bench) == []

    def test_the_like_pair_goes_first_then_the_next_due_target(self, bench):
        bench.given(
            "reported_figures",
            target("A", period_end="2025-12-31"),
            target("B", "60", period_end="2030-12-31"),
            target("C", "70", indicator="not_stated", period_end="2025-07-31"),
            percent(),
        )
        assert_rows(self.ask(bench), [{"target_row_id": "A", "is_like": True}])


def on_coverage(row_id="O", **more):
    """Return an office's target of Pesisir that is measured on PU of the employed."""
    return {
        "row_id": row_id,
        "due_on": "2025-12-31",
        "regime": "RPJMD",
        "indicator": "not_stated",
        "segment_scope": "PU",
        "base": "employed",
        "target_pct": "50",
        "target_workers": None,
        **more,
    }


def month(row_id, end="2024-12-31", workers=150, **more):
    return {
        "row_id": row_id,
        "period_end": end,
        "segment_scope": "PU",
        "series": "kantor",
        "workers": workers,
        **more,
    }


class TestMeasuredOnCoverage:
    """Pesisir: 400 employed in August 2023, the last round of the bench."""

    def test_a_target_that_names_its_base_meets_the_latest_coverage(self, surveyed):
        surveyed.given("targets", on_coverage(), origin="office")
        surveyed.given(
            "enrolment",
            month("A", "2024-11-30", 100),
            month("B", workers=150),
            origin="office",
        )
        assert_rows(
            targets(surveyed),
            [
                {
                    "base": "employed",
                    "latest_row_id": "B",
                    "latest_pct": 37.5,  # 150 of 400
                    "latest_pct_as_printed": "37.50",
                    "latest_active_workers": 150,
                    "latest_base_workers": 400,
                    "latest_base_period": date(2023, 8, 31),
                    "gap_pp": Decimal("12.5000000000"),
                    "gap_to_universal_pp": Decimal("62.5000000000"),
                    "is_met": False,
                }
            ],
        )

    def test_its_percent_is_rounded_half_up_and_its_gap_is_not(self, surveyed):
        surveyed.given("targets", on_coverage(base="labour_force"), origin="office")
        surveyed.given("enrolment", month("B", workers=401), origin="office")
        (row,) = targets(surveyed)
        # 401 of 480: 83.541666...
        assert row["latest_pct_as_printed"] == "83.54"
        assert row["gap_pp"] == Decimal("-33.5416666667")
        assert row["is_met"]

    def test_exactly_the_target_is_met(self, surveyed):
        surveyed.given("targets", on_coverage(), origin="office")
        surveyed.given("enrolment", month("B", workers=200), origin="office")
        assert [row["is_met"] for row in targets(surveyed)] == [True]

    def test_it_meets_no_statement_and_one_without_base_no_coverage(self, surveyed):
        surveyed.given(
            "targets",
            on_coverage("O", indicator="ucj"),
            on_coverage("U", indicator="ucj", base=None),
            origin="office",
        )
        surveyed.given("enrolment", month("B"), origin="office")
        surveyed.given(
            "statements",
            {
                "row_id": "S",
                "period_end": "2025-06-30",
                "stated_pct": "45.0",
                "segment_scope": "PU",
                "indicator": "ucj",
                "statement_kind": "coverage",
            },
            origin="office",
        )
        found = {row["row_id"]: row["latest_row_id"] for row in targets(surveyed)}
        assert found == {"O": "B", "U": "S"}

    def test_other_segments_and_months_before_the_regime_are_not_its_coverage(
        self, surveyed
    ):
        surveyed.given("targets", on_coverage(), origin="office")
        surveyed.given(
            "enrolment",
            month("A", segment_scope="BPU"),
            # The regime begins in January 2024.
            month("B", "2023-12-31"),
            origin="office",
        )
        assert [row["latest_row_id"] for row in targets(surveyed)] == [None]

    def test_a_province_meets_the_sum_of_its_regencies_once_all_are_in(self, surveyed):
        surveyed.given("targets", on_coverage(), origin="office")
        surveyed.given(
            "enrolment",
            month("A", "2024-11-30", 60, region_code="20.01"),
            month("B", "2024-11-30", 140, region_code="20.02"),
            month("C", region_code="20.01"),
            origin="office",
        )
        assert_rows(
            targets(surveyed),
            [
                {
                    "latest_period_end": date(2024, 11, 30),
                    "latest_active_workers": 200,
                    "regencies_summed": 2,
                }
            ],
        )
