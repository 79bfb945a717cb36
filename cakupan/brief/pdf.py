"""The brief as PDF: two A4 pages, tagged, text as text, the same bytes each time.

Typst sets it; everything that is said travels as JSON and is never markup. Typst is
imported here and only when a document is made.
"""

import functools
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from cakupan.brief.content import Brief, Part, Table
from cakupan.brief.fontsigns import showable
from cakupan.errors import CakupanError
from cakupan.wording import _, speak

PAGES = 2
_HERE = Path(__file__).resolve().parent
_FONTS = _HERE / "fonts"
_SIZES = 8  # of the template, from usual to smallest


class DocumentError(CakupanError):
    """The document engine could not set a document."""


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


def pdf_file(brief: Brief) -> bytes:
    """Return the brief as PDF/UA-1, in the largest type in which it has two pages."""
    data = _data(brief)
    made = b""
    for tight in range(_SIZES):
        made, pages = _set(brief, "brief.typ", {"data": data, "tight": str(tight)})
        if pages <= PAGES:
            break
    return made


def _set(brief: Brief, template: str, inputs: dict[str, str]) -> tuple[bytes, int]:
    engine = _compiler(template)
    made: bytes = engine.compile(
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="ua-1",
        timestamp=_moment(brief),
    )
    return made, int(json.loads(engine.query("<pages>", field="value", one=True)))


def picture_file(brief: Brief, kind: Literal["png", "svg"]) -> bytes:
    """Return the card: 1,080 pixels square, for messages."""
    made: bytes = _compiler("card.typ").compile(
        format=kind,
        ppi=144,
        sys_inputs={"data": _data(brief)},
        timestamp=_moment(brief),
    )
    return made


def png_of(svg: str, brief: Brief) -> bytes:
    """Return a drawing as PNG, 960 pixels wide."""
    made: bytes = _compiler("picture.typ").compile(
        format="png", ppi=144, sys_inputs={"svg": svg}, timestamp=_moment(brief)
    )
    return made


def _data(brief: Brief) -> str:
    """Return what the template says, in signs that our fonts have."""
    return showable(json.dumps(template_data(brief), ensure_ascii=False), _FONTS)


def _moment(brief: Brief) -> datetime:
    day = brief.asked.as_of
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def template_data(brief: Brief) -> dict[str, Any]:
    """Return the brief as plain data for the template."""
    words = speak(brief.asked.lang)
    return {
        "lang": brief.asked.lang,
        "title": brief.title,
        "subtitle": brief.subtitle,
        "mark": brief.mark,
        "number": brief.number,
        "number_of": brief.number_of,
        "answer": brief.answer,
        "tags": brief.tags,
        "follows": list(brief.follows),
        "others": [{"value": value, "tag": tag} for value, tag in brief.others],
        "is_regency": "." in brief.region_code,
        "parts": {part.key: _part(part) for part in brief.parts},
        "queries": [
            {"text": query.text, "figure": query.figure, "office": query.office}
            for query in brief.queries
        ],
        "doubts": list(brief.doubts),
        "terms": [list(term) for term in brief.terms],
        "sources": [
            {"id": source.source_id, "text": source.text, "url": _address(source.url)}
            for source in brief.sources
        ],
        "foot": brief.foot,
        "words": {
            "others": words.say(_("Other figures in circulation")),
            "queries": words.say(_("Five questions to ask")),
            "question": words.say(_("Question")),
            "figure": words.say(_("Its figure")),
            "office": words.say(_("Who must answer")),
            "doubts": words.say(_("What is in doubt")),
            "terms": words.say(_("Definitions")),
            "sources": words.say(_("Sources")),
        },
    }


def _address(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "finding": part.finding,
        "tags": " ".join(filter(None, (part.legend, part.tags))),
        "svg": part.picture.svg if part.picture else "",
        "alt": part.picture.alt if part.picture else "",
        "table": _table(part.table),
        "notes": list(part.notes),
    }


def _table(table: Table | None) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "columns": [
            {"label": column.label, "number": column.is_number}
            for column in table.columns
        ],
        "rows": [list(row) for row in table.rows],
    }
