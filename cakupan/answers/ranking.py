"""Regions ranked inside one series and equal tags: places, movement, who stands aside.

Coverage is ranked by default. Where no members are published (regencies, today), what
the labour force survey gives for every region of the level can be ranked instead.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan import reads, reads_ranking
from cakupan.answers.starts import Asked
from cakupan.definitions import Definition
from cakupan.ranking import movement
from cakupan.ranking.movement import Movement
from cakupan.ranking.places import Entry, Place, exact, places
from cakupan.reads import Scene
from cakupan.regions import Region
from cakupan.store import Row

COVERAGE = "coverage"
# What the survey gives for every region: a share of the employed, a count of people.
SHARE, COUNT = "informal_share", "non_wage"
MEASURES = (COVERAGE, SHARE, COUNT)
_PARTS = {SHARE: ("employed_informal", "employed"), COUNT: ("non_wage", None)}
SURVEY = "sakernas_august"

# Why a place has no movement.
NO_EARLIER_PERIOD = "no_earlier_period"
NO_EARLIER_FIGURE = "no_earlier_figure"
BASE_BREAK = "base_break"
# Regencies' survey weights are new from this round on.
_NEW_WEIGHTS = date(2023, 8, 31)
# Without a limit of its own, a number may be as large as it likes.
_NO_LIMIT = Fraction(10**12)


@dataclass(frozen=True)
class RankAsked:
    """What is ranked, among whom.

    Attributes:
        level: ``province`` or ``regency``.
        definition: segments and base of the coverage.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
        by: one of ``MEASURES``.
        parent, zone: only regions of this province or Paritrana zone.
        peer_codes: only these regions; None for no such limit.
        left_out: regions that the reader leaves out.
        rse_pct: relative standard error that the reader assumes, percent.
    """

    level: str = "province"
    definition: Definition = field(default_factory=Definition)
    period_end: date | None = None
    vintage: str = "auto"
    by: str = COVERAGE
    parent: str | None = None
    zone: str | None = None
    peer_codes: tuple[str, ...] | None = None
    left_out: tuple[str, ...] = ()
    rse_pct: Decimal = Decimal(0)


@dataclass(frozen=True)
class Standing:
    """A ranked region.

    Attributes:
        row: of ``read_coverage`` or ``read_workforce_by_level``.
        place: its place.
        moved: since the earlier month; None with a reason.
    """

    row: Row
    place: Place
    moved: Movement | None
    moved_reason: str | None

    @property
    def code(self) -> str:
        """Return the region's code."""
        return self.place.region_code


@dataclass(frozen=True)
class Aside:
    """A region of the set that cannot be ranked.

    Attributes:
        reason: as ``absence_reason``; ``not_comparable`` where it has a figure in
            another series only.
        other_series: that series.
    """

    region: Region
    reason: str
    other_series: str | None = None


@dataclass(frozen=True)
class Ranking:
    """A ranking with everything that it left aside.

    Attributes:
        what: as asked.
        scene: month and division; for the survey's measures the round's month.
        series: that all figures stand in; None where there is no figure.
        standings: best first, tied ones by code.
        left_out: regions that the reader left out, those of the set alone.
        earlier: month that movement is counted from; None with a reason.
    """

    what: RankAsked
    scene: Scene
    series: str | None
    standings: tuple[Standing, ...]
    set_aside: tuple[Aside, ...]
    left_out: tuple[Region, ...]
    earlier: date | None
    earlier_reason: str | None

    def of(self, code: str) -> Standing | None:
        """Return one region's standing, None if it is not ranked."""
        return next((found for found in self.standings if found.code == code), None)


