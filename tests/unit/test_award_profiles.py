"""Profile files and evidence: read, written, refused with the place in the file."""

from decimal import Decimal
from fractions import Fraction

import pytest

from cakupan import paths
from cakupan.errors import BadInputError
from cakupan.topics.award.figures import evidence as typed
from cakupan.topics.award.figures.profile_files import (
    ProfileFile,
    load_kept,
    parse_profile,
    write_profile,
)
from cakupan.topics.award.figures.profiles import own_profile

GOOD = """\
format = "cakupan-award-profile-1"
code = "mine"
title_id = "Milik saya"

[criteria.coverage]
weight = 0.6

[criteria.innovation]
weight = 0.3
polarity = "higher"

[question]
period = "2023-12"
left_out = ["31"]

[evidence.innovation]
"64" = 80.5
"65" = 70

[result]
"64" = [1, "100.00"]
"""


def test_the_kept_profiles_are_three():
    kept = load_kept(paths.data_dir() / "award_profiles")
    assert list(kept) == ["coverage", "equal", "template"]
    assert set(kept["equal"].shares.values()) == {Fraction(1, 5)}
    assert list(kept["equal"].shares) == [
        "regulation", "coverage", "coverage_growth", "budget", "innovation",
    ]  # fmt: skip
    assert kept["coverage"].shares == {"coverage": 1}
    assert kept["equal"].scale == "percentile"
    assert all(profile.title("id") != profile.code for profile in kept.values())
    assert not any(profile.is_rescaled for profile in kept.values())


def test_weights_that_do_not_sum_to_one_are_rescaled_and_it_shows():
    profile = parse_profile(GOOD, "mine.toml").profile
    assert profile.total == Decimal("0.9")
    assert profile.is_rescaled
    assert profile.shares == {"coverage": Fraction(2, 3), "innovation": Fraction(1, 3)}


def test_a_file_is_read_as_it_was_written():
    file = parse_profile(GOOD, "mine.toml")
    assert file.question == {"period": "2023-12", "left_out": "31"}
    assert file.evidence == (
        ("innovation", "64", Decimal("80.5")),
        ("innovation", "65", Decimal(70)),
    )
    assert file.result == {"64": (1, "100.00")}
    text = write_profile(file, ("Simulasi, bukan bobot\nresmi",))
    assert text.startswith("# Simulasi, bukan bobot resmi\n")
    assert parse_profile(text, "again.toml") == file


