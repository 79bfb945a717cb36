"""The claim checker alone: numbers with their digits, identities, verdicts."""

from fractions import Fraction

import pytest

from cakupan.errors import BadInputError
from cakupan.topics.claims.figures import checking, verdicts
from cakupan.topics.claims.figures.claim import Claim, read_field, write_field


def claim(rate: int | None = None, **numbers: str) -> Claim:
    stated = {name: read_field(name, text) for name, text in numbers.items()}
    return Claim(due_rate=Fraction(rate) if rate else None).with_(**stated)


def code(**numbers: str) -> str:
    return checking.check(claim(**numbers)).verdict_code


def derived(name: str, **numbers: str):
    return next(
        made for made in checking.check(claim(**numbers)).derived if made.name == name
    )


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        # 700,000 of 1,400,000 is 50 %.
        ({"active": "700000", "eligible": "1400000", "pct": "50"}, "consistent"),
        # 50.3 is more than one unit away from 50.0.
        ({"active": "701234", "eligible": "1402468", "pct": "50.3"}, "inconsistent"),
        ({"active": "701234", "eligible": "1402468", "pct": "50.1"}, "last_digit_slip"),
        # Kaltim July 2023: 675,500 at most of 1,358,649 is 49.72.
        (
            {"active": "675000", "eligible": "1358649", "pct": "49.74"},
            "last_digit_slip",
        ),
        ({"active": "675792", "eligible": "1358649", "pct": "49.74"}, "consistent"),
        # OKU Selatan: two units of the last digit are no slip.
        ({"pct": "25.77", "gap": "74.25%"}, "inconsistent"),
        ({"active": "74231", "eligible": "100003", "pct": "74.25"}, "inconsistent"),
        ({"pct": "25.7", "gap": "74.5%"}, "inconsistent"),
        ({"pct": "24", "target_pct": "44", "needed": "18%"}, "inconsistent"),
        ({"pct": "24", "target_pct": "44", "needed": "20%"}, "consistent"),
        # 52 less 40 of 500,000 is 60,000.
        (
            {"pct": "40", "eligible": "500000", "target_pct": "52",
             "needed": "60000"},
            "consistent",
        ),
        (
            {"pct": "40", "eligible": "500000", "target_pct": "52",
             "needed": "84000"},
            "inconsistent",
        ),
        # A target of 3,000,000 as 50 % implies 6,000,000: 2,100,000 is 35 %.
        (
            {"active": "2100000", "target_workers": "3000000", "target_pct": "50",
             "pct": "39"},
            "inconsistent",
        ),
        (
            {"target_workers": "1000000", "target_pct": "40", "eligible": "2500000"},
            "consistent",
        ),
        # 310,000 of the target of 400,000.
        (
            {"active": "310000", "target_workers": "400000", "pct": "77.5"},
            "consistent",
        ),
        (
            {"active": "204000", "target_workers": "260000", "needed": "56000"},
            "consistent",
        ),
        ({"active": "30000", "eligible": "200000", "change": "15%"},
         "points_as_percent"),
        ({"active": "8000000", "share_of_members": "19.4"}, "not_checkable"),
        # Singkawang: 16,684 of 73,236 is 22.78.
        (
            {"active": "16684", "eligible": "73236", "pct": "22.77"},
            "last_digit_slip",
        ),
        ({"active": "16684", "gap": "73236", "pct": "22.77"}, "potential_as_gap"),
        ({"active": "16684", "gap": "56552", "eligible": "73236"}, "consistent"),
        ({"active": "16684", "gap": "73236", "eligible": "73236"}, "potential_as_gap"),
        ({"active": "16684", "gap": "66552", "eligible": "73236"}, "inconsistent"),
        # 41 to 53.33 is 12.33 points, and 30.07 % more.
        (
            {"previous_pct": "41", "pct": "53.33", "change": "12.33%"},
            "points_as_percent",
        ),
        (
            {"previous_pct": "41.00", "pct": "53.33", "change": "30.07 poin"},
            "points_as_percent",
        ),
        ({"previous_pct": "41", "pct": "53.33", "change": "12.33 poin"}, "consistent"),
        ({"previous_pct": "41.00", "pct": "53.33", "change": "30.07%"}, "consistent"),
        ({"previous_pct": "41", "pct": "53.33", "change": "12.33"}, "consistent"),
        ({"previous_pct": "41", "pct": "53.33", "change": "20 poin"}, "inconsistent"),
        ({"previous_pct": "53.33", "pct": "41", "change": "-12.33 poin"}, "consistent"),
        # 41.64 of the target of 68 is 61.24.
        (
            {"active": "176604", "eligible": "424131", "pct": "61", "target_pct": "68"},
            "achievement_as_coverage",
        ),
        # Wonogiri: 52.69 - 31.99 = 20.70; 100 - 31.99 = 68.01.
        (
            {"pct": "31.99", "target_pct": "52.69", "gap": "68.01%"},
            "gap_to_universal_as_gap_to_target",
        ),
        ({"pct": "31.99", "target_pct": "52.69", "gap": "20.70 poin"}, "consistent"),
        ({"pct": "31.99", "gap": "68.01%"}, "consistent"),
        # 213,582 - 103,079 = 110,503 to all; ceil(52.15 %) - 103,079 = 8,305.
        (
            {"active": "103079", "eligible": "213582", "target_pct": "52.15",
             "needed": "110503"},
            "gap_to_universal_as_gap_to_target",
        ),
        (
            {"active": "103079", "eligible": "213582", "target_pct": "52.15",
             "needed": "21311"},
            "two_targets",
        ),
        (
            {"active": "103079", "eligible": "213582", "target_pct": "52.15",
             "needed": "8305"},
            "consistent",
        ),
        ({"active": "77074", "eligible": "51086", "pct": "150.9"}, "over_100"),
        ({"pct": "150.9"}, "over_100"),
        # A share of one, and thousands left out.
        (
            {"active": "675792", "eligible": "1358649", "pct": "0.4974"},
            "unit_confusion",
        ),
        ({"active": "675792", "eligible": "1359", "pct": "49.74"}, "unit_confusion"),
        ({"active": "54000", "other": "45000"}, "conflicts_with_other_figure"),
        ({"active": "54000", "other": "53500"}, "not_checkable"),
        ({"pct": "46"}, "not_checkable"),
        ({}, "not_checkable"),
    ],
)  # fmt: skip
def test_a_claim_has_its_verdict(numbers, verdict):
    assert code(**numbers) == verdict


