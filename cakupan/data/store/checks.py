"""Examine what was loaded: checks that refuse it, and warnings that are shown.

A check returns every row that it examined with ``is_ok``; a warning returns the rows
that somebody should look at. Both name rows by key, and where these stand in the
files, by name and line, is found here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from cakupan.data.intake.personal import safe_file_name
from cakupan.data.intake.tables import read_rows
from cakupan.data.store.catalogue import Query
from cakupan.data.store.inputs import InputFile
from cakupan.errors import CheckError, Phrase, Phrases

_MOST_ROWS_SHOWN = 5
_COUNTED = "select count(*), count(*) filter (where is_ok is not true) from checked"
_FAULTY = "select * from checked where is_ok is not true limit ?"
# Columns of checks that name rows of the files, and what they hold.
_KEYS = ("row_id", "row_ids", "figure_id", "statement_id", "cohort_id")
# The rule of a warning that is of a file beside the tables, not of a figure.
NOT_READ = "folder__not_read"
_WARNINGS = """
    create table build_warnings (
        rule varchar, row_id varchar, column_name varchar, territory_id varchar,
        period_end date, series varchar, segment_scope varchar, workers bigint,
        other_workers bigint, change_pct double, other_row_id varchar,
        entered_on date, file_name varchar, line bigint
    )
