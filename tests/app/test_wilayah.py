"""The page of a region says the published digits, for every region that there is."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.pictures.look import look
from cakupan.pictures.plotly import figure
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import absences as absences_of
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.targets import blocks as targets
from cakupan.wording import speak
from cakupan.writers.markup import sheet

PAGE = "pages/wilayah.py"
NATIONAL_TARGET = "UCJ 2025 52,15% adalah target nasional"


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    return asked(page, **params)


def asked(page: AppTest, **params: str) -> AppTest:
    """Run the page again for another address, and let no error pass."""
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, (params, page.exception)
    assert not page.error, (params, [error.value for error in page.error])
    return page


def text_of(page: AppTest) -> str:
    """Return what a reader reads, tags taken out, one line a cell or paragraph."""
    html = "\n".join(part.proto.body for part in page.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    said = [part.value for part in [*page.subheader, *page.markdown, *page.warning]]
    lines = re.sub(r"</(p|li|tr|td|th|div|summary)>", "\n", html)
    return unescape(re.sub(r"<[^>]+>", "", lines)) + "\n".join(said)


def charts_of(page: AppTest) -> list[dict]:
    return [json.loads(part.proto.spec) for part in page.get("plotly_chart")]


def missing_from(text: str, expected: list[str]) -> list[str]:
    return [part for part in expected if part not in text]


@pytest.fixture(scope="module")
def kaltim(store) -> AppTest:
    return opened(region="64")


def test_kaltim_says_its_coverage_by_every_definition(kaltim: AppTest) -> None:
    text = text_of(kaltim)
    # Kemnaker, December 2023, over Sakernas August 2023.
    digits = ["1.323.233 dari 1.847.295", "71,63%", "67,83%", "86,14%", "65,43%"]
    segments = ["689.877", "315.162", "318.194", "71,72%", "43,11%"]
    assert missing_from(text, [*digits, *segments]) == []
    assert "Kaltim: Semua segmen / bekerja 71,63%, peringkat 2 dari 34 provinsi" in text
    # The two bases that are the universe of one segment stand under it alone.
    matrix = next(
        part.proto.body
        for part in kaltim.get("html")
        if 'aria-label="Cakupan menurut segmen' in part.proto.body
    )
    rows = re.findall(r"<tr>(.*?)</tr>", matrix)[1:]
    assert len(rows) == 5
    assert [row.count("–") for row in rows] == [2, 2, 1, 1, 2]


def test_kaltim_says_what_was_said_and_does_not_mix_it(kaltim: AppTest) -> None:
    text = text_of(kaltim)
    statements = ["49,74%", "70,86%", "65% sampai 68%", "lebih dari 50%", "sekitar 50%"]
    assert missing_from(text, statements) == []
    assert "675.000 pekerja; menyiratkan basis 1.355.915 sampai 1.358.198" in text
    assert "definisinya tidak sama" in text
    stated = charts_of(kaltim)[2]
    assert [t for t in stated["data"] if t.get("mode") == "lines"] == []
    dots = stated["data"][-1]
    assert sorted(dots["x"]) == [
        49.74,
        50,
        50,
        66.5,
        68,
        70.86,  # of two publishers, in one line
        pytest.approx(71.63, abs=0.01),
    ]
    assert dots["marker"]["symbol"].count("diamond") == 1


def test_kaltim_has_no_target_of_its_own(kaltim: AppTest) -> None:
    text = text_of(kaltim)
    assert NATIONAL_TARGET in text
    assert "bukan target Kalimantan Timur" in text
    assert "Bappeda Provinsi Kalimantan Timur" in text


def test_kaltim_says_its_records(kaltim: AppTest) -> None:
    text = text_of(kaltim)
    records = [
        "9.867 kasus kecelakaan kerja (JKK), Rp63,47 miliar",
        "Rp63.469.531.610",
        "837.154",
        "bulan tidak disebut",
        "angka lain, tidak dihitung",
        "Peraturan Gubernur (Pergub) 19/2023",
        "Kaltim 2023: basis 1.358.649 disebut angkatan kerja",
        "adalah naik 21,87%",
    ]
    assert missing_from(text, records) == []


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        # Like with like: 52.69 - 31.99 = 20.70 short; 100 - 31.99 = 68.01.
        (
            {"region": "33.12"},
            ["31,99%", "52,69%", "kurang 20,70 poin", "68,01 poin lagi"],
        ),
        # 63.47 - 62 = 1.47.
        ({"region": "73.71"}, ["63,47%", "62%", "1,47 poin di atas target"]),
        (
            {"region": "64.08"},
            ["150%", "77.074 dari 51.086", "Kutai Timur: 87%, 150%, dan 100%"],
        ),
        ({"region": "91", "vintage": "34"}, ["497.133 dari 2.448.947", "20,30%"]),
        ({"region": "92", "vintage": "34"}, ["71,13%"]),
        ({"region": "00"}, ["41.560.938 dari 139.852.377", "29,72%", "98.291.439"]),
        ({"region": "00"}, ["kurang 16,47 poin", "57.550.000 pekerja"]),
        ({"region": "31"}, ["147,82%", ">100"]),
        ({"region": "65", "lang": "en"}, ["54.27%", "Workers since 2018"]),
    ],
)
def test_says_the_published_digits(params: dict, expected: list[str]) -> None:
    assert missing_from(text_of(opened(**params)), expected) == []


def test_a_regency_leads_with_what_is_real() -> None:
    text = text_of(opened(region="64.11"))
    lead = (
        "Agustus 2025: 20.167 penduduk Kabupaten Mahakam Ulu bekerja; 6.619 di "
        "antaranya bukan penerima upah, dan 55,58% pekerja informal"
    )
    assert lead in text
    assert "Belum ada angka peserta Kabupaten Mahakam Ulu yang terbit" in text
    assert "Yang dapat melengkapi: Kantor cabang BPJS Ketenagakerjaan" in text
    assert "11.209 dari 20.167" in text
    assert "peringkat 2 dari 10 kabupaten/kota di Kaltim" in text


def test_a_month_without_figures_names_what_was_said_around_it() -> None:
    page = opened(region="64", period="2023-07")
    text = text_of(page)
    assert "Belum ada angka peserta Kalimantan Timur yang terbit" in text
    near = text.split("enam bulan sebelum dan sesudah Juli 2023: ")[1].split("\n")[0]
    assert "675 ribu = 49,74% (5 Juli 2023)" in near
    assert "962.711 = 70,86% (31 Maret 2023)" in near
    # Said in February 2026 for the end of 2025.
    assert "lebih dari" not in near
    # December's figure is not computed for July.
    dots = charts_of(page)[-1]["data"][-1]
    assert set(dots["marker"]["symbol"]) == {"circle", "circle-open"}


def test_the_weights_of_2023_break_a_regency_and_not_a_province(
    kaltim: AppTest,
) -> None:
    of_regency = charts_of(opened(region="64.02"))[1]
    assert None in of_regency["data"][1]["y"]
    of_province = charts_of(kaltim)[1]
    assert None not in of_province["data"][1]["y"]


def test_the_new_papua_provinces_lead_to_the_undivided_one() -> None:
    page = opened(region="93")
    text = text_of(page)
    assert "Belum ada angka peserta Papua Selatan yang terbit" in text
    assert "201.874" in text
    ways = {part.proto.label: part.proto.query_string for part in page.get("page_link")}
    way = parse_qs(ways["Papua \\(34 provinsi\\)"], keep_blank_values=True)
    assert (way["region"], way["vintage"]) == (["91"], ["34"])
    assert "115,01" not in text


def test_links_carry_every_key() -> None:
    page = opened(region="64.02", base="labour_force", view="tiles")
    ways = {part.proto.label: part.proto.query_string for part in page.get("page_link")}
    for label, code in (
        ("Indonesia ›", "00"),
        ("Kalimantan Timur ›", "64"),
        ("Berau", "64.03"),
    ):
        way = parse_qs(ways[label], keep_blank_values=True)
        assert way["region"] == [code]
        assert (way["base"], way["view"]) == (["labour_force"], ["tiles"])
        assert {"vintage", "period", "segments", "dataset", "level", "lang"} <= set(way)
        assert "known_on" in way


def test_a_region_that_does_not_exist_is_named_and_the_page_stands() -> None:
    page = opened(region="99")
    assert "99" in page.warning[0].value
    assert "29,72%" in text_of(page)


def test_small_numbers_of_cases_are_added_to_another_segment() -> None:
    text = text_of(opened(region="11"))
    # 139 of BPU and 6 of construction.
    assert "BPU + jasa konstruksi\n145" in text
    assert "kurang dari 10 kasus" in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_pages_of_every_kind_stand(lang: str) -> None:
    page = opened(lang=lang)
    for code, vintage in (
        ("00", "auto"),
        ("KAL", "auto"),
        ("31", "auto"),
        ("91", "34"),
        ("92", "34"),
        ("91", "38"),
        ("96", "38"),
        ("12.17", "auto"),
        ("31.01", "auto"),
        ("52.08", "auto"),
        ("64.08", "auto"),
        ("94.03", "34"),
        ("96.71", "auto"),
    ):
        asked(page, region=code, vintage=vintage, lang=lang)
        assert len(charts_of(page)) <= 3
        assert text_of(page).count("\n") > 40


ON_RECORD = (
    "statements",
    "targets",
    "programmes",
    "enrolment",
    "benefits",
    "award_results",
)


def places_on_record(path: Path) -> set[str]:
    """Return the land of which anything but a survey is on record."""
    union = " union ".join(f"select territory_id from {name}" for name in ON_RECORD)
    with duckdb.connect(str(path), read_only=True) as connection:
        return {row[0] for row in connection.execute(union).fetchall()}


def test_every_region_can_be_written_down(
    shipped_store: Store, shipped_path: Path
) -> None:
    """Go through the blocks of all pages without the browser's part."""
    told = places_on_record(shipped_path)
    assert 100 < len(told) < 250
    index = Data(shipped_store).regions
    absences = Data(shipped_store).rows("absences__all")
    regions = {region.territory_id: region for region in index.regions}
    for place, region in enumerate(regions.values()):
        words = speak("id" if place % 2 else "en")
        # Plotly takes its time, and a chart of workers is like the next one.
        is_drawn = place % 8 == 0 or region.level != "regency"
        drawn = _workers(shipped_store, region, words, is_drawn=is_drawn)
        if region.territory_id in told:
            drawn += _paid_and_won(shipped_store, region, words)
            drawn += _stated(shipped_store, region, words)
        here = absences_of.here(absences, region.territory_id, region.level)
        assert here or region.level in ("area", "island_group")
        # A sentence may begin with None; a value that is none must not be written.
        values = [part.replace("None has a published", "") for part in drawn]
        assert not [part for part in values if "None" in part or "nan" in part.split()]


