"""Every published claim gets its verdict: by its numbers, its words, and by command."""

import csv
import json

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.ask_records import published_claim
from cakupan.topics.claims.document import recomputed
from cakupan.topics.claims.figures import checking
from cakupan.topics.claims.figures.claim import FIELDS
from cakupan.topics.claims.figures.dates import parse_when
from cakupan.topics.claims.phrases_of_verdicts import explain
from cakupan.topics.claims.sentence.reading import read_text
from cakupan.wording import Wording
from cakupan.writers.json import document
from tests.country import PROJECT

with (PROJECT / "data" / "press_claims.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
# They rest on another figure of the region, which the store has.
BY_THE_STORE = {"P02", "P05", "P11", "P19", "P22"}
IDS = [row["claim_id"] for row in ROWS]
OPTIONS = {"pct": "stated_pct", **{name: name for name in FIELDS if name != "pct"}}
PAYER = "apbd_provinsi"


@pytest.fixture(scope="module")
def asked(shipped_store: Store) -> Data:
    return Data(shipped_store)


def answered(asked: Data, row: dict[str, str], claim) -> CheckedClaim:
    region = asked.regions.of(row["region_code"], row["vintage"])
    return check_claim(asked, claim, region, parse_when(row["as_of"], "as_of"), PAYER)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_published_claim_has_its_verdict(row, asked):
    assert (
        answered(asked, row, published_claim(row)).verdict_code == row["verdict_code"]
    )


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_its_own_numbers_say_so_without_the_store(row):
    if row["rupiah"]:
        return
    alone = checking.check(published_claim(row)).verdict_code
    is_alone = row["claim_id"] not in BY_THE_STORE
    assert (alone == row["verdict_code"]) is is_alone


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_its_words_give_the_same_verdict(row, lang, asked):
    sentence = read_text(row[f"said_{lang}"], asked.regions)
    assert sentence.questions == ()
    assert answered(asked, row, sentence.claim).verdict_code == row["verdict_code"]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_the_command_gives_it_with_what_it_rests_on(row, shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    arguments = ["--region", row["region_code"], "--date", row["as_of"], "--json"]
    for name, column in OPTIONS.items():
        if row.get(column):
            arguments += [f"--{name.replace('_', '-')}", row[column]]
    result = CliRunner().invoke(main, ["claim", *arguments])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["verdict_code"] == row["verdict_code"]
    assert document["explanation"].endswith(".")
    assert document["known"] is not None


@pytest.mark.parametrize(
    ("claim_id", "figures"),
    [
        ("P01", {"pct": 70.86}),
        ("P02", {"eligible_low": 1_355_915, "eligible_high": 1_358_198}),
        ("P03", {"change": 21.87}),
        ("P04", {"pct": 46.30}),
        ("P06", {"pct": 41.77}),
        ("P07", {"pct": 22.78, "gap": 56_552}),
        ("P12", {"pct": 150.87}),
        ("P13", {"pct": 87.25}),
        ("P15", {"needed": 8_305, "implied_target": 58.24}),
        ("P19", {"other": 45_000, "apart": 9_000}),
        ("P22", {"coverage": 41.64, "gap_to_target_pp": 26.36}),
        ("P23", {"to_target": 20.70, "to_universal": 68.01}),
        ("P24", {"months": 5.38}),
    ],
)
def test_what_the_numbers_give_is_recomputed(claim_id, figures, asked):
    row = ROWS[IDS.index(claim_id)]
    found = document(recomputed(answered(asked, row, published_claim(row))))
    assert {name: found[name] for name in figures} == figures


def test_a_claim_is_not_accused_of_a_number_that_it_does_not_state(asked):
    row = {**ROWS[IDS.index("P23")], "gap": ""}
    answer = answered(asked, row, published_claim(row))
    # Who published the gap beside them is named; the claim is not judged by it.
    assert answer.verdict_code == "not_checkable"
    assert answer.filled == {}
    assert [row["claim_id"] for _claim, row in answer.records.published] == ["P23"]


def test_workers_before_come_from_the_same_source(asked):
    row = {**ROWS[IDS.index("P03")], "previous_active": ""}
    answer = answered(asked, row, published_claim(row))
    assert answer.verdict_code == "inconsistent"
    assert answer.filled["previous_active"]["workers"] == 686_897


@pytest.mark.parametrize(
    ("numbers", "when", "verdict", "definition"),
    [
        # 1,323,233 of 1,847,295 employed; PU + BPU over the eligible estimate.
        (
            {"stated_pct": "71.63"},
            "2023-12",
            "consistent",
            ("PU+BPU+JAKON", "employed"),
        ),
        (
            {"stated_pct": "65.43"},
            "2023-12",
            "consistent",
            ("PU+BPU", "eligible_estimate"),
        ),
        # The UCJ of the same month is 837,154.
        (
            {"active": "1323233"},
            "2023-12",
            "conflicts_with_other_figure",
            ("PU+BPU+JAKON", "eligible_estimate"),
        ),
        # A percent without decimals fits many definitions by chance.
        ({"stated_pct": "72"}, "2023-12", "not_checkable", None),
    ],
)
def test_the_definition_that_fits_is_named(numbers, when, verdict, definition, asked):
    row = {"region_code": "64", "vintage": "38", "as_of": when, **numbers}
    answer = answered(asked, row, published_claim(row))
    assert answer.verdict_code == verdict
    fitting = answer.records.fitting[0].row if answer.records.fitting else None
    assert definition == (fitting and (fitting["segment_scope"], fitting["base"]))


def test_a_range_says_its_ends_and_how_far_the_nearer_is(asked):
    row = {"region_code": "64", "vintage": "38", "as_of": "2023-07-05"}
    answer = answered(asked, row, published_claim({**row, "stated_pct": "49.74"}))
    said = explain(answer, answer.findings[0], Wording("id")).text
    # 65 less 49.74; the range's middle is nobody's figure.
    assert "65% sampai 68% (Juli 2023)" in said
    assert said.endswith("berbeda 15,26 poin.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--text", "1,358 pekerja"], "can be read in two ways: 1358, 1,3580"),
        (["--text", "halo"], "expected a sentence with a number"),
        (["--text", "Bogor 45 persen"], "32.01 Kabupaten Bogor, 32.71 Kota Bogor"),
        (["--text", "37 persen, 27 persen"], "37 persen, 27 persen"),
        (["--eligible", "1,358"], "--eligible: '1,358' can be read in two ways"),
        (["--pct", "45", "--date", "kemarin"], "expected a date as 2023"),
        (["--pct", "45", "--payer", "siapa"], "Payer: expected one of"),
        (["--pct", "45", "--region", "Bogor"], "fits 2 regions"),
        ([], "Expected a number of the claim"),
    ],
)
def test_bad_input_is_said_with_the_choices(
    arguments, message, shipped_path, monkeypatch
):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    result = CliRunner().invoke(main, ["claim", *arguments])
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_option_answers_what_the_text_leaves_open(shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    text = "Di Bogor 1,358 pekerja, 45 persen"
    arguments = ["--text", text, "--region", "32.71", "--active", "1358", "--json"]
    result = CliRunner().invoke(main, ["claim", *arguments])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["region_code"] == "32.71"
    assert set(document["stated"]) == {"active", "pct"}


def test_the_terminal_says_verdict_and_arithmetic(shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    text = "Singkawang: 22,77 persen, 16.684 pekerja; 73.236 belum terdaftar"
    result = CliRunner().invoke(main, ["claim", "--text", text])
    assert result.exit_code == 0
    assert "potential_as_gap" in result.stdout
    assert "Yang belum terlindungi 56.552 pekerja." in result.stdout
