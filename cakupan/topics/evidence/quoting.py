"""The figure as it is quoted: what it rests on, its checksum, its short text. Pure.

A quotation names the figure, its definition, its sources and the day as of which the
data are known, and closes with a token. The token holds a checksum over all of that:
who changes one digit of the figure, or the figure behind it, no longer fits it.

The checksum is the first eight hexadecimal digits of the SHA-256 of the content as
JSON: UTF-8, keys in alphabetical order, no blanks, empty parts left out. It guards
against slips and later changes, not against forgers.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cakupan import sentences, watermark
from cakupan.data.store import Row
from cakupan.topics.evidence import quotable
from cakupan.wording import Wording, _

MOST_CHARACTERS = 299
_DIGITS = 8
_TOKEN = re.compile(
    r"(?:(?P<figure>[A-Za-z0-9_][A-Za-z0-9_.-]{0,60})~)?(?P<checksum>[0-9a-f]{8})"
)
_IN_TEXT = re.compile(rf"\[Cakupan (?P<token>{_TOKEN.pattern})\]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# What of a row's columns is the figure itself; the rest tells where it stands.
_OF_A_ROW = (
    *("figure_key", "figure_table", "region_code", "vintage", "period_start"),
    *("period_end", "measure", "value_as_printed", "precision", "rupiah", "months"),
    *("target_workers", "status", "statement_kind", "plan_status", "payer"),
    *("segment_scope", "worker_group", "worker_basis", "base", "regime", "indicator"),
    "source_id",
)
_OF_COVERAGE = (
    *("region_code", "vintage", "period_end", "segment_scope", "worker_basis"),
    *("base", "base_period", "series"),
)
Content = Mapping[str, Any]


@dataclass(frozen=True)
class QuoteToken:
    """What stands in ``cite=`` of a link and at the end of a text.

    Attributes:
        checksum: eight hexadecimal digits.
        figure: key of the row that is quoted; empty for a computed coverage, which
            the link's other keys name.
    """

    checksum: str
    figure: str = ""

    def __str__(self) -> str:
        """Return the token as it is written.

        >>> str(QuoteToken("4f3a91bc")), str(QuoteToken("4f3a91bc", "F0023"))
        ('4f3a91bc', 'F0023~4f3a91bc')
        """
        return f"{self.figure}~{self.checksum}" if self.figure else self.checksum


def parse_token(text: str) -> QuoteToken | None:
    """Return a token from its writing; None if it has no such form.

    >>> parse_token("W-64.01-38-2025-08.employed~4f3a91bc").figure
    'W-64.01-38-2025-08.employed'
    >>> parse_token("4f3a91b") is None
    True
    """
    match = _TOKEN.fullmatch(text)
    return QuoteToken(match["checksum"], match["figure"] or "") if match else None


def token_in(text: str) -> QuoteToken | None:
    """Return the token of a quoted text; None if it has none."""
    match = _IN_TEXT.search(text)
    return parse_token(match["token"]) if match else None


def coverage_content(row: Row, dataset: str, known_on: date) -> dict[str, Any]:
    """Return what a computed coverage rests on, as the checksum takes it."""
    return {
        "kind": "coverage",
        "dataset": dataset,
        **{name: row[name] for name in _OF_COVERAGE},
        "numerator": row["active_workers"],
        "denominator": row["base_workers"],
        "sources": [row["source_id"], row["base_source_id"]],
        "known_on": known_on,
    }


def figure_content(row: Row, dataset: str, known_on: date) -> dict[str, Any]:
    """Return what a published figure rests on, as the checksum takes it."""
    return {
        "kind": "figure",
        "dataset": dataset,
        **{name: row[name] for name in _OF_A_ROW},
        "known_on": known_on,
    }


def canonical(content: Content) -> str:
    """Return the one writing of a content that the checksum is made from.

    >>> canonical({"b": date(2023, 12, 31), "a": 1, "c": None})
    '{"a":1,"b":"2023-12-31"}'
    """
    kept = {name: value for name, value in content.items() if value is not None}
    return json.dumps(
        kept,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=date.isoformat,
    )


def checksum(content: Content) -> str:
    """Return the checksum of a content."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()[:_DIGITS]


