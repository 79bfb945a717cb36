"""Every writer writes a block whole: what stands in it is found again in each form."""

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document as WordFile
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from cakupan.blocks import Address, Block, Cell, Note, Sheet, Spread
from cakupan.ui import sheets
from cakupan.ui.address import View
from cakupan.ui.writing import href
from cakupan.wording import speak
from cakupan.writers import csv as csv_writer
from cakupan.writers import html as html_writer
from cakupan.writers import json as json_writer
from cakupan.writers import markup
from cakupan.writers.docx import docx_file
from cakupan.writers.editable import editable
from cakupan.writers.pdf import pdf_file
from cakupan.writers.pptx import pptx_file
from cakupan.writers.xlsx import document_file
from tests import written

TAG = re.compile(r"<[^>]+>")


def script() -> None:
    """Write the block of the session on a page that notes what it hands over."""
    import streamlit as st

    from cakupan.writers.markup import sheet as html_sheet
    from cakupan.writers.page import Page

    handed = st.session_state["handed"]

    def href(address):
        return f"./{address.page}?region={address.region_code}"

    def sort(sheet, key):
        handed["sheets"].append((sheet, key))
        st.html(html_sheet(sheet, href))

    page = Page(
        href=href,
        follow=lambda way: handed["ways"].append(way),
        offer=lambda records: handed["records"].append(records),
        draw=lambda picture, key, alt: handed["pictures"].append((picture, key, alt)),
        sort=sort,
    )
    if st.session_state["beside"]:
        page.write_beside(*st.session_state["blocks"], st.session_state["beside"])
    else:
        page.write(*st.session_state["blocks"])


def run(*blocks: Block, beside: tuple[int, int] | None = None) -> AppTest:
    page = AppTest.from_function(script)
    page.session_state["blocks"] = blocks
    page.session_state["beside"] = beside
    page.session_state["handed"] = {
        "ways": [],
        "records": [],
        "pictures": [],
        "sheets": [],
    }
    page.run()
    assert not page.exception
    return page


def content(page: AppTest) -> str:
    return "\n".join(part.proto.body for part in page.get("html"))


def read(text: str) -> str:
    return html.unescape(TAG.sub(" ", text))


def test_a_long_list_within_a_block_is_folded_on_a_page():
    """The overview's 23 gaps stood open at its foot, where an expander had been."""
    short = Block("a.short", "Short", notes=(Note("One."),))
    long = Block("a.long", "Long", notes=tuple(Note(f"Gap {n}.") for n in range(23)))
    shown = content(run(Block("a", "Title", parts=(short, long))))
    assert 'id="a-short" open>' in shown
    assert 'id="a-long">' in shown


def test_a_page_holds_every_text_of_a_block():
    page = run(written.BLOCK)
    shown = " ".join(
        (
            read(content(page)),
            *(found.value for found in page.subheader),
            *(way.text for way in page.session_state["handed"]["ways"]),
        )
    )
    shown = " ".join(shown.split())
    for text in written.texts():
        # Text that is stressed or a link has a mark around it.
        for piece in re.split(r"10 <workers>|71\.63%", text):
            assert " ".join(piece.split()) in shown


SORTED = Sheet(
    "Places",
    (Cell("Place", is_number=True), Cell("Region")),
    ((Cell("1", order=1, is_number=True), Cell("Kaltim", note="64")),),
    is_sortable=True,
    key_column=1,
)


def test_a_table_that_a_reader_sorts_is_handed_to_the_page():
    page = run(Block("a.places", "Title", sheet=SORTED, foot="How to read it."))
    assert page.session_state["handed"]["sheets"] == [(SORTED, "table_places")]
    assert content(page).count("<table") == 1
    assert "How to read it." in content(page)


def test_the_cell_that_names_a_row_is_its_head():
    shown = content(run(Block("a", "", sheet=replace(SORTED, is_sortable=False))))
    assert '<th scope="row">Kaltim' in shown
    assert '<th scope="row" class="ck-right">1' not in shown


