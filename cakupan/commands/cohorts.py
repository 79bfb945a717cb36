"""The command on funded cohorts: which there are, and when their cover ends."""

import click

from cakupan.commands.terminal import Call, common, main
from cakupan.data import definitions
from cakupan.data.months import parse_month
from cakupan.topics.cohorts import phrases
from cakupan.topics.cohorts.ask_lapse import LapseCalendar, lapse_calendar
from cakupan.wording import _

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
    lapses = lapse_calendar(
        data,
        data.regions.find(region),
        definitions.parse_base(base),
        parse_month(first, "--from") if first else None,
        parse_month(last, "--to") if last else None,
        below=below,
    )
    if call.as_json:
        call.print_json(lapses)
        return
    _print_lapses(call, lapses, kpi)


def _print_lapses(call: Call, lapses: LapseCalendar, kpi: bool) -> None:
    """Print cohorts, months and what states no months as readable tables."""
    from cakupan.writers.json import document as plain

    document, words = plain(lapses), call.words
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
    click.echo(phrases.of_calendar(lapses, words))
