"""What the workers of a plan cost for a year, in a line."""

from cakupan.blocks import Block, Cell, Sheet
from cakupan.data import Data, Scope
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_plan import BudgetInputs, costed, latest_programme
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.cohorts.phrases import dispute
from cakupan.wording import Wording, _


def year_in_short(
    data: Data,
    scope: Scope,
    words: Wording,
    inputs: BudgetInputs,
    vintage: str = "auto",
    are_workers_typed: bool = False,
) -> Block | None:
    """Return the cost of a year; None where nobody's workers are meant.

    Args:
        data: the figures.
        scope: the region.
        words: the reader's words.
        inputs: the plan of the fields below.
        vintage: the division that the reader asked for, whose programmes are meant.
        are_workers_typed: whether the reader typed the workers; else they are those of
            the latest programme, which may be disputed.
    """
    programme = latest_programme(data, scope.region, vintage)
    if programme is None and not are_workers_typed:
        return None
    try:
        found = costed(data, inputs, scope.region, scope.definition.base)
    except CakupanError:
        return None  # the block on the plan says why
    book = rate_book(data, inputs.payer, with_jht=inputs.with_jht)
    doubt, ids = "", [book.row_of(found.budget.rates[0].month)["source_id"]]
    message = _("a year for {workers} workers at the rate of {payer}, {month} a month")
    if programme is not None and not are_workers_typed:
        ids.insert(0, programme["source_id"])
        if programme["dispute_id"]:
            doubt = dispute(programme, words)
            message = _(
                "a year for {workers} workers of a disputed programme at the rate of "
                "{payer}, {month} a month. {dispute}"
            )
    text = words.say(
        message,
        workers=words.number(found.budget.workers),
        payer=words.payer(found.inputs.payer),
        month=words.rupiah(found.rupiah_per_month),
        dispute=doubt,
    )
    heads = (Cell(words.say(_("Rupiah")), is_number=True), Cell(words.say(_("What"))))
    line = (Cell(words.rupiah(found.rupiah_per_year), is_number=True), Cell(text))
    return Block(
        key="budget.year_in_short",
        title="",
        sheet=Sheet(words.say(_("In short")), heads, (line,), kind="strip"),
        sources=tuple(dict.fromkeys(ids)),
    )
