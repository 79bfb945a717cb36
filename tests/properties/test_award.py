"""What holds for every simulation of the award."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cakupan.topics.award.figures import evidence as typed
from cakupan.topics.award.figures.criteria import CRITERIA, TYPED
from cakupan.topics.award.figures.draws import compute_sureness
from cakupan.topics.award.figures.profile_files import (
    ProfileFile,
    parse_profile,
    write_profile,
)
from cakupan.topics.award.figures.profiles import SCALES, Profile, Weight
from cakupan.topics.award.figures.scoring import compute_standings

NAMES = ("coverage", "innovation", "budget")
VALUES = st.none() | st.integers(0, 12).map(Fraction)
REGIONS = st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=2, max_size=8).map(
    lambda rows: {
        f"{place + 11}": {
            name: value
            for name, value in zip(NAMES, row, strict=True)
            if value is not None
        }
        for place, row in enumerate(rows)
    }
)
WEIGHTS = st.lists(
    st.integers(0, 50).map(Decimal), min_size=3, max_size=3
).filter(any)  # fmt: skip


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    polarity = st.sampled_from(["higher", "lower"])
    weights = zip(NAMES, draw(WEIGHTS), strict=True)
    return Profile(
        "any",
        tuple(Weight(name, weight, draw(polarity)) for name, weight in weights),
        scale=draw(st.sampled_from(SCALES)),
        concentration=draw(st.sampled_from([Decimal(1), Decimal(20)])),
        seed=draw(st.integers(0, 5)),
        draws=200,
    )


def outcome(profile, regions):
    found = compute_standings(profile, regions)
    sureness = compute_sureness(profile, found.ranked)
    return {
        item.region_code: (item.rank, item.score, sure)
        for item, sure in zip(found.ranked, sureness, strict=True)
    }


@given(profiles(), REGIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_regions_changes_nothing(profile, regions, chance):
    mixed = list(regions.items())
    chance.shuffle(mixed)
    assert outcome(profile, dict(mixed)) == outcome(profile, regions)


@given(profiles(), REGIONS, st.sampled_from(["0.001", "0.5", "3", "100"]))
def test_scaling_all_weights_changes_nothing(profile, regions, factor):
    scaled = tuple(
        replace(item, weight=item.weight * Decimal(factor)) for item in profile.weights
    )
    assert outcome(replace(profile, weights=scaled), regions) == outcome(
        profile, regions
    )


@given(profiles(), REGIONS)
def test_a_place_lies_in_its_range_and_chances_in_theirs(profile, regions):
    found = outcome(profile, regions)
    for rank, score, sure in found.values():
        assert 1 <= sure.rank_low <= rank <= sure.rank_high <= len(found)
        assert 0 <= score <= 1
        assert 0 <= sure.p_first <= sure.p_top3 <= 1


@given(profiles(), REGIONS)
def test_every_region_has_a_place_or_stands_aside_with_what_it_lacks(profile, regions):
    found = compute_standings(profile, regions)
    ranked = {item.region_code for item in found.ranked}
    aside = {item.region_code for item in found.set_aside}
    assert ranked | aside == set(regions)
    assert not ranked & aside
    for item in found.set_aside:
        assert item.weight < Fraction(1, 2)
        assert item.missing


CODES = st.from_regex(r"[1-9][0-9](\.[0-9]{2})?", fullmatch=True)


@st.composite
def evidences(draw: st.DrawFn) -> typed.Evidence:
    def value(code: str) -> st.SearchStrategy[Decimal]:
        criterion = CRITERIA[code]
        most = criterion.most or Decimal(10**9)
        places = 0 if criterion.step == 1 else 2
        return st.decimals(0, most, places=places)

    keys = draw(st.lists(st.tuples(st.sampled_from(TYPED), CODES), max_size=8))
    return typed.ordered({key: draw(value(key[0])) for key in keys})


@given(evidences())
def test_evidence_comes_back_from_its_link(evidence):
    assert typed.from_link(typed.to_link(evidence)) == evidence


@given(profiles(), evidences())
def test_a_profile_comes_back_from_its_file(profile, evidence):
    file = ProfileFile(profile, {"period": "2023-12"}, evidence, {"64": (1, "9.00")})
    assert parse_profile(write_profile(file), "x.toml") == file


def test_a_changed_weight_changes_something():
    # So that the tests above cannot hold of a constant.
    regions = {
        "11": {"coverage": Fraction(3), "innovation": Fraction(0)},
        "12": {"coverage": Fraction(1), "innovation": Fraction(2)},
    }
    one, two = (
        Profile("x", (Weight("coverage", Decimal(a)), Weight("innovation", Decimal(b))))
        for a, b in ((3, 1), (1, 3))
    )
    assert outcome(one, regions)["11"][0] == 1
    assert outcome(two, regions)["11"][0] == 2
    assert outcome(one, regions)["11"][2].p_first == pytest.approx(0.99, abs=0.02)
