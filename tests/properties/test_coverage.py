"""What holds for every coverage: scale, order, more participants, missing numbers."""

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from cakupan.data.store.catalogue import load_query
from tests import country
from tests.country import figure, sakernas
from tests.lab import QUERIES, Lab

DECEMBER = date(2023, 12, 31)
SEGMENTS = ("PU", "BPU", "JAKON")
counts = st.integers(0, 10**8)
maybe = st.none() | counts
MONTHLY = load_query(QUERIES, "marts/monthly_enrolment")


def template():
    """Return a bench whose marts hold Pesisir's figures; examples change them."""
    lab = Lab()
    for name in ("regions", "region_code_crosswalk", "figure_rules", "source_scopes"):
        lab.given(name, *country.TABLES[name])
    lab.given(
        "reported_figures",
        *(figure(segment, segment=segment, value=1) for segment in SEGMENTS),
    )
    lab.given("workforce_sakernas_august", sakernas("20", "38", "province", 2023, 1))
    for mart in ("enrolment", "monthly_enrolment", "workforce", "absences"):
        lab.make(mart)
    lab.connection.execute("create table template as from enrolment")
    return lab


LAB = template()
ASKED = {
    "level": None,
    "region": "20",
    "parent": None,
    "vintage": "38",
    "period_end": DECEMBER,
    "base": "employed",
    "series": None,
    "known_on": date(2026, 1, 1),
}


def coverage(workers, base, segments=SEGMENTS, order=SEGMENTS):
    """Return Pesisir's row for workers by segment over a base; None is missing."""
    run = LAB.connection.execute
    run("delete from enrolment")
    for segment in order:
        run("insert into enrolment from template where row_id = ?", [segment])
        run(
            "update enrolment set workers = ? where row_id = ?",
            [workers[segment], segment],
        )
    run("delete from monthly_enrolment")
    run(f"insert into monthly_enrolment {MONTHLY.sql}")
    run("update workforce set workers = ? where base = 'employed'", [base])
    (row,) = LAB.ask("reads/coverage__by_region", segments=list(segments), **ASKED)
    return row


few = settings(max_examples=15)
of_segments = st.fixed_dictionaries(dict.fromkeys(SEGMENTS, counts))
bases = st.integers(1, 10**8)


@few
@given(of_segments, bases, st.integers(1, 9))
def test_coverage_is_unchanged_when_both_sides_grow_alike(workers, base, times):
    one = coverage(workers, base)
    more = coverage({s: n * times for s, n in workers.items()}, base * times)
    assert abs(one["coverage_pct"] - more["coverage_pct"]) <= 1e-9 * (
        1 + one["coverage_pct"]
    )


@few
@given(of_segments, bases, st.sampled_from(SEGMENTS), st.integers(1, 99))
def test_more_participants_never_lower_coverage(workers, base, segment, more):
    before = coverage(workers, base)
    after = coverage(workers | {segment: workers[segment] + more}, base)
    assert after["coverage_pct"] > before["coverage_pct"]
    assert after["gap_to_universal_workers"] <= before["gap_to_universal_workers"]


@few
@given(
    st.fixed_dictionaries(dict.fromkeys(SEGMENTS, maybe)),
    st.none() | st.integers(0, 10**8),
)
def test_a_missing_number_gives_a_missing_answer_with_a_reason(workers, base):
    row = coverage(workers, base)
    is_whole = None not in workers.values()
    assert (row["active_workers"] is not None) is is_whole
    assert (row["coverage_pct"] is not None) is (is_whole and bool(base))
    assert (row["absence_reason"] is None) is (row["coverage_pct"] is not None)
    is_compared = is_whole and base is not None
    assert (row["gap_to_universal_workers"] is not None) is is_compared


@few
@given(of_segments, bases)
def test_gap_and_surplus_account_for_every_worker(workers, base):
    row = coverage(workers, base)
    active = row["active_workers"]
    gap, surplus = row["gap_to_universal_workers"], row["surplus_workers"]
    assert gap >= 0
    assert surplus >= 0
    assert base - active == gap - surplus
    assert 0 in (gap, surplus)
    assert row["is_over_100"] is (surplus > 0)
    assert abs(Fraction(row["coverage_pct"]) - Fraction(100 * active, base)) < (
        Fraction(1, 10**6)
    )


@few
@given(of_segments, st.permutations(SEGMENTS), st.permutations(SEGMENTS))
def test_sums_do_not_depend_on_order(workers, order, asked):
    row = coverage(workers, 400, segments=SEGMENTS, order=order)
    assert row["active_workers"] == sum(workers.values())
    turned = coverage(workers, 400, segments=asked)
    assert turned["active_workers"] == row["active_workers"]


@few
@given(of_segments, bases)
def test_segments_add_up_to_their_sum(workers, base):
    parts = [coverage(workers, base, (segment,)) for segment in SEGMENTS]
    whole = coverage(workers, base)
    assert sum(part["active_workers"] for part in parts) == whole["active_workers"]
    added = sum(part["coverage_pct"] for part in parts)
    assert abs(added - whole["coverage_pct"]) <= 1e-9 * (1 + added)
