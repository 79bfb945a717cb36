"""What a table file must be like, and what is said of one that is not."""

import csv
import shutil
from datetime import date

import pytest

from cakupan.data.intake import tables
from cakupan.data.intake.references import check_references
from cakupan.data.intake.rows import Today
from cakupan.data.intake.schema import load_schema
from cakupan.data.intake.tables import check_table
from cakupan.errors import SourceFileError
from tests.country import SCHEMA, append_row, write_table

TABLE = SCHEMA["enrolment"]
TODAY = Today(date(2026, 11, 30))
GOOD = {"row_id": "K1", "workers": 120}


@pytest.fixture
def enrolment(tmp_path):
    return write_table(tmp_path / "enrolment.csv", [GOOD])


def changed(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} once in {text!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_a_good_file_is_counted(enrolment):
    append_row(enrolment, row_id="K2", workers=0)
    assert check_table(enrolment, TABLE) == 2


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="lines of Windows"),
        pytest.param(lambda text: text + "\n\n", id="empty lines at the end"),
        pytest.param(
            lambda text: text + "," * text.splitlines()[0].count(",") + "\n",
            id="a row that was emptied",
        ),
        pytest.param(
            lambda text: (
                '"' + text.strip().replace(",", '","').replace("\n", '"\n"') + '"\n'
            ),
            id="everything in quotes",
        ),
    ],
)
def test_what_spreadsheets_write_is_read(tiny_root, tmp_path, form, monkeypatch):
    from cakupan.data.store import ready_store  # here: the office's folder comes first

    office = tmp_path / "kantor"
    office.mkdir()
    path = write_table(
        office / "enrolment.csv",
        [GOOD | {"region_code": "20.01", "precision": "exact"}],
    )
    path.write_text(
        form(path.read_text(encoding="utf-8")), encoding="utf-8", newline=""
    )
    monkeypatch.setenv("CAKUPAN_DATA", str(office))
    store = ready_store()
    assert store.notice is None
    with store.cursor() as cursor:
        cursor.execute("select workers, note from enrolment where row_id = 'K1'")
        assert cursor.fetchall() == [(120, None)]
    store.close()


def test_what_spreadsheets_make_of_true_and_false_is_read(tiny_root, monkeypatch):
    from cakupan.data.store import ready_store  # here: the office's folder comes first

    office = tiny_root / "kantor"
    office.mkdir()
    write_table(office / "sources.csv", [{"source_id": "K1"}])
    cohort = {"workers": 5, "source_id": "K1", "note": "a"}
    write_table(
        office / "programmes.csv",
        [
            cohort | {"statement_id": "P1", "cohort_id": "C1", "is_counted": "TRUE"},
            cohort | {"statement_id": "P2", "cohort_id": "C1", "is_counted": "FALSE"},
        ],
    )
    monkeypatch.setenv("CAKUPAN_DATA", str(office))
    store = ready_store()
    assert store.notice is None
    with store.cursor() as cursor:
        cursor.execute(
            "select statement_id, is_counted from programmes "
            "where cohort_id = 'C1' order by statement_id"
        )
        assert cursor.fetchall() == [("P1", True), ("P2", False)]
    store.close()


