"""The brief on the shipped data: its pages, its questions, its bytes."""

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from cakupan.blocks import Document
from cakupan.brief.compose import BRIEF, SideBySide, compose
from cakupan.brief.content import BriefAsked
from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.coverage import blocks as coverage
from cakupan.wording import speak
from cakupan.writers.drawn import svg_of
from cakupan.writers.pdf import pdf_file
from tests.briefs import (
    follows,
    needs,
    notes,
    others,
    parts,
    queries,
    rows,
    with_answer,
    with_query,
)

TODAY = date(2026, 11, 21)
# A nation, a province with cohorts, one over 100 %, one of 2022, two regencies.
PLACES = ("00", "64", "65", "31", "94", "64.03", "33.12")


@pytest.fixture(scope="module")
def asked(shipped_store: Store) -> Data:
    return Data(shipped_store)


def brief_of(asked: Data, code: str, lang: str = "id", **more: object) -> Document:
    return compose(asked, BriefAsked(code, TODAY, lang=lang, **more))


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", PLACES)
def test_every_kind_of_region_has_two_pages_five_questions_and_little_weight(
    asked, code, lang
):
    brief = brief_of(asked, code, lang)
    pdf = pdf_file(brief)
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 2
    assert len(pdf) < 300_000
    feet = [page.extract_text().replace(" ", "")[-3:] for page in reader.pages]
    assert feet == ["1/2", "2/2"]
    assert len(queries(brief)) == 5
    assert all(figure and office for _text, figure, office in queries(brief))
    known = {source.source_id for source in brief.sources}
    cited = set(brief.block("questions").sources)
    assert cited <= known
    # A block without a drawing or a table still says why.
    assert all(part.finding for part in parts(brief))


def test_text_can_be_selected_and_searched_and_is_tagged_in_its_language(asked):
    pdf = pdf_file(brief_of(asked, "64"))
    reader = PdfReader(io.BytesIO(pdf))
    text = text_of(pdf)
    for said in (
        "Risalah: Kalimantan Timur",
        "71,63%",
        "1.323.233 dari 1.847.295",
        "Lima pertanyaan untuk diajukan",
        "Kantor wilayah BPJS Ketenagakerjaan",
        "67,83%",
        "S0006",
    ):
        assert said in text
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("id")
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Risalah: Kalimantan Timur"
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


@pytest.mark.parametrize(
    ("code", "said", "source_id"),
    [
        # Published beside a percent, in parts, and as a register of a year.
        ("61.72", "16.684 = 22,77% (UCJ, PU + BPU), 18 Juni 2025", "S0103"),
        ("64.08", "77.074 = 150% (indikator tidak disebut, BPU)", "S0115"),
        (
            "92.02",
            "27.184 peserta aktif (BPU); 17.925 peserta aktif (PU), 2025",
            "S0226",
        ),
        (
            "63.71",
            "86.329 peserta terdaftar (semua segmen menurut penerbit), 2024",
            "S0255",
        ),
    ],
)
def test_members_that_somebody_counted_stand_under_the_absence(
    asked, code, said, source_id
):
    brief = brief_of(asked, code)
    assert brief.answer.finding.endswith(
        "yang terbit dalam deret yang kami pegang untuk bulan dan segmen ini."
    )
    assert said in follows(brief)[1]
    assert source_id in {source.source_id for source in brief.sources}
    text = text_of(pdf_file(brief))
    assert "jumlah peserta belum terbit" not in text
    assert "Tanpa jumlah peserta yang terbit" not in text


def test_a_province_that_was_divided_says_within_which_borders(asked):
    # 71.13 % counts Papua Barat Daya in; its own branch gives 151,371 for 2024.
    for code, today in (
        ("92", "Kini wilayahnya menjadi: Papua Barat dan Papua Barat Daya."),
        ("91", "Kini wilayahnya menjadi: Papua, Papua Selatan, Papua Tengah,"),
    ):
        brief = brief_of(asked, code)
        assert "berbatas seperti sebelum pemekaran 2022" in brief.answer.tags
        assert today in brief.answer.tags
    since = brief_of(asked, "92", vintage="38")
    assert "berbatas seperti sejak pemekaran 2022" in since.answer.tags
    assert "pemekaran" not in brief_of(asked, "64").answer.tags


