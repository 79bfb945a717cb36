"""The page on vulnerable workers says who is paid for, by whom and until when."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import question

PAGE = "pages/pekerja_rentan.py"


class _Day(date):
    """A calendar whose today is a day of the spring of 2026."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 3, 10)


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setattr(question, "date", _Day)
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, (params, page.exception)
    assert not page.error, (params, [error.value for error in page.error])
    return page


def text_of(page: AppTest) -> str:
    """Return what a reader reads, tags taken out."""
    html = "\n".join(part.proto.body for part in page.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    html = re.sub(r"</(p|li|tr|td|th|div|summary|h3)>", "\n", html)
    said = [part.value for part in [*page.subheader, *page.warning]]
    return unescape(re.sub(r"<[^>]+>", "", html)) + "\n".join(said)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        # Kaltara: two dated cohorts; what else was said stands beside them.
        ({"region": "65"}, ["untuk 7.000 pekerja rentan", "berakhir Januari 2024"]),
        ({"region": "65"}, ["Rp235.200.000", "14.000", "setara 1.166"]),
        ({"region": "65"}, ["189.000 pekerja-bulan dalam 2 kohort"]),
        ({"region": "65"}, ["42.000 pekerja didaftarkan pada 2023"]),
        ({"region": "65"}, ["Terdaftar dalam setahun bukan terlindungi"]),
        ({"region": "65"}, ["22.121 dari 58.701", "37,68%", "Rp371.632.800"]),
        ({"region": "65"}, ["Rp11.834.121.600", "= 5,38 bulan"]),
        ({"region": "65"}, ["tidak dihitung", "Iuran tahun 2023 tidak terbit"]),
        # Each row of a disputed cohort says so, and so does the line on the latest.
        ({"region": "65"}, ["Dianggarkan, diperselisihkan."]),
        ({"region": "65"}, ["Disebut terlindungi, diperselisihkan."]),
        ({"region": "65"}, ["22.121 pekerja (dianggarkan, diperselisihkan, "]),
        ({"region": "65", "handbook": "on"}, ["2.333", "29.166", "Bukan cakupan"]),
        # The year of the latest plan is disputed: that goes first.
        (
            {"region": "65"},
            [
                "Diperselisihkan: Kaltara 2025: 22.121 pekerja rentan dianggarkan, "
                "atau tidak dianggarkan. Kalimantan Utara: perlindungan terakhir",
                "Sesudahnya, tanpa jumlah pekerja: Rp4 miliar (direncanakan, 2026)",
            ],
        ),
        # Cohorts without months: a lower bound, or nothing.
        (
            {"region": "00"},
            ["membayari sedikitnya 42.000 dari 41.560.938"],
        ),
        (
            {"region": "61", "below": "all"},
            ["Berapa dari 729.270 peserta aktif Desember 2023", "tidak dapat disebut"],
        ),
        # East Nusa Tenggara's 50,000 of 2026 are a plan, and called no payment.
        (
            {"region": "53"},
            ["perlindungan 50.000 pekerja rentan", "yang menyebutnya dibayar"],
        ),
        # "More than 7,400" workers: at least their year's cost, at most 12 months.
        (
            {"region": "93"},
            ["lebih dari Rp1.491.840.000", "cukup untuk paling banyak 12 bulan"],
        ),
        # 163,386 workers with months, of whom 79,529 stand on a plan only.
        ({"region": "00"}, ["83.857", "79.529 lagi baru menurut rencana"]),
        ({"region": "53"}, ["baru menurut rencana; sedalam apa"]),
        # Some of the 78 name a number of months, and no first one.
        ({"region": "00"}, ["78 tidak menyebut lengkap bulannya"]),
        # Only the year is known of the 30.85 million.
        ({"region": "00"}, ["Semua pekerja rentan, menurut pernyataan 2025"]),
        # "Empat hingga lima bulan" are months, if no definite number.
        ({"region": "65"}, ["jumlah bulan yang pasti tidak disebut"]),
        ({"region": "65"}, ["Tidak dialokasikan. Disnakertrans, November 2025"]),
        # Kaltim: a share of what the governor called the vulnerable workers.
        ({"region": "64"}, ["100.000 dari sekitar 500.000", "20,00%"]),
        ({"region": "64"}, ["Rp20.160.000.000", "Rp100.800.000.000"]),
        ({"region": "64"}, ["bulan tidak disebut, jadi kapan"]),
        ({"region": "61"}, ["75.489 pekerja rentan", "Rp15.218.582.400"]),
        ({"region": "64.08"}, ["+53,1%", "98.000 dari 150.000", "53,1% di atas"]),
        ({"region": "61.04"}, ["Uangnya cukup untuk 7,44 bulan", "34.400"]),
        ({"region": "61.08"}, ["3.837 pekerja rentan", "sampai Juli 2026"]),
        # Singkawang on 10 March 2026: two covers run, the larger ends in April.
        (
            {"region": "61.72"},
            [
                "pada Maret 2026 iuran 8.504 pekerja rentan",
                "perlindungan 7.737 pekerja, April 2026",
                "tunggakan dapat dibayar sampai Juli 2026",
                "Mulai Mei 2026",
                "turun 6,79 poin",
            ],
        ),
        ({"region": "61", "below": "all"}, ["Kota Singkawang", "7.737", "April 2026"]),
        ({"region": "61.72", "lang": "en"}, ["7,737 workers, in April 2026", "6.79"]),
        ({"region": "94", "lang": "en"}, ["23,000 vulnerable workers", "July 2026"]),
        ({"region": "00"}, ["baru menurut rencana", "Kota Singkawang"]),
    ],
)
def test_says_what_the_commands_say(params: dict, expected: list[str]) -> None:
    text = text_of(opened(**params))
    assert [part for part in expected if part not in text] == []


