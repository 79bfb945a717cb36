"""Commands on targets: how many are missing, how fast they must join, why it moved."""

from decimal import Decimal
from fractions import Fraction

import click

from cakupan.answers import forms
from cakupan.commands import asking
from cakupan.commands.asking import CoverageOptions, coverage_options
from cakupan.commands.terminal import Call, common, main, today_option
from cakupan.data.months import parse_month
from cakupan.data.typed_numbers import parse_churn, parse_count, parse_percent
from cakupan.errors import BadInputError
from cakupan.topics.targets import ask, phrases
from cakupan.topics.targets.ask_gap import gap_to_published, gap_to_typed
from cakupan.topics.targets.ask_pace import (
    PaceAsked,
    pace_from_computed,
    pace_from_stated,
)
from cakupan.topics.targets.figures import (
    check_workers,
    compute_gap,
    compute_pace,
    pace_ratio,
)

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

    A published target (--regime) meets the latest statement of its own indicator.
    Only a target that you type (--target-pct) meets a computed coverage.
    """
    if coverage.region is None:
        typed = asking.need(
            {"--eligible": eligible, "--active": active, "--target-pct": target_pct}
        )
        workers = parse_count(typed["--eligible"], "--eligible")
        protected = parse_count(typed["--active"], "--active")
        target = parse_percent(typed["--target-pct"], "--target-pct")
        found = compute_gap(workers, protected, target)
        asking.show(
            call,
            forms.gap_document(found, workers, protected, target),
            phrases.of_gap,
        )
        return
    asking.one_target(target_pct, regime)
    data = call.data
    what = coverage.of(data)
    if target_pct is not None:
        target = parse_percent(target_pct, "--target-pct")
        asking.show(call, gap_to_typed(data, what, target), phrases.of_gap)
    else:
        asking.show(
            call,
            gap_to_published(data, what, str(regime), due),
            phrases.of_published_gap,
        )


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
        document = _typed_pace(typed, leaving, lapses or "0", mean_intake)
        asking.show(call, document, phrases.of_pace)
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
    how = PaceAsked(
        target_pct=parse_percent(pct, "--target-pct"),
        due_on=when,
        churn_pct=leaving,
        lapses=None if lapses == _KNOWN else parse_count(lapses or "0", "--lapses"),
        as_of=now,
    )
    if start == "stated" or (start is None and target):
        base_workers = parse_count(eligible, "--eligible") if eligible else None
        document = pace_from_stated(data, place, how, target, base_workers)
        asking.show(call, document, phrases.of_pace)
        if not call.as_json:
            call.print_table(document["starts"], _START_COLUMNS)
        return
    if target:
        raise BadInputError(
            "Expected --start stated with --regime, found computed. A published "
            "target is never compared with a computed coverage; type it with "
            "--target-pct instead.",
        )
    what = coverage.of(data)
    asking.show(call, pace_from_computed(data, what, how), phrases.of_pace)


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
) -> forms.Document:
    eligible = parse_count(typed["--eligible"], "--eligible")
    active = parse_count(typed["--active"], "--active")
    check_workers(eligible, active)
    target = parse_percent(typed["--target-pct"], "--target-pct")
    months = parse_count(typed["--months"], "--months")
    ending = parse_count(lapses, "--lapses")
    found = compute_pace(eligible, active, target, months, churn, ending)
    mean = None
    if mean_intake is not None:
        mean = Fraction(parse_count(mean_intake, "--mean-intake"))
    return {
        "eligible": eligible,
        "active": active,
        "target_pct": float(target),
        "months": months,
        "churn_pct": float(churn),
        "lapses": ending,
        **forms.pace_document(found, pace_ratio(found.required_exact, mean), mean),
    }
