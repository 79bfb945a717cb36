"""Cut Indonesia's coastline out of the Natural Earth topology, once, into ``geo/``.

Run by hand when Natural Earth publishes a new coastline; everything else reads
``geo/coastline.geojson`` and needs no network::

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m cakupan.boundaries.coast package/countries-10m.json
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import shapely

from cakupan import paths
from cakupan.errors import BoundaryError

INDONESIA = "360"  # ISO 3166-1 numeric, the topology's feature id
DECIMALS = 4  # about 11 m, finer than the topology's own grid of 400 m

_NO_COUNTRY = (
    'Expected a country with id "{id}" in the topology, found none in "{file}". '
    "Use countries-10m.json of the npm package world-atlas."
)
_NO_FILE = (
    'Expected the coastline as GeoJSON, found no readable file at "{file}". '
    "Restore geo/coastline.geojson from version control, or make it again with "
    "python -m cakupan.boundaries.coast."
)


def extract_coast(topology: dict[str, Any]) -> shapely.MultiPolygon:
    """Return Indonesia's land from a TopoJSON topology, in degrees.

    Raises:
        BoundaryError: the topology holds no country with Indonesia's id.
    """
    arcs = _decode_arcs(topology)
    countries = topology.get("objects", {}).get("countries", {}).get("geometries", [])
    country = next((c for c in countries if c.get("id") == INDONESIA), None)
    if country is None:
        raise BoundaryError(_NO_COUNTRY, id=INDONESIA, file="countries-10m.json")
    polygons = [
        shapely.make_valid(
            shapely.Polygon(_join(arcs, part[0]), [_join(arcs, h) for h in part[1:]])
        )
        for part in country["arcs"]
    ]
    land = shapely.get_parts(shapely.unary_union(polygons))
    return shapely.normalize(
        shapely.MultiPolygon([p for p in land if p.geom_type == "Polygon"])
    )


def _decode_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Undo the topology's delta encoding and quantisation."""
    transform = topology["transform"]
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded


def _join(
    arcs: list[list[tuple[float, float]]], indexes: Sequence[int]
) -> list[tuple[float, float]]:
    """Join arcs into one ring; a negative index is an arc run backwards."""
    points: list[tuple[float, float]] = []
    for index in indexes:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    return points


def read_coast(file: Path) -> shapely.MultiPolygon:
    """Return the land from ``geo/coastline.geojson``, in degrees.

    Raises:
        BoundaryError: the file cannot be read.
    """
    try:
        geometry = json.loads(file.read_text(encoding="utf-8"))["geometry"]
        return shapely.from_geojson(json.dumps(geometry))
    except (OSError, ValueError, KeyError, shapely.errors.GEOSException) as error:
        raise BoundaryError(_NO_FILE, file=str(file)) from error


def write_coast(land: shapely.MultiPolygon, file: Path) -> None:
    """Write the land as one GeoJSON feature, a polygon a line."""
    polygons = [
        [
            [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
            for ring in (polygon.exterior, *polygon.interiors)
        ]
        for polygon in land.geoms
    ]
    lines = ",\n".join(json.dumps(p, separators=(",", ":")) for p in polygons)
    file.write_text(
        '{"type":"Feature","properties":{"name":"Indonesia",'
        '"source":"Natural Earth 4.1.0, 1:10m, public domain"},'
        '"geometry":{"type":"MultiPolygon","coordinates":[\n' + lines + "\n]}}\n",
        encoding="utf-8",
    )


def main(arguments: Sequence[str]) -> None:
    """Extract the coast from the topology named on the command line."""
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    land = extract_coast(topology)
    target = paths.geo_dir() / "coastline.geojson"
    write_coast(land, target)
    print(f"{target}: {len(land.geoms)} polygons")


if __name__ == "__main__":
    main(sys.argv[1:])
