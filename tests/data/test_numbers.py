"""The figures that the shipped data must give, through the reads and the terminal."""

import json
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SEGMENTS, Definition, parse_segments
from cakupan.topics.coverage.documents import coverage_document
from cakupan.topics.targets.documents import target_document
from cakupan.writers.json import document

DECEMBER = date(2023, 12, 31)

# Active participants of December 2023: Kemnaker Satu Data, table 1726 (S0006).
# Employed, labour force and statuses: Sakernas August 2023 (D007).
COVERAGE = {
    "nation": (
        ("00", "PU,BPU,JAKON", "employed"),
        {
            "active_workers": 41_560_938,
            "base_workers": 139_852_377,
            "coverage_pct": 29.72,
            "gap_to_universal_workers": 98_291_439,
            "base_period": "2023-08-31",
            "vintage": "34",
            "series": "kemnaker_1726",
            "worker_basis": "registered",
            "worker_basis_evidence": "inferred",
            "is_over_100": False,
        },
    ),
    "nation, PU": (("00", "PU", "employed"), {"active_workers": 25_004_383}),
    "nation, BPU": (("00", "BPU", "employed"), {"active_workers": 9_192_755}),
    "nation, JAKON": (("00", "JAKON", "employed"), {"active_workers": 7_363_800}),
    "nation, eligible": (
        ("00", "PU,BPU,JAKON", "eligible_estimate"),
        {"base_workers": 101_976_721, "coverage_pct": 40.76},
    ),
    "nation, labour force": (
        ("00", "PU,BPU,JAKON", "labour_force"),
        {"base_workers": 147_707_452},
    ),
    "Kaltim": (
        ("64", "PU,BPU,JAKON", "employed"),
        {
            "region_name": "Kalimantan Timur",
            "active_workers": 1_323_233,
            "base_workers": 1_847_295,
            "coverage_pct": 71.63,
            "gap_to_universal_workers": 524_062,
        },
    ),
    "Kaltim, PU": (("64", "PU", "employed"), {"active_workers": 689_877}),
    "Kaltim, BPU": (("64", "BPU", "employed"), {"active_workers": 315_162}),
    "Kaltim, JAKON": (("64", "JAKON", "employed"), {"active_workers": 318_194}),
    "Kaltim, labour force": (
        ("64", "PU,BPU,JAKON", "labour_force"),
        {"base_workers": 1_950_860, "coverage_pct": 67.83},
    ),
    "Kaltim, eligible": (
        ("64", "PU,BPU,JAKON", "eligible_estimate"),
        {"coverage_pct": 86.14},
    ),
    "Kaltim, PU and BPU of eligible": (
        ("64", "PU,BPU", "eligible_estimate"),
        {"segment_scope": "PU+BPU", "coverage_pct": 65.43},
    ),
    "Kaltim, PU of employees": (("64", "PU", "employees"), {"coverage_pct": 71.72}),
    "Jawa Barat, PU of employees": (("32", "PU", "employees"), {"coverage_pct": 33.73}),
    "Kaltara, BPU of non-wage": (("65", "BPU", "non_wage"), {"coverage_pct": 54.27}),
    "Lampung, BPU of non-wage": (("18", "BPU", "non_wage"), {"coverage_pct": 3.75}),
    "Lampung": (("18", "PU,BPU,JAKON", "employed"), {"coverage_pct": 12.32}),
    "DKI Jakarta": (
        ("31", "PU,BPU,JAKON", "employed"),
        {"coverage_pct": 147.82, "is_over_100": True, "gap_to_universal_workers": 0},
    ),
    "old Papua": (
        ("91", "PU,BPU,JAKON", "employed"),
        {"coverage_pct": 20.3, "vintage": "34", "base_workers": 2_448_947},
    ),
    "old Papua Barat": (
        ("92", "PU,BPU,JAKON", "employed"),
        {"coverage_pct": 71.13, "vintage": "34", "base_workers": 560_883},
    ),
}
# The latest UCJ statement of a region and its UCJ target for 2025: RPJMN's share per
# region as quoted in the press; each with the source of target and statement.
TARGETS = {
    "11": ("Aceh", 43.54, 23.32, 20.22, "S0230"),
    "12": ("Sumatera Utara", 51.08, 39.46, 11.62, "S0232"),
    "14": ("Riau", 55.05, 31.91, 23.14, "S0026"),
    "17": ("Bengkulu", 48.0, 27.0, 21.0, "S0237"),
    "19": ("Kepulauan Bangka Belitung", 57.17, 33.10, 24.07, "S0036"),
    "61": ("Kalimantan Barat", 59.56, 37.0, 22.56, "S0054"),
    "73": ("Sulawesi Selatan", 62.93, 47.38, 15.55, "S0068"),
    "33.12": ("Kabupaten Wonogiri", 52.69, 31.99, 20.70, "S0091"),
    "73.71": ("Kota Makassar", 62.0, 63.47, -1.47, "S0125"),
}


