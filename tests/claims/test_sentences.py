"""Sentences of officials and the press, read as a careful reader reads them.

A sentence is read right, or asked about; never read as something else.
``expected.sentences`` says which list is which.
"""

import json
import re
from datetime import date

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.document import claim_document
from cakupan.topics.claims.phrases_of_verdicts import explain
from cakupan.topics.claims.sentence.reading import (
    UNUSED,
    read_claim,
    read_text,
    with_role,
)
from cakupan.wording import Wording
from cakupan.writers.json import document
from tests.claims import expected

GIVEN = expected.sentences("given")
ALL = [
    row
    for name in (
        "given",
        "own",
        "later",
        "last",
        "purpose",
        "words",
        "members",
        "doubtful",
    )
    for row in expected.sentences(name)
]
# Asked about, where a careful reader would have understood.
NEEDLESS = {
    "Lebih dari separuh pekerja, yakni 54 persen, belum terlindungi",
    "Selisih terhadap target 45 persen masih 8,6 persen",
}
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def index(shipped_store: Store) -> RegionIndex:
    return Data(shipped_store).regions


@pytest.fixture(scope="module")
def asked(shipped_store: Store, index: RegionIndex) -> Data:
    return Data(shipped_store)


def is_asked_of(row: dict[str, str]) -> bool:
    return row["reads_as"].startswith(expected.ASK) or row.get("verdicts") == "ask"


def answered(text: str, asked: Data) -> CheckedClaim:
    found = read_text(text, asked.regions)
    assert found.questions == ()
    code = found.region_code
    region = asked.regions.of(code, "38") if code else None
    return check_claim(asked, found.claim, region, found.when, as_of=TODAY)


@pytest.mark.parametrize("row", ALL, ids=[row["sentence"][:60] for row in ALL])
def test_a_sentence_is_read_right_or_asked_about(row, index):
    found = read_text(row["sentence"], index)
    if is_asked_of(row):
        assert found.questions
        return
    if row["sentence"] in NEEDLESS:
        assert found.questions
        return
    wanted = expected.parse(row["reads_as"])
    assert expected.read_in_short(found, wanted) == wanted
    assert found.questions == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anggaran naik 12 persen menjadi Rp5 miliar",
        "Hasil investasi tumbuh 8 persen",
        "Jumlah angkatan kerja naik 3 persen menjadi 1,9 juta orang",
        "Sebanyak 65 persen peserta adalah pekerja formal",
        "Selisih dengan tahun lalu 3 persen",
        "Iuran JHT 5,7 persen dari upah",
        "Tingkat kepatuhan pemberi kerja 78 persen",
        "Perempuan 40 persen dari peserta aktif",
        "Cakupan JKN 98 persen",
        "Jumlah peserta JKK 300.000 dan JKM 290.000",
        "Pekerja rentan mencapai 250.000 orang",
        "Kuota tahun ini 10.000 pekerja rentan",
        "Tingkat partisipasi angkatan kerja 69 persen",
    ],
)
def test_what_is_no_coverage_is_taken_for_none(text, index):
    claim = read_text(text, index).claim
    kinds = ("active", "pct", "change", "gap", "part", "previous_pct")
    assert not set(claim.stated) & set(kinds)
    assert claim.part == ()


