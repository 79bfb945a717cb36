"""Which regions are alike: the rule of distance, its order, medians of peers."""

import random
from fractions import Fraction
from math import isclose, log, sqrt

import pytest

from cakupan.topics.ranking.figures.peers import (
    TRAITS,
    Peer,
    Traits,
    all_neighbours,
    neighbours,
    peer_median,
)

# Logarithms of the sizes are 0, 1 and 2 times log 10: mean 1, deviation sqrt(2/3).
TOWNS = [
    Traits("a", "kota", 1_000, 20.0),
    Traits("b", "kota", 10_000, 50.0),
    Traits("c", "kota", 100_000, 20.0),
]


def test_distance_is_the_root_mean_square_of_standardised_traits():
    found = {peer.region_code: peer for peer in neighbours(TOWNS, "a", 2)}
    size = log(10) / (log(10) * sqrt(2 / 3))  # one power of ten, in deviations
    share = 30 / sqrt(200)  # mean 30; squares 100 + 400 + 100 over 3 are 200
    assert isclose(found["b"].distance, sqrt((size**2 + share**2) / 2))
    assert isclose(found["c"].distance, sqrt(((2 * size) ** 2 + 0) / 2))
    assert [peer.region_code for peer in neighbours(TOWNS, "a", 2)] == ["c", "b"]


def test_only_regions_of_one_kind_meet_and_move_the_scale():
    rural = [Traits("r", "kabupaten", 1_000, 20.0), Traits("s", "kabupaten", 9, 99.0)]
    assert neighbours([*TOWNS, *rural], "a", 9) == neighbours(TOWNS, "a", 9)
    assert [peer.region_code for peer in neighbours([*TOWNS, *rural], "r")] == ["s"]


def test_a_budget_counts_only_between_regions_that_both_have_one():
    regions = [
        Traits("a", "kota", 100, 40.0, 1_000.0),
        Traits("b", "kota", 100, 40.0, 9_000.0),
        Traits("c", "kota", 100, 40.0),
    ]
    found = {peer.region_code: peer for peer in neighbours(regions, "a")}
    # Two budgets lie one deviation either side of their mean: 2 apart, of three traits.
    assert isclose(found["b"].distance, 2 / sqrt(3))
    assert found["b"].traits == TRAITS
    assert found["c"] == Peer("c", 0.0, TRAITS[:2])


@pytest.mark.parametrize("missing", [(None, 40.0), (0, 40.0), (100, None)])
def test_a_region_that_was_not_surveyed_has_no_peers_and_is_none(missing):
    regions = [*TOWNS, Traits("x", "kota", *missing)]
    assert neighbours(regions, "x") == ()
    assert neighbours(regions, "a") == neighbours(TOWNS, "a")


def test_equally_near_regions_stand_by_code_and_order_changes_nothing():
    made = random.Random(7)  # noqa: S311 - a test's figures
    regions = [
        Traits(f"{n:02}", "kota", made.choice([10, 100, 1000]), float(n % 3))
        for n in range(40)
    ]
    shuffled = made.sample(regions, len(regions))
    found = all_neighbours(regions, 5)
    assert all_neighbours(shuffled, 5) == found
    assert found["07"] == neighbours(shuffled, "07", 5)
    for peers in found.values():
        keys = [(peer.distance, peer.region_code) for peer in peers]
        assert keys == sorted(keys)
        assert len(keys) == 5
    assert all(code not in {p.region_code for p in found[code]} for code in found)


def test_a_median_needs_half_of_the_peers():
    peers = [Peer(code, 0.0, TRAITS) for code in "abcd"]
    values = {"a": Fraction(1, 3), "b": Fraction(2, 3), "z": Fraction(9)}
    assert peer_median(peers, values) == Fraction(1, 2)
    assert peer_median(peers, {"a": Fraction(1)}) is None
    assert peer_median((), values) is None
