"""Gap and budget: the figures that offices work out by hand, each with its source."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.budget.figures.budget import (
    AT_START,
    EVEN,
    Rate,
    budget_for,
    cost,
    cost_of_one_point,
    covered,
    months_for,
    rate_changes,
    rates_from,
    share_of_budget,
    workers_for,
)
from cakupan.topics.budget.figures.rates import PAYERS, RateBook, parse_payer
from cakupan.topics.targets.figures import check_due, compute_gap

JANUARY = date(2026, 1, 1)


def apbd(_month: date) -> int:
    return 16_800


def rate(start: str, end: str | None, rupiah: int) -> dict[str, object]:
    return {
        "valid_from": date.fromisoformat(start),
        "valid_to": date.fromisoformat(end) if end else None,
        "rupiah_per_month": rupiah,
    }


# PP 50/2025 for own payers outside transport: half from April to December 2026.
OWN = RateBook(
    "self_other",
    [
        rate("2021-02-01", "2026-03-31", 16_800),
        rate("2026-04-01", "2026-12-31", 8_400),
        rate("2027-01-01", None, 16_800),
    ],
)


def test_the_gap_is_rounded_up_and_the_surplus_stands_apart():
    # 0.5 x 101 = 50.5 workers, so 51 are needed: 1 more than 50, 1 fewer than 52.
    below = compute_gap(101, 50, Decimal(50))
    assert (below.target_workers, below.gap_workers, below.surplus_workers) == (
        51,
        1,
        0,
    )
    above = compute_gap(101, 52, Decimal(50))
    assert (above.target_workers, above.gap_workers, above.surplus_workers) == (
        51,
        0,
        1,
    )
    assert above.gap_pp == 50 - Fraction(5200, 101)
    assert above.gap_to_universal_workers == 49


def test_a_target_in_binary_fractions_is_not_missed_by_one():
    # 0.07 x 100 is 7.000000000000001 as a float: 8 workers would be one too many.
    assert compute_gap(100, 0, Decimal("7")).target_workers == 7
    assert compute_gap(10_000, 0, Decimal("52.15")).target_workers == 5_215


def test_musi_banyuasin_lacks_8305_workers():
    # Muba, July 2025: 103,079 of 213,582 (S0086); UCJ target 52.15 % (S0011).
    gap = compute_gap(213_582, 103_079, Decimal("52.15"))
    assert gap.gap_workers == 8_305
    assert round(float(gap.gap_pp), 2) == 3.89


def test_a_fifth_of_the_vulnerable_workers_of_kalimantan_timur():
    # 100,000 of about 500,000, governor on 5 July 2023 (SEED1).
    assert compute_gap(500_000, 100_000, Decimal(100)).coverage_pct == 20


@pytest.mark.parametrize(
    ("eligible", "active", "target", "words"),
    [
        (100, 5, "100.01", "Target: expected a percent over 0 and up to 100"),
        (100, 5, "0", "Target: expected a percent"),
        (0, 0, "50", "Eligible workers: expected at least 1, found 0"),
        (100, -1, "50", "Active workers: expected 0 or more, found -1"),
    ],
)
def test_a_gap_that_cannot_be_is_refused(eligible, active, target, words):
    with pytest.raises(BadInputError, match=words):
        compute_gap(eligible, active, Decimal(target))


def test_a_target_of_a_hundred_percent_is_allowed():
    assert compute_gap(10, 4, Decimal(100)).gap_workers == 6


def test_a_target_date_must_come_after_figures_and_today():
    check_due(date(2026, 12, 31), date(2025, 12, 31), date(2026, 12, 31))
    with pytest.raises(BadInputError, match=r"after the last figure \(2025-12\)"):
        check_due(date(2025, 12, 31), date(2025, 12, 1))
    with pytest.raises(BadInputError, match=r"this month \(2026-11\) or later"):
        check_due(date(2026, 10, 31), date(2025, 12, 31), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("workers", "months", "rupiah"),
    [
        # Kaltara, December 2023 and January 2024 (SEED0).
        pytest.param(7_000, 2, 235_200_000, id="Kaltara 7,000 for two months"),
        # Kaltara, APBD-P 2025 (S0222).
        pytest.param(22_121, 1, 371_632_800, id="Kaltara 22,121 a month"),
        # All that Kaltara registered as vulnerable (S0222).
        pytest.param(58_701, 12, 11_834_121_600, id="Kaltara all for a year"),
        pytest.param(22_121, 12, 4_459_593_600, id="Kaltara 22,121 for a year"),
        # Kaltim 2023 (SEED1), and all of the about 500,000 vulnerable workers.
        pytest.param(100_000, 12, 20_160_000_000, id="Kaltim 100,000"),
        pytest.param(500_000, 12, 100_800_000_000, id="Kaltim all"),
        # Kalbar 2023 (SEED3).
        pytest.param(75_489, 12, 15_218_582_400, id="Kalbar 75,489"),
        # Kutai Timur 2025 after verification (D018).
        pytest.param(98_000, 12, 19_756_800_000, id="Kutai Timur 98,000"),
    ],
)
def test_workers_and_months_cost(workers, months, rupiah):
    assert budget_for(workers, months, apbd, JANUARY).rupiah == rupiah


def test_two_billion_keep_22121_workers_five_months():
    # Kaltara APBD-P 2025, called "four to five months" (S0222).
    found = months_for(2_000_000_000, 22_121, apbd, date(2025, 8, 1))
    assert found.months == 5
    assert round(float(found.months_exact), 2) == 5.38
    assert found.remainder_rupiah == 141_836_000
    assert [r.month.month for r in found.rates] == [8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("rupiah", "workers"),
    # Kaltara's request for 2026: Rp4 billion, at least Rp2 billion (D020).
    [(4_000_000_000, 23_809), (2_000_000_000, 11_904)],
)
def test_money_for_ten_months_covers_whole_workers(rupiah, workers):
    found = workers_for(rupiah, 10, apbd, JANUARY)
    assert found.workers == workers
    assert 0 <= found.remainder_rupiah < 168_000


def test_ketapang_paid_for_seven_months():
    # Rp4.3 billion for 34,400 workers, 2024 (S0100).
    found = months_for(4_300_000_000, 34_400, apbd, date(2024, 1, 1))
    assert (found.months, round(float(found.months_exact), 2)) == (7, 7.44)


def test_four_billion_in_kaltaras_budget():
    # APBD 2024 of Rp3,494,591,835,909 (S0223).
    share = share_of_budget(4_000_000_000, 3_494_591_835_909)
    assert round(float(share), 4) == 0.1145


def test_money_for_less_than_a_month_is_no_month():
    found = months_for(8_400, 1, apbd, JANUARY)
    assert (found.months, found.months_exact) == (0, Fraction(1, 2))
    assert found.remainder_rupiah == 8_400
    assert len(found.rates) == 1


def test_money_for_nobody_is_left_whole():
    found = workers_for(16_799, 1, apbd, JANUARY)
    assert (found.workers, found.remainder_rupiah) == (0, 16_799)


def test_even_intake_costs_by_the_months_each_worker_is_in():
    # n = 100 a month for 12 months: n x c x m(m + 1)/2 = 100 x 16,800 x 78.
    assert budget_for(1_200, 12, apbd, JANUARY, EVEN).rupiah == 100 * 16_800 * 78


def test_even_intake_counts_whole_persons():
    assert covered(10, 4, EVEN) == [2, 5, 7, 10]
    assert covered(10, 4, AT_START) == [10, 10, 10, 10]


def test_even_intake_of_one_worker_ends():
    found = months_for(10**9, 1, apbd, JANUARY, EVEN)
    assert (found.months, found.remainder_rupiah) == (1, 10**9 - 16_800)


def test_months_of_an_even_intake_are_the_most_that_the_money_carries():
    # 10 workers over 4 months cost 24 worker-months, over 5 months 30.
    found = months_for(29 * 16_800, 10, apbd, JANUARY, EVEN)
    assert found.months == 4
    assert found.months_exact == 4 + Fraction(5, 6)


def test_own_payers_pay_half_inside_the_window_only():
    rates = rates_from(OWN.of, JANUARY, 14)
    halves = {r.month.month for r in rates if r.rupiah == 8_400}
    assert halves == {4, 5, 6, 7, 8, 9, 10, 11, 12}
    assert [(r.month, r.rupiah) for r in rate_changes(rates)] == [
        (date(2026, 1, 1), 16_800),
        (date(2026, 4, 1), 8_400),
        (date(2027, 1, 1), 16_800),
    ]
    # 3 x 16,800 + 9 x 8,400 for one worker in 2026.
    assert cost(1, rates[:12]) == 126_000


def test_months_of_own_payers_follow_the_rates():
    # Three full months and two half ones are 67,200; 4,200 are half a sixth.
    found = months_for(71_400, 1, OWN.of, JANUARY)
    assert (found.months, found.months_exact) == (5, 5 + Fraction(1, 2))


def test_a_month_before_our_first_rate_has_none():
    with pytest.raises(
        NotPublishedError, match="none on record; the first is of 2021-02"
    ):
        OWN.of(date(2021, 1, 1))


def test_a_payer_without_rates_has_none():
    with pytest.raises(NotPublishedError, match="the first is of -"):
        RateBook("csr", []).of(JANUARY)


def test_one_point_is_a_hundredth_of_the_base_rounded_up():
    year = rates_from(apbd, JANUARY, 12)
    # ceil(1,819,430 / 100) = 18,195 workers of Kalbar's stated base (S0052).
    assert cost_of_one_point(1_819_430, year) == 18_195 * 201_600


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: budget_for(0, 3, apbd, JANUARY), "Workers: expected at least 1"),
        (lambda: budget_for(5, 0, apbd, JANUARY), "Months: expected a whole number"),
        (lambda: budget_for(5, 1_201, apbd, JANUARY), "from 1 to 1200"),
        (lambda: workers_for(-1, 3, apbd, JANUARY), "Money: expected 0 rupiah or more"),
        (lambda: months_for(-1, 3, apbd, JANUARY), "found -1"),
        (lambda: months_for(10**12, 1, apbd, JANUARY), "lasts longer than 1200 months"),
        (lambda: share_of_budget(1, 0), "Budget: expected more than 0 rupiah"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(call, words):
    with pytest.raises(BadInputError, match=words):
        call()


def test_apbd_alone_is_the_provinces():
    assert parse_payer(" apbd ") == "apbd_provinsi"
    assert [parse_payer(payer) for payer in PAYERS] == list(PAYERS)
    with pytest.raises(BadInputError, match="found 'gubernur'"):
        parse_payer("gubernur")


def test_rates_are_listed_by_month():
    assert rates_from(apbd, date(2025, 12, 1), 2) == (
        Rate(date(2025, 12, 1), 16_800),
        Rate(date(2026, 1, 1), 16_800),
    )
