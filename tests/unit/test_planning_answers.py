"""Answers about the regions of an invented country (see ``tests/country.py``)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from cakupan.data import Data
from cakupan.data.definitions import Definition, month_end
from cakupan.data.months import add_months
from cakupan.data.store import build_store, open_store
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.sentences import next_target
from cakupan.topics.budget import ask_forecast, ask_shares
from cakupan.topics.budget import phrases as budget_phrases
from cakupan.topics.budget.ask_change import change_between
from cakupan.topics.budget.ask_plan import BudgetInputs
from cakupan.topics.budget.blocks import payers
from cakupan.topics.budget.figures.allocation import RegencyCoverage
from cakupan.topics.budget.figures.budget import budget_for, workers_for
from cakupan.topics.budget.figures.forecast import Missing, forecast
from cakupan.topics.budget.figures.inequality import compute_inequality
from cakupan.topics.cohorts import phrases as cohort_phrases
from cakupan.topics.cohorts.ask_lapse import fit_of, lapse_calendar
from cakupan.topics.cohorts.figures import DatedCohort
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.coverage.ask_series import points_of
from cakupan.topics.targets import ask, ask_starts, phrases
from cakupan.topics.targets.figures import Point, compute_gap
from cakupan.topics.targets.results import PublishedTarget
from cakupan.wording import Wording
from tests import country

JANUARY = date(2024, 1, 1)
PU = Definition(("PU",), "employed")
ID = Wording("id")


def cohort(name: str, **more: object) -> dict[str, object]:
    return {
        "statement_id": name,
        "cohort_id": name,
        "payer": "apbd_kabkota",
        "programmes": "JKK+JKM",
        "plan_status": "realised",
        **more,
    }


@pytest.fixture
def root(tiny_root: Path) -> Path:
    """The country with a rate of Rp10 and three cohorts in Pesisir."""
    data = tiny_root / "data"
    rate = {"payer": "apbd_kabkota", "programmes": "JKK+JKM", "rupiah_per_month": 10}
    country.append_row(
        data / "contribution_rates.csv",
        rate_id="R",
        valid_from="2021-02-01",
        **rate,
    )
    dated = {"first_month": "2024-01", "last_month": "2024-02", "months": 2}
    country.write_table(
        data / "programmes.csv",
        [
            cohort("here", workers=40, **dated),
            cohort("inside", region_code="20.01", workers=10, **dated),
            cohort("open", workers=7, region_code="20.02"),
        ],
    )
    return tiny_root


@pytest.fixture
def asked(root: Path) -> Iterator[Data]:
    store = open_store(build_store().path)
    yield Data(store)
    store.close()


def nation(definition: Definition = PU) -> CoverageAsked:
    return CoverageAsked("00", definition, date(2023, 12, 31), "34")


def test_a_region_holds_those_below_it(asked):
    def codes(code: str, vintage: str = "38") -> list[str]:
        found = asked.regions.below(asked.regions.of(code, vintage))
        return [region.region_code for region in found]

    assert codes("20") == ["20", "20.01", "20.02"]
    assert codes("20.01") == ["20.01"]
    assert codes("10", "34") == ["10", "10.01", "30.01"]
    assert codes("00") == ["00", "10", "20", "30", "10.01", "20.01", "20.02", "30.01"]


def test_the_calendar_counts_what_is_below_only_if_asked(asked):
    pesisir = asked.regions.of("20", "38")
    alone = lapse_calendar(asked, pesisir, "employed")
    assert [month.funded_workers for month in alone.by_month] == [40, 40]
    # 40 of the 400 employed in August 2023.
    assert alone.by_month[-1].coverage_change_pp == -10
    assert alone.by_month[0].arrears_deadline is None
    assert alone.cohorts[0].rupiah_at_rate == 40 * 2 * 10
    whole = lapse_calendar(asked, pesisir, "employed", below=True)
    assert [month.funded_workers for month in whole.by_month] == [50, 50]
    assert [cohort.cohort_id for cohort in whole.undated] == ["open"]


def test_a_drop_without_a_base_has_a_reason(asked):
    pesisir = asked.regions.of("20", "38")
    found = lapse_calendar(asked, pesisir, "no such base")
    last = found.by_month[-1]
    assert (last.coverage_change_pp, last.coverage_change_reason) == (None, "no_base")


def test_money_is_shared_among_regions_with_figures(asked):
    # PU: 30 of 250 and 300 of 400; to 50 % the first lacks 95, the second none.
    money = ask_shares.SharesInputs(1_205, 2, JANUARY, "apbd_kabkota")
    money = replace(money, target_pct=Decimal(50))
    regencies = ask_shares.regencies_of(asked, nation())
    found = ask_shares.share_by_coverage(asked, regencies, money)
    assert found.rupiah_per_worker == 20
    assert found.rows[0]["region_name"] == "Lembah Lama"
    for way in found.ways:
        assert (way.workers, way.unspent_rupiah) == (60, 5)
        first, second = way.shares
        assert first.coverage_after_pct == 36
        assert (second.workers, second.is_at_target) == (0, True)


def test_a_payer_without_a_rate_for_the_months_is_listed_as_such(root):
    country.append_row(
        root / "data" / "contribution_rates.csv",
        rate_id="LATE",
        payer="csr",
        programmes="JKK+JKM",
        rupiah_per_month=12,
        valid_from="2024-02-01",
    )
    store = open_store(build_store().path)
    asked = Data(store)
    scope = asked.scope("20", PU, date(2023, 12, 31))
    inputs = BudgetInputs(None, 5, 12, JANUARY, "apbd_kabkota")
    block = payers(asked, scope, ID, inputs)
    store.close()
    listed = {row[0].text: row[1].text for row in block.sheet.rows}
    assert listed == {
        ID.payer("apbd_kabkota"): "Rp10 mulai Januari 2024",
        ID.payer("csr"): "tarif tidak diketahui",
    }
    assert {row["payer"] for row in block.records.rows} == {"apbd_kabkota"}


def test_regions_without_figures_are_set_aside(asked):
    with pytest.raises(NotPublishedError, match="none of its 2 regions") as caught:
        ask_shares.regencies_of(asked, replace(nation(), code="20"))
    assert set(caught.value.document["set_aside"]) == {"20.01", "20.02"}


def test_inequality_of_two_provinces(asked):
    found = ask_shares.inequality_of(asked, nation(), Decimal(50))
    assert found.regencies.names[found.measures.lowest] == "Lembah Lama"
    # 12 % and 75 %.
    assert found.measures.range_pp == 63
    assert found.measures.below_target == 1


def test_what_a_forecast_lacks_is_said(asked):
    pesisir = asked.regions.of("20", "38")
    found = ask_forecast.forecast_of(asked, pesisir, ("PU",), date(2025, 12, 31))
    assert found.forecast == Missing(points=1, needed=6)
    assert found.series == "deret_contoh"
    nothing = ask_forecast.forecast_of(asked, pesisir, ("PMI",), date(2025, 12, 31))
    assert (nothing.series, nothing.forecast.points) == (None, 0)


def add_points(root: Path, months: int) -> None:
    """Let Pesisir's PU rise by 10 a month up to 300 in December 2023."""
    for back in range(1, months):
        month = add_months(date(2023, 12, 1), -back)
        country.append_row(
            root / "data" / "reported_figures.csv",
            **country.figure(
                f"more-{back}",
                value=300 - 10 * back,
                vintage="34",
                period_end=month_end(month.year, month.month).isoformat(),
            ),
        )