def coverage_text(
    row: Row,
    content: Content,
    token: QuoteToken,
    words: Wording,
    *,
    is_gap: bool = False,
) -> str:
    """Return a computed coverage as a text of under 300 characters.

    Where long names do not fit, the base, the month and the place rule are said
    shorter; the figure, the sources, the day and the token always stand.

    Args:
        row: of ``coverage__by_region``, with a figure.
        content: what its checksum is made from.
        token: what closes the text.
        words: the reader's words.
        is_gap: the figure in question is how many are not protected.
    """
    for short in range(4):
        text = words.say(
            _(
                "{region}, {month}: {figure} ({scope}; {basis}; base: {base}, "
                "{base_month}). Source: {sources}. Data as known on {day}. {token}"
            ),
            region=_cut(row["region_name"], 60),
            month=words.month(row["period_end"], short=short > 0),
            figure=_coverage(row, words, is_gap=is_gap),
            scope=_scope(row["segment_scope"], words, is_short=short > 2),
            basis=words.worker_basis(
                row["worker_basis"],
                row["worker_basis_evidence"] if short < 3 else "stated",
                short=True,
            ),
            base=words.base(row["base"], short=short > 1),
            base_month=words.month(row["base_period"], short=short > 0),
            sources=_cut(sentences.sources(row, words), 60 if short < 3 else 40),
            day=words.date(content["known_on"]),
            token=_written(token),
        )
        text = _marked(text, content["dataset"])
        if len(text) <= MOST_CHARACTERS:
            return text
    return _clipped(text, token)


def _coverage(row: Row, words: Wording, *, is_gap: bool) -> str:
    protected = words.say(
        _("{fraction} workers protected, {percent}"),
        fraction=sentences.fraction(row, words),
        percent=words.percent(row["coverage_pct"]),
    )
    total = sentences.summed(row, words)
    if total:
        protected = f"{protected}, {total}"
    # Above 100 % nobody can say how many are not protected: 0 would be a claim.
    if not is_gap or row["active_workers"] > row["base_workers"]:
        return protected
    gap = words.number(row["gap_to_universal_workers"])
    return words.say(
        _("{gap} not protected; {protected}"), gap=gap, protected=protected
    )


def _scope(scope: str, words: Wording, *, is_short: bool) -> str:
    return scope.replace("+", " + ") if is_short else words.scope(scope)


def figure_text(row: Row, content: Content, token: QuoteToken, words: Wording) -> str:
    """Return a published figure as a text of under 300 characters.

    The publisher's remark and name are cut first; the figure, the day and the token
    always stand.
    """
    for most in (120, 70, 40, 0):
        said = _cut(quotable.definition(row, words), most) if most else ""
        what = quotable.what(row, words)
        text = words.say(
            _(
                "{region}, {day}: {what} {value}{definition}. Source: {who}. Data as "
                "known on {known}. {token}"
            ),
            region=_cut(row["region_name"] or row["region_code"], 60),
            day=quotable.when(row, words),
            what=_cut(what, 80),
            value=quotable.value(row, words),
            definition=f" ({said})" if said else "",
            who=_who(row, most, words),
            known=words.date(content["known_on"]),
            token=_written(token),
        )
        text = _marked(text, content["dataset"])
        if len(text) <= MOST_CHARACTERS:
            return text
    return _clipped(text, token)


def _who(row: Row, most: int, words: Wording) -> str:
    publisher = _cut(row["source_publisher"] or row["source_id"], max(most, 30))
    return quotable.who({**row, "source_publisher": publisher}, words)


def _written(token: QuoteToken) -> str:
    return f"[Cakupan {token}]"


def _marked(text: str, dataset: str) -> str:
    """Return the text; where the figure is simulated, it says so first."""
    mark = watermark.of_dataset(dataset)
    return f"{mark}: {text}" if mark else text


def _clipped(text: str, token: QuoteToken) -> str:
    end = f"… {_written(token)}"
    return text[: MOST_CHARACTERS - len(end)] + end


def _cut(text: str, most: int) -> str:
    """Return text of at most so many characters, with an ellipsis where it was cut.

    >>> _cut("Kalimantan", 20), _cut("Kalimantan Timur", 12)
    ('Kalimantan', 'Kalimantan…')
    """
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip(" ,;(") + "…"


def bare(text: str) -> str:
    """Return a text without its token."""
    return _IN_TEXT.sub("", text)


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text as they are written.

    >>> numbers_in(bare("71,63% (2023) [Cakupan 4f3a91bc]"))
    ['71,63', '2023']
    """
    return _NUMBER.findall(text)
