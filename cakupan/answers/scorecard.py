"""Regions by indicators: values, which fifth of all regions they lie in, what moved.

Each indicator is told by itself, in its own month and tags; no two are added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cakupan import reads, reads_ranking, reads_standing
from cakupan.data.definitions import (
    COMMON_BASES,
    DEFAULT_SEGMENTS,
    KNOWN_NOW,
    SEGMENT_BASES,
    Definition,
)
from cakupan.data.store import Row, Store
from cakupan.measures import class_breaks, class_of

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
class CardAsked:
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

    @property
    def is_coloured(self) -> bool:
        """Whether its places can be told by fifths: not what publishers stated."""
        return self.name != STATED


def definitions_of(segments: tuple[str, ...]) -> tuple[Definition, ...]:
    """Return every scope over every base that it may stand over, the usual first."""
    over_all = [Definition(segments, base) for base in COMMON_BASES]
    own = [Definition(scope, base) for base, scope in SEGMENT_BASES.items()]
    return (*over_all, *own)


def read_card(
    store: Store, what: CardAsked, known_on: date = KNOWN_NOW
) -> tuple[Indicator, ...]:
    """Return all indicators of a level: coverage, the survey's, what was stated."""
    coverage = [
        _coverage(store, what, definition, known_on)
        for definition in definitions_of(what.segments)
    ]
    return (
        *coverage,
        *_survey(store, what, known_on),
        _stated(store, what, known_on),
    )


def _coverage(
    store: Store, what: CardAsked, definition: Definition, known_on: date
) -> Indicator:
    rows = _coverage_rows(store, what, definition, what.period_end, None, known_on)
    known = [row for row in rows if row["coverage_pct"] is not None]
    series = known[0]["series"] if known else None
    before: dict[str, float | None] = {}
    reasons: dict[str, str] = {}
    earlier = (
        _year_before(store, what, definition, series, known_on) if series else None
    )
    if earlier:
        older = _coverage_rows(store, what, definition, earlier, series, known_on)
        before = {row["region_code"]: row["coverage_pct"] for row in older}
        reasons = _broken(store, known, older, known_on)
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
        name, definition, what.period_end if known else None, earlier, marks
    )


def _coverage_rows(
    store: Store,
    what: CardAsked,
    definition: Definition,
    period_end: date,
    series: str | None,
    known_on: date,
) -> list[Row]:
    return reads.read_coverage(
        store,
        definition,
        period_end,
        what.vintage,
        level=what.level,
        series=series,
        known_on=known_on,
    )


def _year_before(
    store: Store,
    what: CardAsked,
    definition: Definition,
    series: str,
    known_on: date,
) -> date | None:
    """Return the same month a year before if the series has it; else None."""
    division = what.vintage if what.level == "province" else "38"
    months = {
        row["period_end"]
        for row in reads.read_periods(store, definition.segments, known_on)
        if (row["level"], row["series"], row["vintage"])
        == (what.level, series, division)
    }
    wanted = (what.period_end.year - 1, what.period_end.month)
    return next((day for day in months if (day.year, day.month) == wanted), None)


def _broken(
    store: Store, newer: Sequence[Row], older: Sequence[Row], known_on: date
) -> dict[str, str]:
    """Return the lands whose bases before and after are not like."""
    later, earlier = (
        max((row["base_period"] for row in rows if row["base_period"]), default=None)
        for rows in (newer, older)
    )
    if later is None or earlier is None:
        return {}
    lands = [row["territory_id"] for row in newer]
    found = reads_ranking.read_breaks(store, lands, (later, earlier), known_on)
    return dict.fromkeys(found, BASE_BREAK)


def _survey(store: Store, what: CardAsked, known_on: date) -> list[Indicator]:
    rows = reads_standing.read_survey(
        store, what.level, what.vintage, what.round_end, known_on
    )
    months = {row["base_period"] for row in rows if row["base_period"]}
    earlier = {row["earlier_period"] for row in rows if row["earlier_period"]}
    found = []
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
        found.append(
            Indicator(
                name,
                None,
                max(months, default=None),
                max(earlier, default=None),
                marks,
            )
        )
    return found


def _stated(store: Store, what: CardAsked, known_on: date) -> Indicator:
    rows = reads.read_latest_statements(
        store, what.level, what.vintage, known_on=known_on
    )
    marks = {
        row["region_code"]: Mark(
            value=row["stated_pct"], change_reason=NO_EARLIER, row=row
        )
        for row in rows
    }
    return Indicator(STATED, None, None, None, marks)
