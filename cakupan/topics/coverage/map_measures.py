"""What a map shows, from rows of the reads: values, classes, legend, words. Pure.

The same values, in the same words, stand in the map, its table twin and its files.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from cakupan import sentences
from cakupan.data.definitions import month_end
from cakupan.data.store import Row
from cakupan.measures import class_breaks, class_of
from cakupan.wording import Wording, _

_FIRST_ROUND = 2018  # first August round on record
_MOST_POOLED = 8  # months whose figures the classes of colour are made from
COUNTS = ("employed", "non_wage")
MEASURES = ("coverage", "informal_share", *COUNTS)
_COLUMN = {
    "coverage": "coverage_pct",
    "informal_share": "informal_share_pct",
    "employed": "employed",
    "non_wage": "non_wage",
}
# What a circle's area stands for: always a number of people.
_COUNTED = {
    "coverage": "gap_to_universal_workers",
    "informal_share": "employed_informal",
    "employed": "employed",
    "non_wage": "non_wage",
}


@dataclass(frozen=True)
class MapMeasure:
    """A measure that a map can show.

    Attributes:
        name: one of MEASURES.
        breaks: bounds of its classes, the same in every period.
        is_bubbles: shown as circles, whose areas are numbers of people.
    """

    name: str
    breaks: tuple[float, ...]
    is_bubbles: bool = False

    def value(self, row: Row) -> float | None:
        """Return the row's value, unrounded."""
        found: float | None = row[_COLUMN[self.name]]
        return found

    def text(self, value: float | None, row: Row, words: Wording) -> str:
        """Return the value as a reader sees it, or why there is none.

        A circle says how many people it stands for, and who they are.
        """
        if value is None:
            return sentences.absence_short_of(row, words)
        if self.is_bubbles:
            return words.say(
                _("{who}: {count}"),
                who=counted_label(self, words),
                count=words.number(row[_COUNTED[self.name]]),
            )
        if self.name in COUNTS:
            return words.number(value)
        return words.percent(value)

    def label(self, words: Wording) -> str:
        """Return the measure's name."""
        return measure_label(self.name, words)


def measure_label(name: str, words: Wording) -> str:
    """Return what a measure is called."""
    labels = {
        "coverage": _("Coverage"),
        "informal_share": _("Share of informal workers among the employed"),
        "employed": _("Employed population"),
        "non_wage": _("Workers not paid a wage"),
    }
    return words.say(labels[name])


def counted_label(measure: MapMeasure, words: Wording) -> str:
    """Return whom a measure's circles count."""
    labels = {
        "coverage": _("Workers not protected yet"),
        "informal_share": _("Informal workers"),
    }
    said = labels.get(measure.name)
    return words.say(said) if said else measure.label(words)


def breaks_of_rounds(
    name: str, read: Callable[[date], Iterable[Row]], latest: date
) -> tuple[float, ...]:
    """Return the classes of a survey measure, from the pooled figures of all rounds.

    Args:
        name: of the measure.
        read: gives the rows of all regions of the level in a round.
        latest: the latest round on record.
    """
    measure = MapMeasure(name, ())
    pooled = [
        measure.value(row)
        for year in range(_FIRST_ROUND, latest.year + 1)
        for row in read(month_end(year, 8))
    ]
    return tuple(class_breaks(pooled, None if name in COUNTS else 100))


