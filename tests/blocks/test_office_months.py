"""An office's months in every block of coverage: all regencies, half, one, a part.

Numbers are those of ``tests/office.py``: regency k of ten has 1,700 k workers of all
segments in January 2025 and 17 k more in each later month, so 2,057 k in October 2026,
and the ten of them, k from 1 to 10, fifty-five times that. Base of Kalimantan Timur:
1,969,739 employed, Sakernas August 2025.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction

import pytest

from cakupan.blocks import Block, Map, Sheet
from cakupan.data import Data, Scope
from cakupan.data.store import open_store
from cakupan.topics.coverage import ask_regions
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage.ask_regions import AUTO, Shown
from cakupan.topics.ranking.ask import rank
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.wording import speak
from tests import office
from tests.blocks.written_forms import WRITERS
from tests.conftest import build_store
from tests.country import Cells

ID, EN = speak("id"), speak("en")
OCTOBER, SEPTEMBER = office.MONTHS[-1], office.MONTHS[-2]
DECEMBER_2023 = date(2023, 12, 31)
TODAY = date(2026, 11, 30)
SUM = 55 * 2057  # 113,135
Folder = Callable[[Sequence[Cells]], Data]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """Return the figures with an office's rows beside the shipped ones."""
    opened = []

    def made(rows: Sequence[Cells]) -> Data:
        root = tmp_path_factory.mktemp("office")
        path = office.write(root / "kantor", rows)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CAKUPAN_DATA", str(path))
            store = open_store(build_store(root / "cakupan.duckdb").path)
        opened.append(store)
        return Data(store, today=TODAY)

    yield made
    for store in opened:
        store.close()


@pytest.fixture(scope="module")
def everything(office_store) -> Data:
    return Data(office_store, today=TODAY)


@pytest.fixture(scope="module")
def half(folder: Folder) -> Data:
    """The first five regencies sent October, all ten the months before."""
    early = office.rows(months=office.MONTHS[:-1])
    return folder([*early, *office.rows(office.REGENCIES[:5], office.MONTHS[-1:])])


@pytest.fixture(scope="module")
def alone(folder: Folder) -> Data:
    """Paser alone sends its months."""
    return folder(office.rows(["64.01"]))


@pytest.fixture(scope="module")
def in_part(folder: Folder) -> Data:
    """October lacks the construction workers of the first five regencies."""
    return folder(
        [
            row
            for row in office.rows()
            if row["period_end"] != OCTOBER.isoformat()
            or row["segment_scope"] != "JAKON"
            or row["region_code"] not in office.REGENCIES[:5]
        ]
    )


def october(data: Data, code: str = "64") -> Scope:
    return data.scope(code, period_end=OCTOBER)


def said(block: Block) -> str:
    return "\n".join([block.finding, block.tags, *(note.text for note in block.notes)])


def drawn(block: Block) -> dict[str, tuple[str, str | None]]:
    """Return each region's label and why it has none."""
    assert isinstance(block.picture, Map)
    return {r.code: (r.value_label, r.absence) for r in block.picture.regions}


def column(block: Block, at: int) -> dict[str, str]:
    assert isinstance(block.sheet, Sheet)
    return {row[0].text: row[at].text for row in block.sheet.rows}


# All ten regencies


def test_the_province_is_the_sum_of_ten_and_says_so(everything):
    block = coverage.answer(everything, october(everything), ID)
    assert block.finding == (
        "Oktober 2026: 113.135 dari 1.969.739 pekerja Kalimantan Timur terlindungi, "
        "5,74% (jumlah 10 kab/kota)."
    )
    assert block.sources == ("K-2026-10", "D007")
    english = coverage.answer(everything, october(everything), EN)
    assert "5.74% (sum of 10 regencies and cities)" in english.finding


def test_the_sum_is_named_wherever_its_figure_stands(everything):
    scope = october(everything)
    origin = coverage.origin(everything, scope, ID)
    assert column(origin, 1)["Terdiri dari"] == "jumlah 10 kab/kota"
    assert "jumlah 10 kab/kota" in coverage.matrix(everything, scope, ID).tags
    nation = everything.scope("00", period_end=OCTOBER)
    provinces = coverage.regions(everything, nation, ID)
    assert "Bukan angka terbit provinsi: Kalimantan Timur (jumlah 10 kab/kota)." in (
        said(provinces)
    )
    # The tags are those of all provinces.
    assert "jumlah 10" not in provinces.tags
    assert drawn(provinces)["64"] == ("5,74%", None)
    assert drawn(provinces)["65"] == ("belum terbit", "not_published")


