import datetime
import doctest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cakupan import sentences, wording
from cakupan.errors import BadInputError, Phrase, Phrases, StoreError
from cakupan.wording import Wording, catalogue, dates, labels, numbers

INDONESIAN, ENGLISH = Wording("id"), Wording("en")
TABLES = {
    name: table
    for name, table in vars(labels).items()
    if name.isupper() and not isinstance(table, str)
}


@pytest.mark.parametrize("module", [wording, numbers, dates])
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


def test_unknown_language_is_refused():
    with pytest.raises(ValueError, match="must be one of"):
        Wording("jv")


def test_untranslated_message_is_said_in_english():
    assert INDONESIAN.say("No such message {n}", n=1) == "No such message 1"


def test_message_without_fields_keeps_its_braces():
    assert ENGLISH.say("{count}") == "{count}"


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),  # as written, not as the processor stores it
        (-2.675, 2, "-2.68"),
        (71.6249999, 2, "71.62"),
        (Fraction(1, 3), 2, "0.33"),
        (Decimal("1.005"), 2, "1.01"),
        (99.995, 2, "100.00"),
        (10**15, 2, "1000000000000000.00"),
    ],
)
def test_rounding_is_half_up(value, places, rounded):
    assert str(wording.half_up(value, places)) == rounded


def test_equal_numbers_of_two_types_are_rounded_each_by_itself():
    binary = Fraction(2.675)  # a little less than what the float says
    assert binary == 2.675
    for value, text in ((2.675, "2,68"), (binary, "2,67"), (2.675, "2,68")):
        assert INDONESIAN.number(value, 2) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (99_999, "99.999"),
        (100_000, "100 ribu"),
        (675_792, "675,8 ribu"),
        (999_949, "999,9 ribu"),
        (999_950, "1 juta"),
        (1_323_233, "1,32 juta"),
        (98_291_439, "98,29 juta"),
        (99_996_000, "100 juta"),
        (135_610_000, "135,6 juta"),
        (-675_000, "-675 ribu"),
    ],
)
def test_workers_in_words_keep_at_most_four_digits(number, text):
    assert INDONESIAN.workers_words(number) == text


@pytest.mark.parametrize(
    ("rupiah", "text"),
    [
        (999_999, "Rp999.999"),
        (1_000_000, "Rp1 juta"),
        (235_200_000, "Rp235,2 juta"),
        (4_459_593_600, "Rp4,46 miliar"),
        (11_834_121_600, "Rp11,83 miliar"),
        (1_234 * 10**12, "Rp1.234 triliun"),
        (-2_000_000_000, "-Rp2 miliar"),
    ],
)
def test_rupiah_in_words(rupiah, text):
    assert INDONESIAN.rupiah_words(rupiah) == text


def test_computed_percent_has_two_decimals_and_stated_percent_its_own():
    assert INDONESIAN.percent(100) == "100,00%"
    assert INDONESIAN.stated_percent("100") == "100%"
    assert INDONESIAN.stated_percent("1234.50") == "1.234,50%"
    assert ENGLISH.stated_percent(Decimal("49.740")) == "49.740%"


def test_change_that_rounds_to_nothing_has_no_direction():
    assert INDONESIAN.change(-0.004) == "tetap"
    assert INDONESIAN.change(-0.005) == "turun 0,01 poin"


@given(some.integers(min_value=0, max_value=10**15))
def test_written_counts_are_read_back(count):
    assert wording.parse_number(INDONESIAN.number(count)) == count


@given(some.decimals(min_value=0, max_value=10**9, places=2))
def test_written_percents_are_read_back(value):
    assert wording.parse_number(INDONESIAN.percent(value)) == value


@pytest.mark.parametrize("text", ["1,358", "12,345", "999,999"])
def test_a_comma_before_three_digits_is_ambiguous(text):
    with pytest.raises(BadInputError, match="two ways"):
        wording.parse_number(text)


