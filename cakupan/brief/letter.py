"""The brief as a document that an office can edit (.docx)."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cakupan.brief.archive import pinned
from cakupan.brief.content import Brief, Part
from cakupan.brief.pdf import png_of
from cakupan.wording import Wording, _, speak

_FONT = "Calibri"
_ACCENT, _QUIET, _MARK = "A33D12", "4A5057", "CD1919"
_LANGUAGES = {"id": "id-ID", "en": "en-GB"}


def docx_file(brief: Brief) -> bytes:
    """Return the brief as a document of headings, text, tables and pictures."""
    words = speak(brief.asked.lang)
    file = Document()
    _set_up(file, brief)
    file.add_heading(brief.title, level=1)
    _paragraph(file, brief.subtitle, 9, _QUIET)
    if brief.number:
        _paragraph(file, brief.number, 32, _ACCENT, bold=True)
        _paragraph(file, brief.number_of, 9, _QUIET)
        _paragraph(file, brief.answer, 12)
    else:  # without a number the sentence itself is the headline
        _paragraph(file, brief.answer, 20, _ACCENT, bold=True)
    _paragraph(file, brief.tags, 9, _QUIET)
    for line in brief.follows:
        _paragraph(file, line)
    if brief.others:
        label = words.say(_("Other figures in circulation"))
        shown = " · ".join(f"{value} {tag}" for value, tag in brief.others)
        _paragraph(file, f"{label}: {shown}", 9, _QUIET)
    for part in brief.parts:
        _block(file, part, brief)
    _queries(file, brief, words)
    _rest(file, brief, words)
    buffer = io.BytesIO()
    file.save(buffer)
    return pinned(buffer.getvalue(), brief.asked.as_of)


def _set_up(file: Any, brief: Brief) -> None:
    """Set page, type, language, head and foot."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(15)
    style = file.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(10)
    style.paragraph_format.space_after = Pt(3)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[brief.asked.lang])
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
    properties.title, properties.author = brief.title, "Cakupan"
    properties.language = _LANGUAGES[brief.asked.lang]
    properties.comments = ""
    section.footer.paragraphs[0].text = brief.foot
    if brief.mark:
        mark = section.header.paragraphs[0]
        mark.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = mark.add_run(brief.mark)
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


def _block(file: Any, part: Part, brief: Brief) -> None:
    file.add_heading(part.title, level=2)
    _paragraph(file, part.finding)
    if part.picture:
        content = io.BytesIO(png_of(part.picture.svg, brief))
        width = Mm(150) if part.key == "map" else Mm(130)
        picture = file.add_picture(content, width=width)
        # What a screen reader says of it.
        picture._inline.docPr.set("descr", part.picture.alt)
    _paragraph(file, " ".join((part.legend, part.tags)).strip(), 9, _QUIET)
    if part.table:
        heads = [column.label for column in part.table.columns]
        numbers = [column.is_number for column in part.table.columns]
        _table(file, heads, part.table.rows, numbers)
    for note in part.notes:
        _paragraph(file, note, 9, _QUIET)


def _table(
    file: Any,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[bool],
    widths: Sequence[int] = (),
) -> None:
    """Add a table; ``widths`` in millimetres where the columns need them."""
    made = file.add_table(rows=1, cols=len(heads), style="Table Grid")
    for line in (heads, *rows):
        cells = made.rows[0].cells if line is heads else made.add_row().cells
        for cell, said, is_number in zip(cells, line, numbers, strict=True):
            paragraph = cell.paragraphs[0]
            run = paragraph.add_run(said)
            run.font.size, run.font.bold = Pt(9), line is heads
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for column, width in zip(made.columns, widths, strict=False):
        for cell in column.cells:
            cell.width = Mm(width)
    file.add_paragraph()


def _queries(file: Any, brief: Brief, words: Wording) -> None:
    file.add_heading(words.say(_("Five questions to ask")), level=2)
    heads = [
        words.say(label)
        for label in (_("Question"), _("Its figure"), _("Who must answer"))
    ]
    rows = [
        (f"{number}. {query.text}", query.figure, query.office)
        for number, query in enumerate(brief.queries, start=1)
    ]
    _table(file, heads, rows, [False] * 3, (92, 50, 36))


def _rest(file: Any, brief: Brief, words: Wording) -> None:
    """Add what is in doubt, the definitions and the sources."""
    if brief.doubts:
        file.add_heading(words.say(_("What is in doubt")), level=2)
        for line in brief.doubts:
            _paragraph(file, line)
    file.add_heading(words.say(_("Definitions")), level=2)
    for name, meaning in brief.terms:
        _paragraph(file, f"{name}: {meaning}", 9)
    file.add_heading(words.say(_("Sources")), level=2)
    for source in brief.sources:
        address = f" {source.url}" if source.url else ""
        _paragraph(file, f"{source.source_id} {source.text}{address}", 8, _QUIET)
