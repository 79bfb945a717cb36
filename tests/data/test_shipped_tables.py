"""The shipped tables: every row mapped, counted, sourced and dated."""

import csv
import re
from collections import Counter
from datetime import date
from itertools import chain

import pytest

from cakupan.data import Data
from cakupan.data.store import build_store
from tests.country import PROJECT, SCHEMA

DATA = PROJECT / "data"
LEDGER = PROJECT / "tests" / "data" / "row_counts.csv"
TABLES = sorted(path.stem for path in DATA.glob("*.csv") if path.stem != "schema")
# The day on which the first figures were brought together; nothing is older.
FIRST_ENTRY = date(2026, 11, 21)
# Documents that were read and that no row stands on: their figures are those of
# another document, or give no figure. They stay for whoever looks for them.
IDLE = {"D009", "D034", "S0088", "S0097", "S0105", "S0127", "S0128", "S0206"}


def rows_of(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def destinations(name):
    """Map every figure by the written rules, without SQL; each fits just one."""
    rules = rows_of("figure_rules")
    found = {}
    for row in rows_of(name):
        fitting = [
            rule["destination"]
            for rule in rules
            if rule["measure"] == row["measure"]
            and rule["status"] in ("*", row["status"])
            and rule["statement_kind"] in ("*", row["statement_kind"])
        ]
        assert len(fitting) == 1, f"{row['figure_id']}: {fitting}"
        found[row["figure_id"]] = fitting[0]
    return found


def readme_table():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.partition("## Reported figures by destination")[2]
    rows = re.findall(r"^\| (\w+) \| (\d+) \|$", section, flags=re.MULTILINE)
    assert rows, "no table | destination | rows | in data/README.md"
    return {name: int(count) for name, count in rows}


def readme_columns():
    """The second table of the README: destinations of the two smaller files."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \|$", text, flags=re.MULTILINE)
    assert rows, "no table | destination | seed_figures | added_figures |"
    return {
        name: {place: int(counts[at]) for place, *counts in rows if int(counts[at])}
        for at, name in enumerate(("seed_figures", "added_figures"))
    }


@pytest.mark.parametrize("name", ["seed_figures", "added_figures"])
def test_the_readme_counts_the_smaller_files_by_destination(name):
    assert Counter(destinations(name).values()) == readme_columns()[name]


def test_the_readmes_count_documents_regencies_and_dated_cohorts():
    project = " ".join((PROJECT / "README.md").read_text(encoding="utf-8").split())
    assert f"{len(rows_of('sources'))} documents" in project
    named = {
        row["region_code"]
        for name in ("reported_figures", "seed_figures", "added_figures")
        for row in rows_of(name)
        if row["level"] == "regency"
        and row["measure"] == "percent"
        and row["period_end"]
    }
    assert f"{514 - len(named)} of 514 regencies have no dated percent" in project

    told = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())
    rows = rows_of("programmes")
    replaced = {row["supersedes"] for row in rows}
    counted = [
        row
        for row in rows
        if row["is_counted"] == "true" and row["statement_id"] not in replaced
    ]
    dated = [row for row in counted if row["first_month"]]
    assert f"{len(dated)} of {len(counted)} cohorts have both" in told


def test_every_reported_figure_has_one_destination_and_they_sum_to_897():
    counts = Counter(destinations("reported_figures").values())
    assert sum(counts.values()) == 897
    allowed = next(
        column.allowed
        for column in SCHEMA["figure_rules"].columns
        if column.name == "destination"
    )
    assert {name: counts.get(name, 0) for name in allowed} == readme_table()


def undated():
    """Figures without a day; those of a cohort stand in programmes all the same."""
    return {
        row["figure_id"]
        for name in ("reported_figures", "seed_figures", "added_figures")
        for row in rows_of(name)
        if not row["period_end"]
    }


def test_what_no_series_can_hold_stands_among_the_remarks(shipped_store):
    """Sulawesi Barat's 79 thousand without a day had broken its page."""
    places = {
        figure: place
        for name in ("reported_figures", "seed_figures", "added_figures")
        for figure, place in destinations(name).items()
    }
    expected = {figure for figure, to in places.items() if to in ("award", "note")}
    expected |= {figure for figure in undated() if places[figure] != "programme"}
    with shipped_store.cursor() as cursor:
        rows = cursor.execute("select row_id from remarks").fetchall()
    assert {row_id for (row_id,) in rows} == expected
    assert len(undated()) > 4


@pytest.mark.parametrize(
    ("destination", "mart", "key"),
    [
        ("enrolment", "enrolment", "row_id"),
        ("statement", "statements", "row_id"),
        ("workforce", "workforce", "row_id"),
        ("benefit", "benefits", "row_id"),
    ],
)
def test_what_the_rules_say_is_what_the_store_holds(
    shipped_store, destination, mart, key
):
    expected = {
        figure
        for name in ("reported_figures", "seed_figures", "added_figures")
        for figure, place in destinations(name).items()
        if place == destination
    } - undated()
    with shipped_store.cursor() as cursor:
        rows = cursor.execute(f"select {key} from {mart}").fetchall()
    found = {row_id for (row_id,) in rows}
    survey = {row["row_id"] for row in rows_of("workforce_sakernas_august")}
    assert found - survey == expected


def test_figures_that_become_whole_numbers_are_whole():
    """A decimal would be rounded in silence when it is cast to a count."""
    for name in ("reported_figures", "seed_figures", "added_figures"):
        places = destinations(name)
        for row in rows_of(name):
            is_percent = row["measure"] in ("percent", "target_percent")
            if is_percent or places[row["figure_id"]] in ("award", "note"):
                continue
            for cell in ("value", "value_low", "value_high"):
                assert re.fullmatch(r"\d*", row[cell]), row["figure_id"]


def test_percents_of_context_lie_between_0_and_100_or_are_known_errors():
    doubted = {row["figure_id"] for row in rows_of("corrections")}
    odd = [
        row["row_id"]
        for row in rows_of("context_figures")
        if row["unit"] == "percent" and not 0 <= float(row["value"]) <= 100
    ]
    assert [row_id for row_id in odd if row_id not in doubted] == []


def test_row_counts_are_those_of_the_ledger():
    """A table that grows or shrinks changes the ledger, with the reason beside it."""
    with LEDGER.open(encoding="utf-8", newline="") as file:
        ledger = {row["table_name"]: row for row in csv.DictReader(file)}
    assert sorted(ledger) == TABLES
    found = {name: len(rows_of(name)) for name in TABLES}
    assert found == {name: int(row["rows"]) for name, row in ledger.items()}
    assert [name for name, row in ledger.items() if len(row["reason"]) < 10] == []


def test_no_source_is_an_orphan(shipped_store):
    """Every source is cited by a row somewhere; none is cited that is not listed."""
    cited = {
        row["source_id"]
        for name in TABLES
        if name != "sources"
        for row in rows_of(name)
        if row.get("source_id")
    }
    listed = {row["source_id"] for row in Data(shipped_store).rows("sources__all")}
    assert cited - listed == set()
    assert listed - cited == IDLE


def test_a_source_says_when_it_was_published_or_that_it_does_not():
    for row in rows_of("sources"):
        if row["published_on"]:
            assert date(1990, 1, 1) < date.fromisoformat(row["published_on"])
            entered = date.fromisoformat(row["entered_on"])
            assert date.fromisoformat(row["published_on"]) <= entered, row["source_id"]
            continue
        # As given, or nothing: pages show it as it stands, in either language.
        assert re.fullmatch(
            r"(\d{4}(-\d\d)?)?|\d{1,2} [A-Z][a-z]+( \d{4})?", row["published_as"]
        ), row["source_id"]


@pytest.mark.parametrize("name", TABLES)
def test_rows_enter_on_a_day_of_ours(name):
    """Not before our first entry; a correction not before what it corrects.

    Nothing is compared with the clock: a row of the future would be known too late,
    which ``latest entry`` on the page shows.
    """
    rows = rows_of(name)
    if not rows or "entered_on" not in rows[0]:
        return
    key = SCHEMA[name].key[0] if SCHEMA[name].key else ""
    # A figure may correct one of another file.
    figures = ("reported_figures", "seed_figures", "added_figures")
    older = chain(*map(rows_of, figures)) if name in figures else rows
    entered = {
        row[key]: date.fromisoformat(row["entered_on"]) for row in older if key in row
    }
    for row in rows:
        day = date.fromisoformat(row["entered_on"])
        assert day >= FIRST_ENTRY
        if row.get("supersedes"):
            assert day >= entered[row["supersedes"]], row[key]


def test_regions_are_those_of_both_divisions():
    """514 regencies and cities, 38 provinces since 2022, 34 before."""
    counts = Counter((row["level"], row["vintage"]) for row in rows_of("regions"))
    assert counts["regency", "38"] == 514
    assert counts["regency", "34"] == 0
    assert counts["province", "38"] == 38
    assert counts["province", "34"] == 34


@pytest.mark.parametrize("vintage", ["34", "38"])
def test_codes_cross_one_to_one_in_each_division(vintage):
    rows = [
        row for row in rows_of("region_code_crosswalk") if row["vintage"] == vintage
    ]
    regions = {row["region_code"] for row in rows_of("regions")}
    coded = [row for row in rows if row["region_code_bps"]]
    assert len({row["region_code"] for row in coded}) == len(coded)
    assert len({row["region_code_bps"] for row in coded}) == len(coded)
    assert {row["region_code"] for row in rows} <= regions


def test_all_checks_look_at_rows(shipped_store):
    """A check over no rows would be blind; those that may be empty are named."""
    may_be_empty = {
        "figures__supersede_older",
        # These look at an office's own rows alone.
        "enrolment__office_at_month_end",
        "figures__not_after_source",
        "figures__within_base",
        "figures__within_nation",
        "programmes__told_apart",
        "statements__percent_of_parts",
    }
    with shipped_store.cursor() as cursor:
        rows = cursor.execute("select * from build_checks").fetchall()
    assert len(rows) == len(list((PROJECT / "queries" / "checks").glob("*.sql")))
    assert {name for name, count in rows if count == 0} <= may_be_empty


def test_the_shipped_store_is_small(shipped_path):
    assert shipped_path.stat().st_size <= 15_000_000


def test_the_shipped_data_build_again_to_the_same_inputs(shipped_path):
    assert not build_store(shipped_path).rebuilt
