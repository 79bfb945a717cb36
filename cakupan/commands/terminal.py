"""What all commands share: the group, options, the open store, printing.

A readable table by default, one JSON document on stdout with ``--json``, messages
on stderr. Exit 0 done; 2 bad input; 3 a figure that nobody published.
"""

import copy
import importlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from tabulate import tabulate

from cakupan import __version__, watermark
from cakupan.data import Data, definitions
from cakupan.data.regions import RegionIndex
from cakupan.data.store import open_simulation, ready_store
from cakupan.errors import BadInputError, CakupanError, NotPublishedError
from cakupan.wording import Wording, _


def wording() -> Wording:
    """Return the words of the terminal: ``CAKUPAN_LANG`` (id or en), else id."""
    lang = "en" if os.environ.get("CAKUPAN_LANG") == "en" else "id"
    return Wording(lang, is_local=True)


class Commands(click.Group):
    """The commands; says our errors in one line and exits with their code.

    Attributes:
        modules: by name of a command, the module of this package that defines it.
    """

    def __init__(self, *args: Any, **settings: Any) -> None:
        """Take what click's groups take."""
        super().__init__(*args, **settings)
        self.modules: dict[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, imported or not."""
        return sorted({*super().list_commands(ctx), *self.modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, its module imported; None if there is none."""
        if cmd_name in self.modules:
            importlib.import_module(f"{__package__}.{self.modules[cmd_name]}")
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say an error of ours and exit with its code."""
        try:
            return super().invoke(ctx)
        except CakupanError as error:
            if isinstance(error, NotPublishedError) and ctx.obj.get("json"):
                print_json(error.document)
            click.echo(wording().error(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cakupan")
@click.pass_context
def main(ctx: click.Context) -> None:
    """How many workers BPJS Ketenagakerjaan protects, out of how many."""
    ctx.obj = {}


def common(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that every command has."""
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


def definition_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which coverage is meant."""
    options = [
        click.option("--segments", default="PU,BPU,JAKON", show_default=True),
        click.option("--base", default=definitions.DEFAULT_BASE, show_default=True),
        click.option(
            "--vintage",
            type=click.Choice(["auto", "34", "38"]),
            default="auto",
            show_default=True,
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def open_data(store_path: Path | None, dataset: str, known_on: str | None) -> Data:
    """Open the figures that the options name, as known on their day.

    Raises:
        BadInputError: an unknown data set or a date that is none.
        NotPublishedError: a day before our first entry.
        NotMadeError: the simulation's store has not been made.
    """
    ctx = click.get_current_context()
    ctx.obj["json"] = ctx.params.get("as_json", False)
    if dataset not in definitions.DATASETS:
        raise BadInputError(
            "Dataset: expected one of {expected}, found '{found}'. Choose one of them.",
            expected=", ".join(definitions.DATASETS),
            found=dataset,
        )
    ctx.obj["dataset"] = dataset
    if dataset == watermark.SIMULATION:
        store = open_simulation(store_path)
        if not ctx.obj["json"]:
            click.echo(wording().say(watermark.LINE))
    else:
        store = ready_store(store_path)
    if store.notice:
        message, params = store.notice
        click.echo(wording().fill(message, params), err=True)
    data = Data(store, regions=_with_notes(Data(store).regions))
    if known_on is None:
        return data
    return data.on(definitions.parse_date(known_on, "--known-on")).check_known_on()


def _with_notes(shared: RegionIndex) -> RegionIndex:
    """Return regions that tell on stderr how a code was read, each reading once."""
    index, told = copy.copy(shared), set[str]()

    def note(message: str, params: dict[str, str]) -> None:
        said = wording().fill(message, params)
        if said not in told:
            click.echo(said, err=True)
        told.add(said)

    index.note = note
    return index


def print_json(document: Any) -> None:
    """Print one JSON document on stdout; simulated figures say so in each record."""
    asked = click.get_current_context().find_root().obj or {}
    if asked.get("dataset") == watermark.SIMULATION:
        document = _marked(document)
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _marked(document: Any) -> Any:
    if isinstance(document, list):
        return [_marked(part) for part in document]
    return {"dataset": watermark.SIMULATION, **document}


def print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows as a readable table; a missing value is an empty cell."""
    cells = [["" if row[c] is None else row[c] for c in columns] for row in rows]
    click.echo(tabulate(cells, headers=columns, disable_numparse=True))


def print_listed(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bool:
    """Print rows of a register, or say that none is on record; return if there are."""
    if rows:
        print_table(rows, columns)
        return True
    said = _("Nothing of this is on record; that does not mean that there is nothing.")
    click.echo(wording().say(said))
    return False
