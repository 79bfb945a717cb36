"""The command line: a second face on the same reads as the pages.

A readable table by default, one JSON document on stdout with ``--json``, messages
on stderr. Exit 0 done; 2 bad input; 3 a figure that nobody published.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from cakupan import __version__, definitions, documents, reads
from cakupan.definitions import Definition
from cakupan.errors import BadInputError, CakupanError, NotPublishedError
from cakupan.regions import NATION, RegionIndex, load_regions
from cakupan.store import Store, build_store, ready_store
from cakupan.wording import Wording


def wording() -> Wording:
    """Return the words of the terminal: ``CAKUPAN_LANG`` (id or en), else id."""
    return Wording("en" if os.environ.get("CAKUPAN_LANG") == "en" else "id")


class _Commands(click.Group):
    """Say our errors in one line and exit with their code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CakupanError as error:
            if isinstance(error, NotPublishedError) and ctx.obj.get("json"):
                _print_json(error.document)
            click.echo(wording().error(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cakupan")
@click.pass_context
def main(ctx: click.Context) -> None:
    """How many workers BPJS Ketenagakerjaan protects, out of how many."""
    ctx.obj = {}


def _common(command: Callable[..., None]) -> Callable[..., None]:
    options = [
        click.option("--json", "as_json", is_flag=True, help="One JSON document."),
        click.option(
            "--store",
            "store_path",
            type=click.Path(path_type=Path),
            help="Store file (or CAKUPAN_STORE).",
        ),
        click.option(
            "--dataset", default="terbit", show_default=True, help="terbit | simulasi"
        ),
        click.option("--known-on", help="As the data were known on a day (ISO)."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _open(
    store_path: Path | None, dataset: str, known_on: str | None
) -> tuple[Store, date]:
    ctx = click.get_current_context()
    ctx.obj["json"] = ctx.params.get("as_json", False)
    if dataset not in definitions.DATASETS:
        raise BadInputError(
            "Dataset: expected one of {expected}, found '{found}'. Choose one of them.",
            expected=", ".join(definitions.DATASETS),
            found=dataset,
        )
    if dataset == "simulasi":
        raise BadInputError(
            "Dataset: expected 'terbit', found 'simulasi'. This version holds "
            "published figures only. Leave --dataset out.",
        )
    store = ready_store(store_path)
    if store.notice:
        message, params = store.notice
        click.echo(wording().fill(message, params), err=True)
    if known_on is None:
        return store, definitions.KNOWN_NOW
    day = definitions.parse_date(known_on, "--known-on")
    reads.check_known_on(store, day)
    return store, day


def _print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    cells = [["" if row[c] is None else row[c] for c in columns] for row in rows]
    click.echo(tabulate(cells, headers=columns, disable_numparse=True))


@main.command()
@click.option("--force", is_flag=True, help="Build even if nothing changed.")
@_common
def build(
    *,
    force: bool,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Build the store from the data files, if anything in them changed."""
    del dataset, known_on  # every build holds the whole history
    result = build_store(store_path, force=force)
    document = {
        "store": str(result.path),
        "rebuilt": result.rebuilt,
        "tables": result.tables,
        "checks": {check.name: check.rows_checked for check in result.checks},
        "seconds": round(result.seconds, 3),
    }
    if as_json:
        _print_json(document)
        return
    _print_table(
        [{"table": name, "rows": rows} for name, rows in result.tables.items()],
        ["table", "rows"],
    )
    if result.checks:
        click.echo()
        _print_table(
            [{"check": c.name, "rows_checked": c.rows_checked} for c in result.checks],
            ["check", "rows_checked"],
        )
    click.echo(
        wording().say(
            "Store {path}: built in {seconds} s."
            if result.rebuilt
            else "Store {path}: already current ({seconds} s).",
            path=result.path,
            seconds=document["seconds"],
        ),
        err=True,
    )


@main.command()
@click.option("--region", help="Code, name or alias, as 64 or Kaltim.")
@click.option("--level", type=click.Choice(["province", "regency"]))
@click.option("--parent", help="Only regions below this one.")
@click.option("--period", help="Month, as 2023-12; default: the latest near-complete.")
@click.option("--segments", default="PU,BPU,JAKON", show_default=True)
@click.option("--base", default=definitions.DEFAULT_BASE, show_default=True)
@click.option(
    "--vintage",
    type=click.Choice(["auto", "34", "38"]),
    default="auto",
    show_default=True,
)
@_common
def coverage(
    *,
    region: str | None,
    level: str | None,
    parent: str | None,
    period: str | None,
    segments: str,
    base: str,
    vintage: str,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Coverage of one region, or of all regions of a level."""
    store, day = _open(store_path, dataset, known_on)
    definition = Definition(
        definitions.parse_segments(segments), definitions.parse_base(base)
    )
    period_end = definitions.parse_period(period) if period else None
    index = load_regions(store)
    if level is None:
        if parent:
            raise BadInputError(
                "Expected --level with --parent, found --parent {parent} alone. Write "
                "--level regency --parent {parent}.",
                parent=parent,
            )
        code = index.find(region or NATION).region_code
        _coverage_of_region(
            store, index, code, definition, period_end, vintage, day, as_json
        )
        return
    if region:
        raise BadInputError(
            "Expected either --region or --level, found both. For the regions below "
            "one, write --level regency --parent {region}.",
            region=region,
        )
    scene = reads.resolve_scene(
        store, level, definition.segments, period_end, vintage, day
    )
    # A province that the scene's division does not have is taken from its own.
    above = index.find(parent, scene.vintage) if parent else None
    rows = reads.read_coverage(
        store,
        definition,
        scene.period_end,
        above.vintage if above else scene.vintage,
        level=level,
        parent=above.region_code if above else None,
        known_on=day,
    )
    if not rows:
        raise BadInputError(
            "Expected a region with {level} regions below it, found '{parent}'. Name "
            "the nation for provinces, a province for regencies.",
            level=level,
            parent=parent,
        )
    sources = documents.sources_by_id(store)
    listed = [documents.coverage_document(row, sources) for row in rows]
    if as_json:
        _print_json(listed)
    else:
        _print_table(listed, _COVERAGE_COLUMNS)


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


def _coverage_of_region(
    store: Store,
    index: RegionIndex,
    code: str,
    definition: Definition,
    period_end: date | None,
    vintage: str,
    day: date,
    as_json: bool,
) -> None:
    found = index.of(code, "38")
    scene = reads.resolve_scene(
        store, found.level, definition.segments, period_end, vintage, day
    )
    chosen = reads.region_in_scene(index, code, scene)
    row = reads.read_coverage(
        store,
        definition,
        scene.period_end,
        chosen.vintage,
        region=chosen.region_code,
        known_on=day,
    )[0]
    if row["active_workers"] is None or row["coverage_pct"] is None:
        document = documents.absence_document(store, chosen, row, definition, day)
        said = "; ".join(
            documents.statement_sentence(part) for part in document["statements"]
        )
        raise NotPublishedError(
            "{region} ({code}), {period}, {scope} over {base}: no figure "
            "({reason}). Said within six months: {said}.",
            row["absence_reason"],
            document,
            region=chosen.region_name,
            code=chosen.region_code,
            period=scene.period_end.isoformat(),
            scope=definition.scope,
            base=definition.base,
            reason=row["absence_reason"],
            said=said or "-",
        )
    document = documents.coverage_document(row, documents.sources_by_id(store))
    if as_json:
        _print_json(document)
        return
    flat = {key: value for key, value in document.items() if key != "sources"}
    for source in document["sources"]:
        flat[f"source ({source['role']})"] = (
            f"{source['source_id']}: {source['title']}, {source['publisher']}"
        )
    click.echo(tabulate(flat.items(), disable_numparse=True))


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--from", "from_date", help="First day (ISO).")
@click.option("--to", "to_date", help="Last day (ISO).")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@_common
def statements(
    *,
    region: str,
    from_date: str | None,
    to_date: str | None,
    vintage: str,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Percents that somebody published for a region, and the base they imply."""
    store, day = _open(store_path, dataset, known_on)
    chosen = load_regions(store).find(region, vintage)
    first = definitions.parse_date(from_date, "--from") if from_date else date.min
    last = definitions.parse_date(to_date, "--to") if to_date else date.max
    if last < first:
        raise BadInputError(
            "Expected --to on or after --from, found {first} to {last}. Swap them.",
            first=first.isoformat(),
            last=last.isoformat(),
        )
    rows = reads.read_statements(store, chosen, first, last, day)
    listed = [documents.statement_document(row) for row in rows]
    if as_json:
        _print_json(listed)
        return
    flat = [{**row, "source_id": row["source"]["source_id"]} for row in listed]
    columns = ("period_end", "stated_pct_as_printed", "stated_active", "stated_base")
    more = ("implied_base_low", "implied_base_high", "precision", "kind", "indicator")
    _print_table(flat, (*columns, *more, "source_id"))


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--period", required=True, help="Month, as 2023-08.")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@_common
def workforce(
    *,
    region: str,
    period: str,
    vintage: str,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Every base of a region in the latest Sakernas August on or before a month."""
    store, day = _open(store_path, dataset, known_on)
    chosen = load_regions(store).find(region, vintage)
    period_end = definitions.parse_period(period)
    rows = reads.read_workforce(store, chosen, period_end, day)
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
    document = documents.workforce_document(chosen, rows)
    if as_json:
        _print_json(document)
        return
    click.echo(
        f"{chosen.region_name}, {document['period_end']}, "
        f"{document['source']['source_id']}: {document['source']['title']}"
    )
    _print_table(
        [{"base": k, "workers": v} for k, v in document["bases"].items()],
        ("base", "workers"),
    )


@main.command()
@click.option("--region", required=True, help="Code, name or alias.")
@click.option("--vintage", type=click.Choice(["34", "38"]), default="38")
@_common
def targets(
    *,
    region: str,
    vintage: str,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Targets of a region, each beside the latest statement of its indicator."""
    store, day = _open(store_path, dataset, known_on)
    chosen = load_regions(store).find(region, vintage)
    listed = [
        documents.target_document(row) for row in reads.read_targets(store, chosen, day)
    ]
    if as_json:
        _print_json(listed)
        return
    flat = [
        {
            **row,
            "latest": (row["latest_same_indicator"] or {}).get("stated_pct"),
            "source_id": row["source"]["source_id"],
        }
        for row in listed
    ]
    columns = ("regime", "indicator", "due_on", "target_pct", "target_workers")
    _print_table(flat, (*columns, "latest", "gap_pp", "is_met", "source_id"))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8501, show_default=True, help="0: any free port.")
@click.option("--open/--no-open", "open_browser", default=False)
def serve(*, host: str, port: int, open_browser: bool) -> None:
    """Serve the dashboard."""
    from cakupan import serve as server  # the page server is heavy; only here

    server.serve(host, port, open_browser=open_browser)


if __name__ == "__main__":
    sys.exit(main())
