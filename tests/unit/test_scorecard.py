"""The scorecard: what stands in a place, which columns are shown, what a file holds."""

from datetime import date

from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.topics.ranking.ask_scorecard import (
    STATED,
    Indicator,
    Mark,
    Scorecard,
    definitions_of,
)
from cakupan.topics.ranking.blocks.scorecard import file_rows, value_cell
from cakupan.ui.fields.scorecard import KEYS, MOST
from cakupan.wording import Wording

ENGLISH = Wording("en")
COVERAGE = Indicator(
    "PU/employees",
    Definition(("PU",), "employees"),
    date(2025, 12, 31),
    None,
    {
        "64": Mark(147.815, 4, row={"is_over_100": True, "source_id": "S1"}),
        "65": Mark(20.0, 0, change=-1.005, row={"is_over_100": False}),
        "66": Mark(None, reason="withheld"),
    },
)
SAID = Indicator(STATED, None, None, None, {})
EMPTY = Indicator("informal_share_pct", None, None, None, {})
CARDS = {"province": (COVERAGE, EMPTY, SAID)}


def region(code: str) -> Region:
    return Region(
        code, "38", code, None, "province", "provinsi", f"P{code}", code, "00",
        None, None, None, None, None, None, None,
    )  # fmt: skip


PROVINCES = [region(code) for code in ("64", "65", "66", "67")]


def test_the_value_is_printed_whatever_the_colour():
    cells = [value_cell(COVERAGE, COVERAGE.mark(r), ENGLISH) for r in PROVINCES]
    # Half-up: 147.815 is 147.82; -1.005 points is an arrow down of 1.01.
    assert [(c.text, c.note, c.tone, c.shade) for c in cells] == [
        ("147.82", ">100", "over", 4),
        ("20.00", "↓ 1.01", "", 0),
        ("withheld", "", "muted", None),
        ("not published", "", "muted", None),
    ]
    assert [c.order for c in cells] == [147.815, 20.0, None, None]


def test_what_was_stated_is_never_coloured():
    row = {
        "period_start": date(2025, 1, 31),
        "period_end": date(2025, 1, 31),
        "indicator": "ucj",
        "stated_pct": 46.0,
        "stated_pct_as_printed": "46",
        "precision": "about",
        "pct_low": None,
        "pct_high": None,
    }
    cell = value_cell(SAID, Mark(46.0, 4, row=row), ENGLISH)
    assert (cell.text, cell.note) == ("about 46%", "UCJ, Jan 2025")
    assert (cell.tone, cell.shade) == ("", None)


def test_indicators_without_a_figure_are_no_columns():
    assert Scorecard(tuple(PROVINCES), CARDS).names == ("PU/employees",)
    assert Scorecard(tuple(PROVINCES[2:]), CARDS).names == ()


def test_a_file_has_a_row_a_region_and_indicator_with_its_reason():
    rows = file_rows(Scorecard(tuple(PROVINCES), CARDS))
    assert [(r["region_code"], r["value"], r["absence_reason"]) for r in rows] == [
        ("64", 147.815, None),
        ("65", 20.0, None),
        ("66", None, "withheld"),
        ("67", None, "not_published"),
    ]
    assert rows[0]["source_id"] == "S1"


def test_a_scope_stands_over_the_bases_it_may_stand_over():
    found = [(d.scope, d.base) for d in definitions_of(("PU", "BPU"))]
    assert found[0] == ("PU+BPU", "employed")
    assert found[-2:] == [("PU", "employees"), ("BPU", "non_wage")]
    assert len(found) == 6


def test_the_own_list_keeps_order_takes_each_once_and_refuses_other_text():
    read = {key.name: key.read for key in KEYS}["card_list"]
    assert read("65,64,65,64.72") == "65,64,64.72"
    assert read("64,;drop") is None
    assert read(",".join(f"{n}.01" for n in range(10, 11 + MOST))) is None
