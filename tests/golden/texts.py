"""Files that the project makes, as text that can be read and compared line by line."""

import csv
import hashlib
import io
import json
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docx import Document
from docx.table import Table
from pptx import Presentation
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

_WIDTH = 112
_MANY = 12  # a list of more records has one on a line
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SVG_SPACE = "{http://www.w3.org/2000/svg}"


def file_text(path: Path) -> list[str]:
    """Return a file, or the names in a folder, as lines.

    Documents and tables are read as their readers have them; no picture is.
    """
    if path.is_dir():
        return sorted(
            str(file.relative_to(path)) for file in path.rglob("*") if file.is_file()
        )
    content = path.read_bytes()
    reader = _READERS.get(path.suffix, _plain)
    return [line.rstrip() for line in reader(content)]


def json_text(value: Any, indent: str = "") -> Iterator[str]:
    """Yield a document's lines: short values on one, of a long list one a record.

    Keys stand as they were given; a comma at a line's end is left out.
    """
    inline = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or len(indent) + len(inline) <= _WIDTH:
        yield inline
        return
    is_table = isinstance(value, list) and len(value) > _MANY
    yield "{" if isinstance(value, dict) else "["
    for key, part in _parts(value):
        lines = [json.dumps(part, ensure_ascii=False)] if is_table else None
        first, *rest = lines or json_text(part, indent + "  ")
        yield f"  {key}{first}"
        yield from (f"  {line}" for line in rest)
    yield "}" if isinstance(value, dict) else "]"


