"""On the simulation, where every month has a figure, movement is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cakupan.data import Data
from cakupan.topics.ranking.ask import rank
from cakupan.topics.ranking.ask_members import RankRequest

NOW = RankRequest(level="regency", period_end=date(2024, 12, 31))


def test_regencies_move_and_the_parts_sum_to_the_places_between(simulation_store):
    asked = Data(simulation_store)
    now, then = (
        rank(asked, NOW),
        rank(asked, replace(NOW, period_end=date(2023, 12, 31))),
    )
    assert now.earlier == date(2023, 12, 31)
    assert len(now.standings) > 30
    for item in now.standings:
        before = then.of(item.code).place.rank
        assert item.moved.change == before - item.place.rank
        assert item.moved.own + item.moved.others == item.moved.change
    assert any(item.moved.change for item in now.standings)
    # August 2022 and August 2023 are weighed otherwise.
    assert {item.moved_reason for item in then.standings} == {"base_break"}


def test_an_assumed_error_widens_the_ranges(simulation_store):
    asked = Data(simulation_store)
    found = rank(asked, replace(NOW, rse_pct=Decimal(10)))
    for item in found.standings:
        assert item.place.rank_low <= item.place.rank <= item.place.rank_high
    wide = [i for i in found.standings if i.place.rank_high > i.place.rank_low]
    assert len(wide) > len(found.standings) / 2
