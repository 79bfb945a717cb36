"""What explains a claim whose numbers do not fit: the usual misreadings, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from cakupan.topics.claims.figures import identities, relations, verdicts
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, POINTS, Stated
from cakupan.topics.claims.figures.relations import Relation

Explained = tuple[str, dict[str, Fraction], str | None]
# Holds one number against the others; given by the caller, who owns the tolerance.
Compare = Callable[[Relation, Mapping[str, Stated]], Any]
_MISSES = "misses"
# Thousands taken for millions and the like; a share of one taken for a percent.
SIZES = tuple(Fraction(10) ** n for n in (-6, -3, 3, 6))
_SHARES = (Fraction(100), Fraction(1, 100))


def explain(claim: Claim, relation: str, compare: Compare) -> Explained | None:
    """Return the misreading under which a miss would fit, None if none does.

    Args:
        claim: the claim.
        relation: name of the relation that it misses.
        compare: holds a number against others.
    """
    for rule in _RULES.get(relation, ()):
        explained = rule(claim, compare)
        if explained:
            return explained
    return _other_unit(claim, relation, compare)


def reread(claim: Claim, code: str) -> Claim:
    """Return the claim as a verdict says that it has to be read."""
    if code == verdicts.POTENTIAL_AS_GAP and claim.gap:
        return replace(claim, eligible=claim.gap, gap=None, pct=None)
    if code == verdicts.ACHIEVEMENT_AS_COVERAGE:
        if claim.active and claim.eligible:
            return replace(claim, pct=None, is_achievement=False)
        share = claim.target_pct.value / 100 if claim.target_pct else None
        pct = claim.pct.times(share) if claim.pct and share else None
        return replace(claim, pct=pct, is_achievement=False)
    if code == verdicts.TWO_TARGETS:
        return replace(claim, target_pct=None)
    return claim


def _fits(compare: Compare, relation: Relation, stated: Mapping[str, Stated]) -> bool:
    test = compare(relation, stated)
    return test is not None and test.fit != _MISSES


def _potential_as_gap(claim: Claim, compare: Compare) -> Explained | None:
    """The workers called not registered are the whole potential."""
    stated = claim.stated
    if not claim.gap or claim.gap.unit != PERSONS or not claim.active:
        return None
    if claim.gap.value <= claim.active.value:
        return None
    turned = {**stated, "eligible": claim.gap}
    if claim.pct:
        fits = _fits(compare, relations.COVERAGE, turned)
    else:
        fits = bool(claim.eligible) and claim.gap.interval.meets(
            claim.eligible.interval  # type: ignore[union-attr]
        )
    if not fits:
        return None
    potential, active = claim.gap.value, claim.active.value
    figures = {
        "potential": potential,
        "pct": 100 * active / potential,
        "gap": potential - active,
    }
    return verdicts.POTENTIAL_AS_GAP, figures, "gap"


def _achievement(claim: Claim, compare: Compare) -> Explained | None:
    """The percent is a share of the target."""
    if not _fits(compare, relations.ACHIEVEMENT, claim.stated):
        return None
    stated = {name: part.value for name, part in claim.stated.items()}
    figures = {
        "pct": stated["pct"],
        "coverage": 100 * stated["active"] / stated["eligible"],
    }
    return verdicts.ACHIEVEMENT_AS_COVERAGE, figures, "pct"


def _points_as_percent(claim: Claim, compare: Compare) -> Explained | None:
    """A change in points is called percent, or the reverse."""
    if not claim.change or claim.change.unit not in (PERCENT, POINTS):
        return None
    relations_tried: tuple[Relation, ...] = (
        (relations.CHANGE_POINTS, relations.CHANGE_ACTIVE_POINTS)
        if claim.change.unit == PERCENT
        else (relations.CHANGE_PERCENT, relations.CHANGE_ACTIVE)
    )
    if claim.change.unit == PERCENT and not (
        claim.previous_pct or claim.previous_active
    ):
        relations_tried = (*relations_tried, relations.CHANGE_ADDED)
    if not any(_fits(compare, relation, claim.stated) for relation in relations_tried):
        return None
    values, points = identities.intervals_of(claim.stated)
    figures: dict[str, Fraction] = {}
    for relation, name in (
        (relations.CHANGE_POINTS, "points"),
        (relations.CHANGE_ACTIVE_POINTS, "points"),
        (relations.CHANGE_ADDED, "points"),
        (relations.CHANGE_PERCENT, "percent"),
        (relations.CHANGE_ACTIVE, "percent"),
    ):
        change = identities.derived_number(relation, values, points)
        if change:
            figures.setdefault(name, change.point)
    return verdicts.POINTS_AS_PERCENT, figures, "change"


def _gap_to_universal(claim: Claim, compare: Compare) -> Explained | None:
    """The distance to 100 % stands where the one to the target belongs."""
    stated = claim.stated
    if claim.gap and claim.gap.unit != PERSONS:
        if not _fits(compare, relations.GAP_SHARE, stated):
            return None
        figures = {
            "to_target": stated["target_pct"].value - stated["pct"].value,
            "to_universal": 100 - stated["pct"].value,
        }
        return verdicts.GAP_TO_UNIVERSAL, figures, "gap"
    universal = replace(relations.GAP, subject="needed")
    if not _fits(compare, universal, stated):
        return None
    values, points = identities.intervals_of(stated)
    needed = identities.derived_number(relations.NEEDED, values, points)
    if needed is None:
        return None
    figures = {
        "workers_to_target": needed.point,
        "workers_to_universal": points["eligible"].low - points["active"].low,
    }
    return verdicts.GAP_TO_UNIVERSAL, figures, "needed"


def _two_targets(claim: Claim, compare: Compare) -> Explained | None:
    """The workers needed fit another target than the one named."""
    if not (claim.needed and claim.active and claim.target_pct):
        return None
    base = claim.eligible.value if claim.eligible else None
    if base is None and claim.pct and claim.pct.value:
        base = 100 * claim.active.value / claim.pct.value
    if not base:
        return None
    implied = 100 * (claim.active.value + claim.needed.value) / base
    coverage = 100 * claim.active.value / base
    if not coverage < implied < 100:
        return None
    due = claim.target_pct.value * base / 100 - claim.active.value
    figures = {
        "target": claim.target_pct.value,
        "implied_target": implied,
        "needed": Fraction(max(0, -(-due.numerator // due.denominator))),
    }
    return verdicts.TWO_TARGETS, figures, "needed"


def _other_unit(claim: Claim, relation: str, compare: Compare) -> Explained | None:
    """One number is a thousand or a million times too large or too small."""
    tested = {plain.name: plain for plain in _PLAIN}.get(relation)
    if tested is None:
        return None
    for name in (tested.subject, *tested.uses):
        stated = claim.stated[name]
        factors = _SHARES if stated.unit in (PERCENT, POINTS) else SIZES
        for factor in factors:
            turned = {**claim.stated, name: stated.times(factor)}
            test = compare(tested, turned)
            if test is not None and test.fit != _MISSES:
                figures = {"factor": factor, "value": stated.value * factor}
                return verdicts.UNIT_CONFUSION, figures, name
    return None


_PLAIN = (relations.COVERAGE, relations.COVERAGE_BY_GAP, relations.GAP)
_CHANGES = (_points_as_percent,)
_RULES: dict[str, tuple[Callable[[Claim, Compare], Explained | None], ...]] = {
    "coverage": (_achievement,),
    "coverage_by_gap": (_potential_as_gap,),
    "gap": (_potential_as_gap,),
    "gap_to_target_workers": (_potential_as_gap,),
    "gap_to_target": (_gap_to_universal,),
    "needed": (_gap_to_universal, _two_targets),
    "needed_by_pct": (_two_targets,),
    "change": _CHANGES,
    "change_points": _CHANGES,
    "change_percent": _CHANGES,
    "change_active": _CHANGES,
    "change_active_points": _CHANGES,
    "change_added": _CHANGES,
}
