"""The simulation on the page: what it says, what it keeps in the link, its files."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import pytest
import streamlit as st
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.cli import main
from cakupan.errors import BadInputError
from cakupan.ui.fields import award_files
from tests.app.test_wilayah import asked, charts_of, missing_from, text_of
from tests.reader import widget

PAGE = "pages/peringkat.py"
MARK = "Simulasi, bukan bobot resmi"
EVIDENCE = "r61-1_62-0_63-2_64-2_65-3*n61-60_62-50_63-75_64-80_65-70"
KALIMANTAN = {
    "section": "award", "region": "65", "period": "2023-12", "among": "zone",
    "evidence": EVIDENCE, "known_on": "2026-11-21",
}  # fmt: skip


@pytest.fixture(autouse=True)
def stores(
    shipped_path: Path, simulation_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(simulation_path))


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files that the page offers, by name, made when it is drawn."""
    found: dict[str, bytes] = {}

    def offer(_label: str, *, data, file_name: str, **_settings) -> bool:
        found[file_name] = data()
        return False

    monkeypatch.setattr(st, "download_button", offer)
    return found


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    return asked(page, **params)


def kept(page: AppTest, key: str) -> str:
    query = urlencode(page.query_params, doseq=True)
    return parse_qs(query, keep_blank_values=True)[key][0]


def test_the_page_opens_on_the_coverage_ranking() -> None:
    text = text_of(opened(region="64", period="2023-12"))
    assert "Kalimantan Timur" in text
    assert MARK not in text


def test_published_figures_are_too_few_and_three_ways_lead_on() -> None:
    page = opened(section="award", period="2023-12")
    text = text_of(page)
    expected = [
        MARK,
        "Belum satu pun dari 34 provinsi dapat diberi peringkat",
        "hanya cakupan yang dapat dihitung untuk semua provinsi",
        "regulasi 1, pertumbuhan cakupan 0, anggaran 1",
    ]
    assert missing_from(text, expected) == []
    page.button(key="award_coverage").click().run()
    assert kept(page, "profile") == "coverage"
    assert "Pertama: " not in text_of(page)
    assert "DKI Jakarta: peringkat 1 dari 34 provinsi" in text_of(page)


def test_evidence_of_the_link_gives_places_and_how_sure_they_are() -> None:
    page = opened(**KALIMANTAN)
    expected = [
        "Kalimantan Utara: peringkat 2 dari 5 provinsi menurut profil ini, rentang "
        "5–95% 2 sampai 3; peluang pertama 3,22%, peluang tiga besar 100,00%",
        "Pertama: Kalimantan Timur, skor 87,50",
        "Diisi sendiri, 10 nilai",
        "Apa yang menaikkan satu peringkat",
        "Kalimantan Utara dibandingkan dengan",
        "Cakupan Desember 2023: PU + BPU + ",
        "Sumber: ",
    ]
    labels = "\n".join(box.label for box in page.selectbox)
    assert missing_from(text_of(page) + labels, expected) == []
    chart = charts_of(page)[0]
    assert MARK in json.dumps(chart["layout"]["annotations"], ensure_ascii=False)


def test_what_is_typed_for_a_region_goes_into_the_link_and_comes_back() -> None:
    page = opened(section="award", region="64", period="2023-12")
    widget(page, "typed_innovation_64").set_value("80,5").run()
    assert kept(page, "evidence") == "n64-80.5"
    widget(page, "typed_innovation_64").set_value("101").run()
    assert "inovasi: diharapkan innovation sebagai angka dari 0 sampai 100" in text_of(
        page
    )
    assert kept(page, "evidence") == "n64-80.5"
    assert widget(page, "typed_innovation_64").value == "101"
    widget(page, "typed_innovation_64").set_value("").run()
    assert kept(page, "evidence") == ""


def test_a_pasted_table_is_added_or_answered_with_its_line() -> None:
    page = opened(section="award", region="64", period="2023-12")
    page.text_area(key="award_pasted").set_value(
        "Wilayah\tInovasi\nKaltim\t80\nAtlantis\t1"
    )
    page.button(key="award_paste").click().run()
    assert "'Atlantis'" in text_of(page)
    assert "evidence" not in page.query_params
    page.text_area(key="award_pasted").set_value(
        "Wilayah\tInovasi\nKaltim\t80\nKaltara\t7,5"
    )
    page.button(key="award_paste").click().run()
    assert kept(page, "evidence") == "n64-80_65-7.5"


