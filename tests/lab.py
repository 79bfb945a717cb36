"""A bench for single statements: given rows, one statement, its rows.

Tables are made in memory in the documented format; staging and marts are made from
the project's statements as far as the one under test needs them.
"""

from pathlib import Path
from typing import Any

import duckdb

from cakupan import vocabulary
from cakupan.data.intake.schema import DUCKDB_TYPES
from cakupan.data.store.catalogue import (
    Query,
    list_queries,
    load_query,
    used_macros,
)
from tests.country import SCHEMA, Cells, filled

QUERIES = Path(__file__).resolve().parent.parent / "queries"


class Lab:
    """One database in memory; give rows first, then ask."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:", config={"threads": 1})
        self._made: set[str] = set()
        for macro in list_queries(QUERIES, "macros"):
            if macro.inputs == ("none",):
                self.connection.execute(macro.sql)

    def given(self, table_name: str, *rows: Cells, origin: str = "embedded") -> None:
        """Put rows into the table of a file; missing required cells are filled in."""
        self.make(f"raw_{table_name}")
        table = SCHEMA[table_name]
        for row in rows:
            cells = [*filled(table, row).values(), origin]
            marks = ", ".join("?" for _ in cells)
            self.connection.execute(
                f"insert into raw_{table_name} values ({marks})", cells
            )

    def ask(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """Return the rows of a statement, as ``marts/enrolment``."""
        query = load_query(QUERIES, name)
        for part in query.inputs:
            self.make(part)
        for macro in used_macros(QUERIES, query.sql):
            self.make_macro(macro)
        result = self.connection.execute(query.sql, params)
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

    def _fill(self, name: str) -> None:
        """Put the project's own list in: it is the same in every country."""
        for row in vocabulary.rows(QUERIES.parent / "data", name):
            self.given(name, {column: cell or None for column, cell in row.items()})

    def make_macro(self, macro: Query) -> None:
        """Make a macro with the tables that it reads, unless it is there."""
        if macro.inputs != ("none",) and macro.name not in self._made:
            self._made.add(macro.name)
            for part in macro.inputs:
                self.make(part)
            self.connection.execute(macro.sql)

    def make(self, name: str) -> None:
        """Make a table or view, and what it is made from, unless it is there."""
        if name in self._made:
            return
        self._made.add(name)
        if name.startswith("raw_"):
            columns = ", ".join(
                f'"{column.name}" {DUCKDB_TYPES[column.type]}'
                for column in SCHEMA[name.removeprefix("raw_")].columns
            )
            self.connection.execute(f"create table {name} ({columns}, origin varchar)")
            if name.removeprefix("raw_") in vocabulary.LISTS:
                self._fill(name.removeprefix("raw_"))
            return
        # A table, where the build makes views of staging: DuckDB names the tables
        # that a statement reads, and looks through views.
        is_staging = (QUERIES / "staging" / f"{name}.sql").is_file()
        query = load_query(QUERIES, f"{'staging' if is_staging else 'marts'}/{name}")
        for part in query.inputs:
            self.make(part)
        self.connection.execute(f"create table {name} as {query.sql}")
