"""On every page, in every picture and file, simulated figures say that they are."""

import ast
import json
import re
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import frame, regionmap
from tests.reader import widget

LINE = "SIMULASI: angka rekaan untuk latihan"
# Where the address leads with what the small simulation holds: Kaltara and Papua.
ASKED = {"dataset": "simulasi", "region": "65", "period": "2024-06"}


@pytest.fixture(autouse=True)
def stores(
    shipped_path: Path, simulation_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(simulation_path))


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files that a page offers, by name, made when it is drawn."""
    found: dict[str, bytes] = {}

    def offer(_label: str, *, data, file_name: str, **_settings) -> bool:
        found[file_name] = data()
        return False

    monkeypatch.setattr(st, "download_button", offer)
    return found


def opened(name: str = "ringkasan", **params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(f"pages/{name}.py")
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    return page


def html_of(page: AppTest) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def text_of(page: AppTest) -> str:
    html = re.sub(r"<style>.*?</style>", "", html_of(page), flags=re.DOTALL)
    said = [p.value for p in [*page.markdown, *page.caption, *page.subheader]]
    return unescape(re.sub(r"<[^>]+>", " ", html)) + "\n".join(said)


@pytest.mark.parametrize("name", [entry.name for entry in frame.PAGES])
def test_every_page_bears_the_line_and_the_word_across(name):
    page = opened(name, **ASKED)
    assert not page.error, [error.value for error in page.error]
    assert LINE in text_of(page)
    assert html_of(page).count("<span>SIMULASI</span>") >= 12
    assert widget(page, "dataset").value == "simulasi"


@pytest.mark.parametrize("name", [entry.name for entry in frame.PAGES])
def test_no_page_of_published_figures_bears_it(name):
    page = opened(name, region="65")
    assert LINE not in text_of(page)
    assert "ck-watermark" not in html_of(page)
    assert widget(page, "dataset").value == "terbit"


@pytest.mark.parametrize("name", [entry.name for entry in frame.PAGES])
@pytest.mark.parametrize("region", ["00", "65.01", "92"])
def test_every_file_and_chart_says_so(name, region, files):
    page = opened(name, **{**ASKED, "region": region})
    charts = page.get("plotly_chart")
    assert charts or name != "wilayah"
    for chart in charts:
        assert "SIMULASI" in json.dumps(json.loads(chart.proto.spec)["layout"])
    for file_name, content in files.items():
        assert file_name.startswith("SIMULASI-cakupan-")
        if file_name.endswith(".csv"):
            first = content.decode("utf-8-sig").partition("\n")[0]
            assert first.startswith(f"# {LINE} ")
    assert files or name == "periksa_angka"  # it has no files of its own


def test_maps_carry_the_word_and_no_publisher(monkeypatch):
    payloads = []
    drawn = regionmap.region_map

    def draw(payload, **settings):
        payloads.append(payload)
        return drawn(payload, **settings)

    monkeypatch.setattr(regionmap, "region_map", draw)
    opened("wilayah", **ASKED)
    assert payloads
    for payload in payloads:
        assert payload["watermark"] == "SIMULASI"
        assert payload["file_name"].startswith("SIMULASI-cakupan-coverage-")
        assert "Kemnaker" not in payload["foot"]
        assert payload["foot"].startswith(LINE)


@pytest.mark.parametrize("region", ["00", "65", "65.01", "92"])
def test_no_publisher_stands_behind_a_simulated_figure(region):
    for name in ("ringkasan", "wilayah"):
        text = text_of(opened(name, **{**ASKED, "region": region}))
        assert "Kemnaker" not in text
        assert "Sumber: SIMULASI; BPS" in text


def test_regencies_have_a_coverage_on_the_map():
    page = opened("wilayah", **ASKED)
    assert widget(page, "measure").value == "coverage"
    assert "Cakupan menurut kabupaten/kota, Kalimantan Utara, Juni 2024" in text_of(
        page
    )


def test_sections_on_publishers_say_that_they_are_not_simulated():
    said = "Tidak disimulasikan: bagian ini tentang apa yang dinyatakan penerbit."
    assert text_of(opened(**ASKED)).count(said) == 2
    assert text_of(opened("wilayah", **ASKED)).count(said) == 2
    assert text_of(opened("sumber_metode", **ASKED)).count(said) == 3
    assert said not in text_of(opened(region="65"))


def test_the_switch_goes_there_and_the_banner_back():
    page = opened(region="65")
    widget(page, "dataset").set_value("simulasi").run()
    assert LINE in text_of(page)
    assert "simulasi" in page.query_params["dataset"]
    page.button(key="to_published").click().run()
    assert LINE not in text_of(page)
    assert "terbit" in page.query_params["dataset"]
    assert widget(page, "dataset").value == "terbit"
    assert "Kemnaker" in text_of(page)


def test_a_simulation_that_was_not_made_is_said_and_the_page_stands(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(tmp_path / "none.duckdb"))
    for entry in frame.PAGES:
        page = opened(entry.name, **ASKED)
        assert not page.error
        assert "cakupan simulate" in page.info[0].value
        assert LINE in text_of(page)
        assert widget(page, "dataset").value == "simulasi"
        assert "lisensi MIT" in text_of(page)


def places_of(call: str) -> set[str]:
    """Return the modules below ``cakupan/ui``, and pages, that call something."""
    root = paths.root()
    files = [*(root / "cakupan").rglob("*.py"), *(root / "pages").glob("*.py")]
    return {
        str(path.relative_to(root).with_suffix("")).removeprefix("cakupan/ui/")
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == call
    }


@pytest.mark.parametrize(
    ("call", "marked"),
    [
        ("plotly_chart", {"pictures"}),
        (
            "download_button",
            {
                "blocks",
                "briefing",
                "fields/award_files",
            },
        ),
    ],
)
def test_what_leaves_a_page_passes_where_it_is_marked(call, marked):
    assert places_of(call) == marked
