"""The simulation in the terminal: refused in sentences, sent on, and the same again."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cakupan.cli import main

EVIDENCE = """\
region_code,criterion,value
Kaltim,innovation,80
65,innovation,70
Kalbar,innovation,60
63,innovation,75
62,innovation,50
64,regulation,2
65,regulation,3
61,regulation,1
63,regulation,2
62,regulation,0
"""
KALIMANTAN = ["--profile", "equal", "--zone", "Kalimantan", "--period", "2023-12"]


@pytest.fixture
def rank(shipped_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CAKUPAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("bukti.csv").write_text(EVIDENCE, encoding="utf-8")

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, ["rank", "--store", str(shipped_path), *words])

    return run


def test_coverage_only_keeps_the_order_of_the_coverage_ranking(rank):
    plain = json.loads(rank("--period", "2023-12", "--json").stdout)
    found = json.loads(
        rank("--period", "2023-12", "--profile", "coverage", "--json").stdout
    )
    assert found["label"] == "Simulasi, bukan bobot resmi"
    both = [
        [(row["region_code"], row["rank"], row["value"]) for row in rows["regions"]]
        for rows in (plain, found)
    ]
    assert both[0] == both[1]
    assert len(both[0]) == 34
    assert set(found["regions"][0]) >= {
        "region_code", "rank", "value", "rank_change", "rank_low", "rank_high",
        "p_first", "p_top3", "score", "peer_median",
    }  # fmt: skip
    medians = [
        [row["peer_median"] for row in rows["regions"]] for rows in (plain, found)
    ]
    assert medians[0] == medians[1]
    assert any(medians[0])


def test_published_figures_alone_give_no_place_under_equal_weights(rank):
    found = rank("--profile", "equal", "--period", "2023-12", "--json")
    assert found.exit_code == 3
    document = json.loads(found.stdout)
    assert document["absence_reason"] == "not_published"
    assert document["regions"] == []
    assert len(document["set_aside"]) == 34
    assert document["regions_with_value"] == {
        "regulation": 1, "coverage": 34, "coverage_growth": 0, "budget": 1,
        "innovation": 0,
    }  # fmt: skip
    assert "0 of 34 regions" in found.stderr


def test_a_saved_file_gives_another_office_the_same_to_the_digit(rank):
    typed = (*KALIMANTAN, "--evidence", "bukti.csv", "--seed", "7", "--json")
    ours = json.loads(rank(*typed, "--known-on", "2026-11-21", "--save", "o").stdout)
    theirs = json.loads(rank("--profile", "o", "--json").stdout)
    assert ours.pop("same_as_file") is None
    assert theirs.pop("same_as_file") is True
    assert ours == theirs
    assert len(ours["regions"]) == 5
    assert ours["profile"]["seed"] == 7
    text = Path("o").read_text(encoding="utf-8")
    assert text.startswith("# Simulation, not official weights")
    assert 'known_on = "2026-11-21"' in text


def test_another_scale_is_not_as_in_the_file_and_says_so(rank):
    rank(*KALIMANTAN, "--evidence", "bukti.csv", "--save", "ours.toml")
    found = rank("--profile", "ours.toml", "--scale", "min_max")
    assert found.exit_code == 0
    assert "Not as in the file: place or score of 5 regions." in found.stdout
    assert found.stdout.startswith("Simulation, not official weights: nobody")


def test_leaving_the_capital_out_closes_the_places_up(rank):
    words = ("--profile", "coverage", "--period", "2023-12", "--leave-out", "DKI")
    found = json.loads(rank(*words, "--json").stdout)
    assert {row["region_code"]: row["rank"] for row in found["regions"]}["64"] == 1
    assert found["left_out"] == ["31"]


def test_the_squeeze_of_the_capital_is_said_under_min_max_alone(rank):
    words = ("--profile", "coverage", "--period", "2023-12", "--scale")
    assert "DKI Jakarta with 147.82% presses" in rank(*words, "min_max").stdout
    assert "presses" not in rank(*words, "capped").stdout
    table = rank(*words, "min_max", "--json").stdout
    kaltim = next(r for r in json.loads(table)["regions"] if r["region_code"] == "64")
    # (71.6308 - 12.3229) / (147.8202 - 12.3229), all unrounded.
    assert kaltim["score"] == 43.77


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--seed", "3"], "Expected --profile with --seed"),
        ([*KALIMANTAN, "--parent", "64"], "Expected a region with province regions"),
        ([*KALIMANTAN, "--by", "non_wage"], "Expected --profile without --by"),
        (["--profile", "none.toml"], "none.toml: cannot be read"),
        (["--profile", "coverage", "--leave-out", "x"], "Region: expected"),
        ([*KALIMANTAN, "--evidence", "none.csv"], "none.csv: cannot be read"),
        (["--profile", "bad.toml"], "bad.toml, line 1: 'covrage' is not known"),
        (["--profile", "asks.toml"], "asks.toml [question]: Period: expected"),
        (
            ["--profile", "coverage", "--zone", "Kalimantan", "--leave-out",
             "61,62,63,64"],
            "Regions compared: expected two or more, found 65",
        ),
    ],
)  # fmt: skip
def test_bad_input_is_answered_by_one_sentence(rank, words, said):
    Path("bad.toml").write_text("[criteria.covrage]\nweight = 1\n")
    asks = '[criteria.coverage]\nweight = 1\n[question]\nperiod = "Desember"\n'
    Path("asks.toml").write_text(asks)
    found = rank(*words)
    assert found.exit_code == 2
    assert said in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_evidence_of_a_region_that_is_not_compared_is_said_to_be_unused(rank):
    Path("far.csv").write_text(EVIDENCE + "Bali,innovation,90\n")
    found = rank(*KALIMANTAN, "--evidence", "far.csv", "--json")
    assert json.loads(found.stdout)["unused_evidence"] == [
        {"criterion": "innovation", "region_code": "51", "value": 90.0}
    ]


def test_the_terminal_names_who_has_no_place_and_what_is_missing(rank):
    kept = "\n".join(
        line for line in EVIDENCE.splitlines() if not line.startswith("62,innovation")
    )
    rows = list(csv.reader(io.StringIO(kept)))
    assert len(rows) == 10
    Path("less.csv").write_text(kept)
    found = rank(*KALIMANTAN, "--evidence", "less.csv")
    assert (
        "Without a place: Kalimantan Tengah (62), missing coverage growth, budget and "
        "innovation." in found.stdout.replace(", and", " and")
    )
