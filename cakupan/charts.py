"""Kinds of charts, as plain data in the reader's words; pictures draw them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal["percent", "workers", "rupiah", "rank"]


@dataclass(frozen=True)
class Tick:
    """A place on an axis, and what is written there."""

    value: float
    label: str


@dataclass(frozen=True)
class PercentRow:
    """One percent on a line of its own, with its words at both ends.

    Attributes:
        label: date and definition.
        value_label: the percent as it is to be read, ``lebih dari 50%``.
        value: where the dot stands.
        low, high: ends of a range that the publisher gave; None without one.
        shape: ``stated``, ``about``, ``range``, ``at_least``, ``at_most``, or
            ``computed`` for our own.
        run: equal runs are joined by a line; empty for none.
        detail: what is said of it on demand, lines by newline.
    """

    label: str
    value_label: str
    value: float
    low: float | None = None
    high: float | None = None
    shape: Literal["stated", "about", "range", "at_least", "at_most", "computed"] = (
        "stated"
    )
    run: str = ""
    detail: str = ""


@dataclass(frozen=True)
class PercentRows:
    """Percents, a line each, in the order given, over one axis.

    On one axis of time figures of one day would fall on top of each other.
    """

    title: str
    rows: tuple[PercentRow, ...]
    ticks: tuple[Tick, ...]
    legend: str = ""


@dataclass(frozen=True)
class TimeMark:
    """One figure on an axis of time.

    Attributes:
        day: what it describes, or when a target is due.
        value: on the upright axis.
        label: written beside the mark; empty for none.
        kind: how it is drawn.
        run: marks of one run are joined; empty for none.
        detail: what is said of it on demand, lines by newline.
    """

    day: date
    value: float
    label: str
    kind: Literal["computed", "stated", "about", "target", "national"] = "stated"
    run: str = ""
    detail: str = ""


@dataclass(frozen=True)
class TimeSeries:
    """Marks of one name, as ``Published``.

    Attributes:
        name: of the series, in the reader's words.
        marks: in the order of their days. Where only the last of several has a label,
            name and label stand at the end of the line.
        is_own: drawn in the accent; published figures beside it are greyed.
        is_dashed: an estimate.
        is_labelled_at_end: the label of its last mark, which names it, stands at the
            end of the axis, also where it has one mark.
    """

    name: str
    marks: tuple[TimeMark, ...]
    is_own: bool = False
    is_dashed: bool = False
    is_labelled_at_end: bool = False


@dataclass(frozen=True)
class Break:
    """A day from which figures are made in another way, and what is said of it."""

    day: date
    label: str


@dataclass(frozen=True)
class Timeline:
    """Figures by date; lines join only what is of one run.

    Attributes:
        title: what it shows.
        series: in the order of their names.
        ticks: of the upright axis.
        unit: of the values.
        breaks: days from which figures are made in another way.
        legend: how the marks are to be read.
        last_year: where the axis ends; what is due later stands at its end as an
            arrow, and its label names its year. 0 for the year of the last mark.
    """

    title: str
    series: tuple[TimeSeries, ...]
    ticks: tuple[Tick, ...]
    unit: Unit = "percent"
    breaks: tuple[Break, ...] = ()
    legend: str = ""
    last_year: int = 0


@dataclass(frozen=True)
class PlaceLine:
    """A region's value among those of its peers by one indicator.

    Attributes:
        label: the indicator and the peers.
        value_label: the value and its rank, as they are to be read.
        value: the region's own.
        least, lower, median, upper, most: of the peers.
        peers: all known values of the peers.
        ticks: least, median and most, as they are to be read.
        details: what is said on demand of least, lower, median, upper and most.
        unit: ``percent``, or ``workers``, drawn on a logarithmic axis.
    """

    label: str
    value_label: str
    value: float
    least: float
    lower: float
    median: float
    upper: float
    most: float
    peers: tuple[float, ...]
    ticks: tuple[str, str, str]
    details: tuple[str, str, str, str, str] = ("", "", "", "", "")
    unit: Unit = "percent"


@dataclass(frozen=True)
class Places:
    """A line an indicator: a stroke a peer, the middle half, the region's dot."""

    title: str
    places: tuple[PlaceLine, ...]
    own: str
    ticks: tuple[Tick, ...] = ()
    count_ticks: tuple[Tick, ...] = ()
    legend: str = ""


@dataclass(frozen=True)
class Bar:
    """A value with its name; the region's own is drawn in the accent."""

    label: str
    value: float | None
    value_label: str
    is_own: bool = False


@dataclass(frozen=True)
class Bars:
    """Values side by side, in the order given."""

    title: str
    bars: tuple[Bar, ...]
    unit: Unit = "percent"
    name: str = ""
    legend: str = ""


@dataclass(frozen=True)
class Span:
    """Months from a first to a last, on a calendar.

    Attributes:
        label: whose months.
        value_label: how many workers and until when, as it is to be read.
        first, last: first days of the first and the last month.
        value: the workers.
        short_label: the end alone, for a chart without a calendar.
        is_plan: drawn hollow.
        is_own: drawn in the accent: what ends next.
        detail: what is said of it on demand, lines by newline.
    """

    label: str
    value_label: str
    first: date
    last: date
    value: int
    short_label: str = ""
    is_plan: bool = False
    is_own: bool = False
    detail: str = ""


@dataclass(frozen=True)
class DayTick:
    """A day on a calendar's axis, and what is written there."""

    day: date
    label: str


