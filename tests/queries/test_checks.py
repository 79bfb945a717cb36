"""Every check turns red on a fault of its kind, and names the row."""

import pytest

from cakupan.data.store import build_store, ready_store
from cakupan.errors import StoreError
from tests.country import append_row, figure, sakernas, write_table
from tests.lab import QUERIES

CHECKS = sorted(path.stem for path in (QUERIES / "checks").glob("*.sql"))
NOVEMBER = {"period_end": "2023-11-30"}


def reported(*rows):
    def write(root):
        for row in rows:
            append_row(root / "data" / "reported_figures.csv", **row)

    return write


def table(name, *rows):
    def write(root):
        for row in rows:
            append_row(root / "data" / f"{name}.csv", **row)

    return write


def office(name, *rows):
    def write(root):
        folder = root / "kantor"
        folder.mkdir()
        write_table(folder / f"{name}.csv", rows)

    return write


def folder(**tables):
    def write(root):
        for name, rows in tables.items():
            (root / "kantor").mkdir(exist_ok=True)
            write_table(root / "kantor" / f"{name}.csv", rows)

    return write


# Rows of an office: of Pesisir, December 2023.
OWN = {"row_id": "K1", "series": "kantor", "workers": 5}
COHORT = {
    "workers": 100,
    "payer": "apbdes",
    "first_month": "2024-01",
    "last_month": "2024-03",
    "months": 3,
}
STATED = {"row_id": "K1", "stated_active": 120, "stated_base": 400}


def more_employed(code, vintage):
    """Let one region have ten employed people more than its parts sum to."""

    def write(root):
        path = root / "data" / "workforce_sakernas_august.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        (place,) = [
            number
            for number, line in enumerate(lines)
            if line.startswith(f"W-{code}-{vintage}-2023,")
        ]
        row = sakernas(code, vintage, "province", 2023, 0)
        names = list(row)
        cells = lines[place].split(",")
        employed = lines[0].split(",").index("employed")
        assert "employed" in names
        cells[employed] = str(int(cells[employed]) + 10)
        lines[place] = ",".join(cells)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


