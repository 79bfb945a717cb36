"""How far figures can be trusted: the block and the command's document are one."""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.trust_document import document
from cakupan.wording import speak
from cakupan.writers.json import document as as_json

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


@pytest.mark.parametrize("code", ["00", "64", "31", "94", "64.01"])
def test_block_and_document_stand_on_the_same_figures(data, code):
    scope = data.scope(code)
    block, told = evidence.trust(data, scope, ID), as_json(document(data, scope, TODAY))
    rows = block.records.rows
    assert [(row["role"], row["figure_key"]) for row in rows] == [
        (figure["role"], figure["figure_key"]) for figure in told["figures"]
    ]
    assert list(block.sources) == list(
        dict.fromkeys(figure["source_id"] for figure in told["figures"])
    )
    below = told["regions_below"]
    assert (below is not None) == ("." not in code)
    cases = told["conflicts"]["open"] + told["conflicts"]["explained"]
    assert (str(cases) in block.finding) or cases == 0


def test_above_100_percent_is_said_with_its_reason(data):
    block = evidence.trust(data, data.scope("31"), ID)
    assert block.foot.startswith("Di atas 100%: peserta 2.425.795 ")
    assert block.absence is None


def test_one_case_and_one_regency_are_not_told_as_many(data):
    papua = evidence.trust(data, data.scope("94"), EN).finding
    kaltara = evidence.trust(data, data.scope("65"), EN).finding
    # "1 cases of figures that disagree, 1 of them open"; "1 have a published percent".
    assert papua.endswith("; cases of figures that disagree: 1, of them open: 1.")
    assert "; a published percent is known of 1 (31.67% of the base);" in kaltara


def test_a_past_day_is_named(data):
    past = data.on(date(2026, 11, 21))
    block = evidence.trust(past, past.scope("64"), ID)
    assert block.foot.endswith(f"{ID.date(date(2026, 11, 21))}.")


def test_nobody_is_to_be_trusted_for_made_up_figures(simulation_store):
    made_up = Data(simulation_store, today=TODAY)
    assert evidence.trust(made_up, made_up.scope("65"), ID) is None
