"""A country of four regencies, invented so that answers can be had in the head.

Two old provinces became three. Code 10 stands for other land in each division: the
old Lembah (10.01 and 30.01 together), then Lembah alone (10.01), while the new Hulu
(30) took 30.01. Pesisir (20) is the same land in both.

August 2023, employed: 10.01 200, 20.01 100, 20.02 300, 30.01 50; so Pesisir has 400,
the old Lembah 250, the nation 650.
"""

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cakupan import vocabulary
from cakupan.data.intake.schema import Column, Table, load_schema

PROJECT = Path(__file__).resolve().parent.parent
SCHEMA = load_schema(PROJECT / "data" / "schema.csv")

Cells = Mapping[str, Any]

_DEFAULTS = {
    **dict.fromkeys(("integer", "persons", "rupiah"), 1),
    **dict.fromkeys(("number", "percent"), "1"),
    "date": "2024-03-01",
    "month": "2024-01",
}
_USUAL = {
    "region_code": "20",
    "vintage": "38",
    "source_id": "T1",
    "level": "province",
    "entered_on": "2024-03-01",
    "period_end": "2023-12-31",
    "precision": "exact",
    "segment_scope": "PU",
    "series": "deret_contoh",
    "status": "active",
    "is_counted": "true",
    "is_rank_disputed": "false",
    "supersedes": None,
}


def _default(column: Column) -> Any:
    if not (column.is_required or column.name in ("period_end", "series", "status")):
        return None
    if column.name in _USUAL and (
        not column.allowed or _USUAL[column.name] in column.allowed
    ):
        return _USUAL[column.name]
    if column.allowed:
        return column.allowed[0]
    return _DEFAULTS.get(column.type, column.name)


def filled(table: Table, row: Cells) -> dict[str, Any]:
    """Return a row of a table with what a test does not care about filled in."""
    unknown = [name for name in row if name not in {c.name for c in table.columns}]
    assert not unknown, f"{table.name} has no column {', '.join(unknown)}"
    return {
        c.name: row[c.name] if c.name in row else _default(c) for c in table.columns
    }


def region(code: str, vintage: str, level: str, name: str, **more: Any) -> Cells:
    kinds = {"national": "negara", "province": "provinsi", "regency": "kabupaten"}
    return {
        "region_code": code,
        "vintage": vintage,
        "level": level,
        "kind": kinds[level],
        "region_name": name,
        "short_name": name,
        "valid_from": None,
        **more,
    }


def crosswalk(code: str, vintage: str, old: str | None, new: str | None) -> Cells:
    return {
        "region_code": code,
        "vintage": vintage,
        "region_code_bps": code.replace(".", ""),
        "province_code_34": old,
        "province_code_38": new,
    }


def sakernas(code: str, vintage: str, level: str, year: int, tens: int) -> Cells:
    """Return a survey row: of ten employed 2 1 1 4 0 1 1 have status 1 to 7.

    So of ten employed nine are not unpaid family, eight are eligible (status 1, 3,
    4, 5 and 6), four are employees, five are non-wage, five work formally; two more
    people are unemployed.
    """
    return {
        "row_id": f"W-{code}-{vintage}-{year}",
        "region_code": code,
        "vintage": vintage,
        "level": level,
        "period_end": f"{year}-08-31",
        "working_age_population": 20 * tens,
        "labour_force": 12 * tens,
        "employed": 10 * tens,
        "unemployed": 2 * tens,
        "employed_formal": 5 * tens,
        "employed_informal": 5 * tens,
        "st1_own_account": 2 * tens,
        "st2_own_account_unpaid_help": tens,
        "st3_employer_paid": tens,
        "st4_employee": 4 * tens,
        "st5_casual_agri": 0,
        "st6_casual_nonagri": tens,
        "st7_unpaid_family": tens,
        "source_id": "T2",
    }


def figure(figure_id: str, **more: Any) -> Cells:
    """Return a reported figure: active workers of Pesisir unless said otherwise."""
    code = more.get("region_code", "20")
    levels = {2: "province", 5: "regency"}
    level = "national" if code == "00" else levels[len(code)]
    end = more.get("period_end", "2023-12-31")
    return {
        "figure_id": figure_id,
        "region_code": code,
        "region_name": code,
        "level": level,
        "period_start": end,
        "period_end": end,
        "segment": "PU",
        "status": "active",
        "measure": "workers",
        "series": None,
        **more,
    }


