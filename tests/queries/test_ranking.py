"""Reads of the rankings: what rounding allows, which series, when it was known."""

from datetime import date
from decimal import Decimal

import pytest

from tests.assertions import assert_rows
from tests.country import figure, sakernas

DECEMBER, BEFORE = date(2023, 12, 31), date(2022, 12, 31)
AUGUST, OLD_AUGUST = date(2023, 8, 31), date(2022, 8, 31)
NOW = date(2026, 1, 1)


def bounds(lab, *row_ids, segments=("PU",)):
    return lab.ask(
        "reads/ranking__bounds", row_ids=list(row_ids), segments=list(segments)
    )


@pytest.mark.parametrize(
    ("workers", "precision", "low", "high"),
    [
        (1060000, "rounded", "1055000", "1065000"),  # half of 10,000
        (178860, "about", "178855", "178865"),
        (65330, "exact", "65330", "65330"),
        (7, "rounded", "6.5", "7.5"),
        (0, "rounded", "0", "5"),
        (500, "at_least", "500", None),
        (500, "at_most", None, "500"),
    ],
)
def test_a_rounded_number_stands_for_half_its_last_unit(
    bench, workers, precision, low, high
):
    bench.given("reported_figures", figure("A", value=workers, precision=precision))
    assert_rows(
        bounds(bench, "A"),
        [
            {
                "territory_id": "20",
                "workers_low": low and Decimal(low),
                "workers_high": high and Decimal(high),
            }
        ],
    )


def test_the_bounds_that_a_source_gives_go_before_ours(bench):
    bench.given(
        "reported_figures",
        figure("A", value=500, precision="range", value_low=420, value_high=610),
    )
    assert_rows(
        bounds(bench, "A"),
        [{"workers_low": Decimal(420), "workers_high": Decimal(610)}],
    )


def test_segments_are_summed_unless_one_row_holds_them_all(bench):
    bench.given(
        "reported_figures",
        figure("A", segment="PU", value=300, precision="rounded"),
        figure("B", segment="BPU", value=40, precision="rounded"),
        figure("C", segment="PU", region_code="10", value=300, precision="rounded"),
        figure("D", segment="ALL", region_code="10", value=350),
    )
    pair = bounds(bench, "A", "B", segments=("PU", "BPU"))
    assert_rows(  # 250 + 35 and 350 + 45
        pair, [{"workers_low": Decimal(285), "workers_high": Decimal(395)}]
    )
    whole = bounds(bench, "C", "D", segments=("PU", "BPU", "JAKON"))
    assert_rows(whole, [{"workers_low": Decimal(350), "workers_high": Decimal(350)}])


def series(lab, *territories, segments=("PU",), known_on=NOW):
    return lab.ask(
        "reads/ranking__series",
        territories=list(territories),
        segments=list(segments),
        period_end=DECEMBER,
        known_on=known_on,
    )


def office(row_id: str, territory: str, name: str, **more):
    return {
        "row_id": row_id,
        "region_code": territory,
        "series": name,
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": 100,
        **more,
    }


def test_the_series_that_reaches_most_regions_stands_first(bench):
    bench.given(
        "enrolment",
        office("A", "10.01", "sempit"),
        office("B", "10.01", "lebar"),
        office("C", "20.01", "lebar", precision="rounded"),
        office("D", "30.01", "lain", segment_scope="BPU"),
        office("E", "20.02", "lebar", period_end="2022-12-31"),
    )
    found = series(bench, "10.01", "20.01", "20.02", "30.01")
    assert_rows(
        found,
        [
            {"territory_id": "10.01", "series": "lebar", "regions_found": 2},
            {"territory_id": "20.01", "series": "lebar", "regions_found": 2},
            {"territory_id": "10.01", "series": "sempit", "regions_found": 1},
        ],
    )
    assert [row["regions_exact"] for row in found] == [1, 1, 1]
    assert series(bench, "20.01", segments=("PU", "BPU")) == []


def first_known(lab, *territories, known_on=NOW, series="deret_contoh"):
    (row,) = lab.ask(
        "reads/ranking__first_known",
        territories=list(territories),
        series=series,
        segments=["PU"],
        bases=["employed"],
        period_end=DECEMBER,
        previous_end=BEFORE,
        base_period=AUGUST,
        previous_base_period=OLD_AUGUST,
        known_on=known_on,
    )
    return row["first_known_on"], row["is_restated"]


def test_a_movement_is_known_when_its_last_part_has_entered(surveyed):
    old = {"period_end": "2022-12-31"}
    surveyed.given(
        "reported_figures",
        figure("A", value=80, entered_on="2024-03-01", **old),
        figure("B", value=90, entered_on="2024-05-01"),
        figure("C", value=70, entered_on="2025-02-01", supersedes="A", **old),
    )
    assert first_known(surveyed, "20") == (date(2024, 5, 1), True)
    before = date(2025, 1, 31)
    assert first_known(surveyed, "20", known_on=before) == (date(2024, 5, 1), False)
    # The survey alone entered earlier, and nothing of it was replaced.
    assert first_known(surveyed, "20", series=None) == (date(2024, 3, 1), False)
    assert first_known(surveyed, "99") == (None, False)


def test_bases_before_and_after_the_new_weights_are_not_like(bench):
    bench.given(
        "workforce_sakernas_august",
        *(
            sakernas(code, "38", level, year, tens)
            for code, level, both in (
                ("20.01", "regency", (10, 10)),
                ("20", "province", (100, 110)),  # by a tenth: like
                ("30", "province", (100, 111)),  # by over a tenth: not
            )
            for year, tens in zip((2022, 2023), both, strict=True)
        ),
    )

    def broken(newer, older):
        rows = bench.ask(
            "reads/ranking__breaks",
            territories=["20", "20.01", "30"],
            base_period=newer,
            previous_base_period=older,
            known_on=NOW,
        )
        return [row["territory_id"] for row in rows]

    assert broken(AUGUST, OLD_AUGUST) == ["20.01", "30"]
    assert broken(date(2024, 8, 31), AUGUST) == []
    assert broken(OLD_AUGUST, date(2021, 8, 31)) == []