# A check; what spoils the data; what the message must name.
FAULTS = {
    "conflicts__figures_known": (
        lambda root: (
            table("conflicts", {"conflict_id": "C1"})(root),
            table("conflict_figures", {"conflict_id": "C1", "figure_id": "F-none"})(
                root
            ),
        ),
        "place=conflict C1, figure_id=F-none",
    ),
    "enrolment__office_at_month_end": (
        office(
            "enrolment",
            {
                "row_id": "K1",
                "series": "kantor",
                "workers": 5,
                "period_end": "2023-12-30",
            },
        ),
        r"enrolment\.csv, row 2, column period_end: expected the last day of the "
        r"month, 2023-12-31, found 2023-12-30\.",
    ),
    "enrolment__one_basis_per_series": (
        office(
            "enrolment",
            {
                "row_id": "K1",
                "series": "kantor",
                "workers": 5,
                "worker_basis": "working",
            },
            {
                "row_id": "K2",
                "series": "kantor",
                "workers": 5,
                "worker_basis": "domicile",
                "region_code": "30",
            },
        ),
        r"enrolment\.csv, row 3, column worker_basis: expected one worker_basis in all "
        r"rows of the series kantor, not domicile, working, found enrolment\.csv, row "
        r"3; enrolment\.csv, row 2\.",
    ),
    "enrolment__provinces_sum_to_nation": (
        reported(
            figure("N1", region_code="00", vintage="34", value=100, **NOVEMBER),
            figure("N2", region_code="10", vintage="34", value=60, **NOVEMBER),
            figure("N3", region_code="20", vintage="34", value=41, **NOVEMBER),
        ),
        "province_workers=101, national_workers=100",
    ),
    "enrolment__segments_sum_to_total": (
        reported(
            figure("S1", segment="ALL", value=100, **NOVEMBER),
            figure("S2", segment="PU", value=50, **NOVEMBER),
            figure("S3", segment="BPU", value=30, **NOVEMBER),
            figure("S4", segment="JAKON", value=19, **NOVEMBER),
        ),
        r"row_id=S1, territory_id=20, .*found=100, segment_workers=99 \(reported_fig",
    ),
    "figures__not_after_source": (
        folder(
            sources=[{"source_id": "K1", "published_on": "2023-12-05"}],
            enrolment=[OWN | {"source_id": "K1"}],
        ),
        r"enrolment\.csv, row 2, column period_end: expected a day up to 2023-12-05, "
        r"when source K1 was published, found 2023-12-31",
    ),
    "figures__supersede_own": (
        # Each of the two supersedes the other, on one day.
        office(
            "enrolment",
            OWN | {"supersedes": "K2"},
            OWN | {"row_id": "K2", "supersedes": "K1"},
        ),
        r"found 2: enrolment\.csv, row 2, column supersedes: expected an older row, in "
        r"a chain of corrections that does not come back to this one, found K2",
    ),
    "figures__within_base": (
        # Employed of Pesisir in August 2023: 400.
        office(
            "enrolment",
            OWN | {"workers": 4000},
            OWN | {"row_id": "K2", "workers": 1, "segment_scope": "BPU"},
        ),
        r"enrolment\.csv, row 2, column workers: expected segments of the month that "
        r"together are at most 4000, ten times the 400 employed of 2023-08-31, found "
        r"4001",
    ),
    "figures__within_nation": (
        # The nation's labour force: twelve of ten employed, 780 of 650.
        office("targets", {"row_id": "K1", "target_workers": 793}),
        r"targets\.csv, row 2, column target_workers: expected at most 780, the "
        r"nation's labour force of 2023-08-31, found 793",
    ),
    "programmes__told_apart": (
        office(
            "programmes",
            COHORT | {"statement_id": "P1", "cohort_id": "C1"},
            COHORT | {"statement_id": "P2", "cohort_id": "C2"},
            COHORT | {"statement_id": "P3", "cohort_id": "C3", "note": "Desa lain"},
        ),
        r"found 2: programmes\.csv, row 2, column cohort_id: expected a cohort of its "
        r"own, not C2 again; .*found C1; programmes\.csv, row 3",
    ),
    "statements__percent_of_parts": (
        # 120 of 400 are 30 %.
        office("statements", STATED | {"stated_pct": "30.2"}),
        r"statements\.csv, row 2, column stated_pct: expected the percent that 120 of "
        r"400 are \(30\.00\); .*found 30\.2",
    ),
    "figures__codes_listed": (
        # JHT is no segment of the list: it would stand as all segments.
        reported(figure("S1", value=5, segment="JHT", **NOVEMBER)),
        "table_name=reported_figures, named=segment, code=JHT",
    ),
    "figures__keys_unique": (
        office("enrolment", {"row_id": "F-20-PU", "series": "kantor", "workers": 5}),
        "table_name=enrolment, key=F-20-PU, rows_found=2",
    ),
    "figures__observed_once": (
        reported(figure("O1", value=5, **NOVEMBER), figure("O2", value=6, **NOVEMBER)),
        "territory_id=20, period_end=2023-11-30, .*row_ids=O1 O2",
    ),
    "figures__supersede_older": (
        reported(figure("N1", value=5, supersedes="F-none", **NOVEMBER)),
        r"column supersedes: expected the key of one row of this table that was not "
        r"entered later, found F-none\.",
    ),
    "programmes__one_counted_statement": (
        office(
            "programmes",
            {"statement_id": "A", "cohort_id": "nelayan"},
            {"statement_id": "B", "cohort_id": "nelayan"},
        ),
        r"programmes\.csv, row 2, column is_counted: expected true in one statement of "
        r"the cohort nelayan, which has 2, found programmes\.csv, row 2; programmes",
    ),
    "regions__tree_complete": (
        table(
            "regions",
            {
                "region_code": "30.02",
                "vintage": "38",
                "level": "regency",
                "kind": "kabupaten",
                "parent_code": "30",
            },
        ),
        "region_code=None, vintage=38, level=regency, regions=5; region_code=30.02",
    ),
    "reported_figures__mapped_once": (
        reported(figure("M1", measure="rupiah", value=5)),
        "figure_id=M1, measure=rupiah, .*rules=0",
    ),
    "statements__parts_current": (
        reported(
            figure(
                "G-said",
                segment="ALL",
                value=184,
                period_end="2023-06-30",
                source_id="T3",
                entered_on="2024-06-01",
                supersedes="F-20-said",
            )
        ),
        "row_id=F-20-pct, active_row_id=F-20-said",
    ),
    "targets__figures_kept": (
        reported(
            figure(
                "T2",
                measure="target_percent",
                value="6",
                segment="ALL",
                status=None,
                period_end="2024-12-31",
                indicator="ucj",
                source_id="T3",
            )
        ),
        "figure_id=F-20-target, measure=target_percent, value=50",
    ),
    "workforce__provinces_sum_to_nation": (
        more_employed("00", "38"),
        "vintage=38, period_end=2023-08-31, base=employed, .*national_workers=660",
    ),
    "workforce__regencies_sum_to_province": (
        more_employed("30.01", "38"),
        "region_code=30, .*base=employed, province_workers=50, regency_workers=60",
    ),
}
# A check that no file can turn red any more, because the intake refuses such a file
# first; it stands behind the intake, and is proved on the bench.
BEHIND_THE_INTAKE = {"figures__carry_tags", "figures__sources_known"}


