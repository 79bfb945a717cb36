"""What is asked of coverage over time: our own months, what was published, targets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cakupan import findings
from cakupan.data import Data, Definition, Row, Scope
from cakupan.topics.coverage import ask
from cakupan.vocabulary import covers_all_workers

_MOST_YEARS = 8


@dataclass(frozen=True)
class OverTime:
    """Coverage of a region over time.

    Attributes:
        computed: our own, of the same month of each year in one series, the month
            asked for last; empty where it is not there.
        statements: every percent that somebody published, of
            ``statements__by_region``.
        is_only_month: no other month is on record that could be computed.
    """

    computed: tuple[Row, ...]
    statements: tuple[Row, ...]
    is_only_month: bool

    @property
    def published(self) -> tuple[Row, ...]:
        """Return those that are coverage of workers, not of a target or a group."""
        return tuple(findings.coverage_statements(self.statements))

    @property
    def whole(self) -> tuple[Row, ...]:
        """Return those that cover all workers, each figure of a day once.

        A share of some segments alone, as of formal workers, is of another kind.
        """
        known = (r for r in self.published if covers_all_workers(r["segment_scope"]))
        return tuple(_each_once(known))

    @property
    def partial(self) -> tuple[Row, ...]:
        """Return those of some segments alone."""
        return tuple(
            r for r in self.published if not covers_all_workers(r["segment_scope"])
        )


def over_time(data: Data, scope: Scope) -> OverTime:
    """Return the coverage of the scope's region over time."""
    return OverTime(
        tuple(_computed(data, scope)),
        tuple(ask.statements(data, scope.region)),
        ask.is_only_month(data, scope),
    )


def _computed(data: Data, scope: Scope) -> list[Row]:
    """Return our own coverage of the same month of each year, in one series.

    Where only a part of the segments was sent, it is that part, with its own scope.
    """
    row = ask.shown(data, scope)
    if row["coverage_pct"] is None:
        return []
    definition = Definition(tuple(row["segment_scope"].split("+")), row["base"])
    points = data.rows(
        "enrolment__points_by_region",
        territory_id=scope.region.territory_id,
        segments=definition.segments,
    )
    month: date = row["period_end"]
    days = {
        point["period_end"]
        for point in points
        if point["series"] == row["series"]
        and point["period_end"].month == month.month
        and point["period_end"] < month
    }
    before = [
        ask.coverage(data, replace(scope, period_end=day), definition)
        for day in sorted(days)[-_MOST_YEARS:]
    ]
    like = (r for r in before if r["coverage_pct"] and r["series"] == row["series"])
    return [*like, row]


def _each_once(statements: Iterable[Row]) -> list[Row]:
    """Return each figure of a day once, by day: some print it after others."""
    found: dict[tuple[date, str], Row] = {}
    for row in statements:
        found.setdefault((row["period_end"], row["stated_pct_as_printed"]), row)
    return sorted(found.values(), key=lambda row: (row["period_end"], row["row_id"]))
