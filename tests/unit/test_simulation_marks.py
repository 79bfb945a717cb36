"""Files, charts and documents of the simulation say that they are."""

import io
import json
import zipfile

import plotly.graph_objects as go
import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from cakupan.cli import main
from cakupan.pictures.canvas import stamp
from cakupan.simulation import making
from cakupan.simulation.world import read_world
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file

LINE = "SIMULASI: angka rekaan untuk latihan"
ROWS = [{"region_code": "64.01", "coverage_pct": 12.345}]
COLUMNS = ("region_code", "coverage_pct")
SIMULATED = {"title": "t", "dataset": "simulasi"}
PUBLISHED = {"title": "t", "dataset": "terbit"}


def ran(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_a_csv_says_so_in_its_one_comment():
    text = csv_file(COLUMNS, ROWS, SIMULATED).decode("utf-8-sig")
    first, head, *_rows = text.splitlines()
    assert first.startswith(f"# {LINE} (made-up figures for training) | title: t")
    assert head == "region_code,coverage_pct"
    assert "SIMULASI" not in csv_file(COLUMNS, ROWS, PUBLISHED).decode()


def test_a_workbook_says_so_in_sheets_head_and_foot():
    content = xlsx_file(COLUMNS, ROWS, SIMULATED)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["SIMULASI data", "SIMULASI metadata"]
    rows = book.get_sheet_by_name("SIMULASI metadata").to_python()
    assert rows[0][0] == "SIMULASI"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for number in (1, 2):
            sheet = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert f"<oddHeader>&amp;C&amp;B{LINE}" in sheet
            assert f"<oddFooter>&amp;C&amp;B{LINE}" in sheet


def test_a_workbook_of_published_figures_does_not():
    content = xlsx_file(COLUMNS, ROWS, PUBLISHED)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["data", "metadata"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"oddHeader" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_chart_is_stamped_and_a_published_one_is_not():
    assert (
        stamp(go.Figure(), "SIMULASI").layout.annotations[0].text == "<b>SIMULASI</b>"
    )
    assert stamp(go.Figure(), "").layout.annotations == ()


@pytest.fixture
def simulated(simulation_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(simulation_path))


@pytest.mark.parametrize(
    "words",
    [
        ("coverage", "--region", "65", "--period", "2024-06"),
        ("workforce", "--region", "65", "--period", "2024-06"),
        ("lapse", "--region", "65"),
    ],
    ids=lambda words: words[0],
)
def test_every_document_and_table_says_so(simulated, words):
    document = json.loads(ran(*words, "--dataset", "simulasi", "--json").stdout)
    assert document["dataset"] == "simulasi"
    assert ran(*words, "--dataset", "simulasi").stdout.splitlines()[0] == LINE


@pytest.mark.parametrize(
    "words",
    [
        ("coverage", "--level", "province", "--period", "2024-06"),
        ("targets", "--region", "00"),
    ],
    ids=lambda words: words[0],
)
def test_every_record_of_a_list_says_so(simulated, words):
    documents = json.loads(ran(*words, "--dataset", "simulasi", "--json").stdout)
    assert documents
    assert {document["dataset"] for document in documents} == {"simulasi"}


def test_a_missing_figure_says_so_too(simulated):
    words = ("coverage", "--region", "65", "--period", "2019-01")
    result = ran(*words, "--dataset", "simulasi", "--json", code=3)
    document = json.loads(result.stdout)
    assert document["dataset"] == "simulasi"
    assert document["absence_reason"] == "not_published"


def test_nothing_published_is_told_of_a_simulated_region(simulated):
    words = ("statements", "--region", "65", "--dataset", "simulasi", "--json")
    assert json.loads(ran(*words).stdout) == []


def test_a_simulation_that_was_not_made_is_said_with_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(tmp_path / "none.duckdb"))
    result = ran("coverage", "--dataset", "simulasi", code=2)
    assert "belum dibuat. Jalankan 'cakupan simulate --seed 1'" in result.stderr
    assert result.stdout == ""


def test_build_makes_no_simulation():
    result = ran("build", "--dataset", "simulasi", code=2)
    assert "Simulasi dibuat dengan 'cakupan simulate" in result.stderr


@pytest.fixture
def tiny_anchors(tiny_root, monkeypatch):
    """The invented country, whose December 2023 is of another series."""
    monkeypatch.setattr(making, "read_world", lambda store: read_world(store, None))
    return tiny_root


def test_simulate_makes_the_store_that_the_others_open(tiny_anchors):
    made = json.loads(ran("simulate", "--seed", "3", "--json").stdout)
    assert made["dataset"] == "simulasi"
    assert (made["seed"], made["generator_version"], made["rebuilt"]) == (3, 2, True)
    assert made["store"] == str(tiny_anchors / "build" / "simulasi.duckdb")
    assert made["checks"]["enrolment__provinces_sum_to_nation"] > 0
    # 4 regencies, 2 provinces and the nation for 47 months; then 3 provinces, the
    # undivided one beside them: 4 segments of each, in 3 statuses.
    assert made["tables"]["enrolment"] == 12 * (47 * 7 + 37 * 9)
    words = ("--dataset", "simulasi", "--period", "2023-12", "--json")
    found = json.loads(ran("coverage", "--region", "20", *words).stdout)
    assert (found["active_workers"], found["base_workers"]) == (600, 400)
    assert found["series"] == "simulasi"
    again = json.loads(ran("simulate", "--seed", "3", "--json").stdout)
    assert again["rebuilt"] is False


def test_simulate_writes_where_it_is_told_and_says_so(tiny_anchors, tmp_path):
    path = tmp_path / "there" / "latihan.duckdb"
    result = ran("simulate", "--seed", "3", "--out", str(path))
    assert path.is_file()
    assert "benih 3: dibuat dalam" in result.stderr
    assert {part.name for part in path.with_name("latihan-tables").iterdir()} == {
        "enrolment.csv",
        "programmes.csv",
        "sources.csv",
        "targets.csv",
    }


def test_simulate_refuses_a_seed_below_zero():
    result = ran("simulate", "--seed", "-1", code=2)
    assert "bilangan bulat dari 0 sampai 2147483647, ditemukan -1" in result.stderr
