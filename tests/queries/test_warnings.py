"""What in an office's own figures is said to be looked at; the build goes on."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.store import build_store, ready_store
from cakupan.topics.evidence import build_warnings
from cakupan.wording import speak
from tests.country import write_table
from tests.lab import QUERIES

WARNINGS = sorted(path.stem for path in (QUERIES / "warnings").glob("*.sql"))
NOVEMBER, DECEMBER = "2023-11-30", "2023-12-31"
PAST = {"cohort_id": "C1", "statement_id": "P1", "note": "Desa A"}
COHORT = {"workers": 100, "payer": "apbdes", "period_start": "2024-01-01"}


def own(row_id, **more):
    return {"row_id": row_id, "series": "kantor", "workers": 10, **more}


@pytest.fixture
def deliver(tiny_root, monkeypatch):
    """Build a store with tables of an office, and return its open store."""
    folder = tiny_root / "kantor"
    folder.mkdir()
    monkeypatch.setenv("CAKUPAN_DATA", str(folder))

    def build(**tables):
        for name, rows in tables.items():
            write_table(folder / f"{name}.csv", rows)
        result = build_store()
        assert result.rebuilt
        return result

    return build


CASES = {
    "enrolment__corrects_other": (
        {
            "enrolment": [
                own("K1", period_end=NOVEMBER),
                own("K2", workers=11, supersedes="K1"),
            ]
        },
        ("K2", 11, 10, None, "K1", "enrolment.csv", 3),
        "Pesisir, Desember 2023, PU: koreksi menjadi 11 menghapus K1 (10), angka dari "
        "bulan, segmen, atau status lain; apakah itu yang dimaksud?",
    ),
    "enrolment__active_within_registered": (
        {"enrolment": [own("K1"), own("K2", status="registered", workers=9)]},
        ("K1", 10, 9, None, "K2", "enrolment.csv", 2),
        "Pesisir, Desember 2023, PU: 10 peserta aktif, lebih banyak daripada 9 yang "
        "terdaftar",
    ),
    "enrolment__jump": (
        # 10 to 14: 40 % more.
        {"enrolment": [own("K1", period_end=NOVEMBER), own("K2", workers=14)]},
        ("K2", 14, 10, 40.0, "K1", "enrolment.csv", 3),
        "Pesisir, Desember 2023, PU: 14 peserta, naik 40,00% dari bulan sebelumnya "
        "(10)",
    ),
    "enrolment__regencies_within_province": (
        # 6 + 5 workers of the regencies of Gunung, 10 of the province.
        {
            "enrolment": [
                own("K1", region_code="20.01", workers=6),
                own("K2", region_code="20.02", workers=5),
                own("K3", region_code="20"),
            ]
        },
        ("K1", 11, 10, None, "K3", "enrolment.csv", 2),
        "Pesisir, Desember 2023, PU: kabupaten dan kotanya bersama-sama memiliki 11 "
        "peserta, lebih banyak daripada 10 dari provinsi",
    ),
    "programmes__alike": (
        {
            "sources": [{"source_id": "K1"}],
            "programmes": [
                COHORT | PAST,
                COHORT
                | {"cohort_id": "C2", "statement_id": "P2", "note": "Desa B"}
                | {"source_id": "K1"},
            ],
        },
        ("P2", 100, 100, None, "P1", "programmes.csv", 3),
        "Pesisir: kohort 100 pekerja dengan pembayar dan tahun yang sama dihitung juga "
        "dengan id lain (P1); apakah sama?",
    ),
}


def test_every_warning_has_a_case():
    assert sorted(CASES) == WARNINGS


def test_every_warning_has_its_gravity():
    assert sorted(build_warnings.GRAVITY) == sorted([*WARNINGS, "folder__not_read"])


# 24 months of jumps stand before the month with more active than registered.
_MONTHS = [date(2021 + n // 12, n % 12 + 1, 1) for n in range(25)]
_ENDS = [
    (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    for first in _MONTHS
]


@pytest.mark.parametrize(
    ("lang", "grave", "more"),
    [
        (
            "id",
            "10 peserta aktif, lebih banyak daripada 9 yang terdaftar",
            "Dan 5 lagi (lonjakan dari bulan sebelumnya: 5): lihat",
        ),
        (
            "en",
            "10 active participants, more than the 9 registered",
            "And 5 more (jumps from the month before: 5): see",
        ),
    ],
)
def test_the_gravest_stands_first_and_what_is_left_out_is_counted(
    deliver, monkeypatch, lang, grave, more
):
    jumps = [
        own(f"A{n:02}", period_end=end.isoformat(), workers=10 if n % 2 else 20)
        for n, end in enumerate(_ENDS)
    ]
    rows = [*jumps, own("Z1"), own("Z2", status="registered", workers=9)]
    deliver(enrolment=rows)
    monkeypatch.setenv("CAKUPAN_LANG", lang)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 0
    lines = result.stderr.splitlines()
    assert grave in lines[0]
    assert [line for line in lines if more in line]
    document = json.loads(CliRunner().invoke(main, ["build", "--json"]).stdout)
    assert document["warnings"][0]["rule"] == "enrolment__active_within_registered"
    assert len(document["warnings"]) == 25


@pytest.mark.parametrize("rule", CASES)
def test_what_stands_out_is_kept_with_file_and_line(deliver, rule):
    tables, expected, said = CASES[rule]
    (row,) = deliver(**tables).warnings
    names = ("row_id", "workers", "other_workers", "change_pct", "other_row_id")
    assert row["rule"] == rule
    assert tuple(row[name] for name in (*names, "file_name", "line")) == expected
    assert build_warnings.sentence(row, speak("id")) == said
    assert speak("en").number(row["workers"]) in build_warnings.sentence(
        row, speak("en")
    )


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [own("K1", period_end=NOVEMBER), own("K2", workers=13)], id="30 % is none"
        ),
        pytest.param(
            [own("K1", period_end="2023-10-31"), own("K2", workers=99)],
            id="the month before is missing",
        ),
        pytest.param(
            [own("K1", period_end=NOVEMBER, workers=0), own("K2")], id="from zero"
        ),
        pytest.param(
            [own("K1", period_end=NOVEMBER, series="lain"), own("K2", workers=99)],
            id="another series",
        ),
        pytest.param(
            [own("K1"), own("K2", status="registered", workers=10)], id="all active"
        ),
        pytest.param([own("K1"), own("K2", supersedes="K1")], id="a correction"),
    ],
)
def test_what_is_ordinary_is_not_said(deliver, rows):
    assert deliver(enrolment=rows).warnings == ()


def test_a_corrected_figure_is_not_said_any_more(deliver):
    rows = [own("K1", period_end=NOVEMBER), own("K2", workers=14)]
    assert len(deliver(enrolment=rows).warnings) == 1
    corrected = own("K3", workers=11, supersedes="K2")
    assert deliver(enrolment=[*rows, corrected]).warnings == ()


def test_a_warning_is_known_from_the_day_of_its_rows(deliver):
    deliver(enrolment=[own("K1", period_end=NOVEMBER), own("K2", workers=14)])
    store = ready_store()
    entered = date(2024, 3, 1)
    assert len(Data(store, entered).rows("build_warnings__all")) == 1
    before = Data(store, date(2024, 2, 29)).rows("build_warnings__all")
    assert before == []
    store.close()


def test_shipped_figures_bring_no_warning(shipped_store):
    assert Data(shipped_store).rows("build_warnings__all") == []
