"""The open store: named statements in, plain rows out; read-only."""

import itertools
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from cakupan import paths
from cakupan.data.store.catalogue import load_query
from cakupan.errors import StoreError

Row = dict[str, Any]

_CONFIG: dict[str, Any] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "threads": 2,
}
# What a damaged file ends in; any other fault of a statement is a fault of ours.
_FAULTS_OF_THE_FILE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)
# The folders of a path; its last part stays.
_FOLDERS = re.compile(r"(?<![\w.])/(?:[^/\s\"']+/)+")
# What every store has held since the first, whoever else names a table so.
_TABLES_OF_A_STORE = {"build_info", "build_checks", "submissions"}
_FINGERPRINT = re.compile(r"(?:\w+ .*)?[0-9a-f]{64}")
_MOST_TRIES = 20  # to open a file that others are put in place of all the time
# A file may be replaced twice while it is opened, the second time by itself: what is
# found wrong is a fault of the file only when it is found again.
_SURE_TRIES = 5
_numbers = itertools.count(1)
# A file begins with three headers of 4096 bytes; blocks follow.
_FULL_SIZE = """
    select total_blocks * block_size + 3 * 4096
    from pragma_database_size()
    where database_name = 'store'
"""


@dataclass(frozen=True)
class Store:
    """A store file opened read-only; safe to share between threads.

    Attributes:
        path: the file.
        fingerprint: of the inputs that it was built from.
        notice: catalogue key of what the reader must know of this store (old
            store in use, temporary folder), with its fields; None if nothing.
        number: among the stores that this process opened. What was read is remembered
            under it: a file that is put in place of another may be like it in all
            that a file's description says.
    """

    path: Path
    connection: duckdb.DuckDBPyConnection
    fingerprint: str
    notice: tuple[str, Mapping[str, Any]] | None = None
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def dataset(self) -> str:
        """Return the data set that the store holds, ``terbit`` or ``simulasi``."""
        return dataset_of(self.fingerprint)

    def rows(self, name: str, **params: Any) -> list[Row]:
        """Run ``queries/<name>.sql`` and return its rows as plain dictionaries.

        Counts stay integers and missing values None, which a data frame would
        turn into floats. One cursor a call, everything fetched: a half-read
        result owns its connection.

        Raises:
            StoreError: the file cannot be read any longer.
        """
        query = load_query(paths.queries_dir(), name)
        try:
            with self.cursor() as cursor:
                result = cursor.execute(query.sql, params)
                columns = [column[0] for column in result.description]
                rows = result.fetchall()
        except _FAULTS_OF_THE_FILE as error:
            raise StoreError(
                "Expected to read the store at {path}, found: {fault}. Run 'cakupan "
                "build --force'.",
                path=self.path,
                fault=fault_without_values(error),
            ) from error
        return [dict(zip(columns, row, strict=True)) for row in rows]

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor of its own that finds the store's tables by their names."""
        with self.connection.cursor() as cursor:
            cursor.execute("use store")
            yield cursor

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def dataset_of(fingerprint: str) -> str:
    """Return the data set of a store by its fingerprint.

    A simulation's begins with its name and recipe; the other is a bare digest.

    >>> dataset_of("simulasi seed=1 generator=2 years=2019-2025 provinces=all 0ab1")
    'simulasi'
    >>> dataset_of("0ab1")
    'terbit'
    """
    name, space, _rest = fingerprint.partition(" ")
    return name if space else "terbit"


def fault_without_values(error: duckdb.Error) -> str:
    """Return what DuckDB found, for a reader: no cell of a table, no folder.

    Only faults of the file and of the disk are told in DuckDB's words; those of a
    value quote the value.
    """
    kind, colon, rest = str(error).partition("\n")[0].partition(":")
    if not isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
        return kind
    return _FOLDERS.sub("", f"{kind}{colon}{rest}")


def quoted(path: Path) -> str:
    """Return a path as DuckDB writes a text."""
    return "'" + str(path).replace("'", "''") + "'"


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database file read-only, under the name ``store``.

    A file that is put in its place meanwhile is opened instead: one that was looked at
    half before and half after would seem damaged.
    """
    faults = 0
    for _try in range(_MOST_TRIES):
        before = _identity(path)
        try:
            return _attach_once(path)
        except duckdb.Error:
            faults = faults + 1 if _identity(path) == before else 0
            if faults == _SURE_TRIES:
                raise
    return _attach_once(path)


def _identity(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file from one that is put in its place; None if none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _attach_once(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the file that stands there now.

    It is attached to a database of its own: DuckDB hands out one instance per path,
    so that a process which still reads a replaced file would be given it again.
    """
    connection = duckdb.connect(":memory:", config=_CONFIG)
    try:
        connection.execute(f"attach {quoted(path)} as store (read_only)")
        # From here on no file is read: the store answers from its own tables only.
        connection.execute("set enable_external_access = false")
        ((full_size,),) = connection.execute(_FULL_SIZE).fetchall()
        if path.stat().st_size < full_size:
            raise duckdb.IOException(f"the file is shorter than {full_size} bytes")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def is_other_database(path: Path) -> bool:
    """Return whether a file is a sound DuckDB database that is not a store."""
    try:
        with _attach(path) as connection:
            names = _tables(connection)
    except duckdb.Error:
        return False
    return bool(names) and not names >= _TABLES_OF_A_STORE


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'store'"
    ).fetchall()
    return {name for (name,) in rows}


def _fingerprint(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the fingerprint of a store.

    Raises:
        duckdb.Error: the database is no store.
    """
    rows = connection.execute("select fingerprint from store.build_info").fetchall()
    found = rows[0][0] if len(rows) == 1 else None
    if not isinstance(found, str) or not _FINGERPRINT.fullmatch(found):
        raise duckdb.IOException("a database that is no store")
    return found


def open_store(
    path: Path, notice: tuple[str, Mapping[str, Any]] | None = None
) -> Store:
    """Open a built store read-only.

    Raises:
        StoreError: the file is missing, damaged, no store, or held by another
            process.
    """
    if not path.is_file():
        raise StoreError(
            "Expected a store at {path}, found none. Run 'cakupan build'.",
            path=path,
        )
    try:
        connection = _attach(path)
        fingerprint = _fingerprint(connection)
    except duckdb.Error as error:
        raise StoreError(
            "Expected a readable store at {path}, found: {fault}. Run 'cakupan "
            "build'; if another program holds the file, close it first.",
            path=path,
            fault=fault_without_values(error),
        ) from error
    return Store(path, connection, fingerprint, notice)
