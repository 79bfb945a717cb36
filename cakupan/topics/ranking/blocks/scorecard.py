"""Regions by indicators: each value printed, its fifth as colour, its change."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cakupan import sentences
from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.data import Data, Region, Row, Scope
from cakupan.data.definitions import SEGMENT_BASES
from cakupan.errors import NotPublishedError
from cakupan.topics.ranking import ask_scorecard, phrases
from cakupan.topics.ranking.ask_scorecard import (
    BASE_BREAK,
    STATED,
    Indicator,
    Mark,
    RegionChoice,
    Scorecard,
)
from cakupan.topics.ranking.blocks.pages import page_of
from cakupan.wording import Wording, _

# One row a region and indicator, so that a file holds every tag of every figure.
COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "indicator",
    "month",
    "value",
    "fifth_of_level",
    "absence_reason",
    "change",
    "change_from",
    "change_reason",
    "segment_scope",
    "base",
    "base_period",
    "series",
    "source_id",
    "base_source_id",
)
# A scorecard has many definitions; the page's own is not that of its rows.
_IN_EACH_ROW = (("segment_scope", "-"), ("base", "-"))
_TAGS = ("segment_scope", "base", "base_period", "series", "source_id")
_NAMES = {
    "informal_share_pct": _("Informal"),
    "non_wage_share_pct": _("Not paid a wage"),
    "employed": _("Employed"),
    STATED: _("Stated coverage"),
}
_SHARES = {
    "informal_share_pct": _("informal workers"),
    "non_wage_share_pct": _("workers not paid a wage"),
}
_FIFTHS = (
    _("lowest fifth"),
    _("second"),
    _("middle"),
    _("fourth"),
    _("highest fifth"),
)
_STATED_WIDTH = 11.0  # rem: what was stated is words as often as a number
_DARKEST = len(_FIFTHS) - 1
_ALL_PROVINCES = RegionChoice()


def scorecard_answer(
    data: Data, scope: Scope, words: Wording, choice: RegionChoice = _ALL_PROVINCES
) -> Block:
    """Return how far the first two indicators range, and between whom."""
    key = "ranking.scorecard_answer"
    try:
        card = ask_scorecard.scorecard(data, scope, choice)
    except NotPublishedError as error:
        text = words.error(error)
        absence = Absence(error.absence_reason, text)
        return Block(key, "", finding=text, absence=absence, is_answer=True)
    if not card.regions:
        text = words.say(
            _("Your list is empty: choose regions by name or code, then keep the link.")
        )
        return Block(key, "", finding=text, is_answer=True)
    ranges = list(_ranges(card))
    parts = [
        words.say(
            _("{indicator} {low} ({low_region}) to {high} ({high_region})"),
            indicator=_in_sentence(low.indicator, words),
            low=words.percent(low.value),
            low_region=low.region.region_name,
            high=words.percent(high.value),
            high_region=high.region.region_name,
        )
        for low, high in ranges
    ]
    text = "; ".join(parts) or words.say(_("too few figures to compare"))
    return Block(
        key,
        "",
        finding=f"{len(card.regions)} {_kind(card, words)}: {text}.",
        stressed=tuple(words.percent(end.value) for ends in ranges for end in ends),
        sources=_ids(file_rows(card), is_stated=False),
        is_answer=True,
    )


class _End(NamedTuple):
    """One end of a range: the value, whose it is, and of what."""

    value: float
    region: Region
    indicator: Indicator


def _ranges(card: Scorecard) -> Iterator[tuple[_End, _End]]:
    """Yield both ends of the first coverage and of the informal share."""
    shares = [name for name in card.names if name not in (STATED, "employed")]
    first = shares[:1]
    more = [n for n in shares if n == "informal_share_pct" and n not in first]
    for name in [*first, *more]:
        ends = [
            _End(mark.value, region, card.indicator(region, name))
            for region in card.regions
            if (mark := card.mark(region, name)).value is not None
        ]
        if len(ends) > 1:
            yield (
                min(ends, key=lambda end: end.value),
                max(ends, key=lambda end: end.value),
            )


def _kind(card: Scorecard, words: Wording) -> str:
    if len(card.levels) == 1:
        return words.level(card.levels[0], plural=True)
    return words.say(_("regions"))


def _in_sentence(indicator: Indicator, words: Wording) -> str:
    if indicator.definition is None:
        return words.say(_SHARES[indicator.name])
    name = _column_name(indicator, words)
    return name[:1].lower() + name[1:]


def scorecard(
    data: Data, scope: Scope, words: Wording, choice: RegionChoice = _ALL_PROVINCES
) -> Block | None:
    """Return the table of regions by indicators; None where there is nothing in it."""
    try:
        card = ask_scorecard.scorecard(data, scope, choice)
    except NotPublishedError:
        return None
    if not card.names:
        return None
    rows = file_rows(card)
    return Block(
        key="ranking.scorecard",
        title=words.say(_("Regions by indicators")),
        tags=_legend(card, words),
        sheet=_sheet(data, card, words),
        records=Records("scorecard", COLUMNS, rows, "scorecard", about=_IN_EACH_ROW),
        sources=_ids(rows, is_stated=False),
        foot=_doubts(card, words),
    )


def scorecard_stated(
    data: Data, scope: Scope, words: Wording, choice: RegionChoice = _ALL_PROVINCES
) -> Block | None:
    """Return the documents in which coverage was stated; None where in none."""
    try:
        card = ask_scorecard.scorecard(data, scope, choice)
    except NotPublishedError:
        return None
    ids = _ids(file_rows(card), is_stated=True)
    if not ids:
        return None
    text = words.say(_("Sources of stated coverage: {count}"), count=len(ids))
    return Block("ranking.scorecard_stated", "", finding=text, sources=ids)


def _ids(rows: Sequence[Row], *, is_stated: bool) -> tuple[str, ...]:
    """Return the sources of what is computed, or of what was stated."""
    keys = ("source_id", "base_source_id")
    ids = {
        str(row[key])
        for row in rows
        for key in keys
        if row[key] and (row["indicator"] == STATED) is is_stated
    }
    return tuple(sorted(ids))


# ------------------------------------------------------------- how it is to be read


def _legend(card: Scorecard, words: Wording) -> str:
    """Return the coverage's tags, what colours mean, what arrows count from."""
    colour = words.say(
        _(
            "Colour: which fifth of all regions of its level a value lies in, not good "
            "or bad; darker is larger."
        )
    )
    parts = (_tags(card, words), colour, _moved(card, words))
    return " ".join(part for part in parts if part)


