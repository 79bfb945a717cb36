"""Sharing money, inequality, forecast, funding, funnel, outcomes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from cakupan.data.months import add_months
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.allocation import WAYS, RegencyCoverage, allocate
from cakupan.topics.budget.figures.forecast import (
    LINEAR,
    SEASONAL,
    Forecast,
    Missing,
    forecast,
    if_nothing_is_renewed,
    method_for,
)
from cakupan.topics.budget.figures.funding import (
    continuity,
    dependence,
    funding_mix,
    workers_by_depth,
)
from cakupan.topics.budget.figures.funnel import funnel, plan_error
from cakupan.topics.budget.figures.inequality import compute_inequality, gini
from cakupan.topics.budget.figures.student import t_quantile, t_share_below
from cakupan.topics.cohorts.figures import (
    DatedCohort,
    Paid,
    break_even_deaths,
    claims_ratio,
    shown_count,
)
from cakupan.topics.targets.figures import Point

JANUARY = date(2023, 1, 1)
# Target 50 %: a lacks 40, b lacks 10, c lacks none, d lacks 5.
PLACES = [
    RegencyCoverage("a", 100, 10),
    RegencyCoverage("b", 100, 40),
    RegencyCoverage("c", 100, 90),
    RegencyCoverage("d", 50, 20),
]


def workers(way: str, money: int) -> list[int]:
    found = allocate(way, PLACES, Decimal(50), money, 1)
    return [share.workers for share in found.shares]


def test_the_lowest_are_lifted_together():
    # Only a is below 40 %: 30 workers bring it there; then a, b and d rise together.
    assert workers("lift_lowest", 30) == [30, 0, 0, 0]
    assert workers("lift_lowest", 40) == [34, 4, 0, 2]
    assert workers("lift_lowest", 1_000) == [40, 10, 0, 5]


def test_large_regencies_are_lifted_at_once():
    # 3 million of 1.1 thousand million workers: the small ones get their share too.
    large = [
        RegencyCoverage("a", 10**9, 10**8),
        RegencyCoverage("b", 10**8, 10**7),
        RegencyCoverage("c", 9, 8),
    ]
    shares = allocate("lift_lowest", large, Decimal(100), 3_300_000, 1).shares
    assert [share.workers for share in shares] == [3_000_000, 300_000, 0]


def test_the_cheapest_gaps_are_closed_first():
    assert workers("most_at_target", 14) == [0, 9, 0, 5]
    found = allocate("most_at_target", PLACES, Decimal(50), 15, 1)
    assert found.at_target == 3  # b, d, and c, which was there


def test_money_goes_in_proportion_to_the_gaps():
    # 11 of 55: a fifth of 40, 10 and 5.
    assert workers("proportion", 11) == [8, 2, 0, 1]
    assert sum(workers("proportion", 12)) == 12


@pytest.mark.parametrize("way", WAYS)
def test_money_left_over_is_said(way):
    found = allocate(way, PLACES, Decimal(50), 16_800 * 3 + 99, 16_800)
    assert (found.workers, found.unspent_rupiah) == (3, 99)
    closed = allocate(way, PLACES, Decimal(50), 100, 1)
    assert (closed.workers, closed.unspent_rupiah, closed.at_target) == (55, 45, 4)


def test_coverage_before_and_after_is_shown():
    share = allocate("lift_lowest", PLACES, Decimal(50), 30, 1).shares[0]
    assert (share.coverage_before_pct, share.coverage_after_pct) == (10, 40)
    assert (share.gap_workers, share.is_at_target) == (40, False)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_shared_where_nothing_lacks(way):
    found = allocate(way, [RegencyCoverage("c", 100, 90)], Decimal(50), 100, 1)
    assert (found.workers, found.unspent_rupiah, found.at_target) == (0, 100, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"target_pct": Decimal(101)}, "Target: expected"),
        ({"rupiah": -1}, "Money: expected"),
        ({"rupiah_per_worker": 0}, "Cost of one worker"),
        ({"places": [RegencyCoverage("x", 0, 0)]}, "none for x"),
    ],
)
def test_sharing_that_cannot_be_is_refused(change, words):
    asked = {
        "way": WAYS[0],
        "places": PLACES,
        "target_pct": Decimal(50),
        "rupiah": 1,
        "rupiah_per_worker": 1,
    }
    with pytest.raises(BadInputError, match=words):
        allocate(**{**asked, **change})


def test_inequality_weighs_regencies_by_their_workers():
    # 10 of 100 and 240 of 300: mean 62.5 %; 10 % and 80 %.
    found = compute_inequality(
        [RegencyCoverage("a", 100, 10), RegencyCoverage("b", 300, 240)], Decimal(50)
    )
    assert (found.mean_pct, found.range_pp, found.ratio) == (Fraction(125, 2), 70, 8)
    # Variance (100 x 52.5^2 + 300 x 17.5^2) / 400 = 918.75.
    assert found.deviation_pp == pytest.approx(30.3109, abs=1e-4)
    assert found.variation == pytest.approx(0.484974, abs=1e-6)
    assert (found.below_target, found.below_target_pct) == (1, 50)
    # The gap of 40 lies all with a, which is 25 % of the workers.
    assert found.gap_share_of_lowest_pct == 100


def test_the_lowest_two_fifths_may_end_inside_a_regency():
    # Lowest 80 of 200 workers: 80 % of a, whose gap is 50; b lacks 20 more.
    found = compute_inequality(
        [RegencyCoverage("a", 100, 0), RegencyCoverage("b", 100, 30)], Decimal(50)
    )
    assert found.gap_share_of_lowest_pct == Fraction(100 * 40, 70)


def test_gini_is_half_the_mean_difference_over_the_mean():
    places = [
        RegencyCoverage("a", 100, 10),
        RegencyCoverage("b", 300, 240),
        RegencyCoverage("c", 200, 90),
    ]
    whole, mean = 600, Fraction(340, 600)
    pairs = sum(
        p.eligible
        * q.eligible
        * abs(Fraction(p.active, p.eligible) - Fraction(q.active, q.eligible))
        for p in places
        for q in places
    )
    assert gini(places) == pairs / (2 * whole**2 * mean)


def test_equal_regencies_are_equal():
    found = compute_inequality(
        [RegencyCoverage("a", 100, 30), RegencyCoverage("b", 10, 3)], Decimal(30)
    )
    assert (found.gini, found.deviation_pp, found.ratio) == (0, 0, 1)
    assert (found.below_target, found.gap_share_of_lowest_pct) == (0, None)


def test_inequality_without_coverage_or_peers_has_no_measure():
    found = compute_inequality(
        [RegencyCoverage("a", 100, 0), RegencyCoverage("b", 10, 0)], Decimal(30)
    )
    assert (found.ratio, found.variation, found.gini) == (None, None, None)
    assert compute_inequality(PLACES[:1], Decimal(30)) is None


def line(months: int, step: int = 10) -> list[Point]:
    return [Point(add_months(JANUARY, n), 1_000 + step * n) for n in range(months)]


def seasonal(months: int) -> list[Point]:
    """Rise by 12 a year, and by 100 in every December."""
    return [
        Point(add_months(JANUARY, n), 1_000 + n + (100 if n % 12 == 11 else 0))
        for n in range(months)
    ]


def test_a_line_is_drawn_on_through_irregular_months():
    points = [line(24)[n] for n in (0, 1, 5, 9, 14, 22)]
    found = forecast(points, date(2025, 2, 28))
    assert isinstance(found, Forecast)
    assert (found.method, found.points, found.freedom) == (LINEAR, 6, 4)
    assert [round(month.workers) for month in found.expected] == [1_230, 1_240, 1_250]
    assert found.expected[-1].high == pytest.approx(found.expected[-1].low)


def test_a_december_is_compared_with_a_december():
    found = forecast(seasonal(36), date(2026, 12, 31))
    assert isinstance(found, Forecast)
    assert (found.method, found.points) == (SEASONAL, 36)
    december, november = found.expected[11], found.expected[10]
    assert (round(december.workers), round(november.workers)) == (1_147, 1_046)
    assert found.back_test.mean_error_workers == pytest.approx(0)
    assert found.back_test.months_ahead == 12


def test_two_years_ahead_the_change_of_a_year_is_added_twice():
    found = forecast(seasonal(36), date(2027, 12, 31))
    assert [round(found.expected[n].workers) for n in (11, 23)] == [1_147, 1_159]


def test_a_missing_month_takes_the_season_away():
    points = seasonal(30)
    assert method_for(points) == SEASONAL
    del points[20]
    assert method_for(points) == LINEAR


def test_too_few_points_are_said():
    assert forecast(line(5), date(2024, 1, 31)) == Missing(points=5, needed=6)
    assert forecast([], date(2024, 1, 31)) == Missing(points=0, needed=6)


def test_a_month_that_is_known_is_not_foretold():
    with pytest.raises(BadInputError, match="Months: expected"):
        forecast(line(6), date(2023, 6, 30))


def test_scatter_widens_the_interval_with_the_months():
    points = [
        Point(point.month, point.workers + (50 if n % 2 else -50))
        for n, point in enumerate(line(8))
    ]
    found = forecast(points, date(2024, 12, 31))
    widths = [month.high - month.low for month in found.expected]
    assert all(later > earlier for earlier, later in pairwise(widths))
    assert found.back_test is not None
    assert found.back_test.mean_error_workers > 0


def test_the_interval_is_that_of_a_least_squares_line():
    # y = 0 1 0 1 0 1 at x = 0 ... 5: slope 3/35, mean 1/2, residuals' squares sum to
    # 1.5 - (1.5 / 17.5)^2 x 17.5 = 48/35; four degrees of freedom; at x = 6 the
    # variance is (12/35) x (1 + 1/6 + 3.5^2/17.5).
    points = [Point(add_months(JANUARY, n), n % 2) for n in range(6)]
    (ahead,) = forecast(points, date(2023, 7, 31)).expected
    assert ahead.workers == pytest.approx(0.5 + 3.5 * 3 / 35)
    assert ahead.spread == pytest.approx((12 / 35 * (7 / 6 + 0.7)) ** 0.5)
    reach = 1.5332 * ahead.spread  # Student's t, 90 %, 4
    assert ahead.high == pytest.approx(ahead.workers + reach, abs=1e-4)


def test_the_chance_is_even_at_what_is_expected():
    points = [
        Point(point.month, point.workers + (7 if n % 2 else -7))
        for n, point in enumerate(line(8))
    ]
    found = forecast(points, date(2023, 12, 31))
    assert found.chance(found.expected[-1].workers) == pytest.approx(0.5)
    assert found.chance(found.expected[-1].high) == pytest.approx(0.1)
    sure = forecast(line(8), date(2023, 12, 31))
    assert (sure.chance(1_000), sure.chance(10**9)) == (1, 0)


def test_national_figures_bear_a_line_only():
    # BPJS, all segments (series bpjs_national): Dec 2020 to June 2025 (S0002, S0003,
    # S0007). The line misses the fall of 2025 by far, and says so.
    known = {
        "2020-12": 29_980_000,
        "2021-12": 30_660_000,
        "2022-12": 35_860_000,
        "2023-02": 35_300_000,
        "2023-12": 41_550_000,
        "2024-12": 45_230_000,
        "2025-04": 39_700_000,
        "2025-06": 39_350_000,
    }
    points = [Point(date.fromisoformat(f"{m}-01"), n) for m, n in known.items()]
    found = forecast(points, date(2026, 12, 31))
    assert (found.method, found.points) == (LINEAR, 8)
    assert found.back_test.mean_error_pct > 10


def test_what_is_not_renewed_ends():
    # A line of 10 a month, of it 500 funded until the sixth month known.
    points = [Point(p.month, p.workers + 500) for p in line(6)]
    funded = {add_months(JANUARY, n): 500 for n in range(7)}
    found = if_nothing_is_renewed(points, funded, date(2023, 8, 31))
    assert [round(month.workers) for month in found.expected] == [1_560, 1_070]
    assert if_nothing_is_renewed(points[:3], funded, date(2023, 8, 31)).points == 3


@pytest.mark.parametrize(
    ("share", "freedom", "value"),
    # Tables of Student's t.
    [(0.9, 1, 3.078), (0.9, 2, 1.886), (0.9, 6, 1.440), (0.975, 10, 2.228)],
)
def test_quantiles_are_those_of_the_tables(share, freedom, value):
    assert t_quantile(share, freedom) == pytest.approx(value, abs=5e-4)
    assert t_quantile(1 - share, freedom) == pytest.approx(-value, abs=5e-4)
    assert t_share_below(t_quantile(share, freedom), freedom) == pytest.approx(share)


def test_payers_share_worker_months():
    cohorts = [
        DatedCohort("a", "65", JANUARY, 2, 600, "csr"),
        DatedCohort("b", "65", JANUARY, 12, 200, "apbdes"),
    ]
    mix = funding_mix(cohorts)
    assert [(part.payer, part.share_pct) for part in mix] == [
        ("apbdes", Fraction(200, 3)),
        ("csr", Fraction(100, 3)),
    ]
    assert funding_mix([]) == []
    assert workers_by_depth(cohorts) == {"under_3": 600, "3_to_35": 200}


def test_gaps_of_cover_are_named():
    cohorts = [DatedCohort("a", "65", JANUARY, 5, 1, "csr")]
    found = continuity(cohorts, date(2023, 12, 1))
    assert (found.months_covered, found.share) == (5, Fraction(5, 12))
    assert found.gaps[0] == date(2023, 6, 1)
    assert len(found.gaps) == 7


def test_dependence_is_a_share_of_active_members():
    assert dependence(42_000, 84_000) == 50
    assert dependence(42_000, 0) is None


def test_kutai_timur_planned_half_as_many_again():
    # 150,000 planned, about 98,000 verified, 2025 (D018).
    assert round(float(plan_error(150_000, 98_000)), 1) == 53.1
    with pytest.raises(BadInputError, match="Verified workers"):
        plan_error(10, 0)


def test_mukomuko_approved_nine_in_ten():
    # 1,616 of 1,800 proposed, 2024 (D025).
    proposed, approved = funnel([("proposed", 1_800), ("approved", 1_616)])
    assert proposed.of_previous_pct is None
    assert round(float(approved.of_previous_pct), 1) == 89.8
    assert funnel([("none", 0), ("more", 3)])[1].of_previous_pct is None


def test_claims_meet_contributions_of_equal_tags_only():
    claims = Paid(50, "64", 2023, "JKK", "PU")
    assert claims_ratio(claims, Paid(40, "64", 2023, "JKK", "PU")).pct == 125
    other = claims_ratio(claims, Paid(40, "64", 2022, "JKK", "PU"))
    assert (other.pct, other.reason) == (None, "not_comparable")
    assert claims_ratio(claims, None).reason == "not_published"


def test_small_counts_are_hidden():
    assert [shown_count(n) for n in (None, 0, 1, 9, 10)] == [None, 0, None, None, 10]


def test_death_cover_breaks_even_at_two_deaths_in_a_thousand():
    # 6,800 x 12 / 42,000,000 (domain section 2.4).
    assert round(float(break_even_deaths()), 2) == 1.94
