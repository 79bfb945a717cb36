"""The simulation's store: anchored, checked, and never mixed with published figures."""

import shutil
from datetime import date

import duckdb
import pytest

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.store import build_store, open_simulation, open_store
from cakupan.data.store.simulated import REFERENCE_TABLES, reference_source_ids
from cakupan.errors import NotMadeError, StoreError
from cakupan.simulation import Recipe, simulate
from cakupan.simulation.people import anchored
from cakupan.simulation.world import SEGMENTS, read_world
from tests.country import append_row

DECEMBER = date(2023, 12, 31)
# What only publishers say has no row in a simulation.
PUBLISHED_ALONE = (
    "statements",
    "benefits",
    "award_results",
    "regulations",
    "conflicts",
    "conflict_figures",
    "corrections",
    "absences",
    "context_figures",
    "note_translations",
)


def ids(path, table, where="true"):
    with duckdb.connect(str(path), read_only=True) as connection:
        sql = f"select distinct source_id from {table} where {where}"
        return {row[0] for row in connection.execute(sql).fetchall()}


def count(path, table):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(f"select count(*) from {table}").fetchall()[0][0]


def test_every_province_and_segment_is_anchored(shipped_store):
    world = read_world(shipped_store)
    assert len(world.regencies) == 514
    assert len(world.anchors) == 34 * 3
    for seed in (1, 2):
        found = anchored(world, Recipe(seed))
        for (code, segment), published in world.anchors.items():
            parts = [
                found[segment][regency.code]
                for regency in world.regencies
                if regency.old_province == code
            ]
            assert sum(parts) == published
        assert sum(sum(found[s].values()) for s in SEGMENTS) == 41_560_938


@pytest.mark.parametrize("code", ["65", "91", "92"])
@pytest.mark.parametrize("segments", [("PU",), ("BPU",), ("JAKON",), SEGMENTS])
def test_the_store_answers_the_published_december(
    shipped_store, simulation_store, code, segments
):
    published, simulated = (
        Data(store).rows(
            "coverage__by_region",
            region=code,
            vintage="34",
            period_end=DECEMBER,
            segments=Definition(segments).segments,
            base=Definition(segments).base,
        )[0]
        for store in (shipped_store, simulation_store)
    )
    assert simulated["active_workers"] == published["active_workers"]
    assert simulated["coverage_pct"] == published["coverage_pct"]
    assert (published["series"], simulated["series"]) == ("kemnaker_1726", "simulasi")


def test_bases_are_the_real_ones(shipped_store, simulation_store):
    region = Data(simulation_store).regions.of("65.01", "38")
    real, found = (
        Data(store).rows(
            "workforce__history_by_region", territory_id=region.territory_id
        )
        for store in (shipped_store, simulation_store)
    )
    assert found == real
    assert len(found) == 80


def test_every_check_of_the_build_looked_and_passed(simulation_store):
    rows = {
        row["check_name"]: row["rows_checked"]
        for row in Data(simulation_store).rows("build_checks__all")
    }
    enrolment = count(simulation_store.path, "enrolment")
    assert enrolment > 12_000
    assert rows["figures__carry_tags"] == enrolment
    assert rows["figures__observed_once"] == enrolment
    assert rows["enrolment__office_at_month_end"] == enrolment
    # Rows per segment, as offices send them: there is no total to hold against.
    assert rows["enrolment__segments_sum_to_total"] == 0
    assert rows["programmes__one_counted_statement"] > 0


def test_a_published_figure_is_in_no_simulation(shipped_path, simulation_path):
    for table in ("enrolment", "programmes", "targets"):
        assert count(simulation_path, table) > 0
        assert all(i.startswith("SIM-") for i in ids(simulation_path, table))
    assert ids(simulation_path, "workforce") == ids(
        shipped_path, "workforce", "series = 'sakernas_august'"
    )
    for table in PUBLISHED_ALONE:
        assert count(simulation_path, table) == 0
        assert count(shipped_path, table) > 0
    # S0006 is Kemnaker's table, which the anchors come from.
    assert "S0006" in ids(shipped_path, "sources")
    assert "S0006" not in ids(simulation_path, "sources")


def test_a_simulated_figure_is_in_no_published_store(shipped_path):
    found = ids(shipped_path, "sources") | ids(shipped_path, "enrolment")
    assert not [source_id for source_id in found if source_id.startswith("SIM-")]


def test_sources_are_the_simulated_ones_and_those_of_what_is_real(simulation_path):
    real = reference_source_ids(REFERENCE_TABLES)
    assert ids(simulation_path, "sources") == real | {
        "SIM-PESERTA",
        "SIM-PROGRAM",
        "SIM-TARGET",
    }


def test_cohorts_and_series_are_there_for_the_planning_desk(simulation_store):
    index = Data(simulation_store).regions
    kaltara = index.of("65", "38")
    below = index.below(kaltara)
    cohorts = Data(simulation_store).rows(
        "programmes__cohorts", territories=[place.territory_id for place in below]
    )
    assert sum(row["is_dated"] for row in cohorts) > 10
    points = Data(simulation_store).rows(
        "enrolment__points_by_region",
        territory_id=kaltara.territory_id,
        segments=("PU", "BPU"),
    )
    assert len(points) == 36
    assert {row["precision"] for row in points} == {"exact"}


def test_nothing_is_made_twice_and_another_seed_makes_anew(
    tmp_path, shipped_store, monkeypatch
):
    path, recipe = tmp_path / "simulasi.duckdb", Recipe(1, 2023, 2023, ("65",))
    assert simulate(recipe, path, published=shipped_store).rebuilt
    before = open_simulation(path)
    assert before.fingerprint.startswith("simulasi seed=1 generator=2 years=2023-2023 ")
    before.close()
    again = simulate(recipe, path, published=shipped_store)
    assert not again.rebuilt
    other = simulate(Recipe(2, 2023, 2023, ("65",)), path, published=shipped_store)
    assert other.rebuilt
    assert other.tables["enrolment"] == again.tables["enrolment"]


def test_a_simulation_that_was_not_made_names_the_command(tmp_path):
    with pytest.raises(NotMadeError, match="Run 'cakupan simulate --seed 1'"):
        open_simulation(tmp_path / "simulasi.duckdb")


def test_a_simulation_of_other_figures_is_not_opened(
    tiny_root, tmp_path, simulation_path
):
    path = tmp_path / "simulasi.duckdb"
    shutil.copyfile(simulation_path, path)
    append_row(tiny_root / "data" / "sources.csv", source_id="T9")
    with pytest.raises(NotMadeError, match=r"other figures\. Run 'cakupan simulate"):
        open_simulation(path)


def test_one_data_set_never_replaces_the_other(
    tmp_path, shipped_path, simulation_path, shipped_store
):
    published, simulated = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    shutil.copyfile(shipped_path, published)
    shutil.copyfile(simulation_path, simulated)
    with pytest.raises(
        StoreError, match=r"data set Simulasi at .* found one of Terbit"
    ):
        simulate(Recipe(1), published, published=shipped_store)
    with pytest.raises(
        StoreError, match=r"data set Terbit at .* found one of Simulasi"
    ):
        build_store(simulated)
    with pytest.raises(
        StoreError, match=r"data set Simulasi at .* found one of Terbit"
    ):
        open_simulation(published)
    assert open_store(published).dataset == "terbit"
    assert open_store(simulated).dataset == "simulasi"
