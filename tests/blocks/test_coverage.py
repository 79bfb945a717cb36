"""What the blocks of coverage say, where page, brief and copy once said otherwise."""

from datetime import date

import pytest

from cakupan import topics
from cakupan.blocks import Block
from cakupan.charts import Places, Timeline
from cakupan.data import Data, Definition, Scope
from cakupan.data.store import Store
from cakupan.measures import position
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage import phrases
from cakupan.topics.coverage.figures import PeerPlace, Rounds
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")
PU = Definition(("PU",), "employees")
WITH_PMI = Definition(("PU", "BPU", "JAKON", "PMI"))


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def scope_of(data: Data, code: str, definition: Definition | None = None) -> Scope:
    return data.scope(code, definition or Definition(), date(2023, 12, 31))


def notes(block: Block) -> str:
    return "\n".join(f"{note.text} {note.tags}" for note in block.notes)


def test_the_answer_is_a_number_with_its_definition_and_age(data):
    answer = coverage.answer(data, scope_of(data, "64"), ID)
    assert answer.finding == (
        "Desember 2023: 1.323.233 dari 1.847.295 pekerja Kalimantan Timur terlindungi, "
        "71,63%."
    )
    assert answer.number == "71,63%"
    assert answer.number in answer.finding
    assert answer.tags.endswith("Data per Desember 2023, 2 tahun 10 bulan lalu.")
    assert answer.sources == ("S0006", "D007")
    assert answer.absence is None


def test_without_a_coverage_what_was_published_stands_beneath(data):
    answer = coverage.answer(data, scope_of(data, "94"), EN)
    assert answer.number == ""
    assert answer.absence.reason == "not_published"
    assert answer.absence.text == answer.finding
    assert "790,239 people of Papua Tengah are employed" in notes(answer)
    assert "The latest published percent: 72,146 = 27.40%" in notes(answer)
    assert answer.sources == ("D007", "S0078")


def test_published_within_six_months_is_said_where_there_is_room(data):
    scope = data.scope("92", Definition(), date(2023, 12, 31), "38")
    answer = coverage.answer(data, scope, EN)
    near = [n for n in answer.notes if n.text.startswith("Published within six")]
    said = phrases.published_near(
        data.rows(
            "statements__by_region",
            territory_id=scope.region.territory_id,
            from_date=date.min,
            to_date=date.max,
        ),
        scope.period_end,
        EN,
    )
    assert [note.text for note in near] == ([said] if said else [])
    assert not any(n in answer.brief().notes for n in near)


def test_a_surplus_is_not_said_to_be_nought_unprotected():
    row = {"gap_to_universal_workers": 0, "base": "employed", "coverage_pct": 148.2}
    assert phrases.not_protected(row, ID) == ""
    row = {**row, "gap_to_universal_workers": 7}
    assert phrases.not_protected(row, EN) == (
        "7 of the employed population are not protected yet."
    )


def test_what_follows_is_rank_then_target_then_the_peak(data):
    follows = coverage.consequence(data, scope_of(data, "64"), ID)
    assert follows.finding == (
        "Peringkat 2 dari 34 provinsi (deret Kemnaker, basis bekerja); peringkat 4 "
        "menurut basis eligible (perkiraan)."
    )
    target, peak = follows.notes
    assert target.text.startswith("Kaltim belum menerbitkan target sendiri; UCJ 2025")
    assert peak.text.startswith("Desember adalah puncak")
    short = follows.brief()
    assert (short.finding, short.notes) == (follows.finding, (peak,))
    nation = coverage.consequence(data, scope_of(data, "00"), EN)
    assert nation.finding.startswith("98,291,439 of the employed population")


def test_a_month_that_is_no_december_has_no_peak(data):
    scope = data.scope("64", Definition(), date(2024, 6, 30))
    follows = coverage.consequence(data, scope, ID)
    assert follows is None or "puncak" not in follows.finding + notes(follows)


def test_other_figures_are_at_most_five_each_with_its_definition(data):
    shown = coverage.circulating(data, scope_of(data, "64"), ID)
    assert [tuple(cell.text for cell in row) for row in shown.sheet.rows] == [
        ("67,83%", "angkatan kerja"),
        ("86,14%", "eligible (perkiraan)"),
        ("49,74%", "dinyatakan, Jul 2023 (indikator tidak disebut)"),
        ("70,86%", "dinyatakan, Mar 2023 (indikator tidak disebut)"),
        ("65% sampai 68%", "dinyatakan, Jul 2023 (indikator tidak disebut)"),
    ]
    assert [row["kind"] for row in shown.records.rows] == ["computed"] * 2 + [
        "stated"
    ] * 3
    assert coverage.circulating(data, scope_of(data, "64.09"), ID) is None


