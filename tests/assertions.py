"""Assertions that show both sides."""

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def _shown(rows: Iterable[Row], columns: Iterable[str]) -> str:
    names = list(columns)
    lines = [" | ".join(names)]
    lines += [" | ".join(repr(row.get(name, "-")) for name in names) for row in rows]
    return "\n".join(f"    {line}" for line in lines)


def assert_rows(found: Iterable[Row], expected: Iterable[Row]) -> None:
    """Compare rows in order, on the columns that the expected rows name.

    Types count (1 is not 1.0, and not True); None equals None alone.
    """
    found, expected = list(found), list(expected)
    columns = list(expected[0]) if expected else list(found[0]) if found else []
    uneven = [row for row in expected if list(row) != columns]
    assert not uneven, f"expected rows name other columns: {uneven}"
    unknown = [name for name in columns for row in found[:1] if name not in row]
    assert not unknown, f"no such column: {', '.join(unknown)}"

    def typed(rows: list[Row]) -> list[list[tuple[type, Any]]]:
        return [[(type(row[name]), row[name]) for name in columns] for row in rows]

    assert typed(found) == typed(expected), (
        f"\n  found {len(found)} rows:\n{_shown(found, columns)}"
        f"\n  expected {len(expected)} rows:\n{_shown(expected, columns)}"
    )
