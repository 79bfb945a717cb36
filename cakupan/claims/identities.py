"""What must hold between the numbers of a claim, and what follows from them.

Each relation gives one number from others, as intervals: a claim fits where the
interval that the others leave and the one that it states have a value in common.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from cakupan.claims.claim import WORKERS, Claim
from cakupan.claims.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Interval,
    Stated,
    exactly,
)

Values = Mapping[str, Interval]
Compute = Callable[[Values], Interval | None]
HUNDRED = exactly(100)


@dataclass(frozen=True)
class Relation:
    """One number from others.

    Attributes:
        name: of the relation, for its wording.
        subject: what it gives; a field of a claim, or a figure that follows.
        unit: of the subject.
        uses: the fields that it is made from.
        compute: gives the interval; None where it divides by what may be zero.
    """

    name: str
    subject: str
    unit: str
    uses: tuple[str, ...]
    compute: Compute


def _share(part: Interval, whole: Interval) -> Interval | None:
    return part.times(100).over(whole)


def _up(value: Interval) -> Interval:
    """Return whole workers, rounded up; never fewer than none."""
    return Interval(
        Fraction(max(0, ceil(value.low))), Fraction(max(0, ceil(value.high)))
    )


def _coverage_by_gap(v: Values) -> Interval | None:
    """A/(A+gap), each end from the ends of both: A stands twice in it."""
    low, high = v["active"].low + v["gap"].high, v["active"].high + v["gap"].low
    if low <= 0 or high <= 0:
        return None
    return Interval(100 * v["active"].low / low, 100 * v["active"].high / high)


def _of_change(v: Values, before: str, after: str) -> Interval | None:
    growth = _share(v[after], v[before])
    return growth - HUNDRED if growth else None


def _needed(v: Values) -> Interval:
    return _up((v["target_pct"] * v["eligible"]).times(Fraction(1, 100)) - v["active"])


def _needed_by_pct(v: Values) -> Interval | None:
    growth = v["target_pct"].over(v["pct"])
    return _up(v["active"] * (growth - exactly(1))) if growth else None


def _base_by_gap(v: Values) -> Interval | None:
    return _share(v["gap"], HUNDRED - v["pct"])


def _active_by_gap(v: Values) -> Interval | None:
    share = v["pct"].over(HUNDRED - v["pct"])
    return v["gap"] * share if share else None


def _grown(v: Values, before: str) -> Interval:
    return (v[before] * (HUNDRED + v["change"])).times(Fraction(1, 100))


COVERAGE = Relation(
    "coverage",
    "pct",
    PERCENT,
    ("active", "eligible"),
    lambda v: _share(v["active"], v["eligible"]),
)
COVERAGE_BY_GAP = Relation(
    "coverage_by_gap", "pct", PERCENT, ("active", "gap"), _coverage_by_gap
)
GAP = Relation(
    "gap",
    "gap",
    PERSONS,
    ("eligible", "active"),
    lambda v: v["eligible"] - v["active"],
)
GAP_BY_PCT = Relation(
    "gap_by_pct",
    "gap",
    PERSONS,
    ("eligible", "pct"),
    lambda v: (v["eligible"] * (HUNDRED - v["pct"])).times(Fraction(1, 100)),
)
GAP_SHARE = Relation(
    "gap_share", "gap", PERCENT, ("pct",), lambda v: HUNDRED - v["pct"]
)
GAP_TO_TARGET = Relation(
    "gap_to_target",
    "gap",
    POINTS,
    ("target_pct", "pct"),
    lambda v: v["target_pct"] - v["pct"],
)
CHANGE_POINTS = Relation(
    "change_points",
    "change",
    POINTS,
    ("previous_pct", "pct"),
    lambda v: v["pct"] - v["previous_pct"],
)
CHANGE_PERCENT = Relation(
    "change_percent",
    "change",
    PERCENT,
    ("previous_pct", "pct"),
    lambda v: _of_change(v, "previous_pct", "pct"),
)
CHANGE_ACTIVE = Relation(
    "change_active",
    "change",
    PERCENT,
    ("previous_active", "active"),
    lambda v: _of_change(v, "previous_active", "active"),
)
CHANGE_ACTIVE_POINTS = Relation(
    "change_active_points",
    "change",
    POINTS,
    ("previous_active", "active", "eligible"),
    lambda v: _share(v["active"] - v["previous_active"], v["eligible"]),
)
NEEDED = Relation(
    "needed", "needed", PERSONS, ("target_pct", "eligible", "active"), _needed
)
NEEDED_BY_PCT = Relation(
    "needed_by_pct", "needed", PERSONS, ("active", "target_pct", "pct"), _needed_by_pct
)
ACHIEVEMENT = Relation(
    "achievement",
    "pct",
    PERCENT,
    ("active", "eligible", "target_pct"),
    lambda v: (
        share.times(100).over(v["target_pct"])
        if (share := _share(v["active"], v["eligible"]))
        else None
    ),
)


def money(workers: str, rate: Fraction) -> tuple[Relation, ...]:
    """Return what holds between money, months and the workers of a field.

    Args:
        workers: the field that says how many workers are paid for.
        rate: rupiah that one worker costs in a month.
    """
    month = exactly(rate)
    return (
        Relation(
            "months",
            "months",
            MONTHS,
            ("rupiah", workers),
            lambda v: v["rupiah"].over(v[workers] * month),
        ),
        Relation(
            "rupiah",
            "rupiah",
            RUPIAH,
            (workers, "months"),
            lambda v: v[workers] * v["months"] * month,
        ),
        Relation(
            "workers_paid",
            workers,
            PERSONS,
            ("rupiah", "months"),
            lambda v: v["rupiah"].over(v["months"] * month),
        ),
    )


def workers_of(claim: Claim) -> str:
    """Return the field that says how many workers the money is for."""
    return next((name for name in WORKERS if getattr(claim, name)), WORKERS[0])


# What follows, in the order in which readers ask; the first that can be made counts.
DERIVED = (
    COVERAGE,
    COVERAGE_BY_GAP,
    Relation(
        "base_by_pct",
        "eligible",
        PERSONS,
        ("active", "pct"),
        lambda v: _share(v["active"], v["pct"]),
    ),
    Relation(
        "base_by_gap",
        "eligible",
        PERSONS,
        ("active", "gap"),
        lambda v: v["active"] + v["gap"],
    ),
    Relation("base_by_gap_pct", "eligible", PERSONS, ("gap", "pct"), _base_by_gap),
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
    Relation("active_by_gap_pct", "active", PERSONS, ("gap", "pct"), _active_by_gap),
    Relation(
        "active_by_change",
        "active",
        PERSONS,
        ("previous_active", "change"),
        lambda v: _grown(v, "previous_active"),
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
    Relation(
        "implied_target",
        "implied_target_pct",
        PERCENT,
        ("active", "needed", "eligible"),
        lambda v: _share(v["active"] + v["needed"], v["eligible"]),
    ),
    Relation(
        "share_of_target",
        "share_of_target_pct",
        PERCENT,
        ("pct", "target_pct"),
        lambda v: _share(v["pct"], v["target_pct"]),
    ),
    CHANGE_ACTIVE,
    CHANGE_POINTS,
    Relation(
        "change_percent",
        "change_pct",
        PERCENT,
        ("previous_pct", "pct"),
        lambda v: _of_change(v, "previous_pct", "pct"),
    ),
)


@dataclass(frozen=True)
class Figure:
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


def figure(relation: Relation, values: Values, points: Values) -> Figure | None:
    """Return what a relation gives; None where it cannot be made."""
    if any(name not in values for name in relation.uses):
        return None
    span, point = relation.compute(values), relation.compute(points)
    if span is None or point is None:
        return None
    return Figure(
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


def derive(claim: Claim) -> list[Figure]:
    """Return what follows from a claim's numbers, each figure once.

    A gap in percent and a change whose unit is not percent enter no sum of workers.
    """
    stated = {
        name: part for name, part in claim.stated.items() if _is_plain(name, part)
    }
    values, points = intervals_of(stated)
    relations = list(DERIVED)
    if claim.rate is not None:
        relations += money(workers_of(claim), claim.rate)
    found: dict[str, Figure] = {}
    for _round in range(2):
        for relation in relations:
            name = relation.subject
            if name in values or name in claim.stated:
                continue
            if "change" in relation.uses and not _change_fits(relation, claim):
                continue
            made = figure(relation, values, points)
            if made is None or made.high < 0:
                continue
            found[name] = made
            values[name] = Interval(made.low, made.high)
            points[name] = exactly(made.point)
    return list(found.values())


def _is_plain(name: str, part: Stated) -> bool:
    return name != "other" and (name != "gap" or part.unit == PERSONS)


def _change_fits(relation: Relation, claim: Claim) -> bool:
    """Return whether a change has the unit that a relation adds or multiplies by."""
    unit = claim.change.unit if claim.change else ""
    return unit == (PERCENT if relation.name == "active_by_change" else POINTS)
