"""Quoting on a page: the button beside a figure, and a quoted figure opened later."""

import html
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.evidence import ask_quotation, quoting, since
from cakupan.topics.evidence.ask_quotation import Cited
from cakupan.ui import frame, state
from cakupan.ui.address import CITE
from cakupan.ui.citebutton import Entry, cite_button, cite_list
from cakupan.ui.question import Question
from cakupan.ui.state import Key, View
from cakupan.wording import _

# The figure that a link quotes, with its checksum.
KEY = Key(
    CITE,
    "",
    lambda text: text if not text or quoting.parse_token(text) else None,
    "4f3a91bc, F0037~4f3a91bc",
)
_SIGNS = {
    ask_quotation.FITS: _("Quotation checked: it fits."),
    ask_quotation.MISFIT: _("Quotation checked: it does not fit."),
    ask_quotation.UNKNOWN: _("Quotation checked: not found."),
}


def cite(question: Question, row: Row) -> None:
    """Draw the button that quotes the page's headline coverage, if there is one."""
    cited = _headline(question, row)
    if cited:
        cite_button(entry(question, cited), question.words)


def cite_gap(question: Question, row: Row, view: View) -> None:
    """Draw the button that quotes how many are not protected.

    Args:
        question: what the page is asked.
        row: coverage of the region.
        view: what the link shows beside the figure, the examples in the fields too.
    """
    cited = _headline(question, row)
    if cited:
        text = cited.text(question.words, is_gap=True)
        said = Entry(text=text, query=entry(question, cited, view)["query"])
        cite_button(said, question.words)


def cite_figure(question: Question, figure_key: str) -> None:
    """Draw the button that quotes the published figure of a page's headline."""
    entries = figures(question, [figure_key], day(question))
    if entries:
        cite_button(entries[0], question.words)


def _headline(question: Question, row: Row) -> Cited | None:
    """Return the headline as it is quoted; a regency's is its employed people."""
    known, dataset = day(question), question.view.dataset
    if row["coverage_pct"] is not None:
        return ask_quotation.of_coverage(row, dataset, known)
    if question.region.level != "regency":
        return None
    history = question.data.rows(
        "workforce__history_by_region", territory_id=question.region.territory_id
    )
    employed = [part for part in history if part["base"] == "employed"]
    if not employed:
        return None
    key = f"{employed[-1]['row_id']}.employed"
    rows = question.data.on(known).rows("citation__rows", figure_keys=(key,))
    return ask_quotation.of_figure(rows[0], dataset, known) if rows else None


def day(question: Question) -> date:
    """Return the day as of which a figure of this page is quoted."""
    found: date = question.data.pinned_day
    return found


def entry(question: Question, cited: Cited, view: View | None = None) -> Entry:
    """Return a figure's text with the link back to this page as it stands."""
    pinned = (view or question.view).change(
        period=f"{question.scope.period_end:%Y-%m}",
        vintage=question.scope.vintage,
        known_on=cited.known_on.isoformat(),
    )
    params = state.format(pinned) | {CITE: str(cited.token)}
    query = "?" + urlencode(params, safe=",")
    return Entry(text=cited.text(question.words), query=query)


def shown(question: Question, row: Row | None = None) -> None:
    """Draw what a quoted link says: whether it fits, and what has changed since.

    Nothing is drawn, or read, for a page that shows the data of today.

    Args:
        question: what the page is asked.
        row: coverage of the region; None on a page whose headline is no coverage.
    """
    view = question.view
    token = quoting.parse_token(view[CITE]) if view[CITE] else None
    if (token is None and not view.known_on) or (
        row is None and (token is None or not token.figure)
    ):
        return
    known = day(question)
    cited = _quoted(question, row, token, known)
    been = _since(question, row, token, known)
    if token is None and been.is_silent:
        return
    lines = since.lines(been, question.words)
    _note(question, cited, token, been, lines)
    if not been.is_silent:
        label = question.words.say(_("See the figures of today"))
        frame.page_link(_here(question), label, view, known_on="")


