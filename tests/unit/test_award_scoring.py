"""Scores, places, draws and what would change an order; sums stand beside them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan.errors import BadInputError
from cakupan.topics.award.figures.breakeven import (
    break_even_weight,
    compute_break_even,
    compute_lift,
    levers_of,
)
from cakupan.topics.award.figures.draws import (
    compute_sureness,
    draw_weights,
    weight_ranges,
)
from cakupan.topics.award.figures.profiles import Profile, Weight
from cakupan.topics.award.figures.scoring import Standings, compute_standings


def profile(scale: str = "percentile", **weights: str) -> Profile:
    listed = tuple(Weight(name, Decimal(text)) for name, text in weights.items())
    return Profile("test", listed, scale=scale)


def regions(**columns: list[int | None]) -> dict[str, dict[str, Fraction]]:
    """Return regions 01, 02, ... from one list of values a criterion."""
    count = len(next(iter(columns.values())))
    return {
        f"{place + 1:02}": {
            name: Fraction(values[place])
            for name, values in columns.items()
            if values[place] is not None
        }
        for place in range(count)
    }


def scores(found: Standings) -> dict[str, Fraction]:
    return {item.region_code: item.score for item in found.ranked}


def places(found: Standings) -> dict[str, int]:
    return {item.region_code: item.rank for item in found.ranked}


BOTH = profile(coverage="1", innovation="1")


def test_percentile_is_the_share_of_the_others_that_stand_below():
    found = compute_standings(profile(coverage="1"), regions(coverage=[10, 40, 20, 90]))
    third = Fraction(1, 3)
    assert scores(found) == {"04": 1, "02": 2 * third, "03": third, "01": 0}


def test_one_region_far_above_squeezes_min_max_and_the_cap_helps():
    # 147.82, 71.63, 12.32 as 148, 72, 12: min-max gives the middle 60/136.
    given = regions(coverage=[148, 72, 12])
    by_scale = {
        scale: scores(compute_standings(profile(scale, coverage="1"), given))["02"]
        for scale in ("percentile", "min_max", "capped")
    }
    assert by_scale == {
        "percentile": Fraction(1, 2),
        "min_max": Fraction(60, 136),
        "capped": Fraction(60, 88),
    }


def test_the_cap_is_for_percents_alone():
    given = regions(budget=[300, 200, 0])
    found = scores(compute_standings(profile("capped", budget="1"), given))
    assert found["02"] == Fraction(2, 3)


def test_a_criterion_that_is_equal_for_all_counts_one_half_and_is_named():
    given = regions(coverage=[10, 20], innovation=[7, 7])
    for scale in ("percentile", "min_max", "capped"):
        found = compute_standings(replace(BOTH, scale=scale), given)
        assert scores(found) == {"02": Fraction(3, 4), "01": Fraction(1, 4)}
        assert found.constant == ("innovation",)


def test_less_can_be_better():
    down = Profile("test", (Weight("coverage", Decimal(1), "lower"),))
    found = compute_standings(down, regions(coverage=[10, 20, 20]))
    # Above 10 stand both others, above each 20 half of its twin: 1 - 3/4.
    assert scores(found) == {"01": 1, "02": Fraction(1, 4), "03": Fraction(1, 4)}


def test_equal_scores_share_a_place_and_the_next_is_skipped():
    found = compute_standings(profile(coverage="1"), regions(coverage=[5, 9, 5, 1]))
    assert places(found) == {"02": 1, "01": 2, "03": 2, "04": 4}


def test_a_missing_criterion_rescales_the_others_and_is_never_zero():
    three = profile(coverage="0.5", innovation="0.3", budget="0.2")
    given = regions(coverage=[10, 20], innovation=[4, 8], budget=[1, None])
    found = compute_standings(three, given)
    # Of 02 coverage 1 and innovation 1, both of 0.8; budget is constant: 0.2 / 2.
    assert scores(found) == {"02": 1, "01": Fraction(1, 10)}
    second = found.ranked[0]
    assert (second.weight, second.missing) == (Fraction(4, 5), ("budget",))
    assert found.region_counts == {"coverage": 2, "innovation": 2, "budget": 1}


@pytest.mark.parametrize(
    ("weight", "is_ranked"), [("0.5", True), ("0.49", False), ("0.51", True)]
)
def test_half_of_the_weight_is_enough_for_a_place(weight, is_ranked):
    rest = str(1 - Decimal(weight))
    both = profile(coverage=weight, innovation=rest)
    given = regions(coverage=[10, 20], innovation=[3, None])
    found = compute_standings(both, given)
    assert ("02" in places(found)) is is_ranked
    aside = {item.region_code: item.missing for item in found.set_aside}
    assert aside == ({} if is_ranked else {"02": ("innovation",)})


def test_one_region_is_not_compared_with_nobody():
    with pytest.raises(BadInputError, match="expected two or more, found 01"):
        compute_standings(BOTH, regions(coverage=[10]))
    with pytest.raises(BadInputError, match="expected two or more, found 0"):
        compute_standings(BOTH, {})


MANY = regions(
    coverage=[70, 20, 30, 55, 20, 90],
    innovation=[10, 80, 50, None, 80, 5],
    budget=[3, None, 9, 4, None, 1],
)
MIXED = profile(coverage="0.4", innovation="0.4", budget="0.2")


def sure(asked: Profile, given: dict[str, dict[str, Fraction]]) -> dict[str, object]:
    found = compute_standings(asked, given)
    listed = compute_sureness(asked, found.ranked)
    return dict(zip((r.region_code for r in found.ranked), listed, strict=True))


def test_draws_are_the_same_for_a_seed_and_others_for_another():
    assert sure(MIXED, MANY) == sure(MIXED, MANY)
    assert sure(MIXED, MANY) != sure(replace(MIXED, seed=2), MANY)
    assert (draw_weights(MIXED) == draw_weights(replace(MIXED))).all()
    assert draw_weights(MIXED).shape == (10_000, 3)


def test_the_digits_of_a_seed_are_these():
    # Written down once; another office must get them too.
    found = sure(MIXED, MANY)
    assert {code: item.p_first for code, item in sorted(found.items())} == {
        "01": 0.0, "02": 0.0735, "03": 0.0746, "04": 0.8242, "05": 0.0735, "06": 0.0277,
    }  # fmt: skip


def test_equal_regions_share_every_place_of_every_draw():
    found = sure(MIXED, MANY)
    assert found["02"] == found["05"]


def test_chances_of_the_first_place_sum_to_one_without_ties():
    apart = regions(coverage=[70, 20, 30], innovation=[10, 80, 50])
    found = sure(BOTH, apart)
    assert sum(item.p_first for item in found.values()) == pytest.approx(1)
    assert {item.p_top3 for item in found.values()} == {1.0}


def test_the_range_holds_the_place_at_the_profiles_own_weights():
    # Loose weights: many draws stand far from the profile's own.
    loose = replace(MIXED, concentration=Decimal(1))
    found = compute_standings(loose, MANY)
    for item, sureness in zip(
        found.ranked, compute_sureness(loose, found.ranked), strict=True
    ):
        assert sureness.rank_low <= item.rank <= sureness.rank_high


def test_firm_weights_leave_the_place_alone():
    firm = replace(MIXED, concentration=Decimal(10_000))
    found = sure(firm, regions(coverage=[90, 50, 10], innovation=[90, 50, 10]))
    assert [(i.rank_low, i.rank_high) for i in found.values()] == [
        (1, 1), (2, 2), (3, 3),
    ]  # fmt: skip


def test_one_criterion_has_nothing_to_vary():
    one = profile(coverage="1", innovation="0")
    found = sure(one, MANY)
    assert found["06"].p_first == 1
    assert all(item.rank_low == item.rank_high for item in found.values())
    assert [(w.criterion, w.low, w.high) for w in weight_ranges(one)] == [
        ("coverage", 1, 1)
    ]


def test_the_weights_of_nine_draws_of_ten_lie_around_the_profiles_own():
    for item in weight_ranges(MIXED):
        assert item.low < MIXED.shares[item.criterion] < item.high


def test_break_even_of_two_criteria_is_one_third():
    first = {"coverage": Fraction(2, 10), "innovation": Fraction(0)}
    second = {"coverage": Fraction(0), "innovation": Fraction(1, 10)}
    weights = {"coverage": Fraction(1), "innovation": Fraction(3)}
    assert break_even_weight(weights, "coverage", first, second) == [Fraction(1, 3)]
    assert break_even_weight(weights, "innovation", first, second) == [Fraction(2, 3)]


def test_at_the_break_even_weight_the_scores_are_equal():
    found = compute_standings(MIXED, MANY)
    by_code = {item.region_code: item for item in found.ranked}
    tested = 0
    for first in by_code.values():
        for second in by_code.values():
            for line in compute_break_even(MIXED, first, second):
                if line.break_even is None or line.is_always_equal:
                    continue
                moved = line.break_even
                others = 1 - MIXED.shares[line.criterion]
                at = {
                    name: moved if name == line.criterion
                    else share * (1 - moved) / others
                    for name, share in MIXED.shares.items()
                }  # fmt: skip
                one, two = (
                    sum(at[n] * x for n, x in item.scaled.items())
                    / sum(at[n] for n in item.scaled)
                    for item in (first, second)
                )
                assert float(one) == pytest.approx(float(two), abs=1e-12)
                tested += 1
    assert tested > 20


def test_who_is_better_in_all_never_changes_sides():
    given = regions(coverage=[90, 10, 50], innovation=[90, 10, 50])
    best, _middle, worst = compute_standings(BOTH, given).ranked
    assert [line.break_even for line in compute_break_even(BOTH, best, worst)] == [
        None, None,
    ]  # fmt: skip


def test_who_leads_above_the_break_even_weight_is_named():
    given = regions(coverage=[90, 10], innovation=[10, 90])
    by_code = {i.region_code: i for i in compute_standings(BOTH, given).ranked}
    coverage, innovation = compute_break_even(BOTH, by_code["01"], by_code["02"])
    assert (coverage.break_even, coverage.leads_above) == (Fraction(1, 2), "first")
    assert (innovation.break_even, innovation.leads_above) == (Fraction(1, 2), "second")


def test_equal_regions_are_always_equal():
    found = {i.region_code: i for i in compute_standings(MIXED, MANY).ranked}
    lines = compute_break_even(MIXED, found["02"], found["05"])
    assert all(line.is_always_equal for line in lines)


def test_the_smallest_lift_is_enough_and_one_step_less_is_not():
    for scale in ("percentile", "min_max", "capped"):
        asked = replace(MIXED, scale=scale)
        before = compute_standings(asked, MANY)
        for item in before.ranked:
            own = MANY[item.region_code]
            for lever in levers_of(asked, own, None):
                lift = compute_lift(asked, MANY, item.region_code, lever)
                if lift.steps is None:
                    continue
                after = [
                    places(
                        compute_standings(
                            asked,
                            {
                                **MANY,
                                item.region_code: {
                                    **own,
                                    lift.criterion: own[lift.criterion]
                                    + steps * lever.step,
                                },
                            },
                        )
                    )[item.region_code]
                    for steps in (lift.steps, lift.steps - 1)
                ]
                assert after[0] == lift.rank < item.rank
                assert after[1] == item.rank


def test_coverage_moves_by_whole_workers_and_its_growth_with_it():
    given = regions(coverage=[60, 50], coverage_growth=[5, 1])
    asked = profile(coverage="1", coverage_growth="1")
    levers = levers_of(asked, given["02"], base_workers=1000)
    assert [(lever.criterion, lever.follows) for lever in levers] == [
        ("coverage", ("coverage_growth",))
    ]
    lift = compute_lift(asked, given, "02", levers[0])
    # 41 workers of 1,000 are 4.1 points: growth passes 5, coverage stays below, and
    # with one each the two are equal, both first.
    assert (lift.steps, lift.change, lift.rank) == (41, Fraction(41, 10), 1)


def test_a_lift_beyond_what_a_criterion_can_reach_is_not_promised():
    given = regions(coverage=[90, 10], innovation=[100, 100])
    asked = profile(coverage="3", innovation="1")
    innovation = levers_of(asked, given["02"], 1000)[1]
    lift = compute_lift(asked, given, "02", innovation)
    assert (lift.change, lift.steps) == (None, None)


def test_the_first_has_nobody_to_pass():
    given = regions(coverage=[90, 10])
    asked = profile(coverage="1")
    lift = compute_lift(asked, given, "01", levers_of(asked, given["01"], 10)[0])
    assert lift.steps is None
