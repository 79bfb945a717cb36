"""Cells that several tables write alike: numbers, money, days, sources."""

from collections.abc import Iterable, Mapping

from cakupan import sentences
from cakupan.blocks import Cell
from cakupan.data.store import Row
from cakupan.vocabulary import AS_STATED
from cakupan.wording import Wording, _

NONE = "–"
Sources = Mapping[str, Row]


def head(text: str, note: str = "", *, is_number: bool = False) -> Cell:
    """Return a cell of a table's first row."""
    return Cell(text, note, is_number=is_number)


def number(text: str, note: str = "", order: float | None = None) -> Cell:
    """Return a cell that stands to the right."""
    return Cell(text, note, is_number=True, order=order)


def address(url: str | None) -> str:
    """Return an address that a link may lead to; empty for any other text."""
    return url if url and url.startswith(("https://", "http://")) else ""


def source(source_id: str, sources: Sources, words: Wording) -> Cell:
    """Return where a row comes from: publisher as a link, date, id of the source."""
    row = sources[source_id]
    return Cell(
        row["publisher"],
        f"{sentences.published(row, words)} · {source_id}",
        href=address(row["url"]),
        title=row["title"],
    )


def scope(row: Row, words: Wording) -> str:
    """Return the segments of a figure; empty where its publisher lists none."""
    found = row["segment_scope"]
    return "" if found == AS_STATED else words.scope(found)


def workers(count: int | None, precision: str | None, words: Wording) -> Cell:
    """Return a number of workers as precisely as its source gives it."""
    if count is None:
        return number(words.say(_("not stated")))
    said = words.number(count)
    if precision in ("about", "at_least", "at_most"):
        said = words.precise(precision, said)
    return number(said)


def rupiah(amount: int | None, precision: str | None, words: Wording) -> Cell:
    """Return money in words, the exact sum under it."""
    if amount is None:
        return number(NONE)
    said, exact = words.rupiah_words(amount), words.rupiah(amount)
    note = "" if said == exact else exact
    if precision == "about":
        said = words.precise("about", said)
    return number(said, note)


def programmes(codes: str | None, words: Wording) -> str:
    """Return the programmes that a cohort is paid for, or that its source names none.

    >>> from cakupan.wording import speak
    >>> programmes("JKK+JKM", speak("id"))
    'JKK + JKM'
    """
    return codes.replace("+", " + ") if codes else words.say(_("programmes not stated"))


def joined(parts: Iterable[str], mark: str = " ") -> str:
    """Return the parts that say something, in one line."""
    return mark.join(part for part in parts if part)


def source_ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the ids of the sources of rows, in their order, each once."""
    ids = (row["source_id"] for row in rows)
    return tuple(dict.fromkeys(source_id for source_id in ids if source_id))
