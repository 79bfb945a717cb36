"""Who won the Paritrana Award, and whether coverage alone would have told.

Sources of one award are kept together: where they disagree on a rank, all readings
stand side by side and none is chosen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from cakupan.data.regions import RegionIndex
from cakupan.data.store import Row
from cakupan.measures import position

# The one edition whose year ends with a coverage of all provinces on record.
EDITION = 2023
EDITION_END = date(2023, 12, 31)
DIVISION = "34"  # of that coverage
# A step on the way, not an award.
_STEPS = ("interview_stage", "nominee")
FIRST_WITH_ZONES = 2022


@dataclass(frozen=True)
class ResultsFilter:
    """Which results a reader wants to see; empty for all.

    Attributes:
        year: that was judged, as ``2023``.
        stage: ``national`` or ``provincial``.
        category: code of a category.
        zone: name of a zone.
    """

    year: str = ""
    stage: str = ""
    category: str = ""
    zone: str = ""

    def fits(self, row: Row) -> bool:
        """Return whether a result is among those wanted."""
        wanted = (
            (self.year, str(row["award_year"])),
            (self.stage, row["stage"]),
            (self.category, row["category"]),
            (self.zone, row["zone"]),
        )
        return all(value in ("", own) for value, own in wanted)


@dataclass(frozen=True)
class AwardResult:
    """One award with what each source says of it.

    Attributes:
        readings: rows of ``awards__history``, the ranked ones first.
    """

    readings: tuple[Row, ...]

    @property
    def first(self) -> Row:
        """Return the reading that gives year, category, winner and zone."""
        return self.readings[0]

    @property
    def is_disputed(self) -> bool:
        """Whether sources disagree on the rank."""
        return any(row["is_rank_disputed"] for row in self.readings)

    @property
    def has_zones(self) -> bool:
        """Whether the edition knew zones."""
        year: int = self.first["award_year"]
        return year >= FIRST_WITH_ZONES

    @property
    def is_step(self) -> bool:
        """Whether it is only a step on the way to an award."""
        return self.first["category"] in _STEPS


def results_of(rows: Iterable[Row]) -> list[AwardResult]:
    """Return the awards, latest edition first, national before provincial."""

    def key(row: Row) -> tuple[int, str, str, str]:
        return (-row["award_year"], row["stage"], row["category_en"], row["winner"])

    ordered = sorted(rows, key=lambda row: (*key(row), row["rank"] or 99))
    results = [AwardResult(tuple(same)) for _key, same in groupby(ordered, key)]
    return sorted(results, key=lambda award: (*key(award.first)[:3], _place(award)))


def _place(award: AwardResult) -> tuple[int, str]:
    ranks = [row["rank"] for row in award.readings if row["rank"]]
    return (min(ranks, default=99), award.first["winner"])


def most_often(awards: Sequence[AwardResult]) -> tuple[list[str], list[int], list[int]]:
    """Return who was awarded nationally in most editions, which, and disputed ones.

    Steps on the way do not count; several regions may have as many editions.
    """
    editions: dict[str, dict[int, bool]] = {}
    for award in awards:
        row = award.first
        if row["stage"] == "national" and row["region_code"] and not award.is_step:
            of_region = editions.setdefault(row["region_name"], {})
            year = row["award_year"]
            of_region[year] = of_region.get(year, False) or award.is_disputed
    if not editions:
        return [], [], []
    most = max(len(years) for years in editions.values())
    names = sorted(name for name, years in editions.items() if len(years) == most)
    years = editions[names[0]]
    return names, sorted(years), sorted(year for year in years if years[year])


@dataclass(frozen=True)
class ZoneCandidate:
    """A province of a zone in the edition that can be compared.

    Attributes:
        row: of ``coverage__by_region``.
        place: competition rank by coverage among the zone's candidates.
        awards: what it won; empty for the others.
    """

    row: Row
    place: int
    awards: tuple[Row, ...]


@dataclass(frozen=True)
class AwardZone:
    """A zone of the edition with its provinces, highest coverage first.

    Attributes:
        winners: candidates that won.
        hits: winners whose place is not behind the number of winners.
        by_chance: hits to be expected of winners drawn by lot.
    """

    name: str
    candidates: tuple[ZoneCandidate, ...]

    @property
    def winners(self) -> tuple[ZoneCandidate, ...]:
        """Return the candidates that won."""
        return tuple(part for part in self.candidates if part.awards)

    @property
    def hits(self) -> int:
        """Return how many winners coverage alone would have named."""
        count = len(self.winners)
        return sum(winner.place <= count for winner in self.winners)

    @property
    def by_chance(self) -> Fraction:
        """Return how many of them a lot would have named."""
        return Fraction(len(self.winners) ** 2, len(self.candidates) or 1)


@dataclass(frozen=True)
class WinnersByCoverage:
    """Winners of the zones beside the coverage at the end of the year judged.

    Attributes:
        zones: by name.
        set_aside: winners without a coverage of their own land.
        outside: provinces of that coverage whose land was divided since.
        rows: the coverage that was used.
    """

    zones: tuple[AwardZone, ...]
    set_aside: tuple[Row, ...]
    outside: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def cases(self) -> int:
        """Return how many winners could be compared."""
        return sum(len(zone.winners) for zone in self.zones)

    @property
    def hits(self) -> int:
        """Return how many of them coverage alone would have named."""
        return sum(zone.hits for zone in self.zones)

    @property
    def by_chance(self) -> Fraction:
        """Return how many of them a lot would have named."""
        return sum((zone.by_chance for zone in self.zones), Fraction(0))

    @property
    def leaders(self) -> int:
        """Return in how many zones the province of highest coverage won."""
        return sum(
            any(winner.place == 1 for winner in zone.winners) for zone in self.zones
        )


def winners_by_coverage(
    awards: Iterable[Row], coverage: Iterable[Row], index: RegionIndex
) -> WinnersByCoverage:
    """Set the edition's zone winners beside coverage, like land with like alone.

    Args:
        awards: of ``awards__history``.
        coverage: of the provinces at the end of the edition's year, in the division
            with 34; a province whose land was divided since is left out.
        index: of both divisions.
    """
    won: dict[str, list[Row]] = {}
    for row in awards:
        if row["award_year"] == EDITION and row["has_zone_award"]:
            won.setdefault(row["territory_id"], []).append(row)
    today = {
        region.territory_id
        for region in index.of_level("province", "38")
        if region.valid_to is None
    }
    with_coverage = [row for row in coverage if row["coverage_pct"] is not None]
    like = [row for row in with_coverage if row["territory_id"] in today]
    by_zone: dict[str, list[Row]] = {}
    for row in like:
        zone = index.of(row["region_code"], DIVISION).paritrana_zone
        if zone:
            by_zone.setdefault(zone, []).append(row)
    compared = {row["territory_id"] for row in like}
    return WinnersByCoverage(
        zones=tuple(
            AwardZone(name, _candidates(rows, won))
            for name, rows in sorted(by_zone.items())
        ),
        set_aside=tuple(
            row for land, rows in won.items() if land not in compared for row in rows
        ),
        outside=tuple(row for row in with_coverage if row["territory_id"] not in today),
        rows=tuple(like),
    )


def _candidates(
    rows: Sequence[Row], won: dict[str, list[Row]]
) -> tuple[ZoneCandidate, ...]:
    values = [row["coverage_pct"] for row in rows]
    candidates = []
    for row in sorted(rows, key=lambda row: (-row["coverage_pct"], row["region_code"])):
        place = position(row["coverage_pct"], values)
        awards = tuple(won.get(row["territory_id"], ()))
        candidates.append(ZoneCandidate(row, place.rank if place else 1, awards))
    return tuple(candidates)
