"""The published percents that a pace can start from, each with a base to count on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.findings import coverage_statements
from cakupan.vocabulary import covers_all_workers


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
        # The coverage that a target is measured on is of the segments that it names.
        if (row.get("is_computed") or covers_all_workers(row["segment_scope"]))
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
            base_source = row.get("base_source_id") or row["source_id"]
            starts.append(Start(row, row["stated_base"], base_source))
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
