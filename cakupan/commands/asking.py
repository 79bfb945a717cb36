"""What commands share beside their group: options of a question, tables, today."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click
from tabulate import tabulate

from cakupan.answers import forms
from cakupan.commands.terminal import (
    definition_options,
    print_json,
    wording,
)
from cakupan.data import Data, definitions
from cakupan.errors import BadInputError
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.wording import Wording


def region_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a region's computed coverage."""
    return click.option("--region", help="Code, name or alias, as 64 or Kaltim.")(
        definition_options(command)
    )


def today_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the reader's today, which tests and files fix."""
    return click.option(
        "--as-of", envvar="CAKUPAN_TODAY", help="The reader's today (ISO)."
    )(command)


def today(text: str | None) -> date:
    """Return the reader's today: as given, else the clock's."""
    return definitions.parse_date(text, "--as-of") if text else date.today()


def will_print_json(as_json: bool) -> None:
    """Tell the group how an error is to be said, where no store is opened."""
    click.get_current_context().obj["json"] = as_json


def coverage_asked(
    data: Data,
    region: str,
    segments: str,
    base: str,
    vintage: str,
    period: str | None,
) -> CoverageAsked:
    """Read the options of a region's computed coverage."""
    return CoverageAsked(
        code=data.regions.find(region).region_code,
        definition=definitions.parse_definition(segments, base),
        period_end=definitions.parse_period(period) if period else None,
        vintage=vintage,
    )


def need(named: dict[str, str | None], instead: str = "--region") -> dict[str, str]:
    """Return the options of a question with typed numbers.

    Raises:
        BadInputError: one of them is missing; the message names all.
    """
    missing = [name for name, value in named.items() if value is None]
    if missing:
        raise BadInputError(
            "Expected {expected}, or {instead}; missing: {missing}. Write them.",
            expected=", ".join(named),
            instead=instead,
            missing=", ".join(missing),
        )
    return {name: value for name, value in named.items() if value is not None}


def one_target(target_pct: str | None, regime: str | None) -> None:
    """Refuse two targets, and none.

    Raises:
        BadInputError: both or neither is given.
    """
    if (target_pct is None) == (regime is None):
        raise BadInputError(
            "Expected either --target-pct or --regime, found {found}. Write one of "
            "them.",
            found="-" if target_pct is None else "--target-pct --regime",
        )


Sentence = Callable[[dict[str, Any], Wording], str]


def show(document: dict[str, Any], as_json: bool, sentence: Sentence) -> None:
    """Print a document as JSON, or its plain values as a table and one sentence."""
    if as_json:
        print_json(document)
        return
    click.echo(tabulate(forms.flat(document), disable_numparse=True))
    click.echo(sentence(document, wording()))
