"""What a year of cover costs, plan against verified, and whether stated money fits."""

from collections.abc import Iterator

from cakupan import sentences
from cakupan.blocks import Block, Cell, Note
from cakupan.data import NATION, Data, Scope
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.budget.ask_plan import apbd_share
from cakupan.topics.budget.figures.funnel import funnel
from cakupan.topics.cells import head
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask import (
    OWN,
    CohortChoices,
    FundedCohorts,
    funded_cohorts,
    stated_numbers,
)
from cakupan.topics.cohorts.ask_lapse import MoneyCheck, PlanCheck, fit_of, lapse_of
from cakupan.topics.cohorts.ask_money import PUBLIC, YEAR, cost, payer_of
from cakupan.topics.cohorts.blocks import columns
from cakupan.topics.cohorts.blocks.answer import shares
from cakupan.topics.cohorts.blocks.columns import records_of, source_ids
from cakupan.wording import Wording, _

CHECK_COLUMNS = (
    "statement_id",
    "cohort_id",
    "region_code",
    "workers",
    "months",
    "rupiah",
    "rupiah_precision",
    "rupiah_per_month",
    "verdict",
    "expected_rupiah",
    "difference_rupiah",
    "difference_pct",
    "months_bought",
    "workers_bought",
    "source_id",
)
_MOST_IN_WORDS = 3  # plans told in words; the table has all


# ---------------------------------------------------------------------- a year's cost