def test_a_picture_stands_beside_its_table_and_nothing_is_written_twice():
    under, beside = run(written.BLOCK), run(written.BLOCK, beside=(5, 7))
    assert len(beside.columns) == 2
    assert len(beside.session_state["handed"]["pictures"]) == 1
    assert len(beside.session_state["handed"]["records"]) == 1
    assert [len(page.subheader) for page in (under, beside)] == [1, 1]
    texts = [sorted(read(content(page)).split()) for page in (under, beside)]
    assert texts[0] == texts[1]


def test_a_number_is_enlarged_where_it_stands_alone():
    """Of "2024: 4 awards" the year's last digit was made large on page and copy."""
    block = Block("a.b", "", "2024: 4 awards", number="4", is_answer=True)
    large = '2024: <strong class="ck-number">4</strong> awards'
    assert large in content(run(block))
    page = html_writer.HtmlPage(file="a.html", lang="en", title="T", answer=block)
    made = html_writer.page_html(page, written.FRAME)
    assert '2024: <strong class="number">4</strong> awards' in made


def test_a_page_escapes_what_stands_in_a_block():
    shown = content(run(written.BLOCK))
    assert "<workers>" not in shown
    assert "&lt;workers&gt;" in shown
    assert "Kutai &lt;Timur&gt;" in shown


def test_a_page_names_the_sources_of_each_finding():
    shown = content(run(written.BLOCK))
    assert 'data-sources="S0001 S0002"' in shown
    assert 'data-sources="S0003"' in shown


def test_a_page_hands_over_picture_files_and_ways():
    handed = run(written.BLOCK).session_state["handed"]
    assert handed["pictures"] == [
        (written.PERCENTS, "chart_block", written.BLOCK.finding)
    ]
    assert handed["records"] == [written.BLOCK.records]
    assert [way.text for way in handed["ways"]] == ["Another region"]


def test_a_heading_is_a_place_of_the_address():
    (heading,) = run(written.BLOCK).subheader
    assert heading.proto.anchor == "made-block"
    assert 'id="made-part"' in content(run(written.BLOCK))


def test_links_lead_outside_and_to_our_pages():
    shown = content(run(written.BLOCK))
    assert '<a href="./wilayah?region=64.04">Kutai &lt;Timur&gt;</a>' in shown
    assert 'href="https://bps.go.id/a?b=1&amp;c=2"' in shown
    assert 'href="https://example.id/d.pdf"' in shown
    unsafe = replace(
        written.BLOCK, sheet=Sheet("x", (), ((Cell("a", href="javascript:x"),),))
    )
    assert "javascript" not in content(run(unsafe))


def test_an_answer_has_its_number_in_large_type():
    answer = Block(
        "made.answer",
        "",
        "Of 9 & 10 seven, 71.63%.",
        number="71.63%",
        stressed=("9 & 10",),
        notes=(Note("It follows.", tags="with its age"),),
        is_answer=True,
    )
    shown = content(run(answer))
    assert '<p class="ck-answer">Of <strong>9 &amp; 10</strong> seven, ' in shown
    assert '<strong class="ck-number">71.63%</strong>' in shown
    assert '<p class="ck-sowhat">It follows.</p><p class="ck-tags">with' in shown


def test_a_line_without_title_is_one_of_consequence():
    shown = content(run(Block("made.line", "", "Rank 2 of 34.")))
    assert shown == '<p class="ck-sowhat">Rank 2 of 34.</p>'


def test_values_in_a_line_are_a_strip():
    sheet = Sheet(
        "Others", (), ((Cell("5%"), Cell("a & b")), (Cell("6%"), Cell("c"))), "strip"
    )
    assert markup.sheet(sheet) == (
        '<p class="ck-tags">Others</p><ul class="ck-strip">'
        "<li><b>5%</b> a &amp; b</li><li><b>6%</b> c</li></ul>"
    )


