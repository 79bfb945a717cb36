"""Tables that pass through: every row once, on its land, with its source."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import SCHEMA, figure

NOW = date(2026, 1, 1)
# A mart, the cells that name a row, and the read that lists rows of a region.
RECORDS = {
    "absences": {"why_en": "x"},
    "award_results": {"award_id": "x"},
    "conflicts": {"conflict_id": "x"},
    "context_figures": {"row_id": "x"},
    "programmes": {"statement_id": "x", "cohort_id": "x"},
    "regulations": {"regulation_id": "x"},
}
OF_A_REGION = {
    "award_results__by_region": ("award_results", "award_id"),
    "programmes__by_region": ("programmes", "statement_id"),
    "regulations__by_region": ("regulations", "regulation_id"),
}
PLAIN = {
    "conflict_figures": {"conflict_id": "C1", "figure_id": "F1"},
    "contribution_rates": {"rate_id": "R1", "rupiah_per_month": 16800},
    "corrections": {"correction_id": "K1", "figure_id": "F1", "as_published": "4,1"},
    "note_translations": {"note": "about", "note_id": "sekitar"},
    "region_aliases": {"alias": "Pes", "region_code": "20"},
    "worker_groups": {"code": "fishers", "label_id": "Nelayan"},
}


@pytest.mark.parametrize("mart", RECORDS)
def test_every_row_stands_on_its_land(bench, mart):
    for code, vintage in (("10", "34"), ("10", "38"), ("20", "38"), ("77", "38")):
        key = {
            name: f"{value}-{code}-{vintage}" for name, value in RECORDS[mart].items()
        }
        bench.given(mart, key | {"region_code": code, "vintage": vintage})
    rows = bench.ask(f"marts/{mart}")
    found = sorted((row["region_code"], row["territory_id"]) for row in rows)
    assert [pair for pair in found if pair[0] != "77"] == [
        ("10", "10@34"),
        ("10", "10@38"),
        ("20", "20"),
    ]
    (unknown,) = [row for row in rows if row["region_code"] == "77"]
    assert unknown["territory_id"] is None


@pytest.mark.parametrize("mart", PLAIN)
def test_a_plain_table_keeps_its_cells(bench, mart):
    bench.given(mart, PLAIN[mart])
    assert_rows(bench.ask(f"marts/{mart}"), [PLAIN[mart]])


@pytest.mark.parametrize("mart", [*RECORDS, *PLAIN])
def test_a_row_given_twice_is_seen_twice(bench, mart):
    """Nothing is made distinct: a doubled row is left for the intake to refuse."""
    row = PLAIN.get(mart) or RECORDS[mart]
    bench.given(mart, row, row)
    assert len(bench.ask(f"marts/{mart}")) == 2
    assert SCHEMA[mart].key or mart == "absences"


@pytest.mark.parametrize("read", OF_A_REGION)
def test_a_regions_records_come_with_their_source(bench, read):
    mart, key = OF_A_REGION[read]
    for name, code, entered_on in (
        ("A", "20", "2024-03-01"),
        ("B", "30", "2024-03-01"),
        ("C", "20", "2027-01-01"),
    ):
        place = {"region_code": code, "vintage": "38", "entered_on": entered_on}
        bench.given(mart, {key: name} | place)
    rows = bench.ask(f"reads/{read}", territory_id="20", known_on=NOW)
    assert_rows(
        rows,
        [{key: "A", "source_title": "title", "published_on": date(2024, 2, 1)}],
    )


def test_national_instruments_bind_every_region(bench):
    bench.given(
        "regulations",
        {"regulation_id": "N", "region_code": "00"},
        {"regulation_id": "A", "region_code": "20"},
        {"regulation_id": "B", "region_code": "30"},
    )
    rows = bench.ask("reads/regulations__by_region", territory_id="20", known_on=NOW)
    assert [row["regulation_id"] for row in rows] == ["A", "N"]


class TestSources:
    """Sources, ranked by kind, counted by the rows that stand on them."""

    def test_official_goes_before_press_before_copies(self, lab):
        lab.given(
            "sources",
            {"source_id": "A", "kind": "derived"},
            {"source_id": "B", "kind": "official"},
            {"source_id": "C", "kind": "press"},
        )
        ranks = {row["source_id"]: row["kind_rank"] for row in lab.ask("marts/sources")}
        assert ranks == {"A": 3, "B": 1, "C": 2}

    def test_a_source_that_nothing_stands_on_is_listed_with_zero(self, bench):
        bench.given("reported_figures", figure("A", value=5), figure("B", value=6))
        rows = bench.ask("reads/sources__all", known_on=NOW)
        used = {row["source_id"]: row["rows_used"] for row in rows}
        assert used == {"T1": 2, "T2": 0, "T3": 0}

    def test_rows_that_entered_later_are_not_counted_as_known(self, bench):
        bench.given(
            "reported_figures",
            figure("A", value=5),
            figure("B", value=6, entered_on="2027-01-01"),
        )
        for day, rows_used in ((NOW, 1), (date(2027, 1, 1), 2), (date(2020, 1, 1), 0)):
            rows = bench.ask("reads/sources__all", known_on=day)
            used = {row["source_id"]: row["rows_used"] for row in rows}
            assert used == {"T1": rows_used, "T2": 0, "T3": 0}
            tables = bench.ask("reads/sources__by_table", known_on=day)
            counted = {row["table_name"]: row["rows_used"] for row in tables}
            assert counted.get("all", 0) == sum(used.values())

    def test_tables_say_their_sources_years_and_last_entry(self, bench):
        bench.given(
            "reported_figures",
            figure("A", value=5, period_end="2021-12-31"),
            figure("B", value=6, entered_on="2024-09-01"),
            figure("C", value=6, entered_on="2027-01-01"),
        )
        rows = bench.ask("reads/sources__by_table", known_on=NOW)
        (row,) = [row for row in rows if row["table_name"] == "enrolment"]
        assert_rows(
            [row],
            [
                {
                    "rows_used": 2,
                    "sources_used": 1,
                    "first_year": 2021,
                    "last_year": 2023,
                    "latest_entry": date(2024, 9, 1),
                }
            ],
        )


class TestBenefits:
    """Benefits paid and work-accident cases."""

    @pytest.mark.parametrize(
        ("tags", "programme"),
        [
            ({"status": "JKK_claim", "segment": "ALL"}, "JKK"),
            ({"status": None, "segment": "JHT"}, "JHT"),
            ({"status": None, "segment": "ALL"}, "all"),
        ],
    )
    def test_the_programme_is_the_one_named(self, bench, tags, programme):
        rule = {"measure": "rupiah", "status": "*", "statement_kind": "*"}
        bench.given("figure_rules", rule | {"destination": "benefit"})
        bench.given(
            "reported_figures", figure("A", measure="rupiah", value=16800, **tags)
        )
        assert_rows(
            bench.ask("marts/benefits"),
            [{"programme": programme, "amount": 16800, "territory_id": "20"}],
        )
        rows = bench.ask("reads/benefits__by_region", territory_id="20", known_on=NOW)
        assert [row["amount"] for row in rows] == [16800]


def test_conflicts_name_their_figures(bench):
    bench.given("conflicts", {"conflict_id": "C1"}, {"conflict_id": "C2"})
    bench.given(
        "conflict_figures",
        {"conflict_id": "C1", "figure_id": "B"},
        {"conflict_id": "C1", "figure_id": "A"},
    )
    assert_rows(
        bench.ask("reads/conflicts__all", known_on=NOW),
        [
            {"conflict_id": "C1", "region_name": "Pesisir", "figure_ids": ["A", "B"]},
            {"conflict_id": "C2", "region_name": "Pesisir", "figure_ids": None},
        ],
    )


@pytest.mark.parametrize(
    ("read", "table", "key"),
    [
        ("absences__all", "absences", "why_en"),
        ("conflicts__all", "conflicts", "conflict_id"),
        ("corrections__all", "corrections", "correction_id"),
    ],
)
def test_what_entered_later_is_not_yet_known(bench, read, table, key):
    bench.given(table, {key: "A"}, {key: "B", "entered_on": "2025-01-01"})
    early = bench.ask(f"reads/{read}", known_on=date(2024, 12, 31))
    late = bench.ask(f"reads/{read}", known_on=date(2025, 1, 1))
    assert ([row[key] for row in early], [row[key] for row in late]) == (
        ["A"],
        ["A", "B"],
    )


def test_notes_come_in_indonesian_where_they_are_translated(bench):
    bench.given("note_translations", {"note": "about", "note_id": "sekitar"})
    bench.given(
        "reported_figures",
        figure("A", value=5, source_id="T3", definition_note="about"),
        figure("B", value=5, source_id="T3", segment="BPU", definition_note="nearly"),
    )
    rows = bench.ask(
        "reads/enrolment__stated_by_region", territory_id="20", known_on=NOW
    )
    assert [(row["note"], row["note_id"]) for row in rows] == [
        ("about", "sekitar"),
        ("nearly", None),
    ]


def test_worker_groups_have_labels(bench):
    bench.given("worker_groups", {"code": "fishers", "label_id": "Nelayan"})
    rows = bench.ask("reads/programmes__worker_groups")
    assert_rows(rows, [{"code": "fishers", "label_id": "Nelayan"}])
