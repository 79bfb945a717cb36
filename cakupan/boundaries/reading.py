"""Read a boundary file of any kind into one table in degrees."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pyproj
import shapely

from cakupan.boundaries.coverage import WGS84
from cakupan.errors import BoundaryError, Phrase

FEATURE_ID = "feature id"
POLYGONS = ("Polygon", "MultiPolygon")

# Generous bounds of Indonesia in degrees: west, south, east, north.
BOUNDS = (90.0, -15.0, 145.0, 12.0)

_UNREADABLE = (
    "Expected a boundary file (GeoJSON, GeoPackage or shapefile), found "
    '"{file}", which cannot be read: {reason}. '
    "Give the path of a readable file; a shapefile needs its .shp, .shx and .dbf "
    "together."
)
_NO_LAYER = (
    'Expected a layer "{layer}" in "{file}", found {known}. Give one of these with '
    "--layer."
)
_NO_CRS = (
    'Expected to be told the coordinate system of "{file}", found none in the file. '
    "Give it with --crs, for example --crs EPSG:4326 for degrees."
)
_BAD_CRS = (
    'Expected a coordinate system such as EPSG:4326, found "{crs}". Give the one that '
    'the maker of "{file}" names, with --crs.'
)
_ELSEWHERE = (
    "Expected shapes in Indonesia (longitude {west} to {east}, latitude {south} to "
    '{north}), found "{file}" reaching from {found}. The coordinate system is probably '
    "another one: give the right one with --crs."
)
_SWAPPED = (
    'Expected longitude before latitude in "{file}", found them the other way round '
    "(latitudes of {found} where longitudes belong). Save the file with longitude, or "
    "x, first."
)
_NO_POLYGONS = (
    'Expected polygons in "{file}", found {found}. Give the file of areas, not that '
    "of lines or points."
)


def read_boundary_file(
    file: Path, crs: str | None = None, layer: str | None = None
) -> gpd.GeoDataFrame:
    """Return all polygons of a file, in degrees, with all columns.

    The feature's id, where the file has one, is a column like any other.

    Args:
        file: anything that GDAL reads.
        crs: coordinate system that overrides the file's own, such as EPSG:32750.
        layer: of a file with several; None reads all.

    Raises:
        BoundaryError: the file cannot be read, has no coordinate system, no
            polygons, or lies outside of Indonesia.
    """
    layers = [
        _in_degrees(_read_layer(file, name), file, crs) for name in _layers(file, layer)
    ]
    shapes = pd.concat(layers, ignore_index=True) if len(layers) > 1 else layers[0]
    _check_place(shapes, file)
    return shapes


def _layers(file: Path, layer: str | None) -> list[str]:
    """Return the layers to read."""
    try:
        known = [str(name) for name, _ in pyogrio.list_layers(file)]
    except (pyogrio.errors.DataSourceError, OSError) as error:
        raise BoundaryError(_UNREADABLE, file=str(file), reason=str(error)) from error
    if layer is None:
        return known
    if layer not in known:
        names = ", ".join(f'"{name}"' for name in known[:5])
        raise BoundaryError(_NO_LAYER, layer=layer, file=str(file), known=names)
    return [layer]


def _read_layer(file: Path, layer: str) -> gpd.GeoDataFrame:
    """Return one layer's polygons."""
    try:
        rows = gpd.read_file(file, layer=layer, fid_as_index=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise BoundaryError(_UNREADABLE, file=str(file), reason=str(error)) from error
    if not isinstance(rows, gpd.GeoDataFrame):
        raise BoundaryError(
            _NO_POLYGONS, file=str(file), found=Phrase("a table without shapes")
        )
    if rows.geometry.name != "geometry":
        rows = rows.rename_geometry("geometry")
    rows[FEATURE_ID] = rows.index
    rows.geometry = rows.geometry.map(_areas_of)
    kinds = rows.geometry.geom_type
    wrong = kinds[kinds.notna() & ~kinds.isin(POLYGONS)]
    if len(wrong):
        raise BoundaryError(_NO_POLYGONS, file=str(file), found=wrong.iloc[0])
    return rows


def _areas_of(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    """Return a collection's polygons as one shape; lines and points in it go.

    What holds no polygon is returned as it is, to be refused by its kind.
    """
    if not isinstance(shape, shapely.GeometryCollection):
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    areas = [part for part in parts if part.geom_type in POLYGONS]
    return shapely.union_all(areas) if areas else shape


def _in_degrees(
    shapes: gpd.GeoDataFrame, file: Path, crs: str | None
) -> gpd.GeoDataFrame:
    """Return the shapes in longitude and latitude."""
    if crs is None and shapes.crs is None and _is_topology(file):
        crs = WGS84  # TopoJSON knows no other
    if crs is not None:
        try:
            shapes = shapes.set_crs(crs, allow_override=True)
        except pyproj.exceptions.CRSError as error:
            raise BoundaryError(_BAD_CRS, crs=crs, file=str(file)) from error
    if shapes.crs is None:
        raise BoundaryError(_NO_CRS, file=str(file))
    return shapes.to_crs(WGS84)


def _check_place(shapes: gpd.GeoDataFrame, file: Path) -> None:
    """Raise unless the shapes lie where Indonesia is."""
    if shapes.geometry.isna().all():
        raise BoundaryError(_NO_POLYGONS, file=str(file), found=Phrase("no shapes"))
    west, south, east, north = BOUNDS
    x0, y0, x1, y1 = shapes.total_bounds
    if shapely.box(*BOUNDS).covers(shapely.box(y0, x0, y1, x1)):
        raise BoundaryError(_SWAPPED, file=str(file), found=f"{x0:.2f} – {x1:.2f}")
    if not shapely.box(*BOUNDS).covers(shapely.box(x0, y0, x1, y1)):
        raise BoundaryError(
            _ELSEWHERE,
            west=west,
            east=east,
            south=south,
            north=north,
            file=str(file),
            found=f"({x0:.2f}, {y0:.2f}) – ({x1:.2f}, {y1:.2f})",
        )


def _is_topology(file: Path) -> bool:
    """Say whether a file is TopoJSON."""
    return bool(pyogrio.read_info(file)["driver"] == "TopoJSON")
