"""The brief's other files: the same figures, and formulas that recompute them."""

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from docx import Document
from pptx import Presentation
from python_calamine import CalamineWorkbook

from cakupan.blocks import Document as Brief
from cakupan.brief import files
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.brief.package import STATEMENTS
from cakupan.data import Data
from cakupan.data.memory import SHARED
from cakupan.data.store import Store
from tests.briefs import queries, with_answer

TODAY = date(2026, 11, 21)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def brief_of(store: Store, code: str, **more: object) -> Brief:
    asked = Data(store)
    return compose(asked, BriefAsked(code, TODAY, lang="en", **more))


@pytest.fixture(scope="module")
def kaltara(shipped_store: Store) -> Brief:
    return brief_of(shipped_store, "65")


@pytest.mark.parametrize("ending", files.ENDINGS)
def test_the_same_brief_gives_the_same_bytes(kaltara, ending):
    assert files.make(kaltara, ending) == files.make(kaltara, ending)


class Workbook:
    """A workbook with a small reckoner for the kinds of formulas that we write."""

    def __init__(self, content: bytes) -> None:
        self.shown = {
            name: sheet.to_python()
            for book in [CalamineWorkbook.from_filelike(io.BytesIO(content))]
            for name in book.sheet_names
            for sheet in [book.get_sheet_by_name(name)]
        }
        self.formulas: dict[tuple[str, str], str] = {}
        self.numbers: dict[tuple[str, str], float] = {}
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for place, name in enumerate(self.shown, start=1):
                sheet = packed.read(f"xl/worksheets/sheet{place}.xml")
                self._read(name, ElementTree.fromstring(sheet))  # noqa: S314

    def _read(self, name: str, root: ElementTree.Element) -> None:
        for cell in root.iter(f"{MAIN}c"):
            where = (name, cell.attrib["r"])
            formula, value = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
            if formula is not None:
                self.formulas[where] = formula.text or ""
            if value is not None and cell.attrib.get("t") != "s":
                self.numbers[where] = float(value.text or "nan")

    def reckon(self, sheet: str, cell: str) -> float:
        """Return what a cell comes to from the cells that its formula names."""
        formula = self.formulas.get((sheet, cell))
        if formula is None:
            return self.numbers[sheet, cell]

        def span(found: re.Match[str]) -> str:
            column, first, last = (
                found.group(1),
                int(found.group(2)),
                int(found.group(3)),
            )
            cells = [self.reckon(sheet, f"{column}{n}") for n in range(first, last + 1)]
            return repr(cells)

        def single(found: re.Match[str]) -> str:
            other = found.group(1) or sheet
            return repr(self.reckon(other, found.group(2) + found.group(3)))

        text = re.sub(r"\b([A-Z]+)(\d+):[A-Z]+(\d+)", span, formula)
        text = re.sub(r"(?:'([^']+)'!)?\$?([A-Z])\$?(\d+)", single, text)
        return float(eval(text, {"SUM": sum, "MAX": max}))  # noqa: S307 -- our formulas


def test_every_formula_recomputes_to_the_figure_that_is_shown(kaltara):
    book = Workbook(files.make(kaltara, "xlsx"))
    assert len(book.formulas) > 25
    for sheet, cell in book.formulas:
        assert book.reckon(sheet, cell) == pytest.approx(
            book.numbers[sheet, cell], rel=1e-12
        ), (sheet, cell)


def test_the_workbook_shows_the_figures_of_the_brief(kaltara):
    book = Workbook(files.make(kaltara, "xlsx"))
    heads, first = book.shown["Segments"][:2]
    assert dict(zip(heads, first, strict=True))["Active members"] == 245_948
    assert first[4] == pytest.approx(100 * 245_948 / 372_270)
    assert first[5] == 372_270 - 245_948
    # One point of 372,270 is 3,723 workers; twelve months at Rp16,800 each.
    assert ["One point of the employed population", 3_723, 750_556_800] in (
        book.shown["Cost"]
    )
    changed = Workbook(files.make(kaltara, "xlsx"))
    changed.numbers["Cost", "B2"] = 1
    assert changed.reckon("Cost", "C2") == 12 * 16_800


def test_a_workbook_says_of_none_above_100_percent_that_all_are_in(
    shipped_store,
):
    book = Workbook(files.make(brief_of(shipped_store, "31"), "xlsx"))
    _heads, *rows = book.shown["Segments"]
    above = [row for row in rows if row[4] > 100]
    assert any(round(row[4], 2) == 147.82 for row in above)
    assert [row[5] for row in above] == [""] * len(above)
    below = [row for row in rows if row[4] <= 100]
    assert all(row[5] == row[3] - row[2] for row in below)


def test_text_in_a_workbook_is_no_formula(shipped_store):
    brief = brief_of(shipped_store, "64.03")
    wild = "=HYPERLINK(1)"
    made = files.make(with_answer(replace(brief, title=wild), finding=wild), "xlsx")
    book = Workbook(made)
    assert all("HYPERLINK" not in formula for formula in book.formulas.values())
    assert [wild] == [row[0] for row in book.shown["Brief"][:1]]


