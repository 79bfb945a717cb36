"""A figure quoted on a day, and opened after somebody corrected it.

Kalimantan Timur, December 2023: 1,323,233 of 1,847,295 = 71.63 %. The project's data
then correct the wage earners from 689,877 to 699,877 (an invented correction), and
with them the province's total and the nation's figures.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.store import build_store, ready_store
from cakupan.topics.evidence import ask_quotation, cases, trust_document
from cakupan.topics.evidence.ask_doubts import figures_of_cases
from cakupan.wording import speak
from cakupan.writers.json import document
from tests.country import PROJECT, append_row, write_table

DECEMBER = date(2023, 12, 31)
LATER = "2026-12-10"
MORE = 10_000
SOURCE = {
    "source_id": "CONTOH-64",
    "title": "Contoh: koreksi karangan untuk uji coba",
    "publisher": "Contoh",
    "kind": "official",
    "entered_on": "2026-11-21",
}
NOTE = "koreksi karangan: perusahaan yang terlewat"
# Wage earners and total, of the province and of the nation.
CORRECTED = ("F0561", "F0556", "F0024", "F0021")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of our data, where corrections of published figures are entered."""
    folder = tmp_path_factory.mktemp("proyek")
    shutil.copytree(PROJECT / "data", folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "data_dir", lambda: folder / "data")
        patch.delenv("CAKUPAN_DATA", raising=False)
        patch.setenv("CAKUPAN_STORE", str(folder / "cakupan.duckdb"))
        yield folder


@pytest.fixture(autouse=True)
def _settings(project, monkeypatch):
    """Let pages and builds of a test use the copy."""
    monkeypatch.setattr(paths, "data_dir", lambda: project / "data")
    monkeypatch.delenv("CAKUPAN_DATA", raising=False)
    monkeypatch.setenv("CAKUPAN_STORE", str(project / "cakupan.duckdb"))


def _append(path, rows):
    with path.open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writerows(rows)


@pytest.fixture(scope="module")
def quoted(project):
    """The figure as it was quoted before the correction; then the correction."""
    build_store()
    store = ready_store()
    made = ask_quotation.document(cited(store), asked(store), speak("id"))
    (row,) = Data(store).rows(
        "coverage__by_region",
        region="64",
        vintage="34",
        period_end=DECEMBER,
        segments=Definition().segments,
        base=Definition().base,
    )
    assert row["active_workers"] == 1_323_233
    store.close()
    data = project / "data"
    with (data / "reported_figures.csv").open(encoding="utf-8") as file:
        printed = [r for r in csv.DictReader(file) if r["figure_id"] in CORRECTED]
    assert len(printed) == len(CORRECTED)
    again = {"source_id": SOURCE["source_id"], "entered_on": LATER}
    rows = [
        row
        | again
        | {
            "figure_id": f"KOREKSI-{row['figure_id']}",
            "value": int(row["value"]) + MORE,
            "definition_note": NOTE,
            "supersedes": row["figure_id"],
        }
        for row in printed
    ]
    _append(data / "sources.csv", [SOURCE])
    _append(data / "added_figures.csv", rows)
    with (data / "source_scopes.csv").open(encoding="utf-8") as file:
        scopes = [row for row in csv.DictReader(file) if row["source_id"] == "S0006"]
    own = {"source_id": SOURCE["source_id"]}
    _append(data / "source_scopes.csv", [row | own for row in scopes])
    build_store()
    store = ready_store()
    assert store.notice is None
    yield document(made), store
    store.close()


def asked(store):
    return Data(store)


def cited(store):
    day = Data(store, date(9999, 12, 31)).pinned_day
    (row,) = Data(store, day).rows(
        "coverage__by_region",
        region="64",
        vintage="34",
        period_end=DECEMBER,
        segments=Definition().segments,
        base=Definition().base,
    )
    return ask_quotation.of_coverage(row, "terbit", day)


def checked(store, text, lang="id"):
    return document(
        ask_quotation.verify(
            asked(store), ask_quotation.read_quotation(text), speak(lang)
        )
    )


