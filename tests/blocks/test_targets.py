"""What the blocks of targets say, where page, copy and command once said otherwise."""

from datetime import date
from decimal import Decimal

import pytest

from cakupan.charts import Timeline
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.targets import ask
from cakupan.topics.targets import blocks as targets
from cakupan.topics.targets.results import (
    TYPED,
    TypedAim,
    TypedNumbers,
    TypedTarget,
)
from cakupan.wording import speak

TODAY = date(2026, 11, 21)
ID, EN = speak("id"), speak("en")
SIXTY_ONE = TypedTarget(Decimal(61))


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def test_nobody_is_told_that_none_is_missing_above_100_percent(data):
    """DKI Jakarta, 147.82 %: the desk said that 0 workers are not protected."""
    jakarta = data.scope("31")
    assert targets.gap(data, jakarta, ID) is None
    typed = targets.gap(data, jakarta, ID, SIXTY_ONE)
    # 7,498,532 of 5,072,737: 61 % are 3,094,370 workers, rounded up.
    assert typed.finding == (
        "DKI Jakarta: target 61% tercapai, dengan 4.404.162 pekerja di atasnya."
    )
    assert typed.notes == ()


def test_a_published_and_a_typed_target_meet_figures_of_their_own(data):
    """Kalimantan Barat: UCJ 59.56 % meets 37 %, a typed one the computed coverage."""
    kalbar = data.scope("61")
    block = targets.gap(data, kalbar, ID, SIXTY_ONE)
    published, universal = block.notes
    assert "kurang 22,56 poin untuk mencapai target 59,56%" in published.text
    assert "Definisi lain, tidak dikurangkan" in published.tags
    assert universal.text.startswith("Selisih ke semua pekerja, apa pun targetnya")
    typed, stated = block.records.rows
    assert (typed["is_target_typed"], stated["is_target_typed"]) == (True, False)
    assert (stated["regime"], stated["gap_workers"]) == ("UCJ", None)
    alone = targets.gap(data, kalbar, ID)
    assert alone.finding.startswith("Kalimantan Barat: kurang")
    assert alone.number == "22,56 poin"


def test_a_typed_target_without_a_coverage_says_why(data):
    tengah = data.scope("94")
    block = targets.typed_without_coverage(data, tengah, ID, SIXTY_ONE)
    assert block.absence is not None
    assert block.finding.startswith("Target 61% hanya dapat dibandingkan dengan")
    assert targets.typed_without_coverage(data, data.scope("64"), ID, SIXTY_ONE) is None


def test_a_pace_says_the_target_with_its_publishers_digits(data):
    """Kalimantan Barat 2026: 60.80 % was told as 60.8 %."""
    block = targets.pace(data, data.scope("61"), EN)
    assert block.finding == (
        "To reach 60.80%, 36,086 workers must join every month from January 2026 to "
        "December 2026."
    )
    (row,) = block.records.rows
    assert (row["required_per_month"], row["months"]) == (36_086, 12)
    short = targets.pace_in_short(data, data.scope("61"), EN)
    number, text = short.sheet.rows[0]
    assert (number.text, text.text.endswith("UCJ, December 2026: 60.80%")) == (
        "36,086",
        True,
    )


def test_a_typed_pace_has_its_starting_point_as_a_table(data):
    """Kaltim: 1,323,233 of 1,847,295; 90 % by December 2026 are 36 months away."""
    typed = TypedAim(TYPED, Decimal(90), date(2026, 12, 1), Decimal(0))
    block = targets.pace(data, data.scope("64"), EN, typed)
    # (0.9 x 1,847,295 - 1,323,233) / 36 = 9,425.6, rounded up.
    assert "9,426 workers must join every month" in block.finding
    (line,) = block.sheet.rows
    assert [cell.text for cell in line[1:5]] == [
        "1,323,233",
        "1,847,295",
        "36",
        "9,426",
    ]
    assert block.sources == ("S0006", "D007")
    (line,) = targets.pace(data, data.scope("64"), ID, typed).sheet.rows
    assert line[0].note == "hitungan kami, penduduk bekerja, Desember 2023"


