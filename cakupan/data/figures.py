"""``Data``: the figures for one answer, of one store, as known on one day."""

from __future__ import annotations

import functools
import weakref
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from cakupan import paths
from cakupan.data.definitions import DEFAULT_DEFINITION, KNOWN_NOW, Definition
from cakupan.data.memory import SHARED, Memory, rows_times_columns
from cakupan.data.newest import stamp_of
from cakupan.data.regions import NATION, Region, RegionIndex, regions_of
from cakupan.data.scope import Scope, settle
from cakupan.data.store import Row, Store
from cakupan.data.store.catalogue import Query, load_query
from cakupan.errors import NotPublishedError, StoreError

T = TypeVar("T")


class Pin:
    """A store kept open for one answer, and only weakly once the answer has ended.

    What the answer has left on a page (a button's function, a download on offer) then
    keeps no replaced store open.
    """

    def __init__(self, store: Store) -> None:
        """Keep a store open."""
        self._kept: Store | None = store
        self._seen = weakref.ref(store)

    @property
    def store(self) -> Store:
        """Return the store.

        Raises:
            StoreError: the answer has ended, and the store was replaced.
        """
        store = self._kept or self._seen()
        if store is None:
            raise StoreError(
                "Expected the figures that this page began with; they have been "
                "replaced since. Reload the page."
            )
        return store

    def let_go(self) -> None:
        """End the answer."""
        self._kept = None