def test_columns_may_stand_in_another_order(tmp_path, enrolment):
    lines = enrolment.read_text(encoding="utf-8").splitlines()
    turned = [",".join(reversed(line.split(","))) for line in lines]
    enrolment.write_text("\n".join(turned), encoding="utf-8")
    assert check_table(enrolment, TABLE) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ",120,",
            ',"1,358",',
            r"row 2, column workers: expected a whole number without separators, as "
            r"1358649, found '1,358'",
        ),
        (",120,", ",-5,", r"column workers: expected a whole number .* found '-5'"),
        (",120,", ",12.5,", r"column workers: .* found '12.5'"),
        (",120,", f",{'9' * 19},", r"column workers: .* found '9{19}'"),
        (
            "2023-12-31",
            "31-12-2023",
            r"column period_end: expected a date, as 2023-12-31, found '31-12-2023'",
        ),
        ("2023-12-31", "2023-02-30", r"column period_end: .* found '2023-02-30'"),
        ("2023-12-31", "2023-W52-7", r"column period_end: .* found '2023-W52-7'"),
        (
            "registered",
            "domisili",
            r"column worker_basis: expected registered \| working \| domicile \| "
            r"not_stated, found 'domisili'",
        ),
        ("K1,", ",", r"column row_id: expected a filled cell, found an empty cell"),
        (
            "deret_contoh",
            "",
            r"column series: expected a filled cell, found an empty cell",
        ),
        (
            "deret_contoh",
            "6402011234567890",
            r"column series: expected no personal data, found a number of 16 digits, "
            r"as long as a NIK \(content not shown\)",
        ),
        (",120,", ",120,,", r"row 2, column -: expected 20 cells, found 21 cells"),
        (",120,", ",1.234,", r"column workers: expected a whole .* found '1\.234'"),
        (",120,", ",120 orang,", r"column workers: .* found '120 orang'"),
        (",120,", ",1200000000,", r"column workers: expected a number of persons, of "),
        (",120,", ", 120,", r"column workers: .*, found spaces before or after the "),
        ("K1,", "K1\u00a0,", r"column row_id: .*, found spaces before or after the v"),
        ("K1,", "K\u200b1,", r"row_id: .*, found a character that cannot be seen \(U"),
        ("K1,", "K1\0,", r"row_id: .*, found a character that cannot be seen \(U\+00"),
        (",38,", ",37,", r"column vintage: expected 34 \| 38, found '37'"),
        ("2023-12-31", "45291", r"column period_end: .* found '45291'"),
        ("2023-12-31", "0001-12-31", r"expected a day from 1977-01-01 to 2100-12-31,"),
        (",active,", ",aktif,", r"column status: expected active \| .* found 'aktif'"),
        (",PU,", ",BPU+PU,", r"segment_scope: expected segments among PU, BPU, JAKON,"),
        (",PU,", ",SEMUA,", r"column segment_scope: .* found 'SEMUA'"),
        (
            ",120,",
            ",,",
            r"column workers: expected a number, or an absence_reason that",
        ),
    ],
)
def test_a_faulty_cell_is_named_by_place(enrolment, old, new, said):
    place = r"^enrolment\.csv: "
    end = r"\. Correct these cells; nothing was loaded\.$"
    with pytest.raises(SourceFileError, match=place + ".*" + said + ".*" + end):
        check_table(changed(enrolment, old, new), TABLE, TODAY)


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        (
            "enrolment",
            {"absence_reason": "withheld"},
            r"column absence_reason: expected no reason of absence beside the number "
            r"120, found 'withheld'",
        ),
        (
            "enrolment",
            {"value_low": 130, "value_high": 110},
            r"column value_low: expected an end not above value_high \(110\), found",
        ),
        (
            "enrolment",
            {"value_low": 121, "value_high": 130},
            r"column workers: expected a number between value_low \(121\) and",
        ),
        (
            "enrolment",
            {"precision": "range", "value_low": 100},
            r"column value_high: expected both ends of a range, as precision says",
        ),
        ("enrolment", {"supersedes": "K1"}, r"supersedes: expected the key of an olde"),
        (
            "enrolment",
            {"period_end": "2062-10-31", "entered_on": "2062-11-05"},
            r"column period_end: expected a day that has been by 2026-11-30, the day "
            r"of the build, found '2062-10-31'",
        ),
        (
            "enrolment",
            {"entered_on": "2026-12-02"},
            r"column entered_on: expected a day that has been by 2026-11-30",
        ),
        (
            "enrolment",
            {"period_end": "2026-11-30", "entered_on": "2026-11-21"},
            r"period_end: expected a day up to entered_on \(2026-11-21\), when the fig",
        ),
        (
            "sources",
            {"published_on": "2026-11-25", "entered_on": "2026-11-21"},
            r"published_on: expected a day up to entered_on \(2026-11-21\), when",
        ),
        (
            "statements",
            {"stated_pct": "1000.01"},
            r"stated_pct: expected a percent from",
        ),
        ("statements", {"stated_pct": "-4"}, r"column stated_pct: .* found '-4'"),
        ("statements", {"stated_pct": "49,74"}, r"column stated_pct: .* found '49,74'"),
        (
            "statements",
            {"stated_pct": "49.74%"},
            r"column stated_pct: .* found '49.74%'",
        ),
        (
            "targets",
            {},
            r"target_pct\+target_workers: expected a percent or a",
        ),
        ("targets", {"target_pct": "2e2"}, r"column target_pct: .* found '2e2'"),
        (
            "targets",
            {"target_pct": "60", "segment_scope": "as_stated", "base": "employed"},
            r"segment_scope: expected the segments that are divided by the base "
            r"employed, as PU\+BPU\+JAKON, found 'as_stated'",
        ),
        (
            "targets",
            {"target_pct": "60", "segment_scope": "PU+BPU", "base": "employees"},
            r"segment_scope: expected .* base employees, as PU, found 'PU\+BPU'",
        ),
        (
            "targets",
            {"target_pct": "60", "base": "eligible_bpjs"},
            r"column base: expected .*employed.*, found 'eligible_bpjs'",
        ),
        (
            "statements",
            {"period_start": "2025-01-01", "period_end": "2024-12-31"},
            r"period_start: expected a day up to period_end \(2024-12-31\), found",
        ),
        (
            "statements",
            {"period_start": "2027-01-01", "period_end": "2027-12-31"},
            r"column period_start: expected a day that has been by 2026-11-30",
        ),
        (
            "statements",
            {"active_precision": "sekitar"},
            r"column active_precision: expected .*about.*, found 'sekitar'",
        ),
        (
            "workforce",
            {"base": "potensi"},
            r"column base: expected .*eligible_bpjs.*, found 'potensi'",
        ),
        (
            "enrolment",
            {"worker_group": "petani"},
            r"column worker_group: expected .*RENTAN.*, found 'petani'",
        ),
    ],
)
def test_cells_that_do_not_fit_together_are_named_by_place(
    tmp_path, table, cells, said
):
    good = GOOD if table == "enrolment" else {}
    path = write_table(tmp_path / f"{table}.csv", [good | cells])
    with pytest.raises(SourceFileError, match=rf"^{table}\.csv: row 2, .*{said}"):
        check_table(path, SCHEMA[table], TODAY)


