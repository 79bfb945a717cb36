"""The command that writes a region's brief, or those of all provinces."""

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cakupan import outputs
from cakupan.blocks import Document
from cakupan.brief import files
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.commands.terminal import (
    Call,
    common,
    definition_options,
    main,
    period_option,
    today_option,
)
from cakupan.data import definitions
from cakupan.data.definitions import Definition
from cakupan.errors import BadInputError
from cakupan.wording import LANGUAGES, _
from cakupan.writers.pdf import PAGES

_COLUMNS = ("region_code", "file", "sha256", "pages", "bytes")


@dataclass(frozen=True)
class BriefDocument:
    """A brief that was written, as the command line prints it; keys are a contract.

    Attributes:
        pages: of a PDF; None for another form.
        known_on: day as of which the data are known; None for now.
        as_of: the reader's day.
    """

    region_code: str
    region_name: str
    file: str
    sha256: str
    pages: int | None
    bytes: int
    period_end: date
    vintage: str
    known_on: date | None
    as_of: date
    lang: str


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
@period_option
@definition_options
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Language of the brief; default: the terminal's.",
)
@today_option
@common
def brief(
    call: Call,
    *,
    region: str | None,
    out: Path | None,
    folder: Path | None,
    period_end: date | None,
    definition: Definition,
    vintage: str,
    lang: str | None,
) -> None:
    """Two pages on a region for a hearing: PDF, spreadsheet, slides and more.

    The same request gives the same bytes; --as-of fixes the day for ages and lapses.
    """
    _one_of(region, out, folder)
    ending = files.check_ending(out) if out else "pdf"
    day = call.today
    data = call.data

    def what(code: str) -> BriefAsked:
        return BriefAsked(
            region_code=code,
            as_of=day,
            definition=definition,
            period_end=period_end,
            vintage=vintage,
            known_on=data.known_on,
            lang=lang or call.words.lang,
            dataset=call.dataset,
        )

    if region and out:
        code = data.regions.find(region).region_code
        document = _written(compose(data, what(code)), what(code), out, ending)
        _show(call, document)
    if folder:
        made = list(_all_provinces(call, folder, what))
        if call.as_json:
            call.print_json(made)
        else:
            call.print_table(made, _COLUMNS)


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
) -> BriefDocument:
    """Write a brief and return what the command prints of it."""
    content = files.make(made, ending)
    outputs.write(path, content)
    is_now = what.known_on == definitions.KNOWN_NOW
    return BriefDocument(
        region_code=made.region_code,
        region_name=made.region_name,
        file=str(path),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=PAGES if ending == "pdf" else None,
        bytes=len(content),
        period_end=made.period_end,
        vintage=what.vintage,
        known_on=None if is_now else what.known_on,
        as_of=what.as_of,
        lang=what.lang,
    )


def _all_provinces(
    call: Call, folder: Path, what: Callable[[str], BriefAsked]
) -> Iterator[BriefDocument]:
    """Write the PDF of every province of today's division, telling how far it is."""
    outputs.check_folder(folder)
    files.make_folder(folder)
    data = call.data
    provinces = data.regions.of_level("province", "38")
    label = call.words.say(_("Writing the briefs"))
    with click.progressbar(
        provinces, label=label, file=sys.stderr, hidden=call.as_json
    ) as steps:
        for province in steps:
            mine = what(province.region_code)
            made = compose(data, mine)
            path = folder / files.file_name(made, "pdf")
            yield _written(made, mine, path, "pdf")


def _show(call: Call, document: BriefDocument) -> None:
    if call.as_json:
        call.print_json(document)
    else:
        call.print_table([document], _COLUMNS)
