"""An office's folder says the same on page, brief, offline copy and command line.

Every number that is expected here is made from ``tests/office.py`` by sums of one's
own; bases are Sakernas August 2025, which the project ships.
"""

import json
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.definitions import Definition, month_end
from cakupan.data.store import Store
from cakupan.site import render
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.ui import question
from cakupan.wording import speak
from tests import office
from tests.app.test_wilayah import asked as run
from tests.app.test_wilayah import text_of

TODAY = date(2026, 11, 30)
OCTOBER, DECEMBER = office.MONTHS[-1], month_end(2025, 12)
# Employed people, August 2025, as the shipped survey has them (D007).
EMPLOYED = {
    "64.01": 134_978,
    "64.02": 382_520,
    "64.03": 138_610,
    "64.07": 95_129,
    "64.08": 225_831,
    "64.09": 114_079,
    "64.11": 20_167,
    "64.71": 360_464,
    "64.72": 405_175,
    "64.74": 92_786,
}
SCOPES = (("PU", "BPU", "JAKON"), ("PU", "BPU"), ("BPU",))
ID = speak("id")


class Today(date):
    """A calendar whose today is fixed."""

    @classmethod
    def today(cls) -> date:
        return TODAY


@pytest.fixture(scope="module", autouse=True)
def settings(office_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(office_path.parent / "kantor"))
        patch.setenv("CAKUPAN_STORE", str(office_path))
        patch.setenv("CAKUPAN_TODAY", TODAY.isoformat())
        patch.setenv("CAKUPAN_LANG", "id")
        patch.setattr(question, "date", Today)
        yield


@pytest.fixture(scope="module")
def asked(office_store: Store) -> Data:
    return Data(office_store)


@pytest.fixture(scope="module")
def copy(asked: Data):
    """Return the text of a region's page in the copy of Kalimantan Timur."""

    @cache
    def made(segments: tuple[str, ...], month: date | None) -> dict[str, bytes]:
        what = SiteAsked("64", TODAY, definition=Definition(segments), period_end=month)
        return render.files(Site(asked, what))

    def text(code: str, segments: tuple[str, ...], month: date | None) -> str:
        page = made(segments, month)[f"{code}.html"].decode()
        return unescape(re.sub(r"<[^>]+>", "", page))

    return text


@pytest.fixture(scope="module")
def page():
    """Return the text of a page for an address; the page stays open between calls."""
    opened: dict[str, AppTest] = {}

    def text(name: str, **params: str) -> str:
        if name not in opened:
            app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
            app.switch_page(f"pages/{name}.py")
            opened[name] = app
        app = opened[name]
        for key in dict(app.query_params):
            del app.query_params[key]
        return text_of(run(app, **params))

    return text


