"""What is in doubt is told alike on page, copy and brief, with its sources."""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.evidence import blocks as evidence
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def test_cases_stand_side_by_side_with_the_documents_of_their_figures(data):
    block = evidence.disagreements(data, data.scope("64"), ID)
    # One word for a case: the page says "4 kasus angka diperdebatkan" under it.
    assert block.finding == "Kasus belum terjawab: 4; sudah dijelaskan: 0."
    assert len(block.parts) == 4
    first = block.parts[0]
    assert first.tags.endswith("C-64-2023")
    assert first.stressed[0] in first.finding
    assert first.notes[0].text.startswith("Yang dapat menyelesaikannya: ")
    assert {cell.href[:4] for row in first.sheet.rows for cell in row[3:]} <= {
        "http",
        "",
    }
    # Databoks is named in a case alone; the page's list of sources left it out.
    assert "S0010" in block.sources


def test_one_case_is_not_counted_as_many(data):
    block = evidence.disagreements(data, data.scope("94"), EN)
    assert len(block.parts) == 1
    # "1 cases are open" stood on the page of Papua Tengah.
    assert block.finding == "Open cases: 1; explained: 0."


def test_what_is_printed_wrong_names_its_document(data):
    block = evidence.corrections(data, data.scope("64"), EN)
    assert len(block.notes) == 5
    assert all(note.tags.startswith("Source: ") for note in block.notes)
    assert set(block.sources) == {"S0062", "SEED1", "S0219"}
    assert evidence.corrections(data, data.scope("64.01"), EN) is None


def test_a_region_lists_its_own_absences_first_and_each_sentence_once(data):
    """Paser once had one more on its page than in its copy."""
    assert len(evidence.absences(data, data.scope("64.01"), ID).notes) == 5
    block = evidence.absences(data, data.scope("64.09"), ID)
    assert "Penajam Paser Utara" in block.notes[0].text
    texts = [note.text for note in block.notes]
    assert len(texts) == len(set(texts)) == 7
    assert len(block.records.rows) == 7


def test_two_pages_have_three_doubts_and_what_is_missing(data):
    block = evidence.in_doubt(data, data.scope("64"), ID)
    assert len(block.notes) == 4
    assert {note.weight for note in block.notes} == {"doubt"}
    cases = evidence.disagreements(data, data.scope("64"), ID)
    assert [note.text for note in block.notes[:3]] == [
        f"{part.title.rstrip('.')}. {part.finding}" for part in cases.parts[:3]
    ]
    assert set(block.sources) <= set(cases.sources)


def test_a_reason_of_the_region_goes_before_the_nations_on_two_pages_too(data):
    """Papua Tengah: the brief said that monthly tables are missing, no more."""
    block = evidence.in_doubt(data, data.scope("94"), ID)
    assert "masih tercampur dalam Papua lama" in block.notes[-1].text


def test_every_gap_of_the_nation_says_who_could_fill_it(data):
    """The overview ran the reason into a name without saying what it was."""
    block = evidence.missing_nationwide(data, data.scope("00"), EN)
    assert block.finding.endswith("448 have none.")
    (gaps,) = block.parts
    known = [row for row in block.records.rows if row["who_could_supply_en"]]
    assert len([n for n in gaps.notes if "Could be supplied by:" in n.text]) == len(
        {(row["why_en"], row["who_could_supply_en"]) for row in known}
    )
