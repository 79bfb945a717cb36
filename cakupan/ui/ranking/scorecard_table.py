"""The scorecard as a table: each value printed, its fifth as colour, its change."""

from collections.abc import Mapping, Sequence
from typing import Any

from cakupan import sentences
from cakupan.data.definitions import SEGMENT_BASES
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.ranking.ask_scorecard import STATED, Indicator, Mark
from cakupan.ui import state
from cakupan.ui.question import Question
from cakupan.ui.table import Cell, Column
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _, numbers

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
_NAMES = {
    "informal_share_pct": _("Informal"),
    "non_wage_share_pct": _("Not paid a wage"),
    "employed": _("Employed"),
    STATED: _("Stated coverage"),
}

_STATED_WIDTH = 11

# The indicators of each level that stands in the list.
Cards = Mapping[str, tuple[Indicator, ...]]


def shown_names(regions: Sequence[Region], cards: Cards) -> list[str]:
    """Return the indicators of which a region of the list has a figure, in order."""
    names = [indicator.name for indicator in next(iter(cards.values()))]
    has_figure = {
        indicator.name
        for region in regions
        for indicator in cards[region.level]
        if mark_of(indicator, region).value is not None
    }
    return [name for name in names if name in has_figure]


def mark_of(indicator: Indicator, region: Region) -> Mark:
    """Return a region's place of an indicator; nobody published it where it is none."""
    return indicator.marks.get(region.region_code, Mark(None, reason="not_published"))


def of_name(cards: Cards, level: str, name: str) -> Indicator:
    """Return an indicator of a level."""
    return next(found for found in cards[level] if found.name == name)


def columns(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, words: Wording
) -> list[Column]:
    """Return the table's columns: region, then an indicator each with its month."""
    levels = list(dict.fromkeys(region.level for region in regions))
    label = words.level(levels[0]) if len(levels) == 1 else words.say(_("Region"))
    found = [Column("name", label.capitalize(), is_key=True)]
    for name in names:
        per_level = [of_name(cards, level, name) for level in levels]
        indicator = next((i for i in per_level if i.month), per_level[0])
        found.append(
            Column(
                name,
                column_name(indicator, words),
                "number",
                note=_column_note(indicator, words),
                width=_STATED_WIDTH if name == STATED else None,
            )
        )
    return found


def column_name(indicator: Indicator, words: Wording) -> str:
    """Return what an indicator is called."""
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


def rows(
    names: Sequence[str], regions: Sequence[Region], cards: Cards, question: Question
) -> list[TableRow]:
    """Return one row a region; its name leads to its page."""
    found = []
    for region in regions:
        vintage = region.vintage if region.level == "province" else "auto"
        view = question.view.change(vintage=vintage)
        href = f"./{state.link(view, 'wilayah', region=region.region_code)}"
        cells = [Cell(region.region_name, region.region_name, href=href)]
        for name in names:
            indicator = of_name(cards, region.level, name)
            cells.append(cell_of(indicator, mark_of(indicator, region), question.words))
        terms = " ".join([region.region_code, region.short_name, *region.aliases])
        found.append(TableRow(region.region_code, cells, terms))
    return found


def cell_of(indicator: Indicator, mark: Mark, words: Wording) -> Cell:
    """Return a place of the table: value, colour of its fifth, arrow of its change."""
    if mark.value is None:
        reason = words.absence_short(mark.reason or "not_published")
        return Cell(reason, None, tone="muted")
    row = mark.row or {}
    if indicator.name == STATED:
        month = sentences.month_of(row, words, short=True)
        note = f"{words.indicator(row['indicator'])}, {month}"
        return Cell(sentences.statement_value(row, words), mark.value, note=note)
    is_over = indicator.definition is not None and bool(row.get("is_over_100"))
    notes = [">100"] if is_over else []
    if mark.change is not None:
        notes.append(arrow(mark.change, words))
    places = 0 if indicator.name == "employed" else 2
    return Cell(
        words.number(mark.value, places),
        mark.value,
        note=" · ".join(notes) or None,
        tone=_tone(mark, is_over),
    )


def _tone(mark: Mark, is_over: bool) -> Any:
    if is_over:
        return "scale-over"
    return None if mark.fifth is None else f"scale-{mark.fifth + 1}"


def arrow(change: float, words: Wording) -> str:
    """Return an arrow with the size of a change.

    >>> arrow(1.005, Wording("en")), arrow(-0.2, Wording("id")), arrow(0, Wording())
    ('↑ 1.01', '↓ 0,20', '= 0,00')
    """
    size = words.number(abs(change), 2)
    if not numbers.half_up(change):
        return f"= {size}"
    return f"↑ {size}" if change > 0 else f"↓ {size}"


def file_rows(
    names: Sequence[str], regions: Sequence[Region], cards: Cards
) -> list[Row]:
    """Return one row a region and indicator with its tags, unrounded."""
    found = []
    for region in regions:
        for name in names:
            indicator = of_name(cards, region.level, name)
            mark = mark_of(indicator, region)
            row = mark.row or {}
            tags = ("segment_scope", "base", "base_period", "series", "source_id")
            found.append(
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
                    "change_from": indicator.earlier
                    if mark.change is not None
                    else None,
                    "change_reason": mark.change_reason,
                    **{tag: row.get(tag) for tag in tags},
                    "base_source_id": row.get("base_source_id"),
                }
            )
    return found
