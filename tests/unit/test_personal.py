"""Personal data: refused by its form wherever it stands, and never said."""

import traceback
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cakupan.data.intake import personal
from cakupan.data.intake.cells import fault_of
from cakupan.data.intake.rows import Today
from cakupan.data.intake.tables import check_table
from cakupan.errors import BadInputError, SourceFileError
from cakupan.topics.award.figures.evidence import read_csv
from cakupan.wording import speak
from tests.country import SCHEMA, write_table

# Made up: no district of Samarinda has the number 99.
NIK = "6472995203900001"
COLUMN = {
    column.name: column
    for table in ("enrolment", "programmes", "sources")
    for column in SCHEMA[table].columns
}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(NIK, "NIK or KK", id="NIK of a woman: day + 40"),
        pytest.param("6472991203900001", "NIK or KK", id="NIK of a man, or a KK"),
        pytest.param("6472 9952 0390 0001", "NIK or KK", id="spaces"),
        pytest.param("6472.9952.0390.0001", "NIK or KK", id="dots"),
        pytest.param("64-72-99-520390-0001", "NIK or KK", id="dashes"),
        pytest.param("6472\u00a09952\u200b03900001", "NIK or KK", id="unseen"),
        pytest.param(NIK.translate(FULL_WIDTH), "NIK or KK", id="full width"),
        pytest.param(NIK.translate(ARABIC), "NIK or KK", id="Arabic-Indic"),
        pytest.param("6472–9952–0390–0001", "NIK or KK", id="dashes of print"),
        pytest.param("6472·9952·0390·0001", "NIK or KK", id="points in the middle"),
        pytest.param("6472:9952:0390:0001", "NIK or KK", id="colons"),
        pytest.param("(6472)(9952)(0390)(0001)", "NIK or KK", id="brackets"),
        pytest.param("6472    9952    0390    0001", "NIK or KK", id="wide spaces"),
        pytest.param("64&#55;2995203900001", "NIK or KK", id="as on a web page"),
        pytest.param(f"Jl. Merdeka 5 ({NIK})", "NIK or KK", id="in an address"),
        pytest.param(f"a.n. Siti,{NIK};08", "NIK or KK", id="between others"),
        pytest.param("NIK: 647299520390", "NIK or KK", id="labelled, cut"),
        pytest.param("No. KK 6472 9912 0390 0001", "NIK or KK", id="labelled KK"),
        pytest.param("1234567890123456", "16 digits", id="as long as a NIK"),
        pytest.param("199003052015041001", "NIP", id="NIP"),
        pytest.param("KPJ 12034567890", "KPJ", id="KPJ"),
        pytest.param("0812-3456-7890", "telephone", id="mobile"),
        pytest.param("+62 812 3456 789", "telephone", id="mobile, abroad"),
        pytest.param("hub. 6281234567890", "telephone", id="mobile, no plus"),
        pytest.param("peserta 120 3456 7890", "KPJ", id="KPJ, spaces"),
        pytest.param("12-034-567-890", "KPJ", id="KPJ, dashes"),
        pytest.param("19900512 201503 2 001", "NIP", id="NIP, spaces"),
        pytest.param("(0812) 3456 7890", "telephone", id="mobile, brackets"),
        pytest.param("0812/3456/7890", "telephone", id="mobile, slashes"),
        pytest.param("+62 (0)812 3456 7890", "telephone", id="mobile, abroad or not"),
        pytest.param("0062 812 3456 7890", "telephone", id="mobile, zeros"),
        pytest.param("812 3456 7890", "telephone", id="mobile, its zero cut"),
        pytest.param("Kantor 0541-741234", "telephone", id="office, not labelled"),
        pytest.param("Telp: 0541 741234", "telephone", id="office"),
        pytest.param("siti.aminah@contoh.go.id", "e-mail", id="e-mail"),
        pytest.param("siti (at) contoh (titik) id", "e-mail", id="e-mail, worded"),
        pytest.param("siti @ contoh.go.id", "e-mail", id="e-mail, spaces"),
        pytest.param("siti&#64;contoh.id", "e-mail", id="e-mail, as on a web page"),
        pytest.param("Siti, kelahiran 12 Mei 1990", "birth", id="born, a noun"),
        pytest.param("siti aminah 12-05-1990", "birth", id="a name in small letters"),
        pytest.param("1. Siti Aminah, 12-05-1990", "birth", id="in a list"),
        pytest.param("Siti 12-05-1990; Budi 3/2/1985", "birth", id="several persons"),
        pytest.param("Siti Aminah\n12-05-1990", "birth", id="on two lines"),
        pytest.param("12-05-1990 Siti Aminah", "birth", id="the day first"),
        pytest.param("Siti Aminah, Samarinda 12-05-1990", "birth", id="with its place"),
        pytest.param("Siti Aminah, 12/05/90", "birth", id="two digits of a year"),
        pytest.param("Siti Aminah, May 12, 1990", "birth", id="English"),
        pytest.param("Siti Aminah, lahir 12-05-1990", "birth", id="born"),
        pytest.param("TTL Samarinda, 12 Mei 1990", "birth", id="born, worded"),
        pytest.param("Siti Aminah, 12/05/1990", "birth", id="a name and a day"),
    ],
)
def test_personal_data_in_words_is_seen_and_not_quoted(text, kind):
    fault = fault_of(COLUMN["note"], text, 2)
    assert kind in str(fault.found), fault
    assert not any(part in str(fault.phrase) for part in (text, "Siti", "6472", "0812"))
    assert personal.shown(text) == "'...'"


