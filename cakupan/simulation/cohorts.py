"""Funded cohorts of vulnerable workers: who pays, from when, how long, how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random
from typing import TypeVar

from cakupan.simulation.course import level
from cakupan.simulation.recipe import FIRST_YEAR, LAST_YEAR, Recipe
from cakupan.simulation.world import Regency, World

_T = TypeVar("_T")

JKK_JKM, WITH_JHT = 16_800, 36_800
# How often each payer stands behind a regency's cohort; provinces pay their own.
_PAYERS = {
    "apbd_kabkota": 52,
    "apbdes": 13,
    "dbh_sawit": 9,
    "dbh_cht": 8,
    "csr": 8,
    "sertakan": 6,
    "zakat": 4,
}
_GROUPS = {
    "fishers": 3,
    "farmers": 4,
    "rt_rw": 3,
    "religious_workers": 3,
    "ojek_drivers": 2,
    "traders": 2,
}
# First month and months of a cover; those of the year's end lapse in February.
_YEARLY = {(1, 12): 3, (4, 9): 2, (7, 6): 2, (10, 3): 1, (10, 12): 2}
_YEAR_END = {(12, 2): 4, (11, 3): 2, (12, 1): 1}
_PROVINCIAL = {(12, 2): 2, (7, 6): 2, (9, 6): 1, (1, 12): 1}
_SMALLEST = 10  # workers; a smaller cohort is not made
_HAS_PLAN, _HAS_JHT, _IS_UNDATED, _PAYS_YEARLY = 0.15, 0.08, 0.1, 0.3


@dataclass(frozen=True)
class Cohort:
    """One funded cohort.

    Attributes:
        cohort_id: its key.
        region: a regency, or a province whose regencies share it.
        year: of the budget that pays.
        first: first month, as ``month_number`` counts; None where none is stated.
        months: months of cover; None likewise.
        shares: workers by regency; their sum is the cohort.
        rupiah_per_month: contribution of one worker.
        planned: workers planned before, where the plan is on record too.
    """

    cohort_id: str
    region: str
    year: int
    payer: str
    group: str
    first: int | None
    months: int | None
    shares: Mapping[str, int] = field(hash=False)
    rupiah_per_month: int
    planned: int | None

    @property
    def workers(self) -> int:
        """Return the workers of the cohort."""
        return sum(self.shares.values())

    def covers(self, month: int) -> bool:
        """Return whether a month is covered; never, where no months are stated."""
        if self.first is None or self.months is None:
            return False
        return self.first <= month < self.first + self.months


def month_number(year: int, month: int) -> int:
    """Return months since January of the year 0.

    >>> month_number(2024, 1) - month_number(2023, 12)
    1
    """
    return year * 12 + month - 1


def _picked(chance: Random, weights: Mapping[_T, int]) -> _T:
    place = chance.random() * sum(weights.values())
    # The last bound is the sum itself, which no place reaches.
    bounds = zip(weights, accumulate(weights.values()), strict=True)
    return next(name for name, bound in bounds if place < bound)


def _grown(active: int, year: int, share: float) -> int:
    """Return a share of the active workers of December 2023, at a year's level."""
    return int(active * level("BPU", date(year, 12, 31)) * share)


def _cohort(
    kind: str,
    region: str,
    year: int,
    payer: str,
    span: tuple[int, int] | None,
    shares: Mapping[str, int],
    chance: Random,
) -> list[Cohort]:
    """Return the cohort, or none if it would be too small to be shown."""
    group = _picked(chance, _GROUPS)
    monthly = WITH_JHT if chance.random() < _HAS_JHT else JKK_JKM
    over = 1.05 + 0.5 * chance.random()
    has_plan = chance.random() < _HAS_PLAN
    total = sum(shares.values())
    if total < _SMALLEST:
        return []
    return [
        Cohort(
            f"SIM-{region}-{year}-{kind}",
            region,
            year,
            payer,
            group,
            month_number(year, span[0]) if span else None,
            span[1] if span else None,
            shares,
            monthly,
            round(total * over) if has_plan else None,
        )
    ]


def _of_regency(code: str, active: int, recipe: Recipe) -> list[Cohort]:
    habit = recipe.chance(code, "habit")
    payer = _picked(habit, _PAYERS)
    is_steady = habit.random() < _PAYS_YEARLY
    steady_share = 0.04 + 0.08 * habit.random()
    found: list[Cohort] = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        chance = recipe.chance(code, year, "cohorts")
        span = (1, 12) if is_steady else _picked(chance, _YEARLY)
        share = steady_share if is_steady else 0.03 + 0.11 * chance.random()
        by = payer if is_steady else _picked(chance, _PAYERS)
        if is_steady or chance.random() < 0.65:
            shares = {code: _grown(active, year, share)}
            found += _cohort("A", code, year, by, span, shares, chance)
        end_share = 0.02 + 0.06 * chance.random()
        if chance.random() < 0.55:
            shares = {code: _grown(active, year, end_share)}
            span, by = _picked(chance, _YEAR_END), _picked(chance, _PAYERS)
            found += _cohort("B", code, year, by, span, shares, chance)
        if chance.random() < _IS_UNDATED:
            shares = {code: _grown(active, year, end_share)}
            found += _cohort("C", code, year, "not_stated", None, shares, chance)
    return found


def _of_province(
    code: str,
    regencies: list[Regency],
    active: Mapping[str, int],
    since: int,
    recipe: Recipe,
) -> list[Cohort]:
    found: list[Cohort] = []
    for year in range(max(since, FIRST_YEAR), LAST_YEAR + 1):
        chance = recipe.chance(code, year, "province")
        share = 0.01 + 0.04 * chance.random()
        if chance.random() < 0.25:
            continue
        shares = {
            regency.code: _grown(active[regency.code], year, share)
            for regency in regencies
            if chance.random() < 0.7
        }
        span = _picked(chance, _PROVINCIAL)
        found += _cohort("P", code, year, "apbd_provinsi", span, shares, chance)
    return found


def make_cohorts(
    world: World, active: Mapping[str, int], recipe: Recipe
) -> list[Cohort]:
    """Return all cohorts from 2019 to 2025, by region and year.

    Args:
        world: the country; its regencies are those that are made.
        active: own-account workers (BPU) by regency in December 2023; what is
            funded then is always less.
        recipe: the seed.
    """
    found: list[Cohort] = []
    for regency in world.regencies:
        found += _of_regency(regency.code, active[regency.code], recipe)
    provinces: dict[str, list[Regency]] = {}
    for regency in world.regencies:
        provinces.setdefault(regency.province, []).append(regency)
    for code, regencies in sorted(provinces.items()):
        # A province that was divided in 2022 pays for its present land only.
        since = 2023 if code in world.parted else FIRST_YEAR
        found += _of_province(code, regencies, active, since, recipe)
    return found
