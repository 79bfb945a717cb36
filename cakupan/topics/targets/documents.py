"""Gaps and paces as the command line prints them; keys are a contract."""

from cakupan import documents
from cakupan.data import Data
from cakupan.data.months import month_text
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.documents import Document, iso, rounded, source_of, whole_or
from cakupan.topics.targets.results import (
    ComputedPace,
    PaceAsked,
    PaceFrom,
    PublishedGap,
    PublishedTarget,
    StatedPace,
    StatedStart,
    TypedGap,
    TypedPace,
)


def typed_gap(found: TypedGap, data: Data | None = None) -> Document:
    """Return the gap to a typed target.

    Args:
        found: the gap.
        data: the figures; None where both numbers were typed.
    """
    gap = found.gap
    document = {
        "eligible": found.eligible,
        "active": found.active,
        "coverage_pct": rounded(gap.coverage_pct),
        "target_pct": float(found.target_pct),
        "target_workers": gap.target_workers,
        "gap_workers": gap.gap_workers,
        "gap_pp": rounded(gap.gap_pp),
        "surplus_workers": gap.surplus_workers,
        "gap_to_universal_workers": gap.gap_to_universal_workers,
    }
    if found.row is None or data is None:
        return document
    coverage = documents.coverage_document(found.row, data.sources)
    return {**coverage, **document, "is_target_typed": True}


def published_gap(found: PublishedGap, data: Data) -> Document:
    """Return the gap to a published target, with the statement that it meets."""
    document = without_statement(found.region, found.target, found.computed, data)
    document |= {
        "gap_pp": rounded(found.gap_pp),
        "workers_reason": found.workers_reason,
        "statement": documents.statement_document(found.statement),
    }
    if found.target.row["base"]:
        document["measured_on"] = documents.measured_on(found.target.row)
    if found.gap is not None:
        document |= {
            "target_workers": found.gap.target_workers,
            "gap_workers": found.gap.gap_workers,
            "surplus_workers": found.gap.surplus_workers,
        }
    return document


def without_statement(
    region: Region, target: PublishedTarget, computed: Row | None, data: Data
) -> Document:
    """Return a published target and the coverage beside it, of another definition."""
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "target": _target(target),
        "target_pct": target.row["target_pct"],
        "target_workers": None,
        "gap_workers": None,
        "gap_pp": None,
        "surplus_workers": None,
        "workers_reason": "no_base",
        "is_target_typed": False,
        "computed": computed and _beside(computed, data),
    }


def _target(target: PublishedTarget) -> Document:
    row = target.row
    return {
        "regime": row["regime"],
        "indicator": row["indicator"],
        "due_on": iso(row["due_on"]),
        "segment_scope": row["segment_scope"],
        "target_pct": row["target_pct"],
        "is_national": target.is_national,
        "source": source_of(row),
    }


def _beside(row: Row, data: Data) -> Document:
    kept = ("period_end", "segment_scope", "base", "active_workers", "base_workers")
    coverage = documents.coverage_document(row, data.sources)
    return {
        **{key: coverage[key] for key in kept},
        "coverage_pct": coverage["coverage_pct"],
        "is_same_definition": False,
    }


def _asked(asked: PaceAsked) -> Document:
    return {
        "target_pct": float(asked.target_pct),
        "due": month_text(asked.due_on),
        "churn_pct": float(asked.churn_pct),
    }


def _pace(found: PaceFrom) -> Document:
    return {
        "required_per_month": found.pace.required_per_month,
        "required_per_month_exact": rounded(found.pace.required_exact),
        "mean_net_intake": rounded(found.mean),
        "pace_ratio": rounded(found.ratio.ratio),
        "pace_ratio_reason": found.ratio.reason,
        "is_out_of_reach": found.ratio.is_out_of_reach,
    }


def pace_from(found: PaceFrom) -> Document:
    """Return the pace from one starting point of a region."""
    return {
        "eligible": found.eligible,
        "active": whole_or(found.active),
        "coverage_pct": rounded(found.coverage_pct),
        "period_end": iso(found.start_on),
        "months": found.months,
        "lapses": found.lapses,
        "known_lapses": found.known_lapses,
        **_pace(found),
    }


def typed_pace(found: TypedPace) -> Document:
    """Return the pace from numbers that the reader typed."""
    start = found.start
    return {
        "eligible": start.eligible,
        "active": whole_or(start.active),
        "target_pct": float(found.target_pct),
        "months": start.months,
        "churn_pct": float(found.churn_pct),
        "lapses": start.lapses,
        **_pace(start),
    }


def computed_pace(found: ComputedPace, data: Data) -> Document:
    """Return the pace from a computed coverage to a typed target."""
    return {
        **documents.coverage_document(found.row, data.sources),
        **_asked(found.asked),
        "is_target_typed": True,
        **pace_from(found.start),
    }


def stated_pace(found: StatedPace) -> Document:
    """Return the pace from each published percent of the latest month."""
    return {
        "region_code": found.region.region_code,
        "region_name": found.region.region_name,
        **_asked(found.asked),
        "target": found.target and _target(found.target),
        "is_target_typed": found.target is None,
        "required_per_month": found.single,
        "required_per_month_low": found.low,
        "required_per_month_high": found.high,
        "pace_ratio": None,
        "pace_ratio_reason": "not_published",
        "starts": [_start(part) for part in found.starts],
    }


def _start(found: StatedStart) -> Document:
    row = found.statement
    return {
        "stated_pct": row["stated_pct"],
        "indicator": row["indicator"],
        "precision": row["precision"],
        "is_same_indicator": found.is_same_indicator,
        **pace_from(found.start),
        "base_source_id": found.base_source_id,
        "source": source_of(row),
    }
