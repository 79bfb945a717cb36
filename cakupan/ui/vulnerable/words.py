"""Words that the blocks on vulnerable workers share: payers, plans, counts, places."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cakupan.ui.profile.table import HtmlCell, cell, paragraph
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_MOST_OPEN = 12
MOST_ROWS = 100
LOOSE = ("about", "at_least", "at_most")


def payers(codes: Iterable[str], words: Wording) -> str:
    """Return who pays, each once."""
    return words.listing(words.payer(code) for code in dict.fromkeys(codes))


def workers_of(row: Mapping[str, Any], words: Wording) -> str:
    """Return workers with their precision; a dash where nobody stated them."""
    if row["workers"] is None:
        return "–"
    number = words.number(row["workers"])
    if row["precision"] in LOOSE:
        return words.precise(row["precision"], number)
    return number


def span(row: Mapping[str, Any], words: Wording) -> str:
    """Return first to last month of a cohort, or what of them no source names.

    >>> from cakupan.wording import speak
    >>> span({"first_month": None, "months": 12}, speak("id"))
    '12 bulan, bulan awal tidak disebut'
    """
    if not row["first_month"]:
        if row["months"]:
            said = words.months(row["months"])
            return words.say(_("{months}, first month not stated"), months=said)
        return words.say(_("months not stated"))
    return words.say(
        _("{first} to {last}"),
        first=words.month(row["first_month"], short=True),
        last=words.month(row["last_month"], short=True),
    )


def region_of(row: Mapping[str, Any], question: Question) -> str:
    """Return the name of a cohort's region."""
    name = row["region_name"]
    return name if name else question.region.region_name


def money_cell(amount: int | None, words: Wording, note: str = "") -> HtmlCell:
    """Return rupiah in words with the exact number under it."""
    if amount is None:
        return cell("–", note, is_number=True)
    said, exact = words.rupiah_words(amount), words.rupiah(amount)
    lines = [part for part in ("" if said == exact else exact, note) if part]
    return cell(said, " · ".join(lines), is_number=True)


def long_table(count: int, words: Wording) -> DeltaGenerator:
    """Return where a table stands: folded where it has more rows than a screen."""
    if count <= _MOST_OPEN:
        return st.container()
    return st.expander(words.say(_("All {count}"), count=count))


def cut_note(count: int, words: Wording) -> str:
    """Return that a table shows only its first rows; empty where it shows all."""
    if count <= MOST_ROWS:
        return ""
    said = words.say(
        _("The first {shown} of {count} rows; the download has all."),
        shown=MOST_ROWS,
        count=words.number(count),
    )
    return paragraph(said, "ck-foot")
