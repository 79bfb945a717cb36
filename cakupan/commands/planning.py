"""Commands on targets: how many are missing, how fast they must join."""

from decimal import Decimal
from fractions import Fraction

import click

from cakupan.commands import asking
from cakupan.commands.asking import CoverageOptions, coverage_options
from cakupan.commands.terminal import Call, common, main, today_option
from cakupan.data.months import parse_month
from cakupan.data.typed_numbers import parse_churn, parse_count, parse_percent
from cakupan.errors import BadInputError
from cakupan.topics.targets import ask, documents, phrases
from cakupan.topics.targets.ask_gap import (
    gap_of_numbers,
    gap_to_published,
    gap_to_typed,
)
from cakupan.topics.targets.ask_pace import (
    pace_from_computed,
    pace_from_stated,
    pace_of_numbers,
)
from cakupan.topics.targets.results import PaceAsked, TypedPace

_KNOWN = "known"


@main.command()
@click.option("--eligible", help="Workers of the base.")
@click.option("--active", help="Workers protected.")
@click.option("--target-pct", help="Target that you type, percent.")
@click.option("--regime", help="Published target: UCJ, RPJMN, Perda, ...")
@click.option("--due", help="Year or month of the published target.")
@coverage_options()
@common
def gap(
    call: Call,
    *,
    eligible: str | None,
    active: str | None,
    target_pct: str | None,
    regime: str | None,
    due: str | None,
    coverage: CoverageOptions,
) -> None:
    """Gap to a target in workers and points, by two numbers or by region.

    A published target (--regime) meets the latest statement of its own indicator; one
    that an office entered with its base, the coverage that it is measured on. A target
    that you type (--target-pct) meets the computed coverage that you ask for.
    """
    if coverage.region is None:
        typed = asking.need(
            {"--eligible": eligible, "--active": active, "--target-pct": target_pct}
        )
        workers = parse_count(typed["--eligible"], "--eligible")
        protected = parse_count(typed["--active"], "--active")
        target = parse_percent(typed["--target-pct"], "--target-pct")
        typed_gap = gap_of_numbers(workers, protected, target)
        sentence = phrases.typed_gap(typed_gap, call.words)
        asking.show(call, documents.typed_gap(typed_gap), sentence)
        return
    asking.one_target(target_pct, regime)
    data = call.data
    what = coverage.of(data)
    if target_pct is not None:
        target = parse_percent(target_pct, "--target-pct")
        typed_gap = gap_to_typed(data, what, target)
        sentence = phrases.typed_gap(typed_gap, call.words)
        asking.show(call, documents.typed_gap(typed_gap, data), sentence)
    else:
        published_gap = gap_to_published(data, what, str(regime), due)
        sentence = phrases.published_gap(published_gap, call.words)
        asking.show(call, documents.published_gap(published_gap), sentence)


@main.command()
@click.option("--eligible", help="Workers of the base at the target date.")
@click.option("--active", help="Workers protected at the start.")
@click.option("--target-pct", help="Target that you type, percent.")
@click.option("--months", help="Months from the start to the target date.")
@click.option("--churn", help="Members who leave each month, as 2 or 2%.")
@click.option("--lapses", help="Covers that end before; 'known': those on record.")
@click.option("--mean-intake", help="Net intake a month over the last twelve months.")
@click.option("--regime", help="Published target: UCJ, RPJMN, Perda, ...")
@click.option("--due", help="Month of the target, as 2026-12.")
@click.option(
    "--start",
    type=click.Choice(["computed", "stated"]),
    help="Start from a computed coverage or from published percents.",
)
@coverage_options()
@today_option
@common
def pace(
    call: Call,
    *,
    eligible: str | None,
    active: str | None,
    target_pct: str | None,
    months: str | None,
    churn: str | None,
    lapses: str | None,
    mean_intake: str | None,
    regime: str | None,
    due: str | None,
    start: str | None,
    coverage: CoverageOptions,
) -> None:
    """Enrolment a month that a target asks for, with churn and known lapses.

    With --region a published target (--regime) starts from published percents, a
    typed one (--target-pct) from the computed coverage, unless --start says else.
    """
    leaving = parse_churn(churn, "--churn") if churn else Decimal(0)
    if coverage.region is None:
        typed = asking.need(
            {
                "--eligible": eligible,
                "--active": active,
                "--target-pct": target_pct,
                "--months": months,
            }
        )
        typed_pace = _typed_pace(typed, leaving, lapses or "0", mean_intake)
        sentence = phrases.pace(typed_pace, call.words)
        asking.show(call, documents.typed_pace(typed_pace), sentence)
        return
    asking.one_target(target_pct, regime)
    data = call.data
    place = data.regions.find(coverage.region)
    now = call.today
    target = ask.choose_target(data, place, regime, due, now) if regime else None
    when = target.row["due_on"] if target else None
    if when is None:
        when = parse_month(asking.need({"--due": due}, "--regime")["--due"], "--due")
    pct = str(target.row["target_pct_as_printed"]) if target else str(target_pct)
    asked = PaceAsked(
        target_pct=parse_percent(pct, "--target-pct"),
        due_on=when,
        churn_pct=leaving,
        lapses=None if lapses == _KNOWN else parse_count(lapses or "0", "--lapses"),
        as_of=now,
    )
    if start == "stated" or (start is None and target):
        base_workers = parse_count(eligible, "--eligible") if eligible else None
        stated_pace = pace_from_stated(data, place, asked, target, base_workers)
        paces = documents.stated_pace(stated_pace)
        asking.show(call, paces, phrases.pace(stated_pace, call.words))
        if not call.as_json:
            call.print_table(paces.starts, _START_COLUMNS)
        return
    if target:
        raise BadInputError(
            "Expected --start stated with --regime, found computed. A published "
            "target is never compared with a computed coverage; type it with "
            "--target-pct instead.",
        )
    computed_pace = pace_from_computed(data, coverage.of(data), asked)
    sentence = phrases.pace(computed_pace, call.words)
    asking.show(call, documents.computed_pace(computed_pace, data), sentence)


_START_COLUMNS = (
    "stated_pct",
    "indicator",
    "period_end",
    "eligible",
    "active",
    "months",
    "required_per_month",
    "known_lapses",
    "base_source_id",
)


def _typed_pace(
    typed: dict[str, str], churn: Decimal, lapses: str, mean_intake: str | None
) -> TypedPace:
    mean = None
    if mean_intake is not None:
        mean = Fraction(parse_count(mean_intake, "--mean-intake"))
    return pace_of_numbers(
        parse_count(typed["--eligible"], "--eligible"),
        parse_count(typed["--active"], "--active"),
        parse_percent(typed["--target-pct"], "--target-pct"),
        parse_count(typed["--months"], "--months"),
        churn,
        parse_count(lapses, "--lapses"),
        mean,
    )
