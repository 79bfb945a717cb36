"""Measure speed and size against the budgets: ``python -m benchmarks``."""

import csv
import datetime
import os
import subprocess
from collections.abc import Iterable

import click
from tabulate import tabulate

import cakupan
from benchmarks import (
    award,
    brief,
    browser,
    claims,
    offline,
    pages,
    shapes,
    simulation,
    store,
)
from benchmarks.measuring import FOLDER, MEASURES, Budget, Sample, read_budgets
from benchmarks.workshop import Workshop
from cakupan import paths

# The modules whose functions measure; importing them registers those.
MODULES = (store, simulation, shapes, award, claims, brief, offline, pages, browser)
HISTORY = FOLDER / "history.csv"
COLUMNS = ("date", "version", "commit", "name", "value", "unit", "cores")
_QUIET = 0.5  # of each core


def _chosen(budgets: dict[str, Budget], only: Iterable[str]) -> list[str]:
    """Return the names that begin as asked, all without a wish."""
    wishes = tuple(only)
    names = [name for name in budgets if not wishes or name.startswith(wishes)]
    if not names:
        raise click.UsageError(
            f"--only: expected the beginning of a name, found {', '.join(wishes)}. "
            f"Names: {', '.join(budgets)}."
        )
    return names


def _load() -> float:
    """Return how busy each core was in the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def _commit() -> str:
    """Return the short commit, with ``+`` if files differ from it."""
    said = [
        subprocess.run(
            ["git", *words],  # noqa: S607 -- the developer's own git
            cwd=paths.root(),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for words in (
            ("rev-parse", "--short", "HEAD"),
            ("status", "--porcelain", "--untracked-files=no"),
        )
    ]
    return said[0] + ("+" if said[1] else "")


def _written(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _table(found: dict[str, Sample], budgets: dict[str, Budget]) -> str:
    lines = []
    for name, sample in found.items():
        budget = budgets[name]
        spread = f"{_written(min(sample.values))} to {_written(max(sample.values))}"
        lines.append(
            (
                name,
                f"{_written(sample.median)} {budget.unit}",
                spread if len(sample.values) > 1 else "",
                f"{budget.most:g} {budget.unit}",
                "yes" if sample.median <= budget.most else "NO",
                sample.note,
            )
        )
    heads = ("name", "median", "from to", "budget", "within", "of which")
    return tabulate(lines, heads, disable_numparse=True)


def _record(found: dict[str, Sample], budgets: dict[str, Budget]) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    commit = _commit()
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(COLUMNS)
        for name, sample in found.items():
            writer.writerow(
                (
                    today,
                    cakupan.__version__,
                    commit,
                    name,
                    f"{sample.median:.4g}",
                    budgets[name].unit,
                    os.cpu_count(),
                )
            )


@click.command()
@click.option("--only", multiple=True, help="Names that begin so; may be repeated.")
@click.option("--runs", default=7, show_default=True, type=click.IntRange(1))
@click.option("--record", is_flag=True, help="Append the medians to history.csv.")
def main(*, only: tuple[str, ...], runs: int, record: bool) -> None:
    """Measure, print the medians beside the budgets, exit 1 if one is missed."""
    budgets = read_budgets()
    names = _chosen(budgets, only)
    before = _load()
    if record and before > _QUIET:
        raise click.UsageError(
            f"--record: expected a quiet machine, found its cores {before:.0%} busy. "
            "Wait a minute, or leave --record out."
        )
    found: dict[str, Sample] = {}
    with Workshop(runs) as workshop:
        for measure in dict.fromkeys(MEASURES[name] for name in names):
            click.echo(f"{measure.__module__}: {measure.__name__} ...", err=True)
            found |= {n: s for n, s in measure(workshop).items() if n in names}
    ordered = {name: found[name] for name in names}
    click.echo(_table(ordered, budgets))
    click.echo(f"{os.cpu_count()} cores, {before:.0%} busy before")
    if record:
        _record(ordered, budgets)
    if any(sample.median > budgets[name].most for name, sample in ordered.items()):
        raise SystemExit(1)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
