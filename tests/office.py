"""A branch's folder, invented: ten regencies of Kalimantan Timur, a row per segment.

The numbers can be had in the head and are nobody's. Regency number k (1 to 10, by
code) has 1000 k wage earners, 500 k own-account and 200 k construction workers in
January 2025; in every later month 10 k, 5 k and 2 k more, and in December a tenth on
top. So Paser (k = 1) has 1,700 workers of all segments in January 2025 and 17 more in
each month, 2,057 in October 2026.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cakupan.data.definitions import month_end
from tests.country import Cells, write_table

REGENCIES = (
    *("64.01", "64.02", "64.03", "64.07", "64.08"),
    *("64.09", "64.11", "64.71", "64.72", "64.74"),
)
SEGMENTS = ("PU", "BPU", "JAKON")
MONTHS = tuple(month_end(2025 + n // 12, n % 12 + 1) for n in range(22))
BRANCH = "Cabang Contoh Kaltim"
ENTERED = "2026-11-21"
_FIRST = {"PU": 1000, "BPU": 500, "JAKON": 200}
_PENAJAM = "64.09"


def workers(code: str, month: date, segment: str) -> int:
    """Return the active workers of one segment."""
    k = REGENCIES.index(code) + 1
    steady = k * (_FIRST[segment] + _FIRST[segment] // 100 * MONTHS.index(month))
    return steady + (steady // 10 if month.month == 12 else 0)


def active(code: str, month: date, segments: Iterable[str] = SEGMENTS) -> int:
    """Return the active workers of some segments."""
    return sum(workers(code, month, segment) for segment in segments)


def source(source_id: str, **more: Any) -> Cells:
    """Return a document of the office."""
    return {
        "source_id": source_id,
        "title": f"Contoh: laporan karangan {source_id}",
        "publisher": BRANCH,
        "published_on": None,
        "kind": "official",
        "entered_on": ENTERED,
        **more,
    }


def row(code: str, month: date, segment: str, **more: Any) -> dict[str, Any]:
    """Return one row of enrolment in the documented form."""
    return {
        "row_id": f"K-{code}-{month:%Y-%m}-{segment}",
        "region_code": code,
        "period_end": month.isoformat(),
        "series": "cabang_contoh",
        "segment_scope": segment,
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": workers(code, month, segment),
        "source_id": f"K-{month:%Y-%m}",
        "entered_on": ENTERED,
        **more,
    }


def rows(
    codes: Sequence[str] = REGENCIES,
    months: Sequence[date] = MONTHS,
    segments: Sequence[str] = SEGMENTS,
) -> list[dict[str, Any]]:
    """Return the rows of some regencies, months and segments."""
    return [
        row(code, month, segment)
        for month in months
        for code in codes
        for segment in segments
    ]


def cohort(name: str, **more: Any) -> Cells:
    """Return a cohort of Penajam Paser Utara, twelve months of 2026 from its APBD."""
    return {
        "statement_id": f"D-{name}",
        "cohort_id": f"{_PENAJAM}-2026-{name}",
        "is_counted": "true",
        "region_code": _PENAJAM,
        "period_start": "2026-01-01",
        "period_end": "2026-12-31",
        "first_month": "2026-01",
        "last_month": "2026-12",
        "months": 12,
        "payer": "apbd_kabkota",
        "programmes": "JKK+JKM",
        "plan_status": "realised",
        "worker_groups": "vulnerable",
        "source_id": "D-2026",
        "entered_on": ENTERED,
        **more,
    }


def cohorts() -> list[Cells]:
    """Return three dated cohorts and one of which nobody states the months."""
    undated = {"first_month": None, "last_month": None, "months": None}
    return [
        cohort("satu", workers=300, rupiah=300 * 12 * 16_800, rupiah_precision="exact"),
        cohort("dua", workers=200, payer="apbdes"),
        cohort(
            "tiga",
            workers=50,
            payer="csr",
            first_month="2026-03",
            last_month="2026-08",
            months=6,
        ),
        cohort("empat", workers=70, **undated),
    ]


def targets() -> Iterator[Cells]:
    """Give a target for each regency and year; the plan names no indicator."""
    for place, code in enumerate(REGENCIES):
        for year in range(2025, 2030):
            yield {
                "row_id": f"T-{code}-{year}",
                "region_code": code,
                "due_on": f"{year}-12-31",
                "regime": "RPJMD",
                "indicator": "not_stated",
                "segment_scope": "PU+BPU+JAKON",
                "target_pct": f"{45 + place + 4 * (year - 2025)}.5",
                "target_workers": None,
                "precision": "exact",
                "document": "RPJMD contoh 2025-2029",
                "source_id": "B-2025",
                "entered_on": ENTERED,
            }


def write(
    folder: Path,
    enrolment: Iterable[Cells] | None = None,
    *,
    sources: Iterable[Cells] = (),
    **tables: Iterable[Cells],
) -> Path:
    """Write a folder for ``CAKUPAN_DATA``: the whole office, unless rows are given.

    Args:
        folder: where; made here.
        enrolment: rows instead of all ten regencies and 22 months.
        sources: documents besides those of the months.
        **tables: rows of further tables, as ``targets``.
    """
    folder.mkdir(parents=True)
    if enrolment is None:
        enrolment = rows()
        tables = {"programmes": cohorts(), "targets": targets(), **tables}
        sources = (
            source("D-2026", publisher="Disnaker Contoh PPU"),
            source("B-2025", publisher="Bappeda Contoh Kaltim"),
            *sources,
        )
    months = [
        source(f"K-{month:%Y-%m}", published_on=month + timedelta(days=5))
        for month in MONTHS
    ]
    write_table(folder / "sources.csv", [*months, *sources])
    write_table(folder / "enrolment.csv", enrolment)
    for name, given in tables.items():
        write_table(folder / f"{name}.csv", given)
    return folder
