"""Why places moved since the same month of an earlier year, or why nobody can say.

Only inside one series and division, and between bases that are like.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.scope import Scope
from cakupan.data.store import Row
from cakupan.topics.ranking.ask_members import (
    COVERAGE,
    PARTS,
    RankRequest,
    round_of,
    rows_of,
    values_of,
)
from cakupan.topics.ranking.figures.movement import Movement, movements

# Why a place has no movement.
NO_EARLIER_PERIOD = "no_earlier_period"
NO_EARLIER_FIGURE = "no_earlier_figure"
BASE_BREAK = "base_break"


@dataclass(frozen=True)
class Moves:
    """The movements of a ranking.

    Attributes:
        earlier: month that they are counted from; None with a reason.
        reason: why there is none for anybody.
        by_code: movement of each region that has one.
        broken: land whose bases in the two months are not like.
    """

    earlier: date | None
    reason: str | None = None
    by_code: Mapping[str, Movement] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()

    def why_none(self, row: Row) -> str | None:
        """Return why a region has no movement; None where it has one."""
        if row["region_code"] in self.by_code:
            return None
        is_broken = row["territory_id"] in self.broken
        return self.reason or (BASE_BREAK if is_broken else NO_EARLIER_FIGURE)


def moves_of(
    data: Data,
    what: RankRequest,
    scope: Scope,
    series: str | None,
    rows: Mapping[str, Row],
) -> Moves:
    """Return the movements of ranked regions, given their figures by code."""
    before = _earlier_month(data, what, scope, series)
    regions = [data.regions.of(code, scope.vintage) for code in rows]
    then = replace(scope, period_end=before or scope.period_end)
    old_rows = rows_of(data, what, then, series, regions) if before else {}
    rounds = (round_of(rows), round_of(old_rows))
    if before is None or rounds[0] is None or rounds[1] is None:
        return Moves(None, NO_EARLIER_PERIOD)
    if what.by != COVERAGE and rounds[1] != before:
        return Moves(None, NO_EARLIER_PERIOD)
    land = [region.territory_id for region in regions]
    ends = (rounds[0], rounds[1])
    broken = breaks_of(data, land, ends)
    like = [region for region in regions if region.territory_id not in broken]
    if not like:
        return Moves(None, BASE_BREAK)
    (first_entry,) = data.rows(
        "ranking__first_known",
        territories=[region.territory_id for region in like],
        series=series if what.by == COVERAGE else None,
        segments=what.definition.segments,
        bases=_bases(what),
        period_end=scope.period_end,
        previous_end=before,
        base_period=ends[0],
        previous_base_period=ends[1],
    )

    def both(day: date) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
        on = data.on(day)
        old, new = (rows_of(on, what, at, series, like) for at in (then, scope))
        return values_of(what, old), values_of(what, new)

    first = both(first_entry["first_known_on"]) if first_entry["is_restated"] else None
    by_code = movements(*both(data.known_on), first)
    return Moves(before, None, by_code, frozenset(broken))


def breaks_of(
    data: Data, territories: Sequence[str], rounds: tuple[date, date]
) -> set[str]:
    """Return the lands whose bases in two survey rounds are not like.

    Args:
        data: the figures.
        territories: lands asked about.
        rounds: the later round and the earlier one.
    """
    rows = data.rows(
        "ranking__breaks",
        territories=territories,
        base_period=rounds[0],
        previous_base_period=rounds[1],
    )
    return {row["territory_id"] for row in rows}


def _bases(what: RankRequest) -> list[str]:
    """Return the bases that a value stands on, as the store names them."""
    if what.by == COVERAGE:
        return [what.definition.base]
    return [part for part in PARTS[what.by] if part]


def _earlier_month(
    data: Data, what: RankRequest, scope: Scope, series: str | None
) -> date | None:
    """Return the same month of the latest earlier year in the series; None if none.

    The same month alone is like: contributions paid once a year fall due in December.
    """
    end = scope.period_end
    if what.by != COVERAGE:
        return end.replace(year=end.year - 1)
    division = scope.vintage if what.level == "province" else "38"
    periods = data.rows("enrolment__periods", segments=what.definition.segments)
    return max(
        (
            row["period_end"]
            for row in periods
            if row["level"] == what.level
            and row["series"] == series
            and row["vintage"] == division
            and row["period_end"].month == end.month
            and row["period_end"].year < end.year
        ),
        default=None,
    )
