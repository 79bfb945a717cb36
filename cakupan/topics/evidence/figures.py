"""What protection paid: work-accident cases by segment, without small counts. Pure.

Rows are of the statement ``benefits__by_region``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cakupan.data.store import Row
from cakupan.vocabulary import AS_STATED, in_order

# Fewer cases than this could point at persons in a small place.
SMALLEST_CELL = 10


@dataclass(frozen=True)
class AccidentCases:
    """Work-accident cases paid of some segments in a year.

    Attributes:
        scope: the segments, as ``PU`` or ``BPU+JAKON``.
        cases: cases paid.
        rupiah: what they cost.
    """

    scope: str
    cases: int
    rupiah: int


def accident_rows(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the work-accident table of the latest year, by segment."""
    known = [
        row
        for row in rows
        if row["programme"] == "JKK" and row["segment_scope"] != AS_STATED
    ]
    latest = max((row["period_end"] for row in known), default=None)
    return [row for row in known if row["period_end"] == latest]


def accident_cases(rows: Sequence[Row]) -> list[AccidentCases]:
    """Return cases and rupiah: of all segments first, then by segment.

    A segment with fewer than ``SMALLEST_CELL`` cases is added to the next smallest, so
    that it cannot be had by subtraction either.
    """
    by_scope: dict[str, dict[str, int]] = {}
    for row in accident_rows(rows):
        by_scope.setdefault(row["segment_scope"], {})[row["measure"]] = row["amount"]
    known = [
        AccidentCases(scope, paid["cases"], paid["rupiah"])
        for scope, paid in by_scope.items()
        if set(paid) == {"cases", "rupiah"}
    ]
    parts = [item for item in known if "+" not in item.scope]
    while len(parts) > 1 and min(part.cases for part in parts) < SMALLEST_CELL:
        first, second, *others = sorted(parts, key=lambda part: part.cases)
        scope = "+".join(in_order(f"{first.scope}+{second.scope}".split("+")))
        joined = AccidentCases(
            scope, first.cases + second.cases, first.rupiah + second.rupiah
        )
        parts = [joined, *others]
    first_of = in_order([part.scope.split("+")[0] for part in parts])
    parts.sort(key=lambda part: first_of.index(part.scope.split("+")[0]))
    return [item for item in known if "+" in item.scope] + parts


def is_small(row: Row) -> bool:
    """Return whether a count of cases is too small to be shown."""
    return row["measure"] == "cases" and row["amount"] < SMALLEST_CELL