def test_own_weights_are_typed_kept_in_the_link_and_rescaled_in_words() -> None:
    page = opened(section="award", region="64", period="2023-12", profile="own")
    widget(page, "weight_coverage").set_value("3").run()
    assert kept(page, "weights") == "r0.2_c3_g0.2_b0.2_n0.2"
    assert "Jumlah bobot 3,8, bukan 1" in text_of(page)
    assert "Kalimantan Timur: peringkat 2 dari 34 provinsi" in text_of(page)
    widget(page, "weight_coverage").set_value("-1").run()
    assert "diharapkan bobot coverage berupa angka 0 atau lebih" in text_of(page)
    assert kept(page, "weights") == "r0.2_c3_g0.2_b0.2_n0.2"


def test_all_weights_zero_is_a_sentence_and_the_page_stands() -> None:
    page = opened(section="award", period="2023-12", profile="own", weights="c0_n0")
    assert "paling tidak satu bobot di atas 0" in text_of(page)
    assert widget(page, "weight_coverage").value == "0"


def test_every_file_says_whose_weights_and_the_profile_gives_the_same_again(
    files: dict[str, bytes], shipped_path: Path, tmp_path: Path
) -> None:
    opened(**KALIMANTAN)
    table, _book, profile = (
        files[f"cakupan-paritrana-bukan-resmi-2023-12{ending}"]
        for ending in (".csv", ".xlsx", ".toml")
    )
    head, *lines = table.decode("utf-8-sig").splitlines()
    assert f"title: {MARK}" in head
    rows = list(csv.DictReader(io.StringIO("\n".join(lines))))
    assert {row["label"] for row in rows} == {MARK}
    assert {row["innovation_origin"] for row in rows} == {"typed"}
    assert rows[0]["coverage_origin"] == "figures"
    path = tmp_path / "kantor-lain.toml"
    path.write_bytes(profile)
    assert profile.decode().startswith(f"# {MARK}: ")
    words = ["rank", "--store", str(shipped_path), "--profile", str(path), "--json"]
    found = json.loads(CliRunner().invoke(main, words).stdout)
    assert found["same_as_file"] is True
    assert found["known_on"] == "2026-11-21"
    theirs = {row["region_code"]: row for row in found["regions"]}
    for row in rows:
        other = theirs[row["region_code"]]
        for name in ("rank", "score", "rank_low", "rank_high"):
            assert float(row[name]) == other[name], (row["region_code"], name)
        for name in ("p_first", "p_top3"):
            assert float(row[f"{name}_pct"]) == pytest.approx(100 * other[name])


def test_the_simulated_figures_give_growth_and_both_marks() -> None:
    page = opened(section="award", region="65", dataset="simulasi", period="2024-06")
    text = text_of(page)
    expected = ["SIMULASI: angka rekaan", MARK, "Pertumbuhan cakupan dihitung sejak"]
    assert missing_from(text, expected) == []


def test_the_capital_that_presses_the_others_can_be_capped_or_left_out() -> None:
    asks = {"section": "award", "profile": "coverage", "scale": "min_max"}
    page = opened(period="2023-12", region="64", **asks)
    assert "skor 43,77" in text_of(page)
    page.button(key="award_cap").click().run()
    assert kept(page, "scale") == "capped"
    assert "skor 67,64" in text_of(page)  # (71.6308 - 12.3229) / (100 - 12.3229)
    page = opened(period="2023-12", region="64", **asks)
    page.button(key="award_leave_out").click().run()
    assert kept(page, "leave_out") == "31"
    assert "Kalimantan Timur: peringkat 1 dari 33 provinsi" in text_of(page)


def test_a_profile_file_opened_on_the_page_asks_the_same(
    files: dict[str, bytes],
) -> None:
    opened(**KALIMANTAN, scale="min_max", profile="own", weights="c2_n1d")
    content = files["cakupan-paritrana-bukan-resmi-2023-12.toml"]
    page = opened(section="award")
    page.get("file_uploader")[0].upload("kantor-lain.toml", content).run()
    assert not page.exception
    for key, value in {
        "profile": "own", "weights": "c2_n1d", "scale": "min_max", "among": "zone",
        "evidence": EVIDENCE, "known_on": "2026-11-21", "period": "2023-12",
    }.items():  # fmt: skip
        assert kept(page, key) == value


def test_a_profile_file_is_read_whole_or_not_at_all():
    half = b"# " + b"x" * 200_000
    with pytest.raises(BadInputError, match=r"of at most 200 kB, found big\.toml"):
        award_files._read(half, "big.toml")
