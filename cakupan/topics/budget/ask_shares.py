"""A province's regencies: money shared among them, and how unequal they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cakupan.answers.forms import Document, plain
from cakupan.data import Data
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.allocation import (
    WAYS,
    Allocation,
    RegencyCoverage,
    allocate,
)
from cakupan.topics.budget.figures.budget import cost, rates_from
from cakupan.topics.budget.figures.inequality import compute_inequality
from cakupan.topics.coverage.ask_computed import CoverageAsked

_ALL = Decimal(100)


@dataclass(frozen=True)
class Regencies:
    """The regions below one, with coverage of one definition.

    Attributes:
        places: those with active workers and a base.
        names: their names by code.
        set_aside: those without, by code, with the reason of absence.
        period_end: of the figures.
        series: that all of them stand in.
    """

    places: tuple[RegencyCoverage, ...]
    names: dict[str, str]
    set_aside: dict[str, str]
    period_end: date
    series: str | None


def regencies_of(data: Data, what: CoverageAsked) -> Regencies:
    """Return the regencies of a province (or the nation's provinces) with figures.

    Raises:
        NotPublishedError: none of them has a coverage.
    """
    level = "province" if what.code == "00" else "regency"
    scope = data.scope(
        what.code, what.definition, what.period_end, what.vintage, level=level
    )
    above = scope.region
    rows = data.rows(
        "coverage__by_region",
        level=level,
        parent=above.region_code if level == "regency" else None,
        vintage=above.vintage,
        period_end=scope.period_end,
        segments=what.definition.segments,
        base=what.definition.base,
    )
    known = [row for row in rows if row["coverage_pct"] is not None]
    aside = {row["region_code"]: row["absence_reason"] for row in rows}
    for row in known:
        del aside[row["region_code"]]
    if not known:
        raise NotPublishedError(
            "{region}: none of its {count} regions has a published coverage.",
            "not_published",
            {
                "region_code": what.code,
                "absence_reason": "not_published",
                "set_aside": aside,
            },
            region=above.region_name,
            count=len(rows),
        )
    return Regencies(
        places=tuple(_place(row) for row in known),
        names={row["region_code"]: row["region_name"] for row in known},
        set_aside=aside,
        period_end=scope.period_end,
        series=known[0]["series"],
    )


def _place(row: Row) -> RegencyCoverage:
    return RegencyCoverage(
        row["region_code"], row["base_workers"], row["active_workers"]
    )


def share_money(
    data: Data,
    what: CoverageAsked,
    target_pct: Decimal,
    rupiah: int,
    payer: str,
    plan: tuple[date, int],
    *,
    with_jht: bool = False,
) -> Document:
    """Return a budget shared among regencies in each of the three ways.

    Args:
        data: the figures.
        what: the province and the definition of coverage.
        target_pct: no regency is raised above it.
        rupiah: the whole budget.
        payer: whose rate holds.
        plan: first month and number of months of cover.
        with_jht: with old-age savings.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: no regency has a coverage, or the payer no rate.
    """
    found = regencies_of(data, what)
    start, months = plan
    book = rate_book(data, payer, with_jht=with_jht)
    price = cost(1, rates_from(book.of, start, months))
    ways = [allocate(way, found.places, target_pct, rupiah, price) for way in WAYS]
    return {
        "region_code": what.code,
        "period_end": found.period_end.isoformat(),
        "series": found.series,
        "segment_scope": what.definition.scope,
        "base": what.definition.base,
        "target_pct": float(target_pct),
        "rupiah": rupiah,
        "rupiah_per_worker": price,
        "set_aside": found.set_aside,
        "ways": [way_document(way, found.names) for way in ways],
    }


def share_by_workers(
    data: Data,
    rows: Mapping[str, Row],
    base: str,
    rupiah: int,
    payer: str,
    plan: tuple[date, int],
    *,
    with_jht: bool,
) -> Document:
    """Share a budget by workers to be reached, where no coverage is published.

    Nobody's coverage is known, so each begins at nought: what comes out is the part
    of those workers that the money reaches, and no coverage.

    Args:
        data: the figures.
        rows: the workforce of each region by its code, with a count of the base.
        base: whose workers are to be reached.
        rupiah: the whole budget.
        payer: whose rate holds.
        plan: first month and number of months of cover.
        with_jht: with old-age savings.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: the payer has no rate.
    """
    start, months = plan
    book = rate_book(data, payer, with_jht=with_jht)
    price = cost(1, rates_from(book.of, start, months))
    places = [RegencyCoverage(code, row[base], 0) for code, row in rows.items()]
    names = {code: row["region_name"] for code, row in rows.items()}
    ways = [
        way_document(allocate(way, places, _ALL, rupiah, price), names) for way in WAYS
    ]
    for way in ways:
        for region in way["regions"]:
            region["coverage_before_pct"] = None
    return {
        "ground": base,
        "target_pct": float(_ALL),
        "rupiah": rupiah,
        "rupiah_per_worker": price,
        "set_aside": {},
        "base_period": next(iter(rows.values()))["base_period"] if rows else None,
        "ways": ways,
    }


def way_document(found: Allocation, names: Mapping[str, str]) -> Document:
    """Return one way to share: what each region gets, its coverage before and after."""
    return {
        "way": found.way,
        "workers": found.workers,
        "unspent_rupiah": found.unspent_rupiah,
        "at_target": found.at_target,
        "regions": [
            {
                "region_code": share.region_code,
                "region_name": names[share.region_code],
                "workers": share.workers,
                "rupiah": share.rupiah,
                "gap_workers": share.gap_workers,
                "coverage_before_pct": plain(share.coverage_before_pct),
                "coverage_after_pct": plain(share.coverage_after_pct),
                "is_at_target": share.is_at_target,
            }
            for share in found.shares
        ],
    }


def inequality_of(data: Data, what: CoverageAsked, target_pct: Decimal) -> Document:
    """Return how unequal the regencies of a province are; None fields for one alone.

    Raises:
        NotPublishedError: no regency has a coverage.
    """
    found = regencies_of(data, what)
    measures = compute_inequality(found.places, target_pct)
    document = {
        "region_code": what.code,
        "period_end": found.period_end.isoformat(),
        "series": found.series,
        "set_aside": found.set_aside,
        "regions": len(found.places),
        "measures": None,
    }
    if measures is None:
        return document
    exact = ("mean_pct", "lowest_pct", "highest_pct", "range_pp", "ratio")
    return {
        **document,
        "measures": {
            **{name: plain(getattr(measures, name)) for name in exact},
            "lowest": measures.lowest,
            "lowest_name": found.names[measures.lowest],
            "highest": measures.highest,
            "highest_name": found.names[measures.highest],
            "deviation_pp": round(measures.deviation_pp, 2),
            "variation": (
                None if measures.variation is None else round(measures.variation, 4)
            ),
            "gini": plain(measures.gini, 4),
            "below_target": measures.below_target,
            "below_target_pct": plain(measures.below_target_pct),
            "gap_share_of_lowest_pct": plain(measures.gap_share_of_lowest_pct),
        },
    }