def test_a_figure_of_which_only_the_year_is_known_has_no_day(asked):
    # The document says 2025; 31 December is only where such a year is kept.
    brief = brief_of(asked, "32.14")
    assert "sekitar 55%" in follows(brief)[1]
    assert ", 2025. Diterbitkan Purwakarta Update." in follows(brief)[1]
    assert ("sekitar 55%", "dinyatakan, 2025 (indikator tidak disebut)") in others(
        brief
    )
    assert [row[0] for row in rows(brief.block("coverage.trend"))] == ["2025"]
    # Bisnis.com, July 2025, cannot have said it in December.
    numbers = notes(brief_of(asked, "00").block("cohorts.calendar"))
    assert numbers == [
        "Jumlah pekerja rentan menurut pernyataan 2025: 30.850.000 (Bisnis.com, S0002)."
    ]


@pytest.mark.parametrize(
    ("code", "employed"), [("94", "790.239"), ("64.03", "138.610")]
)
def test_without_coverage_that_is_the_answer(asked, code, employed):
    # Employed in the latest round, August 2025; it has no segments.
    brief = brief_of(asked, code)
    assert (brief.answer.number, brief.answer.number_of) == ("", "")
    assert brief.answer.finding.startswith("Belum ada angka peserta")
    assert f"Agustus 2025: {employed} penduduk" in follows(brief)[0]
    # The day of the latest entry; the reader's today, 21 November, is before it, and
    # would give an answer without the rows that entered since.
    day = asked.pinned_day
    assert day > TODAY
    assert brief.subtitle == f"Menurut catatan per {speak('id').date(day)}"
    assert brief_of(asked, code, known_on=day) == brief
    assert (
        brief.block("coverage.bases").tags
        == "Sakernas, Agustus 2025: penduduk yang dapat dilindungi."
    )


def test_a_block_that_joins_the_list_stands_in_the_brief_with_its_sources(
    asked, monkeypatch
):
    joined = coverage.workforce(asked, asked.scope("64"), speak("id"))
    assert joined
    monkeypatch.setattr(
        "cakupan.brief.compose.BRIEF", (*BRIEF, SideBySide((coverage.workforce,)))
    )
    brief = brief_of(asked, "64")
    assert brief.block(joined.key) == joined
    assert {*joined.sources} <= {source.source_id for source in brief.sources}
    assert joined.title in text_of(pdf_file(brief))


def test_two_processes_write_the_same_bytes(shipped_path, tmp_path):
    digests = set()
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.pdf"
        command = [
            "-m",
            "cakupan.cli",
            "brief",
            "Kaltara",
            "--out",
            str(file),
            "--json",
        ]
        result = subprocess.run(
            [sys.executable, *command, "--as-of", TODAY.isoformat()],
            env={
                **os.environ,
                "CAKUPAN_STORE": str(shipped_path),
                "PYTHONHASHSEED": seed,
            },
            capture_output=True,
            check=True,
        )
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert json.loads(result.stdout)["sha256"] == digest
        digests.add(digest)
    assert len(digests) == 1


def test_text_is_never_markup(asked):
    wild = '#panic("x") *a* $x$ <b>c</b> `d` \\ @e [f] #{1+1}'
    brief = brief_of(asked, "64.03")
    made = with_query(with_answer(brief, finding=wild), wild, wild, wild)
    assert text_of(pdf_file(replace(made, title=wild))).count(wild) >= 4


def test_signs_that_no_font_of_ours_has_do_not_end_the_document(asked):
    # As an office may write them: full width, Arabic, a picture, a quotation mark.
    brief = brief_of(asked, "64.03")
    said = ("Dinas ＝１ ＂x＂ ① \U0001f600", "\u0645\u0631", "a\u2066b")
    text = text_of(pdf_file(with_query(replace(brief, title="＝１"), *said)))
    assert 'Dinas =1 "x" 1 ?' in text
    assert "ab" in text


def test_the_lapsed_cover_is_the_first_question(asked):
    text, figure, office = queries(brief_of(asked, "65"))[0]
    # 7,000 workers, December 2023 and January 2024; a year more is 7,000 x 12 x 16,800.
    assert text == (
        "Perlindungan 7.000 pekerja berakhir Januari 2024; dari pos mana dilanjutkan, "
        "dan untuk berapa pekerja?"
    )
    assert "Rp1.411.200.000" in figure
    assert office == "TAPD provinsi"


def test_all_cohorts_that_end_in_a_month_are_named_with_their_sum(asked):
    # Landak, July 2026: 3,000 of the palm oil share and 837 of the regency's budget.
    what = BriefAsked("61.08", date(2026, 7, 10))
    brief = compose(asked, what)
    finding = brief.block("cohorts.calendar").finding
    assert "3.837 pekerja berakhir Juli 2026" in finding
    assert "2 kohort: 3.000 (DBH Sawit); 837 (APBD kabupaten/kota)." in finding
    text, figure, _office = queries(brief)[0]
    assert "3.837 pekerja berakhir Juli 2026" in text
    # 3,837 x 12 x 16,800.
    assert "Rp773.539.200" in figure