def rank(asked: Asked, what: RankAsked) -> Ranking:
    """Return the ranking of a set of regions; it may be empty.

    Raises:
        NotPublishedError: no month has a figure for these segments.
    """
    scene = _scene(asked, what)
    members = members_of(asked, what, scene.vintage)
    in_set = [region for region in members if region.region_code not in what.left_out]
    series, other = _series(asked, what, scene, in_set)
    rows = _rows(asked, what, scene, series, in_set)
    if what.by != COVERAGE and rows:
        rounds = [row["base_period"] for row in rows.values() if row["base_period"]]
        scene = replace(scene, period_end=max(rounds, default=scene.period_end))
    entries = _entries(asked, what, rows)
    earlier, reason, moved = _moved(asked, what, scene, series, entries)
    standings = tuple(
        Standing(
            rows[place.region_code],
            place,
            moved.get(place.region_code),
            None if place.region_code in moved else (reason or NO_EARLIER_FIGURE),
        )
        for place in places(entries.values(), Fraction(what.rse_pct) / 100)
    )
    aside = [
        _aside(region, rows.get(region.region_code), other.get(region.territory_id))
        for region in in_set
        if region.region_code not in entries
    ]
    return Ranking(
        what=what,
        scene=scene,
        series=series,
        standings=standings,
        set_aside=tuple(aside),
        left_out=tuple(r for r in members if r.region_code in what.left_out),
        earlier=earlier,
        earlier_reason=reason,
    )


def members_of(asked: Asked, what: RankAsked, vintage: str) -> list[Region]:
    """Return the regions of the set by code, those that are left out included."""
    if what.level == "regency" and what.parent:
        above = asked.index.of(what.parent, vintage)
        found = asked.index.children(above, above.vintage)
    else:
        division = vintage if what.level == "province" else "38"
        found = asked.index.of_level(what.level, division)
    return sorted(
        (
            region
            for region in found
            if (what.zone is None or region.paritrana_zone == what.zone)
            and (what.peer_codes is None or region.region_code in what.peer_codes)
        ),
        key=lambda region: region.region_code,
    )


def zones(asked: Asked) -> list[str]:
    """Return the names of the Paritrana zones."""
    return sorted({r.paritrana_zone for r in asked.index.regions if r.paritrana_zone})


def _scene(asked: Asked, what: RankAsked) -> Scene:
    if what.by != COVERAGE:
        vintage = "38" if what.vintage == "auto" else what.vintage
        return Scene(what.period_end or asked.known_on, vintage)
    return reads.resolve_scene(
        asked.store,
        what.level,
        what.definition.segments,
        what.period_end,
        what.vintage,
        asked.known_on,
    )


def _series(
    asked: Asked, what: RankAsked, scene: Scene, regions: Sequence[Region]
) -> tuple[str | None, dict[str, str]]:
    """Return the series with most of the regions, and who stands in another only."""
    if what.by != COVERAGE:
        return SURVEY, {}
    rows = reads_ranking.read_series(
        asked.store,
        [region.territory_id for region in regions],
        what.definition.segments,
        scene.period_end,
        asked.known_on,
    )
    if not rows:
        return None, {}
    chosen: str = rows[0]["series"]
    inside = {row["territory_id"] for row in rows if row["series"] == chosen}
    others = {
        row["territory_id"]: row["series"]
        for row in reversed(rows)
        if row["territory_id"] not in inside
    }
    return chosen, others


def _rows(
    asked: Asked,
    what: RankAsked,
    scene: Scene,
    series: str | None,
    regions: Sequence[Region],
) -> dict[str, Row]:
    """Return the figures of the regions by code."""
    codes = {region.region_code for region in regions}
    if what.by == COVERAGE:
        rows = reads.read_coverage(
            asked.store,
            what.definition,
            scene.period_end,
            scene.vintage,
            level=what.level,
            series=series,
            known_on=asked.known_on,
        )
    else:
        rows = reads.read_workforce_by_level(
            asked.store,
            what.level,
            scene.period_end,
            scene.vintage,
            known_on=asked.known_on,
        )
    return {row["region_code"]: row for row in rows if row["region_code"] in codes}


def _value(what: RankAsked, row: Row) -> Fraction | None:
    if what.by == COVERAGE:
        if row["coverage_pct"] is None:
            return None
        return Fraction(100 * row["active_workers"], row["base_workers"])
    above, below = _PARTS[what.by]
    if row[above] is None:
        return None
    if below is None:
        return Fraction(row[above])
    return Fraction(100 * row[above], row[below]) if row[below] else None