def test_why_they_differ_names_the_cases_of_the_region(data):
    why = coverage.why_different(data, scope_of(data, "64"), ID)
    assert "Empat hal berbeda" in why.finding
    assert [part.title.partition(":")[0] for part in why.parts] == [
        "Kaltim 2023",
        "Kaltim 2025",
        "Kaltim 2023",
    ]
    assert all(part.finding and part.notes for part in why.parts)


def test_an_origin_gives_every_part_of_the_number(data):
    origin = coverage.origin(data, scope_of(data, "64"), EN)
    said = {row[0].text: row[1].text for row in origin.sheet.rows}
    assert said["Numerator"] == "1,323,233"
    assert said["Denominator"] == "1,847,295"
    assert "(S0006)" in said["Source of the numerator"]


def test_the_origin_of_an_absent_coverage_is_that_of_the_workforce(data):
    origin = coverage.origin(data, scope_of(data, "64.09"), ID)
    said = {row[0].text: row[1].text for row in origin.sheet.rows}
    assert said["penduduk bekerja"] == "114.079"
    assert origin.sources == ("D007",)


def test_the_matrix_says_its_finding_and_is_shorter_where_room_is_little(data):
    matrix = coverage.matrix(data, scope_of(data, "64"), ID)
    assert matrix.finding == (
        "PU: 689.877 dari 961.948 buruh/karyawan/pegawai, 71,72%; BPU: 315.162 dari "
        "731.052 pekerja bukan penerima upah, 43,11%."
    )
    short = matrix.brief()
    assert short.finding == matrix.finding
    assert short.records is matrix.records
    whole = {cell.text for row in matrix.sheet.rows for cell in row if cell.is_number}
    less = {cell.text for row in short.sheet.rows for cell in row[2:]}
    assert less < whole
    assert coverage.matrix(data, scope_of(data, "94"), ID) is None


def test_bases_stand_where_no_participants_are_known_and_only_there(data):
    assert coverage.bases(data, scope_of(data, "64"), ID) is None
    bases = coverage.bases(data, scope_of(data, "64.09"), ID)
    assert bases.absence.text == bases.finding
    assert [row[1].text for row in bases.sheet.rows][:2] == ["119.152", "114.079"]


def test_the_definition_asked_for_is_the_one_that_is_ranked_first(data):
    place = coverage.place_among_peers(data, scope_of(data, "64", PU), ID)
    assert place.finding == "Kaltim: PU / buruh 71,72%, peringkat 3 dari 34 provinsi."
    assert [row[0].text for row in place.sheet.rows] == [
        "PU / buruh",
        "Semua segmen / bekerja",
        "Mendekati UCJ (perkiraan)",
        "BPU / non-upah",
    ]
    other = Definition(("PU", "BPU"), "labour_force")
    place = coverage.place_among_peers(data, scope_of(data, "64", other), EN)
    assert place.finding.startswith("Kaltim: PU + BPU / labour force 51.52%, rank ")
    assert len(place.sheet.rows) == 5


def test_a_place_is_of_the_series_that_ranks_also_without_the_scope_asked(data):
    place = coverage.place_among_peers(data, scope_of(data, "64", WITH_PMI), ID)
    assert "Satu Data Kemnaker" in place.tags
    assert place.sources == ("S0006", "D007")


def test_a_place_is_drawn_and_in_the_table_with_the_same_numbers(data):
    for code in ("64", "64.09"):
        place = coverage.place_among_peers(data, scope_of(data, code), ID)
        assert isinstance(place.picture, Places)
        drawn = [
            (item.label, item.value_label.split(" · ")) for item in place.picture.places
        ]
        told = [(row[0].text, [row[1].text, row[2].text]) for row in place.sheet.rows]
        assert drawn == told
        assert place.brief().picture is place.picture
        assert place.brief().records is place.records


def test_a_region_without_a_place_is_told_why(data):
    place = coverage.place_among_peers(data, scope_of(data, "94"), EN)
    assert place.finding == place.absence.text
    assert place.finding.startswith("No place: nobody published a figure")
    assert place.picture is None