def test_the_old_quotation_still_fits_and_names_the_correction(quoted):
    document, store = quoted
    for text in (document["text"], document["link"]):
        found = checked(store, text)
        assert found["status"] == ask_quotation.FITS
        assert found["figure"]["coverage_pct"] == 71.63
        assert found["is_changed_since"] is True
        # 1,333,233 of 1,847,295 = 72.172..
        assert found["figure_now"]["coverage_pct"] == 72.17
        assert "kini 1.333.233 dari 1.847.295, 72,17%" in found["since"][0]
        said = " ".join(found["since"])
        assert (
            "689.877 (baris F0561) dikoreksi pada 10 Desember 2026 menjadi 699.877 "
            "(baris KOREKSI-F0561, Contoh). Catatan: koreksi karangan" in said
        )


def test_the_figure_quoted_today_has_another_day_and_checksum(quoted):
    document, store = quoted
    today = cited(store)
    assert today.known_on == date(2026, 12, 10)
    assert document["known_on"] == "2026-11-30"
    assert today.token.checksum != document["checksum"]
    assert "1.333.233" in today.text(speak("id"))


@pytest.mark.parametrize(
    ("old", "new", "status", "strange"),
    [
        ("71,63%", "81,63%", ask_quotation.ALTERED, ["81,63"]),
        ("1.323.233", "1.332.233", ask_quotation.ALTERED, ["1.332.233"]),
        ("30 November 2026", "10 Desember 2026", ask_quotation.MISFIT, []),
        ("Kalimantan Timur", "Kalimantan Utara", ask_quotation.MISFIT, None),
        ("penduduk bekerja", "angkatan kerja", ask_quotation.MISFIT, None),
        ("Kalimantan Timur", "Kalimantan Tengah Baru", ask_quotation.UNKNOWN, []),
    ],
)
def test_a_changed_text_is_seen(quoted, old, new, status, strange):
    document, store = quoted
    assert old in document["text"]
    found = checked(store, document["text"].replace(old, new))
    assert found["status"] == status
    if strange:
        assert found["numbers_not_of_the_figure"] == strange


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("region=64", "region=63"),
        ("base=employed", "base=labour_force"),
        ("segments=PU,BPU,JAKON", "segments=PU"),
        ("known_on=2026-11-30", "known_on=2026-12-10"),
    ],
)
def test_a_changed_link_does_not_fit(quoted, old, new):
    document, store = quoted
    assert old in document["link"]
    found = checked(store, document["link"].replace(old, new))
    assert found["status"] == ask_quotation.MISFIT


def test_a_published_figure_follows_its_corrections(quoted):
    _document, store = quoted
    old = ask_quotation.cite_figure(Data(store, date(2026, 11, 21)),
                               "F0561")  # fmt: skip
    found = checked(store, old.text(speak("en")), "en")
    assert found["status"] == ask_quotation.FITS
    assert found["figure"]["value_as_printed"] == "689877"
    assert found["figure_now"]["value_as_printed"] == "699877"
    assert found["changes"][0]["new"]["figure_key"] == "KOREKSI-F0561"


def test_the_terminal_verifies_with_its_exit_code(quoted, shipped_path, tmp_path):
    document, _store = quoted
    run = [sys.executable, "-m", "cakupan.cli", "cite", "--verify"]
    settings = {"CAKUPAN_STORE": str(shipped_path), "PATH": "/usr/bin:/bin"}

    def verify(text, *more):
        return subprocess.run(
            [*run, text, *more],
            cwd=tmp_path,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )

    fits = verify(f"{document['text']}\nhttps://x/{document['link']}", "--json")
    assert fits.returncode == 0, fits.stderr
    assert json.loads(fits.stdout)["status"] == "fits"
    altered = verify(document["text"].replace("71,63", "81,63"))
    assert altered.returncode == 1
    assert "teksnya telah diubah" in altered.stdout