class Data:
    """The figures for one answer: a store, a day, and a memory shared by all readers.

    It is made once for an answer (the run of a page, a command, a document), so that
    no answer mixes two stores or two days. It is all that an answer needs to be asked
    for figures; what is asked *of* it is a ``Scope``. Nobody changes it: another day
    is another ``Data``.

    Attributes:
        known_on: the day as of which the data are known.
        today: the reader's day, for ages of figures and for what has lapsed.
    """

    def __init__(
        self,
        store: Store | Pin,
        known_on: date = KNOWN_NOW,
        today: date | None = None,
        *,
        regions: RegionIndex | None = None,
        memory: Memory = SHARED,
    ) -> None:
        """Pin a store and a day.

        Args:
            store: open store; an answer reads it to its end, whatever takes its place.
            known_on: the day as of which the data are known; now by default.
            today: the reader's day; the clock's by default.
            regions: where they are not to be those that all readers share.
            memory: what was read before, by anybody.
        """
        self._pin = store if isinstance(store, Pin) else Pin(store)
        self.known_on = known_on
        self.today = today or date.today()
        self._regions = regions
        self._memory = memory

    def __repr__(self) -> str:
        """Name data set, number of the store, and days."""
        store = self.store
        return f"Data({store.dataset} {store.number}, {self.known_on}, {self.today})"

    @property
    def store(self) -> Store:
        """Return the store of this answer."""
        return self._pin.store

    @property
    def dataset(self) -> str:
        """Return the data set of the store, ``terbit`` or ``simulasi``."""
        return self.store.dataset

    @functools.cached_property
    def regions(self) -> RegionIndex:
        """Return the regions of both divisions, read once a store."""
        if self._regions is not None:
            return self._regions
        found: RegionIndex = self._memory.get(
            self.store, "regions", lambda: regions_of(self.rows("regions__all"))
        )
        return found

    @functools.cached_property
    def sources(self) -> Mapping[str, Row]:
        """Return every source by its id."""
        return {row["source_id"]: row for row in self.rows("sources__all")}

    def rows(self, name: str, **params: Any) -> list[Row]:
        """Return the rows of a statement of ``queries/reads``, run once for all.

        The day as of which the data are known is filled in. A parameter for which the
        header says what NULL means may be left out. The rows are shared with other
        readers: nobody may change them.

        Args:
            name: of the file, as ``coverage__by_region``.
            params: the statement's parameters by name, ``known_on`` left out; a tuple
                stands for a list.

        Raises:
            TypeError: a parameter that the header does not have, or one too few.
            StoreError: there is no such statement, or the file cannot be read.
        """
        query = load_query(paths.queries_dir(), f"reads/{name}")
        given = _given(query, params)
        if "known_on" in query.params:
            given["known_on"] = self.known_on
        question = f"{name} {given!r}"
        rows: list[Row] = self._memory.get(
            self.store,
            question,
            lambda: self.store.rows(query.name, **given),
            rows_times_columns,
        )
        return list(rows)

    def remembered(self, make: Callable[..., T], *args: Any, **named: Any) -> T:
        """Return ``make(self, *args, **named)``, from memory if made before.

        For what takes time to derive from figures. It is shared with other readers:
        nobody may change it. It is made anew when other boundaries are installed: a
        map says whether its borders are approximate.

        Args:
            make: a function of a module, which depends on nothing but its arguments,
                on what it reads of the data and on the boundaries that are installed;
                not one that is made in a function.
            args: plain values or frozen dataclasses, told apart by their ``repr``.
            named: likewise.

        Raises:
            TypeError: a function made in a function: its name does not tell it.
        """
        if "<" in make.__qualname__:
            raise TypeError(
                f"expected a function of a module, found {make.__qualname__}"
            )
        question = (
            f"{make.__module__}.{make.__qualname__} {self.known_on} {self.today} "
            f"{stamp_of(paths.installed_shapes())} {args!r} {named!r}"
        )
        value: T = self._memory.get(
            self.store, question, lambda: make(self, *args, **named)
        )
        return value

    def on(self, day: date) -> Data:
        """Return the same store as it was known on another day."""
        return Data(
            self._pin, day, self.today, regions=self._regions, memory=self._memory
        )

    def at(self, today: date) -> Data:
        """Return the same figures for a reader of another day."""
        return Data(
            self._pin, self.known_on, today, regions=self._regions, memory=self._memory
        )

    def check_known_on(self) -> Data:
        """Refuse a day before our first entry; return the data otherwise.

        Raises:
            NotPublishedError: nothing was on record yet.
        """
        first = self.first_entry
        if self.known_on < first:
            raise NotPublishedError(
                "On {known_on} we had no record yet; our first entry is of {first}. "
                "Ask for a later day.",
                "not_published",
                {"absence_reason": "not_published", "first_entry": first.isoformat()},
                known_on=self.known_on.isoformat(),
                first=first.isoformat(),
            )
        return self

    @property
    def first_entry(self) -> date:
        """Return the first day on which any figure entered the data."""
        entered_on: date = self.rows("enrolment__first_entry")[0]["entered_on"]
        return entered_on

    @property
    def pinned_day(self) -> date:
        """Return the day that answers name, so that they can be given again.

        It is the day asked for, else that of the latest entry. The reader's today
        would leave out rows that the answer holds, where a clock is behind, and let
        in rows that enter between the latest entry and today.
        """
        if self.known_on != KNOWN_NOW:
            return self.known_on
        latest: date | None = self.rows("citation__latest_entry")[0]["entered_on"]
        return latest or self.first_entry

    def scope(
        self,
        region: Region | str = NATION,
        definition: Definition = DEFAULT_DEFINITION,
        period_end: date | None = None,
        vintage: str = "auto",
        *,
        level: str | None = None,
    ) -> Scope:
        """Settle what a figure is asked for, where the reader left it open.

        Args:
            region: the region, or its code.
            definition: segments and base.
            period_end: as asked; None for the default of the region or of the level.
            vintage: ``34``, ``38``, or ``auto`` for that of the period's figures.
            level: where all regions of a level are asked about, not one region.

        Raises:
            UnknownRegionError: no such region.
            NotPublishedError: no period has a figure for these segments.
        """
        code = region if isinstance(region, str) else region.region_code
        return self.remembered(settle, code, definition, period_end, vintage, level)


def _given(query: Query, params: dict[str, Any]) -> dict[str, Any]:
    """Return all parameters of a statement in the order of its header."""
    expected = [name for name in query.params if name != "known_on"]
    missing = [n for n in expected if n not in params and n not in query.optional]
    unknown = [name for name in params if name not in expected]
    if missing or unknown:
        raise TypeError(
            f"queries/{query.name}.sql: expected {', '.join(expected) or 'nothing'}; "
            f"missing: {', '.join(missing) or '-'}; unknown: "
            f"{', '.join(unknown) or '-'}"
        )
    given = {name: params.get(name) for name in expected}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
    }
