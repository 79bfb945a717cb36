"""What the store is built from: which files, checked how, and their fingerprint."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cakupan import __version__, paths
from cakupan.errors import SourceFileError
from cakupan.intake.schema import Table, load_schema

_TABLE_SUFFIXES = (".csv", ".xls", ".xlsx", ".ods")


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
    """

    files: tuple[InputFile, ...]
    fingerprint: str
    tables: dict[str, Table]


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
        if own.is_file() and table.is_of_offices:
            files.append(InputFile(table, own, "office"))
    return files


def _check_office_folder(tables: dict[str, Table]) -> None:
    office = paths.office_data_dir()
    if office is None:
        return
    if not office.is_dir():
        raise SourceFileError(
            "CAKUPAN_DATA: expected a folder with your own tables, found '{path}', "
            "which is no folder. Create it or clear CAKUPAN_DATA.",
            path=str(office),
        )
    accepted = {table.name for table in tables.values() if table.is_of_offices}
    names = {f"{name}.csv" for name in accepted}
    # Also Enrolment.CSV or enrolment.xlsx: nobody would notice that it is not read.
    unknown = sorted(
        path.name
        for path in office.iterdir()
        if path.suffix.lower() in _TABLE_SUFFIXES and path.name not in names
    )
    if unknown:
        raise SourceFileError(
            "CAKUPAN_DATA: expected files named {expected}, found {found}. Rename "
            "the file or move it elsewhere.",
            expected=", ".join(sorted(names)),
            found=", ".join(unknown),
        )


def read_inputs() -> Inputs:
    """List the input files and fingerprint their content.

    Raises:
        SourceFileError: the schema or a table is missing, or the office's folder
            holds a file that is no table.
    """
    tables = load_schema(paths.data_dir() / "schema.csv")
    _check_office_folder(tables)
    files = _table_files(tables)
    return Inputs(tuple(files), fingerprint(files), tables)


def embedded_files(tables: dict[str, Table]) -> list[InputFile]:
    """Return the table files of the project's own figures."""
    return [file for file in _table_files(tables) if file.origin == "embedded"]


def fingerprint(files: Iterable[InputFile], *parts: str) -> str:
    """Return what changes when files, statements, schema or code change.

    Args:
        files: table files.
        parts: packages besides ``store`` and ``intake`` whose code decides.

    Raises:
        SourceFileError: a file is missing.
    """
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).parent.parent
    code = [
        path
        for part in ("store", "intake", *parts)
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
                path=str(path),
            )
        digest.update(name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
