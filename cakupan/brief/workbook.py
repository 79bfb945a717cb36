"""The brief as a workbook: ratios, gaps, costs and months are formulas that recompute.

Each formula is written with its result, so that a viewer that does not compute shows
the same. Text stays text: nothing from data is read as a formula.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from cakupan import __version__, watermark
from cakupan.brief.content import Brief, Ledger
from cakupan.data.definitions import KNOWN_NOW
from cakupan.wording import Wording, _, speak

_WIDEST = 90
_LINE = 15  # points that a line of text is high
_A4 = 9


class _Sheet:
    """A sheet that is filled from the top, line by line."""

    def __init__(self, book: "_Book", title: str, widths: Sequence[int]) -> None:
        self._book = book
        mark = book.mark
        self.name = f"{mark} {title}"[:31] if mark else title[:31]
        self._sheet = book.file.add_worksheet(self.name)
        self._widths = widths
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self.line = 0
        if mark:
            self._sheet.set_header(f"&C&B{watermark.FILE_LINE}")
            self._sheet.set_footer(f"&C&B{watermark.FILE_LINE}")
            self.row([watermark.FILE_LINE], "head")

    def head(self, *labels: str) -> None:
        """Write the heads of a table."""
        self.row(labels, "head")

    def row(self, values: Sequence[Any], style: str = "") -> int:
        """Write a line; numbers as numbers, the rest as text. Return its number."""
        if not style:
            self._sheet.set_row(self.line, _LINE * self._lines(values))
        for place, value in enumerate(values):
            if isinstance(value, bool) or value is None:
                continue
            if isinstance(value, int):
                self._sheet.write_number(self.line, place, value, self._style("whole"))
            elif isinstance(value, float):
                self._sheet.write_number(self.line, place, value, self._style("exact"))
            elif isinstance(value, Formula):
                self._sheet.write_formula(
                    self.line,
                    place,
                    value.text,
                    self._style(value.style),
                    value.result,
                )
            else:
                kind = style or "text"
                self._sheet.write_string(
                    self.line, place, str(value), self._style(kind)
                )
        self.line += 1
        return self.line - 1

    def _lines(self, values: Sequence[Any]) -> int:
        """Return how many lines the longest text of a row takes in its column."""
        texts = zip(values, self._widths, strict=False)
        needed = (ceil(len(t) / wide) for t, wide in texts if isinstance(t, str))
        return max([1, *needed])

    def cell(self, line: int, column: int) -> str:
        """Return the address of a cell of this sheet, for a formula elsewhere."""
        name = self.name.replace("'", "''")
        return f"'{name}'!{xl_rowcol_to_cell(line, column, True, True)}"

    def _style(self, name: str) -> Any:
        return self._book.styles[name]


class Formula:
    """A formula with its result.

    Attributes:
        text: as ``=B2/C2``.
        result: what it gives.
        style: ``whole`` or ``exact``.
    """

    def __init__(self, text: str, result: float | int, style: str = "whole") -> None:
        """Keep formula and result together."""
        self.text, self.result, self.style = text, result, style


class _Book:
    def __init__(self, buffer: io.BytesIO, mark: str) -> None:
        settings = {"in_memory": True, "strings_to_formulas": False}
        self.file = xlsxwriter.Workbook(buffer, settings)
        self.mark = mark
        self.styles = {
            "text": self.file.add_format({"text_wrap": True, "valign": "top"}),
            "head": self.file.add_format({"bold": True, "bottom": 1}),
            "title": self.file.add_format({"bold": True, "font_size": 16}),
            "whole": self.file.add_format({"num_format": "#,##0", "valign": "top"}),
            "exact": self.file.add_format({"num_format": "0.00", "valign": "top"}),
        }


def xlsx_file(brief: Brief) -> bytes:
    """Return the brief as a workbook."""
    buffer = io.BytesIO()
    book = _Book(buffer, brief.mark)
    day = brief.asked.as_of
    book.file.set_properties(
        {
            "title": f"{brief.mark} {brief.title}".strip(),
            "author": "Cakupan",
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    )
    words = speak(brief.asked.lang)
    _summary(book, brief, words)
    rates = _rates(book, brief.ledger, words)
    _ratios(book, brief.ledger, words)
    _costs(book, brief.ledger, rates, words)
    _covers(book, brief.ledger, words)
    _goals(book, brief.ledger, words)
    _queries(book, brief, words)
    _figures(book, brief, words)
    _sources(book, brief, words)
    book.file.close()
    return buffer.getvalue()


def _summary(book: _Book, brief: Brief, words: Wording) -> None:
    sheet = _Sheet(book, words.say(_("Brief")), (34, _WIDEST))
    sheet.row([brief.title], "title")
    sheet.row([words.say(_("Definition")), brief.subtitle])
    sheet.row([words.say(_("Answer")), brief.answer])
    sheet.row([words.say(_("Tags and age")), brief.tags])
    for line in brief.follows:
        sheet.row([words.say(_("What follows")), line])
    for value, tag in brief.others:
        label = words.say(_("Other figures in circulation"))
        sheet.row([label, f"{value} {tag}"])
    for part in brief.parts:
        sheet.row(
            [part.title, " ".join((part.finding, part.tags, *part.notes)).strip()]
        )
    for line in brief.doubts:
        sheet.row([words.say(_("What is in doubt")), line])
    for name, meaning in brief.terms:
        sheet.row([name, meaning])


def _ratios(book: _Book, ledger: Ledger, words: Wording) -> None:
    """Write coverage and gap of each pair of segments and base, as formulas."""
    sheet = _Sheet(book, words.say(_("Segments")), (26, 34, 14, 14, 12, 16, 18))
    sheet.head(
        words.say(_("Segments")),
        words.say(_("Base")),
        words.say(_("Active members")),
        words.say(_("Base, people")),
        words.say(_("Coverage, %")),
        words.say(_("Not protected yet")),
        words.say(_("Source")),
    )
    for ratio in ledger.ratios:
        at = sheet.line + 1
        sheet.row(
            [
                ratio.scope,
                ratio.base,
                ratio.active,
                ratio.workers,
                Formula(f"=100*C{at}/D{at}", ratio.percent, "exact"),
                Formula(f"=MAX(0,D{at}-C{at})", max(0, ratio.workers - ratio.active)),
                ", ".join(ratio.source_ids),
            ]
        )


def _rates(book: _Book, ledger: Ledger, words: Wording) -> str:
    """Write the rate of each month; return the address of their sum, empty without."""
    if not ledger.rates:
        return ""
    sheet = _Sheet(book, words.say(_("Rates")), (16, 22))
    sheet.head(words.say(_("Month")), words.say(_("Rupiah a worker")))
    lines = [sheet.row([month, rupiah]) for month, rupiah in ledger.rates]
    total = sum(rupiah for _month, rupiah in ledger.rates)
    formula = Formula(f"=SUM(B{lines[0] + 1}:B{lines[-1] + 1})", total)
    last = sheet.row([words.say(_("Twelve months")), formula])
    return sheet.cell(last, 1)


def _costs(book: _Book, ledger: Ledger, rates: str, words: Wording) -> None:
    """Write what is needed; a change of the workers changes the money."""
    sheet = _Sheet(book, words.say(_("Cost")), (52, 16, 22))
    sheet.head(
        words.say(_("What")), words.say(_("Workers")), words.say(_("Twelve months, Rp"))
    )
    year = sum(rupiah for _month, rupiah in ledger.rates)
    for _key, name, workers in ledger.needs:
        at = sheet.line + 1
        money = Formula(f"=B{at}*{rates}", workers * year) if rates else None
        sheet.row([name, workers, money])


def _covers(book: _Book, ledger: Ledger, words: Wording) -> None:
    """Write the cohorts: worker-months, and how many workers for a year they make."""
    sheet = _Sheet(
        book, words.say(_("Cohorts")), (28, 34, 12, 12, 10, 12, 16, 16, 18, 12, 20)
    )
    sheet.head(
        words.say(_("Region")),
        words.say(_("Paid by")),
        words.say(_("Workers")),
        words.say(_("First month")),
        words.say(_("Months")),
        words.say(_("Last month")),
        words.say(_("Worker-months")),
        words.say(_("Workers for a year")),
        words.say(_("Money stated, Rp")),
        words.say(_("Source")),
        words.say(_("Workers as published")),
    )
    for cover in ledger.covers:
        at = sheet.line + 1
        months = (cover.workers or 0) * (cover.months or 0)
        dated = bool(months)
        sheet.row(
            [
                cover.region,
                cover.payer,
                cover.workers,
                cover.first_month,
                cover.months,
                cover.last_month,
                Formula(f"=C{at}*E{at}", months) if dated else None,
                Formula(f"=G{at}/12", months / 12) if dated else None,
                cover.rupiah,
                cover.source_id,
                cover.as_published,
            ]
        )


def _goals(book: _Book, ledger: Ledger, words: Wording) -> None:
    """Write the targets; points are missing only against the same indicator."""
    sheet = _Sheet(book, words.say(_("Targets")), (26, 14, 12, 16, 16, 16, 12, 18))
    sheet.head(
        words.say(_("Target of")),
        words.say(_("Due")),
        words.say(_("Target, %")),
        words.say(_("Latest of the same indicator")),
        words.say(_("Describes")),
        words.say(_("Points missing")),
        words.say(_("National")),
        words.say(_("Source")),
    )
    for goal in ledger.goals:
        at = sheet.line + 1
        latest = None if goal.latest is None else float(goal.latest)
        missing = None
        if goal.latest is not None:
            points = Fraction(goal.target) - Fraction(goal.latest)
            missing = Formula(f"=C{at}-D{at}", float(points), "exact")
        sheet.row(
            [
                goal.regime,
                goal.due_on.isoformat(),
                float(goal.target),
                latest,
                goal.latest_on.isoformat() if goal.latest_on else None,
                missing,
                words.say(_("yes")) if goal.is_national else words.say(_("no")),
                ", ".join(goal.source_ids),
            ]
        )


def _queries(book: _Book, brief: Brief, words: Wording) -> None:
    sheet = _Sheet(book, words.say(_("Questions")), (70, 50, 36, 20))
    sheet.head(
        words.say(_("Question")),
        words.say(_("Its figure")),
        words.say(_("Who must answer")),
        words.say(_("Source")),
    )
    for query in brief.queries:
        ids = ", ".join(query.source_ids)
        sheet.row([query.text, query.figure, query.office, ids])


def _figures(book: _Book, brief: Brief, words: Wording) -> None:
    sheet = _Sheet(book, words.say(_("All figures")), (34, 34, 18, 20, 10, 60, 18, 18))
    sheet.head(
        words.say(_("Key")),
        words.say(_("Figure")),
        words.say(_("Value")),
        words.say(_("As published")),
        words.say(_("Unit")),
        words.say(_("Definition")),
        words.say(_("Describes")),
        words.say(_("Source")),
    )
    for item in brief.figures:
        sheet.row(
            [
                item.key,
                item.label,
                item.value,
                item.as_published,
                item.unit,
                item.definition,
                item.period,
                ", ".join(item.source_ids),
            ]
        )


def _sources(book: _Book, brief: Brief, words: Wording) -> None:
    sheet = _Sheet(book, words.say(_("Sources")), (14, _WIDEST, 70))
    sheet.head(words.say(_("Source")), words.say(_("Title")), words.say(_("Address")))
    for source in brief.sources:
        sheet.row([source.source_id, source.text, source.url])
    sheet.line += 1
    for key, value in metadata(brief).items():
        sheet.row([key, value])


def metadata(brief: Brief) -> dict[str, str]:
    """Return what a file says of itself: question, days, version."""
    asked = brief.asked
    known = None if asked.known_on == KNOWN_NOW else asked.known_on.isoformat()
    return {
        "title": brief.title,
        "region": f"{brief.region_code} {brief.region_name}",
        "period": brief.period_end.isoformat(),
        "segment_scope": asked.definition.scope,
        "base": asked.definition.base,
        "vintage": asked.vintage,
        "dataset": asked.dataset,
        "known_on": known or asked.as_of.isoformat(),
        "as_of": asked.as_of.isoformat(),
        "version": f"Cakupan {__version__}",
    }