def test_a_target_set_in_percent_and_workers_shows_both(shipped_store):
    """Sumatera Utara 2025: 51.08 % or 3,021,682 workers (S0232)."""
    data = Data(shipped_store)
    (line,) = targets.as_table(data, data.scope("12"), speak("id")).sheet.rows
    assert (line[2].text, line[2].note) == ("51,08%", "3.021.682 pekerja")


def _paid_and_won(store: Store, region, words) -> list[str]:
    data = Data(store)
    scope = data.scope(region)
    composed = (
        cohorts.statements,
        evidence.benefits,
        evidence.awards,
        evidence.remarks,
    )
    return [
        sheet(part.sheet)
        for compose in composed
        if (block := compose(data, scope, words))
        for part in block.walk()
        if part.sheet
    ]


def _stated(store: Store, region, words) -> list[str]:
    data = Data(store)
    scope = data.scope(region)
    counts = coverage.stated_workers(data, scope, words)
    block = coverage.trend(data, scope, words)
    aims = targets.by_regime(data, scope, words)
    told = [part for one in (counts, block, aims) if one for part in one.walk()]
    sheets = [part.sheet for part in told if part.sheet]
    written = [sheet(table) for table in sheets]
    if block.picture is not None:
        drawn = figure(block.picture, look("dark"))
        assert len(drawn.data[-1].x) == len(block.picture.rows)
    return [*written, block.finding, aims.finding]


def _workers(store: Store, region, words, *, is_drawn: bool) -> list[str]:
    data = Data(store)
    block = coverage.workforce(data, data.scope(region), words)
    if block.sheet is None:
        assert region.level in ("area", "island_group")
        return [block.finding]
    if is_drawn:
        drawn = figure(block.picture, look("light"))
        employed = next(trace for trace in drawn.data if len(trace.y) >= 8)
        assert (None in employed.y) == bool(block.picture.breaks)
    return [sheet(block.sheet), block.finding]
