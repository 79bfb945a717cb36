"""The gap of a region to a typed or to a published target."""

from decimal import Decimal
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.topics.coverage.ask_computed import CoverageAsked, computed
from cakupan.topics.targets import ask, documents
from cakupan.topics.targets.figures import check_target, compute_gap
from cakupan.topics.targets.results import PublishedGap, PublishedTarget, TypedGap


def gap_to_typed(data: Data, what: CoverageAsked, target_pct: Decimal) -> TypedGap:
    """Return the gap of a computed coverage to a target that the reader typed.

    Raises:
        BadInputError: a target over 100.
        NotPublishedError: the region has no coverage or no base.
    """
    check_target(target_pct)
    _, row = computed(data, what)
    eligible, active = row["base_workers"], row["active_workers"]
    gap = compute_gap(eligible, active, target_pct)
    return TypedGap(target_pct, eligible, active, gap, row)


def gap_of_numbers(eligible: int, active: int, target_pct: Decimal) -> TypedGap:
    """Return the gap of a coverage of which the reader typed both numbers.

    Raises:
        BadInputError: a target over 100, no base, or negative workers.
    """
    gap = compute_gap(eligible, active, target_pct)
    return TypedGap(target_pct, eligible, active, gap)


def gap_to_published(
    data: Data, what: CoverageAsked, regime: str, due: str | None = None
) -> PublishedGap:
    """Return the gap of the target of a regime: see ``gap_to_target``.

    Raises:
        NotPublishedError: no such target, or no statement of its indicator.
    """
    region = data.regions.of(what.code, "38")
    return gap_to_target(data, what, ask.choose_target(data, region, regime, due))


def gap_to_target(
    data: Data, what: CoverageAsked, target: PublishedTarget
) -> PublishedGap:
    """Return the gap of a published target to the statement of its own indicator.

    One that names its base has its gap to the coverage that it is measured on. Workers
    stand only where that figure gives both its numbers. The computed coverage of
    another definition stands beside, and is not subtracted.

    Raises:
        NotPublishedError: no statement of its indicator.
    """
    region = data.regions.of(what.code, "38")
    # A target that is measured on a coverage has none of another definition beside it.
    beside = None if target.row["base"] else _beside(data, what)
    like = ask.like_statement(data, region, target)
    if like is None:
        known = documents.without_statement(region, target, beside)
        raise ask.unlike(region, target, known)
    gap_pp = Fraction(target.percent - Decimal(like["stated_pct_as_printed"]))
    if target.row["base"]:
        gap_pp = Fraction(target.row["gap_pp"])
    gap, reason = None, "no_base"
    if like["stated_active"] is not None and like["stated_base"]:
        # Of "687 ribu" and "2,8 juta" no need follows to the person.
        reason = "rounded"
        if {like["active_precision"], like["base_precision"]} == {"exact"}:
            eligible, active = like["stated_base"], like["stated_active"]
            gap = compute_gap(eligible, active, target.percent)
    return PublishedGap(
        region, target, like, gap_pp, gap, None if gap else reason, beside
    )


def _beside(data: Data, what: CoverageAsked) -> Row | None:
    """Return the computed coverage that stands beside a published one, if any."""
    try:
        return computed(data, what)[1]
    except NotPublishedError:
        return None
