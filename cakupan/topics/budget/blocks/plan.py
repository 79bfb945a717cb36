"""Money, workers and months: two are typed, the third follows; who pays what rate."""

from cakupan.blocks import Block, Cell, Records, Sheet
from cakupan.data import Data, Scope
from cakupan.errors import CakupanError, NotPublishedError
from cakupan.topics import cells
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_plan import (
    BudgetInputs,
    CostedBudget,
    RevenueShareInputs,
    budget_document,
    costed,
    latest_programme,
)
from cakupan.topics.budget.ask_rates import rate_book
from cakupan.topics.budget.figures.budget import (
    YEAR,
    Rate,
    cost,
    rate_changes,
    rates_from,
)
from cakupan.topics.budget.figures.rates import PAYERS, RateBook
from cakupan.topics.cohorts.phrases import dispute, tag
from cakupan.wording import Wording, _

BUDGET_COLUMNS = (
    "payer",
    "programmes",
    "intake",
    "from",
    "rupiah",
    "workers",
    "months",
    "months_exact",
    "remainder_rupiah",
    "rupiah_per_month",
    "rupiah_per_year",
    "upkeep_from",
    "upkeep_next_year_rupiah",
    "base",
    "base_workers",
    "cost_of_one_point_per_year",
    "rupiah_per_base_worker",
    "share_of_apbd_pct",
    "apbd_year",
)
RATE_COLUMNS = (
    *("payer", "programmes", "month", "rupiah_per_month", "workers"),
    *("rupiah_per_year", "legal_basis", "source_id"),
)


def example(data: Data, scope: Scope, words: Wording, vintage: str = "auto") -> Block:
    """Return what the fields of a budget begin with: the latest programme, or nothing.

    Args:
        data: the figures.
        scope: the region.
        words: the reader's words.
        vintage: the division that the reader asked for, whose programmes are meant.
    """
    key, title = "budget.example", words.say(_("Money, workers and months"))
    programme = latest_programme(data, scope.region, vintage)
    if programme is None:
        tags = words.say(
            _(
                "No programme of {region} with workers is on record; the fields begin "
                "with round numbers as an example. Type your own."
            ),
            region=scope.region.region_name,
        )
        return Block(key, title, tags=tags)
    source = data.sources[programme["source_id"]]
    text = words.say(
        _(
            "The fields begin with the latest programme of known size: {workers} "
            "workers ({tag}), {payer} ({publisher}, {source}). Type your own."
        ),
        workers=words.number(programme["workers"]),
        tag=tag(programme, words),
        payer=words.payer(programme["payer"]),
        publisher=source["publisher"],
        source=programme["source_id"],
    )
    return Block(
        key=key,
        title=title,
        tags=f"{dispute(programme, words)} {text}".strip(),
        sources=(programme["source_id"],),
    )


def plan(data: Data, scope: Scope, words: Wording, inputs: BudgetInputs) -> Block:
    """Return a budget in one sentence, with what it is measured against as a table.

    Raises:
        BadInputError: a number out of its range.
        NotPublishedError: no rate of the payer for a month.
    """
    costs = costed(data, inputs, scope.region, scope.definition.base)
    title = words.say(_("Money, workers and months"))
    book = rate_book(data, inputs.payer, with_jht=inputs.with_jht)
    ids = [
        book.row_of(rate.month)["source_id"]
        for rate in rate_changes(costs.budget.rates)
    ]
    if costs.base and costs.base.source_id:
        ids.append(costs.base.source_id)
    if costs.apbd:
        ids.append(costs.apbd.row["source_id"])
    return Block(
        key="budget.plan",
        title=title,
        finding=phrases.budget(costs.budget, words),
        number={
            "rupiah": words.rupiah(costs.budget.rupiah),
            "workers": words.number(costs.budget.workers),
            "months": words.months(costs.budget.months),
        }[inputs.sought],
        sheet=_sheet(costs, title, words),
        records=Records("budget", BUDGET_COLUMNS, (_row(costs),), "budget"),
        sources=tuple(dict.fromkeys(ids)),
    )


def _row(costs: CostedBudget) -> dict[str, object]:
    document = budget_document(costs)
    return {name: document.get(name) for name in BUDGET_COLUMNS}


