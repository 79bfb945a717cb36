"""What is asked of a target, and what it gives: plain data, unrounded."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.targets.figures import Gap, Pace, PaceRatio


@dataclass(frozen=True)
class PublishedTarget:
    """A published target as it meets a region.

    Attributes:
        row: of ``targets__by_region``.
        is_national: the region has none of this regime; the nation's is shown.
    """

    row: Row
    is_national: bool

    @property
    def percent(self) -> Decimal:
        """Return the target with its publisher's digits."""
        return Decimal(self.row["target_pct_as_printed"])


@dataclass(frozen=True)
class TypedGap:
    """The gap of a coverage to a target that the reader typed.

    Attributes:
        target_pct: the target.
        eligible: workers of the base.
        active: workers protected.
        gap: in workers and points.
        row: the computed coverage, of ``coverage__by_region``; None where both numbers
            were typed.
    """

    target_pct: Decimal
    eligible: int
    active: int
    gap: Gap
    row: Row | None = None


@dataclass(frozen=True)
class PublishedGap:
    """The gap of a published target to the figure that it is measured on.

    Attributes:
        region: whose target.
        target: as it was published.
        statement: the latest of its indicator, of ``statements__by_region``; or the
            coverage over the base that the target names, in that form.
        gap_pp: target less statement, percentage points.
        gap: in workers; None where no need follows to the person.
        workers_reason: why there is none: ``no_base`` (the statement does not give its
            numbers) or ``rounded`` (it rounds them).
        computed: the computed coverage, of another definition, that stands beside it
            and is never subtracted; None without one.
    """

    region: Region
    target: PublishedTarget
    statement: Row
    gap_pp: Fraction
    gap: Gap | None
    workers_reason: str | None
    computed: Row | None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Return the sources of the target and of the statement."""
        rows = (self.target.row, self.statement)
        ids = [row["source_id"] for row in rows]
        base = self.target.row["latest_base_source_id"]
        return tuple(dict.fromkeys([*ids, base] if base else ids))


@dataclass(frozen=True)
class PaceAsked:
    """Under which assumptions a pace is asked.

    Attributes:
        target_pct: of the target.
        due_on: any day of the month in which it is due.
        churn_pct: share of the members who leave each month, percent.
        lapses: ending covers that the reader counts on; None to take those on record.
        as_of: the reader's today; a target before it can only be compared.
    """

    target_pct: Decimal
    due_on: date
    churn_pct: Decimal = Decimal(0)
    lapses: int | None = 0
    as_of: date | None = None


@dataclass(frozen=True)
class PaceFrom:
    """The pace from one starting point.

    Attributes:
        eligible: workers of the base at the target date.
        active: protected at the start; a fraction where only a percent is stated.
        start_on: what the start describes; None for numbers that the reader typed.
        months: from the start to the target.
        lapses: ending covers that are made up for.
        known_lapses: those on record; None where no region is asked about.
        pace: workers a month.
        ratio: the pace over the mean net intake, or why there is none.
        mean: net intake a month over the last twelve; None where it is not known.
    """

    eligible: int
    active: Fraction
    start_on: date | None
    months: int
    lapses: int
    known_lapses: int | None
    pace: Pace
    ratio: PaceRatio
    mean: Fraction | None

    @property
    def coverage_pct(self) -> Fraction:
        """Return the coverage at the start, percent."""
        return 100 * self.active / self.eligible


@dataclass(frozen=True)
class TypedPace:
    """The pace from numbers that the reader typed.

    Attributes:
        target_pct: the target.
        churn_pct: share of the members who leave each month, percent.
        start: the one starting point.
    """

    target_pct: Decimal
    churn_pct: Decimal
    start: PaceFrom


@dataclass(frozen=True)
class ComputedPace:
    """The pace from a computed coverage to a target that the reader typed.

    Attributes:
        asked: target, month and assumptions.
        start: the one starting point.
        row: of ``coverage__by_region``.
    """

    asked: PaceAsked
    start: PaceFrom
    row: Row


@dataclass(frozen=True)
class StatedStart:
    """A published percent as a starting point.

    Attributes:
        statement: of ``statements__by_region``.
        base_source_id: who gave the base; None if the reader typed it.
        is_same_indicator: as the target's; None where one of the two does not say.
        start: the pace from it.
    """

    statement: Row
    base_source_id: str | None
    is_same_indicator: bool | None
    start: PaceFrom


@dataclass(frozen=True)
class StatedPace:
    """The pace from each published percent of the latest month.

    Attributes:
        region: whose percents.
        asked: target, month and assumptions.
        target: the published target; None for a typed one.
        starts: one at least; several where sources conflict.
    """

    region: Region
    asked: PaceAsked
    target: PublishedTarget | None
    starts: tuple[StatedStart, ...]

    @property
    def low(self) -> int:
        """Return the least enrolment that a start asks for, workers a month."""
        return min(part.start.pace.required_per_month for part in self.starts)

    @property
    def high(self) -> int:
        """Return the greatest one."""
        return max(part.start.pace.required_per_month for part in self.starts)

    @property
    def single(self) -> int | None:
        """Return the enrolment where all starts ask for the same; else None."""
        return self.low if self.low == self.high else None


# ---------------------------------------------------------------- what a reader types

TYPED = "typed"  # the aim of a pace whose target the reader types


@dataclass(frozen=True)
class TypedTarget:
    """A target that the reader typed: over 0, up to 100 percent; None without one."""

    target_pct: Decimal | None = None


NO_TARGET = TypedTarget()


@dataclass(frozen=True)
class TypedAim:
    """Towards what a pace is asked, and under which assumptions.

    Attributes:
        aim: key of a published target (``ask.targets_ahead``), or ``TYPED``; empty for
            the one that is planned for by default.
        target_pct: as typed; None without one.
        due_on: month of a typed target; None for December.
        churn_pct: share of the members who leave each month, percent.
        counts_lapses: whether covers on record that end before are made up for.
    """

    aim: str = ""
    target_pct: Decimal | None = None
    due_on: date | None = None
    churn_pct: Decimal = Decimal(0)
    counts_lapses: bool = False


NO_AIM = TypedAim()


@dataclass(frozen=True)
class TypedNumbers:
    """A base, its protected workers and a target, published by nobody.

    Attributes:
        eligible: workers of the base.
        active: workers protected.
        target_pct: percent.
        months: to the target.
        churn_pct: share of the members who leave each month, percent.
    """

    eligible: int
    active: int
    target_pct: Decimal
    months: int
    churn_pct: Decimal = Decimal(0)
