"""The page on targets and budget gives the same numbers as the commands."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import question
from cakupan.ui.fields import scenarios
from cakupan.ui.fields.budget import TypedPlan
from tests.app.test_wilayah import asked, charts_of, missing_from, text_of

PAGE = "pages/target_anggaran.py"
KEPT = "v=1;name=Setahun;ask=rupiah;workers=22121;months=12;from=2026-11"
OTHER = "v=1;name=Rp4 miliar;ask=workers;rupiah=4000000000;months=10;from=2026-11"


class Today(date):
    """A day on which Kalbar's Perda target still lies ahead."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 21)


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setattr(question, "date", Today)
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    return asked(page, **params)


KALTARA = {"region": "65", "from": "2025-08"}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            {"region": "61"},
            ["kurang 22,56 poin", "UCJ 2026: kurang 23,80 poin (Desember 2025)"],
        ),
        ({"region": "61"}, ["36.086 pekerja", "1.819.430 (S0052)"]),
        # The Perda names no indicator: nothing is counted towards it.
        (
            {"region": "61", "aim": "Perda@2026-12"},
            ["target 61% (Perda, 31 Desember 2026) tidak menyebut indikatornya"],
        ),
        # RKP 34.99 stood against "about 35 %" of July 2023: 0 workers a month.
        (
            {"region": "00"},
            [
                "target 34,99% (RKP, 31 Desember 2026); sejak rezim target itu berlaku",
                "Tenggatnya Desember 2025: angka bulan itu belum terbit",
            ],
        ),
        ({"region": "61"}, ["Rp15.218.582.400", "75.489 pekerja selama 12 bulan"]),
        ({"region": "61"}, ["UCJ 60,80%", "Perda 61%", "2.045.975 dari 2.775.245"]),
        ({"region": "00"}, ["RPJMN 32,15%", "UCJ 52,15%", "16,47 poin"]),
        # 80 % of 1,847,295 is 1,477,836: 154,603 more than 1,323,233.
        (
            {"region": "64", "target_pct": "80"},
            ["154.603 pekerja", "8,37 poin", "target ketikan Anda", "4.295 pekerja"],
        ),
        ({"region": "64"}, ["Rp20.160.000.000", "100.000 pekerja selama 12 bulan"]),
        (KALTARA, ["Rp371.632.800", "5 bulan", "5,38 dengan pecahan", "Rp141.836.000"]),
        (KALTARA, ["Rp4.459.593.600", "0,0572%"]),
        (
            {**KALTARA, "ask": "workers", "rupiah": "4.000.000.000", "months": "10"},
            ["23.809 pekerja selama 10 bulan", "0,1145%"],
        ),
        (
            {**KALTARA, "ask": "rupiah", "workers": "58701", "months": "12"},
            ["Rp11.834.121.600"],
        ),
        (
            {"region": "65", "ask": "rupiah", "workers": "7.000", "months": "2",
             "from": "2023-12"},
            ["Rp235.200.000"],
        ),
        (
            {"region": "64", "ask": "rupiah", "workers": "500000", "months": "12"},
            ["Rp100.800.000.000"],
        ),
        (
            {"region": "16.06", "eligible": "213.582", "active": "103079",
             "target_pct": "52,15", "span": "5", "churn": "2"},
            ["8.305 pekerja", "3,89 poin", "3.791 pekerja", "1.661"],
        ),
        (
            {"region": "00", "a0": "2.500.000", "e0": "5.400.000", "a1": "3.300.000",
             "e1": "7.900.000"},
            ["naik 12,47 poin", "turun 16,99 poin", "turun 4,52 poin"],
        ),
        ({"region": "00"}, ["Garis lurus melalui 8 titik", "naik 1,56 poin"]),
        ({"region": "00"}, ["DKI Jakarta 147,82%", "34 wilayah"]),
        # Rp4 billion over Rp168,000 for ten months.
        (
            {"region": "65", "pool": "4.000.000.000", "pool_months": "10"},
            ["23.809 pekerja di 5 dari 5 wilayah", "bukan cakupan"],
        ),
        ({"region": "33.12"}, ["kurang 20,70 poin"]),
    ],
)  # fmt: skip
def test_says_the_numbers(params: dict, expected: list[str]) -> None:
    assert missing_from(text_of(opened(**params)), expected) == []


