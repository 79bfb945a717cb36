"""Quoting on a page: the button beside a figure, and a quoted figure opened later."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from cakupan.data.store import Row
from cakupan.topics.evidence import ask_quotation, quoting
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.ask_doubts import figures_of_cases
from cakupan.topics.evidence.ask_quotation import Cited
from cakupan.topics.evidence.blocks.quoted import QuotedAsked
from cakupan.ui import reading, state
from cakupan.ui.address import CITE
from cakupan.ui.citebutton import Entry, cite_button, cite_list
from cakupan.ui.question import Question
from cakupan.ui.state import Key, View
from cakupan.ui.writing import block_of, follow
from cakupan.wording import _

# The figure that a link quotes, with its checksum.
KEY = Key(
    CITE,
    "",
    lambda text: text if not text or quoting.parse_token(text) else None,
    "4f3a91bc, F0037~4f3a91bc",
)


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

    Args:
        question: what the page is asked.
        row: coverage of the region; None on a page whose headline is no coverage.
    """
    view = question.view
    if not view[CITE] and not view.known_on:
        return
    asked = QuotedAsked(view[CITE], of_coverage=row is not None)
    block = block_of(question, evidence.quoted_figure, asked)
    if block is not None:
        reading.card(question, block)
        for way in block.links:
            follow(view, way)


def of_case(question: Question, conflict_id: str) -> None:
    """Draw the figures of a case that disagree, folded, each with its button."""
    rows = figures_of_cases(question.data).get(conflict_id, [])
    keys = [row["figure_id"] for row in rows]
    entries = figures(question, keys, day(question))
    if entries:
        label = question.words.say(
            _("Quote a figure of this case ({count})"), count=len(entries)
        )
        cite_list(entries, label, question.words, key="cite_case")


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