@pytest.mark.parametrize(
    "text",
    [
        "Rp10977523200 untuk 54.452 pekerja selama setahun",
        "Kabupaten Paser, 5 Juli 2023",
        "Pergub 19/2023, 13 Juni 2023; 100.000 pekerja sejak 5 Juli 2023",
        "20231231 sampai 20240131",
        "1.234.567 dan 2.345.678 dan 3.456.789",
        "Undang-Undang Nomor 3 Tahun 1992",
        "UU SJSN, 19 Oktober 2004",
        "berlaku sejak 1 Juli 2005",
        "9.500 pekerja @ 16.800, 12.034.567.890 rupiah",
        "12 034 567 890 rupiah; 64.72.05.1001; 2021-2022-2023",
        "64.72: 1.205; 64.71: 1.305; 64.74: 1.405; 64.09: 2.001",
        "naik 5%20 orang & 7 kota",
        "Rp1.112.010.112.001.234",
    ],
)
def test_ordinary_words_with_numbers_pass(text):
    assert fault_of(COLUMN["note"], text, 2) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NIK, "NIK or KK"),
        (NIK.translate(ARABIC), "NIK or KK"),
        ("12034567890", "KPJ"),
        ("081234567890", "telephone"),
        ("81234567890", "telephone"),
        ("6281234567890", "telephone"),
        ("1234567890123456", "16 digits"),
        ("0812-3456-7890", "telephone"),
    ],
)
def test_personal_data_in_a_count_are_seen(text, kind):
    fault = fault_of(COLUMN["workers"], text, 2)
    assert kind in str(fault.found)
    assert text not in str(fault.phrase)


def test_money_may_be_as_long_as_a_member_number_but_is_no_identity():
    assert fault_of(COLUMN["rupiah"], "10977523200", 2) is None
    assert fault_of(COLUMN["rupiah"], "81234567890", 2) is None
    assert fault_of(COLUMN["rupiah"], "3621313000000000", 2) is None  # an APBN
    assert "NIK" in str(fault_of(COLUMN["rupiah"], NIK, 2).found)


def test_an_address_of_a_page_may_hold_a_long_number_that_is_no_identity():
    url = COLUMN["url"]
    assert fault_of(url, "https://example.org/2319128277818229", 2) is None
    assert fault_of(url, "https://example.org/2023/12/31/08123456789", 2) is None
    assert "NIK" in str(fault_of(url, f"https://example.org/?q={NIK}", 2).found)
    spaced = "6472{0}9952{0}0390{0}0001"
    for between in ("-", "+", "%20", "_", "."):
        asked = f"https://example.org/?q={spaced.format(between)}"
        assert "NIK" in str(fault_of(url, asked, 2).found), asked
    hidden = f"https://example.org/%36{NIK[1:]}"
    assert "NIK" in str(fault_of(url, hidden, 2).found)
    for link in ("mailto:siti@contoh.id", "https://example.org/?m=siti%40contoh.id"):
        assert "e-mail" in str(fault_of(url, link, 2).found), link
    for link in ("https://wa.me/6281234567890", "tel:+62541741234"):
        assert "telephone" in str(fault_of(url, link, 2).found), link