def test_every_check_has_a_fault():
    assert sorted([*FAULTS, *BEHIND_THE_INTAKE]) == CHECKS


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_named_and_the_old_store_stays(tiny_root, monkeypatch, check):
    spoil, named = FAULTS[check]
    spoil(tiny_root)
    if (tiny_root / "kantor").is_dir():
        monkeypatch.setenv("CAKUPAN_DATA", str(tiny_root / "kantor"))
    with pytest.raises(StoreError, match=rf"^Check '{check}' \(.*\): .*{named}"):
        build_store()
    store = ready_store()
    assert store.notice[0].startswith(
        "The figures on screen are those of the last good"
    )
    store.close()


def test_a_scope_out_of_order_fails(bench):
    for number, scope in enumerate(("PU+BPU", "BPU+PU", "as_stated")):
        row = {"row_id": f"K{number}", "workers": 5, "segment_scope": scope}
        bench.given("enrolment", row, origin="office")
    rows = bench.ask("checks/figures__carry_tags")
    assert {row["segment_scope"]: row["is_ok"] for row in rows} == {
        "PU+BPU": True,
        "BPU+PU": False,
        "as_stated": True,
    }


def test_an_unknown_source_fails(bench):
    for source in ("T1", "T9"):
        bench.given(
            "reported_figures", figure(f"A-{source}", value=5, source_id=source)
        )
    rows = bench.ask("checks/figures__sources_known")
    found = {row["source_id"]: row["is_ok"] for row in rows}
    assert found == {"T1": True, "T9": False}


@pytest.mark.parametrize(
    ("scope", "is_ok"),
    [
        ("PU", True),
        ("PU+BPU+JAKON+PMI", True),
        ("BPU+JAKON", True),
        ("as_stated", True),
        ("PUBPU", False),
        ("+BPU", False),
        ("BPU+PU", False),
        ("PU+PU", False),
        ("semua", False),
        ("", False),
    ],
)
def test_a_scope_is_written_in_one_order(bench, scope, is_ok):
    bench.given("enrolment", {"row_id": "K", "workers": 5, "segment_scope": scope})
    (row,) = bench.ask("checks/figures__carry_tags")
    assert row["is_ok"] is is_ok


def test_a_missing_number_needs_a_reason(bench):
    bench.given("enrolment", {"row_id": "K", "workers": None})
    bench.given(
        "enrolment", {"row_id": "L", "workers": None, "absence_reason": "withheld"}
    )
    rows = bench.ask("checks/figures__carry_tags")
    assert {row["row_id"]: row["is_ok"] for row in rows} == {"K": False, "L": True}


@pytest.mark.parametrize(
    ("total", "precision", "is_ok"),
    [
        (100, "exact", True),
        (101, "exact", False),
        (1000, "rounded", False),
        (90, "rounded", False),  # 90 is rounded to tens: 85 to 95
        (105, "rounded", False),
        (100, "rounded", True),  # 100 is rounded to hundreds: 50 to 150
    ],
)
def test_segments_may_miss_a_total_by_its_rounding(bench, total, precision, is_ok):
    bench.given(
        "reported_figures",
        figure("T", segment="ALL", value=total, precision=precision),
        figure("A", segment="PU", value=50),
        figure("B", segment="BPU", value=30),
        figure("C", segment="JAKON", value=20),
    )
    (row,) = bench.ask("checks/enrolment__segments_sum_to_total")
    assert row["is_ok"] is is_ok


@pytest.mark.parametrize(
    ("first", "last", "months", "is_ok"),
    [
        ("2023-12", "2024-01", 2, True),
        ("2023-12", "2024-02", 2, False),
        ("2023-12", None, 2, False),
        (None, None, None, True),
        (None, None, 3, True),
    ],
)
def test_months_of_a_cohort_fit(bench, first, last, months, is_ok):
    bench.given(
        "programmes",
        {
            "statement_id": "A",
            "cohort_id": "x",
            "first_month": first,
            "last_month": last,
            "months": months,
        },
    )
    (row,) = bench.ask("checks/programmes__one_counted_statement")
    assert row["is_ok"] is is_ok


@pytest.mark.parametrize(
    ("rows", "bad"),
    [
        pytest.param(
            [("A", None, "2024-03-01"), ("B", "A", "2024-04-01")], [], id="a correction"
        ),
        pytest.param(
            [("A", None, "2024-03-01"), ("B", "A", "2024-02-01")],
            ["B"],
            id="entered before what it corrects",
        ),
        pytest.param(
            [
                ("A", None, "2024-03-01"),
                ("B", "A", "2024-04-01"),
                ("C", "A", "2024-05-01"),
            ],
            ["B", "C"],
            id="two corrections of one row",
        ),
        pytest.param(
            [
                ("A", None, "2024-03-01"),
                ("B", "A", "2024-04-01"),
                ("C", "B", "2024-05-01"),
            ],
            [],
            id="a correction corrected",
        ),
        pytest.param([("A", "A", "2024-03-01")], ["A"], id="itself"),
    ],
)
def test_a_correction_names_one_older_row(bench, rows, bad):
    for row_id, supersedes, entered_on in rows:
        bench.given(
            "reported_figures",
            figure(row_id, value=5, supersedes=supersedes, entered_on=entered_on),
        )
    found = bench.ask("checks/figures__supersede_older")
    assert [row["row_id"] for row in found if row["is_ok"] is not True] == bad


