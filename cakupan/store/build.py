"""Build the store from its inputs: load, stage, compute, check, then publish.

The new file replaces the old one only after every check has passed; until then
readers keep the old one. A lock lets one of several processes build.
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from cakupan import paths
from cakupan.errors import CakupanError, StoreError
from cakupan.intake.schema import DUCKDB_TYPES, Table
from cakupan.intake.tables import check_table
from cakupan.store.catalogue import Query, list_queries
from cakupan.store.database import Store, open_store
from cakupan.store.inputs import Inputs, read_inputs

_LOCK_SECONDS = 120
_MOST_ROWS_SHOWN = 5


@dataclass(frozen=True)
class CheckResult:
    """One check: how many rows it looked at."""

    name: str
    rows_checked: int


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Attributes:
        rebuilt: False if the store was current already.
        tables: rows by table.
        checks: the checks that passed; empty if the store was current.
        seconds: wall time.
    """

    path: Path
    rebuilt: bool
    tables: dict[str, int]
    checks: tuple[CheckResult, ...]
    seconds: float


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _create_table(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = ", ".join(f'"{c.name}" {DUCKDB_TYPES[c.type]}' for c in table.columns)
    connection.execute(f"create table raw_{table.name} ({columns}, origin varchar)")


def _load_files(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    connection.execute(
        "create table submissions (submission_id varchar primary key, "
        "origin varchar, file_name varchar, row_count bigint, state varchar)"
    )
    for table in inputs.tables.values():
        _create_table(connection, table)
    for file in inputs.files:
        count = check_table(file.path, file.table)
        # Names and types come from the schema, not from a reader.
        connection.execute(
            f"insert into raw_{file.table.name} by name "  # noqa: S608
            f"select *, '{file.origin}' as origin from read_csv("
            f"{_quoted(file.path)}, header = true, delim = ',', quote = '\"', "
            f"escape = '\"', nullstr = '', auto_detect = false, strict_mode = true, "
            f"columns = {_columns_in_file_order(file.path, file.table)})"
        )
        connection.execute(
            "insert into submissions values (?, ?, ?, ?, 'published')",
            [file.submission_id, file.origin, file.path.name, count],
        )


def _columns_in_file_order(path: Path, table: Table) -> str:
    with path.open(encoding="utf-8-sig") as file:
        header = file.readline().strip().split(",")
    types = {column.name: DUCKDB_TYPES[column.type] for column in table.columns}
    return "{" + ", ".join(f"'{name}': '{types[name]}'" for name in header) + "}"


def _run_checks(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[Query]
) -> tuple[CheckResult, ...]:
    results = []
    for check in checks:
        result = connection.execute(check.sql)
        columns = [column[0] for column in result.description]
        rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
        failed = [row for row in rows if row["is_ok"] is not True]
        if failed:
            shown = "; ".join(
                ", ".join(f"{k}={v}" for k, v in row.items() if k != "is_ok")
                for row in failed[:_MOST_ROWS_SHOWN]
            )
            raise StoreError(
                "Check '{check}' ({purpose}): expected no fault in {total} rows, "
                "found {count}: {rows}. Correct the data; the old store stays in use.",
                check=check.table,
                purpose=check.header["Purpose"],
                total=len(rows),
                count=len(failed),
                rows=shown,
            )
        results.append(CheckResult(check.table, len(rows)))
    return tuple(results)


def _keep_checks(
    connection: duckdb.DuckDBPyConnection, checks: Iterable[CheckResult]
) -> None:
    """Write down what was examined: readers see it beside the figures."""
    connection.execute(
        "create table build_checks (check_name varchar, rows_checked bigint)"
    )
    for check in checks:
        connection.execute(
            "insert into build_checks values (?, ?)", [check.name, check.rows_checked]
        )


def _build_file(path: Path, inputs: Inputs) -> tuple[CheckResult, ...]:
    queries = paths.queries_dir()
    with duckdb.connect(str(path)) as connection:
        _load_files(connection, inputs)
        for query in list_queries(queries, "staging"):
            connection.execute(f"create view {query.table} as {query.sql}")
        for query in list_queries(queries, "marts"):
            connection.execute(f"create table {query.table} as {query.sql}")
        checks = _run_checks(connection, list_queries(queries, "checks"))
        _keep_checks(connection, checks)
        connection.execute(
            "create table build_info as select ? as fingerprint", [inputs.fingerprint]
        )
        # The marts hold all that is read later; the loaded files go.
        for query in reversed(list_queries(queries, "staging")):
            connection.execute(f"drop view {query.table}")
        for table in inputs.tables:
            connection.execute(f"drop table raw_{table}")
    return checks


def _table_counts(store: Store) -> dict[str, int]:
    with store.connection.cursor() as cursor:
        names = cursor.execute(
            "select table_name from duckdb_tables() order by table_name"
        ).fetchall()
        return {
            name: cursor.execute(f'select count(*) from "{name}"').fetchall()[0][0]  # noqa: S608
            for (name,) in names
        }


def _is_current(path: Path, fingerprint: str) -> bool:
    if not path.is_file():
        return False
    try:
        store = open_store(path)
    except StoreError:
        return False
    try:
        return store.fingerprint == fingerprint
    finally:
        store.close()


def _publish(path: Path, inputs: Inputs) -> tuple[CheckResult, ...]:
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    with suppress(FileNotFoundError):
        new.unlink()
    try:
        checks = _build_file(new, inputs)
        new.replace(path)
    except duckdb.Error as error:
        raise StoreError(
            "Expected to build the store at {path}, found: {fault}. Correct the "
            "data or free the disk; the old store stays in use.",
            path=str(path),
            fault=str(error).splitlines()[0],
        ) from error
    finally:
        for left in (new, new.with_name(new.name + ".wal")):
            with suppress(FileNotFoundError):
                left.unlink()
    return checks


def build_store(path: Path | None = None, *, force: bool = False) -> BuildResult:
    """Make the store current, and say what was done.

    Args:
        path: the store file; by default where ``paths.store_path`` says.
        force: build even if the inputs did not change.

    Raises:
        SourceFileError: a table file has a fault.
        StoreError: a check found faulty rows, or the folder cannot be written.
    """
    began = time.perf_counter()
    target = path or paths.store_path()
    inputs = read_inputs()
    checks: tuple[CheckResult, ...] = ()
    rebuilt = force or not _is_current(target, inputs.fingerprint)
    if rebuilt:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(target.with_name(target.name + ".lock"), _LOCK_SECONDS):
                # Another process may have built it while we waited.
                rebuilt = force or not _is_current(target, inputs.fingerprint)
                if rebuilt:
                    checks = _publish(target, inputs)
        except Timeout as error:
            raise StoreError(
                "Expected to build {path}, found that another program has been "
                "building it for {seconds} seconds. Wait, or end that program.",
                path=str(target),
                seconds=_LOCK_SECONDS,
            ) from error
        except OSError as error:
            raise StoreError(
                "Expected to write the store at {path}, found: {fault}. Name another "
                "place with CAKUPAN_STORE or make the folder writable.",
                path=str(target),
                fault=error.strerror or str(error),
            ) from error
    store = open_store(target)
    try:
        counts = _table_counts(store)
    finally:
        store.close()
    return BuildResult(target, rebuilt, counts, checks, time.perf_counter() - began)


def _is_writable(path: Path) -> bool:
    folder = path.parent
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK)


def ready_store(path: Path | None = None) -> Store:
    """Open a current store, building it first if need be.

    If the new inputs have a fault and an older store exists, that one is opened
    and its ``notice`` says so. On a read-only disk the store is built in the
    temporary folder, and the notice says so.

    Raises:
        CakupanError: no store can be had.
    """
    target = path or paths.store_path()
    notice = None
    try:
        if not _is_writable(target) and not _is_current(
            target, read_inputs().fingerprint
        ):
            target = paths.fallback_store_path()
            notice = (
                "The project's folder cannot be written; the store stands in the "
                "temporary folder {path} and is built anew when that is emptied.",
                {"path": str(target)},
            )
        build_store(target)
    except CakupanError as error:
        if not target.is_file():
            raise
        notice = (
            "The figures on screen are those of the last good store. The new data "
            "were not taken in: {fault}",
            {"fault": error},
        )
    return open_store(target, notice)
