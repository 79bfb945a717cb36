"""Text that an office typed becomes no formula in any file that readers take along."""

import ast
import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.cli import main
from cakupan.writers.csv import csv_file, csv_lines
from cakupan.writers.values import plain
from cakupan.writers.xlsx import xlsx_file

HOSTILE = "=HYPERLINK(\"http://evil.test\");=cmd|' /C calc'!A0\n+cmd|x"
PAGES = {
    "pages/ringkasan.py": {},
    "pages/wilayah.py": {"region": "65"},
    "pages/pekerja_rentan.py": {"region": "65"},
    "pages/target_anggaran.py": {"region": "64"},
    "pages/peringkat.py": {},
    "pages/risalah.py": {"region": "65"},
    "pages/sumber_metode.py": {},
}
# Columns of text that people write, not codes that the program reads.
WRITTEN = {"title", "publisher", "note", "notes", "name", "quote", "published_as"}
NUMBER = re.compile(r"[-+]?[\d.,\s%]*")


@pytest.fixture(scope="module", autouse=True)
def hostile_store(shipped_path: Path, tmp_path_factory) -> Iterator[Path]:
    """A store in which every text that people write begins with a formula."""
    path = tmp_path_factory.mktemp("hostile") / "cakupan.duckdb"
    shutil.copy(shipped_path, path)
    with duckdb.connect(str(path)) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() "
            "where schema_name = 'main' and not internal and data_type = 'VARCHAR'"
        ).fetchall()
        written = [each for each in columns if each[1] in WRITTEN]
        assert len(written) > 8, columns
        for table, column in written:
            connection.execute(
                f'update "{table}" set "{column}" = ? || "{column}"', [HOSTILE]
            )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(path))
        yield path


def begins_a_formula(cell: str) -> bool:
    """Tell, by other means than the program's, whether a cell begins a formula."""
    text = cell.lstrip(' "\t\r\n\ufeff')
    if cell[:1] in {"\t", "\r"}:
        return True
    return text[:1] in set("=+-@＝＋－＠") and not NUMBER.fullmatch(text)


def formulas_of(content: bytes) -> list[str]:
    """Return the cells of a file that its program would take for formulas."""
    if content.startswith(b"PK"):
        found: list[str] = []
        for name, part in parts_of(content):
            if name.endswith((".csv", ".xlsx", ".pptx")):
                found += formulas_of(part)
            elif "/worksheets/" in name:
                found += re.findall(r"<f>(.*?)</f>", part.decode())
        return found
    text = content.decode("utf-8-sig")
    rows = [
        row for mark in ",;" for row in csv.reader(io.StringIO(text), delimiter=mark)
    ]
    # As a program reads it that knows the comma for nothing: line by line.
    rows += [re.split("[;\t]", line) for line in text.splitlines()]
    return [cell for row in rows for cell in row if begins_a_formula(cell)]


def parts_of(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def own(formula: str) -> bool:
    """Tell whether a formula is one of the workbook's own: cells and signs."""
    return not re.search(r"HYPERLINK|cmd|evil", formula)


@pytest.mark.parametrize("page", PAGES)
def test_no_download_of_a_page_holds_a_formula(page, monkeypatch):
    offered: dict[str, Callable[[], bytes]] = {}
    draw = st.download_button

    def noted(*args, **settings):
        offered[settings["file_name"]] = settings["data"]
        return draw(*args, **settings)

    monkeypatch.setattr(st, "download_button", noted)
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(page)
    for key, value in PAGES[page].items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    files = {
        name: make()
        for name, make in offered.items()
        if name.endswith((".csv", ".xlsx", ".zip", ".pptx"))
    }
    assert files
    for name, content in files.items():
        assert [each for each in formulas_of(content) if not own(each)] == [], name
        if not content.startswith(b"PK"):
            assert formulas_of(content) == [], name


@pytest.mark.parametrize("ending", ["csv", "zip", "xlsx", "pptx"])
def test_no_file_of_the_brief_holds_a_formula(ending, tmp_path):
    out = tmp_path / f"brief.{ending}"
    result = CliRunner().invoke(
        main, ["brief", "65", "--out", str(out), "--as-of", "2026-11-21"]
    )
    assert result.exit_code == 0, result.output
    content = out.read_bytes()
    found = formulas_of(content)
    assert [each for each in found if not own(each)] == []
    if ending == "zip":
        sources = dict(parts_of(content))["data/sources.csv"]
        assert b"'=HYPERLINK" in sources


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        (" =1", " '=1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("\u200b=1", "\u200b'=1"),
        ("＝1+1", "'＝1+1"),
        ("-x", "'-x"),
        ("- lihat catatan", "'- lihat catatan"),
        ("+62 812", "+62 812"),
        ("a;=1", "a;'=1"),
        ('a;"=1', "a;\"'=1"),
        ("a\n=1", "a\n'=1"),
        ("a\t@b", "a\t'@b"),
        ("x; -1+cmd", "x; '-1+cmd"),
        ("-", "-"),
        ("--", "'--"),
        ("+3,5", "+3,5"),
        ("-5", "-5"),
        ("-1.250,75 %", "-1.250,75 %"),
        ("a; -5", "a; -5"),
        ("a = b - c @ d", "a = b - c @ d"),
        ("2023-12-31", "2023-12-31"),
        ("65-68 %", "65-68 %"),
        ("S0001 S0002", "S0001 S0002"),
        ("", ""),
    ],
)
def test_what_is_written_for_a_text(text, written):
    assert plain(text) == written
    assert begins_a_formula(plain(text)) is False


def test_numbers_stay_numbers():
    row = {"a": -5, "b": -5.25, "c": "-5", "d": None, "e": True}
    text = csv_file(list(row), [row], {}).decode("utf-8-sig").splitlines()
    assert text[1:] == ["a,b,c,d,e", "-5,-5.25,-5,,True"]


def test_what_a_table_means_is_no_formula_either():
    content = csv_lines([["a"], ["b"]], "title: x;=cmd|1")
    assert formulas_of(content) == []
    content = csv_file(["=a"], [{"=a": 1}], {"title": "\n=1;@x"})
    assert formulas_of(content) == []
    assert formulas_of(xlsx_file(["=a"], [{"=a": "=1+1"}], {"title": "=1"})) == []


def test_one_function_writes_the_csv_that_readers_take_along():
    # The simulation's tables are read by the store's build, which takes text as it is.
    allowed = {"cakupan/writers/csv.py", "cakupan/simulation/tables.py"}
    writers = {
        str(path.relative_to(paths.root()))
        for path in (paths.root() / "cakupan").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in {"writer", "DictWriter"})
        or (isinstance(node, ast.Attribute) and node.attr == "to_csv")
    }
    assert writers == allowed
