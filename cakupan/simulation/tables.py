"""Write simulated tables in the documented format, as an office would deliver them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cakupan.data.intake.schema import Table
from cakupan.simulation.cohorts import Cohort
from cakupan.simulation.people import RegionMonth
from cakupan.simulation.recipe import Recipe
from cakupan.simulation.targets import Target

SERIES = "simulasi"
ENROLMENT, PROGRAMMES, TARGETS = "SIM-PESERTA", "SIM-PROGRAM", "SIM-TARGET"
_TITLES = {
    ENROLMENT: "SIMULASI: peserta menurut wilayah, bulan, segmen, dan status",
    PROGRAMMES: "SIMULASI: program pekerja rentan yang iurannya dibayari",
    TARGETS: "SIMULASI: target cakupan menurut wilayah dan tahun",
}
_PUBLISHER = "Cakupan (angka rekaan untuk latihan)"
# The day on which the generator entered the project, as rows of data/ have theirs.
ENTERED_ON = date(2026, 11, 21)
Cells = Mapping[str, Any]


def write_table(path: Path, table: Table, rows: Iterable[Cells]) -> None:
    """Write rows with the table's columns; a cell that is not given stays empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [c.name for c in table.columns], restval="")
        writer.writeheader()
        writer.writerows(rows)


def write_enrolment(path: Path, table: Table, rows: Iterable[RegionMonth]) -> None:
    """Write enrolment, one line a region, month, segment and status.

    Over half a million lines: the cells that a line shares with its neighbours are put
    together once. None of them holds a comma or a quote.
    """
    shared: Cells = {
        "series": SERIES,
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "precision": "exact",
        "source_id": ENROLMENT,
        "entered_on": ENTERED_ON,
    }
    own = ("row_id", "region_code", "vintage", "period_end", "segment_scope")
    names = [column.name for column in table.columns]
    line = ",".join(
        f"{{{name}}}"
        if name in (*own, "status", "workers")
        else str(shared.get(name, ""))
        for name in names
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(names) + "\n")
        for row in rows:
            file.writelines(_lines(row, line))


def _lines(row: RegionMonth, line: str) -> Iterator[str]:
    month = f"{row.period_end:%Y-%m}"
    for segment, counts in row.workers.items():
        for status, workers in counts.items():
            yield (
                line.format(
                    # Months first: rows of one month lie together in the store.
                    row_id=f"SIM-{month}-{row.region_code}-{row.vintage}-{segment}-{status}",
                    region_code=row.region_code,
                    vintage=row.vintage,
                    period_end=row.period_end,
                    segment_scope=segment,
                    status=status,
                    workers=workers,
                )
                + "\n"
            )


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def programme_rows(cohorts: Iterable[Cohort]) -> Iterator[Cells]:
    """Give each cohort as it was carried out, and its plan where that is told."""
    for cohort in cohorts:
        done = {
            "statement_id": f"{cohort.cohort_id}-1",
            "cohort_id": cohort.cohort_id,
            "is_counted": "true",
            "region_code": cohort.region,
            "vintage": "38",
            "period_start": date(cohort.year, 1, 1),
            "period_end": date(cohort.year, 12, 31),
            "workers": cohort.workers,
            "precision": "exact",
            "payer": cohort.payer,
            "programmes": "JKK+JKM"
            if cohort.rupiah_per_month < 20_000
            else "JKK+JKM+JHT",
            "plan_status": "realised",
            "worker_groups": cohort.group,
            "note": "Simulated.",
            "note_id": "Rekaan.",
            "source_id": PROGRAMMES,
            "entered_on": ENTERED_ON,
        }
        if cohort.first is not None and cohort.months is not None:
            done |= {
                "first_month": _month(cohort.first),
                "last_month": _month(cohort.first + cohort.months - 1),
                "months": cohort.months,
                "rupiah": _rupiah(cohort, cohort.workers),
                "rupiah_precision": "exact",
            }
        yield done
        if cohort.planned is not None:
            plan = done | {
                "statement_id": f"{cohort.cohort_id}-2",
                "is_counted": "false",
                "workers": cohort.planned,
                "plan_status": "planned",
            }
            if cohort.months is not None:
                plan["rupiah"] = _rupiah(cohort, cohort.planned)
            yield plan


def _rupiah(cohort: Cohort, workers: int) -> int:
    return workers * cohort.rupiah_per_month * (cohort.months or 0)


def target_rows(targets: Iterable[Target]) -> Iterator[Cells]:
    """Give each target as a row of its table."""
    for target in targets:
        yield {
            "row_id": f"SIM-{target.region_code}-{target.regime}-{target.due_on.year}",
            "region_code": target.region_code,
            "vintage": "38",
            "due_on": target.due_on,
            "regime": target.regime,
            "indicator": target.indicator,
            "segment_scope": target.segment_scope,
            "target_pct": "" if target.percent is None else f"{target.percent:.1f}",
            "target_workers": "" if target.workers is None else target.workers,
            "precision": "exact",
            "document": "SIMULASI",
            "source_id": TARGETS,
            "entered_on": ENTERED_ON,
        }


def source_rows(recipe: Recipe) -> Iterator[Cells]:
    """Give one source for each simulated line."""
    for source_id, title in _TITLES.items():
        yield {
            "source_id": source_id,
            "title": f"{title}; benih {recipe.seed}",
            "publisher": _PUBLISHER,
            "kind": "derived",
            "licence": "MIT",
            "entered_on": ENTERED_ON,
        }
