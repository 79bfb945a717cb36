"""What a block begins with agrees with its rows; on invented figures."""

from datetime import date

import pytest

from cakupan import findings
from cakupan.wording import speak

WORDS = speak("id")


def said(pct: str, day: date = date(2025, 6, 30), **changes):
    return {
        "row_id": f"{day}{pct}",
        "period_end": day,
        "stated_pct": float(pct),
        "stated_pct_as_printed": pct,
        "pct_low": None,
        "pct_high": None,
        "precision": "exact",
        "kind": "coverage",
        "worker_group": None,
        "indicator": "ucj",
        "segment_scope": "as_stated",
        "source_publisher": "Kantor Contoh",
        **changes,
    }


def test_a_share_of_a_target_is_no_coverage() -> None:
    rows = [said("61", kind="share_of_target"), said("10", worker_group="RENTAN")]
    assert findings.coverage_statements([*rows, said("40")]) == [said("40")]


def test_the_latest_statement_of_all_segments_goes_first() -> None:
    old, new = said("40"), said("38", date(2025, 12, 31))
    later = said("90", date(2026, 1, 31), segment_scope="PU")
    assert findings.latest_statements([old, later, new]) == [new]


def test_a_named_indicator_goes_before_one_that_is_not() -> None:
    named, unnamed = said("40"), said("45", indicator="not_stated")
    assert findings.latest_statements([unnamed, named]) == [named]


def test_single_segments_stand_together_where_there_is_nothing_else() -> None:
    formal = said("87", segment_scope="PU")
    informal = said("150", segment_scope="BPU")
    earlier = said("80", date(2024, 6, 30), segment_scope="PU")
    assert findings.latest_statements([earlier, formal, informal]) == [formal, informal]
    assert findings.latest_statements([]) == []


def test_unlike_definitions_are_named_as_such() -> None:
    like = [said("31.99"), said("35", date(2025, 12, 31))]
    assert findings.of_statements(like, WORDS) == (
        "2 angka cakupan terbit, dari 31,99% sampai 35%"
    )
    unlike = [said("31.99"), said("35", indicator="sdg_8_8_1a")]
    assert findings.of_statements(unlike, WORDS).endswith("definisinya tidak sama")
    # Two that name no indicator are not thereby alike.
    unnamed = [said("31", indicator="not_stated"), said("35", indicator="not_stated")]
    assert findings.of_statements(unnamed, WORDS).endswith("definisinya tidak sama")
    assert (
        findings.of_statements([said("61")], WORDS) == "Satu angka cakupan terbit: 61%"
    )


def statement(row_id: str, day: date, **changes):
    return {
        "row_id": row_id,
        "period_end": day,
        "indicator": "ucj",
        "segment_scope": "as_stated",
        "worker_basis": "domicile",
        "worker_group": None,
        "base_as_worded": None,
        "source_id": "T1",
        "kind": "coverage",
        "precision": "exact",
        **changes,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"indicator": "sdg_8_8_1a"},
        {"segment_scope": "PU+BPU"},
        {"worker_basis": "not_stated"},
        {"worker_group": "RENTAN"},
        {"base_as_worded": "potential workers"},
        {"source_id": "T2"},
        {"kind": "share_of_target"},
        {"precision": "about"},
        {"precision": "range"},
    ],
)
def test_unlike_statements_are_never_joined(change: dict[str, str]) -> None:
    first = statement("A", date(2024, 12, 31))
    second = statement("B", date(2025, 12, 31), **change)
    assert findings.like_runs([first, second]) == {}


def test_an_indicator_that_is_not_stated_is_like_nothing() -> None:
    rows = [
        statement("A", date(2024, 12, 31), indicator="not_stated"),
        statement("B", date(2025, 12, 31), indicator="not_stated"),
    ]
    assert findings.like_runs(rows) == {}


def test_one_day_twice_is_no_line() -> None:
    rows = [statement("A", date(2024, 12, 31)), statement("B", date(2024, 12, 31))]
    assert findings.like_runs(rows) == {}