def test_the_published_month_stays_the_answer_and_names_the_later_sum(everything):
    scope = everything.scope("64")
    assert scope.period_end == DECEMBER_2023
    block = coverage.answer(everything, scope, ID)
    assert block.finding.startswith("Desember 2023: 1.323.233 dari 1.847.295")
    assert (
        "Ada bulan yang lebih baru, Oktober 2026: 113.135 dari 1.969.739 pekerja, "
        "5,74% (PU + BPU + jasa konstruksi, jumlah 10 kab/kota)."
    ) in said(block)


def test_the_map_of_the_regencies_opens_on_the_offices_coverage(everything):
    block = coverage.regions(everything, october(everything), ID)
    assert block.picture.title == (
        "Cakupan menurut kabupaten/kota, Kalimantan Timur, Oktober 2026"
    )
    # 2,057 of 134,978; 20,570 of 92,786.
    assert drawn(block)["64.01"] == ("1,52%", None)
    assert drawn(block)["64.74"] == ("22,17%", None)
    assert column(block, 2)["Kabupaten Paser"] == "2.057"


def test_under_a_published_month_the_map_names_the_month_that_it_shows(everything):
    block = coverage.regions(everything, everything.scope("64"), ID)
    assert block.picture.title.endswith("Oktober 2026")
    assert (
        "Untuk Desember 2023 belum ada angka kabupaten/kota di sini; yang ditampilkan "
        "Oktober 2026, bulan terakhir yang dikirim kantor."
    ) in said(block)
    paser = block.sheet.rows[0][0].address
    assert paser.changes == (("period", "2026-10"),)


@pytest.mark.parametrize("month", [OCTOBER, SEPTEMBER, office.MONTHS[0]])
def test_classes_of_colour_are_the_same_in_every_month_of_an_office(everything, month):
    shown = Shown("regency", "64", "coverage")
    scope = everything.scope("64", period_end=month)
    now = ask_regions.measure(everything, october(everything), shown)
    assert ask_regions.measure(everything, scope, shown).breaks == now.breaks


# Half of them, one of them, a part of the segments


def test_half_of_the_regencies_are_no_coverage_of_the_province(half):
    block = coverage.answer(half, october(half), ID)
    assert block.absence is not None
    assert block.finding == (
        "Kalimantan Timur, Oktober 2026: 5 dari 10 kab/kota sudah masuk (PU + BPU + "
        "jasa konstruksi). Jumlahnya menjadi angka provinsi bila semuanya sudah masuk."
    )
    # 15 times 2,057 is the sum of the five: it stands nowhere.
    assert "30.855" not in said(block)
    assert "Bulan terakhir yang tercatat, September 2026: 112.200 dari" in said(block)


def test_regencies_that_are_not_sent_yet_are_not_called_unpublished(half):
    block = coverage.regions(half, october(half), ID)
    assert drawn(block)["64.01"] == ("1,52%", None)
    assert drawn(block)["64.74"] == ("belum dikirim", "awaited")
    assert "Oktober 2026: 5 dari 10 kab/kota sudah masuk." in said(block)
    legend = {sign.key: (sign.label, sign.count) for sign in block.picture.legend}
    assert legend["awaited"] == ("belum dikirim", 5)


def test_the_map_of_provinces_says_how_many_regencies_are_in(half):
    block = coverage.regions(half, half.scope("00", period_end=OCTOBER), ID)
    assert drawn(block)["64"] == ("5 dari 10 kab/kota", "in_part")
    assert drawn(block)["65"] == ("belum terbit", "not_published")
    assert "belum semua: Kalimantan Timur (5 dari 10 kab/kota)." in said(block)


def test_the_map_under_a_published_month_is_of_the_last_full_month(half):
    block = coverage.regions(half, half.scope("64"), ID)
    assert block.picture.title.endswith("September 2026")


def test_one_regency_is_shown_and_its_neighbours_are_unpublished(alone):
    answer = coverage.answer(alone, alone.scope("64"), ID)
    assert answer.finding.startswith("Desember 2023: 1.323.233")
    assert "Oktober 2026: 1 dari 10 kab/kota sudah masuk." in said(answer)
    block = coverage.regions(alone, october(alone), ID)
    assert (
        block.finding
        == "Cakupan: 1,52% (Paser), satu-satunya wilayah yang punya angka."
    )
    assert drawn(block)["64.02"] == ("belum terbit", "not_published")


