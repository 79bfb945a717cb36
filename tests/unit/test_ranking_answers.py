"""Rankings of the invented country: set aside, restated, reproduced on a day."""

from dataclasses import replace
from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.store import build_store, open_store
from cakupan.topics.ranking import phrases as said
from cakupan.topics.ranking.ask import rank
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.topics.ranking.documents import command_line
from cakupan.topics.ranking.figures.movement import Movement
from cakupan.wording import speak
from tests import country

PU = Definition(("PU",))
LATER = RankRequest(definition=PU, period_end=date(2024, 12, 31), vintage="34")


def given(root, figure_id, code, workers, entered_on, **more):
    more = {"period_end": "2024-12-31", "vintage": "34"} | more
    country.append_row(
        root / "data" / "reported_figures.csv",
        **country.figure(
            figure_id,
            region_code=code,
            value=workers,
            entered_on=entered_on,
            **more,
        ),
    )


@pytest.fixture
def asked(tiny_root):
    """December 2023, PU: Lembah Lama 30 of 250, Pesisir 300 of 400. A year later
    first 40 and 310; in June 2025 Pesisir's 310 became 31, less than Lembah's."""
    given(tiny_root, "L", "10", 40, "2025-03-01")
    given(tiny_root, "P", "20", 310, "2025-03-02")
    given(tiny_root, "Q", "20", 31, "2025-06-01", supersedes="P")
    store = open_store(build_store().path)
    yield Data(store)
    store.close()


def test_a_correction_is_no_merit(asked):
    found = rank(asked, LATER)
    assert found.earlier == date(2023, 12, 31)
    lembah, pesisir = found.of("10"), found.of("20")
    # 40 of 250 is 16 %, 31 of 400 is 7.75 %; as first known Pesisir led with 77.5 %.
    assert (lembah.place.rank, pesisir.place.rank) == (1, 2)
    assert lembah.moved == Movement(change=1, own=0, others=0, restated=1)
    assert pesisir.moved == Movement(change=-1, own=0, others=0, restated=-1)
    words = speak("en")
    assert "Of this +1 come from figures that were corrected since." in said.moved(
        found, lembah, words
    )


def test_a_day_before_the_correction_the_ranking_is_as_it_was(asked):
    then = asked.on(date(2025, 5, 31))
    found = rank(then, LATER)
    assert [item.code for item in found.standings] == ["20", "10"]
    assert found.of("20").moved == Movement(0, 0, 0, 0)
    assert rank(asked.on(date(2025, 3, 1)), LATER).of("20") is None


def test_the_day_that_a_ranking_names_gives_it_again(asked):
    # A reader whose clock stands in May, before the correction of June had entered.
    behind = asked.at(date(2025, 5, 1))
    found = rank(behind, LATER)
    line = command_line(found, behind.pinned_day, "terbit")
    assert line.endswith("--known-on 2025-06-01")
    assert rank(behind.on(behind.pinned_day), LATER).standings == found.standings
    assert rank(behind.on(behind.today), LATER).standings != found.standings
    assert asked.on(date(2025, 5, 31)).pinned_day == date(2025, 5, 31)


def test_a_figure_of_another_series_is_set_aside_with_it(tiny_root):
    for figure_id, code, source in (("A", "10.01", "T1"), ("B", "20.01", "T1")):
        given(
            tiny_root,
            figure_id,
            code,
            10,
            "2025-03-01",
            vintage="38",
            source_id=source,
        )
    country.append_row(
        tiny_root / "data" / "source_scopes.csv",
        source_id="T2",
        segment="PU",
        segment_scope="PU",
        series="deret_lain",
        worker_basis="domicile",
        worker_basis_evidence="stated",
    )
    given(tiny_root, "C", "20.02", 10, "2025-03-01", vintage="38", source_id="T2")
    store = open_store(build_store().path)
    asked = Data(store)
    found = rank(asked, replace(LATER, level="regency", vintage="38"))
    store.close()
    assert [item.code for item in found.standings] == ["20.01", "10.01"]
    aside = {item.region.region_code: item for item in found.set_aside}
    assert (aside["20.02"].reason, aside["20.02"].other_series) == (
        "not_comparable",
        "deret_lain",
    )
    assert aside["30.01"].reason == "not_published"
