"""What coverage is made of and stands beside, as plain data. No store, no words.

Rows are those of the statements in ``queries/reads`` that each docstring names; they
are shared between readers, so nobody changes them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cakupan.data.definitions import (
    BASES,
    DEFAULT_BASE,
    DEFAULT_SCOPE,
    ROUND_BASES,
    SCOPES,
    SEGMENT_BASES,
    Definition,
)
from cakupan.data.store import Row
from cakupan.measures import Position, position
from cakupan.vocabulary import covers_all_workers

# Coverage as it is asked for most: all segments over the employed, close to UCJ, and
# each segment over its own universe.
IN_USE = (
    Definition(),
    Definition(("PU", "BPU"), "eligible_estimate"),
    Definition(("PU",), "employees"),
    Definition(("BPU",), "non_wage"),
)
# The universe of a segment: who could be in it, and in no other.
OWN_BASES = {segments[0]: base for base, segments in SEGMENT_BASES.items()}
# Bases of a survey round that are drawn over time; the table has every one.
DRAWN_BASES = ("labour_force", "employed", "eligible_estimate", "non_wage")

# Beside a figure of the month asked for: other segments, or another count of them.
NARROWER, OTHER_SERIES = "narrower", "other_series"
# Of other months: the last one, and one that came later than what is shown.
LATEST, NEWER = "latest", "newer"


@dataclass(frozen=True)
class Beside:
    """One figure that is on record beside the one asked for.

    A month may come without one of its segments, a region may have other months than
    its neighbours, an office may count a month that is published too. None of it is
    ever filled, added to what is asked, or put in its place: it stands beside it.

    Attributes:
        kind: ``NARROWER``, ``OTHER_SERIES``, ``LATEST`` or ``NEWER``.
        row: of ``enrolment__months_by_region``.
    """

    kind: str
    row: Row


def beside(months: Sequence[Row], shown: Row) -> list[Beside]:
    """Return what is on record beside a coverage, the same month first.

    Of other months only an office's are named: the published ones are in every list.

    Args:
        months: of ``enrolment__months_by_region``, in the order of their periods.
        shown: the coverage asked for, of ``coverage__by_region``; it may be absent.
    """
    period: date = shown["period_end"]
    same = [row for row in months if row["period_end"] == period]
    office = [row for row in months if row["is_office"] and row not in same]
    if shown["active_workers"] is not None:
        others = [r for r in same if r["is_whole"] and r["series"] != shown["series"]]
        return [
            *(Beside(OTHER_SERIES, row) for row in others),
            *(Beside(NEWER, row) for row in _last(office, period)),
        ]
    narrower = [Beside(NARROWER, row) for row in same if not row["is_whole"]]
    last = _last(office, date.min)
    # Under a month of which a part is there, only a whole one says more.
    if narrower:
        last = [row for row in last if row["is_whole"]]
    return narrower + [Beside(LATEST, row) for row in last]


def _last(months: Iterable[Row], after: date) -> list[Row]:
    """Return the last whole month after a day, and the last one if it is later."""
    found: list[Row] = []
    known = [row for row in months if row["period_end"] > after]
    whole = [row for row in known if row["is_whole"]]
    if whole:
        found.append(whole[-1])
    if known and (not whole or known[-1]["period_end"] > whole[-1]["period_end"]):
        found.append(known[-1])
    return found


def coming(parts: Iterable[Row], months: Iterable[Row], shown: Row) -> Row | None:
    """Return the last month in which some regencies of a province are in, not all.

    Only an office's, and only where it is later than what is shown and than every
    month that is whole.

    Args:
        parts: of ``enrolment__regencies_by_month``.
        months: of ``enrolment__months_by_region``.
        shown: the coverage asked for, of ``coverage__by_region``; it may be absent.
    """
    whole = (row["period_end"] for row in months if row["is_office"])
    after = max((shown["period_end"], *whole))
    known = [row for row in parts if row["is_office"] and row["period_end"] > after]
    return max(
        known, key=lambda row: (row["period_end"], row["regencies_in"]), default=None
    )


# What is taken from a month's figure that stands where the scope asked for is absent.
_PART = (
    *("series", "worker_basis", "worker_basis_evidence", "segment_scope", "precision"),
    *("active_workers", "base_period", "base_workers", "coverage_pct"),
    *("source_id", "source_publisher", "row_ids", "regencies_summed"),
)


def shown_row(months: Sequence[Row], asked: Row) -> Row:
    """Return a coverage, or the part of it that was sent for the same month.

    The part carries its own ``segment_scope``, which is to be named wherever it stands.

    Args:
        months: of ``enrolment__months_by_region``.
        asked: of ``coverage__by_region``.
    """
    if asked["series"] is not None:
        return asked
    narrower_rows = [
        item.row for item in beside(months, asked) if item.kind == NARROWER
    ]
    return (
        {**asked, **{name: narrower_rows[0][name] for name in _PART}}
        if narrower_rows
        else asked
    )


@dataclass(frozen=True)
class OtherFigure:
    """Another figure in circulation beside the answer.

    Attributes:
        kind: ``computed`` by us over another base, or ``stated`` by somebody.
        row: of ``coverage__matrix_by_region``, or of ``statements__by_region``.
    """

    kind: Literal["computed", "stated"]
    row: Row


def readings(
    matrix: Sequence[Row], statements: Sequence[Row], row: Row, most: int = 5
) -> tuple[OtherFigure, ...]:
    """Choose the other figures in circulation, computed ones first.

    Of statements, exact ones go first, then those nearest to the period; a figure
    that was published twice with the same digits is shown once.

    Args:
        matrix: of ``coverage__matrix_by_region``.
        statements: of ``statements__by_region``.
        row: the answer, of ``coverage__by_region``.
        most: how many are chosen at most.
    """
    shown = (row["segment_scope"], row["base"])
    bases = (DEFAULT_BASE, "labour_force", "eligible_estimate")
    combinations = [(DEFAULT_SCOPE, b) for b in bases if (DEFAULT_SCOPE, b) != shown]
    by_pair = pairs(matrix)
    computed = [
        OtherFigure("computed", by_pair[p]) for p in combinations if p in by_pair
    ]
    seen: set[str] = set()
    near = sorted(
        (
            part
            for part in statements
            if part["kind"] == "coverage"
            and part["worker_group"] is None
            and covers_all_workers(part["segment_scope"])
        ),
        key=lambda part: (
            part["precision"] != "exact",
            abs((part["period_end"] - row["period_end"]).days),
            part["row_id"],
        ),
    )
    for part in near:
        if part["stated_pct_as_printed"] not in seen:
            seen.add(part["stated_pct_as_printed"])
            computed.append(OtherFigure("stated", part))
    return tuple(computed[:most])


def pairs(matrix: Iterable[Row]) -> Mapping[tuple[str, str], Row]:
    """Return the rows of ``coverage__matrix_by_region`` by segment scope and base."""
    return {(row["segment_scope"], row["base"]): row for row in matrix}


@dataclass(frozen=True)
class Matrix:
    """Coverage of a region by segments (down) and bases (across).

    Attributes:
        shown: the region's coverage, or the part of it that was sent: its series is
            that of the figures.
        rows: of ``coverage__matrix_by_region``.
    """

    shown: Row
    rows: tuple[Row, ...]

    @property
    def scopes(self) -> tuple[str, ...]:
        """Return the segment scopes of the rows, in the order of tables."""
        known = {row["segment_scope"] for row in self.rows}
        return tuple(scope for scope in SCOPES if scope in known)

    @property
    def bases(self) -> tuple[str, ...]:
        """Return the bases of the rows, in the order of tables."""
        known = {row["base"] for row in self.rows}
        return tuple(base for base in BASES if base in known)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources of numerators and denominators."""
        found = [
            source_id
            for row in self.rows
            for source_id in (*row["source_ids"].split(), row["base_source_id"])
        ]
        return tuple(dict.fromkeys(source_id for source_id in found if source_id))