@pytest.mark.parametrize(
    ("rupiah", "workers", "months", "verdict"),
    [
        # 22,121 x 16,800 is 371,632,800 a month: "Rp2 miliar", 1.5 to 2.5, pays 5 or 6.
        ("2 miliar", "22121", "4-5", "consistent"),
        ("2 miliar", "22121", "5", "consistent"),
        ("2 miliar", "22121", "6", "consistent"),
        ("2 miliar", "22121", "4", "inconsistent"),
        ("2 miliar", "22121", "7", "inconsistent"),
        ("4 miliar", "22121", "10", "consistent"),
        ("4 miliar", "22121", "9", "inconsistent"),
        # 4,400 x 9 x 16,800 is 665,280,000: 11.10 % too much.
        ("739.122.000", "4.400", "9", "inconsistent"),
        # 600 x 10 x 16,800 is 100,800,000.
        ("110.880.000", "600", "10", "inconsistent"),
        ("254 juta", "2.520", "6", "consistent"),
        ("2,33 miliar", "11.560", "12", "consistent"),
        # Ketapang 2024: 4.3 billion for 34,400 workers is 7.44 months.
        ("4,3 miliar", "34400", "12", "inconsistent"),
        # Millions where billions are meant.
        ("2 juta", "22121", "5", "unit_confusion"),
    ],
)
def test_money_fits_by_the_digits_that_it_was_given_with(
    rupiah, workers, months, verdict
):
    paid = {"rupiah": rupiah, "needed": workers, "rate": 16_800}
    assert code(**paid, months=months) == verdict


