"""The store: how long it takes to build, to check and to read, and how large it is."""

import importlib
import inspect
import pkgutil
import statistics
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import product
from typing import Any

import cakupan
from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop
from cakupan.data.definitions import DEFAULT_SEGMENTS, Definition
from cakupan.data.regions import RegionIndex, load_regions
from cakupan.data.store import Store, build_store, open_store, ready_store
from cakupan.reads import Scene

# Of each kind of region one: reads of the nation are not those of a regency.
_REGIONS = ("00", "64", "64.03")
# As many rows as the provinces' figures of a month stand on, and more.
_ROWS = [f"F{number:04d}" for number in range(1, 300)]
# Parameters that are always given, although they may be left out.
_ASKED = {"level", "parent"}


@measures("build.seconds")
def build(workshop: Workshop) -> Samples:
    """Build the embedded store anew."""
    path = workshop.folder / "anew.duckdb"
    seconds = [build_store(path, force=True).seconds for _ in range(workshop.runs)]
    return {"build.seconds": Sample(seconds)}


@measures("build.check_current", "build.store_size")
def check(workshop: Workshop) -> Samples:
    """Open a store that is current, as each fresh process does."""
    path = workshop.store_path
    return {
        "build.check_current": Sample(workshop.time(lambda: ready_store(path).close())),
        "build.store_size": Sample([path.stat().st_size / 1e6]),
    }


def list_reads() -> list[Callable[..., Any]]:
    """Return every function of the modules ``cakupan.reads*`` that takes a store."""
    names = [m.name for m in pkgutil.iter_modules(cakupan.__path__, "cakupan.")]
    modules = [
        importlib.import_module(name)
        for name in names
        if name.startswith("cakupan.reads")
    ]
    found = [
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [load_regions, *(f for f in found if "store" in _parameters(f))]


def _parameters(function: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(function).parameters)


def realistic(index: RegionIndex) -> dict[str, list[Any]]:
    """Return what readers ask, by the name of the parameter."""
    regions = [index.of(code, "38") for code in _REGIONS]
    return {
        "base": ["employed"],
        "bases": [["employed"]],
        "definition": [Definition()],
        "ends": [(date(2023, 12, 31), date(2022, 12, 31))],
        "figure_keys": [_ROWS],
        "index": [index],
        "known_on": [date(2026, 11, 21)],
        "level": ["province", "regency"],
        "measure": ["population"],
        "parent": [None, "64"],
        "payer": ["apbd_provinsi"],
        "period_end": [date(2023, 12, 31)],
        "region": regions,
        "regions": [[region] for region in regions] + [list(index.regions)],
        "rounds": [(date(2023, 8, 31), date(2022, 8, 31))],
        "row_ids": [_ROWS],
        "scene": [Scene(date(2023, 12, 31), "38")],
        "segments": [DEFAULT_SEGMENTS],
        "series": ["kemnaker_1726"],
        "territory_id": [region.territory_id for region in regions],
        "territories": [[region.territory_id for region in index.regions]],
        "vintage": ["34", "38"],
    }


def cases(
    function: Callable[..., Any], values: dict[str, list[Any]]
) -> Iterator[dict[str, Any]]:
    """Yield the arguments that a read is measured with, its store left out.

    Raises:
        KeyError: a parameter that must be given has no realistic value yet.
    """
    asked = [
        name
        for name, parameter in _parameters(function).items()
        if name != "store"
        and (parameter.default is inspect.Parameter.empty or name in _ASKED)
    ]
    for chosen in product(*(values[name] for name in asked)):
        yield dict(zip(asked, chosen, strict=True))


def slowest_cases(
    workshop: Workshop, store: Store, values: dict[str, list[Any]]
) -> dict[str, list[float]]:
    """Return the milliseconds of each read with its slowest arguments.

    Each round asks every read once, so that a busy moment of the machine falls on
    many of them once and on none of them always.
    """
    acts = [
        (function.__name__, partial(function, store, **arguments))
        for function in list_reads()
        for arguments in cases(function, values)
    ]
    took = workshop.time_in_turn([act for _name, act in acts])
    slowest: dict[str, list[float]] = {}
    for (name, _act), found in zip(acts, took, strict=True):
        slowest[name] = max(slowest.get(name, [0]), found, key=statistics.median)
    return slowest


@measures("read.slowest")
def read(workshop: Workshop) -> Samples:
    """Ask every read what readers ask it."""
    store = open_store(workshop.store_path)
    try:
        took = slowest_cases(workshop, store, realistic(load_regions(store)))
    finally:
        store.close()
    ordered = sorted(took, key=lambda name: -statistics.median(took[name]))
    note = ", ".join(f"{n} {statistics.median(took[n]):.1f}" for n in ordered[:4])
    return {"read.slowest": Sample(took[ordered[0]], f"of {len(took)}: {note}")}
