"""Every statement's header, held against what DuckDB itself reports."""

import ast
import re
import shutil
from dataclasses import dataclass
from datetime import date

import duckdb
import pytest

from cakupan import paths
from cakupan.data.store import build_store
from cakupan.data.store.catalogue import (
    LAYERS,
    Query,
    list_queries,
    load_query,
    parse_header,
    whole_text,
)
from cakupan.data.store.checks import keep_checks, keep_warnings
from cakupan.data.store.headers import check_headers, columns_of, sample_params
from cakupan.errors import StoreError
from tests.country import PROJECT, SCHEMA
from tests.lab import QUERIES, Lab

ALL = sorted(
    str(path.relative_to(QUERIES).with_suffix("")) for path in QUERIES.rglob("*.sql")
)
NAMES = [name for name in ALL if not name.startswith("macros/")]
MACROS = [name for name in ALL if name.startswith("macros/")]
HEADER = "-- Purpose:  {}\n-- Grain:    one row.\n-- Inputs:   a, b.\n-- Params:   {}\n"
# What asks for statements by name; the store runs them, and Data hands names on.
CODE = [
    path
    for folder in ("cakupan", "pages")
    for path in sorted((PROJECT / folder).rglob("*.py"))
    if "cakupan/data/store" not in str(path)
]


@pytest.fixture(scope="module")
def empty():
    """All tables, without a row, as a build makes them."""
    lab = Lab()
    for table in SCHEMA:
        lab.given(table)
    for layer in ("staging", "marts"):
        for query in list_queries(QUERIES, layer):
            lab.make(query.table)
    for macro in list_queries(QUERIES, "macros"):
        lab.make_macro(macro)
    # What the build itself writes down.
    keep_checks(lab.connection, ())
    keep_warnings(lab.connection, (), ())
    return lab.connection


def normal(type_name):
    return str(type_name).lower().replace(" ", "")


def altered(query, old, new):
    assert old in query.sql
    return Query(query.name, query.sql.replace(old, new), query.header)


def test_a_statement_that_gives_other_columns_than_its_header_ends_the_build(empty):
    query = load_query(QUERIES, "reads/sources__all")
    check_headers(empty, [query])
    renamed = altered(query, "select * from final", "select *, 1 as extra from final")
    with pytest.raises(StoreError, match=r"sources__all.*Columns.*extra integer"):
        check_headers(empty, [renamed])


def test_a_statement_that_takes_other_parameters_than_its_header_ends_the_build(empty):
    query = load_query(QUERIES, "reads/sources__all")
    with pytest.raises(StoreError, match="Params: known_on; found known_on, other"):
        check_headers(empty, [altered(query, "from final", "from final where $other")])


def test_a_build_holds_every_read_against_its_header(monkeypatch, tmp_path):
    folder = tmp_path / "queries"
    shutil.copytree(QUERIES, folder)
    path = folder / "reads" / "sources__all.sql"
    sql = path.read_text(encoding="utf-8")
    path.write_text(sql.replace("select * from final", "select 1 as x from final"))
    monkeypatch.setattr(paths, "queries_dir", lambda: folder)
    with pytest.raises(StoreError, match="sources__all"):
        build_store(tmp_path / "store.duckdb")
    assert not (tmp_path / "store.duckdb").exists()


def test_every_layer_has_statements():
    assert {name.partition("/")[0] for name in ALL} == set(LAYERS)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_one_statement_with_its_parameters(name):
    query = load_query(QUERIES, name)
    statements = duckdb.extract_statements(query.sql)
    assert len(statements) == 1
    assert statements[0].type == duckdb.StatementType.SELECT
    assert sorted(query.params) == sorted(statements[0].named_parameters)
    if not query.params:
        assert query.header["Params"] == "none"


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_has_the_name_and_parameters_of_its_file(name, empty):
    query = load_query(QUERIES, name)
    (statement,) = duckdb.extract_statements(query.sql)
    assert statement.type == duckdb.StatementType.CREATE
    (found,) = empty.execute(
        "select parameters from duckdb_functions() where function_name = ?",
        [query.table],
    ).fetchall()
    text = re.sub(r"\s*\([^)]*\)", "", query.header["Params"])
    assert found[0] == [part.split()[0] for part in text.split(", ")]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("reads/")])
def test_as_known_on_a_day_is_said_by_the_macros_alone(name):
    """A statement that has a filter of its own would be mended apart from them."""
    sql = re.sub(r"--.*", "", load_query(QUERIES, name).sql)
    assert not re.search(r"entered_on <=? \$|superseded_on >=? \$", sql)
    assert not re.search(r"superseded_on is null", sql)
    if "$known_on" in sql:
        macros = "is_known|has_entered|known_scope|region_scope|own_and_regencies_scope"
        assert re.search(rf"({macros})\(.*\$known_on[,)]", sql)


