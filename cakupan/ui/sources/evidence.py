"""Blocks of *Sources & method* that list: corrections, absences; and files of lists."""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from cakupan import watermark
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.ui import reading, simulation
from cakupan.ui.question import Question
from cakupan.ui.sources.method import heading
from cakupan.wording import Wording, _
from cakupan.wording.numbers import format_digits
from cakupan.writers.csv import csv_file
from cakupan.writers.xlsx import xlsx_file

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_FILES: dict[str, tuple[Callable[..., bytes], str]] = {
    "csv": (csv_file, "text/csv"),
    "xlsx": (
        xlsx_file,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
CORRECTION_COLUMNS = (
    "correction_id",
    "table_name",
    "figure_id",
    "column_name",
    "as_published",
    "corrected",
    "reason_id",
    "reason_en",
    "source_id",
    "source_title",
    "source_publisher",
)
ABSENCE_COLUMNS = (
    "region_code",
    "vintage",
    "region_name",
    "subject",
    "absence_reason",
    "why_id",
    "why_en",
    "who_could_supply_id",
    "who_could_supply_en",
)


def corrections(question: Question) -> None:
    """Draw known errors: as printed beside as it should read."""
    words = question.words
    heading("koreksi", words)
    if simulation.is_left_out(question.view, words):
        return
    st.write(
        words.say(
            _(
                "What a publication prints wrong stays in the data as printed. Where "
                "the right figure is known it stands beside it; where only the doubt "
                "is known, the place stays empty."
            )
        )
    )
    rows = question.data.rows("corrections__all")
    drawn = "".join(
        _folded(label, len(group), _corrected(group, words), is_open=is_own)
        for label, is_own, group in _by_place(rows, question)
    )
    st.html(f'<div class="ck-list">{drawn}</div>')
    downloads(question, "koreksi", CORRECTION_COLUMNS, rows)


def _corrected(rows: Sequence[Row], words: Wording) -> str:
    heads = (
        words.say(_("As printed")),
        words.say(_("Should read")),
        words.say(_("Why")),
        words.say(_("Source")),
    )
    lines = [
        (
            _printed(row, "as_published", words),
            _printed(row, "corrected", words) or words.say(_("not known")),
            row[f"reason_{words.lang}"],
            f"{row['source_publisher']} ({_places(row)})",
        )
        for row in rows
    ]
    caption = words.say(_("Known errors"))
    return reading.stacked(heads, lines, caption=caption, is_first_named=True)


def _printed(row: Row, column: str, words: Wording) -> str:
    """Return a printed value as the language writes it; a misprint as it stands."""
    text: str = row[column] or ""
    if row["column_name"] == "printed_caption" and column == "as_published":
        return text
    if _DAY.fullmatch(text):
        return words.date(text)
    return format_digits(text, words.lang) if _NUMBER.fullmatch(text) else text


def _places(row: Row) -> str:
    return " · ".join(part for part in (row["source_id"], row["figure_id"]) if part)


def missing(question: Question) -> None:
    """Draw what is missing: how much, by month, and each case with who could help."""
    words = question.words
    heading("belum-ada", words)
    if simulation.is_left_out(question.view, words):
        return
    st.html(_extent(question))
    rows = question.data.rows("absences__all")
    drawn = "".join(
        _folded(
            label,
            len(group),
            f"<ul>{''.join(_absence(row, words) for row in group)}</ul>",
            is_open=is_own,
        )
        for label, is_own, group in _by_place(rows, question)
    )
    st.html(f'<div class="ck-list">{drawn}</div>')
    downloads(question, "belum-ada", ABSENCE_COLUMNS, rows)


def _is_own(row: Row, question: Question) -> bool:
    own = question.region.territory_id
    return own != NATION and row["territory_id"] == own


def _by_place(
    rows: Sequence[Row], question: Question
) -> list[tuple[str, bool, list[Row]]]:
    """Return rows by place: those of the region being read, then all by level."""
    words = question.words
    groups = [(question.region_name, True, [r for r in rows if _is_own(r, question)])]
    for level in ("national", "island_group", "province", "regency"):
        of_level = [row for row in rows if _level(row, question) == level]
        name = words.level(level, plural=True)
        groups.append((name[:1].upper() + name[1:], False, of_level))
    return [group for group in groups if group[2]]


def _level(row: Row, question: Question) -> str:
    return question.index.of(row["region_code"], row["vintage"]).level


def _folded(label: str, count: int, body: str, *, is_open: bool) -> str:
    """Return a group of cases that opens; ``body`` is HTML."""
    return (
        f"<details{' open' if is_open else ''}><summary><strong>{html.escape(label)}"
        f"</strong> ({count})</summary>{body}</details>"
    )


def _absence(row: Row, words: Wording) -> str:
    who = row[f"who_could_supply_{words.lang}"]
    supply = words.say(_("Could supply it: {who}."), who=who) if who else ""
    place = "" if row["region_code"] == NATION else f"{row['region_name']}: "
    return (
        f"<li><strong>{html.escape(place)}</strong>"
        f"{html.escape(row[f'why_{words.lang}'])} "
        f'<span class="ck-place">{html.escape(supply)}</span></li>'
    )


def _extent(question: Question) -> str:
    """Return how many regions have a figure: by level, and by month."""
    words = question.words
    lines = [
        words.say(
            _(
                "{level}: {stated} of {total} have any published percent, {coverage} "
                "a coverage of all or several segments, {target} a target."
            ),
            level=words.level(row["level"], plural=True).capitalize(),
            stated=row["regions_with_statement"],
            coverage=row["regions_with_coverage"],
            target=row["regions_with_target"],
            total=row["regions_total"],
        )
        for row in question.data.rows("regions__with_figures")
    ]
    months = Counter(
        {
            (row["period_end"], row["regions_total"]): row["regions_published"]
            for row in question.periods
            if row["level"] == "province"
        }
    )
    lines += [
        words.say(
            _("{month}: participants of {published} of {total} provinces."),
            month=words.month(month),
            published=published,
            total=total,
        )
        for (month, total), published in sorted(months.items())
    ]
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>"


def downloads(
    question: Question,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
) -> None:
    """Draw the two buttons that give a whole list, as CSV and XLSX."""
    known_on = question.data.pinned_day.isoformat()
    with st.container(horizontal=True, key=f"downloads_{name}"):
        for ending, (_make, mime) in _FILES.items():
            st.download_button(
                question.words.say(_("Download {format}"), format=ending.upper()),
                data=partial(
                    list_file,
                    ending,
                    columns,
                    rows,
                    title=name,
                    dataset=question.view.dataset,
                    known_on=known_on,
                ),
                file_name=watermark.file_name(
                    f"cakupan-{name}.{ending}", question.view.dataset
                ),
                mime=mime,
                key=f"download_{name}_{ending}",
                on_click="ignore",
            )


def list_file(
    ending: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    **metadata: str,
) -> bytes:
    """Return a list as a file; a cell that holds several ids has them apart by spaces.

    Args:
        ending: ``csv`` or ``xlsx``.
        columns: names of the columns, in order.
        rows: one mapping a row.
        metadata: what the rows are, written into the file.
    """
    flat = [
        {
            name: " ".join(value) if isinstance(value, list) else value
            for name, value in row.items()
        }
        for row in rows
    ]
    return _FILES[ending][0](columns, flat, metadata)
