"""What the terminal says to input it cannot use, and how it ends."""

import json
import os

import pytest
from click.testing import CliRunner

from cakupan import paths
from cakupan.cli import main
from cakupan.data.store import build

# What other programs rely on.
COVERAGE_KEYS = """
    region_code region_name period_end segment_scope worker_basis base base_period
    active_workers base_workers coverage_pct gap_to_universal_workers is_over_100
    vintage series sources
"""
STATEMENT_KEYS = """
    said_on period_end stated_pct pct_low pct_high stated_active stated_base
    implied_base implied_base_low implied_base_high precision kind scope_as_worded
    base_as_worded indicator source
"""
TARGET_KEYS = """
    regime indicator due_on segment_scope target_pct target_workers
    latest_same_indicator gap_pp source
"""


@pytest.fixture
def cakupan(shipped_path, monkeypatch):
    """Run a command on the shipped store, in English."""
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    return command(monkeypatch)


@pytest.fixture
def negeri(tiny_root, monkeypatch):
    """Run a command on the invented country, in English."""
    return command(monkeypatch)


def command(monkeypatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")

    def run(*arguments):
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return run


def refused(result, said, exit_code=2):
    """Check for one line on stderr, and nothing but a document on stdout."""
    assert result.exit_code == exit_code, result.output
    (line,) = result.stderr.strip().splitlines()
    assert said in line
    return result


class TestRegion:
    """A region that is not known."""

    def test_an_unknown_code_names_up_to_five_like_ones(self, cakupan):
        result = refused(
            cakupan("coverage", "--region", "99"),
            "Region: expected a Kemendagri code or a name, found '99'. Did you mean ",
        )
        named = result.stderr.partition("Did you mean ")[2].rstrip("?\n").split(", ")
        assert 1 <= len(named) <= 5
        assert "96 Papua Barat Daya" in named
        assert result.stdout == ""

    @pytest.mark.parametrize("name", ["statements", "targets"])
    def test_every_command_refuses_it(self, cakupan, name):
        refused(cakupan(name, "--region", "99"), "found '99'. Did you mean ")

    def test_a_slip_of_the_pen_is_understood(self, cakupan):
        refused(
            cakupan("coverage", "--region", "Kalimantan Timor"),
            "Did you mean 64 Kalimantan Timur",
        )

    def test_a_name_of_two_regions_asks_for_the_code(self, cakupan):
        refused(
            cakupan("coverage", "--region", "Bandung"),
            "Region: 'Bandung' fits 2 regions: 32.04 Kabupaten Bandung, 32.73 Kota "
            "Bandung. Write the code.",
        )

    @pytest.mark.parametrize("text", ["Kaltim", "64", "kalimantan timur"])
    def test_what_people_write_is_understood(self, cakupan, text):
        arguments = ("--period", "2023-12", "--json")
        result = cakupan("coverage", "--region", text, *arguments)
        assert json.loads(result.stdout)["coverage_pct"] == 71.63

    @pytest.mark.parametrize(
        "asked",
        [
            ("coverage", "--region"),
            ("statements", "--region"),
            ("targets", "--region"),
            ("workforce", "--period", "2023-08", "--region"),
            ("lapse", "--region"),
            ("gap", "--regime", "UCJ", "--region"),
            ("claim", "--pct", "45", "--region"),
            ("rank", "--level", "regency", "--peer-group"),
            ("rank", "--level", "regency", "--leave-out"),
            ("peers", "--region"),
            ("brief", "--out", "x.pdf"),
        ],
        ids=lambda asked: asked[0],
    )
    def test_digits_of_two_systems_are_asked_by_every_command(self, cakupan, asked):
        refused(
            cakupan(*asked, "6403"),
            "64.03 Kabupaten Berau (Kemendagri), 64.02 Kabupaten Kutai Kartanegara "
            "(BPS). Write the code with its dot, or the name.",
        )
        refused(
            cakupan(*asked, "64.1"),
            "'64.1' looks like a code that a spreadsheet cut. It may have been 64.01 "
            "Kabupaten Paser or 64.10 (no region has it).",
        )

    @pytest.mark.parametrize("text", ["Kab. Berau", "KAB BERAU", "64.03", "64,03"])
    def test_a_regency_is_found_as_it_is_written(self, cakupan, text):
        result = cakupan(
            *("workforce", "--region", text, "--period", "2025-08", "--json")
        )
        assert json.loads(result.stdout)["bases"]["employed"] == 138610

    def test_how_two_digits_of_papua_are_read_is_told(self, cakupan):
        asked = ("workforce", "--period", "2023-08", "--json", "--region")
        result = cakupan(*asked, "91")
        assert json.loads(result.stdout)["region_name"] == "Papua"
        (told,) = result.stderr.strip().splitlines()
        assert "in the codes of BPS it is 92 Papua Barat" in told
        assert cakupan(*asked, "Papua").stderr == ""
        assert cakupan(*asked, "64").stderr == ""

    def test_the_parent_of_nothing_is_refused(self, cakupan):
        refused(
            cakupan("coverage", "--level", "province", "--parent", "64"),
            "Expected a region with province regions below it, found '64'.",
        )

    def test_a_parent_needs_a_level(self, cakupan):
        refused(
            cakupan("coverage", "--parent", "64"),
            "Write --level regency --parent 64.",
        )

    def test_region_and_level_are_one_too_many(self, cakupan):
        refused(
            cakupan("coverage", "--region", "64", "--level", "regency"),
            "For the regions below one, write --level regency --parent 64.",
        )

    @pytest.mark.parametrize(
        ("code", "count"), [("91", 29), ("93", 4), ("64", 10), ("92", 13)]
    )
    def test_regencies_of_any_province_are_listed(self, cakupan, code, count):
        """In December 2023 Papua is the old one; the new ones have their own."""
        result = cakupan(
            *("coverage", "--level", "regency", "--parent", code),
            *("--period", "2023-12", "--json"),
        )
        assert len(json.loads(result.stdout)) == count


class TestDefinition:
    """Segments, bases, months and days that cannot be."""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--base", "penduduk"], "Base: expected one of employed, "),
            (["--segments", "PU,XX"], "Segments: expected some of PU, BPU, "),
            (["--segments", ""], "Segments: expected some of PU, BPU, "),
            (
                ["--base", "employees", "--segments", "PU,BPU"],
                "Base 'employees' is the universe of segment PU alone; found segments "
                "PU+BPU. Choose segment PU, or one of the bases employed, ",
            ),
            (["--base", "employees"], "found segments PU+BPU+JAKON. Choose segment PU"),
            (["--base", "non_wage", "--segments", "PU"], "segment BPU alone"),
            (["--period", "Desember 2023"], "Period: expected a month as 2023-12"),
            (["--period", "2023-13"], "Period: expected a month as 2023-12"),
            (["--dataset", "lain"], "Dataset: expected one of terbit, simulasi, "),
            (["--known-on", "kemarin"], "--known-on: expected a date as 2026-11-21"),
        ],
    )
    def test_it_is_refused_in_one_line(self, cakupan, arguments, said):
        result = refused(cakupan("coverage", "--region", "64", *arguments), said)
        assert result.stdout == ""

    def test_another_division_is_refused_with_the_choices(self, cakupan):
        result = cakupan("coverage", "--region", "64", "--vintage", "35")
        assert result.exit_code == 2
        assert "'35' is not one of 'auto', '34', '38'" in result.stderr

    def test_days_that_are_swapped_are_said(self, cakupan):
        refused(
            cakupan(
                *("statements", "--region", "64"),
                *("--from", "2023-12-31", "--to", "2023-01-01"),
            ),
            "Expected --to on or after --from, found 2023-12-31 to 2023-01-01.",
        )


