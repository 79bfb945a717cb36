"""Sources & method says what the data hold, and shows the SQL that runs."""

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import glossary, paths
from cakupan.blocks import Cell
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.data.store.catalogue import load_query
from cakupan.topics import cells
from cakupan.topics.evidence import blocks as evidence
from cakupan.wording import speak
from cakupan.writers.csv import csv_file
from cakupan.writers.markup import of_plain


@pytest.fixture(autouse=True)
def _shipped(shipped_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    for key, value in params.items():
        page.query_params[key] = value
    page.switch_page(str(paths.root() / "pages" / "sumber_metode.py"))
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    assert not page.error, page.error
    return page


def html_of(page: AppTest) -> str:
    return " ".join(part.proto.body for part in page.get("html"))


def text_of(page: AppTest) -> str:
    drawn = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html_of(page), flags=re.DOTALL)
    words = " ".join(part.value for part in page.markdown)
    return " ".join(html.unescape(f"{drawn} {words}").split())


def test_the_answer_counts_what_stands_behind_the_figures(shipped_store: Store):
    sources = len(Data(shipped_store).rows("sources__all"))
    text = text_of(opened())
    assert f"{sources} sumber" in text
    assert "38 provinsi dan 514 kabupaten/kota" in text
    assert "data terakhir masuk 30 November 2026" in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_section_has_its_anchor_and_a_link_to_it(lang: str):
    drawn = html_of(opened(lang=lang))
    anchors = re.findall(r'href="#([^"]+)"', drawn)
    assert anchors == [
        *("definisi", "sumber", "konflik", "koreksi", "belum-ada", "pemeriksaan"),
        *("perhatian", "istilah", "kutipan"),
    ]
    for anchor in anchors:
        assert drawn.count(f'<h2 id="{anchor}">') == 1
    for measure in glossary.MEASURES:
        assert drawn.count(f'<h3 id="{measure.key}">') == 1
        assert measure.key not in anchors


def test_each_measure_shows_the_statement_that_runs():
    text = html.unescape(html_of(opened()))
    for measure in glossary.MEASURES:
        query = load_query(paths.queries_dir(), measure.query)
        assert query.sql.strip() in text
        for column in measure.columns:
            assert query.expression(column) in text
    assert "100.0 * sums.active_workers / nullif(base_rows.base_workers, 0)" in text


def test_the_bases_stand_with_their_size_in_the_last_round():
    text = text_of(opened())
    # Sakernas August 2025, Indonesia: employed, labour force, employees.
    for workers in ("146.542.264", "154.003.771", "56.777.423"):
        assert workers in text
    assert "hanya PU" in text
    assert "hanya BPU" in text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("S0006", ["29 Februari 2024", 'href="https://github.com/', "140"]),
        ("D005", ["idn-area-data", "tanpa tanggal"]),
        ("X9999", ["Tidak ada sumber dengan id X9999"]),
    ],
)
def test_a_source_of_the_address_is_opened(source: str, expected: list[str]):
    drawn = html_of(opened(source=source))
    assert [part for part in expected if part not in drawn] == []


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://bps.go.id/x?a=1&b=2", True),
        ("http://bps.go.id", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://x"onmouseover="alert(1)', True),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(url: str, is_link: bool):
    cell = Cell(url or "none known", href=cells.address(url))
    shown = of_plain(cell, is_head=False).content
    assert ("<a href=" in shown) is is_link
    assert '"onmouseover' not in shown


def test_corrections_and_absences_of_the_region_come_first():
    drawn = html_of(opened(region="64"))
    own = r'<details class="ck-note" id="[^"]+" open><summary><b>Kalimantan Timur \('
    assert len(re.findall(own, drawn)) == 2
    assert not re.findall(r"<details[^>]+open>", html_of(opened()))


def listed(page: AppTest) -> list[str]:
    """Return the ids of the cases that the register lists, in its order."""
    tables = [
        data
        for part in page.get("bidi_component")
        for data in json.loads(part.proto.json or "[]")
    ]
    (found,) = [table for table in tables if _is_register(table)]
    return [row[0] for row in found["rows"]]


def _is_register(table: dict) -> bool:
    return any(row[0].startswith("C-") for row in table.get("rows", []))


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"at": "65", "topic": "coverage"}, ["C-65-2025"]),
        ({"at": "64.02"}, ["C-64.02-2022", "C-64.02-2022-base", "C-64.02-2023"]),
        ({"at": "KAL"}, ["C-KAL-2023", "C-KAL-2024", "C-KAL-2025"]),
        ({"topic": "award"}, ["C-00-2019-award"]),
    ],
)
def test_the_register_lists_what_the_address_asks_for(asked: dict, ids: list[str]):
    assert listed(opened(**asked)) == ids


