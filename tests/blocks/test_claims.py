"""What is said of a claim: its verdict, the arithmetic, what is known, the doubts."""

from collections.abc import Callable
from datetime import date

import pytest

from cakupan.blocks import Block
from cakupan.data import Data
from cakupan.data.memory import Memory
from cakupan.data.store import Store, open_simulation
from cakupan.topics import Compose, block
from cakupan.topics.claims import blocks as claims
from cakupan.topics.claims.ask import StatedClaim
from cakupan.topics.claims.figures.claim import Claim, read_field
from cakupan.topics.claims.figures.dates import parse_when
from cakupan.topics.claims.sentence.reading import read_text
from cakupan.wording import speak

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


@pytest.fixture(scope="module")
def compose(data: Data) -> Callable[..., Block | None]:
    def made(function: Compose, typed: StatedClaim, *more, lang="en") -> Block | None:
        return function(data, data.scope("00"), speak(lang), typed, *more)

    return made


def stated(region_code: str = "", on: str = "", **numbers: str) -> StatedClaim:
    claim = Claim().with_(
        **{name: read_field(name, text) for name, text in numbers.items()}
    )
    when = parse_when(on, "on") if on else None
    return StatedClaim(claim, region_code, when)


KALTIM = stated("64", "2023-07-05", pct="49,74", active="675 ribu")
KALTARA = stated("65", "2025-07-30", rupiah="2 miliar", needed="22.121", months="4-5")


def test_without_a_claim_only_what_to_do_is_said(compose):
    nothing = StatedClaim()
    assert compose(claims.verdict, nothing).finding.startswith("Paste a sentence")
    for function in (
        claims.arithmetic,
        claims.figures_on_record,
        claims.to_bear_in_mind,
    ):
        assert compose(function, nothing) is None


@pytest.mark.parametrize(
    ("typed", "title", "fit", "number"),
    [
        (KALTIM, "Other workers are counted than before", "misses", "49.74%"),
        # 16,684 of 73,236 are 22.78 %: 73,236 are all, not those without.
        (
            stated("61.72", active="16.684", gap="73.236", pct="22,77"),
            "The whole potential is called the gap",
            "misses",
            "56,552",
        ),
        (KALTARA, "The numbers fit each other", "fits", "5.38 months"),
        # Neither confirmed nor refuted: no sign stands beside it.
        (stated(pct="61"), "Cannot be checked", "", "61%"),
        (
            stated(active="16684", eligible="73236", pct="22.77"),
            "One unit of the last digit off: cut, not rounded?",
            "",
            "22.78%",
        ),
    ],
)
def test_a_verdict_has_its_name_its_sign_and_its_number(
    compose, typed, title, fit, number
):
    said = compose(claims.verdict, typed)
    assert (said.title, said.fit, said.number) == (title, fit, number)
    assert number in said.finding


def test_a_verdict_names_whom_when_and_who_published_it(compose):
    said = compose(claims.verdict, KALTARA)
    assert said.tags == (
        "Kalimantan Utara · 30 July 2025 · contribution Rp16,800 a month, provincial "
        "budget (APBD) · computed from the numbers in the fields. Published by "
        "Diskominfo Provinsi Kalimantan Utara, 30 July 2025 (S0222)."
    )
    assert said.sources == ("S0222",)
    assert compose(claims.verdict, stated(pct="61")).tags.startswith("no region · ")


def test_each_test_of_the_arithmetic_says_how_it_ended(compose):
    held = compose(claims.arithmetic, stated(active="500", eligible="1000", pct="50"))
    missed = compose(claims.arithmetic, stated(active="500", eligible="900", pct="50"))
    assert [note.fit for note in held.notes] == ["fits"]
    assert [note.fit for note in missed.notes] == ["misses"]
    assert "55.56%, not 50%" in missed.notes[0].text
    # 500 of 900, 400 not protected, 44.44 points to 100 %.
    assert held.sheet.rows[0][1].text == "500"


def test_the_figures_that_fit_stand_first_and_only_six_stand_open(compose):
    known = compose(claims.figures_on_record, KALTIM)
    first, *others = known.sheet.rows
    assert (first[0].text, first[0].note) == ("49.74%", "fits the claim")
    assert known.sheet.rows_at_once == 6 < len(known.sheet.rows)
    assert known.sheet.opens_as == f"More figures of that time ({len(others) - 5})"
    assert known.finding.startswith("The claim is the figure that JPNN published: ")
    assert "SEED1" in known.sources


def test_a_funded_cohort_is_named_as_one_wherever_it_is_named(compose):
    """The verdict gave the month alone, the table the payer: one definition now."""
    typed = stated("65", "2025", needed="22.121")
    verdict = compose(claims.verdict, typed).finding
    known = compose(claims.figures_on_record, typed)
    name = "funded vulnerable workers, provincial budget (APBD)"
    assert name in known.finding
    assert any(row[2].text == name for row in known.sheet.rows)
    assert "22,121" in verdict


def test_a_claim_without_a_region_asks_for_one(compose):
    assert compose(claims.figures_on_record, stated(pct="61")).finding.startswith(
        "Choose the region"
    )


def test_a_region_without_figures_of_that_time_says_so(compose):
    known = compose(claims.figures_on_record, stated("91", "1999", pct="61"))
    assert known.sheet is None
    assert known.absence is not None
    assert "within a year of that time" in known.absence.text


def test_simulated_figures_are_nobodys_statements(simulation_path):
    simulated = Data(open_simulation(simulation_path), today=TODAY)
    said = claims.figures_on_record(
        simulated, simulated.scope("64"), speak("en"), KALTIM
    )
    assert said.finding.startswith("Not simulated")
    assert said.sheet is None


def test_what_was_published_later_and_conflicts_are_borne_in_mind(compose):
    said = compose(
        claims.to_bear_in_mind, stated("61", "2025-12-24", pct="37", target_pct="61")
    )
    later = [
        note.text for note in said.notes if note.text.startswith("Published later")
    ]
    assert later == ["Published later: about 27%, 31 December 2025 (S0055)."]
    assert "S0055" in said.sources
    parts = compose(claims.to_bear_in_mind, KALTIM).parts
    assert parts[0].title.startswith("Kalimantan Timur 2023: 71.63%, 70.86%, 49.74%")
    assert len(parts) == 3


def test_a_pasted_sentence_is_quoted_to_its_reader_alone(shipped_store):
    """Words of a pasted text may name people: no memory that others share has them."""
    memory = Memory()
    data = Data(shipped_store, today=TODAY, memory=memory)
    text = "Peserta aktif 210.000 dari 8.400 badan usaha, cakupan 21 persen"
    reading = read_text(text, data.regions)
    typed = StatedClaim(reading.claim)
    for function in claims.BLOCKS:
        block(function, data, data.scope("00"), speak("id"), typed)
    said = claims.to_bear_in_mind(
        data, data.scope("00"), speak("id"), typed, reading.doubts
    )
    assert "badan usaha" in said.notes[0].text
    assert "badan usaha" not in str(memory._kept)
