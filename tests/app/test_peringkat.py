"""The page of rankings gives the order of the command, and says how sure it is."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import question
from cakupan.ui.fields import award_results
from tests.app.test_wilayah import asked, charts_of, missing_from, text_of

PAGE = "pages/peringkat.py"


class Today(date):
    @classmethod
    def today(cls) -> date:
        return date(2026, 12, 1)


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setattr(question, "date", Today)
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    return asked(page, **params)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, ["34 provinsi menurut cakupan", "DKI Jakarta teratas", "147,82%"]),
        ({}, ["Lampung terbawah", "12,32%", "Di atas 100%: DKI Jakarta"]),
        (
            {"region": "64"},
            [
                "dari 34 provinsi",
                "71,63%",
                "0,50 poin di atas Papua Barat (peringkat 3)",
                "Papua Barat (99,97%, peringkat 2) mendahului Kalimantan Utara "
                "(89,38%, peringkat 3) dan Kalimantan Timur (86,14%, peringkat 4)",
                "deret Kemnaker tidak memuat Desember tahun sebelumnya",
            ],
        ),
        # 71.13 % of 1,847,295 is beaten; Kaltara needs 71.63 % of 372,270: 266,662.
        (
            {"region": "65", "among": "zone"},
            ["dari 5 provinsi di zona Kalimantan", "tambahan 20.713 pekerja"],
        ),
        (
            {"region": "64", "leave_out": "31", "assume_rse": "2"},
            [
                "dari 33 provinsi",
                "Tanpa DKI Jakarta, yang Anda keluarkan",
                "Kalimantan Timur berada antara peringkat 1 dan 2",
                "--leave-out 31 --assume-rse 2 --known-on 2026-11-30",
            ],
        ),
        (
            {"region": "19", "period": "2025-02"},
            [
                "dari 13 provinsi",
                "tidak terbedakan dari Sulawesi Selatan",
                "Kepulauan Bangka Belitung – Sulawesi Selatan",
                "belum terbit (25)",
            ],
        ),
        (
            {"level": "regency"},
            ["0 dari 514 kabupaten/kota punya angka peserta terbit", "99,54%"],
        ),
        (
            {"level": "regency", "among": "parent", "region": "64", "lang": "en"},
            ["10 regencies and cities in Kalimantan Timur by informal share", "55.80%"],
        ),
        (
            {"region": "64.72", "level": "regency", "among": "peers"},
            ["Kota Samarinda peringkat", "dan wilayah sebayanya"],
        ),
        (
            {"region": "91", "vintage": "38", "leave_out": "99"},
            [
                "32 provinsi yang dapat dibandingkan (6 tidak) menurut cakupan",
                "peserta Papua",
                "belum terbit (6)",
            ],
        ),
        ({"assume_rse": "90"}, ["0 sampai 50 persen, ditemukan '90'"]),
    ],
)
def test_the_page_says(params: dict, expected: list[str]) -> None:
    assert missing_from(text_of(opened(**params)), expected) == []


def test_the_order_of_the_page_and_of_its_file_is_one() -> None:
    page = opened(region="64", leave_out="31")
    (button,) = [b for b in page.get("download_button") if "CSV" in b.proto.label]
    assert button.proto.label == "Unduh CSV"
    figure = charts_of(page)[0]
    drawn = [
        re.sub("<[^>]+>", "", text) for text in figure["layout"]["yaxis"]["ticktext"]
    ]
    assert drawn[:3] == ["1 Kalimantan Timur", "2 Papua Barat", "3 Kalimantan Utara"]
    assert len(drawn) == 33


def test_only_the_chosen_section_is_computed(monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(award_results, "choices", drawn.append)
    page = opened(section="history")
    assert len(drawn) == 1
    assert "teratas" not in text_of(page)
    assert "teratas" in text_of(opened(section="ranking"))
    assert len(drawn) == 1
