"""Build the store from its inputs: load, stage, compute, check, then publish.

The new file replaces the old one only after every check has passed; until then
readers keep the old one. A lock lets one of several processes build.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from cakupan import paths
from cakupan.data.intake.references import check_references
from cakupan.data.intake.schema import DUCKDB_TYPES, Table
from cakupan.data.intake.tables import check_table, read_rows
from cakupan.data.store.catalogue import list_queries
from cakupan.data.store.checks import (
    CheckResult,
    keep_checks,
    keep_warnings,
    run_checks,
)
from cakupan.data.store.database import (
    Row,
    Store,
    fault_without_values,
    open_store,
    quoted,
)
from cakupan.data.store.headers import check_headers
from cakupan.data.store.inputs import Inputs, build_day, digest_of, read_inputs
from cakupan.data.store.place import (
    lock_of,
    new_file,
    refuse_foreign,
    refuse_other_name,
    remove_leftovers,
)
from cakupan.errors import CakupanError, CheckError, SourceFileError, StoreError

_LOCK_SECONDS = 120


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Attributes:
        rebuilt: False if the store was current already.
        tables: rows by table.
        checks: the checks that passed; empty if the store was current.
        warnings: what in an office's figures should be looked at, as
            ``reads/build_warnings__all`` gives it.
        seconds: wall time.
    """

    path: Path
    rebuilt: bool
    tables: dict[str, int]
    checks: tuple[CheckResult, ...]
    warnings: tuple[Row, ...]
    seconds: float


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
    read_first = [file for file in inputs.files if file.is_read_first]
    before = {file: digest_of(file.path) for file in read_first}
    today = build_day(file for file in read_first if file.origin == "embedded")
    for file in read_first:
        check_table(file.path, file.table, today if file.origin == "office" else None)
    check_references((file.table, file.path) for file in read_first)
    for file in inputs.files:
        # Names and types come from the schema, not from a reader.
        ((count,),) = connection.execute(
            f"insert into raw_{file.table.name} by name "  # noqa: S608
            f"select *, '{file.origin}' as origin from read_csv("
            f"{quoted(file.path)}, header = true, delim = ',', quote = '\"', "
            f"escape = '\"', nullstr = '', auto_detect = false, strict_mode = true, "
            f"columns = {_columns_in_file_order(file.path, file.table)}) "
            f"where {_is_filled(file.table)}"
        ).fetchall()
        connection.execute(
            "insert into submissions values (?, ?, ?, ?, 'published')",
            [file.submission_id, file.origin, file.path.name, count],
        )
    for file, digest in before.items():
        if digest_of(file.path) != digest:  # what was loaded is not what was checked
            raise StoreError(
                "{path}: changed while it was being read. Wait until it is written, "
                "and build again.",
                path=file.path.name,
            )


def _is_filled(table: Table) -> str:
    """Return a condition: a row that was checked and has content."""
    required = (column.name for column in table.columns if column.is_required)
    return f'"{next(required)}" is not null'


def _columns_in_file_order(path: Path, table: Table) -> str:
    _line, header = next(read_rows(path))
    types = {column.name: DUCKDB_TYPES[column.type] for column in table.columns}
    return "{" + ", ".join(f"'{name}': '{types[name]}'" for name in header) + "}"


def _build_file(path: Path, inputs: Inputs) -> tuple[CheckResult, ...]:
    queries = paths.queries_dir()
    with duckdb.connect(str(path)) as connection:
        connection.begin()  # one write to the disk instead of one a statement
        macros = list_queries(queries, "macros")
        for query in macros:
            if query.inputs == ("none",):
                connection.execute(query.sql)
        _load_files(connection, inputs)
        for query in list_queries(queries, "staging"):
            connection.execute(f"create view {query.table} as {query.sql}")
        for query in list_queries(queries, "marts"):
            connection.execute(f"create table {query.table} as {query.sql}")
        for query in macros:  # those that read a mart, which must be there
            if query.inputs != ("none",):
                connection.execute(query.sql)
        checks = run_checks(connection, list_queries(queries, "checks"), inputs.files)
        keep_checks(connection, checks)
        warnings = list_queries(queries, "warnings")
        keep_warnings(connection, warnings, inputs.files, inputs.unread)
        connection.execute(
            "create table build_info as select ? as fingerprint", [inputs.fingerprint]
        )
        check_headers(connection, list_queries(queries, "reads"))
        # The marts hold all that is read later; the loaded files go.
        for query in reversed(list_queries(queries, "staging")):
            connection.execute(f"drop view {query.table}")
        for table in inputs.tables:
            connection.execute(f"drop table raw_{table}")
        connection.commit()
    return checks


def _table_counts(store: Store) -> dict[str, int]:
    with store.cursor() as cursor:
        names = cursor.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'store' order by table_name"
        ).fetchall()
        return {
            name: cursor.execute(f'select count(*) from "{name}"').fetchall()[0][0]  # noqa: S608
            for (name,) in names
        }


