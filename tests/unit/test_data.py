"""``Data`` and ``Memory``: one store, one day, each statement once for all readers."""

import gc
import shutil
import threading
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from cakupan.blocks import Cell, Sheet
from cakupan.data import KNOWN_NOW, NATION, Data, Definition, Memory, Pin, Scope, Store
from cakupan.data.memory import MOST_CELLS, cells_of
from cakupan.data.newest import Newest
from cakupan.data.store import open_store
from cakupan.errors import NotPublishedError, StoreError, UnknownRegionError
from cakupan.topics import block
from cakupan.topics.coverage.blocks import regions_beside
from cakupan.wording import speak
from tests.country import PROJECT

DECEMBER = date(2023, 12, 31)
ALL = ("PU", "BPU", "JAKON")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that were run, one entry a time."""
    names: list[str] = []
    ask = Store.rows

    def noted(store: Store, name: str, **params: object):
        names.append(name)
        return ask(store, name, **params)

    monkeypatch.setattr(Store, "rows", noted)
    return names


@pytest.fixture
def data(tiny_store: Store) -> Data:
    return Data(tiny_store, memory=Memory())


def coverage(data: Data, **more: object):
    params = {
        "vintage": "34",
        "period_end": DECEMBER,
        "segments": ALL,
        "base": "employed",
    }
    return data.rows("coverage__by_region", **{**params, **more})


def test_a_statement_is_run_once_for_all_that_share_a_memory(data, asked):
    first = coverage(data, level="province")
    other = Data(data.store, memory=data._memory)
    assert coverage(other, level="province") == first
    assert coverage(other, level="province", region=None) == first
    assert asked == ["reads/coverage__by_region"]
    assert (
        first[0]["active_workers"]
        == coverage(data, level="province")[0]["active_workers"]
    )


def test_rows_are_those_of_the_store(data):
    assert coverage(data, region="64") == data.store.rows(
        "reads/coverage__by_region",
        level=None,
        region="64",
        parent=None,
        vintage="34",
        period_end=DECEMBER,
        segments=list(ALL),
        base="employed",
        series=None,
        known_on=KNOWN_NOW,
    )


def test_the_day_is_filled_in_and_told_apart(data, asked):
    early = data.on(date(2024, 1, 1))
    assert early.known_on == date(2024, 1, 1)
    assert early.regions is data.regions
    now, then = (len(each.rows("absences__all")) for each in (data, early))
    assert asked.count("reads/absences__all") == 2
    assert now >= then


def test_another_today_is_the_same_figures(data, asked):
    other = data.at(date(2030, 1, 1))
    assert (other.today, other.known_on) == (date(2030, 1, 1), data.known_on)
    assert other.rows("sources__all") == data.rows("sources__all")
    assert asked == ["reads/sources__all"]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "missing: vintage, period_end, segments, base; unknown: -"),
        (
            {"vintage": "34", "period_end": DECEMBER, "segments": ALL, "bases": "x"},
            "missing: base; unknown: bases",
        ),
        (
            {
                "vintage": "34",
                "period_end": DECEMBER,
                "segments": ALL,
                "base": "employed",
                "known_on": KNOWN_NOW,
            },
            "missing: -; unknown: known_on",
        ),
    ],
)
def test_parameters_are_held_against_the_header(data, params, said):
    with pytest.raises(TypeError, match=said) as caught:
        data.rows("coverage__by_region", **params)
    assert "coverage__by_region.sql: expected level, region, parent, vintage" in str(
        caught.value
    )


def test_a_statement_that_does_not_exist_is_named(data):
    with pytest.raises(StoreError, match=r"reads/coverage__of_mars\.sql"):
        data.rows("coverage__of_mars")


def count_sources(data: Data, factor: Decimal) -> str:
    CALLS.append(factor)
    return str(len(data.sources) * factor)


CALLS: list[Decimal] = []


def test_what_is_derived_is_kept_by_its_arguments_as_written(data):
    CALLS.clear()
    texts = [data.remembered(count_sources, Decimal(one)) for one in ("2", "2.0", "2")]
    count = len(data.sources)
    assert texts == [str(count * 2), f"{count * 2}.0", str(count * 2)]
    assert [Decimal("2"), Decimal("2.0")] == CALLS
    data.on(date(2024, 1, 1)).remembered(count_sources, Decimal(2))
    data.at(date(2030, 1, 1)).remembered(count_sources, Decimal(2))
    assert len(CALLS) == 4


def test_what_says_that_borders_are_approximate_is_composed_anew_with_other_borders(
    shipped_store, tmp_path, monkeypatch
):
    shapes = tmp_path / "static" / "shapes"
    shapes.mkdir(parents=True)
    for name in ("data", "queries", "static/shapes/builtin"):
        (tmp_path / name).symlink_to(PROJECT / name)
    monkeypatch.setenv("CAKUPAN_HOME", str(tmp_path))
    data = Data(shipped_store, memory=Memory())

    def foot() -> str:
        found = block(regions_beside, data, data.scope("64"), speak("en"))
        assert found is not None
        return found.foot

    assert foot() == "Borders are approximate."
    shutil.copytree(shapes / "builtin", shapes / "installed")
    index = shapes / "installed" / "index.json"
    text = index.read_text().replace('"approximate"', '"installed"')
    index.write_text(text.replace("{", '{"source": "BIG", "licence": "CC BY 4.0",', 1))
    assert foot() == "Borders: BIG (CC BY 4.0)."
    shutil.rmtree(shapes / "installed")
    assert foot() == "Borders are approximate."


def test_a_function_without_a_name_of_its_own_is_refused(data):
    with pytest.raises(TypeError, match="expected a function of a module"):
        data.remembered(lambda data: 1)


def keep_the_data(data: Data) -> list[Data]:
    return [data]


def keep_the_store(data: Data) -> list[Store]:
    return [data.store]


@pytest.mark.parametrize("make", [keep_the_data, keep_the_store])
def test_what_holds_a_store_is_not_kept(data, make):
    with pytest.raises(TypeError, match="must not hold the store"):
        data.remembered(make)


def test_a_memory_that_is_full_forgets_what_was_used_longest_ago(tiny_store, asked):
    memory = Memory(most_cells=40)
    made: list[str] = []

    def ask(name: str) -> None:
        memory.get(tiny_store, name, lambda: made.append(name) or [1] * 15)

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)
    assert made == ["a", "b", "c", "b"]  # "b" went for "c": "a" was used since
    assert memory.cells == 30
    memory.get(tiny_store, "large", lambda: [0] * 41)
    assert memory.cells == 30  # what is larger than all of it pushes nothing out
    assert {question for _number, question in memory.values()} == {"a", "b"}


def test_the_largest_read_is_a_small_part_of_what_a_memory_holds(data):
    rows = coverage(data, level="regency", vintage="38")
    assert 20 * cells_of(rows) < MOST_CELLS


@pytest.mark.parametrize("count", [0, 1, 64, 65, 514, 5000])
def test_a_long_table_of_blocks_is_weighed_within_a_fiftieth(count):
    """Each eighth cell of a long table is looked at: the bound is one of memory."""
    row = (Cell("Paser", note="2023"), Cell("71.63", is_number=True, order=71.63))
    sheet = Sheet("", (), (row,) * count)
    one = cells_of(row[0])
    exactly = 2 * one * count + cells_of(replace(sheet, rows=()))
    assert abs(cells_of(sheet) - exactly) <= max(exactly / 50, 8 * 2 * one)


def test_a_store_at_the_head_of_a_long_list_is_found(tiny_store):
    with pytest.raises(TypeError, match="must not hold the store"):
        cells_of([[tiny_store]] * 500)


def test_of_several_that_ask_at_once_one_computes(tiny_store):
    memory, made = Memory(), []
    is_asked, may_end = threading.Event(), threading.Event()

    def slow() -> int:
        made.append(1)
        is_asked.set()
        assert may_end.wait(10)
        return 7

    got: list[int] = []
    threads = [
        threading.Thread(
            target=lambda: got.append(memory.get(tiny_store, "slow", slow))
        )
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    assert is_asked.wait(10)
    # Another question is answered meanwhile.
    assert memory.get(tiny_store, "quick", lambda: 1) == 1
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert (got, made) == ([7, 7, 7, 7], [1])


def test_a_failure_is_said_to_who_asked_and_not_remembered(tiny_store):
    memory, tries = Memory(), []

    def fail_once() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise NotPublishedError("none", "not_published", {})
        return 3

    with pytest.raises(NotPublishedError):
        memory.get(tiny_store, "x", fail_once)
    assert memory.get(tiny_store, "x", fail_once) == 3


def test_a_value_that_asks_for_itself_is_told_and_does_not_hang(tiny_store):
    memory = Memory()

    def again() -> int:
        found: int = memory.get(tiny_store, "x", again)
        return found

    with pytest.raises(RecursionError, match="x asks for itself"):
        memory.get(tiny_store, "x", again)


def test_what_was_read_of_a_store_goes_with_it(tiny_store):
    memory = Memory()
    store = open_store(tiny_store.path)
    assert store.number != tiny_store.number
    Data(store, memory=memory).rows("sources__all")
    Data(tiny_store, memory=memory).rows("sources__all")
    assert {key[0] for key in memory.values()} == {store.number, tiny_store.number}
    del store
    gc.collect()
    Data(tiny_store, memory=memory).rows("sources__all")
    assert {key[0] for key in memory.values()} == {tiny_store.number}


def test_an_answer_that_ended_keeps_no_replaced_store(tiny_store):
    store = open_store(tiny_store.path)
    pin = Pin(store)
    data = Data(pin).on(DECEMBER)
    pin.let_go()
    assert data.store is store  # it is still the newest
    del store
    gc.collect()
    with pytest.raises(StoreError, match=r"replaced since\. Reload the page\.$"):
        data.rows("sources__all")


def test_the_newest_is_opened_anew_when_a_file_takes_its_place(tmp_path: Path):
    path, opened = tmp_path / "a", []
    newest = Newest(lambda at: opened.append(at.read_text()) or at.read_text())
    path.write_text("one")
    assert [newest.at(path), newest.at(path)] == ["one", "one"]
    other = tmp_path / "b"
    other.write_text("two")
    other.replace(path)
    assert newest.at(path) == "two"
    assert newest.at(path, "other inputs") == "two"
    assert opened == ["one", "two", "two"]


@pytest.mark.parametrize("level", [None, "province", "regency"])
def test_the_latest_near_complete_month_is_the_default(data, level):
    scope = data.scope(level=level)
    assert (scope.period_end, scope.vintage) == (DECEMBER, "34")
    assert scope.region.region_code == NATION


def test_a_region_stands_in_the_division_of_its_period(data):
    scope = data.scope("10")
    assert scope == Scope(data.regions.of("10", "34"), DECEMBER, "34", Definition())
    assert data.scope(scope.region) == scope


def test_a_division_that_is_asked_for_stays(data):
    scope = data.scope("10", Definition(), DECEMBER, "38")
    assert (scope.period_end, scope.vintage) == (DECEMBER, "38")
    assert scope.region.vintage == "38"


def test_a_month_without_figures_is_answered_in_the_newer_division(data):
    july = date(2023, 7, 31)
    scope = data.scope(NATION, Definition(), july, level="province")
    assert (scope.period_end, scope.vintage) == (july, "38")


@pytest.mark.parametrize("level", ["province", "regency"])
def test_segments_that_nobody_published_are_said(data, level):
    with pytest.raises(
        NotPublishedError, match=r"^Nobody published a figure for segments PMI\. Choose"
    ):
        data.scope(NATION, Definition(("PMI",)), level=level)


def test_months_known_later_are_not_chosen(data):
    with pytest.raises(NotPublishedError, match=r"^Nobody published a figure"):
        data.on(date(2024, 2, 29)).scope(NATION, level="province")


def test_a_region_that_does_not_exist_is_told(data):
    with pytest.raises(UnknownRegionError):
        data.scope("66")


def test_a_day_before_the_first_entry_is_refused(data):
    assert data.check_known_on() is data
    early = data.on(date(2000, 1, 1))
    with pytest.raises(
        NotPublishedError, match=r"^On 2000-01-01 we had no record yet; our first"
    ):
        early.check_known_on()
