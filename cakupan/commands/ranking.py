"""The command that ranks regions by coverage, or by what the survey says of them."""

from datetime import date
from decimal import Decimal
from typing import Any

import click

from cakupan.commands import award
from cakupan.commands.terminal import (
    Call,
    common,
    definition_options,
    main,
    period_option,
    today_option,
)
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.ranking.ask import Ranking, medians_of_peers, rank
from cakupan.topics.ranking.ask_members import COVERAGE, MEASURES, RankRequest, zones
from cakupan.topics.ranking.documents import RankingDocument, document
from cakupan.topics.ranking.phrases import after_table
from cakupan.topics.ranking.typed import parse_error, parse_regions, parse_zone

_COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "value",
    "rank_low",
    "rank_high",
    "rank_change",
)


@main.command("rank")
@click.option(
    "--level",
    type=click.Choice(["province", "regency"]),
    default="province",
    show_default=True,
)
@period_option
@definition_options
@click.option("--by", type=click.Choice(MEASURES), default=COVERAGE, show_default=True)
@click.option("--parent", help="Regencies of this province alone.")
@click.option("--zone", help="Regions of this Paritrana zone alone, as Kalimantan.")
@click.option("--peer-group", help="This region and its peers alone.")
@click.option("--leave-out", help="Regions left out, as 31 or DKI,Kaltim.")
@click.option("--assume-rse", help="Relative standard error that you assume, percent.")
@award.award_options
@today_option
@common
def rank_command(
    call: Call,
    *,
    level: str,
    period_end: date | None,
    definition: Definition,
    vintage: str,
    by: str,
    parent: str | None,
    zone: str | None,
    peer_group: str | None,
    leave_out: str | None,
    assume_rse: str | None,
    **of_award: Any,
) -> None:
    """Rank provinces or regencies inside one series; ties share a place.

    Survey error is not published: --assume-rse gives the places that a region may
    have under an error that you assume (2 for provinces, 10 for regencies). With
    --profile the places are those of a simulated award, never official.
    """
    context = click.get_current_context()
    if award.is_asked(context.params):
        award.print_simulation(call, context)
        return
    rse = parse_error(assume_rse, "--assume-rse") if assume_rse else Decimal(0)
    data = call.data
    like = data.regions.find(peer_group) if peer_group else None
    what = RankRequest(
        level=like.level if like else level,
        definition=definition,
        period_end=period_end,
        vintage=vintage,
        by=by,
        parent=_parent(data, parent, level),
        zone=parse_zone(zone, zones(data)) if zone else None,
        peer_group=like.region_code if like else None,
        left_out=parse_regions(leave_out or "", data.regions),
        rse_pct=rse,
    )
    ranking = rank(data, what)
    answer = document(ranking, data, medians_of_peers(data, ranking))
    refuse_alone(ranking, answer)
    if call.as_json:
        call.print_json(answer)
        return
    ordered = sorted(answer.regions, key=lambda row: (row.rank, row.region_code))
    call.print_table(ordered, _COLUMNS)
    for sentence in after_table(ranking, call.words):
        click.echo(sentence)
    click.echo(answer.command)


def refuse_alone(ranking: Ranking, answer: RankingDocument) -> None:
    """Refuse a ranking of fewer than two regions.

    Raises:
        NotPublishedError: too few regions of the set have a figure.
        BadInputError: the set itself has fewer than two regions.
    """
    count = len(ranking.standings)
    if count > 1:
        return
    if count + len(ranking.set_aside) < 2:
        raise BadInputError(
            "A ranking: expected at least two regions, found {found}. Choose a larger "
            "set or leave fewer out.",
            found=count + len(ranking.set_aside),
        )
    raise NotPublishedError(
        "{count} of {of} regions have a figure of this definition in {period}: nothing "
        "to rank. Choose another month or definition, or --by informal_share, which "
        "the survey gives for all.",
        "not_published",
        {**vars(answer), "absence_reason": "not_published"},
        count=count,
        of=count + len(ranking.set_aside),
        period=ranking.scope.period_end.isoformat(),
    )


def _parent(data: Data, text: str | None, level: str) -> str | None:
    if text is None:
        return None
    place = data.regions.find(text)
    if level == "regency" and place.level == "province":
        return place.region_code
    if level == "province" and place.region_code == "00":
        return None
    raise BadInputError(
        "Expected a region with {level} regions below it, found '{parent}'. Name the "
        "nation for provinces, a province for regencies.",
        level=level,
        parent=text,
    )
