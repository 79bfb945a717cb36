"""Blocks in every form that a writer gives them, read back as a reader has them.

A form is text, table cells, rows and source ids. Whitespace and hyphens at the end of
a line say nothing, so texts are compared without them.
"""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

from docx import Document as WordFile
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from cakupan.blocks import Block, Document, Records, Source, Spread
from cakupan.wording import Wording, speak
from cakupan.writers import csv as csv_writer
from cakupan.writers import docx as docx_writer
from cakupan.writers import html as html_writer
from cakupan.writers import json as json_writer
from cakupan.writers import pdf as pdf_writer
from cakupan.writers import pptx as pptx_writer
from cakupan.writers import xlsx as xlsx_writer
from cakupan.writers.editable import editable
from cakupan.writers.values import text_of

MOST_ROWS = 9  # of a table on a slide


@dataclass(frozen=True)
class Form:
    """What a reader has of one block in one form.

    Attributes:
        said: the block as the form shows it: whole, or for little room.
        text: of the whole form.
        cells: of its tables, a line a row.
        source_ids: that stand with the block.
        rows: the rows behind it, by column; None where the form has none.
    """

    said: Block
    text: str
    cells: tuple[str, ...]
    source_ids: frozenset[str]
    rows: list[dict[str, Any]] | None = None

    def holds(self, text: str) -> bool:
        """Return whether a text stands in the form."""
        return squeezed(text) in squeezed(self.text)


# Blocks in, the form of each by its key.
Write = Callable[[Sequence[Block], str], Mapping[str, Form]]


def squeezed(text: str) -> str:
    """Return a text without whitespace and hyphens, which a line may end with.

    >>> squeezed("Sak\\u00ad\\nernas, 2018-2025")
    'Sakernas,20182025'
    """
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def lines_of(block: Block) -> list[str]:
    """Return the rows of a block's table, each as one text without spaces."""
    if block.sheet is None:
        return []
    return [row_of(map(text_of, row)) for row in block.sheet.rows]


def row_of(cells: Iterable[str]) -> str:
    """Return a table's row as one text; notes have brackets in some forms."""
    return re.sub(r"[()]", "", squeezed("".join(cells)))


# ------------------------------------------------------------------- as HTML


class _Reader(HTMLParser):
    """The text of HTML, its table rows, and the sources that elements name."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.rows: list[str] = []
        self.named: list[frozenset[str]] = []
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ids = dict(attrs).get("data-sources")
        if ids:
            self.named.append(frozenset(ids.split()))
        if tag in ("tr", "li"):
            self._row = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tr", "li") and self._row is not None:
            self.rows.append(row_of(self._row))
            self._row = None

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._row is not None:
            self._row.append(data)


def _of_html(block: Block, content: str, more: str = "") -> Form:
    found = _Reader()
    found.feed(content)
    ids = frozenset(block.sources)
    return Form(
        block,
        f"{' '.join(found.text)} {more}",
        tuple(found.rows),
        ids if ids in found.named else frozenset(),
    )


def _script() -> None:
    import streamlit as st

    from cakupan.ui.sheets import draw_sheet
    from cakupan.wording import speak
    from cakupan.writers.page import Page

    Page(
        href=lambda address: f"./{address.page}",
        follow=lambda way: None,
        offer=lambda records: st.session_state["offered"].append(records),
        draw=lambda picture, key, alt: st.session_state["drawn"].append(alt),
        sort=lambda sheet, key: draw_sheet(sheet, key, speak("id")),
    ).write(*st.session_state["blocks"])


def on_page(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write each block on a page of Streamlit; its table gives its rows as a file."""
    forms = {}
    for block in blocks:
        page = AppTest.from_function(_script)
        page.session_state["blocks"] = (block,)
        page.session_state["offered"] = offered = []
        page.session_state["drawn"] = drawn = []
        page.run()
        assert not page.exception, page.exception
        content = "\n".join(part.proto.body for part in page.get("html"))
        heads = " ".join(found.value for found in page.subheader)
        form = _of_html(block, content, heads)
        form = replace(form, cells=(*form.cells, *_sorted_rows(page)))
        assert bool(drawn) == (block.picture is not None)
        rows = [_row(records, row) for records in offered for row in records.rows]
        forms[block.key] = replace(form, rows=rows or None)
    return forms