def year_cost(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return what the region's cohorts, and all vulnerable workers, cost for a year."""
    funded = funded_cohorts(data, scope.region, choices)
    lines = [*_cohort_years(funded, data, words), *_base_years(data, scope, words)]
    if not lines:
        return None
    title = words.say(_("What a year costs"))
    heads = (
        head(words.say(_("Who"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("One month")), is_number=True),
        head(words.say(_("Twelve months")), is_number=True),
        head(words.say(_("Source"))),
    )
    how = words.say(
        _(
            "Workers × the payer's monthly rate for work injury and death (JKK + JKM) "
            "× 12, at the rate of the month told of; what a year would cost, not what "
            "was paid."
        )
    )
    costed = [row for row in funded.own if row["workers"]]
    return Block(
        key="cohorts.year_cost",
        title=title,
        finding=" ".join(shares(funded, data, scope, words)),
        tags=how,
        sheet=columns.sheet(title, heads, lines, len(lines), words),
        sources=source_ids(costed, stated_numbers(data, scope.region)),
    )


def _cohort_years(
    funded: FundedCohorts, data: Data, words: Wording
) -> Iterator[tuple[Cell, ...]]:
    for row in funded.own:
        if not row["workers"]:
            continue
        rated = payer_of(funded, row)
        note = upper_first(words.payer(row["payer"]))
        if rated != row["payer"]:
            note = words.say(_("{payer}; at the rate of a public budget"), payer=note)
        when = phrases.stated_days(row, words)
        if row["first_month"]:
            when = phrases.cover(row, words)
        day = funded.stated_from(row)
        costs = [cost(data, row["workers"], n, rated, day) for n in (1, YEAR)]
        if None not in costs:
            yield (
                Cell(words.say(_("Cohort: {when}"), when=when), note),
                columns.workers(row, words),
                *(_cost(rupiah, row["precision"], words) for rupiah in costs),
                cells.source(row["source_id"], data.sources, words),
            )


def _base_years(data: Data, scope: Scope, words: Wording) -> Iterator[tuple[Cell, ...]]:
    for base in stated_numbers(data, scope.region):
        costs = [
            cost(data, base.workers, n, PUBLIC, base.period_end) for n in (1, YEAR)
        ]
        if None in costs:
            continue
        name = words.say(
            _("All vulnerable workers, as stated in {month}"),
            month=phrases.stated_month(base, words),
        )
        counted = phrases.stated_count(base.workers, base.precision, words)
        yield (
            Cell(name, words.say(_("at the rate of a public budget"))),
            cells.number(counted),
            *(_cost(rupiah, base.precision, words) for rupiah in costs),
            cells.source(base.source_id, data.sources, words),
        )


def _cost(rupiah: int | None, precision: str | None, words: Wording) -> Cell:
    """Return a cost, no more exact than the number of workers that it is of."""
    return columns.money(rupiah, words, precision=precision)


# ---------------------------------------------------------------------- plan, verified


def plans(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return plan against verified, where one source gives both; else what is missing.

    None where no cohort is on record.
    """
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return None
    missing = words.say(
        _(
            "Not published: how many were listed, had a valid NIK, were 18 to 65, were "
            "not yet members, and were still active after 6 and 12 months. The BPJS "
            "Ketenagakerjaan branch and the local government know them."
        )
    )
    checks = lapse_of(data, funded, scope.definition.base).plans
    if not checks:
        none = words.say(
            _("No source gives both a planned and a verified number of workers here.")
        )
        return Block("cohorts.plans", "", none, foot=missing)
    listed = sorted(checks, key=lambda check: -abs(check.plan_error_pct))
    errors = [_planned(check, funded, words) for check in listed[:_MOST_IN_WORDS]]
    heads = (
        head(words.say(_("Cohort"))),
        head(words.say(_("Planned")), is_number=True),
        head(words.say(_("Verified")), is_number=True),
        head(words.say(_("Plan error")), is_number=True),
        head(words.say(_("Source"))),
    )
    title = words.say(_("Plan against verified"))
    lines = [
        (
            Cell(_place(funded, check), check.cohort_id),
            cells.number(words.number(check.planned_workers)),
            cells.number(words.number(check.verified_workers)),
            cells.number(_error(check, words)),
            cells.source(check.source_id, data.sources, words),
        )
        for check in listed
    ]
    return Block(
        key="cohorts.plans",
        title=title,
        finding=errors[0],
        sheet=columns.sheet(
            title, heads, lines[: columns.MOST_ROWS], len(lines), words
        ),
        notes=tuple(map(Note, errors[1:])),
        sources=tuple(dict.fromkeys(check.source_id for check in listed)),
        foot=f"{columns.cut_note(len(lines), words)} {missing}".strip(),
    )


def _place(funded: FundedCohorts, check: PlanCheck) -> str:
    row = funded.rows.get(check.cohort_id)
    return phrases.place(row, funded.region) if row else funded.region.region_name


def _error(check: PlanCheck, words: Wording) -> str:
    sign = "+" if check.plan_error_pct > 0 else ""
    return f"{sign}{words.percent(check.plan_error_pct, 1)}"


def _planned(check: PlanCheck, funded: FundedCohorts, words: Wording) -> str:
    """Return a plan's error, and the one step of the funnel that is known."""
    steps = funnel(
        [("planned", check.planned_workers), ("verified", check.verified_workers)]
    )
    verified = words.say(
        _("{verified} of {planned} were verified, {percent}."),
        verified=words.number(check.verified_workers),
        planned=words.number(check.planned_workers),
        percent=words.percent(steps[1].of_previous_pct or 0),
    )
    error = phrases.of_plan_error(check.plan_error_pct, words)
    return f"{_place(funded, check)}: {error} {verified}"


# -------------------------------------------------------------------- does money fit?


def arithmetic(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return each published programme's own figures checked against each other.

    None where no cohort is on record.
    """
    funded = funded_cohorts(data, scope.region, choices)
    if not funded.rows:
        return None
    title = words.say(_("Does the money fit?"))
    of_budget = tuple(map(Note, _budget_shares(funded, data, words)))
    checks = lapse_of(data, funded, scope.definition.base).arithmetic
    if not checks:
        none = words.say(
            _(
                "No statement here gives workers and rupiah together, so nothing can "
                "be checked. The budget document (DPA) names the rupiah."
            )
        )
        return Block("cohorts.arithmetic", title, none, notes=of_budget)
    how = words.say(
        _(
            "Stated workers × monthly rate × stated months against the rupiah stated. "
            "It fits where the result is what the printed digits stand for: “Rp2 "
            "billion” is 1.5 to 2.5 billion, a sum to the rupiah is itself. Where no "
            "months are stated: how many the money pays for, rounded down."
        )
    )
    heads = (
        head(words.say(_("Statement"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months")), is_number=True),
        head(words.say(_("Rupiah stated")), is_number=True),
        head(words.say(_("Check"))),
        head(words.say(_("Source"))),
    )
    lines = [
        _check_cells(funded, check, data, words)
        for check in checks[: columns.MOST_ROWS]
    ]
    return Block(
        key="cohorts.arithmetic",
        title=title,
        tags=how,
        sheet=columns.sheet(title, heads, lines, len(checks), words),
        records=records_of("arithmetic", CHECK_COLUMNS, checks, "money against cover"),
        notes=of_budget,
        sources=tuple(dict.fromkeys(check.source_id for check in checks)),
        foot=columns.cut_note(len(checks), words),
    )


def _budget_shares(funded: FundedCohorts, data: Data, words: Wording) -> Iterator[str]:
    """Yield stated rupiah from the region's own budget as a share of it (APBD)."""
    for row in funded.own:
        if not (row["rupiah"] and row["payer"].startswith("apbd_")):
            continue
        share = apbd_share(data, funded.region, row["rupiah"])
        if share is None:
            continue
        yield words.say(
            _("{rupiah} ({when}) is {share} of the {year} budget of {whole}."),
            rupiah=words.rupiah_words(row["rupiah"]),
            when=phrases.stated_days(row, words),
            share=words.percent(share.pct, 4),
            year=share.year,
            whole=f"{words.rupiah(share.rupiah)} ({share.row['source_id']})",
        )


def _check_cells(
    funded: FundedCohorts, check: MoneyCheck, data: Data, words: Wording
) -> tuple[Cell, ...]:
    row = funded.statements[check.statement_id]
    fit = fit_of(row, check.rupiah_per_month)
    months = words.say(_("not stated"))
    if check.months:
        months = words.number(check.months)
    formula = ""
    if check.expected_rupiah is not None:
        formula = words.say(
            _("{workers} × {rate} × {months} = {rupiah}"),
            workers=words.number(check.workers),
            rate=words.rupiah(check.rupiah_per_month),
            months=months,
            rupiah=words.rupiah(check.expected_rupiah),
        )
    elif fit.months_bought is not None:
        formula = words.say(
            _("{rupiah} / ({workers} × {rate}) = {bought} months"),
            rupiah=words.rupiah(check.rupiah),
            workers=words.number(check.workers),
            rate=words.rupiah(check.rupiah_per_month),
            bought=words.months_paid(fit.months_bought),
        )
    place = f"{phrases.place(row, funded.region)}, " if funded.with_below else ""
    counted = "" if row["is_counted"] else words.say(_("not counted"))
    return (
        Cell(f"{place}{phrases.stated_days(row, words)}", counted),
        columns.workers(row, words),
        cells.number(months),
        columns.money(check.rupiah, words, precision=check.rupiah_precision),
        Cell(phrases.of_fit(fit, words), formula),
        cells.source(check.source_id, data.sources, words),
    )


def unpublished(
    data: Data, scope: Scope, words: Wording, choices: CohortChoices = OWN
) -> Block | None:
    """Return what holds for every region: cohorts are no published table.

    None where a region has none on record: there its absence says it already.
    """
    nation = [
        row
        for row in data.rows("absences__all")
        if row["territory_id"] == NATION and row["subject"] == "programme"
    ]
    if not nation or not funded_cohorts(data, scope.region, choices).rows:
        return None
    return Block("cohorts.unpublished", "", sentences.absence(nation[0], words))
