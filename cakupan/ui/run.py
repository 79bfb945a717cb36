"""What the run of a page reads: one store and one set of shapes, to its end.

A run reads one store from its first figure to its last, whatever is put in its place
meanwhile (``one_answer``). Files of figures that changed are taken in for the runs that
begin a few seconds later. Of each data set the newest store alone is kept open; an
older one stays open for the runs that began with it, and no longer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar

from cakupan import paths, watermark
from cakupan.data import Data, Pin
from cakupan.data.newest import Newest
from cakupan.data.store import following, open_simulation, ready_store
from cakupan.shapes import ShapeSet, shape_set
from cakupan.ui import state

T = TypeVar("T")

_published = Newest(ready_store)
_simulated = Newest(open_simulation)
_boundaries = Newest(lambda _index: shape_set())
# What the run of a page has opened so far, by file; None outside of a run.
_run: ContextVar[dict[Path, Any] | None] = ContextVar("_run", default=None)


@contextmanager
def one_answer() -> Iterator[None]:
    """Let everything that is read inside come from one store, and one set of shapes."""
    opened: dict[Path, Any] = {}
    token = _run.set(opened)
    try:
        yield
    finally:
        _run.reset(token)
        for found in opened.values():
            if isinstance(found, Pin):
                found.let_go()


def _of_this_run(path: Path, newest: Callable[[], T]) -> T:
    """Return what this run opened at a path; what stands there now at its first ask."""
    opened = _run.get()
    if opened is None:
        return newest()
    if path not in opened:
        opened[path] = newest()
    found: T = opened[path]
    return found


def data() -> Data:
    """Return the figures of the data set that the address asks for, as known now.

    The store of published figures is built first if need be; a replaced file is opened
    anew by the runs that begin after it came.

    Raises:
        NotMadeError: the simulation is asked for and has not been made.
    """
    if state.shown().dataset == watermark.SIMULATION:
        path = paths.simulation_path()
        return Data(_of_this_run(path, lambda: Pin(_simulated.at(path))))
    path = paths.store_path()
    return Data(_of_this_run(path, lambda: Pin(_published.at(path, following.taken()))))


def shapes() -> ShapeSet:
    """Return the installed boundaries, else the built-in ones."""
    path = paths.installed_shapes()
    return _of_this_run(path, lambda: _boundaries.at(path))