def test_the_nation_does_not_lead_with_the_cohort_of_one_city(asked):
    brief = brief_of(asked, "00")
    said = (brief.block("cohorts.calendar").finding, queries(brief)[0][0])
    for text in said:
        assert "tidak menyebut lengkap bulannya" in text
        assert "767" not in text
        assert "Singkawang" not in text


def test_a_province_of_2022_is_outlined_where_it_lies(asked):
    outline = 'stroke="#A33D12" stroke-width="4"'
    for code in ("64", "94"):
        part = brief_of(asked, code).block("coverage.regions_beside")
        assert part.picture
        assert svg_of(part.picture, part.finding).count(outline) == 1
    assert "Bergaris tepi: Papua Tengah" in part.tags
    assert (
        "Bergaris tepi"
        not in brief_of(asked, "64").block("coverage.regions_beside").tags
    )


def test_a_target_is_asked_about_with_its_own_indicator_only(asked):
    wonogiri = brief_of(asked, "33.12")
    # UCJ 52.69 against UCJ 31.99: 20.70 points.
    assert any("20,70 poin" in row[1] for row in queries(wonogiri))
    kaltim = brief_of(asked, "64")
    assert all("poin (" not in row[1] for row in queries(kaltim))


def test_a_target_that_is_past_is_not_asked_for_monthly_enrolment(asked):
    # Lampung: UCJ 2024, 2025 and 2026; the year 2026 ends after the brief's day.
    texts = [row[0] for row in queries(brief_of(asked, "18"))]
    assert any(text.startswith("Target UCJ 2026 45,53%") for text in texts)
    assert not any(text.startswith("Target UCJ 2024") for text in texts)
    # Indonesia: UCJ 2025 was due a year ago.
    texts = [row[0] for row in queries(brief_of(asked, "00"))]
    text = next(text for text in texts if "UCJ 2025" in text)
    assert "sudah lewat waktunya" in text
    assert "tiap bulan" not in text


def test_every_block_with_figures_names_its_source(asked):
    for code in ("64", "33.12"):
        brief = brief_of(asked, code)
        for key in ("coverage.regions_beside", "coverage.place_among_peers"):
            assert "Sumber: " in brief.block(key).tags


def test_only_figures_that_nobody_explained_are_asked_about(asked):
    # 68.01 and 20.70 points of Wonogiri are explained: to 100 % and to the target.
    texts = [row[0] for row in queries(brief_of(asked, "33.12", "en"))]
    assert not any(text.startswith("Published figures differ") for text in texts)
    texts = [row[0] for row in queries(brief_of(asked, "65", "en"))]
    assert any(text.startswith("Published figures differ") for text in texts)


@pytest.mark.parametrize(("code", "count"), [("91", 1), ("92", 1)])
def test_an_undivided_province_says_what_was_published_since(asked, code, count):
    # 59.16 of Papua, 82.69 of Papua Barat: of their present borders. 65.34 and 70.45
    # of Papua Barat are of formal workers alone.
    before, since = brief_of(asked, code), brief_of(asked, code, vintage="38")
    published = f"berbatas sekarang: {count}; ada di risalahnya dengan 38 provinsi"
    assert published in before.answer.tags
    assert "berbatas sekarang" not in since.answer.tags
    listed = [row for row in rows(since.block("coverage.trend")) if "terbit" in row[2]]
    assert len(listed) == count


def test_money_without_months_is_recomputed(asked):
    # Rp2 billion / (22,121 x Rp16,800) = 5.38 months.
    figures = [row[1] for row in queries(brief_of(asked, "65"))]
    # Whether it was budgeted at all is disputed, which goes first.
    assert (
        "Diperselisihkan: Kaltara 2025: 22.121 pekerja rentan dianggarkan, atau tidak "
        "dianggarkan. Rp2 miliar membeli 5,38 bulan dengan Rp16.800 per bulan"
    ) in figures


def test_the_last_cohort_is_the_last_one_told_of_and_shown_as_disputed(asked):
    # Kaltara: 22,121 of 2025 (S0222) and 54,452 of 2024 (S0162) are later than the
    # 7,000 of December 2023, which once stood for "the last cohort on record".
    brief = brief_of(asked, "65")
    found = needs(brief)
    name, workers = found["latest_cohort"]
    assert workers == 22_121
    assert "2025, dianggarkan, diperselisihkan" in name
    name, workers = found["latest_cohort_no_plan"]
    assert workers == 54_452
    assert "2024, disebut terlindungi, diperselisihkan" in name
    costs = [
        row[2] for row in rows(brief.block("budget.gap_and_cost")) if row[1] == "54.452"
    ]
    assert costs == ["Rp10.977.523.200"]
    finding = brief.block("cohorts.calendar").finding
    assert finding.startswith("Diperselisihkan: Kaltara 2025: 22.121")


