"""The documents that the command line prints and pages offer as files.

Keys are the contract other programs rely on; see ``docs/COMMANDS.md``. Numbers are
plain, dates ISO, percents rounded half-up to two decimals at this edge only.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.wording import half_up, rounded_down

_SIX_MONTHS = 6
SourcesById = Mapping[str, Row]
# What the command line prints, by its keys.
Document = dict[str, Any]


def rounded(value: float | Decimal | Fraction | None) -> float | None:
    """Round half-up to two decimals, the same everywhere; None stays None.

    >>> rounded(22.775), rounded(None)
    (22.78, None)
    """
    return None if value is None else float(half_up(value))


def whole_or(value: Fraction | None) -> int | float | None:
    """Return a whole number as one, any other rounded to two decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(half_up(value))


def plain(value: Fraction | Decimal | None, places: int = 2) -> float | None:
    """Return an exact number rounded half-up as a plain one; None stays None.

    >>> plain(Fraction(7, 6)), plain(None)
    (1.17, None)
    """
    return None if value is None else float(half_up(value, places))


def paid(value: Fraction | None) -> int | float | None:
    """Return months that money pays: whole as such, else rounded down.

    >>> paid(Fraction(739_122_000, 4_400 * 16_800)), paid(Fraction(5))
    (9.99, 5)
    """
    if value is None or value.denominator == 1:
        return None if value is None else value.numerator
    return float(rounded_down(value))


def iso(value: date | None) -> str | None:
    """Return a date as ISO text; None stays None."""
    return value.isoformat() if value else None


def source_of(row: Row) -> dict[str, Any]:
    """Return the source that a read has joined to its row."""
    return {
        "source_id": row["source_id"],
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "url": row["source_url"],
        "published_on": iso(row.get("published_on", row.get("said_on"))),
    }


def source_document(sources: SourcesById, source_id: str, role: str) -> dict[str, Any]:
    """Return one source as the contract names it."""
    source = sources[source_id]
    return {
        "source_id": source_id,
        "title": source["title"],
        "publisher": source["publisher"],
        "url": source["url"],
        "published_on": iso(source["published_on"]),
        "role": role,
    }


def coverage_document(row: Row, sources: SourcesById) -> dict[str, Any]:
    """Return one coverage figure with its tags and sources.

    Of a province it says too whether it is the sum of its regencies, and how many of
    them are in; these keys are there for no other figure.
    """
    numerators = (row["source_ids"] or "").split()
    roles = [(source_id, "numerator") for source_id in numerators]
    if row["base_source_id"]:
        roles.append((row["base_source_id"], "denominator"))
    return {
        "region_code": row["region_code"],
        "region_name": row["region_name"],
        "level": row["level"],
        "period_end": iso(row["period_end"]),
        "segment_scope": row["segment_scope"],
        "worker_basis": row["worker_basis"],
        "worker_basis_evidence": row["worker_basis_evidence"],
        "base": row["base"],
        "base_period": iso(row["base_period"]),
        "active_workers": row["active_workers"],
        "base_workers": row["base_workers"],
        "coverage_pct": rounded(row["coverage_pct"]),
        "gap_to_universal_workers": row["gap_to_universal_workers"],
        "surplus_workers": row["surplus_workers"],
        "is_over_100": row["is_over_100"],
        "absence_reason": row["absence_reason"],
        "precision": row["precision"],
        "vintage": row["vintage"],
        "series": row["series"],
        **_of_parts(row),
        "sources": [
            source_document(sources, source_id, role) for source_id, role in roles
        ],
    }


def _of_parts(row: Row) -> dict[str, Any]:
    """Return what of a province or of a scope is on record, where it is a part."""
    names = ("regencies_summed", "regencies_in", "regencies_of", "sent_scope")
    return {name: row[name] for name in names if row.get(name) is not None}


def statement_document(row: Row) -> dict[str, Any]:
    """Return one published percent with the base that it implies."""
    return {
        "region_code": row["region_code"],
        "vintage": row["vintage"],
        "said_on": iso(row["said_on"]),
        "period_end": iso(row["period_end"]),
        "stated_pct": row["stated_pct"],
        "stated_pct_as_printed": row["stated_pct_as_printed"],
        "pct_low": row["pct_low"],
        "pct_high": row["pct_high"],
        "stated_active": row["stated_active"],
        "active_precision": row["active_precision"],
        "stated_base": row["stated_base"],
        "implied_base": row["implied_base"],
        "implied_base_low": row["implied_base_low"],
        "implied_base_high": row["implied_base_high"],
        "precision": row["precision"],
        "kind": row["kind"],
        "segment_scope": row["segment_scope"],
        "scope_as_worded": row["scope_as_worded"],
        "base_as_worded": row["base_as_worded"],
        "indicator": row["indicator"],
        "source": {
            "source_id": row["source_id"],
            "title": row["source_title"],
            "publisher": row["source_publisher"],
            "url": row["source_url"],
            "published_on": iso(row["said_on"]),
        },
    }


def workforce_document(region: Region, rows: list[Row]) -> dict[str, Any]:
    """Return the bases of a region in one survey round."""
    first = rows[0]
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "vintage": region.vintage,
        "period_end": iso(first["period_end"]),
        "bases": {row["base"]: row["workers"] for row in rows},
        "source": {
            "source_id": first["source_id"],
            "title": first["source_title"],
            "publisher": first["source_publisher"],
            "url": first["source_url"],
            "published_on": iso(first["published_on"]),
        },
    }


