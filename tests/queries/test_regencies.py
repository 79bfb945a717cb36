"""A province without a figure of its own: the sum of its regencies, or how many are in.

Pesisir (20) has the regencies 20.01, of which 100 are employed, and 20.02 (300). The
old Lembah (10 in the division of 34 provinces) has 10.01 and 30.01, the new one 10.01
alone, Hulu 30.01.
"""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure
from tests.queries.test_coverage import coverage, of

NOW = date(2026, 1, 1)
DECEMBER, JANUARY = date(2023, 12, 31), date(2024, 1, 31)
ALL = ("PU", "BPU", "JAKON")


def sent(code, segment="PU", **more):
    """Return a row of a regency as an office sends it."""
    return {
        "row_id": f"{code}-{segment}-{more.get('period_end', '2023-12-31')}",
        "region_code": code,
        "segment_scope": segment,
        "series": "kantor",
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": 10,
        **more,
    }


def give(lab, *rows):
    lab.given("enrolment", *rows, origin="office")


def whole(code, *workers):
    """Return a row a segment of one regency."""
    return [sent(code, s, workers=n) for s, n in zip(ALL, workers, strict=True)]


def months(lab, *segments, territory="20", known_on=NOW):
    return lab.ask(
        "reads/enrolment__months_by_region",
        territory_id=territory,
        segments=list(segments or ALL),
        base="employed",
        known_on=known_on,
    )


def test_a_province_is_the_sum_once_all_its_regencies_are_in(surveyed):
    give(surveyed, *whole("20.01", 30, 20, 10), *whole("20.02", 60, 40, 40))
    assert_rows(
        [of(coverage(surveyed, segments=list(ALL)), "20")],
        [
            {
                "active_workers": 200,  # 60 and 140
                "base_workers": 400,
                "coverage_pct": 50.0,
                "series": "kantor",
                "worker_basis_evidence": "stated",
                "regencies_summed": 2,
                "regencies_in": None,
                "absence_reason": None,
                "source_ids": "T1",
            }
        ],
    )


def test_a_part_of_the_regencies_is_no_figure_of_the_province(surveyed):
    give(surveyed, *whole("20.02", 60, 40, 40))
    assert_rows(
        [of(coverage(surveyed, segments=list(ALL)), "20")],
        [
            {
                "active_workers": None,
                "coverage_pct": None,
                "absence_reason": "not_published",
                "regencies_summed": None,
                "regencies_in": 1,
                "regencies_of": 2,
            }
        ],
    )
    assert months(surveyed) == []


def test_a_regency_without_a_segment_is_not_in_for_the_sum(surveyed):
    give(
        surveyed,
        *whole("20.01", 30, 20, 10),
        sent("20.02", "PU", workers=60),
        sent("20.02", "BPU", workers=40),
    )
    row = of(coverage(surveyed, segments=list(ALL)), "20")
    assert (row["active_workers"], row["regencies_in"]) == (None, 1)
    narrower = of(coverage(surveyed, segments=["PU", "BPU"]), "20")
    assert (narrower["active_workers"], narrower["regencies_summed"]) == (150, 2)
    regency = of(coverage(surveyed, level="regency", segments=list(ALL)), "20.02")
    assert (regency["active_workers"], regency["sent_scope"]) == (None, "PU+BPU")


def test_one_row_of_the_scope_and_a_row_a_segment_are_summed_together(surveyed):
    give(
        surveyed,
        sent("20.01", "PU+BPU+JAKON", workers=60),
        *whole("20.02", 60, 40, 40),
    )
    assert of(coverage(surveyed, segments=list(ALL)), "20")["active_workers"] == 200
    (month,) = months(surveyed)
    assert (month["active_workers"], month["regencies_summed"]) == (200, 2)


def test_rows_of_the_whole_scope_are_not_summed_twice(surveyed):
    give(
        surveyed,
        sent("20.01", "PU+BPU+JAKON", workers=60),
        sent("20.02", "PU+BPU+JAKON", workers=140),
    )
    (month,) = months(surveyed)
    assert (month["active_workers"], month["is_whole"]) == (200, True)


