"""When the region's own funded cover ends next, or ended last, in a line."""

from cakupan.blocks import Block, Cell, Sheet
from cakupan.data import NATION, Data, Scope
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import OWN, funded_cohorts, programme_scope
from cakupan.wording import Wording, _


def end_in_short(
    data: Data, scope: Scope, words: Wording, vintage: str = "auto"
) -> Block | None:
    """Return the next end of a cover that runs, or the last one; None without any.

    Cohorts with stated months alone, and no plans: nobody is covered by these yet. None
    for the nation, which has none of its own.

    Args:
        data: the figures.
        scope: the region.
        words: the reader's words.
        vintage: the division that the reader asked for, whose programmes are meant.
    """
    if scope.region.region_code == NATION:
        return None
    region = programme_scope(data, scope, vintage).region
    funded = funded_cohorts(data, region, OWN)
    line = phrases.end_in_short(funded, words)
    if line is None:
        return None
    running, ended = (
        [cohort for cohort in cohorts if not cohort.is_plan]
        for cohorts in (funded.running, funded.ended)
    )
    months = {cohort.last_month for cohort in (*running[:1], *ended[:1])}
    named = [c for c in (*running, *ended) if c.last_month in months]
    heads = (Cell(words.say(_("Month"))), Cell(words.say(_("What"))))
    return Block(
        key="cohorts.end_in_short",
        title="",
        sheet=Sheet(
            words.say(_("In short")),
            heads,
            (tuple(Cell(text) for text in line),),
            kind="strip",
        ),
        sources=tuple(dict.fromkeys(row["source_id"] for row in funded.rows_of(named))),
    )
