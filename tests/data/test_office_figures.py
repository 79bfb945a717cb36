"""An office's own folder: the ten regencies of Kalimantan Timur for a year.

The workers here are made up so that sums can be done in the head; they are nobody's
figures. Regency number k (1 to 10, by code) has 1000 k wage earners and 100 k others
in November 2025, and k more of each in every later month.
"""

import csv
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan.data import NATION, Data
from cakupan.data.definitions import Definition, month_end
from cakupan.data.store import build_store, ready_store
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_shares import (
    SharesInputs,
    inequality_of,
    regencies_of,
    share_by_coverage,
)
from cakupan.topics.budget.figures.allocation import WAYS
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.writers.json import document
from tests.country import append_row, write_table

REGENCIES = (
    *("64.01", "64.02", "64.03", "64.07", "64.08"),
    *("64.09", "64.11", "64.71", "64.72", "64.74"),
)
MONTHS = [month_end(2025 + (10 + n) // 12, (10 + n) % 12 + 1) for n in range(12)]
SOURCE = {
    "source_id": "CONTOH-64",
    "title": "Contoh: angka karangan untuk uji coba, bukan data kantor mana pun",
    "publisher": "Contoh",
    "kind": "official",
    "entered_on": "2026-11-21",
}


def enrolment_row(code, month, segment, **more):
    k = REGENCIES.index(code) + 1
    first = {"PU": 1000 * k, "BPU": 100 * k}[segment]
    return {
        "row_id": f"X-{code}-{month:%Y-%m}-{segment}",
        "region_code": code,
        "period_end": month.isoformat(),
        "series": "contoh_kaltim",
        "segment_scope": segment,
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": first + k * MONTHS.index(month),
        "note": "angka karangan",
        "source_id": "CONTOH-64",
        "entered_on": "2026-11-21",
        **more,
    }


@pytest.fixture(scope="module")
def _built_office(tmp_path_factory):
    """The office's folder, and the store with its figures, built once."""
    root = tmp_path_factory.mktemp("office")
    folder = root / "kantor"
    folder.mkdir()
    write_table(folder / "sources.csv", [SOURCE])
    write_table(
        folder / "enrolment.csv",
        [
            enrolment_row(code, month, segment)
            for code in REGENCIES
            for month in MONTHS
            for segment in ("PU", "BPU")
        ],
    )
    write_table(
        folder / "targets.csv",
        [
            {
                "row_id": "X-T-64.01",
                "region_code": "64.01",
                "due_on": "2026-12-31",
                "regime": "RPJMD",
                "indicator": "ucj",
                "segment_scope": "PU+BPU",
                "target_pct": "40.5",
                "source_id": "CONTOH-64",
                "entered_on": "2026-11-21",
            }
        ],
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(folder))
        assert build_store(root / "cakupan.duckdb").rebuilt
    return root


@pytest.fixture
def office(_built_office, tmp_path, monkeypatch):
    """The office's folder, and a store of its own."""
    shutil.copytree(_built_office, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("CAKUPAN_DATA", str(tmp_path / "kantor"))
    monkeypatch.setenv("CAKUPAN_STORE", str(tmp_path / "cakupan.duckdb"))
    monkeypatch.setenv("CAKUPAN_TODAY", "2026-12-10")  # the day of a late correction
    return tmp_path / "kantor"


def test_a_copied_folder_is_the_same_folder(office):
    assert not build_store().rebuilt


def test_coverage_of_the_ten_regencies_on_the_terminal(office, tmp_path):
    result = subprocess.run(
        [
            *(sys.executable, "-m", "cakupan.cli", "coverage", "--json"),
            *("--level", "regency", "--parent", "64", "--period", "2026-10"),
            *("--segments", "PU,BPU"),
        ],
        cwd=tmp_path,
        env={
            "CAKUPAN_DATA": str(office),
            "CAKUPAN_STORE": str(tmp_path / "cakupan.duckdb"),
            "PATH": "/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    rows = json.loads(result.stdout)
    assert tuple(row["region_code"] for row in rows) == REGENCIES
    paser = rows[0]
    # October 2026 is the twelfth month: 1000 + 11 and 100 + 11.
    assert paser["active_workers"] == 1011 + 111
    # Employed of Paser, Sakernas August 2026 is not out: August 2025 (D007).
    assert (paser["base_period"], paser["base_workers"]) == ("2025-08-31", 134_978)
    assert paser["coverage_pct"] == 0.83  # 1,122 of 134,978 = 0.8312..
    assert paser["series"] == "contoh_kaltim"
    assert paser["worker_basis_evidence"] == "stated"
    assert paser["sources"][0]["title"].startswith("Contoh: angka karangan")
    assert {row["absence_reason"] for row in rows} == {None}


def test_every_month_answers_and_published_figures_stay(office):
    store = ready_store()
    assert store.notice is None
    scope = Definition(("PU", "BPU"))
    for number, month in enumerate(MONTHS):
        rows = Data(store).rows(
            "coverage__by_region",
            level="regency",
            parent="64",
            vintage="38",
            period_end=month,
            segments=scope.segments,
            base=scope.base,
        )
        total = sum(row["active_workers"] for row in rows)
        assert total == 55 * (1000 + 100 + 2 * number)  # 1 + 2 + ... + 10 = 55
    kaltim = Data(store).rows(
        "coverage__by_region",
        region="64",
        vintage="34",
        period_end=date(2023, 12, 31),
        segments=Definition().segments,
        base=Definition().base,
    )[0]
    assert document(kaltim["coverage_pct"]) == 71.63
    store.close()


def test_the_offices_latest_month_is_the_default_of_its_level_alone(office):
    store = ready_store()
    scope = Definition(("PU", "BPU"))
    regencies = Data(store).scope(NATION, scope, level="regency")
    assert (regencies.period_end, regencies.vintage) == (MONTHS[11], "38")
    provinces = Data(store).scope(NATION, scope, level="province")
    assert (provinces.period_end, provinces.vintage) == (date(2023, 12, 31), "34")
    store.close()


def test_a_month_without_figures_is_absent(office):
    store = ready_store()
    rows = Data(store).rows(
        "coverage__by_region",
        level="regency",
        parent="64",
        vintage="38",
        period_end=month_end(2026, 11),
        segments=Definition(("PU", "BPU")).segments,
        base=Definition(("PU", "BPU")).base,
    )
    assert len(rows) == 10
    assert {row["absence_reason"] for row in rows} == {"not_published"}
    store.close()


def test_a_target_of_its_own_stands_beside_the_region(office):
    store = ready_store()
    paser = Data(store).regions.find("Paser")
    (target,) = Data(store).rows(
        "targets__by_region",
        territory_id=paser.territory_id,
        figures_of=paser.territory_id,
    )
    assert (target["target_pct"], target["regime"]) == (40.5, "RPJMD")
    store.close()


def test_a_late_correction_leaves_the_past_as_it_was_known(office):
    append_row(
        office / "enrolment.csv",
        **enrolment_row(
            "64.01",
            MONTHS[0],
            "PU",
            row_id="X-64.01-2025-11-PU-2",
            workers=1500,
            supersedes="X-64.01-2025-11-PU",
            entered_on="2026-12-10",
        ),
    )
    store = ready_store()
    assert store.notice is None

    def active(day):
        rows = Data(store, day).rows(
            "coverage__by_region",
            region="64.01",
            vintage="38",
            period_end=MONTHS[0],
            segments=Definition(("PU",)).segments,
            base=Definition(("PU",)).base,
        )
        return rows[0]["active_workers"]

    assert (active(date(2026, 12, 9)), active(date(2026, 12, 10))) == (1000, 1500)
    store.close()


def test_a_missing_number_has_its_reason(office):
    path = office / "enrolment.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["row_id"] == "X-64.11-2026-10-PU":
            row |= {"workers": "", "absence_reason": "withheld"}
    write_table(path, rows)
    store = ready_store()
    assert store.notice is None
    (row,) = Data(store).rows(
        "coverage__by_region",
        region="64.11",
        vintage="38",
        period_end=MONTHS[11],
        segments=Definition(("PU",)).segments,
        base=Definition(("PU",)).base,
    )
    assert row["active_workers"] is None
    assert (row["coverage_pct"], row["absence_reason"]) == (None, "withheld")
    store.close()


def replaced(name, old, new):
    def spoil(folder):
        path = folder / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


BAD = {
    "a wrong column": (
        replaced("enrolment", "workers", "peserta"),
        r"enrolment\.csv, header: .*missing: workers; unknown or doubled: peserta",
    ),
    "a column of persons": (
        replaced("enrolment", "note", "nik"),
        r"enrolment\.csv: column 'nik' looks like personal data",
    ),
    "a wrong type": (
        replaced("enrolment", "active,,,1000,", "active,,,1.000,"),
        r"enrolment\.csv: row 2, column workers: .* found '1\.000'",
    ),
    "an unknown region": (
        replaced("enrolment", "PU,64.01", "PU,64.99"),
        r"enrolment\.csv: row 2, column region_code: expected a Kemendagri code with "
        r"its dot.* found '64\.99'",
    ),
    "a code that a spreadsheet cut": (
        replaced("enrolment", "PU,64.01", "PU,64.1"),
        r"column region_code: expected two digits behind the dot, 64\.01 \| 64\.10; a "
        r"spreadsheet cut them, found '64\.1'",
    ),
    "a code without its dot": (
        replaced("enrolment", "PU,64.01", "PU,6403"),
        r"column region_code: expected a Kemendagri code with its dot, such as 64\.03 "
        r"\(Kabupaten Berau\) \| 64\.02 \(Kabupaten Kutai Kartanegara\), found '6403'",
    ),
    "a name": (
        replaced("enrolment", "PU,64.01", "PU,Kab. Paser"),
        r"region_code: .*, such as 64\.01 \(Kabupaten Paser\), found 'Kab\. Paser'",
    ),
    "a nickname": (
        replaced("enrolment", "PU,64.01", "PU,Kukar"),
        r"region_code: expected a Kemendagri code with its dot, such as 64\.02 "
        r"\(Kabupaten Kutai Kartanegara\), found 'Kukar'",
    ),
    "a name that two regions have": (
        replaced("enrolment", "PU,64.01", "PU,Jambi"),
        r"such as 15 \(Jambi\) \| 15\.71 \(Kota Jambi\), found 'Jambi'",
    ),
    "an unknown source": (
        replaced("enrolment", "CONTOH-64", "CONTOH-65"),
        r"enrolment\.csv: row 2, column source_id: .* found 'CONTOH-65'",
    ),
    "a source that we have": (
        replaced("sources", "CONTOH-64", "S0006"),
        r"sources\.csv: row 2, column source_id: .* found 'S0006' again \(first in .*",
    ),
    "a row given twice": (
        replaced("enrolment", "X-64.01-2025-12-PU", "X-64.01-2025-11-PU"),
        r"row 4, column row_id: expected a key used once, found 'X-64\.01-2025-11-PU'",
    ),
    "the same month twice": (
        replaced("enrolment", "2025-12-31", "2025-11-30"),
        r"Check 'figures__observed_once' .*: enrolment\.csv, row 2, column "
        r"segment_scope: expected one figure of a region, month, segments and status "
        r"in the series \w+, found enrolment\.csv, row 2; enrolment\.csv, row 4\.",
    ),
    "a day in the month": (
        replaced("enrolment", "2025-11-30", "2025-11-29"),
        r"Check 'enrolment__office_at_month_end' .*: enrolment\.csv, row 2, column "
        r"period_end: expected the last day of the month, 2025-11-30, found 2025-11-29",
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_is_refused_by_place_and_the_old_figures_stay(office, fault):
    spoil, said = BAD[fault]
    spoil(office)
    with pytest.raises(CakupanError, match=said):
        build_store()
    store = ready_store()
    assert store.notice[0].startswith(
        "The figures on screen are those of the last good"
    )
    (row,) = Data(store).rows(
        "coverage__by_region",
        region="64.01",
        vintage="38",
        period_end=MONTHS[0],
        segments=Definition(("PU",)).segments,
        base=Definition(("PU",)).base,
    )
    assert row["active_workers"] == 1000
    store.close()


def test_money_is_shared_by_the_offices_own_figures_in_three_ways(office):
    """A billion at Rp201,600 a year pays for 4,960 workers; 1 % is the target."""
    store = ready_store()
    asked = Data(store)
    what = CoverageAsked("64", Definition(("PU", "BPU")))
    money = SharesInputs(10**9, 12, date(2026, 1, 1), "apbd_provinsi")
    money = replace(money, target_pct=Decimal(1))
    found = share_by_coverage(asked, regencies_of(asked, what), money)
    unequal = inequality_of(asked, what, Decimal(1))
    store.close()
    assert found.period_end == unequal.regencies.period_end == date(2026, 10, 31)
    assert found.set_aside == {}
    assert [way.way for way in found.ways] == list(WAYS)
    for way in found.ways:
        assert tuple(share.region_code for share in way.shares) == REGENCIES
        spent = sum(share.rupiah for share in way.shares)
        assert spent + way.unspent_rupiah == 10**9
        # Paser lacks 228: 1,350 are a hundredth of 134,978, rounded up, less 1,122.
        paser = way.shares[0]
        assert paser.gap_workers == 228
        after = Fraction(100 * (1122 + paser.workers), 134_978)
        assert paser.coverage_after_pct == after
    assert len(unequal.regencies.places) == 10
    assert unequal.measures.below_target > 0