@pytest.fixture(scope="module")
def index(shipped_store):
    return Data(shipped_store).regions


@pytest.fixture
def terminal(shipped_path, tmp_path, monkeypatch):
    """Say ``cakupan`` in another folder, as an office would."""
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.chdir(tmp_path)

    def run(*arguments, exit_code=0):
        result = CliRunner().invoke(main, [*arguments, "--json"])
        assert result.exit_code == exit_code, result.output
        return json.loads(result.stdout)

    return run


def subset(found, expected):
    return {name: found[name] for name in expected}


@pytest.mark.parametrize("name", COVERAGE)
def test_coverage_of_december_2023(shipped_store, index, name):
    (code, segments, base), expected = COVERAGE[name]
    row = Data(shipped_store).rows(
        "coverage__by_region",
        region=index.of(code, "34").region_code,
        vintage="34",
        period_end=DECEMBER,
        segments=Definition(parse_segments(segments), base).segments,
        base=Definition(parse_segments(segments), base).base,
    )[0]
    found = document(coverage_document(row, Data(shipped_store).sources))
    assert subset(found, expected) == expected
    assert [source["role"] for source in found["sources"]] == [
        "numerator",
        "denominator",
    ]


@pytest.mark.parametrize("name", COVERAGE)
def test_coverage_of_december_2023_on_the_terminal(terminal, name):
    (code, segments, base), expected = COVERAGE[name]
    found = terminal(
        *("coverage", "--region", code, "--period", "2023-12"),
        *("--segments", segments, "--base", base),
    )
    assert subset(found, expected) == expected


