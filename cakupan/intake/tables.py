"""Read and check one table file against its documented format.

Every fault is said with file, row, column, what was expected and what was found;
nothing is guessed or repaired here, and nothing is dropped.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from cakupan.errors import Phrase, Phrases, SourceFileError
from cakupan.intake.schema import Column, Table

# Whole numbers are counts, months, years and rupiah: none is below zero, and none
# has more digits than the store keeps.
_INTEGER = re.compile(r"[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A column that could hold a person's identity never enters the store ...
_PERSONAL = re.compile(
    r"^(nik|(no_?)?ktp|(no_?)?kk|(no_?)?kpj|nama([ _].*)?|tempat[ _]?lahir|"
    r"(tgl|tanggal)[ _]?lahir|birth.*|e-?mail|phone|(no[ _]?)?(telepon|telp|hp|wa)|"
    r"alamat|address)$",
    re.IGNORECASE,
)
# ... and neither does a cell with a number as long as a NIK or a KK (16 digits);
# addresses of web pages may hold such numbers.
_IDENTITY_NUMBER = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_FREE_OF_IDENTITY_NUMBERS = "url"
_MOST_FAULTS_SHOWN = 5


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


@dataclass(frozen=True)
class Fault:
    """One fault of a table file, by place."""

    row: int
    column: str
    found: str | Phrase
    expected: str | Phrase

    @property
    def phrase(self) -> Phrase:
        """Return the fault as a part of an error's sentence."""
        return Phrase(
            _("row {row}, column {column}: expected {expected}, found {found}"),
            {
                "row": self.row,
                "column": self.column,
                "expected": self.expected,
                "found": self.found,
            },
        )


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):  # Python reads 2023-W52-7 too, the store does not
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_TYPE_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "text": (lambda _text: True, _("text")),
    "integer": (_INTEGER.fullmatch, _("a whole number without separators, as 1358649")),
    "number": (_NUMBER.fullmatch, _("a number with a decimal point, as 49.74")),
    "date": (_is_date, _("a date, as 2023-12-31")),
    "month": (_MONTH.fullmatch, _("a month, as 2023-12")),
    "boolean": (("true", "false").__contains__, _("true or false")),
}


def _fault_of(column: Column, text: str, row: int) -> Fault | None:
    if text == "":
        if column.is_required:
            return Fault(
                row, column.name, Phrase(_("an empty cell")), Phrase(_("a filled cell"))
            )
        return None
    is_well_formed, expected = _TYPE_CHECKS[column.type]
    if not is_well_formed(text):
        return Fault(row, column.name, f"'{text}'", Phrase(expected))
    if column.allowed and text not in column.allowed:
        return Fault(row, column.name, f"'{text}'", " | ".join(column.allowed))
    if (
        column.type == "text"
        and column.name != _FREE_OF_IDENTITY_NUMBERS
        and _IDENTITY_NUMBER.search(text)
    ):
        found = Phrase(_("a number of 16 digits, as long as a NIK"))
        return Fault(row, column.name, found, Phrase(_("no personal data")))
    return None


def read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file, the header among them, each with its line.

    Raises:
        SourceFileError: the file is not UTF-8, or its quotes do not match.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for row in reader:
                yield reader.line_num, row
    except UnicodeDecodeError as error:
        raise SourceFileError(
            "{path}: expected text in UTF-8, found byte {byte} at position "
            "{position}. Save the file as CSV UTF-8.",
            path=path.name,
            byte=hex(error.object[error.start]),
            position=error.start,
        ) from error
    except csv.Error as error:
        raise SourceFileError(
            "{path}: expected comma-separated rows, found '{fault}'. "
            "Check the quotes near that place.",
            path=path.name,
            fault=str(error),
        ) from error


def _check_header(path: Path, table: Table, header: list[str]) -> None:
    for name in header:
        if _PERSONAL.match(name.strip()):
            raise SourceFileError(
                "{path}: column '{column}' looks like personal data; only "
                "aggregates may enter. Remove the column and count people instead.",
                path=path.name,
                column=name,
            )
    if len(header) == 1 and ";" in header[0]:
        raise SourceFileError(
            "{path}, header: expected commas between the columns, found semicolons. "
            "Save the file as CSV with commas (UTF-8).",
            path=path.name,
        )
    expected = [column.name for column in table.columns]
    missing = [name for name in expected if name not in header]
    unknown = [name for name in header if name not in expected]
    doubled = sorted({name for name in header if header.count(name) > 1})
    if missing or unknown or doubled:
        raise SourceFileError(
            "{path}, header: expected the columns {expected}; missing: {missing}; "
            "unknown or doubled: {unknown}. See schema.csv for the format.",
            path=path.name,
            expected=", ".join(expected),
            missing=", ".join(missing) or "-",
            unknown=", ".join([*unknown, *doubled]) or "-",
        )


def check_table(path: Path, table: Table) -> int:
    """Check one file against its table's format and return its number of rows.

    Args:
        path: CSV file, UTF-8, comma, header row.
        table: the documented format.

    Raises:
        SourceFileError: the file is missing, not UTF-8, not CSV, holds other
            columns, or cells of the wrong type; up to five faults by place.
    """
    if not path.is_file():
        raise SourceFileError(
            "Expected the table {table} in {path}, found no such file. "
            "Restore the file or correct the folder.",
            table=table.name,
            path=str(path),
        )
    rows = read_rows(path)
    _line, header = next(rows, (1, []))
    _check_header(path, table, header)
    columns = {column.name: column for column in table.columns}
    in_order = [columns[name] for name in header]
    key_places = [header.index(name) for name in table.key]
    faults: list[Fault] = []
    seen: dict[tuple[str, ...], int] = {}
    count = 0
    for line, row in rows:
        if not row:
            continue
        count += 1
        if len(row) != len(header):
            faults.append(Fault(line, "-", _cells(len(row)), _cells(len(header))))
            continue
        for column, text in zip(in_order, row, strict=True):
            fault = _fault_of(column, text, line)
            if fault:
                faults.append(fault)
        key = tuple(row[place] for place in key_places)
        if key_places and key in seen:
            again = _("'{key}' again (first in row {row})")
            found = Phrase(again, {"key": ", ".join(key), "row": seen[key]})
            once = Phrase(_("a key used once"))
            faults.append(Fault(line, "+".join(table.key), found, once))
        seen.setdefault(key, line)
    if faults:
        raise_faults(path, faults)
    return count


def _cells(count: int) -> Phrase:
    return Phrase(_("{count} cells"), {"count": count})


def raise_faults(path: Path, faults: list[Fault]) -> NoReturn:
    """Say up to five faults of a file.

    Raises:
        SourceFileError: always.
    """
    shown = [fault.phrase for fault in faults[:_MOST_FAULTS_SHOWN]]
    more = len(faults) - _MOST_FAULTS_SHOWN
    if more > 0:
        shown.append(Phrase(_("and {count} more"), {"count": more}))
    raise SourceFileError(
        "{path}: {faults}. Correct these cells; nothing was loaded.",
        path=path.name,
        faults=Phrases(shown),
    )
