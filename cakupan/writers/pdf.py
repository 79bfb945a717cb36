"""A document as PDF: tagged, text as text, the same bytes each time.

Typst sets it; everything that is said travels as JSON and is never markup. Typst is
imported here and only when a document is made.
"""

import functools
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from cakupan.blocks import Block, Document, Sheet
from cakupan.wording import _, speak
from cakupan.writers.drawn import svg_of
from cakupan.writers.fontsigns import showable
from cakupan.writers.values import columns_of, text_of

PAGES = 2
_HERE = Path(__file__).resolve().parent
_FONTS = _HERE / "fonts"
_SIZES = 8  # of the template, from usual to smallest


@functools.cache
def _compiler(template: str) -> Any:
    """Return the engine with our fonts alone, so that every machine sets alike."""
    import typst

    return typst.Compiler(
        input=_HERE / template,
        root=_HERE,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
    )


def pdf_file(document: Document) -> bytes:
    """Return a document as PDF/UA-1, in the largest type in which it has two pages."""
    data = _data(document)
    made = b""
    for tight in range(_SIZES):
        made, pages = _set(
            document, "document.typ", {"data": data, "tight": str(tight)}
        )
        if pages <= PAGES:
            break
    return made


def _set(
    document: Document, template: str, inputs: dict[str, str]
) -> tuple[bytes, int]:
    engine = _compiler(template)
    made: bytes = engine.compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="ua-1",
        timestamp=_moment(document),
    )
    return made, int(json.loads(engine.query("<pages>", field="value", one=True)))


def picture_file(document: Document, kind: Literal["png", "svg"]) -> bytes:
    """Return the card: 1,080 pixels square, for messages."""
    made: bytes = _compiler("card.typ").compile(
        format=kind,
        ppi=144,
        sys_inputs={"data": _data(document)},
        timestamp=_moment(document),
    )
    return made


def png_of(svg: str, document: Document) -> bytes:
    """Return a drawing as PNG, 960 pixels wide."""
    made: bytes = _compiler("picture.typ").compile(
        format="png", ppi=144, sys_inputs={"svg": svg}, timestamp=_moment(document)
    )
    return made


def _data(document: Document) -> str:
    """Return what the template says, in signs that our fonts have."""
    data = json.dumps(template_data(document), ensure_ascii=False)
    return showable(data, _FONTS)


def _moment(document: Document) -> datetime:
    day = document.day
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def template_data(document: Document) -> dict[str, Any]:
    """Return a document as plain data for the template."""
    words, answer, others = speak(document.lang), document.answer, document.others
    spreads: list[dict[str, Any]] = []
    for spread in document.spreads:
        if spread.begins_page and spreads:
            spreads[-1]["ends_page"] = True
        blocks = [block.brief() for block in spread.blocks]
        spreads.append(
            {
                "blocks": [_block(block) for block in blocks],
                "shares": list(spread.shares or (1,) * len(blocks)),
                "pictures": list(spread.picture_shares or (1,) * len(blocks)),
                "wide": [
                    block.key for block in blocks if block.key in spread.wide_tables
                ],
                "begins_page": spread.begins_page,
                "ends_page": False,
            }
        )
    rows = others.sheet.rows if others and others.sheet else ()
    return {
        "lang": document.lang,
        "title": document.title,
        "subtitle": document.subtitle,
        "mark": document.mark,
        "number": answer.number,
        "number_of": answer.number_of,
        "answer": answer.finding,
        "tags": answer.tags,
        "follows": [" ".join(filter(None, (n.text, n.tags))) for n in answer.notes],
        "others_title": others.title if others else "",
        "others": [{"value": row[0].text, "tag": row[1].text} for row in rows],
        "spreads": spreads,
        "card": _block(document.card) if document.card else None,
        "terms": [list(term) for term in document.terms],
        "sources": [
            {"id": source.source_id, "text": source.text, "url": _address(source.url)}
            for source in document.sources
        ],
        "foot": document.foot,
        "words": {
            "terms": words.say(_("Definitions")),
            "sources": words.say(_("Sources")),
        },
    }


def _address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _block(block: Block) -> dict[str, Any]:
    picture = block.picture
    legend = picture.legend if picture and isinstance(picture.legend, str) else ""
    notes = [
        {
            "text": " ".join((*filter(None, (note.text, note.tags)),)),
            "is_doubt": note.weight == "doubt",
        }
        for note in block.notes
    ]
    if block.missing:
        notes.insert(0, {"text": block.missing, "is_doubt": True})
    return {
        "key": block.key,
        "title": block.title,
        "finding": block.finding,
        "tags": " ".join(filter(None, (legend, block.tags))),
        "svg": svg_of(picture, block.finding) if picture else "",
        "alt": block.finding or block.title,
        "table": _table(block.sheet),
        "notes": notes,
        "foot": block.foot,
        "parts": [_block(part) for part in block.parts],
    }


def _table(sheet: Sheet | None) -> dict[str, Any] | None:
    if sheet is None or not (sheet.heads or sheet.rows):
        return None
    return {
        "columns": [
            {"label": text_of(head), "number": head.is_number}
            for head in columns_of(sheet)
        ],
        "rows": [[text_of(cell) for cell in row] for row in sheet.rows],
        "shares": list(sheet.shares),
        "is_numbered": sheet.is_numbered,
        "has_heads": bool(sheet.heads),
    }
