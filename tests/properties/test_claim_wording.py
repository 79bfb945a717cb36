"""One claim in many words: the reading stays the same, whatever the numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cakupan.data import Data
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.topics.claims.sentence.reading import read_text
from tests.claims.expected import short

COUNTS = some.integers(1_001, 9_999_999).filter(lambda n: n % 10)
PERCENTS = some.integers(101, 9_899).filter(lambda n: n % 10)


@pytest.fixture(scope="module")
def index(shipped_store: Store) -> RegionIndex:
    return Data(shipped_store).regions


def dotted(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def percent(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02d}"


def plain(hundredths: int) -> str:
    return str(hundredths / 100)


NOUNS = some.sampled_from(["pekerja", "orang", "tenaga kerja", "jiwa"])
SIGNS = some.sampled_from([" persen", "%"])
COVERED = (
    "{a} {n} dari {e} {n} sudah terlindungi",
    "Dari {e} {n}, baru {a} {n} yang terlindungi",
    "Dari total {e} {n}, sebanyak {a} {n} telah menjadi peserta",
    "Potensi {e} {n}, peserta aktif {a} {n}",
    "Peserta aktif {a} {n}, sedangkan potensinya {e} {n}",
    "Peserta aktif {a} {n} dari potensi {e} {n}",
    "Angkatan kerja {e} {n} dan yang terdaftar {a} {n}",
    "Total pekerja {e} {n}. Yang sudah terdaftar {a} {n}",
    "Terlindungi {a} {n} dari jumlah angkatan kerja {e} {n}",
    "Dari {e} {n}, {a} {n} sudah punya BPJS Ketenagakerjaan",
    "{a} {n} dari {e} {n} telah masuk BPJS Ketenagakerjaan",
)
SHARES = (
    "{p}{s} dari {e} {n} sudah terlindungi",
    "Cakupan {p}{s} dari {e} {n}",
    "Dari {e} {n}, {p}{s} sudah terdaftar",
    "Kepesertaan baru {p}{s} dari potensi {e} {n}",
    "Sudah {p}{s} dari total {e} {n} yang terlindungi",
    "{p}{s} dari {e} {n} sudah memiliki BPJS Ketenagakerjaan",
)
EQUALS = (
    "Peserta aktif {a} {n} atau {p}{s}",
    "Cakupan {p}{s} atau {a} {n}",
    "Cakupan {p}{s}, setara dengan {a} {n}",
    "Sebanyak {a} {n} ({p}{s}) telah terlindungi",
    "UCJ {p}{s}, yakni {a} {n}",
)
GAPS = (
    "Masih {a} {n} yang belum terlindungi",
    "Pekerja yang belum terdaftar {a} {n}",
    "Sebanyak {a} {n} belum menjadi peserta",
    "{a} {n} masih berada di luar perlindungan",
    "Yang belum terlindungi mencapai {a} {n}",
)
TARGETS = (
    "Cakupan {p}{s} dari target {q}{s}",
    "Target {q}{s}, realisasi {p}{s}",
    "Cakupan {p}{s}, targetnya {q}{s}",
    "Pemkab menargetkan {q}{s}, saat ini baru {p}{s}",
    "Realisasi {p}{s} dengan target {q}{s}",
    "Target tahun 2026 sebesar {q}{s} sedangkan capaian {p}{s}",
)
# Above the target it may be a share of it, which is asked.
OF_TARGETS = (
    "Dari target {q}{s}, tercapai {p}{s}",
    "Tercapai {p}{s} dari target {q}{s}",
    "Dari target {q}{s}, capaian baru {p}{s}",
)
MOVES = (
    "Cakupan naik dari {p}{s} menjadi {q}{s}",
    "Cakupan {q}{s}, sebelumnya {p}{s}",
    "UCJ turun dari {p}{s} menjadi {q}{s}",
    "Cakupan {p}{s} pada 2023 menjadi {q}{s} pada 2024",
)
AIMS = (
    "Pemkot menargetkan cakupan naik dari {p}{s} menjadi {q}{s}",
    "Menargetkan peningkatan cakupan dari {p}{s} menjadi {q}{s}",
)
# (templates, what they state by role)
KINDS = (
    (COVERED, {"active": "a", "eligible": "e"}),
    (SHARES, {"pct": "p", "eligible": "e"}),
    (EQUALS, {"active": "a", "pct": "p"}),
    (GAPS, {"gap": "a"}),
    (TARGETS, {"pct": "p", "target_pct": "q"}),
    (MOVES, {"previous_pct": "p", "pct": "q"}),
    (AIMS, {"pct": "p", "target_pct": "q"}),
)


@pytest.mark.parametrize("kind", KINDS, ids=[kind[0][0] for kind in KINDS])
@given(data=some.data())
def test_the_wording_does_not_change_the_reading(kind, data, index):
    templates, roles = kind
    active, eligible = data.draw(COUNTS), data.draw(COUNTS)
    pct, target = data.draw(PERCENTS), data.draw(PERCENTS)
    # The same number twice is said once.
    if active == eligible or pct == target:
        return
    text = data.draw(some.sampled_from(templates)).format(
        a=dotted(active),
        e=dotted(eligible),
        p=percent(pct),
        q=percent(target),
        n=data.draw(NOUNS),
        s=data.draw(SIGNS),
    )
    lead = data.draw(some.sampled_from(["", "Per 31 Desember 2024, ", "Kaltim: "]))
    found = read_text(lead + text, index)
    values = {
        "a": str(active), "e": str(eligible), "p": plain(pct), "q": plain(target)
    }  # fmt: skip
    assert found.questions == ()
    assert short(found.claim) == {role: values[key] for role, key in roles.items()}


@given(whole=some.integers(0, 99), part=some.integers(0, 99), data=some.data())
def test_a_point_that_is_said_is_a_decimal_point(whole, part, data, index):
    point = data.draw(some.sampled_from(["koma", "Koma", "point"]))
    found = read_text(f"Cakupan {whole} {point} {part:02d} persen", index)
    assert found.questions == ()
    assert found.claim.pct is not None
    assert found.claim.pct.value == whole + Fraction(part, 100)


@given(text=some.text(alphabet="0123456789.,% dariatuepknbjmlhRp()/-\n", max_size=80))
def test_any_text_is_read_without_a_fault(text, index):
    found = read_text(text, index)
    for number in found.numbers:
        token = number.token
        assert found.text[token.start : token.end] == token.text


@given(count=COUNTS, year=some.integers(2019, 2030))
def test_a_year_is_no_worker_and_workers_are_no_year(count, year, index):
    text = f"Pada tahun {year} sebanyak {dotted(count)} pekerja terlindungi"
    found = read_text(text, index)
    assert short(found.claim) == {"active": str(count)}
    assert found.when is not None
    assert found.when.text == str(year)


@given(data=some.data())
def test_what_is_reached_of_a_target_above_it_is_asked(data, index):
    pct, target = data.draw(PERCENTS), data.draw(PERCENTS)
    if pct == target:
        return
    template = data.draw(some.sampled_from(OF_TARGETS))
    text = template.format(p=percent(pct), q=percent(target), s=data.draw(SIGNS))
    found = read_text(text, index)
    assert bool(found.questions) == (pct > target)
    if pct < target:
        assert short(found.claim) == {"pct": plain(pct), "target_pct": plain(target)}
