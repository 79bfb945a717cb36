"""A document as one that an office can edit (.docx)."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cakupan.blocks import Block, Map, Sheet
from cakupan.blocks import Document as Whole
from cakupan.wording import Wording, _, speak
from cakupan.writers.archive import pinned
from cakupan.writers.drawn import svg_of
from cakupan.writers.pdf import png_of
from cakupan.writers.values import columns_of, text_of

_FONT = "Calibri"
_WIDTH = 178  # millimetres between the margins
_ACCENT, _QUIET, _MARK = "A33D12", "4A5057", "CD1919"
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def docx_file(document: Whole) -> bytes:
    """Return a document of headings, text, tables and pictures."""
    words, answer = speak(document.lang), document.answer
    file = Document()
    _set_up(file, document)
    file.add_heading(document.title, level=1)
    _paragraph(file, document.subtitle, 9, _QUIET)
    if answer.number:
        _paragraph(file, answer.number, 32, _ACCENT, bold=True)
        _paragraph(file, answer.number_of, 9, _QUIET)
        _paragraph(file, answer.finding, 12)
    else:  # without a number the sentence itself is the headline
        _paragraph(file, answer.finding, 20, _ACCENT, bold=True)
    _paragraph(file, answer.tags, 9, _QUIET)
    for note in answer.notes:
        _paragraph(file, " ".join(filter(None, (note.text, note.tags))))
    others = document.others
    if others and others.sheet:
        shown = " · ".join(
            " ".join(cell.text for cell in row) for row in others.sheet.rows
        )
        _paragraph(file, f"{others.title}: {shown}", 9, _QUIET)
    for block in document.blocks:
        _block(file, block.brief(), document)
    _rest(file, document, words)
    buffer = io.BytesIO()
    file.save(buffer)
    return pinned(buffer.getvalue(), document.day)


def _set_up(file: Any, document: Whole) -> None:
    """Set page, type, language, head and foot."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(15)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[document.lang])
    style.element.get_or_add_rPr().append(language)
    for level in (1, 2):
        heading = file.styles[f"Heading {level}"]
        heading.font.name = _FONT
        heading.font.color.rgb = RGBColor.from_string("16191D")
        # Headings name their type apart for each script.
        fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:ascii"), _FONT)
        fonts.set(qn("w:hAnsi"), _FONT)
    properties = file.core_properties
    properties.title, properties.author = document.title, "Cakupan"
    properties.language = _LANGUAGES[document.lang]
    properties.comments = ""
    section.footer.paragraphs[0].text = document.foot
    if document.mark:
        mark = section.header.paragraphs[0]
        mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = mark.add_run(document.mark)
        run.font.size, run.font.bold = Pt(40), True
        run.font.color.rgb = RGBColor.from_string(_MARK)


def _paragraph(
    file: Any, said: str, size: float = 10, colour: str = "", *, bold: bool = False
) -> None:
    if not said:
        return
    run = file.add_paragraph().add_run(said)
    run.font.size, run.font.bold = Pt(size), bold
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def _block(file: Any, block: Block, document: Whole) -> None:
    if block.title:
        file.add_heading(block.title, level=2)
    _paragraph(file, block.finding)
    picture, legend = block.picture, ""
    if picture:
        content = io.BytesIO(png_of(svg_of(picture, block.finding), document))
        is_map = isinstance(picture, Map)
        legend = "" if isinstance(picture, Map) else picture.legend
        drawn = file.add_picture(content, width=Mm(150) if is_map else Mm(130))
        # What a screen reader says of it.
        drawn._inline.docPr.set("descr", block.finding or block.title)
    _paragraph(file, " ".join((legend, block.tags)).strip(), 9, _QUIET)
    if block.sheet:
        _sheet(file, block.sheet)
    _paragraph(file, block.foot, 9, _QUIET)
    _paragraph(file, block.missing)
    for note in block.notes:
        said = " ".join(filter(None, (note.text, note.tags)))
        if note.weight == "doubt":
            _paragraph(file, said)
        else:
            _paragraph(file, said, 9, _QUIET)
    for part in block.parts:
        _block(file, part, document)


def _sheet(file: Any, sheet: Sheet) -> None:
    """Add a table; rows that are counted begin with their number."""
    columns, rows = columns_of(sheet), [[text_of(c) for c in row] for row in sheet.rows]
    if not columns:
        return
    if sheet.is_numbered:
        rows = [[f"{at}. {row[0]}", *row[1:]] for at, row in enumerate(rows, start=1)]
    width = _WIDTH / (sum(sheet.shares) or 1)
    widths = [int(width * share) for share in sheet.shares]
    _table(
        file,
        [text_of(head) for head in sheet.heads],
        rows,
        [column.is_number for column in columns],
        widths if all(widths) else (),
    )


def _table(
    file: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    widths: Sequence[int] = (),
) -> None:
    """Add a table; ``widths`` in millimetres where the columns need them."""
    made = file.add_table(rows=0, cols=len(numbers), style="Table Grid")
    for line in (heads, *rows) if heads else rows:
        for cell, said, is_number in zip(
            made.add_row().cells, line, numbers, strict=True
        ):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(said)
            run.font.size, run.font.bold = Pt(9), line is heads
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, width in zip(made.columns, widths, strict=False):
        for cell in column.cells:
            cell.width = Mm(width)
    file.add_paragraph()


def _rest(file: Any, document: Whole, words: Wording) -> None:
    """Add the definitions and the sources."""
    if document.terms:
        file.add_heading(words.say(_("Definitions")), level=2)
    for name, meaning in document.terms:
        _paragraph(file, f"{name}: {meaning}", 9)
    if document.sources:
        file.add_heading(words.say(_("Sources")), level=2)
    for source in document.sources:
        address = f" {source.url}" if source.url else ""
        _paragraph(file, f"{source.source_id} {source.text}{address}", 8, _QUIET)
