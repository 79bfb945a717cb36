"""Commands that install an office's own boundaries, and take them away again."""

from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from cakupan import paths
from cakupan.commands.terminal import Call, json_option, main
from cakupan.data import Data
from cakupan.data.store import ready_store
from cakupan.shapes import check_credit
from cakupan.wording import _

# What the installation says while it works; a national file takes half a minute.
_STEPS = {
    "read": _("Reading the file …"),
    "match": _("Matching the regions …"),
    "check": _("Checking the shapes …"),
    "write": _("Writing the shapes …"),
}


def _folder() -> Path:
    return paths.installed_shapes().parent


def _say_step(call: Call, step: str) -> None:
    if step in _STEPS:
        call.say(_STEPS[step], to_stderr=True)


@main.group()
def boundaries() -> None:
    """Boundaries that an office brings, instead of the built-in approximate ones."""


@boundaries.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", default="", help="Who made them; shown under every map.")
@click.option("--licence", default="", help="Under which they may be shown; likewise.")
@click.option("--crs", help="Coordinate system, where the file names none (EPSG:4326).")
@click.option("--layer", help="Layer, where the file has several.")
@json_option
def install(
    call: Call,
    *,
    file: Path,
    source: str,
    licence: str,
    crs: str | None,
    layer: str | None,
) -> None:
    """Check FILE (GeoJSON, GeoPackage, shapefile) and draw maps from it."""
    from cakupan.boundaries.install import install as install_file  # heavy; only here

    source, licence = check_credit(source, licence)  # before half a minute of work
    words = call.words
    known = [
        region
        for region in Data(ready_store()).regions.regions
        if region.vintage == "38" and region.level in ("province", "regency")
    ]
    regions = [(one.region_code, one.region_name, one.aliases) for one in known]
    report = install_file(
        file,
        regions,
        _folder(),
        partial(_say_step, call),
        source=source,
        licence=licence,
        crs=crs,
        layer=layer,
        bps={
            one.region_code_bps: one.region_code for one in known if one.region_code_bps
        },
    )
    if call.as_json:
        document = asdict(report)
        document["file"] = str(report.file)
        document["messages"] = [str(note) for note in report.messages]
        call.print_json(document)
        return
    for note in report.messages:
        click.echo(words.say(note.message, **note.params))
    click.echo(
        words.say(
            _(
                "Installed {regencies} regencies and {provinces} provinces from "
                "{file}: {by_code} by code, {by_name} by name; {unmatched} rows were "
                "left out."
            ),
            regencies=report.regencies,
            provinces=report.provinces,
            file=report.file,
            by_code=report.by_code,
            by_name=report.by_name,
            unmatched=sum(
                map(len, (report.unmatched, report.no_land, report.ambiguous))
            ),
        )
    )


@boundaries.command()
@click.pass_obj
def uninstall(call: Call) -> None:
    """Go back to the built-in approximate boundaries."""
    from cakupan.boundaries.install import uninstall as remove

    message = (
        _("The built-in approximate boundaries are in use again.")
        if remove(_folder())
        else _("No other boundaries were installed.")
    )
    call.say(message)
