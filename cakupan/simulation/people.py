"""Enrolment of every region, month, segment and status; sums hold everywhere."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random

from cakupan.data.definitions import month_end
from cakupan.data.regions import NATION
from cakupan.simulation.cohorts import Cohort, month_number
from cakupan.simulation.course import apportion, course
from cakupan.simulation.recipe import FIRST_YEAR, LAST_YEAR, Recipe
from cakupan.simulation.world import ANCHOR, SEGMENTS, Regency, World

STATUSES = ("active", "registered", "inactive", "new")
# From this month end on all 38 provinces exist; before it, figures come in 34.
DIVIDED = date(2022, 12, 31)
# One month more than is shown, so that the first one has members who are new.
MONTHS = [
    month_end(FIRST_YEAR - 1, 12),
    *(
        month_end(year, month)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for month in range(1, 13)
    ),
]
_ANCHOR_PLACE = MONTHS.index(ANCHOR)
# Active workers of one region by segment: one number for each of MONTHS.
Active = Mapping[str, list[int]]
# By segment and status: one number for each of MONTHS but the first.
People = Mapping[str, Mapping[str, list[int]]]


@dataclass(frozen=True)
class RegionMonth:
    """Enrolment of one region at one month's end.

    Attributes:
        workers: by segment and status; sums of segments are the reader's work, as
            with any office's file.
    """

    region_code: str
    vintage: str
    period_end: date
    workers: Mapping[str, Mapping[str, int]]


def anchored(world: World, recipe: Recipe) -> dict[str, dict[str, int]]:
    """Return active workers of December 2023 by segment and regency.

    The regencies of an old province sum exactly to its published figure.
    """
    found: dict[str, dict[str, int]] = {segment: {} for segment in SEGMENTS}
    provinces: dict[str, list[Regency]] = {}
    for regency in world.regencies:
        provinces.setdefault(regency.old_province, []).append(regency)
    for code, regencies in provinces.items():
        for segment in SEGMENTS:
            weights = [_weight(regency, segment, recipe) for regency in regencies]
            parts = apportion(world.anchors[code, segment], weights)
            codes = [regency.code for regency in regencies]
            found[segment] |= dict(zip(codes, parts, strict=True))
    return found


def _weight(regency: Regency, segment: str, recipe: Recipe) -> float:
    chance = recipe.chance(regency.code, segment, "share")
    of_city = 1.25 if regency.is_city else 1.0
    return regency.bases[segment] * of_city * math.exp(1.1 * (chance.random() - 0.5))


def active_of(
    regency: Regency,
    anchors: Mapping[str, Mapping[str, int]],
    cohorts: Sequence[Cohort],
    recipe: Recipe,
) -> dict[str, list[int]]:
    """Return one regency's active workers by segment, for each of MONTHS.

    Funded workers (BPU) are what its cohorts cover; the others follow the course.
    """
    found = {}
    for segment in SEGMENTS:
        path = course(segment, MONTHS, recipe.chance(regency.code, segment, "course"))
        funded = [0] * len(MONTHS)
        if segment == "BPU":
            numbers = [month_number(month.year, month.month) for month in MONTHS]
            funded = [
                sum(c.shares[regency.code] for c in cohorts if c.covers(number))
                for number in numbers
            ]
        own = anchors[segment][regency.code] - funded[_ANCHOR_PLACE]
        at_anchor = path[_ANCHOR_PLACE]
        found[segment] = [
            round(own * now / at_anchor) + paid
            for now, paid in zip(path, funded, strict=True)
        ]
    return found


def members(active: Sequence[int], chance: Random) -> dict[str, list[int]]:
    """Return all statuses of one segment for each month after the first.

    Whoever registered stays registered: registered = active + inactive, and new is
    what registered grew by in the month.
    """
    ratio = 1.25 + 0.4 * chance.random()
    highest, arrivals = 0, 0
    registered = []
    for workers in active:
        highest = max(highest, math.ceil(workers * ratio))
        arrivals += math.ceil(workers * 0.002)
        registered.append(highest + arrivals)
    return {
        "active": list(active[1:]),
        "registered": registered[1:],
        "inactive": [
            all_ - now for all_, now in zip(registered[1:], active[1:], strict=True)
        ],
        "new": [after - before for before, after in pairwise(registered)],
    }


def people_of(regency: Regency, active: Active, recipe: Recipe) -> People:
    """Return one regency's workers by segment and status, month by month."""
    return {
        segment: members(
            active[segment], recipe.chance(regency.code, segment, "members")
        )
        for segment in SEGMENTS
    }


def _sum(parts: Sequence[People]) -> People:
    return {
        segment: {
            status: [
                sum(month)
                for month in zip(*(p[segment][status] for p in parts), strict=True)
            ]
            for status in STATUSES
        }
        for segment in SEGMENTS
    }


@dataclass(frozen=True)
class Above:
    """A region above regencies: the division that it belongs to, and its sums."""

    region_code: str
    vintage: str
    people: People

    def is_told(self, period_end: date, parted: frozenset[str]) -> bool:
        """Return whether a month's figures name it.

        Before the division of 2022 the 34 provinces; since then the 38, and the
        two old provinces of Papua beside them, as sums.
        """
        if period_end < DIVIDED:
            return self.vintage == "34"
        return self.vintage == "38" or self.region_code in parted


def sums_above(world: World, people: Mapping[str, People]) -> list[Above]:
    """Return provinces of both divisions, and the nation in both."""
    found = []
    for vintage in ("34", "38"):
        groups: dict[str, list[People]] = {}
        for regency in world.regencies:
            code = regency.old_province if vintage == "34" else regency.province
            groups.setdefault(code, []).append(people[regency.code])
        found += [
            Above(code, vintage, _sum(parts)) for code, parts in sorted(groups.items())
        ]
        found.append(Above(NATION, vintage, _sum(list(people.values()))))
    return found


def region_months(
    world: World, people: Mapping[str, People], recipe: Recipe
) -> Iterator[RegionMonth]:
    """Give every region in every month of the recipe, months first."""
    above = sums_above(world, people)
    regencies = [Above(code, "38", parts) for code, parts in people.items()]
    wanted = set(recipe.months)
    for place, period_end in enumerate(MONTHS[1:]):
        if period_end not in wanted:
            continue
        told = [part for part in above if part.is_told(period_end, world.parted)]
        for part in (*told, *regencies):
            yield RegionMonth(
                part.region_code,
                part.vintage,
                period_end,
                {
                    segment: {
                        status: part.people[segment][status][place]
                        for status in STATUSES
                    }
                    for segment in SEGMENTS
                },
            )
