"""What the Python face of the table refuses, and what it sends and reports."""

from decimal import Decimal

import pytest

from cakupan.ui.table import (
    Row,
    TableCell,
    TableColumn,
    TableEvent,
    component,
    data_table,
)

COLUMNS = [TableColumn("name", "Wilayah"), TableColumn("pct", "Cakupan", "number")]


def row(key: str, sort=None) -> Row:
    return Row(key, [TableCell(key, key), TableCell("x", sort)])


def mount(monkeypatch, picked=None) -> dict:
    """Stand in for the browser: report the given pick, keep what was sent."""
    sent = {}

    def answer(**arguments):
        sent.update(arguments)
        return type("Result", (), {"picked": picked})

    monkeypatch.setattr(component, "_component", answer)
    return sent


def show(rows, columns=COLUMNS, **options) -> TableEvent:
    return data_table(columns, rows, "table", caption="Uji", words={}, **options)


def test_a_row_key_used_twice_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"each row key once.*\['a'\]"):
        show([row("a"), row("a")])


def test_a_column_key_used_twice_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"each column key once.*\['name'\]"):
        show([], [COLUMNS[0], COLUMNS[0]])


def test_a_row_with_a_cell_too_few_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"expected 2 cells in row 'a', found 1"):
        show([Row("a", [TableCell("a", "a")])])


def test_a_table_without_columns_or_with_two_key_columns_is_refused(monkeypatch):
    mount(monkeypatch)
    twice = [TableColumn("one", "1", is_key=True), TableColumn("two", "2", is_key=True)]
    with pytest.raises(ValueError, match=r"at most one .* found \['one', 'two'\]"):
        show([], twice)
    with pytest.raises(ValueError, match="expected columns"):
        show([], [])


def test_a_column_sorted_by_numbers_and_texts_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match="to sort column 'pct' by, found both"):
        show([row("a", 1), row("b", "1")])


def test_something_that_cannot_be_sorted_by_is_refused(monkeypatch):
    mount(monkeypatch)
    with pytest.raises(ValueError, match=r"to sort by, found \[1\]"):
        show([row("a", [1])])


def test_numbers_of_databases_and_frames_are_sent_as_plain_numbers(monkeypatch):
    sent = mount(monkeypatch)
    values = [Decimal("49.74"), 7, float("nan"), None]
    show([row(f"r{i}", value) for i, value in enumerate(values)])
    cells = [data[3] for data in sent["data"]["rows"]]
    assert cells == [["x", 49.74], ["x", 7.0], ["x"], ["x"]]


def test_the_first_column_heads_the_rows_unless_another_is_the_key(monkeypatch):
    sent = mount(monkeypatch)
    show([])
    assert [c["is_key"] for c in sent["data"]["columns"]] == [True, False]
    show([], [TableColumn("rank", "No."), TableColumn("name", "Wilayah", is_key=True)])
    assert [c["is_key"] for c in sent["data"]["columns"]] == [False, True]


@pytest.mark.parametrize("reported", [None, "z", {"key": "a"}, ["a"]])
def test_a_pick_of_something_not_in_the_table_is_dropped(monkeypatch, reported):
    mount(monkeypatch, picked=reported)
    assert show([row("a")]) == TableEvent(picked=None)


def test_a_pick_is_reported_unless_the_table_is_only_read(monkeypatch):
    mount(monkeypatch, picked="a")
    assert show([row("a")]) == TableEvent(picked="a")
    assert show([row("a")], pickable=False) == TableEvent(picked=None)
