"""What a brief says, as texts: its document read by its parts."""

from dataclasses import replace

from cakupan.blocks import Block, Cell, Document


def rows(block: Block) -> list[tuple[str, ...]]:
    """Return the texts of a block's table."""
    listed = block.sheet.rows if block.sheet else ()
    return [tuple(cell.text for cell in row) for row in listed]


def notes(block: Block) -> list[str]:
    """Return the texts of a block's notes."""
    return [note.text for note in block.notes]


def follows(brief: Document) -> list[str]:
    """Return what follows from the answer."""
    return notes(brief.answer)


def others(brief: Document) -> list[tuple[str, ...]]:
    """Return what else is said, with what it is."""
    return rows(brief.others) if brief.others else []


def queries(brief: Document) -> list[tuple[str, ...]]:
    """Return the questions: each with its figure and who must answer."""
    return rows(brief.block("questions"))


def parts(brief: Document) -> list[Block]:
    """Return the blocks of evidence: neither questions nor doubts."""
    return [b for b in brief.blocks if b.key not in ("questions", "evidence.in_doubt")]


def doubts(brief: Document) -> list[str]:
    """Return what is in doubt."""
    return [
        text for b in brief.blocks if b.key == "evidence.in_doubt" for text in notes(b)
    ]


def needs(brief: Document) -> dict[str, tuple[str, int]]:
    """Return what could be bought by its stable key: its name and the workers."""
    return {
        row["key"].removeprefix("need "): (row["label"], row["value"])
        for row in brief.figures.rows
        if row["key"].startswith("need ")
    }


def with_answer(brief: Document, **changes: str) -> Document:
    """Return a brief with another answer."""
    return replace(brief, answer=replace(brief.answer, **changes))


def with_query(brief: Document, *texts: str) -> Document:
    """Return a brief with one question alone."""
    asked = brief.block("questions")
    assert asked.sheet
    row = tuple(Cell(text) for text in texts)
    mine = replace(asked, sheet=replace(asked.sheet, rows=(row,)))
    spreads = (
        replace(s, blocks=(mine,)) if asked in s.blocks else s for s in brief.spreads
    )
    return replace(brief, spreads=tuple(spreads))
