"""The edge where figures become documents: rounding, dates, sentences."""

from datetime import date
from decimal import Decimal

import pytest

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.topics.coverage.documents import (
    _shifted,
    absent_coverage,
    statement_plain,
    statements_near,
)
from cakupan.topics.targets.documents import LatestStatement
from cakupan.writers.json import document


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (71.625, 71.63),  # 71.625 is a whole binary fraction: exactly half
        (71.635, 71.64),  # as written, not as stored (71.6349...)
        (0.005, 0.01),
        (0.004999, 0.0),
        (2.675, 2.68),
        (147.815, 147.82),
        (-1.465, -1.47),  # half away from nothing, as readers round
        (1e-9, 0.0),
        (Decimal("20.695"), 20.7),
        (Decimal("-1.4700"), -1.47),
        (100, 100.0),
    ],
)
def test_percents_are_rounded_half_up(exact, shown):
    assert document(exact) == shown


def test_a_missing_number_stays_missing():
    assert document(None) is None


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2023, 7, 31), -6, date(2023, 1, 28)),
        (date(2023, 7, 31), 6, date(2024, 1, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 28)),
    ],
)
def test_six_months_reach_over_the_year(day, months, moved):
    assert _shifted(day, months) == moved


@pytest.mark.parametrize(
    ("active", "sentence"),
    [(180, "2023-06-30: 180 = 45.0 % (T3)"), (None, "2023-06-30: 45.0 % (T3)")],
)
def test_a_statement_is_said_with_its_publishers_digits(active, sentence):
    statement = {
        "period_end": date(2023, 6, 30),
        "stated_active": active,
        "stated_pct_as_printed": "45.0",
        "source_id": "T3",
    }
    assert statement_plain(statement) == sentence


@pytest.mark.parametrize(
    ("precision", "said"),
    [("range", "65-68 %"), ("about", "~65 %"), ("at_least", ">65 %")],
)
def test_a_statement_is_no_more_exact_than_its_publisher(precision, said):
    statement = {
        "period_end": date(2023, 7, 5),
        "stated_active": None,
        "active_precision": None,
        "stated_pct_as_printed": "65",
        "precision": precision,
        "pct_low": 65.0,
        "pct_high": 68.0,
        "source_id": "S0063",
    }
    expected = f"2023-07-05: {said} (S0063)"
    assert statement_plain(statement) == expected


def test_statements_near_a_month_are_those_within_six_months(tiny_store):
    data = Data(tiny_store)
    pesisir = data.regions.find("20")
    near = statements_near(data, pesisir, date(2023, 9, 30))
    assert [row["stated_pct_as_printed"] for row in near] == ["45.0"]
    assert statements_near(data, pesisir, date(2024, 3, 31)) == []


def test_an_absence_is_printed_with_what_was_published_around_it(tiny_store):
    data = Data(tiny_store)
    pesisir = data.regions.find("20")
    row = {"period_end": date(2023, 9, 30), "absence_reason": "not_published"}
    near = statements_near(data, pesisir, row["period_end"])
    printed = document(absent_coverage(pesisir, row, Definition(), near, ()))
    assert printed["absence_reason"] == "not_published"
    assert printed["period_end"] == "2023-09-30"
    assert printed["statements"][0]["stated_pct"] == 45.0
    assert printed["on_record"] == []
    # How many regencies are in is told of a province's sum alone.
    assert "regencies_in" not in printed
    of_sum = absent_coverage(
        pesisir, {**row, "regencies_in": 0, "regencies_of": 2}, Definition(), near, ()
    )
    assert document(of_sum)["regencies_in"] == 0
    assert document(of_sum)["regencies_of"] == 2


def test_published_digits_are_not_rounded():
    latest = LatestStatement(45.125, date(2023, 6, 30), "T3")
    assert document(latest)["stated_pct"] == 45.125
