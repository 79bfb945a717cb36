"""The shipped figures in order, and what cannot be ranked."""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.topics.ranking.ask import rank
from cakupan.topics.ranking.ask_members import SHARE, RankRequest
from cakupan.topics.ranking.ask_movement import NO_EARLIER_PERIOD
from cakupan.wording import half_up

DECEMBER = date(2023, 12, 31)


@pytest.fixture(scope="module")
def asked(shipped_store):
    return Data(shipped_store)


def listed(found):
    return [
        (item.place.rank, item.row["region_name"], float(half_up(item.place.value)))
        for item in found.standings
    ]


def test_provinces_in_december_2023_over_the_employed(asked):
    found = rank(asked, RankRequest(period_end=DECEMBER))
    assert (found.series, found.scope.vintage) == ("kemnaker_1726", "34")
    assert len(found.standings) == 34
    assert listed(found)[:5] == [
        (1, "DKI Jakarta", 147.82),
        (2, "Kalimantan Timur", 71.63),
        (3, "Papua Barat", 71.13),
        (4, "Kalimantan Utara", 66.07),
        (5, "Kepulauan Riau", 60.29),
    ]
    assert listed(found)[-1] == (34, "Lampung", 12.32)
    assert [item.row["is_over_100"] for item in found.standings].count(True) == 1
    assert {item.moved_reason for item in found.standings} == {NO_EARLIER_PERIOD}


def test_over_the_eligible_estimate_the_order_is_another(asked):
    what = RankRequest(definition=Definition(base="eligible_estimate"))
    assert listed(rank(asked, what))[1:4] == [
        (2, "Papua Barat", 99.97),
        (3, "Kalimantan Utara", 89.38),
        (4, "Kalimantan Timur", 86.14),
    ]


def test_a_region_left_out_closes_the_places_up(asked):
    found = rank(asked, RankRequest(left_out=("31",)))
    assert listed(found)[0] == (1, "Kalimantan Timur", 71.63)
    assert [region.region_name for region in found.left_out] == ["DKI Jakarta"]
    assert found.standings[-1].place.rank == 33


def test_a_zone_is_ranked_by_itself(asked):
    found = rank(asked, RankRequest(zone="Kalimantan"))
    codes = [item.code for item in found.standings]
    assert codes == ["64", "65", "62", "63", "61"]


def test_rounded_press_figures_leave_neighbours_undistinguished(asked):
    found = rank(asked, RankRequest(period_end=date(2025, 2, 28)))
    # Babel 178,860 of 766,084; Sulsel 1,090,000 +- 5,000 of 4,680,928.
    assert found.of("19").place.near == ("73",)
    assert (found.of("73").place.rank_low, found.of("73").place.rank_high) == (7, 8)
    assert len(found.set_aside) == 25
    assert {item.reason for item in found.set_aside} == {"not_published"}


def test_no_regency_is_ranked_by_coverage_and_all_by_the_survey(asked):
    coverage = rank(asked, RankRequest(level="regency"))
    assert (len(coverage.standings), len(coverage.set_aside)) == (0, 514)
    informal = rank(asked, RankRequest(level="regency", by=SHARE))
    assert len(informal.standings) == 514
    assert informal.scope.period_end == date(2025, 8, 31)
    assert informal.earlier == date(2024, 8, 31)


def test_regencies_do_not_move_across_the_new_weights(asked):
    what = RankRequest(level="regency", by=SHARE, period_end=date(2023, 8, 31))
    assert rank(asked, what).earlier_reason == "base_break"

    # Six of the present provinces were counted anew, the rest are like.
    provinces = rank(asked, RankRequest(by=SHARE, period_end=date(2023, 8, 31)))
    assert provinces.earlier == date(2022, 8, 31)
    broken = [i.code for i in provinces.standings if i.moved_reason == "base_break"]
    assert len(provinces.standings) == 38
    assert sorted(broken) == ["21", "92", "93", "94", "95", "96"]
