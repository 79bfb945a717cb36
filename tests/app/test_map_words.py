"""Every map says what it shows: title, unit, tags, credit; its files say the same."""

import itertools
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.topics.coverage import map_measures
from cakupan.ui import blocks, regionmap
from cakupan.ui.map import region_map

VIEWS = ("geographic", "tiles", "bubbles")
SURVEY = ("informal_share", *map_measures.COUNTS)


@pytest.fixture
def seen(shipped_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a page's map as it was drawn, its files and its text."""
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    found: dict[str, Any] = {}

    def draw(model: dict[str, Any], key: str) -> Any:
        found["map"] = model
        return region_map(model, key=key)

    def write(columns: Any, rows: Any, metadata: Any) -> bytes:
        found["file"] = (tuple(columns), rows, metadata)
        return b""

    monkeypatch.setattr(regionmap, "region_map", draw)
    monkeypatch.setattr(blocks, "csv_file", write)
    kept = blocks.st.download_button

    def button(label: str, **more: Any) -> Any:
        name = more["file_name"]
        if name.endswith(".csv") and name.split("-")[1] in map_measures.MEASURES:
            more["data"]()
            found["file_name"] = name
        return kept(label, **more)

    monkeypatch.setattr(blocks.st, "download_button", button)

    def opened(**params: str) -> dict[str, Any]:
        found.clear()
        page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
        for key, value in params.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        html = "\n".join(part.proto.body for part in page.get("html"))
        return {**found, "text": unescape(re.sub(r"<[^>]+>", "", html))}

    return opened


def said(seen_map: dict[str, Any]) -> str:
    model = seen_map["map"]
    return f"{model['title']} {model['subtitle']} {model['foot']}"


@pytest.mark.parametrize(
    ("measure", "view", "region"),
    list(itertools.product(SURVEY, VIEWS, ("00", "64"))),
)
def test_a_map_of_the_survey_carries_the_round_and_credit_of_the_survey(
    seen, measure, view, region
):
    # A month after every round: the figures are of August 2025 all the same.
    for period in ("auto", "2026-10"):
        found = seen(
            measure=measure, view=view, region=region, period=period, lang="id"
        )
        model = found["map"]
        assert model["title"].endswith("Agustus 2025")
        assert "Sakernas, Agustus 2025. Sumber: BPS." in model["subtitle"]
        assert "Kemnaker" not in said(found)
        assert "PU +" not in said(found)
        assert model["file_name"].endswith("2025-08")
        columns, _rows, metadata = found["file"]
        assert metadata["title"] == model["title"]
        assert metadata["period"] == "2025-08-31"
        assert metadata["source"] in model["foot"]
        assert "segment_scope" not in metadata
        assert ("stated_coverage" in columns) == (region == "64")
        assert "2025-08" in found["file_name"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_map_of_coverage_carries_month_definition_and_both_sources(seen, view):
    found = seen(measure="coverage", view=view, lang="id")
    model = found["map"]
    assert model["title"].endswith(", Indonesia, Desember 2023")
    assert "PU + BPU + jasa konstruksi" in model["subtitle"]
    assert "Kemnaker" in model["foot"]
    assert "Sakernas Agustus (BPS)" in model["foot"]
    _columns, _rows, metadata = found["file"]
    assert (metadata["title"], metadata["period"]) == (model["title"], "2023-12-31")
    assert metadata["segment_scope"] == "PU+BPU+JAKON"
    assert model["title"] in found["text"]


@pytest.mark.parametrize("measure", map_measures.MEASURES)
def test_circles_say_whom_they_count_in_title_value_legend_and_table(seen, measure):
    who = {
        "coverage": "Pekerja yang belum terlindungi",
        "informal_share": "Pekerja informal",
        "employed": "Penduduk bekerja",
        "non_wage": "Pekerja bukan penerima upah",
    }[measure]
    found = seen(measure=measure, view="bubbles", lang="id")
    model = found["map"]
    assert model["title"].startswith(who)
    assert model["subtitle"].startswith("Lingkaran: jumlah orang.")
    circles = [item for item in model["legend"] if item["kind"] == "bubble"]
    assert circles
    assert all(item["label"].endswith(" orang") for item in circles)
    for value, size in zip(
        model["regions"]["value"], model["regions"]["size"], strict=True
    ):
        assert (size is None) or value == f"{who}: {size:,}".replace(",", ".")
    assert model["title"] in found["text"]


@pytest.mark.parametrize("measure", map_measures.MEASURES)
def test_a_shaded_map_names_its_unit(seen, measure):
    unit = "Jumlah orang." if measure in map_measures.COUNTS else "Persen."
    found = seen(measure=measure, lang="id")
    assert found["map"]["subtitle"].startswith(unit)
    assert unit in found["text"]


def test_the_stated_coverage_of_the_table_is_in_its_files(seen):
    # Bontang, July 2024: more than 75 %, of December 2023.
    found = seen(region="64", lang="id")
    columns, rows, _metadata = found["file"]
    by_code = {row["region_code"]: row for row in rows}
    assert "stated_coverage" in columns
    samarinda = by_code["64.72"]
    assert samarinda["stated_coverage"]
    assert samarinda["stated_source_id"] == "S0119"
    assert by_code["64.03"]["stated_coverage"] is None


def test_the_peak_of_december_is_a_note_on_coverage_alone(seen):
    note = "Desember adalah puncak"
    assert seen(measure="coverage", lang="id")["text"].count(note) == 1
    # Berau has no coverage: its page shows a survey of August.
    assert note not in seen(region="64.03", lang="id")["text"]


@pytest.mark.parametrize("measure", ["informal_share", "coverage"])
@pytest.mark.parametrize("code", ["91", "93", "94", "95", "96", "64"])
def test_the_map_of_a_province_has_all_of_its_regencies(seen, code, measure):
    # The figures of December 2023 count 34 provinces; those of 2022 have regencies too.
    found = seen(region=code, measure=measure, vintage="auto", lang="id")
    codes = found["map"]["regions"]["code"]
    assert len(codes) >= 4
    if code != "91":  # the undivided Papua holds those of four provinces of today
        assert all(part.startswith(code) for part in codes)
    _columns, rows, _metadata = found["file"]
    assert [row["region_code"] for row in rows] == codes