def test_a_day_that_is_tomorrow_in_utc_has_begun_in_indonesia(tmp_path):
    path = write_table(
        tmp_path / "enrolment.csv", [GOOD | {"entered_on": "2026-12-01"}]
    )
    assert check_table(path, TABLE, TODAY) == 1


def test_a_statement_of_a_year_that_still_runs_is_no_future(tmp_path):
    row = {
        "period_start": "2026-01-01",
        "period_end": "2026-12-31",
        "entered_on": "2026-11-21",
    }
    path = write_table(tmp_path / "statements.csv", [row])
    assert check_table(path, SCHEMA["statements"], TODAY) == 1


def test_a_file_made_before_a_column_was_thought_of_is_read(tmp_path):
    """Files of the first format have neither groups nor a precision of numerators."""
    for name in ("enrolment", "statements", "targets"):
        optional = {c.name for c in SCHEMA[name].columns if c.is_optional}
        assert optional
        row = {"workers": 120} if name == "enrolment" else {"target_pct": "60"}
        path = write_table(
            tmp_path / f"{name}.csv", [row if name != "statements" else {}]
        )
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            kept = [column for column in rows[0] if column not in optional]
            writer = csv.DictWriter(file, kept, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        assert check_table(path, SCHEMA[name], TODAY) == 1


def test_a_cohort_of_a_year_that_still_runs_is_no_future(tmp_path):
    path = write_table(
        tmp_path / "programmes.csv",
        [
            {
                "period_end": "2027-12-31",
                "last_month": "2027-12",
                "first_month": "2027-01",
            }
        ],
    )
    assert check_table(path, SCHEMA["programmes"], TODAY) == 1


def test_a_row_of_several_lines_is_named_by_its_first(tmp_path):
    path = write_table(
        tmp_path / "enrolment.csv",
        [
            GOOD | {"note": "satu\ndua"},
            {"row_id": "K2", "workers": "x"},
        ],
    )
    with pytest.raises(SourceFileError, match=r"row 4, column workers"):
        check_table(path, TABLE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", r"found a file of the kind XLSX/ODS\. Open it and save it"),
        ("row_id,x".encode("utf-16"), r"found a file of the kind UTF-16\. Open"),
        (b"row_id\tregion_code\n", r"expected commas .*, found tabs\. Save"),
        (b"", r"missing: row_id"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path, content, said):
    path = tmp_path / "enrolment.csv"
    path.write_bytes(content)
    with pytest.raises(SourceFileError, match=rf"^enrolment\.csv.*{said}"):
        check_table(path, TABLE)


def test_a_header_alone_is_no_delivery(tmp_path):
    path = write_table(tmp_path / "enrolment.csv", [])
    assert check_table(path, TABLE) == 0  # a table of ours may be empty
    with pytest.raises(SourceFileError, match=r"expected at least one row below the h"):
        check_table(path, TABLE, TODAY)


def test_a_file_that_is_too_large_is_not_read(enrolment, monkeypatch):
    monkeypatch.setattr(tables, "_MOST_BYTES", 1000)
    enrolment.write_bytes(enrolment.read_bytes() + b"\n" * 2**20)
    with pytest.raises(SourceFileError, match=r"expected at most 0 MB, found 1 MB\."):
        check_table(enrolment, TABLE)


def test_a_long_number_in_an_address_is_no_identity(tmp_path):
    path = write_table(
        tmp_path / "sources.csv",
        [{"source_id": "X1", "url": "https://example.org/6402011234567890"}],
    )
    assert check_table(path, SCHEMA["sources"]) == 1


def test_a_key_used_twice_names_both_rows(enrolment):
    append_row(enrolment, **GOOD)
    with pytest.raises(
        SourceFileError,
        match=r"row 3, column row_id: expected a key used once, found 'K1' again "
        r"\(first in row 2\)",
    ):
        check_table(enrolment, TABLE)


def test_five_faults_are_shown_and_the_others_counted(enrolment):
    for number in range(7):
        append_row(enrolment, row_id=f"L{number}", workers="banyak")
    with pytest.raises(SourceFileError, match=r"row 7, .*; and 2 more\. Correct"):
        check_table(enrolment, TABLE)


@pytest.mark.parametrize(
    "column", ["nik", "NIK", "no_kk", "KPJ", "nama", "nama_peserta", "tanggal lahir"]
)
def test_personal_data_is_refused_by_its_column(enrolment, column):
    text = enrolment.read_text(encoding="utf-8")
    enrolment.write_text(text.replace("note,", f"{column},"), encoding="utf-8")
    with pytest.raises(
        SourceFileError, match=rf"column '{column}' looks like personal data; only"
    ):
        check_table(enrolment, TABLE)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "workers,",
            "pekerja,",
            r"missing: workers; unknown or doubled: pekerja\. See",
        ),
        ("note,", "% cakupan,", r"missing: note; unknown or doubled: % cakupan\."),
        ("note,", ",", r"missing: note; unknown or doubled: ''\."),
        ("note,", "6472055203900001,", r"unknown or doubled: \.\.\.\."),
        ("note,", "", r"missing: note; unknown or doubled: -\."),
        ("note,", "note,note,", r"missing: -; unknown or doubled: note\."),
    ],
)
def test_other_columns_are_refused(enrolment, old, new, said):
    with pytest.raises(SourceFileError, match=r"^enrolment\.csv, header: .*" + said):
        check_table(changed(enrolment, old, new), TABLE)