def _sheet(costs: CostedBudget, title: str, words: Wording) -> Sheet:
    budget = costs.budget
    lines = [
        _line(words.say(_("Workers")), words.number(budget.workers)),
        _line(
            words.say(_("Whole months")),
            words.number(budget.months),
            _with_part(costs, words),
        ),
        _money(words.say(_("Money")), budget.rupiah, words),
        _money(words.say(_("Left over")), budget.remainder_rupiah, words),
        _money(
            words.say(_("One month of these workers")), costs.rupiah_per_month, words
        ),
        _money(
            words.say(_("A full year of these workers")), costs.rupiah_per_year, words
        ),
        _money(
            words.say(
                _("Upkeep of the year from {month}"),
                month=words.month(costs.upkeep_from),
            ),
            costs.upkeep_rupiah,
            words,
        ),
        *_measured(costs, words),
    ]
    return Sheet(title, (), tuple(lines), kind="narrow")


def _line(name: str, value: str, note: str = "", about: str = "") -> tuple[Cell, Cell]:
    return cells.head(name, about), cells.number(value, note)


def _money(name: str, rupiah: int, words: Wording) -> tuple[Cell, Cell]:
    """Return money in words with the exact sum under it."""
    in_words, exact = words.rupiah_words(rupiah), words.rupiah(rupiah)
    return _line(name, in_words, exact if in_words != exact else "")


def _with_part(costs: CostedBudget, words: Wording) -> str:
    """Return the months with the part of a month that money pays; empty if whole."""
    exact = costs.budget.months_exact
    if exact == costs.budget.months:
        return ""
    return words.say(
        _("{months} with the part of a month"), months=words.months_paid(exact)
    )


def _measured(costs: CostedBudget, words: Wording) -> list[tuple[Cell, Cell]]:
    """Return what the money is measured against: a point, the base, the budget."""
    lines = []
    base, note = costs.base, ""
    if base is not None and base.base and base.period_end:
        note = words.say(
            _("{base}, {workers}, {month}"),
            base=words.base(base.base),
            workers=words.number(base.workers),
            month=words.month(base.period_end),
        )
    if costs.point_rupiah:
        point = words.rupiah(costs.point_rupiah)
        lines.append(
            _line(words.say(_("One percentage point for a year")), point, about=note)
        )
    if costs.rupiah_per_base_worker is not None:
        each = words.rupiah(costs.rupiah_per_base_worker)
        name = words.say(_("This money for each worker of the base"))
        lines.append(_line(name, each, about=note))
    if costs.apbd is not None:
        lines.append(
            _line(
                words.say(_("Share of the budget {year}"), year=costs.apbd.year),
                words.percent(costs.apbd.pct, 4),
                about=f"{words.rupiah(costs.apbd.rupiah)} · "
                f"{costs.apbd.row['source_publisher']}",
            )
        )
    return lines


def revenue_share(
    data: Data, scope: Scope, words: Wording, inputs: RevenueShareInputs
) -> Block | None:
    """Return what a share of palm or tobacco revenue may pay for, and whether it fits.

    Nobody publishes a region's share of revenue in our data, and what of it may go to
    contributions is decided where the budget is: both are typed. None where the budget
    itself cannot be counted: its own block says why.

    Raises:
        BadInputError: negative money, or a share over 100.
    """
    key, rule = "budget.revenue_share", _revenue_rule(words)
    if inputs.revenue is None:
        text = words.say(_("Type the region's DBH to see how far it may pay."))
        return Block(key, "", tags=f"{text} {rule}")
    costs = _costs_or_none(data, scope, inputs.plan)
    if costs is None:
        return None
    left = inputs.most - costs.budget.rupiah
    message = (
        _("{share} of {whole} is {most}: the plan fits, {left} is left.")
        if left >= 0
        else _("{share} of {whole} is {most}: the plan needs {left} more.")
    )
    return Block(
        key=key,
        title="",
        finding=words.say(
            message,
            share=phrases.typed_percent(inputs.share_pct, words),
            whole=words.rupiah(inputs.revenue),
            most=words.rupiah(inputs.most),
            left=words.rupiah(abs(left)),
        ),
        tags=rule,
    )


