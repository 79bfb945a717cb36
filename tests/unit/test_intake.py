"""What a table file must be like, and what is said of one that is not."""

import shutil

import pytest

from cakupan.errors import SourceFileError
from cakupan.intake.references import check_references
from cakupan.intake.schema import load_schema
from cakupan.intake.tables import check_table
from tests.country import SCHEMA, append_row, write_table

TABLE = SCHEMA["enrolment"]
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
            lambda text: (
                '"' + text.strip().replace(",", '","').replace("\n", '"\n"') + '"\n'
            ),
            id="everything in quotes",
        ),
    ],
)
def test_what_spreadsheets_write_is_read(tiny_root, tmp_path, form, monkeypatch):
    from cakupan.store import ready_store  # here: the office's folder comes first

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
            r"as long as a NIK",
        ),
        (",120,", ",120,,", r"row 2, column -: expected 18 cells, found 19 cells"),
    ],
)
def test_a_faulty_cell_is_named_by_place(enrolment, old, new, said):
    place = r"^enrolment\.csv: "
    end = r"\. Correct these cells; nothing was loaded\.$"
    with pytest.raises(SourceFileError, match=place + ".*" + said + end):
        check_table(changed(enrolment, old, new), TABLE)


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
        return [(SCHEMA[path.stem], path) for path in (rows, regions, sources)]

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
            SourceFileError, match=r"row 3, column region_code: .* found '20@34'"
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