def test_a_disputed_cohort_without_months_is_called_so_in_its_row(asked):
    # Both stand in open conflicts; the rows said "dianggarkan" and no more.
    listed = rows(brief_of(asked, "65").block("cohorts.calendar"))
    called = {row[1]: row[0] for row in listed}
    assert called["22.121"] == "APBD provinsi, dianggarkan, diperselisihkan"
    assert called["54.452"] == "APBD provinsi, disebut terlindungi, diperselisihkan"


def test_a_share_of_the_budget_has_the_digits_of_the_pages(asked):
    # 3,723 x Rp201,600 of Rp3,494,591,835,909 is 0.02148 %; rounded twice it was 0.022.
    said = text_of(pdf_file(brief_of(asked, "65")))
    assert "Satu poin sama dengan 0,0215% APBD 2024" in said


def test_cohorts_that_end_together_are_bought_again_together(asked):
    # Landak: 3,000 and 837 until July 2026; the calendar says 3,837 of the same.
    brief = brief_of(asked, "61.08")
    found = needs(brief)
    name, workers = found["latest_cohort"]
    assert workers == 3_837
    assert name.startswith("Pekerja rentan sebanyak 2 kohort terakhir")
    assert "sampai Jul 2026" in name
    costs = [
        row[2] for row in rows(brief.block("budget.gap_and_cost")) if row[1] == "3.837"
    ]
    assert costs == ["Rp773.539.200"]
    assert "Perlindungan 3.837 pekerja" in brief.block("cohorts.calendar").finding


def test_a_brief_of_a_past_day_says_so(asked):
    then = asked.on(TODAY)
    brief = brief_of(then, "64", known_on=TODAY)
    assert brief.subtitle.endswith("menurut catatan per 21 November 2026")


def test_the_simulation_is_written_across_both_pages(simulation_store):
    asked = Data(simulation_store)
    brief = brief_of(asked, "65.71", dataset="simulasi")
    pages = PdfReader(io.BytesIO(pdf_file(brief))).pages
    assert ["SIMULASI" in page.extract_text() for page in pages] == [True, True]
    assert brief.mark == "SIMULASI"


class TestTheCommand:
    @pytest.fixture
    def run(self, shipped_path):
        settings = {
            "CAKUPAN_STORE": str(shipped_path),
            "CAKUPAN_TODAY": TODAY.isoformat(),
            "CAKUPAN_LANG": "en",
        }

        def invoke(*arguments):
            return CliRunner(env=settings).invoke(main, ["brief", *arguments])

        return invoke

    def test_the_card_is_1080_pixels_square(self, run, tmp_path):
        file = tmp_path / "card.png"
        assert run("64", "--out", str(file)).exit_code == 0
        head = file.read_bytes()[16:24]
        assert head == (1080).to_bytes(4, "big") * 2

    def test_an_unwritable_place_is_said_and_leaves_nothing(self, run, tmp_path):
        result = run("64", "--out", str(tmp_path / "no" / "k.pdf"))
        assert result.exit_code == 2
        assert "Choose another folder" in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_full_disk_leaves_the_old_file_and_no_half_one(
        self, shipped_path, tmp_path
    ):
        file = tmp_path / "k.pdf"
        file.write_bytes(b"%PDF-old")
        # The shell allows files of 8 KB and no more, as a disk with no room would.
        command = f'ulimit -f 8; exec "$0" -m cakupan.cli brief 64 --out "{file}"'
        result = subprocess.run(
            ["bash", "-c", command, sys.executable],
            env={
                **os.environ,
                "CAKUPAN_STORE": str(shipped_path),
                "CAKUPAN_LANG": "en",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 2, result.stderr
        assert "make room on the disk" in result.stderr
        assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [
            ("k.pdf", b"%PDF-old")
        ]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["64"], "Expected REGION with --out FILE"),
            (["--out", "a.pdf"], "Expected REGION with --out FILE"),
            (["64", "--all-provinces", "d"], "Expected REGION with --out FILE"),
            (["64", "--out", "a.exe"], "found 'a.exe'"),
            (["Bogor", "--out", "a.pdf"], "32.01 Kabupaten Bogor, 32.71 Kota Bogor"),
        ],
    )
    def test_bad_input_is_said_in_one_line(self, run, arguments, said):
        result = run(*arguments)
        assert result.exit_code == 2
        assert said in result.stderr
