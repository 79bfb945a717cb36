"""The statements that readers ask by name, held against what their headers promise.

A header names the parameters and columns of its statement; Python asks and reads by
these names. A store is built only if DuckDB reports the same, so that a statement that
says one thing and gives another ends the build and no page.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import duckdb

from cakupan.data.store.catalogue import Query
from cakupan.errors import StoreError

_PARAM = re.compile(r"\$(\w+) ([a-z]+(?:\[\])?)")
_REMARK = re.compile(r"\s*\((?!\d)[^)]*\)")
_BETWEEN = re.compile(r"[,;]\s+(?![^(]*\))")
# A value of each type that a parameter has; a statement is bound with it, not run.
_SAMPLES = {"date": date.min, "bigint": 1, "varchar": "", "varchar[]": [""]}


def columns_of(query: Query) -> list[tuple[str, str]]:
    """Return names and types of a header's columns: ``name type, name type (remark)``.

    >>> header = {"Columns": "a varchar, b decimal(10,4), c bigint (persons; or NULL)"}
    >>> columns_of(Query("reads/x", "", header))
    [('a', 'varchar'), ('b', 'decimal(10,4)'), ('c', 'bigint')]
    """
    parts = _BETWEEN.split(_REMARK.sub("", query.header["Columns"]))
    return [
        (name, kind) for name, _blank, kind in (one.partition(" ") for one in parts)
    ]


def sample_params(query: Query) -> dict[str, Any]:
    """Return a value for each parameter of a header, by its type alone."""
    kinds = _PARAM.findall(query.header["Params"])
    return {name: _SAMPLES[kind] for name, kind in kinds}


def check_headers(
    connection: duckdb.DuckDBPyConnection, queries: Iterable[Query]
) -> None:
    """Hold statements against their headers.

    Args:
        connection: of a store that holds all tables which the statements read.
        queries: statements that are asked by name.

    Raises:
        StoreError: a statement takes other parameters than its header names, or gives
            other columns.
    """
    for query in queries:
        (statement,) = connection.extract_statements(query.sql)
        taken = sorted(statement.named_parameters)
        _compare(query, "Params", sorted(query.params), taken)
        described = connection.execute(
            f"describe {query.sql}", sample_params(query)
        ).fetchall()
        promised = [
            f"{name} {kind.replace(' ', '')}" for name, kind in columns_of(query)
        ]
        given = [f"{name} {kind}".lower() for name, kind, *_rest in described]
        _compare(query, "Columns", promised, given)


def _compare(query: Query, field: str, promised: Any, given: Any) -> None:
    if promised == given:
        return
    raise StoreError(
        "queries/{name}.sql: expected what the header promises as {field}: {promised}; "
        "found {given}. Correct the header or the statement.",
        name=query.name,
        field=field,
        promised=", ".join(promised) or "-",
        given=", ".join(given) or "-",
    )
