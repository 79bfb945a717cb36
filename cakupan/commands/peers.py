"""The command on peers: who is like a region, and how it stands beside them."""

from pathlib import Path

import click
from tabulate import tabulate

from cakupan.commands import asking
from cakupan.commands.terminal import (
    common,
    definition_options,
    main,
    open_data,
    print_json,
    print_table,
)
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.ranking.ask_peers import (
    PeersRequest,
    group_of,
    peers_document,
)
from cakupan.topics.ranking.figures.peers import PEERS

_PEER_COLUMNS = (
    "region_code",
    "region_name",
    "distance",
    "employed",
    "informal_share_pct",
    "coverage_pct",
)
_COMPARED_COLUMNS = (
    "indicator",
    "value",
    "peer_median",
    "difference",
    "unit",
    "peers_with_figure",
    "absence_reason",
)


@main.command()
@click.option("--region", required=True, help="Code, name or alias, as 64.72.")
@click.option("--k", default=PEERS, show_default=True, help="How many peers.")
@click.option("--period", help="Month, as 2023-12; default: the latest.")
@definition_options
@common
def peers(
    *,
    region: str,
    k: int,
    period: str | None,
    segments: str,
    base: str,
    vintage: str,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Regions most like one, and the difference to their median.

    Nearest by standardised logarithm of the employed, informal share and, where both
    have one on record, budget a worker; regencies with regencies, cities with cities.
    """
    asking.will_print_json(as_json)
    data = open_data(store_path, dataset, known_on)
    what: CoverageAsked = asking.coverage_asked(
        data, region, segments, base, vintage, period
    )
    group = group_of(
        data, PeersRequest(what.code, k, what.definition, what.period_end, vintage)
    )
    document = peers_document(group, data.sources)
    if as_json:
        print_json(document)
        return
    print_table(document["peers"], _PEER_COLUMNS)
    click.echo()
    print_table(document["compared"], _COMPARED_COLUMNS)
    rule = document["rule"]
    facts = {
        "region": f"{document['region_name']} ({document['region_code']})",
        "base_period": document["base_period"],
        "traits": ", ".join(rule["traits"]),
        "standardised_over": f"{rule['standardised_over']} {document['kind']}",
        "regions_with_budget": rule["regions_with_budget"],
    }
    click.echo()
    click.echo(tabulate(facts.items(), disable_numparse=True))
