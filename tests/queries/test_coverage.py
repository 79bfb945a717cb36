"""Coverage: sum over sum, every region present, a reason where there is none."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure, sakernas

DECEMBER = date(2023, 12, 31)
ALL = ("PU", "BPU", "JAKON")


def coverage(lab, **more):
    chosen = {
        "level": "province",
        "region": None,
        "parent": None,
        "vintage": "38",
        "period_end": DECEMBER,
        "segments": ["PU"],
        "base": "employed",
        "series": None,
        "known_on": date(2026, 1, 1),
    }
    return lab.ask("reads/coverage__by_region", **(chosen | more))


def of(rows, code):
    (row,) = [row for row in rows if row["region_code"] == code]
    return row


def test_a_figure_over_its_base(surveyed):
    surveyed.given("reported_figures", figure("A", value=100))
    assert_rows(
        [of(coverage(surveyed), "20")],
        [
            {
                "region_code": "20",
                "region_name": "Pesisir",
                "period_end": DECEMBER,
                "segment_scope": "PU",
                "base": "employed",
                "series": "deret_contoh",
                "worker_basis": "registered",
                "worker_basis_evidence": "inferred",
                "precision": "exact",
                "base_period": date(2023, 8, 31),
                "active_workers": 100,
                "base_workers": 400,
                "coverage_pct": 25.0,  # 100 of 400
                "gap_to_universal_workers": 300,  # 400 - 100
                "surplus_workers": 0,
                "is_over_100": False,
                "absence_reason": None,
                "source_id": "T1",
                "base_source_id": "T2",
                "row_ids": "A",
                "base_row_id": "W-20-38-2023",
            }
        ],
    )


def test_a_region_without_a_figure_stays_with_a_reason(surveyed):
    surveyed.given("reported_figures", figure("A", value=100))
    assert_rows(
        coverage(surveyed),
        [
            {
                "region_code": "10",
                "coverage_pct": None,
                "absence_reason": "not_published",
            },
            {"region_code": "20", "coverage_pct": 25.0, "absence_reason": None},
            {
                "region_code": "30",
                "coverage_pct": None,
                "absence_reason": "not_published",
            },
        ],
    )


def test_where_nobody_published_anything_all_regions_stay(surveyed):
    assert_rows(
        coverage(surveyed),
        [
            {"region_code": code, "active_workers": None, "series": None}
            for code in ("10", "20", "30")
        ],
    )


def test_a_base_of_zero_gives_no_percent(bench):
    bench.given("workforce_sakernas_august", sakernas("20", "38", "province", 2023, 0))
    bench.given("reported_figures", figure("A", value=100))
    assert_rows(
        [of(coverage(bench), "20")],
        [
            {
                "active_workers": 100,
                "base_workers": 0,
                "coverage_pct": None,
                "is_over_100": True,
                "absence_reason": "no_base",
            }
        ],
    )


def test_a_missing_base_gives_no_percent(bench):
    bench.given("reported_figures", figure("A", value=100))
    assert_rows(
        [of(coverage(bench), "20")],
        [
            {
                "active_workers": 100,
                "base_workers": None,
                "base_period": None,
                "coverage_pct": None,
                "gap_to_universal_workers": None,
                "surplus_workers": None,
                "is_over_100": False,
                "absence_reason": "no_base",
            }
        ],
    )


def test_over_100_percent_is_kept_and_flagged(surveyed):
    surveyed.given("reported_figures", figure("A", value=600))
    assert_rows(
        [of(coverage(surveyed), "20")],
        [
            {
                "coverage_pct": 150.0,  # 600 of 400
                "is_over_100": True,
                "gap_to_universal_workers": 0,
                "surplus_workers": 200,  # 600 - 400
            }
        ],
    )


def test_just_100_percent_is_not_over(surveyed):
    surveyed.given("reported_figures", figure("A", value=400))
    row = of(coverage(surveyed), "20")
    assert (row["coverage_pct"], row["is_over_100"]) == (100.0, False)


def test_nobody_covered_is_zero_not_absent(surveyed):
    surveyed.given("reported_figures", figure("A", value=0))
    row = of(coverage(surveyed), "20")
    assert (row["coverage_pct"], row["absence_reason"]) == (0.0, None)


def test_segments_are_summed(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", segment="PU", value=40),
        figure("B", segment="BPU", value=20),
        figure("C", segment="JAKON", value=20),
    )
    row = of(coverage(surveyed, segments=list(ALL)), "20")
    assert row["active_workers"] == 80  # 40 + 20 + 20
    assert row["coverage_pct"] == 20.0  # 80 of 400
    assert row["segment_scope"] == "PU+BPU+JAKON"
    assert row["row_ids"] == "A B C"
    pair = of(coverage(surveyed, segments=["PU", "JAKON"]), "20")
    assert (pair["active_workers"], pair["coverage_pct"]) == (60, 15.0)


def test_a_published_total_is_not_added_to_its_segments(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", segment="PU", value=40),
        figure("B", segment="BPU", value=20),
        figure("C", segment="JAKON", value=20),
        figure("T", segment="ALL", value=80),
    )
    row = of(coverage(surveyed, segments=list(ALL)), "20")
    assert row["active_workers"] == 80


def test_a_scope_lacking_a_segment_is_not_summed(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", segment="PU", value=40),
        figure("B", segment="BPU", value=20),
    )
    row = of(coverage(surveyed, segments=list(ALL)), "20")
    assert (row["active_workers"], row["absence_reason"]) == (None, "not_published")


def test_a_total_does_not_answer_for_one_of_its_segments(surveyed):
    surveyed.given("reported_figures", figure("T", segment="ALL", value=80))
    assert of(coverage(surveyed, segments=["PU"]), "20")["active_workers"] is None


@pytest.mark.parametrize(
    "tags",
    [
        pytest.param({"status": "registered"}, id="not active"),
        pytest.param({"segment": "RENTAN"}, id="a group of workers"),
        pytest.param({"source_id": "T3"}, id="in no series"),
        pytest.param({"period_start": "2023-01-01"}, id="of a year"),
        pytest.param({"period_end": "2023-12-30"}, id="of a day"),
        pytest.param({"period_end": "2023-11-30"}, id="of another month"),
        pytest.param({"measure": "percent"}, id="a percent"),
    ],
)
def test_unlike_figures_are_not_counted(surveyed, tags):
    surveyed.given("figure_rules", {"measure": "workers", "status": "registered"})
    surveyed.given("reported_figures", figure("A", **({"value": "50"} | tags)))
    assert of(coverage(surveyed), "20")["active_workers"] is None


def test_the_exact_of_two_figures_is_taken(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", value=100, precision="rounded"),
        figure("B", value=104, precision="exact"),
    )
    row = of(coverage(surveyed), "20")
    assert (row["active_workers"], row["precision"]) == (104, "exact")


@pytest.mark.parametrize(
    ("one", "other", "taken"),
    [
        pytest.param(
            {"source_id": "P1", "precision": "exact"},
            {"source_id": "O1", "precision": "about"},
            "one",
            id="the exact one before the official one",
        ),
        pytest.param(
            {"source_id": "P1"},
            {"source_id": "O1"},
            "other",
            id="official before press",
        ),
        pytest.param(
            {"source_id": "P1"}, {"source_id": "P2"}, "other", id="the later published"
        ),
        pytest.param(
            {"source_id": "P0"}, {"source_id": "P1"}, "other", id="the dated one"
        ),
    ],
)
def test_of_equal_tags_the_better_figure_is_taken(surveyed, one, other, taken):
    surveyed.given(
        "sources",
        {"source_id": "O1", "kind": "official", "published_on": "2024-01-01"},
        {"source_id": "P0", "kind": "press", "published_on": None},
        {"source_id": "P1", "kind": "press", "published_on": "2024-02-01"},
        {"source_id": "P2", "kind": "press", "published_on": "2024-02-05"},
    )
    both = {"series": "lain", "worker_basis": "registered"}
    surveyed.given(
        "enrolment",
        {"row_id": "A", "workers": 80, **both, **one},
        {"row_id": "B", "workers": 40, **both, **other},
    )
    expected = {"one": 80, "other": 40}[taken]
    assert of(coverage(surveyed), "20")["active_workers"] == expected
    rows = surveyed.ask(
        "reads/coverage__matrix_by_region",
        territory_id="20",
        period_end=DECEMBER,
        series="lain",
        known_on=date(2026, 1, 1),
    )
    assert {row["active_workers"] for row in rows} == {expected}


def test_a_sum_is_as_exact_as_its_worst_part(surveyed):
    surveyed.given(
        "reported_figures",
        figure("A", segment="PU", value=40),
        figure("B", segment="BPU", value=20, precision="about"),
    )
    row = of(coverage(surveyed, segments=["PU", "BPU"]), "20")
    assert row["precision"] == "about"


def test_series_never_meet_in_one_answer(surveyed):
    """The series that reaches more regions answers; the other is not mixed in."""
    surveyed.given(
        "reported_figures",
        figure("A", region_code="20", value=100),
        figure("B", region_code="10", value=50),
        figure("C", region_code="30", value=10, series="lain"),
    )
    assert_rows(
        coverage(surveyed),
        [
            {"region_code": "10", "series": "deret_contoh", "coverage_pct": 25.0},
            {"region_code": "20", "series": "deret_contoh", "coverage_pct": 25.0},
            {"region_code": "30", "series": None, "coverage_pct": None},
        ],
    )
    other = coverage(surveyed, series="lain")
    assert of(other, "30")["coverage_pct"] == 20.0  # 10 of 50
    assert of(other, "20")["coverage_pct"] is None


def test_one_code_of_two_lands_is_never_joined_across_divisions(surveyed):
    """The old Lembah has 50 of 250; over the new Lembah's base it would be 25 %."""
    surveyed.given(
        "reported_figures", figure("A", region_code="10", vintage="34", value=50)
    )
    old = of(coverage(surveyed, vintage="34"), "10")
    assert (old["territory_id"], old["base_workers"]) == ("10@34", 250)
    assert old["coverage_pct"] == 20.0
    new = of(coverage(surveyed, vintage="38"), "10")
    assert (new["territory_id"], new["base_workers"]) == ("10@38", 200)
    assert (new["coverage_pct"], new["absence_reason"]) == (None, "not_published")


