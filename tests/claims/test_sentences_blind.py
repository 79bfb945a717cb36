"""Sentences written before anything of the reader was seen: none is misread silently.

A sentence is read as a careful reader reads it, or asked about. A number may be left
out, and is then named; it never stands in a field that its words do not give it.
"""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.regions import RegionIndex
from cakupan.data.store import Store
from cakupan.topics.claims.ask import check_claim
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.sentence.reading import read_claim, read_text
from tests.claims import expected

BLIND = expected.sentences("blind")
TODAY = date(2026, 11, 21)
# How a hedge is written in the list: "<50", ">50", "30-35~".
_SIGNS = {"at_most": "<", "below": "<", "at_least": ">"}


@pytest.fixture(scope="module")
def index(shipped_store: Store) -> RegionIndex:
    return Data(shipped_store).regions


def hedged(claim: Claim) -> dict[str, str]:
    """Return a claim in the short form, with the hedges of its numbers."""
    found = expected.short(claim)
    for name, part in claim.stated.items():
        found[name] = _SIGNS.get(part.hedge or "", "") + found[name]
    return found


def wanted_of(row: dict[str, str]) -> dict[str, str]:
    wanted = expected.parse(row["reads_as"])
    return {name: number.rstrip("~") for name, number in wanted.items()}


@pytest.mark.parametrize("row", BLIND, ids=[row["sentence"][:60] for row in BLIND])
def test_no_sentence_is_misread_silently(row, index, shipped_store):
    found = read_text(row["sentence"], index)
    if found.questions:
        return
    assert row["verdicts"] != "ask"
    wanted = wanted_of(row)
    region = wanted.pop("region", None)
    assert hedged(found.claim).items() <= wanted.items()
    assert region in (None, found.region_code)
    place = index.of(found.region_code, "38") if found.region_code else None
    asked = Data(shipped_store)
    answer = check_claim(asked, found.claim, place, found.when, as_of=TODAY)
    assert answer.verdict_code in row["verdicts"].split("|")


def test_few_sentences_are_asked_about_needlessly(index):
    plain = [row for row in BLIND if row["reads_as"] and row["verdicts"] != "ask"]
    read = [row for row in plain if not read_text(row["sentence"], index).questions]
    assert len(read) >= 0.75 * len(plain)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Sekitar 30-35 persen pekerja terlindungi", 29, 36),
        ("Antara 30 sampai 35 persen pekerja terlindungi", 29.5, 35.5),
        ("Di bawah 40 persen pekerja terlindungi", 0, 40.5),
        ("Tak lebih dari 33 persen pekerja terlindungi", 0, 33.5),
        ("Tak kurang dari 43 persen pekerja terlindungi", 42.5, 44),
        ("Belum mencapai 50 persen pekerja terlindungi", 0, 50.5),
    ],
)
def test_a_hedge_leaves_no_less_than_it_says(text, low, high, index):
    span = read_text(text, index).claim.pct.interval
    assert (float(span.low), float(span.high)) == (low, high)


def test_the_year_of_a_law_is_not_the_claims(index):
    assert (
        read_text("Sesuai Inpres 2 Tahun 2021, cakupan 41 persen", index).when is None
    )
    dated = read_text("Sesuai Perpres 109 Tahun 2013, cakupan 2025 41 persen", index)
    assert dated.when.text == "2025"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Hanya 15 persen nelayan di Kalimantan Timur terlindungi", "nelayan"),
        ("Cakupan PU 78,2 persen di Kalimantan Timur", "PU"),
        (
            "Di Kecamatan Bontang Utara, Kota Bontang, 5 persen pekerja terlindungi",
            "Kecamatan Bontang Utara",
        ),
        ("Baru 15 persen pekerja di Kalimantan Timur terlindungi", ""),
    ],
)
def test_a_group_is_not_held_against_all_workers(text, group, index, shipped_store):
    found = read_text(text, index)
    assert found.questions == ()
    assert found.claim.group == group
    assert [one.text for one in found.doubts if one.code == "group"] == (
        [group] if group else []
    )
    place = index.of(found.region_code, "38")
    asked = Data(shipped_store)
    answer = check_claim(asked, found.claim, place, found.when, as_of=TODAY)
    assert answer.deciding_record is None or not group
    assert group == "" or answer.verdict_code == "not_checkable"


@pytest.mark.parametrize(
    "row", expected.sentences("groups"), ids=lambda row: row["sentence"][:60]
)
def test_a_group_that_no_list_names_is_not_held_against_all(row, index, shipped_store):
    found = read_text(row["sentence"], index)
    assert found.questions == ()
    wanted = expected.parse(row["reads_as"])
    assert expected.read_in_short(found, wanted) == wanted
    assert found.claim.group == row["group"]
    place = index.of(found.region_code, "38")
    asked = Data(shipped_store)
    answer = check_claim(asked, found.claim, place, found.when, as_of=TODAY)
    assert answer.deciding_record is None or not row["group"]
    said = [one for one in found.doubts if one.code in ("group", "unknown_group")]
    assert [one.text for one in said] == ([row["group"]] if row["group"] else [])


def test_the_lists_name_no_group_where_all_workers_are_meant(index):
    """What narrows is a word that no plain sentence has, in the lists of sentences."""
    plain = [
        *expected.sentences("own"),
        *expected.sentences("later"),
        *expected.sentences("given"),
    ]
    narrowed = {
        one.text
        for row in plain
        for one in read_text(row["sentence"], index).doubts
        if one.code == "unknown_group"
    }
    assert narrowed == set()


def test_a_claim_chosen_of_several_keeps_its_group(index):
    text = "Cakupan nelayan 65 persen; cakupan petani 12 persen"
    whole = read_text(text, index)
    groups = [
        read_claim(text, place, index).claim.group
        for place in range(1, len(whole.claims) + 1)
    ]
    assert whole.questions
    assert groups == ["nelayan", "petani"]


@pytest.mark.parametrize(
    ("money", "verdict"),
    [
        ("Rp1.000.000.000", "inconsistent"),
        ("Rp600.000.000", "inconsistent"),
        ("Rp604.800.000", "consistent"),
        ("Rp605 juta", "consistent"),
        ("Rp0,6 miliar", "consistent"),
        ("Rp1 miliar", "consistent"),
    ],
)
def test_money_in_full_is_exact(money, verdict, index, shipped_store):
    """604.8 million are due; the interval that is shown is the one that decides."""
    found = read_text(f"{money} untuk 3.000 nelayan selama satu tahun", index)
    asked = Data(shipped_store)
    answer = check_claim(asked, found.claim, None, None, as_of=TODAY)
    assert answer.verdict_code == verdict
    span = found.claim.rupiah.interval
    assert (span.low <= 604_800_000 <= span.high) == (verdict == "consistent")
