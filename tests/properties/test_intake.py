"""A good folder of an office, spoiled at random in one of many ways.

Whatever the way and the row: the build is refused, or the row stands out, and the file
and line are named; and what is nobody's business is not quoted.
"""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cakupan.data.store import build_store
from cakupan.errors import CakupanError
from cakupan.wording import speak
from tests.country import write_table

NIK = "6472995203900001"
MONTHS = ("2023-10-31", "2023-11-30", "2023-12-31")
DAY = {"entered_on": "2024-02-01", "source_id": "K1"}


def good():
    """Return the rows of a good folder, by table."""
    enrolment = [
        {
            "row_id": f"E-{code}-{month}-{scope}",
            "region_code": code,
            "period_end": month,
            "series": "kantor",
            "segment_scope": scope,
            "worker_basis": "registered",
            "worker_basis_evidence": "stated",
            "workers": 10,
            "precision": "exact",
            **DAY,
        }
        for month in MONTHS
        for code in ("20.01", "20.02")
        for scope in ("PU", "BPU")
    ]
    programmes = [
        {
            "statement_id": f"P{number}",
            "cohort_id": f"C{number}",
            "workers": 5,
            "first_month": "2024-01",
            "last_month": "2024-03",
            "months": 3,
            "payer": "apbdes",
            "rupiah": 252_000,
            "rupiah_precision": "exact",
            "precision": "exact",
            "note": f"Desa {number}",
            **DAY,
        }
        for number in range(3)
    ]
    targets = [
        {"row_id": f"T{number}", "target_pct": "45.5", "due_on": "2025-12-31", **DAY}
        for number in range(2)
    ]
    statements = [
        {
            "row_id": f"S{number}",
            "stated_pct": "30",
            "stated_active": 120,
            "stated_base": 400,
            **DAY,
        }
        for number in range(2)
    ]
    sources = [
        {
            "source_id": "K1",
            "published_on": "2024-01-15",
            "entered_on": "2024-02-01",
            "publisher": "Cabang Contoh",
        }
    ]
    return {
        "enrolment": enrolment,
        "programmes": programmes,
        "targets": targets,
        "statements": statements,
        "sources": sources,
    }


def put(table, **cells):
    """Let a row of a table say something else."""

    def spoil(tables, row):
        tables[table][row] |= cells
        return table, row

    return table, spoil


def twin(table, **cells):
    """Let a row stand there a second time, somewhat changed."""

    def spoil(tables, row):
        tables[table].append(tables[table][row] | cells)
        return table, len(tables[table]) - 1

    return table, spoil


def correction(**cells):
    """Let a new row supersede another than it may."""

    def spoil(tables, row):
        new = tables["enrolment"][row] | {"row_id": "N1"} | cells
        tables["enrolment"].append(new)
        return "enrolment", len(tables["enrolment"]) - 1

    return "enrolment", spoil