def test_the_csv_has_each_figure_once_with_its_source(kaltara):
    text = files.make(kaltara, "csv").decode("utf-8-sig")
    about, _newline, table = text.partition("\n")
    assert about.startswith("# title: Brief: Kalimantan Utara")
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(table))}
    assert len(rows) == len(kaltara.figures.rows)
    row = rows["coverage_pct"]
    assert (row["value"], row["source_ids"]) == ("66.07", "S0006 D007")


def test_above_100_percent_no_figure_says_that_nobody_is_unprotected(
    shipped_store, kaltara
):
    """DKI Jakarta, 147.82 %: its files had 0 workers not protected."""
    jakarta = {row["key"] for row in brief_of(shipped_store, "31").figures.rows}
    assert "coverage_pct" in jakarta
    assert "gap_to_universal_workers" not in jakarta
    assert "gap_to_universal_workers" in {row["key"] for row in kaltara.figures.rows}


def test_slides_have_charts_that_can_be_edited_and_text_that_can_be_found(kaltara):
    deck = Presentation(io.BytesIO(files.make(kaltara, "pptx")))
    charts = [
        shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert len(charts) == 5
    found = {
        (category, value)
        for chart in charts
        for series in chart.plots[0].series
        for category, value in zip(
            chart.plots[0].categories, series.values, strict=True
        )
    }
    assert ("until Jan 2024", 7_000.0) in found
    # The workbook of a chart travels with it.
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in charts)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == "Brief: Kalimantan Utara"
    assert "Five questions to ask" in titles


def test_a_slide_shows_a_published_range_as_a_range(shipped_store):
    deck = Presentation(io.BytesIO(files.make(brief_of(shipped_store, "64"), "pptx")))
    plots = [s.chart.plots[0] for p in deck.slides for s in p.shapes if s.has_chart]
    named = {str(category): plot for plot in plots for category in plot.categories}
    (plot,) = [plot for name, plot in named.items() if name.startswith("65% to 68%")]
    assert not plot.has_data_labels  # the number under the dot would be one of the two
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert "Region by region" in titles
    assert "On the map" not in titles


def test_simulated_files_say_so(simulation_store):
    brief = brief_of(simulation_store, "65", dataset="simulasi")
    assert files.file_name(brief, "xlsx").startswith("SIMULASI-cakupan-risalah-65-")
    book = Workbook(files.make(brief, "xlsx"))
    assert all(name.startswith("SIMULASI ") for name in book.shown)
    assert "# SIMULASI:" in files.make(brief, "csv").decode("utf-8-sig")
    deck = Presentation(io.BytesIO(files.make(brief, "pptx")))
    assert all(
        any(s.has_text_frame and s.text_frame.text == "SIMULASI" for s in slide.shapes)
        for slide in deck.slides
    )


def test_the_document_has_the_text_pictures_with_words_and_its_language(kaltara):
    file = Document(io.BytesIO(files.make(kaltara, "docx")))
    said = "\n".join(paragraph.text for paragraph in file.paragraphs)
    cells = [cell.text for table in file.tables for cell in table._cells]
    assert kaltara.answer.finding in said
    assert all(any(row[0] in cell for cell in cells) for row in queries(kaltara))
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', file.element.xml)
    assert len(described) == len(file.inline_shapes) == 4
    assert 'w:val="en-GB"' in file.styles["Normal"].element.xml


def test_the_package_describes_its_tables_and_holds_the_sql(kaltara):
    content = files.make(kaltara, "zip")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        about = json.loads(packed.read("datapackage.json"))
        for resource in about["resources"]:
            table = packed.read(resource["path"])
            digest = hashlib.sha256(table).hexdigest()
            assert resource["hash"] == f"sha256:{digest}"
            lines = table.decode("utf-8-sig").splitlines()
            heads = next(line for line in lines if not line.startswith("#"))
            names = [field["name"] for field in resource["schema"]["fields"]]
            assert heads.split(",") == names
        names = set(packed.namelist())
        assert {"readme.txt", "cakupan-risalah-65-2023-12-en.pdf"} <= names
        assert b"coverage_pct" in packed.read("sql/coverage__by_region.sql")


def test_the_package_names_every_statement_that_a_brief_asks(
    shipped_store, monkeypatch
):
    asked = set()
    read = type(shipped_store).rows

    def rows(store, name, **params):
        asked.add(name)
        return read(store, name, **params)

    monkeypatch.setattr(type(shipped_store), "rows", rows)
    SHARED.clear()  # what was asked before is asked again
    for code in ("00", "65", "64.03", "33.12"):
        brief_of(shipped_store, code)
    assert {f"reads/{name}" for name in STATEMENTS} == asked


def test_a_range_has_both_ends_and_no_single_value_in_the_files(shipped_store):
    brief = brief_of(shipped_store, "64")
    lines = files.make(brief, "csv").decode("utf-8-sig").splitlines()[1:]
    rows = {row["key"]: row for row in csv.DictReader(lines)}
    # Kaltim, July 2023: 65-68 %, about 50 %; end of 2025: more than 50 %.
    ranged = rows["stated_pct F0550"]
    assert (ranged["value"], ranged["as_published"]) == ("", "65% to 68%")
    assert (ranged["value_low"], ranged["value_high"]) == ("65.0", "68.0")
    said = {row["as_published"] for row in rows.values()}
    assert {"about 50%", "more than 50%"} <= said
    computed = rows["coverage_pct"]
    assert (computed["as_published"], computed["precision"]) == ("", "computed")
