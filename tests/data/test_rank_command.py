"""The command ``rank`` gives the digits of the page, and says how to get them again."""

import json

import pytest
from click.testing import CliRunner

from cakupan.cli import main


@pytest.fixture
def ask(shipped_path, monkeypatch):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_TODAY", "2026-12-01")
    monkeypatch.setenv("CAKUPAN_LANG", "en")

    def ask(*args):
        return CliRunner().invoke(main, args)

    return ask


def document_of(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_the_contract_of_a_ranking(ask):
    found = document_of(ask("rank", "--period", "2023-12", "--json"))
    by_code = {row["region_code"]: row for row in found["regions"]}
    assert list(by_code) == sorted(by_code)
    best = sorted(found["regions"], key=lambda row: row["rank"])
    assert [(row["region_code"], row["value"]) for row in best[:5]] == [
        ("31", 147.82),
        ("64", 71.63),
        ("92", 71.13),
        ("65", 66.07),
        ("21", 60.29),
    ]
    assert (best[-1]["region_code"], best[-1]["value"]) == ("18", 12.32)
    assert by_code["31"]["is_over_100"] is True
    kaltim = by_code["64"]
    assert kaltim["rank_change"] is None
    assert kaltim["rank_change_reason"] == "no_earlier_period"
    assert (kaltim["rank_low"], kaltim["rank_high"]) == (2, 2)
    # As "cakupan peers --region 64" has it: the median of ten provinces like it.
    assert kaltim["peer_median"] == 42.75
    assert kaltim["score"] is kaltim["p_first"] is kaltim["p_top3"] is None
    assert found["set_aside"] == []


def test_the_line_that_a_ranking_names_gives_it_again(ask):
    first = document_of(
        ask(
            *("rank", "--leave-out", "DKI, Lampung", "--assume-rse", "2"),
            *("--zone", "sumatera", "--base", "eligible_estimate", "--json"),
        )
    )
    assert first["left_out"] == ["18"]  # DKI Jakarta is of another zone
    # The latest entry of the shipped figures, whatever the reader's day.
    assert first["command"].endswith("--known-on 2026-11-30")
    again = document_of(ask(*first["command"].split()[1:], "--json"))
    assert again == first


def test_what_a_reader_of_the_table_is_told(ask):
    told = ask("rank", "--period", "2025-02", "--leave-out", "31").stdout
    pair = "Kepulauan Bangka Belitung – Sulawesi Selatan"
    assert f"Not distinguishable, equal or within rounding: {pair}." in told
    assert "Without DKI Jakarta, left out by your choice" in told
    assert "Not ranked, 25 provinces: not published (25)." in told
    assert "no February of an earlier year" in told


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--level", "regency"], 3, "0 of 514 regions have a figure"),
        (["--zone", "Jawa"], 2, "expected one of Jawa-Bali, Kalimantan"),
        (["--assume-rse", "80"], 2, "0 to 50 percent, found '80'"),
        (["--leave-out", "Bogor"], 2, "fits 2 regions"),
        (["--parent", "64"], 2, "Name the nation for provinces"),
        (
            ["--zone", "Kalimantan", "--leave-out", "61,62,63,64"],
            2,
            "at least two regions, found 1",
        ),
    ],
)
def test_what_cannot_be_ranked_is_said(ask, args, code, said):
    result = ask("rank", *args)
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
