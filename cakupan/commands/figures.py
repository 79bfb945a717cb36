"""Commands that answer with figures, from build and coverage to targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import click
from tabulate import tabulate

from cakupan.commands.terminal import (
    Call,
    common,
    definition_options,
    main,
    period_option,
    plain,
)
from cakupan.data import definitions
from cakupan.data.definitions import Definition
from cakupan.data.regions import NATION
from cakupan.data.scope import Scope, months_of
from cakupan.data.store import Row, build_store
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.coverage import documents, phrases
from cakupan.topics.coverage.ask_computed import computed_coverage
from cakupan.topics.coverage.figures import beside
from cakupan.topics.evidence import build_warnings
from cakupan.topics.targets.documents import TargetDocument, target_document
from cakupan.wording import _, half_up

_MOST_WARNINGS = 20


@dataclass(frozen=True)
class BuildDocument:
    """What a build made, as the command line prints it; its keys are a contract.

    Attributes:
        rebuilt: False where the store was current.
        tables: rows by table.
        checks: rows that each check looked at.
    """

    store: str
    rebuilt: bool
    tables: Mapping[str, int]
    checks: Mapping[str, int]
    warnings: tuple[Mapping[str, Any], ...]
    seconds: float = field(metadata={"places": 3})


@main.command()
@click.option("--force", is_flag=True, help="Build even if nothing changed.")
@common
def build(
    call: Call,
    *,
    force: bool,
) -> None:
    """Build the store from the data files, if anything in them changed."""
    # --known-on changes nothing: every build holds the whole history.
    if call.dataset != "terbit":
        raise BadInputError(
            "Dataset: expected 'terbit', found '{found}'. Simulasi is made by "
            "'cakupan simulate --seed 1'.",
            found=call.dataset,
        )
    result = build_store(call.store_path, force=force)
    if call.as_json:
        call.print_json(
            BuildDocument(
                store=str(result.path),
                rebuilt=result.rebuilt,
                tables=result.tables,
                checks={check.name: check.rows_checked for check in result.checks},
                warnings=tuple(
                    build_warnings.document(row, call.words)
                    for row in build_warnings.gravest_first(result.warnings)
                ),
                seconds=result.seconds,
            )
        )
        return
    call.print_table(
        [{"table": name, "rows": rows} for name, rows in result.tables.items()],
        ["table", "rows"],
    )
    if result.checks:
        click.echo()
        call.print_table(
            [{"check": c.name, "rows_checked": c.rows_checked} for c in result.checks],
            ["check", "rows_checked"],
        )
    _say_warnings(call, result.warnings)
    click.echo(
        call.words.say(
            "Store {path}: built in {seconds} s."
            if result.rebuilt
            else "Store {path}: already current ({seconds} s).",
            path=result.path,
            seconds=round(result.seconds, 3),
        ),
        err=True,
    )


def _say_warnings(call: Call, rows: Sequence[Row]) -> None:
    """Say what in an office's figures should be looked at; the build went on."""
    words, rows = call.words, build_warnings.gravest_first(rows)
    for row in rows[:_MOST_WARNINGS]:
        said = build_warnings.line(row, words)
        click.echo(f"{build_warnings.place(row, words)}: {said}", err=True)
    rest = rows[_MOST_WARNINGS:]
    if rest:
        more = _("And {count} more ({kinds}): see 'cakupan build --json'.")
        kinds, count = build_warnings.by_kind(rest, words), words.number(len(rest))
        click.echo(words.say(more, count=count, kinds=kinds), err=True)
    figures = len(build_warnings.of_figures(rows))
    if figures:
        message = _("{count} figures stand out; the store was built with them.")
        click.echo(words.say(message, count=words.number(figures)), err=True)


@main.command()
@click.option("--region", help="Code, name or alias, as 64 or Kaltim.")
@click.option("--level", type=click.Choice(["province", "regency"]))
@click.option("--parent", help="Only regions below this one.")
@period_option
@definition_options
@common
def coverage(
    call: Call,
    *,
    region: str | None,
    level: str | None,
    parent: str | None,
    period_end: date | None,
    definition: Definition,
    vintage: str,
) -> None:
    """Coverage of one region, or of all regions of a level."""
    data = call.data
    if level is None:
        if parent:
            raise BadInputError(
                "Expected --level with --parent, found --parent {parent} alone. Write "
                "--level regency --parent {parent}.",
                parent=parent,
            )
        code = data.regions.find(region or NATION).region_code
        _coverage_of_region(call, code, definition, period_end, vintage)
        return
    if region:
        raise BadInputError(
            "Expected either --region or --level, found both. For the regions below "
            "one, write --level regency --parent {region}.",
            region=region,
        )
    scope = data.scope(NATION, definition, period_end, vintage, level=level)
    _coverage_of_level(call, level, parent, scope)


def _coverage_of_level(
    call: Call, level: str, parent: str | None, scope: Scope
) -> None:
    data = call.data
    # A province that the scope's division does not have is taken from its own.
    above = data.regions.find(parent, scope.vintage) if parent else None
    rows = data.rows(
        "coverage__by_region",
        level=level,
        parent=above.region_code if above else None,
        vintage=above.vintage if above else scope.vintage,
        period_end=scope.period_end,
        segments=scope.definition.segments,
        base=scope.definition.base,
    )
    if not rows:
        raise BadInputError(
            "Expected a region with {level} regions below it, found '{parent}'. Name "
            "the nation for provinces, a province for regencies.",
            level=level,
            parent=parent,
        )
    sources = data.sources
    listed = [documents.coverage_document(row, sources) for row in rows]
    if call.as_json:
        call.print_json(listed)
    else:
        # Which provinces are sums, and how many regencies are in, is said where it is.
        lines = [plain(row) for row in listed]
        more = [name for name in _OF_PARTS if any(name in line for line in lines)]
        call.print_table(
            [{**dict.fromkeys(more), **line} for line in lines],
            [*_COVERAGE_COLUMNS, *more],
        )


