"""Check one cell against its column's format, and say a fault by its place."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from cakupan import vocabulary
from cakupan.data.intake import personal
from cakupan.data.intake.schema import Column
from cakupan.errors import Phrase, Phrases, SourceFileError

# Whole numbers are counts, months, years and rupiah: none is below zero, and none
# has more digits than the store keeps. Nine digits hold every Indonesian.
_INTEGER = re.compile(r"[0-9]{1,18}")
_PERSONS = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]+)?")
_PERCENT = re.compile(r"(1000(\.0+)?|[0-9]{1,3}(\.[0-9]+)?)")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = "url"
# Keys of figures stand beside each other with spaces between them.
_KEYS = frozenset({"row_id", "statement_id", "cohort_id", "source_id", "supersedes"})
_MOST_FAULTS_SHOWN = 5


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


@dataclass(frozen=True)
class Fault:
    """One fault of a table file, by place."""

    row: int
    column: str
    found: str | Phrase
    expected: str | Phrase

    @property
    def phrase(self) -> Phrase:
        """Return the fault as a part of an error's sentence."""
        return Phrase(
            _("row {row}, column {column}: expected {expected}, found {found}"),
            {
                "row": self.row,
                "column": self.column,
                "expected": self.expected,
                "found": self.found,
            },
        )


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):  # Python reads 2023-W52-7 too, the store does not
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_TYPE_CHECKS: dict[str, tuple[Callable[[str], object], str]] = {
    "text": (lambda _text: True, _("text")),
    "scope": (
        vocabulary.is_scope,
        _("segments among {segments} in this order, as PU+BPU, or as_stated"),
    ),
    "persons": (
        _PERSONS.fullmatch,
        _("a whole number without separators, as 1358649"),
    ),
    "rupiah": (
        _INTEGER.fullmatch,
        _("whole rupiah without separators or words, as 655200000"),
    ),
    "integer": (_INTEGER.fullmatch, _("a whole number without separators, as 1358649")),
    "number": (_NUMBER.fullmatch, _("a number with a decimal point, as 49.74")),
    "percent": (
        _PERCENT.fullmatch,
        _("a percent from 0 to 1000 with a decimal point and no sign, as 49.74"),
    ),
    "date": (_is_date, _("a date, as 2023-12-31")),
    "month": (_MONTH.fullmatch, _("a month, as 2023-12")),
    # Spreadsheets write them in capitals.
    "boolean": (lambda text: text.lower() in ("true", "false"), _("true or false")),
}
_NUMERIC = frozenset({"persons", "rupiah", "integer", "number", "percent"})
_MONEY = frozenset({"rupiah", "number"})  # a figure as published may be money


def personal_data_in(column: Column, text: str) -> str | None:
    """Return what personal data a cell holds, as a message; None if none."""
    if column.type in _NUMERIC:
        return personal.of_number(text, is_money=column.type in _MONEY)
    return personal.of_text(text, is_address=column.name == _ADDRESS)


def _is_narrow(column: Column) -> bool:
    """Return whether what fits the column can be nobody's data.

    A date, a code of a list and nine digits have no room for it.
    """
    if column.type == "text":
        return bool(column.allowed)
    return column.type == "persons" or column.type not in _NUMERIC


def _invisible(text: str) -> Phrase | None:
    """Return what in a cell cannot be seen and would make two of one value."""
    if text.isprintable() and text == text.strip():
        return None
    for char in text:
        if unicodedata.category(char) in ("Cc", "Cf") and char != "\n":
            code = f"U+{ord(char):04X}"
            return Phrase(_("a character that cannot be seen ({code})"), {"code": code})
    if text != text.strip():
        return Phrase(_("spaces before or after the value"))
    return None


def fault_of(column: Column, text: str, row: int) -> Fault | None:
    """Return what is wrong with a cell, whose content is quoted only if it may be.

    Args:
        column: its documented format.
        text: the cell as it stands in the file.
        row: its line.
    """
    if text == "":
        if not column.is_required:
            return None
        empty, filled = _("an empty cell"), _("a filled cell")
        return Fault(row, column.name, Phrase(empty), Phrase(filled))
    is_well_formed, expected = _TYPE_CHECKS[column.type]
    is_allowed = not column.allowed or text in column.allowed
    if _is_narrow(column) and is_well_formed(text) and is_allowed:
        return None
    kept = personal_data_in(column, text)
    if kept:
        return Fault(row, column.name, Phrase(kept), Phrase(_("no personal data")))
    hidden = _invisible(text)
    if hidden:
        wanted = _("a value without spaces around it or hidden characters")
        return Fault(row, column.name, hidden, Phrase(wanted))
    if column.name in _KEYS and " " in text:
        wanted = _("a key without spaces in it, as K-64.01-2026-10-PU")
        return Fault(row, column.name, personal.shown(text), Phrase(wanted))
    if not is_well_formed(text):
        if column.type == "persons" and _INTEGER.fullmatch(text):
            expected = _("a number of persons, of nine digits at most")
        listed = ", ".join(s.code for s in vocabulary.segments() if s.kind == "segment")
        said = Phrase(expected, {"segments": listed})
        return Fault(row, column.name, personal.shown(text), said)
    if not is_allowed:
        allowed = " | ".join(column.allowed)
        return Fault(row, column.name, personal.shown(text), allowed)
    return None


def raise_faults(path: Path, faults: Iterable[Fault]) -> NoReturn:
    """Say up to five faults of a file.

    Raises:
        SourceFileError: always.
    """
    listed = list(faults)
    shown = [fault.phrase for fault in listed[:_MOST_FAULTS_SHOWN]]
    more = len(listed) - _MOST_FAULTS_SHOWN
    if more > 0:
        shown.append(Phrase(_("and {count} more"), {"count": more}))
    raise SourceFileError(
        "{path}: {faults}. Correct these cells; nothing was loaded.",
        path=path.name,
        faults=Phrases(shown),
    )
