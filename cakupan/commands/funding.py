"""Commands on money and cover: what it costs, how long it lasts, when it ends."""

import click

from cakupan.answers import lapse as lapses
from cakupan.answers import sentences
from cakupan.commands import asking
from cakupan.commands.terminal import Call, common, main, today_option
from cakupan.data import definitions
from cakupan.data.months import first_day, month_text, parse_month
from cakupan.data.typed_numbers import parse_count
from cakupan.errors import BadInputError
from cakupan.topics.budget import ask_plan
from cakupan.topics.budget.figures import budget as budgets
from cakupan.topics.budget.figures.rates import PAYERS, parse_payer
from cakupan.topics.cohorts import phrases
from cakupan.wording import _


def _two_of(given: dict[str, str | None]) -> dict[str, int]:
    """Return the two numbers that a budget is asked with.

    Raises:
        BadInputError: fewer or more than two are given, or one is no number.
    """
    found = {name: text for name, text in given.items() if text is not None}
    if len(found) != 2:
        raise BadInputError(
            "Expected two of {expected}, found {found}. The third is computed.",
            expected=", ".join(given),
            found=", ".join(found) or "-",
        )
    return {
        name: parse_count(text, name, is_money=name == "--rupiah")
        for name, text in found.items()
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
    asked = ask_plan.BudgetAsked(
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
    found = ask_plan.costed(call.data, asked, place, definitions.parse_base(base))
    asking.show(call, ask_plan.budget_document(found), sentences.of_budget)
    if not call.as_json:
        changes = budgets.rate_changes(found.budget.rates)
        call.print_table(
            [{"month": month_text(r.month), "rupiah": r.rupiah} for r in changes],
            ("month", "rupiah"),
        )


_COHORT_COLUMNS = (
    "region_code",
    "first_month",
    "last_month",
    "months",
    "workers",
    "payer",
    "plan_status",
    "worker_months",
    "full_year_equivalent",
    "protection_depth",
    "arrears_deadline",
)
_MONTH_COLUMNS = (
    "month",
    "funded_workers",
    "planned_workers",
    "ending_workers",
    "coverage_change_pp",
    "coverage_change_from",
    "arrears_deadline",
)
_UNDATED_COLUMNS = (
    *("cohort_id", "region_code", "workers", "months", "payer", "plan_status"),
)


@main.command()
@click.option("--region", required=True, help="Code, name or alias, as 65 or Kaltara.")
@click.option("--from", "first", help="First month, as 2023-12.")
@click.option("--to", "last", help="Last month.")
@click.option("--below", is_flag=True, help="With the cohorts of the regions in it.")
@click.option("--kpi", is_flag=True, help="With the handbook's count of cohorts.")
@click.option("--base", default=definitions.DEFAULT_BASE, show_default=True)
@common
def lapse(
    call: Call,
    *,
    region: str,
    first: str | None,
    last: str | None,
    below: bool,
    kpi: bool,
    base: str,
) -> None:
    """Funded cohorts of vulnerable workers, and when their cover ends."""
    data = call.data
    document = lapses.lapse_calendar(
        data,
        call.data.regions.find(region),
        definitions.parse_base(base),
        parse_month(first, "--from") if first else None,
        parse_month(last, "--to") if last else None,
        below=below,
    )
    if call.as_json:
        call.print_json(document)
        return
    words = call.words
    say = words.say
    click.echo(document["region_name"])
    for title in dict.fromkeys(
        part["dispute"][f"title_{words.lang}"]
        for part in (*document["cohorts"], *document["undated"])
        if part["dispute"]
    ):
        click.echo(say(_("Disputed: {title}."), title=title))
    columns = (*_COHORT_COLUMNS, "kpi_equivalent") if kpi else _COHORT_COLUMNS
    if document["cohorts"]:
        call.print_table(document["cohorts"], columns)
        if kpi:
            message = _("kpi_equivalent: a setting of the handbook, not coverage.")
            click.echo(say(message))
        click.echo()
        call.print_table(document["by_month"], _MONTH_COLUMNS)
        click.echo()
    if document["undated"]:
        click.echo(say(_("Months not fully stated, outside every sum:")))
        call.print_table(document["undated"], _UNDATED_COLUMNS)
    click.echo(phrases.of_calendar(document, call.words))