def _sorted_rows(page: AppTest) -> list[str]:
    """Return the rows of tables that a reader sorts, as their component has them."""
    found = []
    for part in page.get("bidi_component"):
        # The program of a component is a component too, and has no data.
        for data in json.loads(part.proto.json or "[]"):
            for _key, _terms, *cells in data["rows"]:
                texts = [text for cell in cells for text in (cell[0], *cell[2:3])]
                found.append(row_of(filter(None, texts)))
    return found


_FRAME = html_writer.HtmlFrame(
    say=dict.fromkeys(
        (
            *("skip", "menu", "about", "search", "found", "nothing", "more", "others"),
            *("sort", "outside", "mark", "contents", "choose", "day", "foot"),
            *("lang_id", "lang_en"),
        ),
        "",
    ),
    css="a.css",
    script="a.js",
    data="b.js",
    home="index.html",
    about="about.html",
    mark="",
    name="",
    href=lambda address: "",
)


def as_html(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write each block as a page of a copy."""
    forms = {}
    for block in blocks:
        page = html_writer.HtmlPage(file="a.html", lang=lang, title="-")
        page = (
            replace(page, answer=block)
            if block.is_answer
            else replace(page, blocks=(block,))
        )
        forms[block.key] = _of_html(block, html_writer.page_html(page, _FRAME))
    return forms


# ---------------------------------------------------------------- as documents


def document_of(blocks: Sequence[Block], lang: str) -> Document:
    """Return a document of some blocks, an answer among them."""
    answer = next(block for block in blocks if block.is_answer)
    rest = [block for block in blocks if block is not answer]
    forms = [form for block in blocks for form in (block, block.brief())]
    ids = dict.fromkeys(part for form in forms for part in form.sources)
    return Document(
        name="blocks",
        lang=lang,
        day=date(2026, 11, 21),
        region_code="64",
        region_name="-",
        period_end=date(2023, 12, 31),
        title="-",
        subtitle="",
        mark="",
        answer=answer,
        others=None,
        spreads=tuple(Spread((block,)) for block in rest),
        sources=tuple(Source(source_id, f"({source_id})") for source_id in ids),
        terms=(),
        foot="",
        about={},
        figures=Records("figures", (), ()),
    )


def _forms(
    blocks: Sequence[Block], text: str, cells: Sequence[str], *, is_brief: bool
) -> Mapping[str, Form]:
    """Return the form of each block in a document, whose sources stand at its end."""
    forms = {}
    for block in blocks:
        said = block.brief() if is_brief and not block.is_answer else block
        ids = frozenset(part for part in said.sources if f"({part})" in text)
        forms[block.key] = Form(said, text, tuple(cells), ids)
    return forms


def as_pdf(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write blocks as PDF; the cells of a table stand one after the other."""
    content = pdf_writer.pdf_file(document_of(blocks, lang))
    text = "\n".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages)
    found = row_of([text])
    # A long cell is broken over lines, between those of its neighbours.
    cells = [
        row_of(map(text_of, row))
        for block in blocks
        for row in (block.brief().sheet.rows if block.brief().sheet else ())
        if all(row_of([text_of(cell)]) in found for cell in row)
    ]
    return _forms(blocks, text, cells, is_brief=True)