IDENTITIES = st.builds(
    lambda place, day, month, year, serial: (
        f"{place}{day:02}{month:02}{year:02}{serial:04}"
    ),
    st.sampled_from(["110101", "317101", "647201", "910105", "960371"]),
    st.integers(1, 31) | st.integers(41, 71),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(1, 9999),
)


@given(
    IDENTITIES,
    st.sampled_from(["", " ", ".", "-", " - "]),
    st.sampled_from([{}, FULL_WIDTH, ARABIC]),
    st.sampled_from(["", "Jl. A. Yani No. ", "an. ", "("]),
    st.sampled_from(["note", "workers", "rupiah", "region_code", "period_end", "url"]),
)
def test_no_identity_number_passes_or_is_quoted_in_any_column(
    number, between, script, before, name
):
    if name == "url":
        between = ""  # words of an address are no number
    groups = between.join((number[:6], number[6:12], number[12:]))
    text = before + groups.translate(script)
    fault = fault_of(COLUMN[name], text, 2)
    assert fault is not None
    assert number[-8:] not in str(fault.phrase)
    assert text not in speak("id").fill(fault.phrase.message, fault.phrase.params)


def said_of(path, table):
    """Return all that a refusal leaves behind: sentences and the traceback."""
    with pytest.raises(SourceFileError) as refused:
        check_table(path, SCHEMA[table], Today(date(2026, 12, 1)))
    trace = "".join(traceback.format_exception(refused.value))
    return f"{refused.value} {speak('id').error(refused.value)} {trace}"


def test_a_file_of_persons_without_a_header_is_refused_without_a_word_of_it(tmp_path):
    path = tmp_path / "enrolment.csv"
    path.write_text(f"Siti Aminah,{NIK},1990-05-12\n" * 3, encoding="utf-8")
    said = said_of(path, "enrolment")
    assert "found none of them" in said
    assert "Siti" not in said
    assert NIK not in said


def test_persons_below_a_header_are_refused_by_place_alone(tmp_path):
    path = write_table(
        tmp_path / "enrolment.csv",
        [{"row_id": "K1", "workers": 1}, {"row_id": NIK}, {"row_id": NIK}],
    )
    said = said_of(path, "enrolment")
    assert "row 3, column row_id: expected no personal data" in said
    assert "baris 3, kolom row_id: diharapkan tanpa data pribadi" in said
    assert NIK not in said


@pytest.mark.parametrize(
    "name",
    [
        *(
            "NIK",
            "no_ktp",
            "Nomor KK",
            "KPJ",
            "nama",
            "Nama Peserta",
            "no_hp",
            "No. HP",
        ),
        *("email", "e-mail", "Tgl Lahir", "tempat/tgl lahir", "alamat rumah", "ttl"),
    ],
)
def test_a_column_of_persons_is_known_by_its_name(name):
    assert personal.is_personal_column(name)


def test_no_documented_column_is_taken_for_one_of_persons():
    names = {column.name for table in SCHEMA.values() for column in table.columns}
    assert [name for name in names if personal.is_personal_column(name)] == []


@pytest.mark.parametrize(
    "text",
    [
        f"region_code,criterion,value\n64,{NIK},5\n",
        f"region_code,criterion,value\n64,innovation,{NIK}\n",
        f"{NIK},criterion,value\n64,innovation,5\n",
        f"Siti Aminah;{NIK}\n",
    ],
)
def test_a_file_of_evidence_is_refused_without_a_word_of_persons(text):
    with pytest.raises(BadInputError) as refused:
        read_csv(text, "bukti.csv")
    said = f"{refused.value} {speak('id').error(refused.value)}"
    assert NIK not in said
