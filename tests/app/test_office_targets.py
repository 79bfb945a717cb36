"""An office's target that names its base meets that coverage, everywhere alike.

Paser (64.01): 2,057 of 134,978 in October 2026, 1.5239...%; Kalimantan Timur, the sum
of ten: 113,135 of 1,969,739, 5.7436...%.
"""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.store import open_store
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.targets import blocks as targets
from cakupan.ui import question
from cakupan.wording import speak
from tests import office
from tests.app.test_office import Today, opened
from tests.conftest import build_store

OCTOBER = office.MONTHS[-1]
ID = speak("id")


def goal(code: str, pct: str, base: str | None, scope: str = "PU+BPU+JAKON"):
    return {
        "row_id": f"G-{code}",
        "region_code": code,
        "due_on": "2026-12-31",
        "regime": "RPJMD",
        "indicator": "not_stated",
        "segment_scope": scope,
        "base": base,
        "target_pct": pct,
        "target_workers": None,
        "source_id": "B-2025",
        "entered_on": office.ENTERED,
    }


@pytest.fixture(scope="module", autouse=True)
def store(tmp_path_factory: pytest.TempPathFactory):
    root: Path = tmp_path_factory.mktemp("goals")
    folder = office.write(
        root / "kantor",
        office.rows(),
        targets=[
            goal("64.01", "2", "employed"),
            goal("64", "6", "employed"),
            goal("64.02", "5", "non_wage", "BPU"),
            goal("64.03", "50", None),
        ],
        sources=[office.source("B-2025", publisher="Bappeda Contoh Kaltim")],
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(folder))
        patch.setenv("CAKUPAN_STORE", str(root / "cakupan.duckdb"))
        patch.setenv("CAKUPAN_TODAY", "2026-11-30")
        patch.setattr(question, "date", Today)
        opened_store = open_store(build_store(root / "cakupan.duckdb").path)
        yield opened_store
        opened_store.close()


@pytest.fixture(scope="module")
def data(store) -> Data:
    return Data(store, today=date(2026, 11, 30))


def command(*args: str):
    result = CliRunner().invoke(main, [*args, "--json"])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_next_target_of_the_answer_meets_the_coverage(data):
    scope = data.scope("64.01", period_end=OCTOBER)
    block = coverage.consequence(data, scope, ID)
    assert [note.text for note in block.notes] == [
        "Target RPJMD 2026: 2%, diukur dengan PU + BPU + jasa konstruksi dibagi "
        "penduduk bekerja; 1,52% pada Oktober 2026: kurang 0,48 poin."
    ]
    assert "K-2026-10" in block.sources
    assert "D007" in block.sources


def test_the_target_of_a_province_meets_the_sum_and_says_so(data):
    block = targets.as_table(data, data.scope("64", period_end=OCTOBER), ID)
    verdict = block.sheet.rows[0][3]
    assert (verdict.text, verdict.strong) == (
        "5,74%, Oktober 2026: ",
        "kurang 0,26 poin",
    )
    assert "PU + BPU + jasa konstruksi (jumlah 10 kab/kota) dibagi" in verdict.note
    assert block.foot == (
        "Target yang menyebut basisnya dibandingkan dengan cakupan atas basis itu."
    )


@pytest.mark.parametrize(
    ("code", "workers", "points", "monthly"),
    [
        # 2 % of 134,978 is 2,699.56: 2,700 less 2,057; in two months 322 each.
        ("64.01", 643, 0.48, 322),
        # 6 % of 1,969,739 is 118,184.34: 118,185 less 113,135.
        ("64", 5050, 0.26, 2525),
    ],
)
def test_gap_and_pace_are_counted_on_the_coverage(code, workers, points, monthly):
    asked = ("--region", code, "--regime", "RPJMD")
    gap = command("gap", *asked, "--due", "2026")
    assert (gap["gap_workers"], gap["gap_pp"]) == (workers, points)
    assert gap["measured_on"]["base"] == "employed"
    pace = command("pace", *asked, "--due", "2026-12")
    assert pace["required_per_month"] == monthly
    # Workers are the office's, the base is the survey's.
    (start,) = pace["starts"]
    assert start["source"]["source_id"] == "K-2026-10"
    assert start["base_source_id"] == "D007"


def test_a_target_of_one_segment_is_measured_on_it():
    asked = ("--region", "64.02", "--regime", "RPJMD")
    gap = command("gap", *asked, "--due", "2026")
    (row,) = command("targets", "--region", "64.02")
    assert row["latest_same_indicator"] is None
    measured = row["measured_on"]
    # BPU of Kutai Kartanegara: 1,210 of 156,755 not paid a wage.
    assert (measured["active_workers"], measured["base"]) == (1210, "non_wage")
    needed = -(-5 * measured["base_workers"] // 100)
    assert gap["gap_workers"] == needed - 1210
    pace = command("pace", *asked, "--due", "2026-12")
    assert pace["required_per_month"] == -(-(needed - 1210) // 2)


def test_a_quoted_sum_says_that_it_is_one_and_holds():
    asked = ("--region", "64", "--period", "2026-10")
    quoted = command("cite", *asked)
    assert (
        "113.135 dari 1.969.739 pekerja terlindungi, 5,74%, jumlah 10 kab/kota ("
        in (quoted["text"])
    )
    verified = command("cite", "--verify", quoted["text"])
    assert verified["status"] == "fits"


def test_a_target_without_a_base_meets_no_coverage(data):
    scope = data.scope("64.03", period_end=OCTOBER)
    block = coverage.consequence(data, scope, ID)
    assert block.notes[0].text == (
        "Target RPJMD 2026: 50%; belum ada angka terbit dengan indikator yang sama."
    )
    (row,) = command("targets", "--region", "64.03")
    assert "measured_on" not in row


def test_the_page_of_targets_has_the_gap_to_the_coverage():
    text = opened("target_anggaran", region="64.01")
    assert "kurang 643 pekerja" in text.lower()
    assert (
        "diukur dengan PU + BPU + jasa konstruksi dibagi penduduk bekerja: 1,52%"
        in text
    )