def test_a_forecast_knows_what_is_not_renewed(root):
    add_points(root, 6)
    store = open_store(build_store().path)
    asked = Data(store)
    pesisir = asked.regions.of("20", "38")
    found = ask_forecast.forecast_of(
        asked, pesisir, ("PU",), date(2024, 3, 31), "deret_contoh"
    )
    store.close()
    assert found.forecast.method == "linear"
    expected = [round(month.workers) for month in found.forecast.expected]
    assert expected == [310, 320, 330]
    assert found.forecast.chance(200) == 1.0
    # Nobody was funded in 2023, and 50 are in January and February.
    bare = [round(month.workers) for month in found.unrenewed]
    assert bare == [360, 370, 330]


def test_a_base_with_new_weights_is_another_definition(root):
    for year in (2022, 2023):
        country.append_row(
            root / "data" / "reported_figures.csv",
            **country.figure(
                f"town-{year}",
                value=20,
                region_code="20.01",
                vintage="38",
                period_end=f"{year}-12-31",
            ),
        )
    store = open_store(build_store().path)
    asked = Data(store)
    town = CoverageAsked("20.01", PU)
    found = change_between(asked, town, (date(2022, 12, 31), date(2023, 12, 31)))
    store.close()
    # 20 of 80 to 20 of 100: all of it the base, which has new weights since 2023.
    assert (found.change.change, found.change.numerator) == (-5, 0)
    assert found.is_definition_change is True


