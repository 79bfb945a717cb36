"""The command that writes a region's brief, or those of all provinces."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from cakupan import outputs
from cakupan.blocks import Document
from cakupan.brief import files
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.commands import asking
from cakupan.commands.terminal import (
    common,
    definition_options,
    main,
    open_data,
    print_json,
    print_table,
    wording,
)
from cakupan.data import Data, definitions
from cakupan.errors import BadInputError
from cakupan.wording import LANGUAGES, _
from cakupan.writers.pdf import PAGES

_COLUMNS = ("region_code", "file", "sha256", "pages", "bytes")


@main.command()
@click.argument("region", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help=f"File; its ending says which: {', '.join(files.ENDINGS)}.",
)
@click.option(
    "--all-provinces",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder for the PDF of every province instead of one region's.",
)
@click.option("--period", help="Month, as 2023-12; default: the latest near-complete.")
@definition_options
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the brief; default: the terminal's.",
)
@asking.today_option
@common
def brief(
    *,
    region: str | None,
    out: Path | None,
    folder: Path | None,
    period: str | None,
    segments: str,
    base: str,
    vintage: str,
    lang: str | None,
    as_of: str | None,
    as_json: bool,
    store_path: Path | None,
    dataset: str,
    known_on: str | None,
) -> None:
    """Two pages on a region for a hearing: PDF, spreadsheet, slides and more.

    The same request gives the same bytes; --as-of fixes the day for ages and lapses.
    """
    asking.will_print_json(as_json)
    _one_of(region, out, folder)
    ending = files.check_ending(out) if out else "pdf"
    definition = definitions.parse_definition(segments, base)
    day = asking.today(as_of)
    data = open_data(store_path, dataset, known_on)

    def what(code: str) -> BriefAsked:
        return BriefAsked(
            region_code=code,
            as_of=day,
            definition=definition,
            period_end=definitions.parse_period(period) if period else None,
            vintage=vintage,
            known_on=data.known_on,
            lang=lang or wording().lang,
            dataset=dataset,
        )

    if region and out:
        code = data.regions.find(region).region_code
        document = _written(compose(data, what(code)), what(code), out, ending)
        _show(document, as_json)
    if folder:
        made = list(_all_provinces(data, folder, what, quiet=as_json))
        if as_json:
            print_json(made)
        else:
            print_table(made, _COLUMNS)


def _one_of(region: str | None, out: Path | None, folder: Path | None) -> None:
    """Refuse a region without a file, and a region with all provinces.

    Raises:
        BadInputError: neither or both are asked for.
    """
    if bool(folder) == bool(region or out) or bool(region) != bool(out):
        found = {"REGION": region, "--out": out, "--all-provinces": folder}
        raise BadInputError(
            "Expected REGION with --out FILE, or --all-provinces DIR; found {found}. "
            "Write for instance: cakupan brief Kaltim --out kaltim.pdf",
            found=", ".join(name for name, value in found.items() if value) or "-",
        )


def _written(
    made: Document, what: BriefAsked, path: Path, ending: str
) -> dict[str, Any]:
    """Write a brief and return what the command prints of it."""
    content = files.make(made, ending)
    outputs.write(path, content)
    return {
        "region_code": made.region_code,
        "region_name": made.region_name,
        "file": str(path),
        "sha256": hashlib.sha256(content).hexdigest(),
        "pages": PAGES if ending == "pdf" else None,
        "bytes": len(content),
        "period_end": made.period_end.isoformat(),
        "vintage": what.vintage,
        "known_on": (
            None
            if what.known_on == definitions.KNOWN_NOW
            else what.known_on.isoformat()
        ),
        "as_of": what.as_of.isoformat(),
        "lang": what.lang,
    }


def _all_provinces(
    data: Data, folder: Path, what: Callable[[str], BriefAsked], *, quiet: bool
) -> Iterator[dict[str, Any]]:
    """Write the PDF of every province of today's division, telling how far it is."""
    outputs.check_folder(folder)
    files.make_folder(folder)
    provinces = data.regions.of_level("province", "38")
    label = wording().say(_("Writing the briefs"))
    with click.progressbar(
        provinces, label=label, file=sys.stderr, hidden=quiet
    ) as steps:
        for province in steps:
            mine = what(province.region_code)
            made = compose(data, mine)
            path = folder / files.file_name(made, "pdf")
            yield _written(made, mine, path, "pdf")


def _show(document: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(document)
    else:
        print_table([document], _COLUMNS)
