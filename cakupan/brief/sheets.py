"""A table of the brief from its texts."""

from collections.abc import Sequence

from cakupan.blocks import Cell, Sheet


def of_texts(
    caption: str,
    heads: Sequence[tuple[str, bool]],
    rows: Sequence[Sequence[str]],
    shares: tuple[float, ...] = (),
    *,
    is_numbered: bool = False,
) -> Sheet:
    """Return a table of plain text.

    Args:
        caption: what it shows.
        heads: what stands at the head of each column, and whether it is of numbers.
        rows: one text a column.
        shares: as of ``Sheet``.
        is_numbered: as of ``Sheet``.
    """
    has_text = any(not is_number for _label, is_number in heads[1:])
    return Sheet(
        caption=caption,
        heads=tuple(Cell(label, is_number=is_number) for label, is_number in heads),
        rows=tuple(
            tuple(
                Cell(text, is_number=is_number)
                for text, (_label, is_number) in zip(row, heads, strict=True)
            )
            for row in rows
        ),
        kind="records" if has_text else "grid",
        is_numbered=is_numbered,
        shares=shares,
    )
