"""What the shipped data say of the award's winners and of peers."""

import json

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.topics.award import ask_history
from cakupan.topics.award.figures.history import most_often, results_of


def test_92_results_are_89_awards_of_which_three_are_disputed(shipped_store):
    rows = Data(shipped_store).rows("awards__history")
    awards = results_of(rows)
    assert (len(rows), len(awards)) == (92, 89)
    disputed = {
        award.first["winner"]: [(r["rank"], r["source_id"]) for r in award.readings]
        for award in awards
        if award.is_disputed
    }
    assert disputed == {
        "Provinsi Papua Barat": [(1, "S0172"), (3, "D010")],
        "Provinsi Sulawesi Utara": [(1, "D010"), (None, "S0173")],
        "Provinsi Sulawesi Selatan": [(2, "D010"), (None, "S0173")],
    }
    assert most_often(awards) == (
        ["Papua Barat"],
        [2019, 2020, 2021, 2022, 2023],
        [2019],
    )


@pytest.mark.parametrize(
    ("base", "kaltara"), [("employed", 2), ("eligible_estimate", 1)]
)
def test_coverage_alone_names_six_of_eleven_zone_winners_of_2023(
    shipped_store, base, kaltara
):
    found = ask_history.winners(Data(shipped_store), Definition(base=base))
    by_zone = {z.name: (len(z.winners), z.hits, len(z.candidates)) for z in found.zones}
    assert by_zone == {
        "Jawa-Bali": (2, 0, 7),  # Bali and Jawa Timur, behind DKI Jakarta and Banten
        "Kalimantan": (2, 2, 5),
        "Nusa Tenggara-Maluku-Papua": (1, 0, 4),
        "Sulawesi": (3, 2, 6),
        "Sumatera": (3, 2, 10),
    }
    # By lot 4/7 + 4/5 + 1/4 + 9/6 + 9/10.
    assert (found.cases, found.hits) == (11, 6)
    assert float(found.by_chance) == pytest.approx(4.0214, abs=1e-4)
    # The old Papua Barat's figure is not that of the province which won.
    assert [row["region_name"] for row in found.set_aside] == ["Papua Barat"]
    assert {row["region_name"] for row in found.outside} == {"Papua", "Papua Barat"}
    # "Best coverage of the zone" went to Kaltara: first or second, by the base.
    kalimantan = found.zones[1].candidates
    assert [c.place for c in kalimantan if c.row["region_code"] == "65"] == [kaltara]


def test_peers_of_samarinda_are_cities_of_its_size_with_the_rule(shipped_path):
    run = CliRunner(env={"CAKUPAN_STORE": str(shipped_path)}).invoke
    result = run(main, ["peers", "--region", "64.72", "--k", "10", "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["rule"]["standardised_over"] == 98  # cities
    assert [peer["region_code"] for peer in found["peers"][:3]] == [
        "51.71", "31.71", "15.71",
    ]  # fmt: skip
    by_name = {part["indicator"]: part for part in found["compared"]}
    assert by_name["coverage_pct"]["absence_reason"] == "not_published"
    assert by_name["coverage_pct"]["peer_median"] is None
    assert by_name["employed"]["value"] == 405_175
    # Of ten peers the middle two: 303,478 ... 333, the median between them.
    sizes = sorted(peer["employed"] for peer in found["peers"])
    assert by_name["employed"]["peer_median"] == (sizes[4] + sizes[5]) / 2


def test_kaltim_stands_above_the_median_of_its_peers(shipped_path):
    run = CliRunner(env={"CAKUPAN_STORE": str(shipped_path)}).invoke
    found = json.loads(
        run(main, ["peers", "--region", "64", "--k", "5", "--json"]).stdout
    )
    coverage = next(c for c in found["compared"] if c["indicator"] == "coverage_pct")
    assert (coverage["value"], coverage["peer_median"]) == (71.63, 36.91)  # Riau's
    assert found["base_period"] == "2023-08-31"
    refused = run(main, ["peers", "--region", "00"])
    assert refused.exit_code == 2