def _tags(card: Scorecard, words: Wording) -> str:
    """Return the tags of the coverage; empty where no region has one."""
    for region in card.regions:
        mark = card.by_level[region.level][0].mark(region)
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


def _moved(card: Scorecard, words: Wording) -> str:
    """Return which months the arrows count from; empty without arrows."""
    since = {
        indicator.earlier
        for region in card.regions
        for name in card.names
        for indicator in [card.indicator(region, name)]
        if indicator.earlier and indicator.mark(region).change is not None
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


def _doubts(card: Scorecard, words: Wording) -> str:
    """Return what is not shown and why, and what the arrows cannot say."""
    marks = [i.mark(region) for region in card.regions for i in card.of(region)]
    is_broken = any(mark.change_reason == BASE_BREAK for mark in marks)
    parts = [
        _not_shown(card, words),
        words.say(_SAMPLE),
        words.say(_BROKEN) if is_broken else "",
        words.say(_AS_STATED) if STATED in card.names else "",
    ]
    return " ".join(part for part in parts if part)


def _not_shown(card: Scorecard, words: Wording) -> str:
    """Return the indicators of which no region has a figure; empty without any."""
    first = card.of(card.regions[0])
    hidden = [indicator for indicator in first if indicator.name not in card.names]
    if not hidden:
        return ""
    return words.say(
        _("Not shown, for none of these regions has a figure of it: {indicators}."),
        indicators=words.listing(_column_name(each, words) for each in hidden),
    )


# ------------------------------------------------------------------------ the table


def _sheet(data: Data, card: Scorecard, words: Wording) -> Sheet:
    """Return one row a region; its name leads to its page."""
    is_one = len(card.levels) == 1
    label = words.level(card.levels[0]) if is_one else words.say(_("Region"))
    heads = [Cell(label.capitalize())]
    heads += [_head(card.shown_indicator(name), words) for name in card.names]
    rows = []
    for region in card.regions:
        name = region.region_name
        cells = [
            value_cell(card.indicator(region, column), card.mark(region, column), words)
            for column in card.names
        ]
        rows.append((Cell(name, order=name, address=page_of(region, data)), *cells))
    widths = [_STATED_WIDTH if name == STATED else 0.0 for name in card.names]
    return Sheet(
        words.say(_("Regions by indicators")),
        tuple(heads),
        tuple(rows),
        is_sortable=True,
        keys=tuple(region.region_code for region in card.regions),
        terms=tuple(region.terms for region in card.regions),
        shades=tuple(words.say(name) for name in _FIFTHS),
        widths=(0.0, *widths),
    )


def _head(indicator: Indicator, words: Wording) -> Cell:
    name, note = _column_name(indicator, words), _column_note(indicator, words)
    return Cell(name, note, is_number=True)


def _column_name(indicator: Indicator, words: Wording) -> str:
    if indicator.definition is None:
        return words.say(_NAMES[indicator.name])
    base = words.base(indicator.definition.base, short=True)
    return words.say(_("Coverage {base}"), base=base)


def _column_note(indicator: Indicator, words: Wording) -> str:
    """Return the unit, the month, and the segments where not all are counted."""
    if indicator.name == STATED:
        return words.say(_("as published, definitions differ"))
    month = words.month(indicator.month, short=True) if indicator.month else ""
    if indicator.definition is None:
        unit = words.say(_("people")) if indicator.name == "employed" else "%"
        return ", ".join(part for part in (unit, month) if part)
    is_own = indicator.definition.base in SEGMENT_BASES
    scope = words.scope(indicator.definition.scope) if is_own else ""
    return ", ".join(part for part in ("%", scope, month) if part)


def value_cell(indicator: Indicator, mark: Mark, words: Wording) -> Cell:
    """Return a place of the table: value, colour of its fifth, arrow of its change."""
    if mark.value is None:
        reason = words.absence_short(mark.reason or "not_published")
        return Cell(reason, is_number=True, tone="muted")
    row = mark.row or {}
    if indicator.name == STATED:
        month = sentences.month_of(row, words, short=True)
        note = f"{words.indicator(row['indicator'])}, {month}"
        value = sentences.statement_value(row, words)
        return Cell(value, note, is_number=True, order=mark.value)
    is_over = indicator.definition is not None and bool(row.get("is_over_100"))
    notes = [">100"] if is_over else []
    if mark.change is not None:
        notes.append(phrases.arrow(mark.change, words))
    places = 0 if indicator.name == "employed" else 2
    return Cell(
        words.number(mark.value, places),
        " · ".join(notes),
        is_number=True,
        order=mark.value,
        tone="over" if is_over else "",
        shade=_DARKEST if is_over else mark.fifth,
    )


def file_rows(card: Scorecard) -> tuple[Row, ...]:
    """Return one row a region and indicator with its tags, unrounded."""
    rows = []
    for region in card.regions:
        for name in card.names:
            indicator = card.indicator(region, name)
            mark = indicator.mark(region)
            row = mark.row or {}
            since = indicator.earlier if mark.change is not None else None
            rows.append(
                {
                    "region_code": region.region_code,
                    "region_name": region.region_name,
                    "vintage": region.vintage,
                    "indicator": name,
                    "month": indicator.month or row.get("period_end"),
                    "value": mark.value,
                    "fifth_of_level": None if mark.fifth is None else mark.fifth + 1,
                    "absence_reason": mark.reason,
                    "change": mark.change,
                    "change_from": since,
                    "change_reason": mark.change_reason,
                    **{tag: row.get(tag) for tag in _TAGS},
                    "base_source_id": row.get("base_source_id"),
                }
            )
    return tuple(rows)