def test_a_month_without_a_segment_is_on_record_in_part(in_part):
    block = coverage.regions(in_part, october(in_part), ID)
    assert drawn(block)["64.01"] == ("hanya PU + BPU", "in_part")
    assert drawn(block)["64.74"] == ("22,17%", None)
    answer = coverage.answer(in_part, october(in_part), ID)
    assert "5 dari 10 kab/kota sudah masuk" in answer.finding
    # Of PU + BPU all ten are in: 55 times 1,815.
    assert (
        "Yang tercatat untuk Oktober 2026: 99.825 dari 1.969.739 pekerja, 5,07% (PU + "
        "BPU, jumlah 10 kab/kota, tanpa jasa konstruksi: jasa konstruksi belum dikirim)"
    ) in said(answer)


def test_without_an_office_the_map_is_as_before(shipped_store):
    data = Data(shipped_store, today=TODAY)
    scope = data.scope("64")
    shown = ask_regions.settled(data, scope, Shown("regency", "64", AUTO))
    assert shown == Shown("regency", "64", "informal_share")


def test_the_sum_of_the_published_month_is_not_put_in_its_place(folder):
    """The ten regencies sent December 2023, which Kemnaker published."""
    rows = [
        office.row(code, OCTOBER, segment, period_end="2023-12-31")
        for code in office.REGENCIES
        for segment in office.SEGMENTS
    ]
    data = folder(rows)
    block = coverage.answer(data, data.scope("64"), ID)
    assert block.finding.startswith("Desember 2023: 1.323.233 dari 1.847.295")
    assert (
        "Hitungan lain untuk bulan yang sama: 113.135 dari 1.847.295 pekerja, 6,12% "
        "(PU + BPU + jasa konstruksi, jumlah 10 kab/kota)."
    ) in said(block)


# Month by month, and the place among peers


def test_the_months_of_a_province_are_a_line_of_sums(half):
    block = coverage.months(half, half.scope("64"), ID)
    # January 2025: 55 times 1,700 of 1,976,447 employed in August 2024.
    assert block.finding == (
        "Januari 2025 4,73%, September 2026 5,70%, dalam satu deret (jumlah 10 "
        "kab/kota). Oktober 2026: 5 dari 10 kab/kota sudah masuk."
    )
    (line,) = block.picture.series
    assert [mark.day for mark in line.marks] == list(office.MONTHS[:-1])
    assert len({mark.run for mark in line.marks}) == 1
    first = block.sheet.rows[0]
    assert [cell.text for cell in first[:3]] == [
        *("Oktober 2026", "–", "5 dari 10 kab/kota"),
    ]
    assert block.sources[0] == "K-2026-10"
    assert "D007" in block.sources


def test_no_line_runs_over_a_month_that_was_not_sent(folder):
    sent = [month for month in office.MONTHS if month != date(2026, 3, 31)]
    data = folder(office.rows(["64.01"], sent))
    (line,) = coverage.months(data, data.scope("64.01"), ID).picture.series
    runs: dict[str, int] = {}
    for mark in line.marks:
        runs[mark.run] = runs.get(mark.run, 0) + 1
    # January 2025 to February 2026, and April to October 2026.
    assert list(runs.values()) == [14, 7]


def test_a_month_in_part_is_listed_and_no_point_of_the_line(in_part):
    block = coverage.months(in_part, october(in_part, "64.01"), ID)
    (line,) = block.picture.series
    assert line.marks[-1].day == SEPTEMBER
    month, percent, workers, scope, _source = block.sheet.rows[0]
    assert (month.text, percent.text) == ("Oktober 2026", "1,34%")
    assert workers.text == "1.815 dari 134.978"
    assert scope.text.startswith("PU + BPU, tanpa jasa konstruksi")


def test_one_regency_makes_no_line_of_its_province(alone):
    block = coverage.months(alone, alone.scope("64"), ID)
    assert block.picture is None
    assert block.finding == "Oktober 2026: 1 dari 10 kab/kota sudah masuk."


