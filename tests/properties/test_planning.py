"""What must hold for every plan, whatever the numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from cakupan.data.months import add_months
from cakupan.topics.budget.figures.allocation import (
    LIFT_LOWEST,
    WAYS,
    RegencyCoverage,
    allocate,
)
from cakupan.topics.budget.figures.budget import (
    INTAKES,
    budget_for,
    months_for,
    workers_for,
)
from cakupan.topics.budget.figures.decompose import decompose, rounded_parts
from cakupan.topics.budget.figures.inequality import compute_inequality
from cakupan.topics.budget.figures.money import (
    money_fit,
    money_step,
    stated_count,
    stated_money,
)
from cakupan.topics.cohorts.figures import DatedCohort, calendar
from cakupan.topics.targets.figures import compute_gap, compute_pace
from cakupan.wording import half_up, rounded_down

START = date(2026, 1, 1)


def own_payer(month: date) -> int:
    """Half from April to December 2026, as PP 50/2025 has it."""
    return 8_400 if date(2026, 4, 1) <= month <= date(2026, 12, 1) else 16_800


PERCENTS = some.integers(1, 10_000).map(lambda n: Decimal(n) / 100)
BASES = some.integers(1, 10**9)
MONTHS = some.integers(1, 60)
PLACES = some.lists(
    some.tuples(some.integers(1, 5_000), some.integers(0, 6_000)),
    min_size=1,
    max_size=12,
).map(
    lambda pairs: [
        RegencyCoverage(f"{n:02}", eligible, active)
        for n, (eligible, active) in enumerate(pairs)
    ]
)
COHORTS = some.lists(
    some.builds(
        DatedCohort,
        cohort_id=some.text(max_size=2),
        region_code=some.just("65"),
        first_month=some.integers(0, 90).map(lambda n: add_months(date(2019, 1, 1), n)),
        months=some.integers(1, 40),
        workers=some.integers(0, 10**6),
        payer=some.sampled_from(["apbd_provinsi", "csr", "zakat"]),
        is_plan=some.booleans(),
    ),
    max_size=15,
)


@given(BASES, some.integers(0, 2 * 10**9), PERCENTS)
def test_gap_and_surplus_lead_to_the_target_exactly(eligible, active, target):
    gap = compute_gap(eligible, active, target)
    assert active + gap.gap_workers - gap.surplus_workers == gap.target_workers
    assert gap.gap_workers == 0 or gap.surplus_workers == 0
    reached = Fraction(100 * gap.target_workers, eligible)
    assert reached >= target > reached - Fraction(100, eligible)


@given(some.integers(1, 10**6), MONTHS, some.sampled_from(INTAKES))
def test_money_buys_back_the_workers_it_was_asked_for(workers, months, intake):
    there = budget_for(workers, months, own_payer, START, intake)
    back = workers_for(there.rupiah, months, own_payer, START, intake)
    assert (back.workers, back.remainder_rupiah) == (workers, 0)


@given(some.integers(1, 10**6), MONTHS)
def test_money_buys_back_the_months_it_was_asked_for(workers, months):
    there = budget_for(workers, months, own_payer, START)
    back = months_for(there.rupiah, workers, own_payer, START)
    assert (back.months, back.months_exact, back.remainder_rupiah) == (
        months,
        months,
        0,
    )


@given(some.integers(0, 10**12), MONTHS, some.sampled_from(INTAKES))
def test_one_worker_more_would_cost_too_much(rupiah, months, intake):
    found = workers_for(rupiah, months, own_payer, START, intake)
    spent = rupiah - found.remainder_rupiah
    assert found.remainder_rupiah >= 0
    dearer = budget_for(found.workers + 1, months, own_payer, START, intake)
    assert spent <= rupiah < dearer.rupiah


@given(some.integers(0, 10**10), some.integers(50, 10**5), some.sampled_from(INTAKES))
def test_one_month_more_would_cost_too_much(rupiah, workers, intake):
    # At least 50 workers: fewer could be paid for over a century.
    money = min(rupiah, 600 * 16_800 * workers)
    found = months_for(money, workers, own_payer, START, intake)
    assert found.months <= found.months_exact <= found.months + 1
    assert found.remainder_rupiah >= 0
    if found.months and intake == INTAKES[0]:
        paid = budget_for(workers, found.months, own_payer, START, intake)
        assert paid.rupiah + found.remainder_rupiah == money


@given(
    some.integers(1, 10**6),
    some.integers(0, 10**6),
    PERCENTS,
    some.integers(1, 36),
    some.integers(0, 20),
)
def test_who_joins_at_the_required_pace_reaches_the_target(
    eligible, active, target, months, churn
):
    pace = compute_pace(eligible, active, target, months, Decimal(churn))
    members = Fraction(active)
    for _ in range(months):
        members = members * (1 - Fraction(churn, 100)) + pace.required_exact
    assert members >= Fraction(target) * eligible / 100
    assert 0 <= pace.required_per_month - pace.required_exact < 1


@given(PLACES, PERCENTS, some.integers(0, 10**9), some.integers(1, 10**6))
def test_sharing_never_costs_more_than_the_money(places, target, rupiah, price):
    for way in WAYS:
        found = allocate(way, places, target, rupiah, price)
        spent = sum(share.rupiah for share in found.shares)
        assert spent + found.unspent_rupiah == rupiah
        assert found.unspent_rupiah >= 0
        assert all(0 <= share.workers <= share.gap_workers for share in found.shares)
        gaps = sum(share.gap_workers for share in found.shares)
        assert found.workers == min(gaps, rupiah // price)


@given(PLACES, PERCENTS, some.integers(0, 20_000))
def test_no_way_leaves_the_lowest_higher_than_lifting_them(places, target, money):
    lifted = allocate(LIFT_LOWEST, places, target, money, 1)
    lacking = [s for s in lifted.shares if s.gap_workers]
    if not lacking:
        return
    lowest = min(share.coverage_after_pct for share in lacking)
    for way in WAYS:
        other = allocate(way, places, target, money, 1)
        assert lowest >= min(
            s.coverage_after_pct for s in other.shares if s.gap_workers
        )


@given(PLACES, PERCENTS, some.integers(0, 20_000))
def test_no_way_brings_more_regencies_to_the_target(places, target, money):
    reached = {way: allocate(way, places, target, money, 1).at_target for way in WAYS}
    assert reached["most_at_target"] == max(reached.values())


@given(COHORTS)
def test_the_calendar_sums_to_its_cohorts(cohorts):
    months = calendar(cohorts)
    assert sum(m.funded for m in months) == sum(c.worker_months for c in cohorts)
    assert sum(m.ending for m in months) == sum(c.workers for c in cohorts)
    assert sum(m.starting for m in months) == sum(c.workers for c in cohorts)
    plans = [cohort for cohort in cohorts if cohort.is_plan]
    assert sum(m.planned for m in months) == sum(c.worker_months for c in plans)


@given(COHORTS, some.integers(-20, 130), some.integers(0, 40))
def test_each_month_holds_who_is_covered_in_it(cohorts, begin, length):
    first = add_months(date(2019, 1, 1), begin)
    for month in calendar(cohorts, first, add_months(first, length)):
        covered = sum(c.workers for c in cohorts if c.covers(month.month))
        assert month.funded == covered


WORKERS = some.integers(0, 10**9)


@given(WORKERS, BASES, WORKERS, BASES)
def test_both_effects_sum_to_the_change(before, base_before, after, base_after):
    change = decompose(before, base_before, after, base_after)
    told = Fraction(100 * after, base_after) - Fraction(100 * before, base_before)
    assert change.change == told == change.numerator + change.denominator
    whole, parts = rounded_parts(change.change, [change.numerator, change.denominator])
    assert sum(parts) == whole == half_up(change.change)
    for shown, exact in zip(parts, (change.numerator, change.denominator), strict=True):
        assert abs(shown - half_up(exact)) <= Decimal("0.01")


@given(WORKERS, BASES, WORKERS, BASES)
def test_a_change_told_backwards_is_its_opposite(
    before, base_before, after, base_after
):
    there = decompose(before, base_before, after, base_after)
    back = decompose(after, base_after, before, base_before)
    assert (there.numerator, there.denominator) == (-back.numerator, -back.denominator)


@given(PLACES, PERCENTS, some.integers(2, 9))
def test_inequality_does_not_depend_on_how_many_all_are(places, target, times):
    more = [
        RegencyCoverage(p.region_code, p.eligible * times, p.active * times)
        for p in places
    ]
    assert compute_inequality(places, target) == compute_inequality(more, target)


@given(PLACES, PERCENTS)
def test_gini_lies_between_none_and_all(places, target):
    found = compute_inequality(places, target)
    if found and found.gini is not None:
        assert 0 <= found.gini < 1
        assert found.lowest_pct <= found.mean_pct <= found.highest_pct


@given(
    some.integers(1, 2_000_000),
    some.integers(1, 60),
    some.sampled_from([8_400, 16_800, 36_800]),
    some.integers(0, 11),
)
def test_money_rounded_from_what_cover_costs_fits_it(workers, months, price, digits):
    due = workers * months * price
    step = 10**digits
    rounded = (2 * due + step) // (2 * step) * step
    exact = stated_money(due)
    span = (Fraction(months), Fraction(months))
    assert money_fit(stated_count(workers), span, exact, price).verdict == "fits"
    off = money_fit(stated_count(workers), span, stated_money(due + 1), price)
    assert (off.verdict, off.difference_rupiah) == ("too_much", 1)
    # Rounding to a scale word keeps the digits that the word holds, and no fewer.
    if rounded and money_step(rounded) >= step:
        found = money_fit(
            stated_count(workers), span, stated_money(rounded, "rounded"), price
        )
        assert found.verdict == "fits"
        assert found.whole_months is not None
        assert found.whole_months[0] <= months <= found.whole_months[1]


@given(some.integers(1, 10**13), some.integers(1, 10**6))
def test_months_that_money_pays_are_never_rounded_up(rupiah, workers):
    bought = Fraction(rupiah, workers * 16_800)
    assert (
        Fraction(rounded_down(bought))
        <= bought
        < Fraction(rounded_down(bought)) + Fraction(1, 100)
    )