def test_a_published_figure_of_the_month_stands_and_the_sum_beside_it(surveyed):
    surveyed.given("reported_figures", figure("A", value=100))
    give(surveyed, sent("20.01", workers=30), sent("20.02", workers=60))
    row = of(coverage(surveyed), "20")
    assert (row["active_workers"], row["series"]) == (100, "deret_contoh")
    assert (row["regencies_summed"], row["regencies_in"]) == (None, None)
    found = {row["series"]: row["active_workers"] for row in months(surveyed, "PU")}
    assert found == {"deret_contoh": 100, "kantor": 90}


def test_an_offices_own_figure_of_the_province_goes_before_the_sum(surveyed):
    give(
        surveyed,
        sent("20", workers=95),
        sent("20.01", workers=30),
        sent("20.02", workers=60),
    )
    row = of(coverage(surveyed), "20")
    assert (row["active_workers"], row["regencies_summed"]) == (95, None)
    assert [row["active_workers"] for row in months(surveyed, "PU")] == [95]


@pytest.mark.parametrize(
    "other", [{"series": "kantor_b"}, {"worker_basis": "domicile"}]
)
def test_regencies_counted_otherwise_are_never_added(surveyed, other):
    give(surveyed, sent("20.01", workers=30), sent("20.02", workers=60, **other))
    row = of(coverage(surveyed), "20")
    assert (row["active_workers"], row["regencies_in"]) == (None, 1)


def test_each_division_sums_its_own_regencies(surveyed):
    give(surveyed, sent("10.01", workers=50), sent("30.01", workers=20))
    old = of(coverage(surveyed, vintage="34"), "10")
    assert (old["active_workers"], old["base_workers"]) == (70, 250)
    assert old["regencies_summed"] == 2
    new = of(coverage(surveyed, vintage="38"), "10")
    assert (new["active_workers"], new["regencies_summed"]) == (50, 1)


def test_half_of_an_old_province_is_all_of_the_new_one(surveyed):
    give(surveyed, sent("10.01", workers=50))
    old = of(coverage(surveyed, vintage="34"), "10")
    assert (old["active_workers"], old["regencies_in"]) == (None, 1)
    assert of(coverage(surveyed, vintage="38"), "10")["active_workers"] == 50


def test_the_sum_is_that_of_the_figures_known_on_a_day(surveyed):
    give(
        surveyed,
        sent("20.01", workers=30),
        sent("20.02", workers=60),
        sent(
            "20.02",
            row_id="late",
            workers=70,
            supersedes="20.02-PU-2023-12-31",
            entered_on="2024-06-01",
        ),
    )
    then = of(coverage(surveyed, known_on=date(2024, 5, 31)), "20")
    assert then["active_workers"] == 90
    assert of(coverage(surveyed), "20")["active_workers"] == 100
    before = of(coverage(surveyed, known_on=date(2024, 2, 29)), "20")
    assert (before["active_workers"], before["regencies_in"]) == (None, None)


def test_a_sum_is_as_exact_as_its_least_exact_part(surveyed):
    give(
        surveyed,
        sent("20.01", workers=30),
        sent("20.02", workers=60, precision="about"),
    )
    assert of(coverage(surveyed), "20")["precision"] == "about"


def test_a_regency_that_the_office_sends_in_other_months_is_awaited(surveyed):
    give(
        surveyed,
        sent("20.01"),
        sent("20.02"),
        sent("20.01", period_end="2024-01-31"),
    )
    rows = coverage(surveyed, level="regency", period_end=JANUARY)
    assert of(rows, "20.02")["is_awaited"]
    assert not of(rows, "10.01")["is_awaited"]
    assert not of(rows, "20.01")["is_awaited"]


def test_the_months_say_how_many_regencies_are_in(surveyed):
    give(
        surveyed,
        sent("20.01"),
        sent("20.02"),
        sent("20.01", period_end="2024-01-31"),
    )
    found = surveyed.ask(
        "reads/enrolment__regencies_by_month",
        territory_id="20",
        segments=["PU"],
        known_on=NOW,
    )
    assert_rows(
        found,
        [
            {"period_end": DECEMBER, "regencies_in": 2, "regencies_of": 2},
            {"period_end": JANUARY, "regencies_in": 1, "regencies_of": 2},
        ],
    )


def test_a_summed_province_counts_among_the_provinces_of_a_month(surveyed):
    give(surveyed, sent("20.01"), sent("20.02"))
    periods = surveyed.ask("reads/enrolment__periods", segments=["PU"], known_on=NOW)
    known = {row["level"]: row["regions_published"] for row in periods}
    assert known == {"province": 1, "regency": 2}
