"""What stands out in an office's own figures is said beside them, in a block."""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.store import open_store
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.wording import speak
from tests import office
from tests.blocks.written_forms import WRITERS
from tests.conftest import build_store

WORDS = speak("en")


def own_row() -> dict:
    """Return the last row of Paser's wage earners."""
    return office.row("64.01", office.MONTHS[-1], "PU")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory):
    """An office that has Paser's wage earners jump to 9,000 in its last month.

    It enters a cohort of Penajam Paser Utara under a second id too.
    """
    root = tmp_path_factory.mktemp("standing_out")
    rows = [
        {**row, "workers": 9000} if row["row_id"] == own_row()["row_id"] else row
        for row in office.rows()
    ]
    again = office.cohort(
        "lagi", workers=200, payer="apbdes", source_id="D-2027", note="second report"
    )
    folder = office.write(
        root / "kantor",
        rows,
        sources=[office.source("D-2026"), office.source("D-2027")],
        programmes=[*office.cohorts(), again],
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(folder))
        store = open_store(build_store(root / "cakupan.duckdb").path)
    yield Data(store, today=date(2026, 11, 30))
    store.close()


def said(block) -> list[str]:
    return [note.text for note in block.notes]


def test_a_jump_is_said_beside_the_month_that_has_it(data):
    scope = data.scope("64.01", period_end=office.MONTHS[-1])
    (line,) = said(evidence.standing_out_in_month(data, scope, WORDS))
    assert line.startswith("Kabupaten Paser, October 2026, PU: 9,000 participants, up ")
    assert evidence.standing_out_in_cohorts(data, scope, WORDS) is None


def test_a_month_before_it_has_nothing_to_be_looked_at(data):
    scope = data.scope("64.01", period_end=office.MONTHS[-2])
    assert evidence.standing_out_in_month(data, scope, WORDS) is None


def test_a_province_counts_what_stands_out_below_it(data):
    scope = data.scope("64", period_end=office.MONTHS[-1])
    assert said(evidence.standing_out_in_month(data, scope, WORDS)) == [
        "1 figures of the regions in it stand out too."
    ]


def test_a_cohort_under_two_ids_is_asked_about_with_the_way_to_the_list(data):
    block = evidence.standing_out_in_cohorts(data, data.scope("64.09"), WORDS)
    assert any("a cohort of 200 workers" in line for line in said(block))
    (way,) = block.links
    assert way.address.page == "sumber_metode"


@pytest.mark.parametrize("writer", WRITERS)
def test_every_form_says_what_stands_out(data, writer):
    scope = data.scope("64.01", period_end=office.MONTHS[-1])
    answer = coverage.answer(data, scope, WORDS)
    block = evidence.standing_out_in_month(data, scope, WORDS)
    form = WRITERS[writer]([answer, block], "en")[block.key]
    assert all(form.holds(line) for line in said(form.said))
    assert said(form.said)
