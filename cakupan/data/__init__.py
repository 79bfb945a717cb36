"""The figures: files checked and taken in, the store that is built, and ``Data``.

``Data`` is what every answer reads: a store pinned for the answer, the day as of which
it is known, and a memory that all readers of the process share. ``Scope`` is what a
figure is asked for: region, period, division and definition, settled in one place.

This package is code. The folder ``data/`` beside ``cakupan/`` holds the figures
themselves, as tables that anybody can read; nothing is imported from there.
"""

from cakupan.data.definitions import KNOWN_NOW, Definition
from cakupan.data.figures import Data, Pin
from cakupan.data.memory import Memory
from cakupan.data.regions import NATION, Region, RegionIndex
from cakupan.data.scope import Scope
from cakupan.data.store import Row, Store

__all__ = [
    "KNOWN_NOW",
    "NATION",
    "Data",
    "Definition",
    "Memory",
    "Pin",
    "Region",
    "RegionIndex",
    "Row",
    "Scope",
    "Store",
]
