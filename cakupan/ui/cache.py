"""Reads of the open store by functions that take it, remembered."""

from collections.abc import Callable
from typing import Any

from cakupan.data import KNOWN_NOW, Data, Row
from cakupan.data.memory import SHARED
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.ui import run


class _Asked(Store):
    """The store of an answer, asked through the memory of all."""

    def rows(self, name: str, **params: Any) -> list[Row]:
        """Return the rows of a statement."""
        real: Store = self.__dict__["real"]
        day = params.pop("known_on", KNOWN_NOW)
        return Data(real, day).rows(name.removeprefix("reads/"), **params)

    def remembering(self) -> Store:
        """Return itself."""
        return self


def store() -> Store:
    """Return the open store of the data set that the address asks for."""
    real = run.data().store
    made = _Asked(
        real.path, real.connection, real.fingerprint, real.notice, real.number
    )
    made.__dict__["real"] = real
    return made


def regions() -> RegionIndex:
    """Return all regions of the open store."""
    return run.data().regions


def read(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call a function of ``cakupan.reads`` on the open store, once per question.

    Args:
        function: its first argument is the store.
        args: the other arguments, plain values or frozen dataclasses.
        kwargs: likewise.
    """
    data = run.data()
    question = f"{function.__module__}.{function.__qualname__}{args!r}{kwargs!r}"
    return SHARED.get(data.store, question, lambda: function(store(), *args, **kwargs))
