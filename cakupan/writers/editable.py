"""The numbers of a picture for a chart that a program of slides can edit."""

from dataclasses import dataclass
from itertools import chain
from typing import Literal

from cakupan.blocks import Map
from cakupan.charts import (
    Bars,
    Calendar,
    Chart,
    Course,
    DotGroups,
    PercentRows,
    Places,
    RankedDots,
    RankRows,
    Timeline,
    TimeMark,
    Unit,
)
from cakupan.wording import Wording, _


@dataclass(frozen=True)
class Series:
    """Numbers under one name; None where there is none."""

    name: str
    values: tuple[float | int | None, ...]


@dataclass(frozen=True)
class Editable:
    """A chart of a program of slides.

    Attributes:
        kind: ``bars`` lie, ``columns`` stand, ``points`` are not joined.
        categories: what each number is about.
        series: the numbers.
        unit: of the numbers.
        own: category of the region itself, drawn apart from its peers.
    """

    kind: Literal["bars", "columns", "points"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    own: str = ""


def editable(picture: Chart | Map, words: Wording) -> Editable:
    """Return the numbers of a picture under the names that it has there."""
    if isinstance(picture, Map):
        return _of_map(picture)
    if isinstance(picture, Timeline):
        return _of_timeline(picture, words)
    if isinstance(picture, Places):
        return _of_places(picture, words)
    if isinstance(picture, PercentRows):
        return _of_rows(picture)
    if isinstance(picture, Course):
        return _of_course(picture, words)
    if isinstance(picture, RankedDots):
        return _of_ranked_values(picture)
    if isinstance(picture, RankRows):
        return _of_ranks(picture)
    if isinstance(picture, DotGroups):
        return _of_groups(picture)
    if isinstance(picture, Calendar):
        return Editable(
            "columns",
            tuple(span.short_label or span.label for span in picture.spans),
            (Series(picture.name, tuple(span.value for span in picture.spans)),),
            "workers",
        )
    return _of_bars(picture)


def _of_map(picture: Map) -> Editable:
    """Return the regions from the highest value down, those without one last."""
    ordered = sorted(
        picture.regions,
        key=lambda region: (region.value is None, -(region.value or 0), region.code),
    )
    own = (r.short_name for r in ordered if r.code == picture.outlined)
    return Editable(
        kind="columns",
        categories=tuple(region.short_name for region in ordered),
        series=(Series(picture.unit, tuple(region.value for region in ordered)),),
        unit="percent",
        own=next(own, ""),
    )


def _of_timeline(picture: Timeline, words: Wording) -> Editable:
    if picture.unit != "percent":
        return _of_counts(picture, words)
    marks = list(chain.from_iterable(series.marks for series in picture.series))
    ordered = sorted(marks, key=lambda mark: (mark.day, mark.kind, mark.value))
    return Editable(
        kind="points",
        categories=tuple(_category(mark, words) for mark in ordered),
        series=tuple(
            Series(
                series.name,
                tuple(mark.value if mark in series.marks else None for mark in ordered),
            )
            for series in picture.series
        ),
        unit=picture.unit,
    )


def _category(mark: TimeMark, words: Wording) -> str:
    """Return a mark's figure as published and its month.

    A number alone would make a point of ``65% sampai 68%``.
    """
    return f"{mark.label}, {words.month(mark.day, short=True)}"


def _of_counts(picture: Timeline, words: Wording) -> Editable:
    """Return series that have a figure on the same days as columns."""
    days = sorted({mark.day for series in picture.series for mark in series.marks})
    by_day = [{mark.day: mark.value for mark in s.marks} for s in picture.series]
    return Editable(
        kind="columns",
        categories=tuple(words.month(day, short=True) for day in days),
        series=tuple(
            Series(series.name, tuple(values.get(day) for day in days))
            for series, values in zip(picture.series, by_day, strict=True)
        ),
        unit=picture.unit,
    )


def _of_places(picture: Places, words: Wording) -> Editable:
    """Return the region beside the median, for the indicators of one unit."""
    shown = [p for p in picture.places if p.unit == picture.places[0].unit]
    return Editable(
        kind="bars",
        categories=tuple(place.label for place in shown),
        series=(
            Series(picture.own, tuple(place.value for place in shown)),
            Series(words.say(_("Median")), tuple(place.median for place in shown)),
        ),
        unit=shown[0].unit,
    )


def _of_rows(picture: PercentRows) -> Editable:
    return Editable(
        kind="points",
        categories=tuple(f"{row.label}: {row.value_label}" for row in picture.rows),
        series=(Series(picture.title, tuple(row.value for row in picture.rows)),),
        unit="percent",
    )


def _of_course(picture: Course, words: Wording) -> Editable:
    """Return what is known and what is expected, a column a month."""
    known = {mark.day.replace(day=1): mark.value for mark in picture.known}
    expected = {part.month: part.value for part in picture.expected}
    months = sorted({*known, *expected})
    named = ((picture.name, known), (picture.end.label, expected))
    return Editable(
        kind="columns",
        categories=tuple(words.month(month, short=True) for month in months),
        series=tuple(
            Series(name, tuple(map(values.get, months))) for name, values in named
        ),
        unit=picture.unit,
    )


def _of_ranked_values(picture: RankedDots) -> Editable:
    own = (dot.label for dot in picture.dots if dot.is_own)
    return Editable(
        kind="bars",
        categories=tuple(dot.label for dot in picture.dots),
        series=(Series(picture.name, tuple(dot.value for dot in picture.dots)),),
        unit=picture.unit,
        own=next(own, ""),
    )


def _of_ranks(picture: RankRows) -> Editable:
    own = (row.label for row in picture.rows if row.is_own)
    return Editable(
        kind="bars",
        categories=tuple(row.label for row in picture.rows),
        series=(Series(picture.title, tuple(row.rank for row in picture.rows)),),
        unit="rank",
        own=next(own, ""),
    )


def _of_groups(picture: DotGroups) -> Editable:
    """Return the chosen values and the others as points of two series."""
    dots = [(group.label, dot) for group in picture.groups for dot in group.dots]
    return Editable(
        kind="points",
        categories=tuple(
            f"{label}: {dot.label}, {dot.value_label}" for label, dot in dots
        ),
        series=tuple(
            Series(
                name,
                tuple(
                    dot.value if dot.is_chosen is is_chosen else None
                    for _label, dot in dots
                ),
            )
            for name, is_chosen in ((picture.chosen, True), (picture.others, False))
        ),
        unit="percent",
    )


def _of_bars(picture: Bars) -> Editable:
    own = (bar.label for bar in picture.bars if bar.is_own)
    return Editable(
        kind="bars",
        categories=tuple(bar.label for bar in picture.bars),
        series=(Series(picture.name, tuple(bar.value for bar in picture.bars)),),
        unit=picture.unit,
        own=next(own, ""),
    )
