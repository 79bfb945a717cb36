"""The scorecard: regions by indicators, coloured by fifths, with arrows of change."""

import html
from collections.abc import Sequence
from datetime import date

import streamlit as st

from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION, Region
from cakupan.pictures.look import PALETTE
from cakupan.topics.ranking.ask_scorecard import (
    BASE_BREAK,
    STATED,
    Indicator,
    ScorecardRequest,
    read_card,
)
from cakupan.ui import blocks, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.ranking import scorecard_lists
from cakupan.ui.ranking.scorecard_table import (
    COLUMNS,
    Cards,
    column_name,
    columns,
    file_rows,
    mark_of,
    of_name,
    rows,
    shown_names,
)
from cakupan.ui.sheets import table_words
from cakupan.ui.table import data_table
from cakupan.wording import Wording, _

_LATEST = "latest"
KEYS = (
    *scorecard_lists.KEYS,
    state.matching("card_round", _LATEST, r"20\d\d", "2024"),
)
_TALL = 640
_SEARCH_FROM = 20
_FIFTHS = (
    _("lowest fifth"),
    _("second"),
    _("middle"),
    _("fourth"),
    _("highest fifth"),
)
_SHARES = {
    "informal_share_pct": _("informal workers"),
    "non_wage_share_pct": _("workers not paid a wage"),
}


def draw(question: Question) -> None:
    """Draw the section: answer, choices, table, what the colours mean, sources."""
    words = question.words
    regions = list(scorecard_lists.listed(question))
    cards = _cards(question, regions)
    names = shown_names(regions, cards) if regions else []
    st.html(_answer(regions, names, cards, words))
    scorecard_lists.choose(question)
    with st.container(horizontal=True, vertical_alignment="bottom", key="card_doors"):
        _round(question)
        copy_link(question.pinned_view, words)
    if not names:
        return
    st.html(_legend(names, regions, cards, words))
    caption = words.say(_("Regions by indicators"))
    data_table(
        columns(names, regions, cards, words),
        rows(names, regions, cards, question),
        key=f"scorecard_{question.view['card']}",
        caption=caption,
        words=table_words(words),
        max_height=_TALL,
        search=len(regions) > _SEARCH_FROM,
        pickable=False,
        show_caption=False,
    )
    st.html(paragraph(_doubts(names, regions, cards, words), "ck-foot"))
    listed = file_rows(names, regions, cards)
    blocks.downloads(question, "scorecard", COLUMNS, listed, "scorecard")
    _sources(listed, words)


def _cards(question: Question, regions: Sequence[Region]) -> Cards:
    """Return the indicators of each level in the list."""
    chosen = question.view["card_round"]
    round_end = KNOWN_NOW if chosen == _LATEST else date(int(chosen), 12, 31)
    levels = dict.fromkeys(region.level for region in regions)
    vintages = {region.level: region.vintage for region in regions}
    return {
        level: question.data.remembered(
            read_card,
            ScorecardRequest(
                level,
                vintages[level],
                question.definition.segments,
                question.scope.period_end,
                round_end,
            ),
        )
        for level in levels
    }


def _round(question: Question) -> None:
    """Draw the choice of the survey's round; the coverage's month stands above."""
    words = question.words
    nation = question.index.of(NATION, "38")
    history = question.data.rows(
        "workforce__history_by_region", territory_id=nation.territory_id
    )
    years = sorted({str(row["period_end"].year) for row in history}, reverse=True)
    state.bound_selectbox(
        words.say(_("Sakernas August of")),
        [_LATEST, *years],
        "card_round",
        lambda text: words.say(_("the latest year")) if text == _LATEST else text,
        width=200,
    )


def _answer(
    regions: Sequence[Region], names: Sequence[str], cards: Cards, words: Wording
) -> str:
    """Return how far the first two indicators range, and between whom."""
    if not regions:
        text = words.say(
            _("Your list is empty: choose regions by name or code, then keep the link.")
        )
        return f'<p class="ck-answer">{html.escape(text)}</p>'
    parts = []
    for name in _told(names):
        found = [
            (mark.value, region, of_name(cards, region.level, name))
            for region in regions
            for mark in [mark_of(of_name(cards, region.level, name), region)]
            if mark.value is not None
        ]
        if len(found) < 2:
            continue
        low, high = min(found, key=_value), max(found, key=_value)
        parts.append(
            words.say(
                _("{indicator} {low} ({low_region}) to {high} ({high_region})"),
                indicator=html.escape(_in_sentence(low[2], words)),
                low=f"<strong>{words.percent(low[0])}</strong>",
                low_region=html.escape(low[1].region_name),
                high=f"<strong>{words.percent(high[0])}</strong>",
                high_region=html.escape(high[1].region_name),
            )
        )
    levels = {region.level for region in regions}
    kind = (
        words.level(levels.pop(), plural=True)
        if len(levels) == 1
        else words.say(_("regions"))
    )
    count = f"{len(regions)} {html.escape(kind)}"
    said = "; ".join(parts) or words.say(_("too few figures to compare"))
    return f'<p class="ck-answer">{count}: {said}.</p>'


