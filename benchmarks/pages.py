"""Pages as the server makes them: the first, the next, and what goes over the wire."""

import re
import statistics
import time

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.reader import Reader, Run
from benchmarks.workshop import Workshop
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SEGMENTS
from cakupan.data.store import open_store

PAGE = "ringkasan"
OPEN = "period=2023-12"  # the month that a reader without an address gets
_SERVERS = 3  # of each kind, in turn: a month is new to a server only once
_IMPORTED = re.compile(r"^import time:.*\| +(\S+)$", re.MULTILINE)
_HEAVY = re.compile(
    r"(geopandas|pandas|pyarrow|shapely|pyogrio|pyproj|_?plotly\w*)(\.|$)"
)


def _first_page(workshop: Workshop, kind: str) -> float:
    """Return the seconds from the start of a process to its first page's end."""
    with workshop.serve(kind) as server, _reader(server.url, kind) as reader:
        reader.ask("" if kind == "empty" else OPEN)
        return time.perf_counter() - server.began


def _reader(url: str, kind: str) -> Reader:
    return Reader(url, "" if kind == "empty" else PAGE)


@measures("first_page.streamlit_run", "first_page.cakupan_serve")
def first_page(workshop: Workshop) -> Samples:
    """Start a process for each page and compare with an empty script beside it."""
    kinds = {
        "first_page.streamlit_run": "streamlit run",
        "first_page.cakupan_serve": "cakupan serve",
    }
    more: dict[str, list[float]] = {name: [] for name in kinds}
    empties = []
    for _run in range(workshop.runs):
        empties.append(_first_page(workshop, "empty"))
        for name, kind in kinds.items():
            more[name].append(_first_page(workshop, kind) - empties[-1])
    note = f"empty script {statistics.median(empties):.2f} s"
    return {name: Sample(values, note) for name, values in more.items()}


def _modules(workshop: Workshop, kind: str) -> set[str]:
    """Return the heavy modules that a process has imported after its first page."""
    with workshop.serve(kind, "-X", "importtime") as server:
        with _reader(server.url, kind) as reader:
            reader.ask("" if kind == "empty" else OPEN)
        server.stop()
        imported = _IMPORTED.findall(server.output)
    if "streamlit" not in imported:
        raise RuntimeError("the process did not say what it imports")
    return {name for name in imported if _HEAVY.match(name)}


@measures("first_page.heavy_modules")
def heavy_modules(workshop: Workshop) -> Samples:
    """Read what a process imports until the overview stands."""
    own = _modules(workshop, "cakupan serve") - _modules(workshop, "empty")
    return {
        "first_page.heavy_modules": Sample([len(own)], ", ".join(sorted(own)[:5])),
    }


def _months(workshop: Workshop) -> list[str]:
    """Return the months that a reader can choose, but the one that is open."""
    store = open_store(workshop.store_path)
    try:
        found = {
            f"{row['period_end']:%Y-%m}"
            for row in Data(store).rows("enrolment__periods", segments=DEFAULT_SEGMENTS)
        }
    finally:
        store.close()
    return sorted(found - {OPEN.removeprefix("period=")}, reverse=True)


@measures("rerun.unchanged", "rerun.new_month_38", "rerun.new_month_514")
def rerun(workshop: Workshop) -> Samples:
    """Ask a warm server again: the same, then months that nobody asked for yet.

    From the question on the socket to the page's last message. Servers per level, so
    that no month was read before; there are as many samples as months on each.
    """
    took: dict[str, list[Run]] = {}
    for name, level in _SERVERS * (("38", "province"), ("514", "regency")):
        opened = f"{OPEN}&level={level}"
        with workshop.serve("cakupan serve") as server, Reader(server.url, PAGE) as it:
            it.ask(opened)
            same = [it.ask(opened) for _ in range(workshop.runs)]
            took.setdefault("rerun.unchanged", []).extend(same)
            took.setdefault(f"rerun.new_month_{name}", []).extend(
                it.ask(f"period={month}&level={level}") for month in _months(workshop)
            )
    return {
        name: Sample([1000 * run.seconds for run in runs], f"{len(runs)} runs")
        for name, runs in took.items()
    }


# Before and after a change, by what changes. Provinces are 34 in December 2023 and 38
# in 2025; the measure that Sakernas gives for all 38 is asked for too.
_CHANGES = {
    "wire.change_38": {
        "month": (OPEN, "period=2025-02"),
        "month, 38 values": (
            f"{OPEN}&vintage=38&measure=informal_share",
            "period=2025-02&vintage=38&measure=informal_share",
        ),
        "segments": (OPEN, f"{OPEN}&segments=PU"),
        "base": (OPEN, f"{OPEN}&base=labour_force"),
    },
    "wire.change_514": {
        "month": (f"{OPEN}&level=regency", "period=2025-02&level=regency"),
        "segments": (
            f"{OPEN}&level=regency&measure=coverage",
            f"{OPEN}&level=regency&measure=coverage&segments=PU",
        ),
        "base": (
            f"{OPEN}&level=regency&measure=coverage",
            f"{OPEN}&level=regency&measure=coverage&base=labour_force",
        ),
    },
}


@measures(*_CHANGES)
def wire(workshop: Workshop) -> Samples:
    """Count what a session receives on its socket for one change.

    True bytes of the WebSocket, frame heads included, with the compression that the
    server agrees on. Each change is made in a session of its own, which has seen only
    the page before it.
    """
    samples = {}
    with workshop.serve("cakupan serve") as server:
        for name, changes in _CHANGES.items():
            received = {}
            for what, (before, after) in changes.items():
                with Reader(server.url, PAGE) as reader:
                    if "PerMessageDeflate" not in reader.compression:
                        raise RuntimeError("the server does not compress")
                    reader.ask(before)
                    received[what] = reader.ask(after).wire_bytes / 1000
            note = ", ".join(f"{what} {size:.1f}" for what, size in received.items())
            samples[name] = Sample([max(received.values())], note)
    return samples
