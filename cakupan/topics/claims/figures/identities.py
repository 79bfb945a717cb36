"""What follows from the numbers of a claim, and the intervals that they leave."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    Interval,
    Stated,
    exactly,
)
from cakupan.topics.claims.figures.relations import (
    CHANGE_ACTIVE,
    CHANGE_POINTS,
    COVERAGE,
    COVERAGE_BY_GAP,
    GAP,
    GAP_BY_PCT,
    HUNDRED,
    NEEDED,
    NEEDED_BY_PCT,
    NEEDED_BY_SHARE,
    NEEDED_TO_TARGET,
    TARGET_OF_BASE,
    Relation,
    Values,
    active_by_gap,
    base_by_gap,
    grown,
    money,
    of_change,
    share_of,
    workers_of,
)

# What follows, in the order in which readers ask; the first that can be made counts.
DERIVED = (
    COVERAGE,
    COVERAGE_BY_GAP,
    Relation(
        "base_by_pct",
        "eligible",
        PERSONS,
        ("active", "pct"),
        lambda v: share_of(v["active"], v["pct"]),
    ),
    Relation(
        "base_by_gap",
        "eligible",
        PERSONS,
        ("active", "gap"),
        lambda v: v["active"] + v["gap"],
    ),
    Relation("base_by_gap_pct", "eligible", PERSONS, ("gap", "pct"), base_by_gap),
    Relation(
        "active_by_pct",
        "active",
        PERSONS,
        ("eligible", "pct"),
        lambda v: (v["eligible"] * v["pct"]).times(Fraction(1, 100)),
    ),
    Relation(
        "active_by_gap",
        "active",
        PERSONS,
        ("eligible", "gap"),
        lambda v: v["eligible"] - v["gap"],
    ),
    Relation("active_by_gap_pct", "active", PERSONS, ("gap", "pct"), active_by_gap),
    Relation(
        "active_by_change",
        "active",
        PERSONS,
        ("previous_active", "change"),
        lambda v: grown(v, "previous_active"),
    ),
    Relation(
        "previous_by_change",
        "previous_pct",
        PERCENT,
        ("pct", "change"),
        lambda v: v["pct"] - v["change"],
    ),
    Relation(
        "previous_active_by_change",
        "previous_active",
        PERSONS,
        ("active", "change"),
        lambda v: share_of(v["active"], HUNDRED + v["change"]),
    ),
    Relation(
        "previous_active_by_workers",
        "previous_active",
        PERSONS,
        ("active", "change"),
        lambda v: v["active"] - v["change"],
    ),
    Relation(
        "active_by_target",
        "active",
        PERSONS,
        ("pct", "target_workers", "share_is_of_target"),
        lambda v: (v["target_workers"] * v["pct"]).times(Fraction(1, 100)),
    ),
    Relation(
        "pct_by_change",
        "pct",
        PERCENT,
        ("previous_pct", "change"),
        lambda v: v["previous_pct"] + v["change"],
    ),
    GAP,
    GAP_BY_PCT,
    Relation(
        "gap_workers",
        "gap_workers",
        PERSONS,
        ("gap_pct", "eligible"),
        lambda v: (v["gap_pct"] * v["eligible"]).times(Fraction(1, 100)),
    ),
    Relation(
        "pct_by_gap", "pct", PERCENT, ("gap_pct",), lambda v: HUNDRED - v["gap_pct"]
    ),
    TARGET_OF_BASE,
    Relation(
        "base_by_target",
        "eligible",
        PERSONS,
        ("target_workers", "target_pct"),
        lambda v: share_of(v["target_workers"], v["target_pct"]),
    ),
    Relation(
        "base_by_share",
        "all_members",
        PERSONS,
        ("active", "share_of_members"),
        lambda v: share_of(v["active"], v["share_of_members"]),
    ),
    Relation("gap_points", "gap_pp", POINTS, ("pct",), lambda v: HUNDRED - v["pct"]),
    Relation(
        "gap_to_target",
        "gap_to_target_pp",
        POINTS,
        ("target_pct", "pct"),
        lambda v: v["target_pct"] - v["pct"],
    ),
    NEEDED,
    NEEDED_BY_PCT,
    NEEDED_BY_SHARE,
    NEEDED_TO_TARGET,
    Relation(
        "implied_target",
        "implied_target_pct",
        PERCENT,
        ("active", "needed", "eligible"),
        lambda v: share_of(v["active"] + v["needed"], v["eligible"]),
    ),
    Relation(
        "share_of_target",
        "share_of_target_pct",
        PERCENT,
        ("pct", "target_pct"),
        lambda v: share_of(v["pct"], v["target_pct"]),
    ),
    CHANGE_ACTIVE,
    CHANGE_POINTS,
    Relation(
        "change_percent",
        "change_pct",
        PERCENT,
        ("previous_pct", "pct"),
        lambda v: of_change(v, "previous_pct", "pct"),
    ),
)


@dataclass(frozen=True)
class DerivedNumber:
    """A number that a relation gives.

    Attributes:
        name: what it is; a field, or a figure that follows (``gap_pp``).
        relation: the relation's name.
        uses: the fields it was made from.
        low: lower end, by the digits given.
        high: upper end.
        point: from the numbers as stated.
        unit: as of a stated number.
    """

    name: str
    relation: str
    uses: tuple[str, ...]
    low: Fraction
    high: Fraction
    point: Fraction
    unit: str


def derived_number(
    relation: Relation, values: Values, points: Values
) -> DerivedNumber | None:
    """Return what a relation gives; None where it cannot be made."""
    if any(name not in values for name in relation.uses):
        return None
    span, point = relation.compute(values), relation.compute(points)
    if span is None or point is None:
        return None
    return DerivedNumber(
        relation.subject,
        relation.name,
        relation.uses,
        span.low,
        span.high,
        point.middle,
        relation.unit,
    )


def intervals_of(stated: Mapping[str, Stated]) -> tuple[dict[str, Interval], ...]:
    """Return what the numbers mean, and the numbers alone; months are paid whole."""
    points = {name: part.point for name, part in stated.items()}
    values = {
        name: part.point if part.unit == MONTHS else part.interval
        for name, part in stated.items()
    }
    return values, points


def derive(claim: Claim) -> list[DerivedNumber]:
    """Return what follows from a claim's numbers, each figure once.

    A gap in percent and a change whose unit is not percent enter no sum of workers.
    """
    stated = {
        name: part for name, part in claim.stated.items() if _is_plain(name, part)
    }
    if claim.gap and claim.gap.unit == PERCENT:
        stated["gap_pct"] = claim.gap
    values, points = intervals_of(stated)
    if claim.is_achievement:
        values["share_is_of_target"] = points["share_is_of_target"] = HUNDRED
    relations = list(DERIVED)
    if claim.month_rate is not None:
        relations += money(workers_of(claim), claim.month_rate)
    derived: dict[str, DerivedNumber] = {}
    for _round in range(2):
        for relation in relations:
            name = relation.subject
            if name in values or name in claim.stated:
                continue
            if "change" in relation.uses and not _change_fits(relation, claim):
                continue
            number = derived_number(relation, values, points)
            if number is None or number.high < 0:
                continue
            derived[name] = number
            values[name] = Interval(number.low, number.high)
            points[name] = exactly(number.point)
    return list(derived.values())


def _is_plain(name: str, part: Stated) -> bool:
    if name in ("gap", "needed"):
        return part.unit == PERSONS
    return name not in ("other", "rate")


def _change_fits(relation: Relation, claim: Claim) -> bool:
    """Return whether a change has the unit that a relation adds or multiplies by."""
    unit = claim.change.unit if claim.change else ""
    return unit == _UNIT_OF_CHANGE.get(relation.name, POINTS)


_UNIT_OF_CHANGE = {
    "active_by_change": PERCENT,
    "previous_active_by_change": PERCENT,
    "previous_active_by_workers": PERSONS,
}