def test_only_what_has_no_day_is_asked_without_one():
    """A figure or a count that takes no day would be today's on an old quotation."""
    dayless = {
        "reads/build_checks__all",  # of the store as it was built
        "reads/enrolment__first_entry",  # the first day that may be asked about
        "reads/programmes__worker_groups",  # labels
        "reads/ranking__bounds",  # of rows that are named, as known on the day
        "reads/regions__all",  # names and divisions
    }
    reads = [name for name in NAMES if name.startswith("reads/")]
    assert dayless == {
        name for name in reads if "known_on" not in load_query(QUERIES, name).params
    }


@pytest.mark.parametrize("name", NAMES)
def test_inputs_are_the_tables_read(name, empty):
    query = load_query(QUERIES, name)
    bound = re.sub(r"\$\w+", "null", query.sql)
    assert sorted(query.inputs) == sorted(empty.get_table_names(bound))


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_returned(name, empty):
    query = load_query(QUERIES, name)
    result = empty.execute(query.sql, sample_params(query))
    found = [(column[0], normal(column[1])) for column in result.description]
    assert found == [
        (column, normal(type_name)) for column, type_name in columns_of(query)
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
        assert columns_of(query)[-1] == ("is_ok", "boolean")
    else:
        assert "__" in stem
        assert "row_id" in dict(columns_of(query))
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


@dataclass(frozen=True)
class Asking:
    """A place of the code that asks for a statement by its name."""

    place: str
    name: str | None
    params: frozenset[str]
    is_whole: bool


def askings():
    """Return every place that asks ``Data`` for the rows of a statement."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and is_rows(node)):
                continue
            name = node.args[0] if node.args else None
            keys = [word.arg for word in node.keywords]
            yield Asking(
                f"{path.relative_to(PROJECT)}:{node.lineno}",
                name.value if isinstance(name, ast.Constant) else None,
                frozenset(key for key in keys if key),
                len(node.args) == 1 and None not in keys,
            )


def is_rows(call):
    """Return whether rows are asked of Data, which alone asks its store.

    Other things have rows too: of those one is asked for by its name.
    """
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "rows"):
        return False
    receiver = ast.unparse(call.func.value)
    is_named = bool(call.args) and isinstance(call.args[0], ast.Constant)
    return is_named or bool(re.search(r"\bdata(\(\))?(\.(on|at)\(.*\))?$", receiver))


ASKINGS = list(askings())


@pytest.mark.parametrize("asking", ASKINGS, ids=lambda asking: asking.place)
def test_a_statement_is_asked_with_the_parameters_of_its_header(asking):
    assert asking.name is not None, "name the statement where it is asked for"
    assert asking.is_whole, "give each parameter by its name"
    assert f"reads/{asking.name}" in NAMES
    query = load_query(QUERIES, f"reads/{asking.name}")
    own = {name for name in query.params if name != "known_on"}
    assert asking.params <= own
    assert asking.params >= own - query.optional


def test_every_read_is_asked_for_somewhere():
    asked = {f"reads/{asking.name}" for asking in ASKINGS}
    assert asked == {name for name in NAMES if name.startswith("reads/")}


def test_what_a_null_means_is_read_from_the_header():
    query = load_query(QUERIES, "reads/coverage__by_region")
    assert query.optional == {"level", "region", "parent", "series"}
    query = load_query(QUERIES, "reads/targets__by_region")
    assert query.optional == set()


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


@pytest.mark.parametrize(
    ("entered", "superseded", "stands", "entered_by"),
    [
        ("2024-03-01", None, True, True),
        ("2024-03-02", None, False, False),
        ("2024-02-01", "2024-03-01", False, True),  # from that day on the correction
        ("2024-02-01", "2024-03-02", True, True),
    ],
)
def test_a_row_stands_from_its_entry_until_its_correction(
    lab, entered, superseded, stands, entered_by
):
    (row,) = lab.connection.execute(
        "select is_known($1::date, $2::date, $3::date), has_entered($1::date, $3)",
        [entered, superseded, date(2024, 3, 1)],
    ).fetchall()
    assert row == (stands, entered_by)


@pytest.mark.parametrize("name", ["coverage__by_region", "absences__all"])
def test_a_statement_with_its_macros_runs_where_nothing_else_is(name, tiny_store):
    """As a reader finds it in the brief's folder: without the store's own macros."""
    text = whole_text(QUERIES, f"reads/{name}")
    macros, _, statement = text.rpartition(";\n")
    query = load_query(QUERIES, f"reads/{name}")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{tiny_store.path}' as given (read_only)")
        for table in query.inputs:
            connection.execute(f"create table {table} as from given.{table}")
        connection.execute(macros)
        found = connection.execute(statement, sample_params(query)).fetchall()
    rows = tiny_store.rows(f"reads/{name}", **sample_params(query))
    assert found == [tuple(row.values()) for row in rows]
