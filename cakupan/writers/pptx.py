"""A document as slides; charts are charts of the program, which can be edited."""

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Inches, Length, Pt

from cakupan.blocks import Block, Cell, Document, Map, Sheet
from cakupan.wording import Wording, _, speak
from cakupan.writers.archive import pinned
from cakupan.writers.editable import Editable, editable
from cakupan.writers.values import columns_of, plain, text_of

_INK, _QUIET, _ACCENT = "16191D", "4A5057", "A33D12"
_PEER = "AEB5BC"
_COLOURS = ("A33D12", "5F6770", "16191D")
_FONT = "Calibri"
_LEFT, _WIDTH = Inches(0.6), Inches(12.1)
_BODY = Inches(1.95)
_FORMAT = {"percent": "0.00", "workers": "#,##0", "rupiah": "#,##0", "rank": "0"}
_KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "points": XL_CHART_TYPE.LINE_MARKERS,
}
_MOST_ROWS = 9
_MOST_DOUBTS = 3


class _Deck:
    """The slides in the making."""

    def __init__(self, document: Document) -> None:
        self.file = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(13.333), Inches(7.5)
        self._document = document
        properties = self.file.core_properties
        properties.title, properties.author = document.title, "Cakupan"
        properties.language = document.lang

    def slide(self, title: str) -> Any:
        """Add a slide with its title, the foot and the mark of the simulation."""
        made = self.file.slides.add_slide(self.file.slide_layouts[5])
        holder = made.shapes.title
        holder.left, holder.top = _LEFT, Inches(0.35)
        holder.width, holder.height = _WIDTH, Inches(0.7)
        frame = holder.text_frame
        frame.text = title
        _style(frame.paragraphs[0], 28, _INK, bold=True)
        foot = self._document.foot
        self.text(made, foot, Inches(6.98), Inches(0.35), 11, _QUIET)
        if self._document.mark:
            self.mark(made)
        return made

    def mark(self, made: Any) -> None:
        """Write the mark across a slide."""
        box = made.shapes.add_textbox(Inches(2.2), Inches(2.7), Inches(9), Inches(2))
        box.rotation = -24
        box.text_frame.text = self._document.mark
        _style(box.text_frame.paragraphs[0], 120, "F3C6C6", bold=True)

    def text(
        self,
        made: Any,
        said: str,
        top: Length,
        height: Length,
        size: float,
        colour: str = _INK,
        *,
        bold: bool = False,
    ) -> None:
        """Add plain text over the whole width."""
        box = made.shapes.add_textbox(_LEFT, top, _WIDTH, height)
        frame = box.text_frame
        frame.word_wrap = True
        frame.text = said
        for paragraph in frame.paragraphs:
            _style(paragraph, size, colour, bold=bold)

    def bytes(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        self.file.save(buffer)
        return pinned(buffer.getvalue(), self._document.day)


def _style(paragraph: Any, size: float, colour: str, *, bold: bool = False) -> None:
    font = paragraph.font
    font.size, font.bold, font.name = Pt(size), bold, _FONT
    font.color.rgb = RGBColor.from_string(colour)
    paragraph.alignment = 1


def pptx_file(document: Document) -> bytes:
    """Return a document as slides: the answer, a slide a block, the sources."""
    deck, words = _Deck(document), speak(document.lang)
    _answer(deck, document)
    for block in document.blocks:
        for part in block.walk():
            _slide(deck, part, words)
    listed = [(source.source_id, source.text) for source in document.sources]
    for start in range(0, len(listed), _MOST_ROWS):
        title = words.say(_("Sources"))
        made = deck.slide(title)
        rows = listed[start : start + _MOST_ROWS]
        heads = (words.say(_("Source")), words.say(_("Title")))
        _text_table(made, title, heads, rows, Inches(1.2), (1.6, 10.5), 12)
    return deck.bytes()


def _answer(deck: _Deck, document: Document) -> None:
    answer, others = document.answer, document.others
    made = deck.slide(document.title)
    deck.text(made, document.subtitle, Inches(1.0), Inches(0.4), 16, _QUIET)
    if answer.number:
        number = answer.number
        deck.text(made, number, Inches(1.5), Inches(1.3), 66, _ACCENT, bold=True)
        deck.text(made, answer.finding, Inches(2.85), Inches(0.9), 22)
    else:  # without a number the sentence itself is the headline
        said = answer.finding
        deck.text(made, said, Inches(1.6), Inches(1.9), 36, _ACCENT, bold=True)
    deck.text(made, answer.tags, Inches(3.75), Inches(0.9), 14, _QUIET)
    follows = "\n".join(" ".join(filter(None, (n.text, n.tags))) for n in answer.notes)
    deck.text(made, follows, Inches(4.6), Inches(1.2), 16)
    if others and others.sheet:
        shown = " · ".join(
            " ".join(cell.text for cell in row) for row in others.sheet.rows
        )
        said = f"{others.title}: {shown}"
        deck.text(made, said, Inches(5.85), Inches(0.9), 14, _QUIET)


def _slide(deck: _Deck, block: Block, words: Wording) -> None:
    """Add a block: its finding, its chart, and its table where there is room."""
    is_map = isinstance(block.picture, Map)
    # A chart that can be edited stands in for the map.
    made = deck.slide(words.say(_("Region by region")) if is_map else block.title)
    sheet = block.sheet
    doubts = [(note.text,) for note in block.notes if note.weight == "doubt"]
    if sheet and sheet.is_numbered:
        _numbered(made, block.title, sheet)
        return
    if doubts and not sheet and not block.picture and not block.finding:
        _text_table(
            made, block.title, ("",), doubts[:_MOST_DOUBTS], Inches(1.2), (12.1,), 14
        )
        return
    deck.text(made, block.finding, Inches(1.05), Inches(0.8), 18)
    notes = (" ".join(filter(None, (note.text, note.tags))) for note in block.notes)
    said = " ".join(filter(None, (block.tags, *notes, block.foot, block.missing)))
    deck.text(made, said, Inches(6.2), Inches(0.75), 12, _QUIET)
    chart = editable(block.picture, words) if block.picture else None
    # Published figures have long sources: their table stands in the other files.
    if chart and sheet and chart.kind != "points":
        _draw_chart(made, chart, _LEFT, Inches(4.8))
        _draw_table(made, sheet, Inches(5.6), 7.1)
    elif chart:
        _draw_chart(made, chart, _LEFT, _WIDTH)
    elif sheet:
        _draw_table(made, sheet, _LEFT, 12.1)


def _draw_chart(made: Any, chart: Editable, left: Length, width: Length) -> None:
    data = CategoryChartData(number_format=_FORMAT[chart.unit])
    data.categories = [plain(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(plain(series.name), list(series.values))
    drawn = made.shapes.add_chart(
        _KINDS[chart.kind], left, _BODY, width, Inches(4.2), data
    ).chart
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(12)
    small = len(chart.categories) > 12
    for axis in (drawn.category_axis, drawn.value_axis):
        axis.tick_labels.font.size = Pt(9 if small else 12)
    drawn.value_axis.has_major_gridlines = False
    if chart.kind == "bars":
        drawn.category_axis.reverse_order = True
    plot = drawn.plots[0]
    # Points are named with their figure as published, which may be a range.
    plot.has_data_labels = chart.kind != "points"
    if plot.has_data_labels:
        plot.data_labels.font.size = Pt(8 if small else 12)
        plot.data_labels.number_format = _FORMAT[chart.unit]
        plot.data_labels.number_format_is_linked = False
    for series, colour in zip(plot.series, _COLOURS, strict=False):
        _colour(series, colour, is_line=chart.kind == "points")
    if chart.own:
        _mark_own(plot.series[0], chart)


def _colour(series: Any, colour: str, *, is_line: bool) -> None:
    """Give a series its colour; points stay unjoined, because they may be unlike."""
    rgb = RGBColor.from_string(colour)
    if not is_line:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb
        return
    series.format.line.fill.background()
    series.smooth = False
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb
    series.marker.size = 10


def _mark_own(series: Any, chart: Editable) -> None:
    """Grey the peers, so that the region itself stands out."""
    series.format.fill.fore_color.rgb = RGBColor.from_string(_PEER)
    place = chart.categories.index(chart.own)
    own = series.points[place].format.fill
    own.solid()
    own.fore_color.rgb = RGBColor.from_string(_ACCENT)


def _draw_table(made: Any, sheet: Sheet, left: Length, width: float) -> None:
    columns = columns_of(sheet)
    if not columns:
        return
    heads = tuple(text_of(column) for column in columns)
    widths = tuple(width * share for share in _shares(columns))
    rows = [tuple(text_of(cell) for cell in row) for row in sheet.rows[:_MOST_ROWS]]
    size = 12 if len(heads) < 5 else 10.5
    shape = _text_table(made, sheet.caption, heads, rows, _BODY, widths, size, left)
    for place, column in enumerate(columns):
        for line in range(len(rows) + any(heads)):
            if column.is_number:
                shape.cell(line, place).text_frame.paragraphs[0].alignment = 3


def _shares(columns: Sequence[Cell]) -> list[float]:
    weights = [1.0 if column.is_number else 1.7 for column in columns]
    return [weight / sum(weights) for weight in weights]


def _text_table(
    made: Any,
    caption: str,
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    top: Length,
    widths: tuple[float, ...],
    size: float,
    left: Length = _LEFT,
) -> Any:
    """Add a table of plain text and return it."""
    with_heads = any(heads)
    count = len(rows) + with_heads
    shape = made.shapes.add_table(
        count, len(widths), left, top, Inches(sum(widths)), Inches(0.32 * count)
    )
    shape.name = caption
    table = shape.table
    table.first_row = bool(with_heads)
    for place, width in enumerate(widths):
        table.columns[place].width = Inches(width)
    lines = [heads, *rows] if with_heads else rows
    for number, line in enumerate(lines):
        for place, said in enumerate(line):
            cell = table.cell(number, place)
            cell.text = said
            cell.margin_top = cell.margin_bottom = Pt(2)
            is_head = with_heads and number == 0
            for paragraph in cell.text_frame.paragraphs:
                colour = "FFFFFF" if is_head else _INK
                _style(paragraph, size, colour, bold=bool(is_head))
            cell.fill.solid()
            fill = _QUIET if is_head else "FFFFFF"
            cell.fill.fore_color.rgb = RGBColor.from_string(fill)
    return table


def _numbered(made: Any, title: str, sheet: Sheet) -> None:
    """Add a table whose rows are counted, over the whole slide."""
    heads = ("", *(text_of(head) for head in sheet.heads))
    rows = [
        (str(number), *(text_of(cell) for cell in row))
        for number, row in enumerate(sheet.rows, start=1)
    ]
    whole = sum(sheet.shares) or len(sheet.heads)
    shares = sheet.shares or (1.0,) * len(sheet.heads)
    widths = (0.4, *(11.7 * share / whole for share in shares))
    _text_table(made, title, heads, rows, Inches(1.2), widths, 14)