REGIONS = (
    region("00", "34", "national", "Negeri"),
    region("00", "38", "national", "Negeri"),
    region("10", "34", "province", "Lembah Lama", parent_code="00"),
    region("20", "34", "province", "Pesisir", parent_code="00"),
    region("10", "38", "province", "Lembah", parent_code="00", valid_from="2022-11-11"),
    region("20", "38", "province", "Pesisir", parent_code="00"),
    region("30", "38", "province", "Hulu", parent_code="00", valid_from="2022-11-11"),
    region("10.01", "38", "regency", "Padang Satu", parent_code="10"),
    region("20.01", "38", "regency", "Teluk Satu", parent_code="20"),
    region("20.02", "38", "regency", "Teluk Dua", parent_code="20"),
    region("30.01", "38", "regency", "Bukit Satu", parent_code="30"),
)
CROSSWALK = (
    crosswalk("00", "34", None, None),
    crosswalk("00", "38", None, None),
    crosswalk("10", "34", "10", None),
    crosswalk("20", "34", "20", None),
    crosswalk("10", "38", None, "10"),
    crosswalk("20", "38", None, "20"),
    crosswalk("30", "38", None, "30"),
    crosswalk("10.01", "38", "10", "10"),
    crosswalk("20.01", "38", "20", "20"),
    crosswalk("20.02", "38", "20", "20"),
    crosswalk("30.01", "38", "10", "30"),
)
SOURCES = (
    {"source_id": "T1", "kind": "official", "published_on": "2024-02-01"},
    {"source_id": "T2", "kind": "official", "published_on": None},
    {"source_id": "T3", "kind": "press", "published_on": "2024-02-05"},
)
# Of every region: tens of employed people in August 2022 and 2023.
_TENS = {
    ("00", "38", "national"): (52, 65),
    ("10", "34", "province"): (20, 25),
    ("10", "38", "province"): (16, 20),
    ("20", "38", "province"): (32, 40),
    ("30", "38", "province"): (4, 5),
    ("10.01", "38", "regency"): (16, 20),
    ("20.01", "38", "regency"): (8, 10),
    ("20.02", "38", "regency"): (24, 30),
    ("30.01", "38", "regency"): (4, 5),
}
WORKFORCE = tuple(
    sakernas(*key, year=2022 + place, tens=tens)
    for key, both in _TENS.items()
    for place, tens in enumerate(both)
)


def _december(code: str, vintage: str, **workers: int) -> list[Cells]:
    return [
        figure(
            f"F-{code}-{segment}",
            region_code=code,
            vintage=vintage,
            segment=segment,
            value=value,
        )
        for segment, value in workers.items()
    ]


# December 2023 in the old division: Lembah Lama 50 of 250, Pesisir 600 of 400.
FIGURES = (
    *_december("00", "34", PU=330, BPU=165, JAKON=155, ALL=650),
    *_december("10", "34", PU=30, BPU=15, JAKON=5, ALL=50),
    *_december("20", "34", PU=300, BPU=150, JAKON=150, ALL=600),
    # Pesisir said 45 % and 180 workers in June; its target is 50 % by 2024.
    figure(
        "F-20-pct",
        measure="percent",
        value="45.0",
        segment="ALL",
        period_end="2023-06-30",
        indicator="ucj",
        statement_kind="coverage",
        source_id="T3",
    ),
    figure(
        "F-20-said",
        value="180",
        segment="ALL",
        period_end="2023-06-30",
        source_id="T3",
    ),
    figure(
        "F-20-target",
        measure="target_percent",
        value="50",
        segment="ALL",
        status=None,
        period_end="2024-12-31",
        indicator="ucj",
        source_id="T3",
    ),
)
TABLES: dict[str, Iterable[Cells]] = {
    "regions": REGIONS,
    "region_code_crosswalk": CROSSWALK,
    "region_aliases": ({"alias": "Pes", "region_code": "20", "kind": "nickname"},),
    "sources": SOURCES,
    "workforce_sakernas_august": WORKFORCE,
    "reported_figures": FIGURES,
    "figure_rules": (
        {"measure": "workers", "status": "active", "destination": "enrolment"},
        {
            "measure": "percent",
            "status": "*",
            "statement_kind": "coverage",
            "destination": "statement",
        },
        {
            "measure": "target_percent",
            "status": "*",
            "statement_kind": "*",
            "destination": "target",
        },
    ),
    "source_scopes": tuple(
        {
            "source_id": "T1",
            "segment": segment,
            "segment_scope": scope,
            "series": "deret_contoh",
            "worker_basis": "registered",
            "worker_basis_evidence": "inferred",
        }
        for segment, scope in {
            "PU": "PU",
            "BPU": "BPU",
            "JAKON": "JAKON",
            "ALL": "PU+BPU+JAKON",
        }.items()
    ),
}
# How many regions the real check wants, and how many this country has.
_SIZES = {"[34, 38, 0, 514]": "[2, 3, 0, 4]"}


def write_table(path: Path, rows: Iterable[Cells]) -> Path:
    """Write rows in the documented format of the table that the file is named for."""
    table = SCHEMA[path.stem]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in table.columns])
        writer.writeheader()
        writer.writerows(filled(table, row) for row in rows)
    return path


def append_row(path: Path, **row: Any) -> None:
    """Append one row to a table file."""
    table = SCHEMA[path.stem]
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in table.columns])
        writer.writerow(filled(table, row))


def write_queries(folder: Path) -> None:
    """Copy the project's statements; only the country's size differs in one check."""
    for path in (PROJECT / "queries").rglob("*.sql"):
        sql = path.read_text(encoding="utf-8")
        if path.name == "regions__tree_complete.sql":
            for real, tiny in _SIZES.items():
                assert sql.count(real) == 1, f"{path.name}: {real!r} once"
                sql = sql.replace(real, tiny)
        copy = folder / path.relative_to(PROJECT / "queries")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(sql, encoding="utf-8")


def write_root(root: Path) -> Path:
    """Write the country as a project root: every table, and the statements."""
    data = root / "data"
    data.mkdir(parents=True)
    schema = (PROJECT / "data" / "schema.csv").read_text(encoding="utf-8")
    (data / "schema.csv").write_text(schema, encoding="utf-8")
    for table in SCHEMA.values():
        if table.name in vocabulary.LISTS:
            shutil.copy(PROJECT / "data" / f"{table.name}.csv", data)
        elif table.is_embedded:
            write_table(data / f"{table.name}.csv", TABLES.get(table.name, ()))
    write_queries(root / "queries")
    return root
