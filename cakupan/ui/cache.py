"""What the page process keeps between runs: the open store and what was read.

Caching decorators stand in this module alone, so that everything above it runs in
plain tests. Cached rows are shared between readers: nobody may change them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from cakupan import paths, watermark
from cakupan.regions import RegionIndex, load_regions
from cakupan.shapes import ShapeSet, shape_set
from cakupan.store import Store, open_simulation, ready_store
from cakupan.ui import state

_Stamp = tuple[int, int, int] | None


def _stamp(path: Path) -> _Stamp:
    """Return what changes when a file is replaced; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(path: str, stamp: _Stamp) -> Store:
    del stamp  # a replaced file is opened anew; readers of the old one finish with it
    return ready_store(Path(path))


@st.cache_resource(show_spinner=False, max_entries=2)
def _simulated(path: str, stamp: _Stamp) -> Store:
    del stamp
    return open_simulation(Path(path))


@st.cache_resource(show_spinner=False, max_entries=4)
def _index(fingerprint: str, stamp: _Stamp, _store: Store) -> RegionIndex:
    del fingerprint, stamp
    return load_regions(_store)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _rows(question: str, stamp: _Stamp, _ask: Callable[[], Any]) -> Any:
    del question, stamp
    return _ask()


@st.cache_resource(show_spinner=False, max_entries=24)
def _large(question: str, stamp: _Stamp, _ask: Callable[[], Any]) -> Any:
    del question, stamp
    return _ask()


@st.cache_resource(show_spinner=False, max_entries=2)
def _shapes(stamp: _Stamp) -> ShapeSet:
    del stamp
    return shape_set()


def store() -> Store:
    """Return the open store of the data set that the address asks for.

    That of published figures is built first if need be; a replaced file is opened
    anew.

    Raises:
        NotMadeError: the simulation is asked for and has not been made.
    """
    if state.shown().dataset == watermark.SIMULATION:
        path = paths.simulation_path()
        return _simulated(str(path), _stamp(path))
    path = paths.store_path()
    return _opened(str(path), _stamp(path))


def regions() -> RegionIndex:
    """Return all regions of the open store."""
    opened = store()
    return _index(opened.fingerprint, _stamp(opened.path), opened)


def read(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call a function of ``cakupan.reads`` on the open store, once per question.

    Args:
        function: its first argument is the store.
        args: the other arguments, plain values or frozen dataclasses.
        kwargs: likewise.
    """
    return _kept(_rows, function, args, kwargs)


def read_large(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do as ``read`` for answers of some megabytes; only the latest few are kept."""
    return _kept(_large, function, args, kwargs)


def _kept(
    keep: Callable[..., Any],
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    opened = store()
    question = f"{function.__module__}.{function.__qualname__}{args!r}{kwargs!r}"
    return keep(
        question, _stamp(opened.path), lambda: function(opened, *args, **kwargs)
    )


def shapes() -> ShapeSet:
    """Return the installed boundaries, official ones before the built-in."""
    return _shapes(_stamp(paths.static_dir() / "shapes" / "official" / "index.json"))
