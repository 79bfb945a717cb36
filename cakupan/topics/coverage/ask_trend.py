"""What is asked of coverage over time: our own months, what was published, targets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cakupan import findings
from cakupan.data import NATION, Data, Definition, Row, Scope
from cakupan.topics.coverage import ask
from cakupan.vocabulary import covers_all_workers

_MOST_YEARS = 8
_FAR_YEARS = 6  # a target further off would press the years together


@dataclass(frozen=True)
class OverTime:
    """Coverage of a region over time.

    Attributes:
        computed: our own, of the same month of each year in one series, the month
            asked for last; empty where it is not there.
        statements: every percent that somebody published, of
            ``statements__by_region``.
    """

    computed: tuple[Row, ...]
    statements: tuple[Row, ...]

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
        tuple(_computed(data, scope)), tuple(ask.statements(data, scope.region))
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


@dataclass(frozen=True)
class Targets:
    """The targets that stand beside coverage over time.

    Attributes:
        own: of the region, of ``targets__by_region``.
        national: of the nation, beside the nation's figures; empty for the nation.
    """

    own: tuple[Row, ...]
    national: tuple[Row, ...]

    def drawn(self, first: date) -> list[tuple[Row, bool]]:
        """Return the targets that fit an axis, and whether they are national.

        The region's own; only without any, those of the nation.

        Args:
            first: day on which the axis begins.
        """
        for rows, is_national in ((self.own, False), (self.national, True)):
            known = [
                row
                for row in rows
                if row["target_pct"] is not None
                and first.year <= row["due_on"].year <= first.year + _FAR_YEARS
            ]
            if known:
                return [(row, is_national) for row in known]
        return []


def targets(data: Data, scope: Scope) -> Targets:
    """Return the targets of a region, and of the nation."""

    def of(land: str) -> tuple[Row, ...]:
        rows = data.rows("targets__by_region", territory_id=land, figures_of=land)
        return tuple(rows)

    own = of(scope.region.territory_id)
    if scope.region.region_code == NATION:
        return Targets(own, ())
    return Targets(own, of(data.regions.of(NATION, scope.vintage).territory_id))
