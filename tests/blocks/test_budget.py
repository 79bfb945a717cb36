"""What the blocks of budgets say: plans, payers, shares, scenarios, where it leads."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cakupan import topics
from cakupan.blocks import Block
from cakupan.charts import Course
from cakupan.data import Data, Definition, Scope
from cakupan.data.store import Store
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.budget import blocks as budget
from cakupan.topics.budget.ask_change import WorkersAtTwoDates
from cakupan.topics.budget.ask_cost import closing_cost
from cakupan.topics.budget.ask_forecast import ForecastInputs
from cakupan.topics.budget.ask_plan import BudgetInputs, RevenueShareInputs
from cakupan.topics.budget.ask_scenarios import KeptPlan
from cakupan.topics.budget.ask_shares import InequalityInputs, SharesInputs
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
START = date(2026, 11, 1)
ID, EN = speak("id"), speak("en")
# The money that Kaltara announced in 2025, for the workers it named.
KALTARA = BudgetInputs(2 * 10**9, 22_121, None, START, "apbd_provinsi")


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def scope_of(data: Data, code: str) -> Scope:
    return data.scope(code, Definition(), date(2023, 12, 31))


def rows_of(block: Block) -> dict[str, tuple[str, ...]]:
    """Return the rows of a block's table by what they are about."""
    return {
        row[0].text: tuple(part for cell in row[1:] for part in (cell.text, cell.note))
        for row in block.sheet.rows
    }


def test_a_plan_says_what_was_sought_and_rounds_months_down(data):
    plan = budget.plan(data, scope_of(data, "65"), ID, KALTARA)
    assert plan.finding == (
        "Rp2.000.000.000 melindungi 22.121 pekerja selama 5 bulan. Sisa Rp141.836.000."
    )
    assert plan.number == "5 bulan"
    rows = rows_of(plan)
    # 5 x 22,121 x 16,800 = 1,858,164,000; the rest pays 0.38 of a sixth month.
    assert rows["Bulan penuh"] == ("5", "5,38 dengan pecahan bulannya")
    assert rows["Bagian dari APBD 2024"][0] == "0,0572%"
    assert rows["Satu poin persen selama setahun"][0] == "Rp767.289.600"
    (row,) = plan.records.rows
    assert (row["months"], row["months_exact"], row["workers"]) == (5, 5.38, 22_121)
    # The rate, the base and the budget.
    assert plan.sources == ("D038", "D007", "S0223")


def test_money_sought_stands_large_where_it_is_first(data):
    year = replace(KALTARA, rupiah=None, months=12)
    plan = budget.plan(data, scope_of(data, "65"), EN, year)
    assert plan.number == "Rp4,459,593,600"
    assert plan.finding.startswith(plan.number)
    assert rows_of(plan)["Left over"] == ("Rp0", "")


def test_a_plan_out_of_range_or_without_a_rate_is_refused(data):
    scope = scope_of(data, "65")
    with pytest.raises(BadInputError, match="Months: expected"):
        budget.plan(data, scope, ID, replace(KALTARA, rupiah=None, months=0))
    with pytest.raises(NotPublishedError, match="none on record"):
        budget.plan(data, scope, ID, replace(KALTARA, start=date(2001, 1, 1)))


def test_the_fields_begin_with_the_programme_of_todays_province(data):
    # Papua Barat is counted in 34 provinces until 2023, its programmes in 38: the page
    # said that none was on record, the brief's cost told of 30,000 workers.
    scope = scope_of(data, "92")
    assert scope.region.vintage == "34"
    begun = budget.example(data, scope, ID)
    assert "30.000 pekerja (2025, terealisasi), APBD provinsi" in begun.tags
    assert begun.sources == ("S0227",)
    needs = {need.key: need.workers for need in closing_cost(data, scope).needs}
    assert needs["latest_cohort"] == 30_000
    # Who asks for the old division gets its own.
    assert "Belum ada program" in budget.example(data, scope, ID, "34").tags
    keys = {need.key for need in closing_cost(data, scope, "34").needs}
    assert "latest_cohort" not in keys