class TestNotPublished:
    """A figure that nobody published: exit 3, with what was said near it."""

    def test_the_line_names_the_regions_statements(self, cakupan):
        result = refused(
            cakupan("coverage", "--region", "64", "--period", "2023-07"),
            "Kalimantan Timur (64), 2023-07-31, PU+BPU+JAKON",
            exit_code=3,
        )
        assert "2023-07-05: 675000 = 49.74 % (SEED1)" in result.stderr
        assert "2023-03-31: 962711 = 70.86 % (S0218)" in result.stderr
        assert result.stdout == ""

    def test_the_document_gives_the_reason_and_the_statements(self, cakupan):
        result = refused(
            cakupan("coverage", "--region", "64", "--period", "2023-07", "--json"),
            "Kalimantan Timur",
            exit_code=3,
        )
        document = json.loads(result.stdout)
        assert document["absence_reason"] == "not_published"
        said = {row["source"]["source_id"]: row for row in document["statements"]}
        assert said["SEED1"]["stated_active"] == 675_000
        assert said["SEED1"]["stated_pct_as_printed"] == "49.74"
        days = [row["period_end"] for row in document["statements"]]
        assert days == sorted(days)
        assert min(days) >= "2023-01-28"
        assert max(days) <= "2024-01-28"

    def test_a_region_of_the_other_division_has_no_figure(self, cakupan):
        result = cakupan(
            *("coverage", "--region", "91", "--vintage", "38"),
            *("--period", "2023-12", "--json"),
        )
        assert result.exit_code == 3
        assert json.loads(result.stdout)["absence_reason"] == "not_published"

    def test_a_month_before_any_survey_has_no_base(self, cakupan):
        result = cakupan("workforce", "--region", "64", "--period", "2018-07", "--json")
        assert result.exit_code == 3
        assert json.loads(result.stdout) == {
            "region_code": "64",
            "period_end": "2018-07-31",
            "absence_reason": "not_published",
        }

    def test_segments_that_nobody_published_are_said(self, cakupan):
        refused(
            cakupan("coverage", "--region", "64", "--segments", "JAKON,PMI"),
            "JAKON+PMI over employed population: no figure (not published).",
            exit_code=3,
        )

    def test_where_no_month_has_them_the_region_is_told_what_is_on_record(self, negeri):
        refused(
            negeri("coverage", "--region", "20", "--segments", "PMI"),
            "PMI over employed population: no figure (not published). On record: "
            "2023-12-31 PU+BPU+JAKON 600 = 150.0 % (T1).",
            exit_code=3,
        )

    def test_where_no_month_has_them_for_a_level_that_is_said(self, negeri):
        refused(
            negeri("coverage", "--level", "province", "--segments", "PMI"),
            "Nobody published a figure for segments PMI. Choose other segments.",
            exit_code=3,
        )

    def test_a_day_before_our_first_entry_is_said(self, cakupan):
        result = refused(
            cakupan("coverage", "--region", "64", "--known-on", "2026-11-20", "--json"),
            "On 2026-11-20 we had no record yet; our first entry is of 2026-11-21.",
            exit_code=3,
        )
        assert json.loads(result.stdout)["first_entry"] == "2026-11-21"