def test_one_land_of_two_divisions_is_found_in_both(surveyed):
    surveyed.given("reported_figures", figure("A", vintage="34", value=100))
    for vintage in ("34", "38"):
        assert of(coverage(surveyed, vintage=vintage), "20")["coverage_pct"] == 25.0


def test_before_its_first_day_a_region_did_not_exist(surveyed):
    row = of(coverage(surveyed, period_end=date(2022, 10, 31)), "30")
    assert row["absence_reason"] == "region_did_not_exist"


def test_a_known_reason_of_absence_is_given(surveyed):
    surveyed.given(
        "absences",
        {"region_code": "10", "subject": "enrolment", "absence_reason": "withheld"},
        {"region_code": "30", "subject": "award", "absence_reason": "not_collected"},
    )
    rows = coverage(surveyed)
    assert of(rows, "10")["absence_reason"] == "withheld"
    assert of(rows, "30")["absence_reason"] == "not_published"


def test_the_reason_beside_an_empty_number_goes_first(surveyed):
    surveyed.given(
        "absences",
        {"region_code": "20", "subject": "enrolment", "absence_reason": "withheld"},
    )
    surveyed.given(
        "enrolment",
        {"row_id": "A", "workers": None, "absence_reason": "not_collected"},
        {"row_id": "B", "workers": 5, "region_code": "10"},
    )
    rows = coverage(surveyed)
    assert of(rows, "20")["absence_reason"] == "not_collected"
    assert of(rows, "10")["absence_reason"] is None
    assert of(rows, "30")["absence_reason"] == "not_published"
    assert (
        of(coverage(surveyed, segments=["BPU"]), "20")["absence_reason"] == "withheld"
    )


