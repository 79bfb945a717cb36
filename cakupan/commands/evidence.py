"""Commands on trust: figures that disagree, how far to trust, quoting and verifying."""

import sys
from dataclasses import fields
from textwrap import fill

import click
from tabulate import tabulate

from cakupan import watermark
from cakupan.commands.asking import CoverageOptions, coverage_options
from cakupan.commands.terminal import Call, common, main, plain, today_option
from cakupan.data.regions import NATION
from cakupan.errors import BadInputError
from cakupan.topics.coverage import ask_computed
from cakupan.topics.evidence import ask_quotation, cases, register, trust_document
from cakupan.topics.evidence.ask_doubts import figures_of_cases
from cakupan.topics.evidence.documents import ConflictDocument

_DOES_NOT_FIT = 1
_WIDTHS = (30, 50, 25, 30)  # letters of value, what, when and who
_CONFLICT_COLUMNS = (
    "conflict_id",
    "region_name",
    "period_end",
    "topic",
    "status",
    "figures",
    "title",
)


@main.command("conflicts")
@click.option("--region", help="Code, name or alias, as 65 or Kaltara.")
@click.option("--below", is_flag=True, help="With the regencies of the province.")
@click.option("--topic", type=click.Choice(tuple(cases.TOPICS)))
@click.option("--conflict", "conflict_id", help="One case by its id, as C-64-2023.")
@common
def conflicts_command(
    call: Call,
    *,
    region: str | None,
    below: bool,
    topic: str | None,
    conflict_id: str | None,
) -> None:
    """Published figures that disagree, and what would settle them."""
    data = call.data
    if conflict_id:
        _show_one(call, register.one(data, conflict_id))
        return
    place = data.regions.find(region) if region else None
    conflicts = register.register(data, place, topic, below)
    if call.as_json:
        call.print_json(conflicts)
        return
    lines = [
        {
            **vars(conflict),
            "figures": len(conflict.figures),
            "title": _in_language(conflict, "title", call),
        }
        for conflict in conflicts
    ]
    call.print_listed(lines, _CONFLICT_COLUMNS)


def _in_language(conflict: ConflictDocument, part: str, call: Call) -> str:
    """Return title, reading or what would settle it, in the terminal's language."""
    return str(getattr(conflict, f"{part}_{call.words.lang}"))


def _show_one(call: Call, conflict: ConflictDocument) -> None:
    if call.as_json:
        call.print_json(conflict)
        return
    for part in ("title", "reading", "settle"):
        click.echo(_in_language(conflict, part, call))
    rows = figures_of_cases(call.data)
    cells = cases.side_by_side(rows.get(conflict.conflict_id, []), call.words)
    # Tabulate's own wrapping reads "132,728" as a number and fails.
    wrapped = [(*map(fill, row, _WIDTHS), row[-1]) for row in cells]
    click.echo(tabulate(wrapped, disable_numparse=True))


@main.command("trust")
@today_option
@coverage_options()
@common
def trust_command(
    call: Call,
    *,
    coverage: CoverageOptions,
) -> None:
    """How far a region's figures can be trusted: age, reach, doubt."""
    data = call.data
    what = coverage.of(data, NATION)
    settled = data.scope(what.code, what.definition, what.period_end, what.vintage)
    place = settled.region
    trust = trust_document.document(data, settled, call.today)
    if call.as_json:
        call.print_json(trust)
        return
    click.echo(place.region_name)
    if trust.figures:
        columns = [each.name for each in fields(trust_document.TrustedFigure)]
        call.print_table(trust.figures, columns)
    for part in ("unique_persons", "regions_below", "conflicts"):
        counts = getattr(trust, part)
        if counts:
            click.echo(f"\n{part}")
            click.echo(tabulate(plain(counts).items(), disable_numparse=True))


@main.command("cite")
@click.option("--figure", help="A row of our data by its key, as F0037.")
@click.option("--verify", "quotation", help="A quoted link or text; - reads stdin.")
@coverage_options()
@common
def cite_command(
    call: Call,
    *,
    coverage: CoverageOptions,
    figure: str | None,
    quotation: str | None,
) -> None:
    """Quote a figure with its checksum, or verify what somebody quotes."""
    if quotation:
        _verify(call, quotation)
        return
    if (figure is None) == (coverage.region is None):
        raise BadInputError(
            "Expected one of --region, --figure and --verify, found {found}. Write "
            "one of them.",
            found="-" if figure is None else "--region --figure",
        )
    data = call.data
    if figure:
        cited = ask_quotation.cite_figure(data, figure)
    else:
        what = coverage.of(data)
        _place, row = ask_computed.computed(data, what)
        day = data.pinned_day
        cited = ask_quotation.of_coverage(row, data.store.dataset, day)
    quotation_document = ask_quotation.document(cited, data, call.words)
    if call.as_json:
        call.print_json(quotation_document)
        return
    click.echo(quotation_document.text)
    click.echo(quotation_document.link)


def _verify(call: Call, text: str) -> None:
    if text == "-":
        text = sys.stdin.read()
    quotation = ask_quotation.read_quotation(text)
    is_simulated = quotation.keys.get("dataset") == watermark.SIMULATION
    if is_simulated or quotation.text.startswith(watermark.WORD):
        call.dataset = watermark.SIMULATION
    data = call.data
    verified = ask_quotation.verify(data, quotation, call.words)
    if call.as_json:
        call.print_json(verified)
    else:
        for line in (verified.sentence, verified.text_of_data, *verified.since):
            click.echo(line)
    if verified.status != ask_quotation.FITS:
        click.get_current_context().exit(_DOES_NOT_FIT)
