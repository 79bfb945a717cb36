"""Trust, disputes and quoting on the pages where they bite."""

import html
import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths


@pytest.fixture(autouse=True)
def _shipped(shipped_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))


def opened(name: str, **params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(str(paths.root() / "pages" / f"{name}.py"))
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    assert not page.error, page.error
    return page


def text_of(page: AppTest) -> str:
    drawn = "\n".join(part.proto.body for part in page.get("html"))
    drawn = re.sub(r"<style>.*?</style>|<[^>]+>", " ", drawn, flags=re.DOTALL)
    return " ".join(html.unescape(drawn).split())


def quotations(page: AppTest) -> list[list[dict]]:
    """Return the entries of each quoting component of a page."""
    found = []
    for part in page.get("bidi_component"):
        if part.proto.component_name == "cakupan_cite_button":
            (data,) = json.loads(part.proto.json)
            found.append(data["entries"])
    return found


def links(page: AppTest) -> dict[str, str]:
    """Return the links to other pages: label and keys."""
    return {
        re.sub(r"\\", "", part.proto.label): part.proto.query_string
        for part in page.get("page_link")
    }


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            {"region": "64"},
            [
                "Data per Desember 2023",
                "belum ada angka peserta untuk 10 kabupaten/kota; 4 di antaranya "
                "punya persen terbit (50,98% dari basis)",
                "1.323.233 kepesertaan berarti 689.877 sampai 1.323.233 orang",
                "4 kasus angka yang bertentangan, 4 di antaranya belum terjawab",
            ],
        ),
        (
            {"region": "31"},
            [
                "berarti sedikitnya 5.464.264 orang; basis tidak memberi batas",
                "Di atas 100%: peserta 2.425.795 lebih banyak",
            ],
        ),
        (
            {"region": "00"},
            [
                "peserta diketahui untuk 34 dari 34 provinsi (100,00% dari basis)",
                "1 dari 34 provinsi di atas 100%.",
            ],
        ),
        ({"region": "64.02", "lang": "en"}, ["cases of figures that disagree: 3"]),
    ],
)
def test_a_regions_page_says_how_far_to_trust(params, expected):
    text = text_of(opened("wilayah", **params))
    # Jakarta: 7,498,532 members, 5,072,737 employed; PU alone 5,464,264.
    assert 7_498_532 - 5_072_737 == 2_425_795
    assert [part for part in expected if part not in text] == []


@pytest.mark.parametrize(
    ("name", "params", "figure"),
    [
        ("ringkasan", {}, "41.560.938 dari 139.852.377 pekerja terlindungi, 29,72%"),
        ("wilayah", {"region": "64"}, "1.323.233 dari 1.847.295"),
        ("wilayah", {"region": "64.02"}, "penduduk bekerja 382.520"),
        ("target_anggaran", {"region": "64"}, "524.062 belum terlindungi"),
        ("pekerja_rentan", {"region": "65"}, "7.000 · 2 bulan"),
    ],
)
def test_every_headline_can_be_quoted(name, params, figure):
    ((entry,), *_others) = quotations(opened(name, **params))
    assert figure in entry["text"]
    assert len(entry["text"]) < 300
    assert "&known_on=2026-11-30" in entry["query"]
    token = re.search(r"\[Cakupan (\S+)\]", entry["text"])[1]
    assert entry["query"].endswith(f"&cite={token}")
    # The page says of its own link that it fits.
    keys = dict(part.split("=") for part in entry["query"][1:].split("&"))
    again = opened(name, **{key: value for key, value in keys.items() if value})
    assert "Kutipan diperiksa: cocok." in text_of(again)


def test_the_figures_of_a_regions_page_can_be_quoted_one_by_one():
    _headline, others = quotations(opened("wilayah", region="64"))
    assert len(others) > 20
    assert all(len(entry["text"]) < 300 for entry in others)
    said = " ".join(entry["text"] for entry in others)
    assert "70,86%" in said
    assert "sekitar" in said


@pytest.mark.parametrize(
    ("name", "params", "label", "keys"),
    [
        ("wilayah", {"region": "64"}, "4 kasus angka diperdebatkan ›", "at=64"),
        ("wilayah", {"region": "36"}, "Satu kasus angka", "conflict=C-36-2025"),
        ("ringkasan", {}, "12 kasus angka diperdebatkan ›", "at=00"),
        ("target_anggaran", {"region": "61"}, "3 kasus angka", "at=61"),
        ("pekerja_rentan", {"region": "65"}, "3 kasus angka", "topic=programme"),
    ],
)
def test_a_door_leads_to_the_disputes_of_the_page(name, params, label, keys):
    found = links(opened(name, **params))
    (query,) = [text for said, text in found.items() if said.startswith(label)]
    assert keys in query.split("&")


def test_without_disputes_there_is_no_door():
    assert not any(
        "kasus angka" in label for label in links(opened("wilayah", region="33"))
    )
