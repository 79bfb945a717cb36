"""The command that makes the data set Simulasi."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from cakupan.commands.terminal import Call, json_option, main
from cakupan.wording import _


@dataclass(frozen=True)
class SimulationBuild:
    """What was made up, as the command line prints it; its keys are a contract.

    Attributes:
        rebuilt: False where the store was current.
        tables: rows by table.
        checks: rows that each check looked at.
    """

    store: str
    seed: int
    generator_version: int | str
    rebuilt: bool
    tables: Mapping[str, int]
    checks: Mapping[str, int]
    seconds: float = field(metadata={"places": 3})


@main.command()
@click.option(
    "--seed", type=int, required=True, help="Whole number; same seed, same figures."
)
@click.option(
    "--out",
    "path",
    type=click.Path(path_type=Path),
    help="Store file (or CAKUPAN_SIMULATION); the pages open the default one.",
)
@click.option("--force", is_flag=True, help="Make it even if nothing changed.")
@json_option
def simulate(call: Call, *, seed: int, path: Path | None, force: bool) -> None:
    """Make up figures for training: every regency and month, 2019 to 2025.

    They fill a store of their own, which --dataset simulasi opens.
    """
    from cakupan.simulation import GENERATOR_VERSION, Recipe
    from cakupan.simulation import simulate as make

    call.is_simulated = True
    result = make(Recipe(seed), path, force=force)
    if call.as_json:
        call.print_json(
            SimulationBuild(
                store=str(result.path),
                seed=seed,
                generator_version=GENERATOR_VERSION,
                rebuilt=result.rebuilt,
                tables=result.tables,
                checks={check.name: check.rows_checked for check in result.checks},
                seconds=result.seconds,
            )
        )
        return
    call.print_table(
        [{"table": name, "rows": rows} for name, rows in result.tables.items() if rows],
        ["table", "rows"],
    )
    click.echo(
        call.words.say(
            _("Simulasi {path}, seed {seed}: made in {seconds} s.")
            if result.rebuilt
            else _("Simulasi {path}, seed {seed}: already current ({seconds} s)."),
            path=result.path,
            seed=seed,
            seconds=round(result.seconds, 3),
        ),
        err=True,
    )
