"""Regions by indicators: values, which fifth of all regions they lie in, what moved.

Each indicator stands by itself, in its own month and tags; no two are added up.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cakupan.data import Data
from cakupan.data.definitions import (
    COMMON_BASES,
    DEFAULT_SEGMENTS,
    KNOWN_NOW,
    SEGMENT_BASES,
    Definition,
)
from cakupan.data.regions import NATION, Region
from cakupan.data.scope import Scope
from cakupan.data.store import Row
from cakupan.measures import class_breaks, class_of
from cakupan.topics.ranking.ask_coverage import coverage_rows
from cakupan.topics.ranking.ask_movement import breaks_of
from cakupan.topics.ranking.ask_peers import LEVELS, PeersRequest, group_of

STATED = "stated"
NO_EARLIER = "no_earlier_period"
BASE_BREAK = "base_break"
# Column of the survey, and the column of its change in a year.
SURVEY = {
    "informal_share_pct": "informal_change_pp",
    "non_wage_share_pct": "non_wage_change_pp",
    "employed": "employed_change_pct",
}


@dataclass(frozen=True)
class ScorecardRequest:
    """The figures of a level that are asked for.

    Attributes:
        level: ``province`` or ``regency``.
        vintage: division of the provinces.
        segments: whose workers are set over the bases that hold for all segments.
        period_end: month of the coverage.
        round_end: the survey's last round up to this day.
    """

    level: str
    vintage: str
    segments: tuple[str, ...] = DEFAULT_SEGMENTS
    period_end: date = KNOWN_NOW
    round_end: date = KNOWN_NOW


@dataclass(frozen=True)
class Mark:
    """One place of the table.

    Attributes:
        value: unrounded; None with a reason.
        fifth: 0 to 4, lowest to highest of all regions of the level; None where
            there is no value, or too few to make fifths of.
        change: since a year before, in points, of counts in percent; None with a
            reason.
        row: of the read that it comes from; None where there is none.
    """

    value: float | None
    fifth: int | None = None
    reason: str | None = None
    change: float | None = None
    change_reason: str | None = None
    row: Row | None = None


@dataclass(frozen=True)
class Indicator:
    """A column of the table.

    Attributes:
        name: a column of the survey, ``stated``, or scope and base of a coverage.
        definition: of a coverage; None for the others.
        month: that it describes; None where no region has a figure.
        earlier: month that changes are counted from; None where there is none.
        marks: by region code, every region of the level.
    """

    name: str
    definition: Definition | None
    month: date | None
    earlier: date | None
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def mark(self, region: Region) -> Mark:
        """Return a region's place; nobody published it where there is none."""
        missing = Mark(None, reason="not_published")
        return self.marks.get(region.region_code, missing)


# Which regions stand in a scorecard: all provinces, the regencies of a province, a
# region and its peers, or a list of the reader's own.
PROVINCES, BELOW, WITH_PEERS, OWN_LIST = "provinces", "below", "peers", "own"


@dataclass(frozen=True)
class RegionChoice:
    """Which regions a reader sets side by side, by which round of the survey.

    Attributes:
        kind: one of the four above; all provinces where the region in question has
            neither peers nor regencies.
        codes: of a list of one's own, in its order.
        round_end: the survey's last round up to this day.
    """

    kind: str = PROVINCES
    codes: tuple[str, ...] = ()
    round_end: date = KNOWN_NOW


@dataclass(frozen=True)
class Scorecard:
    """Regions by indicators.

    Attributes:
        regions: in the order chosen.
        by_level: the indicators of each level that is among them.
    """

    regions: tuple[Region, ...]
    by_level: Mapping[str, tuple[Indicator, ...]]

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """Return the indicators of which a region has a figure, in order."""
        has_figure = {
            indicator.name
            for region in self.regions
            for indicator in self.of(region)
            if indicator.mark(region).value is not None
        }
        listed = next(iter(self.by_level.values()), ())
        return tuple(each.name for each in listed if each.name in has_figure)

    @property
    def levels(self) -> tuple[str, ...]:
        """Return the levels among the regions, that of the first one first."""
        return tuple(dict.fromkeys(region.level for region in self.regions))

    def of(self, region: Region) -> tuple[Indicator, ...]:
        """Return the indicators of a region's level."""
        return self.by_level[region.level]

    def indicator(self, region: Region, name: str) -> Indicator:
        """Return one indicator of a region's level."""
        return next(each for each in self.of(region) if each.name == name)

    def mark(self, region: Region, name: str) -> Mark:
        """Return a region's place of an indicator."""
        return self.indicator(region, name).mark(region)

    def shown_indicator(self, name: str) -> Indicator:
        """Return an indicator of the first level that has a month of it."""
        named = [
            each
            for level in self.levels
            for each in self.by_level[level]
            if each.name == name
        ]
        return next((each for each in named if each.month), named[0])


def scorecard(data: Data, scope: Scope, choice: RegionChoice) -> Scorecard:
    """Return the regions of a choice by all indicators.

    Args:
        data: the figures.
        scope: region in question, month, segments.
        choice: which regions.

    Raises:
        NotPublishedError: the region has no peers.
    """
    regions = chosen_regions(data, scope, choice)
    vintages = {region.level: region.vintage for region in regions}
    by_level = {
        level: data.remembered(
            read_card,
            ScorecardRequest(
                level,
                vintage,
                scope.definition.segments,
                scope.period_end,
                choice.round_end,
            ),
        )
        for level, vintage in vintages.items()
    }
    return Scorecard(regions, by_level)


