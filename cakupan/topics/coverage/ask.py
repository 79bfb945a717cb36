"""What coverage asks of the figures: ``Data`` and ``Scope`` in, plain data out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from cakupan.data import KNOWN_NOW, NATION, Data, Definition, Region, Row, Scope
from cakupan.data.scope import months_of
from cakupan.topics.coverage.figures import (
    IN_USE,
    Beside,
    Matrix,
    OtherFigure,
    PeerPlace,
    Rounds,
    beside,
    coming,
    place_of,
    readings,
    shown_row,
)

# What a reader of a coverage figure asks about; programmes and awards stand elsewhere.
_COVERAGE_TOPICS = ("coverage", "active_workers", "base")


def coverage(data: Data, scope: Scope, definition: Definition | None = None) -> Row:
    """Return the region's row of ``coverage__by_region``, also where it is absent."""
    chosen = definition or scope.definition
    return data.rows(
        "coverage__by_region",
        region=scope.region.region_code,
        vintage=scope.region.vintage,
        period_end=scope.period_end,
        segments=chosen.segments,
        base=chosen.base,
    )[0]


def coverage_of_level(
    data: Data,
    scope: Scope,
    level: str,
    parent: str | None = None,
    definition: Definition | None = None,
) -> list[Row]:
    """Return ``coverage__by_region`` of all regions of a level below a parent.

    A province of 2022 has its regencies in its own division alone, also where the
    figures of the scope still count 34 provinces.

    Args:
        data: the figures.
        scope: period, division and definition.
        level: ``province`` or ``regency``.
        parent: code of the region above; None for the whole nation.
        definition: where it is another than the scope's.
    """
    chosen = definition or scope.definition
    vintage = scope.vintage
    if parent is not None:
        vintage = data.regions.of(parent, vintage).vintage
    return data.rows(
        "coverage__by_region",
        level=level,
        parent=parent,
        vintage=vintage,
        period_end=scope.period_end,
        segments=chosen.segments,
        base=chosen.base,
    )


def sources_of(row: Row) -> tuple[str, ...]:
    """Return the sources of a coverage: each of its numerator, then that of its base.

    Args:
        row: of ``coverage__by_region``.
    """
    numerator = (row["source_ids"] or "").split()
    return tuple(part for part in (*numerator, row["base_source_id"]) if part)


def months(data: Data, scope: Scope) -> list[Row]:
    """Return what is on record of the region, month by month."""
    return months_of(data, scope.region, scope.definition)


def is_only_month(data: Data, scope: Scope) -> bool:
    """Return whether the region has no second month beside those of an office.

    Without an office it is true: of one published series there is one month, and what
    the press rounded of others is shown as published.
    """
    known = [row for row in months(data, scope) if row["coverage_pct"] is not None]
    is_sent = any(row["is_office"] for row in known)
    return not is_sent or len({row["period_end"] for row in known}) == 1


def regencies_in(data: Data, scope: Scope) -> list[Row]:
    """Return how many of a province's regencies are in, month by month.

    Rows are of ``enrolment__regencies_by_month``; none of any other level.
    """
    if scope.region.level != "province":
        return []
    return data.rows(
        "enrolment__regencies_by_month",
        territory_id=scope.region.territory_id,
        segments=scope.definition.segments,
    )


def usual_month(data: Data, scope: Scope) -> date | None:
    """Return the last month that an office sent nearly as fully as ever; None if none.

    One regency that is ahead of all others is not the month of the province.

    Args:
        data: the figures.
        scope: of the province.
    """
    sent = [row for row in regencies_in(data, scope) if row["is_office"]]
    most = max((row["regencies_in"] for row in sent), default=0)
    return max(
        (row["period_end"] for row in sent if row["regencies_in"] >= 0.9 * most),
        default=None,
    )


