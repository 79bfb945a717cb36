"""A figure made into a quotation, and a quotation held against the data.

What is quoted is pinned: region, division, month, segments, base, data set and the
day of the latest entry, which is what "as known today" stands for. Quoting the same
figure again gives the same link until the data change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from cakupan import citation, documents, reads, reads_evidence
from cakupan.answers import quoted, since
from cakupan.answers.starts import Asked
from cakupan.citation import Token
from cakupan.data import definitions
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row, Store
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.wording import Wording, _, speak

FITS, ALTERED, MISFIT, UNKNOWN = "fits", "altered", "does_not_fit", "not_found"
LANGUAGES = ("id", "en")
PAGE = "wilayah"
SENTENCES = {
    FITS: _("The quotation fits the data as known on that day."),
    ALTERED: _(
        "The checksum belongs to this figure, but numbers of the text are not its own: "
        "the text was changed."
    ),
    MISFIT: _(
        "The checksum does not fit the data as known on that day: the quotation was "
        "changed, or rows of that day were entered later."
    ),
    UNKNOWN: _("No figure of our data fits this quotation."),
}


@dataclass(frozen=True)
class Cited:
    """A figure with everything that a quotation of it needs.

    Attributes:
        row: the figure's row, of ``read_coverage`` or ``read_figures``.
        content: what its checksum is made from.
        token: what closes the text and stands in the link.
        known_on: day as of which the data are known.
    """

    row: Row
    content: Mapping[str, Any]
    token: Token
    known_on: date

    def text(self, words: Wording, *, is_gap: bool = False) -> str:
        """Return the short text, under 300 characters; of a coverage or of its gap."""
        own = (self.row, self.content, self.token, words)
        if self.token.figure:
            return citation.figure_text(*own)
        return citation.coverage_text(*own, is_gap=is_gap)


def of_coverage(row: Row, dataset: str, known_on: date) -> Cited:
    """Return the quotation of a computed coverage that has a figure."""
    content = citation.coverage_content(row, dataset, known_on)
    return Cited(row, content, Token(citation.checksum(content)), known_on)


def of_figure(row: Row, dataset: str, known_on: date) -> Cited:
    """Return the quotation of a published figure."""
    content = citation.figure_content(row, dataset, known_on)
    token = Token(citation.checksum(content), row["figure_key"])
    return Cited(row, content, token, known_on)


def pinned_day(store: Store, known_on: date) -> date:
    """Return the day that a quotation names: the latest entry, or the day asked for.

    Raises:
        NotPublishedError: nothing had entered by then.
    """
    if known_on != definitions.KNOWN_NOW:
        return known_on
    found = reads_evidence.read_latest_entry(store, known_on)
    return found or reads.read_first_entry(store)


def params(cited: Cited, dataset: str, lang: str) -> dict[str, str]:
    """Return every key of the permanent link, with nothing left to defaults."""
    row, own = cited.row, {}
    if not cited.token.figure:
        own = {
            "segments": row["segment_scope"].replace("+", ","),
            "base": row["base"],
        }
    return {
        "region": row["region_code"],
        "vintage": row["vintage"],
        "period": f"{row['period_end']:%Y-%m}" if row["period_end"] else "",
        "segments": ",".join(definitions.DEFAULT_SEGMENTS),
        "base": definitions.DEFAULT_BASE,
        **own,
        "dataset": dataset,
        "view": "geographic",
        "level": "province",
        "lang": lang,
        "known_on": cited.known_on.isoformat(),
        "cite": str(cited.token),
    }


def document(cited: Cited, asked: Asked, words: Wording) -> dict[str, Any]:
    """Return a quotation as the command line prints it."""
    text, dataset = cited.text(words), asked.store.dataset
    return {
        "text": text,
        "characters": len(text),
        "link": f"{PAGE}?{urlencode(params(cited, dataset, words.lang), safe=',')}",
        "token": str(cited.token),
        "checksum": cited.token.checksum,
        "known_on": cited.known_on.isoformat(),
        "canonical": citation.canonical(cited.content),
        "figure": _figure(cited.row, asked.store),
    }


def _figure(row: Row | None, store: Store) -> dict[str, Any] | None:
    if row is None:
        return None
    if "coverage_pct" in row:
        return documents.coverage_document(row, documents.sources_by_id(store))
    return quoted.figure_document(row)


def cite_figure(asked: Asked, figure_key: str) -> Cited:
    """Return the quotation of a row of our data.

    Raises:
        NotPublishedError: no row has this key on that day.
    """
    day = pinned_day(asked.store, asked.known_on)
    rows = reads_evidence.read_figures(asked.store, [figure_key], day)
    if not rows:
        raise NotPublishedError(
            "No row of our data has the key '{key}' as known on {day}. Take one from "
            "the register of figures that disagree, or from a page.",
            "not_published",
            {"absence_reason": "not_published", "figure": figure_key},
            key=figure_key,
            day=day.isoformat(),
        )
    return of_figure(rows[0], asked.store.dataset, day)


@dataclass(frozen=True)
class Quotation:
    """A link or text that somebody quotes, read.

    Attributes:
        token: its token.
        keys: keys of its link; empty where there is none.
        text: the quoted words without the link.
    """

    token: Token
    keys: Mapping[str, str]
    text: str


def read_quotation(text: str) -> Quotation:
    """Read a link, a text, or both as they were copied.

    Raises:
        BadInputError: no token is in it.
    """
    keys: dict[str, str] = {}
    words = []
    for part in text.split():
        found = dict(parse_qsl(urlsplit(part).query)) if "?" in part else {}
        if "cite" in found:
            keys = found
        else:
            words.append(part)
    said = " ".join(words)
    token = citation.parse_token(keys.get("cite", "")) or citation.token_in(said)
    if token is None:
        raise BadInputError(
            "Expected a quotation: a link with cite=..., or a text that ends in "
            "[Cakupan ...] with eight hexadecimal digits. Found neither. Paste the "
            "whole text or the whole link."
        )
    return Quotation(token, keys, said)


def verify(asked: Asked, quotation: Quotation, words: Wording) -> dict[str, Any]:
    """Return whether a quotation fits the data, and what has changed since."""
    found = _found(asked, quotation)
    fitting = next((c for c in found if c.token == quotation.token), None)
    cited = fitting or (found[0] if found else None)
    foreign = _foreign(quotation, cited) if cited else []
    status = (
        UNKNOWN
        if cited is None
        else MISFIT
        if fitting is None
        else ALTERED
        if foreign
        else FITS
    )
    result: dict[str, Any] = {
        "status": status,
        "sentence": words.say(SENTENCES[status]),
        "checksum": quotation.token.checksum,
        "checksum_of_data": cited.token.checksum if cited else None,
        "numbers_not_of_the_figure": foreign,
    }
    if cited is None:
        return result | {"text_of_data": "", "figure": None, "since": []}
    been = _since(asked.store, cited)
    return result | {
        "known_on": cited.known_on.isoformat(),
        "text_of_data": cited.text(words),
        "figure": _figure(cited.row, asked.store),
        "since": [since.of_now(been, words), *since.lines(been, words)],
        "is_changed_since": been.is_changed,
        "figure_now": _figure(been.now, asked.store),
        "changes": [quoted.change_document(change) for change in been.changes],
        "corrections": [row["correction_id"] for row in been.corrections],
        "conflicts": [row["conflict_id"] for row in been.conflicts],
    }


def _since(store: Store, cited: Cited) -> since.Since:
    if cited.token.figure:
        return since.of_figure(store, cited.token.figure, cited.known_on)
    row = cited.row
    return since.of_coverage(
        store,
        row["region_code"],
        row["vintage"],
        Definition(tuple(row["segment_scope"].split("+")), row["base"]),
        row["period_end"],
        cited.known_on,
    )


def _foreign(quotation: Quotation, cited: Cited) -> list[str]:
    """Return the numbers of a quoted text that its figure does not have."""
    if not citation.token_in(quotation.text):
        return []
    lists = [
        citation.numbers_in(citation.bare(cited.text(speak(lang), is_gap=True)))
        for lang in LANGUAGES
    ]
    said = citation.numbers_in(citation.bare(quotation.text))
    strange = [[part for part in said if part not in own] for own in lists]
    return min(strange, key=len)


def _found(asked: Asked, quotation: Quotation) -> list[Cited]:
    """Return the figures that a quotation may be about, the likeliest first."""
    if quotation.token.figure:
        days = quoted.days_of(quotation.keys, quotation.text)
        day = days[-1] if days else pinned_day(asked.store, asked.known_on)
        rows = reads_evidence.read_figures(asked.store, [quotation.token.figure], day)
        return [of_figure(row, asked.store.dataset, day) for row in rows]
    candidates = (
        _of_link(asked, quotation.keys)
        if quotation.keys
        else _of_text(asked, quotation.text)
    )
    found = []
    for cited in candidates:
        found.append(cited)
        if cited.token == quotation.token:
            return [cited]
    return found


def _of_link(asked: Asked, keys: Mapping[str, str]) -> Iterator[Cited]:
    definition = Definition(
        definitions.parse_segments(keys.get("segments", "PU,BPU,JAKON")),
        definitions.parse_base(keys.get("base", definitions.DEFAULT_BASE)),
    )
    region = asked.index.find(keys.get("region", "00"))
    period = definitions.parse_period(keys["period"]) if keys.get("period") else None
    days = quoted.days_of(keys, "")
    day = days[-1] if days else pinned_day(asked.store, asked.known_on)
    scene = reads.resolve_scene(
        asked.store,
        region.level,
        definition.segments,
        period,
        keys.get("vintage", "auto"),
        day,
        region=region,
    )
    place = reads.region_in_scene(asked.index, region.region_code, scene)
    yield from _coverage(asked, place, definition, scene.period_end, day)


def _of_text(asked: Asked, text: str) -> Iterator[Cited]:
    """Yield every figure whose words all stand in a text."""
    days = quoted.days_of({}, text)
    if not days:
        return
    for definition in quoted.definitions_in(text):
        months = reads.read_periods(asked.store, definition.segments, days[-1])
        ends = dict.fromkeys(row["period_end"] for row in months)
        for period_end in quoted.months_in(text, ends):
            for region in quoted.regions_in(text, asked.index):
                yield from _coverage(asked, region, definition, period_end, days[-1])


def _coverage(
    asked: Asked, region: Region, definition: Definition, period_end: date, day: date
) -> Iterator[Cited]:
    (row,) = reads.read_coverage(
        asked.store,
        definition,
        period_end,
        region.vintage,
        region=region.region_code,
        known_on=day,
    )
    if row["coverage_pct"] is not None:
        yield of_coverage(row, asked.store.dataset, day)