def _in_sentence(indicator: Indicator, words: Wording) -> str:
    if indicator.definition is None:
        return words.say(_SHARES[indicator.name])
    name = column_name(indicator, words)
    return name[:1].lower() + name[1:]


def _value(found: tuple[float | None, Region, Indicator]) -> float:
    return found[0] or 0.0


def _told(names: Sequence[str]) -> list[str]:
    """Return the indicators that the answer names: a coverage, the informal share."""
    shares = [name for name in names if name not in (STATED, "employed")]
    first = shares[:1]
    return first + [
        n for n in ("informal_share_pct",) if n in shares and n not in first
    ]


def _legend(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, words: Wording
) -> str:
    """Return the five colours in words, and what arrows count from."""
    items = "".join(
        f'<li style="display:inline-block;margin:0 .25rem .25rem 0;padding:0 .5rem;'
        f"background:{colour};color:{'#fff' if place == len(PALETTE) - 1 else '#000'}"
        f'">{html.escape(words.say(name))}</li>'
        for place, (colour, name) in enumerate(zip(PALETTE, _FIFTHS, strict=True))
    )
    said = words.say(
        _(
            "Colour: which fifth of all regions of its level a value lies in, not good "
            "or bad; darker is larger."
        )
    )
    moved = _moved(names, regions, cards, words)
    tags = _tags(regions, cards, words)
    text = " ".join(part for part in (tags, said, moved) if part)
    return (
        f'<p class="ck-tags">{html.escape(text)}</p>'
        '<ul style="list-style:none;padding:0;margin:.25rem 0;font-size:.875rem">'
        f"{items}</ul>"
    )


def _tags(regions: Sequence[Region], cards: Cards, words: Wording) -> str:
    """Return the tags of the coverage; empty where no region has one."""
    for region in regions:
        mark = mark_of(cards[region.level][0], region)
        if mark.value is not None and mark.row:
            return words.say(
                _("Coverage: {scope}, {basis}, {month}."),
                scope=words.scope(mark.row["segment_scope"]),
                basis=words.worker_basis(
                    mark.row["worker_basis"], mark.row["worker_basis_evidence"]
                ),
                month=words.month(mark.row["period_end"]),
            )
    return ""


def _moved(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, words: Wording
) -> str:
    """Return which months the arrows count from; empty without arrows."""
    since = {
        indicator.earlier
        for region in regions
        for name in names
        for indicator in [of_name(cards, region.level, name)]
        if indicator.earlier and mark_of(indicator, region).change is not None
    }
    if not since:
        return ""
    months = [words.month(month) for month in sorted(since)]
    return words.say(
        _(
            "↑ ↓: change since {months}, like with like, in points; of the employed "
            "in percent."
        ),
        months=words.listing(months),
    )


_SAMPLE = _(
    "The survey is a sample and its errors are not published: a small change can be "
    "chance."
)
_BROKEN = _(
    "No arrow across August 2023, when the survey's weights became new, where the "
    "regions are not like before."
)
_AS_STATED = _(
    "Stated coverage is as its publisher put it, each with its own definition and "
    "date: it is neither coloured nor compared."
)


def _doubts(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, words: Wording
) -> str:
    """Return what is not shown and why, and what the arrows cannot say."""
    marks = [mark_of(i, region) for region in regions for i in cards[region.level]]
    is_broken = any(mark.change_reason == BASE_BREAK for mark in marks)
    parts = [
        _hidden(names, regions, cards, words),
        words.say(_SAMPLE),
        words.say(_BROKEN) if is_broken else "",
        words.say(_AS_STATED) if STATED in names else "",
    ]
    return " ".join(part for part in parts if part)


def _hidden(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, words: Wording
) -> str:
    """Return the indicators of which no region has a figure; empty without any."""
    hidden = [
        indicator
        for indicator in cards[regions[0].level]
        if indicator.name not in names
    ]
    if not hidden:
        return ""
    return words.say(
        _("Not shown, for none of these regions has a figure of it: {indicators}."),
        indicators=words.listing(column_name(each, words) for each in hidden),
    )


def _sources(listed: Sequence[dict[str, object]], words: Wording) -> None:
    """Draw the sources of what is computed, and folded those of what was stated."""
    computed = [row for row in listed if row["indicator"] != STATED]
    stated = [row for row in listed if row["indicator"] == STATED]
    keys = ("source_id", "base_source_id")
    used = sorted({str(row[key]) for row in computed for key in keys if row[key]})
    blocks.sources_foot(used, words)
    said = sorted({str(row["source_id"]) for row in stated if row["source_id"]})
    if said:
        label = words.say(_("Sources of stated coverage: {count}"), count=len(said))
        with st.expander(label):
            blocks.sources_foot(said, words)