def test_what_is_wrong_with_typed_numbers_stands_in_the_block(data):
    wrong = TypedNumbers(0, 5, Decimal(61), 12)
    (note,) = targets.own_numbers(data, data.scope("64"), EN, wrong).notes
    assert note.text.startswith("Eligible workers: expected at least 1, found 0.")
    past = TypedAim(TYPED, Decimal(90), date(2020, 1, 1))
    (note,) = targets.pace(data, data.scope("64"), EN, past).notes
    assert "expected a month after the last figure (2023-12)" in note.text


def test_page_and_copy_say_the_same_of_targets(data):
    """Kalbar's page of the region had no finding, its copy neither."""
    kalbar = data.scope("61")
    whole, table = (
        each(data, kalbar, ID) for each in (targets.by_regime, targets.as_table)
    )
    assert table.finding == whole.finding
    assert whole.finding.startswith("Kalimantan Barat punya 4 target yang terbit")
    assert table.picture is None
    assert not table.sheet.is_folded
    assert targets.national(data, kalbar, ID).records.name == "targets-national"


def test_a_region_without_targets_has_the_nations_within_its_block(data):
    paser = targets.as_table(data, data.scope("64.01"), ID)
    (national,) = paser.parts
    assert len(national.sheet.rows) == 9
    assert [note.text.split(":")[0] for note in paser.notes] == ["Nasional"]
    assert targets.national(data, data.scope("64.01"), ID) is None


def test_one_target_is_told_without_a_plural(data):
    finding = targets.by_regime(data, data.scope("31"), EN).finding
    assert finding.startswith("DKI Jakarta has one published target, of UCJ.")


def test_a_target_of_2045_does_not_stretch_the_axis(data):
    chart = targets.by_regime(data, data.scope("00"), ID).picture
    assert isinstance(chart, Timeline)
    assert chart.last_year == 2029
    assert chart.series[4].marks[-1].label == "RPJPN 99,5%, 2045 →"
    assert all(series.is_labelled_at_end for series in chart.series[:-1])


def test_the_aim_is_the_one_chosen_else_one_that_has_a_start(data):
    ahead = ask.targets_ahead(ask.of_region(data, data.scope("61")), TODAY)
    assert list(ahead) == ["Perda@2026-12", "UCJ@2026-12", "UCJ@2030-12"]
    # The regional regulation names no indicator: nothing could start from it.
    assert ask.aim_of(ahead, TypedAim()) == "UCJ@2026-12"
    assert ask.aim_of(ahead, TypedAim("UCJ@2030-12")) == "UCJ@2030-12"
    assert ask.aim_of(ahead, TypedAim(target_pct=Decimal(61))) == TYPED
    assert ask.aim_of(ahead, TypedAim("UCJ@2019-12")) == "UCJ@2026-12"


def test_the_overviews_tables_lead_to_the_regions_and_compare_like_with_like(data):
    block = targets.against_statements(data, data.scope("00"), EN)
    assert "For 11 and 5 of them both are of the same indicator" in block.finding
    assert block.finding.endswith("At target: Kota Makassar.")
    provinces, regencies = block.parts
    first = provinces.sheet.rows[0]
    assert (first[0].text, first[0].address.region_code) == ("Papua Tengah", "94")
    assert (first[3].text, first[3].tone) == ("33.85 points short", "missed")
    assert [row[3].tone for row in regencies.sheet.rows].count("met") == 1
    # Unlike indicators are named and not compared.
    unlike = [row for row in provinces.sheet.rows if row[3].tone == "muted"]
    assert {row[3].text for row in unlike} == {"not compared"}
    assert {row[3].order for row in unlike} == {None}
    # All twenty stand on the page: none is to be scrolled to within a box.
    assert provinces.sheet.first_rows == len(provinces.sheet.rows) == 20