def as_docx(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write blocks as a document that an office can edit."""
    content = docx_writer.docx_file(document_of(blocks, lang))
    file = WordFile(io.BytesIO(content))
    text = "\n".join(part.text for part in file.paragraphs)
    cells = [
        row_of(cell.text for cell in row.cells)
        for table in file.tables
        for row in table.rows
    ]
    return _forms(blocks, text, cells, is_brief=True)


def as_pptx(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write blocks as slides, each with at most so many rows of its table."""
    content = pptx_writer.pptx_file(document_of(blocks, lang))
    texts, cells = [], []
    for slide in Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                for row in shape.table.rows:
                    said = "".join(cell.text for cell in row.cells)
                    cells.append(row_of([said]))
                    texts.append(said)
    forms = _forms(blocks, "\n".join(texts), cells, is_brief=False)
    words = speak(lang)
    return {key: replace(f, said=_on_slide(f.said, words)) for key, f in forms.items()}


def _on_slide(block: Block, words: Wording) -> Block:
    """Return what a slide has room for: no long table beside points."""
    table = block.sheet
    if block.picture and editable(block.picture, words).kind == "points":
        table = None
    shown = table and replace(table, rows=table.rows[:MOST_ROWS])
    return replace(block, sheet=shown)


def as_xlsx(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write blocks as a workbook: sentences, and the rows behind each."""
    content = xlsx_writer.document_file(document_of(blocks, lang))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {
        name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names
    }
    text = "\n".join(str(cell) for rows in sheets.values() for r in rows for cell in r)
    forms = _forms(blocks, text, (), is_brief=False)
    # Of a table the workbook has the rows behind it.
    return {
        key: replace(
            form, said=replace(form.said, sheet=None), rows=_listed(form, sheets)
        )
        for key, form in forms.items()
    }


def _listed(form: Form, sheets: Mapping[str, list[list[Any]]]) -> list[dict] | None:
    """Return the rows of the worksheet whose heads are a block's columns."""
    records = form.said.records
    if records is None or form.said.is_answer:
        return None
    for rows in sheets.values():
        if rows and [c for c in rows[0] if c != ""] == list(records.columns):
            listed = [dict(zip(records.columns, row, strict=False)) for row in rows[1:]]
            if [_texts(row) for row in listed] == [
                _texts(_row(records, row)) for row in records.rows
            ]:
                return [_row(records, row) for row in records.rows]
    return []


def _texts(row: Mapping[str, Any]) -> list[str]:
    """Return values as text that a workbook's and ours share."""
    return [
        f"{float(value):.2f}"
        if isinstance(value, int | float)
        else ""
        if value is None
        else str(value)
        for value in row.values()
    ]


# ------------------------------------------------------------- for programs


def _row(records: Records, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as files have it."""
    return {name: json_writer.document(row[name]) for name in records.columns}


def as_json(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write blocks as JSON."""
    read = json.loads(json_writer.text(json_writer.blocks(*blocks)))
    forms = {}
    for block in blocks:
        found = read[block.key]
        sheet = found["sheet"] or {"rows": []}
        cells = [row_of(_said(cell) for cell in row) for row in sheet["rows"]]
        records = found["records"]
        forms[block.key] = Form(
            block,
            " ".join(_strings(found)),
            tuple(cells),
            frozenset(found["sources"]),
            records["rows"] if records else None,
        )
    return forms


def _said(cell: Mapping[str, Any]) -> str:
    said = " ".join(filter(None, (cell["text"], cell["strong"])))
    return f"{said} ({cell['note']})" if cell["note"] else said


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    is_nest = isinstance(value, dict | list)
    return [text for part in parts for text in _strings(part)] if is_nest else []


def as_csv(blocks: Sequence[Block], lang: str) -> Mapping[str, Form]:
    """Write each block as CSV: what it says in the first line, then its rows."""
    forms = {}
    for block in blocks:
        content = csv_writer.block_file(block, {"lang": lang}).decode("utf-8-sig")
        about, _end, body = content.partition("\n")
        ids = re.search(r"\bsources: ([\w ]+)", about)
        lines = list(csv.reader(io.StringIO(body)))
        rows = None
        if block.records is not None:
            assert lines[0] == list(block.records.columns)
            rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
            expected = [_row(block.records, row) for row in block.records.rows]
            # A file of text has no kinds: values are compared as they are written.
            assert rows == [
                {k: "" if v is None else str(v) for k, v in row.items()}
                for row in expected
            ]
            rows = expected
        cells = [row_of(line) for line in lines[1:]]
        forms[block.key] = Form(
            replace(block, sheet=None) if block.records else block,
            html.unescape(about),
            tuple(cells),
            frozenset(ids[1].split() if ids else ()),
            rows,
        )
    return forms


WRITERS: dict[str, Write] = {
    "page": on_page,
    "html": as_html,
    "pdf": as_pdf,
    "docx": as_docx,
    "pptx": as_pptx,
    "xlsx": as_xlsx,
    "csv": as_csv,
    "json": as_json,
}
