"""What holds for every definition, month and number, not only for the examples."""

import itertools
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cakupan.data.definitions import (
    SEGMENTS,
    Definition,
    base_round_year,
    month_end,
    parse_period,
    parse_segments,
)
from cakupan.errors import BadInputError
from cakupan.writers.json import document

months = st.tuples(st.integers(1900, 2999), st.integers(1, 12))
SCOPES = [
    scope for size in range(1, 5) for scope in itertools.combinations(SEGMENTS, size)
]


def read_or_refused(parse, text):
    """Return what a text is read as; any other error than ours goes through."""
    try:
        return parse(text)
    except BadInputError:
        return "refused"


some_segments = st.sets(st.sampled_from(SEGMENTS), min_size=1)


@given(some_segments, st.sampled_from([",", "+", " ", ", ", " + "]), st.randoms())
def test_segments_are_read_in_one_order_however_they_are_written(
    chosen, between, random
):
    written = list(chosen)
    random.shuffle(written)
    read = parse_segments(between.join(written).lower())
    assert read == tuple(segment for segment in SEGMENTS if segment in chosen)
    assert parse_segments(Definition(read).scope) == read


@given(st.text())
def test_any_text_is_segments_or_refused(text):
    assert read_or_refused(parse_segments, text) in ("refused", *SCOPES)


@given(months)
def test_a_month_is_read_as_its_last_day(month):
    year, number = month
    end = parse_period(f"{year:04}-{number:02}")
    assert (end.year, end.month) == month
    assert parse_period(end.isoformat()) == end
    following = month_end(year + number // 12, number % 12 + 1)
    assert (following - end).days == following.day


@given(st.text(max_size=12))
def test_any_text_is_a_month_or_refused(text):
    end = read_or_refused(parse_period, text)
    assert end == "refused" or end == month_end(end.year, end.month)


@given(months)
def test_the_base_round_never_lies_ahead(month):
    end = month_end(*month)
    year = base_round_year(end)
    assert month_end(year, 8) <= end < month_end(year + 1, 8)


@given(st.fractions(0, 1000, max_denominator=10**6))
def test_rounding_moves_by_half_a_hundredth_at_most_and_up_at_half(exact):
    shown = Fraction(str(document(float(exact))))
    assert abs(shown - exact) <= Fraction("0.005") + Fraction(1, 10**9)


@given(st.integers(0, 10**6))
def test_a_half_is_rounded_up(hundredths):
    half = Decimal(hundredths) / 100 + Decimal("0.005")
    expected = half.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert document(float(half)) == float(expected)
    assert document(float(half)) == pytest.approx(hundredths / 100 + 0.01)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_rounding_keeps_the_order(one, other):
    low, high = sorted((one / 997, other / 997))
    assert document(low) <= document(high)