class TestStore:
    """A store that is missing, damaged, held, or not to be written."""

    def test_a_corrupt_store_is_built_anew(self, negeri):
        paths.store_path().write_bytes(b"not a database")
        result = negeri("coverage", "--region", "20", "--period", "2023-12", "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["coverage_pct"] == 150.0

    def test_a_file_that_is_no_store_is_refused_untouched(self, negeri, tiny_root):
        table = tiny_root / "data" / "regions.csv"
        before = table.read_bytes()
        refused(
            negeri("coverage", "--region", "20", "--store", str(table)),
            "Expected a store file named as cakupan.duckdb, found ",
        )
        assert table.read_bytes() == before

    def test_a_missing_table_is_said_and_the_old_store_answers(self, negeri, tiny_root):
        (tiny_root / "data" / "sources.csv").unlink()
        result = negeri("coverage", "--region", "20", "--period", "2023-12", "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["coverage_pct"] == 150.0
        assert (
            "The figures on screen are those of the last good store." in result.stderr
        )
        assert "sources.csv, found no such file. Restore it" in result.stderr

    def test_a_missing_table_without_old_store_is_an_error(self, negeri, tiny_root):
        (tiny_root / "data" / "sources.csv").unlink()
        paths.store_path().unlink()
        refused(
            negeri("coverage", "--region", "20"), "sources.csv, found no such file."
        )

    def test_a_build_that_fails_exits_2(self, negeri, tiny_root):
        path = tiny_root / "data" / "sources.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("press", "koran"))
        refused(
            negeri("build"),
            "sources.csv: row 4, column kind: expected official | press | derived, "
            "found 'koran'. Correct these cells; nothing was loaded.",
        )

    def test_a_folder_that_is_a_file_is_said(self, negeri, tiny_root):
        (tiny_root / "catatan").write_text("x", encoding="utf-8")
        place = tiny_root / "catatan" / "cakupan.duckdb"
        refused(
            negeri("build", "--store", str(place)),
            "Name another place with CAKUPAN_STORE or make the folder writable.",
        )

    def test_on_a_read_only_disk_the_temporary_folder_serves(
        self, negeri, tiny_root, tmp_path, monkeypatch
    ):
        paths.store_path().unlink()
        may = os.access
        monkeypatch.setattr(
            build.os,
            "access",
            lambda path, mode: (
                not str(path).startswith(str(tiny_root)) and may(path, mode)
            ),
        )
        monkeypatch.setattr(paths.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
        result = negeri("coverage", "--region", "20", "--period", "2023-12", "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["coverage_pct"] == 150.0
        assert "The project's folder cannot be written; the store " in (result.stderr)

    def test_an_offices_folder_that_is_missing_is_said(self, negeri, monkeypatch):
        monkeypatch.setenv("CAKUPAN_DATA", "/nowhere")
        result = negeri("build")
        refused(result, "CAKUPAN_DATA: expected a folder with your own tables, found")


class TestAnswers:
    """The readable and the other form of each answer."""

    def test_build_says_what_it_did(self, negeri):
        first = json.loads(negeri("build", "--force", "--json").stdout)
        again = json.loads(negeri("build", "--json").stdout)
        assert (first["rebuilt"], again["rebuilt"]) == (True, False)
        assert first["tables"] == again["tables"]
        assert first["tables"]["regions"] == 11
        assert first["checks"]["regions__tree_complete"] == 15
        assert again["checks"] == {}
        assert isinstance(again["seconds"], float)

    def test_build_prints_tables_and_checks(self, negeri):
        result = negeri("build", "--force")
        assert "regions__tree_complete" in result.stdout
        assert "built in" in result.stderr

    def test_coverage_has_the_keys_of_the_contract(self, cakupan):
        found = json.loads(cakupan("coverage", "--region", "64", "--json").stdout)
        assert [key for key in COVERAGE_KEYS.split() if key not in found] == []
        for source in found["sources"]:
            assert set(source) == {
                "source_id",
                "title",
                "publisher",
                "url",
                "published_on",
                "role",
            }

    def test_statements_have_the_keys_of_the_contract(self, cakupan):
        (first, *_rest) = json.loads(
            cakupan("statements", "--region", "64", "--json").stdout
        )
        assert [key for key in STATEMENT_KEYS.split() if key not in first] == []

    def test_targets_have_the_keys_of_the_contract(self, cakupan):
        (first, *_rest) = json.loads(
            cakupan("targets", "--region", "Riau", "--json").stdout
        )
        assert [key for key in TARGET_KEYS.split() if key not in first] == []

    @pytest.mark.parametrize(
        "arguments",
        [
            ["coverage", "--region", "64"],
            ["coverage", "--level", "province"],
            ["statements", "--region", "64"],
            ["workforce", "--region", "64", "--period", "2023-08"],
            ["targets", "--region", "14"],
        ],
    )
    def test_every_answer_has_a_readable_form(self, cakupan, arguments):
        result = cakupan(*arguments)
        assert result.exit_code == 0
        assert result.stderr == ""
        assert len(result.stdout.splitlines()) > 2
        assert not result.stdout.startswith(("{", "["))

    def test_lists_are_ordered_by_region(self, cakupan):
        result = cakupan("coverage", "--level", "regency", "--json")
        codes = [row["region_code"] for row in json.loads(result.stdout)]
        assert len(codes) == 514
        assert codes == sorted(codes)

    def test_the_terminal_speaks_indonesian_first(self, cakupan, monkeypatch):
        monkeypatch.delenv("CAKUPAN_LANG")
        result = cakupan("coverage", "--region", "99")
        assert "Wilayah: diharapkan kode Kemendagri atau nama" in result.stderr