@pytest.mark.parametrize(
    ("period", "round_", "base"),
    [
        (date(2022, 7, 31), None, None),
        (date(2022, 8, 31), date(2022, 8, 31), 320),
        (date(2023, 7, 31), date(2022, 8, 31), 320),
        (date(2023, 8, 31), date(2023, 8, 31), 400),
        (date(2030, 1, 31), date(2023, 8, 31), 400),
    ],
)
def test_the_base_is_of_the_last_august(surveyed, period, round_, base):
    row = of(coverage(surveyed, period_end=period), "20")
    assert (row["base_period"], row["base_workers"]) == (round_, base)


def test_regencies_of_a_province_are_those_of_the_division(surveyed):
    def codes(parent, vintage):
        rows = coverage(surveyed, level="regency", parent=parent, vintage=vintage)
        return [row["region_code"] for row in rows]

    assert codes("10", "34") == ["10.01", "30.01"]
    assert codes("10", "38") == ["10.01"]
    assert codes("30", "38") == ["30.01"]
    assert codes("20", "34") == codes("20", "38") == ["20.01", "20.02"]


class TestMatrix:
    """One region's scopes against each base they may stand over."""

    @pytest.fixture
    def matrix(self, surveyed):
        def ask(*figures, code="20", **more):
            surveyed.given("reported_figures", *figures)
            asked = {
                "territory_id": code,
                "period_end": DECEMBER,
                "series": "deret_contoh",
                "known_on": date(2026, 1, 1),
            }
            return surveyed.ask("reads/coverage__matrix_by_region", **(asked | more))

        return ask

    def test_each_scope_stands_over_the_bases_it_may(self, matrix):
        rows = matrix(
            figure("A", segment="PU", value=80),
            figure("B", segment="BPU", value=40),
        )
        # Of 400 employed: 360 without unpaid, 320 eligible, 160 employees, 200
        # non-wage; 480 in the labour force.
        found = {
            (row["segment_scope"], row["base"]): row["coverage_pct"] for row in rows
        }
        assert found == {
            ("PU", "employed"): 20.0,  # 80 of 400
            ("PU", "labour_force"): 100.0 * 80 / 480,
            ("PU", "employed_excl_unpaid"): 100.0 * 80 / 360,
            ("PU", "eligible_estimate"): 25.0,  # 80 of 320
            ("PU", "employees"): 50.0,  # 80 of 160
            ("BPU", "employed"): 10.0,  # 40 of 400
            ("BPU", "labour_force"): 100.0 * 40 / 480,
            ("BPU", "employed_excl_unpaid"): 100.0 * 40 / 360,
            ("BPU", "eligible_estimate"): 12.5,  # 40 of 320
            ("BPU", "non_wage"): 20.0,  # 40 of 200
            ("PU+BPU", "employed"): 30.0,  # 120 of 400
            ("PU+BPU", "labour_force"): 25.0,  # 120 of 480
            ("PU+BPU", "employed_excl_unpaid"): 100.0 * 120 / 360,
            ("PU+BPU", "eligible_estimate"): 37.5,  # 120 of 320
        }

    def test_a_published_total_answers_alone_and_is_not_added(self, matrix):
        rows = matrix(
            figure("A", segment="PU", value=80),
            figure("T", segment="ALL", value=200),
        )
        employed = {
            row["segment_scope"]: row["active_workers"]
            for row in rows
            if row["base"] == "employed"
        }
        assert employed == {"PU": 80, "PU+BPU+JAKON": 200}

    def test_a_figure_of_a_day_is_left_out(self, matrix):
        assert matrix(figure("A", value=80, period_start="2023-01-01")) == []

    def test_it_says_the_same_as_coverage(self, matrix, surveyed):
        rows = matrix(figure("A", segment="PU", value=77))
        (alone,) = [row for row in rows if row["base"] == "eligible_estimate"]
        same = of(coverage(surveyed, base="eligible_estimate"), "20")
        for name in ("active_workers", "base_workers", "coverage_pct", "is_over_100"):
            assert alone[name] == same[name]

    def test_over_100_percent_is_kept_and_flagged(self, matrix):
        rows = matrix(figure("A", segment="PU", value=600))
        (over,) = [row for row in rows if row["base"] == "employed"]
        assert (over["coverage_pct"], over["is_over_100"]) == (150.0, True)

    def test_without_a_survey_there_is_no_row(self, matrix):
        assert matrix(figure("A", value=80), period_end=date(2020, 1, 31)) == []

    def test_a_base_of_zero_gives_no_percent(self, bench):
        bench.given(
            "workforce_sakernas_august", sakernas("20", "38", "province", 2023, 0)
        )
        bench.given("reported_figures", figure("A", value=5))
        rows = bench.ask(
            "reads/coverage__matrix_by_region",
            territory_id="20",
            period_end=DECEMBER,
            series="deret_contoh",
            known_on=date(2026, 1, 1),
        )
        assert {row["coverage_pct"] for row in rows} == {None}
        assert len(rows) == 5


