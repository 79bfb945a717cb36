"""Targets of the nation, of provinces and of many regencies, in percent or workers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cakupan.data.regions import NATION
from cakupan.simulation.people import MONTHS, Active
from cakupan.simulation.recipe import Recipe
from cakupan.simulation.world import ANCHOR, Regency, World

_UCJ, _ALL = "PU+BPU", "PU+BPU+JAKON"
_PLACE = MONTHS.index(ANCHOR)
_HIGHEST = 99.5
_HAS_TARGET, _IN_WORKERS, _HAS_PLAN = 0.6, 0.3, 0.6


@dataclass(frozen=True)
class Target:
    """One target: a percent with one decimal, or a number of workers."""

    region_code: str
    due_on: date
    regime: str
    indicator: str
    segment_scope: str
    percent: float | None
    workers: int | None


@dataclass(frozen=True)
class _Start:
    """Where a region stood in December 2023: workers, and what they are out of."""

    active: Mapping[str, int]
    base: Mapping[str, int]


def _start(regencies: Sequence[Regency], active: Mapping[str, Active]) -> _Start:
    """Return the start of a region that is made of some regencies."""

    def base(scope: str) -> int:
        # PU and BPU have their own universes; all segments stand over the employed.
        parts = ("PU", "BPU") if scope == _UCJ else ("JAKON",)
        return sum(regency.bases[part] for regency in regencies for part in parts)

    counts = {
        scope: sum(
            active[r.code][s][_PLACE] for r in regencies for s in scope.split("+")
        )
        for scope in (_UCJ, _ALL)
    }
    return _Start(counts, {scope: base(scope) for scope in (_UCJ, _ALL)})


def _target(
    code: str,
    start: _Start,
    regime: str,
    indicator: str,
    scope: str,
    year: int,
    *,
    step: float,
    in_workers: bool = False,
) -> Target:
    base = max(start.base[scope], 1)
    now = 100 * start.active[scope] / base
    percent = round(min(now + step * (year - ANCHOR.year), _HIGHEST), 1)
    return Target(
        code,
        date(year, 12, 31),
        regime,
        indicator,
        scope,
        None if in_workers else percent,
        math.ceil(base * percent / 100) if in_workers else None,
    )


def make_targets(
    world: World, active: Mapping[str, Active], recipe: Recipe
) -> list[Target]:
    """Return all targets, by region and date.

    Args:
        world: the country; its regencies are those that are made.
        active: active workers by regency and segment, for each of ``MONTHS``.
        recipe: the seed.
    """
    start = _start(world.regencies, active)
    found = [
        _target(NATION, start, "RPJMN", "rpjmn", _ALL, year, step=2.5)
        for year in range(2025, 2030)
    ]
    found += [
        _target(NATION, start, "UCJ", "ucj", _UCJ, year, step=4)
        for year in range(2024, 2027)
    ]
    provinces: dict[str, list[Regency]] = {}
    for regency in world.regencies:
        provinces.setdefault(regency.province, []).append(regency)
    for code, regencies in sorted(provinces.items()):
        chance = recipe.chance(code, "target")
        start, step = _start(regencies, active), 2 + 4 * chance.random()
        found += [
            _target(code, start, "UCJ", "ucj", _UCJ, year, step=step)
            for year in range(2024, 2027)
        ]
        if chance.random() < _HAS_PLAN:
            found.append(
                _target(code, start, "RPJMD", "not_stated", _ALL, 2029, step=step)
            )
    for regency in world.regencies:
        chance = recipe.chance(regency.code, "target")
        start, step = _start([regency], active), 1.5 + 5 * chance.random()
        in_workers = chance.random() < _IN_WORKERS
        if chance.random() < _HAS_TARGET:
            found += [
                _target(
                    regency.code,
                    start,
                    "UCJ",
                    "ucj",
                    _UCJ,
                    year,
                    step=step,
                    in_workers=in_workers,
                )
                for year in (2025, 2026)
            ]
    return found
