"""Read and check one table file against its documented format.

Every fault is said with file, row, column, what was expected and what was found;
nothing is guessed or repaired here, and nothing is dropped.
"""

import csv
import stat
from collections.abc import Iterator
from pathlib import Path

from cakupan.data.intake import personal
from cakupan.data.intake.cells import Fault, fault_of, raise_faults
from cakupan.data.intake.rows import Today, faults_of_days, faults_of_row
from cakupan.data.intake.schema import Table
from cakupan.errors import Phrase, SourceFileError

# An office's ten thousand regencies and months have 3 MB.
_MOST_BYTES = 256 * 2**20
_SPREADSHEETS = {
    b"PK\x03\x04": "XLSX/ODS",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


def check_place(path: Path) -> None:
    """Refuse what cannot be read as a file, without waiting for it.

    Raises:
        SourceFileError: it is a folder, a pipe, a link to nothing, not readable, or
            too large.
    """
    try:
        found = path.stat()
        is_file = stat.S_ISREG(found.st_mode)
        if is_file:
            with path.open("rb"):
                pass
    except FileNotFoundError as error:
        raise SourceFileError(
            "{path}: expected a file, found a link to a file that is not there. "
            "Put the file itself here.",
            path=path.name,
        ) from error
    except OSError as error:
        raise SourceFileError(
            "{path}: expected a file that may be read, found: {fault}. Give the "
            "program's user the right to read it.",
            path=path.name,
            fault=error.strerror or type(error).__name__,
        ) from error
    if not is_file:
        kind = _("a folder") if stat.S_ISDIR(found.st_mode) else _("no ordinary file")
        raise SourceFileError(
            "{path}: expected a file, found {found}. Put a CSV file of this name "
            "here, or remove it.",
            path=path.name,
            found=Phrase(kind),
        )
    if found.st_size > _MOST_BYTES:
        raise SourceFileError(
            "{path}: expected at most {most} MB, found {found} MB. Deliver fewer "
            "months, or see whether it is the right file.",
            path=path.name,
            most=_MOST_BYTES // 2**20,
            found=found.st_size // 2**20,
        )


def _check_kind(path: Path) -> None:
    """Refuse a spreadsheet or other file that only has the name of a CSV."""
    with path.open("rb") as file:
        start = file.read(4)
    for mark, kind in _SPREADSHEETS.items():
        if start.startswith(mark):
            raise SourceFileError(
                "{path}: expected text in UTF-8 with commas, found a file of the "
                "kind {kind}. Open it and save it as CSV UTF-8.",
                path=path.name,
                kind=kind,
            )


def read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file, the header among them, each with its first line.

    A row without any content, as spreadsheets save one that was emptied, has no cells.

    Raises:
        SourceFileError: the file is not UTF-8, or its quotes do not match.
    """
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            width = None
            for row in reader:
                width = width or len(row)
                is_empty = len(row) == width and not any(row)
                yield line, [] if is_empty else row
                line = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise SourceFileError(
            "{path}: expected text in UTF-8, found byte {byte} at position "
            "{position}. Save the file as CSV UTF-8.",
            path=path.name,
            byte=hex(error.object[error.start]),
            position=error.start,
        ) from None  # its traceback would hold the content
    except csv.Error as error:
        raise SourceFileError(
            "{path}, from row {row}: expected comma-separated cells, found {fault}. "
            "Check the quotes near that place.",
            path=path.name,
            row=line,
            fault=Phrase(_fault_of_csv(str(error))),
        ) from None


def _fault_of_csv(said: str) -> str:
    if "field larger" in said:
        return _("a cell of more than 131,072 characters")
    if "unexpected end" in said:
        return _("a quotation mark that is opened and not closed")
    if "expected after" in said:
        return _("a quotation mark inside a quoted cell that is not doubled")
    return _("something else")


def _check_header(path: Path, table: Table, header: list[str]) -> None:
    expected = [column.name for column in table.columns]
    for name in header:
        if name not in expected and personal.is_personal_column(name):
            raise SourceFileError(
                "{path}: column '{column}' looks like personal data; only "
                "aggregates may enter. Remove the column and count people instead.",
                path=path.name,
                column=personal.shown_name(name),
            )
    for mark, other in ((";", _("semicolons")), ("\t", _("tabs"))):
        if len(header) == 1 and mark in header[0]:
            raise SourceFileError(
                "{path}, header: expected commas between the columns, found {other}. "
                "Save the file as CSV with commas (UTF-8).",
                path=path.name,
                other=Phrase(other),
            )
    if header and not set(header) & set(expected):
        raise SourceFileError(
            "{path}: expected the names of the columns in the first row ({expected}), "
            "found none of them. Put them there; see schema.csv for the format.",
            path=path.name,
            expected=", ".join(expected),
        )
    needed = [column.name for column in table.columns if not column.is_optional]
    missing = [name for name in needed if name not in header]
    unknown = [personal.safe(name) or "''" for name in header if name not in expected]
    doubled = sorted({name for name in header if header.count(name) > 1})
    if missing or unknown or doubled:
        raise SourceFileError(
            "{path}, header: expected the columns {expected}; missing: {missing}; "
            "unknown or doubled: {unknown}. See schema.csv for the format.",
            path=path.name,
            expected=", ".join(expected),
            missing=", ".join(missing) or "-",
            unknown=", ".join([*unknown, *map(personal.safe, doubled)]) or "-",
        )


def check_table(path: Path, table: Table, today: Today | None = None) -> int:
    """Check one file against its table's format and return its number of rows.

    Args:
        path: CSV file, UTF-8, comma, header row.
        table: the documented format.
        today: the day of the build, given for a file of an office: its days are
            held against it, and it must have rows.

    Raises:
        SourceFileError: the file is missing, not UTF-8, not CSV, holds other
            columns, or cells of the wrong type; up to five faults by place.
    """
    if not path.exists() and not path.is_symlink():
        raise SourceFileError(
            "Expected the table {table} in {path}, found no such file. "
            "Restore the file or correct the folder.",
            table=table.name,
            path=path,
        )
    check_place(path)
    _check_kind(path)
    rows = read_rows(path)
    _line, header = next(rows, (1, []))
    _check_header(path, table, header)
    faults: list[Fault] = []
    seen: dict[tuple[str, ...], int] = {}
    count = 0
    for line, row in rows:
        if not row:
            continue
        count += 1
        found = list(_faults_of(table, header, row, line, today, seen))
        faults += found
    if faults:
        raise_faults(path, faults)
    if not count and today:
        raise SourceFileError(
            "{path}: expected at least one row below the header, found none. Add "
            "rows, or remove the file.",
            path=path.name,
        )
    return count


def _faults_of(
    table: Table,
    header: list[str],
    row: list[str],
    line: int,
    today: Today | None,
    seen: dict[tuple[str, ...], int],
) -> Iterator[Fault]:
    """Give the faults of one row; rows that are sound are held together as well."""
    if len(row) != len(header):
        yield Fault(line, "-", _cells(len(row)), _cells(len(header)))
        return
    cells = {**dict.fromkeys(_names(table), ""), **dict(zip(header, row, strict=True))}
    is_sound = True
    for column in table.columns:
        fault = fault_of(column, cells[column.name], line)
        if fault:
            is_sound = False
            yield fault
    if is_sound:
        yield from faults_of_row(table, cells, line)
        if today:
            yield from faults_of_days(table, cells, line, today)
    key = tuple(cells[name] for name in table.key)
    if key in seen and key:
        again = _("{key} again (first in row {row})")
        place = {"key": personal.shown(", ".join(key)), "row": seen[key]}
        once = Phrase(_("a key used once"))
        yield Fault(line, "+".join(table.key), Phrase(again, place), once)
    seen.setdefault(key, line)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _cells(count: int) -> Phrase:
    return Phrase(_("{count} cells"), {"count": count})
