"""A sentence read as a claim: numbers, roles, region, date, and what is asked."""

import pytest

from cakupan.data import Data
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.topics.claims.sentence.reading import LONGEST, read_text


@pytest.fixture(scope="module")
def index(shipped_store: Store) -> RegionIndex:
    return Data(shipped_store).regions


def roles(text: str, index: RegionIndex) -> dict[str, str]:
    return {
        name: part.text for name, part in read_text(text, index).claim.stated.items()
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "49,74 persen atau setara dengan 675 ribu pekerja",
            {"pct": "49,74 persen", "active": "675 ribu"},
        ),
        (
            "Rp 2 miliar untuk 22.121 pekerja 4-5 bulan",
            {"rupiah": "2 miliar", "needed": "22.121", "months": "4-5 bulan"},
        ),
        (
            "UCJ 686.897 peserta pada Januari menjadi 837.154 pada Desember 2023, "
            "naik 14,23 persen",
            {"previous_active": "686.897", "active": "837.154",
             "change": "14,23 persen"},
        ),
        (
            "naik dari 41 persen menjadi 53,33 persen, naik 12,33 poin",
            {"previous_pct": "41 persen", "pct": "53,33 persen",
             "change": "12,33 poin"},
        ),
        (
            "turun 3,2 poin menjadi 45 persen",
            {"change": "-3,2 poin", "pct": "45 persen"},
        ),
        (
            "22,77 persen atau 16.684 pekerja, sedangkan 73.236 belum terdaftar",
            {"pct": "22,77 persen", "active": "16.684", "gap": "73.236"},
        ),
        (
            "48,26% (103.079 dari 213.582), butuh 21.311 lagi untuk mencapai 52,15%",
            {"pct": "48,26%", "active": "103.079", "eligible": "213.582",
             "needed": "21.311", "target_pct": "52,15%"},
        ),
        (
            "31,99 persen dari target 52,69 persen, selisihnya 68,01 persen",
            {"pct": "31,99 persen", "target_pct": "52,69 persen",
             "gap": "68,01 persen"},
        ),
        ("2,5 dari 5,4 juta pekerja", {"active": "2,5", "eligible": "5,4 juta"}),
        (
            "54.000 pekerja rentan (Disnakertrans), sedangkan gubernur 45.000",
            {"active": "54.000", "other": "45.000"},
        ),
        (
            "belum terdaftar: 141.756 penerima upah dan 132.728 informal",
            {"gap": "274484"},
        ),
        # Not numbers of a claim.
        ("Peringkat 7 dari 38 provinsi, PP 50/2025 pasal 3, usia 65 tahun", {}),
    ],
)  # fmt: skip
def test_numbers_find_their_places(text, found, index):
    assert roles(text, index) == found


def test_english_separators_are_read_where_the_text_shows_them(index):
    text = "22.77 % = 16,684; not registered 73,236"
    stated = read_text(text, index).claim
    assert stated.active.value == 16_684
    assert stated.gap.value == 73_236


def test_a_number_keeps_its_place_in_the_text(index):
    text = "Cakupan 49,74 persen, 675 ribu pekerja"
    for number in read_text(text, index).numbers:
        token = number.token
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("text", "code", "choices"),
    [
        ("1,358 pekerja terlindungi", "open_number", ("1358", "1,3580")),
        ("Belum ada angka di sini", "no_numbers", ()),
        (
            "Cakupan 37 persen, 27 persen",
            "two_numbers",
            ("37 persen", "27 persen"),
        ),
        ("Di Bogor 45 persen", "several_regions", ("32.01", "32.71")),
    ],
)
def test_what_cannot_be_decided_is_asked(text, code, choices, index):
    questions = read_text(text, index).questions
    assert [(one.code, one.choices) for one in questions] == [(code, choices)]


@pytest.mark.parametrize(
    ("text", "region", "when"),
    [
        ("Kaltim 5 Juli 2023: 49,74 persen", "64", "2023-07-05"),
        ("Kota Bogor (05/07/2023) 45 persen", "32.71", "2023-07-05"),
        ("Kab. Bogor, Des 2024, 45 persen", "32.01", "2024-12"),
        ("Kabupaten Wonogiri, Jawa Tengah, 2025: 31,99 persen", "33.12", "2025"),
        ("37 persen; target 61 persen pada 2026 di Kalbar", "61", None),
        ("harga batu naik, 45 persen", None, None),
    ],
)
def test_region_and_date_are_found(text, region, when, index):
    found = read_text(text, index)
    assert found.region_code == region
    assert (found.when.text if found.when else None) == when


def test_a_share_of_the_target_is_seen_by_its_words(index):
    assert read_text("mencapai 61 persen dari target tahun ini", index).is_achievement
    assert not read_text("61 persen dari target 68 persen", index).is_achievement


def test_markup_is_text_and_a_long_text_is_cut(index):
    text = "<b>61%</b> [tautan](x) $a$ " + "kata " * LONGEST
    found = read_text(text, index)
    assert roles(text, index) == {"pct": "61%"}
    assert [one.code for one in found.doubts] == ["shortened"]
    assert len(found.text) == LONGEST