def test_a_share_of_revenue_is_a_ceiling(data):
    scope = scope_of(data, "65")
    year = replace(KALTARA, rupiah=None, months=12, payer="dbh_sawit")
    asked = RevenueShareInputs(year, 25 * 10**9, Decimal(20))
    assert budget.revenue_share(data, scope, ID, asked).finding == (
        "20% dari Rp25.000.000.000 adalah Rp5.000.000.000: rencana ini masuk, sisa "
        "Rp540.406.400."
    )
    less = replace(asked, revenue=20 * 10**9)
    assert "kurang Rp459.593.600" in budget.revenue_share(data, scope, ID, less).finding
    empty = budget.revenue_share(data, scope, ID, replace(asked, revenue=None))
    assert (empty.finding, empty.tags.startswith("Ketik DBH")) == ("", True)
    with pytest.raises(BadInputError, match="Target: expected a percent"):
        budget.revenue_share(data, scope, ID, replace(asked, share_pct=Decimal(120)))


def test_each_payer_has_its_rates_and_their_sources(data):
    year = replace(KALTARA, rupiah=None, months=12)
    payers = budget.payers(data, scope_of(data, "65"), ID, year)
    own = [row for row in payers.records.rows if row["payer"] == "self_other"]
    # Half until December 2026, by PP 50/2025: 2 x 8,400 and 10 x 16,800.
    assert [row["rupiah_per_month"] for row in own] == [8_400, 16_800]
    assert own[0]["rupiah_per_year"] == 22_121 * (2 * 8_400 + 10 * 16_800)
    assert payers.sheet.is_folded
    assert set(payers.sources) >= {"D037", "D038", "D039"}
    assert {row[3].note.rpartition(" ")[2] for row in payers.sheet.rows} <= set(
        payers.sources
    )


def test_money_is_shared_by_coverage_where_it_is_published(data):
    asked = SharesInputs(10**9, 12, START, "apbd_provinsi")
    shared = budget.shares(data, scope_of(data, "00"), ID, asked)
    assert shared.finding.startswith("Angkat yang terendah: 4.960 pekerja; 1 dari 34")
    assert "Belum ada target yang diketik" in shared.notes[-1].tags
    assert [head.text for head in shared.sheet.heads][1] == "Cakupan sebelum"
    for row in shared.records.rows:
        assert row["ground"] == "coverage"
        assert row["lift_lowest_after_pct"] >= row["before_pct"]
    spent = sum(row["lift_lowest_rupiah"] for row in shared.records.rows)
    assert spent == 4_960 * 201_600


def test_money_shared_by_workers_makes_no_coverage(data):
    asked = SharesInputs(4 * 10**9, 10, START, "apbd_provinsi")
    shared = budget.shares(data, scope_of(data, "65"), ID, asked)
    assert "23.809 pekerja di 5 dari 5 wilayah" in shared.finding
    assert "bukan cakupan" in shared.notes[-1].tags
    assert {row["before_pct"] for row in shared.records.rows} == {None}
    assert budget.shares(data, scope_of(data, "64.09"), ID, asked) is None


def test_a_scenario_that_cannot_be_counted_says_why_and_the_other_stands(data):
    scope = scope_of(data, "65")
    good = KeptPlan("A", "Setahun", KALTARA, Decimal(80), date(2027, 12, 1), Decimal(1))
    bad = KeptPlan("B", "Nol", replace(KALTARA, workers=0), None, date(2027, 12, 1))
    block = budget.scenarios(data, scope, ID, (good, bad))
    rows = rows_of(block)
    assert rows["Selisih ke target, target ketikan Anda"][0] == "51.868 ke 80%"
    # (297,816 - 245,948 x 0.99^48) x 0.01 / (1 - 0.99^48) = 3,815 a month.
    assert rows["Bergabung setiap bulan"][0].startswith("3.815 sampai Desember 2027")
    assert block.notes[0].text.startswith("Skenario B: Pekerja: diharapkan")
    assert [row["scenario"] for row in block.records.rows] == ["A"]
    assert budget.scenarios(data, scope, ID, ()) is None


def test_where_a_series_leads_is_said_drawn_and_listed(data):
    asked = ForecastInputs(date(2026, 12, 1))
    ahead = budget.forecast(data, scope_of(data, "00"), ID, asked)
    assert ahead.finding.startswith("Desember 2026: 46,69 juta pekerja, antara 41,34")
    assert "Garis lurus melalui 8 titik" in ahead.finding
    assert isinstance(ahead.picture, Course)
    last, row = ahead.picture.expected[-1], ahead.records.rows[-1]
    assert (last.value, last.low, last.high) == (
        row["workers"],
        row["low"],
        row["high"],
    )
    assert ahead.picture.end.value_label == "46,69 juta"
    assert [level.value for level in ahead.picture.levels] == [
        57_550_000,
        54_000_000,
        70_000_000,
    ]
    assert set(ahead.sources) == {"S0002", "S0003", "S0007"}


