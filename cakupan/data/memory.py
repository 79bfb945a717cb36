"""What was read of the stores, remembered by all readers of a process.

Pages, command line, brief and copy ask through one memory, so that a statement is run
once for all of them. It is bounded by what it holds, not by how many answers that is:
the answer for 514 regencies weighs as much as some hundred single ones.
"""

import threading
import weakref
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from cakupan.data.store import Store

# A cell weighs some 80 bytes, so that 2 million are 160 MB; a process that has filled
# it with months of all regencies is 240 MB larger than an empty one. A page of a
# province asks for some 10,000 cells, one with the regency map for 60,000, all its
# months for a million.
MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class _Kept:
    """A value with the cells that it counts for."""

    value: Any
    cells: int


@dataclass(frozen=True)
class _Making:
    """A value that a thread is making, for which others wait."""

    thread: int
    done: threading.Event


class Memory:
    """Values by store and question; the least recently used go when it is full.

    Safe to share between threads. Of several that ask for one value at a time, one
    makes it and the others wait. Values are shared: nobody may change them.
    """

    def __init__(self, most_cells: int = MOST_CELLS) -> None:
        """Hold values of so many cells together at most."""
        self.most_cells = most_cells
        self.cells = 0
        self._kept: OrderedDict[tuple[int, str], _Kept] = OrderedDict()
        self._making: dict[tuple[int, str], _Making] = {}
        self._lock = threading.Lock()
        self._stores: set[int] = set()
        # Numbers of stores that were let go. A store may go while the lock is held, so
        # that its values are dropped at the next question.
        self._gone: deque[int] = deque()

    def get(
        self,
        store: Store,
        question: str,
        make: Callable[[], Any],
        weigh: Callable[[Any], int] | None = None,
    ) -> Any:
        """Return the value of a question to a store, made if it is not remembered.

        Args:
            store: open store; what was read of it is forgotten when it is let go.
            question: all that the value depends on besides the store.
            make: makes the value. What it raises is raised here and not remembered.
            weigh: counts the value's cells; ``cells_of`` by default.

        Raises:
            RecursionError: making the value asks for the value.
        """
        key = (store.number, question)
        while True:
            with self._lock:
                self._note(store)
                kept = self._kept.get(key)
                if kept is not None:
                    self._kept.move_to_end(key)
                    return kept.value
                making = self._making.get(key)
                if making is None:
                    mine = _Making(threading.get_ident(), threading.Event())
                    self._making[key] = mine
                    break
            if making.thread == threading.get_ident():
                raise RecursionError(f"{question} asks for itself")
            making.done.wait()
        return self._make(key, make, mine, weigh or cells_of)

    def _make(
        self,
        key: tuple[int, str],
        make: Callable[[], Any],
        mine: _Making,
        weigh: Callable[[Any], int],
    ) -> Any:
        try:
            value = make()
            cells = weigh(value)
            with self._lock:
                self._keep(key, _Kept(value, cells))
        finally:
            with self._lock:
                del self._making[key]
            mine.done.set()
        return value

    def _keep(self, key: tuple[int, str], kept: _Kept) -> None:
        if kept.cells > self.most_cells:
            return
        self._kept[key] = kept
        self.cells += kept.cells
        while self.cells > self.most_cells:
            _oldest, dropped = self._kept.popitem(last=False)
            self.cells -= dropped.cells

    def _note(self, store: Store) -> None:
        """Remember to forget a store, and forget those that were let go."""
        if store.number not in self._stores:
            self._stores.add(store.number)
            weakref.finalize(store, self._gone.append, store.number).atexit = False
        while self._gone:
            self._forget(self._gone.popleft())

    def _forget(self, number: int) -> None:
        self._stores.discard(number)
        for key in [key for key in self._kept if key[0] == number]:
            self.cells -= self._kept.pop(key).cells

    def values(self) -> Mapping[tuple[int, str], Any]:
        """Return all that is remembered, by number of the store and question."""
        with self._lock:
            return {key: kept.value for key, kept in self._kept.items()}

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self.cells = 0


def rows_times_columns(rows: list[dict[str, Any]]) -> int:
    """Return how many cells the rows of a statement have.

    >>> rows_times_columns([{"a": 1, "b": 2}, {"a": 3, "b": None}])
    4
    """
    return len(rows) * len(rows[0]) if rows else 1


# From how many values of a list on each eighth is weighed.
_MANY, _STEP = 64, 8
# What counts for one cell and holds nothing.
_PLAIN = frozenset({str, int, float, bool, type(None), date, Decimal, Fraction})


def cells_of(value: Any) -> int:
    """Return how many cells a value counts for: rows times columns, and what nests.

    Of a long list each eighth part is counted, so that the answer for 514 regions is
    weighed in a hundredth of the time that it takes to make.

    >>> cells_of([{"a": 1, "b": 2}, {"a": 3, "b": None}])
    4
    >>> cells_of(7)
    1

    Raises:
        TypeError: the value holds an open store, which would then never be let go.
    """
    total, left = 0, list[tuple[Collection[Any], int]]([([value], 1)])
    while left:
        held, times = left.pop()
        # A table of 514 regions is 30,000 plain values: they are counted together.
        nested = [part for part in held if type(part) not in _PLAIN]
        total += times * (len(held) - len(nested))
        if len(nested) > _MANY:
            # Rows of a long table are alike: each eighth stands for eight.
            nested, times = nested[::_STEP], times * _STEP
        for part in nested:
            parts = _parts_of(part)
            if parts is not None:
                left.append((parts, times))
                continue
            # An array of numbers has a size, what else there is counts for one.
            size = getattr(part, "size", 1)
            total += times * (size if isinstance(size, int) else 1)
    return max(total, 1)


def _parts_of(value: Any) -> Collection[Any] | None:
    """Return what a value holds; None for one that holds nothing to be counted.

    Raises:
        TypeError: it is, or holds, an open store.
    """
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, Store) or isinstance(getattr(value, "store", None), Store):
        raise TypeError("what is remembered of a store must not hold the store")
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, each) for each in _names_of(type(value))]
    return None


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


# One for the process: who asks second has the answer of who asked first.
SHARED = Memory()