def test_unlike_statements_are_never_summed() -> None:
    text = text_of(opened(region="65"))
    # 45,000 and 42,000 are shown as said, and enter no sum.
    assert "45.000tidak dihitung" in text
    assert "42.000tidak dihitung" in text
    for wrong in ("87.000", "504.000", "231.000", "Rp8.467.200.000"):
        assert wrong not in text


def test_cohorts_without_months_stand_outside_the_calendar() -> None:
    page = opened(region="64")
    assert "akhirnya tidak dapat dinyatakan" in text_of(page)
    assert "Kalender berakhirnya perlindungan" in [s.value for s in page.subheader]
    assert "pekerja-bulan dalam" not in text_of(page)


def test_a_region_without_programme_says_who_could_tell() -> None:
    page = opened(region="61.01")
    text = text_of(page)
    assert "belum ada program iuran pekerja rentan yang tercatat" in text
    assert "Pemerintah daerah Kabupaten Sambas (SK penerima iuran)" in text
    links = [link.proto.label for link in page.get("page_link")]
    assert {"Singkawang", "Ketapang"} <= set(links)


def test_the_handbook_is_off_until_asked_for() -> None:
    text = text_of(opened(region="65"))
    assert "2.333" not in text
    assert "internal" not in text


@pytest.mark.parametrize("key", ["below", "handbook"])
def test_a_value_that_does_not_fit_is_named(key: str) -> None:
    assert key in text_of(opened(region="65", **{key: "nonsense"}))


def test_the_calendar_names_every_cohort_that_ends_next() -> None:
    # Landak, until July 2026: the answer named both, the calendar one of them.
    # Both say what the brief says: the sum, and each cohort with its payer.
    text = text_of(opened(region="61.08"))
    for said in (
        "Perlindungan 3.837 pekerja berakhir Juli 2026",
        "2 kohort: 3.000 (DBH Sawit); 837 (APBD kabupaten/kota).",
    ):
        assert text.count(said) == 2, said


def test_the_source_stands_in_small_type_under_the_answer() -> None:
    text = text_of(opened(region="64"))
    assert "Kohort dengan bulan: 0; bulan tidak disebut lengkap: 2" in text
    assert "Sumber: Insite Kaltim, 5 Agustus 2025 (S0140)." in text


def test_the_table_of_months_is_the_commands_calendar() -> None:
    text = text_of(opened(region="65"))
    row = "Des 2023\n7.000\n\n42.000\n\n0\n\n35.000\n\nturun 9,40 poin\n\nMar 2024"
    assert row.replace("\n\n", "\n") in re.sub(r"\n+", "\n", text)


def test_only_conflicts_about_programmes_stand_here() -> None:
    text = text_of(opened(region="65"))
    assert "Kaltara 2023: 35.000, 42.000, atau 45.000 pekerja rentan" in text
    assert "274.484 belum terdaftar" not in text


@pytest.mark.parametrize("params", [{"region": "61", "below": "all"}, {"region": "00"}])
def test_cohorts_without_months_never_make_a_zero_or_a_rest(params: dict) -> None:
    for lang in ("id", "en"):
        text = text_of(opened(**params, lang=lang))
        for said in ("others paid for 0 of", "iuran 0 dari", "The rest", "Selebihnya"):
            assert said not in text
