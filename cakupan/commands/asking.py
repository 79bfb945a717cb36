"""What several commands ask alike: a computed coverage, a target, typed numbers."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import click
from tabulate import tabulate

from cakupan.commands.terminal import (
    Call,
    Command,
    definition_options,
    period_option,
    plain,
)
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.errors import BadInputError
from cakupan.topics.coverage.ask_computed import CoverageAsked


@dataclass(frozen=True)
class CoverageOptions:
    """Which computed coverage the options of a command name.

    Attributes:
        region: code, name or alias, as typed; None where it was left out.
        definition: segments and base.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
    """

    region: str | None
    definition: Definition
    period_end: date | None
    vintage: str

    def of(self, data: Data, region: str = "") -> CoverageAsked:
        """Return what is asked, the region by its code.

        Args:
            data: the figures, whose regions are searched.
            region: taken where the option was left out.

        Raises:
            UnknownRegionError: no such region.
        """
        code = data.regions.find(self.region or region).region_code
        return CoverageAsked(code, self.definition, self.period_end, self.vintage)


def coverage_options(*, is_region_needed: bool = False) -> Callable[[Command], Command]:
    """Give a command the options of one computed coverage, read: ``coverage``.

    Args:
        is_region_needed: whether the command refuses to run without a region.
    """

    def decorate(command: Command) -> Command:
        @period_option
        @click.option(
            "--region",
            required=is_region_needed,
            help="Code, name or alias, as Kaltim.",
        )
        @definition_options
        @functools.wraps(command)
        def run(
            *args: Any,
            region: str | None,
            definition: Definition,
            period_end: date | None,
            vintage: str,
            **options: Any,
        ) -> None:
            coverage = CoverageOptions(region, definition, period_end, vintage)
            command(*args, coverage=coverage, **options)

        return run

    return decorate


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


def show(call: Call, result: Any, sentence: str) -> None:
    """Print a result as JSON, or its plain values as a table and a sentence."""
    if call.as_json:
        call.print_json(result)
        return
    click.echo(tabulate(_plain_values(plain(result)), disable_numparse=True))
    click.echo(sentence)


def _plain_values(printed: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the values of a document that are no lists; an unknown one is empty."""
    return [
        (key, "" if value is None else value)
        for key, value in printed.items()
        if not isinstance(value, dict | list)
    ]
