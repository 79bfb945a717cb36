"""Every statement's header, held against what DuckDB itself reports."""

import ast
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from cakupan import reads, regions
from cakupan.errors import StoreError
from cakupan.store.catalogue import LAYERS, list_queries, load_query, parse_header
from cakupan.store.checks import keep_checks, keep_warnings
from tests.country import PROJECT, SCHEMA
from tests.lab import QUERIES, Lab

NAMES = sorted(
    str(path.relative_to(QUERIES).with_suffix("")) for path in QUERIES.rglob("*.sql")
)
HEADER = "-- Purpose:  {}\n-- Grain:    one row.\n-- Inputs:   a, b.\n-- Params:   {}\n"
# The functions of these modules, one for each read.
READERS = [regions, reads, *(PROJECT / "cakupan").glob("reads_*.py")]


@pytest.fixture(scope="module")
def empty():
    """All tables, without a row, as a build makes them."""
    lab = Lab()
    for table in SCHEMA:
        lab.given(table)
    for layer in ("staging", "marts"):
        for query in list_queries(QUERIES, layer):
            lab.make(query.table)
    # What the build itself writes down.
    keep_checks(lab.connection, ())
    keep_warnings(lab.connection, (), ())
    return lab.connection


def normal(type_name):
    return str(type_name).lower().replace(" ", "")


def header_columns(query):
    """Read ``name type, name type (remark), ...`` of the header's Columns."""
    text = re.sub(r"\s*\((?!\d)[^)]*\)", "", query.header["Columns"])
    parts = re.split(r"[,;]\s+(?![^(]*\))", text)
    return [tuple(part.split(maxsplit=1)) for part in parts]


def samples(query):
    """Return a value for each parameter; its type alone matters here."""
    of_type = {
        "date": date(2023, 12, 31),
        "bigint": 1,
        "varchar[]": ["PU", "BPU"],
        "varchar": "38",
    }
    types = dict(re.findall(r"\$(\w+) ([a-z]+(?:\[\])?)", query.header["Params"]))
    return {name: of_type[types[name]] for name in query.params}


def test_the_columns_of_a_header_are_read():
    sql = HEADER.format("x.", "none.") + (
        "-- Columns:  a varchar, b decimal(10,4), c bigint (persons; may be NULL),\n"
        "--           d varchar[].\n-- Excludes: nothing.\nselect 1"
    )
    query = type("Query", (), {"header": parse_header(sql, "x")})
    assert header_columns(query) == [
        ("a", "varchar"),
        ("b", "decimal(10,4)"),
        ("c", "bigint"),
        ("d", "varchar[]"),
    ]


def test_every_layer_has_statements():
    assert {name.partition("/")[0] for name in NAMES} == set(LAYERS)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_one_statement_with_its_parameters(name):
    query = load_query(QUERIES, name)
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert statements[0].type == duckdb.StatementType.SELECT
    assert sorted(query.params) == sorted(statements[0].named_parameters)
    if not query.params:
        assert query.header["Params"] == "none"


@pytest.mark.parametrize("name", NAMES)
def test_inputs_are_the_tables_read(name, empty):
    query = load_query(QUERIES, name)
    bound = re.sub(r"\$\w+", "null", query.sql)
    assert sorted(query.inputs) == sorted(empty.get_table_names(bound))


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_returned(name, empty):
    query = load_query(QUERIES, name)
    result = empty.execute(query.sql, samples(query))
    found = [(column[0], normal(column[1])) for column in result.description]
    assert found == [
        (column, normal(type_name)) for column, type_name in header_columns(query)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_form_of_its_layer(name):
    layer, _, stem = name.partition("/")
    query = load_query(QUERIES, name)
    assert all(len(line) <= 88 for line in query.sql.splitlines())
    assert "select * from final" in query.sql
    if layer == "staging":
        assert re.fullmatch(r"stg_[a-z]+__[a-z_]+", stem)
        assert all(part.startswith(("raw_", "stg_")) for part in query.inputs)
    elif layer == "marts":
        assert "__" not in stem
    elif layer == "reads":
        assert "__" in stem
        assert not any(part.startswith(("raw_", "stg_")) for part in query.inputs)
    elif layer == "checks":
        assert "__" in stem
        assert header_columns(query)[-1] == ("is_ok", "boolean")
    else:
        assert "__" in stem
        assert "row_id" in dict(header_columns(query))
    if layer != "reads":
        assert query.params == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_statement_joins_figures_across_divisions(name):
    """A code alone means other land in each division; figures join by territory.

    A join by code names the division too; names of a region, and the list of codes
    that moved, are the two that hold for both.
    """
    sql = re.sub(r"--.*", "", load_query(QUERIES, name).sql)
    for condition in re.findall(
        r"\bon\b(.*?)(?=\bleft join\b|\binner join\b|\bwhere\b|\bgroup by\b|\n\)|\Z)",
        sql,
        flags=re.DOTALL,
    ):
        if re.search(r"\.region_code = \w+\.region_code", condition):
            is_name = "aliases.region_code" in condition
            is_moved = "moved_codes.region_code" in condition
            assert ".vintage = " in condition or is_name or is_moved, condition


@pytest.mark.parametrize("name", NAMES)
def test_a_division_is_guarded_and_a_verdict_sees_missing_values(name):
    sql = re.sub(r"--.*", "", load_query(QUERIES, name).sql)
    sql = re.sub(r"'[^']*'", "''", sql)
    for divisor in re.findall(r" / (\S+)", sql):
        assert divisor.startswith("nullif("), divisor
    # "<>" is null where a side is missing; "is distinct from" is not.
    assert not re.search(r"(!=|<>)[^,]* as is_ok", sql)
    # greatest(null, 0) is 0 in DuckDB: a missing number would turn into zero.
    assert not re.search(r"\b(greatest|least)\(", sql)
    assert not re.search(r"coalesce\([^()]*workers[^()]*, 0\) as", sql)


def readers():
    """Return the functions that run each statement of ``queries/reads``."""
    found = {}
    for module in READERS:
        path = module if isinstance(module, Path) else Path(module.__file__)
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Constant) and str(node.value).startswith(
                    "reads/"
                ):
                    found.setdefault(node.value, []).append(function.name)
    return found


def test_each_read_has_one_reader():
    found = readers()
    assert sorted(found) == [name for name in NAMES if name.startswith("reads/")]
    assert {name: used for name, used in found.items() if len(used) != 1} == {}


def test_a_header_lacking_a_field_is_named():
    with pytest.raises(
        StoreError,
        match=r"^queries/x/y\.sql: expected a header .*, missing: Columns, Excludes",
    ):
        parse_header(HEADER.format("x.", "none."), "x/y")


def test_a_missing_statement_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"reads/none\.sql, found no such file"):
        load_query(tmp_path, "reads/none")


def test_statements_come_after_their_inputs(tmp_path):
    rest = "-- Columns:  x integer.\n-- Excludes: nothing.\nselect 1"
    (tmp_path / "marts").mkdir()
    for name, inputs in {"a": "c", "b": "raw_x", "c": "b, raw_y"}.items():
        header = HEADER.format("x.", "none.").replace("a, b", inputs)
        (tmp_path / "marts" / f"{name}.sql").write_text(header + rest, encoding="utf-8")
    assert [query.table for query in list_queries(tmp_path, "marts")] == ["b", "c", "a"]
