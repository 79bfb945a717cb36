"""What a measurement is: a name with a budget, samples, and their median."""

import csv
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.workshop import Workshop

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Budget:
    """What a name may cost at most.

    Attributes:
        most: the budget, in ``unit``.
        measured: what is measured, in words.
    """

    name: str
    most: float
    unit: str
    measured: str


@dataclass(frozen=True)
class Sample:
    """What several runs gave, in the budget's unit.

    Attributes:
        values: one a run; a ratio is taken within its run.
        note: what the numbers are made of, for the reader of the table.
    """

    values: Sequence[float]
    note: str = ""

    @property
    def median(self) -> float:
        """Return the median of the runs."""
        return statistics.median(self.values)


Samples = Mapping[str, Sample]
Measure = Callable[["Workshop"], Samples]
MEASURES: dict[str, Measure] = {}


def measures(*names: str) -> Callable[[Measure], Measure]:
    """Register the function that measures these names."""

    def register(function: Measure) -> Measure:
        for name in names:
            if name in MEASURES:
                raise ValueError(f"expected one function for {name}, found two")
            MEASURES[name] = function
        return function

    return register


def read_budgets() -> dict[str, Budget]:
    """Return the budgets by name, in the order of the file."""
    with (FOLDER / "budgets.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: Budget(
                row["name"], float(row["budget"]), row["unit"], row["measured"]
            )
            for row in csv.DictReader(file)
        }
