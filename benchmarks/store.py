"""The store: how long it takes to build, to check and to read, and how large it is."""

import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import product
from typing import Any

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop
from cakupan import paths
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SEGMENTS
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store, build_store, open_store, ready_store
from cakupan.data.store.catalogue import Query, list_queries

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


def list_reads() -> list[Query]:
    """Return every statement that is read."""
    return list_queries(paths.queries_dir(), "reads")


def realistic(index: RegionIndex) -> dict[str, list[Any]]:
    """Return what readers ask, by the name of the parameter."""
    regions = [index.of(code, "38") for code in _REGIONS]
    lands = [region.territory_id for region in regions]
    everywhere = [region.territory_id for region in index.regions]
    return {
        "base": ["employed"],
        "base_period": [date(2023, 8, 31)],
        "bases": [["employed"]],
        "figure_keys": [_ROWS],
        "figures_of": lands,
        "known_on": [date(2026, 11, 21)],
        "level": ["province", "regency"],
        "measure": ["population"],
        "parent": [None, "64"],
        "payer": ["apbd_provinsi"],
        "period_end": [date(2023, 12, 31)],
        "previous_base_period": [date(2022, 8, 31)],
        "previous_end": [date(2022, 12, 31)],
        "programmes": ["JKK+JKM"],
        "row_ids": [_ROWS],
        "segments": [list(DEFAULT_SEGMENTS)],
        "series": ["kemnaker_1726"],
        "territory_id": lands,
        "territories": [everywhere],
        "vintage": ["34", "38"],
    }


def cases(query: Query, values: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield the parameters that a read is measured with.

    Raises:
        KeyError: a parameter that must be given has no realistic value yet.
    """
    left_out = query.optional - _ASKED
    asked = [name for name in query.params if name not in left_out]
    for chosen in product(*(values[name] for name in asked)):
        yield dict.fromkeys(left_out) | dict(zip(asked, chosen, strict=True))


def slowest_cases(
    workshop: Workshop, store: Store, values: dict[str, list[Any]]
) -> dict[str, list[float]]:
    """Return the milliseconds of each read with its slowest arguments.

    Each round asks every read once, so that a busy moment of the machine falls on
    many of them once and on none of them always.
    """
    acts = [
        (query.table, partial(store.rows, query.name, **arguments))
        for query in list_reads()
        for arguments in cases(query, values)
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
        took = slowest_cases(workshop, store, realistic(Data(store).regions))
    finally:
        store.close()
    ordered = sorted(took, key=lambda name: -statistics.median(took[name]))
    note = ", ".join(f"{n} {statistics.median(took[n]):.1f}" for n in ordered[:4])
    return {"read.slowest": Sample(took[ordered[0]], f"of {len(took)}: {note}")}