def statements(data: Data, region: Region) -> list[Row]:
    """Return the percents that somebody published for a region."""
    return data.rows(
        "statements__by_region",
        territory_id=region.territory_id,
        from_date=date.min,
        to_date=date.max,
    )


def stated_counts(data: Data, region: Region) -> list[Row]:
    """Return worker numbers published for a region that stand in no series."""
    return data.rows("enrolment__stated_by_region", territory_id=region.territory_id)


def programme_members(data: Data, region: Region) -> list[Row]:
    """Return the members of each programme that an office entered for a region."""
    return data.rows(
        "enrolment__programmes_by_region", territory_id=region.territory_id
    )


def stated_bases(data: Data, region: Region) -> list[Row]:
    """Return the bases that somebody published for a region, beside the survey's."""
    return data.rows("workforce__stated_by_region", territory_id=region.territory_id)


def latest_workforce(data: Data, region: Region) -> Row | None:
    """Return a region's row of the latest survey round; None where it has none."""
    rows = data.rows(
        "workforce__by_level",
        level=region.level,
        period_end=KNOWN_NOW,
        vintage=region.vintage,
        parent=region.parent_code,
    )
    code = region.region_code
    return next((row for row in rows if row["region_code"] == code), None)


def regencies_workforce(data: Data, parent: str | None) -> list[Row]:
    """Return the latest survey round of a province's regencies, or of all (None)."""
    return data.rows(
        "workforce__by_level",
        level="regency",
        period_end=KNOWN_NOW,
        vintage="38",
        parent=parent,
    )


def round_until(row: Row) -> date:
    """Return the day until which a survey round may stand beside a region's answer.

    A coverage has the round of its month for a base. Where no coverage is published,
    what is told of the workforce is the latest round that is on record.

    Args:
        row: of ``coverage__by_region``.
    """
    until: date = row["period_end"]
    return until if row["coverage_pct"] is not None else KNOWN_NOW


def bases(data: Data, scope: Scope) -> list[Row]:
    """Return every base of the round that stands beside the answer."""
    return data.rows(
        "workforce__by_region",
        territory_id=scope.region.territory_id,
        period_end=round_until(coverage(data, scope)),
    )


def base_of_round(data: Data, scope: Scope, base: str) -> Row | None:
    """Return one base of that round; None where the round has no workers of it."""
    rows = bases(data, scope)
    return next((row for row in rows if row["base"] == base and row["workers"]), None)


@dataclass(frozen=True)
class Answered:
    """What the answer of a region is made of.

    Attributes:
        row: its coverage, of ``coverage__by_region``; it may be absent.
        months: all that is on record of it, of ``enrolment__months_by_region``.
        beside: what of that stands beside the answer.
        workforce: its latest survey round; None where a coverage is the answer.
        statements: published percents; empty where a coverage is the answer.
        counts: published worker numbers; likewise.
        absences: of ``absences__all``; likewise.
        coming: a later month of a province in which only some regencies are, of
            ``enrolment__regencies_by_month``; None where there is none.
    """

    row: Row
    months: tuple[Row, ...]
    beside: tuple[Beside, ...]
    workforce: Row | None = None
    statements: tuple[Row, ...] = ()
    counts: tuple[Row, ...] = ()
    absences: tuple[Row, ...] = ()
    coming: Row | None = None

    @property
    def is_office(self) -> bool:
        """Return whether an office sends figures of the region, or of parts of it."""
        has_parts = self.row["regencies_in"] is not None
        return has_parts or any(month["is_office"] for month in self.months)


def answer(data: Data, scope: Scope) -> Answered:
    """Return what the answer of the scope's region is made of."""
    row, known = coverage(data, scope), months(data, scope)
    answered = Answered(
        row,
        tuple(known),
        tuple(beside(known, row)),
        coming=coming(regencies_in(data, scope), known, row),
    )
    if row["coverage_pct"] is not None:
        return answered
    return replace(
        answered,
        workforce=latest_workforce(data, scope.region),
        statements=tuple(statements(data, scope.region)),
        counts=tuple(stated_counts(data, scope.region)),
        absences=tuple(data.rows("absences__all")),
    )