def test_a_process_of_its_own_says_the_same(terminal, shipped_path, tmp_path):
    words = ["coverage", "--region", "64", "--period", "2023-12"]
    result = subprocess.run(
        [sys.executable, "-m", "cakupan.cli", *words, "--json"],
        cwd=tmp_path,
        env={"CAKUPAN_STORE": str(shipped_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == terminal(*words)


def test_all_34_provinces_sum_to_the_nation(shipped_store):
    """41,560,938 (S0006); the provinces' gaps are 2,425,795 more, DKI's surplus."""
    rows = Data(shipped_store).rows(
        "coverage__by_region",
        level="province",
        vintage="34",
        period_end=DECEMBER,
        segments=Definition().segments,
        base=Definition().base,
    )
    assert len(rows) == 34
    assert sum(row["active_workers"] for row in rows) == 41_560_938
    assert sum(row["base_workers"] for row in rows) == 139_852_377
    assert sum(row["gap_to_universal_workers"] for row in rows) == 100_717_234
    assert sum(row["surplus_workers"] for row in rows) == 2_425_795
    assert 100_717_234 - 2_425_795 == 98_291_439


def test_the_six_provinces_of_papua_are_not_published_in_their_own_division(terminal):
    rows = terminal(
        *("coverage", "--level", "province", "--period", "2023-12"),
        *("--vintage", "38"),
    )
    assert len(rows) == 38
    without = [row for row in rows if row["coverage_pct"] is None]
    assert [row["region_code"] for row in without] == [
        f"{code}" for code in range(91, 97)
    ]
    for row in without:
        assert row["active_workers"] is None
        assert row["gap_to_universal_workers"] is None
        assert row["absence_reason"] == "not_published"


def test_auto_is_the_division_of_the_publication(terminal):
    rows = terminal("coverage", "--level", "province", "--period", "2023-12")
    assert len(rows) == 34
    assert {row["vintage"] for row in rows} == {"34"}
    assert terminal("coverage", "--region", "64")["period_end"] == "2023-12-31"


def test_sakernas_august_2023_of_the_nation(terminal):
    """BPS Sakernas, August 2023 (D007)."""
    found = terminal("workforce", "--region", "00", "--period", "2023-08")
    assert found["bases"]["employed"] == 139_852_377
    assert found["bases"]["labour_force"] == 147_707_452
    assert found["source"]["source_id"] == "D007"


class TestKaltimInJuly2023:
    """675 thousand = 49.74 % (SEED1), beside 70.86 % of March (S0218)."""

    def test_the_figure_is_a_statement_with_its_implied_base(self, terminal):
        rows = terminal(
            *("statements", "--region", "Kaltim"),
            *("--from", "2023-07-01", "--to", "2023-07-31"),
        )
        (row,) = [row for row in rows if row["source"]["source_id"] == "SEED1"]
        assert row["stated_pct"] == 49.74
        assert row["stated_active"] == 675_000
        # 675,000 over 49.745 % and 49.735 %
        assert row["implied_base_low"] == 1_355_915
        assert row["implied_base_high"] == 1_358_198
        assert row["implied_base"] == 1_357_057

    def test_march_and_the_governor_stand_beside_it(self, terminal):
        rows = terminal(
            *("statements", "--region", "64"),
            *("--from", "2023-01-01", "--to", "2023-12-31"),
        )
        (march,) = [row for row in rows if row["source"]["source_id"] == "S0218"]
        assert march["period_end"] == "2023-03-31"
        assert march["stated_pct"] == 70.86
        assert (march["stated_active"], march["stated_base"]) == (962_711, 1_358_649)
        # 962,711 over 70.865 % and 70.855 % holds the base that was printed.
        assert march["implied_base_low"] <= 1_358_649 <= march["implied_base_high"]
        (governor,) = [row for row in rows if row["precision"] == "range"]
        assert (governor["pct_low"], governor["pct_high"]) == (65.0, 68.0)

    def test_the_note_says_why_they_differ(self, shipped_store):
        (conflict,) = [
            row
            for row in Data(shipped_store).rows("conflicts__all")
            if "G02" in (row["figure_ids"] or ()) and row["topic"] == "coverage"
        ]
        assert conflict["region_code"] == "64"
        assert {"G02", "H01"} <= set(conflict["figure_ids"])
        assert conflict["reading_id"]
        assert conflict["reading_en"]

    def test_there_is_no_figure_of_a_month_and_the_line_names_what_was_said(
        self, terminal
    ):
        found = terminal(
            *("coverage", "--region", "64", "--period", "2023-07"), exit_code=3
        )
        assert found["absence_reason"] == "not_published"
        assert found["period_end"] == "2023-07-31"
        assert (675_000, 49.74) in [
            (row["stated_active"], row["stated_pct"]) for row in found["statements"]
        ]


@pytest.mark.parametrize("code", TARGETS)
def test_ucj_is_compared_with_ucj(shipped_store, index, code):
    name, target, said, gap, source = TARGETS[code]
    region = index.find(code)
    assert region.region_name == name
    (row,) = [
        document(target_document(row))
        for row in Data(shipped_store).rows(
            "targets__by_region",
            territory_id=region.territory_id,
            figures_of=region.territory_id,
        )
        if row["indicator"] == "ucj"
        and row["due_on"] == date(2025, 12, 31)
        and row["target_pct"] is not None
    ]
    assert row["target_pct"] == target
    assert row["latest_same_indicator"]["stated_pct"] == said
    assert row["latest_same_indicator"]["source_id"] == source
    assert row["gap_pp"] == gap
    assert row["is_met"] is (gap <= 0)


@pytest.mark.parametrize("code", TARGETS)
def test_ucj_is_compared_with_ucj_on_the_terminal(terminal, code):
    _, target, said, gap, _ = TARGETS[code]
    (row,) = [
        row
        for row in terminal("targets", "--region", code)
        if row["indicator"] == "ucj"
        and row["due_on"] == "2025-12-31"
        and row["target_pct"] is not None
    ]
    assert row["target_pct"] == target
    assert row["latest_same_indicator"]["stated_pct"] == said
    assert (row["gap_pp"], row["is_met"]) == (gap, gap <= 0)


def test_wonogiri_is_68_points_from_universal(shipped_store, index):
    (row,) = Data(shipped_store).rows(
        "statements__by_region", territory_id=index.find("Wonogiri").territory_id
    )
    assert round(100 - row["stated_pct"], 2) == 68.01  # 100 - 31.99 (S0091)


def test_kaltim_has_no_target_of_its_own(terminal):
    assert terminal("targets", "--region", "64") == []


def test_published_coverage_against_published_target(shipped_store):
    """20 provinces and 9 regencies gave both; 11 and 5 of them are both UCJ."""
    for level, both, like in (("province", 20, 11), ("regency", 9, 5)):
        rows = Data(shipped_store).rows("targets__against_statements", level=level)
        assert len(rows) == both
        assert sum(row["is_like"] for row in rows) == like
        for row in rows:
            assert (row["difference_pp"] is None) is not row["is_like"]
            assert (row["is_met"] is None) is not row["is_like"]


def test_the_copies_of_kemnakers_table_are_never_added_to_it(shipped_store, index):
    """S0004 prints the same table; Jatim itself says 4,336,959 (its own count)."""
    jatim = Data(shipped_store).rows(
        "coverage__by_region",
        region="35",
        vintage="34",
        period_end=DECEMBER,
        segments=Definition().segments,
        base=Definition().base,
    )[0]
    assert jatim["active_workers"] == 4_583_246
    assert jatim["source_id"] == "S0006"
    periods = Data(shipped_store).rows("enrolment__periods", segments=DEFAULT_SEGMENTS)
    december = [row for row in periods if row["period_end"] == DECEMBER]
    assert {row["series"] for row in december if row["level"] == "province"} == {
        "kemnaker_1726"
    }


def test_papua_is_never_divided_by_other_land(shipped_store):
    """By code alone Papua would be 115.01 % and Papua Barat 140.88 %."""
    by_key = {
        (row["region_code"], row["vintage"], row["segment_scope"]): row
        for vintage in ("34", "38")
        for segments in (("PU",), ("PU", "BPU", "JAKON"))
        for row in Data(shipped_store).rows(
            "coverage__by_region",
            vintage=vintage,
            period_end=DECEMBER,
            segments=Definition(segments).segments,
            base=Definition(segments).base,
        )
    }
    found = {document(row["coverage_pct"]) for row in by_key.values()}
    assert not found & {115.01, 140.88}
    assert {20.3, 71.13} <= found
    # What the false join would divide: both numbers are there, on other land.
    for code, false in (("91", 115.01), ("92", 140.88)):
        active = by_key[code, "34", "PU+BPU+JAKON"]["active_workers"]
        base = by_key[code, "38", "PU+BPU+JAKON"]["base_workers"]
        assert document(100 * active / base) == false


@pytest.mark.parametrize("base", ["employed", "labour_force", "eligible_estimate"])
def test_the_national_total_does_not_depend_on_the_division(shipped_store, base):
    both = [
        Data(shipped_store).rows(
            "coverage__by_region",
            region="00",
            vintage=vintage,
            period_end=DECEMBER,
            segments=Definition(base=base).segments,
            base=Definition(base=base).base,
        )[0]
        for vintage in ("34", "38")
    ]
    for name in ("active_workers", "base_workers", "coverage_pct", "series"):
        assert both[0][name] == both[1][name]


def test_regencies_of_both_divisions_sum_to_the_same_workforce(shipped_store):
    def employed(vintage, *codes):
        return sum(
            row["employed"] or 0
            for code in codes
            for row in Data(shipped_store).rows(
                "workforce__by_level",
                level="regency",
                parent=code,
                vintage=vintage,
                period_end=DECEMBER,
            )
        )

    old = employed("34", "91", "92")
    assert old == employed("38", *(str(code) for code in range(91, 97)))
    assert old == 2_448_947 + 560_883
