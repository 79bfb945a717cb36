"""The edge where figures become documents: rounding, dates, sentences."""

from datetime import date
from decimal import Decimal

import pytest

from cakupan import documents
from cakupan.data import Data
from cakupan.data.definitions import Definition


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
    assert documents.rounded(exact) == shown


def test_a_missing_number_stays_missing():
    assert documents.rounded(None) is None
    assert documents.iso(None) is None


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2023, 7, 31), -6, date(2023, 1, 28)),
        (date(2023, 7, 31), 6, date(2024, 1, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 28)),
    ],
)
def test_six_months_reach_over_the_year(day, months, moved):
    assert documents._shifted(day, months) == moved


@pytest.mark.parametrize(
    ("active", "sentence"),
    [(180, "2023-06-30: 180 = 45.0 % (T3)"), (None, "2023-06-30: 45.0 % (T3)")],
)
def test_a_statement_is_said_with_its_publishers_digits(active, sentence):
    statement = {
        "period_end": "2023-06-30",
        "stated_active": active,
        "stated_pct_as_printed": "45.0",
        "source": {"source_id": "T3"},
    }
    assert documents.statement_sentence(statement) == sentence


@pytest.mark.parametrize(
    ("precision", "said"),
    [("range", "65-68 %"), ("about", "~65 %"), ("at_least", ">65 %")],
)
def test_a_statement_is_no_more_exact_than_its_publisher(precision, said):
    statement = {
        "period_end": "2023-07-05",
        "stated_active": None,
        "active_precision": None,
        "stated_pct_as_printed": "65",
        "precision": precision,
        "pct_low": 65.0,
        "pct_high": 68.0,
        "source": {"source_id": "S0063"},
    }
    expected = f"2023-07-05: {said} (S0063)"
    assert documents.statement_sentence(statement) == expected


def test_an_absence_names_what_was_said_within_six_months(tiny_store):
    pesisir = Data(tiny_store).regions.find("20")
    row = {"period_end": date(2023, 9, 30), "absence_reason": "not_published"}
    document = documents.absence_document(Data(tiny_store), pesisir, row, Definition())
    assert document["absence_reason"] == "not_published"
    assert [said["stated_pct_as_printed"] for said in document["statements"]] == [
        "45.0"
    ]
    later = {"period_end": date(2024, 3, 31), "absence_reason": "not_published"}
    document = documents.absence_document(
        Data(tiny_store), pesisir, later, Definition()
    )
    assert document["statements"] == []