def test_one_region_is_shown_in_the_series_of_its_level(surveyed):
    """An office counts December too: the published line of all provinces stands."""
    for code, workers in (("00", 650), ("20", 600)):
        surveyed.given(
            "reported_figures",
            figure(f"P-{code}", region_code=code, vintage="34", value=workers),
        )
    surveyed.given(
        "reported_figures", figure("P-10", region_code="10", vintage="34", value=50)
    )
    surveyed.given(
        "enrolment",
        {
            "row_id": "K",
            "vintage": "34",
            "series": "a_kantor",
            "worker_basis": "registered",
            "workers": 500,
        },
        origin="office",
    )
    (row,) = coverage(surveyed, region="20", vintage="34", segments=["PU"])
    assert (row["series"], row["active_workers"]) == ("deret_contoh", 600)
    (own,) = coverage(
        surveyed, region="20", vintage="34", segments=["PU"], series="a_kantor"
    )
    assert own["active_workers"] == 500


def test_a_region_in_another_series_than_its_level_is_not_unpublished(surveyed):
    for number, code in enumerate(("10.01", "20.01", "20.02")):
        surveyed.given(
            "enrolment",
            {
                "row_id": code,
                "region_code": code,
                "series": "kantor_lain" if number == 0 else "kantor",
                "worker_basis": "registered",
                "workers": 20,
            },
            origin="office",
        )
    rows = coverage(surveyed, level="regency", segments=["PU"])
    assert {row["region_code"]: row["absence_reason"] for row in rows} == {
        "10.01": "not_comparable",
        "20.01": None,
        "20.02": None,
        "30.01": "not_published",
    }


def test_a_sum_names_every_publisher_of_its_parts(surveyed):
    surveyed.given("sources", {"source_id": "K1", "publisher": "Cabang A"})
    surveyed.given("sources", {"source_id": "K2", "publisher": "Cabang B"})
    for segment, source_id in (("PU", "K1"), ("BPU", "K2")):
        surveyed.given(
            "enrolment",
            {
                "row_id": segment,
                "segment_scope": segment,
                "series": "kantor",
                "worker_basis": "registered",
                "workers": 20,
                "source_id": source_id,
            },
            origin="office",
        )
    (row,) = coverage(surveyed, region="20", segments=["PU", "BPU"])
    assert row["source_publisher"] == "Cabang A; Cabang B"
