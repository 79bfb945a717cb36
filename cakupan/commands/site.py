"""The command that writes the offline copy of a province and its regencies."""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from cakupan.commands.terminal import (
    Call,
    common,
    definition_options,
    main,
    period_option,
    today_option,
)
from cakupan.data.definitions import Definition
from cakupan.site import folder as places
from cakupan.site import render
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.wording import LANGUAGES

_COLUMNS = ("folder", "files", "bytes", "seconds")


@dataclass(frozen=True)
class SiteDocument:
    """An offline copy as the command line prints it; its keys are a contract.

    Attributes:
        first_page: file to open first.
        first_page_bytes: of that page with what it loads.
        period_end: month that was asked for; empty for the latest.
        as_of: the reader's day.
        lang: as it was asked for; with ``both``, two folders.
    """

    folder: str
    files: int
    bytes: int
    seconds: float
    region_code: str
    region_name: str
    first_page: str
    first_page_bytes: int
    period_end: date | str
    known_on: date
    as_of: date
    lang: str


@main.command("export-site")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--region", required=True, help="A province: code, name or alias.")
@period_option
@definition_options
@click.option(
    "--lang",
    type=click.Choice([*LANGUAGES, "both"]),
    default="id",
    show_default=True,
    help="Language of the pages; with both, English lies in a folder of its own.",
)
@today_option
@common
def export_site(
    call: Call,
    *,
    folder: Path,
    region: str,
    period_end: date | None,
    definition: Definition,
    vintage: str,
    lang: str,
) -> None:
    """Static pages of a province and its regencies that open without a server.

    DIR is a new or empty folder, or an older copy, which is replaced.
    """
    began = time.perf_counter()
    day = call.today
    places.check(folder.resolve())
    data = call.data
    what = SiteAsked(
        region_code=data.regions.find(region).region_code,
        as_of=day,
        definition=definition,
        period_end=period_end,
        vintage=vintage,
        known_on=data.known_on,
        langs=LANGUAGES if lang == "both" else (lang,),
        dataset=call.dataset,
    )
    site = Site(data, what)
    made = render.files(site)
    place = places.write(folder, made)
    document = SiteDocument(
        folder=str(place),
        files=len(made),
        bytes=sum(map(len, made.values())),
        seconds=time.perf_counter() - began,
        region_code=site.province.region_code,
        region_name=site.province.region_name,
        first_page=site.page_file(site.province, site.what.langs[0]),
        first_page_bytes=render.first_page_bytes(made, site),
        period_end=site.what.period_end or "",
        known_on=site.data.known_on,
        as_of=day,
        lang=lang,
    )
    if call.as_json:
        call.print_json(document)
    else:
        call.print_table([document], _COLUMNS)
