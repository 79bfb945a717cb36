"""What the command line must answer on the shipped data, each with its source."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cakupan.cli import main
from cakupan.data import Data
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask_lapse import fit_of
from cakupan.wording import speak

Ask = Callable[..., Any]


@pytest.fixture
def run(shipped_path: Path) -> Callable[..., Result]:
    """The command line on the shipped data, on 21 November 2026."""
    settings = {"CAKUPAN_STORE": str(shipped_path), "CAKUPAN_TODAY": "2026-11-21"}

    def invoke(line: str, **more: str) -> Result:
        return CliRunner(env={**settings, **more}).invoke(main, line.split())

    return invoke


@pytest.fixture
def ask(run: Callable[..., Result]) -> Ask:
    """The JSON document of a command that succeeds."""

    def answer(line: str) -> Any:
        result = run(f"{line} --json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    return answer


def kept(document: dict[str, Any], *keys: str) -> list[Any]:
    return [document[key] for key in keys]


def test_musi_banyuasin_lacks_8305_workers(ask):
    # July 2025: 103,079 of 213,582 (S0086); UCJ target 52.15 % (S0011).
    found = ask("gap --eligible 213582 --active 103079 --target-pct 52.15")
    keys = ("target_workers", "gap_workers", "gap_pp", "surplus_workers")
    assert kept(found, *keys) == [111_384, 8_305, 3.89, 0]
    assert found["gap_to_universal_workers"] == 213_582 - 103_079


def test_a_fifth_of_kalimantan_timurs_vulnerable_workers(ask):
    # 100,000 of about 500,000, governor on 5 July 2023 (SEED1).
    found = ask("gap --eligible 500000 --active 100000 --target-pct 100")
    assert found["coverage_pct"] == 20.0


def test_a_typed_target_meets_a_computed_coverage(ask):
    # 1,323,233 active (S0006) of 1,847,295 employed (August 2023): 71.63 %.
    found = ask("gap --region 64 --period 2023-12 --target-pct 80")
    keys = ("active_workers", "base_workers", "coverage_pct", "target_workers")
    # 0.8 x 1,847,295 = 1,477,836.
    assert kept(found, *keys) == [1_323_233, 1_847_295, 71.63, 1_477_836]
    assert kept(found, "gap_workers", "gap_pp") == [154_603, 8.37]
    assert found["is_target_typed"] is True


def test_a_published_target_meets_the_statement_of_its_indicator(ask):
    # Kalimantan Barat: UCJ 60.80 % for 2026 (S0053), UCJ 37 % on 24 December 2025
    # (S0054); the computed coverage of December 2023 stands beside.
    found = ask("gap --region 61 --regime ucj --due 2026")
    assert found["target"]["source"]["source_id"] == "S0053"
    assert kept(found, "target_pct", "gap_pp", "gap_workers") == [60.8, 23.8, None]
    assert found["workers_reason"] == "no_base"
    assert found["statement"]["source"]["source_id"] == "S0054"
    assert found["computed"]["is_same_definition"] is False
    assert found["computed"]["active_workers"] == 729_270


def test_workers_stand_where_the_statement_gives_both_numbers(ask):
    # Papua Tengah, UCJ: 72,146 of 263,264 in July 2025 (S0078), target 61.25 %.
    found = ask("gap --region 94 --regime UCJ --due 2025")
    # ceil(0.6125 x 263,264) = 161,250.
    assert kept(found, "target_workers", "gap_workers") == [161_250, 89_104]


def test_a_later_statement_without_its_numbers_gives_points_and_no_workers(ask):
    # Maluku Utara: 41.64 % with both numbers in May 2025 (S0072), 50 % with neither
    # in December (S0250); the target is 68 %.
    found = ask("gap --region 82 --regime UCJ --due 2025")
    assert found["statement"]["source"]["source_id"] == "S0250"
    assert kept(found, "gap_pp", "gap_workers") == [18.0, None]
    assert found["workers_reason"] == "no_base"


def test_rounded_numbers_give_points_and_no_workers_to_the_person(ask):
    # Lampung: "687 ribu" of "2,8 juta", 24.5 % (S0238), read as 387,920 missing.
    found = ask("gap --region 18 --regime UCJ --due 2025")
    assert found["statement"]["source"]["source_id"] == "S0238"
    assert kept(found, "gap_pp", "target_workers", "gap_workers") == [13.89, None, None]
    assert found["workers_reason"] == "rounded"


def test_months_that_a_source_names_are_held_against_its_money(ask):
    # Muna Barat 2023: 11,560 x 12 x Rp16,800 = 2,330,496,000, "about Rp2.3 miliar".
    found = ask("lapse --region 74.13")
    (cohort,) = found["undated"]
    assert cohort["missing"] == ["first_month"]
    assert [line["verdict"] for line in found["arithmetic"]] == ["fits"]
    assert found["arithmetic"][0]["expected_rupiah"] == 2_330_496_000


def test_money_of_more_than_so_many_workers_pays_no_stated_months():
    """Papua Selatan: Rp1.5 miliar for "more than 7,400" read as 0 months."""
    row = {"workers": 7_400, "precision": "at_least", "months": None}
    row |= {"rupiah": 1_500_000_000, "rupiah_precision": "rounded"}
    said = phrases.of_fit(fit_of(row, 16_800), speak("id"))
    # 1,550,000,000 / (7,400 x 16,800) = 12.47.
    assert said.startswith("Uangnya cukup untuk paling banyak 12 bulan")
    open_money = row | {"precision": "exact", "rupiah_precision": "at_least"}
    said = phrases.of_fit(fit_of(open_money, 16_800), speak("id"))
    assert said.startswith("Jumlah bulan tidak disebut")
    assert "cukup untuk 0" not in said


def test_a_region_without_a_target_shows_the_nations(run):
    result = run("gap --region 64 --regime RPJMN --json")
    assert result.exit_code == 3
    document = json.loads(result.stdout)
    assert document["absence_reason"] == "not_comparable"
    assert document["target"]["is_national"] is True
    assert document["gap_pp"] is None


def test_the_two_targets_of_2025_are_both_kept(ask, run):
    # RPJMN 32.15 % and UCJ 52.15 % (S0011); 35.68 % in April 2025 is UCJ (S0011).
    assert ask("gap --region 00 --regime UCJ --due 2025")["gap_pp"] == 16.47
    assert run("gap --region 00 --regime RPJMN --due 2025").exit_code == 3


@pytest.mark.parametrize(
    ("line", "rupiah"),
    [
        # Kaltara, December 2023 and January 2024 (SEED0).
        ("--workers 7000 --months 2 --from 2023-12", 235_200_000),
        # Kaltara, 22,121 a month, and all 58,701 for a year (S0222).
        ("--workers 22121 --months 1 --from 2025-08", 371_632_800),
        ("--workers 58701 --months 12 --from 2026-01", 11_834_121_600),
        # Kaltim 2023 (SEED1).
        ("--workers 100000 --months 12 --from 2023-07", 20_160_000_000),
        ("--workers 500000 --months 12 --from 2023-07", 100_800_000_000),
        # Kalbar 2023 (SEED3).
        ("--workers 75489 --months 12 --from 2023-05", 15_218_582_400),
        # With JHT, Rp36,800 (S0104).
        ("--workers 100 --months 10 --from 2026-01 --with-jht", 36_800_000),
        # PP 50/2025: own payers half from April to December 2026, APBD never (D037).
        ("--workers 1 --months 12 --from 2026-01 --payer self_other", 126_000),
        ("--workers 1 --months 12 --from 2026-01 --payer self_transport", 100_800),
        ("--workers 1 --months 12 --from 2026-01 --payer APBD", 201_600),
        ("--workers 1 --months 12 --from 2026-01 --payer apbd_kabkota", 201_600),
        # n x c x m(m + 1)/2 of 100 a month.
        ("--workers 1200 --months 12 --from 2026-01 --intake even", 131_040_000),
    ],
)
def test_workers_and_months_cost(ask, line, rupiah):
    assert ask(f"budget {line}")["rupiah"] == rupiah


def test_two_billion_keep_22121_workers_five_months(ask):
    # Kaltara APBD-P 2025, called "four to five months" (S0222).
    found = ask("budget --workers 22121 --rupiah 2000000000 --from 2025-08")
    keys = ("months", "months_exact", "remainder_rupiah")
    assert kept(found, *keys) == [5, 5.38, 141_836_000]
    assert found["rates"][0] == {"month": "2025-08", "rupiah": 16_800}
    assert len(found["rates"]) == 5
    assert found["cost_of_one_point_per_year"] is None


def test_four_billion_for_ten_months(ask):
    # Kaltara's request for 2026 (D020); APBD 2024 Rp3,494,591,835,909 (S0223).
    found = ask("budget --region 65 --rupiah 4000000000 --months 10 --from 2026-01")
    assert kept(found, "workers", "remainder_rupiah") == [23_809, 88_000]
    assert kept(found, "share_of_apbd_pct", "apbd_year") == [0.1145, "2024"]
    # Employed in August 2025: 380,572, so a point is 3,806 workers x 201,600.
    assert kept(found, "base_workers", "base_period") == [380_572, "2025-08-31"]
    assert found["cost_of_one_point_per_year"] == 3_806 * 201_600
    assert found["upkeep_next_year_rupiah"] == 23_809 * 201_600
    assert found["upkeep_from"] == "2026-11"


def test_ketapang_paid_for_seven_months(ask):
    # Rp4.3 billion for 34,400 workers, 2024 (S0100).
    line = "budget --workers 34400 --rupiah 4300000000 --from 2024-01"
    assert ask(line)["months_exact"] == 7.44


def test_the_pace_of_musi_banyuasin(ask):
    # 103,079 of 213,582 to 52.15 % in five months (S0086, S0011).
    line = "pace --eligible 213582 --active 103079 --target-pct 52.15 --months 5"
    assert ask(f"{line} --churn 2")["required_per_month"] == 3_791
    assert ask(f"{line} --churn 2%")["required_per_month"] == 3_791
    assert ask(f"{line} --churn 0.02")["required_per_month"] == 3_791
    plain = ask(line)
    assert kept(plain, "required_per_month", "pace_ratio") == [1_661, None]
    assert plain["pace_ratio_reason"] == "not_published"
    against = ask(f"{line} --mean-intake 500")
    assert kept(against, "pace_ratio", "is_out_of_reach") == [3.32, True]


def test_a_target_without_a_named_indicator_has_no_pace(run):
    # Kalbar's Perda, 61 % by 2026 (S0054), names no indicator; nor does the nation's
    # RKP have a figure of its own: 35 % of July 2023 once made it "0 workers a month".
    for line in ("61 --regime Perda", "00 --regime RKP"):
        result = run(f"pace --region {line} --json")
        assert result.exit_code == 3
        found = json.loads(result.stdout)
        assert found["absence_reason"] == "not_comparable"
        assert "required_per_month" not in found


def test_kalimantan_barat_starts_from_two_figures(ask):
    # Typed: 61 % by 2026. 37 % (governor, S0054) and 27 % (S0055) differ; stated base
    # 1,819,430 (S0052).
    found = ask("pace --region 61 --target-pct 61 --due 2026-12 --start stated")
    starts = [
        kept(start, "stated_pct", "eligible", "months", "required_per_month")
        for start in found["starts"]
    ]
    assert starts == [[37.0, 1_819_430, 12, 36_389], [27.0, 1_819_430, 12, 51_551]]
    assert {start["base_source_id"] for start in found["starts"]} == {"S0052"}
    # A typed target has no indicator: nothing is called the same.
    assert {start["is_same_indicator"] for start in found["starts"]} == {None}
    keys = ("required_per_month", "required_per_month_low", "required_per_month_high")
    assert kept(found, *keys) == [None, 36_389, 51_551]
    assert found["is_target_typed"] is True


def test_of_several_targets_the_next_one_is_planned_for(ask):
    # UCJ of Kalimantan Barat: 59.56 % by 2025 is past, 60.80 % by 2026 is next (S0053).
    found = ask("pace --region 61 --regime UCJ")
    assert kept(found, "target_pct", "due") == [60.8, "2026-12"]
    # 37 % is UCJ too; the 27 % does not say, and is no start.
    assert [s["is_same_indicator"] for s in found["starts"]] == [True]
    # (60.80 - 37) % of 1,819,430 in twelve months: 36,085.4 each.
    assert found["required_per_month"] == 36_086


def test_a_national_target_is_said_to_be_national(run, ask):
    # Kota Jambi: UCJ 48.64 (S0028); 52.15 is the nation's of 2025 (S0011).
    found = ask("gap --region 15.71 --regime UCJ --due 2025")
    assert kept(found, "gap_pp", "target_pct") == [3.51, 52.15]
    assert found["target"]["is_national"] is True
    said = run("gap --region 15.71 --regime UCJ --due 2025").stdout
    assert "Target nasional UCJ 2025, bukan target Kota Jambi: kurang 3,51" in said
    assert "48,64%" in said


def test_covers_on_record_that_end_before_the_date_are_counted(ask):
    # In Kalbar at the end of 2025: 2,116 (D015), 837 and 3,000 (S0134), 7,737 and 767
    # (S0136); all end before December 2026.
    line = "pace --region 61 --target-pct 61 --due 2026-12 --start stated"
    start = ask(line)["starts"][0]
    assert kept(start, "lapses", "known_lapses") == [0, 14_457]
    start = ask(f"{line} --lapses known")["starts"][0]
    # (0.24 x 1,819,430 + 14,457) / 12 = 37,593.4
    assert kept(start, "lapses", "required_per_month") == [14_457, 37_594]


def test_a_pace_ratio_needs_a_month_twelve_months_before(ask):
    # National series of BPJS: 41.55 million in December 2023, 45.23 in 2024 (S0002).
    line = "pace --region 00 --segments PU,BPU,JAKON,PMI --target-pct 60 --due 2027-12"
    found = ask(f"{line} --period 2024-12")
    assert kept(found, "series", "mean_net_intake") == ["bpjs_national", 306_666.67]
    assert found["pace_ratio"] == 3.76
    province = ask("pace --region 64 --target-pct 80 --due 2027-12")
    assert kept(province, "pace_ratio", "pace_ratio_reason") == [None, "not_published"]


def test_kalimantan_fell_because_the_base_grew(ask):
    # 2.5 of 5.4 million (S0016) to 3.3 of 7.9 million (S0184).
    found = ask("decompose --a0 2500000 --e0 5400000 --a1 3300000 --e1 7900000")
    keys = ("change_pp", "numerator_pp", "denominator_pp")
    assert kept(found, *keys) == [-4.52, 12.47, -16.99]


def test_the_nation_within_one_series(ask):
    # 41.55 million of 139,852,377 to 45.23 million of 144,642,004 (S0002, Sakernas).
    line = "decompose --region 00 --segments PU,BPU,JAKON,PMI"
    found = ask(f"{line} --from 2023-12 --to 2024-12")
    assert found["series"] == "bpjs_national"
    assert found["from"]["base_workers"] == 139_852_377
    assert found["change_pp"] == pytest.approx(
        found["numerator_pp"] + found["denominator_pp"]
    )
    assert found["change_pp"] == 1.56
    assert found["is_definition_change"] is False


def test_unlike_series_are_not_subtracted(run):
    result = run("decompose --region 00 --from 2023-12 --to 2025-02")
    assert result.exit_code == 2
    assert "Deret yang berbeda tidak pernah dikurangkan" in result.stderr
    assert "kemnaker_1726" in result.stderr
    assert "kemnaker_press" in result.stderr


def test_kaltaras_cohorts_and_their_ends(ask):
    # 35,000 from August to December 2023 (S0160), 7,000 in December 2023 and January
    # 2024 (SEED0); the governor's 45,000 (S0159) is a conflict.
    found = ask("lapse --region 65")
    first, second = found["cohorts"]
    assert kept(first, "workers", "last_month", "worker_months") == [
        35_000,
        "2023-12",
        175_000,
    ]
    keys = ("workers", "first_month", "last_month", "worker_months")
    assert kept(second, *keys) == [7_000, "2023-12", "2024-01", 14_000]
    keys = ("full_year_equivalent", "protection_depth", "kpi_equivalent")
    assert kept(second, *keys) == [1_166.67, "under_3", 2_333]
    assert kept(second, "rupiah_at_rate", "arrears_deadline") == [
        235_200_000,
        "2024-04",
    ]
    said = {other["workers"] for other in first["other_statements"]}
    assert 45_000 in said
    totals = found["totals"]
    assert totals["worker_months"] == totals["worker_months_in_window"] == 189_000
    assert totals["registered_by_year"] == {"2023": 42_000}
    by_month = {month["month"]: month for month in found["by_month"]}
    assert [m["funded_workers"] for m in found["by_month"]] == [
        *[35_000] * 4,
        42_000,
        7_000,
    ]
    # 7,000 of 372,270 employed in August 2023.
    january = by_month["2024-01"]
    assert kept(january, "ending_workers", "coverage_change_pp") == [7_000, -1.88]
    assert kept(january, "coverage_change_from", "base_workers") == [
        "2024-02",
        372_270,
    ]
    undated = {row["cohort_id"]: row for row in found["undated"]}
    assert set(undated) == {"65-2024-prov", "65-2025-prov", "65-2026-prov"}
    assert undated["65-2025-prov"]["workers"] == 22_121
    assert undated["65-2025-prov"]["missing"] == ["first_month", "months"]


@pytest.mark.parametrize(
    ("region", "workers", "last"),
    [
        # Landak from 22 August 2025, one year (S0134).
        ("61.08", 837, "2026-07"),
        # Singkawang, December 2025 to April 2026 (S0136).
        ("61.72", 7_737, "2026-04"),
    ],
)
def test_when_a_regencys_cover_ends(ask, region, workers, last):
    cohorts = ask(f"lapse --region {region}")["cohorts"]
    ends = {cohort["workers"]: cohort["last_month"] for cohort in cohorts}
    assert ends[workers] == last


def test_a_provinces_calendar_takes_in_its_regencies_if_asked(ask):
    alone = ask("lapse --region 61")
    assert kept(alone, "cohorts", "by_month", "from") == [[], [], None]
    found = ask("lapse --region 61 --below --from 2026-04 --to 2026-05")
    assert [m["funded_workers"] for m in found["by_month"]] == [14_457, 6_720]
    assert found["by_month"][0]["ending_workers"] == 7_737
    assert {c["region_code"] for c in found["cohorts"]} == {"61.07", "61.08", "61.72"}


def test_kutai_timur_planned_half_as_many_again(ask):
    # 150,000 planned, about 98,000 verified (D018).
    (plan,) = ask("lapse --region 64.08")["plans"]
    keys = ("planned_workers", "verified_workers", "plan_error_pct")
    assert kept(plan, *keys) == [150_000, 98_000, 53.06]


def test_stated_money_is_checked_against_stated_cover(ask):
    # Kotim 2024: Rp739.122 million, 4,400 workers, nine months (S0138).
    (kotim,) = ask("lapse --region 62.02")["arithmetic"]
    keys = ("verdict", "expected_rupiah", "difference_pct", "months_bought")
    assert kept(kotim, *keys) == ["too_much", 665_280_000, 11.1, 9.99]
    (ketapang,) = ask("lapse --region 61.04")["arithmetic"]
    assert kept(ketapang, "verdict", "months_bought") == ["months_not_stated", 7.44]


def test_every_dated_cohort_of_the_nation_is_summed_once(ask):
    found = ask("lapse --region 00 --below")
    months = sum(month["funded_workers"] for month in found["by_month"])
    cohorts = sum(cohort["worker_months"] for cohort in found["cohorts"])
    assert months == cohorts == found["totals"]["worker_months"]
    ending = sum(month["ending_workers"] for month in found["by_month"])
    assert ending == sum(cohort["workers"] for cohort in found["cohorts"])
    # East Nusa Tenggara's 50,000 of 2026 are a plan (D024).
    march = next(m for m in found["by_month"] if m["month"] == "2026-03")
    assert march["planned_workers"] >= 50_000


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (
            "gap --eligible 9 --active 1 --target-pct 101",
            2,
            "Target: diharapkan persen",
        ),
        ("gap --eligible 0 --active 0 --target-pct 50", 2, "Tanpa basis tidak ada"),
        ("gap --eligible 9 --target-pct 50", 2, "belum ada: --active"),
        ("gap --region 64", 2, "Diharapkan --target-pct atau --regime"),
        ("gap --region 61 --regime RPJMD", 3, "yang tercatat: Perda 2026"),
        ("gap --region 61 --regime Perda", 3, "tidak menyebut indikatornya"),
        ("gap --region 64.08 --target-pct 50", 3, "belum terbit"),
        ("budget --workers 5", 2, "Diharapkan dua dari"),
        ("budget --workers 5 --months 3 --rupiah 9", 2, "Yang ketiga dihitung"),
        ("budget --rupiah -5 --months 3", 2, "Uang: diharapkan 0 rupiah atau lebih"),
        ("budget --workers 5 --months 0", 2, "Bulan: diharapkan bilangan bulat"),
        ("budget --workers 5,5 --months 3", 2, "Tulis angka saja"),
        ("budget --workers 5 --months 3 --payer gubernur", 2, "Pembayar: diharapkan"),
        ("budget --workers 5 --months 3 --from 2019-01", 3, "Tarif APBD provinsi"),
        ("budget --workers 5 --months 3 --from 2026", 2, "--from: diharapkan bulan"),
        ("budget --workers 5 --months 3 --eligible 0", 2, "Tanpa basis tidak ada"),
        ("pace --region 61 --target-pct 61", 2, "belum ada: --due"),
        (
            "pace --region 61 --target-pct 61 --due 2025-12 --start stated",
            2,
            "diharapkan bulan setelah angka terakhir (2025-12)",
        ),
        (
            "pace --region 64 --target-pct 90 --due 2026-10",
            2,
            "diharapkan bulan ini (2026-11) atau sesudahnya",
        ),
        ("pace --region 61 --regime Perda --start computed", 2, "--start stated"),
        ("pace --region 65 --target-pct 60 --due 2027-12 --start stated", 3, "basis"),
        (
            "pace --region 11.01 --target-pct 9 --due 2027-12 --start stated",
            3,
            "cakupan",
        ),
        ("decompose --a0 1 --e0 0 --a1 1 --e1 2", 2, "Basis: diharapkan sedikitnya 1"),
        ("decompose --a0 1 --e0 1", 2, "belum ada: --a1, --e1"),
        ("decompose --region 64 --from 2023-12 --to 2022-12", 2, "Tukar keduanya"),
        ("decompose --region 64 --from 2022-12 --to 2023-12", 3, "tidak ada angka"),
        ("lapse --region 65 --from 2024-02 --to 2024-01", 2, "Tukar keduanya"),
        ("lapse --region 15", 3, "tidak ada kohort berbiaya yang tercatat"),
        ("lapse --region Entah", 2, "Entah"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(run, line, code, words):
    result = run(line)
    assert result.exit_code == code, result.output
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_a_figure_nobody_published_is_a_document_too(run):
    result = run("lapse --region 15 --json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["absence_reason"] == "not_published"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "gap --eligible 213582 --active 103079 --target-pct 52.15",
            "Kurang 8.305 pekerja untuk mencapai target 52,15%, yaitu 3,89 poin.",
        ),
        (
            "budget --workers 22121 --rupiah 2000000000 --from 2025-08",
            "Rp2.000.000.000 melindungi 22.121 pekerja selama 5 bulan. Sisa "
            "Rp141.836.000.",
        ),
        (
            "pace --region 61 --target-pct 61 --due 2026-12 --start stated",
            "36.389 sampai 51.551 pekerja harus bergabung setiap bulan dari Januari "
            "2026 sampai Desember 2026: titik awal yang terbit berbeda",
        ),
        (
            "decompose --a0 2500000 --e0 5400000 --a1 3300000 --e1 7900000",
            "Cakupan: turun 4,52 poin. Karena peserta saja: naik 12,47 poin.",
        ),
        ("lapse --region 65", "189.000 pekerja-bulan dalam 2 kohort"),
        ("lapse --region 65", "Bulan tidak disebut lengkap, di luar semua jumlah:"),
    ],
)
def test_the_terminal_says_it_in_a_sentence(run, line, words):
    result = run(line)
    assert result.exit_code == 0
    assert words in result.stdout


def test_the_handbooks_count_is_shown_only_when_asked(run):
    assert "kpi_equivalent" not in run("lapse --region 65").stdout
    shown = run("lapse --region 65 --kpi").stdout
    assert "2333" in shown
    assert "bukan cakupan" in shown


def test_what_was_not_known_yet_is_not_counted(run):
    result = run("lapse --region 65 --known-on 2026-11-20")
    assert result.exit_code == 3


def test_a_disputed_plan_is_disputed_in_the_command_too(ask, run):
    # Budgeted in July (S0222), "not allocated" by the labour office in November 2025
    # (S0221): conflict C-65-2025-programme.
    found = ask("lapse --region 65")
    undated = {row["cohort_id"]: row["dispute"] for row in found["undated"]}
    assert undated["65-2025-prov"]["conflict_id"] == "C-65-2025-programme"
    assert undated["65-2026-prov"] is None
    # 7,000 of December 2023 stand in a conflict about the year, and not in their own.
    dated = {row["cohort_id"]: row["dispute"] for row in found["cohorts"]}
    assert dated["65-2023-12-prov"] is None
    lines = run("lapse --region 65").stdout.splitlines()
    assert lines[0] == "Kalimantan Utara"
    assert any(
        line.startswith("Diperselisihkan: Kaltara 2025: 22.121 pekerja rentan")
        for line in lines[:5]
    )


def test_no_target_of_the_country_stands_beside_an_unlike_figure(shipped_store):
    index = Data(shipped_store).regions
    compared = 0
    for level in ("national", "province", "regency"):
        for region in index.of_level(level, "38"):
            rows = Data(shipped_store).rows(
                "targets__by_region",
                territory_id=region.territory_id,
                figures_of=region.territory_id,
            )
            by_id = {
                row["row_id"]: row
                for row in Data(shipped_store).rows(
                    "statements__by_region", territory_id=region.territory_id
                )
            }
            for row in (row for row in rows if row["latest_row_id"]):
                said = by_id[row["latest_row_id"]]
                assert said["indicator"] == row["indicator"] != "not_stated"
                assert said["precision"] in ("exact", "rounded", "about")
                assert said["segment_scope"] not in ("PU", "BPU", "JAKON", "PMI")
                of_regime = [
                    other["due_on"]
                    for other in rows
                    if (other["regime"], other["indicator"])
                    == (row["regime"], row["indicator"])
                ]
                assert said["period_end"].year >= min(of_regime).year - 1
                compared += 1
    assert compared >= 20


@pytest.mark.parametrize("command", ["gap", "pace"])
@pytest.mark.parametrize(
    ("region", "name", "regime"),
    [
        ("15.71", "Kota Jambi", "RKP"),
        ("64", "Kalimantan Timur", "stated"),
        ("65", "Kalimantan Utara", "UCJ"),
    ],
)
def test_what_cannot_be_compared_names_the_nations_target_too(
    run, command, region, name, regime
):
    due = "" if command == "gap" else " --as-of 2025-06-01"
    said = run(f"{command} --region {region} --regime {regime}{due}").output
    assert f"adalah target nasional, bukan target {name}" in said
    nation = run(f"{command} --region 00 --regime {regime}{due}").output
    assert "bukan target Indonesia" not in nation


def test_what_is_not_on_record_is_not_said_to_be_unpublished(run):
    # 37.01 % of 31 October 2025 is published, without an indicator.
    said = run("gap --region 00 --regime RKP").output
    assert "tidak ada cakupan berindikator sama yang tercatat" in said
    assert "belum ada yang menerbitkan" not in said


def test_a_target_that_a_branch_quotes_for_the_nation_is_none_of_the_city(ask, run):
    # Kaltim Today, 22 September 2025 (S0117): "target nasional sebesar 80 persen".
    assert ask("targets --region 64.71") == []
    before = ask("targets --region 64.71 --known-on 2026-11-21")
    assert [row["target_pct"] for row in before] == [80.0]
    assert all(row["target_pct"] != 80.0 for row in ask("targets --region 00"))
    said = run("targets --region 64.71").output
    assert said.splitlines() == [
        "Tidak ada yang tercatat tentang ini; itu tidak berarti memang tidak ada.",
        "Target nasional: cakupan targets --region 00.",
    ]


def test_an_empty_register_is_said_to_be_empty(run):
    for command in ("statements", "conflicts", "targets"):
        said = run(f"{command} --region 64.09").output
        assert said.startswith("Tidak ada yang tercatat tentang ini"), command


def test_cohorts_without_months_are_no_zero_of_what_was_paid_for(run):
    said = run("lapse --region 64").output
    assert "0 pekerja-bulan" not in said
    assert "2 kohort tidak menyebut bulan pertama atau jumlah bulannya" in said


def test_a_region_without_a_cohort_of_its_own_names_those_in_it(run, ask):
    found = ask("lapse --region 00 --below")
    count = len(found["cohorts"]) + len(found["undated"])
    assert f"ada {count} milik wilayah di dalamnya" in run("lapse --region 00").output
    assert "milik wilayah" not in run("lapse --region 15.71").output


def test_what_was_not_allocated_is_not_said_to_be_covered(ask):
    # Disnakertrans, 12 November 2025 (S0221): not allocated again in 2025.
    found = ask("lapse --region 65")["undated"]
    (plan,) = [row for row in found if row["cohort_id"] == "65-2025-prov"]
    said = {
        row["source"]["source_id"]: row["plan_status"]
        for row in plan["other_statements"]
    }
    assert said["S0221"] == "not_allocated"


def test_stated_months_are_held_without_a_first_month(ask):
    # "Sepuluh bulan" (D020) and "tiga bulan" (S0085); no first month in either.
    for region, cohort, months in (
        ("65", "65-2026-prov", 10),
        ("13.12", "13.12-2025-sawit", 3),
    ):
        undated = ask(f"lapse --region {region}")["undated"]
        (row,) = [one for one in undated if one["cohort_id"] == cohort]
        assert row["months"] == months
        assert "first_month" in row["missing"]
        assert "months" not in row["missing"]
