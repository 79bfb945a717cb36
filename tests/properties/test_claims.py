"""What must hold for every claim, whatever its numbers and however they are written."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from cakupan.data.intake.typed import MOST_PERSONS
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.document import claim_document
from cakupan.topics.claims.figures import verdicts
from cakupan.topics.claims.figures.checking import check
from cakupan.topics.claims.figures.claim import Claim, read_field, write_field
from cakupan.topics.claims.figures.numerals import ENGLISH, INDONESIAN, read_numeral
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, Stated
from cakupan.wording import Wording

FITS = {verdicts.CONSISTENT, verdicts.LAST_DIGIT_SLIP, verdicts.OVER_100}
ROUNDINGS = some.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])
COUNTS = some.integers(1, 10**8)
# No base is so small that a percent has as many digits as a number of a person.
BASES = some.integers(1_000, 10**8)
DECIMALS = some.integers(0, 4)
SCALES = some.sampled_from([(1, ""), (10**3, " ribu"), (10**6, " juta")])


def rounded(value: Fraction, places: int, rounding: str) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=rounding)


def percent(value: Fraction, places: int, rounding: str) -> Stated:
    return read_field("pct", f"{rounded(value, places, rounding)}")


def written(count: int, scale: tuple[int, str], places: int, rounding: str) -> str:
    """Write a count as the press does: in full, or as "675 ribu"."""
    size, word = scale
    if size == 1 or count < size:
        return str(count)
    shown = rounded(Fraction(count, size), min(places, 2), rounding)
    return f"{shown}{word}".replace(".", ",")


@given(COUNTS, BASES, SCALES, SCALES, DECIMALS, DECIMALS, ROUNDINGS)
def test_a_true_claim_is_never_inconsistent(
    active, eligible, scale_a, scale_e, places, shown, rounding
):
    claim = Claim(
        active=read_field("active", written(active, scale_a, shown, rounding)),
        eligible=read_field("eligible", written(eligible, scale_e, shown, rounding)),
        pct=percent(Fraction(100 * active, eligible), places, rounding),
    )
    found = check(claim)
    assert found.verdict_code in {verdicts.CONSISTENT, verdicts.OVER_100}
    assert [one.fit for one in found.tests] in ([], ["fits"])


@given(COUNTS, BASES, some.integers(1, 3), DECIMALS, ROUNDINGS)
def test_zeros_at_the_end_may_be_rounding(active, eligible, zeros, places, rounding):
    """To a thousand at most: 110,000 is not 105,000 to 115,000."""

    def with_zeros(count: int) -> str:
        kept = len(str(count)) - 2
        size = 10 ** max(0, min(zeros, kept))
        return str(int(rounded(Fraction(count, size), 0, rounding)) * size)

    claim = Claim(
        active=read_field("active", with_zeros(active)),
        eligible=read_field("eligible", with_zeros(eligible)),
        pct=percent(Fraction(100 * active, eligible), places, rounding),
    )
    assert check(claim).verdict_code in {verdicts.CONSISTENT, verdicts.OVER_100}


@given(COUNTS, BASES, DECIMALS)
def test_a_percent_that_was_cut_is_at_most_a_slip(active, eligible, places):
    claim = Claim(
        active=read_field("active", str(active)),
        eligible=read_field("eligible", str(eligible)),
        pct=percent(Fraction(100 * active, eligible), places, ROUND_DOWN),
    )
    assert check(claim).verdict_code in FITS


@given(COUNTS, COUNTS)
def test_the_gap_of_a_base_fits_and_one_more_slips(active, more):
    claim = Claim(
        active=read_field("active", str(active)),
        gap=Stated(Fraction(more), Fraction(more), Fraction(1), PERSONS),
        eligible=Stated(
            Fraction(active + more), Fraction(active + more), Fraction(1), PERSONS
        ),
    )
    assert check(claim).verdict_code == verdicts.CONSISTENT


@given(some.integers(1, 10**8), some.integers(1, 9_999), DECIMALS)
def test_what_follows_holds_the_truth(eligible, share, places):
    """The base that a percent and workers leave has the true base between its ends."""
    active = eligible * share // 10_000
    pct = percent(Fraction(100 * active, eligible), places, ROUND_HALF_UP)
    claim = Claim(
        active=Stated(Fraction(active), Fraction(active), Fraction(1), PERSONS),
        pct=pct,
    )
    for made in check(claim).derived:
        if made.name == "eligible":
            assert made.low <= eligible <= made.high


GROUPS = {INDONESIAN: (".", ","), ENGLISH: (",", ".")}


@given(
    some.integers(0, 10**12), some.integers(0, 6), some.sampled_from([*GROUPS]),
    some.booleans(),
)  # fmt: skip
def test_a_number_in_either_style_reads_back(whole, places, style, is_grouped):
    group, mark = GROUPS[style]
    digits = f"{whole:,}".replace(",", group) if is_grouped else str(whole)
    fraction = str(7 * 10 ** (places - 1)) if places else ""
    text = f"{digits}{mark}{fraction}" if places else digits
    read = read_numeral(text, style, is_percent=places == 3)
    expected = Fraction(f"{whole}.{fraction}" if places else whole)
    assert read is not None
    assert expected in (read.value, *read.choices)
    if read.value is not None and places != 3:
        assert read.value == expected


@given(
    some.sampled_from(["active", "eligible", "needed", "rupiah"]),
    some.integers(1, 10**14),
    some.sampled_from(["id", "en"]),
)
def test_a_count_written_into_a_field_reads_back(name, count, lang):
    if name != "rupiah":  # there are no more workers than inhabitants
        count = count % MOST_PERSONS + 1
    first = read_field(name, str(count))
    again = read_field(name, write_field(first, lang))
    assert (again.value, again.step) == (first.value, first.step)


@given(some.decimals(-100, 200, places=2), some.sampled_from(["id", "en"]))
def test_a_change_written_into_a_field_reads_back(value, lang):
    first = read_field("change", f"{value} poin")
    again = read_field("change", write_field(first, lang))
    assert (again.value, again.step, again.unit) == (
        first.value,
        first.step,
        first.unit,
    )


TYPED = {
    "pct": ["49,74", "150", "0", "27%"],
    "active": ["675 ribu", "1323233", "0"],
    "eligible": ["1358649", "0", "100"],
    "gap": ["73236", "68,01%", "5 poin"],
    "target_pct": ["61", "0"],
    "previous_pct": ["41", "0"],
    "previous_active": ["686897", "0"],
    "change": ["14,23%", "-3 poin", "0"],
    "needed": ["22121", "0"],
    "rupiah": ["2 miliar", "0"],
    "months": ["4-5", "0"],
    "other": ["45 ribu", "30%"],
}


@given(some.fixed_dictionaries({}, optional={n: some.sampled_from(v)
       for n, v in TYPED.items()}), some.sampled_from(["id", "en"]))  # fmt: skip
def test_every_verdict_can_be_said(numbers, lang):
    claim = Claim(due_rate=Fraction(16_800)).with_(
        **{name: read_field(name, text) for name, text in numbers.items()}
    )
    found = check(claim)
    answer = CheckedClaim(found, found.findings, None, None, None, PAYERS[0], {}, None)
    document = claim_document(answer, None, Wording(lang))
    assert document.explanation.endswith(".")
    assert "{" not in document.explanation
    for derived in document.derived:
        assert derived.low <= derived.value <= derived.high


def test_a_percent_is_kept_apart_from_workers():
    assert read_field("pct", "61").unit == PERCENT
