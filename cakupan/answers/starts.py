"""Where a plan starts: a region's base, its active workers and its target.

Computed coverage and published percents are kept apart. A published target meets
the latest statement of its own indicator; a computed coverage meets only a target
that the reader has typed for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan import documents
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.scope import months_of
from cakupan.data.store import Row
from cakupan.errors import BadInputError, NotPublishedError, Phrase
from cakupan.findings import coverage_statements
from cakupan.planning.lapse import Cohort
from cakupan.planning.months import parse_month
from cakupan.planning.pace import Point
from cakupan.topics.coverage import figures, phrases
from cakupan.vocabulary import covers_all_workers
from cakupan.wording import labels


def computed_coverage(
    data: Data,
    code: str,
    definition: Definition,
    period_end: date | None = None,
    vintage: str = "auto",
    series: str | None = None,
) -> tuple[Region, Row]:
    """Return a region and its computed coverage, the latest near-complete by default.

    Raises:
        NotPublishedError: nobody published active workers, or there is no base.
    """
    scope = data.scope(code, definition, period_end, vintage)
    region = scope.region
    row = data.rows(
        "coverage__by_region",
        region=region.region_code,
        vintage=region.vintage,
        period_end=scope.period_end,
        segments=definition.segments,
        base=definition.base,
        series=series,
    )[0]
    if row["coverage_pct"] is not None:
        return region, row
    months = months_of(data, region, definition)
    document = documents.absence_document(data, region, row, definition)
    beside = figures.beside(months, row)
    document["on_record"] = [phrases.on_record_document(found) for found in beside]
    said = "; ".join(map(documents.statement_sentence, document["statements"]))
    raise NotPublishedError(
        "{region} ({code}), {period}, {scope} over {base}: no figure ({reason}). On "
        "record: {beside}. Said within six months: {said}."
        if beside
        else "{region} ({code}), {period}, {scope} over {base}: no figure ({reason}). "
        "Said within six months: {said}.",
        row["absence_reason"],
        document,
        region=region.region_name,
        code=region.region_code,
        period=scope.period_end.isoformat(),
        scope=definition.scope,
        base=Phrase(labels.BASE_LONG[definition.base]),
        reason=Phrase(labels.ABSENCE_SHORT[row["absence_reason"]]),
        beside="; ".join(map(phrases.on_record_plain, beside)),
        said=said or "-",
    )


@dataclass(frozen=True)
class Start:
    """A published percent from which a plan can start, with the base to count on.

    Attributes:
        statement: row of ``statements__by_region``.
        eligible: workers of the base.
        base_source_id: who gave the base; None if the reader typed it.
    """

    statement: Row
    eligible: int
    base_source_id: str | None

    @property
    def pct(self) -> Decimal:
        """Return the percent with its publisher's digits."""
        return Decimal(self.statement["stated_pct_as_printed"])

    @property
    def active(self) -> Fraction:
        """Return the active workers: as stated, else the percent of the base."""
        stated = self.statement["stated_active"]
        if stated is not None and self.statement["stated_base"] == self.eligible:
            return Fraction(stated)
        return Fraction(self.pct) * self.eligible / 100


def latest_statements(statements: Sequence[Row]) -> list[Row]:
    """Return the coverage statements of the latest month that has any.

    Of all segments only, and numbers: no range, and no open end. Where sources
    conflict on that month, all of them stand.
    """
    whole = [
        row
        for row in coverage_statements(statements)
        if covers_all_workers(row["segment_scope"])
        and row["precision"] in ("exact", "rounded", "about")
    ]
    if not whole:
        return []
    last = max(row["period_end"] for row in whole)
    month = (last.year, last.month)
    return [
        row
        for row in whole
        if (row["period_end"].year, row["period_end"].month) == month
    ]


def stated_base(data: Data, region: Region, until: date) -> Row | None:
    """Return the base of all segments that was published last, up to a date's year."""
    rows = data.rows("workforce__stated_by_region", territory_id=region.territory_id)
    fit = [
        row
        for row in rows
        if row["base"] != "vulnerable"
        and covers_all_workers(row["segment_scope"])
        and row["period_end"].year <= until.year
    ]
    return fit[-1] if fit else None


def stated_starts(
    data: Data,
    region: Region,
    eligible: int | None = None,
    rows: Sequence[Row] | None = None,
) -> list[Start]:
    """Return the published percents of the latest month, each with a base.

    Args:
        data: the figures.
        region: whose statements.
        eligible: base that the reader typed; None for the one published with the
            percent, else the one published last for the region.
        rows: the percents that may be a start; None for all that were published.

    Raises:
        NotPublishedError: there is no such statement, or no base to count on.
    """
    if rows is None:
        rows = data.rows("statements__by_region", territory_id=region.territory_id)
    latest = latest_statements(rows)
    if not latest:
        raise NotPublishedError(
            "{region}: nobody published a coverage of all segments to start from. "
            "Write --eligible and --active.",
            "not_published",
            {"region_code": region.region_code, "absence_reason": "not_published"},
            region=region.region_name,
        )
    starts = []
    for row in latest:
        if eligible is not None:
            starts.append(Start(row, eligible, None))
            continue
        if row["stated_base"]:
            starts.append(Start(row, row["stated_base"], row["source_id"]))
            continue
        base = stated_base(data, region, row["period_end"])
        if base is None:
            raise NotPublishedError(
                "{region}: coverage is published as a percent without a base. Write "
                "--eligible, the workers it is a percent of.",
                "no_base",
                {"region_code": region.region_code, "absence_reason": "no_base"},
                region=region.region_name,
            )
        starts.append(Start(row, base["workers"], base["source_id"]))
    return starts


def cohort_of(row: Row) -> Cohort:
    """Return a dated cohort for the calendar.

    Raises:
        BadInputError: the stored month is none; data with a fault.
    """
    return Cohort(
        cohort_id=row["cohort_id"],
        region_code=row["region_code"],
        first_month=parse_month(row["first_month"], "first_month"),
        months=row["months"],
        workers=row["workers"],
        payer=row["payer"],
        is_plan=row["is_plan"],
    )


def points_of(rows: Sequence[Row]) -> list[Point]:
    """Return points of one series.

    Raises:
        BadInputError: the rows carry different series, segments or worker bases.
    """
    tags = {(r["series"], r["segment_scope"], r["worker_basis"]) for r in rows}
    if len(tags) > 1:
        raise BadInputError(
            "A series: expected figures with equal tags, found {found}. Choose one "
            "series.",
            found="; ".join(sorted(" ".join(map(str, tag)) for tag in tags)),
        )
    return [
        Point(row["period_end"].replace(day=1), row["active_workers"]) for row in rows
    ]


def series_points(
    data: Data,
    region: Region,
    segments: Sequence[str],
    series: str | None = None,
) -> tuple[str | None, list[Row]]:
    """Return the rows of one series: the named one, else the longest.

    Of equally long ones, the one with more exact figures, then by name.
    """
    rows = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=segments,
    )
    by_series: dict[str, list[Row]] = {}
    for row in rows:
        by_series.setdefault(row["series"], []).append(row)
    if series:
        return series, by_series.get(series, [])

    def worth(name: str) -> tuple[int, int, str]:
        exact = sum(row["precision"] == "exact" for row in by_series[name])
        return len(by_series[name]), exact, name

    longest = max(by_series, key=worth, default=None)
    return longest, by_series.get(longest or "", [])
