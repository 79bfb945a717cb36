"""What the store is built from: which files, checked how, and their fingerprint."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cakupan import __version__, paths
from cakupan.data.intake.rows import Today
from cakupan.data.intake.schema import Table, load_schema
from cakupan.data.intake.tables import read_rows
from cakupan.data.store.folder import check_folder
from cakupan.errors import SourceFileError


@dataclass(frozen=True)
class InputFile:
    """One table file of the embedded figures or of an office's own folder.

    Attributes:
        origin: ``embedded``, ``office`` or ``simulated``.
        is_read_first: whether each cell is checked in Python before the load, so
            that a fault is said with row and column.
    """

    table: Table
    path: Path
    origin: str
    is_read_first: bool = True

    @property
    def submission_id(self) -> str:
        """Return the id under which the file is listed as a submission."""
        return f"{self.origin}:{self.path.stem}"


@dataclass(frozen=True)
class Inputs:
    """All that the store depends on.

    Attributes:
        files: table files in the order of the schema.
        fingerprint: changes exactly when the content of any input changes.
        tables: the documented tables by name.
        unread: names of what lies in the office's folder and is not read though it
            may hold figures.
    """

    files: tuple[InputFile, ...]
    fingerprint: str
    tables: dict[str, Table]
    unread: tuple[str, ...] = ()


def _table_files(tables: dict[str, Table]) -> list[InputFile]:
    data = paths.data_dir()
    office = paths.office_data_dir()
    files = []
    for table in tables.values():
        embedded = data / f"{table.name}.csv"
        if embedded.is_file() or table.is_embedded:
            files.append(InputFile(table, embedded, "embedded"))
        if office is None:
            continue
        own = office / f"{table.name}.csv"
        if table.is_of_offices and (own.exists() or own.is_symlink()):
            files.append(InputFile(table, own, "office"))
    return files


def build_day(embedded: Iterable[InputFile] = ()) -> Today:
    """Return the builder's today: ``CAKUPAN_TODAY``, else the clock's.

    It is never before the latest entry of the project's own sources, so that a clock
    that is wrong refuses nothing that was entered rightly.

    Raises:
        SourceFileError: CAKUPAN_TODAY is no date.
    """
    named = os.environ.get("CAKUPAN_TODAY", "")
    try:
        day = date.fromisoformat(named) if named else date.today()
    except ValueError:
        raise SourceFileError(
            "CAKUPAN_TODAY: expected a date, as 2026-11-30, found '{found}'. Correct "
            "or clear it.",
            found=named,
        ) from None
    entries = [day]
    for file in embedded:
        if file.table.name == "sources":
            rows = read_rows(file.path)
            _line, header = next(rows)
            place = header.index("entered_on")
            entries += [date.fromisoformat(row[place]) for _line, row in rows if row]
    return Today(max(entries))


def read_inputs() -> Inputs:
    """List the input files and fingerprint their content.

    Raises:
        SourceFileError: the schema or a table is missing, or the office's folder
            holds a file that is no table.
    """
    tables = load_schema(paths.data_dir() / "schema.csv")
    unread = check_folder(tables.values())
    files = _table_files(tables)
    return Inputs(tuple(files), fingerprint(files, unread=unread), tables, unread)


def embedded_files(tables: dict[str, Table]) -> list[InputFile]:
    """Return the table files of the project's own figures."""
    return [file for file in _table_files(tables) if file.origin == "embedded"]


def fingerprint(
    files: Iterable[InputFile], *parts: str, unread: Iterable[str] = ()
) -> str:
    """Return what changes when files, statements, schema or code change.

    Args:
        files: table files.
        parts: packages besides the store and the intake whose code decides.
        unread: names of files that are not read, which the store says.

    Raises:
        SourceFileError: a file is missing.
    """
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parents[2]
    code = [
        path
        for part in ("data/store", "data/intake", *parts)
        for path in package.glob(f"{part}/*.py")
    ]
    schema_path = paths.data_dir() / "schema.csv"
    statements = sorted(paths.queries_dir().rglob("*.sql"))
    named = [(file.submission_id, file.path) for file in files]
    named += [(f"{p.parent.name}/{p.name}", p) for p in sorted(code)]
    named.append((schema_path.name, schema_path))
    named += [(str(p.relative_to(paths.queries_dir())), p) for p in statements]
    for name, path in named:
        if not path.is_file():
            raise SourceFileError(
                "Expected the table file {path}, found no such file. Restore it "
                "from the project's repository.",
                path=path,
            )
        digest.update(name.encode())
        digest.update(digest_of(path))
    for name in unread:
        digest.update(f"not read: {name}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def digest_of(path: Path) -> bytes:
    """Return what changes when a file's content does."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
