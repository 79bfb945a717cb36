"""Pace, lapses and changes: by hand and from the published cases."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan.data.months import (
    add_months,
    check_months,
    month_text,
    months_from,
    parse_month,
)
from cakupan.data.typed_numbers import parse_churn, parse_count, parse_percent
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.decompose import decompose, rounded_parts
from cakupan.topics.cohorts.figures import DatedCohort, calendar, workers_lapsing
from cakupan.topics.targets.figures import (
    Point,
    compute_pace,
    mean_net_intake,
    pace_ratio,
)


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


# Kaltara: 35,000 from August to December 2023 (S0160), 7,000 in December 2023 and
# January 2024 (SEED0).
AUGUST = DatedCohort("65-2023-08", "65", month("2023-08"), 5, 35_000, "apbd_provinsi")
DECEMBER = DatedCohort("65-2023-12", "65", month("2023-12"), 2, 7_000, "apbd_provinsi")


@pytest.mark.parametrize(
    ("churn", "exact", "whole"), [("2", 3790.2, 3_791), ("0", 1660.8, 1_661)]
)
def test_musi_banyuasin_needs_so_many_a_month(churn, exact, whole):
    # 103,079 of 213,582 to 52.15 % in five months (S0086, S0011).
    pace = compute_pace(213_582, 103_079, Decimal("52.15"), 5, Decimal(churn))
    assert pace.required_per_month == whole
    assert round(float(pace.required_exact), 1) == exact


@pytest.mark.parametrize(("start", "whole"), [("37", 36_389), ("27", 51_551)])
def test_kalimantan_barat_from_either_starting_point(start, whole):
    # To 61 % (Perda, S0054) on the stated base of 1,819,430 (S0052) in twelve months,
    # from 37 % (S0054) or from 27 % (S0055): the sources conflict.
    active = Fraction(start) * 1_819_430 / 100
    assert compute_pace(1_819_430, active, Decimal(61), 12).required_per_month == whole


def test_churn_towards_nothing_is_the_simple_pace():
    plain = compute_pace(1_000, 400, Decimal(50), 10).required_exact
    almost = compute_pace(1_000, 400, Decimal(50), 10, Decimal("0.000001"))
    assert plain == 10
    assert abs(almost.required_exact - plain) < Fraction(1, 1000)


def test_known_lapses_are_made_up_for():
    # 500 of 1,000 wanted, 400 there, 50 of them end: 150 in 10 months.
    pace = compute_pace(1_000, 400, Decimal(50), 10, lapses=50)
    assert pace.required_per_month == 15


def test_lapses_that_are_gone_do_not_churn():
    with_both = compute_pace(1_000, 400, Decimal(50), 10, Decimal(2), 50)
    without_them = compute_pace(1_000, 350, Decimal(50), 10, Decimal(2))
    assert with_both == without_them


def test_a_target_already_reached_needs_nobody():
    assert compute_pace(1_000, 600, Decimal(50), 3).required_per_month == 0


def test_a_target_already_reached_may_need_some_against_churn():
    # 600 lose half every month: 300 are left, 500 are wanted.
    pace = compute_pace(1_000, 600, Decimal(50), 1, Decimal(50))
    assert pace.required_per_month == 200


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"target_pct": Decimal(101)}, "Target: expected"),
        ({"months": 0}, "Months: expected"),
        ({"churn_pct": Decimal(100)}, "Churn: expected"),
        ({"churn_pct": Decimal(-1)}, "Churn: expected"),
        ({"lapses": -1}, "Lapses: expected"),
    ],
)
def test_a_pace_that_cannot_be_is_refused(change, words):
    asked = {"eligible": 100, "active": 10, "target_pct": Decimal(50), "months": 3}
    with pytest.raises(BadInputError, match=words):
        compute_pace(**{**asked, **change})


def test_the_present_pace_is_the_mean_of_twelve_months():
    # National series of BPJS, rounded: 41.55 million in December 2023 and 45.23
    # million in December 2024 (S0002).
    points = [
        Point(month("2023-12"), 41_550_000),
        Point(month("2024-12"), 45_230_000),
        Point(month("2025-04"), 39_700_000),
    ]
    mean = mean_net_intake(points, date(2024, 12, 31))
    assert mean == Fraction(3_680_000, 12)
    assert mean_net_intake(points, date(2025, 4, 30)) is None
    assert mean_net_intake(points, date(2025, 6, 30)) is None


def test_a_pace_ratio_stands_only_where_members_grew():
    assert pace_ratio(Fraction(31), Fraction(10)).is_out_of_reach
    assert not pace_ratio(Fraction(30), Fraction(10)).is_out_of_reach
    assert pace_ratio(Fraction(30), Fraction(0)).reason == "not_growing"
    unknown = pace_ratio(Fraction(30), None)
    assert (unknown.ratio, unknown.reason) == (None, "not_published")
    assert unknown.is_out_of_reach is None


def test_kaltaras_seven_thousand_for_two_months():
    assert month_text(DECEMBER.last_month) == "2024-01"
    assert DECEMBER.worker_months == 14_000
    assert round(float(DECEMBER.full_year_equivalent), 2) == 1_166.67
    assert DECEMBER.protection_depth == "under_3"
    assert DECEMBER.kpi_equivalent == 2_333
    assert month_text(DECEMBER.arrears_deadline) == "2024-04"


def test_kaltaras_two_cohorts_are_189000_worker_months():
    months = calendar([AUGUST, DECEMBER])
    assert sum(m.funded for m in months) == 189_000
    shown = [(month_text(m.month), m.funded, m.ending) for m in months]
    assert shown[-2:] == [("2023-12", 42_000, 35_000), ("2024-01", 7_000, 7_000)]


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        # Landak from 22 August 2025, one year (S0134).
        ("2025-08", 12, "2026-07"),
        # Singkawang, December 2025 to April 2026, 7,737 workers (S0136).
        ("2025-12", 5, "2026-04"),
        ("2024-01", 1, "2024-01"),
    ],
)
def test_the_last_month_is_the_first_plus_the_months_less_one(first, months, last):
    cohort = DatedCohort("c", "61", month(first), months, 1, "apbd_kabkota")
    assert month_text(cohort.last_month) == last


def test_a_death_leaves_more_from_the_third_month_on():
    begin = month("2024-01")
    depths = {
        months: DatedCohort("c", "61", begin, months, 1, "csr").protection_depth
        for months in (1, 2, 3, 35, 36)
    }
    assert list(depths.values()) == [
        "under_3",
        "under_3",
        "3_to_35",
        "3_to_35",
        "36_and_more",
    ]


@pytest.mark.parametrize(
    ("payer", "months", "counted"),
    [
        ("apbd_kabkota", 3, 500),
        ("dbh_sawit", 8, 1_000),
        ("csr", 5, 0),
        ("csr", 6, 1_000),
        ("zakat", 12, None),
    ],
)
def test_the_handbook_counts_cohorts_by_who_pays(payer, months, counted):
    cohort = DatedCohort("c", "61", month("2024-01"), months, 1_000, payer)
    assert cohort.kpi_equivalent == counted


def test_a_window_of_the_calendar_keeps_what_began_before_it():
    (shown,) = calendar([AUGUST, DECEMBER], month("2023-12"), month("2023-12"))
    assert (shown.starting, shown.funded, shown.ending) == (7_000, 42_000, 35_000)
    after = calendar([AUGUST, DECEMBER], month("2024-02"), month("2024-03"))
    assert [m.funded for m in after] == [0, 0]


def test_plans_are_told_apart_in_the_calendar():
    plan = DatedCohort("p", "65", month("2023-12"), 1, 100, "csr", is_plan=True)
    (shown,) = calendar([DECEMBER, plan], month("2023-12"), month("2023-12"))
    assert (shown.funded, shown.planned) == (7_100, 100)


def test_a_calendar_without_cohorts_is_empty():
    assert calendar([]) == []


def test_known_lapses_were_counted_at_the_start():
    cohorts = [AUGUST, DECEMBER]
    # At the end of November only the 35,000 were in; they end in December.
    assert workers_lapsing(cohorts, month("2023-11"), month("2024-06")) == 35_000
    # Both are covered in December; those of January are still there in January.
    assert workers_lapsing(cohorts, month("2023-12"), month("2024-01")) == 35_000
    assert workers_lapsing(cohorts, month("2023-12"), month("2024-02")) == 42_000


def test_kalimantan_fell_because_the_base_grew():
    # 2.5 of 5.4 million (S0016) to 3.3 of 7.9 million (S0184), rounded by the press.
    change = decompose(2_500_000, 5_400_000, 3_300_000, 7_900_000)
    whole, parts = rounded_parts(change.change, [change.numerator, change.denominator])
    assert [whole, *parts] == [Decimal("-4.52"), Decimal("12.47"), Decimal("-16.99")]


def test_the_part_that_rounding_moved_most_takes_the_last_digit():
    # 0.001 + 0.004 = 0.005, shown 0.01: the second part lost more.
    parts = [Fraction(1, 1000), Fraction(4, 1000)]
    whole, shown = rounded_parts(sum(parts), parts)
    assert (whole, shown) == (Decimal("0.01"), [Decimal("0.00"), Decimal("0.01")])
    whole, shown = rounded_parts(-sum(parts), [-part for part in parts])
    assert (whole, shown) == (Decimal("-0.01"), [Decimal("0.00"), Decimal("-0.01")])


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((1, 0, 1, 5), "Base: expected at least 1"), ((-1, 5, 1, 5), "Active workers")],
)
def test_a_change_without_a_base_is_refused(numbers, words):
    with pytest.raises(BadInputError, match=words):
        decompose(*numbers)


def test_months_are_read_in_two_forms_only():
    assert parse_month("2023-12-31", "--from") == month("2023-12")
    for text in ("2023", "12-2023", "2023-13", "1999-12", "2101-01", "²⁰²³-12"):
        with pytest.raises(BadInputError, match="--from: expected a month"):
            parse_month(text, "--from")


def test_months_are_counted_over_years():
    assert add_months(month("2023-12"), -12) == month("2022-12")
    assert months_from(date(2025, 12, 24), date(2026, 12, 31)) == 12
    check_months(1_200)
    with pytest.raises(BadInputError, match="Months: expected"):
        check_months(-3)


def test_numbers_are_read_exactly():
    assert parse_count("-5", "--rupiah") == -5
    assert parse_percent("52,15 %", "--target-pct") == Decimal("52.15")
    for text in ("22.121", "1e3", "", "٣"):
        with pytest.raises(BadInputError, match="--workers: expected a whole number"):
            parse_count(text, "--workers")
    with pytest.raises(BadInputError, match="expected a percent"):
        parse_percent("half", "--target-pct")


@pytest.mark.parametrize(
    ("text", "percent"),
    [("2", "2"), ("2%", "2"), ("0.02", "2"), ("0", "0"), ("0.5%", "0.5"), ("1", "1")],
)
def test_churn_is_read_as_it_can_only_be_meant(text, percent):
    assert parse_churn(text, "--churn") == Decimal(percent)


def test_churn_that_can_be_read_in_two_ways_is_refused():
    with pytest.raises(BadInputError, match=r"Write 0.5% or 50%"):
        parse_churn("0.5", "--churn")