def test_gaps_never_share_a_label() -> None:
    text = text_of(opened(region="64", target_pct="80"))
    to_target = [line for line in text.split("\n") if "Selisih ke target" in line]
    to_all = [line for line in text.split("\n") if "Selisih ke semua" in line]
    assert len(to_target) == len(to_all) == 1
    assert "524.062" in to_all[0]
    assert "524.062" not in to_target[0]


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"target_pct": "120"}, "Target: diharapkan persen di atas 0 sampai 100"),
        ({"target_pct": "banyak"}, "ditemukan 'banyak'"),
        (
            {"target_pct": "80", "by": "2020-01"},
            "Tanggal target: diharapkan bulan setelah angka terakhir",
        ),
        (
            {"target_pct": "80", "by": "2025-01"},
            "Target yang sudah lewat hanya dapat dibandingkan",
        ),
        ({"ask": "workers", "rupiah": "-5"}, "Uang: diharapkan 0 rupiah atau lebih"),
        ({"ask": "rupiah", "months": "0"}, "Bulan: diharapkan bilangan bulat dari 1"),
        ({"target_pct": "80", "churn": "0.5"}, "dapat berarti bagian atau persen"),
    ],
)
def test_bad_input_is_said_and_kept(params: dict, sentence: str) -> None:
    page = opened(region="64", **params)
    assert sentence in text_of(page)
    typed = {field.key: field.value for field in page.text_input}
    for key, value in params.items():
        if key in typed:
            assert typed[key] == value


def test_a_region_without_coverage_says_what_is_missing() -> None:
    text = text_of(opened(region="64.11", target_pct="60"))
    expected = [
        "Belum ada angka peserta Kabupaten Mahakam Ulu yang terbit",
        "hanya dapat dibandingkan dengan cakupan hasil hitungan",
        "belum ada cakupan semua segmen yang terbit",
        "belum ada deret pekerja aktif Kabupaten Mahakam Ulu",
    ]
    assert missing_from(text, expected) == []


def test_national_targets_stay_national() -> None:
    text = text_of(opened(region="64"))
    assert "bukan target Kalimantan Timur" in text
    assert "kurang 16,47 poin untuk" not in text


def test_the_chart_joins_only_one_regime_by_a_dashed_line() -> None:
    chart = charts_of(opened(region="61"))[0]
    lines = [t for t in chart["data"] if "lines" in t.get("mode", "")]
    assert {line["line"]["dash"] for line in lines} == {"dash"}
    assert sorted([*line["y"]] for line in lines) == [
        [32.15, 43.92],
        [59.56, 60.8, 65.77],
    ]
    dots = [
        part
        for part in chart["data"]
        if "circle" in part.get("marker", {}).get("symbol", ())
    ]
    assert [value for dot in dots for value in dot["y"]] == [37]


def test_two_scenarios_stand_side_by_side() -> None:
    text = text_of(opened(region="65", scenario_a=KEPT, scenario_b=OTHER))
    expected = ["A: Setahun", "B: Rp4 miliar", "Rp4.459.593.600", "23.809"]
    assert missing_from(text, expected) == []


def test_a_scenario_of_another_version_says_what_it_dropped() -> None:
    newer = KEPT.replace("v=1", "v=7") + ";warna=biru;payer=raja"
    text = text_of(opened(region="65", scenario_a=newer))
    assert "tidak dipakai: warna, payer=raja" in text
    assert "Rp4.459.593.600" in text


def test_a_broken_scenario_leaves_the_page_and_the_other_standing() -> None:
    broken = KEPT.replace("workers=22121", "workers=banyak")
    text = text_of(opened(region="65", scenario_a=broken, scenario_b=OTHER))
    assert "Skenario A: Pekerja:" in text
    assert "23.809" in text


def test_keeping_a_plan_writes_it_into_the_address() -> None:
    page = opened(region="65", name="Murah")
    page.button(key="keep_A").click().run()
    held = page.query_params["scenario_a"]
    text = held if isinstance(held, str) else held[-1]
    assert "name=Murah" in text
    assert "workers=22.121" in text
    page.button(key="open_A").click().run()
    assert not page.exception
    field = next(part for part in page.text_input if part.key == "workers")
    assert field.value == "22.121"


def test_a_scenario_survives_its_text() -> None:
    plan = TypedPlan("workers", "5", "4", "3", "2026-01", "csr", "yes", "even")
    other = TypedPlan("months", "1", "1", "1", "2020-01", "apbdes", "no", "at-start")
    aim = scenarios.Aim("61", "2027-12", "2")
    text = scenarios.text_of("Uji", plan, aim)
    found = scenarios.read_text(text, other)
    assert (found.plan, found.name, found.aim) == (plan, "Uji", aim)
    assert (found.dropped, found.filled) == ((), ())


