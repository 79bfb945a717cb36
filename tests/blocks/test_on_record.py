"""What stands beside a coverage that is asked for: other months, segments, counts."""

from datetime import date

import pytest

from cakupan.topics.coverage import phrases
from cakupan.topics.coverage.documents import figure_on_record
from cakupan.topics.coverage.figures import Beside, beside
from cakupan.wording import speak
from cakupan.writers.json import document

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)
ASKED = "PU+BPU+JAKON"


def month(period_end=OCTOBER, scope=ASKED, **more):
    lacking = [part for part in ASKED.split("+") if part not in scope.split("+")]
    return {
        "series": "kantor",
        "worker_basis": "registered",
        "period_end": period_end,
        "segment_scope": scope,
        "is_whole": scope == ASKED,
        "lacking": "+".join(lacking),
        "lacking_reason": None,
        "is_office": True,
        "active_workers": 1500,
        "precision": "exact",
        "base": "employed",
        "base_period": date(2025, 8, 31),
        "base_workers": 6000,
        "coverage_pct": 25.0,
        "source_id": "K1",
        "source_publisher": "Cabang Contoh",
        "regencies_summed": None,
        **more,
    }


def shown(period_end=OCTOBER, active=None, series="kantor"):
    return {
        "period_end": period_end,
        "active_workers": active,
        "series": series,
        "region_name": "Kabupaten Contoh",
        "segment_scope": ASKED,
        "absence_reason": None if active else "not_published",
    }


def kinds(months, row):
    return [
        (found.kind, found.row["period_end"].month, found.row["segment_scope"])
        for found in beside(months, row)
    ]


def test_a_month_without_a_segment_is_shown_by_its_name_and_the_last_whole_one():
    months = [month(SEPTEMBER), month(scope="PU+BPU")]
    assert kinds(months, shown()) == [
        ("narrower", 10, "PU+BPU"),
        ("latest", 9, ASKED),
    ]
    words = speak("id")
    said = [phrases.on_record(found, words) for found in beside(months, shown())]
    assert said == [
        "Yang tercatat untuk Oktober 2026: 1.500 dari 6.000 pekerja, 25,00% (PU + BPU, "
        "tanpa jasa konstruksi: jasa konstruksi belum dikirim). Sumber: Cabang Contoh.",
        "Bulan terakhir yang tercatat, September 2026: 1.500 dari 6.000 pekerja, "
        "25,00% (PU + BPU + jasa konstruksi). Sumber: Cabang Contoh.",
    ]
    assert phrases.absence(months, shown(), words) == (
        "Kabupaten Contoh, Oktober 2026: belum ada angka PU + BPU + jasa konstruksi; "
        "jasa konstruksi belum dikirim."
    )


def test_a_reason_that_the_office_gives_is_said():
    months = [month(scope="PU+BPU", lacking_reason="withheld")]
    (found,) = beside(months, shown())
    assert "without construction: construction: withheld" in phrases.on_record(
        found, speak("en")
    )


def test_a_month_that_was_not_sent_names_the_last_one():
    assert kinds([month(SEPTEMBER)], shown()) == [("latest", 9, ASKED)]
    said = phrases.absence([month(SEPTEMBER)], shown(), speak("en"))
    assert (
        said == "Kabupaten Contoh, October 2026: no figure of PU + BPU + construction."
    )


def test_a_later_month_with_fewer_segments_stands_beside_the_whole_one():
    months = [month(SEPTEMBER), month(scope="PU+BPU")]
    assert kinds(months, shown(SEPTEMBER, 1700)) == [("newer", 10, "PU+BPU")]


@pytest.mark.parametrize(
    ("months", "row", "expected"),
    [
        ([month(SEPTEMBER), month()], shown(SEPTEMBER, 1700), [("newer", 10, ASKED)]),
        ([month(SEPTEMBER), month()], shown(active=1700), []),
        # A published month, and a later one of an office.
        ([month()], shown(date(2023, 12, 31), 9, "terbitan"), [("newer", 10, ASKED)]),
        # An office's count of a month that is published too.
        ([month()], shown(active=9, series="terbitan"), [("other_series", 10, ASKED)]),
        # Published months stand in every list of months already.
        ([month(SEPTEMBER, is_office=False)], shown(), []),
        ([], shown(), []),
    ],
)
def test_what_is_named_beside_a_figure(months, row, expected):
    assert kinds(months, row) == expected


def test_nothing_on_record_is_said_as_before():
    words = speak("en")
    assert phrases.absence([], shown(), words) == words.absence(
        "not_published", "Kabupaten Contoh"
    )


def test_a_scope_without_its_universe_is_a_count_without_percent():
    row = month(scope="PU+BPU", coverage_pct=None, base_workers=None)
    assert phrases.value(row, speak("en")) == "1,500 workers"
    assert document(figure_on_record(Beside("narrower", row))) == {
        "kind": "narrower",
        "period_end": "2026-10-31",
        "series": "kantor",
        "segment_scope": "PU+BPU",
        "lacking": ["JAKON"],
        "worker_basis": "registered",
        "active_workers": 1500,
        "base": "employed",
        "base_workers": None,
        "precision": "exact",
        "base_period": "2025-08-31",
        "coverage_pct": None,
        "source_id": "K1",
        "publisher": "Cabang Contoh",
    }
