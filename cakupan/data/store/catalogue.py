"""The SQL statements of ``queries/``: text, header and order; nothing is run here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from cakupan.errors import StoreError

_FIELD = re.compile(r"^-- (\w+): +(.*)$")
_CONTINUED = re.compile(r"^--  +(.*)$")
_ITEM = re.compile(r"\n {8}(?=\S)(?![)]|as |end\b|and |or )")
_FIELDS = ("Purpose", "Grain", "Inputs", "Params", "Columns", "Excludes")
LAYERS = ("macros", "staging", "marts", "reads", "checks", "warnings")
BEGIN, END = "<!-- queries: begin -->", "<!-- queries: end -->"


@dataclass(frozen=True)
class Query:
    """One statement with its header.

    Attributes:
        name: path below ``queries/`` without ending, as ``reads/coverage__by_region``.
        header: the six fields of the header; see ``docs/ARCHITECTURE.md``.
    """

    name: str
    sql: str
    header: Mapping[str, str]

    @property
    def table(self) -> str:
        """Return the table or view that a staging or mart statement makes."""
        return self.name.rpartition("/")[2]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return the tables that the header names as inputs."""
        return tuple(part.strip() for part in self.header["Inputs"].split(","))

    @property
    def params(self) -> tuple[str, ...]:
        """Return the parameter names that the header gives, without ``$``."""
        return tuple(re.findall(r"\$(\w+)", self.header["Params"]))

    @property
    def optional(self) -> frozenset[str]:
        """Return the parameters for which the header says what NULL means."""
        found = re.findall(r"\$(\w+) [\w\[\]]+ \(NULL:", self.header["Params"])
        return frozenset(found)

    def expression(self, column: str) -> str:
        """Return how the statement makes a column, as its text has it.

        The last ``select`` before ``select * from final`` lists the columns, one
        an item, each with a comma after it.

        Raises:
            KeyError: no item makes the column.
        """
        final = self.sql.rpartition("final as (")[2]
        items = _ITEM.split(final.partition("\n    from ")[0])
        for item in items:
            text = item.strip().removesuffix(",")
            if re.search(rf"(^|\.|\s){re.escape(column)}$", text):
                return " ".join(text.split())
        raise KeyError(column)


def parse_header(sql: str, name: str) -> dict[str, str]:
    """Return the header fields of a statement.

    Raises:
        StoreError: a field is missing.
    """
    fields: dict[str, str] = {}
    last = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        field = _FIELD.match(line)
        continued = _CONTINUED.match(line)
        if field:
            last = field[1]
            fields[last] = field[2].strip()
        elif continued and last:
            fields[last] = f"{fields[last]} {continued[1].strip()}".strip()
    missing = [field for field in _FIELDS if field not in fields]
    if missing:
        raise StoreError(
            "queries/{name}.sql: expected a header with {expected}, missing: "
            "{missing}. Add the fields.",
            name=name,
            expected=", ".join(_FIELDS),
            missing=", ".join(missing),
        )
    return {key: value.rstrip(".") for key, value in fields.items()}


@cache
def load_query(folder: Path, name: str) -> Query:
    """Read one statement by name; a name without a file is a fault of ours."""
    path = folder / f"{name}.sql"
    if not path.is_file():
        raise StoreError(
            "Expected the statement {path}, found no such file. Restore it from "
            "the project's repository.",
            path=path,
        )
    sql = path.read_text(encoding="utf-8")
    return Query(name, sql, parse_header(sql, name))


def used_macros(folder: Path, sql: str) -> list[Query]:
    """Return the macros that a text calls, each with what it calls before it."""
    code = re.sub(r"--.*", "", sql)
    found: dict[str, Query] = {}
    for path in sorted((folder / "macros").glob("*.sql")):
        if re.search(rf"(?<!macro )\b{path.stem}\(", code):
            query = load_query(folder, f"macros/{path.stem}")
            for part in (*used_macros(folder, query.sql), query):
                found.setdefault(part.name, part)
    return list(found.values())


def whole_text(folder: Path, name: str) -> str:
    """Return a statement as a reader may run it: the macros that it calls, then it."""
    sql = load_query(folder, name).sql
    parts = [f"{macro.sql.strip()};\n" for macro in used_macros(folder, sql)]
    return "\n".join([*parts, f"{sql.strip()}\n"])


def list_queries(folder: Path, layer: str) -> list[Query]:
    """Return a layer's statements in an order in which each finds its inputs."""
    queries = {
        path.stem: load_query(folder, f"{layer}/{path.stem}")
        for path in sorted((folder / layer).glob("*.sql"))
    }
    graph = {
        table: [part for part in query.inputs if part in queries]
        for table, query in queries.items()
    }
    return [queries[table] for table in TopologicalSorter(graph).static_order()]


def catalogue_text(folder: Path) -> str:
    """Return all statements as Markdown, one table a layer, from their headers."""
    parts = []
    for layer in LAYERS:
        lines = [
            f"### queries/{layer}",
            "",
            "| statement | what it gives | one row per | parameters |",
            "|---|---|---|---|",
        ]
        for path in sorted((folder / layer).glob("*.sql")):
            query = load_query(folder, f"{layer}/{path.stem}")
            purpose, grain = query.header["Purpose"], query.header["Grain"]
            cells = (
                f"`{query.table}`",
                purpose,
                grain.removeprefix("one row per "),
                " ".join(f"`${name}`" for name in query.params)
                if layer != "macros"
                else query.header["Params"],
            )
            lines.append("| " + " | ".join(cells) + " |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def with_catalogue(document: str, folder: Path) -> str:
    """Return a document with the catalogue between its two markers made anew.

    Raises:
        ValueError: the document lacks a marker.
    """
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"expected the markers {BEGIN} and {END}, found one or none")
    return f"{before}{BEGIN}\n{catalogue_text(folder)}\n{END}{after}"
