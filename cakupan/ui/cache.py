"""What the page process keeps between runs: the open store and what was read.

A run of a page reads one store from its first figure to its last, whatever is put in
its place meanwhile (``one_answer``), and asks it each statement once. Files of figures
that changed are taken in for the runs that begin a few seconds later. Of each data set
the newest store alone is kept open; an older one stays open for the runs that began
with it, and no longer.

Caching decorators stand in this module alone, so that everything above it runs in
plain tests. Cached rows are shared between readers: nobody may change them.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from cakupan import paths, watermark
from cakupan.data.regions import RegionIndex, load_regions
from cakupan.data.store import Store, following, open_simulation, ready_store
from cakupan.data.store.following import Stamp
from cakupan.shapes import ShapeSet, shape_set
from cakupan.ui import state

_Stamp = tuple[int, int, int] | None


def _stamp(path: Path) -> _Stamp:
    """Return what changes when a file is replaced; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


@dataclass(frozen=True)
class _Opened:
    """An open store, and its number among those that this process opened.

    What was read is kept under the number: a file that is put in place of another
    may be like it in all that a file's description says.
    """

    store: Store
    number: int

    def for_a_run(self) -> "_Opened":
        """Return the same store, answering a statement once in the run of a page."""
        return _Opened(self.store.remembering(), self.number)


_numbers = itertools.count()
# What the run of a page has opened so far, by file; None outside of a run.
_run: ContextVar[dict[Path, Any] | None] = ContextVar("_run", default=None)


@contextmanager
def one_answer() -> Iterator[None]:
    """Let everything that is read inside come from one store, and one set of shapes."""
    token = _run.set({})
    try:
        yield
    finally:
        _run.reset(token)


def _of_this_run(
    path: Path,
    newest: Callable[[str, _Stamp], Any],
    for_a_run: Callable[[Any], Any] = lambda found: found,
) -> Any:
    """Return what this run opened at a path; what stands there now at its first ask."""
    opened = _run.get()
    if opened is None:
        return newest(str(path), _stamp(path))
    if path not in opened:
        opened[path] = for_a_run(newest(str(path), _stamp(path)))
    return opened[path]


# One entry each: Python closes a store that was replaced when its last run is over.
@st.cache_resource(show_spinner=False, max_entries=1)
def _published_from(path: str, stamp: _Stamp, inputs: Stamp) -> _Opened:
    del stamp, inputs
    return _Opened(ready_store(Path(path)), next(_numbers))


def _published(path: str, stamp: _Stamp) -> _Opened:
    found: _Opened = _published_from(path, stamp, following.taken())
    return found


@st.cache_resource(show_spinner=False, max_entries=1)
def _simulated(path: str, stamp: _Stamp) -> _Opened:
    del stamp
    return _Opened(open_simulation(Path(path)), next(_numbers))


@st.cache_resource(show_spinner=False, max_entries=4)
def _index(number: int, _store: Store) -> RegionIndex:
    del number
    return load_regions(_store)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _rows(question: str, number: int, _ask: Callable[[], Any]) -> Any:
    del question, number
    return _ask()


@st.cache_resource(show_spinner=False, max_entries=24)
def _large(question: str, number: int, _ask: Callable[[], Any]) -> Any:
    del question, number
    return _ask()


@st.cache_resource(show_spinner=False, max_entries=2)
def _shapes(path: str, stamp: _Stamp) -> ShapeSet:
    del path, stamp
    return shape_set()


def _open() -> _Opened:
    newest: Callable[[str, _Stamp], _Opened]
    if state.shown().dataset == watermark.SIMULATION:
        path, newest = paths.simulation_path(), _simulated
    else:
        path, newest = paths.store_path(), _published
    found: _Opened = _of_this_run(path, newest, _Opened.for_a_run)
    return found


def store() -> Store:
    """Return the open store of the data set that the address asks for.

    That of published figures is built first if need be; a replaced file is opened
    anew by the runs that begin after it came.

    Raises:
        NotMadeError: the simulation is asked for and has not been made.
    """
    return _open().store


def regions() -> RegionIndex:
    """Return all regions of the open store."""
    opened = _open()
    return _index(opened.number, opened.store)


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
    opened = _open()
    question = f"{function.__module__}.{function.__qualname__}{args!r}{kwargs!r}"
    return keep(
        question, opened.number, lambda: function(opened.store, *args, **kwargs)
    )


def shapes() -> ShapeSet:
    """Return the installed boundaries, official ones before the built-in."""
    path = paths.static_dir() / "shapes" / "official" / "index.json"
    found: ShapeSet = _of_this_run(path, _shapes)
    return found