def _costs_or_none(
    data: Data, scope: Scope, inputs: BudgetInputs
) -> CostedBudget | None:
    """Return a budget with what it is measured against; None where none is to be had.

    What is wrong with it is said where the budget itself would stand.
    """
    try:
        return costed(data, inputs, scope.region, scope.definition.base)
    except CakupanError:
        return None


def _revenue_rule(words: Wording) -> str:
    """Return what the rule says that revenue from palm may pay for."""
    return words.say(
        _(
            "PMK 91/2023 keeps 80% of DBH Sawit for roads; the other 20% may pay, "
            "among other things, for palm workers who are not members yet "
            "(klikkalsel.com, 21 November 2023)."
        )
    )


def payers(
    data: Data, scope: Scope, words: Wording, inputs: BudgetInputs
) -> Block | None:
    """Return what each payer's rate is, month by month where it changes.

    None where the budget itself cannot be counted: its own block says why.
    """
    costs = _costs_or_none(data, scope, inputs)
    if costs is None:
        return None
    books = (rate_book(data, payer, with_jht=inputs.with_jht) for payer in PAYERS)
    by_payer = [(book, _rates(book, costs)) for book in books if book.rows]
    rows = [row for book, rates in by_payer for row in _rate_rows(book, rates, costs)]
    heads = (
        cells.head(words.say(_("Who pays"))),
        cells.head(words.say(_("A month of one worker")), is_number=True),
        cells.head(words.say(_("These workers for a year")), is_number=True),
        cells.head(words.say(_("Source"))),
    )
    return Block(
        key="budget.payers",
        title="",
        sheet=Sheet(
            words.say(_("Who pays, and at what rate")),
            heads,
            tuple(
                _payer_line(book, rates, costs, data, words) for book, rates in by_payer
            ),
            kind="records",
            is_folded=True,
        ),
        records=Records("payers", RATE_COLUMNS, tuple(rows), "rates by payer"),
        sources=tuple(dict.fromkeys(str(row["source_id"]) for row in rows)),
        foot=words.say(
            _(
                "The discount of PP 50/2025 is for workers who pay themselves, inside "
                "its months; contributions from APBN and APBD are left out of it."
            )
        ),
    )


def _rates(book: RateBook, costs: CostedBudget) -> tuple[Rate, ...]:
    """Return a payer's rates over the budget, a year at least; empty without one."""
    months = max(costs.budget.months, YEAR)
    try:
        return rates_from(book.of, costs.inputs.start, months)
    except NotPublishedError:
        return ()


def _payer_line(
    book: RateBook,
    rates: tuple[Rate, ...],
    costs: CostedBudget,
    data: Data,
    words: Wording,
) -> tuple[Cell, ...]:
    if not rates:
        none = cells.number(cells.NONE)
        lacking = cells.number(words.say(_("no rate known")))
        return cells.head(words.payer(book.payer)), lacking, none, Cell(cells.NONE)
    row = book.row_of(costs.inputs.start)
    steps = "; ".join(
        words.say(
            _("{rupiah} from {month}"),
            rupiah=words.rupiah(rate.rupiah),
            month=words.month(rate.month),
        )
        for rate in rate_changes(rates)
    )
    year = cost(costs.budget.workers, rates[:YEAR])
    return (
        cells.head(words.payer(book.payer), row["legal_basis"] or ""),
        cells.number(steps),
        cells.number(words.rupiah(year)),
        cells.source(row["source_id"], data.sources, words),
    )


def _rate_rows(
    book: RateBook, rates: tuple[Rate, ...], costs: CostedBudget
) -> list[dict[str, object]]:
    """Return each rate that a payer has over the months, with what a year takes."""
    return [
        {
            "payer": book.payer,
            "programmes": costs.inputs.programmes,
            "month": f"{rate.month:%Y-%m}",
            "rupiah_per_month": rate.rupiah,
            "workers": costs.budget.workers,
            "rupiah_per_year": cost(costs.budget.workers, rates[:YEAR]),
            "legal_basis": book.row_of(rate.month)["legal_basis"],
            "source_id": book.row_of(rate.month)["source_id"],
        }
        for rate in rate_changes(rates)
    ]
