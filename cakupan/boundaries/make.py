"""Make the built-in shape set from ``geo/``.

Run it after a change under ``geo/``; the same input gives the same bytes::

    python -m cakupan.boundaries.make [--compare FULL_SET.geojson]
"""

import hashlib
from pathlib import Path

import click
import geopandas as gpd

from cakupan import paths
from cakupan.boundaries.cells import make_regencies, read_sites
from cakupan.boundaries.coast import read_coast
from cakupan.boundaries.compare import compare
from cakupan.boundaries.shapeset import (
    APPROXIMATE,
    TILES,
    Progress,
    geographic_documents,
    tile_documents,
    write_documents,
)
from cakupan.boundaries.swap import replaced_folder
from cakupan.boundaries.tiles import Layout, read_layout

# The coastline lies on a grid of 0.0036 degrees; finer than this are only its steps.
COAST_FLOOR = 0.0035

COAST = "coastline.geojson"
POINTS = "district_points.csv"
LAYOUTS = {
    "province-38": "tiles_38.csv",
    "province-34": "tiles_34.csv",
    "regency": "tiles_514.csv",
}


def build_regencies(geo: Path) -> gpd.GeoDataFrame:
    """Return the built-in regencies, indexed by code, in degrees.

    Raises:
        BoundaryError: an input is missing or broken.
    """
    land = read_coast(geo / COAST)
    return make_regencies(land, read_sites(geo / POINTS))


def read_layouts(geo: Path) -> dict[str, Layout]:
    """Return the three tile layouts, by key.

    Raises:
        BoundaryError: a layout is missing or broken.
    """
    return {key: read_layout(geo / file) for key, file in LAYOUTS.items()}


def make_builtin(
    regencies: gpd.GeoDataFrame, geo: Path, out: Path, progress: Progress
) -> dict[str, int]:
    """Write the built-in set into a folder, replacing what is there.

    Args:
        regencies: from :func:`build_regencies`.
        geo: folder of the tile layouts; the index keeps the hashes of all inputs, so
            that a set older than its inputs is found out.
        out: the set's folder.
        progress: told what is being made.

    Returns:
        The size of each file in bytes, by key.
    """
    shapes = dict(zip(regencies.index, regencies.geometry, strict=True))
    documents = geographic_documents(shapes, progress, floor=COAST_FLOOR)
    tiles = tile_documents(read_layouts(geo))
    labels = dict.fromkeys(documents, APPROXIMATE) | dict.fromkeys(tiles, TILES)
    with replaced_folder(out) as folder:
        return write_documents(
            documents | tiles, folder, "builtin", labels, hash_inputs(geo)
        )


def hash_inputs(geo: Path) -> dict[str, str]:
    """Return the SHA-256 of every input file, by name."""
    return {
        name: hashlib.sha256((geo / name).read_bytes()).hexdigest()
        for name in sorted([COAST, POINTS, *LAYOUTS.values()])
    }


@click.command(help=__doc__)
@click.option(
    "--compare",
    "full_set",
    type=click.Path(exists=True, path_type=Path),
    help="A full set of 514 regencies to measure against.",
)
def main(full_set: Path | None) -> None:
    """Make the set, and measure it if there is something to measure against."""
    regencies = build_regencies(paths.geo_dir())
    click.echo(f"{len(regencies)} regencies", err=True)
    out = paths.static_dir() / "shapes" / "builtin"
    sizes = make_builtin(regencies, paths.geo_dir(), out, lambda key: None)
    click.echo(f"{len(sizes)} files, {sum(sizes.values()):,} bytes in {out}", err=True)
    if full_set:
        click.echo(compare(regencies, full_set))


if __name__ == "__main__":
    main()