def _here(question: Question) -> str:
    """Return the page to show today's figure on: the region's, or the nation's."""
    return "ringkasan" if question.region.region_code == NATION else "wilayah"


def _quoted(
    question: Question, row: Row | None, token: quoting.QuoteToken | None, known: date
) -> Cited | None:
    dataset = question.view.dataset
    if token is not None and token.figure:
        rows = question.data.on(known).rows(
            "citation__rows", figure_keys=(token.figure,)
        )
        return ask_quotation.of_figure(rows[0], dataset, known) if rows else None
    if row is None or row["coverage_pct"] is None:
        return None
    return ask_quotation.of_coverage(row, dataset, known)


def _since(
    question: Question, row: Row | None, token: quoting.QuoteToken | None, known: date
) -> since.Since:
    if token is not None and token.figure:
        return question.data.on(known).remembered(since.of_figure, token.figure)
    if row is None:
        return since.Since(None, None, is_changed=False)
    return question.data.on(known).remembered(
        since.of_coverage,
        row["region_code"],
        row["vintage"],
        question.definition,
        question.scope.period_end,
    )


def _note(
    question: Question,
    cited: Cited | None,
    token: quoting.QuoteToken | None,
    been: since.Since,
    lines: Sequence[str],
) -> None:
    words, parts = question.words, []
    known = words.say(_("Shown as known on {day}."), day=words.date(day(question)))
    if token is not None:
        status = (
            ask_quotation.UNKNOWN
            if cited is None
            else ask_quotation.FITS
            if cited.token == token
            else ask_quotation.MISFIT
        )
        parts.append(f"<b>{html.escape(words.say(_SIGNS[status]))}</b>")
        if status == ask_quotation.FITS:
            parts.append(html.escape(f"{known} [{token.checksum}]"))
        else:
            parts.append(html.escape(words.say(ask_quotation.SENTENCES[status])))
    else:
        parts.append(f"<b>{html.escape(known)}</b>")
    if cited and token is not None and token.figure:
        parts.append(f"<br>{html.escape(cited.text(words))}<br>")
    is_foreign = token is not None and (cited is None or cited.token != token)
    if cited and (been.is_changed or not is_foreign):
        parts.append(f"<b>{html.escape(since.of_now(been, words))}</b>")
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    listed = f"<ul>{items}</ul>" if items else ""
    warn = " ck-warn" if been.is_changed or is_foreign else ""
    st.html(
        f'<div class="ck-note{warn}" role="status"><p>{" ".join(parts)}</p>'
        f"{listed}</div>"
    )


def others(question: Question, row: Row) -> None:
    """Draw the page's published figures, folded, each with its button."""
    words, region = question.words, question.region
    known = day(question)
    keys = dict.fromkeys(
        [
            *_keys(
                question.data.rows(
                    "statements__by_region", territory_id=region.territory_id
                )
            ),
            *_keys(
                question.data.rows(
                    "targets__by_region",
                    territory_id=region.territory_id,
                    figures_of=region.territory_id,
                )
            ),
            *_keys(
                question.data.rows(
                    "enrolment__stated_by_region", territory_id=region.territory_id
                )
            ),
            *_keys(
                question.data.rows(
                    "workforce__stated_by_region", territory_id=region.territory_id
                )
            ),
            *_keys(
                question.data.rows(
                    "programmes__by_region", territory_id=region.territory_id
                )
            ),
        ]
    )
    entries = figures(question, keys, known)
    if entries:
        label = words.say(
            _("Quote another figure of this page ({count})"), count=len(entries)
        )
        cite_list(entries, label, words)


def _keys(rows: Iterable[Row]) -> list[str]:
    return [row.get("row_id") or row["statement_id"] for row in rows]


def figures(question: Question, keys: Iterable[str], known: date) -> list[Entry]:
    """Return published figures as they are quoted, in the given order."""
    asked = tuple(keys)
    rows = question.data.on(known).rows("citation__rows", figure_keys=asked)
    by_key = {row["figure_key"]: row for row in rows}
    dataset = question.view.dataset
    return [
        entry(question, ask_quotation.of_figure(by_key[key], dataset, known))
        for key in asked
        if key in by_key
    ]