def opened(**params: str) -> str:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(str(paths.root() / "pages" / "wilayah.py"))
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    html = "\n".join(part.proto.body for part in page.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_page_opened_later_shows_the_old_figure_and_names_the_correction(quoted):
    document, _store = quoted
    text = opened(**dict(parse_qsl(urlsplit(document["link"]).query)))
    answer = text.index("71,63%")
    assert "Kutipan diperiksa: cocok." in text[answer:]
    assert "kini 1.333.233 dari 1.847.295, 72,17%" in text
    assert "dikoreksi pada 10 Desember 2026 menjadi 699.877" in text


def test_the_page_of_today_says_nothing_of_quotations(quoted):
    text = opened(region="64")
    assert "72,17%" in text
    assert "Kutipan diperiksa" not in text


def test_a_link_that_was_changed_is_said_on_the_page(quoted):
    document, _store = quoted
    link = document["link"].replace("region=64", "region=63")
    text = opened(**dict(parse_qsl(urlsplit(link).query)))
    assert "Kutipan diperiksa: tidak cocok." in text


def test_a_past_day_says_what_has_come_since_without_a_quotation(quoted):
    text = opened(region="64", known_on="2026-11-21", period="2023-12")
    assert "Ditampilkan menurut keadaan data 21 November 2026." in text
    assert "dikoreksi pada 10 Desember 2026" in text


def test_a_figure_that_is_corrected_twice_is_followed_to_the_end(tmp_path, monkeypatch):
    """An office corrects its own row, and the correction."""
    office = tmp_path / "kantor"
    office.mkdir()
    write_table(office / "sources.csv", [SOURCE])
    monkeypatch.setattr(paths, "data_dir", lambda: PROJECT / "data")
    monkeypatch.setenv("CAKUPAN_DATA", str(office))
    monkeypatch.setenv("CAKUPAN_STORE", str(tmp_path / "cakupan.duckdb"))
    monkeypatch.setenv("CAKUPAN_TODAY", LATER)
    row = {
        "row_id": "X-1",
        "region_code": "64.01",
        "period_end": "2025-11-30",
        "series": "contoh",
        "segment_scope": "BPU",
        "worker_basis": "registered",
        "worker_basis_evidence": "stated",
        "workers": 100,
        "source_id": "CONTOH-64",
        "entered_on": "2026-12-01",
    }
    write_table(office / "enrolment.csv", [row])
    for number, workers in ((2, 110), (3, 120)):
        append_row(
            office / "enrolment.csv",
            row_id=f"X-{number}",
            region_code="64.01",
            period_end="2025-11-30",
            series="contoh",
            segment_scope="BPU",
            worker_basis="registered",
            worker_basis_evidence="stated",
            workers=workers,
            source_id="CONTOH-64",
            entered_on=f"2026-12-0{number}",
            supersedes=f"X-{number - 1}",
        )
    build_store()
    again = ready_store()
    assert again.notice is None
    first = ask_quotation.cite_figure(Data(again, date(2026, 12, 1)), "X-1")
    found = checked(again, first.text(speak("id")))
    assert found["figure_now"]["value_as_printed"] == "120"
    assert [change["new"]["figure_key"] for change in found["changes"]] == [
        "X-2",
        "X-3",
    ]
    again.close()


def test_the_trust_panel_of_the_shipped_figures(shipped_store):
    known = asked(shipped_store)
    scope = known.scope("64", Definition(), DECEMBER)
    found = document(trust_document.document(known, scope, date(2026, 11, 21)))
    # PU 689,877 is the largest segment; all memberships are 1,323,233.
    assert found["unique_persons"] == {
        "memberships": 1_323_233,
        "low": 689_877,
        "high": 1_323_233,
        "is_held_by_base": False,
        "is_base_exceeded": False,
    }
    assert found["regions_below"]["regions"] == 10
    assert found["regions_below"]["with_published_percent"] == 4
    assert found["conflicts"]["ids"] == [
        "C-64-2023",
        "C-64-2023-base",
        "C-64-2023-ucj",
        "C-64-2025",
    ]
    roles = {figure["role"]: figure for figure in found["figures"]}
    assert roles["active"]["age_months"] == 34
    assert roles["base"]["entered_on"] == "2026-11-21"
    jakarta = known.scope("31", Definition(), DECEMBER)
    over = document(trust_document.document(known, jakarta, date(2026, 11, 21)))
    # One segment of Jakarta has more members than it has employed people.
    assert over["unique_persons"]["is_base_exceeded"] is True
    assert over["coverage"]["is_over_100"] is True


def test_every_shipped_figure_of_a_conflict_can_be_said(shipped_store):
    figures = figures_of_cases(Data(shipped_store))
    with (PROJECT / "data" / "conflict_figures.csv").open(encoding="utf-8") as file:
        assert sum(map(len, figures.values())) == len(list(csv.DictReader(file)))
    for lang in ("id", "en"):
        for rows in figures.values():
            lines = cases.side_by_side(rows, speak(lang))
            assert all(what and when and who for _value, what, when, who, _id in lines)