def test_a_province_is_listed_with_its_regencies_and_own_cases_first():
    of_province = listed(opened(at="64"))
    assert [code for code in of_province if code.startswith("C-64.")] != []
    assert len(listed(opened())) == 86
    assert listed(opened(region="65"))[0].startswith("C-65-")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "id",
            ["70,86%", "962.711", "31 Maret 2023", "25 Mei 2023", "Kanwil", "F0547"],
        ),
        (
            "en",
            ["70.86%", "962,711", "31 March 2023", "25 May 2023", "regional office"],
        ),
    ],
)
def test_a_case_shows_its_figures_side_by_side(lang: str, expected: list[str]):
    page = opened(conflict="C-64-2023", lang=lang)
    (card,) = [
        part.proto.body
        for part in page.get("html")
        if 'id="perkara"' in part.proto.body
    ]
    text = html.unescape(re.sub(r"<[^>]+>", " ", card))
    assert [part for part in expected if part not in text] == []
    assert card.count("<tr>") == 1 + 12  # the heads, and twelve figures


def test_a_case_that_is_not_there_is_said():
    assert "Tidak ada kasus dengan id C-99-x" in text_of(opened(conflict="C-99-x"))


def test_a_correction_stands_beside_what_was_printed():
    text = text_of(opened())
    # ANTARA Bali: 935,079 of 1,873,899 is 49.90 %, printed 50.88.
    assert "50,88 49,90" in text
    # A misprint stays as it was printed, also where it looks like a number.
    assert "100.00 100.000" in text


def test_what_is_missing_is_counted_from_the_data():
    text = text_of(opened())
    # 448 of the 514 regencies have no dated percent of any kind.
    assert f"Kabupaten/kota: {514 - 448} dari 514 punya persen" in text
    assert "Desember 2023: peserta dari 34 di antara 34 provinsi" in text
    assert "Februari 2025: peserta dari 13 di antara 38 provinsi" in text


def test_checks_say_how_many_rows_they_looked_at():
    text = text_of(opened())
    # 38 provinces, eight rounds, ten bases.
    assert 38 * 8 * 10 == 3040
    assert (
        "Jumlah kabupaten/kota Sakernas Agustus sama dengan provinsinya, basis demi "
        "basis 3.040" in text
    )


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("id", "1.323.233 dari 1.847.295 pekerja, 71,63%"),
        ("en", "1,323,233 of 1,847,295 workers, 71.63%"),
    ],
)
def test_the_quotation_is_of_the_region_that_is_read(lang: str, expected: str):
    assert expected in text_of(opened(region="64", lang=lang))


def test_the_words_of_another_language_do_not_stand_on_the_page():
    english = text_of(opened(lang="en", region="64"))
    for word in ("belum terjawab", "Rumus", "Siapa yang dihitung", "dapat dipasok"):
        assert word not in english


@pytest.mark.parametrize("known_on", ["2020-01-01", "2026-11-21"])
def test_the_page_stands_for_any_day(known_on: str):
    assert "335 sumber" in text_of(opened(known_on=known_on))


@pytest.mark.parametrize(
    ("compose", "name", "fewest"),
    [
        (evidence.all_sources, "sumber", 335),
        # 402 figures in 83 cases, and three cases whose figures stand in words alone.
        (evidence.all_cases, "konflik", 402 + 3),
        (evidence.printed_errors, "koreksi", 31),
        (evidence.all_missing, "belum-ada", 31),
    ],
)
def test_a_file_holds_the_whole_list(compose, name, fewest, shipped_store: Store):
    data = Data(shipped_store)
    records = compose(data, data.scope("64"), speak("id")).records
    assert (records.name, records.is_whole) == (name, True)
    content = csv_file(records.columns, records.rows, {"title": records.title})
    first, rest = content.decode("utf-8-sig").split("\n", 1)
    assert f"title: {name}" in first
    written = list(csv.DictReader(io.StringIO(rest)))
    assert len(written) == len(records.rows) >= fewest
    assert tuple(written[0]) == records.columns


def test_the_file_of_a_whole_list_names_no_month_and_no_definition():
    page = opened(region="64")
    names = [part.proto.label for part in page.get("download_button")]
    assert len(names) == 8
