"""A quoted figure opened later: whether it fits, and what has changed since."""

from dataclasses import dataclass

from cakupan.blocks import Address, Block, Link, Note
from cakupan.data import KNOWN_NOW, NATION, Data, Row, Scope
from cakupan.topics.coverage import ask
from cakupan.topics.evidence import ask_quotation, since
from cakupan.topics.evidence.ask_quotation import (
    FITS,
    MISFIT,
    SENTENCES,
    UNKNOWN,
    Cited,
)
from cakupan.topics.evidence.quoting import QuoteToken, parse_token
from cakupan.topics.evidence.since import Since
from cakupan.wording import Wording, _

_SIGNS = {
    FITS: _("Quotation checked: it fits."),
    MISFIT: _("Quotation checked: it does not fit."),
    UNKNOWN: _("Quotation checked: not found."),
}


@dataclass(frozen=True)
class QuotedAsked:
    """What a link quotes.

    Attributes:
        cite: its token as it is written; empty for a link to a past day alone.
        of_coverage: whether the page's headline is a coverage, which a token without
            a key then quotes.
    """

    cite: str = ""
    of_coverage: bool = True


def quoted_figure(
    data: Data, scope: Scope, words: Wording, asked: QuotedAsked
) -> Block | None:
    """Return what a quoted link says: whether it fits, and what has changed since.

    None for a page that shows the data of today, or that no link quotes.
    """
    token = parse_token(asked.cite) if asked.cite else None
    is_past = data.known_on != KNOWN_NOW
    is_of_row = token is not None and bool(token.figure)
    if (token is None and not is_past) or not (asked.of_coverage or is_of_row):
        return None
    row = ask.coverage(data, scope) if asked.of_coverage else None
    cited = _quoted(data, row, token)
    been = _since(data, scope, row, token)
    if token is None and been.is_silent:
        return None
    is_foreign = token is not None and (cited is None or cited.token != token)
    said, stressed = _said(data, cited, token, been, words)
    page = "ringkasan" if scope.region.region_code == NATION else "wilayah"
    today = Link(
        words.say(_("See the figures of today")),
        Address(page, changes=(("known_on", ""),)),
    )
    return Block(
        key="evidence.quoted_figure",
        title="",
        finding=" ".join(said),
        stressed=stressed,
        notes=tuple(Note(line) for line in since.lines(been, words)),
        links=() if been.is_silent else (today,),
        fit="misses" if been.is_changed or is_foreign else "fits",
    )


def _quoted(data: Data, row: Row | None, token: QuoteToken | None) -> Cited | None:
    day = data.pinned_day
    if token is not None and token.figure:
        rows = data.on(day).rows("citation__rows", figure_keys=(token.figure,))
        return ask_quotation.of_figure(rows[0], data.dataset, day) if rows else None
    if row is None or row["coverage_pct"] is None:
        return None
    return ask_quotation.of_coverage(row, data.dataset, day)


def _since(
    data: Data, scope: Scope, row: Row | None, token: QuoteToken | None
) -> Since:
    then = data.on(data.pinned_day)
    if token is not None and token.figure:
        return then.remembered(since.of_figure, token.figure)
    if row is None:
        return Since(None, None, is_changed=False)
    return then.remembered(
        since.of_coverage,
        row["region_code"],
        row["vintage"],
        scope.definition,
        scope.period_end,
    )


def _said(
    data: Data,
    cited: Cited | None,
    token: QuoteToken | None,
    been: Since,
    words: Wording,
) -> tuple[list[str], tuple[str, ...]]:
    """Return the sentences on the quotation, and those of them in bold."""
    known = words.say(_("Shown as known on {day}."), day=words.date(data.pinned_day))
    if token is None:
        said, stressed = [known], [known]
    else:
        status = UNKNOWN if cited is None else FITS if cited.token == token else MISFIT
        sign = words.say(_SIGNS[status])
        is_fit = status == FITS
        told = f"{known} [{token.checksum}]" if is_fit else words.say(SENTENCES[status])
        said, stressed = [sign, told], [sign]
    if cited and token is not None and token.figure:
        said.append(cited.text(words))
    is_own = token is None or (cited is not None and cited.token == token)
    if cited and (been.is_changed or is_own):
        now = since.of_now(been, words)
        said.append(now)
        stressed.append(now)
    return said, tuple(stressed)
