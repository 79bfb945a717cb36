"""What must hold for every ranking, whatever the numbers."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from cakupan.topics.ranking.figures.movement import movements
from cakupan.topics.ranking.figures.places import RankedValue, places

CODES = some.text("abcdefgh", min_size=1, max_size=3)
# Few numerators and denominators, so that equal ratios come up.
VALUES = some.builds(Fraction, some.integers(0, 12), some.integers(1, 6))
WIDTHS = some.builds(Fraction, some.integers(0, 2), some.integers(1, 4))
ERRORS = some.sampled_from([Fraction(n, 100) for n in (0, 2, 10, 35, 60)])


@some.composite
def entries(draw):
    listed = []
    for code in draw(some.lists(CODES, min_size=1, max_size=9, unique=True)):
        value, width = draw(VALUES), draw(WIDTHS)
        listed.append(
            RankedValue(code, value, max(Fraction(0), value - width), value + width)
        )
    return listed


@given(entries(), ERRORS, some.randoms())
def test_the_order_in_which_regions_come_changes_nothing(listed, rse, chance):
    moved = list(listed)
    chance.shuffle(moved)
    assert places(moved, rse) == places(listed, rse)


@given(entries(), ERRORS)
def test_the_range_contains_the_place_and_grows_with_the_error(listed, rse):
    found = places(listed, rse)
    sure = {place.region_code: place for place in places(listed)}
    for place in found:
        without = sure[place.region_code]
        assert 1 <= place.rank_low <= without.rank_low <= place.rank
        assert place.rank <= without.rank_high <= place.rank_high <= len(listed)


@given(entries())
def test_a_place_is_one_more_than_the_regions_above(listed):
    values = {entry.region_code: entry.value for entry in listed}
    for place in places(listed):
        above = [code for code, value in values.items() if value > place.value]
        assert place.rank == 1 + len(above)


@given(entries())
def test_not_distinguishable_holds_both_ways_and_without_it_places_are_sure(listed):
    found = {place.region_code: place for place in places(listed)}
    for code, place in found.items():
        assert all(code in found[other].near for other in place.near)
        width = place.rank_high - place.rank_low
        assert width == len(place.near)


@given(entries(), some.lists(VALUES, min_size=9, max_size=9))
def test_the_parts_of_a_movement_sum_to_it_and_all_of_own_alone_is_own(listed, later):
    old = {entry.region_code: entry.value for entry in listed}
    new = dict(zip(old, later, strict=False))
    for moved in movements(old, new).values():
        assert moved.own + moved.others + moved.restated == moved.change
    first = min(old)
    alone = movements(old, old | {first: new[first]})[first]
    assert (alone.change, alone.others) == (alone.own, 0)