def shown(data: Data, scope: Scope) -> Row:
    """Return the coverage, or the part of it that was sent, with its own scope."""
    return shown_row(months(data, scope), coverage(data, scope))


def matrix(data: Data, scope: Scope) -> Matrix:
    """Return coverage by segments and bases; without rows where there is no series."""
    shown_row = shown(data, scope)
    if shown_row["series"] is None:
        return Matrix(shown_row, ())
    rows = data.rows(
        "coverage__matrix_by_region",
        territory_id=scope.region.territory_id,
        period_end=scope.period_end,
        series=shown_row["series"],
    )
    return Matrix(shown_row, tuple(rows))


def circulating(data: Data, scope: Scope) -> tuple[OtherFigure, ...]:
    """Return the other figures in circulation, at most five."""
    return readings(
        matrix(data, scope).rows,
        statements(data, scope.region),
        coverage(data, scope),
    )


def disagreements(data: Data, scope: Scope) -> list[Row]:
    """Return the figures that disagree on the region's coverage, nearest first."""

    def distance(row: Row) -> int:
        near = [row["period_start"], row["period_end"]]
        days = [day or scope.period_end for day in near]
        return min(abs((day - scope.period_end).days) for day in days)

    found = [
        row
        for row in data.rows("conflicts__all")
        if row["territory_id"] == scope.region.territory_id
        and row["topic"] in _COVERAGE_TOPICS
    ]
    return sorted(found, key=lambda row: (row["topic"] != "coverage", distance(row)))


def places(data: Data, scope: Scope) -> list[PeerPlace]:
    """Return the region's places among its peers, by what is known of all of them.

    Provinces are ranked by coverage, by the definition asked for and by those in use.
    Below them hardly any coverage is published: there the latest survey round ranks
    all regions, and an office's month those of the province that are in it. The nation
    has no peers.
    """
    if scope.region.level == "province":
        asked = dict.fromkeys((scope.definition, *IN_USE))
        return list(_of_province(data, scope, tuple(asked)))
    if scope.region.level == "regency":
        return [*_of_office(data, scope), *_of_regency(data, scope.region)]
    return []


def ranks(data: Data, scope: Scope) -> list[PeerPlace]:
    """Return a province's places by the base asked for and the eligible estimate."""
    if scope.region.level != "province":
        return []
    segments = scope.definition.segments
    asked = dict.fromkeys((scope.definition, Definition(segments, "eligible_estimate")))
    return _of_province(data, scope, tuple(asked))


def _of_province(
    data: Data, scope: Scope, definitions: Sequence[Definition]
) -> list[PeerPlace]:
    found = []
    for definition in definitions:
        rows = coverage_of_level(data, scope, "province", None, definition)
        known = place_of(rows, scope.region.territory_id, "coverage_pct")
        if known:
            found.append(PeerPlace("coverage_pct", definition, "", *known, "percent"))
    return found


def _of_office(data: Data, scope: Scope) -> list[PeerPlace]:
    """Return a regency's place by coverage among those of its province in its month."""
    parent = scope.region.parent_code
    if parent is None:
        return []
    rows = coverage_of_level(data, scope, "regency", parent)
    known = place_of(rows, scope.region.territory_id, "coverage_pct")
    if known is None:
        return []
    among = data.regions.of(parent, "38").short_name
    is_partial = len(known[1]) < len(rows)
    own_place = PeerPlace(
        "coverage_pct", scope.definition, among, *known, "percent", is_partial
    )
    return [own_place]