def chosen_regions(
    data: Data, scope: Scope, choice: RegionChoice
) -> tuple[Region, ...]:
    """Return the regions of a choice; all provinces where a preset has none.

    Raises:
        NotPublishedError: the region has no peers.
    """
    region, index = scope.region, data.regions
    if choice.kind == OWN_LIST:
        shown = listable(data, scope)
        return tuple(shown[code] for code in choice.codes if code in shown)
    if choice.kind == PROVINCES or region.level not in LEVELS:
        return tuple(index.of_level("province", scope.vintage))
    if choice.kind == BELOW:
        code = region.parent_code if region.level == "regency" else region.region_code
        above = index.of(code or NATION, region.vintage)
        return tuple(index.children(above, above.vintage))
    vintage = region.vintage if region.level == "province" else "auto"
    request = PeersRequest(region.region_code, vintage=vintage)
    group = data.remembered(group_of, request)
    codes = (peer.region_code for peer, _row in group.peers)
    return (region, *(index.of(code, region.vintage) for code in codes))


def listable(data: Data, scope: Scope) -> dict[str, Region]:
    """Return the regions of which a list may be made, by code, in their order."""
    return {
        region.region_code: region
        for region in data.regions.regions
        if region.level in LEVELS
        and region.vintage == ("38" if region.level == "regency" else scope.vintage)
    }


def definitions_of(segments: tuple[str, ...]) -> tuple[Definition, ...]:
    """Return every scope over every base that it may stand over, the usual first."""
    over_all = [Definition(segments, base) for base in COMMON_BASES]
    own = [Definition(scope, base) for base, scope in SEGMENT_BASES.items()]
    return (*over_all, *own)


def read_card(data: Data, what: ScorecardRequest) -> tuple[Indicator, ...]:
    """Return all indicators of a level: coverage, the survey's, what was stated."""
    coverage = [
        _coverage(data, what, definition)
        for definition in definitions_of(what.segments)
    ]
    return (
        *coverage,
        *_survey(data, what),
        _stated(data, what),
    )


def _coverage(data: Data, what: ScorecardRequest, definition: Definition) -> Indicator:
    level, vintage = what.level, what.vintage
    rows = coverage_rows(data, level, vintage, what.period_end, definition)
    with_figure = [row for row in rows if row["coverage_pct"] is not None]
    series = with_figure[0]["series"] if with_figure else None
    before: dict[str, float | None] = {}
    reasons: dict[str, str] = {}
    earlier = _year_before(data, what, definition, series) if series else None
    if earlier:
        older = coverage_rows(data, level, vintage, earlier, definition, series)
        before = {row["region_code"]: row["coverage_pct"] for row in older}
        reasons = _broken(data, with_figure, older)
    breaks = class_breaks([row["coverage_pct"] for row in rows], 100)
    name = f"{definition.scope}/{definition.base}"
    marks = {}
    for row in rows:
        code, value = row["region_code"], row["coverage_pct"]
        then = before.get(code)
        reason = NO_EARLIER if then is None else reasons.get(row["territory_id"])
        change = None
        if value is not None and then is not None and reason is None:
            change = value - then
        marks[code] = Mark(
            value=value,
            fifth=class_of(value, breaks) if breaks else None,
            reason=row["absence_reason"],
            change=change,
            change_reason=reason,
            row=row,
        )
    return Indicator(
        name, definition, what.period_end if with_figure else None, earlier, marks
    )


def _year_before(
    data: Data,
    what: ScorecardRequest,
    definition: Definition,
    series: str,
) -> date | None:
    """Return the same month a year before if the series has it; else None."""
    division = what.vintage if what.level == "province" else "38"
    months = {
        row["period_end"]
        for row in data.rows("enrolment__periods", segments=definition.segments)
        if (row["level"], row["series"], row["vintage"])
        == (what.level, series, division)
    }
    wanted = (what.period_end.year - 1, what.period_end.month)
    return next((day for day in months if (day.year, day.month) == wanted), None)


def _broken(data: Data, newer: Sequence[Row], older: Sequence[Row]) -> dict[str, str]:
    """Return the lands whose bases before and after are not like."""
    later, earlier = (
        max((row["base_period"] for row in rows if row["base_period"]), default=None)
        for rows in (newer, older)
    )
    if later is None or earlier is None:
        return {}
    lands = [row["territory_id"] for row in newer]
    broken = breaks_of(data, lands, (later, earlier))
    return dict.fromkeys(broken, BASE_BREAK)


def _survey(data: Data, what: ScorecardRequest) -> list[Indicator]:
    rows = data.rows(
        "scorecard__survey",
        level=what.level,
        vintage=what.vintage,
        period_end=what.round_end,
    )
    months = {row["base_period"] for row in rows if row["base_period"]}
    earlier = {row["earlier_period"] for row in rows if row["earlier_period"]}
    indicators = []
    for name, change in SURVEY.items():
        ceiling = None if name == "employed" else 100
        breaks = class_breaks([row[name] for row in rows], ceiling)
        marks = {
            row["region_code"]: Mark(
                value=row[name],
                fifth=class_of(row[name], breaks) if breaks else None,
                reason=row["absence_reason"],
                change=row[change],
                change_reason=row["change_reason"],
                row=row,
            )
            for row in rows
        }
        indicators.append(
            Indicator(
                name,
                None,
                max(months, default=None),
                max(earlier, default=None),
                marks,
            )
        )
    return indicators


def _stated(data: Data, what: ScorecardRequest) -> Indicator:
    rows = data.rows(
        "statements__latest_by_level", level=what.level, vintage=what.vintage
    )
    marks = {
        row["region_code"]: Mark(
            value=row["stated_pct"], change_reason=NO_EARLIER, row=row
        )
        for row in rows
    }
    return Indicator(STATED, None, None, None, marks)