@pytest.mark.parametrize("row", GIVEN, ids=[row["sentence"][:60] for row in GIVEN])
def test_the_command_gives_a_right_verdict_or_asks(row, shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    arguments = ["claim", "--text", row["sentence"], "--as-of", "2026-11-21", "--json"]
    result = CliRunner().invoke(main, arguments)
    right = row["verdicts"].split("|")
    if result.exit_code == 2:
        assert "ask" in right
        return
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["verdict_code"] in right
    wanted = expected.parse(row["reads_as"])
    assert set(document["stated"]) == set(wanted) - {"region"}
    assert document["region_code"] == wanted.get("region")


@pytest.mark.parametrize("row", ALL, ids=[row["sentence"][:60] for row in ALL])
def test_every_number_has_a_role_or_is_named(row, index):
    found = read_text(row["sentence"], index)
    named = [one.text for one in found.doubts]
    again = [text for one in found.doubts for text in one.choices]
    for number in found.numbers:
        if number.role is None:
            text = number.token.text
            is_again = any(
                other.role and other.token.stated and number.token.stated
                and other.token.stated.value == number.token.stated.value
                for other in found.numbers
            )  # fmt: skip
            assert text in named or text in again or is_again, text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_explanation_says_that_something_read_is_missing(lang, asked):
    words = Wording(lang)
    lacks = {
        "active": ("no number of workers", "tidak ada jumlah pekerja", "without the"),
        "eligible": ("no base", "tanpa basis", "and no base"),
        "pct": ("no percent",),
    }
    for row in ALL:
        found = read_text(row["sentence"], asked.regions)
        if found.questions:
            continue
        answer = answered(row["sentence"], asked)
        said = explain(answer, answer.findings[0], words).text
        assert said
        for name, phrases in lacks.items():
            if name in found.claim.stated:
                assert not any(phrase in said.lower() for phrase in phrases), said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Cakupan 39 persen pada 2024 menjadi 25,77 persen pada 2025",
            "it fell by 13.23 points",
        ),
        (
            "Kepesertaan OKU Selatan 39 persen pada 2024 menjadi 25,77 persen pada "
            "April 2025, sisanya 74,25 persen belum terlindungi",
            "100% less 25.77% is 74.23%, not 74.25%. From 39% to 25.77% it fell by",
        ),
        (
            "Cakupan 39 persen pada 2024 menjadi 25,77 persen pada April 2025, "
            "sisanya 74,23 persen belum terlindungi",
            "it fell by 13.23 points",
        ),
        ("Cakupan 28 persen dari target 48 persen", "20.00 points"),
        ("Capaian UCJ 32 persen dari target 53 persen", "21.00 points"),
        (
            "Target pada tahun 2025 sebesar 33 persen dengan realisasi 35,2 persen",
            "2.20 points above",
        ),
        ("Sebanyak 56,8 persen pekerja belum terlindungi", "43.20%"),
        ("49,74 persen dari 1.358.649 pekerja sudah terlindungi", "675,792"),
        (
            "Rp110.880.000 untuk 600 pekerja rentan selama 10 bulan",
            "Rp100,800,000, not Rp110,880,000",
        ),
        (
            "600.000 pekerja terlindungi, terdiri dari PU 400.000 dan BPU 190.000",
            "590,000",
        ),
        (
            "Kaltara: 42.000 pekerja rentan dilindungi pada 2023",
            "35,000 and 7,000 registered",
        ),
        ("Kaltara: 42.000 pekerja rentan dilindungi pada 2023", "15,750"),
    ],
)
def test_the_answer_says_the_number_that_counts(text, said, asked):
    answer = answered(text, asked)
    assert said in explain(answer, answer.findings[0], Wording("en")).text


