"""What is on record of a region, month by month: as much of a scope as was sent."""

from datetime import date

import pytest

from tests.assertions import assert_rows
from tests.country import figure

NOW = date(2026, 1, 1)
DECEMBER, JANUARY = date(2023, 12, 31), date(2024, 1, 31)


def months(bench, *segments, base="employed", known_on=NOW):
    return bench.ask(
        "reads/enrolment__months_by_region",
        territory_id="20",
        segments=list(segments or ("PU", "BPU", "JAKON")),
        base=base,
        known_on=known_on,
    )


def sent(row_id, segment="PU", **more):
    """Return an office's row of Pesisir, of which 400 are employed."""
    return {
        "row_id": row_id,
        "segment_scope": segment,
        "series": "kantor",
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": 100,
        **more,
    }


def test_a_whole_month_is_the_sum_over_the_base(surveyed):
    surveyed.given(
        "enrolment",
        sent("P"),
        sent("B", "BPU", workers=60),
        sent("J", "JAKON", workers=40),
        origin="office",
    )
    assert_rows(
        months(surveyed),
        [
            {
                "period_end": DECEMBER,
                "segment_scope": "PU+BPU+JAKON",
                "is_whole": True,
                "lacking": "",
                "is_office": True,
                "active_workers": 200,
                "base_period": date(2023, 8, 31),
                "base_workers": 400,
                "coverage_pct": 50.0,  # 200 of 400
                "row_ids": "B J P",
            }
        ],
    )


def test_a_month_without_a_segment_names_what_it_lacks(surveyed):
    surveyed.given(
        "enrolment",
        sent("J", "JAKON"),
        sent("P"),
        sent("P2", period_end="2024-01-31"),
        origin="office",
    )
    found = months(surveyed)
    assert_rows(
        found,
        [
            {"period_end": DECEMBER, "segment_scope": "PU+JAKON", "lacking": "BPU"},
            {"period_end": JANUARY, "segment_scope": "PU", "lacking": "BPU+JAKON"},
        ],
    )
    assert [row["active_workers"] for row in found] == [200, 100]


def test_an_empty_row_gives_the_reason_for_what_is_lacking(surveyed):
    withheld = {"workers": None, "absence_reason": "withheld"}
    surveyed.given(
        "enrolment", sent("P"), sent("B", "BPU", **withheld), origin="office"
    )
    assert_rows(
        months(surveyed, "PU", "BPU"),
        [{"segment_scope": "PU", "lacking": "BPU", "lacking_reason": "withheld"}],
    )


def test_other_segments_than_asked_stand_by_their_name(surveyed):
    surveyed.given("enrolment", sent("P"), sent("B", "BPU"), origin="office")
    assert_rows(
        months(surveyed, "JAKON"),
        [{"segment_scope": "PU+BPU", "is_whole": False, "lacking": "JAKON"}],
    )


def test_a_published_sum_is_not_taken_apart(surveyed):
    surveyed.given("reported_figures", figure("ALL", value=200, segment="ALL"))
    assert_rows(
        months(surveyed, "PU"),
        [{"segment_scope": "PU+BPU+JAKON", "is_whole": False, "is_office": False}],
    )


@pytest.mark.parametrize(
    ("segments", "base", "percent"),
    [
        (("PU",), "employees", 62.5),  # 100 of 160 employees
        (("PU", "BPU"), "employed", 25.0),  # PU alone: 100 of 400
        (("BPU",), "non_wage", None),  # PU over non-wage workers is no coverage
    ],
)
def test_a_base_that_is_another_segments_universe_gives_no_percent(
    surveyed, segments, base, percent
):
    surveyed.given("enrolment", sent("P"), origin="office")
    (row,) = months(surveyed, *segments, base=base)
    assert row["coverage_pct"] == percent


def test_workers_of_two_bases_stand_apart(surveyed):
    surveyed.given(
        "enrolment",
        sent("P"),
        sent("B", "BPU", worker_basis="working"),
        origin="office",
    )
    found = months(surveyed, "PU", "BPU")
    assert [(row["worker_basis"], row["segment_scope"]) for row in found] == [
        ("registered", "PU"),
        ("working", "BPU"),
    ]


def test_a_correction_replaces_from_its_day_and_one_without_number_withdraws(surveyed):
    surveyed.given(
        "enrolment",
        sent("P"),
        sent("P-2", workers=110, supersedes="P", entered_on="2024-05-01"),
        sent(
            "P-3",
            workers=None,
            absence_reason="withheld",
            supersedes="P-2",
            entered_on="2024-06-01",
        ),
        origin="office",
    )

    def workers(day):
        return [row["active_workers"] for row in months(surveyed, "PU", known_on=day)]

    assert workers(date(2024, 2, 28)) == []
    assert workers(date(2024, 4, 30)) == [100]
    assert workers(date(2024, 5, 1)) == [110]
    assert workers(date(2024, 6, 1)) == []
