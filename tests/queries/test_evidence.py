"""Rows by key, what replaced them, and figures that disagree, side by side."""

from datetime import date

import pytest

from tests.country import figure, sakernas

NOW = date(2030, 1, 1)
EVE, LATER = date(2024, 5, 31), date(2024, 6, 1)


@pytest.fixture
def figures(bench):
    """A number that was corrected on 1 June, a percent, a base, a target, a cohort."""
    bench.given(
        "reported_figures",
        figure("F-1", value="300"),
        figure("F-2", value="310", entered_on=LATER, supersedes="F-1"),
        figure(
            "F-pct",
            segment="ALL",
            measure="percent",
            value="45.0",
            indicator="ucj",
            statement_kind="coverage",
            source_id="T3",
        ),
        figure("F-target", measure="target_percent", value="61", indicator="ucj"),
    )
    bench.given("workforce_sakernas_august", sakernas("20", "38", "province", 2023, 40))
    bench.given(
        "programmes",
        {
            "statement_id": "P-1",
            "cohort_id": "P",
            "workers": 22121,
            "rupiah": 2_000_000_000,
            "months": 5,
            "source_id": "T1",
        },
    )
    return bench


def rows(bench, keys, day=NOW):
    found = bench.ask("reads/citation__rows", figure_keys=keys, known_on=day)
    return {row["figure_key"]: row for row in found}


def test_each_kind_of_row_is_found_by_its_key(figures):
    base = next(
        row["row_id"] for row in figures.ask("marts/workforce") if row["workers"]
    )
    keys = ["F-1", "F-pct", "F-target", "P-1", f"{base}.employed"]
    found = rows(figures, keys)
    assert {key: row["figure_table"] for key, row in found.items()} == {
        "F-1": "enrolment",
        "F-pct": "statement",
        "F-target": "target",
        "P-1": "programme",
        f"{base}.employed": "workforce",
    }
    assert found["F-pct"]["value_as_printed"] == "45.0"
    assert (found["P-1"]["value_as_printed"], found["P-1"]["months"]) == ("22121", 5)
    assert found[f"{base}.employed"]["base"] == "employed"


def test_a_survey_row_without_its_base_is_no_figure(figures):
    base = figures.ask("marts/workforce")[0]["row_id"]
    assert rows(figures, [base, "F-99"]) == {}


@pytest.mark.parametrize(
    ("day", "superseded_on", "superseded_by"),
    [(EVE, None, None), (LATER, LATER, "F-2"), (NOW, LATER, "F-2")],
)
def test_a_row_names_what_replaced_it_from_that_day_on(
    figures, day, superseded_on, superseded_by
):
    row = rows(figures, ["F-1"], day)["F-1"]
    assert row["superseded_on"] == superseded_on
    assert row["superseded_by"] == superseded_by


def test_a_row_is_not_known_before_its_entry(figures):
    assert rows(figures, ["F-2"], EVE) == {}
    assert list(rows(figures, ["F-2"], LATER)) == ["F-2"]


def test_a_corrected_survey_row_is_replaced_base_by_base(bench):
    old = sakernas("20", "38", "province", 2023, 40)
    newer = {
        **sakernas("20", "38", "province", 2023, 41),
        "row_id": "W-new",
        "entered_on": LATER,
        "supersedes": old["row_id"],
    }
    bench.given("workforce_sakernas_august", old, newer)
    key = f"{old['row_id']}.employed"
    assert rows(bench, [key])[key]["superseded_by"] == "W-new.employed"


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        (date(2024, 2, 29), None),
        (date(2024, 3, 1), date(2024, 3, 1)),
        (EVE, date(2024, 3, 1)),
        (NOW, LATER),
    ],
)
def test_the_latest_entry_is_that_of_the_day(figures, day, latest):
    (row,) = figures.ask("reads/citation__latest_entry", known_on=day)
    assert row["entered_on"] == latest


@pytest.fixture
def disputed(figures):
    """One case with a number, a percent and a cohort; one figure of it was replaced."""
    figures.given("conflicts", {"conflict_id": "C-1", "region_code": "20"})
    for key in ("F-1", "F-pct", "P-1"):
        figures.given("conflict_figures", {"conflict_id": "C-1", "figure_id": key})
    return figures


def side_by_side(bench, day):
    found = bench.ask("reads/conflicts__figures", known_on=day)
    return {row["figure_id"]: row for row in found}


def test_figures_stand_side_by_side_with_their_source(disputed):
    found = side_by_side(disputed, NOW)
    assert {key: row["value_as_printed"] for key, row in found.items()} == {
        "F-1": "300",
        "F-pct": "45.0",
        "P-1": "22121",
    }
    assert found["P-1"]["rupiah"] == 2_000_000_000
    assert all(row["source_publisher"] for row in found.values())


def test_a_replaced_figure_stays_and_says_so(disputed):
    assert side_by_side(disputed, EVE)["F-1"]["is_superseded"] is False
    assert side_by_side(disputed, NOW)["F-1"]["is_superseded"] is True
    assert side_by_side(disputed, NOW)["F-pct"]["is_superseded"] is False


def test_a_case_is_not_known_before_its_entry(disputed):
    assert side_by_side(disputed, date(2024, 2, 29)) == {}
