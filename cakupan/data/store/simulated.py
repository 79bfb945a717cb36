"""The simulation's store: what it is built from, and opening it.

It is never built in passing as the store of published figures is: making it takes
half a minute, so a reader is told the command instead.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from cakupan import paths, vocabulary
from cakupan.data.intake.schema import load_schema
from cakupan.data.store.database import Store, open_store
from cakupan.data.store.inputs import InputFile, Inputs, embedded_files, fingerprint
from cakupan.errors import NotMadeError, StoreError

DATASET = "simulasi"
# What is real in a simulation: regions, the Sakernas bases, contribution rates, and
# labels. No published figure of participants, percents, targets or cohorts is in it.
REFERENCE_TABLES = (
    "regions",
    "region_code_crosswalk",
    "region_aliases",
    "workforce_sakernas_august",
    "contribution_rates",
    "worker_groups",
    *vocabulary.LISTS,
)
SIMULATED_TABLES = ("sources", "programmes", "targets", "enrolment")
_SEEDED = "cakupan simulate --seed 1"


def tables_dir(path: Path) -> Path:
    """Return the folder of a store's simulated tables, beside the store."""
    return path.with_name(f"{path.stem}-tables")


def reference_source_ids(tables: Iterable[str]) -> set[str]:
    """Return the sources that some of the project's own tables name, if any."""
    found = set()
    for name in tables:
        path = paths.data_dir() / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row.get("source_id", "") for row in csv.DictReader(file)}
    return found - {""}


def _digest() -> str:
    """Return what changes when real figures, statements or the generator change."""
    tables = load_schema(paths.data_dir() / "schema.csv")
    return fingerprint(embedded_files(tables), "simulation")


def simulation_inputs(folder: Path, recipe: str) -> Inputs:
    """Return what a simulation's store is built from.

    Args:
        folder: where the simulated tables are, or will be once they are needed.
        recipe: seed, generator version and extent, which the fingerprint holds.

    Raises:
        SourceFileError: a file of published figures is missing.
    """
    tables = load_schema(paths.data_dir() / "schema.csv")
    data = paths.data_dir()
    files = [
        InputFile(tables[name], data / f"{name}.csv", "embedded")
        for name in REFERENCE_TABLES
    ]
    # Half a million rows take half a minute to check cell by cell in Python. The
    # generator's enrolment is typed by the load and held by queries/checks instead.
    files += [
        InputFile(
            tables[name],
            folder / f"{name}.csv",
            "simulated",
            is_read_first=name != "enrolment",
        )
        for name in SIMULATED_TABLES
    ]
    return Inputs(tuple(files), f"{DATASET} {recipe} {_digest()}", tables)


def open_simulation(path: Path | None = None) -> Store:
    """Open the simulation's store.

    Raises:
        NotMadeError: there is none, or it was made from other figures or by another
            version; the message names the command.
        StoreError: it cannot be read.
    """
    asked = path or paths.simulation_path()
    if not asked.is_file():
        raise NotMadeError(
            "The data set Simulasi has not been made yet. Run '{command}', then "
            "come back here.",
            command=_SEEDED,
        )
    store = open_store(asked)
    digest = store.fingerprint.rpartition(" ")[2]
    if store.dataset != DATASET:
        store.close()
        raise StoreError(
            "Expected a store of the data set {expected} at {path}, found one of "
            "{found}, which was not touched. Name another file.",
            expected="Simulasi",
            found=store.dataset.capitalize(),
            path=asked,
        )
    if digest != _digest():
        recipe = store.fingerprint.split(" ")[1]
        store.close()
        raise NotMadeError(
            "The data set Simulasi was made by another version of Cakupan or from "
            "other figures. Run '{command}', then come back here.",
            command=f"cakupan simulate --{recipe.replace('=', ' ')}",
        )
    return store
