"""A table before it is written: cells of plain text. The writers escape it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["grid", "narrow", "records"]


@dataclass(frozen=True)
class Cell:
    """One place of a table.

    Attributes:
        text: what stands in it.
        strong: what follows the text in bold: a verdict.
        note: in small type under it.
        href: where the text leads.
        title: of a link, what it leads to.
        is_number: stands to the right and is not broken.
        order: what the column is sorted by, where its text is not.
    """

    text: str
    note: str = ""
    href: str = ""
    title: str = ""
    is_number: bool = False
    order: float | str | None = None
    strong: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table.

    Attributes:
        caption: what a screen reader says of it.
        heads: its first row.
        rows: one cell a head; the first of a row names it.
        kind: ``grid`` scrolls sideways, ``narrow`` is kept together, ``records``
            become lists on a phone.
        is_sortable: whether a script may sort it.
    """

    caption: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Kind = "grid"
    is_sortable: bool = False
