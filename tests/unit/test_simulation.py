"""The generator: the same seed, the same bytes; sums, anchors, seasons, lapses.

The country here is invented: old provinces 10 (which became 10 and 30) and 20.
"""

import csv
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from cakupan.data.intake.tables import check_table
from cakupan.errors import BadInputError
from cakupan.simulation import Recipe, tables
from cakupan.simulation.cohorts import make_cohorts, month_number
from cakupan.simulation.course import apportion, course, level
from cakupan.simulation.people import (
    DIVIDED,
    MONTHS,
    active_of,
    anchored,
    people_of,
    region_months,
)
from cakupan.simulation.targets import make_targets
from cakupan.simulation.world import ANCHOR, SEGMENTS, Regency, World
from tests.country import SCHEMA

RECIPE = Recipe(7, 2022, 2024)
PROVINCES = {"10": ("10", 4), "20": ("20", 14), "30": ("10", 4)}
WORLD = World(
    tuple(
        Regency(
            f"{new}.{place:02d}",
            place % 5 == 0,
            new,
            old,
            {"PU": 4000 * place, "BPU": 5000 * place, "JAKON": 9500 * place},
        )
        for new, (old, count) in PROVINCES.items()
        for place in range(1, count + 1)
    ),
    {
        ("10", "PU"): 20_011,
        ("10", "BPU"): 12_007,
        ("10", "JAKON"): 9_001,
        ("20", "PU"): 180_013,
        ("20", "BPU"): 97_003,
        ("20", "JAKON"): 30_029,
    },
    frozenset({"10", "30"}),
)
OLD = {regency.code: regency.old_province for regency in WORLD.regencies}
NEW = {regency.code: regency.province for regency in WORLD.regencies}


def made(world=WORLD, recipe=RECIPE):
    """Return cohorts, active workers, and every region's months."""
    anchors = anchored(world, recipe)
    cohorts = make_cohorts(world, anchors["BPU"], recipe)
    active = {
        regency.code: active_of(
            regency,
            anchors,
            [cohort for cohort in cohorts if regency.code in cohort.shares],
            recipe,
        )
        for regency in world.regencies
    }
    people = {r.code: people_of(r, active[r.code], recipe) for r in world.regencies}
    return cohorts, active, list(region_months(world, people, recipe))


@pytest.fixture(scope="module")
def simulation():
    return made()


def written(folder, world, recipe):
    folder.mkdir()
    cohorts, active, months = made(world, recipe)
    tables.write_enrolment(folder / "enrolment.csv", SCHEMA["enrolment"], months)
    for name, rows in (
        ("programmes", tables.programme_rows(cohorts)),
        ("targets", tables.target_rows(make_targets(world, active, recipe))),
        ("sources", tables.source_rows(recipe)),
    ):
        tables.write_table(folder / f"{name}.csv", SCHEMA[name], rows)
    return {path.stem: path for path in sorted(folder.iterdir())}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_gives_the_same_bytes_and_another_others(tmp_path):
    first, again, other = (
        written(tmp_path / name, WORLD, replace(RECIPE, seed=seed))
        for name, seed in (("first", 7), ("again", 7), ("other", 8))
    )
    for name, path in first.items():
        assert path.read_bytes() == again[name].read_bytes()
        assert path.read_bytes() != other[name].read_bytes()


def test_what_is_made_of_a_region_does_not_depend_on_the_others(simulation):
    alone = replace(
        WORLD, regencies=tuple(r for r in WORLD.regencies if r.old_province == "10")
    )
    _cohorts, _active, months = made(alone)
    wanted = {(m.region_code, m.period_end): m.workers for m in simulation[2]}
    regencies = [month for month in months if len(month.region_code) == 5]
    assert len(regencies) == 8 * 36
    assert all(m.workers == wanted[m.region_code, m.period_end] for m in regencies)