def test_a_title_cannot_break_out_of_its_line():
    profile = own_profile({"coverage": "1"}, "here")
    title = 'a"\n[criteria.budget]\\'
    odd = ProfileFile(type(profile)("x", profile.weights, (("id", title),)), {}, (), {})
    read = parse_profile(write_profile(odd), "x.toml").profile
    assert read.title("id") == 'a"[criteria.budget]\\'
    assert list(read.shares) == ["coverage"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[criteria.coverage]", "[criteria.covrage]", r"mine\.toml, line 5: 'covrage'"),
        ("weight = 0.6", "weight = -0.6", r"line 6: expected the weight of coverage"),
        ("weight = 0.6", 'weight = "x"', r"line 6: expected weight as 0\.2, found 'x'"),
        ("weight = 0.6", "wieght = 0.6", r"line 6: 'wieght' is not known"),
        ('"higher"', '"up"', r"line 10: expected polarity as higher, lower"),
        ('"cakupan-award-profile-1"', '"other"', r"line 1: expected format"),
        ('code = "mine"', "scale = 3", r"line 2: expected scale as percentile"),
        ('code = "mine"', "seed = -1", r"line 2: expected seed as 0 \.\.\."),
        ('code = "mine"', "draws = 5", r"line 2: expected draws as 100"),
        ('code = "mine"', "concentration = 0", r"line 2: expected concentration"),
        ('code = "mine"', "code = mine", r"line 2: cannot be read as TOML"),
        ("[evidence.innovation]", "[evidence.coverage]", r"line 16: .*'coverage'"),
        ("= 80.5", "= 101", r"line 17: expected innovation as a number from 0 to 100"),
        ('"65" = 70', '"65" = true', r"line 18: expected innovation"),
        ('[1, "100.00"]', "1", r"line 21: expected 64 as"),
        ("left_out", "leftout", r"line 14: 'leftout' is not known"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_answered_with_its_line(old, new, said):
    assert old in GOOD
    with pytest.raises(BadInputError) as caught:
        parse_profile(GOOD.replace(old, new, 1), "mine.toml")
    assert caught.match(said), str(caught.value)


def test_weights_that_are_all_zero_are_refused():
    text = GOOD.replace("0.6", "0").replace("0.3", "0.0")
    with pytest.raises(BadInputError, match=r"at least one weight over 0"):
        parse_profile(text, "mine.toml")
    with pytest.raises(BadInputError, match="at least one weight over 0"):
        own_profile({"coverage": "0", "budget": "0"}, "weights")


@pytest.mark.parametrize("text", ["-1", "-0,5", "x", "", "1e3", "nan"])
def test_a_typed_weight_is_a_number_of_zero_or_more(text):
    with pytest.raises(BadInputError, match="weight of coverage"):
        own_profile({"coverage": text}, "weights")


def test_evidence_travels_in_a_link_without_signs_that_browsers_rewrite():
    evidence = typed.ordered(
        {
            ("attendance", "64.03"): Decimal(1),
            ("innovation", "65"): Decimal("80.50"),
            ("innovation", "64"): Decimal(0),
            ("regulation", "64"): Decimal(3),
        }
    )
    link = typed.to_link(evidence)
    assert link == "r64-3*n64-0_65-80.5*h64.03-1"
    assert typed.from_link(link) == evidence
    assert typed.from_link("") == ()


@pytest.mark.parametrize(
    "link", ["c64-70", "n64", "n64-101", "h64-0.5", "n64-1*", "x64-1", "n6-1", "64-1"]
)
def test_a_link_with_other_evidence_is_not_taken(link):
    assert typed.from_link(link) is None


def test_a_spreadsheets_rows_are_read_with_commas_semicolons_or_tabs():
    rows = (
        "# catatan\nregion_code;criterion;value\n64;innovation;80,5\n\n65;interview;7"
    )
    found = typed.read_csv(rows, "bukti.csv")
    assert found == (
        ("innovation", "64", Decimal("80.5")),
        ("interview", "65", Decimal(7)),
    )
    assert typed.read_csv(rows.replace(";", "\t"), "bukti.csv") == found


def test_a_table_with_one_column_a_criterion_is_read_empty_cells_left_out():
    rows = "wilayah\tInovasi\tinterview\nKaltim\t80,5\t\n65\t\t7"
    codes = {"Kaltim": "64", "65": "65"}
    found = typed.read_csv(rows, "x", codes.__getitem__, {"inovasi": "innovation"})
    assert found == (
        ("innovation", "64", Decimal("80.5")),
        ("interview", "65", Decimal(7)),
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("region;value\n64;1", r"bukti\.csv: expected the columns region_code"),
        ("", r"bukti\.csv: expected the columns"),
        ("region,coverage\n64,1", r"line 2: .*found 'coverage'"),
        ("region_code,criterion,value\n64,coverage,1", r"line 2: .*found 'coverage'"),
        ("region_code,criterion,value\n\n64,innovation,", r"line 3: .*found ''"),
        (
            "region_code,criterion,value\n64,innovation,1\n64,innovation,2",
            r"line 3: .*found 64 innovation again",
        ),
    ],
)
def test_a_wrong_row_of_evidence_is_answered_with_its_line(rows, said):
    with pytest.raises(BadInputError) as caught:
        typed.read_csv(rows, "bukti.csv")
    assert caught.match(said), str(caught.value)
