"""Regencies from district points: nearest-point cells, cut at the coast.

The points are the middles of the districts. A cell of plain nearest-point
division has its point anywhere; here the generating seeds are moved for a few
rounds until the middle of each cell lies near its district's point, which puts
more of the land into the right regency. Each island is divided among its own
points only, so that no cell jumps a strait.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from cakupan.boundaries.coverage import WGS84, clean
from cakupan.boundaries.smooth import smooth_inner_borders
from cakupan.errors import BoundaryError

PATCH_DISTANCE = 0.03  # degrees (3 km): a point farther out has an island of its own
PATCH_RADIUS = 0.022  # degrees: can be seen in its province's map
ROUNDS = 20  # of moving seeds; more changes nothing that can be measured
STEP = 0.3  # share of the way a seed moves towards its aim in one round
REACH = 0.8  # of the distance to the next point: how far a seed may move in all

GRID = 1e-9  # degrees: edges cut apart by rounding still count as common

_NO_POINTS = (
    'Expected a table of points with columns {columns}, found "{found}" in '
    '"{file}". Restore the file from version control.'
)


@dataclass(frozen=True)
class Sites:
    """District points: regency codes beside coordinates in degrees (n x 2)."""

    codes: np.ndarray
    xy: np.ndarray


def read_sites(file: Path, code_column: str = "district_code") -> Sites:
    """Return the points of a table with a code, ``lat`` and ``lon``.

    The first five characters of the code are the regency's. Points at the very
    same place are kept once.

    Raises:
        BoundaryError: the file or a column is missing.
    """
    columns = (code_column, "lat", "lon")
    try:
        with file.open(encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text))
    except OSError as error:
        raise BoundaryError(
            _NO_POINTS, columns=", ".join(columns), found="-", file=str(file)
        ) from error
    if not rows or not set(columns) <= set(rows[0]):
        found = ", ".join(rows[0]) if rows else "-"
        raise BoundaryError(
            _NO_POINTS, columns=", ".join(columns), found=found, file=str(file)
        )
    places = {(float(r["lon"]), float(r["lat"])): r[code_column][:5] for r in rows}
    return Sites(np.array(list(places.values())), np.array(list(places)))


def add_patches(land: shapely.MultiPolygon, sites: Sites) -> shapely.MultiPolygon:
    """Add a small round island for every point that the coastline leaves at sea."""
    points = shapely.points(sites.xy)
    at_sea = points[shapely.distance(land, points) > PATCH_DISTANCE]
    patches = shapely.buffer(at_sea, PATCH_RADIUS, quad_segs=4)
    return _as_multipolygon(shapely.union_all([land, *patches]))


def make_regencies(land: shapely.MultiPolygon, sites: Sites) -> gpd.GeoDataFrame:
    """Divide the land among the points' regencies.

    Returns:
        One row per regency, indexed by code, edges shared exactly, in degrees.
    """
    islands = np.array(shapely.get_parts(add_patches(land, sites)))
    home = _home_islands(islands, sites)
    pieces: list[shapely.Geometry] = []
    codes: list[str] = []
    for number, island in enumerate(islands):
        own = np.flatnonzero(home == number)
        if len(own) == 0:
            own = np.array([_nearest_site(island, sites)])
        if len(set(sites.codes[own])) == 1:
            pieces.append(island)
            codes.append(sites.codes[own[0]])
            continue
        parts, numbers = _divide(island, sites.xy[own])
        pieces += list(parts)
        codes += list(sites.codes[own][numbers])
    cells = gpd.GeoDataFrame({"code": codes}, geometry=pieces, crs=WGS84)
    cells.geometry = clean(cells.geometry.to_numpy())
    regencies = cells.dissolve("code", method="coverage").sort_index()
    regencies.geometry = smooth_inner_borders(regencies.geometry.to_numpy())
    return regencies


def _home_islands(islands: np.ndarray, sites: Sites) -> np.ndarray:
    """Return for each point the number of the island it stands on or next to."""
    return shapely.STRtree(islands).nearest(shapely.points(sites.xy))


def _nearest_site(island: shapely.Polygon, sites: Sites) -> int:
    """Return the point nearest to an island that has none of its own."""
    return int(shapely.STRtree(shapely.points(sites.xy)).nearest(island))


def _divide(island: shapely.Polygon, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cut an island into pieces; return them and the number of each one's point."""
    points = shapely.points(xy)
    reach = REACH * _nearest_distances(points)
    seeds = xy
    for _ in range(ROUNDS):
        cells = _voronoi(island, seeds)
        bodies = np.where(shapely.is_empty(cells), points, cells)
        middles = shapely.get_coordinates(shapely.centroid(bodies))
        moved = seeds + (xy - middles) * STEP - xy
        length = np.maximum(np.hypot(*moved.T), 1e-12)
        seeds = xy + moved * np.minimum(1, reach / length)[:, None]
    return _without_orphans(_voronoi(island, seeds), points)


def _without_orphans(
    cells: np.ndarray, points: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give pieces across a bay to the neighbours that they are joined to by land.

    Of a cell in several pieces, the one nearest to its point is not across the bay.
    """
    parts, owner = shapely.get_parts(cells, return_index=True)
    order = np.lexsort((shapely.distance(parts, points[owner]), owner))
    parts, owner = parts[order], owner[order]
    is_main = np.append(True, owner[1:] != owner[:-1])
    mains, numbers = parts[is_main], owner[is_main]
    orphans = parts[~is_main]
    piece, near = shapely.STRtree(mains).query(orphans, predicate="intersects")
    common = shapely.intersection(orphans[piece], mains[near], grid_size=GRID)
    border = shapely.length(common)
    for number, row in enumerate(np.flatnonzero(~is_main)):
        own = piece == number
        if np.any(border[own] > 0):
            owner[row] = numbers[near[own][np.argmax(border[own])]]
    return parts, owner


def _nearest_distances(points: np.ndarray) -> np.ndarray:
    """Return each point's distance to the nearest other point."""
    (first, _), distance = shapely.STRtree(points).query_nearest(
        points, exclusive=True, return_distance=True, all_matches=False
    )
    result = np.zeros(len(points))
    result[first] = distance
    return result


def _voronoi(island: shapely.Polygon, seeds: np.ndarray) -> np.ndarray:
    """Return nearest-seed cells in the order of the seeds, cut at the coast."""
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.MultiPoint(seeds), extend_to=island.buffer(1), ordered=True
        )
    )
    shapely.prepare(island)
    cut = ~shapely.contains_properly(island, cells)
    cells = np.array(cells)
    cells[cut] = shapely.intersection(cells[cut], island)
    return np.array([_as_multipolygon(cell) for cell in cells])


def _as_multipolygon(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Keep the polygons of a shape; points and lines of a touching cut fall away."""
    parts: Sequence[shapely.Geometry] = shapely.get_parts(
        shapely.get_parts(shape)
    ).tolist()
    return shapely.MultiPolygon([p for p in parts if p.geom_type == "Polygon"])
