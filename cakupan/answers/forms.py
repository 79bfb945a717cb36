"""The planning desk's answers as documents; keys are the contract of the commands.

Numbers are plain, months ISO (``2026-04``), ratios rounded half-up at this edge.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data.store import Row
from cakupan.documents import iso
from cakupan.topics.targets.figures import Gap, Pace, PaceRatio
from cakupan.wording import half_up, rounded_down

Document = dict[str, Any]
_PLANS = ("planned", "budgeted", "committed", "target")


def plain(value: Fraction | Decimal | None, places: int = 2) -> float | None:
    """Return an exact number rounded half-up as a plain one; None stays None.

    >>> plain(Fraction(7, 6)), plain(None)
    (1.17, None)
    """
    return None if value is None else float(half_up(value, places))


def whole_or(value: Fraction | None) -> int | float | None:
    """Return a whole number as one, any other rounded to two decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(half_up(value))


def paid(value: Fraction | None) -> int | float | None:
    """Return months that money pays: whole as such, else rounded down.

    >>> paid(Fraction(739_122_000, 4_400 * 16_800)), paid(Fraction(5))
    (9.99, 5)
    """
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    return float(rounded_down(value))


def gap_document(gap: Gap, eligible: int, active: int, target_pct: Decimal) -> Document:
    """Return a gap to a target with what it was computed from."""
    return {
        "eligible": eligible,
        "active": active,
        "coverage_pct": plain(gap.coverage_pct),
        "target_pct": float(target_pct),
        "target_workers": gap.target_workers,
        "gap_workers": gap.gap_workers,
        "gap_pp": plain(gap.gap_pp),
        "surplus_workers": gap.surplus_workers,
        "gap_to_universal_workers": gap.gap_to_universal_workers,
    }


def source_of(row: Row) -> Document:
    """Return the source that a read has joined to its row."""
    return {
        "source_id": row["source_id"],
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "url": row["source_url"],
        "published_on": iso(row.get("published_on", row.get("said_on"))),
    }


def pace_document(pace: Pace, ratio: PaceRatio, mean: Fraction | None) -> Document:
    """Return a required pace and how it compares with the present one."""
    return {
        "required_per_month": pace.required_per_month,
        "required_per_month_exact": plain(pace.required_exact),
        "mean_net_intake": plain(mean),
        "pace_ratio": plain(ratio.ratio),
        "pace_ratio_reason": ratio.reason,
        "is_out_of_reach": ratio.is_out_of_reach,
    }


def target_of(row: Row, *, is_national: bool) -> Document:
    """Return a published target with its document's source."""
    return {
        "regime": row["regime"],
        "indicator": row["indicator"],
        "due_on": iso(row["due_on"]),
        "segment_scope": row["segment_scope"],
        "target_pct": row["target_pct"],
        "is_national": is_national,
        "source": source_of(row),
    }


def flat(document: Mapping[str, Any], *left_out: str) -> list[tuple[str, Any]]:
    """Return a document's plain values for a table; an unknown one is empty."""
    return [
        (key, "" if value is None else value)
        for key, value in document.items()
        if key not in left_out and not isinstance(value, dict | list)
    ]
