"""The command on peers: who is like a region, and how it stands beside them."""

import click
from tabulate import tabulate

from cakupan.commands.asking import CoverageOptions, coverage_options
from cakupan.commands.terminal import Call, common, main
from cakupan.topics.ranking.ask_peers import PeersRequest, group_of
from cakupan.topics.ranking.documents import peers_document
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
@click.option("--k", default=PEERS, show_default=True, help="How many peers.")
@coverage_options(is_region_needed=True)
@common
def peers(
    call: Call,
    *,
    k: int,
    coverage: CoverageOptions,
) -> None:
    """Regions most like one, and the difference to their median.

    Nearest by standardised logarithm of the employed, informal share and, where both
    have one on record, budget a worker; regencies with regencies, cities with cities.
    """
    data = call.data
    what = coverage.of(data)
    group = group_of(
        data, PeersRequest(what.code, k, what.definition, what.period_end, what.vintage)
    )
    document = peers_document(group, data.sources)
    if call.as_json:
        call.print_json(document)
        return
    call.print_table(document.peers, _PEER_COLUMNS)
    click.echo()
    call.print_table(document.compared, _COMPARED_COLUMNS)
    rule = document.rule
    facts = {
        "region": f"{document.region_name} ({document.region_code})",
        "base_period": document.base_period,
        "traits": ", ".join(rule.traits),
        "standardised_over": f"{rule.standardised_over} {document.kind}",
        "regions_with_budget": rule.regions_with_budget,
    }
    click.echo()
    click.echo(tabulate(facts.items(), disable_numparse=True))
