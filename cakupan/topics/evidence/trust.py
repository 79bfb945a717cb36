"""How far a region's figures can be trusted: age, reach, double counting, doubt. Pure.

Nothing is imputed. What cannot be known from aggregates is given as bounds, and where
even a bound does not hold (more members in one segment than workers in the base) that
is said instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cakupan.data.store import Row
from cakupan.topics.evidence import quotable
from cakupan.wording import Wording, _

ROLES = {
    "active": _("Active participants"),
    "base": _("Base"),
    "statement": _("Latest published percent"),
    "target": _("Target"),
    "programme": _("Latest funded cohort"),
}
BELOW = {"national": "province", "province": "regency"}


@dataclass(frozen=True)
class Bounds:
    """How many different people a number of memberships may be.

    Attributes:
        memberships: memberships counted, all chosen segments.
        low: members of the largest segment; None where segments are not known apart.
        high: memberships, or the base where it is smaller.
        is_held_by_base: the base is the smaller of the two.
        is_base_exceeded: one segment alone exceeds the base, so that the base bounds
            nothing: members are counted elsewhere than the base's workers.
    """

    memberships: int
    low: int | None
    high: int
    is_held_by_base: bool
    is_base_exceeded: bool


@dataclass(frozen=True)
class Reach:
    """How many regions below have a figure, and what part of the base they hold.

    Attributes:
        level: of the regions below.
        regions: how many there are.
        computed: with a computed coverage for the period.
        stated: with a published percent of any date.
        computed_pct: share of the base in regions with a computed coverage.
        stated_pct: share of the base in regions with a published percent.
        over_100: regions whose computed coverage is above 100 %.
    """

    level: str
    regions: int
    computed: int
    stated: int
    computed_pct: float | None
    stated_pct: float | None
    over_100: int


def bounds(row: Row, matrix: Iterable[Row]) -> Bounds | None:
    """Return the bounds on unique people; None without a figure of participants."""
    memberships, base = row["active_workers"], row["base_workers"]
    if memberships is None:
        return None
    own = {part["segment_scope"]: part["active_workers"] for part in matrix}
    known = [own.get(code) for code in row["segment_scope"].split("+")]
    parts = [count for count in known if count is not None]
    low = max(parts) if len(parts) == len(known) else None
    if len(known) == 1:
        low = memberships
    exceeded = base is not None and low is not None and low > base
    held = base is not None and base < memberships and not exceeded
    return Bounds(memberships, low, base if held else memberships, held, exceeded)


def reach(level: str, rows: Sequence[Row], statements: Iterable[Row]) -> Reach:
    """Return how many regions of a level are known, by count and by base."""
    said = {row["region_code"] for row in statements}
    base = sum(row["base_workers"] or 0 for row in rows)
    computed = [row for row in rows if row["coverage_pct"] is not None]
    stated = [row for row in rows if row["region_code"] in said]

    def share(part: Iterable[Row]) -> float | None:
        return 100 * sum(r["base_workers"] or 0 for r in part) / base if base else None

    return Reach(
        level,
        len(rows),
        len(computed),
        len(stated),
        share(computed),
        share(stated),
        sum(row["is_over_100"] for row in rows),
    )


def of_bounds(found: Bounds, words: Wording) -> str:
    """Return how many people the memberships may be, and why it is not known."""
    if found.is_base_exceeded:
        return words.say(
            _(
                "{memberships} memberships are at least {low} people; the base bounds "
                "nothing here, because one segment alone exceeds it"
            ),
            memberships=words.number(found.memberships),
            low=words.number(found.low or 0),
        )
    if found.low is None:
        return words.say(
            _("{memberships} memberships are at most {high} people"),
            memberships=words.number(found.memberships),
            high=words.number(found.high),
        )
    if found.low == found.high:
        return words.say(
            _("{memberships} memberships of one segment"),
            memberships=words.number(found.memberships),
        )
    return words.say(
        _("{memberships} memberships are between {low} and {high} people"),
        memberships=words.number(found.memberships),
        low=words.number(found.low),
        high=words.number(found.high),
    )


def of_reach(found: Reach, words: Wording) -> str:
    """Return how many regions below are known, and the share of the base in them."""
    level = words.level(found.level, plural=True)
    if found.computed:
        return words.say(
            _(
                "participants are known of {known} of {all} {level} ({share} of the "
                "base)"
            ),
            known=found.computed,
            all=found.regions,
            level=level,
            share=words.percent(found.computed_pct or 0),
        )
    if not found.stated:
        return words.say(
            _(
                "neither participants nor a published percent are known of {all} "
                "{level}"
            ),
            all=found.regions,
            level=level,
        )
    return words.say(
        _(
            "participants are known of none of {all} {level}; a published percent is "
            "known of {said} ({share} of the base)"
        ),
        all=found.regions,
        level=level,
        said=found.stated,
        share=words.percent(found.stated_pct or 0),
    )


def of_conflicts(still_open: int, explained: int, words: Wording) -> str:
    """Return how many figures of the region are disputed."""
    if not still_open + explained:
        return words.say(_("no figures that disagree are on record"))
    return words.say(
        _("cases of figures that disagree: {count}, of them open: {open}"),
        count=still_open + explained,
        open=still_open,
    )


def value(role: str, figure: Row, row: Row, words: Wording) -> str:
    """Return a figure of the panel; participants are the sum that is on the page."""
    if role == "active" and row["active_workers"] is not None:
        return words.number(row["active_workers"])
    return quotable.value(figure, words)
