"""A programme added to the list of segments is nowhere taken for all workers.

JHT, the old-age savings, has members of every segment: its figures stand for
themselves. In December Pesisir has 600 of 400; in November 80 wage earners and 40
others are known and no construction workers.
"""

from contextlib import closing
from datetime import date

import pytest

from cakupan import vocabulary
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.scope import months_of
from cakupan.data.store import ready_store
from tests.country import append_row, figure, write_table

DECEMBER, NOVEMBER = date(2023, 12, 31), date(2023, 11, 30)
EVERY = Definition()
PARTS = [
    figure(
        f"F-20-{segment}-11",
        region_code="20",
        vintage="34",
        segment=segment,
        value=value,
        period_end="2023-11-30",
    )
    for segment, value in (("PU", 80), ("BPU", 40))
]
JHT = {"segment_scope": "JHT", "series": "deret_contoh", "worker_basis": "registered"}


def figures_of_jht(root):
    """Let an office send figures of JHT, larger than any of the segments."""
    folder = root / "kantor"
    folder.mkdir()
    of_region = {"region_code": "20", "vintage": "34"}
    rows = [
        {
            "row_id": f"K-{month}",
            "workers": 390,
            "period_end": month,
            **of_region,
            **JHT,
        }
        for month in ("2023-11-30", "2023-12-31")
    ]
    write_table(folder / "enrolment.csv", rows)
    stated = {
        "row_id": "K-pct",
        "stated_pct": "97.5",
        "segment_scope": "JHT",
        "indicator": "ucj",
        "statement_kind": "coverage",
        "period_end": "2023-12-31",
    }
    write_table(folder / "statements.csv", [{**stated, **of_region}])
    target = {
        "row_id": "K-target",
        "target_pct": "30",
        "regime": "UCJ",
        "indicator": "ucj",
        "segment_scope": "JHT",
        "due_on": "2024-06-30",
    }
    write_table(folder / "targets.csv", [{**target, **of_region}])
    return folder


def answers(store):
    """Return what is said of all workers, by all statements that say it."""
    index = Data(store).regions
    pesisir = index.of("20", "34")
    asked = [EVERY, Definition(("PU", "BPU")), Definition(("PU",), "employees")]
    found = {
        f"coverage {definition.scope} {month} {level}": Data(store).rows(
            "coverage__by_region",
            level=level,
            vintage="34",
            period_end=month,
            segments=definition.segments,
            base=definition.base,
        )
        for definition in asked
        for month in (DECEMBER, NOVEMBER)
        for level in ("province", "national")
    }
    found |= {
        f"months {definition.scope}": months_of(Data(store), pesisir, definition)
        # Of construction workers nothing is known: what there is of others is said.
        for definition in (*asked, Definition(("JAKON",)))
    }
    found |= {
        f"periods {definition.scope}": Data(store).rows(
            "enrolment__periods", segments=definition.segments
        )
        for definition in asked
    }
    found["matrix"] = Data(store).rows(
        "coverage__matrix_by_region",
        territory_id=pesisir.territory_id,
        period_end=DECEMBER,
        series="deret_contoh",
    )
    found["latest"] = Data(store).rows(
        "statements__latest_by_level", level="province", vintage="34"
    )
    found["like"] = Data(store).rows("targets__against_statements", level="province")
    found["targets"] = [
        row
        for row in Data(store).rows(
            "targets__by_region",
            territory_id=pesisir.territory_id,
            figures_of=pesisir.territory_id,
        )
        if row["row_id"] != "K-target"
    ]
    found["counts"] = [
        {**row, "regions_with_statement": None, "regions_with_target": None}
        for row in Data(store).rows("regions__with_figures")
    ]
    return found


@pytest.fixture
def with_jht(tiny_root, monkeypatch):
    """Return the answers before the list had JHT, and a store with it in use."""
    for row in PARTS:
        append_row(tiny_root / "data" / "reported_figures.csv", **row)
    with closing(ready_store()) as store:
        before = answers(store)
    path = tiny_root / "data" / "segments.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write("JHT,6,programme,no,false,old-age savings,JHT\n")
    vocabulary.forget()
    monkeypatch.setenv("CAKUPAN_DATA", str(figures_of_jht(tiny_root)))
    with closing(ready_store()) as store:
        assert store.notice is None
        yield before, store
    vocabulary.forget()


def test_a_programme_changes_no_figure_of_all_workers(with_jht):
    before, store = with_jht
    after = answers(store)
    assert {name for name in before if after[name] != before[name]} == set()


def test_a_target_of_a_programme_meets_no_figure_of_all_workers(with_jht):
    _before, store = with_jht
    pesisir = Data(store).regions.of("20", "34")
    (own,) = [
        row
        for row in Data(store).rows(
            "targets__by_region",
            territory_id=pesisir.territory_id,
            figures_of=pesisir.territory_id,
        )
        if row["row_id"] == "K-target"
    ]
    # Beside it stands the percent of JHT itself, and not the 45.0 % of all.
    assert (own["latest_row_id"], own["latest_pct"]) == ("K-pct", 97.5)


def test_a_figure_of_a_programme_stands_for_itself(with_jht):
    _before, store = with_jht
    rows = store.rows(
        "reads/enrolment__series_by_region",
        territory_id="20",
        segments=["PU"],
        known_on=date(2030, 1, 1),
    )
    points = {row["segment_scope"]: row["points"] for row in rows}
    assert points["JHT"] == 2
    assert points["PU+BPU"] == 2


def test_a_programme_is_no_scope_of_a_sum(with_jht):
    assert vocabulary.is_scope("JHT")
    assert not vocabulary.is_scope("PU+JHT")
    assert not vocabulary.covers_all_workers("JHT")
    assert not vocabulary.covers_all_workers("PU+BPU+JHT")
    assert vocabulary.in_order(["JHT", "BPU", "PU"]) == ["PU", "BPU", "JHT"]
