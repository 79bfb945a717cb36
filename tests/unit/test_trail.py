"""Which address holds, however late the browser hears of a change."""

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cakupan.ui.trail import MARKS, Trail

OLD, NEW, NEWER, OTHER = ({"region": code} for code in ("64", "65", "61", "31"))


def changed_twice() -> Trail:
    """Two changes in one breath, of which the browser has not heard."""
    return Trail().arrived(OLD).then(NEW).then(NEWER)


@pytest.mark.parametrize(
    ("mark", "asked", "is_back", "is_left"),
    [
        ("0", OLD, False, False),  # late: it has heard of neither
        ("1", NEW, False, False),  # late: it has heard of one
        ("2", NEWER, False, False),  # it has caught up
        (None, OLD, False, False),  # it has nothing to say yet
        ("1", OLD, False, True),  # a link to where it was before
        ("2", NEW, False, True),
        ("2", OTHER, False, True),  # a link
        ("0", OTHER, False, True),  # a link, before it heard
        ("0", OLD, True, True),  # back
        ("2", OLD, True, True),
    ],
)
def test_a_link_and_back_lead_away_and_a_late_message_does_not(
    mark, asked, is_back, is_left
):
    assert changed_twice().heard(mark).is_left_for(asked, is_back) is is_left


def test_nothing_holds_before_the_first_address():
    assert Trail().holding is None
    assert Trail().is_left_for(OLD, is_back=False)
    assert Trail().arrived(OLD).holding == OLD


def test_marks_begin_anew_and_the_trail_stays_short():
    trail = Trail().arrived(OLD)
    for number in range(3 * MARKS):
        trail = trail.then({"region": str(number)})
        assert len(trail.steps) <= MARKS
        assert trail.heard(trail.mark).steps == (trail.holding,)


STEPS = some.lists(
    some.one_of(
        some.tuples(some.just("change"), some.sampled_from("abc")),
        some.tuples(some.just("link"), some.sampled_from("abcd")),
        some.tuples(some.just("idle"), some.just("")),
        some.tuples(some.just("hear"), some.just("")),
    ),
    max_size=30,
)


@given(STEPS)
def test_the_last_thing_that_the_reader_did_counts(steps):
    """A reader, and a browser that hears late: what holds is what was last chosen.

    A link back to what the browser still shows is the one case that cannot be told
    from a late message; then the change that was made after it holds.
    """
    trail, bar, mark = Trail().arrived({"key": "a"}), {"key": "a"}, "0"
    wanted, on_the_way = {"key": "a"}, deque()
    for kind, value in steps:
        if kind == "hear":
            if on_the_way:
                bar, mark = on_the_way.popleft()
            continue
        if len(on_the_way) >= MARKS - 1:  # no reader is so fast
            continue
        asked = {"key": value} if kind == "link" else bar
        trail = trail.heard(mark)
        if trail.is_left_for(asked, is_back=False):
            assert kind == "link"
            trail = trail.then(asked)
            wanted = asked
        elif kind == "change":
            trail = trail.then({"key": value})
            wanted = {"key": value}
        elif kind == "link" and not on_the_way:
            assert asked == wanted
        on_the_way.append((trail.holding, trail.mark))
        assert trail.holding == wanted