def test_a_page_names_the_colours_of_a_table_and_other_writers_none():
    shown = content(run(written.BLOCK))
    named = read(shown[shown.index("<ul style") :])
    assert "low" in named
    assert "middle" in named
    assert "low" not in read(markup.sheet(written.SHEET))


def test_a_table_of_a_page_has_colours_and_other_names_of_its_rows(monkeypatch):
    drawn = {}
    monkeypatch.setattr(
        sheets, "data_table", lambda columns, rows, **more: drawn.update(rows=rows)
    )
    over = Cell("147", is_number=True, order=147.0, tone="over", shade=4)
    plain = Cell("–", is_number=True, tone="muted")
    rows = tuple((Cell("a"), cell, Cell("")) for cell in (over, plain))
    sheet = replace(
        written.SHEET, rows=(written.SHEET.rows[0], *rows), terms=("x",) * 3
    )
    sheets.draw_sheet(sheet, "key", speak("en"))
    tones = [row.cells[1].tone for row in drawn["rows"]]
    assert tones == ["scale-5", "scale-over", "muted"]
    assert [row.terms for row in drawn["rows"]] == ["x"] * 3


def test_a_folded_table_holds_its_files():
    folded = replace(written.SHEET, is_folded=True, opens_as="Open me")
    page = run(replace(written.BLOCK, sheet=folded))
    (fold,) = page.expander
    assert fold.label == "Open me"
    assert "Kutai" in read("".join(part.proto.body for part in fold.get("html")))
    assert page.session_state["handed"]["records"] == [written.BLOCK.records]


def test_why_there_is_no_figure_is_said_once():
    text = written.BLOCK.absence.text
    said = replace(written.BLOCK, finding=f"Sorry. {text}", notes=())
    assert content(run(said)).count(html.escape(text)) == 1


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        (Address("wilayah", "64"), ("./wilayah?", "region=64", "period=2023-12")),
        (
            Address("peringkat", changes=(("segments", "PU,BPU"), ("sort", "gap"))),
            ("./peringkat?", "segments=PU,BPU", "region=65", "sort=gap"),
        ),
        (Address("wilayah", "31", "coverage.answer"), ("#coverage-answer",)),
    ],
)
def test_an_address_keeps_what_the_reader_looks_at(address, wanted):
    found = href(View(region="65", period="2023-12"), address)
    assert all(part in found for part in wanted)


def test_stressed_parts_are_found_in_the_text_alone():
    text = markup.stressed("class 5 of 5", "5", ("class",))
    assert text == ('<strong>class</strong> <strong class="ck-number">5</strong> of 5')


def test_csv_has_the_rows_behind_a_block_and_what_it_says():
    asked = replace(written.BLOCK.records, about=(("command", "cakupan rank"),))
    block = replace(written.BLOCK, records=asked)
    made = csv_writer.block_file(block, {"region": "64"}).decode("utf-8-sig")
    first, _newline, table = made.partition("\n")
    for text in (
        written.BLOCK.title,
        written.BLOCK.finding,
        written.BLOCK.tags,
        written.BLOCK.absence.text,
        "S0001 S0002",
        "region: 64",
        "command: cakupan rank",
        *(note.text for note in written.BLOCK.notes),
    ):
        assert text in first
    assert list(csv.DictReader(io.StringIO(table))) == [
        {"region_code": "64", "day": "2023-12-31", "pct": "71.63", "said": "'=1+1"},
        {"region_code": "65", "day": "2024-07-01", "pct": "", "said": "<b>tua</b>"},
    ]


def test_csv_has_the_table_of_a_block_without_rows():
    made = csv_writer.block_file(replace(written.BLOCK, records=None), {})
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))[1:]
    assert rows == [
        ["Region", "Coverage (%)", "Who"],
        ["Kutai <Timur>", "71.63 (2023)", "BPS"],
        ["Paser met", "–", "'=2+2"],
    ]