@pytest.mark.parametrize("text", ["", "abc", "1.35", "1,2,3", "-5", "1 000", "1.358,"])
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(BadInputError, match=r"1\.358\.649"):
        wording.parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" Rp16.800 ", "16800"),
        ("0,125", "0.125"),
        ("1.358,649", "1358.649"),
        ("71,6300", "71.6300"),
    ],
)
def test_readers_numbers_are_read(text, value):
    assert wording.parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("end", "today", "text"),
    [
        ("2023-12-31", "2023-12-31", "kurang dari sebulan lalu"),
        ("2023-12-31", "2024-01-30", "kurang dari sebulan lalu"),
        ("2023-12-31", "2024-01-31", "1 bulan lalu"),
        ("2024-01-31", "2024-02-29", "1 bulan lalu"),  # February's end is a month
        ("2023-12-31", "2024-12-31", "1 tahun lalu"),
        ("2023-12-31", "2026-10-31", "2 tahun 10 bulan lalu"),
        ("2025-12-31", "2025-06-30", "6 bulan lagi"),
    ],
)
def test_ages_count_whole_months(end, today, text):
    assert INDONESIAN.age(end, today) == text


def test_english_mirrors_the_formats():
    assert ENGLISH.month("2023-12", short=True) == "Dec 2023"
    assert ENGLISH.age("2023-12-31", "2025-01-31") == "1 year 1 month ago"
    assert ENGLISH.rupiah_words(371_632_800) == "Rp371.6 million"
    assert ENGLISH.scope("PU+BPU+JAKON") == "PU + BPU + construction"
    assert ENGLISH.percent(71.63) == "71.63%"


def test_short_indonesian_months_are_the_fields_own():
    days = [datetime.date(2023, month, 1) for month in range(1, 13)]
    months = [INDONESIAN.month(day, short=True).removesuffix(" 2023") for day in days]
    assert " ".join(months) == "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des"


def test_tags_read_as_the_field_writes_them():
    assert INDONESIAN.segment("BPU") == "Bukan Penerima Upah"
    assert INDONESIAN.scope(["JAKON", "PU"]) == "PU + jasa konstruksi"
    assert INDONESIAN.scope("as_stated") == "semua segmen menurut penerbit"
    assert INDONESIAN.base("eligible_estimate") == "eligible (perkiraan kami)"
    assert INDONESIAN.worker_basis("registered", "inferred") == (
        "menurut tempat pendaftaran (kesimpulan kami; sumber tidak menyebutkan)"
    )
    assert INDONESIAN.worker_basis("domicile") == "menurut tempat tinggal"


def test_absence_names_the_region():
    assert INDONESIAN.absence("not_published", "Kabupaten Mahakam Ulu") == (
        "Belum ada angka peserta Kabupaten Mahakam Ulu yang terbit dalam deret yang "
        "kami pegang untuk bulan dan segmen ini."
    )


def test_long_and_short_tables_know_the_same_codes():
    for family in ("SEGMENT", "BASE", "SERIES", "REGIME"):
        short, long = TABLES[f"{family}_SHORT"], TABLES[f"{family}_LONG"]
        assert short.keys() == long.keys(), family
    # Of an office's month a sentence says more: who is in, who is awaited.
    sent = {sentences.IN_PART, sentences.AWAITED}
    assert labels.ABSENCE_SHORT.keys() - labels.ABSENCE_LONG.keys() == sent
    assert labels.ABSENCE_LONG.keys() < labels.ABSENCE_SHORT.keys()
    assert labels.ABSENCE_OF_REGION.keys() == labels.ABSENCE_LONG.keys()
    assert labels.PRECISE_VALUE.keys() == labels.PRECISION.keys()
    assert labels.BASE_NOTE.keys() == labels.BASE_LONG.keys()
    assert labels.LEVEL_PLURAL.keys() == labels.LEVEL.keys()


def test_every_label_is_translated():
    messages = catalogue.load("id")
    missing = [
        (name, code)
        for name, table in TABLES.items()
        for code, text in table.items()
        if text not in messages
    ]
    assert missing == []


def test_labels_of_a_table_differ_from_each_other():
    for name, table in TABLES.items():
        said = [INDONESIAN.say(text) for text in table.values()]
        repeated = {text for text in said if said.count(text) > 1}
        assert not repeated, (name, repeated)


def test_speaking_reads_a_catalogue_once():
    assert wording.speak("id") is wording.speak("id")


def test_a_path_is_said_whole_at_the_terminal_and_by_its_name_to_readers():
    error = StoreError("Expected a store at {path}, found none.", path=Path("/a/b.c"))
    assert (
        Wording("en", is_local=True)
        .error(error)
        .startswith("Expected a store at /a/b.c,")
    )
    assert Wording("en").error(error).startswith("Expected a store at b.c,")
    inner = Phrase("{path} ({path})", {"path": Path("/a/b.c")})
    outer = Phrases([Phrase("in {part}", {"part": inner})])
    assert Wording("en").fill("{all}", {"all": outer}) == "in b.c (b.c)"