def _open_current(path: Path, fingerprint: str) -> Store | None:
    """Return the store if it was built from just these inputs."""
    try:
        store = open_store(path)
    except StoreError:
        return None
    if store.fingerprint == fingerprint:
        return store
    store.close()
    return None


def _publish(path: Path, inputs: Inputs) -> tuple[CheckResult, ...]:
    new = new_file(path)
    with suppress(FileNotFoundError):
        new.unlink()
    try:
        checks = _build_file(new, inputs)
        new.replace(path)
    except duckdb.Error as error:
        raise StoreError(
            "Expected to build the store at {path}, found: {fault}. Correct the "
            "data or free the disk; the old store stays in use.",
            path=path,
            fault=fault_without_values(error),
        ) from None  # its traceback may hold a cell
    finally:
        for left in (new, new.with_name(new.name + ".wal")):
            with suppress(FileNotFoundError):
                left.unlink()
    return checks


def _make_current(
    target: Path,
    inputs: Inputs,
    *,
    force: bool = False,
    prepare: Callable[[], None] | None = None,
) -> tuple[bool, tuple[CheckResult, ...]]:
    """Build the store unless another process has done so meanwhile."""
    refuse_foreign(target, inputs.fingerprint)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_of(target), _LOCK_SECONDS):
            remove_leftovers(target)
            current = None if force else _open_current(target, inputs.fingerprint)
            if current:
                current.close()
                return False, ()
            if prepare:
                prepare()
            return True, _publish(target, inputs)
    except Timeout as error:
        raise StoreError(
            "Expected to build {path}, found that another program has been "
            "building it for {seconds} seconds. Wait, or end that program.",
            path=target,
            seconds=_LOCK_SECONDS,
        ) from error
    except OSError as error:
        raise StoreError(
            "Expected to write the store at {path}, found: {fault}. Name another "
            "place with CAKUPAN_STORE or make the folder writable.",
            path=target,
            fault=error.strerror or str(error),
        ) from error


def build_store(
    path: Path | None = None,
    *,
    force: bool = False,
    inputs: Inputs | None = None,
    prepare: Callable[[], None] | None = None,
) -> BuildResult:
    """Make the store current, and say what was done.

    Args:
        path: the store file; by default where ``paths.store_path`` says.
        force: build even if the inputs did not change.
        inputs: what it is built from; by default the published figures.
        prepare: writes input files that are not there yet; called only if the store
            is built, by one process at a time.

    Raises:
        SourceFileError: a table file has a fault.
        StoreError: a check found faulty rows, the folder cannot be written, or the
            path names a file that is no store.
    """
    began = time.perf_counter()
    target = path or paths.store_path()
    refuse_other_name(target)
    inputs = inputs or read_inputs()
    rebuilt = False
    checks: tuple[CheckResult, ...] = ()
    store = None if force else _open_current(target, inputs.fingerprint)
    if store is None:
        rebuilt, checks = _make_current(target, inputs, force=force, prepare=prepare)
        store = open_store(target)
    try:
        counts = _table_counts(store)
        warnings = tuple(store.rows("reads/build_warnings__all", known_on=date.max))
    finally:
        store.close()
    seconds = time.perf_counter() - began
    return BuildResult(target, rebuilt, counts, checks, warnings, seconds)


def _is_writable(path: Path) -> bool:
    folder = path.parent
    while not folder.exists():
        folder = folder.parent
    return os.access(folder, os.W_OK)


# The last data that were refused, by place, content and day: asked again, they are not
# built again only to be refused.
_refused: dict[tuple[Path, str, str], CakupanError] = {}


def _make_unless_refused(target: Path, inputs: Inputs) -> None:
    key = (target, inputs.fingerprint, str(build_day().day))
    if key in _refused:
        raise _refused[key].with_traceback(None)
    try:
        _make_current(target, inputs)
    except (SourceFileError, CheckError) as error:
        _refused.clear()
        _refused[key] = error
        raise


def _ready(asked: Path, inputs: Inputs) -> Store:
    current = _open_current(asked, inputs.fingerprint)
    if current:
        return current
    if _is_writable(asked):
        _make_unless_refused(asked, inputs)
        return open_store(asked)
    instead = paths.fallback_store_path()
    _make_unless_refused(instead, inputs)
    message = (
        "The project's folder cannot be written; the store {path} stands in the "
        "temporary folder and is built anew when that is emptied."
    )
    return open_store(instead, (message, {"path": instead}))


def ready_store(path: Path | None = None) -> Store:
    """Open a current store, building it first if need be.

    If the new inputs have a fault and an older store exists, that one is opened
    and its ``notice`` says so. On a read-only disk the store is built in the
    temporary folder, and the notice says so.

    Raises:
        CakupanError: no store can be had.
    """
    asked = path or paths.store_path()
    refuse_other_name(asked)
    try:
        return _ready(asked, read_inputs())
    except CakupanError as error:
        message = (
            "The figures on screen are those of the last good store. The new data "
            "were not taken in: {fault}"
        )
        places = [asked]
        if not _is_writable(asked):
            places.append(paths.fallback_store_path())
        for place in places:
            with suppress(StoreError):
                return open_store(place, (message, {"fault": error}))
        raise
