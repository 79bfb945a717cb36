"""The documented format of every table in ``data/``, read from ``schema.csv``.

The same format serves the embedded figures and an office's own folder. This
module knows columns and types; it does not read the tables themselves.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from cakupan import vocabulary
from cakupan.errors import SourceFileError

ColumnType = Literal[
    "text",
    "scope",
    "persons",
    "rupiah",
    "integer",
    "number",
    "percent",
    "date",
    "month",
    "boolean",
]

# DuckDB's types. Numbers stay text until staging, so that the publisher's digits
# ("41.30") are not lost.
DUCKDB_TYPES: dict[str, str] = {
    "text": "varchar",
    "scope": "varchar",
    "persons": "bigint",
    "rupiah": "bigint",
    "integer": "bigint",
    "number": "varchar",
    "percent": "varchar",
    "date": "date",
    "month": "varchar",
    "boolean": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it must be filled, and what it may hold.

    Attributes:
        is_optional: an office's file may be without it, as files are that were made
            before it was thought of; its cells are then empty.
    """

    name: str
    type: ColumnType
    is_required: bool
    is_key: bool
    allowed: tuple[str, ...]
    references: str
    meaning: str
    is_optional: bool = False


@dataclass(frozen=True)
class Table:
    """One table: who may deliver it and its columns in order.

    Attributes:
        delivered_by: ``embedded`` (the project alone), ``office`` (an office's own
            folder alone) or ``both``.
    """

    name: str
    delivered_by: str
    columns: tuple[Column, ...]

    @property
    def is_embedded(self) -> bool:
        """Return whether the project's own data must hold the table."""
        return self.delivered_by in ("embedded", "both")

    @property
    def is_of_offices(self) -> bool:
        """Return whether an office's own folder may hold the table."""
        return self.delivered_by in ("office", "both")

    @property
    def key(self) -> tuple[str, ...]:
        """Return the names of the key columns."""
        return tuple(column.name for column in self.columns if column.is_key)


def load_schema(path: Path) -> dict[str, Table]:
    """Read ``schema.csv`` into tables by name, in file order.

    Raises:
        SourceFileError: the file is missing or names an unknown type.
    """
    if not path.is_file():
        raise SourceFileError(
            "Expected the table format in {path}, found no such file. "
            "Restore it from the project's repository.",
            path=path,
        )
    columns: dict[str, list[Column]] = {}
    delivered_by: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            if row["type"] not in get_args(ColumnType):
                raise SourceFileError(
                    "{path}, row {row}: expected a type among {allowed}, "
                    "found '{found}'. Correct the type.",
                    path=path.name,
                    row=line,
                    allowed=", ".join(get_args(ColumnType)),
                    found=row["type"],
                )
            allowed = vocabulary.allowed(path.parent, row["allowed"])
            if allowed is None:
                allowed = tuple(value for value in row["allowed"].split("|") if value)
            columns.setdefault(row["table_name"], []).append(
                Column(
                    name=row["column_name"],
                    type=row["type"],  # type: ignore[arg-type]  # checked above
                    is_required=row["required"] == "yes",
                    is_key=row["key"] == "yes",
                    allowed=allowed,
                    references=row["references"],
                    meaning=row["meaning"],
                    is_optional=row["required"] == "optional",
                )
            )
            delivered_by[row["table_name"]] = row["delivered_by"]
    return {
        name: Table(name, delivered_by[name], tuple(parts))
        for name, parts in columns.items()
    }
