"""The gap in workers, and what twelve months of it cost at the rates of today."""

from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Scope
from cakupan.topics import cells
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_cost import ClosingCost, closing_cost
from cakupan.topics.budget.figures.budget import YEAR
from cakupan.topics.targets.phrases import published_gap
from cakupan.wording import Wording, _

COST_COLUMNS = ("need", "workers", "months", "rupiah", "payer", "source_ids")


def gap_and_cost(
    data: Data, scope: Scope, words: Wording, vintage: str = "auto"
) -> Block:
    """Return the gap in workers, and what twelve months of it cost.

    Args:
        data: the figures.
        scope: region, period and definition.
        words: the reader's words.
        vintage: the division that the reader asked for, whose cohorts are meant.
    """
    costs = closing_cost(data, scope, vintage)
    finding = _finding(costs, words)
    reason = costs.row["absence_reason"]
    return Block(
        key="budget.gap_and_cost",
        title=words.say(_("The gap and its cost")),
        finding=finding,
        tags=_tags(costs, words),
        sheet=_sheet(costs, scope, words) if costs.needs else None,
        records=_records(costs) if costs.needs else None,
        notes=tuple(map(Note, _notes(costs, words))),
        sources=_sources(costs),
        absence=Absence(reason, finding) if reason else None,
    )


def _finding(costs: ClosingCost, words: Wording) -> str:
    row = costs.row
    if row["coverage_pct"] is not None:
        base = words.base(row["base"])
        if row["gap_to_universal_workers"]:
            return words.say(
                _("{count} of the {base} are not protected yet."),
                count=words.number(row["gap_to_universal_workers"]),
                base=base,
            )
        return words.say(
            _(
                "{count} members more than the {base}: they are counted by place of "
                "registration."
            ),
            count=words.number(row["surplus_workers"]),
            base=base,
        )
    if costs.shown["active_workers"] is not None:
        return words.say(
            _(
                "Without a number of members of {scope} the gap in workers cannot be "
                "said."
            ),
            scope=words.scope(row["segment_scope"]),
        )
    return words.say(
        _(
            "Without a number of members of this month and these segments the gap in "
            "workers cannot be said."
        )
    )


def _tags(costs: ClosingCost, words: Wording) -> str:
    rates = costs.rates
    if rates.rupiah is None:
        return words.say(_("No rate of this payer is on record for this month."))
    return words.say(
        _("JKK + JKM, {rupiah} a worker and month, paid by {payer}, from {month}."),
        rupiah=words.rupiah(rates.rupiah),
        payer=words.payer(rates.payer),
        month=words.month(rates.start),
    )


def _sheet(costs: ClosingCost, scope: Scope, words: Wording) -> Sheet:
    title = words.say(_("The gap and its cost"))
    rows = []
    for need in costs.needs:
        rupiah = costs.rates.cost(need.workers)
        rows.append(
            (
                Cell(phrases.need(need, costs, scope.definition, words)),
                cells.number(words.number(need.workers)),
                cells.number(
                    words.say(_("no rate known"))
                    if rupiah is None
                    else words.rupiah(rupiah)
                ),
            )
        )
    heads = (
        cells.head(words.say(_("What"))),
        cells.head(words.say(_("Workers")), is_number=True),
        cells.head(words.say(_("Twelve months")), is_number=True),
    )
    return Sheet(title, heads, tuple(rows))


def _records(costs: ClosingCost) -> Records:
    rows = tuple(
        {
            "need": need.key,
            "workers": need.workers,
            "months": YEAR,
            "rupiah": costs.rates.cost(need.workers),
            "payer": costs.rates.payer,
            "source_ids": " ".join(need.source_ids),
        }
        for need in costs.needs
    )
    return Records("gap-and-cost", COST_COLUMNS, rows, "the gap and its cost")


def _notes(costs: ClosingCost, words: Wording) -> list[str]:
    """Return whose target is meant, one point's share, and what the whole gap is."""
    notes = []
    if costs.target_gap:
        notes.append(published_gap(costs.target_gap, words))
    share = costs.point_share
    if share:
        notes.append(
            words.say(
                _(
                    "One point is {share} of the regional budget (APBD) of {year}, "
                    "{rupiah}."
                ),
                share=words.percent(share.pct, 4),
                year=share.year[:4],
                rupiah=words.rupiah_words(share.rupiah),
            )
        )
    if costs.needs:
        notes.append(
            words.say(
                _(
                    "What the whole gap would cost is a measure, not a plan: employers "
                    "pay for wage earners."
                )
            )
        )
    return notes


def _sources(costs: ClosingCost) -> tuple[str, ...]:
    """Return the documents of the workers, of the rate, of target and budget."""
    ids = [costs.row["source_id"], costs.row["base_source_id"]]
    ids += [source_id for need in costs.needs for source_id in need.source_ids]
    if costs.target_gap:
        ids += costs.target_gap.source_ids
    if costs.rates.row:
        ids.append(costs.rates.row["source_id"])
    if costs.point_share:
        ids.append(costs.point_share.row["source_id"])
    return tuple(dict.fromkeys(source_id for source_id in ids if source_id))
