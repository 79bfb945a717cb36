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

from cakupan.data import Data, definitions
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.coverage.documents import CoverageDocument, coverage_document
from cakupan.topics.evidence import quoted_text, quoting, since
from cakupan.topics.evidence.documents import (
    ChangesSinceQuoted,
    FigureDocument,
    QuotationDocument,
    VerifiedQuotation,
    changed_figure,
    figure_document,
)
from cakupan.topics.evidence.quoting import QuoteToken
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
        row: the figure's row, of ``coverage__by_region`` or ``citation__rows``.
        content: what its checksum is made from.
        token: what closes the text and stands in the link.
        known_on: day as of which the data are known.
    """

    row: Row
    content: Mapping[str, Any]
    token: QuoteToken
    known_on: date

    def text(self, words: Wording, *, is_gap: bool = False) -> str:
        """Return the short text, under 300 characters; of a coverage or of its gap."""
        own = (self.row, self.content, self.token, words)
        if self.token.figure:
            return quoting.figure_text(*own)
        return quoting.coverage_text(*own, is_gap=is_gap)


def of_coverage(row: Row, dataset: str, known_on: date) -> Cited:
    """Return the quotation of a computed coverage that has a figure."""
    content = quoting.coverage_content(row, dataset, known_on)
    return Cited(row, content, QuoteToken(quoting.checksum(content)), known_on)


def of_figure(row: Row, dataset: str, known_on: date) -> Cited:
    """Return the quotation of a published figure."""
    content = quoting.figure_content(row, dataset, known_on)
    token = QuoteToken(quoting.checksum(content), row["figure_key"])
    return Cited(row, content, token, known_on)


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


def document(cited: Cited, data: Data, words: Wording) -> QuotationDocument:
    """Return a quotation as the command line prints it."""
    text, dataset = cited.text(words), data.dataset
    return QuotationDocument(
        text=text,
        characters=len(text),
        link=f"{PAGE}?{urlencode(params(cited, dataset, words.lang), safe=',')}",
        token=str(cited.token),
        checksum=cited.token.checksum,
        known_on=cited.known_on,
        canonical=quoting.canonical(cited.content),
        figure=_figure(cited.row, data),
    )


def _figure(row: Row | None, data: Data) -> CoverageDocument | FigureDocument | None:
    if row is None:
        return None
    if "coverage_pct" in row:
        return coverage_document(row, data.sources)
    return figure_document(row)


def cite_figure(data: Data, figure_key: str) -> Cited:
    """Return the quotation of a row of our data.

    Raises:
        NotPublishedError: no row has this key on that day.
    """
    day = data.pinned_day
    rows = data.on(day).rows("citation__rows", figure_keys=[figure_key])
    if not rows:
        raise NotPublishedError(
            "No row of our data has the key '{key}' as known on {day}. Take one from "
            "the register of figures that disagree, or from a page.",
            "not_published",
            {"absence_reason": "not_published", "figure": figure_key},
            key=figure_key,
            day=day.isoformat(),
        )
    return of_figure(rows[0], data.dataset, day)


@dataclass(frozen=True)
class Quotation:
    """A link or text that somebody quotes, read.

    Attributes:
        token: its token.
        keys: keys of its link; empty where there is none.
        text: the quoted words without the link.
    """

    token: QuoteToken
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
    token = quoting.parse_token(keys.get("cite", "")) or quoting.token_in(said)
    if token is None:
        raise BadInputError(
            "Expected a quotation: a link with cite=..., or a text that ends in "
            "[Cakupan ...] with eight hexadecimal digits. Found neither. Paste the "
            "whole text or the whole link."
        )
    return Quotation(token, keys, said)


def verify(data: Data, quotation: Quotation, words: Wording) -> VerifiedQuotation:
    """Return whether a quotation fits the data, and what has changed since."""
    found = _found(data, quotation)
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
    been = _since(data, cited) if cited else None
    sentences: tuple[str, ...] = ()
    if been:
        sentences = (since.of_now(been, words), *since.lines(been, words))
    return VerifiedQuotation(
        status=status,
        sentence=words.say(SENTENCES[status]),
        checksum=quotation.token.checksum,
        checksum_of_data=cited.token.checksum if cited else None,
        numbers_not_of_the_figure=tuple(foreign),
        known_on=cited.known_on if cited else None,
        text_of_data=cited.text(words) if cited else "",
        figure=_figure(cited.row, data) if cited else None,
        since=sentences,
        changes=_changes(been, data) if been else None,
    )


def _changes(been: since.Since, data: Data) -> ChangesSinceQuoted:
    return ChangesSinceQuoted(
        is_changed_since=been.is_changed,
        figure_now=_figure(been.now, data),
        changes=tuple(map(changed_figure, been.changes)),
        corrections=tuple(row["correction_id"] for row in been.corrections),
        conflicts=tuple(row["conflict_id"] for row in been.conflicts),
    )


def _since(data: Data, cited: Cited) -> since.Since:
    if cited.token.figure:
        return since.of_figure(data.on(cited.known_on), cited.token.figure)
    row = cited.row
    return since.of_coverage(
        data.on(cited.known_on),
        row["region_code"],
        row["vintage"],
        Definition(tuple(row["segment_scope"].split("+")), row["base"]),
        row["period_end"],
    )


def _foreign(quotation: Quotation, cited: Cited) -> list[str]:
    """Return the numbers of a quoted text that its figure does not have."""
    if not quoting.token_in(quotation.text):
        return []
    lists = [
        quoting.numbers_in(quoting.bare(cited.text(speak(lang), is_gap=True)))
        for lang in LANGUAGES
    ]
    said = quoting.numbers_in(quoting.bare(quotation.text))
    strange = [[part for part in said if part not in own] for own in lists]
    return min(strange, key=len)


def _found(data: Data, quotation: Quotation) -> list[Cited]:
    """Return the figures that a quotation may be about, the likeliest first."""
    if quotation.token.figure:
        days = quoted_text.days_of(quotation.keys, quotation.text)
        day = days[-1] if days else data.pinned_day
        rows = data.on(day).rows("citation__rows", figure_keys=[quotation.token.figure])
        return [of_figure(row, data.dataset, day) for row in rows]
    candidates = (
        _of_link(data, quotation.keys)
        if quotation.keys
        else _of_text(data, quotation.text)
    )
    found = []
    for cited in candidates:
        found.append(cited)
        if cited.token == quotation.token:
            return [cited]
    return found


def _of_link(data: Data, keys: Mapping[str, str]) -> Iterator[Cited]:
    definition = Definition(
        definitions.parse_segments(keys.get("segments", "PU,BPU,JAKON")),
        definitions.parse_base(keys.get("base", definitions.DEFAULT_BASE)),
    )
    region = data.regions.find(keys.get("region", "00"))
    period = definitions.parse_period(keys["period"]) if keys.get("period") else None
    days = quoted_text.days_of(keys, "")
    day = days[-1] if days else data.pinned_day
    scope = data.on(day).scope(region, definition, period, keys.get("vintage", "auto"))
    yield from _coverage(data, scope.region, definition, scope.period_end, day)


def _of_text(data: Data, text: str) -> Iterator[Cited]:
    """Yield every figure whose words all stand in a text."""
    days = quoted_text.days_of({}, text)
    if not days:
        return
    for definition in quoted_text.definitions_in(text):
        months = data.on(days[-1]).rows(
            "enrolment__periods", segments=definition.segments
        )
        ends = dict.fromkeys(row["period_end"] for row in months)
        for period_end in quoted_text.months_in(text, ends):
            for region in quoted_text.regions_in(text, data.regions):
                yield from _coverage(data, region, definition, period_end, days[-1])


def _coverage(
    data: Data, region: Region, definition: Definition, period_end: date, day: date
) -> Iterator[Cited]:
    (row,) = data.on(day).rows(
        "coverage__by_region",
        region=region.region_code,
        vintage=region.vintage,
        period_end=period_end,
        segments=definition.segments,
        base=definition.base,
    )
    if row["coverage_pct"] is not None:
        yield of_coverage(row, data.dataset, day)