def test_semicolons_are_named(enrolment):
    """What a spreadsheet saves where the comma is the decimal sign."""
    text = enrolment.read_text(encoding="utf-8")
    enrolment.write_text(text.replace(",", ";"), encoding="utf-8")
    with pytest.raises(
        SourceFileError, match=r"found semicolons\. Save the file as CSV with commas"
    ):
        check_table(enrolment, TABLE)


def test_a_file_of_another_encoding_is_refused(enrolment):
    enrolment.write_bytes(enrolment.read_bytes() + "K2,Jambé".encode("latin-1"))
    with pytest.raises(
        SourceFileError, match=r"expected text in UTF-8, found byte 0xe9"
    ):
        check_table(enrolment, TABLE)


def test_a_quote_left_open_is_refused(enrolment):
    enrolment.write_text(
        enrolment.read_text(encoding="utf-8") + '"K2,20', encoding="utf-8"
    )
    with pytest.raises(SourceFileError, match=r"Check the quotes near that place"):
        check_table(enrolment, TABLE)


def test_an_empty_file_lacks_every_column(enrolment):
    enrolment.write_text("", encoding="utf-8")
    with pytest.raises(SourceFileError, match=r"missing: row_id, region_code, "):
        check_table(enrolment, TABLE)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceFileError, match=r"Expected the table enrolment in .*/x"):
        check_table(tmp_path / "x.csv", TABLE)