def test_a_scenario_that_lacks_a_field_says_what_stands_there() -> None:
    older = f"{KEPT};jht=no"
    # What the reader does to the fields meanwhile changes nothing in it.
    text = text_of(opened(region="65", scenario_a=older, payer="csr", intake="even"))
    assert "Skenario A tidak memuat Siapa membayar, Cara masuk" in text
    assert "Rp4.459.593.600" in text


def test_a_scenario_with_a_target_says_who_must_join() -> None:
    aimed = f"{KEPT};target_pct=80;by=2027-12;churn=1"
    text = text_of(opened(region="65", scenario_a=aimed))
    # 297,816 of 372,270 less 245,948; 0.99^48 = 0.6173 of these stay, so that
    # (297,816 - 151,821) x 0.01 / 0.3827 = 3,815 a month.
    assert "51.868 ke 80%" in text
    assert "3.815 sampai Desember 2027, 1,00% keluar" in text


def test_an_unknown_key_of_the_address_is_named() -> None:
    text = text_of(opened(region="65", tarif="1"))
    assert "tarif" in text


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", ["00", "KAL", "31", "64.08", "73.71", "96"])
def test_pages_of_every_kind_stand(lang: str, code: str) -> None:
    page = opened(region=code, lang=lang, target_pct="90", churn="1")
    assert text_of(page).count("\n") > 40


def test_links_carry_the_region() -> None:
    page = opened(region="65")
    ways = {part.proto.page: part.proto.query_string for part in page.get("page_link")}
    assert parse_qs(ways["wilayah"])["region"] == ["65"]


@pytest.mark.parametrize(
    ("dbh", "sentence"),
    [
        # A fifth of Rp25 billion is Rp5 billion; a year of 22,121 takes 4,459,593,600.
        (
            "25.000.000.000",
            "adalah Rp5.000.000.000: rencana ini masuk, sisa Rp540.406.400",
        ),
        ("20000000000", "adalah Rp4.000.000.000: rencana ini kurang Rp459.593.600"),
        ("", "Ketik DBH daerah"),
        ("-1", "Uang: diharapkan"),
    ],
)
def test_a_share_of_revenue_is_the_plans_ceiling(dbh: str, sentence: str) -> None:
    plan = {"ask": "rupiah", "workers": "22121", "months": "12", "from": "2026-11"}
    text = text_of(opened(region="65", payer="dbh_sawit", dbh=dbh, **plan))
    assert sentence in text


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        (
            "65",
            [
                "Rp4.459.593.600 setahun untuk 22.121 pekerja dari program yang "
                "diperselisihkan dengan tarif APBD provinsi",
                "Januari 2024",
            ],
        ),
        # Who pays for the 75,489 is not stated: a rate is no payer.
        ("61", ["setahun untuk 75.489 pekerja dengan tarif APBD provinsi"]),
        ("61.72", ["7.737 lainnya sudah berakhir April 2026"]),
        # UCJ, whose indicator the 37 % of December 2025 names; the Perda names none.
        ("61", ["36.086 pekerja bergabung setiap bulan dari Januari 2026"]),
    ],
)
def test_a_newcomers_question_is_answered_above_all_fields(
    code: str, answers: list[str]
) -> None:
    top = text_of(opened(region=code)).split("Pembilang", 1)[0]
    assert missing_from(top, answers) == []


def test_only_the_nation_has_a_forecast_and_its_chart() -> None:
    nation = opened(region="00")
    assert "Garis lurus melalui 8 titik" in text_of(nation)
    drawn = charts_of(nation)[-1]["data"]
    assert {part.get("name") for part in drawn} >= {"known", "expected", "interval"}
    province = opened(region="61")
    assert "Tidak ada prakiraan: diketahui 1 titik" in text_of(province)
    assert "Kemnaker Satu Data" in text_of(province)
    assert len(charts_of(province)) == 1  # the targets'


def test_no_pace_is_made_from_unlike_indicators() -> None:
    for region in ("00", "15", "63", "73"):
        text = text_of(opened(region=region))
        assert "0 pekerja harus bergabung" not in text
        assert "pekerja harus bergabung setiap bulan" not in text
