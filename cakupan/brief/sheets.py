"""A table of the brief from its texts."""

from collections.abc import Sequence
from dataclasses import replace

from cakupan.blocks import Block, Cell, Sheet
from cakupan.charts import Bar, Bars, Unit


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


def with_bars(block: Block, named: int, column: int, unit: Unit = "percent") -> Block:
    """Return a block with a column of its table drawn, for slides alone.

    On paper the table says the same in less room.

    Args:
        block: in the form that the document has room for; it has a table.
        named: column that names the rows.
        column: of the numbers; its cells have an ``order``.
        unit: of the numbers.
    """
    table = block.sheet
    if table is None:
        return block
    bars = tuple(
        Bar(row[named].text, float(row[column].order or 0), row[column].text)
        for row in table.rows
        if isinstance(row[column].order, int | float)
    )
    picture = Bars(block.finding, bars, unit, name=table.heads[column].text)
    return replace(block, picture=picture, short=block) if bars else block
