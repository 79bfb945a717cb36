"""The gap of a region to a typed or to a published target."""

from decimal import Decimal

from cakupan import documents
from cakupan.answers import forms
from cakupan.answers.forms import Document, plain
from cakupan.data import Data
from cakupan.errors import NotPublishedError
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed
from cakupan.topics.targets import ask
from cakupan.topics.targets.figures import check_target, compute_gap


def gap_to_typed(data: Data, what: CoverageAsked, target_pct: Decimal) -> Document:
    """Return the gap of a computed coverage to a target that the reader typed.

    Raises:
        BadInputError: a target over 100.
        NotPublishedError: the region has no coverage or no base.
    """
    check_target(target_pct)
    _, row = computed(data, what)
    found = compute_gap(row["base_workers"], row["active_workers"], target_pct)
    return {
        **documents.coverage_document(row, data.sources),
        **forms.gap_document(
            found, row["base_workers"], row["active_workers"], target_pct
        ),
        "is_target_typed": True,
    }


def gap_to_published(
    data: Data, what: CoverageAsked, regime: str, due: str | None = None
) -> Document:
    """Return the gap of a published target to the statement of its own indicator.

    Workers stand only where that statement gives both its numbers. The computed
    coverage stands beside, of another definition, and is not subtracted.

    Raises:
        NotPublishedError: no such target, or no statement of its indicator.
    """
    region = data.regions.of(what.code, "38")
    target = ask.choose_target(data, region, regime, due)
    row = target.row
    document = {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "target": forms.target_of(row, is_national=target.is_national),
        "target_pct": row["target_pct"],
        "target_workers": None,
        "gap_workers": None,
        "gap_pp": None,
        "surplus_workers": None,
        "workers_reason": "no_base",
        "is_target_typed": False,
        "computed": _beside(data, what),
    }
    like = ask.like_statement(data, region, target)
    if like is None:
        raise ask.unlike(region, target, document)
    wanted = Decimal(row["target_pct_as_printed"])
    stated = Decimal(like["stated_pct_as_printed"])
    document["statement"] = documents.statement_document(like)
    document["gap_pp"] = plain(wanted - stated)
    if like["stated_active"] is None or not like["stated_base"]:
        return document
    # Of "687 ribu" and "2,8 juta" no need follows to the person.
    if {like["active_precision"], like["base_precision"]} != {"exact"}:
        return document | {"workers_reason": "rounded"}
    found = compute_gap(like["stated_base"], like["stated_active"], wanted)
    document |= {
        "target_workers": found.target_workers,
        "gap_workers": found.gap_workers,
        "surplus_workers": found.surplus_workers,
        "workers_reason": None,
    }
    return document


def _beside(data: Data, what: CoverageAsked) -> Document | None:
    """Return the computed coverage that stands beside a published one, if any."""
    try:
        _, row = computed(data, what)
    except NotPublishedError:
        return None
    kept = ("period_end", "segment_scope", "base", "active_workers", "base_workers")
    found = documents.coverage_document(row, data.sources)
    return {
        **{key: found[key] for key in kept},
        "coverage_pct": found["coverage_pct"],
        "is_same_definition": False,
    }