@dataclass(frozen=True)
class Calendar:
    """Months one under the other on one axis, with a line at today.

    Attributes:
        title: what it shows.
        spans: in the order given.
        today: drawn as a line.
        today_label: what is written at it.
        ticks: first days of months, evenly apart.
        name: what the values count.
        legend: how the marks are to be read.
    """

    title: str
    spans: tuple[Span, ...]
    today: date
    today_label: str
    ticks: tuple[DayTick, ...]
    name: str = ""
    legend: str = ""


@dataclass(frozen=True)
class RankRow:
    """A region's rank, and the ranks between which it may lie.

    Attributes:
        label: the region's short name.
        rank: its rank, from 1.
        low, high: best and worst rank of the range.
        detail: what is said of it on demand, lines by newline.
        is_own: the region in question, drawn in the accent.
    """

    label: str
    rank: int
    low: int
    high: int
    detail: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class RankRows:
    """Ranks, a line a region, best first, over the ranks from the first to the last.

    Attributes:
        title: what it shows.
        rows: at least one.
        ticks: ranks that are named on the axis; the last is the last rank of all.
        mark: written over the rows, so that a picture of them carries it.
        legend: how the marks are to be read.
    """

    title: str
    rows: tuple[RankRow, ...]
    ticks: tuple[Tick, ...]
    mark: str = ""
    legend: str = ""


@dataclass(frozen=True)
class GroupDot:
    """One value of a group.

    Attributes:
        label: whose value it is.
        value: where the dot stands.
        value_label: the value as it is to be read.
        detail: what is said of it on demand, lines by newline.
        is_chosen: a filled diamond in the accent; the others are rings.
    """

    label: str
    value: float
    value_label: str
    detail: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class DotGroup:
    """Values on one line, with what is said of the line at both ends."""

    label: str
    value_label: str
    dots: tuple[GroupDot, ...]


@dataclass(frozen=True)
class DotGroups:
    """Percents in groups, a line a group, some of them chosen.

    Attributes:
        title: what it shows.
        groups: from above, each with a dot at least.
        ticks: of the axis.
        chosen, others: what the diamonds and what the rings are.
        legend: how the marks are to be read.
    """

    title: str
    groups: tuple[DotGroup, ...]
    ticks: tuple[Tick, ...]
    chosen: str
    others: str
    legend: str = ""


@dataclass(frozen=True)
class RankedDot:
    """One place of a ranking: a region, or several whose values are equal.

    Attributes:
        label: rank and names.
        value: what is ranked by.
        value_label: the value as it is to be read.
        low, high: the least and most that the value may be; equal to it if exact.
        detail: what is said of it on demand, lines by newline.
        is_own: whether the region in question stands here.
        follows_gap: whether places are left out above this one.
    """

    label: str
    value: float
    value_label: str
    low: float
    high: float
    detail: str = ""
    is_own: bool = False
    follows_gap: bool = False


@dataclass(frozen=True)
class RankedDots:
    """Values by rank, a dot a line, the first place at the top.

    Attributes:
        title: what it shows.
        dots: from the first place down.
        ticks: of the values.
        median: of all that are ranked, drawn as a dotted line.
        name: what the values are.
        unit: of the values.
        legend: how the marks are to be read.
    """

    title: str
    dots: tuple[RankedDot, ...]
    ticks: tuple[Tick, ...]
    median: float
    name: str = ""
    unit: Unit = "percent"
    legend: str = ""


@dataclass(frozen=True)
class CourseMark:
    """One published number of a series.

    Attributes:
        day: what it describes.
        value: on the upright axis.
        detail: what is said of it on demand, lines by newline.
    """

    day: date
    value: float
    detail: str = ""


@dataclass(frozen=True)
class CourseMonth:
    """One month ahead.

    Attributes:
        month: its first day.
        value: expected.
        low, high: bounds of its interval.
        lower_course: what is expected otherwise; None where that is not drawn.
        detail: what is said of it on demand, lines by newline.
    """

    month: date
    value: float
    low: float
    high: float
    lower_course: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class CourseEnd:
    """What is written at the right end of a line: its name, and its last value."""

    label: str
    value_label: str


@dataclass(frozen=True)
class CourseLevel:
    """A value that is aimed at: a thin line across, its name at the end.

    Attributes:
        end: whose it is and for when, and the value as it is to be read.
        value: on the upright axis.
        is_typed: the reader's own, dashed.
    """

    end: CourseEnd
    value: float
    is_typed: bool = False


@dataclass(frozen=True)
class Course:
    """Where a series leads: what is known, what is expected, what is aimed at.

    A full line joins what is known, over a year without a figure it breaks; what is
    expected is dashed inside its interval; what stands beside is never joined.

    Attributes:
        title: what it shows.
        name: what the known values are.
        known: of one series, by day, at least one.
        expected: the months ahead, by month, at least one.
        ticks: of the upright axis, from 0.
        end: of what is expected.
        last_label: what is written where the known figures end.
        lower_end: of what is expected otherwise; None where that is not drawn.
        beside: of other series.
        levels: values that are aimed at.
        unit: of the values.
        legend: how the marks are to be read.
    """

    title: str
    name: str
    known: tuple[CourseMark, ...]
    expected: tuple[CourseMonth, ...]
    ticks: tuple[Tick, ...]
    end: CourseEnd
    last_label: str
    lower_end: CourseEnd | None = None
    beside: tuple[CourseMark, ...] = ()
    levels: tuple[CourseLevel, ...] = ()
    unit: Unit = "workers"
    legend: str = ""


Chart = (
    PercentRows
    | Timeline
    | Places
    | Bars
    | Calendar
    | RankRows
    | DotGroups
    | RankedDots
    | Course
)
