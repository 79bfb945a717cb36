"""What must hold between the numbers of a claim, and what follows from them.

Each relation gives one number from others, as intervals: a claim fits where the
interval that the others leave and the one that it states have a value in common.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from cakupan.topics.claims.figures.claim import WORKERS, Claim
from cakupan.topics.claims.figures.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
    Interval,
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


def share_of(part: Interval, whole: Interval) -> Interval | None:
    """Return a part in percent of a whole; None where the whole may be zero."""
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


def of_change(v: Values, before: str, after: str) -> Interval | None:
    """Return how much a number grew from another, percent."""
    growth = share_of(v[after], v[before])
    return growth - HUNDRED if growth else None


def _needed(v: Values) -> Interval:
    return _up((v["target_pct"] * v["eligible"]).times(Fraction(1, 100)) - v["active"])


def _needed_by_pct(v: Values) -> Interval | None:
    growth = v["target_pct"].over(v["pct"])
    return _up(v["active"] * (growth - exactly(1))) if growth else None


def base_by_gap(v: Values) -> Interval | None:
    """Return the base that workers not protected are the rest of."""
    return share_of(v["gap"], HUNDRED - v["pct"])


def active_by_gap(v: Values) -> Interval | None:
    """Return the protected workers beside those who are not."""
    share = v["pct"].over(HUNDRED - v["pct"])
    return v["gap"] * share if share else None


def grown(v: Values, before: str) -> Interval:
    """Return a number after its change in percent."""
    return (v[before] * (HUNDRED + v["change"])).times(Fraction(1, 100))


COVERAGE = Relation(
    "coverage",
    "pct",
    PERCENT,
    ("active", "eligible"),
    lambda v: share_of(v["active"], v["eligible"]),
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
    lambda v: of_change(v, "previous_pct", "pct"),
)
CHANGE_ACTIVE = Relation(
    "change_active",
    "change",
    PERCENT,
    ("previous_active", "active"),
    lambda v: of_change(v, "previous_active", "active"),
)
CHANGE_WORKERS = Relation(
    "change_workers",
    "change",
    PERSONS,
    ("previous_active", "active"),
    lambda v: v["active"] - v["previous_active"],
)
# "30.000 dari 200.000 pekerja, menaikkan UCJ 15 persen": workers added, of the base.
CHANGE_ADDED = Relation(
    "change_added",
    "change",
    POINTS,
    ("active", "eligible"),
    lambda v: share_of(v["active"], v["eligible"]),
)
CHANGE_ACTIVE_POINTS = Relation(
    "change_active_points",
    "change",
    POINTS,
    ("previous_active", "active", "eligible"),
    lambda v: share_of(v["active"] - v["previous_active"], v["eligible"]),
)
NEEDED = Relation(
    "needed", "needed", PERSONS, ("target_pct", "eligible", "active"), _needed
)
NEEDED_BY_PCT = Relation(
    "needed_by_pct", "needed", PERSONS, ("active", "target_pct", "pct"), _needed_by_pct
)
NEEDED_BY_SHARE = Relation(
    "needed_by_share",
    "needed",
    PERSONS,
    ("target_pct", "eligible", "pct"),
    lambda v: _up(
        (v["eligible"] * (v["target_pct"] - v["pct"])).times(Fraction(1, 100))
    ),
)
NEEDED_TO_TARGET = Relation(
    "needed_to_target",
    "needed",
    PERSONS,
    ("target_workers", "active"),
    lambda v: v["target_workers"] - v["active"],
)
NEEDED_POINTS = replace(GAP_TO_TARGET, name="needed_points", subject="needed")
GAP_SHARE_OF_BASE = Relation(
    "gap_share_of_base",
    "gap",
    PERCENT,
    ("active", "eligible"),
    lambda v: (
        HUNDRED - share if (share := share_of(v["active"], v["eligible"])) else None
    ),
)
TARGET_OF_BASE = Relation(
    "target_of_base",
    "target_workers",
    PERSONS,
    ("target_pct", "eligible"),
    lambda v: (v["target_pct"] * v["eligible"]).times(Fraction(1, 100)),
)
# A target in workers and in percent implies a base.
COVERAGE_BY_TARGET = Relation(
    "coverage_by_target",
    "pct",
    PERCENT,
    ("active", "target_pct", "target_workers"),
    lambda v: (v["active"] * v["target_pct"]).over(v["target_workers"]),
)
SHARE_OF_TARGET_WORKERS = Relation(
    "share_of_target_workers",
    "pct",
    PERCENT,
    ("active", "target_workers"),
    lambda v: share_of(v["active"], v["target_workers"]),
)
SUM_OF_PARTS = Relation(
    "sum_of_parts", "active", PERSONS, ("parts",), lambda v: v["parts"]
)
SUM_OF_BASE = replace(SUM_OF_PARTS, name="sum_of_base", subject="eligible")
# The same thing said in its other unit.
ALSO_GAP = (
    Relation(
        "also_gap",
        "also_gap",
        PERCENT,
        ("gap", "eligible"),
        lambda v: share_of(v["gap"], v["eligible"]),
    ),
    Relation(
        "also_gap_share", "also_gap", PERCENT, ("pct",), lambda v: HUNDRED - v["pct"]
    ),
    Relation(
        "also_gap_of_all",
        "also_gap",
        PERCENT,
        ("gap", "active"),
        lambda v: share_of(v["gap"], v["gap"] + v["active"]),
    ),
)
ALSO_CHANGE = (
    Relation(
        "also_change",
        "also_change",
        PERCENT,
        ("change", "previous_active"),
        lambda v: share_of(v["change"], v["previous_active"]),
    ),
    Relation(
        "also_change_of_now",
        "also_change",
        PERCENT,
        ("change", "active"),
        lambda v: share_of(v["change"], v["active"] - v["change"]),
    ),
)
ACHIEVEMENT = Relation(
    "achievement",
    "pct",
    PERCENT,
    ("active", "eligible", "target_pct"),
    lambda v: (
        share.times(100).over(v["target_pct"])
        if (share := share_of(v["active"], v["eligible"]))
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
    if claim.target_workers and not any(getattr(claim, name) for name in WORKERS):
        return "target_workers"
    return next((name for name in WORKERS if getattr(claim, name)), WORKERS[0])