def test_a_plan_does_not_start_from_one_segment():
    whole = {
        "precision": "exact",
        "kind": "coverage",
        "worker_group": None,
        "segment_scope": "as_stated",
        "period_end": date(2025, 6, 30),
    }
    later = {**whole, "segment_scope": "PU", "period_end": date(2025, 12, 31)}
    group = {**whole, "worker_group": "RENTAN", "period_end": date(2025, 12, 31)}
    assert ask_starts.latest_statements([whole, later, group]) == [whole]
    same_month = {**whole, "period_end": date(2025, 6, 1)}
    before = {**whole, "period_end": date(2025, 5, 31)}
    found = ask_starts.latest_statements([before, same_month, whole])
    assert found == [same_month, whole]
    assert ask_starts.latest_statements([later]) == []
    # A range and an open end are no number to count from.
    for precision in ("range", "at_least", "at_most"):
        assert ask_starts.latest_statements([{**whole, "precision": precision}]) == []


def test_a_percent_of_another_indicator_is_no_start(asked):
    # Pesisir said 45 % of the UCJ in June 2023, 180 workers; its target is UCJ too.
    pesisir = asked.regions.of("20", "38")
    target = ask.choose_target(asked, pesisir, "UCJ")
    like = ask.like_statements(asked, pesisir, target)
    (start,) = ask_starts.stated_starts(asked, pesisir, 400, like)
    assert (start.pct, start.active) == (45, 180)
    other = {**target.row, "indicator": "rpjmn"}
    unnamed = {**target.row, "indicator": "not_stated", "latest_row_id": None}
    assert ask.like_statements(asked, pesisir, PublishedTarget(other, False)) == []
    with pytest.raises(NotPublishedError, match="does not name its indicator"):
        ask.like_statements(asked, pesisir, PublishedTarget(unnamed, False))
    with pytest.raises(NotPublishedError, match="without a base"):
        ask_starts.stated_starts(asked, pesisir)


def test_rows_of_unlike_series_make_no_points():
    row = {
        "series": "a",
        "segment_scope": "PU",
        "worker_basis": "registered",
        "period_end": date(2023, 12, 31),
        "active_workers": 5,
    }
    with pytest.raises(BadInputError, match="expected figures with equal tags"):
        points_of([row, {**row, "series": "b"}])
    assert points_of([row]) == [Point(date(2023, 12, 1), 5)]


# Sentences

PLACES = [RegencyCoverage("a", 100, 10), RegencyCoverage("b", 100, 80)]


def test_lapses_name_the_last_month_and_the_deadline():
    # Singkawang (S0136).
    singkawang = DatedCohort("c", "61.72", date(2025, 12, 1), 5, 7_737, "apbd_kabkota")
    assert cohort_phrases.of_lapse(singkawang, ID) == (
        "Perlindungan 7.737 pekerja berakhir April 2026; tunggakan dapat dibayar "
        "sampai Juli 2026."
    )


@pytest.mark.parametrize(
    ("target", "points", "workers", "words"),
    [
        ("61%", Fraction(24), None, "Kurang 24,00 poin untuk mencapai target 61%."),
        ("61%", Fraction(-3, 2), None, "Target 61% tercapai, 1,50 poin di atasnya."),
        (
            "50%",
            Fraction(-617, 50),
            compute_gap(10_000, 6_234, Decimal(50)),  # 5,000 of 10,000 are the target
            "Target 50% tercapai, dengan 1.234 pekerja di atasnya.",
        ),
    ],
)
def test_gaps_are_said_without_minus(target, points, workers, words):
    assert phrases.gap(target, points, workers, ID) == words


def test_the_gap_to_universal_has_words_of_its_own():
    said = phrases.universal_gap(compute_gap(213_582, 103_079, Decimal(50)), ID)
    assert said == "110.503 pekerja dari seluruh basis belum terlindungi."
    assert "target" not in said


def test_a_budget_without_rest_says_no_rest():
    plan = budget_for(1, 1, lambda month: 16_800, JANUARY)
    assert budget_phrases.budget(plan, ID) == (
        "Rp16.800 melindungi 1 pekerja selama 1 bulan."
    )
    rest = workers_for(16_810, 1, lambda month: 16_800, JANUARY)
    assert budget_phrases.budget(rest, ID).endswith("1 bulan. Sisa Rp10.")


def test_how_far_apart_regions_are_is_said():
    names = {"a": "Teluk", "b": "Bukit"}
    found = compute_inequality(PLACES, Decimal(50))
    assert budget_phrases.inequality(found, names, ID) == (
        "Bukit 80,00%, Teluk 10,00%: terpaut 70,00 poin."
    )
    assert found.gap_share_of_lowest_pct == 80