def test_december_2023_is_the_published_figure_to_the_last_worker(simulation):
    found = defaultdict(int)
    for month in simulation[2]:
        if month.period_end == ANCHOR and len(month.region_code) == 5:
            for segment in SEGMENTS:
                found[OLD[month.region_code], segment] += month.workers[segment][
                    "active"
                ]
    assert found == WORLD.anchors


def parts_by_month(months):
    found = defaultdict(dict)
    for month in months:
        found[month.period_end][month.region_code, month.vintage] = month.workers
    return found


def added(parts):
    return {
        scope: {status: sum(part[scope][status] for part in parts) for status in counts}
        for scope, counts in parts[0].items()
    }


def test_regencies_sum_to_provinces_and_provinces_to_the_nation(simulation):
    by_month = parts_by_month(simulation[2])
    assert len(by_month) == 36
    for period_end, told in by_month.items():
        vintage, above = ("34", OLD) if period_end < DIVIDED else ("38", NEW)
        provinces = sorted({(above[code], vintage) for code in above})
        for code, division in provinces:
            below = [told[c, "38"] for c, over in above.items() if over == code]
            assert told[code, division] == added(below)
        assert told["00", vintage] == added([told[key] for key in provinces])


def test_the_undivided_province_goes_on_beside_the_new_ones(simulation):
    by_month = parts_by_month(simulation[2])
    before = set(by_month[date(2022, 11, 30)])
    after = set(by_month[date(2022, 12, 31)])
    assert {key for key in before if len(key[0]) == 2} == {
        ("00", "34"),
        ("10", "34"),
        ("20", "34"),
    }
    assert {key for key in after if len(key[0]) == 2} == {
        ("00", "38"),
        ("10", "38"),
        ("20", "38"),
        ("30", "38"),
        ("10", "34"),
    }


def test_statuses_add_up_and_no_sum_of_segments_is_sent(simulation):
    """An office sends a row per segment; sums are made where they are read."""
    before = {}
    for month in simulation[2]:
        assert tuple(month.workers) == SEGMENTS
        for segment, counts in month.workers.items():
            assert counts["registered"] == counts["active"] + counts["inactive"]
            assert min(counts.values()) >= 0
            key = (month.region_code, segment)
            if len(month.region_code) == 5 and key in before:
                assert counts["registered"] == before[key] + counts["new"]
            before[key] = counts["registered"]


def test_february_is_a_trough_and_december_a_peak(simulation):
    nation = [
        sum(month.workers[segment]["active"] for segment in SEGMENTS)
        for month in simulation[2]
        if month.region_code == "00"
    ]
    for january in range(0, 36, 12):
        year = nation[january : january + 12]
        assert year[1] < year[0]
        assert year[1] < year[2]
        assert year[11] == max(year)
    assert nation[12] < nation[11]


def test_own_account_workers_fall_when_their_funding_ends(simulation):
    cohorts, active, _months = simulation
    anchors = anchored(WORLD, RECIPE)
    for regency in WORLD.regencies[:6]:
        own = [cohort for cohort in cohorts if regency.code in cohort.shares]
        without = active_of(regency, anchors, [], RECIPE)["BPU"]
        # Fewer pay for themselves where more are paid for, in December 2023.
        anchor = month_number(ANCHOR.year, ANCHOR.month)
        paid = sum(c.shares[regency.code] for c in own if c.covers(anchor))
        whole = anchors["BPU"][regency.code]
        assert paid < whole
        for month, now, alone in zip(
            MONTHS, active[regency.code]["BPU"], without, strict=True
        ):
            number = month_number(month.year, month.month)
            funded = sum(c.shares[regency.code] for c in own if c.covers(number))
            assert now - funded == pytest.approx(alone * (1 - paid / whole), abs=1)


