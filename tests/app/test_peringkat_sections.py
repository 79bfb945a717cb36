"""The award's history and the scorecard on the page, with their figures."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from tests.app.test_wilayah import asked, missing_from, text_of


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def opened(section: str, **params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page("pages/peringkat.py")
    return asked(page, section=section, **params)


def rows_of(page: AppTest) -> dict[str, list]:
    """Return the rows of the page's table by key."""
    (table,) = [
        json.loads(part.proto.json)[0]
        for part in page.get("bidi_component")
        if "columns" in part.proto.json
    ]
    return {row[0]: row[2:] for row in table["rows"]}


def test_the_history_says_who_won_most_what_is_disputed_and_what_coverage_tells():
    page = opened("history")
    expected = [
        "2017–2024: 86 penghargaan tercatat, dan 3 nominasi atau wawancara",
        "Papua Barat, 5 edisi (2019 diperselisihkan, 2020, 2021, 2022, 2023)",
        "belum lengkap",
        "6 dari 11 pemenang",
        "sekitar 4",
        "2 dari 5 zona",
        "Tidak diikutkan: Papua Barat",
    ]
    assert missing_from(text_of(page), expected) == []
    rows = rows_of(page)
    assert len(rows) == 89
    rank = rows["PA-2019-N-04"][3]
    assert rank[0] == "diperselisihkan"
    assert "1 menurut iNews Sorong Raya" in rank[2]
    assert "3 menurut SINDOnews" in rank[2]


def test_the_history_is_filtered_by_the_address():
    rows = rows_of(opened("history", won_in="2023", won_zone="Kalimantan"))
    assert set(rows) == {
        "PA-2023-N-05", "PA-2023-N-11", "PA-2023-P-04", "PA-2023-P-05",
    }  # fmt: skip
    empty = opened("history", won_in="2017", won_at="provincial")
    assert "Tidak ada penghargaan tercatat" in text_of(empty)


def test_the_scorecard_of_provinces_prints_and_colours_each_value():
    page = opened("scorecard")
    assert "12,32% (Lampung) sampai 147,82% (DKI Jakarta)" in text_of(page)
    rows = rows_of(page)
    assert len(rows) == 34
    jakarta, kaltim = rows["31"], rows["64"]
    assert jakarta[1][0] == "147,82"
    assert jakarta[1][2:4] == [">100", "scale-over"]
    assert kaltim[1][0] == "71,63"
    assert kaltim[1][3] == "scale-5"
    # August 2025 beside August 2024, in points.
    assert kaltim[7][0] == "43,22"
    assert kaltim[7][2] == "↑ 0,90"


def test_the_scorecard_takes_the_list_of_the_link_and_says_what_is_missing():
    page = opened("scorecard", card="own", card_list="65,64.72")
    rows = rows_of(page)
    assert list(rows) == ["65", "64.72"]
    assert rows["64.72"][1][0] == "belum terbit"
    below = opened("scorecard", card="below", region="64")
    assert len(rows_of(below)) == 10
    assert "Tidak ditampilkan karena belum ada angkanya" in text_of(below)
    empty = opened("scorecard", card="own")
    assert "Daftar Anda masih kosong" in text_of(empty)


def test_a_regions_page_sets_it_beside_its_peers_and_says_what_is_missing():
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page("pages/wilayah.py")
    samarinda = text_of(asked(page, region="64.72"))
    expected = [
        "Belum ada cakupan Kota Samarinda yang terbit",
        "10 wilayah sebandingnya",
        "Dari 98 kota, 10 yang terdekat",
        "Kapasitas fiskal tidak ikut dihitung",
        "+0,40 poin",
    ]
    assert missing_from(samarinda, expected) == []
    # Of five: Kalteng, Bali, Riau, Yogyakarta, Kalsel; the middle one is Riau, 36.91.
    kaltim = text_of(asked(page, region="64", peers="5"))
    expected = ["34,72 poin di atas median 5 wilayah sebandingnya, 36,91%"]
    assert missing_from(kaltim, expected) == []
