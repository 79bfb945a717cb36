"""One block, one truth: every writer says the same of it, for six regions.

Each block of a topic's list is composed once, written in every form and read back: its
finding, its rows, its sources, and why it has no figure. Paper, which has little room,
has the block's short form: its finding is the block's own.
"""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from docx import Document as WordFile
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from cakupan import topics
from cakupan.blocks import Block, Records, Source, Spread
from cakupan.data import Data, Definition
from cakupan.data.store import Store
from cakupan.topics.coverage import blocks as coverage
from cakupan.wording import speak
from cakupan.writers import csv as csv_writer
from cakupan.writers import html as html_writer
from cakupan.writers import json as json_writer
from cakupan.writers.docx import docx_file
from cakupan.writers.pdf import pdf_file
from cakupan.writers.pptx import pptx_file
from cakupan.writers.values import plain, plain_value
from cakupan.writers.xlsx import document_file
from tests import written

TODAY = date(2026, 11, 21)
# The nation, provinces with much, with little and beyond 100 %, one of 2022, a regency.
REGIONS = ("00", "64", "65", "31", "94", "64.03")
ASKED = [(code, "id") for code in REGIONS] + [("64", "en"), ("64.03", "en")]
Composed = Callable[[str, str], tuple[Block, ...]]


@pytest.fixture(scope="module")
def composed(shipped_store: Store) -> Composed:
    """Return what the topics say of a region, each block once."""
    data = Data(shipped_store, today=TODAY)

    @cache
    def of(code: str, lang: str) -> tuple[Block, ...]:
        scope = data.scope(code, Definition(), date(2023, 12, 31))
        found = [topics.block(c, data, scope, speak(lang)) for c in coverage.BLOCKS]
        return tuple(block for block in found if block is not None)

    return of


def squeezed(text: str) -> str:
    """Return text without spaces and hyphens: forms break their lines as they need."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def of_markup(text: str) -> str:
    return squeezed(html.unescape(re.sub(r"<[^>]+>", "", text)))


def cells(block: Block) -> Iterator[str]:
    """Yield every text of a block's table; a line of values needs no heads."""
    if block.sheet is None:
        return
    heads = () if block.sheet.kind == "strip" else (block.sheet.heads,)
    for row in (*heads, *block.sheet.rows):
        for cell in row:
            yield from filter(None, (cell.text, cell.note, cell.strong))


def said(block: Block) -> Iterator[str]:
    """Yield what a block says: it and the blocks within it."""
    for part in block.walk():
        yield from (part.finding, part.missing)
        yield from (note.text for note in part.notes)


def missing_from(shown: str, texts: Iterator[str]) -> list[str]:
    return [text for text in texts if squeezed(text) not in shown]


def script() -> None:
    """Write the blocks of the session; pictures and files are handed in elsewhere."""
    import streamlit as st

    from cakupan.writers.page import Page

    Page(
        href=lambda address: f"./{address.page}?region={address.region_code}",
        follow=lambda way: st.html(f"<p>{way.text}</p>"),
        offer=lambda records: None,
        draw=lambda picture, key, alt: None,
    ).write(*st.session_state["blocks"])


@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_a_page_says_what_its_blocks_say(composed, code, lang):
    page = AppTest.from_function(script)
    page.session_state["blocks"] = composed(code, lang)
    page.run()
    assert not page.exception
    markup = "\n".join(part.proto.body for part in page.get("html"))
    shown = of_markup(markup)
    for block in composed(code, lang):
        assert missing_from(shown, said(block)) == [], block.key
        for part in block.walk():
            assert missing_from(shown, cells(part)) == [], block.key
            ids = " ".join(part.sources)
            assert not ids or f'data-sources="{ids}"' in markup, block.key


@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_a_copy_says_what_its_blocks_say(composed, code, lang):
    blocks = composed(code, lang)
    page = html_writer.Page("index.html", lang, "Page", blocks=blocks)
    markup = html_writer.page_html(page, written.FRAME)
    shown = of_markup(markup)
    for block in blocks:
        assert missing_from(shown, said(block)) == [], block.key
        for part in block.walk():
            assert missing_from(shown, cells(part)) == [], block.key
            ids = " ".join(part.sources)
            assert not ids or f'data-sources="{ids}"' in markup, block.key