def test_forecasts_say_their_error_or_what_is_missing():
    assert "diketahui 3 titik" in budget_phrases.forecast_lacks(Missing(3), ID)
    line = [Point(add_months(JANUARY, n), 900_000 + 10_000 * n) for n in range(6)]
    ahead = forecast(line, date(2024, 7, 31))
    short = budget_phrases.forecast(ahead, (), ID)
    assert short.startswith("Juli 2024: 960 ribu pekerja, antara 960 ribu")
    assert "Garis lurus melalui 6 titik" in short
    assert "tidak dapat diuji" in short
    lower = (replace(ahead.expected[-1], workers=900_000.0),)
    assert "tidak diperpanjang" in budget_phrases.forecast(ahead, lower, ID)
    assert "tidak diperpanjang" not in budget_phrases.forecast(
        ahead, ahead.expected, ID
    )
    more = [*line, Point(add_months(JANUARY, 6), 960_000)]
    assert "rata-rata melesetnya" in budget_phrases.forecast(
        forecast(more, date(2024, 8, 31)), (), ID
    )


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        # PPU 2025: Rp3 billion is 2.5 to 3.5, and 3.024 are due for a year (S0152).
        ((15_000, 12, 3_000_000_000, "rounded"), "Uangnya cocok"),
        ((15_000, 12, 3_000_000_000, "exact"), "Rp24.000.000 (0,79%) lebih kecil"),
        # Kotim 2024: Rp739.122 million for 4,400 workers, nine months (S0138).
        ((4_400, 9, 739_122_000, "exact"), "Rp73.842.000 (11,10%) lebih besar"),
        ((4_400, 12, 739_122_000, "exact"), "Rp147.918.000 (16,68%) lebih kecil"),
        # The same without months: 9.9989 of them, and not ten.
        ((4_400, None, 739_122_000, "exact"), "cukup untuk 9,99 bulan;"),
        ((34_400, None, 4_300_000_000, "rounded"), "cukup untuk 7,44 bulan;"),
        ((22_121, None, 2_000_000_000, "rounded"), "cocok untuk 5 sampai 6 bulan."),
        ((837, 12, 168_000_000, "rounded"), "Biayanya Rp168.739.200: uangnya cocok"),
        ((1_000, 12, 202_000_000, "rounded"), "Uangnya cocok dengan"),
        ((1_000, 12, 202_400_000, "rounded"), "Rp800.000 (0,40%) lebih besar"),
        ((1_000, 12, 201_700_000, "rounded"), "uangnya cocok, dibulatkan ke atas"),
        ((None, None, None, None), "tidak ada yang dapat diperiksa"),
        ((5, None, 1_000_000, "at_least"), "berapa bulan tidak dapat dikatakan"),
    ],
)
def test_money_against_cover_is_said(stated, words):
    workers, months, rupiah, precision = stated
    row = {
        "workers": workers,
        "precision": "exact",
        "months": months,
        "rupiah": rupiah,
        "rupiah_precision": precision,
    }
    assert words in cohort_phrases.of_fit(fit_of(row, 16_800), ID)


def test_plans_are_said_with_their_direction():
    assert (
        cohort_phrases.of_plan_error(53.06, ID)
        == "Rencananya 53,1% di atas hasil verifikasi."
    )
    assert "di bawah" in cohort_phrases.of_plan_error(-10, ID)


def test_continuity_is_said():
    assert "dalam 10 dari 12 bulan" in cohort_phrases.of_continuity(
        [JANUARY, JANUARY], ID
    )


def test_every_code_has_a_name():
    for table in (
        cohort_phrases.DEPTH,
        cohort_phrases.DEPTH_NOTE,
        budget_phrases.WAY,
        budget_phrases.WAY_SHORT,
        budget_phrases.INTAKE,
    ):
        for code in table:
            assert ID.say(table[code]) != table[code]
    assert ID.say(budget_phrases.METHOD["linear"]) == "garis lurus"


def test_the_target_named_first_is_the_next_one_or_the_last_that_is_past():
    def due(year, latest=None):
        return {
            "row_id": f"T{year}",
            "due_on": date(year, 12, 31),
            "target_pct": 50.0,
            "latest_row_id": latest and "S",
            "latest_period_end": latest,
        }

    alone = [due(2024), due(2026), due(2027)]
    assert next_target(alone, date(2025, 12, 31)) == due(2026)
    assert next_target(alone, date(2026, 12, 31)) == due(2026)
    assert next_target(alone, date(2030, 1, 31)) == due(2027)
    # A target with a figure of its own indicator goes first; its figure is its start.
    like = [*alone, due(2028, date(2025, 4, 30)), due(2029, date(2025, 4, 30))]
    assert next_target(like, date(2028, 12, 31)) == due(2028, date(2025, 4, 30))
    assert next_target([], date(2025, 12, 31)) is None