def test_a_figure_with_two_rules_fails(bench):
    bench.given("figure_rules", {"measure": "workers", "status": "*"})
    bench.given("reported_figures", figure("A", value=5))
    assert [
        (row["figure_id"], row["rules"], row["is_ok"])
        for row in bench.ask("checks/reported_figures__mapped_once")
    ] == [("A", 2, False)]


@pytest.mark.parametrize(
    ("newer", "fault"),
    [
        ({"supersedes": "A1"}, None),
        ({"supersedes": "A1", "region_code": "30"}, "region"),
        ({"supersedes": "F1"}, "published"),
    ],
)
def test_a_correction_stays_with_its_region_and_deliverer(bench, newer, fault):
    bench.given("reported_figures", figure("F1", value=5))
    bench.given(
        "enrolment",
        {"row_id": "A1", "vintage": "34"},
        {"row_id": "A2", "vintage": "34"} | newer,
        origin="office",
    )
    (row,) = bench.ask("checks/figures__supersede_own")
    assert (row["row_id"], row["fault"], row["is_ok"]) == ("A2", fault, fault is None)


def test_a_chain_that_comes_back_is_seen_however_long(bench):
    """A supersedes B, B supersedes C, C supersedes A; D stands on the chain."""
    pairs = {"A": "B", "B": "C", "C": "A", "D": "A"}
    for row_id, older in pairs.items():
        row = {"row_id": row_id, "supersedes": older}
        bench.given("enrolment", row, origin="office")
    rows = bench.ask("checks/figures__supersede_own")
    faults = {row["row_id"]: row["fault"] for row in rows}
    assert faults == {"A": "cycle", "B": "cycle", "C": "cycle", "D": None}


@pytest.mark.parametrize(
    ("pct", "active", "base", "precision", "is_ok"),
    [
        ("49.74", 675792, 1358649, "exact", True),
        ("49.73", 675792, 1358649, "exact", True),  # 49.7399..: one unit
        ("49.76", 675792, 1358649, "exact", False),
        ("49.74", 675000, 1358649, "exact", False),  # 49.68
        ("49.74", 675000, 1358649, "rounded", True),  # up to 676,000: 49.76
        ("50", 675792, 1358649, "about", True),
        ("52", 675792, 1358649, "about", False),
        ("150", 77074, 51086, "exact", True),  # 150.87: 150 or 151 were printed
        ("71.63", 0, 100, "exact", False),
        ("71.63", 5, 0, "exact", False),
    ],
)
def test_a_percent_fits_its_parts_within_their_digits(
    bench, pct, active, base, precision, is_ok
):
    row = {
        "row_id": "A1",
        "stated_pct": pct,
        "stated_active": active,
        "stated_base": base,
        "precision": precision,
    }
    bench.given("statements", row, origin="office")
    (found,) = bench.ask("checks/statements__percent_of_parts")
    assert found["is_ok"] is is_ok


def test_a_share_of_a_target_divides_by_the_target(bench):
    row = {"row_id": "A1", "stated_pct": "61", "stated_active": 1, "stated_base": 9}
    kind = {"statement_kind": "share_of_target"}
    bench.given("statements", row | kind, origin="office")
    assert bench.ask("checks/statements__percent_of_parts") == []


def test_a_count_over_ten_times_its_base_is_named_as_it_stands(bench):
    """Pesisir has 400 employed in August 2023: 4,000 fit, 4,001 do not."""
    survey = sakernas("20", "38", "province", 2023, 40)
    bench.given("workforce_sakernas_august", survey)
    for number, workers in enumerate((4000, 4001)):
        row = {"row_id": f"A{number}", "series": f"s{number}", "workers": workers}
        bench.given(
            "enrolment",
            row,
            {**row, "row_id": f"B{number}", "workers": 0, "segment_scope": "BPU"},
            origin="office",
        )
    rows = bench.ask("checks/figures__within_base")
    faults = {row["row_id"]: (row["found"], row["fault"]) for row in rows}
    assert faults == {
        "A0": (4000, None),
        "B0": (0, None),
        "A1": (4001, "alone"),
        "B1": (0, None),
    }