def test_money_without_months_says_how_many_it_pays():
    paid = {"rupiah": "2000000000", "needed": "22121", "rate": 16_800}
    assert round(float(derived("months", **paid).point), 2) == 5.38


def test_a_percent_and_workers_leave_a_base_between_two_ends():
    made = derived("eligible", pct="49.74", active="675 ribu")
    # 674,500 / 49.745 % and 675,500 / 49.735 %.
    assert (round(made.low), round(made.high)) == (1_355_915, 1_358_198)


def test_potential_as_gap_gives_the_true_gap():
    finding = checking.check(claim(active="16684", gap="73236", pct="22.77")).findings[
        0
    ]
    assert finding.figures["gap"] == 56_552
    assert round(float(finding.figures["pct"]), 2) == 22.78


def test_a_cut_number_is_told_from_a_wrong_digit():
    cut = checking.check(claim(active="675000", eligible="1358649", pct="49.74"))
    assert (cut.tests[0].slipped, cut.tests[0].is_cut) == ("active", True)
    off = checking.check(claim(active="16684", eligible="73236", pct="22.77"))
    assert (off.tests[0].slipped, off.tests[0].is_cut) == ("pct", False)


@pytest.mark.parametrize(
    ("name", "text", "value", "step"),
    [
        ("active", "1.358.649", 1_358_649, 1),
        ("active", "1,358,649", 1_358_649, 1),
        ("active", "1358649", 1_358_649, 1),
        ("active", "675000", 675_000, 1_000),
        ("active", "675 ribu pekerja", 675_000, 1_000),
        ("active", "2,5 juta", 2_500_000, 100_000),
        ("active", "500000", 500_000, 1_000),
        ("rupiah", "Rp2 M", 2_000_000_000, 1_000_000_000),
        ("rupiah", "Rp 371.632.800", 371_632_800, 1),
        ("rupiah", "1000000000", 1_000_000_000, 1),
        ("pct", "49,74 persen", Fraction(4974, 100), Fraction(1, 100)),
        ("pct", "49.74%", Fraction(4974, 100), Fraction(1, 100)),
        ("pct", "61", 61, 1),
    ],
)
def test_a_field_is_read_with_its_digits(name, text, value, step):
    stated = read_field(name, text)
    assert (stated.value, stated.step) == (value, step)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("eligible", "1,358", r"two ways\. Write 1358 or 1,3580"),
        ("active", "banyak", "expected a number as"),
        ("active", "50%", "expected a number as"),
        ("active", "12.34.56", "expected a number as"),
        ("active", "-5", "0 or more"),
        ("active", "1" * 30, "more than the people of Indonesia"),
        ("active", "1" * 9000, "more than the people of Indonesia"),
        ("rupiah", "1" * 30, "expected a number as"),
        ("months", "5-4", "expected a number as"),
        ("pct", "", "expected a number as"),
    ],
)
def test_a_field_that_cannot_be_read_says_what_to_write(name, text, message):
    with pytest.raises(BadInputError, match=message):
        read_field(name, text)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("active", "675 ribu"),
        ("active", "5 juta"),
        ("active", "16684"),
        ("rupiah", "Rp2 miliar"),
        ("pct", "49,74%"),
        ("change", "-14,23 poin"),
        ("months", "4-5"),
        ("gap", "68,01%"),
    ],
)
def test_what_is_written_into_a_field_is_read_back(name, text, lang):
    first = read_field(name, text)
    again = read_field(name, write_field(first, lang))
    assert (again.low, again.high, again.step, again.unit) == (
        first.low,
        first.high,
        first.step,
        first.unit,
    )


def test_every_verdict_has_a_place():
    assert len(verdicts.PRIORITY) == len(set(verdicts.PRIORITY)) == 13
