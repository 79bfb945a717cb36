"""The brief: a first PDF in a fresh process, one after it, and all provinces."""

import os
import statistics
import subprocess
import sys
import time
from datetime import date

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import open_store
from cakupan.writers.pdf import pdf_file

_TODAY = date(2026, 11, 21)
# Of each kind of region one, and those with most to say.
_REGIONS = ("00", "64", "65", "31", "64.03")


def _command(workshop: Workshop, *arguments: str) -> float:
    """Run ``cakupan brief`` in a process of its own; return the seconds."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "cakupan.cli", "brief", *arguments],
        env={
            **os.environ,
            "CAKUPAN_STORE": str(workshop.store_path),
            "CAKUPAN_TODAY": _TODAY.isoformat(),
        },
        capture_output=True,
        check=True,
    )
    return time.perf_counter() - began


@measures("brief.pdf_first")
def first(workshop: Workshop) -> Samples:
    """Write the brief of Kaltim from the start of a process to its end."""
    file = str(workshop.folder / "brief.pdf")
    seconds = [_command(workshop, "64", "--out", file) for _run in range(workshop.runs)]
    return {"brief.pdf_first": Sample(seconds)}


@measures("brief.pdf_again", "brief.pdf_weight")
def again(workshop: Workshop) -> Samples:
    """Write briefs of every kind of region in a process that has written one."""
    store = open_store(workshop.store_path)
    try:
        asked = Data(store)
        took: dict[str, list[float]] = {}
        weight = {}
        for code in _REGIONS:
            what = BriefAsked(code, _TODAY)
            weight[code] = len(pdf_file(compose(asked, what))) / 1000
            took[code] = []
            for _run in range(workshop.runs):
                began = time.perf_counter()
                pdf_file(compose(asked, what))
                took[code].append(time.perf_counter() - began)
    finally:
        store.close()
    slowest = max(took, key=lambda code: statistics.median(took[code]))
    heaviest = max(weight, key=lambda code: weight[code])
    return {
        "brief.pdf_again": Sample(took[slowest], slowest),
        "brief.pdf_weight": Sample([weight[heaviest]], heaviest),
    }


@measures("brief.all_provinces")
def provinces(workshop: Workshop) -> Samples:
    """Write the briefs of all provinces in one command, once."""
    folder = str(workshop.folder / "briefs")
    return {
        "brief.all_provinces": Sample([_command(workshop, "--all-provinces", folder)])
    }
