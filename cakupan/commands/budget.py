"""Commands on money: what cover costs, how long it lasts; why coverage changed."""

import click

from cakupan.commands import asking
from cakupan.commands.asking import CoverageOptions, coverage_options
from cakupan.commands.terminal import Call, common, main, today_option
from cakupan.data import definitions
from cakupan.data.months import first_day, month_text, parse_month
from cakupan.data.typed_numbers import parse_count
from cakupan.errors import BadInputError
from cakupan.topics.budget import ask_change, ask_plan, phrases
from cakupan.topics.budget.figures import budget as budgets
from cakupan.topics.budget.figures.rates import PAYERS, parse_payer


def _two_of(given: dict[str, str | None]) -> dict[str, int]:
    """Return the two numbers that a budget is asked with.

    Raises:
        BadInputError: fewer or more than two are given, or one is no number.
    """
    given_two = {name: text for name, text in given.items() if text is not None}
    if len(given_two) != 2:
        raise BadInputError(
            "Expected two of {expected}, found {found}. The third is computed.",
            expected=", ".join(given),
            found=", ".join(given_two) or "-",
        )
    return {
        name: parse_count(text, name, is_money=name == "--rupiah")
        for name, text in given_two.items()
    }


@main.command()
@click.option("--workers", help="Workers to be covered.")
@click.option("--months", help="Months of cover.")
@click.option("--rupiah", help="Money.")
@click.option(
    "--payer",
    default="apbd_provinsi",
    show_default=True,
    help=f"{', '.join(PAYERS)}; APBD is apbd_provinsi.",
)
@click.option("--from", "start", help="First month, as 2026-01; default: this month.")
@click.option("--with-jht", is_flag=True, help="With old-age savings (JHT).")
@click.option(
    "--intake",
    type=click.Choice(budgets.INTAKES),
    default=budgets.AT_START,
    show_default=True,
    help="All from the first month, or the same number joining every month.",
)
@click.option("--eligible", help="Workers of the base, for the cost of one point.")
@click.option("--region", help="Region, for its base and its budget.")
@click.option("--base", default=definitions.DEFAULT_BASE, show_default=True)
@today_option
@common
def budget(
    call: Call,
    *,
    workers: str | None,
    months: str | None,
    rupiah: str | None,
    payer: str,
    start: str | None,
    with_jht: bool,
    intake: str,
    eligible: str | None,
    region: str | None,
    base: str,
) -> None:
    """Money, workers and months: give two, the third is computed."""
    numbers = _two_of({"--workers": workers, "--months": months, "--rupiah": rupiah})
    code = parse_payer(payer)
    now = call.today
    first = parse_month(start, "--from") if start else first_day(now)
    inputs = ask_plan.BudgetInputs(
        rupiah=numbers.get("--rupiah"),
        workers=numbers.get("--workers"),
        months=numbers.get("--months"),
        start=first,
        payer=code,
        with_jht=with_jht,
        intake=intake,
        eligible=parse_count(eligible, "--eligible") if eligible else None,
    )
    place = call.data.regions.find(region) if region else None
    costs = ask_plan.costed(call.data, inputs, place, definitions.parse_base(base))
    sentence = phrases.budget(costs.budget, call.words)
    asking.show(call, ask_plan.budget_document(costs), sentence)
    if not call.as_json:
        changes = budgets.rate_changes(costs.budget.rates)
        call.print_table(
            [{"month": month_text(r.month), "rupiah": r.rupiah} for r in changes],
            ("month", "rupiah"),
        )


@main.command()
@click.option("--a0", help="Active workers before.")
@click.option("--e0", help="Base before.")
@click.option("--a1", help="Active workers after.")
@click.option("--e1", help="Base after.")
@click.option("--from", "from_period", help="First month, as 2023-12.")
@click.option("--to", "to_period", help="Second month.")
@click.option("--series", help="One series, where a region has several.")
@coverage_options()
@common
def decompose(
    call: Call,
    *,
    a0: str | None,
    e0: str | None,
    a1: str | None,
    e1: str | None,
    from_period: str | None,
    to_period: str | None,
    series: str | None,
    coverage: CoverageOptions,
) -> None:
    """Split a change of coverage into the effect of members and of the base."""
    if coverage.region is None:
        typed = asking.need({"--a0": a0, "--e0": e0, "--a1": a1, "--e1": e1})
        numbers = (parse_count(text, name) for name, text in typed.items())
        change = ask_change.WorkersAtTwoDates(*numbers).change()
        parts = ask_change.change_document(change)
        asking.show(call, parts, phrases.change(change, call.words))
        return
    region_change = _between(call, coverage, series, from_period, to_period)
    asking.show(
        call,
        ask_change.region_change_document(region_change),
        phrases.change(region_change.change, call.words),
    )


def _between(
    call: Call,
    coverage: CoverageOptions,
    series: str | None,
    from_period: str | None,
    to_period: str | None,
) -> ask_change.RegionChange:
    """Return a region's change between two months of one series.

    Raises:
        CakupanError: a month is missing or none, or has no comparable figure.
    """
    both = asking.need(
        {"--from": from_period, "--to": to_period}, "--a0 --e0 --a1 --e1"
    )
    periods = (
        definitions.parse_period(both["--from"]),
        definitions.parse_period(both["--to"]),
    )
    what = coverage.of(call.data)
    return ask_change.change_between(call.data, what, periods, series)