"""


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


# What a cell should have held, by check, and by its kind of fault where it has some.
_EXPECTED = {
    "enrolment__office_at_month_end": _("the last day of the month, {month_end}"),
    "enrolment__one_basis_per_series": _(
        "one worker_basis in all rows of the series {series}, not {bases}"
    ),
    "enrolment__segments_sum_to_total": _(
        "{segment_workers}, which its segments of the same source sum to"
    ),
    "figures__observed_once": _(
        "one figure of a region, month, segments and status in the series {series}"
    ),
    "figures__supersede_older none": _(
        "the key of one row of this table that was not entered later"
    ),
    "figures__supersede_older again": _("the key of a row that no other row corrects"),
    "programmes__one_counted_statement is_counted": _(
        "true in one statement of the cohort {cohort_id}, which has {counted}"
    ),
    "programmes__one_counted_statement months": _(
        "first_month, last_month and months that fit each other"
    ),
    "figures__within_base alone": _(
        "at most {most}, ten times the {base_workers} employed of {base_period}"
    ),
    "figures__within_base together": _(
        "segments of the month that together are at most {most}, ten times the "
        "{base_workers} employed of {base_period}"
    ),
    "figures__within_nation": _(
        "at most {most}, the nation's labour force of {base_period}"
    ),
    "figures__not_after_source": _(
        "a day up to {published_on}, when source {source_id} was published"
    ),
    "figures__supersede_own cycle": _(
        "an older row, in a chain of corrections that does not come back to this one"
    ),
    "figures__supersede_own region": _("a row of the same region"),
    "figures__supersede_own published": _(
        "a row of the same deliverer; published figures are corrected in the project"
    ),
    "programmes__told_apart": _(
        "a cohort of its own, not {other} again; give both one cohort_id, or notes "
        "that tell them apart"
    ),
    "statements__percent_of_parts": _(
        "the percent that {stated_active} of {stated_base} are ({computed}); leave "
        "one of these empty where the source prints it so"
    ),
}


@dataclass(frozen=True)
class CheckResult:
    """One check: how many rows it looked at."""

    name: str
    rows_checked: int


@dataclass(frozen=True)
class _RowPlace:
    """Where a row stands: its file, whose columns are known, and line."""

    file_name: str
    line: int
    columns: frozenset[str]

    @property
    def phrase(self) -> Phrase:
        params = {"file": self.file_name, "row": self.line}
        return Phrase(_("{file}, row {row}"), params)


def _places(
    files: Iterable[InputFile], keys: set[str]
) -> Mapping[str, Sequence[_RowPlace]]:
    """Return where rows stand, by key of figure or cohort; a key may name several."""
    found: dict[str, list[_RowPlace]] = {}
    for file in files:
        columns = frozenset(column.name for column in file.table.columns)
        rows = read_rows(file.path)
        _line, header = next(rows, (1, []))
        cells = [header.index(name) for name in columns & set(_KEYS)]
        for line, row in rows:
            for key in {row[cell] for cell in cells if row} & keys:
                place = _RowPlace(file.path.name, line, columns)
                found.setdefault(key, []).append(place)
    return found


def _keys_of(row: Mapping[str, Any]) -> list[str]:
    """Return the keys of files that a row of a check names."""
    return [key for name in _KEYS if row.get(name) for key in str(row[name]).split()]


def _said(
    check: str, row: Mapping[str, Any], places: Mapping[str, Sequence[_RowPlace]]
) -> Phrase:
    """Return a faulty row in words: what was expected of its cell, or its values."""
    column = row.get("column_name")
    named = [place for key in _keys_of(row) for place in places.get(key, ())]
    where = [place for place in named if column is None or column in place.columns]
    shown = Phrases(place.phrase for place in where[:_MOST_ROWS_SHOWN])
    kinds = (check, f"{check} {row.get('fault')}", f"{check} {column}")
    kind = next((kind for kind in kinds if kind in _EXPECTED), None)
    if kind and where:
        return Phrase(
            _("{file}, row {row}, column {column}: expected {expected}, found {found}"),
            {
                "file": where[0].file_name,
                "row": where[0].line,
                "column": column,
                "expected": Phrase(_EXPECTED[kind], row),
                # Where several rows are at odds, what was found are these.
                "found": row.get("found", shown),
            },
        )
    said = ((k, value) for k, value in row.items() if k not in ("column_name", "fault"))
    values = ", ".join(f"{name}={value}" for name, value in said)
    if not named:
        return Phrase("{values}", {"values": values})
    shown = Phrases(place.phrase for place in named[:_MOST_ROWS_SHOWN])
    return Phrase(_("{values} ({places})"), {"values": values, "places": shown})


def _faulty_rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    result = connection.execute(_FAULTY, [_MOST_ROWS_SHOWN])
    columns = [column[0] for column in result.description]
    rows = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return [{k: v for k, v in row.items() if k != "is_ok"} for row in rows]


def run_checks(
    connection: duckdb.DuckDBPyConnection,
    checks: Iterable[Query],
    files: Sequence[InputFile],
) -> tuple[CheckResult, ...]:
    """Run the checks and return how many rows each examined.

    Raises:
        CheckError: a check found faulty rows; up to five of them with their places.
    """
    results = []
    for check in checks:
        # Counted where the rows are: a check may look at a million.
        connection.execute(f"create or replace temp table checked as {check.sql}")
        ((total, faults),) = connection.execute(_COUNTED).fetchall()
        if faults:
            rows = _faulty_rows(connection)
            places = _places(files, {key for row in rows for key in _keys_of(row)})
            raise CheckError(
                "Check '{check}' ({purpose}): expected no fault in {total} rows, "
                "found {count}: {rows}. Correct the data; the old store stays in use.",
                check=check.table,
                purpose=Phrase(check.header["Purpose"]),
                total=total,
                count=faults,
                rows=Phrases(_said(check.table, row, places) for row in rows),
            )
        results.append(CheckResult(check.table, total))
    connection.execute("drop table if exists checked")
    return tuple(results)


def keep_checks(
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


def keep_warnings(
    connection: duckdb.DuckDBPyConnection,
    warnings: Iterable[Query],
    files: Sequence[InputFile],
    unread: Iterable[str] = (),
) -> None:
    """Write down what should be looked at, each with the file and line it is about.

    Args:
        connection: the store that is being built.
        warnings: statements, each of which returns the rows that stand out.
        files: the table files.
        unread: names of files in the office's folder that are not read.
    """
    connection.execute(_WARNINGS)
    for name in unread:
        connection.execute(
            "insert into build_warnings (rule, file_name) values (?, ?)",
            [NOT_READ, safe_file_name(name)],
        )
    for warning in warnings:
        connection.execute(
            "insert into build_warnings by name "  # noqa: S608
            f"select '{warning.table}' as rule, * from ({warning.sql})"
        )
    office = [file for file in files if file.origin == "office"]
    named = connection.execute(
        "select distinct row_id, column_name from build_warnings "
        "where row_id is not null"
    ).fetchall()
    places = _places(office, {key for key, _column in named})
    for key, column in named:
        (place, *_others) = [p for p in places[key] if column in p.columns]
        connection.execute(
            "update build_warnings set file_name = ?, line = ? "
            "where row_id = ? and column_name = ?",
            [place.file_name, place.line, key, column],
        )
