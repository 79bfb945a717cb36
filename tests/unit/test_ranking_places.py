"""Places and movements, counted by hand."""

from fractions import Fraction

import pytest

from cakupan.topics.ranking.figures.movement import Movement, movements
from cakupan.topics.ranking.figures.places import RankedValue, exact, places


def of(values, **more):
    found = places([exact(code, Fraction(value)) for code, value in values.items()])
    return {p.region_code: getattr(p, more.get("field", "rank")) for p in found}


def test_equal_values_share_a_place_and_the_next_is_skipped():
    assert of({"d": 1, "b": 5, "a": 9, "c": 5}) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_equal_ratios_of_unlike_numbers_tie_and_near_ones_do_not():
    thirds = {
        "a": Fraction(100, 3),
        "b": Fraction(4_700_000_000, 141_000_000),
        "c": Fraction(4_700_000_001, 141_000_000),
    }
    assert of(thirds) == {"c": 1, "a": 2, "b": 2}


def test_regions_that_rounding_may_have_put_either_way_are_not_told_apart():
    # 10 +- 1, 9 +- 0.5, 7 exact: the first two meet, the third meets nobody.
    rounded = [
        RankedValue("a", Fraction(10), Fraction(9), Fraction(11)),
        RankedValue("b", Fraction(9), Fraction(17, 2), Fraction(19, 2)),
        exact("c", Fraction(7)),
    ]
    found = places(rounded)
    assert [(p.rank, p.rank_low, p.rank_high) for p in found] == [
        (1, 1, 2),
        (2, 1, 2),
        (3, 3, 3),
    ]
    assert [p.near for p in found] == [("b",), ("a",), ()]


def test_an_assumed_error_widens_the_range_and_names_no_group():
    # 1.96 x 2 % x sqrt(100^2 + 97^2) = 5.46: 97 is near 100, 94 is not (5.38).
    # sqrt(97^2 + 94^2) gives 5.30: 94 is near 97.
    values = [
        exact(code, Fraction(v)) for code, v in (("a", 100), ("b", 97), ("c", 94))
    ]
    found = places(values, Fraction(2, 100))
    assert [(p.rank_low, p.rank_high) for p in found] == [(1, 2), (1, 3), (2, 3)]
    assert [p.near for p in found] == [(), (), ()]


def test_an_error_larger_than_all_leaves_every_place_open():
    values = [exact("a", Fraction(100)), exact("b", Fraction(1))]
    found = places(values, Fraction(60, 100))
    assert [(p.rank_low, p.rank_high) for p in found] == [(1, 2), (1, 2)]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        # c rises over b by itself; b falls because c rose.
        (
            {"a": 30, "b": 20, "c": 25},
            {"b": Movement(-1, 0, -1, 0), "c": Movement(1, 1, 0, 0)},
        ),
        # c falls behind nobody and gains on a, who fell: others' doing.
        (
            {"a": 5, "b": 20, "c": 10},
            {"a": Movement(-2, -2, 0, 0), "c": Movement(1, 0, 1, 0)},
        ),
        # c passes both by itself (+2); b then passes c (-1).
        (
            {"a": 30, "b": 40, "c": 35},
            {"c": Movement(1, 2, -1, 0), "b": Movement(1, 1, 0, 0)},
        ),
    ],
)
def test_a_movement_is_split_into_own_and_others(new, expected):
    old = {"a": Fraction(30), "b": Fraction(20), "c": Fraction(10)}
    found = movements(old, {code: Fraction(value) for code, value in new.items()})
    assert {code: found[code] for code in expected} == expected


def test_what_only_a_later_correction_made_is_restated():
    # As first known c stood last in both months; its old value was then lowered
    # below nobody, its new one raised over b: one place, none of it earned.
    old = {"a": Fraction(30), "b": Fraction(20), "c": Fraction(10)}
    first_new = dict(old)
    new = old | {"c": Fraction(25)}
    found = movements(old, new, (old, first_new))
    assert found["c"] == Movement(change=1, own=0, others=0, restated=1)
    assert found["b"] == Movement(change=-1, own=0, others=0, restated=-1)


def test_regions_without_both_values_do_not_move():
    old = {"a": Fraction(3), "b": Fraction(2)}
    new = {"a": Fraction(3), "c": Fraction(9)}
    assert movements(old, new) == {"a": Movement(0, 0, 0, 0)}
