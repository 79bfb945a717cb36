"""Work-accident cases without small counts, and the words beside them."""

from datetime import date
from decimal import Decimal

import pytest

from cakupan.topics.cohorts.figures import ClaimsRatio
from cakupan.topics.evidence import figures, phrases
from cakupan.topics.evidence.figures import AccidentCases
from cakupan.wording import speak


def paid(scope: str, cases: int, rupiah: int, programme: str = "JKK"):
    shared = {
        "programme": programme,
        "segment_scope": scope,
        "period_end": date(2023, 12, 31),
    }
    return [
        {**shared, "measure": "cases", "amount": cases},
        {**shared, "measure": "rupiah", "amount": rupiah},
    ]


def test_a_small_segment_cannot_be_had_by_subtraction() -> None:
    rows = [
        *paid("PU+BPU+JAKON", 896, 1000),
        *paid("PU", 751, 800),
        *paid("BPU", 139, 150),
        *paid("JAKON", 6, 50),
    ]
    # 139 + 6 = 145 cases, 150 + 50 = 200 rupiah.
    assert figures.accident_cases(rows) == [
        AccidentCases("PU+BPU+JAKON", 896, 1000),
        AccidentCases("PU", 751, 800),
        AccidentCases("BPU+JAKON", 145, 200),
    ]


def test_segments_of_ten_cases_and_more_stand_alone() -> None:
    rows = [*paid("JAKON", 10, 5), *paid("PU", 20, 9), *paid("as_stated", 99, 99)]
    assert [item.scope for item in figures.accident_cases(rows)] == ["PU", "JAKON"]
    assert figures.accident_cases([]) == []
    assert phrases.of_accident_cases(rows, speak("id")) == ""


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (ClaimsRatio(Decimal("12.5")), "bukan kerugian"),
        (ClaimsRatio(None, "not_published"), "Iuran tahun 2023 tidak terbit"),
        (ClaimsRatio(None, "not_comparable"), "tidak dibandingkan"),
    ],
)
def test_claims_are_worded_with_care(ratio, words):
    assert words in phrases.of_claims_ratio(ratio, 2023, speak("id"))


def test_break_even_is_said_per_thousand_workers():
    said = phrases.of_break_even(speak("id"))
    assert "1,94 kematian setahun per 1.000 pekerja" in said