def document(blocks: tuple[Block, ...], lang: str):
    ids = dict.fromkeys(
        source_id
        for block in blocks
        for part in block.walk()
        for source_id in part.sources
    )
    return replace(
        written.DOCUMENT,
        lang=lang,
        spreads=tuple(Spread((block,)) for block in blocks),
        sources=tuple(Source(key, f"Document {key}") for key in ids),
        worksheets=(),
    )


def in_pdf(made) -> str:
    reader = PdfReader(io.BytesIO(pdf_file(made)))
    # What stands at the foot of each page may part a sentence that goes on.
    pages = [page.extract_text().replace(made.foot, "") for page in reader.pages]
    return "".join(re.sub(r"\d+ / \d+\s*$", "", text.strip()) for text in pages)


def in_docx(made) -> str:
    file = WordFile(io.BytesIO(docx_file(made)))
    texts = [paragraph.text for paragraph in file.paragraphs]
    texts += [cell.text for table in file.tables for cell in table._cells]
    return " ".join(texts)


@pytest.mark.parametrize("read", [in_pdf, in_docx], ids=["pdf", "docx"])
@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_paper_says_what_its_blocks_say(composed, code, lang, read):
    made = document(composed(code, lang), lang)
    shown = squeezed(read(made))
    for block in made.blocks:
        short = block.brief()
        assert short.finding == block.finding
        assert missing_from(shown, said(short)) == [], block.key
        for part in short.walk():
            assert missing_from(shown, cells(part)) == [], block.key
    for source in made.sources:
        assert source.source_id in shown


@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_slides_say_what_their_blocks_find(composed, code, lang):
    made = document(composed(code, lang), lang)
    texts = []
    for slide in Presentation(io.BytesIO(pptx_file(made))).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
    shown = squeezed(" ".join(texts))
    for block in made.blocks:
        found = (text for part in block.walk() for text in (part.finding, part.missing))
        assert missing_from(shown, found) == [], block.key
    for source in made.sources:
        assert source.source_id in shown


def values(records: Records) -> list[list[str]]:
    """Return the rows behind a block as files have them."""
    rows = [
        [plain_value(row[name]) for name in records.columns] for row in records.rows
    ]
    return [["" if v is None else plain(str(v)) for v in row] for row in rows]


@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_a_workbook_says_what_its_blocks_say_with_their_rows(composed, code, lang):
    made = document(composed(code, lang), lang)
    book = CalamineWorkbook.from_filelike(io.BytesIO(document_file(made)))
    sheets = {
        name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names
    }
    shown = squeezed(
        " ".join(str(v) for rows in sheets.values() for row in rows for v in row)
    )
    for block in made.blocks:
        assert missing_from(shown, said(block.brief())) == [], block.key
        for part in block.walk():
            for row in part.records.rows if part.records else ():
                kept = (row[name] for name in part.records.columns)
                numbers = [v for v in kept if isinstance(v, int)]
                assert all(
                    isinstance(v, bool) or squeezed(str(v)) in shown for v in numbers
                ), block.key
    for source in made.sources:
        assert source.source_id in shown


@pytest.mark.parametrize(("code", "lang"), ASKED)
def test_csv_and_json_have_the_rows_behind_a_block(composed, code, lang):
    blocks = composed(code, lang)
    found = json.loads(json_writer.text(json_writer.blocks(*blocks)))
    for block in blocks:
        made = csv_writer.block_file(block, {}).decode("utf-8-sig")
        first, _newline, table = made.partition("\n")
        kept = found[block.key]
        assert kept["finding"] == block.finding
        assert kept["sources"] == list(block.sources)
        assert (kept["absence"] or {}).get("text", "") == (
            block.absence.text if block.absence else ""
        )
        assert missing_from(squeezed(first), iter((block.finding,))) == []
        for source_id in block.sources:
            assert source_id in first
        if block.records is not None:
            rows = list(csv.reader(io.StringIO(table)))
            assert rows[0] == list(block.records.columns)
            assert rows[1:] == values(block.records)
            assert [list(row) for row in kept["records"]["rows"]] == [
                list(block.records.columns)
            ] * len(block.records.rows)
