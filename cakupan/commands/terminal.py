"""What all commands share: the group, the call handed to each, options, printing.

A readable table by default, one JSON document on stdout with ``--json``, messages
on stderr. Exit 0 done; 2 bad input; 3 a figure that nobody published.
"""

import copy
import functools
import importlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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


@dataclass
class Call:
    """One call of the command line: which figures, of which day, printed in which form.

    Every command takes it first (``@common``), and has no other way to figures, words
    or the terminal.

    Attributes:
        as_json: print one JSON document instead of what people read.
        store_path: store file; None for the default one.
        dataset: ``terbit`` or ``simulasi``, as typed.
        known_on: day as of which figures are asked for, as typed; None for now.
        as_of: the reader's today, as typed; None for the clock's.
        is_simulated: whether the figures that were asked for are made up.
    """

    as_json: bool = False
    store_path: Path | None = None
    dataset: str = "terbit"
    known_on: str | None = None
    as_of: str | None = None
    is_simulated: bool = field(default=False, init=False)

    @functools.cached_property
    def words(self) -> Wording:
        """Return the words of the terminal: ``CAKUPAN_LANG`` (id or en), else id."""
        lang = "en" if os.environ.get("CAKUPAN_LANG") == "en" else "id"
        return Wording(lang, is_local=True)

    @property
    def today(self) -> date:
        """Return the reader's today: as typed, else the clock's.

        Raises:
            BadInputError: what was typed is no date.
        """
        if self.as_of:
            return definitions.parse_date(self.as_of, "--as-of")
        return date.today()

    @functools.cached_property
    def data(self) -> Data:
        """Return the figures that the options name, as known on their day.

        Raises:
            BadInputError: an unknown data set or a date that is none.
            NotPublishedError: a day before our first entry.
            NotMadeError: the simulation's store has not been made.
        """
        if self.dataset not in definitions.DATASETS:
            raise BadInputError(
                "Dataset: expected one of {expected}, found '{found}'. Choose one of "
                "them.",
                expected=", ".join(definitions.DATASETS),
                found=self.dataset,
            )
        self.is_simulated = self.dataset == watermark.SIMULATION
        if self.is_simulated:
            store = open_simulation(self.store_path)
            if not self.as_json:
                click.echo(self.words.say(watermark.LINE))
        else:
            store = ready_store(self.store_path)
        if store.notice:
            message, params = store.notice
            click.echo(self.words.fill(message, params), err=True)
        data = Data(store, regions=self._with_notes(Data(store).regions))
        if self.known_on is None:
            return data
        return data.on(
            definitions.parse_date(self.known_on, "--known-on")
        ).check_known_on()

    def _with_notes(self, shared: RegionIndex) -> RegionIndex:
        """Return regions that tell on stderr how a code was read, each reading once."""
        index, printed = copy.copy(shared), set[str]()

        def note(message: str, params: dict[str, str]) -> None:
            line = self.words.fill(message, params)
            if line not in printed:
                click.echo(line, err=True)
            printed.add(line)

        index.note = note
        return index

    def print_json(self, document: Any) -> None:
        """Print one JSON document on stdout; simulated figures say so in each record.

        Args:
            document: dataclasses, plain values, or lists and dictionaries of them.
        """
        if self.is_simulated:
            document = _marked(plain(document))
        text = json.dumps(document, ensure_ascii=False, indent=2, default=plain)
        click.echo(text)

    def print_table(self, rows: Iterable[Any], columns: Sequence[str]) -> None:
        """Print rows as a readable table; a missing value is an empty cell.

        Args:
            rows: dataclasses, or dictionaries of plain values.
            columns: names of fields or keys.
        """
        listed = [plain(row) for row in rows]
        cells = [["" if row[c] is None else row[c] for c in columns] for row in listed]
        click.echo(tabulate(cells, headers=columns, disable_numparse=True))

    def print_listed(
        self, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
    ) -> bool:
        """Print rows of a register, or that none is on record; return if there are."""
        if rows:
            self.print_table(rows, columns)
            return True
        nothing = _(
            "Nothing of this is on record; that does not mean that there is nothing."
        )
        self.say(nothing)
        return False

    def say(self, message: str, *, to_stderr: bool = False, **params: Any) -> None:
        """Print a message of the catalogue in the language of the terminal."""
        click.echo(self.words.say(message, **params), err=to_stderr)


def plain(value: Any) -> Any:
    """Return a value in the kinds that JSON has: the one encoder of the project."""
    from cakupan.writers.json import document

    if isinstance(value, list | dict):
        return value
    return document(value)


def _marked(document: Any) -> Any:
    if isinstance(document, list):
        return [_marked(plain(part)) for part in document]
    return {"dataset": watermark.SIMULATION, **document}


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
            call: Call = ctx.obj
            if isinstance(error, NotPublishedError) and call.as_json:
                call.print_json(error.document)
            click.echo(call.words.error(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cakupan")
@click.pass_context
def main(ctx: click.Context) -> None:
    """How many workers BPJS Ketenagakerjaan protects, out of how many."""
    ctx.obj = Call()


Command = Callable[..., None]
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document.")
_FIGURES = (
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
)


def json_option(command: Command) -> Command:
    """Hand a command its call, of which the form of printing alone is asked."""

    @functools.wraps(command)
    def run(*args: Any, as_json: bool, **options: Any) -> None:
        command(_begun(Call(as_json)), *args, **options)

    return _JSON(run)


def common(command: Command) -> Command:
    """Hand a command its call, with the options that name figures and their day."""

    @functools.wraps(command)
    def run(
        *args: Any,
        as_json: bool,
        store_path: Path | None,
        dataset: str,
        known_on: str | None,
        as_of: str | None = None,
        **options: Any,
    ) -> None:
        call = Call(as_json, store_path, dataset, known_on, as_of)
        command(_begun(call), *args, **options)

    return _with((_JSON, *_FIGURES), run)


def _begun(call: Call) -> Call:
    """Return a call, known to the group, which prints its error in its form."""
    click.get_current_context().find_root().obj = call
    return call


_DEFINITION = (
    click.option("--segments", default="PU,BPU,JAKON", show_default=True),
    click.option("--base", default=definitions.DEFAULT_BASE, show_default=True),
    click.option(
        "--vintage",
        type=click.Choice(["auto", "34", "38"]),
        default="auto",
        show_default=True,
    ),
)
_MONTH = "Month, as 2023-12; default: the latest near-complete."


def definition_options(command: Command) -> Command:
    """Give a command the options of a definition, read: ``definition``, ``vintage``."""

    @functools.wraps(command)
    def run(*args: Any, segments: str, base: str, **options: Any) -> None:
        definition = definitions.parse_definition(segments, base)
        command(*args, definition=definition, **options)

    return _with(_DEFINITION, run)


def period_option(command: Command) -> Command:
    """Give a command the option of a month, read: ``period_end`` or None."""

    @functools.wraps(command)
    def run(*args: Any, period: str | None, **options: Any) -> None:
        period_end = definitions.parse_period(period) if period else None
        command(*args, period_end=period_end, **options)

    return _with((click.option("--period", help=_MONTH),), run)


def today_option(command: Command) -> Command:
    """Give a command the reader's today (``Call.today``), which tests and files fix."""
    return _with(
        (
            click.option(
                "--as-of", envvar="CAKUPAN_TODAY", help="The reader's today (ISO)."
            ),
        ),
        command,
    )


def _with(
    options: tuple[Callable[[Command], Command], ...], command: Command
) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