def test_the_nation_has_the_provinces_at_both_ends(data):
    ends = coverage.place_among_peers(data, scope_of(data, "00"), EN)
    assert ends.finding == "19 of 34 provinces stand below the national 29.72%."
    assert [row[0].text for row in ends.sheet.rows] == [
        *("1", "2", "3", "4", "31", "32", "33", "34")
    ]


def test_a_surplus_is_no_nought_at_either_end(data):
    ends = coverage.place_among_peers(data, scope_of(data, "00"), ID)
    first, second = ends.sheet.rows[:2]
    texts = [cell.text for cell in first]
    # Who is registered in Jakarta beyond its workers protects nobody there: no 0.
    assert texts == ["1", "DKI Jakarta", "147,82%", "–"]
    assert (first[2].note, first[2].tone) == (">100", "over")
    assert (second[2].note, second[3].text) == ("", "524.062")


def test_rounds_of_other_weights_are_neither_joined_nor_compared(data):
    block = coverage.workforce(data, scope_of(data, "64.09"), ID)
    assert block.finding == (
        "114.079 orang bekerja pada Agustus 2025; 100.497 pada Agustus 2023."
    )
    assert isinstance(block.picture, Timeline)
    employed = next(series for series in block.picture.series if series.is_own)
    assert {mark.run for mark in employed.marks} == {"employed 0", "employed 1"}
    assert [item.day for item in block.picture.breaks] == [date(2023, 8, 31)]
    assert block.sheet.rows[2][0].note == "penimbang baru mulai di sini"
    whole = coverage.workforce(data, scope_of(data, "64"), EN)
    assert whole.finding.endswith("1,620,969 in August 2018.")
    assert not whole.picture.breaks


def test_every_base_that_is_drawn_is_in_the_table(data):
    block = coverage.workforce(data, scope_of(data, "64"), ID)
    heads = [head.text for head in block.sheet.heads]
    for series in block.picture.series:
        column = heads.index(series.name)
        assert series.marks[-1].label == block.sheet.rows[0][column].text


def test_a_region_without_a_survey_is_told_so(data):
    areas = [r for r in data.regions.regions if r.level == "area"]
    for region in areas:
        scope = data.scope(region)
        block = coverage.workforce(data, scope, EN)
        if block.absence:
            assert block.finding.startswith("No Sakernas round is on record")
            return
    pytest.fail("every area has a round: choose another kind of region")


def test_a_block_is_composed_once_for_all_readers(data):
    scope = scope_of(data, "65")
    first = topics.block(coverage.matrix, data, scope, ID)
    assert topics.block(coverage.matrix, data, scope, ID) is first
    assert topics.block(coverage.matrix, data, scope, EN) is not first


def rounds(*, has_break: bool = True) -> list[dict]:
    return [
        {
            "period_end": date(year, 8, 31),
            "base": "employed",
            "workers": year,
            "has_break": has_break and year == 2023,
        }
        for year in range(2018, 2026)
    ]


def test_workers_are_not_compared_across_new_weights():
    said = phrases.workforce(Rounds(tuple(rounds())), ID)
    assert said == "2.025 orang bekerja pada Agustus 2025; 2.023 pada Agustus 2023"
    whole = phrases.workforce(Rounds(tuple(rounds(has_break=False))), ID)
    assert whole.endswith("2.018 pada Agustus 2018")
    alone = phrases.workforce(Rounds((rounds()[-1],)), ID)
    assert alone == "2.025 orang bekerja pada Agustus 2025"
    assert phrases.workforce(Rounds(()), ID) == ""


def test_a_rank_names_each_set_of_peers():
    few, many = (10.0, 20.0, 30.0), (5.0, 10.0, 20.0, 30.0, 40.0)
    places = [
        PeerPlace("informal_share_pct", None, "A", position(20.0, few), few, "percent"),
        PeerPlace("informal_share_pct", None, "B", position(20, many), many, "percent"),
        PeerPlace("non_wage", None, "A", position(7, (7, 9)), (7, 9), "workers"),
    ]
    assert phrases.standing(places, "Contoh", ID) == (
        "Contoh: pekerja informal 20,00%, peringkat 2 dari 3 kabupaten/kota di A dan "
        "peringkat 3 dari 5 kabupaten/kota di B"
    )
