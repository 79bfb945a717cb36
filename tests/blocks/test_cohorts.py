"""What is said of funded cohorts is one block, wherever it is read."""

from datetime import date

import pytest

from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    funded_cohorts,
    programme_scope,
)
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID = speak("id")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def within(data: Data, code: str):
    return programme_scope(data, data.scope(code), "auto")


class Loosened(Data):
    """The figures, as if Landak's larger cohort had been told as "about 3,000"."""

    def rows(self, name, **params):
        """Return the rows of a statement; of cohorts with that one less exact."""
        rows = super().rows(name, **params)
        if name != "programmes__cohorts":
            return rows
        return [
            {**row, "precision": "about"} if row["workers"] == 3_000 else row
            for row in rows
        ]


def test_a_calendar_keeps_about_before_a_count(shipped_store):
    # The page's bars and its findings dropped it; the brief's did not.
    loose = Loosened(shipped_store, today=date(2026, 3, 10))
    scope = within(loose, "61.08")
    block = cohorts.calendar(loose, scope, ID)
    assert block.picture is not None
    labels = {
        span.value: (span.value_label, span.detail) for span in block.picture.spans
    }
    assert labels[3_000][0] == "sekitar 3.000 s.d. Jul 2026"
    assert "sekitar 3.000 pekerja" in labels[3_000][1]
    assert labels[837][0] == "837 s.d. Jul 2026"
    for said in (block, cohorts.consequence(loose, scope, ID)):
        assert "Perlindungan sekitar 3.837 pekerja berakhir Juli 2026" in said.finding
    answer = cohorts.answer(loose, scope, ID)
    assert "sedikitnya sekitar 3.837 pekerja rentan" in answer.finding
    assert block.tags.startswith("Sekitar 46.044 pekerja-bulan")


def test_page_and_brief_lead_with_the_same_end(data):
    # The page said each of two cohorts alone, the brief their sum.
    asked = data.at(date(2026, 3, 10))
    scope = within(data, "61.08")
    block = cohorts.calendar(asked, scope, ID)
    brief = compose(asked, BriefAsked("61.08", date(2026, 3, 10)))
    assert brief.block("cohorts.calendar") == block.brief()
    follows = cohorts.consequence(asked, scope, ID)
    assert block.finding in follows.finding
    assert "2 kohort: 3.000 (DBH Sawit); 837 (APBD kabupaten/kota)." in block.finding


def test_a_plan_does_not_end_before_what_is_paid(data):
    # The brief took the first of all to end, a plan too; the page what is paid.
    nation = funded_cohorts(data.at(date(2026, 3, 10)), within(data, "00").region, OWN)
    assert any(cohort.is_plan for cohort in nation.running)
    assert not any(cohort.is_plan for cohort in nation.at_an_end)


def test_a_region_without_a_cohort_of_its_own_is_not_told_that_there_is_none(data):
    nation = cohorts.statements(data, within(data, "00"), ID)
    assert nation.sheet is None
    assert nation.finding == (
        "Indonesia: belum ada program iuran pekerja rentan milik sendiri yang "
        "tercatat. Kohort daerah di dalamnya yang tercatat: 92."
    )
    jakarta = cohorts.statements(data, within(data, "31"), ID)
    assert "belum ada program iuran pekerja rentan yang tercatat" in jakarta.finding
    assert jakarta.absence is not None


def test_a_disputed_cohort_is_called_so_among_all_statements(data):
    # Wilayah and the copy said "dianggarkan" of what Pekerja rentan calls disputed.
    sheet = cohorts.statements(data, within(data, "65"), ID).sheet
    told = {row[1].text: row[5].note for row in sheet.rows if not row[0].note}
    assert told["54.452"].startswith("Disebut terlindungi, diperselisihkan.")
    assert told["35.000"].startswith("Terealisasi, diperselisihkan.")
    assert told["7.000"].startswith("Terealisasi. ")


def test_months_of_cover_are_counted_alike(data):
    # Twelve months were "1 tahun" on Wilayah and "12 bulan" on Pekerja rentan.
    scope = within(data, "94")
    (told,) = cohorts.statements(data, scope, ID).sheet.rows
    (listed,) = cohorts.with_months(data, scope, ID).sheet.rows
    assert told[2].text == "Agu 2025 s.d. Jul 2026, 12 bulan"
    assert (listed[0].text, listed[0].note) == ("Agu 2025 s.d. Jul 2026", "12 bulan")


def test_where_all_is_planned_it_is_said_once(data):
    """Papua Tengah: "276,000 worker-months ...; 276,000 of them stand on a plan"."""
    tags = cohorts.calendar(data, within(data, "94"), ID).tags
    assert tags.endswith("setahun penuh. Semuanya baru menurut rencana.")
    nation = cohorts.calendar(data, within(data, "00"), ID).tags
    assert "921.174 di antaranya baru menurut rencana." in nation


def test_a_sum_is_no_more_exact_than_its_parts():
    rows = [{"workers": 3_000, "precision": "about"}, {"workers": 837, "precision": ""}]
    assert phrases.total(rows, ID) == "sekitar 3.837"
    rows = [{"workers": 10, "precision": "at_least"}, {"workers": 5, "precision": None}]
    assert phrases.total(rows, ID) == "lebih dari 15"


def test_a_cost_is_no_more_exact_than_its_workers(data):
    # About 500,000 workers cost exactly Rp100,800,000,000 a year on the page.
    rows = cohorts.year_cost(data, within(data, "64"), ID).sheet.rows
    base = next(row for row in rows if row[1].text == "sekitar 500.000")
    assert base[3].text == "sekitar Rp100,8 miliar"


def test_every_statement_tells_its_days_also_beyond_sixty_regions(data):
    # Of many regions only the first sixty had their days read.
    block = cohorts.arithmetic(data, within(data, "00"), ID, CohortChoices())
    statements = funded_cohorts(data, within(data, "00").region, OWN).statements
    days = [phrases.stated_days(row, ID) for row in statements.values()]
    assert len(days) > 100
    assert all(days)
    assert block.records is not None
    assert len(block.records.rows) == len(block.sheet.rows)


def test_the_coloured_bar_is_what_its_legend_says(data):
    # Kaltara's last cover ended in 2024; its bar was called "what ends next".
    ended = cohorts.calendar(data, within(data, "65"), ID).picture
    assert [span.last for span in ended.spans if span.is_own] == [date(2024, 1, 1)]
    assert "Berwarna: yang terakhir berakhir." in ended.legend
    running = cohorts.calendar(data, within(data, "61.72"), ID).picture
    assert [span.value for span in running.spans if span.is_own] == [767]
    assert "Berwarna: yang berikutnya berakhir." in running.legend