class TestReferences:
    """What one file says of another."""

    @pytest.fixture
    def files(self, tmp_path):
        regions = write_table(
            tmp_path / "regions.csv", [{"region_code": "20", "vintage": "38"}]
        )
        sources = write_table(tmp_path / "sources.csv", [{"source_id": "T1"}])
        rows = write_table(tmp_path / "enrolment.csv", [GOOD])
        codes = write_table(
            tmp_path / "region_code_crosswalk.csv",
            [{"region_code": "20", "vintage": "38", "region_code_bps": "20"}],
        )
        aliases = write_table(
            tmp_path / "region_aliases.csv",
            [{"alias": "Pesisir", "region_code": "20", "vintage": "38"}],
        )
        paths = (rows, regions, sources, codes, aliases)
        return [(SCHEMA[path.stem], path) for path in paths]

    def test_known_regions_and_sources_pass(self, files):
        check_references(files)

    def test_an_unknown_source_is_named_by_place(self, files):
        append_row(files[0][1], row_id="K2", source_id="T9")
        with pytest.raises(
            SourceFileError,
            match=r"enrolment\.csv: row 3, column source_id: expected a value of "
            r"sources\.source_id, found 'T9'",
        ):
            check_references(files)

    def test_a_region_is_known_in_its_division_only(self, files):
        append_row(files[0][1], row_id="K2", vintage="34")
        with pytest.raises(
            SourceFileError,
            match=r"row 3, column region_code: expected a region of the division with "
            r"34 provinces, found '20'",
        ):
            check_references(files)

    def test_a_key_is_used_once_over_all_files_of_a_table(self, files, tmp_path):
        other = tmp_path / "kantor" / "enrolment.csv"
        other.parent.mkdir()
        shutil.copy(files[0][1], other)
        with pytest.raises(
            SourceFileError,
            match=r"found 'K1' again \(first in .*enrolment\.csv, row 2\)",
        ):
            check_references([*files, (TABLE, other)])


class TestSchema:
    """The documented format itself."""

    def test_every_reference_names_a_key_of_a_table(self):
        for table in SCHEMA.values():
            for column in table.columns:
                if column.references:
                    target, _, name = column.references.partition(".")
                    assert name in SCHEMA[target].key, f"{table.name}.{column.name}"

    def test_whoever_names_a_region_names_its_division(self):
        for table in SCHEMA.values():
            names = {column.name for column in table.columns}
            if "region_code" in names:
                assert "vintage" in names, table.name

    def test_every_table_has_a_meaning_for_every_column(self):
        for table in SCHEMA.values():
            for column in table.columns:
                assert column.meaning.strip(), f"{table.name}.{column.name}"

    def test_an_unknown_type_is_named_by_row(self, tmp_path):
        path = tmp_path / "schema.csv"
        path.write_text(
            "table_name,delivered_by,column_name,type,required,key,allowed,"
            "references,meaning\nx,office,a,angka,yes,yes,,,a\n",
            encoding="utf-8",
        )
        with pytest.raises(SourceFileError, match=r"row 2: .* found 'angka'"):
            load_schema(path)

    def test_a_missing_schema_is_named(self, tmp_path):
        with pytest.raises(SourceFileError, match=r"Expected the table format in"):
            load_schema(tmp_path / "schema.csv")
