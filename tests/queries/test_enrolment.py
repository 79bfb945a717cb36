"""Enrolment as published: scopes by rule, month ends, corrections, series."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure

NOW = date(2026, 1, 1)


def enrolment(lab):
    return lab.ask("marts/enrolment")


def test_the_scope_of_a_total_is_written_by_rule(bench):
    bench.given(
        "reported_figures",
        figure("A", segment="ALL", value=80),  # T1 has a rule: PU+BPU+JAKON
        figure("B", segment="ALL", value=80, source_id="T3"),  # T3 has none
        figure("C", segment="PU_BPU", value=60, source_id="T3"),
        figure("D", segment="PMI", value=1, source_id="T3"),
    )
    assert_rows(
        enrolment(bench),
        [
            {
                "row_id": "A",
                "segment_scope": "PU+BPU+JAKON",
                "series": "deret_contoh",
                "worker_basis": "registered",
                "worker_basis_evidence": "inferred",
            },
            {
                "row_id": "B",
                "segment_scope": "as_stated",
                "series": "as_stated",
                "worker_basis": "not_stated",
                "worker_basis_evidence": "stated",
            },
            {
                "row_id": "C",
                "segment_scope": "PU+BPU",
                "series": "as_stated",
                "worker_basis": "not_stated",
                "worker_basis_evidence": "stated",
            },
            {
                "row_id": "D",
                "segment_scope": "PMI",
                "series": "as_stated",
                "worker_basis": "not_stated",
                "worker_basis_evidence": "stated",
            },
        ],
    )


@pytest.mark.parametrize(
    ("start", "end", "is_at_month_end"),
    [
        ("2023-12-31", "2023-12-31", True),
        ("2024-02-29", "2024-02-29", True),
        ("2023-02-28", "2023-02-28", True),
        ("2024-02-28", "2024-02-28", False),
        ("2023-01-01", "2023-12-31", False),
    ],
)
def test_only_a_month_end_joins_monthly_sums(bench, start, end, is_at_month_end):
    bench.given(
        "reported_figures", figure("A", value=1, period_start=start, period_end=end)
    )
    assert enrolment(bench)[0]["is_at_month_end"] is is_at_month_end


def test_an_undated_figure_stands_among_the_remarks_and_nowhere_else(bench):
    bench.given(
        "reported_figures",
        figure("A", value=1, period_start=None, period_end=None),
        figure("B", value=2),
    )
    assert_rows(enrolment(bench), [{"row_id": "B"}])
    assert_rows(
        bench.ask("marts/remarks"),
        [
            {
                "row_id": "A",
                "figure_table": "enrolment",
                "value_as_printed": "1",
                "period_end": None,
            }
        ],
    )


def test_a_figure_without_rule_is_left_to_the_check(bench):
    bench.given("reported_figures", figure("A", measure="rupiah", value=5))
    assert enrolment(bench) == []


def test_an_unknown_region_keeps_its_row_without_a_land(bench):
    bench.given("reported_figures", figure("A", region_code="77", value=5))
    assert_rows(enrolment(bench), [{"row_id": "A", "territory_id": None}])


def test_a_correction_says_from_when_the_older_row_is_out_of_use(bench):
    bench.given(
        "reported_figures",
        figure("A", value=100, entered_on="2024-03-01"),
        figure("B", value=110, entered_on="2024-05-01", supersedes="A"),
    )
    assert_rows(
        enrolment(bench),
        [
            {"row_id": "A", "workers": 100, "superseded_on": date(2024, 5, 1)},
            {"row_id": "B", "workers": 110, "superseded_on": None},
        ],
    )


def test_an_offices_rows_stand_beside_the_published(bench):
    bench.given(
        "enrolment",
        {"row_id": "K", "series": "kantor", "workers": 7, "worker_basis": "working"},
        {
            "row_id": "L",
            "series": "kantor",
            "workers": None,
            "absence_reason": "withheld",
            "segment_scope": "BPU",
        },
        origin="office",
    )
    assert_rows(
        enrolment(bench),
        [
            {"row_id": "K", "workers": 7, "origin": "office", "absence_reason": None},
            {
                "row_id": "L",
                "workers": None,
                "origin": "office",
                "absence_reason": "withheld",
            },
        ],
    )


class TestPeriods:
    """The months in which a scope can be summed."""

    def ask(self, lab, *segments):
        return lab.ask(
            "reads/enrolment__periods", segments=list(segments), known_on=NOW
        )

    def test_a_month_with_most_regions_is_near_complete(self, bench):
        bench.given(
            "reported_figures",
            figure("A", region_code="10", vintage="34", value=5),
            figure("B", region_code="20", vintage="34", value=5),
            figure("C", region_code="20", value=5, period_end="2023-11-30"),
        )
        assert_rows(
            self.ask(bench, "PU"),
            [
                {
                    "level": "province",
                    "series": "deret_contoh",
                    "vintage": "38",
                    "period_end": date(2023, 11, 30),
                    "regions_published": 1,
                    "regions_total": 3,
                    "is_near_complete": False,  # 1 of 3
                },
                {
                    "level": "province",
                    "series": "deret_contoh",
                    "vintage": "34",
                    "period_end": date(2023, 12, 31),
                    "regions_published": 2,
                    "regions_total": 2,
                    "is_near_complete": True,  # 2 of 2
                },
            ],
        )

    def test_a_region_counts_when_the_scope_can_be_summed(self, bench):
        bench.given(
            "reported_figures",
            figure("A", segment="PU", value=5),
            figure("B", segment="BPU", value=5),
            figure("T", segment="ALL", value=15, region_code="10"),
        )
        assert [row["regions_published"] for row in self.ask(bench, "PU", "BPU")] == [1]
        three = self.ask(bench, "PU", "BPU", "JAKON")
        assert [row["regions_published"] for row in three] == [1]
        assert self.ask(bench, "JAKON") == []


class TestStated:
    """Worker numbers outside any series."""

    def ask(self, lab):
        return lab.ask(
            "reads/enrolment__stated_by_region", territory_id="20", known_on=NOW
        )

    def test_a_number_outside_any_series_is_listed(self, bench):
        bench.given(
            "reported_figures",
            figure("A", value=5),
            figure("B", value=6, source_id="T3"),
            figure("C", value=7, source_id="T3", region_code="10"),
        )
        assert_rows(self.ask(bench), [{"row_id": "B", "workers": 6}])

    def test_a_number_beside_a_percent_is_not_listed_twice(self, bench):
        bench.given(
            "reported_figures",
            figure("N", segment="ALL", value=180, source_id="T3"),
            figure(
                "P",
                segment="ALL",
                measure="percent",
                value="45",
                statement_kind="coverage",
                source_id="T3",
            ),
        )
        assert self.ask(bench) == []


def test_the_first_entry_is_the_oldest_of_any_figure(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", value=5, entered_on="2024-03-07"),
        figure("B", value=5, entered_on="2024-02-01", segment="BPU"),
    )
    assert surveyed.ask("reads/enrolment__first_entry") == [
        {"entered_on": date(2024, 2, 1)}
    ]
