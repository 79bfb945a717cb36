"""A ranking as a document and as rows of a file; keys are the contract of ``rank``.

Percents are rounded half-up at this edge, counts stay whole.
"""

import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cakupan import documents
from cakupan.data import Data
from cakupan.data.store import Row
from cakupan.documents import SourcesById, iso
from cakupan.topics.ranking.ask import Ranking, Standing
from cakupan.topics.ranking.ask_members import COUNT, COVERAGE, PARTS, RankRequest

# What a profile or a set of peers adds to each region; empty without one.
EXTRAS = ("p_first", "p_top3", "score", "peer_median")
FILE_COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "value",
    "numerator",
    "denominator",
    "rank_low",
    "rank_high",
    "not_distinguishable_from",
    "rank_change",
    "rank_change_own",
    "rank_change_others",
    "rank_change_restated",
    "rank_change_reason",
    "is_over_100",
    "absence_reason",
    "other_series",
)
Document = dict[str, Any]
Extras = Mapping[str, Mapping[str, object]]


def document(
    found: Ranking,
    sources: SourcesById,
    command: str,
    extras: Extras | None = None,
) -> Document:
    """Return a ranking as ``cakupan rank --json`` prints it, by region code.

    Args:
        found: the ranking.
        sources: of the store.
        command: the line that gives the same again.
        extras: values of ``EXTRAS`` by region code; a profile may replace other keys
            (its own rank and range) too.
    """
    what, added = found.what, extras or {}
    first = found.standings[0].row if found.standings else {}
    is_coverage = what.by == COVERAGE
    return {
        "level": what.level,
        "by": what.by,
        "parent": what.parent,
        "zone": what.zone,
        "peer_group": what.peer_group,
        "period_end": iso(found.scope.period_end),
        "previous_period_end": iso(found.earlier),
        "segment_scope": what.definition.scope if is_coverage else None,
        "worker_basis": first.get("worker_basis"),
        "base": what.definition.base if is_coverage else PARTS[what.by][1],
        "base_period": iso(first.get("base_period")),
        "vintage": found.scope.vintage,
        "series": found.series,
        "assumed_rse_pct": float(what.rse_pct) or None,
        "left_out": [region.region_code for region in found.left_out],
        "command": command,
        "sources": _sources(found.standings, sources),
        "regions": [
            {**region_document(item, what), **added.get(item.code, {})}
            for item in sorted(found.standings, key=lambda item: item.code)
        ],
        "set_aside": [
            {
                "region_code": item.region.region_code,
                "region_name": item.region.region_name,
                "absence_reason": item.reason,
                "other_series": item.other_series,
            }
            for item in found.set_aside
        ],
    }


def region_document(item: Standing, what: RankRequest) -> Document:
    """Return one ranked region."""
    place, moved = item.place, item.moved
    value: float | int | None = documents.rounded(place.value)
    if what.by == COUNT:
        value = int(place.value)
    above, below = parts_of(what)
    return {
        "region_code": item.code,
        "region_name": item.row["region_name"],
        "rank": place.rank,
        "value": value,
        "numerator": item.row[above],
        "denominator": item.row[below] if below else None,
        "is_over_100": bool(item.row.get("is_over_100")),
        "rank_low": place.rank_low,
        "rank_high": place.rank_high,
        "not_distinguishable_from": list(place.near),
        "rank_change": moved.change if moved else None,
        "rank_change_reason": item.moved_reason,
        "rank_change_own": moved.own if moved else None,
        "rank_change_others": moved.others if moved else None,
        "rank_change_restated": moved.restated if moved else None,
        **dict.fromkeys(EXTRAS),
    }


def parts_of(what: RankRequest) -> tuple[str, str | None]:
    """Return the columns of a row that a value is made of."""
    if what.by == COVERAGE:
        return "active_workers", "base_workers"
    return PARTS[what.by]


def file_rows(found: Ranking) -> list[dict[str, object]]:
    """Return the rows of the table as ``FILE_COLUMNS``: places, then who stands aside.

    Rows stand as on screen, best first.
    """
    rows: list[dict[str, object]] = []
    for item in found.standings:
        row = region_document(item, found.what)
        near = " ".join(row["not_distinguishable_from"])
        rows.append({**row, "not_distinguishable_from": near})
    for aside in found.set_aside:
        rows.append(
            {
                "region_code": aside.region.region_code,
                "region_name": aside.region.region_name,
                "absence_reason": aside.reason,
                "other_series": aside.other_series,
            }
        )
    return [{name: row.get(name) for name in FILE_COLUMNS} for row in rows]


def metadata(found: Ranking, command: str, data: Data) -> dict[str, str]:
    """Return what a file of the ranking says of its rows.

    Args:
        found: the ranking.
        command: the line that gives the same again.
        data: the figures.
    """
    what = found.what
    is_coverage = what.by == COVERAGE
    return {
        "period": found.scope.period_end.isoformat(),
        "segment_scope": what.definition.scope if is_coverage else "-",
        "base": what.definition.base if is_coverage else PARTS[what.by][1] or "-",
        "vintage": found.scope.vintage,
        "series": found.series or "-",
        "set": _set(what),
        "left_out": " ".join(region.region_code for region in found.left_out) or "-",
        "assumed_rse_pct": f"{what.rse_pct.normalize():f}" if what.rse_pct else "-",
        "compared_with": found.earlier.isoformat() if found.earlier else "-",
        "known_on": data.pinned_day.isoformat(),
        "command": command,
    }


def _set(what: RankRequest) -> str:
    parts = (
        ("parent", what.parent),
        ("zone", what.zone),
        ("peers of", what.peer_group),
    )
    return ", ".join(f"{name} {value}" for name, value in parts if value) or "all"


def command_line(found: Ranking, known_on: date, dataset: str) -> str:
    """Return the command that gives the same digits again, every option written out.

    The default of an option may move; the day keeps later figures out.
    """
    what = found.what
    options: list[tuple[str, str | None]] = [
        ("--level", what.level),
        ("--period", f"{found.scope.period_end:%Y-%m}"),
        ("--by", what.by if what.by != COVERAGE else None),
        ("--segments", ",".join(what.definition.segments)),
        ("--base", what.definition.base),
        ("--vintage", found.scope.vintage),
        ("--parent", what.parent),
        ("--zone", what.zone),
        ("--peer-group", what.peer_group),
        ("--leave-out", ",".join(what.left_out) or None),
        ("--assume-rse", f"{what.rse_pct.normalize():f}" if what.rse_pct else None),
        ("--dataset", dataset if dataset != "terbit" else None),
        ("--known-on", known_on.isoformat()),
    ]
    if what.by != COVERAGE:
        options = [item for item in options if item[0] not in ("--segments", "--base")]
    written = [f"{name} {shlex.quote(value)}" for name, value in options if value]
    return " ".join(["cakupan rank", *written])


def _sources(standings: Iterable[Standing], sources: SourcesById) -> list[Document]:
    """Return each source of the figures once, numerators before denominators."""
    rows: list[Row] = [item.row for item in standings]
    pairs = [
        (row.get(key), role)
        for key, role in (("source_id", "numerator"), ("base_source_id", "denominator"))
        for row in rows
    ]
    return [
        documents.source_document(sources, source_id, role)
        for source_id, role in dict.fromkeys(pairs)
        if source_id
    ]