@dataclass(frozen=True)
class PeerPlace:
    """A region's place among named peers, by one measure.

    Attributes:
        column: what is compared: ``coverage_pct``, ``informal_share_pct`` or
            ``non_wage``.
        definition: of the coverage; None for what the survey gives.
        among: short name of the region whose regencies are compared; empty where
            provinces are.
        place: the region among its peers.
        peers: values of all peers that have one.
        unit: ``percent``, or ``workers``.
        is_partial: some of the peers have no figure.
    """

    column: str
    definition: Definition | None
    among: str
    place: Position
    peers: tuple[float, ...]
    unit: Literal["percent", "workers"]
    is_partial: bool = False


def place_of(
    rows: Iterable[Row], own: str, column: str, key: str = "territory_id"
) -> tuple[Position, tuple[float, ...]] | None:
    """Return a region's place by a column, and all known values; None without one.

    Args:
        rows: one a region.
        own: of the region, in the column that ``key`` names.
        column: what is compared.
        key: what tells regions apart.
    """
    values = {row[key]: row[column] for row in rows}
    place = position(values.get(own), list(values.values()))
    if place is None:
        return None
    return place, tuple(value for value in values.values() if value is not None)


@dataclass(frozen=True)
class Rounds:
    """The bases of a region in every survey round.

    Attributes:
        rows: of ``workforce__history_by_region``, the first round first.
    """

    rows: tuple[Row, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Return the rounds, the first one first."""
        return tuple(sorted({row["period_end"] for row in self.rows}))

    @property
    def breaks(self) -> tuple[date, ...]:
        """Return the rounds from which on the survey has other weights."""
        return tuple(sorted({r["period_end"] for r in self.rows if r["has_break"]}))

    @property
    def listed(self) -> tuple[Row, ...]:
        """Return the rows of the bases that tables show."""
        return tuple(row for row in self.rows if row["base"] in ROUND_BASES)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources, of the latest round first."""
        source_ids = [row["source_id"] for row in reversed(self.listed)]
        return tuple(dict.fromkeys(source_id for source_id in source_ids if source_id))

    def of(self, base: str) -> tuple[Row, ...]:
        """Return the rows of one base that have a number, the first round first."""
        known = (r for r in self.rows if r["base"] == base)
        return tuple(row for row in known if row["workers"] is not None)

    def run(self, day: date) -> int:
        """Return which run a round is of: rounds of different runs are not compared."""
        return sum(day >= broken for broken in self.breaks)
