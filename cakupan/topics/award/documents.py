"""The simulation as a document, as rows of a file, and as a file to send on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data import definitions
from cakupan.data.definitions import Definition
from cakupan.documents import iso
from cakupan.errors import BadInputError, CakupanError
from cakupan.topics.award.ask import AwardSimulation, CriterionValue
from cakupan.topics.award.figures.profile_files import (
    ProfileFile,
    to_line,
    write_profile,
)
from cakupan.topics.award.figures.scoring import Scored
from cakupan.topics.award.labels import LABEL, SIMULATION
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import Wording, _, half_up

Document = dict[str, Any]

_SHARE_PLACES = 4
_LEVELS = ("province", "regency")
# Of the table and its files, before one column a criterion.
COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "score",
    "rank_low",
    "rank_high",
    "p_first_pct",
    "p_top3_pct",
    "weight_pct",
)


def hundred(score: Fraction) -> Decimal:
    """Return a score as 0 to 100 with two decimals, rounded half-up.

    >>> hundred(Fraction(2, 3))
    Decimal('66.67')
    """
    return half_up(100 * score)


def _plain(value: Fraction | Decimal | None, places: int = 2) -> float | None:
    """Return an exact number rounded half-up as JSON has it; None stays None."""
    return None if value is None else float(half_up(value, places))


def award_document(
    award: AwardSimulation,
    known_on: date,
    peers: Mapping[str, Fraction | None] | None = None,
) -> Document:
    """Return the simulation with everything that another office needs to check it.

    Args:
        award: the simulation.
        known_on: day as of which the data are known.
        peers: median coverage of each region's peers, by code.
    """
    ranking, profile = award.ranking, award.request.profile
    return {
        "label": LABEL,
        "level": ranking.what.level,
        "period_end": iso(ranking.scope.period_end),
        "vintage": ranking.scope.vintage,
        "segment_scope": ranking.what.definition.scope,
        "base": ranking.what.definition.base,
        "series": ranking.series,
        "known_on": None if known_on == definitions.KNOWN_NOW else iso(known_on),
        "growth_since": iso(ranking.earlier),
        "growth_reason": ranking.earlier_reason,
        "profile": _profile_document(award),
        "regions": [
            {
                **_region(award, item),
                "peer_median": _plain((peers or {}).get(item.region_code)),
            }
            for item in _by_code(award)
        ],
        "set_aside": [
            {
                "region_code": item.region_code,
                "region_name": award.regions[item.region_code].region_name,
                "absence_reason": "not_published",
                "weight_pct": _plain(100 * item.weight),
                "missing": list(item.missing),
            }
            for item in award.standings.set_aside
        ],
        "left_out": [region.region_code for region in ranking.left_out],
        "constant_criteria": list(award.standings.constant),
        "regions_with_value": dict(award.standings.region_counts),
        "unused_evidence": [
            {"criterion": name, "region_code": code, "value": float(value)}
            for name, code, value in award.unused
        ],
        "weights_rescaled": profile.is_rescaled,
    }


def _by_code(award: AwardSimulation) -> list[Scored]:
    return sorted(award.standings.ranked, key=lambda item: item.region_code)


def _profile_document(award: AwardSimulation) -> Document:
    profile, ranges = award.request.profile, award.weight_ranges
    shares = profile.shares
    drawn = {item.criterion: item for item in ranges}
    return {
        "code": profile.code,
        "title": profile.title("id"),
        "scale": profile.scale,
        "concentration": float(profile.concentration),
        "seed": profile.seed,
        "draws": profile.draws,
        "criteria": [
            {
                "criterion": item.criterion,
                "weight": float(item.weight),
                "weight_share": _plain(shares[item.criterion], _SHARE_PLACES),
                "polarity": item.polarity,
                "drawn_low": round(drawn[item.criterion].low, _SHARE_PLACES),
                "drawn_high": round(drawn[item.criterion].high, _SHARE_PLACES),
            }
            for item in profile.weights
            if item.weight
        ],
    }


def _region(award: AwardSimulation, item: Scored) -> Document:
    code = item.region_code
    sure, known = award.sureness[code], award.values[code]
    coverage = award.rows.get(code)
    value = None
    if coverage is not None:
        value = 100 * Fraction(coverage["active_workers"], coverage["base_workers"])
    return {
        "region_code": code,
        "region_name": award.regions[code].region_name,
        "rank": item.rank,
        "value": _plain(value),
        "rank_change": None,
        "rank_change_reason": "simulation",
        "rank_low": sure.rank_low,
        "rank_high": sure.rank_high,
        "p_first": round(sure.p_first, _SHARE_PLACES),
        "p_top3": round(sure.p_top3, _SHARE_PLACES),
        "score": _plain(100 * item.score),
        "weight_pct": _plain(100 * item.weight),
        "missing": list(item.missing),
        "evidence": {name: _value(known[name]) for name in known},
    }


def _value(value: CriterionValue) -> Document:
    return {
        "value": _plain(value.amount),
        "origin": value.origin,
        "source_ids": list(value.source_ids),
    }


def metadata(award: AwardSimulation) -> dict[str, str]:
    """Return what was asked, as the head of a table's file names it."""
    what, scope = award.ranking.what, award.ranking.scope
    return {
        "period": scope.period_end.isoformat(),
        "segment_scope": what.definition.scope,
        "base": what.definition.base,
        "vintage": scope.vintage,
        "profile": to_line(award.request.profile),
        "left_out": " ".join(region.region_code for region in award.ranking.left_out),
    }