def _parts(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield f'"{key}": ', part
    else:
        yield from (("", part) for part in value)


def _plain(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()


def _json(content: bytes) -> list[str]:
    return list(json_text(json.loads(content)))


def _csv(content: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    return [" | ".join(row) for row in rows]


def _pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    about = reader.metadata or {}
    yield f"title: {about.get('/Title')}; language: {reader.trailer['/Root']['/Lang']}"
    for number, page in enumerate(reader.pages, start=1):
        yield f"-- page {number}"
        yield from page.extract_text().splitlines()


def _formats(packed: zipfile.ZipFile) -> list[str]:
    """Return the number format of each style of a workbook."""
    root = ElementTree.fromstring(packed.read("xl/styles.xml"))  # noqa: S314
    named = {
        found.attrib["numFmtId"]: found.attrib["formatCode"]
        for found in root.iter(f"{_MAIN}numFmt")
    }
    styles = root.find(f"{_MAIN}cellXfs")
    assert styles is not None
    ids = [style.attrib["numFmtId"] for style in styles]
    return [named.get(one, "" if one == "0" else f"format {one}") for one in ids]


def _xlsx(content: bytes) -> Iterator[str]:
    """Yield each row of each sheet: value, formula, and number format where it is."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        formats = _formats(packed)
        for place, name in enumerate(book.sheet_names, start=1):
            yield f"-- sheet {name}"
            found: dict[str, tuple[str, str]] = {}
            sheet = packed.read(f"xl/worksheets/sheet{place}.xml")
            for cell in ElementTree.fromstring(sheet).iter(f"{_MAIN}c"):  # noqa: S314
                formula = cell.findtext(f"{_MAIN}f")
                shape = formats[int(cell.attrib.get("s", 0))]
                said = f" ={formula}" if formula is not None else ""
                found[cell.attrib["r"]] = said, f" [{shape}]" if shape else ""
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for number, row in enumerate(rows, start=1):
                cells = []
                for column, value in enumerate(row):
                    said, shape = found.get(f"{_column(column)}{number}", ("", ""))
                    is_number = isinstance(value, float)
                    shown = f"{value:.12g}" if is_number else str(value)
                    shown = shown.replace("\n", " / ")
                    cells.append(f"{shown}{said}{shape if is_number else ''}")
                yield f"{number}: {' | '.join(cells).rstrip(' |')}"


def _column(place: int) -> str:
    assert place < 26, "more columns than letters"
    return chr(ord("A") + place)


def _table(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    for row in rows:
        yield "| " + " | ".join(" / ".join(cell.split("\n")) for cell in row)


def _docx(content: bytes) -> Iterator[str]:
    file = Document(io.BytesIO(content))
    yield f"title: {file.core_properties.title}"
    for section in file.sections:
        for name, part in (("head", section.header), ("foot", section.footer)):
            yield from (f"{name}: {one.text}" for one in part.paragraphs if one.text)
    for part in file.iter_inner_content():
        if isinstance(part, Table):
            yield from _table([cell.text for cell in row.cells] for row in part.rows)
            xml = part._element.xml
        else:
            style = part.style.name if part.style else ""
            mark = f"{style}: " if style.startswith(("Heading", "Title")) else ""
            if part.text.strip():
                yield from f"{mark}{part.text}".splitlines()
            xml = part._element.xml
        for words in re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', xml):
            yield f"(picture: {words})"


def _pptx(content: bytes) -> Iterator[str]:
    deck = Presentation(io.BytesIO(content))
    for number, slide in enumerate(deck.slides, start=1):
        yield f"-- slide {number}"
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (line.text for line in shape.text_frame.paragraphs)
            elif shape.has_table:
                rows = shape.table.rows
                yield from _table([cell.text for cell in row.cells] for row in rows)
            elif shape.has_chart:
                yield from _chart(shape.chart)
            words = shape._element._nvXxPr.cNvPr.get("descr")
            if words:
                yield f"(picture: {words})"
        if slide.has_notes_slide:
            notes = slide.notes_slide.notes_text_frame.text
            yield from (f"note: {line}" for line in notes.splitlines())


def _chart(chart: Any) -> Iterator[str]:
    if chart.has_title:
        yield f"chart: {chart.chart_title.text_frame.text}"
    for plot in chart.plots:
        labels = "with labels" if plot.has_data_labels else "without labels"
        yield f"chart {type(plot).__name__} {labels}"
        for series in plot.series:
            named = zip(plot.categories, series.values, strict=True)
            for category, value in named:
                shown = "-" if value is None else f"{value:.12g}"
                yield f"  {series.name}: {category} = {shown}"


def _png(content: bytes) -> list[str]:
    width, height = struct.unpack(">II", content[16:24])
    return [f"{width} x {height}"]


def _svg(content: bytes) -> Iterator[str]:
    """Yield size and texts, and a digest: letters that are drawn have no text."""
    root = ElementTree.fromstring(content)  # noqa: S314
    digest = hashlib.sha256(content).hexdigest()[:16]
    yield f"{root.get('width')} x {root.get('height')}, drawing {digest}"
    for found in root.iter():
        tag = found.tag.removeprefix(_SVG_SPACE)
        if tag in ("text", "title", "desc"):
            text = " ".join("".join(found.itertext()).split())
            if text:
                yield f"{tag}: {text}"


def _zip(content: bytes) -> Iterator[str]:
    """Yield the names, and the text of what no other file of the brief says."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        yield from packed.namelist()
        for name in ("readme.txt", "datapackage.json"):
            yield f"-- {name}"
            yield from _READERS.get(Path(name).suffix, _plain)(packed.read(name))


def _is_number(text: str | None) -> bool:
    return bool(text) and re.fullmatch(r"-?[0-9.]+(e[+-]?[0-9]+)?", text) is not None


def _search(content: bytes) -> Iterator[str]:
    """Yield what is searched of each page: how many lines of which block, a digest."""
    text = content.decode().partition("=")[2].rstrip(";\n")
    for name, title, also, blocks in json.loads(text):
        digest = hashlib.sha256(json.dumps(blocks).encode()).hexdigest()[:12]
        lines = ", ".join(f"{key or 'answer'} {len(lines)}" for key, _, lines in blocks)
        yield f"{name} | {title} | {also} | {lines} | {digest}"


class _Page(HTMLParser):
    """A page of the copy: a line a block, a table row or a text of a drawing."""

    _LINES = frozenset(
        (
            *("p", "h1", "h2", "h3", "li", "tr", "pre", "summary", "caption"),
            *("title", "text", "desc", "section", "details"),
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line: list[str] = []
        self._href: list[str | None] = []
        self._is_quiet = False

    def _end(self) -> None:
        text = " ".join("".join(self._line).split())
        if text:
            self.lines.append(text)
        self._line = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("style", "script"):
            self._is_quiet = True
        if tag in self._LINES:
            self._end()
        marks = {"h1": "# ", "h2": "## ", "li": "- ", "tr": "| "}
        self._line.append(marks.get(tag, ""))
        if tag in ("td", "th", "div", "span"):
            self._line.append(" ")
        if tag in ("td", "th") and _is_number(given.get("data-order")):
            self._line.append(f"[{float(given['data-order'] or 0):.8g}] ")
        if tag == "section":
            self._line.append(f"<section {given.get('id')}>")
            self._end()
        if tag == "a":
            self._href.append(given.get("href"))
        for name in ("aria-label", "title", "placeholder"):
            if given.get(name) and tag != "a" and given.get("role") != "region":
                self._line.append(f" ({name}: {given[name]}) ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._is_quiet = False
        if tag == "a" and self._href:
            href = self._href.pop()
            self._line.append(f" <{href}>" if href else "")
        if tag in ("td", "th"):
            self._line.append(" |")
        if tag in self._LINES:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._is_quiet:
            self._line.append(data)


def _html(content: bytes) -> list[str]:
    page = _Page()
    page.feed(content.decode())
    page._end()
    return page.lines


_READERS = {
    ".csv": _csv,
    ".docx": _docx,
    ".html": _html,
    ".js": _search,
    ".json": _json,
    ".pdf": _pdf,
    ".png": _png,
    ".pptx": _pptx,
    ".svg": _svg,
    ".xlsx": _xlsx,
    ".zip": _zip,
}