_COVERAGE_COLUMNS = (
    "region_code",
    "region_name",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "absence_reason",
    "vintage",
    "series",
)
_OF_PARTS = ("regencies_summed", "regencies_in", "regencies_of", "sent_scope")


def _coverage_of_region(
    call: Call,
    code: str,
    definition: Definition,
    period_end: date | None,
    vintage: str,
) -> None:
    data = call.data
    place, row = computed_coverage(data, code, definition, period_end, vintage)
    coverage = documents.coverage_document(row, data.sources)
    figures_beside = beside(months_of(data, place, definition), row)
    if call.as_json:
        on_record = tuple(map(documents.figure_on_record, figures_beside))
        call.print_json(documents.RegionCoverageDocument(coverage, on_record))
        return
    # Pairs: regencies that were summed may have several sources.
    lines = [pair for pair in plain(coverage).items() if pair[0] != "sources"]
    lines += [
        (
            f"source ({source.role})",
            f"{source.source_id}: {source.title}, {source.publisher}",
        )
        for source in coverage.sources
    ]
    lines += [
        (f"on record ({found.kind})", phrases.on_record_plain(found))
        for found in figures_beside
    ]
    click.echo(tabulate(lines, disable_numparse=True))


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--from", "from_date", help="First day (ISO).")
@click.option("--to", "to_date", help="Last day (ISO).")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@common
def statements(
    call: Call,
    *,
    region: str,
    from_date: str | None,
    to_date: str | None,
    vintage: str,
) -> None:
    """Percents that somebody published for a region, and the base they imply."""
    data = call.data
    chosen = data.regions.find(region, vintage)
    first = definitions.parse_date(from_date, "--from") if from_date else date.min
    last = definitions.parse_date(to_date, "--to") if to_date else date.max
    if last < first:
        raise BadInputError(
            "Expected --to on or after --from, found {first} to {last}. Swap them.",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    rows = data.rows(
        "statements__by_region",
        territory_id=chosen.territory_id,
        from_date=first,
        to_date=last,
    )
    if call.as_json:
        call.print_json([documents.statement_document(row) for row in rows])
        return
    lines = [
        {**row, "stated_pct_as_printed": documents.statement_percent(row)}
        for row in rows
    ]
    columns = ("period_end", "stated_pct_as_printed", "stated_active", "stated_base")
    more = ("implied_base_low", "implied_base_high", "precision", "kind", "indicator")
    call.print_listed(lines, (*columns, *more, "source_id"))


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--period", required=True, help="Month, as 2023-08.")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@common
def workforce(
    call: Call,
    *,
    region: str,
    period: str,
    vintage: str,
) -> None:
    """Every base of a region in the latest Sakernas August on or before a month."""
    data = call.data
    chosen = data.regions.find(region, vintage)
    period_end = definitions.parse_period(period)
    rows = data.rows(
        "workforce__by_region", territory_id=chosen.territory_id, period_end=period_end
    )
    if not rows:
        raise NotPublishedError(
            "{region}: no survey round on or before {period}; the first is of August "
            "2018. Ask for a later month.",
            "not_published",
            {
                "region_code": chosen.region_code,
                "period_end": period_end.isoformat(),
                "absence_reason": "not_published",
            },
            region=chosen.region_name,
            period=period_end.isoformat(),
        )
    bases = documents.workforce_document(chosen, rows)
    if call.as_json:
        call.print_json(bases)
        return
    click.echo(
        f"{chosen.region_name}, {bases.period_end.isoformat()}, "
        f"{bases.source.source_id}: {bases.source.title}"
    )
    call.print_table(
        [{"base": k, "workers": v} for k, v in bases.bases.items()],
        ("base", "workers"),
    )


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@common
def targets(
    call: Call,
    *,
    region: str,
    vintage: str,
) -> None:
    """Targets of a region, each beside the latest statement of its indicator."""
    data = call.data
    chosen = data.regions.find(region, vintage)
    listed = [
        target_document(row)
        for row in data.rows(
            "targets__by_region",
            territory_id=chosen.territory_id,
            figures_of=chosen.territory_id,
        )
    ]
    if call.as_json:
        call.print_json(listed)
        return
    lines = [
        {
            **plain(target),
            "latest": _latest(target),
            "source_id": target.source.source_id,
        }
        for target in listed
    ]
    columns = ("regime", "indicator", "due_on", "target_pct", "target_workers")
    is_any = call.print_listed(
        lines, (*columns, "latest", "gap_pp", "is_met", "source_id")
    )
    if not is_any and chosen.region_code != NATION:
        said = _("Targets of the nation: cakupan targets --region {nation}.")
        click.echo(call.words.say(said, nation=NATION))


def _latest(target: TargetDocument) -> float | None:
    """Return the percent that a target meets, as it is printed; None if none."""
    latest, measured = target.latest_same_indicator, target.measured_on
    if latest is not None:
        return latest.stated_pct
    if measured is None or measured.coverage_pct is None:
        return None
    return float(half_up(measured.coverage_pct))