def test_one_month_is_not_called_the_only_one_beside_others(folder):
    one = folder(office.rows(months=[OCTOBER]))
    scope = one.scope("64")
    # December 2023 is published, October 2026 is the office's: two, in two series.
    assert coverage.trend(one, scope, ID).finding.startswith(
        "Dihitung: Desember 2023, 71,63%. "
    )
    assert coverage.months(one, scope, ID).finding == (
        "Dihitung: Oktober 2026, 5,74% (jumlah 10 kab/kota)."
    )
    newer = coverage.trend(one, october(one), EN)
    total = "sum of 10 regencies and cities"
    assert newer.finding.startswith(f"Computed: October 2026, 5.74% ({total}). ")
    for sheet in (newer.sheet, newer.short.sheet):
        (mine,) = [row for row in sheet.rows if row[0].text == "31 October 2026"]
        assert any(total in cell.text for cell in mine)
    regency = one.scope("64.01", period_end=OCTOBER)
    assert coverage.trend(one, regency, ID).finding.startswith("Satu bulan dapat")


def test_without_an_office_there_is_no_line_of_months(shipped_store):
    data = Data(shipped_store, today=TODAY)
    assert coverage.months(data, data.scope("64"), ID) is None


def test_a_regency_stands_among_those_of_its_province_by_coverage(everything):
    block = coverage.place_among_peers(everything, october(everything, "64.01"), ID)
    # Kutai Kartanegara alone is lower: 4,114 of 382,520.
    assert block.finding == (
        "Paser: Semua segmen / bekerja 1,52%, peringkat 9 dari 10 kabupaten/kota di "
        "Kaltim."
    )
    assert "Oktober 2026. Sumber: deret Cabang Contoh Kaltim" in block.tags
    assert set(block.sources) == {"K-2026-10", "D007"}


def test_a_place_among_some_says_that_they_are_not_all(half):
    block = coverage.place_among_peers(half, october(half, "64.01"), ID)
    assert (
        "peringkat 4 dari 5 kabupaten/kota di Kaltim yang punya angka" in block.finding
    )
    late = coverage.place_among_peers(half, october(half, "64.74"), ID)
    assert late.finding.startswith("Bontang: pekerja informal")


def test_an_offices_month_ranks_the_regencies_and_leads_to_their_ranking(half):
    block = coverage.office_ranks(half, october(half, "64.01"), ID)
    # Of the five that are in: Kutai Barat, 8,228 of 95,129; Paser is fourth.
    assert block.finding == (
        "Oktober 2026, 5 dari 10 kab/kota Kalimantan Timur: tertinggi Kubar 8,65%, "
        "terendah Kukar 1,08%; Paser: peringkat 4."
    )
    (link,) = block.links
    assert link.address.changes == (
        *(("level", "regency"), ("among", "parent"), ("period", "2026-10")),
    )
    published = coverage.office_ranks(half, half.scope("64"), ID)
    assert published.finding.startswith("September 2026, 10 dari 10 kab/kota")


def test_without_an_office_there_are_no_ranks_of_one(shipped_store):
    data = Data(shipped_store, today=TODAY)
    assert coverage.office_ranks(data, data.scope("64"), ID) is None


KALTARA = ("65.01", "65.02", "65.03", "65.04", "65.71")


def test_sums_of_rounded_regencies_are_ranked_within_their_rounding(folder):
    """Two provinces of sums, each regency to the nearest thousand."""
    rows = [
        {
            **office.row("64.01", OCTOBER, "PU", precision="rounded"),
            "row_id": f"R-{code}",
            "region_code": code,
            "segment_scope": "PU+BPU+JAKON",
            "workers": 5000,
        }
        for code in (*office.REGENCIES, *KALTARA)
    ]
    data = folder(rows)
    found = rank(data, RankRequest("province", period_end=OCTOBER))
    values = {item.code: item for item in found.standings}
    assert set(values) == {"64", "65"}
    # Kalimantan Timur: 50,000, from 45,000 to 55,000 of 1,969,739.
    place = values["64"].place
    assert place.value == Fraction(100 * 50_000, 1_969_739)
    assert len(found.set_aside) == 36


@pytest.mark.parametrize("writer", WRITERS)
def test_what_an_office_sent_is_said_alike_in_every_form(half, writer):
    scope = october(half)
    composed = (
        *(coverage.answer, coverage.regions, coverage.months, coverage.office_ranks),
    )
    blocks = [block for each in composed if (block := each(half, scope, ID))]
    assert len(blocks) == len(composed)
    forms = WRITERS[writer](blocks, "id")
    for block in blocks:
        assert forms[block.key].holds(block.finding), block.key
