import dataclasses
import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cakupan.data.definitions import SEGMENTS
from cakupan.ui import state
from cakupan.ui.state import Key, Problem, View
from cakupan.wording import Wording

SORT = state.one_of("sort", "name", "coverage")
GOAL = state.matching("goal", "", r"\d{1,3}(\.\d+)?", "52.15")
KEYS = {key.name: key for key in state.KEYS}


def choices(key: Key) -> some.SearchStrategy[str]:
    return some.sampled_from(key.allowed.split(", "))


VIEWS = some.builds(
    View,
    region=some.one_of(
        some.just("KAL"), some.from_regex(r"[0-9]{2}(\.[0-9]{2})?", fullmatch=True)
    ),
    vintage=choices(KEYS["vintage"]),
    period=some.one_of(
        some.just(""), some.dates().map(lambda day: f"20{day.year % 100:02}-{day:%m}")
    ),
    segments=some.sets(some.sampled_from(SEGMENTS), min_size=1).map(
        lambda chosen: tuple(code for code in SEGMENTS if code in chosen)
    ),
    base=choices(KEYS["base"]),
    dataset=choices(KEYS["dataset"]),
    view=choices(KEYS["view"]),
    level=choices(KEYS["level"]),
    lang=choices(KEYS["lang"]),
    known_on=some.one_of(some.just(""), some.dates().map(datetime.date.isoformat)),
    extra=some.tuples(
        choices(SORT).map(lambda value: ("sort", value)),
        some.sampled_from(["", "61", "52.15"]).map(lambda value: ("goal", value)),
    ),
)


@given(VIEWS)
def test_a_view_is_read_back_from_its_address(view):
    assert state.parse(state.format(view), [SORT, GOAL]) == (view, [])


@given(VIEWS)
def test_a_link_carries_every_key_and_leaves_the_pages_own_at_home(view):
    address = urlsplit(state.link(view, "wilayah"))
    query = parse_qs(address.query, keep_blank_values=True)
    sent = {name: values[-1] for name, values in query.items()}
    assert address.path == "wilayah"
    assert state.parse(sent) == (dataclasses.replace(view, extra=()), [])
    assert set(sent) == set(KEYS)


@given(some.dictionaries(some.text(), some.text()))
def test_any_address_gives_a_view(params):
    view, problems = state.parse(params)
    assert state.parse(state.format(view)) == (view, [])
    assert {problem.key for problem in problems} <= set(params)


def test_an_empty_address_is_the_default_view():
    assert state.parse({}) == (View(), [])
    assert state.format(View()) == {
        "region": "00",
        "vintage": "auto",
        "period": "",
        "segments": "PU,BPU,JAKON",
        "base": "employed",
        "dataset": "terbit",
        "view": "geographic",
        "level": "province",
        "lang": "id",
        "known_on": "",
    }


def test_unknown_keys_are_named_and_ignored():
    view, problems = state.parse({"region": "64", "sort": "name", "utm": "x"}, [SORT])
    assert view == View(region="64", extra=(("sort", "name"),))
    assert problems == [Problem("utm", "x")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("region", ""),
        ("region", "6"),
        ("region", ".1"),
        ("region", "6" * 61),
        ("region", "64; drop"),
        ("region", "٦٤"),
        ("vintage", "35"),
        ("period", "2023"),
        ("period", "2023-13"),
        ("period", "2023-12-31"),
        ("segments", ""),
        ("segments", "PU,XX"),
        ("segments", "PU+BPU"),
        ("base", "population"),
        ("dataset", "both"),
        ("view", "3d"),
        ("level", "village"),
        ("lang", "jv"),
        ("known_on", "2023-02-30"),
        ("known_on", "2023-12"),
    ],
)
def test_a_value_without_form_is_named_and_replaced(key, value):
    view, problems = state.parse({key: value})
    assert view == View()
    found = Problem(key, value, KEYS[key].allowed, KEYS[key].default)
    assert problems == [found]
    assert found.allowed


def test_segments_are_written_in_one_order():
    view, problems = state.parse({"segments": "JAKON,PU,PU"})
    assert view.segments == ("PU", "JAKON")
    assert view.scope == "PU+JAKON"
    assert problems == []


def test_a_problem_says_what_was_found_and_what_may_stand_there():
    words = Wording("id")
    bad = Problem("period", "2023-13", "2023-12").sentence(words)
    assert "period=2023-13" in bad
    assert "yang dapat dipakai: 2023-12" in bad
    assert "yang terbaru" in bad
    assert "tidak dikenal" in Problem("utm", "x").sentence(words)


def test_a_problem_quotes_at_most_forty_characters():
    said = Problem("region", "9" * 500, "00").sentence(Wording("id"))
    assert "9" * 40 in said
    assert "9" * 41 not in said


def test_a_link_changes_what_it_is_told():
    view = View(region="64", period="2023-12", extra=(("sort", "name"),))
    link = state.link(view, "target", level="regency", segments=["PU"], goal=61)
    sent = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert (sent["region"], sent["level"], sent["segments"]) == (
        ["64"],
        ["regency"],
        ["PU"],
    )
    assert sent["goal"] == ["61"]
    assert "sort" not in sent


def test_a_view_changes_its_own_keys_and_no_others():
    view = View(extra=(("sort", "name"),))
    assert view.change(sort="coverage", region="64")["sort"] == "coverage"
    with pytest.raises(KeyError, match="goal"):
        view.change(goal=61)