WAYS = {
    "a negative count": put("enrolment", workers=-5),
    "a part of a person": put("enrolment", workers="9.5"),
    "thousands with a dot": put("enrolment", workers="1.234"),
    "thousands with a comma": put("programmes", workers="1,234"),
    "a count with its unit": put("programmes", workers="5 orang"),
    "money in words": put("programmes", rupiah="252 ribu"),
    "ten times the base": put("enrolment", workers=4321),
    "more than the nation": put("targets", target_workers=999_999_999),
    "more digits than people": put("statements", stated_base=10**10),
    "a percent over 1,000": put("statements", stated_pct="1000.5"),
    "a percent below zero": put("targets", target_pct="-1"),
    "a percent with a comma": put("targets", target_pct="45,5"),
    "a percent against its parts": put("statements", stated_pct="31.5"),
    "low above high": put("enrolment", value_low=12, value_high=8),
    "a number outside its range": put("enrolment", value_low=11, value_high=12),
    "a range without ends": put("enrolment", precision="range"),
    "a number and a reason": put("enrolment", absence_reason="withheld"),
    "neither number nor reason": put("enrolment", workers=None),
    "a month of 2062": put(
        "enrolment", period_end="2062-10-31", entered_on="2062-11-01"
    ),
    "entered in the future": put("programmes", entered_on="2062-11-01"),
    "later than its entry": put("statements", period_end="2024-02-29"),
    "later than its document": put("enrolment", period_end="2024-01-31"),
    "a day that is none": put("targets", due_on="2025-02-30"),
    "a day as people write it": put("enrolment", period_end="31/12/2023"),
    "a day as a spreadsheet counts": put("enrolment", period_end="45291"),
    "a day inside the month": put("enrolment", period_end="2023-12-30"),
    "an unknown region": put("enrolment", region_code="20.99"),
    "a region's name": put("targets", region_code="Pesisir"),
    "a cut code": put("enrolment", region_code="20.1"),
    "another division": put("enrolment", vintage="34"),
    "an unknown source": put("targets", source_id="K9"),
    "an unknown segment": put("enrolment", segment_scope="PNS"),
    "segments out of order": put("enrolment", segment_scope="BPU+PU"),
    "an unknown status": put("enrolment", status="aktif"),
    "spaces around a key": put("enrolment", row_id=" E1"),
    "spaces in a key": put("enrolment", row_id="E 1"),
    "another worker basis": put("enrolment", worker_basis="domicile"),
    "a total beside its segments": twin(
        "enrolment", row_id="X1", segment_scope="PU+BPU", workers=25
    ),
    "two corrections of one row": correction(supersedes="E-20.01-2023-10-31-PU"),
    "an unseen character": put("enrolment", series="kan\u200btor"),
    "a NUL": put("programmes", note="a\0b"),
    "months that do not fit": put("programmes", last_month="2024-07"),
    "a row twice": twin("enrolment"),
    "a figure twice": twin("enrolment", row_id="X1"),
    "a cohort under two ids": twin("programmes", statement_id="P9", cohort_id="C9"),
    "two counted statements": twin("programmes", statement_id="P9"),
    "a correction of itself": correction(supersedes="N1"),
    "a correction of nothing": correction(supersedes="nowhere"),
    "a correction of a published row": correction(
        supersedes="F-20-PU", region_code="20", vintage="34", period_end="2023-12-31"
    ),
    "a correction of another region": correction(
        supersedes="E-20.01-2023-10-31-PU", region_code="20.02", series="lain"
    ),
    "a jump": put("enrolment", workers=14),
    "a NIK in a note": put("enrolment", note=f"a.n. {NIK}"),
    "a NIK with dots": put("programmes", note="6472.9952.0390.0001"),
    "a NIK as a count": put("enrolment", workers=NIK),
    "a NIK as a key": put("targets", row_id=NIK),
    "a KPJ as a count": put("enrolment", workers="12034567890"),
    "a telephone number": put("programmes", payer_as_worded="hub. 0812-3456-7890"),
    "an e-mail address": put("sources", title="Kiriman siti@contoh.go.id"),
    "a birth date": put("programmes", note="Siti, lahir 12-05-1990"),
}
SECRETS = (NIK, "64729952", "12034567890", "0812", "siti@", "Siti", "12-05-1990")


@pytest.fixture
def office(tiny_root, monkeypatch):
    monkeypatch.setenv("CAKUPAN_DATA", str(tiny_root / "kantor"))
    monkeypatch.setenv("CAKUPAN_TODAY", "2024-06-01")
    return tiny_root / "kantor"


def deliver(folder, tables):
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", rows)


def test_the_folder_is_good_before_it_is_spoiled(office):
    deliver(office, good())
    result = build_store()
    assert result.rebuilt
    assert result.warnings == ()


def seen(folder, way, number):
    """Spoil a good folder at a row, build, and say what was told and where it lay.

    Returns the file and line that were spoiled, those that a refusal or a warning
    names, and all that a refusal says in both languages.
    """
    tables = good()
    table, spoil = WAYS[way]
    name, row = spoil(tables, number % len(tables[table]))
    deliver(folder, tables)
    spoiled = (f"{name}.csv", row + 2)  # below the header
    try:
        result = build_store()
    except CakupanError as error:
        said = f"{error}\n{speak('id').error(error)}"
        wanted = (f"{name}.csv", f"row {row + 2}", f"baris {row + 2}")
        return spoiled, {spoiled} if all(part in said for part in wanted) else {}, said
    return spoiled, {(w["file_name"], w["line"]) for w in result.warnings}, ""


@pytest.mark.parametrize("way", WAYS)
def test_every_way_is_refused_or_stands_out_by_file_and_line(office, way):
    spoiled, named, said = seen(office, way, -1)
    assert spoiled in named, said or named
    assert not any(secret in said for secret in SECRETS)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(sorted(WAYS)), st.integers(0, 10**6))
def test_whatever_the_row_it_is_named_and_no_secret_is_told(office, way, number):
    spoiled, named, said = seen(office, way, number)
    assert spoiled in named, said or named
    assert not any(secret in said for secret in SECRETS)
