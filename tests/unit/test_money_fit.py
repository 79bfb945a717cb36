"""Money against workers and months: what its digits stand for, and nothing wider."""

from fractions import Fraction

import pytest

from cakupan.topics.budget.figures.money import (
    Money,
    money_fit,
    money_step,
    stated_count,
    stated_money,
)


def fit(workers, months, money, rate=16_800):
    span = months and (Fraction(months[0]), Fraction(months[-1]))
    return money_fit(stated_count(workers), span, money, rate)


def rounded(rupiah):
    return stated_money(rupiah, "rounded")


@pytest.mark.parametrize(
    ("workers", "rupiah", "fewest", "most"),
    [
        # Kaltara, APBD-P 2025 (S0222) and the request for 2026 (D020).
        pytest.param(22_121, 2_000_000_000, 5, 6, id="Rp2 miliar is 1.5 to 2.5"),
        pytest.param(22_121, 4_000_000_000, 10, 12, id="Rp4 miliar is 3.5 to 4.5"),
        # Penajam Paser Utara 2025: 3,024,000,000 are due for a year.
        pytest.param(15_000, 3_000_000_000, 10, 13, id="Rp3 miliar is 2.5 to 3.5"),
        pytest.param(1_000_000, 25_000_000_000, 2, 1, id="no whole month"),
    ],
)
def test_rounded_money_fits_the_months_whose_cost_rounds_to_it(
    workers, rupiah, fewest, most
):
    found = [m for m in range(1, 40) if fit(workers, [m], rounded(rupiah)).is_fit]
    assert found == list(range(fewest, most + 1))
    whole = fit(workers, None, rounded(rupiah)).whole_months
    assert whole == ((fewest, most) if found else None)


def test_money_to_the_rupiah_fits_its_own_cost_only():
    # Kotawaringin Timur 2024 (D025): 4,400 x 9 x 16,800 = 665,280,000.
    kotim = fit(4_400, [9], stated_money(739_122_000))
    assert kotim.verdict == "too_much"
    assert (kotim.expected_low, kotim.difference_rupiah) == (665_280_000, 73_842_000)
    assert round(float(kotim.difference_pct), 2) == 11.10
    # Not ten months either: they cost 739,200,000.
    assert fit(4_400, [10], stated_money(739_122_000)).verdict == "too_little"
    assert float(kotim.months_bought) == pytest.approx(9.99894, abs=1e-5)
    assert kotim.whole_months is None
    assert fit(30_000, [6], stated_money(3_024_000_000)).verdict == "fits"
    assert fit(30_000, [6], stated_money(3_024_000_001)).verdict == "too_much"


def test_two_percent_off_is_off():
    # Within 2 % of the cost, and yet no rounding of it: 100 x 12 x 16,800 = 20,160,000.
    assert fit(100, [12], stated_money(20_500_000)).verdict == "too_much"
    assert fit(100, [12], stated_money(19_800_000)).verdict == "too_little"


@pytest.mark.parametrize(
    ("workers", "months", "rupiah"),
    [
        pytest.param(837, 12, 168_000_000, id="Landak: 168,739,200 are due"),
        pytest.param(3_000, 12, 604_000_000, id="Landak: 604,800,000 are due"),
        pytest.param(2_529, 6, 254_000_000, id="Teluk Wondama: 254,923,200 are due"),
        pytest.param(23_000, 12, 4_630_000_000, id="Papua: 4,636,800,000 are due"),
    ],
)
def test_digits_that_were_cut_slip_and_do_not_miss(workers, months, rupiah):
    found = fit(workers, [months], rounded(rupiah))
    assert (found.verdict, found.is_fit) == ("slips", True)
    # To the rupiah, the same amount is too little.
    assert fit(workers, [months], stated_money(rupiah)).verdict == "too_little"


def test_one_digit_is_no_last_digit():
    # 4 months of 22,121 cost 1.49 miliar: within a unit of "Rp2 miliar", and no slip.
    assert fit(22_121, [4], rounded(2_000_000_000)).verdict == "too_much"
    assert fit(22_121, [7], rounded(2_000_000_000)).verdict == "too_little"


def test_ranges_fit_where_they_overlap():
    assert fit(22_121, [4, 5], rounded(2_000_000_000)).verdict == "fits"
    assert fit(22_121, [3, 4], rounded(2_000_000_000)).verdict == "too_much"
    assert fit(22_121, [7, 8], rounded(2_000_000_000)).verdict == "too_little"
    billions = Money(Fraction(2 * 10**9), Fraction(4 * 10**9))
    assert fit(22_121, [10], billions).verdict == "fits"
    assert fit(22_121, [12], billions).verdict == "too_little"


def test_an_open_end_says_nothing_against_more():
    assert fit(22_121, [12], stated_money(4_000_000_000, "at_least")).verdict == "fits"
    assert (
        fit(22_121, [5], stated_money(4_000_000_000, "at_least")).verdict == "too_much"
    )
    assert fit(22_121, [5], stated_money(4_000_000_000, "at_most")).verdict == "fits"
    workers = stated_count(22_121, "at_least")
    money = stated_money(2_000_000_000, "rounded")
    assert money_fit(workers, None, money, 16_800).months_bought is None


@pytest.mark.parametrize(
    ("workers", "money", "rate"),
    [
        (None, stated_money(1), 16_800),
        (stated_count(5), None, 16_800),
        (stated_count(5), stated_money(1), None),
        (stated_count(0), stated_money(1), 16_800),
        (stated_count(5), stated_money(0), 16_800),
    ],
)
def test_without_one_of_them_nothing_is_said(workers, money, rate):
    assert money_fit(workers, None, money, rate).verdict == "not_enough"


@pytest.mark.parametrize(
    ("rupiah", "step"),
    [
        (500_000_000, 1_000_000),
        (18_000_000_000, 1_000_000_000),
        (1_780_000_000, 10_000_000),
        (3_490_000_000_000, 10_000_000_000),
        (999, 1),
    ],
)
def test_the_last_digit_is_the_one_that_was_printed(rupiah, step):
    assert money_step(rupiah) == step


def test_an_open_count_of_workers_leaves_a_most_of_months():
    # Papua Selatan 2025: Rp1.5 miliar for "more than 7,400": at most twelve months.
    found = money_fit(
        stated_count(7_400, "at_least"), None, rounded(1_500_000_000), 16_800
    )
    assert (found.months_bought, found.whole_months) == (None, (1, 12))
    open_money = stated_money(1_500_000_000, "at_least")
    assert fit(7_400, None, open_money).whole_months is None
