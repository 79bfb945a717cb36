"""The simulation: making it, reading it, and planning on it.

It holds about a million rows of enrolment for every regency, month and segment, which
is what an office's own figures of many years come to.
"""

import statistics
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.store import realistic, slowest_cases
from benchmarks.workshop import Workshop
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SEGMENTS, Definition
from cakupan.data.regions import RegionIndex
from cakupan.data.store import open_store
from cakupan.data.store.simulated import open_simulation
from cakupan.simulation import Recipe, simulate
from cakupan.topics.budget.ask_forecast import forecast_of
from cakupan.topics.budget.ask_shares import (
    SharesInputs,
    regencies_of,
    share_by_coverage,
)
from cakupan.topics.coverage.ask_computed import CoverageAsked

_LAST = date(2025, 12, 31)
# The province with the most regencies: 38 shares, 38 cohort lists.
_PROVINCE = "35"
_MOST_RUNS = 3  # of the generator; each takes tens of seconds


def _made(workshop: Workshop, *, force: bool) -> tuple[Path, float]:
    """Make the simulation beside the benchmark's own store, and say how long it took.

    Its tables come from that store, so that no other one is touched.
    """
    path = workshop.folder / "simulasi.duckdb"
    published = open_store(workshop.store_path)
    try:
        began = time.perf_counter()
        simulate(Recipe(1), path, force=force, published=published)
        return path, time.perf_counter() - began
    finally:
        published.close()


@measures("simulation.seconds")
def make(workshop: Workshop) -> Samples:
    """Make every figure anew and build the store."""
    runs = min(workshop.runs, _MOST_RUNS)
    took = [_made(workshop, force=True) for _ in range(runs)]
    store = open_simulation(took[0][0])
    with store.cursor() as cursor:
        ((rows,),) = cursor.execute("select count(*) from enrolment").fetchall()
    store.close()
    seconds = [seconds for _path, seconds in took]
    return {"simulation.seconds": Sample(seconds, f"{rows:,} rows of enrolment")}


def questions(index: RegionIndex) -> dict[str, list[Any]]:
    """Return what readers ask of the simulation, by the name of the parameter."""
    return realistic(index) | {
        "period_end": [_LAST],
        "series": ["simulasi"],
    }


@measures("simulation.read_slowest")
def read(workshop: Workshop) -> Samples:
    """Ask every read what readers ask it."""
    path, _seconds = _made(workshop, force=False)
    store = open_simulation(path)
    try:
        took = slowest_cases(workshop, store, questions(Data(store).regions))
    finally:
        store.close()
    ordered = sorted(took, key=lambda name: -statistics.median(took[name]))
    note = ", ".join(f"{n} {statistics.median(took[n]):.1f}" for n in ordered[:4])
    return {"simulation.read_slowest": Sample(took[ordered[0]], note)}


@measures("simulation.share_province", "simulation.forecast_province")
def plan(workshop: Workshop) -> Samples:
    """Share a budget among a province's regencies, and foretell its series."""
    path, _seconds = _made(workshop, force=False)
    store = open_simulation(path)
    try:
        asked = Data(store)
        province = asked.regions.of(_PROVINCE, "38")
        what = CoverageAsked(_PROVINCE, Definition(), _LAST)
        share = workshop.time(
            lambda: share_by_coverage(
                asked,
                regencies_of(asked, what),
                SharesInputs(
                    10_000_000_000,
                    12,
                    date(2026, 1, 1),
                    "apbd_provinsi",
                    target_pct=Decimal(60),
                ),
            )
        )
        ahead = workshop.time(
            lambda: forecast_of(asked, province, DEFAULT_SEGMENTS, date(2027, 12, 1))
        )
    finally:
        store.close()
    return {
        "simulation.share_province": Sample(share),
        "simulation.forecast_province": Sample(ahead),
    }
