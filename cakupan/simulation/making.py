"""Make a simulation and build its store."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cakupan import paths
from cakupan.data.intake.schema import Table, load_schema
from cakupan.data.store import BuildResult, Store, build_store, ready_store
from cakupan.data.store.place import refuse_foreign_folder
from cakupan.data.store.simulated import (
    REFERENCE_TABLES,
    reference_source_ids,
    simulation_inputs,
    tables_dir,
)
from cakupan.simulation import tables
from cakupan.simulation.cohorts import Cohort, make_cohorts, month_number
from cakupan.simulation.people import active_of, anchored, people_of, region_months
from cakupan.simulation.recipe import Recipe
from cakupan.simulation.targets import make_targets
from cakupan.simulation.world import World, read_world


def simulate(
    recipe: Recipe,
    path: Path | None = None,
    *,
    force: bool = False,
    published: Store | None = None,
) -> BuildResult:
    """Make the simulation's store current, and say what was done.

    Args:
        recipe: seed and extent.
        path: the store file; by default where ``paths.simulation_path`` says.
        force: make it even if nothing changed.
        published: the store of published figures; by default the usual one.

    Raises:
        SourceFileError: the published data have a fault.
        StoreError: a check found faulty rows, the folder cannot be written, or
            somebody's files stand there.
    """
    target = path or paths.simulation_path()
    folder = tables_dir(target)
    refuse_foreign_folder(folder, target)
    return build_store(
        target,
        force=force,
        inputs=simulation_inputs(folder, str(recipe)),
        prepare=lambda: write_tables(recipe, folder, published or ready_store()),
    )


def write_tables(recipe: Recipe, folder: Path, published: Store) -> None:
    """Write the simulated tables into a folder of their own."""
    world = _chosen(read_world(published), recipe)
    schema = load_schema(paths.data_dir() / "schema.csv")
    folder.mkdir(parents=True, exist_ok=True)

    def place(name: str) -> tuple[Path, Table]:
        return folder / f"{name}.csv", schema[name]

    anchors = anchored(world, recipe)
    cohorts = make_cohorts(world, anchors["BPU"], recipe)
    by_regency = _by_regency(cohorts)
    active = {
        regency.code: active_of(
            regency, anchors, by_regency.get(regency.code, []), recipe
        )
        for regency in world.regencies
    }
    people = {
        regency.code: people_of(regency, active[regency.code], recipe)
        for regency in world.regencies
    }
    tables.write_enrolment(*place("enrolment"), region_months(world, people, recipe))
    told = [cohort for cohort in cohorts if _is_told(cohort, recipe)]
    tables.write_table(*place("programmes"), tables.programme_rows(told))
    targets = make_targets(world, active, recipe)
    tables.write_table(*place("targets"), tables.target_rows(targets))
    sources = [*_reference_sources(), *tables.source_rows(recipe)]
    tables.write_table(*place("sources"), sources)


def _chosen(world: World, recipe: Recipe) -> World:
    if not recipe.provinces:
        return world
    kept = tuple(r for r in world.regencies if r.old_province in recipe.provinces)
    return replace(world, regencies=kept)


def _by_regency(cohorts: list[Cohort]) -> dict[str, list[Cohort]]:
    found: dict[str, list[Cohort]] = {}
    for cohort in cohorts:
        for code in cohort.shares:
            found.setdefault(code, []).append(cohort)
    return found


def _is_told(cohort: Cohort, recipe: Recipe) -> bool:
    if recipe.first_year <= cohort.year <= recipe.last_year:
        return True
    return any(cohort.covers(month_number(m.year, m.month)) for m in recipe.months)


def _reference_sources() -> list[Mapping[str, str]]:
    """Return the documents that bases, regions, rates and labels rest on."""
    wanted = reference_source_ids(REFERENCE_TABLES)
    with (paths.data_dir() / "sources.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["source_id"] in wanted]
