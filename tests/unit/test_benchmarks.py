"""Budgets and what measures them fit each other; nothing is timed here."""

import csv
import math

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as command
from benchmarks import shapes, store
from benchmarks.measuring import MEASURES, Sample, measures, read_budgets
from benchmarks.workshop import Workshop
from cakupan.data import Data
from cakupan.data.store import Store

UNITS = {"s", "ms", "KB", "MB", "times", "modules"}


def test_every_budget_has_a_measure_and_every_measure_a_budget():
    assert set(read_budgets()) == set(MEASURES)


@pytest.mark.parametrize("budget", read_budgets().values(), ids=lambda b: b.name)
def test_a_budget_is_a_number_of_a_unit_with_words(budget):
    assert math.isfinite(budget.most)
    assert budget.most >= 0
    assert budget.unit in UNITS
    assert budget.measured


def test_the_history_has_our_columns_and_known_names():
    with command.HISTORY.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert tuple(reader.fieldnames or ()) == command.COLUMNS
    budgets = read_budgets()
    for row in rows:
        assert math.isfinite(float(row["value"]))
        assert row["name"] not in budgets or row["unit"] == budgets[row["name"]].unit


def test_a_name_is_measured_once():
    with pytest.raises(ValueError, match=r"one function for build\.seconds"):
        measures("build.seconds")(lambda _workshop: {})


def test_the_middle_run_counts():
    assert Sample([9.0, 1.0, 2.0]).median == 2.0


def test_every_read_has_realistic_arguments(shipped_store: Store):
    values = store.realistic(Data(shipped_store).regions)
    names = {query.name for query in store.list_reads()}
    assert {"reads/coverage__by_region", "reads/regions__all"} <= names
    for query in store.list_reads():
        for arguments in store.cases(query, values):
            shipped_store.rows(query.name, **arguments)


def test_shapes_are_within_their_budgets():
    budgets = read_budgets()
    with Workshop(runs=1) as workshop:
        found = shapes.shapes(workshop)
    assert {name for name in found if found[name].median > budgets[name].most} == set()


def test_the_table_says_what_is_over():
    budgets = read_budgets()
    table = command._table({"build.seconds": Sample([6.0])}, budgets)
    assert "NO" in table
    assert "yes" in command._table({"build.seconds": Sample([1.0])}, budgets)


def test_an_unknown_name_is_refused():
    result = CliRunner().invoke(command.main, ["--only", "speed"])
    assert result.exit_code == 2
    assert "build.seconds" in result.output


def test_nothing_is_recorded_on_a_busy_machine(monkeypatch):
    monkeypatch.setattr(command, "_load", lambda: 0.9)
    result = CliRunner().invoke(command.main, ["--only", "shapes", "--record"])
    assert result.exit_code == 2
    assert "90% busy" in result.output