def test_a_sum_of_cohorts_outranks_what_each_of_them_says(asked):
    answer = answered("Kaltara: 42.000 pekerja rentan dilindungi pada 2023", asked)
    assert answer.verdict_code == "consistent"
    assert [one.row["workers"] for one in answer.cohorts.cohorts] == [35_000, 7_000]
    # The governor's other total stays beside it; a part of the sum does not.
    assert [one.figures.get("other") for one in answer.findings[1:]] == [45_000]
    # One cohort that officials state differently is a conflict still.
    other = answered("Kaltara: 45.000 pekerja rentan dilindungi pada 2024", asked)
    assert other.verdict_code == "conflicts_with_other_figure"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Tenaga non-ASN 78 persen terlindungi, sedangkan RT/RW baru 22 persen",
            ({"pct": "78"}, {"pct": "22"}),
        ),
        (
            "Kota Bogor 45 persen, Kabupaten Bogor 38 persen",
            ({"pct": "45", "region": "32.71"}, {"pct": "38", "region": "32.01"}),
        ),
        (
            "Kota Bogor 90.000 peserta atau 45 persen; Kota Depok 120.000 peserta atau "
            "51 persen",
            (
                {"active": "90000", "pct": "45", "region": "32.71"},
                {"active": "120000", "pct": "51", "region": "32.76"},
            ),
        ),
    ],
)
def test_each_of_several_claims_is_answered_once_chosen(
    text, numbers, index, shipped_path, monkeypatch
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    asked_first = CliRunner().invoke(main, ["claim", "--text", text])
    assert asked_first.exit_code == 2
    for wanted in numbers:
        assert f"{wanted['pct']} persen" in asked_first.stderr
    for place, wanted in enumerate(numbers, start=1):
        part = read_claim(text, place, index)
        assert expected.read_in_short(part, wanted) == wanted
        assert part.questions == ()
        result = CliRunner().invoke(
            main, ["claim", "--text", text, "--claim", str(place), "--json"]
        )
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["stated"].keys() == set(wanted) - {"region"}
    wrong = CliRunner().invoke(main, ["claim", "--text", text, "--claim", "9"])
    assert wrong.exit_code == 2
    assert "expected 1 to 2, found 9" in wrong.stderr


def test_a_region_of_two_names_is_asked_with_three_choices(index):
    found = read_text("Cakupan di Gorontalo 29 persen", index)
    assert [one.choices for one in found.questions] == [("75", "75.01", "75.71")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "is an office, whose area"),
        ("id", "adalah kantor, yang wilayah kerjanya"),
    ],
)
def test_a_branch_office_is_asked_for_its_region(
    lang, said, index, shipped_path, monkeypatch
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_LANG", lang)
    text = "Cakupan Cabang Surabaya 45 persen"
    found = read_text(text, index)
    assert found.region_code is None
    assert [one.choices for one in found.questions] == [("35.78", "35")]
    refused = CliRunner().invoke(main, ["claim", "--text", text])
    assert refused.exit_code == 2
    assert said in refused.stderr
    told = ["claim", "--text", text, "--region", "35.78", "--json"]
    answer = CliRunner().invoke(main, told)
    assert json.loads(answer.stdout)["region_code"] == "35.78"


def test_a_role_that_the_reader_corrects_changes_the_claim(index):
    found = read_text("Sebanyak 40.000 pekerja dari 100.000 pekerja terdaftar", index)
    assert expected.short(found.claim) == {"active": "40000", "eligible": "100000"}
    turned = with_role(found, 0, "gap")
    assert expected.short(turned.claim) == {"gap": "40000", "eligible": "100000"}
    left_out = with_role(found, 1, None)
    assert expected.short(left_out.claim) == {"active": "40000"}
    assert [one.code for one in left_out.doubts] == [UNUSED]


def test_what_is_said_in_two_units_is_one_thing(asked):
    text = "Sebanyak 300.000 pekerja atau 60 persen dari 500.000 belum terlindungi"
    answer = answered(text, asked)
    assert answer.verdict_code == "consistent"
    stated = document(claim_document(answer, None, Wording("en")))["stated"]
    assert stated["gap"]["value"] == 300_000
    assert stated["gap"]["also"]["value"] == 60
    wrong = answered(text.replace("60 persen", "50 persen"), asked)
    assert wrong.verdict_code == "inconsistent"


@pytest.mark.parametrize(
    "text",
    [
        # Read as 6,403,011,203,850,001 and 81,234,567,890 protected workers.
        "NIK 6403011203850001 sudah terlindungi, cakupan 45 persen",
        "Hubungi 081234567890, cakupan 45 persen",
        "Pekerja 6403011203850001 terlindungi dari 45.000 pekerja",
    ],
)
def test_a_number_of_a_person_is_refused_and_never_said(text, index):
    found = read_text(text, index)
    assert [one.code for one in found.questions] == ["personal"]
    assert found.numbers == ()
    assert not found.claim.stated
    refused = CliRunner().invoke(
        main, ["claim", "--text", text, "--pct", "45", "--json"]
    )
    assert refused.exit_code == 2
    assert not re.search(r"\d{5}", refused.output.replace(".", "").replace(",", ""))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Butuh Rp5 miliar agar 24.800 pekerja terlindungi setahun", "consistent"),
        ("Agar 24.800 pekerja terlindungi setahun, butuh Rp3 miliar", "inconsistent"),
        ("Target 24.800 pekerja selama 12 bulan, biaya Rp5 miliar", "consistent"),
        # The target need not be paid for by this money alone.
        ("Target 24.800 pekerja selama 12 bulan, biaya Rp3 miliar", "not_checkable"),
    ],
)
def test_money_is_held_against_the_workers_that_it_is_for(text, verdict, asked):
    answer = answered(text, asked)
    assert answer.verdict_code == verdict
    said = explain(answer, answer.findings[0], Wording("en")).text
    assert "no such number is stated" not in said


def test_money_may_have_as_many_digits_as_a_telephone_number(index):
    found = read_text("Rp81234567890 untuk 54.452 pekerja rentan", index)
    assert found.claim.rupiah.value == 81_234_567_890
