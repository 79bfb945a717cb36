"""How far a region's figures can be trusted, as the command line prints it."""

from datetime import date
from typing import Any

from cakupan import documents
from cakupan.data import Data, Scope
from cakupan.data.store import Row
from cakupan.documents import iso, rounded
from cakupan.topics.evidence import quotable
from cakupan.topics.evidence.ask_trust import trusted
from cakupan.topics.evidence.trust import Bounds, Reach
from cakupan.wording import months_between


def document(data: Data, scope: Scope, as_of: date) -> dict[str, Any]:
    """Return what the block ``evidence.trust`` says of a region, as a document."""
    found, region = trusted(data, scope), scope.region
    still_open, explained = found.open_and_explained
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "vintage": region.vintage,
        "as_of": iso(as_of),
        "coverage": documents.coverage_document(found.row, data.sources),
        "figures": [
            _figure(role, figure, found.row, as_of) for role, figure in found.figures
        ],
        "regions_below": _reach_document(found.reach),
        "unique_persons": _bounds_document(found.bounds),
        "conflicts": {
            "open": still_open,
            "explained": explained,
            "ids": [part["conflict_id"] for part in found.cases],
        },
    }


def _figure(role: str, figure: Row, row: Row, as_of: date) -> dict[str, Any]:
    printed = figure["value_as_printed"]
    if figure["measure"] not in quotable.PERCENTS and printed is not None:
        printed = int(printed)
    value = row["active_workers"] if role == "active" else printed
    end = figure["period_end"]
    return {
        "role": role,
        "figure_key": figure["figure_key"],
        "value": value,
        "measure": figure["measure"],
        "period_end": iso(end),
        "age_months": months_between(end, as_of) if end else None,
        "publisher": figure["source_publisher"],
        "source_id": figure["source_id"],
        "published_on": iso(figure["published_on"]),
        "entered_on": iso(figure["entered_on"]),
        "precision": row["precision"] if role == "active" else figure["precision"],
    }


def _reach_document(found: Reach | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "level": found.level,
        "regions": found.regions,
        "with_coverage": found.computed,
        "with_published_percent": found.stated,
        "base_with_coverage_pct": rounded(found.computed_pct),
        "base_with_published_percent_pct": rounded(found.stated_pct),
        "over_100": found.over_100,
    }


def _bounds_document(found: Bounds | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "memberships": found.memberships,
        "low": found.low,
        "high": found.high,
        "is_held_by_base": found.is_held_by_base,
        "is_base_exceeded": found.is_base_exceeded,
    }