def test_cohorts_have_whole_covers_and_right_money(tmp_path):
    files = written(tmp_path / "made", WORLD, RECIPE)
    rows = rows_of(files["programmes"])
    dated = [row for row in rows if row["first_month"]]
    assert len(dated) > 100
    assert len({row["payer"] for row in dated}) > 4
    assert any(not row["first_month"] for row in rows)
    for row in dated:
        first, last = (
            month_number(*map(int, row[name].split("-")))
            for name in ("first_month", "last_month")
        )
        months, workers = int(row["months"]), int(row["workers"])
        assert last == first + months - 1
        rate = 36_800 if row["programmes"] == "JKK+JKM+JHT" else 16_800
        assert int(row["rupiah"]) == workers * months * rate
    plans = [row for row in rows if row["plan_status"] == "planned"]
    counted = {
        row["cohort_id"]: row["workers"] for row in rows if row["is_counted"] == "true"
    }
    assert plans
    assert all(int(plan["workers"]) > int(counted[plan["cohort_id"]]) for plan in plans)


def test_targets_lie_above_where_a_region_stood(simulation, tmp_path):
    rows = rows_of(written(tmp_path / "made", WORLD, RECIPE)["targets"])
    national = [row for row in rows if row["region_code"] == "00"]
    assert {row["indicator"] for row in national} == {"ucj", "rpjmn"}
    start = next(
        month.workers["PU"]["active"] + month.workers["BPU"]["active"]
        for month in simulation[2]
        if (month.region_code, month.period_end) == ("00", ANCHOR)
    )
    base = sum(r.bases["PU"] + r.bases["BPU"] for r in WORLD.regencies)
    for row in national:
        if row["indicator"] == "ucj":
            assert 100 * start / base < float(row["target_pct"]) <= 99.5
    assert any(row["target_workers"] for row in rows)
    assert all(bool(r["target_pct"]) != bool(r["target_workers"]) for r in rows)


def test_tables_have_the_documented_format_and_no_personal_data(tmp_path):
    for name, path in written(tmp_path / "made", WORLD, RECIPE).items():
        assert check_table(path, SCHEMA[name]) > 0


def test_every_row_names_a_simulated_source(tmp_path):
    files = written(tmp_path / "made", WORLD, RECIPE)
    sources = {row["source_id"]: row["title"] for row in rows_of(files["sources"])}
    assert all(title.startswith("SIMULASI: ") for title in sources.values())
    for name in ("enrolment", "programmes", "targets"):
        used = {row["source_id"] for row in rows_of(files[name])}
        assert len(used) == 1
        assert used <= set(sources)


def test_a_whole_is_split_exactly_even_without_weights():
    assert apportion(7, [0, 0]) == [4, 3]
    assert sum(apportion(1_000_003, [1, 2.5, 0, 9])) == 1_000_003
    assert apportion(5, [0, 1]) == [0, 5]


def test_levels_are_one_in_december_2023_and_fall_in_2020():
    for segment in SEGMENTS:
        assert level(segment, ANCHOR) == 1
        assert level(segment, date(2020, 12, 31)) < level(segment, date(2019, 12, 31))
        path = course(segment, MONTHS, RECIPE.chance("x"))
        assert len(path) == 85
        assert min(path) > 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"seed": -1}, "whole number from 0 to 2147483647, found -1"),
        ({"seed": 2**31}, "found 2147483648"),
        ({"seed": 1, "first_year": 2018}, "expected 2019 to 2025, found 2018-2025"),
        ({"seed": 1, "first_year": 2024, "last_year": 2023}, "found 2024-2023"),
    ],
)
def test_what_nothing_can_be_made_from_is_refused(values, message):
    with pytest.raises(BadInputError, match=re.escape(message)):
        Recipe(**values)


def test_the_recipe_says_seed_version_and_extent():
    assert str(Recipe(3)) == "seed=3 generator=2 years=2019-2025 provinces=all"
    assert str(Recipe(3, 2023, 2024, ("64", "65"))).endswith(
        "2023-2024 provinces=64,65"
    )