def spread(months: Iterable[date]) -> list[date]:
    """Return some of many months, evenly: enough to see how far figures range.

    >>> spread([date(2023, 12, 31), date(2024, 1, 31)])
    [datetime.date(2024, 1, 31), datetime.date(2023, 12, 31)]
    >>> len(spread(date(year, 12, 31) for year in range(1940, 2024)))
    8
    """
    latest_first = sorted(months, reverse=True)
    return latest_first[:: -(-len(latest_first) // _MOST_POOLED)]


def months_pooled(periods: Iterable[Row], level: str, otherwise: date) -> list[date]:
    """Return the months whose figures of a level the classes of colour are made from.

    Args:
        periods: as ``enrolment__periods`` gives them.
        level: of the regions on the map.
        otherwise: the month where the level has none; the near-complete ones go first.
    """
    own = [row for row in periods if row["level"] == level]
    complete = {row["period_end"] for row in own if row["is_near_complete"]}
    # Classes that moved with the month shown could not be compared between months.
    known = {row["period_end"] for row in own}
    return spread(complete or known or {otherwise})


def regions(
    measure: MapMeasure,
    rows: Sequence[Row],
    marks: dict[str, Row],
    words: Wording,
) -> dict[str, Any]:
    """Return the map's parallel lists, one entry a region.

    Args:
        measure: what is shown.
        rows: one a region, with ``absence_reason`` where there is no value.
        marks: latest published statements by region code, shown as dated marks.
        words: the reader's words.
    """
    values = [measure.value(row) for row in rows]
    return {
        "code": [row["region_code"] for row in rows],
        "name": [row["region_name"] for row in rows],
        "short": [row["short_name"] for row in rows],
        "cls": [class_of(value, measure.breaks) for value in values],
        "absence": [
            sentences.absence_kind(row) if value is None else None
            for row, value in zip(rows, values, strict=True)
        ],
        "over": [int(bool(row.get("is_over_100"))) for row in rows],
        "value": [
            measure.text(value, row, words)
            for row, value in zip(rows, values, strict=True)
        ],
        "detail": [_detail(measure, row, words) for row in rows],
        "size": [_size(measure, row) for row in rows],
        "mark": [
            _mark(marks[row["region_code"]], words)
            if row["region_code"] in marks
            else None
            for row in rows
        ],
    }


def _detail(measure: MapMeasure, row: Row, words: Wording) -> str:
    if measure.name == "coverage":
        if row["coverage_pct"] is None:
            return sentences.absence_of(row, words)
        fraction = sentences.fraction(row, words)
        if measure.is_bubbles:
            share = words.say(_("Coverage")), words.percent(row["coverage_pct"])
            fraction = f"{' '.join(share)}: {fraction}"
        return f"{fraction}\n{sentences.short_tags(row, words)}"
    if row["employed"] is None:
        return words.absence(row["absence_reason"], row["region_name"])
    if measure.name == "informal_share":
        lines = [
            words.say(
                _("{part} of {whole} employed"),
                part=words.number(row["employed_informal"]),
                whole=words.number(row["employed"]),
            )
        ]
    else:
        lines = [
            words.say(_("{count} employed"), count=words.number(row["employed"])),
            words.say(
                _("{count} not paid a wage"), count=words.number(row["non_wage"])
            ),
        ]
    return "\n".join([*lines, sakernas_tags(row, words)])


def sakernas_tags(row: Row, words: Wording) -> str:
    """Return which survey round a workforce figure is of."""
    return words.say(_("Sakernas, {month}"), month=words.month(row["base_period"]))


def _size(measure: MapMeasure, row: Row) -> float | None:
    found: float | None = row[_COUNTED[measure.name]]
    return found


def _mark(statement: Row, words: Wording) -> str:
    return words.say(
        _("Stated: {value} ({indicator}, {month})"),
        value=sentences.statement_value(statement, words),
        indicator=words.indicator(statement["indicator"]),
        month=sentences.month_of(statement, words, short=True),
    )


def legend(measure: MapMeasure, shown: dict[str, Any], words: Wording) -> list[Any]:
    """Return the legend: regions counted per class and per reason of absence."""
    over = shown["over"]
    classes = [
        {
            "kind": "class",
            "key": number,
            "label": label,
            "count": sum(
                found == number and not is_over
                for found, is_over in zip(shown["cls"], over, strict=True)
            ),
        }
        for number, label in enumerate(class_labels(measure, words))
    ]
    items: list[Any] = classes
    if sum(over):
        items.append(
            {
                "kind": "over",
                "key": "over",
                "label": words.say(_("above 100%")),
                "count": sum(over),
            }
        )
    for reason in dict.fromkeys(part for part in shown["absence"] if part):
        items.append(
            {
                "kind": "absence",
                "key": reason,
                "label": words.absence_short(reason),
                "count": shown["absence"].count(reason),
            }
        )
    marked = sum(mark is not None for mark in shown["mark"])
    if marked:
        items.append(
            {
                "kind": "mark",
                "key": "mark",
                "label": words.say(_("has a published statement")),
                "count": marked,
            }
        )
    return items


def class_labels(measure: MapMeasure, words: Wording) -> list[str]:
    """Return the classes in words, as ``18 sampai 25%``."""

    def bound(value: float) -> str:
        places = 0 if value == int(value) else 1
        return words.number(value, places)

    unit = "" if measure.name in COUNTS else "%"
    breaks = measure.breaks
    if not breaks:
        return [words.say(_("all values"))]
    first = words.say(_("below {value}"), value=bound(breaks[0]) + unit)
    last = words.say(_("{value} and more"), value=bound(breaks[-1]) + unit)
    between = [
        words.say(_("{low} to {high}"), low=bound(low), high=bound(high) + unit)
        for low, high in pairwise(breaks)
    ]
    return [first, *between, last]


def bubble_legend(shown: dict[str, Any], words: Wording) -> list[Any]:
    """Return three circles to read the bubbles by: the largest, a third, a tenth."""
    sizes = [size for size in shown["size"] if size]
    if not sizes:
        return []
    largest = max(sizes)
    return [
        {
            "kind": "bubble",
            "key": size,
            "label": words.say(_("{count} people"), count=words.workers_words(size)),
            "count": 0,
        }
        for size in (_plain(largest), _plain(largest / 3), _plain(largest / 10))
        if size
    ]


def _plain(value: float) -> int:
    """Return a value with one leading digit, for a circle in a legend."""
    digits = len(str(int(value))) - 1
    return int(round(value, -digits))


def total_gap(rows: Sequence[Row]) -> int | None:
    """Return the sum of the regions' gaps; None without any."""
    gaps = [row["gap_to_universal_workers"] for row in rows]
    known = [gap for gap in gaps if gap is not None]
    return sum(known) if known else None
