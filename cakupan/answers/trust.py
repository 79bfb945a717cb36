"""How far a region's figures can be trusted: age, reach, double counting, doubt.

Nothing is imputed. What cannot be known from aggregates is given as bounds, and where
even a bound does not hold (more members in one segment than workers in the base) that
is said instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cakupan import documents, findings, sentences
from cakupan.answers import cohorts, since
from cakupan.citation import quotable
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.documents import iso, rounded
from cakupan.topics.coverage import cases
from cakupan.wording import Wording, _, months_between

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


def figure_keys(
    row: Row, workforce: Sequence[Row], statements: Sequence[Row], *rest: Row | None
) -> list[tuple[str, str]]:
    """Return which rows the page's figures stand on: role and key.

    Args:
        row: of ``coverage__by_region``.
        workforce: of ``workforce__history_by_region``, for a region without a coverage.
        statements: of ``statements__by_region``.
        rest: the target that the page names, and the latest cohort.
    """
    keys = [("active", key) for key in (row["row_ids"] or "").split()[:1]]
    employed = [part for part in workforce if part["base"] == row["base"]]
    if row["coverage_pct"] is not None:
        keys.append(("base", since.row_keys(row)[-1]))
    elif employed:
        keys.append(("base", f"{employed[-1]['row_id']}.{employed[-1]['base']}"))
    for said in findings.latest_statements(statements)[:1]:
        keys.append(("statement", said["row_id"]))
    target, cohort = rest
    if target:
        keys.append(("target", target["row_id"]))
    if cohort:
        keys.append(("programme", cohort["statement_id"]))
    return keys


def latest_cohort(rows: Iterable[Row]) -> Row | None:
    """Return the counted cohort whose statement describes the latest time."""
    return cohorts.latest(row for row in rows if row["is_counted"])


def figures(data: Data, keys: tuple[tuple[str, str], ...]) -> list[tuple[str, Row]]:
    """Return the rows of a page's figures with their roles, in the given order."""
    rows = {
        row["figure_key"]: row
        for row in data.rows("citation__rows", figure_keys=[k for _r, k in keys])
    }
    return [(role, rows[key]) for role, key in keys if key in rows]


def document(
    data: Data, region: Region, row: Row, definition: Definition, as_of: date
) -> dict[str, Any]:
    """Return the trust panel of a region as the command line prints it."""
    matrix = (
        data.rows(
            "coverage__matrix_by_region",
            territory_id=region.territory_id,
            period_end=row["period_end"],
            series=row["series"],
        )
        if row["series"]
        else []
    )
    keys = figure_keys(
        row,
        data.rows("workforce__history_by_region", territory_id=region.territory_id),
        data.rows("statements__by_region", territory_id=region.territory_id),
        sentences.next_target(
            data.rows(
                "targets__by_region",
                territory_id=region.territory_id,
                figures_of=region.territory_id,
            )
        ),
        latest_cohort(
            data.rows("programmes__by_region", territory_id=region.territory_id)
        ),
    )
    own = [
        part
        for part in data.rows("conflicts__all")
        if part["territory_id"] == region.territory_id
    ]
    still_open, explained = cases.open_and_explained(own)
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "vintage": region.vintage,
        "as_of": iso(as_of),
        "coverage": documents.coverage_document(row, data.sources),
        "figures": [
            _figure(role, figure, row, as_of)
            for role, figure in figures(data, tuple(keys))
        ],
        "regions_below": _reach_document(
            reach_below(data, region, row["period_end"], definition)
        ),
        "unique_persons": _bounds_document(bounds(row, matrix)),
        "conflicts": {
            "open": still_open,
            "explained": explained,
            "ids": [part["conflict_id"] for part in own],
        },
    }


def reach_below(
    data: Data, region: Region, period_end: date, definition: Definition
) -> Reach | None:
    """Return the reach of the level below a region; None where there is none."""
    level = BELOW.get(region.level)
    if level is None:
        return None
    parent = None if level == "province" else region.region_code
    rows = data.rows(
        "coverage__by_region",
        level=level,
        parent=parent,
        vintage=region.vintage,
        period_end=period_end,
        segments=definition.segments,
        base=definition.base,
    )
    said = data.rows(
        "statements__latest_by_level",
        level=level,
        parent=parent,
        vintage=region.vintage,
    )
    return reach(level, rows, said)


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
            "participants are known of none of {all} {level}; {said} have a published "
            "percent ({share} of the base)"
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
        _("{count} cases of figures that disagree, {open} of them open"),
        count=still_open + explained,
        open=still_open,
    )


def value(role: str, figure: Row, row: Row, words: Wording) -> str:
    """Return a figure of the panel; participants are the sum that is on the page."""
    if role == "active" and row["active_workers"] is not None:
        return words.number(row["active_workers"])
    return quotable.value(figure, words)