def measured_on(row: Row) -> dict[str, Any]:
    """Return the coverage that a target is measured on; without a month where none."""
    summed = row["regencies_summed"]
    return {
        "base": row["base"],
        "period_end": iso(row["latest_period_end"]),
        "base_period": iso(row["latest_base_period"]),
        "active_workers": row["latest_active_workers"],
        "base_workers": row["latest_base_workers"],
        "coverage_pct": rounded(row["latest_pct"]),
        **({"regencies_summed": summed} if summed else {}),
        "source_id": row["latest_source_id"],
        "base_source_id": row["latest_base_source_id"],
    }


def target_document(row: Row) -> dict[str, Any]:
    """Return one target beside the latest statement of the same indicator."""
    latest = None
    if row["latest_row_id"] and not row["base"]:
        latest = {
            "stated_pct": row["latest_pct"],
            "period_end": iso(row["latest_period_end"]),
            "source_id": row["latest_source_id"],
        }
    return {
        "region_code": row["region_code"],
        "vintage": row["vintage"],
        "regime": row["regime"],
        "indicator": row["indicator"],
        "due_on": iso(row["due_on"]),
        "segment_scope": row["segment_scope"],
        "target_pct": row["target_pct"],
        "target_workers": row["target_workers"],
        "precision": row["precision"],
        "latest_same_indicator": latest,
        **({"measured_on": measured_on(row)} if row["base"] else {}),
        "gap_pp": rounded(row["gap_pp"]),
        "is_met": row["is_met"],
        "source": {
            "source_id": row["source_id"],
            "title": row["source_title"],
            "publisher": row["source_publisher"],
            "url": row["source_url"],
            "published_on": iso(row["published_on"]),
        },
    }


def six_months_around(day: date) -> tuple[date, date]:
    """Return the first and last day of what is said beside a month without a figure.

    >>> [day.isoformat() for day in six_months_around(date(2023, 12, 31))]
    ['2023-06-28', '2024-06-28']
    """
    return _shifted(day, -_SIX_MONTHS), _shifted(day, _SIX_MONTHS)


def _shifted(day: date, months: int) -> date:
    ordinal = day.year * 12 + day.month - 1 + months
    return date(ordinal // 12, ordinal % 12 + 1, min(day.day, 28))


def absence_document(
    data: Data,
    region: Region,
    row: Row,
    definition: Definition,
) -> dict[str, Any]:
    """Return why there is no figure, and what was said within six months of it."""
    period_end: date = row["period_end"]
    first, last = six_months_around(period_end)
    statements = data.rows(
        "statements__by_region",
        territory_id=region.territory_id,
        from_date=first,
        to_date=last,
    )
    return {
        "region_code": region.region_code,
        "region_name": region.region_name,
        "period_end": iso(period_end),
        "segment_scope": definition.scope,
        "base": definition.base,
        "vintage": region.vintage,
        "absence_reason": row["absence_reason"],
        **_of_parts(row),
        "statements": [statement_document(statement) for statement in statements],
    }


# How precise a published number is, in a sign before it.
_SIGNS = {"about": "~", "at_least": ">", "at_most": "<="}


def statement_percent(statement: Mapping[str, Any]) -> str:
    """Return the percent of a statement with its precision, for the terminal.

    >>> statement_percent({"stated_pct_as_printed": "50", "precision": "about"})
    '~50'
    >>> statement_percent({"stated_pct_as_printed": "65", "precision": "range",
    ...     "pct_low": 65.0, "pct_high": 68.0})
    '65-68'
    """
    precision = statement.get("precision", "exact")
    if precision == "range":
        return f"{statement['pct_low']:g}-{statement['pct_high']:g}"
    return f"{_SIGNS.get(precision, '')}{statement['stated_pct_as_printed']}"


def statement_sentence(statement: Mapping[str, Any]) -> str:
    """Return one statement in a few plain words, for a line on the terminal.

    >>> statement_sentence({"period_end": "2023-07-05", "stated_active": 675000,
    ...     "active_precision": "about", "stated_pct_as_printed": "49.74",
    ...     "precision": "exact", "source": {"source_id": "SEED1"}})
    '2023-07-05: ~675000 = 49.74 % (SEED1)'
    >>> statement_sentence({"period_end": "2023-07-05", "stated_active": None,
    ...     "stated_pct_as_printed": "65", "precision": "range", "pct_low": 65.0,
    ...     "pct_high": 68.0, "source": {"source_id": "S0063"}})
    '2023-07-05: 65-68 % (S0063)'
    """
    active, percent = statement["stated_active"], statement_percent(statement)
    count = ""
    if active is not None:
        count = f"{_SIGNS.get(statement.get('active_precision', ''), '')}{active} = "
    source = statement["source"]["source_id"]
    return f"{statement['period_end']}: {count}{percent} % ({source})"


def flat(document: Mapping[str, Any], *left_out: str) -> list[tuple[str, Any]]:
    """Return a document's plain values for a table; an unknown one is empty."""
    return [
        (key, "" if value is None else value)
        for key, value in document.items()
        if key not in left_out and not isinstance(value, dict | list)
    ]
