"""The examples for offices in ``data/README.md`` are taken by the intake, and shown.

Base of Paser (64.01): 134,978 employed, Sakernas August 2025.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date

import pytest

from cakupan.data import Data, Definition
from cakupan.data.store import Store, open_store
from cakupan.topics.coverage import ask
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence.ask_doubts import absences_of
from cakupan.topics.evidence.ask_quotation import cite_figure
from cakupan.topics.evidence.ask_quotation import document as quotation_document
from cakupan.wording import speak
from tests.conftest import build_store
from tests.country import PROJECT, SCHEMA

README = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^`figures/(\w+)\.csv`.*?\n```\n(.*?)\n```$", re.M | re.S)
EXAMPLES = dict(EXAMPLE.findall(README))
TABLES = [name for name, table in SCHEMA.items() if table.is_of_offices]
OCTOBER = date(2026, 10, 31)
ID = speak("id")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    root = tmp_path_factory.mktemp("readme")
    folder = root / "figures"
    folder.mkdir()
    for name, text in EXAMPLES.items():
        (folder / f"{name}.csv").write_text(f"{text}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(folder))
        opened = open_store(build_store(root / "cakupan.duckdb").path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def data(store: Store) -> Data:
    return Data(store, today=date(2026, 11, 30))


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(EXAMPLES[name].splitlines()))


def test_every_table_that_an_office_may_deliver_has_an_example():
    assert sorted(EXAMPLES) == sorted(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_an_example_has_every_column_of_its_table_in_order(name):
    header = EXAMPLES[name].splitlines()[0].split(",")
    assert header == [column.name for column in SCHEMA[name].columns]


@pytest.mark.parametrize(
    ("table", "mart"),
    [
        ("enrolment", "enrolment"),
        ("statements", "statements"),
        ("workforce", "workforce"),
        ("targets", "targets"),
        ("programmes", "programmes"),
        ("sources", "sources"),
    ],
)
def test_every_row_of_an_example_reaches_the_store(store, table, mart):
    key = SCHEMA[table].key[0]
    with store.cursor() as cursor:
        found = {
            row[0] for row in cursor.execute(f"select {key} from {mart}").fetchall()
        }
    assert {row[key] for row in rows_of(table)} <= found


def test_the_coverage_of_the_example_is_that_of_the_readme(data):
    scope = data.scope("64.01", Definition(("PU", "BPU")), OCTOBER)
    row = ask.coverage(data, scope)
    # 52,000 and 17,333; 69,333 of 134,978 = 51.37 %.
    assert (row["active_workers"], row["base_workers"]) == (69_333, 134_978)
    assert "69333             134978          51.37" in README
    assert round(row["coverage_pct"], 2) == 51.37


def test_what_is_counted_apart_is_shown_and_joins_no_sum(data):
    scope = data.scope("64.01", Definition(("PU", "BPU")), OCTOBER)
    block = coverage.stated_workers(data, scope, ID)
    lines = {tuple(cell.text for cell in row[:3]) for row in block.sheet.rows}
    assert ("31 Oktober 2026", "41.000", "pekerja belum terdaftar") in lines
    assert ("31 Oktober 2026", "3.250", "peserta aktif") in lines
    notes = {row[2].note for row in block.sheet.rows}
    assert "BPU, pekerja rentan" in notes


def test_members_of_a_programme_are_shown_apart_and_join_no_sum(data):
    scope = data.scope("64.01", Definition(("PU", "BPU")), OCTOBER)
    block = coverage.members_by_programme(data, scope, ID)
    assert [tuple(cell.text for cell in row[:3]) for row in block.sheet.rows] == [
        ("hari tua (JHT)", "Oktober 2026", "61.200")
    ]
    assert "tidak pernah dijumlahkan" in block.notes[0].text
    assert block.sources == ("K64-2026-10",)
    counts = coverage.stated_workers(data, scope, ID)
    assert "61.200" not in {row[1].text for row in counts.sheet.rows}


def test_a_programme_that_is_entered_is_no_longer_named_as_absent(data):
    def subjects(code: str) -> set[str]:
        return {row["subject"] for row in absences_of(data, data.scope(code))}

    assert "members_by_programme" in subjects("64.02")
    assert "members_by_programme" not in subjects("64.01")


def test_a_quotation_of_members_names_the_programme(data):
    cited = cite_figure(data, "K-64.01-2026-10-JHT")
    assert "hari tua (JHT)" in quotation_document(cited, data, ID).text


def test_a_stated_base_is_shown_beside_what_it_means(data):
    scope = data.scope("64.01", Definition(("PU", "BPU")), OCTOBER)
    block = coverage.stated_workers(data, scope, ID)
    lines = {tuple(cell.text for cell in row[:4]) for row in block.sheet.rows}
    assert (
        *("2026", "98.700", "eligible menurut BPJS Ketenagakerjaan"),
        "potensi peserta",
    ) in lines
    assert ("12 Oktober 2026", "21.500", "pekerja rentan", "pekerja rentan") in lines


def test_a_statement_that_knows_only_its_year_says_no_day(data):
    scope = data.scope("64.02", Definition(("PU", "BPU")))
    sheet = coverage.trend(data, scope, ID).sheet
    assert ("2025", "sekitar 58%") in {(row[0].text, row[1].text) for row in sheet.rows}


def test_a_numerator_is_as_exact_as_it_was_said(data):
    region = data.regions.of("64.01", "38")
    found = {row["row_id"]: row for row in ask.statements(data, region)}
    row = found["P-64.01-2026-09"]
    assert (row["active_precision"], row["base_precision"]) == ("about", "exact")
    assert row["period_start"] == row["period_end"] == date(2026, 9, 30)