def command(*args: str):
    result = CliRunner().invoke(main, [*args, "--json"])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def percent(workers: int, base: int) -> float:
    exact = Decimal(100 * workers) / Decimal(base)
    return float(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize("code", office.REGENCIES)
def test_the_default_answer_is_the_same_everywhere(code, page, copy, asked):
    check(code, SCOPES[0], OCTOBER, {}, page, copy, asked)


@pytest.mark.parametrize("month", [OCTOBER, DECEMBER, office.MONTHS[0]])
@pytest.mark.parametrize("segments", SCOPES)
@pytest.mark.parametrize("code", ["64.01", "64.09", "64.71"])
def test_a_month_and_a_scope_are_the_same_everywhere(
    code, segments, month, page, copy, asked
):
    address = {"segments": ",".join(segments), "period": f"{month:%Y-%m}"}
    check(code, segments, month, address, page, copy, asked)


def test_a_map_names_its_definition_where_the_nation_has_no_figure(page):
    nation = page("ringkasan", region="00", period=f"{OCTOBER:%Y-%m}")
    (tags,) = [line for line in nation.splitlines() if line.startswith("Persen. ")]
    assert tags == (
        "Persen. PU + BPU + jasa konstruksi, menurut tempat pendaftaran; basis: "
        "penduduk bekerja, Agustus 2025. Sumber: Cabang Contoh Kaltim; BPS."
    )


def check(code, segments, month, address, page, copy, asked):
    """Hold the five answers on one region's coverage against the office's numbers."""
    active = office.active(code, month, segments)
    found = command(
        *("coverage", "--region", code),
        *(part for key in address for part in (f"--{key}", address[key])),
    )
    # Before August 2025 the base is that of August 2024.
    base = EMPLOYED[code] if month > date(2025, 8, 31) else found["base_workers"]
    assert found["period_end"] == month.isoformat()
    assert (found["active_workers"], found["base_workers"]) == (active, base)
    assert found["coverage_pct"] == percent(active, base)
    assert found["segment_scope"] == "+".join(segments)
    assert found["sources"][0]["publisher"] == office.BRANCH
    name = found["region_name"]
    said = (
        f"{ID.month(month)}: {ID.number(active)} dari {ID.number(base)} pekerja {name} "
        f"terlindungi, {ID.percent(found['coverage_pct'])}."
    )
    asked_month = month if address else None
    brief = compose(
        asked,
        BriefAsked(
            code, TODAY, definition=Definition(segments), period_end=asked_month
        ),
    )
    assert brief.answer.finding == said
    for text in (
        page("wilayah", region=code, **address),
        page("risalah", region=code, **address),
        copy(code, segments, asked_month),
    ):
        assert said in text
        assert f"Sumber: {office.BRANCH}; BPS." in text
        # The code of a series is for files.
        assert "cabang_contoh" not in text


def test_the_ranking_of_the_ten_is_the_same_everywhere(page):
    shares = {
        code: percent(office.active(code, OCTOBER), EMPLOYED[code])
        for code in office.REGENCIES
    }
    order = sorted(
        shares,
        key=lambda code: -office.active(code, OCTOBER) / EMPLOYED[code],
    )
    found = command("rank", "--level", "regency", "--parent", "64")
    assert {row["region_code"]: row["value"] for row in found["regions"]} == shares
    ranks = {row["region_code"]: row["rank"] for row in found["regions"]}
    assert sorted(ranks, key=ranks.__getitem__) == order
    for code in (order[0], "64.01", order[-1]):
        text = page("peringkat", region=code, level="regency")
        name = next(
            r["region_name"] for r in found["regions"] if r["region_code"] == code
        )
        place = order.index(code) + 1
        assert f"Oktober 2026: {name} peringkat {place} dari 10 kabupaten/kota" in text
        assert ID.percent(shares[code]) in text
        assert f"Sumber: {office.BRANCH}; BPS." in text
        assert "cabang_contoh" not in text


@pytest.mark.parametrize("code", ["64.01", "64.09", "64.71"])
def test_targets_without_an_indicator_meet_nothing(code, page, asked):
    found = command("targets", "--region", code)
    own = [row for row in found if row["regime"] == "RPJMD"]
    first = 45.5 + office.REGENCIES.index(code)
    assert [row["target_pct"] for row in own] == [first + 4 * n for n in range(5)]
    assert {row["indicator"] for row in own} == {"not_stated"}
    assert {(row["latest_same_indicator"], row["is_met"]) for row in own} == {
        (None, None)
    }
    text = page("target_anggaran", region=code)
    for row in own:
        assert ID.stated_percent(str(row["target_pct"])) in text
    assert "tidak ada angka berindikator sama; tidak dibandingkan" in text
    assert "belum ada angka terbit dengan indikator yang sama" in page(
        "wilayah", region=code
    )
    brief = compose(asked, BriefAsked(code, TODAY))
    assert "belum ada angka terbit dengan indikator yang sama" in str(
        brief.block("coverage.trend").notes
    )


def test_the_lapse_of_the_offices_cohorts_is_the_same_everywhere(page, copy, asked):
    found = command("lapse", "--region", "64.09")
    own = [row for row in found["cohorts"] if row["cohort_id"].startswith("64.09-2026")]
    assert {row["workers"] for row in own} == {300, 200, 50}
    december = next(row for row in found["by_month"] if row["month"] == "2026-12")
    # 300 for twelve months from the APBD, 200 from APBDes; 50 until August alone.
    assert (december["funded_workers"], december["ending_workers"]) == (500, 500)
    undated = [r for r in found["undated"] if r["cohort_id"] == "64.09-2026-empat"]
    assert [row["workers"] for row in undated] == [70]
    text = page("pekerja_rentan", region="64.09")
    assert "iuran sedikitnya 500 pekerja rentan dibayar oleh" in text
    assert "Disnaker Contoh PPU" in text
    brief = compose(asked, BriefAsked("64.09", TODAY)).block("cohorts.calendar")
    for said in (f"{brief.finding} {brief.sheet}", copy("64.09", SCOPES[0], None)):
        assert "300" in said
        assert "Desember 2026" in said


def test_pace_and_change_are_the_same_on_page_and_command_line(page):
    pace = command(
        *("pace", "--region", "64.01", "--target-pct", "60", "--due", "2027-12")
    )
    active = office.active("64.01", OCTOBER)
    assert (pace["active"], pace["eligible"]) == (active, EMPLOYED["64.01"])
    # 60 % of 134,978 is 80,986.8; 2,057 are there; fourteen months.
    assert pace["required_per_month"] == 5638
    text = page("target_anggaran", region="64.01", target_pct="60", by="2027-12")
    assert "5.638 pekerja" in text
    change = command(
        *("decompose", "--region", "64.01", "--from", "2025-10", "--to", "2026-10")
    )
    assert change["from"]["active_workers"] == 1700 + 9 * 17
    assert change["to"]["active_workers"] == active
    assert change["series"] == "cabang_contoh"
    before, after = (ID.percent(change[end]["coverage_pct"]) for end in ("from", "to"))
    assert f"Dari Oktober 2025 ({before}) ke Oktober 2026 ({after})" in text
    assert f"deret {office.BRANCH}" in text


def test_peers_are_counted_in_the_offices_month(page):
    found = command("peers", "--region", "64.01")
    assert found["coverage"]["period_end"] == OCTOBER.isoformat()
    assert found["coverage"]["series"] == "cabang_contoh"
    text = page("wilayah", region="64.01")
    assert f"deret {office.BRANCH}" in text
    assert "Satu Data Kemnaker" not in text