@dataclass(frozen=True)
class OfficeRanks:
    """The regencies of a province by coverage, in a month that an office sent.

    Attributes:
        scope: of the province, in that month.
        rows: of ``coverage__by_region`` with a figure, the highest first.
        of: regencies and cities of the province.
    """

    scope: Scope
    rows: tuple[Row, ...]
    of: int

    def rank(self, code: str) -> int | None:
        """Return a regency's rank (1, 2, 2, 4); None where it has no figure."""
        values = {row["region_code"]: row["coverage_pct"] for row in self.rows}
        own = values.get(code)
        if own is None:
            return None
        return 1 + sum(value > own for value in values.values())


def office_ranks(data: Data, scope: Scope) -> OfficeRanks | None:
    """Return how an office's month ranks the regencies around a region, or below it.

    That of the scope where two regencies are in it, else the last that was sent nearly
    as fully as ever; None without either.
    """
    region = scope.region
    code = region.parent_code if region.level == "regency" else region.region_code
    if region.level not in ("regency", "province") or code is None:
        return None
    above = replace(scope, region=data.regions.of(code, scope.vintage))
    usual = usual_month(data, above)
    if usual is None:
        return None
    for month in (scope.period_end, usual):
        in_month = replace(above, period_end=month)
        rows = coverage_of_level(data, in_month, "regency", code)
        known = [row for row in rows if row["coverage_pct"] is not None]
        if len(known) > 1:
            known.sort(key=lambda row: (-row["coverage_pct"], row["region_code"]))
            return OfficeRanks(in_month, tuple(known), len(rows))
    return None


def _of_regency(data: Data, region: Region) -> list[PeerPlace]:
    parent = region.parent_code or NATION
    province = data.regions.of(parent, "38").short_name
    found = []
    measures: tuple[tuple[str, Literal["percent", "workers"]], ...] = (
        ("informal_share_pct", "percent"),
        ("non_wage", "workers"),
    )
    for column, unit in measures:
        for above, among in ((region.parent_code, province), (None, "Indonesia")):
            rows = regencies_workforce(data, above)
            known = place_of(rows, region.region_code, column, "region_code")
            if known:
                found.append(PeerPlace(column, None, among, *known, unit))
    return found


def ranking_row(data: Data, scope: Scope) -> Row | None:
    """Return a row of the series that ranks provinces; None where none is ranked.

    The region's own if it has a figure, else that of any province by the first
    definition in use that has one.
    """
    own = coverage(data, scope)
    rows = [own]
    for definition in dict.fromkeys((scope.definition, *IN_USE)):
        rows += coverage_of_level(data, scope, "province", None, definition)
    return next((row for row in rows if row["series"]), None)


@dataclass(frozen=True)
class Ends:
    """The provinces at both ends of the nation's coverage.

    Attributes:
        row: the nation's own coverage; it may be absent.
        shown: the highest, then the lowest, with their rank.
        below: provinces below the nation's own figure; None where it has none.
        of: provinces that have a figure.
    """

    row: Row
    shown: tuple[tuple[int, Row], ...]
    below: int | None
    of: int


def ends(data: Data, scope: Scope, most: int = 4) -> Ends | None:
    """Return the provinces at both ends; None where too few have a figure.

    Args:
        data: the figures.
        scope: of the nation.
        most: provinces at either end.
    """
    known = sorted(
        (
            row
            for row in coverage_of_level(data, scope, "province")
            if row["coverage_pct"] is not None
        ),
        key=lambda row: (-row["coverage_pct"], row["region_code"]),
    )
    if len(known) <= 2 * most:
        return None
    values = [row["coverage_pct"] for row in known]
    own = coverage(data, scope)
    percent = own["coverage_pct"]
    return Ends(
        own,
        tuple(
            (1 + sum(value > row["coverage_pct"] for value in values), row)
            for row in (*known[:most], *known[-most:])
        ),
        None if percent is None else sum(value < percent for value in values),
        len(known),
    )


def rounds(data: Data, region: Region) -> Rounds:
    """Return the bases of a region in every survey round."""
    rows = data.rows("workforce__history_by_region", territory_id=region.territory_id)
    return Rounds(tuple(rows))