def columns_of(award: AwardSimulation) -> tuple[str, ...]:
    """Return the columns of the table as a file: places, then each criterion."""
    names = [
        part
        for name in award.request.profile.shares
        for part in (name, f"{name}_origin")
    ]
    return (*COLUMNS, *names, "missing", "label")


def file_rows(award: AwardSimulation) -> list[dict[str, Any]]:
    """Return the table as a file: who has a place by place, then who stands aside."""
    rows = []
    for item in award.placed:
        found = _region(award, item)
        found["p_first_pct"] = _plain(100 * Decimal(repr(found["p_first"])))
        found["p_top3_pct"] = _plain(100 * Decimal(repr(found["p_top3"])))
        rows.append({name: found[name] for name in COLUMNS} | _cells(award, found))
    for aside in award.without_place:
        empty = dict.fromkeys(COLUMNS)
        rows.append(
            {
                **empty,
                "region_code": aside.region_code,
                "region_name": award.regions[aside.region_code].region_name,
                "weight_pct": _plain(100 * aside.weight),
                **_cells(
                    award,
                    {
                        "region_code": aside.region_code,
                        "missing": list(aside.missing),
                    },
                ),
            }
        )
    return rows


def _cells(award: AwardSimulation, found: Mapping[str, Any]) -> dict[str, Any]:
    known = award.values[found["region_code"]]
    cells: dict[str, Any] = {"missing": " ".join(found["missing"]), "label": LABEL}
    for name in award.request.profile.shares:
        value = known.get(name)
        cells[name] = _plain(value.amount) if value else None
        cells[f"{name}_origin"] = value.origin if value else "missing"
    return cells


def question_of(award: AwardSimulation, dataset: str, known_on: date) -> dict[str, str]:
    """Return what was asked as a profile file carries it, nothing left open."""
    ranking, what = award.ranking, award.ranking.what
    asked = {
        "level": what.level,
        "parent": what.parent or "",
        "zone": what.zone or "",
        "peer_group": what.peer_group or "",
        "period": f"{ranking.scope.period_end:%Y-%m}",
        "vintage": ranking.scope.vintage,
        "segments": ",".join(what.definition.segments),
        "base": what.definition.base,
        "dataset": dataset,
        "left_out": ",".join(sorted(what.left_out)),
        "known_on": known_on.isoformat(),
    }
    return {key: text for key, text in asked.items() if text}


def to_file(award: AwardSimulation, dataset: str, known_on: date) -> ProfileFile:
    """Return profile, question, evidence and result as one file."""
    return ProfileFile(
        profile=award.request.profile,
        question=question_of(award, dataset, known_on),
        evidence=award.request.evidence,
        result=result_of(award),
    )


def result_of(award: AwardSimulation) -> dict[str, tuple[int, str]]:
    """Return place and score of each region as a file carries them."""
    return {
        item.region_code: (item.rank, f"{hundred(item.score):f}")
        for item in _by_code(award)
    }


def file_text(
    award: AwardSimulation, dataset: str, known_on: date, words: Wording
) -> str:
    """Return the file that another office gives to ``cakupan rank --profile``."""
    heads = (
        words.say(SIMULATION),
        words.say(_("The same table: cakupan rank --profile FILE")),
    )
    return write_profile(to_file(award, dataset, known_on), heads)


def different(
    award: AwardSimulation, result: Mapping[str, tuple[int, str]]
) -> list[str]:
    """Return the regions whose place or score is not that of a file."""
    own = result_of(award)
    return sorted(
        code for code in own.keys() | result.keys() if own.get(code) != result.get(code)
    )


def rank_request_of_file(
    question: Mapping[str, str], what: RankRequest, name: str
) -> RankRequest:
    """Return a question with what a profile file asks.

    Args:
        question: of the file.
        what: what holds where the file says nothing.
        name: of the file, for errors.

    Raises:
        BadInputError: a setting that cannot be read, named with the file.
    """
    try:
        return _request_of_file_settings(question, what)
    except CakupanError as error:
        raise BadInputError(
            "{place}: {reason}", place=f"{name} [question]", reason=error
        ) from error


def _request_of_file_settings(
    question: Mapping[str, str], what: RankRequest
) -> RankRequest:
    changes: dict[str, Any] = {}
    if level := question.get("level"):
        if level not in _LEVELS:
            raise BadInputError(
                "Level: expected one of {expected}, found '{found}'. Choose one of "
                "them.",
                expected=", ".join(_LEVELS),
                found=level[:40],
            )
        changes["level"] = level
    for key in ("parent", "zone", "peer_group"):
        if key in question:
            changes[key] = question[key] or None
    if period := question.get("period"):
        changes["period_end"] = definitions.parse_period(period)
    if vintage := question.get("vintage"):
        if vintage not in ("auto", *definitions.VINTAGES):
            raise BadInputError(
                "Vintage: expected auto, 34 or 38, found '{found}'. Choose one of "
                "them.",
                found=vintage[:40],
            )
        changes["vintage"] = vintage
    if "segments" in question or "base" in question:
        segments = question.get("segments", ",".join(what.definition.segments))
        changes["definition"] = Definition(
            definitions.parse_segments(segments),
            definitions.parse_base(question.get("base", what.definition.base)),
        )
    if "left_out" in question:
        parts = question["left_out"].split(",")
        changes["left_out"] = tuple(part.strip() for part in parts if part.strip())
    return replace(what, **changes)
