"""The store: build it from data files, open it read-only, run named queries.

This package alone imports duckdb.
"""

from cakupan.data.store.build import BuildResult, build_store, ready_store
from cakupan.data.store.checks import CheckResult
from cakupan.data.store.database import Row, Store, open_store
from cakupan.data.store.following import following, inputs_stamp
from cakupan.data.store.simulated import open_simulation

__all__ = [
    "BuildResult",
    "CheckResult",
    "Row",
    "Store",
    "build_store",
    "following",
    "inputs_stamp",
    "open_simulation",
    "open_store",
    "ready_store",
]