def test_without_six_months_a_forecast_says_who_could_supply_them(data):
    asked = ForecastInputs(date(2026, 12, 1))
    none = budget.forecast(data, scope_of(data, "64"), ID, asked)
    assert none.absence.reason == "not_published"
    assert "diketahui 1 titik sebanding" in none.finding
    assert "Kemnaker Satu Data" in none.finding
    assert none.picture is None


def test_a_change_is_split_in_parts_that_sum_to_it(data):
    change = budget.change(data, scope_of(data, "00"), ID)
    assert change.finding == (
        "Cakupan: naik 1,56 poin. Karena peserta saja: naik 2,59 poin. Karena basis "
        "saja: turun 1,03 poin."
    )
    (row,) = change.records.rows
    assert row["numerator_pp"] + row["denominator_pp"] == pytest.approx(
        row["change_pp"]
    )
    assert budget.change(data, scope_of(data, "64"), ID).absence is not None
    typed = WorkersAtTwoDates(2_500_000, 5_400_000, 3_300_000, 7_900_000)
    own = budget.typed_change(data, scope_of(data, "64"), ID, typed)
    assert "turun 4,52 poin" in own.finding
    assert own.tags == "Angka ketikan Anda, bukan angka terbit."


def test_how_unequal_regions_are_is_said_with_the_readers_target(data):
    unequal = budget.inequality(
        data, scope_of(data, "00"), ID, InequalityInputs(Decimal(80))
    )
    assert (
        unequal.finding == "DKI Jakarta 147,82%, Lampung 12,32%: terpaut 135,50 poin."
    )
    assert unequal.tags.endswith("Di bawah target Anda: 33 dari 34.")
    (row,) = unequal.records.rows
    assert (row["regions"], row["lowest"], row["highest"]) == (34, "18", "31")
    absent = budget.inequality(data, scope_of(data, "64"), ID, InequalityInputs())
    assert absent.absence is not None
    assert (
        budget.inequality(data, scope_of(data, "64.09"), ID, InequalityInputs()) is None
    )


def test_what_closing_the_gap_costs_names_its_sources(data):
    cost = budget.gap_and_cost(data, scope_of(data, "64"), ID)
    rows = {row["need"]: row for row in cost.records.rows}
    # 524,062 x 12 x 16,800.
    assert rows["gap_to_universal"]["rupiah"] == 524_062 * 12 * 16_800
    # A hundredth of 1,847,295, rounded up.
    assert rows["one_point"]["workers"] == 18_473
    for row in rows.values():
        assert set(row["source_ids"].split()) <= set(cost.sources)
    assert "D038" in cost.sources


def test_a_typed_block_is_remembered_for_what_was_typed(data):
    scope = scope_of(data, "65")
    one = topics.block(budget.plan, data, scope, ID, KALTARA)
    same = topics.block(budget.plan, data, scope, ID, replace(KALTARA))
    fewer = replace(KALTARA, workers=7_000)
    other = topics.block(budget.plan, data, scope, ID, fewer)
    assert one is same
    assert one != other


def test_where_a_budget_cannot_be_counted_its_own_block_alone_says_why(data):
    # Our rates begin in February 2021.
    old = replace(KALTARA, rupiah=None, months=12, start=date(2018, 1, 1))
    scope = scope_of(data, "65")
    assert budget.payers(data, scope, ID, old) is None
    share = RevenueShareInputs(old, 10**9, Decimal(20))
    assert budget.revenue_share(data, scope, ID, share) is None


def test_a_month_before_the_last_figure_is_refused_at_the_forecasts_place(data):
    past = budget.forecast(data, scope_of(data, "00"), ID, ForecastInputs(START))
    early = replace(ForecastInputs(START), until=date(2024, 1, 1))
    block = budget.forecast(data, scope_of(data, "00"), ID, early)
    assert past.picture is not None
    assert (block.title, block.picture, block.finding) == (past.title, None, "")
    assert block.notes[0].text.startswith("Bulan: diharapkan bilangan bulat dari 1")