def test_json_has_every_field_of_a_block():
    made = json.loads(json_writer.text(json_writer.blocks(written.BLOCK)))
    found = made["made.block"]
    assert found["finding"] == written.BLOCK.finding
    assert found["number"] == "71.63%"
    assert found["sources"] == ["S0001", "S0002"]
    assert found["absence"]["reason"] == "not_published"
    assert found["picture"]["rows"][1]["low"] == 65.0
    assert found["sheet"]["rows"][0][0]["address"]["region_code"] == "64.04"
    assert found["parts"][0]["finding"] == written.PART.finding
    assert found["records"]["rows"][0] == {
        "region_code": "64",
        "day": "2023-12-31",
        "pct": 71.63,
        "said": "=1+1",
    }
    shown = json.dumps(made, ensure_ascii=False)
    for text in written.texts():
        assert json.dumps(text, ensure_ascii=False)[1:-1] in shown


def squeezed(text: str) -> str:
    """Return text without spaces and hyphens: a paper breaks its lines."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def in_pdf(document) -> str:
    reader = PdfReader(io.BytesIO(pdf_file(document)))
    return "".join(page.extract_text() for page in reader.pages)


def in_docx(document) -> str:
    file = WordFile(io.BytesIO(docx_file(document)))
    said = [paragraph.text for paragraph in file.paragraphs]
    said += [cell.text for table in file.tables for cell in table._cells]
    return " ".join((*said, file.sections[0].footer.paragraphs[0].text))


def in_pptx(document) -> str:
    said = []
    for slide in Presentation(io.BytesIO(pptx_file(document))).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return " ".join(said)


def in_xlsx(document) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(document_file(document)))
    rows = (
        row
        for name in book.sheet_names
        for row in (*book.get_sheet_by_name(name).to_python(), [name])
    )
    return " ".join(str(value) for row in rows for value in row)


PARTS = [written.ANSWER, written.BLOCK, written.QUESTIONS, written.DOUBTS]
OF_ALL = (
    "A made document",
    "December 2023 · PU + BPU",
    "68%",
    "stated, 2023",
    *(source.source_id for source in written.DOCUMENT.sources),
)


@pytest.mark.parametrize("read_in", [in_pdf, in_docx], ids=["pdf", "docx"])
def test_a_paper_holds_every_text_of_a_document(read_in):
    shown = squeezed(read_in(written.DOCUMENT))
    ways = {way.text for way in written.BLOCK.links}
    ways |= {way.note for way in written.BLOCK.links} | {"why"}
    for text in (
        *(text for block in PARTS for text in written.texts(block)),
        *OF_ALL,
        "Coverage",
        "members <of> the base",
        "Made on 21 November 2026",
    ):
        # Paper has no ways on; what they lead to stands in its sources.
        if text not in ways:
            assert squeezed(text) in shown, text


def test_slides_hold_findings_notes_questions_doubts_and_sources():
    shown = squeezed(in_pptx(written.DOCUMENT))
    for block in (written.ANSWER, written.BLOCK, written.PART):
        said = (block.finding, block.tags, block.missing)
        for text in (*said, *(note.text for note in block.notes), *OF_ALL):
            assert squeezed(text) in shown, text
    for text in ("Who pays?", "Rp5 & more", "TAPD", "5 or <6>?"):
        assert squeezed(text) in shown


def test_a_workbook_holds_findings_notes_rows_and_sources():
    shown = in_xlsx(written.DOCUMENT)
    for block in (written.ANSWER, written.BLOCK, written.PART, written.DOUBTS):
        said = (block.finding, block.tags, block.missing, block.foot)
        for text in (*said, *(note.text for note in block.notes), *OF_ALL):
            assert text in shown, text
    for text in ("A made block", "region_code", "71.63", "2023-12-31", "<b>tua</b>"):
        assert text in shown


def test_formulas_find_their_rows_and_the_cells_of_others():
    made = document_file(written.DOCUMENT)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert book.get_sheet_by_name("Rates").to_python()[-1] == ["Sum", 33_600.0]
    assert book.get_sheet_by_name("Cost").to_python()[-1] == ["=1+1", 2.0, 67_200.0]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        sheets = "".join(
            packed.read(name).decode()
            for name in packed.namelist()
            if name.startswith("xl/worksheets/")
        )
    assert re.findall(r"<f>([^<]+)</f>", sheets) == [
        "SUM(B2:B3)",
        "B2*'Rates'!$B$4",
    ]


def test_each_sheet_of_a_workbook_has_a_name_of_its_own_that_may_be():
    # Titles of blocks: too long, with a slash, and twice the same.
    title = "Kabupaten/kota di [Kalimantan] Timur: semua?"
    blocks = tuple(
        replace(written.BLOCK, key=f"made.{number}", title=title, parts=())
        for number in range(3)
    )
    document = replace(written.DOCUMENT, spreads=(Spread(blocks),))
    book = CalamineWorkbook.from_filelike(io.BytesIO(document_file(document)))
    assert [name for name in book.sheet_names if name.startswith("Kab")] == [
        "Kabupaten-kota di -Kalimantan-",
        "Kabupaten-kota di -Kalimantan 2",
        "Kabupaten-kota di -Kalimantan 3",
    ]


@pytest.mark.parametrize("ending", ["pdf", "docx", "pptx"])
def test_each_kind_of_chart_is_written(ending):
    make = {"pdf": pdf_file, "docx": docx_file, "pptx": pptx_file}[ending]
    for chart in written.CHARTS:
        block = Block("made.chart", "A chart", "It shows.", picture=chart)
        document = replace(written.DOCUMENT, spreads=(Spread((block,)),), card=block)
        assert make(document)


def test_an_editable_chart_has_the_values_of_the_picture():
    words = speak("en")
    found = editable(written.TIMELINE, words)
    assert found.categories == ("Aug 2022", "Aug 2023")
    assert [(s.name, s.values) for s in found.series] == [("Published <1>", (10, 20))]
    found = editable(written.PERCENTS, words)
    assert found.categories[0] == "31 Dec 2023: 71.63%"
    assert found.series[0].values == (71.634, 66.5)
    found = editable(written.PLACES, words)
    assert [s.values for s in found.series] == [(40,), (30,)]
    assert editable(written.BARS, words).series[0].values == (65.0, None)
    course = editable(written.COURSE, words)
    assert [series.values for series in course.series] == [
        (10, 12, None),
        (None, None, 13),
    ]
    assert editable(written.CALENDAR, words).series[0].values == (10,)


def test_a_page_of_a_copy_holds_every_text_of_its_blocks():
    page = html_writer.HtmlPage(
        "index.html",
        "en",
        "A page",
        answer=written.ANSWER,
        others=written.OTHERS,
        blocks=tuple(PARTS[1:]),
    )
    made = html_writer.page_html(page, written.FRAME)
    shown = " ".join(read(made).split())
    for block in PARTS:
        for text in written.texts(block):
            for piece in re.split(r"7[01]\.[06][03]%", text):
                assert " ".join(piece.split()) in shown, piece
    for text in ("68%", "stated, 2023", "Dot: published & read."):
        assert text in shown
    assert '<section id="made-block" data-sources="S0001 S0002">' in made
    assert '<a href="64.04.html">Kutai &lt;Timur&gt;</a>' in made
    assert '<strong class="number">70.00%</strong>' in made
    assert "<workers>" not in made


def test_a_block_within_another_has_one_slide_and_a_doubt_keeps_its_finding():
    said = "One says 5, the other 6."
    assert in_pptx(written.DOCUMENT).count(said) == 1
    doubtful = Block("made.doubt", "", "No two are equal.", notes=(Note("!", "doubt"),))
    spreads = (Spread((doubtful,)),)
    assert "No two are equal." in in_pptx(replace(written.DOCUMENT, spreads=spreads))
