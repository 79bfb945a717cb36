"""Cells that several tables of cohorts write alike, and rows and sources of blocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from cakupan import sentences
from cakupan.blocks import Cell, Records, Sheet
from cakupan.data import Row
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import StatedNumber, groups_of
from cakupan.wording import Wording, _

MOST_ROWS = 100
_MOST_OPEN = 12


def workers(row: Mapping[str, Any], words: Wording, note: str = "") -> Cell:
    """Return workers as precisely as their source gives them; a dash for none."""
    return cells.number(phrases.count(row, words), note)


def money(
    amount: int | None, words: Wording, note: str = "", precision: str | None = None
) -> Cell:
    """Return rupiah in words, the exact sum and a note under it.

    Args:
        amount: None where none is stated.
        words: the reader's words.
        note: in small type.
        precision: as its source gives it; None for a sum of ours.
    """
    if amount is None:
        return cells.number(phrases.NOT_STATED, note)
    in_words, exact = words.rupiah_words(amount), words.rupiah(amount)
    lines = (part for part in ("" if in_words == exact else exact, note) if part)
    return cells.number(phrases.loosely(precision, in_words, words), " · ".join(lines))


def payer(row: Mapping[str, Any], words: Wording) -> Cell:
    """Return who pays, and for which programmes."""
    bought = cells.programmes(row["programmes"], words)
    return Cell(upper_first(words.payer(row["payer"])), bought)


def who(row: Row, labels: Mapping[str, str], words: Wording) -> Cell:
    """Return whose workers a cohort is of, and what its source says of it."""
    status_and_note = (
        f"{upper_first(phrases.status(row, words))}. {sentences.note(row, words)}"
    )
    return Cell(groups_of(row, labels) or phrases.NOT_STATED, status_and_note.strip())


def other(row: Row, sources: cells.Sources, words: Wording) -> tuple[Cell, ...]:
    """Return a statement that differs: beside the counted one, in no sum."""
    stated = words.say(_("months not stated"))
    if row["months"]:
        stated = words.months(row["months"])
    status_and_note = (
        f"{upper_first(words.plan(row['plan_status']))}. {sentences.note(row, words)}"
    )
    return (
        Cell(words.say(_("said otherwise")), stated),
        workers(row, words, words.say(_("not counted"))),
        Cell(upper_first(words.payer(row["payer"]))),
        cells.number(phrases.NOT_STATED),
        money(row["rupiah"], words, precision=row["rupiah_precision"]),
        Cell(phrases.NOT_STATED, status_and_note),
        cells.source(row["source_id"], sources, words),
    )


def sheet(
    caption: str,
    heads: Sequence[Cell],
    rows: Sequence[tuple[Cell, ...]],
    count: int,
    words: Wording,
) -> Sheet:
    """Return a table of records: folded where there are more than a screen has.

    Args:
        caption: what it shows.
        heads: its first row.
        rows: its other rows.
        count: of what it lists, also beyond its rows.
        words: the reader's words.
    """
    return Sheet(
        caption,
        tuple(heads),
        tuple(rows),
        kind="records",
        is_folded=count > _MOST_OPEN,
        opens_as=words.say(_("All {count}"), count=count),
    )


def cut_note(count: int, words: Wording) -> str:
    """Return that a table shows only its first rows; empty where it shows all."""
    if count <= MOST_ROWS:
        return ""
    return words.say(
        _("The first {shown} of {count} rows; the download has all."),
        shown=MOST_ROWS,
        count=words.number(count),
    )


def records_of(
    name: str, columns: tuple[str, ...], rows: Iterable[Any], title: str
) -> Records:
    """Return the rows behind a table from dataclasses, by the names of their fields."""
    plain_rows = tuple(
        {field.name: getattr(row, field.name) for field in fields(row)} for row in rows
    )
    return Records(name, columns, plain_rows, title)


def source_ids(
    rows: Iterable[Mapping[str, Any]], numbers: Iterable[StatedNumber] = ()
) -> tuple[str, ...]:
    """Return the documents that some statements and stated numbers stand in."""
    ids = [row["source_id"] for row in rows]
    return tuple(dict.fromkeys([*ids, *(one.source_id for one in numbers)]))
