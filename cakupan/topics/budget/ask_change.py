"""Why a region's coverage changed between two periods of one series."""

from collections.abc import Sequence
from datetime import date

from cakupan import documents
from cakupan.answers import forms
from cakupan.answers.forms import Document
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.decompose import decompose
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed_coverage


def change_between(
    data: Data,
    what: CoverageAsked,
    periods: tuple[date, date],
    series: str | None = None,
) -> Document:
    """Return the change of coverage between two periods of one series, split in two.

    Raises:
        BadInputError: the periods are the same, or no one series has both.
        NotPublishedError: a period has no figure or no base.
    """
    before, after = periods
    if before >= after:
        raise BadInputError(
            "Two periods: expected the second after the first, found {first} and "
            "{second}. Swap them.",
            first=before.isoformat(),
            second=after.isoformat(),
        )
    region = data.regions.of(what.code, "38")
    rows = _comparable_rows(data, what, region, periods, series)
    first, second = rows
    change = decompose(
        first["active_workers"],
        first["base_workers"],
        second["active_workers"],
        second["base_workers"],
    )
    history = data.rows(
        "workforce__history_by_region", territory_id=region.territory_id
    )
    has_break = any(
        row["has_break"]
        and first["base_period"] < row["period_end"] <= second["base_period"]
        for row in history
    )
    kept = (
        *("period_end", "active_workers", "base_workers", "base_period"),
        *("source_id", "source_publisher"),
    )
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "series": first["series"],
        "segment_scope": first["segment_scope"],
        "base": first["base"],
        "vintage": first["vintage"],
        **forms.change_document(change),
        # New survey weights make the base another one: no work of anybody's.
        "is_definition_change": has_break,
        "from": _ends(first, kept),
        "to": _ends(second, kept),
    }


def _ends(row: Row, kept: Sequence[str]) -> Document:
    found = {
        key: row[key].isoformat() if isinstance(row[key], date) else row[key]
        for key in kept
    }
    return {**found, "coverage_pct": documents.rounded(row["coverage_pct"])}


def _comparable_rows(
    data: Data,
    what: CoverageAsked,
    region: Region,
    periods: tuple[date, date],
    series: str | None,
) -> tuple[Row, Row]:
    """Return the coverage of both periods in one series, base and division."""
    points = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=what.definition.segments,
    )
    known = {
        period: {row["series"] for row in points if row["period_end"] == period}
        for period in periods
    }
    both = known[periods[0]] & known[periods[1]]
    if series:
        both &= {series}
    if known[periods[0]] and known[periods[1]] and not both:
        raise BadInputError(
            "Two periods: expected figures of one series, found {first} ({series}) "
            "and {second} ({other}). Unlike series are never subtracted; choose other "
            "periods or segments.",
            first=periods[0].isoformat(),
            series=", ".join(sorted(known[periods[0]])),
            second=periods[1].isoformat(),
            other=", ".join(sorted(known[periods[1]])),
        )
    chosen = series or min(both, default=None)
    first, second = (
        computed_coverage(
            data, what.code, what.definition, period, what.vintage, chosen
        )[1]
        for period in periods
    )
    if (
        first["vintage"] != second["vintage"]
        or first["territory_id"] != (second["territory_id"])
    ):
        raise BadInputError(
            "Two periods: expected one division of provinces, found {first} and "
            "{second}. Name one with --vintage.",
            first=first["vintage"],
            second=second["vintage"],
        )
    return first, second