def _values(what: RankAsked, rows: Mapping[str, Row]) -> dict[str, Fraction]:
    found = {code: _value(what, row) for code, row in rows.items()}
    return {code: value for code, value in found.items() if value is not None}


def _entries(
    asked: Asked, what: RankAsked, rows: Mapping[str, Row]
) -> dict[str, Entry]:
    """Return the values that can be ranked, with what their rounding allows."""
    values = _values(what, rows)
    entries = {code: exact(code, value) for code, value in values.items()}
    if what.by != COVERAGE:
        return entries
    rough = {
        rows[code]["territory_id"]: rows[code]
        for code in values
        if rows[code]["precision"] != "exact"
    }
    if not rough:
        return entries
    row_ids = [name for row in rough.values() for name in row["row_ids"].split()]
    segments = what.definition.segments
    for bound in reads_ranking.read_bounds(asked.store, row_ids, segments):
        row = rough[bound["territory_id"]]
        code, base = row["region_code"], row["base_workers"]
        low, high = bound["workers_low"], bound["workers_high"]
        entries[code] = replace(
            entries[code],
            low=Fraction(0) if low is None else 100 * Fraction(low) / base,
            high=_NO_LIMIT if high is None else 100 * Fraction(high) / base,
        )
    return entries


def _aside(region: Region, row: Row | None, other_series: str | None) -> Aside:
    if other_series:
        return Aside(region, "not_comparable", other_series)
    return Aside(region, (row and row["absence_reason"]) or "not_published")


def _moved(
    asked: Asked,
    what: RankAsked,
    scene: Scene,
    series: str | None,
    entries: Mapping[str, Entry],
) -> tuple[date | None, str | None, dict[str, Movement]]:
    """Return the earlier month, why there is none, and the movement of each region."""
    before = _earlier_month(asked, what, scene, series)
    if before is None or series is None:
        return None, NO_EARLIER_PERIOD, {}
    regions = [asked.index.of(code, scene.vintage) for code in entries]
    then = replace(scene, period_end=before)
    rows = _rows(asked, what, then, series, regions)
    rounds = {row["base_period"] for row in rows.values() if row["base_period"]}
    old = _values(what, rows)
    if not old or (what.by != COVERAGE and rounds != {before}):
        return None, NO_EARLIER_PERIOD, {}
    now_rows = _rows(asked, what, scene, series, regions)
    new = {code: entry.value for code, entry in entries.items()}
    now_round = max(row["base_period"] for row in now_rows.values())
    if what.level == "regency" and max(rounds) < _NEW_WEIGHTS <= now_round:
        return None, BASE_BREAK, {}
    known = reads_ranking.read_first_known(
        asked.store,
        [region.territory_id for region in regions],
        series if what.by == COVERAGE else None,
        what.definition.segments,
        _bases(what),
        (scene.period_end, before),
        (now_round, max(rounds)),
        asked.known_on,
    )
    first = None
    if known["is_restated"]:
        as_first = replace(asked, known_on=known["first_known_on"])
        first = (
            _values(what, _rows(as_first, what, then, series, regions)),
            _values(what, _rows(as_first, what, scene, series, regions)),
        )
    return before, None, movement.movements(old, new, first)


def _bases(what: RankAsked) -> list[str]:
    """Return the bases that a value stands on, as the store names them."""
    if what.by == COVERAGE:
        return [what.definition.base]
    return [part for part in _PARTS[what.by] if part]


def _earlier_month(
    asked: Asked, what: RankAsked, scene: Scene, series: str | None
) -> date | None:
    """Return the same month of the latest earlier year in the series; None if none.

    The same month alone is like: contributions paid once a year fall due in December.
    """
    end = scene.period_end
    if what.by != COVERAGE:
        return end.replace(year=end.year - 1)
    division = scene.vintage if what.level == "province" else "38"
    periods = reads.read_periods(asked.store, what.definition.segments, asked.known_on)
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
